// Which agreements and tickets a change of a schedule reaches, and what a correction turned over.
import { toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import type { ScheduleFollowing } from '../engine/coverage-versions.ts';
import type { LimitKind, LimitStanding } from '../engine/reading.ts';

/** An activated agreement version of a schedule. */
export interface FollowingTerms {
  readonly id: number;
  readonly following: ScheduleFollowing;
}

/** Every activated agreement version that counts by any version of a schedule and is not over at `from`. */
export async function loadFollowingTerms(
  tx: Tx,
  { schedule, from }: { readonly schedule: number; readonly from: Temporal.Instant },
): Promise<FollowingTerms[]> {
  return tx.rows<FollowingTerms>(
    `select v.id, v.schedule_following as following
       from agreement_version v join agreement a on a.id = v.agreement_id
       join coverage_schedule_version s on s.id = v.schedule_version_id
      where s.schedule_id = $1 and v.activated_at is not null
        and (v.until_at is null or v.until_at > $2::timestamptz
             or exists (select from clock c where c.agreement_version_id = v.id and c.phase in ('RUNNING', 'PAUSED')))
      order by a.number, v.version`,
    [schedule, toSqlInstant(from)],
  );
}

/** A clock still runs or waits, ended later than $2, or would have been due later: a version from $2 on can reach it. */
const isReached = `c.agreement_version_id = any($1::bigint[]) and c.phase <> 'NOT_APPLICABLE'
  and (c.phase in ('RUNNING', 'PAUSED')
       or greatest(c.stopped_at, c.promise_due_at, c.target_due_at, c.promise_breached_at, c.target_breached_at) > $2::timestamptz)`;

export interface Reach {
  readonly terms: readonly number[];
  readonly from: Temporal.Instant;
}

export interface Reached {
  /** The first ones that are reached at all, by id. */
  readonly ids: readonly number[];
  /** Tickets with a clock that runs or waits. */
  readonly open: number;
  /** All that are reached. */
  readonly all: number;
}

/** The tickets that a version from an instant on reaches under some terms; at most `limit` by id. */
export async function loadReached(tx: Tx, { terms, from }: Reach, limit: number): Promise<Reached> {
  const [row] = await tx.rows<{ ids: readonly number[] | null; open: number; all: number }>(
    `with reached as (
       select c.ticket_id as id, bool_or(c.phase in ('RUNNING', 'PAUSED')) as open from clock c
        where ${isReached} group by c.ticket_id order by c.ticket_id)
     select (select array_agg(id) from (select id from reached limit $3) few) as ids,
            count(*) filter (where open) as open, count(*) as all from reached`,
    [terms, toSqlInstant(from), limit],
  );
  return { ids: (row?.ids ?? []).map(Number), open: row?.open ?? 0, all: row?.all ?? 0 };
}

/** The condition over a ticket `t`, for wakeTickets, that says it is reached; its parameters follow the instant of waking. */
export const reachedTicket = ({ terms, from }: Reach): readonly [sql: string, parameters: readonly unknown[]] => [
  `t.id in (select c.ticket_id from clock c where ${isReached.replaceAll('$2', '$3').replaceAll('$1', '$2')})`,
  [terms, toSqlInstant(from)],
];

/** A result that a correction turns over; null: none had been given, or none is given any more. */
export interface Flip {
  readonly ticket: number;
  readonly customer: number | null;
  readonly measure: string;
  readonly cycle: number;
  readonly limit: LimitKind;
  readonly from: LimitStanding | null;
  readonly to: LimitStanding | null;
}

export async function saveFlips(tx: Tx, scheduleVersion: number, flips: readonly Flip[]): Promise<void> {
  if (flips.length === 0) return;
  await tx.rows(
    `insert into coverage_flip (schedule_version_id, ticket_id, customer_id, measure, cycle, limit_kind, was, becomes)
     select $1, f.ticket, f.customer, f.measure, f.cycle, f."limit", f."from", f."to"
       from jsonb_to_recordset($2::jsonb) f(ticket bigint, customer bigint, measure text, cycle int, "limit" text, "from" text, "to" text)`,
    [scheduleVersion, JSON.stringify(flips)],
  );
}

/** What each correction turned over when it was signed. */
export async function loadFlips(tx: Tx, scheduleVersions: readonly number[]): Promise<Map<number, Flip[]>> {
  const rows = await tx.rows<Flip & { readonly version: number }>(
    `select schedule_version_id as version, ticket_id as ticket, customer_id as customer, measure, cycle,
            limit_kind as "limit", was as "from", becomes as "to" from coverage_flip
      where schedule_version_id = any($1::bigint[]) order by schedule_version_id, ticket_id, measure, cycle, limit_kind desc`,
    [scheduleVersions],
  );
  return Map.groupBy(rows, ({ version }) => version);
}

/** The schedules of which some version takes dates from a calendar, by id. */
export async function loadSchedulesWithCalendar(tx: Tx, calendar: number): Promise<number[]> {
  const rows = await tx.rows<{ id: number }>(
    `select distinct schedule_id as id from coverage_schedule_version where calendars @> array[$1::bigint] order by id`,
    [calendar],
  );
  return rows.map(({ id }) => id);
}
