// A rate states its counts; its share is rounded to a tenth, but never across a limit: 99.995 % is not 100 %.

export interface Rate {
  readonly met: number;
  readonly missed: number;
  readonly undecided: number;
  readonly excluded: number;
}

export const NOTHING_DUE = '\u2013';

/**
 * A percentage (0–100) with one decimal. A value below a limit is never shown at it or above, nor one above a limit
 * at it or below; 0 and 100 are always limits, an objective may be given as another.
 */
export function percentage(value: number, limits: readonly number[] = []): string {
  const nearest = Math.round(value * 10) / 10;
  const crossed = [0, 100, ...limits].find(
    (limit) => (value < limit && nearest >= limit) || (value > limit && nearest <= limit),
  );
  const shown = crossed === undefined ? nearest : value < crossed ? below(crossed) : above(crossed);
  return shown === 100 || shown === 0 ? String(shown) : shown.toFixed(1);
}

// The last tenth before a limit, and the first after it; counted in tenths because 0.1 is not a binary fraction.
const below = (limit: number): number => (Math.ceil(limit * 10) - 1) / 10;
const above = (limit: number): number => (Math.floor(limit * 10) + 1) / 10;

/** The share met of what is decided, as text without its sign; null when nothing is decided (0 of 0). */
export function shareMet(rate: Rate): string | null {
  const decided = rate.met + rate.missed;
  return decided === 0 ? null : percentage((100 * rate.met) / decided);
}

/** A count for a narrow place: "9,999", then "24.1k". */
export function shortCount(count: number): string {
  if (count < 10_000) return count.toLocaleString('en-GB');
  return `${(Math.floor(count / 100) / 10).toFixed(1)}k`;
}
