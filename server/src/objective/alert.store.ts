// Alerts of objectives that burn too fast, and when the objectives of each agreement are looked at next.
import { fromEpochMs, toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import type { AlertEnd } from '../engine/alert.ts';

export interface AlertRow {
  readonly id: number;
  readonly agreement: number;
  /** The objective's number in the document. */
  readonly objective: string;
  /** The first day of the period. */
  readonly periodFrom: string;
  readonly openedAt: Temporal.Instant;
  readonly shortBurn: number;
  readonly longBurn: number;
  readonly closedAt: Temporal.Instant | null;
  readonly closedBecause: AlertEnd | null;
}

interface AlertSql extends Omit<AlertRow, 'openedAt' | 'closedAt'> {
  readonly openedMs: number;
  readonly closedMs: number | null;
}

const columns = `x.id, x.agreement_id as agreement, x.objective, x.period_from::text as "periodFrom", ms(x.opened_at) as "openedMs",
  x.short_burn as "shortBurn", x.long_burn as "longBurn", ms(x.closed_at) as "closedMs", x.closed_because as "closedBecause"`;

const toAlert = ({ openedMs, closedMs, ...row }: AlertSql): AlertRow => ({
  ...row,
  openedAt: Temporal.Instant.fromEpochMilliseconds(openedMs),
  closedAt: fromEpochMs(closedMs),
});

/** When those that are looked at now have their turn again; behind `furthest` only a clock that was ahead can have put one. */
export interface WatchTurn {
  readonly next: Temporal.Instant;
  readonly furthest: Temporal.Instant;
}

/**
 * At most so many agreements with objectives whose turn it is, no one else's from then on. None: no turn has come, or others
 * look at them all. Many at once, because each claim looks through all agreements.
 */
export async function claimWatches(
  tx: Tx,
  { next, furthest, limit }: WatchTurn & { readonly limit: number },
  now: Temporal.Instant,
): Promise<number[]> {
  const rows = await tx.rows<{ id: number }>(
    `with due as (
       select a.id from agreement a left join objective_watch w on w.agreement_id = a.id
        where (w.look_at is null or w.look_at <= $1::timestamptz or w.look_at > $4::timestamptz)
          and exists (select from agreement_version v
            where v.agreement_id = a.id and v.activated_at is not null and v.sections -> 'objectives' <> '[]')
        order by w.look_at nulls first, a.id limit $3 for no key update of a skip locked)
     insert into objective_watch (agreement_id, look_at) select id, $2::timestamptz from due
     on conflict (agreement_id) do update set look_at = excluded.look_at
       where objective_watch.look_at <= $1::timestamptz or objective_watch.look_at > $4::timestamptz
     returning agreement_id as id`,
    [toSqlInstant(now), toSqlInstant(next), limit, toSqlInstant(furthest)],
  );
  return rows.map(({ id }) => id);
}

/** Those of them whose turn nobody else has taken since; nobody does until the transaction ends. */
export async function holdWatches(
  tx: Tx,
  agreements: readonly number[],
  { next }: Pick<WatchTurn, 'next'>,
): Promise<number[]> {
  const rows = await tx.rows<{ id: number }>(
    `select agreement_id as id from objective_watch where agreement_id = any($1::bigint[]) and look_at = $2::timestamptz
      order by agreement_id for update`,
    [agreements, toSqlInstant(next)],
  );
  return rows.map(({ id }) => id);
}

/** The next turn, in epoch milliseconds; null: none is known. */
export async function loadNextWatch(tx: Tx): Promise<number | null> {
  const [row] = await tx.rows<{ at: number | null }>('select ms(min(look_at)) as at from objective_watch');
  return row?.at ?? null;
}

/** By agreement, the open ones. */
export async function loadOpenAlertsOf(tx: Tx, agreements: readonly number[]): Promise<Map<number, AlertRow[]>> {
  const rows = await tx.rows<AlertSql>(
    `select ${columns} from objective_alert x where x.agreement_id = any($1::bigint[]) and x.closed_at is null`,
    [agreements],
  );
  return Map.groupBy(rows.map(toAlert), ({ agreement }) => agreement);
}

/** The id of the alert that was opened; null: another server opened it. */
export async function openAlert(
  tx: Tx,
  alert: Pick<AlertRow, 'agreement' | 'objective' | 'periodFrom' | 'shortBurn' | 'longBurn'>,
  now: Temporal.Instant,
): Promise<number | null> {
  const [row] = await tx.rows<{ id: number }>(
    `insert into objective_alert (agreement_id, objective, period_from, opened_at, short_burn, long_burn)
     values ($1, $2, $3::date, $4::timestamptz, $5, $6)
     on conflict (agreement_id, objective) where closed_at is null do nothing returning id`,
    [...[alert.agreement, alert.objective, alert.periodFrom, toSqlInstant(now)], ...[alert.shortBurn, alert.longBurn]],
  );
  return row?.id ?? null;
}

export async function closeAlert(tx: Tx, id: number, because: AlertEnd, now: Temporal.Instant): Promise<void> {
  await tx.rows(
    `update objective_alert set closed_at = $2::timestamptz, closed_because = $3 where id = $1 and closed_at is null`,
    [id, toSqlInstant(now), because],
  );
}

/** Each null: any. */
export interface AlertQuery {
  readonly isOpen: boolean | null;
  readonly agreement: number | null;
}

const condition = '($1::boolean is null or (x.closed_at is null) = $1) and ($2::bigint is null or x.agreement_id = $2)';

/** The latest first, behind (opened, id). */
export async function loadAlertPage(
  tx: Tx,
  { isOpen, agreement }: AlertQuery,
  { after, limit }: { readonly after: readonly (string | number | null)[] | null; readonly limit: number },
): Promise<AlertRow[]> {
  const rows = await tx.rows<AlertSql>(
    `select ${columns} from objective_alert x
      where ${condition} and ($3::bigint is null or (x.opened_at, x.id) < (at_ms($3::bigint), $4::bigint))
      order by x.opened_at desc, x.id desc limit $5`,
    [isOpen, agreement, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
  return rows.map(toAlert);
}

export async function countAlerts(tx: Tx, { isOpen, agreement }: AlertQuery): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(`select count(*) as count from objective_alert x where ${condition}`, [
    isOpen,
    agreement,
  ]);
  return row?.count ?? 0;
}

/** What notices are about, by the notice. */
export async function loadAlertsOfNotices(tx: Tx, notices: readonly number[]): Promise<Map<number, AlertRow>> {
  const rows = await tx.rows<AlertSql & { readonly notice: number }>(
    `select n.id as notice, ${columns} from notice n join objective_alert x on x.id = n.objective_alert_id
      where n.id = any($1::bigint[])`,
    [notices],
  );
  return new Map(rows.map(({ notice, ...row }) => [notice, toAlert(row)]));
}
