// Measures that users defined. Clauses call them by name; the latest version is the one that counts, and once an agreed
// clause counts by it no version means anything else (save-measure.ts).
import { actorName } from '../access/shown-name.store.ts';
import { toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import { measureTable, type MeasureDefinition } from '../engine/measure-definition.ts';
import { BUILT_IN, type MeasureTable } from '../engine/measure.ts';

/** A measure in its latest version. */
export interface MeasureRow {
  readonly id: number;
  readonly name: string;
  readonly version: number;
  readonly description: string;
  readonly definition: MeasureDefinition;
  readonly savedAt: Temporal.Instant;
  readonly savedBy: string;
}

interface MeasureSql extends Omit<MeasureRow, 'definition' | 'savedAt'> {
  readonly definition: Omit<MeasureDefinition, 'name'>;
  readonly savedMs: number;
}

const latest = `select m.id, m.name, v.version, v.description, v.definition, ms(v.saved_at) as "savedMs", ${actorName('v.saved_by')} as "savedBy"
  from measure m join lateral (select * from measure_version where measure_id = m.id order by version desc limit 1) v on true
 where m.removed_at is null`;

const toRow = ({ definition, savedMs, ...row }: MeasureSql): MeasureRow => ({
  ...row,
  definition: { name: row.name, ...definition },
  savedAt: Temporal.Instant.fromEpochMilliseconds(savedMs),
});

/** All measures of users by name, of which there are at most `limits.ownMeasures`. */
export async function loadMeasures(tx: Tx): Promise<MeasureRow[]> {
  return (await tx.rows<MeasureSql>(`${latest} order by m.name collate "C"`)).map(toRow);
}

/** Every measure that a clause may name. */
export const loadMeasureTable = async (tx: Tx): Promise<MeasureTable> =>
  measureTable((await loadMeasures(tx)).map(({ definition }) => definition));

/** The built-in measures and those that are named besides; without any of these nothing is asked. */
export async function loadMeasuresNamed(tx: Tx, names: Iterable<string>): Promise<MeasureTable> {
  const own = [...new Set(names)].filter((name) => !BUILT_IN.has(name));
  if (own.length === 0) return BUILT_IN;
  const rows = await tx.rows<MeasureSql>(`${latest} and m.name = any($1) order by m.name collate "C"`, [own]);
  return measureTable(rows.map((row) => toRow(row).definition));
}

/** How clauses name a measure. */
export interface MeasureUse {
  readonly clauses: number;
  /** One of them belongs to an activated version. */
  readonly isAgreed: boolean;
}

/** The use of each measure that a clause names, drafts included. */
export async function loadMeasureUse(tx: Tx, names: readonly string[]): Promise<Map<string, MeasureUse>> {
  const rows = await tx.rows<MeasureUse & { readonly measure: string }>(
    `select c.measure, count(*) as clauses, bool_or(v.activated_at is not null) as "isAgreed"
       from clause c join agreement_version v on v.id = c.agreement_version_id where c.measure = any($1) group by c.measure`,
    [names],
  );
  return new Map(rows.map(({ measure, clauses, isAgreed }) => [measure, { clauses, isAgreed }]));
}

/** Until the transaction ends, no measure is saved or removed: for who writes or activates clauses that name one. */
export async function keepMeasures(tx: Tx): Promise<void> {
  await tx.rows("select pg_advisory_xact_lock_shared(hashtext('headroom.measures'))");
}

/** Until the transaction ends, no clause that names a measure is written or activated. */
export async function lockMeasures(tx: Tx): Promise<void> {
  await tx.rows("select pg_advisory_xact_lock(hashtext('headroom.measures'))");
}

export interface NewMeasureVersion {
  readonly definition: MeasureDefinition;
  readonly description: string;
  /** A principal. */
  readonly savedBy: string;
}

/** A measure of a name that none has, in its first version. */
export async function saveNewMeasure(tx: Tx, version: NewMeasureVersion, now: Temporal.Instant): Promise<void> {
  const [row] = await tx.rows<{ id: number }>(
    'insert into measure (name, created_at) values ($1, $2::timestamptz) returning id',
    [version.definition.name, toSqlInstant(now)],
  );
  if (row === undefined) throw new Error(`Measure ${version.definition.name} was not made`);
  await saveMeasureVersion(tx, { ...version, measure: row.id, number: 1 }, now);
}

export async function saveMeasureVersion(
  tx: Tx,
  {
    measure,
    number,
    description,
    definition,
    savedBy,
  }: NewMeasureVersion & { readonly measure: number; readonly number: number },
  now: Temporal.Instant,
): Promise<void> {
  const { name: _name, ...conditions } = definition;
  await tx.rows(
    `insert into measure_version (measure_id, version, description, definition, saved_at, saved_by)
     values ($1, $2, $3, $4, $5::timestamptz, $6)`,
    [measure, number, description, JSON.stringify(conditions), toSqlInstant(now), savedBy],
  );
}

export async function saveRemoved(tx: Tx, measure: number, now: Temporal.Instant): Promise<void> {
  await tx.rows('update measure set removed_at = $2::timestamptz where id = $1', [measure, toSqlInstant(now)]);
}
