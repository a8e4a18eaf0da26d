// The exact results of clocks that an objective speaks of. Money hangs on them: they are counted one by one.
import type { ClockQuestion, ClockResult } from '../clock/objective-drill.ts';
import { instantOf, questionCondition, resultOf } from '../clock/objective-condition.store.ts';
import type { Tx } from '../db/orm.ts';
import { sqlParameters } from '../ticket/ticket-filter.store.ts';

/** So many clocks with one result that count after an instant; sums in milliseconds, of those that are over. */
export interface ClockCount {
  readonly result: ClockResult;
  /** 0: before both windows, 1: in the long one, 2: in the short one too. */
  readonly window: 0 | 1 | 2;
  readonly count: number;
  readonly sum: number;
  readonly squares: number;
}

/** What the clocks of a question came to; windows begin at these instants. */
export async function countClockResults(
  tx: Tx,
  of: ClockQuestion,
  {
    longFromMs,
    shortFromMs,
    nowMs,
  }: { readonly longFromMs: number; readonly shortFromMs: number; readonly nowMs: number },
): Promise<ClockCount[]> {
  const parameters = sqlParameters();
  const at = instantOf(of);
  const instant = (ms: number): string => `at_ms(${parameters.put(ms)}::bigint)`;
  return tx.rows<ClockCount>(
    `select ${resultOf(of, parameters)} as result,
            case when ${at} >= ${instant(nowMs)} then 0 when ${at} >= ${instant(shortFromMs)} then 2
                 when ${at} >= ${instant(longFromMs)} then 1 else 0 end as window,
            count(*) as count, coalesce(sum(c.spent_ms) filter (where c.phase = 'STOPPED'), 0)::float8 as sum,
            coalesce(sum(c.spent_ms::float8 * c.spent_ms) filter (where c.phase = 'STOPPED'), 0) as squares
       from clock c where ${questionCondition(of, parameters)} group by 1, 2`,
    parameters.values,
  );
}

/** One clock and how it counted. */
export interface PinnedResult {
  readonly clock: number;
  readonly result: ClockResult;
}

/** Every clock behind the counts, by id. */
export function loadClockResults(tx: Tx, of: ClockQuestion): Promise<PinnedResult[]> {
  const parameters = sqlParameters();
  return tx.rows<PinnedResult>(
    `select c.id as clock, ${resultOf(of, parameters)} as result from clock c
      where ${questionCondition(of, parameters)} order by c.id`,
    parameters.values,
  );
}

/** A clock that runs: what it has spent was read at an instant. */
export interface RunningClock {
  readonly clock: number;
  readonly version: number;
  readonly spentMs: number;
  readonly readAtMs: number;
  readonly countsAtMs: number;
}

/** The clocks that run and had not come to a limit when they were read last. */
export function loadRunning(tx: Tx, of: ClockQuestion, withinMs: number): Promise<RunningClock[]> {
  const parameters = sqlParameters();
  return tx.rows<RunningClock>(
    `select c.id as clock, c.agreement_version_id as version, c.spent_ms as "spentMs", ms(c.read_at) as "readAtMs",
            ms(${instantOf(of)}) as "countsAtMs"
       from clock c where ${questionCondition(of, parameters)} and c.phase = 'RUNNING'
        and c.spent_ms <= ${parameters.put(withinMs)}::bigint and c.excuse is null`,
    parameters.values,
  );
}
