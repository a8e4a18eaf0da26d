// Exact fractions, so that "the sum reaches 1" and "rounded up to the millisecond" mean what they say.

export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

export const NOTHING: Fraction = { over: 0n, under: 1n };
export const ALL: Fraction = { over: 1n, under: 1n };

export function fraction(over: number, under: number): Fraction {
  return reduced(BigInt(over), BigInt(under));
}

/** The decimal as it is written: 0.1 is a tenth. */
export function decimal(value: number): Fraction {
  const [whole = '0', digits = ''] = value.toFixed(12).split('.');
  return reduced(BigInt(whole + digits), 10n ** BigInt(digits.length));
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return reduced(a.over * b.under + b.over * a.under, a.under * b.under);
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return plus(a, { over: -b.over, under: b.under });
}

export function times(a: Fraction, whole: number): Fraction {
  return reduced(a.over * BigInt(whole), a.under);
}

export function isAtLeast(a: Fraction, b: Fraction): boolean {
  return a.over * b.under >= b.over * a.under;
}

/** The least whole number not below it; 0 for anything negative. */
export function roundedUp({ over, under }: Fraction): number {
  return over <= 0n ? 0 : Number((over + under - 1n) / under);
}

export function toNumber({ over, under }: Fraction): number {
  return Number(over) / Number(under);
}

function reduced(over: bigint, under: bigint): Fraction {
  let a = over < 0n ? -over : over;
  let b = under;
  while (b > 0n) [a, b] = [b, a % b];
  return a === 0n ? { over: 0n, under: 1n } : { over: over / a, under: under / a };
}
