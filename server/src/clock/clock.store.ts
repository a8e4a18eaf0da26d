// Cached readings: loading what was read last, saving what is read now.
import type { Tx } from '../db/orm.ts';
import { jsonLines, toSqlInstant } from '../db/columns.ts';
import type { ClockRow, StoredReading } from './clock.row.ts';

/** The columns of a ClockRow over table alias `c`. */
export const clockColumns = `c.id, c.portal_id as "portalId", c.ticket_id as "ticketId", c.measure, c.cycle,
  c.agreement_version_id as "agreementVersion", c.schedule_version_id as "scheduleVersion", c.clause_ids as clauses, c.phase,
  c.void_reason as "voidReason", c.standing, ms(c.started_at) as "startedAtMs", ms(c.stopped_at) as "stoppedAtMs",
  c.spent_ms as "spentMs", c.paused_ms as "pausedMs", ms(c.read_at) as "readAtMs", c.promise, c.target,
  ms(c.wake_at) as "wakeAtMs", c.revision, c.portal_revision as "portalRevision"`;

/** Clocks of these tickets, by ticket. */
export async function loadClocks(tx: Tx, ticketIds: readonly number[]): Promise<Map<number, ClockRow[]>> {
  const clocks = new Map<number, ClockRow[]>();
  if (ticketIds.length === 0) return clocks;
  const rows = await tx.rows<ClockRow>(
    `select ${clockColumns} from clock c where c.ticket_id = any($1) order by c.ticket_id, c.measure, c.cycle`,
    [ticketIds],
  );
  for (const row of rows) {
    const known = clocks.get(row.ticketId);
    if (known) known.push(row);
    else clocks.set(row.ticketId, [row]);
  }
  return clocks;
}

export interface ReadingToSave {
  readonly ticketId: number;
  readonly reading: StoredReading;
  readonly revision: number;
  readonly portalRevision: number;
}

/** Ids for clocks that begin, with the random ids under which their customer will know them. */
export async function takeClockIds(tx: Tx, count: number): Promise<{ id: number; portalId: string }[]> {
  if (count === 0) return [];
  return tx.rows(
    `select nextval('clock_id_seq') as id, gen_random_uuid() as "portalId" from generate_series(1, $1)`,
    [count],
  );
}

/** Writes readings of clocks, new or known, in one statement. */
export async function saveReadings(
  tx: Tx,
  rows: readonly (ReadingToSave & { readonly id: number; readonly portalId: string })[],
  now: Temporal.Instant,
): Promise<void> {
  if (rows.length === 0) return;
  const column = <T>(of: (reading: StoredReading) => T): T[] => rows.map((row) => of(row.reading));
  await tx.rows(
    `insert into clock (id, portal_id, ticket_id, measure, cycle, agreement_version_id, schedule_version_id, clause_ids, phase,
            void_reason, standing, started_at, stopped_at, spent_ms, paused_ms, read_at, promise_standing, promise_due_at,
            promise_breached_at, target_standing, target_due_at, target_breached_at, promise, target, wake_at, revision, portal_revision)
     overriding system value
     select u.id, u.portal_id, u.ticket, u.measure, u.cycle, u.agreement, u.schedule, string_to_array(u.clauses, ',')::bigint[],
            u.phase, u.void_reason, u.standing, at_ms(u.started), at_ms(u.stopped), u.spent, u.paused, $1::timestamptz, u.p_standing,
            at_ms(u.p_due), at_ms(u.p_breached), u.t_standing, at_ms(u.t_due), at_ms(u.t_breached), nullif(u.promise, '')::json, nullif(u.target, '')::json,
            at_ms(u.wake), u.revision, u.portal_revision
       from unnest($2::bigint[], $3::uuid[], $4::bigint[], $5::text[], $6::int[], $7::bigint[], $8::bigint[], $9::text[], $10::text[],
                   $11::text[], $12::text[], $13::bigint[], $14::bigint[], $15::bigint[], $16::bigint[], $17::text[], $18::bigint[],
                   $19::bigint[], $20::text[], $21::bigint[], $22::bigint[], string_to_array($23, chr(10)), string_to_array($24, chr(10)), $25::bigint[], $26::int[],
                   $27::int[])
         as u(id, portal_id, ticket, measure, cycle, agreement, schedule, clauses, phase, void_reason, standing, started, stopped,
              spent, paused, p_standing, p_due, p_breached, t_standing, t_due, t_breached, promise, target, wake, revision,
              portal_revision)
     on conflict (ticket_id, measure, cycle) do update set
            agreement_version_id = excluded.agreement_version_id, schedule_version_id = excluded.schedule_version_id,
            clause_ids = excluded.clause_ids, phase = excluded.phase, void_reason = excluded.void_reason,
            standing = excluded.standing, started_at = excluded.started_at, stopped_at = excluded.stopped_at,
            spent_ms = excluded.spent_ms, paused_ms = excluded.paused_ms, read_at = excluded.read_at,
            promise_standing = excluded.promise_standing, promise_due_at = excluded.promise_due_at,
            promise_breached_at = excluded.promise_breached_at, target_standing = excluded.target_standing,
            target_due_at = excluded.target_due_at, target_breached_at = excluded.target_breached_at,
            promise = excluded.promise, target = excluded.target, wake_at = excluded.wake_at,
            revision = excluded.revision, portal_revision = excluded.portal_revision`,
    [
      toSqlInstant(now),
      rows.map((row) => row.id),
      rows.map((row) => row.portalId),
      rows.map((row) => row.ticketId),
      column((r) => r.measure),
      column((r) => r.cycle),
      column((r) => r.agreementVersion),
      column((r) => r.scheduleVersion),
      // Arrays of arrays must be of one length in SQL; clauses go over as text.
      column((r) => r.clauses.join(',')),
      column((r) => r.phase),
      column((r) => r.voidReason),
      column((r) => r.standing),
      column((r) => r.startedAtMs),
      column((r) => r.stoppedAtMs),
      column((r) => r.spentMs),
      column((r) => r.pausedMs),
      column((r) => r.promise?.standing ?? null),
      column((r) => r.promise?.dueAtMs ?? null),
      column((r) => r.promise?.breachedAtMs ?? null),
      column((r) => r.target?.standing ?? null),
      column((r) => r.target?.dueAtMs ?? null),
      column((r) => r.target?.breachedAtMs ?? null),
      jsonLines(column((r) => r.promise)),
      jsonLines(column((r) => r.target)),
      column((r) => r.wakeAtMs),
      rows.map((row) => row.revision),
      rows.map((row) => row.portalRevision),
    ],
  );
}
