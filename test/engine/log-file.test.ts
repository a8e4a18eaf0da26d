// Files that are not what they should be: each is refused by name and line before anything comes of it.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localTimeReader } from '../../server/src/connect/local-time.ts';
import { LogFileError, openLog } from '../../server/src/connect/log-file.ts';
import { tallyOddities } from '../../server/src/connect/oddities.ts';
import { readEvents } from '../../server/src/connect/read-events.ts';
import { defaultStatuses } from '../../server/src/connect/servicenow-log.ts';
import type { LogRow } from '../../server/src/connect/servicenow-row.ts';
import { surveyLog } from '../../server/src/connect/survey-log.ts';

const small = new URL('../support/servicenow-small.csv', import.meta.url);
const header =
  'number,incident_state,opened_at,sys_updated_at,caller_id,location,category,cmdb_ci,priority,assignment_group,assigned_to';
const row = 'INC1,New,1/3/2016 09:00,1/3/2016 09:05,Ada,Harbour,Email,?,3 - Moderate,Desk,?';

let folder = '';
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-log-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(content: string | Buffer): Promise<string> {
  const path = join(folder, `log-${String((files += 1))}.csv`);
  await writeFile(path, content);
  return path;
}

async function rowsOf(path: string): Promise<LogRow[]> {
  const rows: LogRow[] = [];
  for await (const each of (await openLog(path)).rows) rows.push(each);
  return rows;
}

async function refusalOf(content: string | Buffer): Promise<string> {
  const path = await file(content);
  const refused = await rowsOf(path).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(LogFileError);
  return (refused as LogFileError).message.replace(path, 'FILE');
}

describe('a log file', () => {
  test('may be plain or gzip, whatever its name says, with or without a byte order mark', async () => {
    const text = `${header}\n${row}\n`;
    for (const content of [text, `\uFEFF${text}`, text.replaceAll('\n', '\r\n'), gzipSync(text)])
      expect(await rowsOf(await file(content))).toMatchObject([
        { line: 2, ticket: 'INC1', asset: null, madeSla: null },
      ]);
  });

  test('may order its columns as it likes and hold others', async () => {
    const columns = header.split(',').toReversed();
    const text = `extra,${columns.join(',')}\nx,${row.split(',').toReversed().join(',')}\n`;
    expect(await rowsOf(await file(text))).toMatchObject([
      { ticket: 'INC1', account: 'Harbour', priority: '3 - Moderate' },
    ]);
  });

  test('may hold quotes, commas and line breaks in a field; lines are counted on', async () => {
    const text = `${header},note\n${row},"says ""no"",\nand twice"\n${row},x\n`;
    expect((await rowsOf(await file(text))).map(({ line }) => line)).toEqual([3, 4]);
  });

  test.each([
    [
      'without a column',
      `${header.replace(',location', '').replace(',priority', '')}\n${row}\n`,
      /^FILE is not such a log: expected the columns number, .*; the header lacks location, priority\.$/,
    ],
    [
      'that repeats a column',
      `${header},location\n${row},x\n`,
      /^FILE is not such a log: expected each column once; the header repeats location\.$/,
    ],
    ['of another kind', 'case_enquiry_id,open_dt\n1,2\n', /^FILE is not such a log: expected the columns number/],
    ['that is empty', '', /^FILE is not such a log: it is empty\.$/],
    [
      'with a field too many',
      `${header}\n${row}\n${row},x\n`,
      /^FILE, line 3: expected 11 fields as in the header; 12 came\.$/,
    ],
    [
      'with a field too few',
      `${header}\n${row}\nINC2,New\n`,
      /^FILE, line 3: expected 11 fields as in the header; 2 came\.$/,
    ],
    [
      'with a row of no ticket',
      `${header}\n${row.replace('INC1', '?')}\n`,
      /^FILE, line 2: expected a ticket number in the column number; none came\.$/,
    ],
    [
      'with a quote inside a field',
      `${header}\n${row.replace('Ada', 'A"da')}\n`,
      /^FILE, line 2: not well-formed CSV \(/,
    ],
    [
      'with a quote that is never closed',
      `${header}\n${row.replace('Ada', '"Ada')}\n${row}\n`,
      /^FILE, line \d+: not well-formed CSV \(/,
    ],
    [
      'with a stray quote that swallows the rest',
      `${header}\n${row.replace('Ada', '"Ada')}\n${`${row}\n`.repeat(2_000)}`,
      /^FILE, line \d+: not well-formed CSV \(.*record/i,
    ],
    [
      'cut short',
      gzipSync(`${header}\n${`${row}\n`.repeat(5_000)}`).subarray(0, 120),
      /^FILE: the gzip is damaged or cut short \(Z_BUF_ERROR\)\.$/,
    ],
  ])('%s is refused', async (_what, content, message) => {
    expect(await refusalOf(content)).toMatch(message);
  });

  test('that is not there, or is a folder, is refused', async () => {
    await expect(rowsOf(join(folder, 'nothing.csv'))).rejects.toThrow(/nothing\.csv cannot be read: ENOENT/);
    await expect(rowsOf(folder)).rejects.toThrow(/cannot be read: EISDIR/);
  });
});

describe('the first reading', () => {
  test('finds everything that the small log names', async () => {
    const odd = tallyOddities();
    const survey = await surveyLog(small.pathname, { odd, onProgress: () => undefined });
    expect(survey.rows).toBe(243);
    expect(survey.tickets).toBe(60);
    expect([...survey.accounts].sort()).toEqual([
      'Site "Elm", East',
      'Site Harbour',
      'Site Meadow',
      'Site Mill',
      'Site Pier',
      'Site Quarry',
    ]);
    expect([...survey.services].sort()).toEqual(['Email', 'Network', 'Printing', 'Telephony']);
    expect([...survey.assets]).toEqual([['Press 4', 'Site Harbour']]);
    expect(odd.counts().map(({ kind, count }) => [kind, count])).toEqual([
      ['ASSET_OF_TWO_ACCOUNTS', 3],
      ['TICKET_IN_PIECES', 3],
    ]);
  });

  test('does not name those who appear only in columns that know the future', async () => {
    const survey = await surveyLog(small.pathname, { odd: tallyOddities(), onProgress: () => undefined });
    expect(await readFile(small, 'utf8')).toContain('Future Knower');
    expect([...survey.people]).not.toContain('Future Knower');
  });
});

describe('the second reading', () => {
  const reading = {
    readTime: localTimeReader('America/Sao_Paulo'),
    statuses: defaultStatuses,
    onOddity: () => undefined,
  };

  test('keeps whole tickets in a batch where they fit', async () => {
    const seen = new Map<string, number>();
    let place = 0;
    for await (const { events } of readEvents(small.pathname, { ...reading, batch: 40 })) {
      expect(events.length).toBeLessThanOrEqual(40);
      expect(events.map(({ index }) => index)).toEqual(events.map((_, index) => index));
      for (const { ticket } of events) {
        // 17 and 18 stand in pieces in the file itself.
        if (!/1[78]$/.test(ticket)) expect(seen.get(ticket) ?? place).toBe(place);
        seen.set(ticket, place);
      }
      place += 1;
    }
    expect(place).toBeGreaterThan(9);
    expect(seen.size).toBe(60);
  });

  test('splits a ticket that alone is too large, and loses nothing', async () => {
    const ids: string[] = [];
    for await (const { events } of readEvents(small.pathname, { ...reading, batch: 3 })) {
      expect(events.length).toBeLessThanOrEqual(3);
      ids.push(...events.map(({ eventId }) => eventId));
    }
    expect(new Set(ids).size).toBe(360);
    expect(ids).toHaveLength(360);
  });

  test('counts time from the file alone: no event knows of the future', async () => {
    const latest = Temporal.Instant.from('2016-12-30T00:00Z');
    for await (const { events } of readEvents(small.pathname, { ...reading, batch: 1_000 }))
      for (const { at } of events) expect(Temporal.Instant.compare(at, latest)).toBe(-1);
  });
});
