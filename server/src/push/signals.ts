// When a picture is old: signals, at most a few a second, for readers who only want to know that there is a newer one.
import type { LogEntry } from './change-log.ts';
import { createBell, openStream, pause, type Stream } from './stream.ts';
import type { ChangeFeed } from './topics.ts';

export interface StaleOptions<V> {
  readonly feed: ChangeFeed;
  /**
   * What the next picture is drawn from once the entry came too; null or what was gathered already when the entry cannot
   * change it. Something too often costs a frame, null wrongly loses one.
   */
  readonly gather: (gathered: V | null, entry: LogEntry) => V | null;
  /** What it is drawn from when another history begins. */
  readonly anew: V;
  readonly merge: (earlier: V, later: V) => V;
  /** Real milliseconds from one signal to the next, at least. */
  readonly gapMs: number;
  /** What the picture is drawn from that the client lacks already, asked once the feed is listened to. */
  readonly missed: () => Promise<V | null>;
}

/** Signals that a picture is old: changes that come while the reader is busy, or within the gap, make one signal. */
export async function staleSignals<V>({
  feed,
  gather,
  anew,
  merge,
  gapMs,
  missed,
}: StaleOptions<V>): Promise<Stream<V>> {
  const bell = createBell();
  let gathered: V | null = null;
  const become = (next: V | null): void => {
    if (next === gathered) return;
    gathered = next;
    bell.ring();
  };
  const take = (): V | null => {
    const taken = gathered;
    gathered = null;
    return taken;
  };
  const stops = [
    feed.subscribe((entries) => {
      become(entries.reduce(gather, gathered));
    }),
    feed.onRestart(() => {
      become(anew);
    }),
  ];
  const stop = (): void => {
    for (const each of stops) each();
  };
  try {
    const lacked = await missed();
    const since = take();
    become(lacked === null || since === null ? (lacked ?? since) : merge(lacked, since));
  } catch (error) {
    stop();
    throw error;
  }
  return openStream(async function* signals(ended) {
    while (!ended.aborted) {
      const next = take();
      if (next === null) {
        await bell.heard(ended);
        continue;
      }
      const gap = pause(gapMs, ended);
      yield next;
      await gap;
    }
  }, stop);
}

/** A signal at once and then every `everyMs` of real time; a reader that is late gets the next one when it asks. */
export function regularSignals<V>(everyMs: number, value: V): Stream<V> {
  return openStream(
    async function* signals(ended) {
      while (!ended.aborted) {
        const gap = pause(everyMs, ended);
        yield value;
        await gap;
      }
    },
    () => undefined,
  );
}
