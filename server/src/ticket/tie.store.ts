// Who is tied to whom by merges and splits, as the events of either ticket say.
import { columnOf } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import { prepared } from '../db/prepared.ts';

/** A ticket as its source names it. */
export interface NamedTicket {
  readonly sourceId: number;
  readonly reference: string;
}

const tellers = `select e.source_id as "sourceId", t.reference from unnest($1::bigint[], $2::text[]) w(source, reference)
  join ticket_event e on e.kind in ('MERGED', 'SPLIT') and e.source_id = w.source and coalesce(e.from_ref, e.into_ref) = w.reference
  join ticket t on t.id = e.ticket_id`;

const told = `select e.source_id as "sourceId", coalesce(e.from_ref, e.into_ref) as reference
  from unnest($1::bigint[], $2::text[]) w(source, reference)
  join ticket t on t.source_id = w.source and t.reference = w.reference
  join ticket_event e on e.ticket_id = t.id and e.kind in ('MERGED', 'SPLIT') and coalesce(e.from_ref, e.into_ref) is not null`;

const findTellers = prepared(tellers);
const findTiedIds = prepared(
  `select t.id from (${tellers} union ${told}) x join ticket t on t.source_id = x."sourceId" and t.reference = x.reference`,
);

const parametersOf = (tickets: readonly NamedTicket[]): readonly unknown[] => [
  columnOf(tickets, ({ sourceId }) => sourceId),
  columnOf(tickets, ({ reference }) => reference),
];

/** The tickets that say they are tied to one of these. */
export async function loadTellers(tx: Tx, tickets: readonly NamedTicket[]): Promise<NamedTicket[]> {
  return tickets.length === 0 ? [] : tx.rows<NamedTicket>(findTellers, parametersOf(tickets));
}

/** Ids of the tickets that say they are tied to one of these, and of those that these say they are tied to. */
export async function loadTiedIds(tx: Tx, tickets: readonly NamedTicket[]): Promise<number[]> {
  return (await tx.rows<{ id: number }>(findTiedIds, parametersOf(tickets))).map(({ id }) => id);
}

const findIds = prepared(
  `select t.id from unnest($1::bigint[], $2::text[]) w(source, reference)
     join ticket t on t.source_id = w.source and t.reference = w.reference order by t.id`,
);

/** Ids of those of these tickets that there are. */
export async function loadNamedIds(tx: Tx, tickets: readonly NamedTicket[]): Promise<number[]> {
  if (tickets.length === 0) return [];
  return (await tx.rows<{ id: number }>(findIds, parametersOf(tickets))).map(({ id }) => id);
}
