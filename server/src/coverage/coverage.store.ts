// Coverage schedules in the database, and the process-wide store of compiled versions: a version never changes, so
// what was compiled once serves every ticket that follows it.
import type { Tx } from '../db/orm.ts';
import { compileCoverage, COVERAGE_HORIZON, type Coverage, type CoverageSchedule } from '../engine/coverage.ts';
import { CoverageScheduleEntity, CoverageScheduleVersionEntity } from './coverage.entity.ts';

/** A schedule as it stands in one of its versions. */
export interface ScheduleRow {
  readonly id: number;
  readonly name: string;
  readonly versionId: number;
  readonly version: number;
  readonly validFrom: Temporal.Instant;
  readonly definition: CoverageSchedule;
}

// A year of one schedule compiled is some tens of kilobytes; the oldest go first when there are very many.
const compiledAtMost = 2_000;
const compiled = new Map<string, Coverage>();

/** Two databases in one process (tests, replay) may give one id to different versions: the definition is in the key. */
const keyOf = (id: number, definition: CoverageSchedule): string => `${String(id)} ${JSON.stringify(definition)}`;

function compiledOnce(id: number, definition: CoverageSchedule): Coverage {
  const key = keyOf(id, definition);
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const coverage = compileCoverage(definition);
  if (compiled.size >= compiledAtMost) {
    const oldest = compiled.keys().next().value;
    if (oldest !== undefined) compiled.delete(oldest);
  }
  compiled.set(key, coverage);
  return coverage;
}

/** The compiled coverage of each schedule version; ids without a version are absent. */
export async function loadCoverage(tx: Tx, scheduleVersionIds: readonly number[]): Promise<Map<number, Coverage>> {
  const ids = [...new Set(scheduleVersionIds)];
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<{ id: number; definition: CoverageSchedule }>(
    'select id, definition from coverage_schedule_version where id = any($1::bigint[])',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, compiledOnce(row.id, row.definition)]));
}

const columns = `s.id, s.name, v.id as "versionId", v.version, ms(v.valid_from) as "validFromMs", v.definition`;

type SqlRow = Omit<ScheduleRow, 'validFrom'> & { readonly validFromMs: number };

const toRow = ({ validFromMs, ...row }: SqlRow): ScheduleRow => ({
  ...row,
  validFrom: Temporal.Instant.fromEpochMilliseconds(validFromMs),
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
     where s.id = any($1::bigint[]) order by s.id, v.version desc`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, toRow(row)]));
}

/** Schedules by name behind (name, id) `after`, at most `limit`, each in its latest version. */
export async function loadSchedulePage(
  tx: Tx,
  { after, limit }: { readonly after: readonly (string | number | null)[] | null; readonly limit: number },
): Promise<ScheduleRow[]> {
  const rows = await tx.rows<SqlRow>(
    `select ${columns} from coverage_schedule s
     join lateral (select * from coverage_schedule_version where schedule_id = s.id order by version desc limit 1) v on true
     where $1::text is null or (s.name, s.id) > ($1, $2::bigint)
     order by s.name, s.id limit $3`,
    [after?.[0] ?? null, after?.[1] ?? null, limit],
  );
  return rows.map(toRow);
}

export async function countSchedules(tx: Tx): Promise<number> {
  const [row] = await tx.rows<{ count: number }>('select count(*) as count from coverage_schedule');
  return row?.count ?? 0;
}

// A ticket older than its schedule is judged all the same, so the first version has always applied.
const always = Temporal.Instant.from(`${String(COVERAGE_HORIZON.firstYear)}-01-01T00:00Z`);

/** A new schedule with its first version; the schedule's id. */
export async function saveNewSchedule(
  tx: Tx,
  schedule: { readonly name: string; readonly definition: CoverageSchedule; readonly demo?: boolean },
  now: Temporal.Instant,
): Promise<number> {
  const row = tx.em.create(CoverageScheduleEntity, {
    name: schedule.name,
    demo: schedule.demo ?? false,
    createdAt: now,
  });
  tx.em.create(CoverageScheduleVersionEntity, {
    schedule: row,
    version: 1,
    validFrom: always,
    timeZone: schedule.definition.timeZone,
    definition: schedule.definition,
    createdAt: now,
  });
  await tx.em.flush();
  return row.id;
}
