// BLENDED: an allowance that is used up at 1/limit per unit of time in the coverage period it runs in. It counts in
// whole numbers: with limits a and b, an hour of the one uses b parts and an hour of the other a parts of a × b.
import { coveredTimeMs, type Coverage, type CoveragePeriod } from './coverage.ts';
import { fractionOf, NOTHING, partOf, plus, type Fraction } from './fraction.ts';
import { counted, dueOrNever, standsAt, type Counting, type Stretch } from './stretch.ts';

/** The limit of each coverage period, in milliseconds; null: time in that period uses nothing up. */
export type Blend = Readonly<Record<CoveragePeriod, number | null>>;

const PERIODS = ['PRIME', 'NON_PRIME'] as const;

/** Where time counts at all: in the periods that have a limit. */
export function blendedPeriod({ PRIME, NON_PRIME }: Blend): CoveragePeriod | null {
  if (PRIME !== null && NON_PRIME !== null) return null;
  return PRIME !== null ? 'PRIME' : 'NON_PRIME';
}

/** What running between two instants uses up of the whole. */
export function usedBetween(blend: Blend, coverage: Coverage, span: { from: number; to: number }): Fraction {
  return PERIODS.reduce((used, period) => {
    const limit = blend[period];
    return limit === null ? used : plus(used, fractionOf(coveredTimeMs(coverage, span, period), limit));
  }, NOTHING);
}

/**
 * The time that counts from `fromMs` on until `goal` of the allowance is used up along the stretches, the clock running
 * on from where it stands; rounded up to the millisecond. Infinity: never within the horizon.
 */
export function blendedLength(
  blend: Blend,
  counting: Counting,
  {
    stretches,
    fromMs,
    goal,
  }: { readonly stretches: readonly Stretch[]; readonly fromMs: number; readonly goal: Fraction },
): number {
  const parts = partsOf(blend, goal);
  let left = parts.whole;
  let lengthMs = 0;
  const runsOnMs = Math.max(standsAt(stretches), fromMs);
  for (const { kind, fromMs: begins, untilMs } of stretches) {
    if (kind !== 'RUNNING' || untilMs === Infinity || untilMs <= fromMs) continue;
    const span = { from: Math.max(begins, fromMs), to: untilMs };
    const used = usedParts(parts, counting.coverage, span);
    if (used >= left) return lengthMs + counted(counting, span.from, usedUp(parts, counting, span.from, left));
    left -= used;
    lengthMs += counted(counting, span.from, span.to);
  }
  const at = usedUp(parts, counting, runsOnMs, left);
  return at === Infinity ? Infinity : lengthMs + counted(counting, runsOnMs, at);
}

/** `goal` of the allowance as a whole number of parts, and how many of them a millisecond of each period uses up. */
interface Parts extends Readonly<Record<CoveragePeriod, bigint>> {
  readonly whole: bigint;
}

function partsOf({ PRIME, NON_PRIME }: Blend, { over, under }: Fraction): Parts {
  const prime = BigInt(PRIME ?? 1);
  const nonPrime = BigInt(NON_PRIME ?? 1);
  return {
    whole: over * prime * nonPrime,
    PRIME: PRIME === null ? 0n : under * nonPrime,
    NON_PRIME: NON_PRIME === null ? 0n : under * prime,
  };
}

const usedParts = (parts: Parts, coverage: Coverage, span: { from: number; to: number }): bigint =>
  PERIODS.reduce(
    (used, period) =>
      parts[period] === 0n ? used : used + parts[period] * BigInt(coveredTimeMs(coverage, span, period)),
    0n,
  );

/** The first millisecond by which running from `fromMs` has used up `left`; a search, as use never shrinks. */
function usedUp(parts: Parts, { coverage }: Counting, fromMs: number, left: bigint): number {
  if (left <= 0n) return fromMs;
  // No later than by one period alone.
  let until = Math.min(
    ...PERIODS.map((period) =>
      parts[period] === 0n
        ? Infinity
        : dueOrNever({ coverage, period }, fromMs, partOf({ over: left, under: parts[period] }, 1)),
    ),
  );
  if (until === Infinity) return Infinity;
  let from = fromMs;
  while (from < until) {
    const middle = from + Math.floor((until - from) / 2);
    if (usedParts(parts, coverage, { from: fromMs, to: middle }) >= left) until = middle;
    else from = middle + 1;
  }
  return until;
}
