// Which tickets an activated version can judge, and what an amendment of the past turned over.
import { toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import { openTicket } from '../ticket/ticket-filter.store.ts';
import type { Flip, Reached } from './schedule-moves.store.ts';

/** Tickets of a customer (null: of any) that opened in `[since, until)`; with `openAt` only those not ended by then. */
export interface Judged {
  readonly customer: number | null;
  readonly since: Temporal.Instant;
  readonly until: Temporal.Instant | null;
  readonly openAt: Temporal.Instant | null;
}

const isJudged = `t.opened_at >= $2::timestamptz and ($3::timestamptz is null or t.opened_at < $3::timestamptz)
  and ($4::bigint is null or t.customer_id = $4)
  and ($5::timestamptz is null or t.opened_at >= $5::timestamptz or ${openTicket}
       or greatest(t.resolved_at, t.closed_at) >= $5::timestamptz)`;

/** The condition over a ticket `t`, for wakeTickets; its parameters follow the instant of waking. */
export const judgedTicket = ({ since, until, customer, openAt }: Judged): readonly [string, readonly unknown[]] => [
  isJudged,
  [toSqlInstant(since), toSqlInstant(until), customer, toSqlInstant(openAt)],
];

/** The tickets that can be judged, at most `limit` by id. */
export async function loadJudged(tx: Tx, judged: Judged, limit: number): Promise<Reached> {
  const [, parameters] = judgedTicket(judged);
  const [row] = await tx.rows<{ ids: readonly number[] | null; open: number; all: number }>(
    `with reached as (select t.id, ${openTicket} as open from ticket t where ${isJudged})
     select (select array_agg(id) from (select id from reached order by id limit $1) few) as ids,
            count(*) filter (where open) as open, count(*) as all from reached`,
    [limit, ...parameters],
  );
  return { ids: row?.ids ?? [], open: row?.open ?? 0, all: row?.all ?? 0 };
}

export async function saveAmendmentFlips(tx: Tx, version: number, flips: readonly Flip[]): Promise<void> {
  if (flips.length === 0) return;
  await tx.rows(
    `insert into amendment_flip (agreement_version_id, ticket_id, customer_id, measure, cycle, limit_kind, was, becomes)
     select $1, f.ticket, f.customer, f.measure, f.cycle, f."limit", f."from", f."to"
       from jsonb_to_recordset($2::jsonb) f(ticket bigint, customer bigint, measure text, cycle int, "limit" text, "from" text, "to" text)`,
    [version, JSON.stringify(flips)],
  );
}

/** What each agreement version turned over when it was activated. */
export async function loadAmendmentFlips(tx: Tx, versions: readonly number[]): Promise<Map<number, Flip[]>> {
  const rows = await tx.rows<Flip & { readonly version: number }>(
    `select agreement_version_id as version, ticket_id as ticket, customer_id as customer, measure, cycle,
            limit_kind as "limit", was as "from", becomes as "to" from amendment_flip
      where agreement_version_id = any($1::bigint[])
      order by agreement_version_id, ticket_id, measure, cycle, limit_kind desc`,
    [versions],
  );
  return Map.groupBy(rows, ({ version }) => version);
}
