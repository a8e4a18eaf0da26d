// A clock's life as stretches of running, waiting and being over. Nothing is ever added to a deadline: what was spent,
// and when a limit is used up, is found anew along them.
import { coveredTimeMs, CoverageError, dueAfterMs, type Coverage, type CoveragePeriod } from './coverage.ts';
import type { Fact } from './fact.ts';

/** A stretch of a clock's life; the last one of an open clock has no end (Infinity). Epoch milliseconds. */
export interface Stretch {
  readonly kind: 'RUNNING' | 'PAUSED' | 'EXCLUDED';
  readonly fromMs: number;
  untilMs: number;
  /** Time that counts in a RUNNING stretch that has ended. */
  countedMs: number;
  /** The fact that began it; null: none did. */
  readonly cause: Fact | null;
  /** Something came to an end with it: what follows is a stretch of its own, also of the same kind. */
  sealed?: true;
}

/** The time that counts: in one coverage period, or in all covered time (null). */
export interface Counting {
  readonly coverage: Coverage;
  readonly period: CoveragePeriod | null;
}

export function counted({ coverage, period }: Counting, fromMs: number, toMs: number): number {
  return coveredTimeMs(coverage, { from: fromMs, to: toMs }, period);
}

/**
 * dueAfterMs that answers Infinity when the amount is not used up within the coverage's horizon: a schedule may have
 * no more hours after its last dated ones, and such a limit is never due; a reading must say so and not fail.
 */
export function dueOrNever({ coverage, period }: Counting, startMs: number, amountMs: number): number {
  if (amountMs === Infinity) return Infinity;
  try {
    return dueAfterMs(coverage, startMs, amountMs, period);
  } catch (error) {
    if (error instanceof CoverageError && NEVER.has(error.code)) return Infinity;
    throw error;
  }
}

const NEVER: ReadonlySet<string> = new Set(['BEYOND_HORIZON', 'INSTANT_OUT_OF_RANGE']);

/** Where a clock would run on from: its open stretch, or the end of its last one. */
export function standsAt(stretches: readonly Stretch[]): number {
  const last = stretches.at(-1);
  if (last === undefined) throw new RangeError('Expected a clock with at least one stretch, got none.');
  return last.untilMs === Infinity ? last.fromMs : last.untilMs;
}
