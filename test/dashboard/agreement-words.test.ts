// The document's sentences, and the forms that drafts are written with.
import { expect, test } from 'vitest';
import type { ClausePartsFragment, SectionPartsFragment } from '../../dashboard/src/generated/agreement.ts';
import { termWords } from '../../dashboard/src/agreement/agreementWords.ts';
import { readQuestion, writeQuestion } from '../../dashboard/src/agreement/agreementQuery.ts';
import { clauseSentence, optionSentences, voicesOf } from '../../dashboard/src/agreement/clauseWords.ts';
import { clauseFields, sectionFields } from '../../dashboard/src/agreement/draftFields.ts';
import { problemAt, problemsByPath, readRow, rowOf } from '../../dashboard/src/shared/form/fields.ts';
import { markdownOf } from '../../dashboard/src/agreement/markdown.ts';
import { pdfOf } from '../../dashboard/src/agreement/pdf.ts';
import {
  escalationSentence,
  moneyWords,
  objectiveSentence,
  penaltySentence,
} from '../../dashboard/src/agreement/sectionWords.ts';
import { templates } from '../../dashboard/src/agreement/templates.ts';
import { wordMarks } from '../../dashboard/src/agreement/wordMarks.ts';

const clause = (more: Partial<ClausePartsFragment>): ClausePartsFragment => ({
  ...{ id: '1', number: '9.1', measure: 'FIRST_RESPONSE', severity: null, period: null, group: null },
  ...{ promise: 'PT1H', target: null, warnAtShare: null, warnBefore: null, relative: 'NONE' as const },
  ...{ coveredDays: null, localTime: null, pausesWhile: null, endsWait: 'ON_REPLY' as const },
  ...{ onReopen: 'RESUME' as const, reopenWindow: null, onReclassify: 'CARRY' as const },
  ...{ allowance: 'FIXED_AT_START' as const, countOpening: false, onResolveUnanswered: 'EXCLUDED' as const },
  ...more,
});
const customer = voicesOf('SLA', []);
const supplier = voicesOf('UNDERPINNING', [
  { role: 'PROVIDER', name: 'Orrin' },
  { role: 'SUPPLIER', name: 'Falk' },
]);

test.each([
  [
    { severity: 'URGENT', period: 'PRIME' },
    'If you report an urgent problem during prime time, we answer within 1 hour.',
  ],
  [{ measure: 'RESOLUTION', promise: 'PT6H30M' }, 'If you report a problem, we solve it within 6 hours 30 minutes.'],
  [
    { measure: 'NEXT_RESPONSE', severity: 'LOW' },
    'Each time you write again about a problem of low severity, we answer within 1 hour.',
  ],
  [
    { measure: 'RESOLUTION', promise: null, relative: 'TIME_OF_COVERED_DAY', localTime: '17:00:00' },
    'If you report a problem, we solve it by 17:00 on the next covered day.',
  ],
  [
    { measure: 'RESOLUTION', promise: null, relative: 'END_OF_COVERED_DAY', coveredDays: 3 },
    'If you report a problem, we solve it by the end of the 3rd covered day after it.',
  ],
  [{ measure: 'SITE_VISIT' }, 'If you report a problem, the part called “Site visit” is done within 1 hour.'],
] as const)('a clause is told to a customer as a sentence (%#)', (more, sentence) => {
  expect(clauseSentence(clause(more), customer)).toBe(sentence);
});

test('between companies the parties have names', () => {
  expect(clauseSentence(clause({}), supplier)).toBe('If Orrin reports a problem, Falk answers within 1 hour.');
});

test('only what is not as usual is said besides', () => {
  expect(optionSentences(clause({}), customer)).toEqual([]);
  expect(
    optionSentences(clause({ pausesWhile: ['ON_HOLD'], onReopen: 'NEW_CYCLE', reopenWindow: 'PT2H' }), customer),
  ).toEqual([
    'Time is not counted while the status is On hold.',
    'Opened again, it is promised anew, unless that is within 2 hours of its end: then it goes on.',
  ]);
});

test('objectives, steps and amounts are told as sentences', () => {
  const objective: SectionPartsFragment['objectives'][number] = {
    ...{ number: '1', kind: 'SHARE_WITHIN', statement: null, measure: 'FIRST_RESPONSE', severity: null, service: null },
    ...{ period: 'MONTH', countsBy: null, share: 90, within: 'PT6H', most: null },
    ...{ deliverable: null, metric: null, atMost: null, least: null, rollingDays: null },
  };
  expect(objectiveSentence(objective)).toBe(
    'Each calendar month at least 90 % of problems are answered within 6 hours.',
  );
  const step: SectionPartsFragment['escalation'][number] = {
    ...{ number: '1', kind: 'HIERARCHIC', measure: 'RESOLUTION', severity: 'URGENT', limit: 'PROMISE' },
    ...{ group: null, isUnassigned: true },
    ...{ point: 'SHARE_SPENT', share: 0.75, time: null, isRealTime: null, notify: ['Duty manager'] },
    ...{ raiseTo: null, moveTo: 'Second line', note: null },
  };
  expect(escalationSentence(step)).toBe(
    'When 75 % of the time promised for the resolution of an urgent problem is used up while nobody has taken the ticket, Duty manager is told; Second line gets the ticket.',
  );
  const late = { point: 'AFTER_DUE', share: null, time: 'PT1H', isRealTime: true } as const;
  const told = { notify: ['Ann', 'Bo'], moveTo: null, note: 'Broken.', isUnassigned: null };
  expect(escalationSentence({ ...step, ...late, ...told, measure: null, severity: null })).toBe(
    '1 hour, closed hours counted, after the time promised was used up, Ann and Bo are told; a note is made: “Broken”.',
  );
  expect(objectiveSentence({ ...objective, kind: 'MISSES_AT_MOST', severity: 'URGENT', share: null, most: 5 })).toBe(
    'Each calendar month at most 5 urgent problems are answered too late.',
  );
  expect(objectiveSentence({ ...objective, kind: 'DELIVERED', deliverable: '11.1', rollingDays: 30 })).toBe(
    'Over the last 30 days at least 90 % of what is owed under 11.1 is delivered in time.',
  );
  expect(objectiveSentence({ ...objective, kind: 'PERCENTILE_WITHIN', metric: 'latency', atMost: 200 })).toBe(
    'Each calendar month at least 90 % of what is measured as “Latency” is at most 200.',
  );
  expect(objectiveSentence({ ...objective, kind: 'VOLUME_AT_LEAST', deliverable: '11.2', least: 50 })).toBe(
    'Each calendar month at least 50 is delivered under 11.2.',
  );
  expect(moneyWords({ currency: 'EUR', amount: '1234567.50' })).toBe('EUR 1,234,567.50');
  expect(moneyWords({ currency: 'EUR', amount: '-61.73' })).toBe('EUR −61.73');
});

test('what is owed says when, how often and how much at most', () => {
  const penalty: SectionPartsFragment['penalties'][number] = {
    ...{ text: 'A credit.', objective: '1', below: null, amount: { amount: '75.00', currency: 'EUR' } },
    ...{ percentage: null, isPerBreach: true, cap: null, capPercentage: 7, minimumVolume: 20, rounding: null },
  };
  expect(penaltySentence(penalty)).toBe(
    'A credit. Owed when objective 1 is missed: EUR 75.00 for each breach, at most 7 % of the fee, from 20 results on.',
  );
});

test('a term names its last day, not the first after it', () => {
  expect(termWords('2026-07-01', '2028-07-01')).toBe('1 Jul 2026 until 30 Jun 2028');
});

test('the longest word of the glossary is meant, and only whole words', () => {
  const words = [
    { word: 'prime time', meaning: 'main' },
    { word: 'non-prime time', meaning: 'other' },
  ];
  expect(wordMarks('In Non-prime time, not primetime.', words)).toEqual([
    { text: 'In ', meaning: null },
    { text: 'Non-prime time', meaning: 'other' },
    { text: ', not primetime.', meaning: null },
  ]);
});

test('nothing that was written becomes a mark of Markdown, and targets stay private', () => {
  const hours = {
    ...{ name: 'Office', version: 1, timeZone: 'UTC', periods: [], exceptions: [] },
    ...{ ownHolidays: [], holidayCalendars: [] },
  };
  const blocks = [
    { kind: 'text', text: '# <b>*x*</b>\n|' },
    { kind: 'clause', number: '1', text: 'Said.', more: [], place: 'p', target: '30 minutes', isPrivate: false },
    { kind: 'clause', number: '2', text: 'Secret.', more: [], place: 'p', target: null, isPrivate: true },
  ] as const;
  const document = { title: 'A', line: 'B', sections: [{ number: 1, title: 'T', places: [], blocks }] };
  const text = markdownOf(document, hours);
  expect(text).toBe('# A\n\nB\n\n## 1 T\n\n\\# \\<b\\>\\*x\\*\\</b\\> \\|\n\n**1** Said.\n');
  const pdf = JSON.stringify(pdfOf(document, hours, ['Signed by Ann.']));
  for (const said of ['# <b>*x*</b>', 'Said.', 'Signed by Ann.', '1  T']) expect(pdf).toContain(said);
  for (const secret of ['30 minutes', 'Secret.']) expect(pdf).not.toContain(secret);
});

const choices = { measures: [{ name: 'RESOLUTION' }] };

test.each(templates.map((template) => [template.name, template] as const))(
  'the template %s comes out of the form as it went in, without a problem',
  (_name, { clauses, sections }) => {
    const written = readRow(sectionFields(choices), rowOf(sectionFields(choices), sections));
    expect(written.problems).toEqual({});
    const again = rowOf(sectionFields(choices), written.value);
    const before = rowOf(sectionFields(choices), sections);
    const withoutKeys = (row: unknown): string => JSON.stringify(row).replaceAll(/"key":\d+/g, '');
    expect(withoutKeys(again)).toBe(withoutKeys(before));
    expect(Object.keys(written.value)).toEqual(expect.arrayContaining(Object.keys(sections)));
    for (const one of clauses) {
      const { value, problems } = readRow(clauseFields(choices), rowOf(clauseFields(choices), one));
      expect(problems).toEqual({});
      expect(Object.keys(value).sort()).toEqual(Object.keys(one).sort());
    }
  },
);

test('what cannot travel is said at its field, and so is what the server refuses', () => {
  const fields = sectionFields(choices);
  const row = rowOf(fields, { prices: [{ name: 'Tea' }], renewal: { rule: 'NONE', months: 1 } });
  const price = (row.values['prices'] as { values: Record<string, unknown> }[])[0];
  if (price !== undefined) price.values['amount'] = 'twelve';
  const { problems } = readRow(fields, row, 'sections.');
  expect(problems).toEqual({
    'sections.prices.0.charge': 'This is needed.',
    'sections.prices.0.amount': 'Expected an amount such as EUR 84000, got “twelve”.',
  });
  const refused = problemsByPath([{ message: 'Too long.', path: ['sections', 'assets', '1'] }]);
  expect(problemAt(refused, 'sections.assets')).toBe('Too long.');
  expect(problemAt(refused, 'sections.asset')).toBeNull();
});

test('a question survives the address, and what an address cannot mean is left out', () => {
  const address = { text: 'acme', kind: 'SLA', on: '2026-07-01' };
  expect(writeQuestion(readQuestion(address))).toEqual(address);
  expect(writeQuestion(readQuestion({ kind: 'TREATY', on: 'soon' }))).toEqual({});
});
