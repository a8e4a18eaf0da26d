// The loops that keep the flow going in one process: waking due tickets and occurrences, relaying the outbox, publishing
// the log, folding figures. Each survives a database that goes away and comes back.
import { setTimeout as delay } from 'node:timers/promises';
import type { TimeSource } from '../clock-source.ts';
import { limits } from '../config.ts';
import { listen } from '../db/listen.ts';
import type { Database } from '../db/orm.ts';
import { createFolding } from '../kpi/fold.ts';
import { loadHead, trimLog } from '../push/log.store.ts';
import { publishNew, relayAll } from '../push/relay.ts';
import { createFeed, type FeedPublisher } from '../push/topics.ts';
import { nextOccurrence, wakeOccurrences } from './wake-occurrences.ts';
import { nextWake, wakeDue, type WakeLog } from './wake.ts';

export interface Flow {
  readonly feed: FeedPublisher;
  /** Something was committed here: look at once instead of waiting for the hint to come round. */
  nudge(): void;
  stop(): Promise<void>;
}

export interface FlowOptions {
  readonly database: Database;
  readonly time: TimeSource;
  readonly log: WakeLog;
  /** How long the change log is kept. */
  readonly changeLogMs: number;
  /** Told how many milliseconds after its wakeAt a batch was claimed. */
  readonly onWake?: (claimed: number, lateMs: number) => void;
}

export async function startFlow({ database, time, log, changeLogMs, onWake }: FlowOptions): Promise<Flow> {
  const head = await database.transaction(loadHead, { kind: 'snapshot' });
  const feed = createFeed(head.epoch, head.position);
  const ended = new AbortController();
  const wakeBell = createBell();
  const relayBell = createBell();
  const occurrenceBell = createBell();

  const relayLoop = keepGoing('relay', { log, signal: ended.signal }, async () => {
    await relayAll(database);
    await publishNew(database, feed);
    await relayBell.wait(limits.relayPollMs, ended.signal);
  });
  const wakeLoop = keepGoing('wake', { log, signal: ended.signal }, async () => {
    const due = await nextWake(database);
    const now = time.now();
    if (due === null || due > now.epochMilliseconds)
      return restUntil(due, { time, bell: wakeBell, signal: ended.signal });
    const claimed = await wakeDue(database, now, limits.ticketsPerWake, log);
    onWake?.(claimed, now.epochMilliseconds - due);
    relayBell.ring();
    // Due, but held by another process: it settles them; look again shortly.
    if (claimed === 0) await wakeBell.wait(50, ended.signal);
  });
  const occurrenceLoop = keepGoing('deliverables', { log, signal: ended.signal }, async () => {
    const due = await nextOccurrence(database);
    const now = time.now();
    if (due === null || due > now.epochMilliseconds)
      return restUntil(due, { time, bell: occurrenceBell, signal: ended.signal });
    const done = await wakeOccurrences(database, now);
    relayBell.ring();
    if (done === 0) await occurrenceBell.wait(50, ended.signal);
  });
  const trimLoop = keepGoing('trim', { log, signal: ended.signal }, async () => {
    await database.transaction((tx) => trimLog(tx, time.now().subtract({ milliseconds: changeLogMs })));
    await delay(limits.changeLogTrimMs, undefined, { signal: ended.signal, ref: false }).catch(() => undefined);
  });
  const fold = createFolding(database);
  const foldLoop = keepGoing('figures', { log, signal: ended.signal }, async () => {
    await fold();
    await delay(limits.relayPollMs, undefined, { signal: ended.signal, ref: false }).catch(() => undefined);
  });
  const hints = listen({ url: database.url, channels: ['headroom_outbox', 'headroom_log'] }, (channel) => {
    relayBell.ring();
    if (channel !== 'headroom_outbox') return;
    wakeBell.ring();
    occurrenceBell.ring();
  });

  return {
    feed,
    nudge() {
      for (const bell of [relayBell, wakeBell, occurrenceBell]) bell.ring();
    },
    async stop() {
      ended.abort();
      await hints.stop();
      await Promise.all([relayLoop, wakeLoop, occurrenceLoop, trimLoop, foldLoop]);
    },
  };
}

/** Rests until an instant of the time source, a ring, or the next look, whichever comes first. */
async function restUntil(
  due: number | null,
  { time, bell, signal }: { time: TimeSource; bell: Bell; signal: AbortSignal },
): Promise<void> {
  const awake = new AbortController();
  const rested = AbortSignal.any([signal, awake.signal]);
  const waits = [bell.wait(limits.relayPollMs, rested)];
  if (due !== null)
    waits.push(time.sleepUntil(Temporal.Instant.fromEpochMilliseconds(due), rested).catch(() => undefined));
  await Promise.race(waits);
  awake.abort();
}

/** Runs `step` until stopped; a failure is logged and tried again after a growing pause. */
async function keepGoing(
  name: string,
  { log, signal }: { log: WakeLog; signal: AbortSignal },
  step: () => Promise<void>,
): Promise<void> {
  const ended = (): boolean => signal.aborted;
  for (let failures = 0; !ended();) {
    try {
      await step();
      failures = 0;
    } catch (error) {
      if (ended()) return;
      failures += 1;
      log.error({ err: error, loop: name, failures }, 'A loop of the flow failed and goes on');
      await delay(Math.min(100 * 2 ** failures, 2000), undefined, { signal }).catch(() => undefined);
    }
  }
}

interface Bell {
  ring(): void;
  /** Ends at a ring (also one that came since the last wait), after `ms`, or when the signal aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

function createBell(): Bell {
  let rung = false;
  const waiting = new Set<() => void>();
  return {
    ring() {
      if (waiting.size === 0) rung = true;
      for (const end of [...waiting]) end();
    },
    wait(ms, signal) {
      if (rung || signal.aborted) {
        rung = false;
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        const end = (): void => {
          clearTimeout(timer);
          signal.removeEventListener('abort', end);
          waiting.delete(end);
          resolve();
        };
        const timer = setTimeout(end, ms);
        signal.addEventListener('abort', end, { once: true });
        waiting.add(end);
      });
    },
  };
}
