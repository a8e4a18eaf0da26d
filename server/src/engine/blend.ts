// BLENDED: an allowance that is used up at 1/limit per unit of time in the coverage period it runs in. It counts in
// whole numbers: with limits a and b, an hour of the one uses b parts and an hour of the other a parts of a × b.
import { coveredTimeMs, type CoveragePeriod } from './coverage.ts';
import type { Fraction } from './fraction.ts';
import { counted, dueOrNever, standsAt, type Counting, type Stretch } from './stretch.ts';

/** The limit of each coverage period, in milliseconds; null: time in that period uses nothing up. */
export type Blend = Readonly<Record<CoveragePeriod, number | null>>;

/** Where time counts at all: in the periods that have a limit. */
export function blendedPeriod({ PRIME, NON_PRIME }: Blend): CoveragePeriod | null {
  if (PRIME !== null && NON_PRIME !== null) return null;
  return PRIME !== null ? 'PRIME' : 'NON_PRIME';
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
  const ran = stretches.filter(({ kind, untilMs }) => kind === 'RUNNING' && untilMs < Infinity && untilMs > fromMs);
  const spans = ran.map((stretch) => splitFrom(stretch, fromMs, counting));
  const primeMs = spans.reduce((total, span) => total + span.primeMs, 0);
  const otherMs = spans.reduce((total, span) => total + span.otherMs, 0);
  const left = parts.whole - usedParts(parts, { primeMs, otherMs });
  if (left < 0n) return usedUpAmong(spans, parts, counting);
  const runsOnMs = Math.max(standsAt(stretches), fromMs);
  const at = usedUp(parts, counting, { fromMs: runsOnMs, left });
  return at === Infinity ? Infinity : primeMs + otherMs + counted(counting, runsOnMs, at);
}

/** Time that counts, by period. */
interface Split {
  readonly primeMs: number;
  readonly otherMs: number;
}

/** A stretch that has ended, split by period; of one that began before `fromMs` the rest. */
function splitFrom(
  stretch: Stretch,
  fromMs: number,
  { coverage, period }: Counting,
): Split & { readonly fromMs: number } {
  if (stretch.fromMs >= fromMs && stretch.primeMs !== undefined) {
    return { fromMs: stretch.fromMs, primeMs: stretch.primeMs, otherMs: stretch.countedMs - stretch.primeMs };
  }
  const span = { from: Math.max(stretch.fromMs, fromMs), to: stretch.untilMs };
  const ofPeriod = (asked: CoveragePeriod): number =>
    period === null || period === asked ? coveredTimeMs(coverage, span, asked) : 0;
  return { fromMs: span.from, primeMs: ofPeriod('PRIME'), otherMs: ofPeriod('NON_PRIME') };
}

/** The time that counts until the whole was used up, which was before the last of the spans ended. */
function usedUpAmong(
  spans: readonly (Split & { readonly fromMs: number })[],
  parts: Parts,
  counting: Counting,
): number {
  let left = parts.whole;
  let lengthMs = 0;
  for (const span of spans) {
    const used = usedParts(parts, span);
    if (used >= left)
      return lengthMs + counted(counting, span.fromMs, usedUp(parts, counting, { fromMs: span.fromMs, left }));
    left -= used;
    lengthMs += span.primeMs + span.otherMs;
  }
  return lengthMs;
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

const usedParts = (parts: Parts, { primeMs, otherMs }: Split): bigint =>
  parts.PRIME * BigInt(primeMs) + parts.NON_PRIME * BigInt(otherMs);

/** The first millisecond by which running from `fromMs` has used up `left`. */
function usedUp(
  parts: Parts,
  { coverage, period }: Counting,
  { fromMs, left }: { readonly fromMs: number; readonly left: bigint },
): number {
  if (left <= 0n) return fromMs;
  const alone = (asked: CoveragePeriod, startMs: number, rest: bigint): number =>
    parts[asked] === 0n
      ? Infinity
      : dueOrNever({ coverage, period: asked }, startMs, Number((rest + parts[asked] - 1n) / parts[asked]));
  if (period !== null) return alone(period, fromMs, left);
  // Halved until time of one period alone runs between its ends: there one division says the rest.
  const split = (from: number, to: number): Split => ({
    primeMs: coveredTimeMs(coverage, { from, to }, 'PRIME'),
    otherMs: coveredTimeMs(coverage, { from, to }, 'NON_PRIME'),
  });
  let from = fromMs;
  let rest = left;
  let until = Math.min(alone('PRIME', from, rest), alone('NON_PRIME', from, rest));
  while (until < Infinity && from < until) {
    const { primeMs, otherMs } = split(from, until);
    if (otherMs === 0) return alone('PRIME', from, rest);
    if (primeMs === 0) return alone('NON_PRIME', from, rest);
    const middle = from + Math.floor((until - from) / 2);
    const used = usedParts(parts, split(from, middle));
    if (used >= rest) until = middle;
    else {
      from = middle;
      rest -= used;
    }
  }
  return until;
}
