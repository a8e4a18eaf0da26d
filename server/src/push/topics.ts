// The live end of the change log inside one process: whoever listens hears every numbered change once,
// in order, whichever process recorded it.
import type { LogEntry } from './change-log.ts';

export type FeedListener = (entries: readonly LogEntry[]) => void;

export interface ChangeFeed {
  readonly epoch: string;
  /** The last position published here. */
  head(): number;
  /** Hears entries published from now on; returns the way to stop. */
  subscribe(listener: FeedListener): () => void;
  /** Hears that another history begins (the database was restored); returns the way to stop. */
  onRestart(listener: () => void): () => void;
}

/** The writing end, held by the relay alone. */
export interface FeedPublisher extends ChangeFeed {
  publish(entries: readonly LogEntry[]): void;
  /** Another history begins (the database was restored): listeners are told by `onRestart`. */
  restart(epoch: string, position: number): void;
}

export function createFeed(epoch: string, position: number): FeedPublisher {
  const listeners = new Set<FeedListener>();
  const restarts = new Set<() => void>();
  const at = { epoch, position };
  return {
    get epoch() {
      return at.epoch;
    },
    head: () => at.position,
    subscribe: (listener) => register(listeners, listener),
    onRestart: (listener) => register(restarts, listener),
    publish(entries) {
      const last = entries.at(-1);
      if (!last) return;
      at.position = last.position + last.changes - 1;
      for (const listener of [...listeners]) listener(entries);
    },
    restart(newEpoch, newPosition) {
      at.epoch = newEpoch;
      at.position = newPosition;
      for (const listener of [...restarts]) listener();
    },
  };
}

function register<L>(listeners: Set<L>, listener: L): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
