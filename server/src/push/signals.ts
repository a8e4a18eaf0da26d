// When a picture is old: signals, at most a few a second, for readers who only want to know that there is a newer one.
import type { LogEntry } from './change-log.ts';
import { createBell, openStream, pause, type Stream } from './stream.ts';
import type { ChangeFeed } from './topics.ts';

export interface StaleOptions {
  readonly feed: ChangeFeed;
  /** Whether the entry can change the picture; true too often costs a frame, false wrongly loses one. */
  readonly concerns: (entry: LogEntry) => boolean;
  /** Real milliseconds from one signal to the next, at least. */
  readonly gapMs: number;
  /** Whether the picture the client has is old already, asked once the feed is listened to. */
  readonly isStale: () => Promise<boolean>;
}

/** Signals that a picture is old: changes that come while the reader is busy, or within the gap, make one signal. */
export async function staleSignals({ feed, concerns, gapMs, isStale }: StaleOptions): Promise<Stream<void>> {
  const bell = createBell();
  let stale = false;
  const makeStale = (): void => {
    stale = true;
    bell.ring();
  };
  const stops = [
    feed.subscribe((entries) => {
      if (!stale && entries.some(concerns)) makeStale();
    }),
    feed.onRestart(makeStale),
  ];
  const stop = (): void => {
    for (const each of stops) each();
  };
  try {
    if (await isStale()) stale = true;
  } catch (error) {
    stop();
    throw error;
  }
  return openStream(async function* signals(ended) {
    while (!ended.aborted) {
      if (!stale) {
        await bell.heard(ended);
        continue;
      }
      stale = false;
      const gap = pause(gapMs, ended);
      yield;
      await gap;
    }
  }, stop);
}

/** A signal at once and then every `everyMs` of real time; a reader that is late gets the next one when it asks. */
export function regularSignals(everyMs: number): Stream<void> {
  return openStream(
    async function* signals(ended) {
      while (!ended.aborted) {
        const gap = pause(everyMs, ended);
        yield;
        await gap;
      }
    },
    () => undefined,
  );
}
