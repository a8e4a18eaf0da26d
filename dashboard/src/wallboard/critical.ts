// What is critical on any board of a playlist: promises that broke a moment ago, then those that break next.
import { headroomsOf, markOf, rowAt, type ReadyClock } from '../shared/clockRow.ts';
import { MINUTE } from '../shared/duration.ts';
import type { Mark } from '../shared/words.ts';

export interface CriticalBoard {
  readonly name: string;
  readonly ready: readonly ReadyClock[];
  /** The last promises that broke, the last one first. */
  readonly lastBroken: readonly ReadyClock[];
}

export interface Critical {
  readonly id: string;
  readonly board: string;
  readonly mark: Mark;
  readonly reference: string;
  readonly left: string;
}

/** For so long a broken promise stands before those that can be kept. */
const JUST_MS = 5 * MINUTE;

/** At most `most`, each clock once: just broken ones first, then by the instant the promise is due. */
export function criticalOf(
  boards: readonly CriticalBoard[],
  at: { now: number; zone: string; most: number },
): readonly Critical[] {
  const within = (pick: (board: CriticalBoard) => readonly ReadyClock[]) =>
    boards.flatMap((board) => pick(board).map((one) => ({ board: board.name, one })));
  const late = (one: ReadyClock): number => headroomsOf(one, at.now).toPromise ?? -Infinity;
  const broken = within(({ lastBroken }) => lastBroken)
    .filter(({ one }) => late(one) > -JUST_MS)
    .sort((a, b) => late(b.one) - late(a.one));
  const next = within(({ ready }) => ready)
    .filter(({ one }) => one.dueAt !== null && markOf(one, at.now) !== 'OFF_HOURS')
    .sort((a, b) => (a.one.dueAt ?? 0) - (b.one.dueAt ?? 0));
  const seen = new Set<string>();
  const once = [...broken, ...next].filter(({ one }) => !seen.has(one.clock.id) && seen.add(one.clock.id));
  return once.slice(0, at.most).map(({ board, one }) => {
    const row = rowAt(one, { ...at, silent: new Set() });
    return { id: row.id, board, mark: row.mark, reference: row.reference, left: row.toPromise };
  });
}
