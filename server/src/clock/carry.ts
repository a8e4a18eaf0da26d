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
  const coverage = await context.loaders.one(termsCoverageLoader, row.agreementVersion);
  if (coverage === null)
    throw new Error(
      `Clock ${String(row.id)} is judged by agreement version ${String(row.agreementVersion)}, which is gone`,
    );
  const clauses = await Promise.all(row.clauses.map((id) => context.loaders.one(clauseLoader, id)));
  const periods = clauses.flatMap((clause) => (clause === null ? [] : [clause.period]));
  return coveredTimeMs(coverage, span, countingPeriod(coverage, periods, row.startedAtMs));
}

/**
 * The period whose time counts under a clause chosen at the start: a limit for prime time counts in prime time alone,
 * any other limit counts in all covered time (null).
 */
export function countingPeriod(
  coverage: Coverage,
  periods: readonly (CoveragePeriod | null)[],
  startedAtMs: number | null,
): CoveragePeriod | null {
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

/**
 * Covered time that counts since the reading; 0 when the clock was read after the operation began, or by a server
 * whose own clock is ahead.
 */
function sinceRead(context: Context, row: ClockRow): Promise<number> {
  const to = Math.max(row.readAtMs, context.now().epochMilliseconds);
  return coveredFor(context, row, { from: row.readAtMs, to });
}
