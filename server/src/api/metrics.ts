// What /metrics tells Prometheus: the process itself, and the four figures that say whether the flow keeps up.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Counters } from '../gate/context.ts';
import type { Hub } from '../push/hub.ts';

export interface Metrics extends Counters {
  /** A batch of due tickets was claimed, the first of them `lateMs` after its instant. */
  woken(claimed: number, lateMs: number): void;
  /** A try of a job of this name failed. */
  jobFailed(name: string): void;
  operation(door: 'http' | 'ws', schema: string, seconds: number): void;
  /** The text of /metrics with its content type. */
  render(): Promise<{ readonly text: string; readonly contentType: string }>;
}

/** What is read at the moment of rendering. */
export interface Gauges {
  relayPosition(): number;
  sockets(): number;
  /** Null: none flies. */
  readonly canary: () => CanaryFigures | null;
  readonly hub: Pick<Hub, 'groups' | 'members' | 'executions'>;
}

/** Real milliseconds; null: none came yet. */
interface CanaryFigures {
  readonly lateMs: number | null;
  readonly p95Ms: number | null;
  readonly mostMs: number | null;
  readonly isLate: boolean;
}

const secondsBuckets = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 20];

/** A registry of this app's own, so that two apps in one process do not share figures. */
export function createMetrics(gauges: Gauges): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const registers = [register];
  const events = new Counter({ name: 'headroom_events_recorded_total', help: 'Ticket events stored.', registers });
  const claimed = new Counter({
    name: 'headroom_tickets_woken_total',
    help: 'Due tickets claimed by the wake loop.',
    registers,
  });
  const lateness = new Histogram({
    name: 'headroom_wake_lateness_seconds',
    help: 'How long after its instant the first ticket of a batch was claimed.',
    buckets: secondsBuckets,
    registers,
  });
  const failedJobs = new Counter({
    name: 'headroom_job_failures_total',
    help: 'Tries of background jobs that failed.',
    labelNames: ['job'],
    registers,
  });
  const operations = new Histogram({
    name: 'headroom_graphql_operation_seconds',
    help: 'How long operations took, from the request to the reply.',
    labelNames: ['door', 'schema'],
    buckets: secondsBuckets,
    registers,
  });
  const gaugeOf = (name: string, help: string, read: () => number): void => {
    new Gauge({
      ...{ name, help, registers },
      collect() {
        this.set(read());
      },
    });
  };
  gaugeOf('headroom_relay_position', 'The last position of the change log that was published here.', () =>
    gauges.relayPosition(),
  );
  gaugeOf('headroom_websockets', 'Open WebSockets.', () => gauges.sockets());
  gaugeOf('headroom_live_groups', 'Groups of subscriptions that share their executions.', () => gauges.hub.groups);
  gaugeOf('headroom_live_members', 'Subscriptions in those groups.', () => gauges.hub.members);
  new Counter({
    name: 'headroom_live_executions_total',
    help: 'Documents executed for a group, once per event however many its members.',
    registers,
    collect() {
      this.reset();
      this.inc(gauges.hub.executions);
    },
  });
  addCanary(register, gauges);
  return {
    eventsRecorded: (count) => {
      events.inc(count);
    },
    woken: (count, lateMs) => {
      claimed.inc(count);
      lateness.observe(Math.max(0, lateMs) / 1_000);
    },
    jobFailed: (job) => {
      failedJobs.inc({ job });
    },
    operation: (door, schema, seconds) => {
      operations.observe({ door, schema }, seconds);
    },
    render: async () => ({ text: await register.metrics(), contentType: register.contentType }),
  };
}

/** How late a breach is seen, and whether that is too late; nothing is said of what is not known. */
function addCanary(register: Registry, { canary }: Gauges): void {
  const ofCanary = (name: string, help: string, read: (report: CanaryFigures) => number | null): void => {
    new Gauge({
      ...{ name, help, registers: [register] },
      collect() {
        this.reset();
        const report = canary();
        const value = report === null ? null : read(report);
        if (value === null) this.remove();
        else this.set(value);
      },
    });
  };
  const seconds = (ms: number | null): number | null => ms && ms / 1_000;
  ofCanary('headroom_canary_late', '1 while the canary is late or missing.', ({ isLate }) => (isLate ? 1 : 0));
  ofCanary('headroom_canary_lateness_seconds', 'How late the last canary came.', ({ lateMs }) => seconds(lateMs));
  ofCanary('headroom_canary_lateness_p95_seconds', 'Of the last hundred.', ({ p95Ms }) => seconds(p95Ms));
  ofCanary('headroom_canary_lateness_most_seconds', 'Of the last hundred.', ({ mostMs }) => seconds(mostMs));
}
