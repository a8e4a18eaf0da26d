// Backup and restore of a whole database as one gzip file of lines: a manifest, then each table's rows, then an end. One
// snapshot out, one transaction in.
import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { pipeline as pipe } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import type { Database, Tx } from '../db/orm.ts';
import {
  beginNewEpoch,
  countRows,
  deleteRows,
  loadMigrations,
  loadSequences,
  loadTables,
  readRows,
  saveRows,
  saveSequence,
  setGuards,
  setRowText,
} from './backup.store.ts';

const formatName = 'headroom-backup';
const formatVersion = 1;
const rowsAtOnce = 2_000;
const charsAtOnce = 4 * 1024 * 1024;

const manifestShape = z.object({
  format: z.literal(formatName),
  version: z.literal(formatVersion),
  madeAt: z.string(),
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number().int().min(0) })),
  sequences: z.array(z.object({ name: z.string(), last: z.number().int().nullable() })),
});
export type Manifest = z.infer<typeof manifestShape>;

/** The file or the database does not allow it; the message says what was expected and what came. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

export type BackupProgress = (rowsDone: number, rowsOf: number, table: string) => void;

const totalOf = ({ tables }: Manifest): number => tables.reduce((sum, { rows }) => sum + rows, 0);

/** Writes everything to `file` (readable by its owner alone, replaced only when whole) and returns what it holds. */
export async function backUp(
  database: Database,
  { file, onProgress }: { readonly file: string; readonly onProgress: BackupProgress },
  now: Temporal.Instant,
): Promise<Manifest> {
  const partial = `${file}.partial`;
  try {
    const manifest = await database.transaction(
      async (tx) => {
        await setRowText(tx);
        const made = await describe(tx, now);
        const handle = await open(partial, 'w', 0o600);
        await pipeline(
          linesOf(tx, made, onProgress),
          createGzip({ level: 6 }),
          handle.createWriteStream({ flush: true }),
        );
        return made;
      },
      { kind: 'snapshot' },
    );
    await rename(partial, file);
    return manifest;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function describe(tx: Tx, now: Temporal.Instant): Promise<Manifest> {
  const tables = [];
  for (const { name, columns } of await loadTables(tx))
    tables.push({ name, columns: [...columns], rows: await countRows(tx, name) });
  return {
    format: formatName,
    version: formatVersion,
    madeAt: now.toString(),
    migrations: await loadMigrations(tx),
    tables,
    sequences: (await loadSequences(tx)).map((sequence) => ({ ...sequence })),
  };
}

async function* linesOf(tx: Tx, manifest: Manifest, onProgress: BackupProgress): AsyncGenerator<string> {
  yield `${JSON.stringify(manifest)}\n`;
  const of = totalOf(manifest);
  let done = 0;
  for (const { name } of manifest.tables) {
    yield `${JSON.stringify({ table: name })}\n`;
    for await (const rows of readRows(tx, name, rowsAtOnce)) {
      // A row's text may hold line breaks; as a JSON string it is one line.
      yield `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`;
      done += rows.length;
      onProgress(done, of, name);
    }
  }
  yield `${JSON.stringify({ end: done })}\n`;
}

export interface Restored {
  readonly manifest: Manifest;
  /** The change log's new epoch. */
  readonly epoch: string;
}

/**
 * Puts a backup into an empty, migrated database, all of it or nothing.
 * @throws BackupError when the file is not a whole backup of this version, or the database is not empty
 */
export async function restore(
  database: Database,
  { file, onProgress }: { readonly file: string; readonly onProgress: BackupProgress },
): Promise<Restored> {
  try {
    return await database.transaction((tx) => restoreIn(tx, file, onProgress));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR')
      throw new BackupError(`${file} cannot be read (${code}).`, { cause: error });
    if (code.startsWith('Z_'))
      throw new BackupError(`${file} is no gzip file, or damaged, or cut short (${code}); nothing was changed.`, {
        cause: error,
      });
    throw error;
  }
}

async function restoreIn(tx: Tx, file: string, onProgress: BackupProgress): Promise<Restored> {
  await setRowText(tx);
  const reader = readLines(file);
  try {
    const manifest = readManifest(file, await nextLine(file, reader));
    await checkTarget(tx, manifest);
    await setGuards(tx, manifest.tables, 'disable');
    for (const { name } of manifest.tables.toReversed()) await deleteRows(tx, name);
    await putBack(tx, { file, manifest, reader, onProgress });
    for (const sequence of manifest.sequences) await saveSequence(tx, sequence);
    await checkCounts(tx, manifest);
    const epoch = await beginNewEpoch(tx);
    await setGuards(tx, manifest.tables, 'enable');
    return { manifest, epoch };
  } finally {
    await reader.return(undefined);
  }
}

/** The lines of a gzip file; leaving it early closes the file. */
async function* readLines(file: string): AsyncGenerator<string, undefined> {
  const gunzip = createGunzip();
  // An error of either part comes out of the loop below.
  pipe(createReadStream(file), gunzip, () => undefined);
  gunzip.setEncoding('utf8');
  let rest = '';
  for await (const chunk of gunzip as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

async function nextLine(file: string, reader: AsyncIterator<string, undefined>): Promise<string> {
  const next = await reader.next();
  if (next.done === true) throw new BackupError(`${file} ends too early: it was cut short; nothing was changed.`);
  return next.value;
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function readManifest(file: string, line: string): Manifest {
  const read = manifestShape.safeParse(parseLine(line));
  if (read.success) return read.data;
  throw new BackupError(
    `${file} is not a backup that this version can read: expected the format ${formatName} ${String(formatVersion)}.`,
  );
}

/** The database must be what the backup was taken from, but empty. */
async function checkTarget(tx: Tx, manifest: Manifest): Promise<void> {
  const migrations = await loadMigrations(tx);
  if (migrations.join() !== manifest.migrations.join()) {
    const [theirs, ours] = [manifest.migrations.at(-1) ?? 'none', migrations.at(-1) ?? 'none'];
    throw new BackupError(
      `Expected a backup of this version's database (last migration ${ours}); this one is of ${theirs}. Restore it with the version that made it, then start this one on it.`,
    );
  }
  const tables = await loadTables(tx);
  const differs = manifest.tables.filter(
    ({ name, columns }) => tables.find((table) => table.name === name)?.columns.join() !== columns.join(),
  );
  if (differs.length > 0)
    throw new BackupError(`Tables differ from the backup's: ${differs.map(({ name }) => name).join(', ')}.`);
  const held = [];
  // The head of the change log is made by a migration.
  for (const { name } of tables.filter((table) => table.name !== 'log_head')) {
    const rows = await countRows(tx, name);
    if (rows > 0) held.push(`${name} (${String(rows)})`);
  }
  if (held.length > 0)
    throw new BackupError(
      `A backup is restored into an empty database; this one holds rows: ${held.join(', ')}. Name another DATA_DIR or DATABASE_URL.`,
    );
}

interface PutBack {
  readonly file: string;
  readonly manifest: Manifest;
  readonly reader: AsyncIterator<string, undefined>;
  readonly onProgress: BackupProgress;
}

async function putBack(tx: Tx, { file, manifest, reader, onProgress }: PutBack): Promise<void> {
  const of = totalOf(manifest);
  let done = 0;
  for (const { name, rows } of manifest.tables) {
    const head = parseLine(await nextLine(file, reader)) as { table?: unknown } | undefined;
    if (head?.table !== name)
      throw new BackupError(`${file} is damaged: expected the rows of ${name}; nothing was changed.`);
    let batch: string[] = [];
    let chars = 0;
    for (let read = 0; read < rows; read += 1) {
      const row = parseLine(await nextLine(file, reader));
      if (typeof row !== 'string')
        throw new BackupError(`${file} is damaged: expected row ${String(read + 1)} of ${name}; nothing was changed.`);
      batch.push(row);
      chars += row.length;
      if (batch.length < rowsAtOnce && chars < charsAtOnce && read + 1 < rows) continue;
      await saveRows(tx, name, batch);
      done += batch.length;
      onProgress(done, of, name);
      [batch, chars] = [[], 0];
    }
  }
  const end = parseLine(await nextLine(file, reader)) as { end?: unknown } | undefined;
  if (end?.end !== of)
    throw new BackupError(`${file} is damaged: expected its end after ${String(of)} rows; nothing was changed.`);
}

async function checkCounts(tx: Tx, manifest: Manifest): Promise<void> {
  for (const { name, rows } of manifest.tables) {
    const found = await countRows(tx, name);
    if (found !== rows)
      throw new BackupError(
        `Expected ${String(rows)} rows in ${name} after the restore; there are ${String(found)}. Nothing was changed.`,
      );
  }
}
