// A clock as figures count it: on which day, in which cell, and how it came out. What a settlement changes in figures is the
// difference between what a clock counted as before and after.
import { outcomeOf, type ClockOutcome, type Excuse } from '../engine/outcome.ts';
import type { StoredReading } from './clock.row.ts';
import type { NamedCell } from './outcome-cell.ts';

/** Where a clock counts, and what keeps its breach from counting. */
export interface CountsIn {
  /** The civil date (YYYY-MM-DD) in its agreement's zone. */
  readonly date: string;
  /** Id of the cell. */
  readonly cell: string;
  readonly excuse: Excuse | null;
}

export interface Counted extends Omit<CountsIn, 'excuse'> {
  /** Null: it has no such limit. */
  readonly promise: ClockOutcome | null;
  readonly target: ClockOutcome | null;
  /** Of a clock that ended: covered time, and real time from its start to its end. Null of all others. */
  readonly spentMs: number | null;
  readonly wallMs: number | null;
}

/** Null: it counts nowhere. */
export function countedAs(reading: StoredReading, place: CountsIn | null): Counted | null {
  if (place === null) return null;
  const { phase, promise, target, startedAtMs, stoppedAtMs, spentMs } = reading;
  const ended = phase === 'STOPPED' && startedAtMs !== null && stoppedAtMs !== null;
  return {
    date: place.date,
    cell: place.cell,
    promise: outcomeOf(phase, promise, place.excuse),
    target: outcomeOf(phase, target, place.excuse),
    spentMs: ended ? spentMs : null,
    wallMs: ended ? stoppedAtMs - startedAtMs : null,
  };
}

/** What is added to figures; `n` is 1, or -1 where it is taken away. */
export interface OutcomeDelta extends Counted {
  readonly n: number;
}

/** What takes figures from one to the other; nothing when both count the same. */
export function deltasBetween(before: Counted | null, after: Counted | null): OutcomeDelta[] {
  if (before && after && isSame(before, after)) return [];
  return [before && { ...before, n: -1 }, after && { ...after, n: 1 }].filter((delta) => delta !== null);
}

const isSame = (a: Counted, b: Counted): boolean => keyOf(a) === keyOf(b);

const keyOf = ({ date, cell, promise, target, spentMs, wallMs }: Counted): string =>
  `${date} ${cell} ${promise ?? ''} ${target ?? ''} ${String(spentMs)} ${String(wallMs)}`;

/** Equal ones added up, those that come to nothing left out. */
export function folded(deltas: readonly OutcomeDelta[]): OutcomeDelta[] {
  const sums = new Map<string, { of: OutcomeDelta; n: number }>();
  for (const delta of deltas) {
    const key = keyOf(delta);
    const sum = sums.get(key);
    if (sum) sum.n += delta.n;
    else sums.set(key, { of: delta, n: delta.n });
  }
  return [...sums.values()].flatMap(({ of, n }) => (n === 0 ? [] : [{ ...of, n }]));
}

/** Each cell once, in the order of their ids: who writes many takes them in the same order as everybody else. */
export const cellsOf = (cells: readonly (NamedCell | null)[]): NamedCell[] =>
  [...new Map(cells.flatMap((cell) => (cell ? [[cell.id, cell]] : []))).values()].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );
