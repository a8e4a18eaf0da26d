// Carrying a stored reading on: while a clock runs, its time spent grows with covered time and its headroom shrinks,
// and nothing is written for that. Everything else about a reading changes only when it is settled.
import { clauseLoader, termsCoverageLoader } from '../agreement/agreement.loader.ts';
import { coveredTimeMs, firstCovered, type Coverage, type CoveragePeriod } from '../engine/coverage.ts';
import type { Context } from '../gate/context.ts';
import type { ClockRow } from './clock.row.ts';

/** Covered milliseconds that count for the clock from `from` to `to` (epoch milliseconds); negative when reversed. */
export async function coveredFor(
  context: Context,
  row: ClockRow,
  span: { readonly from: number; readonly to: number },
): Promise<number> {
  const coverage = await coverageOf(context, row);
  const clauses = await Promise.all(row.clauses.map((id) => context.loaders.one(clauseLoader, id)));
  const periods = clauses.flatMap((clause) => (clause === null ? [] : [clause.period]));
  const blended = (row.promise?.shares.length ?? 0) > 0;
  return coveredTimeMs(coverage, span, countingPeriod(coverage, { periods, blended, startedAtMs: row.startedAtMs }));
}

/** What tells whose time counts: the coverage periods of the clauses, and how they make one limit. */
export interface CountedBy {
  readonly periods: readonly (CoveragePeriod | null)[];
  readonly blended: boolean;
  readonly startedAtMs: number | null;
}

/**
 * The period whose time counts. Under a clause chosen at the start a limit for prime time counts in prime time alone,
 * any other limit in all covered time (null); a blended limit counts in every period that has one.
 */
export function countingPeriod(
  coverage: Coverage,
  { periods, blended, startedAtMs }: CountedBy,
): CoveragePeriod | null {
  if (blended) return periods.length === 1 ? (periods[0] ?? null) : null;
  if (startedAtMs === null || !periods.includes('PRIME')) return null;
  if (periods.length === 1) return 'PRIME';
  const start = firstCovered(coverage, Temporal.Instant.fromEpochMilliseconds(startedAtMs));
  return start?.period === 'PRIME' ? 'PRIME' : null;
}

/** Time spent by the operation's now. */
export async function spentNow(context: Context, row: ClockRow): Promise<number> {
  return row.phase === 'RUNNING' ? row.spentMs + (await sinceRead(context, row)) : row.spentMs;
}

/** Covered time spent waiting by the operation's now. */
export async function pausedNow(context: Context, row: ClockRow): Promise<number> {
  return row.phase === 'PAUSED' ? row.pausedMs + (await sinceRead(context, row)) : row.pausedMs;
}

/**
 * Covered time left at the operation's now of a limit that had `headroomMs` left when the clock was read: what has run
 * since is gone. Not counted back from the due instant, because a broken limit is due where it broke.
 */
export const headroomNow = async (context: Context, row: ClockRow, headroomMs: number): Promise<number> =>
  headroomMs - (await sinceRead(context, row));

/** What each coverage period has used up by the operation's now of a blended limit of a running clock. */
export async function sharesNow<
  Share extends { readonly period: CoveragePeriod; readonly used: number; readonly limit: number },
>(context: Context, row: ClockRow, shares: readonly Share[]): Promise<Share[]> {
  const coverage = await coverageOf(context, row);
  const span = { from: row.readAtMs, to: Math.max(row.readAtMs, context.now().epochMilliseconds) };
  return shares.map((share) => ({
    ...share,
    used: share.used + coveredTimeMs(coverage, span, share.period) / share.limit,
  }));
}

async function coverageOf(context: Context, row: ClockRow): Promise<Coverage> {
  const coverage = await context.loaders.one(termsCoverageLoader, row.agreementVersion);
  if (coverage === null)
    throw new Error(
      `Clock ${String(row.id)} is judged by agreement version ${String(row.agreementVersion)}, which is gone`,
    );
  return coverage;
}

/**
 * Covered time that counts since the reading; 0 when the clock was read after the operation began, or by a server
 * whose own clock is ahead.
 */
function sinceRead(context: Context, row: ClockRow): Promise<number> {
  const to = Math.max(row.readAtMs, context.now().epochMilliseconds);
  return coveredFor(context, row, { from: row.readAtMs, to });
}
