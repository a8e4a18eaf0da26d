// The reading side of ticket events: pages of a ticket's events, and single events by what speaks of them.
import { shownName } from '../access/shown-name.store.ts';
import type { Tx } from '../db/orm.ts';
import type { Actor, FactKind, Severity, StatusCategory } from '../engine/fact.ts';
import { seenCondition, sqlParameters } from './ticket-filter.store.ts';

/** An event as it is shown, names of people beside it. Instants in epoch milliseconds. */
export interface EventView {
  readonly id: number;
  readonly ticketId: number;
  readonly sourceId: number;
  readonly source: string;
  readonly eventId: string;
  readonly sequence: number | null;
  readonly atMs: number;
  readonly recordedAtMs: number;
  readonly kind: FactKind;
  readonly actor: Actor;
  readonly by: string | null;
  readonly reason: string | null;
  readonly status: StatusCategory | null;
  readonly sourceStatus: string | null;
  readonly severity: Severity | null;
  readonly sourceSeverity: string | null;
  readonly group: string | null;
  readonly agent: string | null;
  readonly message: string | null;
  readonly refersTo: string | null;
  readonly undo: boolean;
  readonly promisedAtMs: number | null;
  readonly into: string | null;
  readonly from: string | null;
}

const eventColumns = `e.id, e.ticket_id as "ticketId", e.source_id as "sourceId", s.name as source, e.event_id as "eventId",
  e.sequence, ms(e.at) as "atMs", ms(e.recorded_at) as "recordedAtMs", e.kind, e.actor, ${shownName('b')} as "by", e.reason,
  coalesce(e.status, m.status) as status, e.source_status as "sourceStatus", e.severity, e.source_severity as "sourceSeverity",
  e.group_name as "group", ${shownName('p')} as agent, e.message, e.refers_to as "refersTo", e.undo,
  ms(e.promised_at) as "promisedAtMs", e.into_ref as "into", e.from_ref as "from"`;

// A status that was mapped after its event was recorded is shown as it is read now.
const eventJoins = `join source s on s.id = e.source_id
  left join individual b on b.id = e.by_id
  left join individual p on p.id = e.agent_id
  left join source_status m on e.status is null and m.source_id = e.source_id and m.source_status = e.source_status`;

// Facts of one instant follow their source's name, then its sequence, then the order of recording. 2^53 lies above
// every sequence, so that those without one come last.
const order = `e.at, s.name collate "C", coalesce(e.sequence, 9007199254740992), e.id`;

/** The place of an event among those of its ticket: what a cursor holds. */
export type EventKey = readonly [atMs: number, source: string, sequence: number | null, id: number];

export const eventKey = (event: EventView): EventKey => [event.atMs, event.source, event.sequence, event.id];

/** For each ticket the events behind `after`, one more than `first`, in the order in which they are read. */
export async function loadEventPages(
  tx: Tx,
  ticketIds: readonly number[],
  { first, after }: { readonly first: number; readonly after: EventKey | null },
): Promise<Map<number, EventView[]>> {
  const parameters = sqlParameters();
  const wanted = parameters.put(ticketIds);
  const limit = parameters.put(first + 1);
  const put = (value: unknown, type: string): string => `${parameters.put(value)}::${type}`;
  const behind =
    after === null
      ? 'true'
      : `(${order}) > (at_ms(${put(after[0], 'bigint')}), ${put(after[1], 'text')} collate "C",
          coalesce(${put(after[2], 'bigint')}, 9007199254740992), ${put(after[3], 'bigint')})`;
  const rows = await tx.rows<EventView>(
    `select x.* from unnest(${wanted}::bigint[]) as w(id) cross join lateral (
       select ${eventColumns} from ticket_event e ${eventJoins}
        where e.ticket_id = w.id and ${behind} order by ${order} limit ${limit}) x`,
    parameters.values,
  );
  return Map.groupBy(rows, (row) => row.ticketId);
}

export async function countEvents(tx: Tx, ticketIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await tx.rows<{ id: number; count: number }>(
    'select ticket_id as id, count(*) as count from ticket_event where ticket_id = any($1) group by ticket_id',
    [ticketIds],
  );
  return new Map(rows.map((row) => [row.id, row.count]));
}

/** Events by "ticket.event", without those of sources that may not be seen. */
export async function loadEvents(
  tx: Tx,
  keys: readonly string[],
  sources: readonly string[] | null,
): Promise<Map<string, EventView>> {
  const parameters = sqlParameters();
  const pairs = keys.map((key) => key.split('.').map(Number));
  const tickets = parameters.put(pairs.map(([ticket]) => ticket ?? 0));
  const events = parameters.put(pairs.map(([, event]) => event ?? 0));
  const rows = await tx.rows<EventView>(
    `select ${eventColumns} from unnest(${tickets}::bigint[], ${events}::bigint[]) as w(ticket, event)
       join ticket_event e on e.ticket_id = w.ticket and e.id = w.event join ticket t on t.id = e.ticket_id ${eventJoins}
      where ${seenCondition(sources, parameters)}`,
    parameters.values,
  );
  return new Map(rows.map((row) => [`${String(row.ticketId)}.${String(row.id)}`, row]));
}

/** A source's own name for one of its things; as text, the key of a loader. */
export const foreignKey = (sourceId: number, name: string): string => `${String(sourceId)}/${name}`;

const splitKeys = (keys: readonly string[]): { sources: number[]; names: string[] } => ({
  sources: keys.map((key) => Number(key.slice(0, key.indexOf('/')))),
  names: keys.map((key) => key.slice(key.indexOf('/') + 1)),
});

/** Events by source and the source's own event id, as "source id/event id". */
export async function loadEventsByEventId(tx: Tx, keys: readonly string[]): Promise<Map<string, EventView>> {
  const { sources, names } = splitKeys(keys);
  const rows = await tx.rows<EventView>(
    `select ${eventColumns} from unnest($1::bigint[], $2::text[]) as w(source, event)
       join event_key k on k.source_id = w.source and k.event_id = w.event
       join ticket_event e on e.ticket_id = k.ticket_id and e.id = k.id ${eventJoins}`,
    [sources, names],
  );
  return new Map(rows.map((row) => [foreignKey(row.sourceId, row.eventId), row]));
}

/** Ids of tickets by source and reference, as "source id/reference". */
export async function loadTicketIdsByReference(tx: Tx, keys: readonly string[]): Promise<Map<string, number>> {
  const { sources, names } = splitKeys(keys);
  const rows = await tx.rows<{ id: number; sourceId: number; reference: string }>(
    `select t.id, t.source_id as "sourceId", t.reference from unnest($1::bigint[], $2::text[]) as w(source, reference)
       join ticket t on t.source_id = w.source and t.reference = w.reference`,
    [sources, names],
  );
  return new Map(rows.map((row) => [foreignKey(row.sourceId, row.reference), row.id]));
}

/** The events that speak against others (retractions, marks that no answer is needed, and what undid them), in order. */
export async function loadCounterEvents(tx: Tx, ticketIds: readonly number[]): Promise<Map<number, EventView[]>> {
  const rows = await tx.rows<EventView>(
    `select ${eventColumns} from ticket_event e ${eventJoins}
      where e.ticket_id = any($1) and e.kind in ('RETRACTED', 'NEEDS_NO_ANSWER') order by e.ticket_id, ${order}`,
    [ticketIds],
  );
  return Map.groupBy(rows, (row) => row.ticketId);
}
