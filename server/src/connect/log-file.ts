// A log file as a stream of rows with their line numbers: plain or gzip, one row in memory at a time. What is not a
// well-formed CSV of the expected columns is refused by name and line; nothing is guessed.
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CsvError, parse } from 'csv-parse';
import { readHeader } from './servicenow-row.ts';
import type { LogRow } from './servicenow-row.ts';

/** The file is not what it should be; the message names the file, the line, what was expected and what came. */
export class LogFileError extends Error {
  override readonly name = 'LogFileError';
}

/** A stray quote swallows what follows it: past this many characters it is said to be one. */
const longestRowChars = 64 * 1024;

interface ParsedRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

export interface OpenLog {
  readonly rows: AsyncGenerator<LogRow>;
  /** Part of the file that was read so far, 0 to 1. */
  share(): number;
}

/**
 * Opens a log. `rows` ends early, closing the file, when its consumer stops.
 * @throws LogFileError when the file cannot be read, and from `rows` at the first line that is not well-formed
 */
export async function openLog(path: string): Promise<OpenLog> {
  const { size, isGzip } = await inspect(path);
  const file = createReadStream(path, { highWaterMark: 256 * 1024 });
  return { rows: readRows(path, file, isGzip), share: () => (size === 0 ? 1 : Math.min(1, file.bytesRead / size)) };
}

async function inspect(path: string): Promise<{ size: number; isGzip: boolean }> {
  try {
    const { size } = await stat(path);
    const handle = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
      return { size, isGzip: bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b };
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new LogFileError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`, {
      cause: error,
    });
  }
}

async function* readRows(path: string, file: NodeJS.ReadableStream, isGzip: boolean): AsyncGenerator<LogRow> {
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRowChars,
  });
  // pipeline destroys every part when one fails or when the loop below is left; the error comes out of the loop.
  if (isGzip) pipeline(file, createGunzip(), parser, () => undefined);
  else pipeline(file, parser, () => undefined);
  let reader: Exclude<ReturnType<typeof readHeader>, { problem: string }> | null = null;
  try {
    for await (const parsed of parser as AsyncIterable<ParsedRecord>) {
      const line = parsed.info.lines;
      if (reader === null) {
        const header = readHeader(parsed.record);
        if (header.problem !== null) throw new LogFileError(`${path} is not such a log: ${header.problem}.`);
        reader = header;
        continue;
      }
      yield readRow(path, reader, { record: parsed.record, line });
    }
  } catch (error) {
    throw explained(path, error);
  }
  if (reader === null) throw new LogFileError(`${path} is not such a log: it is empty.`);
}

function readRow(
  path: string,
  reader: Exclude<ReturnType<typeof readHeader>, { problem: string }>,
  { record, line }: { record: readonly string[]; line: number },
): LogRow {
  if (record.length !== reader.width) {
    const came = `${String(record.length)} came`;
    throw new LogFileError(
      `${path}, line ${String(line)}: expected ${String(reader.width)} fields as in the header; ${came}.`,
    );
  }
  const row = reader.read(record, line);
  if (row === null)
    throw new LogFileError(`${path}, line ${String(line)}: expected a ticket number in the column number; none came.`);
  return row;
}

function explained(path: string, error: unknown): unknown {
  if (error instanceof CsvError) {
    const line = 'lines' in error ? `, line ${String(error.lines)}` : '';
    return new LogFileError(`${path}${line}: not well-formed CSV (${error.message}).`, { cause: error });
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('Z_')) {
    return new LogFileError(`${path}: the gzip is damaged or cut short (${code}).`, { cause: error });
  }
  return error;
}
