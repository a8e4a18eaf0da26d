// The exact results of clocks that an objective speaks of. Money hangs on them: they are counted one by one.
import type { CountsBy } from '../agreement/section-enums.ts';
import { countsAt } from '../clock/clock-list.store.ts';
import type { Tx } from '../db/orm.ts';
import type { Severity } from '../engine/fact.ts';

/** Which clocks, and how one of them is good. Instants in epoch milliseconds, half-open. */
export interface ClockQuestion {
  /** Of these agreement versions. */
  readonly versions: readonly number[];
  readonly measure: string;
  /** Null: any. */
  readonly severity: Severity | null;
  readonly service: string | null;
  readonly countsBy: CountsBy;
  /** Covered time that is still good; null: the promise of each. */
  readonly withinMs: number | null;
  readonly fromMs: number;
  readonly untilMs: number;
}

export type ClockResult = 'GOOD' | 'BAD' | 'OPEN' | 'EXCLUDED' | 'WAIVED' | 'DISPUTED';

/** So many clocks with one result that count after an instant; sums in milliseconds, of those that are over. */
export interface ClockCount {
  readonly result: ClockResult;
  /** 0: before both windows, 1: in the long one, 2: in the short one too. */
  readonly window: 0 | 1 | 2;
  readonly count: number;
  readonly sum: number;
  readonly squares: number;
}

const instants: Readonly<Record<CountsBy, string>> = {
  DUE: countsAt,
  START: 'c.started_at',
  STOP: 'c.stopped_at',
};

/** From and where, parameters $1 to $7; alias `w` is what excuses a breach. */
const ofQuestion = (countsBy: CountsBy): string => `
   from clock c join ticket t on t.id = c.ticket_id left join waiver w on w.clock_id = c.id and w.state <> 'REJECTED'
  where c.agreement_version_id = any($1::bigint[]) and c.measure = $2
    and ($3::text is null or t.severity = $3)
    and ($4::text is null or t.service_id = (select id from service where reference = $4))
    and ${instants[countsBy]} >= at_ms($5::bigint) and ${instants[countsBy]} < at_ms($6::bigint)
    and c.phase <> 'NOT_APPLICABLE' and c.void_reason is distinct from 'NO_CLAUSE'`;

/** The result of alias `c`; $7 is the limit of its own, null: the promise judges. */
const result = `case when c.phase = 'VOID' then 'EXCLUDED'
    when ($7::bigint is null and c.promise_standing = 'BREACHED') or c.spent_ms > $7::bigint
      then case w.state when 'WAIVED' then 'WAIVED' when 'DISPUTED' then 'DISPUTED' else 'BAD' end
    when ($7::bigint is null and c.promise_standing = 'MET') or ($7::bigint is not null and c.phase = 'STOPPED') then 'GOOD'
    else 'OPEN' end`;

const parametersOf = (of: ClockQuestion): unknown[] => [
  ...[of.versions, of.measure, of.severity, of.service, of.fromMs, of.untilMs, of.withinMs],
];

/** What the clocks of a question came to; windows begin at these instants. */
export async function countClockResults(
  tx: Tx,
  of: ClockQuestion,
  windows: { readonly longFromMs: number; readonly shortFromMs: number; readonly nowMs: number },
): Promise<ClockCount[]> {
  const at = instants[of.countsBy];
  return tx.rows<ClockCount>(
    `select ${result} as result,
            case when ${at} >= at_ms($10::bigint) then 0 when ${at} >= at_ms($9::bigint) then 2
                 when ${at} >= at_ms($8::bigint) then 1 else 0 end as window,
            count(*) as count, coalesce(sum(c.spent_ms) filter (where c.phase = 'STOPPED'), 0)::float8 as sum,
            coalesce(sum(c.spent_ms::float8 * c.spent_ms) filter (where c.phase = 'STOPPED'), 0) as squares
       ${ofQuestion(of.countsBy)} group by 1, 2`,
    [...parametersOf(of), windows.longFromMs, windows.shortFromMs, windows.nowMs],
  );
}

/** One clock and how it counted. */
export interface PinnedResult {
  readonly clock: number;
  readonly result: ClockResult;
}

/** Every clock behind the counts, by id. */
export const loadClockResults = (tx: Tx, of: ClockQuestion): Promise<PinnedResult[]> =>
  tx.rows<PinnedResult>(
    `select c.id as clock, ${result} as result ${ofQuestion(of.countsBy)} order by c.id`,
    parametersOf(of),
  );

/** A clock that runs: what it has spent was read at an instant. */
export interface RunningClock {
  readonly clock: number;
  readonly version: number;
  readonly spentMs: number;
  readonly readAtMs: number;
  readonly countsAtMs: number;
}

/** The clocks that run and have not come to their limit when they were read last. */
export const loadRunning = (tx: Tx, of: ClockQuestion): Promise<RunningClock[]> =>
  tx.rows<RunningClock>(
    `select c.id as clock, c.agreement_version_id as version, c.spent_ms as "spentMs", ms(c.read_at) as "readAtMs",
            ms(${instants[of.countsBy]}) as "countsAtMs"
       ${ofQuestion(of.countsBy)} and c.phase = 'RUNNING' and c.spent_ms <= $7::bigint and w.id is null`,
    parametersOf(of),
  );
