// Closed periods: which is next, what was reported, and what became known since.
import { actorName } from '../access/shown-name.store.ts';
import { columnOf, fromEpochMs, toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import type { Goal, ObjectiveStanding, Results } from '../engine/objective.ts';
import type { CivilPeriod, Period } from '../engine/period.ts';
import type { ClockResult } from '../clock/objective-drill.ts';
import type { PinnedResult } from '../objective/clock-results.store.ts';
import type { Apart } from '../objective/read-objective.ts';

export interface PlanRow {
  readonly agreement: number;
  readonly kind: CivilPeriod;
  /** A civil date; null: there is none. */
  readonly nextFrom: string | null;
}

/** Kinds of periods of agreements with activated objectives of which none is planned, at most `limit`. */
export const loadUnplanned = (tx: Tx, limit: number): Promise<{ agreement: number; kind: CivilPeriod }[]> =>
  tx.rows(
    `select distinct v.agreement_id as agreement, o ->> 'period' as kind
       from agreement_version v cross join jsonb_array_elements(v.sections -> 'objectives') as o
      where v.activated_at is not null and v.sections -> 'objectives' <> '[]'
        -- A plan that ended goes on when a version came that outlives it.
        and not exists (select from period_plan p where p.agreement_id = v.agreement_id and p.kind = o ->> 'period'
          and (p.due_at is not null or p.next_from is null or v.until_at <= p.next_from))
      order by 1, 2 limit $1`,
    [limit],
  );

export async function savePlan(
  tx: Tx,
  { agreement, kind, nextFrom, dueAt }: PlanRow & { readonly dueAt: Temporal.Instant | null },
): Promise<void> {
  await tx.rows(
    `insert into period_plan (agreement_id, kind, next_from, due_at) values ($1, $2, $3::date, $4::timestamptz)
     on conflict (agreement_id, kind) do update set next_from = excluded.next_from, due_at = excluded.due_at`,
    [agreement, kind, nextFrom, toSqlInstant(dueAt)],
  );
}

/** The plan besides some that has been due longest, held until the transaction ends; null: none is, or others hold them. */
export async function claimDuePlan(
  tx: Tx,
  besides: readonly Pick<PlanRow, 'agreement' | 'kind'>[],
  now: Temporal.Instant,
): Promise<PlanRow | null> {
  const [row] = await tx.rows<PlanRow>(
    `select agreement_id as agreement, kind, next_from::text as "nextFrom" from period_plan
      where due_at <= $1::timestamptz and (agreement_id, kind) not in (select * from unnest($2::bigint[], $3::text[]))
      order by due_at limit 1 for update skip locked`,
    [toSqlInstant(now), besides.map(({ agreement }) => agreement), besides.map(({ kind }) => kind)],
  );
  return row ?? null;
}

/** When the next period is due to be closed, in epoch milliseconds; null: none is known. */
export async function loadNextClosing(tx: Tx): Promise<number | null> {
  const [row] = await tx.rows<{ at: number | null }>('select ms(min(due_at)) as at from period_plan');
  return row?.at ?? null;
}

export interface PeriodRow {
  readonly id: number;
  readonly agreement: number;
  readonly version: number;
  readonly kind: CivilPeriod;
  readonly fromDate: string;
  readonly untilDate: string;
  readonly closedAt: Temporal.Instant;
  readonly closedBy: string | null;
}

type PeriodSql = Omit<PeriodRow, 'closedAt'> & { readonly closedMs: number };

const periodColumns = `p.id, p.agreement_id as agreement, p.agreement_version_id as version, p.kind,
  p.from_date::text as "fromDate", p.until_date::text as "untilDate", ms(p.closed_at) as "closedMs",
  ${actorName('p.closed_by')} as "closedBy"`;

const toPeriod = ({ closedMs, ...row }: PeriodSql): PeriodRow => ({
  ...row,
  closedAt: Temporal.Instant.fromEpochMilliseconds(closedMs),
});

export interface NewPeriod {
  readonly agreement: number;
  readonly version: number;
  readonly kind: CivilPeriod;
  readonly period: Period;
  readonly by: string | null;
}

/** Its id; null: it was closed before. Whoever closes it at the same time is waited for. */
export async function saveNewPeriod(
  tx: Tx,
  { agreement, version, kind, period, by }: NewPeriod,
  now: Temporal.Instant,
): Promise<number | null> {
  const { from, until, fromAt, untilAt } = period;
  const [row] = await tx.rows<{ id: number }>(
    `insert into agreement_period (agreement_id, agreement_version_id, kind, from_date, until_date, from_at, until_at, closed_at, closed_by, checked_at)
     values ($1, $2, $3, $4::date, $5::date, $6::timestamptz, $7::timestamptz, $8::timestamptz, $9, $8::timestamptz)
     on conflict (agreement_id, kind, from_date) do nothing returning id`,
    [
      ...[agreement, version, kind, from.toString(), until.toString()],
      ...[toSqlInstant(fromAt), toSqlInstant(untilAt), toSqlInstant(now), by],
    ],
  );
  return row?.id ?? null;
}

/** What is pinned of an objective. */
export interface PinnedObjective {
  readonly number: string;
  readonly goal: Goal;
  readonly results: Results;
  readonly apart: Apart;
  readonly standing: ObjectiveStanding;
  readonly attained: number | null;
}

export async function saveResult(tx: Tx, period: number, { number, ...value }: PinnedObjective): Promise<void> {
  await tx.rows('insert into objective_result (period_id, number, value) values ($1, $2, $3::jsonb)', [
    period,
    number,
    JSON.stringify(value),
  ]);
}

export async function saveOutcomes(
  tx: Tx,
  { period, number }: { readonly period: number; readonly number: string },
  outcomes: readonly PinnedResult[],
): Promise<void> {
  await tx.rows(
    `insert into objective_outcome (period_id, number, clock_id, result)
     select $1, $2, n.clock, n.result from unnest($3::bigint[], $4::text[]) as n (clock, result)`,
    [period, number, columnOf(outcomes, ({ clock }) => clock), columnOf(outcomes, ({ result }) => result)],
  );
}

export async function loadPeriods(tx: Tx, ids: readonly number[]): Promise<Map<number, PeriodRow>> {
  const rows = await tx.rows<PeriodSql>(
    `select ${periodColumns} from agreement_period p where p.id = any($1::bigint[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, toPeriod(row)]));
}

/** Closed periods of an agreement, the latest first, behind (end, id) `after`. */
export async function loadPeriodPage(
  tx: Tx,
  agreement: number,
  { after, limit }: { readonly after: readonly (string | number | null)[] | null; readonly limit: number },
): Promise<PeriodRow[]> {
  const rows = await tx.rows<PeriodSql>(
    `select ${periodColumns} from agreement_period p
      where p.agreement_id = $1 and ($2::date is null or (p.until_date, p.id) < ($2::date, $3::bigint))
      order by p.until_date desc, p.id desc limit $4`,
    [agreement, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
  return rows.map(toPeriod);
}

export async function countPeriods(tx: Tx, agreement: number): Promise<number> {
  const sql = 'select count(*) as count from agreement_period where agreement_id = $1';
  const [row] = await tx.rows<{ count: number }>(sql, [agreement]);
  return row?.count ?? 0;
}

/** What is pinned, and whether clocks are pinned with it. */
export interface ReportedObjective extends PinnedObjective {
  readonly period: number;
  readonly isOfClocks: boolean;
}

/** What was reported of each period, by number. */
export async function loadReported(tx: Tx, periods: readonly number[]): Promise<Map<number, ReportedObjective[]>> {
  type Row = Pick<ReportedObjective, 'period' | 'number' | 'isOfClocks'> & { value: Omit<PinnedObjective, 'number'> };
  const rows = await tx.rows<Row>(
    `select r.period_id as period, r.number, r.value,
            exists (select from objective_outcome o where o.period_id = r.period_id and o.number = r.number) as "isOfClocks"
       from objective_result r where r.period_id = any($1::bigint[]) order by r.period_id, r.number collate "C"`,
    [periods],
  );
  const grouped = Map.groupBy(rows, ({ period }) => period);
  return new Map([...grouped].map(([id, all]) => [id, all.map(({ value, ...row }) => ({ ...row, ...value }))]));
}

/** How each clock of an objective counted when it was looked at last: as pinned, with every adjustment since. */
export const loadOutcomes = (
  tx: Tx,
  { period, number }: { readonly period: number; readonly number: string },
): Promise<PinnedResult[]> =>
  tx.rows<PinnedResult>(
    `select clock, result from (
       select coalesce(o.clock_id, a.clock_id) as clock, case when a.clock_id is null then o.result else a.is_now end as result
         from (select clock_id, result from objective_outcome where period_id = $1 and number = $2) o
         full join (select distinct on (clock_id) clock_id, is_now from period_adjustment
                     where period_id = $1 and number = $2 order by clock_id, id desc) a on a.clock_id = o.clock_id) x
      where result is not null order by clock`,
    [period, number],
  );

export interface Adjustment {
  readonly number: string;
  readonly clock: number;
  readonly was: ClockResult | null;
  readonly isNow: ClockResult | null;
}

export async function saveAdjustments(
  tx: Tx,
  period: number,
  adjustments: readonly Adjustment[],
  now: Temporal.Instant,
): Promise<void> {
  if (adjustments.length === 0) return;
  await tx.rows(
    `insert into period_adjustment (period_id, number, clock_id, was, is_now, found_at)
     select $1, n.number, n.clock, n.was, n.is_now, $6::timestamptz
       from unnest($2::text[], $3::bigint[], $4::text[], $5::text[]) as n (number, clock, was, is_now)`,
    [
      period,
      columnOf(adjustments, ({ number }) => number),
      columnOf(adjustments, ({ clock }) => clock),
      columnOf(adjustments, ({ was }) => was),
      columnOf(adjustments, ({ isNow }) => isNow),
      toSqlInstant(now),
    ],
  );
}

export interface AdjustmentRow extends Adjustment {
  readonly id: number;
  readonly period: number;
  readonly foundAt: Temporal.Instant;
}

/** By period, in the order in which they were found. */
export async function loadAdjustments(tx: Tx, periods: readonly number[]): Promise<Map<number, AdjustmentRow[]>> {
  const rows = await tx.rows<Omit<AdjustmentRow, 'foundAt'> & { foundMs: number }>(
    `select id, period_id as period, number, clock_id as clock, was, is_now as "isNow", ms(found_at) as "foundMs"
       from period_adjustment where period_id = any($1::bigint[]) order by period_id, id`,
    [periods],
  );
  const all = rows.map(({ foundMs, ...row }) => ({
    ...row,
    foundAt: fromEpochMs(foundMs) ?? Temporal.Instant.fromEpochMilliseconds(0),
  }));
  return Map.groupBy(all, ({ period }) => period);
}

/** The closed period besides some that was looked at longest ago, held; those that ended before an instant are left alone. */
export async function claimUnchecked(
  tx: Tx,
  besides: readonly number[],
  { endedAfter, checkedBefore }: { readonly endedAfter: Temporal.Instant; readonly checkedBefore: Temporal.Instant },
): Promise<PeriodRow | null> {
  const [row] = await tx.rows<PeriodSql>(
    `select ${periodColumns} from agreement_period p
      where p.until_at >= $1::timestamptz and p.checked_at < $2::timestamptz and p.id <> all($3::bigint[])
      order by p.checked_at limit 1 for update skip locked`,
    [toSqlInstant(endedAfter), toSqlInstant(checkedBefore), besides],
  );
  return row === undefined ? null : toPeriod(row);
}

export async function saveChecked(tx: Tx, ids: readonly number[], now: Temporal.Instant): Promise<void> {
  await tx.rows('update agreement_period set checked_at = $2::timestamptz where id = any($1::bigint[])', [
    ids,
    toSqlInstant(now),
  ]);
}

/** Nobody else compares this period until the transaction ends. */
export async function lockPeriod(tx: Tx, id: number): Promise<void> {
  await tx.rows('select 1 from agreement_period where id = $1 for update', [id]);
}
