// The exact results of clocks that an objective speaks of. Money hangs on them: they are counted one by one.
import { countsBySql, excuseSql, questionCondition, resultSql } from '../clock/objective-condition.store.ts';
import type { ClockQuestion, ClockResult } from '../clock/objective-drill.ts';
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

const ofTickets = 'from clock c join ticket t on t.id = c.ticket_id';

/** What the clocks of a question came to; windows begin at these instants. */
export async function countClockResults(
  tx: Tx,
  of: ClockQuestion,
  windows: { readonly longFromMs: number; readonly shortFromMs: number; readonly nowMs: number },
): Promise<ClockCount[]> {
  const parameters = sqlParameters();
  const at = countsBySql(of);
  const since = (ms: number): string => `${at} >= at_ms(${parameters.put(ms)}::bigint)`;
  return tx.rows<ClockCount>(
    `select ${resultSql(of, parameters)} as result,
            case when ${since(windows.nowMs)} then 0 when ${since(windows.shortFromMs)} then 2
                 when ${since(windows.longFromMs)} then 1 else 0 end as window,
            count(*) as count, coalesce(sum(c.spent_ms) filter (where c.phase = 'STOPPED'), 0)::float8 as sum,
            coalesce(sum(c.spent_ms::float8 * c.spent_ms) filter (where c.phase = 'STOPPED'), 0) as squares
       ${ofTickets} where ${questionCondition(of, parameters)} group by 1, 2`,
    parameters.values,
  );
}

/** One clock and how it counted. */
export interface PinnedResult {
  readonly clock: number;
  readonly result: ClockResult;
}

/** Every clock behind the counts, by id. */
export async function loadClockResults(tx: Tx, of: ClockQuestion): Promise<PinnedResult[]> {
  const parameters = sqlParameters();
  return tx.rows<PinnedResult>(
    `select c.id as clock, ${resultSql(of, parameters)} as result
       ${ofTickets} where ${questionCondition(of, parameters)} order by c.id`,
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

/** The clocks that run and had not come to a limit of the question's own when they were read last. */
export async function loadRunning(tx: Tx, of: ClockQuestion): Promise<RunningClock[]> {
  const parameters = sqlParameters();
  return tx.rows<RunningClock>(
    `select c.id as clock, c.agreement_version_id as version, c.spent_ms as "spentMs", ms(c.read_at) as "readAtMs",
            ms(${countsBySql(of)}) as "countsAtMs"
       ${ofTickets} where ${questionCondition(of, parameters)} and c.phase = 'RUNNING'
        and c.spent_ms <= ${parameters.put(of.withinMs)}::bigint and ${excuseSql} is null`,
    parameters.values,
  );
}
