// Occurrences as people look for them: lists, counts by deliverable, and what a board shows.
import type { PartyRole } from '../agreement/section-enums.ts';
import { containing, toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import type { OccurrenceStanding } from '../engine/deliverable.ts';
import type { LoggedOccurrence } from '../push/change-log.ts';
import { occurrenceColumns, type OccurrenceRow } from './occurrence.store.ts';

/** Each null: any. */
export interface OccurrenceQuery {
  readonly agreement: number | null;
  readonly customer: number | null;
  readonly standings: readonly OccurrenceStanding[] | null;
  readonly owedBy: readonly PartyRole[] | null;
  /** Due in `[from, until)`. */
  readonly from: Temporal.Instant | null;
  readonly until: Temporal.Instant | null;
  readonly text: string | null;
}

export const anyOccurrence: OccurrenceQuery = {
  ...{ agreement: null, customer: null, standings: null, owedBy: null, from: null, until: null, text: null },
};

const isWanted = `($1::bigint is null or o.agreement_id = $1) and ($2::bigint is null or o.customer_id = $2)
  and ($3::text[] is null or o.standing = any($3)) and ($4::text[] is null or o.owed_by = any($4))
  and ($5::timestamptz is null or o.due_at >= $5) and ($6::timestamptz is null or o.due_at < $6)
  and ($7::text is null or o.title ilike $7 or o.number ilike $7
    or exists (select from agreement a where a.id = o.agreement_id and a.number ilike $7)
    or exists (select from customer c where c.id = o.customer_id and c.name ilike $7))`;

const wantedOf = ({ agreement, customer, standings, owedBy, from, until, text }: OccurrenceQuery): unknown[] => [
  ...[agreement, customer, standings, owedBy, toSqlInstant(from), toSqlInstant(until)],
  text === null ? null : containing(text),
];

/** Occurrences by (due, id) behind `after`, at most `limit`. */
export async function loadOccurrencePage(
  tx: Tx,
  query: OccurrenceQuery,
  { after, limit }: { readonly after: readonly (string | number | null)[] | null; readonly limit: number },
): Promise<OccurrenceRow[]> {
  return tx.rows<OccurrenceRow>(
    `select ${occurrenceColumns} from deliverable_occurrence o
      where ${isWanted} and ($8::bigint is null or (o.due_at, o.id) > (at_ms($8), $9::bigint))
      order by o.due_at, o.id limit $10`,
    [...wantedOf(query), after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}

export async function countOccurrences(tx: Tx, query: OccurrenceQuery): Promise<number> {
  const sql = `select count(*) as count from deliverable_occurrence o where ${isWanted}`;
  const [row] = await tx.rows<{ count: number }>(sql, wantedOf(query));
  return row?.count ?? 0;
}

/** Which of these changes are of occurrences that satisfy the query as they stand now, but for the standing then and now. */
export async function loadMatching(
  tx: Tx,
  changes: readonly LoggedOccurrence[],
  query: OccurrenceQuery,
): Promise<Set<number>> {
  const rows = await tx.rows<{ id: number }>(
    `select o.id from deliverable_occurrence o where ${isWanted} and o.id = any($8::bigint[])`,
    [...wantedOf({ ...query, standings: null }), changes.map(({ occurrence }) => occurrence)],
  );
  return new Set(rows.map(({ id }) => id));
}

/** How one deliverable of a version is kept. */
export interface ComplianceRow {
  readonly version: number;
  readonly number: string;
  readonly delivered: number;
  readonly late: number;
  readonly missed: number;
  readonly waived: number;
  readonly disputed: number;
  readonly open: number;
  /** The occurrence that is due next and not closed; null: none. */
  readonly next: number | null;
}

export async function loadCompliance(tx: Tx, versions: readonly number[]): Promise<Map<number, ComplianceRow[]>> {
  const rows = await tx.rows<ComplianceRow>(
    `select o.agreement_version_id as version, o.number,
            count(*) filter (where o.standing = 'DELIVERED')::int as delivered,
            count(*) filter (where o.standing = 'LATE')::int as late,
            count(*) filter (where o.standing = 'MISSED')::int as missed,
            count(*) filter (where o.standing = 'WAIVED')::int as waived,
            count(*) filter (where o.confirmation = 'DISPUTED')::int as disputed,
            count(*) filter (where o.standing in ('OPEN', 'AT_RISK', 'OVER_TARGET'))::int as open,
            (array_agg(o.id order by o.due_at) filter (where o.phase <> 'CLOSED'))[1] as next
       from deliverable_occurrence o where o.agreement_version_id = any($1::bigint[])
      group by o.agreement_version_id, o.number`,
    [versions],
  );
  return Map.groupBy(rows, ({ version }) => version);
}

/** What a board asks: the customers whose agreements it looks at; null: all. */
export type BoardCustomers = readonly number[] | null;

export interface ObligationCounts {
  readonly dueToday: number;
  readonly late: number;
  readonly missed: number;
}

const ofBoard = '($1::bigint[] is null or o.customer_id = any($1))';

export async function loadObligationCounts(
  tx: Tx,
  customers: BoardCustomers,
  day: { readonly from: Temporal.Instant; readonly until: Temporal.Instant },
): Promise<ObligationCounts> {
  const [row] = await tx.rows<ObligationCounts>(
    `select count(*) filter (where o.phase <> 'CLOSED' and o.due_at >= $2::timestamptz)::int as "dueToday",
            count(*) filter (where o.phase = 'OPEN' and o.standing = 'LATE')::int as late,
            count(*) filter (where o.standing = 'MISSED')::int as missed
       from deliverable_occurrence o
      where ${ofBoard} and o.due_at > $2::timestamptz - interval '1 day' and o.due_at <= $3::timestamptz`,
    [customers, toSqlInstant(day.from), toSqlInstant(day.until)],
  );
  return row ?? { dueToday: 0, late: 0, missed: 0 };
}

/** What is open or to come and due until an instant, the first due first. */
export async function loadNextDue(
  tx: Tx,
  customers: BoardCustomers,
  { until, limit }: { readonly until: Temporal.Instant; readonly limit: number },
): Promise<OccurrenceRow[]> {
  return tx.rows<OccurrenceRow>(
    `select ${occurrenceColumns} from deliverable_occurrence o
      where ${ofBoard} and o.phase <> 'CLOSED' and o.due_at <= $2::timestamptz order by o.due_at, o.id limit $3`,
    [customers, toSqlInstant(until), limit],
  );
}

/** What was missed since an instant, the last one first. */
export async function loadMissed(
  tx: Tx,
  customers: BoardCustomers,
  { since, limit }: { readonly since: Temporal.Instant; readonly limit: number },
): Promise<OccurrenceRow[]> {
  return tx.rows<OccurrenceRow>(
    `select ${occurrenceColumns} from deliverable_occurrence o
      where ${ofBoard} and o.standing = 'MISSED' and o.due_at > $2::timestamptz order by o.due_at desc, o.id limit $3`,
    [customers, toSqlInstant(since), limit],
  );
}

/** The occurrence of a deliverable that something delivered at an instant belongs to; null: none. */
export async function findOccurrence(
  tx: Tx,
  { agreement, number, at }: { readonly agreement: string; readonly number: string; readonly at: Temporal.Instant },
): Promise<number | null> {
  const [row] = await tx.rows<{ id: number }>(
    `select o.id from deliverable_occurrence o join agreement a on a.id = o.agreement_id
      where a.number = $1 and o.number = $2 and o.opens_at <= $3::timestamptz
      order by (o.missed_after >= $3::timestamptz and o.delivered_at is null) desc,
               case when o.missed_after >= $3::timestamptz and o.delivered_at is null then o.due_at end, o.due_at desc limit 1`,
    [agreement, number, toSqlInstant(at)],
  );
  return row?.id ?? null;
}

/** Open occurrences that an inspection of an asset at an instant delivers. */
export async function findInspected(
  tx: Tx,
  { asset, at }: { readonly asset: string; readonly at: Temporal.Instant },
): Promise<number[]> {
  const rows = await tx.rows<{ id: number }>(
    `select id from deliverable_occurrence where asset = $1 and opens_at <= $2::timestamptz
        and missed_after >= $2::timestamptz and delivered_at is null order by id`,
    [asset, toSqlInstant(at)],
  );
  return rows.map(({ id }) => id);
}
