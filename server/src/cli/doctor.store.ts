// What the doctor looks at in the database.
import { toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';

export interface DatabaseFacts {
  readonly version: string;
  readonly nowMs: number;
  readonly bytes: number;
}

export async function loadDatabaseFacts(tx: Tx): Promise<DatabaseFacts> {
  const [facts] = await tx.rows<DatabaseFacts>(
    `select current_setting('server_version') as version, ms(clock_timestamp()) as "nowMs",
            pg_database_size(current_database()) as bytes`,
  );
  if (facts === undefined) throw new Error('The database answered nothing about itself');
  return facts;
}

/** Names of applied migrations; null when there is not even their table. */
export async function loadAppliedMigrations(tx: Tx): Promise<string[] | null> {
  const [table] = await tx.rows<{ there: boolean }>("select to_regclass('migration') is not null as there");
  if (table?.there !== true) return null;
  return (await tx.rows<{ name: string }>('select name from migration order by id')).map(({ name }) => name);
}

export async function loadZones(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ zone: string }>(
    'select time_zone as zone from coverage_schedule_version union select time_zone from agreement_version order by 1',
  );
  return rows.map(({ zone }) => zone);
}

/** What clauses count by. */
export async function loadNamedMeasures(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ measure: string }>('select distinct measure from clause order by measure');
  return rows.map(({ measure }) => measure);
}

export interface SilentSource {
  readonly name: string;
  readonly lastMs: number | null;
  readonly expectedMs: number;
}

/** Sources that have been silent for longer than they are expected to be. */
export async function loadSilentSources(tx: Tx, now: Temporal.Instant): Promise<SilentSource[]> {
  return tx.rows(
    `select s.name, ms(a.last_event_at) as "lastMs", s.expected_silence_ms as "expectedMs"
       from source s left join source_activity a on a.source_id = s.id
      where s.expected_silence_ms is not null
        and (a.last_event_at is null or ms($1::timestamptz) - ms(a.last_event_at) > s.expected_silence_ms)
      order by s.name`,
    [toSqlInstant(now)],
  );
}

export interface MendingCount {
  readonly code: string;
  readonly tickets: number;
}

/** Tickets that need mending, by why. */
export async function loadMending(tx: Tx): Promise<MendingCount[]> {
  return tx.rows(
    `select m->>'code' as code, count(*) as tickets from ticket t cross join lateral jsonb_array_elements(t.needs_mending) as m
      where t.needs_mending <> '[]' group by 1 order by 2 desc, 1`,
  );
}

export interface Backlog {
  /** Tickets that wanted to be read before `now`, and since when the first does. */
  readonly overdue: number;
  readonly overdueSinceMs: number | null;
  /** Changes that no relay has numbered yet, and since when. */
  readonly unnumbered: number;
  readonly unnumberedSinceMs: number | null;
}

export async function loadBacklog(tx: Tx, now: Temporal.Instant): Promise<Backlog> {
  const [backlog] = await tx.rows<Backlog>(
    `select (select count(*) from ticket where wake_at < $1::timestamptz) as overdue,
            (select ms(min(wake_at)) from ticket where wake_at < $1::timestamptz) as "overdueSinceMs",
            (select count(*) from outbox) as unnumbered, (select ms(min(recorded_at)) from outbox) as "unnumberedSinceMs"`,
    [toSqlInstant(now)],
  );
  if (backlog === undefined) throw new Error('The database answered nothing about its backlog');
  return backlog;
}
