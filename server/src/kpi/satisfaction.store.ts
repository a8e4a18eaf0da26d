// What customers say of tickets. The latest answer of a ticket is the one that counts.
import { actorName } from '../access/shown-name.store.ts';
import { toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import { seenCondition, sqlParameters, ticketOnly } from '../ticket/ticket-filter.store.ts';
import type { TicketQuery } from '../ticket/ticket-filter.ts';

export interface SatisfactionRow {
  readonly id: number;
  readonly ticket: number;
  readonly at: Temporal.Instant;
  /** 1 (very unhappy) to 5 (very happy). */
  readonly score: number;
  readonly words: string | null;
  readonly recordedBy: string;
}

type SatisfactionSql = Omit<SatisfactionRow, 'at'> & { readonly atMs: number };

const columns = `x.id, x.ticket_id as ticket, ms(x.at) as "atMs", x.score, x.words, ${actorName('x.recorded_by')} as "recordedBy"`;
const toRow = ({ atMs, ...row }: SatisfactionSql): SatisfactionRow => ({
  ...row,
  at: Temporal.Instant.fromEpochMilliseconds(atMs),
});

/** By ticket, the latest first. */
export async function loadSatisfaction(tx: Tx, tickets: readonly number[]): Promise<Map<number, SatisfactionRow[]>> {
  const rows = await tx.rows<SatisfactionSql>(
    `select ${columns} from satisfaction x where x.ticket_id = any($1::bigint[]) order by x.ticket_id, x.at desc, x.id desc`,
    [tickets],
  );
  return Map.groupBy(rows.map(toRow), ({ ticket }) => ticket);
}

/** The ticket of a source and reference among those that may be seen; null: none. */
export async function findTicket(
  tx: Tx,
  { source, reference, sources }: { source: string; reference: string; sources: readonly string[] | null },
): Promise<number | null> {
  const [row] = await tx.rows<{ id: number }>(
    `select t.id from ticket t join source s on s.id = t.source_id
      where s.name = $1 and t.reference = $2 and t.opened_at is not null and ($3::text[] is null or s.name = any($3))`,
    [source, reference, sources],
  );
  return row?.id ?? null;
}

/** What stands for the ticket at this instant: kept now, or told before. */
export async function saveSatisfaction(
  tx: Tx,
  { ticket, at, score, words, recordedBy }: Omit<SatisfactionRow, 'id'>,
  now: Temporal.Instant,
): Promise<{ readonly score: number; readonly words: string | null }> {
  await tx.rows(
    `insert into satisfaction (ticket_id, at, score, words, recorded_by, recorded_at)
     values ($1, $2::timestamptz, $3, $4, $5, $6::timestamptz) on conflict (ticket_id, at) do nothing`,
    [ticket, toSqlInstant(at), score, words, recordedBy, toSqlInstant(now)],
  );
  const [row] = await tx.rows<{ score: number; words: string | null }>(
    'select score, words from satisfaction where ticket_id = $1 and at = $2::timestamptz',
    [ticket, toSqlInstant(at)],
  );
  if (row === undefined) throw new Error('An answer was not kept');
  return row;
}

export interface WatermelonSearch {
  readonly query: TicketQuery;
  readonly sources: readonly string[] | null;
}

/** Tickets whose latest answer is unhappy and none of whose promises to the customer was broken, the latest answer first. */
export async function loadWatermelons(
  tx: Tx,
  { query, sources }: WatermelonSearch,
  page: { readonly after: readonly (string | number | null)[] | null; readonly limit: number } | null,
): Promise<SatisfactionRow[]> {
  const parameters = sqlParameters();
  const where = `${ticketOnly(query, parameters)} and ${seenCondition(sources, parameters)}`;
  const after = page?.after ?? null;
  const behind =
    after === null
      ? 'true'
      : `(x.at, x.id) < (at_ms(${parameters.put(after[0])}), ${parameters.put(after[1])}::bigint)`;
  const rows = await tx.rows<SatisfactionSql>(
    `select ${columns} from satisfaction x join ticket t on t.id = x.ticket_id
      where x.score <= 2 and ${where} and ${behind}
        and not exists (select from satisfaction later where later.ticket_id = x.ticket_id and (later.at, later.id) > (x.at, x.id))
        and exists (select from sla_clock c where c.ticket_id = t.id and c.promise_standing = 'MET')
        and not exists (select from sla_clock c where c.ticket_id = t.id and c.promise_standing = 'BREACHED')
      order by x.at desc, x.id desc ${page === null ? '' : `limit ${parameters.put(page.limit)}`}`,
    parameters.values,
  );
  return rows.map(toRow);
}
