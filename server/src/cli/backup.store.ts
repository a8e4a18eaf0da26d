// A logical backup: every table's rows as PostgreSQL writes them, in an order in which they can be put back. The packaged
// PostgreSQL ships neither pg_dump nor pg_restore, so this needs nothing but a connection.
import type { Tx } from '../db/orm.ts';

export interface TableShape {
  readonly name: string;
  /** In the table's own order, which is the order within a row's text. */
  readonly columns: readonly string[];
}

export interface SequenceState {
  readonly name: string;
  /** Null: never used. */
  readonly last: number | null;
}

/** How rows are written and read as text, whatever the server's own settings are. */
export async function setRowText(tx: Tx): Promise<void> {
  await tx.rows(
    "select set_config('DateStyle', 'ISO, YMD', true), set_config('TimeZone', 'UTC', true), set_config('bytea_output', 'hex', true), set_config('extra_float_digits', '1', true), set_config('statement_timeout', '0', true)",
  );
}

export async function loadMigrations(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ name: string }>('select name from migration order by id');
  return rows.map((row) => row.name);
}

/** All tables but the list of migrations, each after those it refers to. */
export async function loadTables(tx: Tx): Promise<TableShape[]> {
  const tables = await tx.rows<TableShape>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname <> 'migration'
      group by c.relname order by c.relname`,
  );
  const references = await tx.rows<{ from: string; to: string }>(
    `select distinct f.relname as from, t.relname as to
       from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
      where k.contype = 'f' and k.connamespace = current_schema()::regnamespace and f.oid <> t.oid`,
  );
  return inOrderOfReference(tables, references);
}

/** Tables sorted so that each comes after all it refers to. */
export function inOrderOfReference(
  tables: readonly TableShape[],
  references: readonly { readonly from: string; readonly to: string }[],
): TableShape[] {
  const placed = new Map<string, TableShape>();
  while (placed.size < tables.length) {
    const ready = tables.filter(
      ({ name }) => !placed.has(name) && references.every(({ from, to }) => from !== name || placed.has(to)),
    );
    if (ready.length === 0)
      throw new Error('Tables refer to each other in a circle: rows cannot be put back one table at a time');
    for (const table of ready) placed.set(table.name, table);
  }
  return [...placed.values()];
}

export async function loadSequences(tx: Tx): Promise<SequenceState[]> {
  return tx.rows<SequenceState>(
    'select sequencename::text as name, last_value as last from pg_sequences where schemaname = current_schema() order by 1',
  );
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export async function countRows(tx: Tx, table: string): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(`select count(*) as count from ${quoted(table)}`);
  return row?.count ?? 0;
}

/** The table's rows as text, some at a time. */
export async function* readRows(tx: Tx, table: string, atOnce: number): AsyncGenerator<string[]> {
  await tx.rows(`declare backup_rows no scroll cursor for select t::text as row from ${quoted(table)} t`);
  for (;;) {
    const rows = await tx.rows<{ row: string }>(`fetch ${String(atOnce)} from backup_rows`);
    if (rows.length === 0) break;
    yield rows.map(({ row }) => row);
  }
  await tx.rows('close backup_rows');
}

/** Puts rows back as they were, ids included; what PostgreSQL itself works out of a row, it works out again. */
export async function saveRows(tx: Tx, table: string, rows: readonly string[]): Promise<void> {
  const name = quoted(table);
  const stored = await tx.rows<{ column: string }>(
    `select attname as column from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [name],
  );
  const columns = stored.map(({ column }) => quoted(column)).join(', ');
  await tx.rows(
    `insert into ${name} (${columns}) overriding system value select ${columns} from unnest($1::${name}[])`,
    [rows],
  );
}

/** Our own guards of facts and agreed terms stand aside while rows are put back; references are still checked. */
export async function setGuards(tx: Tx, tables: readonly TableShape[], state: 'enable' | 'disable'): Promise<void> {
  for (const { name } of tables) await tx.rows(`alter table ${quoted(name)} ${state} trigger user`);
}

/** Rows that the migrations themselves made give way to those of the backup. */
export async function deleteRows(tx: Tx, table: string): Promise<void> {
  await tx.rows(`delete from ${quoted(table)}`);
}

export async function saveSequence(tx: Tx, { name, last }: SequenceState): Promise<void> {
  if (last !== null) await tx.rows('select setval($1::regclass, $2)', [quoted(name), last]);
}

/** Another epoch makes every cursor that was given before the restore too old. */
export async function beginNewEpoch(tx: Tx): Promise<string> {
  const [head] = await tx.rows<{ epoch: string }>(
    'update log_head set epoch = substr(md5(gen_random_uuid()::text), 1, 8) returning epoch',
  );
  if (head === undefined) throw new Error('The change log has no head: table log_head is empty, expected one row');
  return head.epoch;
}
