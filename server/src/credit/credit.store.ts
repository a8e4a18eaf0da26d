// What is owed for closed periods. A credit is never edited: it is approved and issued, declined, or taken back by another.
import { actorName } from '../access/shown-name.store.ts';
import { fromEpochMs, toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import type { Direction, OwedLine } from './owed.ts';

export type CreditState = 'DRAFT' | 'APPROVED' | 'ISSUED' | 'DECLINED';

export interface CreditRow {
  readonly id: number;
  readonly agreement: number;
  readonly period: number;
  readonly customer: number | null;
  readonly direction: Direction;
  readonly state: CreditState;
  readonly coins: bigint;
  readonly currency: string;
  readonly lines: readonly OwedLine[];
  readonly reverses: number | null;
  readonly reversedBy: number | null;
  readonly reason: string | null;
  readonly madeAt: Temporal.Instant;
  readonly approvedBy: string | null;
  readonly approvedAt: Temporal.Instant | null;
  readonly issuedBy: string | null;
  readonly issuedAt: Temporal.Instant | null;
  /** The number of its statement, once issued. */
  readonly statement: number | null;
}

interface CreditSql extends Omit<CreditRow, 'coins' | 'madeAt' | 'approvedAt' | 'issuedAt'> {
  readonly coins: string;
  readonly madeMs: number;
  readonly approvedMs: number | null;
  readonly issuedMs: number | null;
}

const creditColumns = `c.id, c.agreement_id as agreement, c.period_id as period, c.customer_id as customer, c.direction, c.state,
  c.coins::text as coins, c.currency, c.lines, c.reverses_id as reverses,
  (select r.id from credit r where r.reverses_id = c.id and r.state <> 'DECLINED') as "reversedBy", c.reason, ms(c.made_at) as "madeMs",
  ${actorName('c.approved_by')} as "approvedBy", ms(c.approved_at) as "approvedMs",
  ${actorName('c.issued_by')} as "issuedBy", ms(c.issued_at) as "issuedMs", c.statement`;

const toCredit = ({ coins, madeMs, approvedMs, issuedMs, ...row }: CreditSql): CreditRow => ({
  ...row,
  coins: BigInt(coins),
  madeAt: Temporal.Instant.fromEpochMilliseconds(madeMs),
  approvedAt: fromEpochMs(approvedMs),
  issuedAt: fromEpochMs(issuedMs),
});

export async function loadCredits(tx: Tx, ids: readonly number[]): Promise<Map<number, CreditRow>> {
  const rows = await tx.rows<CreditSql>(`select ${creditColumns} from credit c where c.id = any($1::bigint[])`, [ids]);
  return new Map(rows.map((row) => [row.id, toCredit(row)]));
}

/** By period, in the order in which they were made. */
export async function loadCreditsOf(tx: Tx, periods: readonly number[]): Promise<Map<number, CreditRow[]>> {
  const rows = await tx.rows<CreditSql>(
    `select ${creditColumns} from credit c where c.period_id = any($1::bigint[]) order by c.period_id, c.id`,
    [periods],
  );
  return Map.groupBy(rows.map(toCredit), ({ period }) => period);
}

export async function lockCredit(tx: Tx, id: number): Promise<CreditRow | null> {
  await tx.rows('select 1 from credit where id = $1 for update', [id]);
  return (await loadCredits(tx, [id])).get(id) ?? null;
}

export interface CreditQuery {
  /** Each null: any. */
  readonly states: readonly CreditState[] | null;
  readonly direction: Direction | null;
  readonly agreement: number | null;
  readonly customer: number | null;
}

const isWanted = `($1::text[] is null or c.state = any($1)) and ($2::text is null or c.direction = $2)
  and ($3::bigint is null or c.agreement_id = $3) and ($4::bigint is null or c.customer_id = $4)`;
const wantedOf = ({ states, direction, agreement, customer }: CreditQuery): unknown[] => [
  ...[states, direction, agreement, customer],
];

/** The latest first, behind (made, id) `after`. */
export async function loadCreditPage(
  tx: Tx,
  query: CreditQuery,
  { after, limit }: { readonly after: readonly (string | number | null)[] | null; readonly limit: number },
): Promise<CreditRow[]> {
  const rows = await tx.rows<CreditSql>(
    `select ${creditColumns} from credit c
      where ${isWanted} and ($5::bigint is null or (c.made_at, c.id) < (at_ms($5), $6::bigint))
      order by c.made_at desc, c.id desc limit $7`,
    [...wantedOf(query), after?.[0] ?? null, after?.[1] ?? null, limit],
  );
  return rows.map(toCredit);
}

export async function countCredits(tx: Tx, query: CreditQuery): Promise<number> {
  const sql = `select count(*) as count from credit c where ${isWanted}`;
  const [row] = await tx.rows<{ count: number }>(sql, wantedOf(query));
  return row?.count ?? 0;
}

export type NewCredit = Pick<
  CreditRow,
  'agreement' | 'period' | 'customer' | 'direction' | 'coins' | 'currency' | 'lines'
> & {
  readonly reverses?: number;
  readonly reason?: string;
};

export async function saveNewCredit(tx: Tx, credit: NewCredit, now: Temporal.Instant): Promise<number> {
  const { agreement, period, customer, direction, coins, currency, lines, reverses = null, reason = null } = credit;
  const [row] = await tx.rows<{ id: number }>(
    `insert into credit (agreement_id, period_id, customer_id, direction, state, coins, currency, lines, reverses_id, reason, made_at)
     values ($1, $2, $3, $4, 'DRAFT', $5::bigint, $6, $7::jsonb, $8, $9, $10::timestamptz) returning id`,
    [
      ...[agreement, period, customer, direction, coins.toString(), currency, JSON.stringify(lines)],
      ...[reverses, reason, toSqlInstant(now)],
    ],
  );
  if (row === undefined) throw new Error('A credit was not kept');
  return row.id;
}

interface Act {
  readonly id: number;
  readonly by: string;
}

export async function saveApproval(tx: Tx, { id, by }: Act, now: Temporal.Instant): Promise<void> {
  await tx.rows(`update credit set state = 'APPROVED', approved_by = $2, approved_at = $3::timestamptz where id = $1`, [
    ...[id, by, toSqlInstant(now)],
  ]);
}

export async function saveDecline(
  tx: Tx,
  { id, by, reason }: Act & { readonly reason: string },
  now: Temporal.Instant,
): Promise<void> {
  await tx.rows(
    `update credit set state = 'DECLINED', approved_by = $2, approved_at = $3::timestamptz, reason = $4 where id = $1`,
    [id, by, toSqlInstant(now), reason],
  );
}

/** Statements are numbered without gaps: one is issued at a time. */
export async function saveIssue(tx: Tx, { id, by }: Act, now: Temporal.Instant): Promise<void> {
  await tx.rows(`select pg_advisory_xact_lock(hashtext('headroom statement'))`);
  await tx.rows(
    `update credit set state = 'ISSUED', issued_by = $2, issued_at = $3::timestamptz,
            statement = (select coalesce(max(statement), 0) + 1 from credit) where id = $1`,
    [id, by, toSqlInstant(now)],
  );
}

/** What was reckoned for a period so far by currency, also what was declined; counter entries take back, they reckon nothing. */
export async function reckonedFor(tx: Tx, period: number): Promise<Map<string, bigint>> {
  const rows = await tx.rows<{ currency: string; sum: string }>(
    'select currency, sum(coins)::text as sum from credit where period_id = $1 and reverses_id is null group by currency order by 1',
    [period],
  );
  return new Map(rows.map(({ currency, sum }) => [currency, BigInt(sum)]));
}

/** What was reckoned and stands, by direction, customer and currency: not issued yet, and issued since an instant. */
export async function loadStandingCoins(
  tx: Tx,
  {
    agreements,
    customers,
  }: { readonly agreements: readonly number[] | null; readonly customers: readonly number[] | null },
  since: Temporal.Instant,
): Promise<{ direction: Direction; customer: number | null; currency: string; due: bigint; issued: bigint }[]> {
  const rows = await tx.rows<{
    direction: Direction;
    customer: number | null;
    currency: string;
    due: string;
    issued: string;
  }>(
    `select c.direction, c.customer_id as customer, c.currency,
            coalesce(sum(c.coins) filter (where c.state in ('DRAFT', 'APPROVED')), 0)::text as due,
            coalesce(sum(c.coins) filter (where c.state = 'ISSUED' and c.issued_at >= $3::timestamptz), 0)::text as issued
       from credit c
      where ($1::bigint[] is null or c.agreement_id = any($1)) and ($2::bigint[] is null or c.customer_id = any($2))
      group by 1, 2, 3 order by 1, 2, 3`,
    [agreements, customers, toSqlInstant(since)],
  );
  return rows.map(({ due, issued, ...row }) => ({ ...row, due: BigInt(due), issued: BigInt(issued) }));
}
