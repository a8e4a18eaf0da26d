// The rows of "Next to break": which clocks fit on the wall, in which order, and how many can still be saved.
import { HOUR } from '../shared/duration.ts';
import { rowAt, type ClockRow, type ReadyClock, type RowMoment } from '../shared/clockRow.ts';
import { nearMinute } from '../shared/instant.ts';
import type { WallFrameFragment } from '../generated/board.ts';

/** Rows that fit between the heads and the safe margin. */
export const ROOM = 8;

export interface WallRows {
  /** Promises due within the hour, then, after the line of those left out, the later ones. */
  readonly soon: readonly ClockRow[];
  readonly more: { readonly count: number; readonly before: string } | null;
  readonly later: readonly ClockRow[];
}

const dueWithinHour = (ready: ReadyClock, now: number): boolean => ready.dueAt !== null && ready.dueAt <= now + HOUR;

/**
 * How many promises can still be saved within the hour. The frame's count is of the frame's instant; when the list
 * reaches past the hour it is counted anew, because time moves between two frames.
 */
export function savableAt(
  frame: Pick<WallFrameFragment, 'savableCount'>,
  ready: readonly ReadyClock[],
  now: number,
  asked: number,
): number {
  const listed = ready.filter((one) => dueWithinHour(one, now) && (one.dueAt ?? 0) >= now).length;
  const reachesPast = ready.length < asked || ready.some((one) => !dueWithinHour(one, now));
  return reachesPast ? listed : Math.max(frame.savableCount, listed);
}

/**
 * Chooses the rows that fit: all but one inside the hour, how many more there are, and one that comes later. `tight`: the
 * line that says how many more has no place of its own.
 */
export function fitRows(
  ready: readonly ReadyClock[],
  at: RowMoment & { savable: number; room?: number; tight?: boolean },
): WallRows {
  const soon = ready.filter((one) => dueWithinHour(one, at.now));
  const later = ready.filter((one) => !dueWithinHour(one, at.now));
  const row = (one: ReadyClock): ClockRow => rowAt(one, at);
  const { room: most = ROOM, tight = false } = at;
  const allFit = soon.length <= most - Math.min(1, later.length) && at.savable <= soon.length;
  const room = most - (tight && !allFit ? 1 : 0);
  const shown = soon.slice(0, allFit ? room : room - 1);
  const left = Math.max(at.savable, soon.length) - shown.length;
  return {
    soon: shown.map(row),
    more:
      allFit || left <= 0
        ? null
        : { count: left, before: nearMinute(at.now + HOUR, at.now, at.zone, at.words?.locale) },
    later: later.slice(0, room - shown.length).map(row),
  };
}

/**
 * The order to show: a row never jumps under a reader. Rows already shown keep their order among themselves, new ones
 * come in before the first shown row that is due after them. Given no earlier order, the new order is taken.
 */
export function steadyOrder(shown: readonly string[], sorted: readonly string[]): readonly string[] {
  const present = new Set(sorted);
  const order = shown.filter((id) => present.has(id));
  const kept = new Set(order);
  sorted.forEach((id, index) => {
    if (kept.has(id)) return;
    const after = sorted.slice(index + 1).find((next) => kept.has(next));
    order.splice(after === undefined ? order.length : order.indexOf(after), 0, id);
    kept.add(id);
  });
  return order;
}

/**
 * What the columns of these rows need: references as much as the longest takes, customers and holders shares of the rest
 * by their letters. Counted in letters and between bounds, so that columns rarely move.
 */
export function columnWidths(rows: readonly ClockRow[]): Readonly<Record<string, string | number>> {
  const longest = (words: (row: ClockRow) => string | null, [least, most]: [number, number]): number =>
    Math.min(most, Math.max(least, ...rows.map((row) => (words(row) ?? '').length)));
  return {
    '--letters': longest((row) => row.reference, [6, 13]),
    '--customer': `${longest((row) => row.customer, [8, 14])}fr`,
    '--held': `${longest((row) => row.heldBy, [9, 12])}fr`,
  };
}
