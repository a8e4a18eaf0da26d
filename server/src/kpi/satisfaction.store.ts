// What customers say of tickets. The latest answer of a ticket is the one that counts.
import { actorName } from '../access/shown-name.store.ts';
import { columnOf, toSqlInstant } from '../db/columns.ts';
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
  /** What stands: the name of who told it, or of the source whose event it is. */
  readonly recordedBy: string;
  /** The RATED event that told it; null: told by `recordSatisfaction`. */
  readonly event: number | null;
  /** Its event was retracted: it counts no more. */
  readonly takenBack: boolean;
}

export type SatisfactionSql = Omit<SatisfactionRow, 'at'> & { readonly atMs: number };

// Of an event it is the name of its source, whatever that looks like; of others who acted.
export const satisfactionColumns = `x.id, x.ticket_id as ticket, ms(x.at) as "atMs", x.score, x.words,
  case when x.event_id is null then ${actorName('x.recorded_by')} else x.recorded_by end as "recordedBy",
  x.event_id as event, x.taken_back as "takenBack"`;
export const toSatisfaction = ({ atMs, ...row }: SatisfactionSql): SatisfactionRow => ({
  ...row,
  at: Temporal.Instant.fromEpochMilliseconds(atMs),
});

/** By ticket, the latest first. */
export async function loadSatisfaction(tx: Tx, tickets: readonly number[]): Promise<Map<number, SatisfactionRow[]>> {
  const rows = await tx.rows<SatisfactionSql>(
    `select ${satisfactionColumns} from satisfaction x where x.ticket_id = any($1::bigint[]) order by x.ticket_id, x.at desc, x.id desc`,
    [tickets],
  );
  return Map.groupBy(rows.map(toSatisfaction), ({ ticket }) => ticket);
}

/** The ticket of a source and reference among those that may be seen; null: none. */
export async function findTicket(
  tx: Tx,
  { source, reference, sources }: { source: string; reference: string; sources: readonly string[] | null },
): Promise<number | null> {
  // No name holds what no text may hold.
  if (source.includes('\0') || reference.includes('\0')) return null;
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
  { ticket, at, score, words, recordedBy }: Pick<SatisfactionRow, 'ticket' | 'at' | 'score' | 'words' | 'recordedBy'>,
  now: Temporal.Instant,
): Promise<{ readonly score: number; readonly words: string | null }> {
  await tx.rows(
    `insert into satisfaction (ticket_id, at, score, words, recorded_by, recorded_at)
     values ($1, $2::timestamptz, $3, $4, $5, $6::timestamptz) on conflict (ticket_id, at) where event_id is null do nothing`,
    [ticket, toSqlInstant(at), score, words, recordedBy, toSqlInstant(now)],
  );
  const [row] = await tx.rows<{ score: number; words: string | null }>(
    'select score, words from satisfaction where ticket_id = $1 and at = $2::timestamptz and event_id is null',
    [ticket, toSqlInstant(at)],
  );
  if (row === undefined) throw new Error('An answer was not kept');
  return row;
}

/** What events told, by the event's id. */
export async function loadRatings(tx: Tx, events: readonly number[]): Promise<Map<number, SatisfactionRow>> {
  const rows = await tx.rows<SatisfactionSql>(
    `select ${satisfactionColumns} from satisfaction x where x.event_id = any($1::bigint[])`,
    [events],
  );
  return new Map(rows.map(toSatisfaction).map((row) => [row.event ?? 0, row]));
}

/** What a RATED event says, and under which id it was recorded. */
export type Rating = Pick<SatisfactionRow, 'ticket' | 'at' | 'score' | 'words'> & { readonly event: number };

/** Keeps what new events of a source say; their words stand here alone. */
export async function saveRatings(
  tx: Tx,
  source: string,
  ratings: readonly Rating[],
  now: Temporal.Instant,
): Promise<void> {
  if (ratings.length === 0) return;
  await tx.rows(
    `insert into satisfaction (ticket_id, at, score, words, event_id, recorded_by, recorded_at)
     select u.ticket, at_ms(u.at), u.score, u.words, u.event, $1, $2::timestamptz
       from unnest($3::bigint[], $4::bigint[], $5::smallint[], $6::text[], $7::bigint[]) as u(ticket, at, score, words, event)
      order by u.event`,
    [
      ...[source, toSqlInstant(now), columnOf(ratings, ({ ticket }) => ticket)],
      columnOf(ratings, ({ at }) => at.epochMilliseconds),
      columnOf(ratings, ({ score }) => score),
      columnOf(ratings, ({ words }) => words),
      columnOf(ratings, ({ event }) => event),
    ],
  );
}

/** The answers that events told of these tickets, with the event's own id in its source. */
export const loadRated = (
  tx: Tx,
  tickets: readonly number[],
): Promise<{ ticket: number; event: number; sourceId: number; eventId: string; takenBack: boolean }[]> =>
  tx.rows(
    `select x.ticket_id as ticket, x.event_id as event, e.source_id as "sourceId", e.event_id as "eventId", x.taken_back as "takenBack"
       from satisfaction x join ticket_event e on e.ticket_id = x.ticket_id and e.id = x.event_id
      where x.ticket_id = any($1::bigint[]) and x.event_id is not null`,
    [tickets],
  );

/** The answers of these events count no more, or count again. */
export async function saveTakenBack(tx: Tx, events: readonly number[], takenBack: boolean): Promise<void> {
  if (events.length === 0) return;
  await tx.rows('update satisfaction set taken_back = $2 where event_id = any($1::bigint[])', [events, takenBack]);
}

/** Every promise to the customer that is decided was kept, and at least one is; alias `x`. */
export const everyPromiseKept = `exists (select from sla_clock c where c.ticket_id = x.ticket_id and c.promise_standing = 'MET')
  and not exists (select from sla_clock c where c.ticket_id = x.ticket_id and c.promise_standing = 'BREACHED')`;

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
    `select ${satisfactionColumns} from satisfaction_standing x join ticket t on t.id = x.ticket_id
      where x.score <= 2 and ${where} and ${behind}
        and ${everyPromiseKept}
      order by x.at desc, x.id desc ${page === null ? '' : `limit ${parameters.put(page.limit)}`}`,
    parameters.values,
  );
  return rows.map(toSatisfaction);
}
