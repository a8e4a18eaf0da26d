// The address of the page of satisfaction as a question, and its numbers as words and files.
import { expect, test } from 'vitest';
import {
  answersCsv,
  besideWords,
  meanWords,
  stepRows,
  stepsCsv,
  unhappyWords,
  variablesOf,
  type AnswerRow,
  type SatisfactionAsked,
} from '../../dashboard/src/satisfaction/satisfactionQuestion.ts';

const asked = (parts: Partial<SatisfactionAsked> = {}): SatisfactionAsked => ({
  ...{ customer: '', from: '', to: '', step: '', show: '', after: '' },
  ...parts,
});
const here = { today: '2026-03-20', zone: 'Europe/Berlin' };

test('a bare address asks for all answers of this month; what the address says narrows it', () => {
  expect(variablesOf(asked(), here)).toMatchObject({
    period: { from: '2026-03-01', until: '2026-04-01', timeZone: 'Europe/Berlin' },
    ...{ filter: { customer: null }, step: 'DAY', kind: 'ALL', after: null },
  });
  const parts = { customer: 'c1', from: '2025-01-01', to: '2025-12-31', show: 'watermelons' };
  expect(variablesOf(asked(parts), here)).toMatchObject({
    period: { from: '2025-01-01', until: '2026-01-01' },
    ...{ filter: { customer: ['c1'] }, step: 'MONTH', kind: 'WATERMELONS' },
  });
  expect(variablesOf(asked({ show: 'nonsense', from: '2026-02-30' }), here)).toMatchObject({ kind: 'ALL' });
});

const none = { answers: 0, mean: null, unhappy: 0, unhappyShare: null };
const few = { answers: 2001, mean: 4.26, unhappy: 1, unhappyShare: 100 / 2001 };

test('nobody has no mean and no share, and one unhappy of thousands is not none', () => {
  expect([meanWords(none), unhappyWords(none), besideWords(none)]).toEqual(['–', '–', 'nobody answered']);
  expect([meanWords(few), unhappyWords(few)]).toEqual(['4.3', '0.1 %']);
  expect(unhappyWords({ answers: 2001, unhappy: 2000 })).toBe('99.9 %');
  expect(besideWords({ answers: 1, mean: 1, unhappy: 1, unhappyShare: 100 })).toBe(
    '1.0 of 5 (1 answer), 100 % unhappy',
  );
});

test('steps end where the next begins, and a file has the numbers of the table', () => {
  const series = [{ from: '2026-02-01', figures: few }];
  expect(stepRows(series, 'month').map(({ name }) => name)).toEqual(['February 2026']);
  expect(stepRows([{ from: '2026-03-02', figures: few }], 'week')[0]?.name).toBe('2 Mar – 8 Mar 2026');
  expect(stepsCsv('Month', stepRows(series, 'month'))).toBe(
    'Month,Mean score,Answers,Unhappy,Unhappy (%)\r\nFebruary 2026,4.26,2001,1,0.05\r\n',
  );
});

test('words that a spreadsheet would run stay words', () => {
  const ticket = { source: 'desk', reference: 'T-1', subject: null, standing: 'MET', customer: null } as const;
  const row: AnswerRow = { at: '2026-03-02T08:00:00Z', score: 1, words: '=1+1, "no"', ticket };
  expect(answersCsv([row])).toContain(`2026-03-02T08:00:00Z,1,"'=1+1, ""no""",T-1,,,MET\r\n`);
});
