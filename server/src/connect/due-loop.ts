// Work that is due at known instants: done when it is, looked for again shortly, and kept up while the database is away.
import { setTimeout as delay } from 'node:timers/promises';
import type { TimeSource } from '../clock-source.ts';
import { limits } from '../config.ts';
import { isConnectionLost } from '../db/connection-lost.ts';
import type { Log } from '../gate/context.ts';

export interface DueWork {
  readonly time: TimeSource;
  readonly log: Pick<Log, 'error'>;
  /** Does what is due; answers when the next is, in epoch milliseconds, or null when none is known. */
  readonly work: () => Promise<number | null>;
  /** Said of a failure that was not expected: "Sending mails failed and goes on". */
  readonly failed: string;
}

/** Goes on until it is stopped; stopping waits for what is under way. */
export function startDueLoop({ time, log, work, failed }: DueWork): { stop(): Promise<void> } {
  const ended = new AbortController();
  const { signal } = ended;
  const loop = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        await rest(await work(), time, signal);
      } catch (error) {
        if (!isConnectionLost(error)) log.error({ err: error }, failed);
        await delay(limits.databaseRetryMaxMs, undefined, { signal, ref: false }).catch(() => undefined);
      }
    }
  };
  const done = loop();
  return {
    async stop() {
      ended.abort();
      await done;
    },
  };
}

/** Until the next is due, or a moment: something that is due sooner may have come meanwhile. */
async function rest(nextMs: number | null, time: TimeSource, signal: AbortSignal): Promise<void> {
  const awake = new AbortController();
  const both = AbortSignal.any([signal, awake.signal]);
  const waits: Promise<unknown>[] = [
    delay(limits.relayPollMs, undefined, { signal: both, ref: false }).catch(() => undefined),
  ];
  // What is due and held by another process is looked at again in that moment.
  if (nextMs !== null && nextMs > time.now().epochMilliseconds) {
    waits.push(time.sleepUntil(Temporal.Instant.fromEpochMilliseconds(nextMs), both).catch(() => undefined));
  }
  await Promise.race(waits);
  awake.abort();
}
