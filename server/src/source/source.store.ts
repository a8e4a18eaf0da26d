// Sources and their status mappings in the database.
import { fromEpochMs, toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import type { StatusCategory } from '../engine/fact.ts';

export interface SourceRow {
  readonly id: number;
  readonly name: string;
  /** Changes before this instant are silent; null: effects at once. */
  readonly effectsFrom: Temporal.Instant | null;
  /** How long the source may be silent before it is shown as silent; null: for ever. */
  readonly expectedSilenceMs: number | null;
}

export interface StatusMapping {
  readonly sourceStatus: string;
  readonly status: StatusCategory;
}

interface SourceSql extends Omit<SourceRow, 'effectsFrom'> {
  readonly effectsFromMs: number | null;
}

const columns = 'id, name, ms(effects_from) as "effectsFromMs", expected_silence_ms as "expectedSilenceMs"';

const toRow = ({ effectsFromMs, ...row }: SourceSql): SourceRow => ({
  ...row,
  effectsFrom: fromEpochMs(effectsFromMs),
});

export async function loadSources(tx: Tx, ids: readonly number[]): Promise<Map<number, SourceRow>> {
  const rows = await tx.rows<SourceSql>(`select ${columns} from source where id = any($1::bigint[]) and not canary`, [
    ids,
  ]);
  return new Map(rows.map((row) => [row.id, toRow(row)]));
}

export interface SourceList {
  /** Null: all. */
  readonly names: readonly string[] | null;
}

/** Sources by name behind (name, id) `after`. */
export async function loadSourcePage(
  tx: Tx,
  {
    after,
    limit,
    names,
  }: SourceList & { readonly after: readonly (string | number | null)[] | null; readonly limit: number },
): Promise<SourceRow[]> {
  const rows = await tx.rows<SourceSql>(
    `select ${columns} from source
     where not canary and ($1::text[] is null or name = any($1)) and ($2::text is null or (name, id) > ($2, $3::bigint))
     order by name, id limit $4`,
    [names, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
  return rows.map(toRow);
}

export async function countSources(tx: Tx, { names }: SourceList): Promise<number> {
  const sql = 'select count(*) as count from source where not canary and ($1::text[] is null or name = any($1))';
  const [row] = await tx.rows<{ count: number }>(sql, [names]);
  return row?.count ?? 0;
}

/** The status mappings of each source, by the source's word. */
export async function loadStatusMappings(tx: Tx, sources: readonly number[]): Promise<Map<number, StatusMapping[]>> {
  const rows = await tx.rows<StatusMapping & { source: number }>(
    `select source_id as source, source_status as "sourceStatus", status from source_status
     where source_id = any($1::bigint[]) order by source_id, source_status`,
    [sources],
  );
  return Map.groupBy(rows, (row) => row.source);
}

/** What a call says of a source; undefined leaves what is there, null takes it away. */
export interface SourceChange {
  readonly name: string;
  readonly effectsFrom: Temporal.Instant | null | undefined;
  readonly expectedSilenceMs: number | null | undefined;
  /** Mappings to add or change; those not named stay. */
  readonly statuses: readonly StatusMapping[];
}

/** Makes or changes the source of this name; its id. */
export async function saveSource(tx: Tx, change: SourceChange, now: Temporal.Instant): Promise<number> {
  const [row] = await tx.rows<{ id: number }>(
    `insert into source (name, effects_from, expected_silence_ms, created_at)
     values ($1, $2::timestamptz, $3, $4::timestamptz)
     on conflict (name) do update set
       effects_from = case when $5::boolean then excluded.effects_from else source.effects_from end,
       expected_silence_ms = case when $6::boolean then excluded.expected_silence_ms else source.expected_silence_ms end
     returning id`,
    [
      change.name,
      toSqlInstant(change.effectsFrom ?? null),
      change.expectedSilenceMs ?? null,
      toSqlInstant(now),
      change.effectsFrom !== undefined,
      change.expectedSilenceMs !== undefined,
    ],
  );
  if (row === undefined) throw new Error(`Source ${change.name} could not be saved`);
  await tx.rows(
    `insert into source_status (source_id, source_status, status)
     select $1, * from unnest($2::text[], $3::text[])
     on conflict (source_id, source_status) do update set status = excluded.status`,
    [row.id, change.statuses.map((each) => each.sourceStatus), change.statuses.map((each) => each.status)],
  );
  return row.id;
}
