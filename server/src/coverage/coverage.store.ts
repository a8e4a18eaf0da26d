// Coverage schedules and their versions in the database. A schedule is shown in the version that applies last: the one
// with the latest beginning.
import { toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import { COVERAGE_HORIZON, type CoverageSchedule } from '../engine/coverage.ts';
import { CoverageScheduleEntity } from './coverage.entity.ts';

/** A schedule as it stands in one of its versions. */
export interface ScheduleRow {
  readonly id: number;
  readonly name: string;
  readonly versionId: number;
  readonly version: number;
  readonly validFrom: Temporal.Instant;
  /** Holidays of calendars included. */
  readonly definition: CoverageSchedule;
  /** The dates that were written into the version itself. */
  readonly ownHolidays: readonly string[];
  /** Holiday calendars, by row id. */
  readonly calendars: readonly number[];
  readonly savedAt: Temporal.Instant;
  /** Null: by nobody in particular. */
  readonly savedBy: string | null;
  readonly reason: string | null;
  /** It began in the past when it was saved. */
  readonly corrects: boolean;
}

const columns = `s.id, s.name, v.id as "versionId", v.version, ms(v.valid_from) as "validFromMs", v.definition,
  v.own_holidays as "ownHolidays", v.calendars, ms(v.created_at) as "savedAtMs", v.saved_by as "savedBy", v.reason,
  v.corrects`;

type SqlRow = Omit<ScheduleRow, 'validFrom' | 'savedAt' | 'ownHolidays'> & {
  readonly validFromMs: number;
  readonly savedAtMs: number;
  readonly ownHolidays: readonly string[] | null;
};

const toRow = ({ validFromMs, savedAtMs, ownHolidays, calendars, ...row }: SqlRow): ScheduleRow => ({
  ...row,
  calendars: calendars.map(Number),
  ownHolidays: ownHolidays ?? row.definition.holidays,
  validFrom: Temporal.Instant.fromEpochMilliseconds(validFromMs),
  savedAt: Temporal.Instant.fromEpochMilliseconds(savedAtMs),
});

/** Schedules by version id, each in that version. */
export async function loadScheduleVersions(tx: Tx, versionIds: readonly number[]): Promise<Map<number, ScheduleRow>> {
  const rows = await tx.rows<SqlRow>(
    `select ${columns} from coverage_schedule_version v join coverage_schedule s on s.id = v.schedule_id
     where v.id = any($1::bigint[])`,
    [versionIds],
  );
  return new Map(rows.map((row) => [row.versionId, toRow(row)]));
}

/** Schedules by id, each in its latest version. */
export async function loadSchedules(tx: Tx, ids: readonly number[]): Promise<Map<number, ScheduleRow>> {
  const rows = await tx.rows<SqlRow>(
    `select distinct on (s.id) ${columns} from coverage_schedule s join coverage_schedule_version v on v.schedule_id = s.id
     where s.id = any($1::bigint[]) order by s.id, v.valid_from desc, v.version desc`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, toRow(row)]));
}

export interface ScheduleSearch {
  /** A part of the name, whatever its case; null: all. */
  readonly search: string | null;
}

const isFound = `($1::text is null or position(lower($1) in lower(s.name)) > 0)`;

/** Schedules by name behind (name, id) `after`, at most `limit`, each in its latest version. */
export async function loadSchedulePage(
  tx: Tx,
  {
    after,
    limit,
    search,
  }: ScheduleSearch & { readonly after: readonly (string | number | null)[] | null; readonly limit: number },
): Promise<ScheduleRow[]> {
  const rows = await tx.rows<SqlRow>(
    `select ${columns} from coverage_schedule s
     join lateral (select * from coverage_schedule_version where schedule_id = s.id
                    order by valid_from desc, version desc limit 1) v on true
     where ${isFound} and ($2::text is null or (s.name, s.id) > ($2, $3::bigint))
     order by s.name, s.id limit $4`,
    [search, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
  return rows.map(toRow);
}

export async function countSchedules(tx: Tx, { search }: ScheduleSearch): Promise<number> {
  const sql = `select count(*) as count from coverage_schedule s where ${isFound}`;
  const [row] = await tx.rows<{ count: number }>(sql, [search]);
  return row?.count ?? 0;
}

/** All versions of each schedule, the first first. */
export async function loadVersionsOfSchedules(tx: Tx, ids: readonly number[]): Promise<Map<number, ScheduleRow[]>> {
  const rows = await tx.rows<SqlRow>(
    `select ${columns} from coverage_schedule s join coverage_schedule_version v on v.schedule_id = s.id
     where s.id = any($1::bigint[]) order by s.id, v.version`,
    [ids],
  );
  return Map.groupBy(rows.map(toRow), (row) => row.id);
}

// A ticket older than its schedule is judged all the same, so the first version has always applied.
export const always = Temporal.Instant.from(`${String(COVERAGE_HORIZON.firstYear)}-01-01T00:00Z`);

/** What a version says, besides its number. */
export interface NewScheduleVersion {
  readonly validFrom: Temporal.Instant;
  readonly definition: CoverageSchedule;
  readonly ownHolidays?: readonly string[];
  readonly calendars?: readonly number[];
  readonly savedBy?: string | null;
  readonly reason?: string | null;
  readonly corrects?: boolean;
}

/** The next version of a schedule; its row id. The caller holds the schedule (lockSchedule). */
export async function saveNewScheduleVersion(
  tx: Tx,
  schedule: number,
  version: NewScheduleVersion,
  now: Temporal.Instant,
): Promise<number> {
  const { definition, ownHolidays, calendars = [], savedBy = null, reason = null, corrects = false } = version;
  const [row] = await tx.rows<{ id: number }>(
    `insert into coverage_schedule_version
       (schedule_id, version, valid_from, time_zone, definition, own_holidays, calendars, saved_by, reason, corrects, created_at)
     select $1, coalesce(max(version), 0) + 1, $2::timestamptz, $3, $4::jsonb, $5::jsonb, $6::bigint[], $7, $8, $9, $10::timestamptz
       from coverage_schedule_version where schedule_id = $1 returning id`,
    [
      ...[schedule, toSqlInstant(version.validFrom), definition.timeZone, JSON.stringify(definition)],
      ...[ownHolidays === undefined ? null : JSON.stringify(ownHolidays), calendars, savedBy, reason, corrects],
      toSqlInstant(now),
    ],
  );
  if (row === undefined) throw new Error(`Schedule ${String(schedule)} took no version`);
  return row.id;
}

/** Holds a schedule until the transaction ends, so that its versions are numbered one by one; false: there is none. */
export async function lockSchedule(tx: Tx, id: number): Promise<boolean> {
  const rows = await tx.rows('select 1 from coverage_schedule where id = $1 for no key update', [id]);
  return rows.length > 0;
}

/** A new schedule with its first version; the schedule's id. */
export async function saveNewSchedule(
  tx: Tx,
  {
    name,
    demo = false,
    ...version
  }: Omit<NewScheduleVersion, 'validFrom'> & { readonly name: string; readonly demo?: boolean },
  now: Temporal.Instant,
): Promise<number> {
  const row = tx.em.create(CoverageScheduleEntity, { name, demo, createdAt: now });
  await tx.em.flush();
  await saveNewScheduleVersion(tx, row.id, { ...version, validFrom: always }, now);
  return row.id;
}
