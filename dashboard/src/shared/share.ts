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
 * at it or below; 0 and 100 are always limits, an objective may be given as another. Where no tenth lies between, a
 * further decimal is shown.
 */
export function percentage(value: number, limits: readonly number[] = []): string {
  const all = [0, 100, ...limits];
  const keepsSides = (shown: number): boolean =>
    all.every((limit) => Math.sign(shown - limit) === Math.sign(value - limit));
  for (let decimals = 1; decimals < 12; decimals += 1) {
    const scale = 10 ** decimals;
    const near = [Math.round, Math.floor, Math.ceil].map((round) => round(value * scale) / scale);
    const shown = near.find(keepsSides);
    if (shown !== undefined) return shown === 0 || shown === 100 ? String(shown) : shown.toFixed(decimals);
  }
  return String(value);
}

/** The share met of what is decided, as text without its sign; null when nothing is decided (0 of 0). */
export function shareMet(rate: Rate): string | null {
  const decided = rate.met + rate.missed;
  return decided === 0 ? null : percentage((100 * rate.met) / decided);
}

/** A count for a narrow place: "9,999", then "24.1k". */
export function shortCount(count: number, locale = 'en-GB'): string {
  if (count < 10_000) return count.toLocaleString(locale);
  return `${(Math.floor(count / 100) / 10).toLocaleString(locale, { minimumFractionDigits: 1 })}k`;
}
