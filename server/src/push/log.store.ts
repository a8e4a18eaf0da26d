// Queries of the outbox and the change log.
import { columnOf, fromEpochMs, jsonLines, toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import { prepared } from '../db/prepared.ts';
import { unpack, type LogEntry, type LoggedOccurrence, type OutboxRow, type PackedPayload } from './change-log.ts';

export interface LogHead {
  readonly epoch: string;
  /** The last position given. */
  readonly position: number;
  /** Every position above this one is still in the log. */
  readonly oldest: number;
}

export async function loadHead(tx: Tx): Promise<LogHead> {
  const [head] = await tx.rows<LogHead>('select epoch, position, oldest from log_head');
  if (!head) throw new Error('The change log has no head: table log_head is empty, expected one row');
  return head;
}

/** The last portal position of a customer; 0 before the first. */
export async function loadPortalHead(tx: Tx, customer: number): Promise<number> {
  const [head] = await tx.rows<{ position: number }>('select position from portal_head where customer_id = $1', [
    customer,
  ]);
  return head?.position ?? 0;
}

/** Entries whose last change lies after `after`, in order, at most `limit` rows. */
export async function loadChanges(tx: Tx, { after, limit }: { after: number; limit: number }): Promise<LogEntry[]> {
  const rows = await tx.rows<LogRow>(
    // The row that holds after + 1 starts at or before it; rows never overlap, so one step back finds it.
    `select ${logColumns} from change_log
      where position >= coalesce((select max(position) from change_log where position <= $1 + 1), 0)
        and position + changes > $1 + 1
      order by position limit $2`,
    [after, limit],
  );
  return rows.map(toEntry);
}

/** The same for what one customer may see, by the customer's own numbering. */
export async function loadPortalChanges(
  tx: Tx,
  { customer, after, limit }: { customer: number; after: number; limit: number },
): Promise<LogEntry[]> {
  const rows = await tx.rows<LogRow>(
    `select ${logColumns} from change_log
      where customer_id = $1 and portal_position is not null and portal_position + portal_changes > $2 + 1
        and portal_position >= coalesce((select max(portal_position) from change_log
              where customer_id = $1 and portal_position is not null and portal_position <= $2 + 1), 0)
      order by portal_position limit $3`,
    [customer, after, limit],
  );
  return rows.map(toEntry);
}

const insertOutbox = prepared(
  `insert into outbox (ticket_id, customer_id, recorded_at, changes, portal_changes, payload)
     select r.ticket, r.customer, $5::timestamptz, greatest(r.changes, 1), r.portal, r.payload
       from unnest($1::bigint[], $2::bigint[], $3::int[], $4::int[], string_to_array($6, chr(10))) as r(ticket, customer, changes, portal, payload)`,
);

export async function appendToOutbox(tx: Tx, rows: readonly OutboxRow[], now: Temporal.Instant): Promise<void> {
  if (rows.length === 0) return;
  await tx.rows(insertOutbox, [
    columnOf(rows, (row) => row.ticketId),
    columnOf(rows, (row) => row.customer),
    columnOf(rows, (row) => row.payload.changes.length),
    columnOf(rows, (row) => row.payload.portal.length),
    toSqlInstant(now),
    jsonLines(rows.map((row) => row.payload)),
  ]);
}

/** Each occurrence takes one position; the customer's own log tells of tickets only. */
export async function appendOccurrences(
  tx: Tx,
  rows: readonly LoggedOccurrence[],
  now: Temporal.Instant,
): Promise<void> {
  if (rows.length === 0) return;
  await tx.rows(
    `insert into outbox (occurrence_id, customer_id, recorded_at, changes, portal_changes, payload)
     select (r.payload ->> 'occurrence')::bigint, (r.payload ->> 'customer')::bigint, $1::timestamptz, 1, 0, r.payload
       from json_array_elements($2::json) as r(payload)`,
    [toSqlInstant(now), JSON.stringify(rows)],
  );
}

const announcement = prepared("select pg_notify('headroom_outbox', '')");

/** Tells the relay, once the transaction is committed, that the outbox holds something. */
export async function announceOutbox(tx: Tx): Promise<void> {
  await tx.rows(announcement);
}

/**
 * Numbers up to `limit` committed outbox rows and moves them to the log, in one statement. Returns how
 * many; 0 also when another process is the relay just now. The lock ends with the transaction.
 */
export async function numberOutbox(tx: Tx, limit: number): Promise<number> {
  const [lock] = await tx.rows<{ ours: boolean }>(
    "select pg_try_advisory_xact_lock(hashtext('headroom.relay')) as ours",
  );
  if (!lock?.ours) return 0;
  const [moved] = await tx.rows<{ count: number }>(
    `with taken as (
       delete from outbox where id in (select id from outbox order by id limit $1) returning *
     ), placed as (
       select t.*, sum(t.changes) over (order by t.id) as upto,
              sum(t.portal_changes) over (partition by t.customer_id order by t.id) as portal_upto
         from taken t
     ), logged as (
       insert into change_log (position, changes, customer_id, portal_position, portal_changes, ticket_id, occurrence_id, recorded_at, payload)
       select head.position + p.upto - p.changes + 1, p.changes, p.customer_id,
              case when p.portal_changes > 0 then coalesce(ph.position, 0) + p.portal_upto - p.portal_changes + 1 end,
              p.portal_changes, p.ticket_id, p.occurrence_id, p.recorded_at, p.payload
         from placed p cross join log_head head left join portal_head ph on ph.customer_id = p.customer_id
     ), advanced as (
       update log_head set position = position + (select coalesce(sum(changes), 0) from taken)
     ), portal as (
       insert into portal_head (customer_id, position)
       select customer_id, sum(portal_changes) from taken where portal_changes > 0 group by customer_id
       on conflict (customer_id) do update set position = portal_head.position + excluded.position
     )
     select count(*) as count from taken`,
    [limit],
  );
  const count = moved?.count ?? 0;
  if (count > 0) await tx.rows("select pg_notify('headroom_log', '')");
  return count;
}

/** Forgets what is older than `before`; cursors at or below the last forgotten position become too old. */
export async function trimLog(tx: Tx, before: Temporal.Instant): Promise<number> {
  const gone = await tx.rows<{ last: number }>(
    'delete from change_log where recorded_at < $1::timestamptz returning position + changes - 1 as last',
    [toSqlInstant(before)],
  );
  const last = gone.reduce((most, row) => Math.max(most, row.last), 0);
  if (last > 0) await tx.rows('update log_head set oldest = greatest(oldest, $1)', [last]);
  return gone.length;
}

interface LogRow {
  position: number;
  changes: number;
  customer: number | null;
  portalPosition: number | null;
  portalChanges: number;
  ticketId: number | null;
  recordedAtMs: number;
  payload: string;
}

const logColumns = `position, changes, customer_id as customer, portal_position as "portalPosition",
  portal_changes as "portalChanges", ticket_id as "ticketId", ms(recorded_at) as "recordedAtMs", payload`;

function toEntry({ recordedAtMs, payload, ticketId, ...row }: LogRow): LogEntry {
  const placed = { ...row, recordedAt: fromEpochMs(recordedAtMs) as Temporal.Instant };
  const said: unknown = JSON.parse(payload);
  return ticketId === null
    ? { ...placed, ticketId, payload: said as LoggedOccurrence }
    : { ...placed, ticketId, payload: unpack(said as PackedPayload) };
}
