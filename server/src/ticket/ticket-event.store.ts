// Appending facts: event keys (what makes a repeat a repeat), the facts themselves, and the names of
// people, which stand beside them.
import { columnOf, toSqlInstant } from '../db/columns.ts';
import { changedIfTaken, type Tx } from '../db/orm.ts';
import { prepared } from '../db/prepared.ts';
import type { StatusCategory } from '../engine/fact.ts';
import type { NewEvent } from './new-event.ts';

export interface SourceRef {
  readonly id: number;
  readonly name: string;
  /** Changes that lie before this instant are silent; null: effects at once. */
  readonly effectsFromMs: number | null;
}

const findSource = prepared('select id, name, ms(effects_from) as "effectsFromMs" from source where name = $1');

/** The source of that name, made on first use: facts are never refused for want of configuration. */
export async function findOrMakeSource(tx: Tx, name: string, now: Temporal.Instant): Promise<SourceRef> {
  const find = () => tx.rows<SourceRef>(findSource, [name]);
  const [found] = await find();
  if (found) return found;
  await tx.rows('insert into source (name, created_at) values ($1, $2::timestamptz) on conflict do nothing', [
    name,
    toSqlInstant(now),
  ]);
  const [made] = await find();
  if (!made) throw new Error(`Source ${name} could neither be found nor made`);
  return made;
}

export interface EventKey {
  readonly eventId: string;
  readonly ticketId: number;
  readonly id: number;
  /** Hash of everything the event said: 16 bytes, as hexadecimal. */
  readonly contentHash: string;
}

const eventIds = prepared("select array(select nextval('ticket_event_id') from generate_series(1, $1)) as ids");

/** Ids for n facts, increasing: the order of recording. */
export async function takeEventIds(tx: Tx, count: number): Promise<number[]> {
  const [row] = await tx.rows<{ ids: number[] }>(eventIds, [count]);
  return row?.ids ?? [];
}

const insertKeys = prepared(
  `insert into event_key (source_id, event_id, ticket_id, id, content_hash)
   select $1, * from unnest($2::text[], $3::bigint[], $4::bigint[], $5::bytea[])`,
);

/**
 * Registers keys that `loadEventKeys` did not find under its tickets' locks.
 * @throws GroundChanged when another transaction registered one since: an event id may come with two new tickets at once
 */
export async function saveEventKeys(tx: Tx, sourceId: number, keys: readonly EventKey[]): Promise<void> {
  // In the order of the key, so that two recorders of the same events wait and never deadlock.
  const sorted = [...keys].sort((a, b) => (a.eventId < b.eventId ? -1 : 1));
  // Not "on conflict do nothing": that costs two thirds more.
  const saved = tx.rows(insertKeys, [
    sourceId,
    columnOf(sorted, (key) => key.eventId),
    columnOf(sorted, (key) => key.ticketId),
    columnOf(sorted, (key) => key.id),
    columnOf(sorted, (key) => `\\x${key.contentHash}`),
  ]);
  await changedIfTaken(saved, 'An event was recorded by another transaction');
}

const findKeys = prepared(
  `select event_id as "eventId", ticket_id as "ticketId", id, encode(content_hash, 'hex') as "contentHash"
     from event_key where source_id = $1 and event_id = any($2)`,
);

/** What was recorded under these ids before. */
export async function loadEventKeys(
  tx: Tx,
  sourceId: number,
  eventIds: readonly string[],
): Promise<Map<string, EventKey>> {
  const rows = await tx.rows<EventKey>(findKeys, [sourceId, columnOf(eventIds, (id) => id)]);
  return new Map(rows.map((row) => [row.eventId, row]));
}

const findIndividuals = prepared('select id, name from individual where name = any($1)');

/** Ids of people by name, of those that were met before. */
export async function loadIndividuals(tx: Tx, names: readonly string[]): Promise<Map<string, number>> {
  if (names.length === 0) return new Map();
  const rows = await tx.rows<{ id: number; name: string }>(findIndividuals, [[...new Set(names)]]);
  return new Map(rows.map((row) => [row.name, row.id]));
}

/** Ids of people by name; names that are not among the `met` ones get one. */
export async function withNewIndividuals(
  tx: Tx,
  met: ReadonlyMap<string, number>,
  names: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const missing = [...new Set(names)].filter((name) => !met.has(name)).sort();
  if (missing.length === 0) return met;
  await tx.rows('insert into individual (name) select unnest($1::text[]) on conflict do nothing', [missing]);
  return new Map([...met, ...(await loadIndividuals(tx, missing))]);
}

export interface EventToSave {
  readonly id: number;
  readonly ticketId: number;
  readonly event: NewEvent;
}

/** Facts with what their names stand for. */
export interface FactsToSave {
  readonly rows: readonly EventToSave[];
  /** An id for every name in by, agent and contact. */
  readonly people: ReadonlyMap<string, number>;
  /** The source's own statuses that are mapped. */
  readonly statuses: ReadonlyMap<string, StatusCategory>;
}

const findStatuses = prepared('select source_status as "sourceStatus", status from source_status where source_id = $1');

export async function loadStatuses(tx: Tx, sourceId: number): Promise<Map<string, StatusCategory>> {
  const rows = await tx.rows<{ sourceStatus: string; status: StatusCategory }>(findStatuses, [sourceId]);
  return new Map(rows.map((row) => [row.sourceStatus, row.status]));
}

const insertEvents = prepared(
  `insert into ticket_event (source_id, recorded_at, id, ticket_id, event_id, sequence, at, kind, actor, by_id, reason, status,
            source_status, severity, source_severity, group_name, agent_id, contact_id, service_account_ref, service_ref, asset_ref,
            message, refers_to, undo, promised_at, into_ref, from_ref)
     select $1, $2::timestamptz, u.id, u.ticket, u.event_id, u.sequence, at_ms(u.at), u.kind, u.actor, u.by_id, u.reason,
            u.status, u.source_status, u.severity, u.source_severity, u.group_name, u.agent, u.contact,
            u.account, u.service, u.asset, u.message, u.refers_to, u.undo, at_ms(u.promised), u.into_ref, u.from_ref
       from unnest($3::bigint[], $4::bigint[], $5::text[], $6::bigint[], $7::bigint[], $8::text[], $9::text[], $10::bigint[],
                   $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::bigint[], $18::bigint[],
                   $19::text[], $20::text[], $21::text[], $22::text[], $23::text[], $24::boolean[], $25::bigint[], $26::text[],
                   $27::text[])
         as u(id, ticket, event_id, sequence, at, kind, actor, by_id, reason, status, source_status, severity, source_severity,
              group_name, agent, contact, account, service, asset, message, refers_to, undo, promised, into_ref, from_ref)`,
);

/** Appends facts. */
export async function saveEvents(
  tx: Tx,
  sourceId: number,
  { rows, people, statuses }: FactsToSave,
  now: Temporal.Instant,
): Promise<void> {
  const person = (name: string | null) => (name === null ? null : (people.get(name) ?? null));
  const column = (of: (event: NewEvent) => string | number | boolean | null) => columnOf(rows, (row) => of(row.event));
  await tx.rows(insertEvents, [
    sourceId,
    toSqlInstant(now),
    columnOf(rows, (row) => row.id),
    columnOf(rows, (row) => row.ticketId),
    column((e) => e.eventId),
    column((e) => e.sequence),
    column((e) => e.at.epochMilliseconds),
    column((e) => e.kind),
    column((e) => e.actor),
    column((e) => person(e.by)),
    column((e) => e.reason),
    column((e) => e.status ?? statuses.get(e.sourceStatus ?? '') ?? null),
    column((e) => e.sourceStatus),
    column((e) => e.severity),
    column((e) => e.sourceSeverity),
    column((e) => e.group),
    column((e) => person(e.agent)),
    column((e) => person(e.contact)),
    column((e) => e.serviceAccount),
    column((e) => e.service),
    column((e) => e.asset),
    column((e) => e.message),
    column((e) => e.refersTo),
    column((e) => e.undo),
    column((e) => e.promisedAt?.epochMilliseconds ?? null),
    column((e) => e.into),
    column((e) => e.from),
  ]);
}

const insertSubjects = prepared(
  `insert into ticket_subject (ticket_id, subject) select * from unnest($1::bigint[], $2::text[])
     on conflict (ticket_id) do update set subject = excluded.subject`,
);

/** The latest subject of each ticket, beside the facts. */
export async function saveSubjects(tx: Tx, subjects: ReadonlyMap<number, string>): Promise<void> {
  if (subjects.size === 0) return;
  const sorted = [...subjects].sort(([a], [b]) => a - b);
  await tx.rows(insertSubjects, [columnOf(sorted, ([id]) => id), columnOf(sorted, ([, subject]) => subject)]);
}

const insertActivity = prepared(
  `insert into source_activity (source_id, last_event_at, last_recorded_at) values ($1, $2::timestamptz, $3::timestamptz)
     on conflict (source_id) do update set last_event_at = greatest(source_activity.last_event_at, excluded.last_event_at),
       last_recorded_at = greatest(source_activity.last_recorded_at, excluded.last_recorded_at)`,
);

/** How fresh the source is. Last in its transaction: the row is shared by all recorders of the source. */
export async function saveActivity(
  tx: Tx,
  sourceId: number,
  lastEventAt: Temporal.Instant,
  now: Temporal.Instant,
): Promise<void> {
  await tx.rows(insertActivity, [sourceId, toSqlInstant(lastEventAt), toSqlInstant(now)]);
}
