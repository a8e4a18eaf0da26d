// The canary: again and again a ticket that breaks at a known instant, woken, settled, numbered and pushed as any other, and
// heard by a reader of the hub. How late it comes is how late a breach is seen.
import type { TimeSource } from '../clock-source.ts';
import { limits } from '../config.ts';
import type { Database } from '../db/orm.ts';
import type { Log } from '../gate/context.ts';
import { ofTickets, type LogEntry } from '../push/change-log.ts';
import type { Hub } from '../push/hub.ts';
import { endOf, placedEvents, type EventsFrom, type LogSource } from '../push/live-source.ts';
import { loadChanges, loadHead } from '../push/log.store.ts';
import { followLog } from '../push/replay.ts';
import type { ChangeFeed } from '../push/topics.ts';
import { canaryReference } from './canary-life.ts';
import { insertCanary, loadCanarySource, removeCanaries } from './canary.store.ts';
import { createCanaryWatch, type CanaryReport } from './canary-watch.ts';
import { settle } from './settle.ts';

export interface CanaryParts {
  readonly database: Database;
  readonly time: TimeSource;
  readonly log: Pick<Log, 'warn'>;
  readonly feed: ChangeFeed;
  readonly hub: Hub;
  readonly nudge: () => void;
  /** Real milliseconds from one to the next. */
  readonly everyMs: number;
  /** What comes later than this, in real milliseconds, is too late. */
  readonly lateMs: number;
}

export interface Canary {
  report(): CanaryReport;
  stop(): Promise<void>;
}

export function startCanary(parts: CanaryParts): Canary {
  const { time, log, everyMs } = parts;
  const rate = Math.max(1, time.rate);
  const watch = createCanaryWatch({ lateMs: parts.lateMs, rate: time.rate });
  const ended = new AbortController();
  const flown = new Set<number>();
  const heard = (dueMs: number): void => {
    watch.heard(dueMs, time.now().epochMilliseconds);
  };
  const failed = (error: unknown, message: string): void => {
    // It is late then, and says so.
    if (!ended.signal.aborted) log.warn({ err: error }, message);
  };

  async function flyAgain(): Promise<void> {
    while (!ended.signal.aborted) {
      const now = time.now();
      watch.expect(now.epochMilliseconds + limits.canaryPromiseMs);
      await fly(parts, flown, now).catch((error: unknown) => {
        failed(error, 'A canary could not be let fly');
      });
      await time.sleepUntil(now.add({ milliseconds: everyMs * rate }), ended.signal);
    }
  }
  async function listenAgain(): Promise<void> {
    while (!ended.signal.aborted) {
      await listen(parts, { flown, heard, signal: ended.signal }).catch((error: unknown) => {
        failed(error, 'The reader of canaries listens again');
      });
      await time.sleepUntil(time.now().add({ milliseconds: limits.relayPollMs * rate }), ended.signal);
    }
  }
  const loops = [flyAgain(), listenAgain()];
  return {
    report: () => watch.report(time.now().epochMilliseconds),
    async stop() {
      ended.abort();
      await Promise.all(loops);
    },
  };
}

async function fly({ database, nudge }: CanaryParts, flown: Set<number>, now: Temporal.Instant): Promise<void> {
  await database.transaction(async (tx) => {
    const source = await loadCanarySource(tx, now);
    await removeCanaries(tx, source, now.subtract({ milliseconds: limits.canaryKeptMs }));
    const ticket = await insertCanary(tx, { source, reference: canaryReference(now) });
    if (ticket === null) return;
    flown.add(ticket);
    await settle(tx, [ticket], now);
  });
  nudge();
  const [oldest] = flown;
  if (flown.size > limits.canariesRemembered && oldest !== undefined) flown.delete(oldest);
}

interface Listening {
  readonly flown: ReadonlySet<number>;
  readonly heard: (dueMs: number) => void;
  readonly signal: AbortSignal;
}

/** Listens as a reader of the hub does, until it ends or fails. */
async function listen(parts: CanaryParts, { flown, heard, signal }: Listening): Promise<void> {
  const stream = await parts.hub.join<unknown>({
    key: 'canary',
    source: await breaches(parts, flown),
    sink: {
      send(payloads) {
        for (const { bytes } of payloads) heard(Number(bytes));
        return true;
      },
      drop: () => undefined,
    },
    execute: (values) => Promise.resolve(values),
    write: (value) => ({ bytes: Buffer.from(String(value)), cursor: null }),
  });
  const end = (): void => void stream.return();
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  try {
    for await (const value of stream) heard(Number(value));
  } finally {
    signal.removeEventListener('abort', end);
  }
}

/** The instants (epoch milliseconds) at which our canaries broke. */
async function breaches({ database, feed }: CanaryParts, flown: ReadonlySet<number>): Promise<LogSource<number>> {
  const once = { kind: 'snapshot' } as const;
  const log = {
    head: () => database.transaction(loadHead, once),
    changes: (range: { readonly after: number; readonly limit: number }) =>
      database.transaction((tx) => loadChanges(tx, range), once),
  };
  const tell = (entries: readonly LogEntry[]) =>
    Promise.resolve(
      ofTickets(entries)
        .filter(({ ticketId }) => flown.has(ticketId))
        .map((entry) => ({
          upTo: endOf(entry),
          events: entry.payload.changes.flatMap(({ kind, atMs }, index) =>
            kind === 'BREACHED' ? [{ position: entry.position + index, value: atMs }] : [],
          ),
        })),
    );
  const follow = async (): Promise<EventsFrom<number>> => {
    const { replayBatchChanges: batch, wsQueuedChanges: queued } = limits;
    const { from, entries } = await followLog({ feed, log, after: null, batch, queued });
    return { from, events: placedEvents(entries, tell) };
  };
  const { from, events: own } = await follow();
  return { kind: 'LOG', from, own, live: follow };
}
