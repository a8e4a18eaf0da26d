// A limit on its way: how much of it is used up and when the rest will be. Used up exactly at the instant of a pause
// it is not broken; a broken one stays as it broke.
import { coveredTimeMs, CoverageError, dueAfterMs, type Coverage, type CoveragePeriod } from './coverage.ts';
import type { Clause } from './clause.ts';
import type { ChosenClauses } from './agreement.ts';
import type { Fact } from './fact.ts';

/** A stretch of a clock's life; the last one of an open clock has no end (Infinity). Epoch milliseconds. */
export interface Stretch {
  readonly kind: 'RUNNING' | 'PAUSED' | 'EXCLUDED';
  readonly fromMs: number;
  untilMs: number;
  /** Time that counts in a RUNNING stretch that has ended. */
  countedMs: number;
  /** The fact that began it. */
  readonly cause: Fact;
}

/** The clauses that judge a clock, with the one among them whose limits it has (FIXED_AT_START). */
export interface Judgement {
  readonly chosen: ChosenClauses;
  readonly clause: Clause;
  readonly coverage: Coverage;
  /** A PRIME limit counts in prime time only, any other in all covered time. */
  readonly period: CoveragePeriod | null;
}

export interface LimitCourse {
  readonly limitMs: number;
  /** So much used up is a warning. */
  readonly warnMs: number;
  /** Null: paused; Infinity: not within the horizon of the coverage. */
  dueMs: number | null;
  breach: Breach | null;
}

export interface Breach {
  readonly atMs: number;
  readonly noticedMs: number;
  readonly byReclassification: boolean;
  /** When the warning had been reached under the clause that was broken. */
  readonly warnedMs: number | null;
}

/** The default share of a limit at which it is at risk. */
export const WARN_AT_SHARE = 0.75;

export function newLimit(limitMs: number, warnAtShare: number | null): LimitCourse {
  // A share of whole milliseconds may fall a hair beside one in floating point: 0.7 × 3,600,000.
  const warnMs = Math.max(1, Math.ceil(limitMs * (warnAtShare ?? WARN_AT_SHARE) - 1e-4));
  return { limitMs, warnMs, dueMs: null, breach: null };
}

/** The clause of the period of the first covered instant at or after the start for which a limit exists. */
export function judgeFrom(chosen: ChosenClauses, startMs: number): Judgement {
  const { coverage } = chosen.terms;
  const clause = chosen.clauses.length === 1 ? chosen.clauses[0] : fixedClause(chosen, startMs);
  if (clause === undefined) throw new RangeError('Expected at least one clause to judge by, got none.');
  return { chosen, clause, coverage, period: clause.period === 'PRIME' ? 'PRIME' : null };
}

function fixedClause({ terms, clauses }: ChosenClauses, startMs: number): Clause | undefined {
  const opens = (period: CoveragePeriod): { period: CoveragePeriod; at: number; clause: Clause | undefined } => ({
    period,
    at: dueOrNever(terms.coverage, startMs, 0, period),
    // Most specific first: the period's own clause comes before the one for any period.
    clause: clauses.find((clause) => clause.period === period || clause.period === null),
  });
  const first = [opens('PRIME'), opens('NON_PRIME')]
    .filter(({ clause }) => clause !== undefined)
    .sort((a, b) => (a.at === b.at ? 0 : a.at - b.at))[0];
  return first?.clause ?? clauses[0];
}

/**
 * dueAfterMs that answers Infinity when the amount is not used up within the coverage's horizon: a schedule may have
 * no more hours after its last dated ones, and such a limit is never due; a reading must say so and not fail.
 */
export function dueOrNever(
  coverage: Coverage,
  startMs: number,
  amountMs: number,
  period: CoveragePeriod | null,
): number {
  try {
    return dueAfterMs(coverage, startMs, amountMs, period);
  } catch (error) {
    if (error instanceof CoverageError && error.code === 'BEYOND_HORIZON') return Infinity;
    throw error;
  }
}

/** Time that counts under a judgement. */
export function counted({ coverage, period }: Judgement, fromMs: number, toMs: number): number {
  return coveredTimeMs(coverage, { from: fromMs, to: toMs }, period);
}

/**
 * When `amountMs` (at least 1) is used up along the stretches; null: not before the clock runs again. An amount used
 * up exactly where a stretch ends counts as used up there only when `atPause` says so.
 */
export function usedUpAt(
  stretches: readonly Stretch[],
  { coverage, period }: Judgement,
  amountMs: number,
  atPause: 'USED_UP' | 'LEFT_OPEN',
): number | null {
  let left = amountMs;
  for (const stretch of stretches) {
    if (stretch.kind !== 'RUNNING') continue;
    if (stretch.untilMs === Infinity || left <= stretch.countedMs) {
      const at = dueOrNever(coverage, stretch.fromMs, left, period);
      if (stretch.untilMs === Infinity || at < stretch.untilMs || atPause === 'USED_UP') return at;
    }
    left -= stretch.countedMs;
  }
  return null;
}
