// How a report says what it says: its parts by the words of the agreement, figures that are never rounded across a limit, and
// a file that no spreadsheet takes for a program.
import { expect, test } from 'vitest';
import { percent, timeWords } from '../../server/src/report/report-cells.ts';
import { differencesOf, type ReportContent, type ReportPart } from '../../server/src/report/report-content.ts';
import { reportCsv } from '../../server/src/report/report-csv.ts';
import { partsOf } from '../../server/src/report/structure.ts';
import { linesOf } from '../support/csv-lines.ts';

test.each([
  ['Compliance', 'PROMISES'],
  ['Promises kept and broken', 'PROMISES'],
  ['SLA attainment', 'PROMISES'],
  ['Response times', 'TIMES'],
  ['Breaches', 'BREACHES'],
  ['Service credits', 'CREDITS'],
  ['Availability of each service', 'SERVICE'],
  ['Deliverables', 'DELIVERABLES'],
  ['Waived breaches', 'EXCUSES'],
  ['Exclusions', 'EXCLUSIONS'],
  ['Tickets', 'VOLUME'],
  ['Objectives', 'OBJECTIVES'],
  ['Open problems', null],
  ['Lifetime of batteries', null],
])('"%s" asks for %s', (heading, part) => {
  expect(partsOf([heading])).toEqual([{ heading, part }]);
});

test('a structure that says nothing, or all, asks for every part once', () => {
  const every = partsOf([]).map(({ part }) => part);
  expect(new Set(every).size).toBe(10);
  expect(partsOf(['All']).map(({ part }) => part)).toEqual(every);
});

test('what is not whole is never shown as whole, and 0 of 0 as nothing', () => {
  expect([100, 99.9999, 99.995, 58.57, 0].map((share) => percent(share).text)).toEqual([
    ...['100 %', '99.99 %', '99.99 %', '58.57 %', '0 %'],
  ]);
  expect(percent(null)).toEqual({ text: '–', value: null });
  expect([0, 400, 61_999, 7_505_000, -3_600_000].map(timeWords)).toEqual([
    ...['0 s', '400 ms', '1 min 1 s', '2 h 5 min 5 s', '−1 h'],
  ]);
});

const contentOf = (...parts: ReportPart[]): ReportContent => ({
  ...{ audience: 'FLOOR', title: 'R', agreement: 'A', customer: null, kind: 'MONTH', from: '2026-03-01' },
  ...{ until: '2026-04-01', timeZone: 'UTC', at: '2026-04-02T00:00:00.000Z', isSoFar: false, parts },
});
const tableOf = (...rows: (readonly [string, number])[]): ReportPart => ({
  ...{ heading: 'P', part: null, note: null },
  columns: [
    { title: 'Ticket', unit: 'TEXT' },
    { title: 'Late', unit: 'COUNT' },
  ],
  rows: rows.map(([text, value]) => [
    { text, value: null },
    { text: String(value), value },
  ]),
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\uFF1D1'])('%j is a text in the file', (text) => {
  const [line] = linesOf(reportCsv(contentOf(tableOf([text, -5])), 'https://x'));
  expect(line?.['shown']).toBe(`'${text}`);
  // A number that is less than nothing stays one.
  expect(linesOf(reportCsv(contentOf(tableOf([text, -5])), 'https://x'))[1]?.['value']).toBe('-5');
});

test('two rows that begin alike are compared each with its own', () => {
  const then = contentOf(tableOf(['T-1', 1], ['T-1', 2], ['T-2', 3]));
  expect(differencesOf(then, then)).toEqual([]);
  expect(differencesOf(then, contentOf(tableOf(['T-1', 1], ['T-1', 4], ['T-3', 5])))).toEqual([
    { heading: 'P', row: 'T-1', column: 'Late', was: '2', isNow: '4' },
    { heading: 'P', row: 'T-2', column: 'Ticket', was: 'T-2', isNow: null },
    { heading: 'P', row: 'T-3', column: 'Ticket', was: null, isNow: 'T-3' },
  ]);
});
