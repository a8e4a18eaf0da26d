// Shares of an allowance as exact fractions: a third and two thirds are one, and a limit that a share of another is
// taken from is due at the millisecond, not near it.

/** `over` / `under`; never reduced more than needed, `under` above 0. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

export const NOTHING: Fraction = { over: 0n, under: 1n };

/** A whole number of milliseconds out of another. */
export const fractionOf = (over: number, under: number): Fraction => ({ over: BigInt(over), under: BigInt(under) });

// As many digits as a share that people write may have; binary noise lies beyond them.
const DIGITS = 1e12;

/** A share such as 0.7 as the decimal that was written. */
export const written = (share: number): Fraction => fractionOf(Math.round(share * DIGITS), DIGITS);

export const plus = (a: Fraction, b: Fraction): Fraction =>
  a.under === b.under
    ? { over: a.over + b.over, under: a.under }
    : reduced({ over: a.over * b.under + b.over * a.under, under: a.under * b.under });

/** What is left of `a` without `b`; at least nothing. */
export function without(a: Fraction, b: Fraction): Fraction {
  const over = a.over * b.under - b.over * a.under;
  return over <= 0n ? NOTHING : reduced({ over, under: a.under * b.under });
}

/** So much of a whole number, rounded up. */
export function partOf({ over, under }: Fraction, whole: number): number {
  return Number((over * BigInt(whole) + under - 1n) / under);
}

/** As people see it; of numbers that are too long for one, the first thousand bits say it. */
export function decimal({ over, under }: Fraction): number {
  const beyond = BigInt(Math.max(0, under.toString(2).length - 1000));
  return Number(over >> beyond) / Number(under >> beyond);
}

function reduced({ over, under }: Fraction): Fraction {
  let [a, b] = [over, under];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? NOTHING : { over: over / a, under: under / a };
}
