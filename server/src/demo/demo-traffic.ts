// The demo keeps moving: now and then somebody writes, answers, resolves, so that a wall that nobody feeds is alive. What
// happens next follows from how the tickets stand, so that the demo keeps its shape for weeks.
import type { TimeSource } from '../clock-source.ts';
import type { Database, Tx } from '../db/orm.ts';
import { recordEvents } from '../runtime/record.ts';
import type { NewEvent } from '../ticket/new-event.ts';
import { countDemoTickets, loadDemoTickets, lockDemo } from './demo.store.ts';
import { chooseAct } from './demo-act.ts';
import { eventOf, eventsOf } from './demo-events.ts';
import type { DemoStep } from './demo-life.ts';
import { pickPlace } from './demo-place.ts';
import { deliverDue } from './demo-deliverables.ts';
import { agents, demoSource } from './demo-world.ts';
import { demoReference } from './load-demo.ts';
import { seededRandom } from './random.ts';
import type { Random } from './random.ts';

export interface DemoTraffic {
  stop(): Promise<void>;
}

export interface TrafficOptions {
  readonly database: Database;
  readonly time: TimeSource;
  readonly log: { warn(fields: object, message: string): void };
  /** Called after each commit, so that the flow looks at once. */
  readonly nudge?: () => void;
}

const pauseMs = { least: 15_000, most: 45_000 };
/** After a failure (the database is away) it looks again more slowly. */
const failedPauseMs = 60_000;

/** Starts the traffic; once the demo is removed nothing happens any more. */
export function startDemoTraffic({ database, time, log, nudge }: TrafficOptions): DemoTraffic {
  const ended = new AbortController();
  const random = seededRandom(time.now().epochMilliseconds % 4_294_967_296);
  const move = async (): Promise<number> => {
    try {
      await moveDemo(database, random, time.now());
      nudge?.();
      return random.between(pauseMs.least, pauseMs.most);
    } catch (error) {
      log.warn({ err: error }, 'The demo could not go on; it is tried again');
      return failedPauseMs;
    }
  };
  const isEnded = (): boolean => ended.signal.aborted;
  const keepMoving = async (): Promise<void> => {
    let waitMs = random.between(pauseMs.least, pauseMs.most);
    while (!isEnded()) {
      await time.sleepUntil(time.now().add({ milliseconds: Math.round(waitMs) }), ended.signal);
      if (!isEnded()) waitMs = await move();
    }
  };
  const moving = keepMoving();
  return {
    async stop() {
      ended.abort();
      await moving;
    },
  };
}

/** One thing happens in the demo. False: another process moves it, or it was removed. */
export function moveDemo(database: Database, random: Random, now: Temporal.Instant): Promise<boolean> {
  return database.transaction(async (tx) => {
    if (!(await lockDemo(tx, demoSource))) return false;
    const events = await nextEvents(tx, random, now);
    if (events.length > 0) await recordEvents(tx, { source: demoSource, events }, now);
    await deliverDue(tx, { names: agents, random }, now);
    return true;
  });
}

async function nextEvents(tx: Tx, random: Random, now: Temporal.Instant): Promise<NewEvent[]> {
  const tickets = await loadDemoTickets(tx, demoSource);
  const act = chooseAct(random, tickets, now);
  if (act.ticket === null) {
    const place = pickPlace(random);
    const step: DemoStep = {
      at: now,
      kind: 'OPENED',
      actor: 'CUSTOMER',
      by: place.contact,
      severity: place.severity,
      group: place.service.group,
    };
    const life = { place, account: place.account, asset: place.asset, steps: [step] };
    return eventsOf(demoReference((await countDemoTickets(tx)) + 1), life);
  }
  const { reference } = act.ticket;
  // Later than every event that the demo began with, and than those of earlier moves.
  return act.steps.map((step, index) => eventOf(reference, { step, n: now.epochMilliseconds * 4 + index }, index));
}
