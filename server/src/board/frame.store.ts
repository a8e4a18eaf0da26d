// What a board shows, in a handful of set-based queries. "Live" clocks are those of open tickets that are neither
// stopped nor void; counts are of tickets, lists and rates are of clocks.
import { countsWithin, outcomeOf } from '../clock/clock-list.store.ts';
import { countsAt } from '../clock/figure-condition.store.ts';
import type { ClockRow } from '../clock/clock.row.ts';
import { clockColumns } from '../clock/clock.store.ts';
import type { Tx } from '../db/orm.ts';
import type { Severity } from '../engine/fact.ts';
import type { ClockOutcome } from '../engine/outcome.ts';
import { liveBits } from '../ticket/live-clocks.ts';
import { asksOfClocks, asksOfTickets, type TicketQuery } from '../ticket/ticket-filter.ts';
import {
  clockCondition,
  openTicket,
  seenCondition,
  sqlParameters,
  ticketOnly,
  type SqlParameters,
} from '../ticket/ticket-filter.store.ts';

/** Which tickets and clocks a board is about. */
export interface Scope {
  readonly query: TicketQuery;
  /** Sources that may be seen; null: all. */
  readonly sources: readonly string[] | null;
}

function ticketsIn({ query, sources }: Scope, parameters: SqlParameters): string {
  return `${ticketOnly(query, parameters)} and ${seenCondition(sources, parameters)}`;
}

const clocksIn = (scope: Scope, parameters: SqlParameters): string =>
  `${ticketsIn(scope, parameters)} and ${clockCondition(scope.query, parameters)}`;

const isLive = `${openTicket} and c.phase not in ('STOPPED', 'VOID')`;
// Written as the partial indexes are, so that they are used.
const isSavable = `c.phase = 'RUNNING' and c.promise_standing in ('ON_TRACK', 'AT_RISK')`;
const isBroken = `c.phase in ('RUNNING', 'PAUSED') and c.promise_standing = 'BREACHED'`;

/** Open tickets with at least one live clock: any, broken, at risk, over target. */
export interface LiveCounts {
  readonly openCount: number;
  readonly brokenCount: number;
  readonly atRiskCount: number;
  readonly overTargetCount: number;
}

export async function loadLiveCounts(tx: Tx, scope: Scope): Promise<LiveCounts> {
  const parameters = sqlParameters();
  // Of some of a ticket's clocks its row does not tell.
  const [row] = await tx.rows<LiveCounts>(
    asksOfClocks(scope.query) ? countByClocks(scope, parameters) : countByTickets(scope, parameters),
    parameters.values,
  );
  return row ?? { openCount: 0, brokenCount: 0, atRiskCount: 0, overTargetCount: 0 };
}

function countByTickets(scope: Scope, parameters: SqlParameters): string {
  const having = (bit: number): string => `count(*) filter (where t.live & ${String(bit)} > 0)`;
  return `select count(*) as "openCount", ${having(liveBits.BROKEN)} as "brokenCount", ${having(liveBits.AT_RISK)} as "atRiskCount",
            ${having(liveBits.OVER_TARGET)} as "overTargetCount"
       from ticket t where t.live > 0 and ${openTicket} and ${ticketsIn(scope, parameters)}`;
}

function countByClocks(scope: Scope, parameters: SqlParameters): string {
  return `select count(*) as "openCount", count(*) filter (where broken) as "brokenCount",
            count(*) filter (where at_risk) as "atRiskCount", count(*) filter (where over_target) as "overTargetCount"
       from (select bool_or(c.standing = 'BREACHED') as broken, bool_or(c.standing in ('AT_RISK', 'OVER_TARGET')) as at_risk,
                    bool_or(c.standing = 'OVER_TARGET') as over_target
               from ticket t join clock c on c.ticket_id = t.id
              where ${isLive} and ${clocksIn(scope, parameters)} group by t.id) live`;
}

/** Running clocks whose promise can still be kept, the next to break first. */
export async function loadNextToBreak(tx: Tx, scope: Scope, first: number): Promise<ClockRow[]> {
  const parameters = sqlParameters();
  return tx.rows<ClockRow>(
    `select ${clockColumns} from clock c join ticket t on t.id = c.ticket_id
      where ${isSavable} and ${openTicket} and ${clocksIn(scope, parameters)}
      order by c.promise_due_at, c.id limit ${parameters.put(first)}`,
    parameters.values,
  );
}

/** Live clocks whose promise is broken: the oldest break first, or the last one. */
export async function loadBroken(
  tx: Tx,
  scope: Scope,
  { first, lastFirst }: { readonly first: number; readonly lastFirst: boolean },
): Promise<ClockRow[]> {
  const parameters = sqlParameters();
  return tx.rows<ClockRow>(
    `select ${clockColumns} from clock c join ticket t on t.id = c.ticket_id
      where ${isBroken} and ${openTicket} and ${clocksIn(scope, parameters)}
      order by c.promise_breached_at${lastFirst ? ' desc' : ''}, c.id limit ${parameters.put(first)}`,
    parameters.values,
  );
}

/** How many promises that can still be kept are due from `now` until `untilMs`, both included. */
export async function countSavable(
  tx: Tx,
  scope: Scope,
  { nowMs, untilMs }: { readonly nowMs: number; readonly untilMs: number },
): Promise<number> {
  const parameters = sqlParameters();
  const [row] = await tx.rows<{ count: number }>(
    `select count(*) as count from clock c join ticket t on t.id = c.ticket_id
      where ${isSavable} and c.promise_due_at between at_ms(${parameters.put(nowMs)}) and at_ms(${parameters.put(untilMs)})
        and ${openTicket} and ${clocksIn(scope, parameters)}`,
    parameters.values,
  );
  return row?.count ?? 0;
}

/** How many clocks of a measure, on tickets of a severity, came out how; an outcome is null without that limit. */
export interface OutcomeCount {
  readonly measure: string;
  readonly severity: Severity | null;
  readonly promise: ClockOutcome | null;
  readonly target: ClockOutcome | null;
  readonly count: number;
}

/** Outcomes of both limits of the clocks of `measures` that count in `[fromMs, untilMs)`. */
export async function loadOutcomes(
  tx: Tx,
  scope: Scope,
  { measures, ...period }: { readonly measures: readonly string[]; readonly fromMs: number; readonly untilMs: number },
): Promise<OutcomeCount[]> {
  const parameters = sqlParameters();
  return tx.rows<OutcomeCount>(
    `select c.measure, t.severity, ${outcomeOf('PROMISE')} as promise,
            ${outcomeOf('TARGET')} as target, count(*) as count
       from clock c join ticket t on t.id = c.ticket_id
      where ${countsWithin(period, parameters)} and c.measure = any(${parameters.put(measures)}::text[])
        and ${clocksIn(scope, parameters)}
      group by 1, 2, 3, 4`,
    parameters.values,
  );
}

// A limit that was broken keeps when, so its standing tells as much; this reads nothing besides the index by that instant.
const isDue = "(c.promise_due_at is not null or c.promise_standing = 'BREACHED')";
const dueOutcomes = `count(*) filter (where c.promise_standing = 'MET') as kept,
            count(*) filter (where c.promise_standing in ('ON_TRACK', 'AT_RISK')) as open,
            count(*) filter (where c.promise_standing = 'BREACHED' and c.excuse is null) as broken`;

/** The clocks of the scope that count somewhere, as all of opened tickets do; tickets are asked where the scope asks of them. */
function countedIn(scope: Scope, parameters: SqlParameters): string {
  return scope.sources === null && !asksOfTickets(scope.query)
    ? `clock c where c.counts_on is not null and ${clockCondition(scope.query, parameters)}`
    : `clock c join ticket t on t.id = c.ticket_id where ${clocksIn(scope, parameters)}`;
}

/** Promises by the stretch of time in which they are due. */
export interface DueCount {
  readonly fromMs: number;
  readonly kept: number;
  readonly open: number;
  readonly broken: number;
}

/** Promises due in `[fromMs, untilMs)` by stretches of `stepMs`; stretches without any are absent. */
export async function loadDueCounts(
  tx: Tx,
  scope: Scope,
  { fromMs, untilMs, stepMs }: { readonly fromMs: number; readonly untilMs: number; readonly stepMs: number },
): Promise<DueCount[]> {
  const parameters = sqlParameters();
  const [from, until, step] = [parameters.put(fromMs), parameters.put(untilMs), parameters.put(stepMs)];
  return tx.rows<DueCount>(
    `select ${from}::bigint + (ms(${countsAt}) - ${from}::bigint) / ${step}::bigint * ${step}::bigint as "fromMs",
            ${dueOutcomes}
       from ${countedIn(scope, parameters)}
        and ${countsAt} >= at_ms(${from}) and ${countsAt} < at_ms(${until}) and ${isDue}
      group by 1 order by 1`,
    parameters.values,
  );
}

/** Promises due in `[fromMs, untilMs)` by civil days of a zone; days without any are absent. */
export async function loadDueDays(
  tx: Tx,
  scope: Scope,
  { fromMs, untilMs, zone }: { readonly fromMs: number; readonly untilMs: number; readonly zone: string },
): Promise<DueCount[]> {
  const parameters = sqlParameters();
  const [from, until, named] = [parameters.put(fromMs), parameters.put(untilMs), parameters.put(zone)];
  return tx.rows<DueCount>(
    `select ms(date_trunc('day', ${countsAt} at time zone ${named}::text) at time zone ${named}::text) as "fromMs", ${dueOutcomes}
       from ${countedIn(scope, parameters)}
        and ${countsAt} >= at_ms(${from}) and ${countsAt} < at_ms(${until}) and ${isDue}
      group by 1 order by 1`,
    parameters.values,
  );
}

/** The zone most agreements in the scope count by (the first by name of several); null when there are none. */
export async function loadZone(tx: Tx, { query: { agreements, customers } }: Scope): Promise<string | null> {
  const [row] = await tx.rows<{ zone: string }>(
    `select s.time_zone as zone
       from agreement a join agreement_version v on v.agreement_id = a.id
       join coverage_schedule_version s on s.id = v.schedule_version_id
      where v.activated_at is not null
        and ($1::bigint[] is null or a.id = any($1))
        and ($2::bigint[] is null or a.customer_id = any($2) or a.customer_id is null)
      group by s.time_zone order by count(*) desc, s.time_zone limit 1`,
    [agreements, customers],
  );
  return row?.zone ?? null;
}

/** How fresh a source is. Instants in epoch milliseconds. */
export interface SourceActivity {
  readonly name: string;
  readonly expectedSilenceMs: number | null;
  /** When the newest event happened; null: none came yet. */
  readonly lastEventAtMs: number | null;
  /** When we were last told something; before that, when the source was made. */
  readonly lastHeardAtMs: number;
}

/** The sources of the scope, by name. */
export async function loadActivity(tx: Tx, { query, sources }: Scope): Promise<SourceActivity[]> {
  return tx.rows<SourceActivity>(
    `select s.name, s.expected_silence_ms as "expectedSilenceMs", ms(a.last_event_at) as "lastEventAtMs",
            ms(coalesce(a.last_recorded_at, s.created_at)) as "lastHeardAtMs"
       from source s left join source_activity a on a.source_id = s.id
      where not s.canary and ($1::text[] is null or s.name = any($1)) and ($2::text[] is null or s.name = any($2))
      order by s.name collate "C"`,
    [query.sources, sources],
  );
}

/** Open tickets: all of them, and those that nothing covers; and tickets of any status that need mending. */
export interface OpenCounts {
  readonly openCount: number;
  readonly uncoveredCount: number;
  readonly needsMendingCount: number;
}

export async function loadOpenCounts(tx: Tx, scope: Scope): Promise<OpenCounts> {
  const parameters = sqlParameters();
  const where = ticketsIn(scope, parameters);
  const [row] = await tx.rows<OpenCounts>(
    `select (select count(*) from ticket t where ${openTicket} and ${where}) as "openCount",
            (select count(*) from ticket t where ${openTicket} and t.uncovered and ${where}) as "uncoveredCount",
            (select count(*) from ticket t where t.needs_mending <> '[]' and ${where}) as "needsMendingCount"`,
    parameters.values,
  );
  return row ?? { openCount: 0, uncoveredCount: 0, needsMendingCount: 0 };
}
