// Following the change log without a gap and without a double: listen first, then read the log up to where the live
// entries begin, then go on with those. Every live entry stands in the log before it is heard, so whatever was
// missed between the two can be read there.
import { codedError } from '../gate/errors.ts';
import type { LogEntry } from './change-log.ts';
import { formatCursor, type LogCursor } from './cursor.ts';
import { endOf } from './live-source.ts';
import type { LogHead } from './log.store.ts';
import { createBell, openStream, type Bell, type Stream } from './stream.ts';
import type { ChangeFeed } from './topics.ts';

/** The stored log, each question answered in a snapshot of its own. */
export interface LogReader {
  head(): Promise<LogHead>;
  /** Entries whose last change lies after `after`, in order, at most `limit` rows. */
  changes(range: { readonly after: number; readonly limit: number }): Promise<readonly LogEntry[]>;
}

export interface FollowOptions {
  readonly feed: ChangeFeed;
  readonly log: LogReader;
  /** The last change the client has seen; null: from now on. */
  readonly after: LogCursor | null;
  /** Rows read from the log at once. */
  readonly batch: number;
  /** Changes held for a consumer that does not keep up; with more it is closed. */
  readonly queued: number;
}

/** Entries of the log from a place on. */
export interface Followed {
  readonly from: number;
  readonly entries: Stream<readonly LogEntry[]>;
}

/**
 * Entries after `after`, in order, whole: the first may begin at or before it. Throws RESUME_TOO_OLD when the log no
 * longer holds what follows `after`, at once or, when the log begins anew, later; SLOW_READER when more than
 * `queued` changes wait while the consumer is live (it can resume from its last cursor).
 */
export async function followLog(options: FollowOptions): Promise<Followed> {
  const { feed, log, after } = options;
  const queue = createQueue(options.queued);
  const stops = [feed.subscribe(queue.push), feed.onRestart(queue.restart)];
  const stop = (): void => {
    for (const each of stops) each();
  };
  try {
    const head = await log.head();
    // Published entries may be newer than the snapshot that was read: they were there before, so they are seen.
    const start = after ?? { epoch: head.epoch, position: Math.max(head.position, feed.head()) };
    if (after !== null) refuseTooOld(after, head);
    const entries = openStream((ended) => follow(options, { queue, start }, ended), stop);
    return { from: start.position, entries };
  } catch (error) {
    stop();
    throw error;
  }
}

/** Throws RESUME_TOO_OLD unless everything after `cursor` can still be told. */
export function refuseTooOld(cursor: LogCursor, head: LogHead): void {
  const isHeld = cursor.epoch === head.epoch && cursor.position >= head.oldest && cursor.position <= head.position;
  if (isHeld) return;
  const { epoch, oldest, position } = head;
  const [first, last] = [formatCursor({ epoch, position: oldest }), formatCursor({ epoch, position })];
  throw codedError(
    'RESUME_TOO_OLD',
    `Expected a cursor from ${first} to ${last}, got ${formatCursor(cursor)}: take a new snapshot and resume from its cursor`,
  );
}

async function* follow(
  { log, batch, queued }: FollowOptions,
  { queue, start }: { readonly queue: EntryQueue; readonly start: LogCursor },
  ended: AbortSignal,
): AsyncGenerator<readonly LogEntry[], void> {
  let seen = start.position;
  while (!ended.aborted) {
    if (queue.isOverfull()) throw slowReader(queued);
    let entries = queue.takeAfter(seen);
    // Catching up, or the feed skipped something: the log has it.
    if (entries.length === 0 && queue.isBehind()) entries = await log.changes({ after: seen, limit: batch });
    // The log has no more, so what is queued comes next, whatever its position.
    if (entries.length === 0 && queue.isBehind()) entries = queue.catchUp(seen);
    // Asked last, so that nothing of a new log is taken for a part of the old one.
    if (queue.takeRestart()) refuseTooOld({ ...start, position: seen }, await log.head());
    const last = entries.at(-1);
    if (last === undefined) {
      await queue.bell.heard(ended);
      continue;
    }
    seen = endOf(last);
    yield entries;
  }
}

const slowReader = (queued: number): Error =>
  codedError(
    'SLOW_READER',
    `More than ${String(queued)} changes waited for this subscription to be read: subscribe again after the last cursor`,
  );

/** What was heard and not yet taken. It starts behind: entries that do not fit are dropped, the log has them. */
interface EntryQueue {
  readonly bell: Bell;
  readonly push: (entries: readonly LogEntry[]) => void;
  readonly restart: () => void;
  /** All queued entries, when the first one follows `seen` directly; else none. Entries already seen are dropped. */
  takeAfter(seen: number): readonly LogEntry[];
  /** The log may hold more than was taken. */
  isBehind(): boolean;
  /** All queued entries after `seen`; from now on an entry that does not fit is not dropped but ends the queue. */
  catchUp(seen: number): readonly LogEntry[];
  isOverfull(): boolean;
  /** Another history may have begun: what was seen must be held against the head of the log. */
  takeRestart(): boolean;
}

function createQueue(max: number): EntryQueue {
  const bell = createBell();
  let entries: LogEntry[] = [];
  let changes = 0;
  let live = false;
  let overfull = false;
  let restarted = false;
  const clear = (): LogEntry[] => {
    const all = entries;
    entries = [];
    changes = 0;
    return all;
  };
  const dropSeen = (seen: number): void => {
    const next = entries.findIndex((entry) => endOf(entry) > seen);
    for (const entry of entries.splice(0, next === -1 ? entries.length : next)) changes -= entry.changes;
  };
  return {
    bell,
    push(heard) {
      if (overfull) return;
      for (const entry of heard) {
        entries.push(entry);
        changes += entry.changes;
      }
      if (changes > max) {
        clear();
        overfull = live;
      }
      bell.ring();
    },
    takeAfter(seen) {
      dropSeen(seen);
      const [first] = entries;
      if (first === undefined) return [];
      live = first.position <= seen + 1;
      return live ? clear() : [];
    },
    isBehind: () => !live,
    catchUp(seen) {
      dropSeen(seen);
      live = true;
      return clear();
    },
    isOverfull: () => overfull,
    restart() {
      restarted = true;
      bell.ring();
    },
    takeRestart() {
      const was = restarted;
      restarted = false;
      if (was) live = false;
      return was;
    },
  };
}
