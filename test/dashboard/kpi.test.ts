// The address of a figure's page as a question, and its numbers as rows, files and points of a chart.
import { expect, test } from 'vitest';
import { concernsFigures, withDaysBefore, type KpiChange } from '../../dashboard/src/kpi/figureChange.ts';
import {
  dayAfter,
  deeper,
  measureOf,
  metricOf,
  monthOf,
  periodOf,
  questionParts,
  stepOf,
  variablesOf,
  type KpiQuestion,
} from '../../dashboard/src/kpi/kpiQuestion.ts';
import { isSome, rowsCsv, shareSeries, shareWords, timeWords, type KpiRow } from '../../dashboard/src/kpi/kpiRows.ts';
import { leadOf, placeAfter, spoken, type ChartPlace } from '../../dashboard/src/kpi/chartPoint.ts';
import { measureOfTile, monthBefore, sumsOf } from '../../dashboard/src/overview/monthSoFar.ts';
import { csvOf } from '../../dashboard/src/shared/csv.ts';

const today = '2026-03-20';
const asked = (parts: Partial<KpiQuestion> = {}): KpiQuestion => ({
  ...(Object.fromEntries(questionParts.map((part) => [part, ''])) as KpiQuestion),
  ...parts,
});

test('a measure stands in the address in lower case, with dashes', () => {
  expect(metricOf('FIRST_RESPONSE')).toBe('first-response');
  expect(measureOf('first-response')).toBe('FIRST_RESPONSE');
});

test('a bare address asks for this month, by customer and by the day', () => {
  expect(variablesOf(asked(), 'resolution', today)).toEqual({
    period: { from: '2026-03-01', until: '2026-04-01' },
    filter: {
      measure: ['RESOLUTION'],
      ...{ customer: null, service: null, agreement: null, clause: null, team: null, severity: null },
    },
    by: ['CUSTOMER'],
    step: 'DAY',
  });
});

test('each part of the address narrows; what is no severity, axis or step asks nothing', () => {
  const { filter, by, step } = variablesOf(
    asked({ customer: 'c1', team: 'Apps', severity: 'HIGH', by: 'team', step: 'month' }),
    'resolution',
    today,
  );
  expect([filter.customer, filter.team, filter.severity, by, step]).toEqual([
    ...[['c1'], ['Apps'], ['HIGH'], ['TEAM'], 'MONTH'],
  ]);
  const odd = variablesOf(asked({ severity: 'high', by: 'colour', step: 'hour' }), 'resolution', today);
  expect([odd.filter.severity, odd.by, odd.step]).toEqual([null, ['CUSTOMER'], 'DAY']);
});

test.each([
  [{ from: '', to: '' }, '2026-03-01', '2026-03-31'],
  [{ from: '2026-02-10', to: '' }, '2026-02-10', '2026-02-28'],
  [{ from: '', to: '2024-02-29' }, '2024-02-01', '2024-02-29'],
  [{ from: '2026-02-30', to: 'soon' }, '2026-03-01', '2026-03-31'],
  [{ from: '2025-12-31', to: '2026-01-01' }, '2025-12-31', '2026-01-01'],
])('%o are the days %s to %s', (said, from, to) => {
  expect(periodOf(said, today)).toEqual({ from, to });
});

test('a month ends on its last day, and the day after it is the next one’s first', () => {
  expect(monthOf('2024-02-05')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
  expect(dayAfter(monthOf('2026-12-31').to)).toBe('2027-01-01');
});

test('a longer period has longer steps', () => {
  expect(stepOf('', { from: '2026-03-01', to: '2026-04-14' })).toBe('day');
  expect(stepOf('', { from: '2026-03-01', to: '2026-04-15' })).toBe('week');
  expect(stepOf('', { from: '2026-01-01', to: '2026-12-31' })).toBe('month');
});

test('the way down goes from customers by agreements and clauses to tickets', () => {
  expect(deeper(asked(), 'c1')).toEqual({ customer: 'c1', by: 'agreement' });
  expect(deeper(asked({ by: 'agreement' }), 'a1')).toEqual({ agreement: 'a1', by: 'clause' });
  expect(deeper(asked({ by: 'clause' }), 'k1')).toBeNull();
  expect(deeper(asked({ by: 'team' }), 'Apps')).toEqual({ team: 'Apps', by: 'customer' });
  expect(deeper(asked({ by: 'severity', customer: 'c1' }), 'HIGH')).toEqual({ severity: 'HIGH', by: 'agreement' });
});

const rate = (met: number, missed: number, undecided = 0, excluded = 0) => ({
  ...{ met, missed, undecided, excluded, waived: 0, disputed: 0, waivedDrill: 'd', disputedDrill: 'd' },
  ...{ drill: 'd', metDrill: 'd', missedDrill: 'd', undecidedDrill: 'd', excludedDrill: 'd' },
});
const row = (name: string, promise: ReturnType<typeof rate>, target: ReturnType<typeof rate> | null): KpiRow => ({
  ...{ key: name, name, to: null },
  counts: { promise, target },
});

test('0 of 0 is a dash on the page, nothing in a file, and no point in the chart', () => {
  expect(shareWords(rate(0, 0, 3))).toBe('–');
  expect(shareWords(rate(1, 2))).toBe('33.3 %');
  const rows = [row('Acme', rate(1, 2), rate(0, 3)), row('Beta', rate(0, 0, 3), null)];
  const [promise, target] = shareSeries(rows);
  expect([promise?.values, target?.values]).toEqual([
    [33.3333, null],
    [0, null],
  ]);
  expect([isSome(row('Acme', rate(0, 0), null)), ...rows.map(isSome)]).toEqual([false, true, true]);
  expect(promise?.said?.[0]).toBe('Within promise: 33.3 % (1 met, 2 missed)');
  expect(rowsCsv('Customer', rows).split('\r\n')).toEqual([
    'Customer,Within promise (%),Met,Missed,Undecided,Excluded,Within target (%),Over target',
    'Acme,33.3333,1,2,0,0,0,3',
    'Beta,,0,0,3,0,,',
    '',
  ]);
});

test('a chart is walked by keyboard: arrows stop at its ends, go through the numbers of a point, and Enter leads on', () => {
  const to = (drill: string) => ({ name: 'tickets', query: { drill } });
  const series = [
    { word: 'Opened', values: [3, 1200], to: [null, to('o2')], colour: '', shape: 'IN' as const },
    { word: 'Open', values: [5, null], to: [to('b1'), null], colour: '', shape: 'LINE' as const },
  ];
  const chart = { labels: ['1 Mar', '2 Mar'], series };
  const size = { points: 2, series: 2, lying: false };
  const after = (keys: readonly string[], lying = false): ChartPlace | null | undefined =>
    keys.reduce<ChartPlace | null | undefined>((at, key) => placeAfter(key, at ?? null, { ...size, lying }), null);
  expect(after(['ArrowRight'])).toEqual({ point: 0, series: null });
  expect(after(['ArrowLeft'])).toEqual({ point: 1, series: null });
  expect(after(['Home', 'ArrowLeft'])).toEqual({ point: 0, series: null });
  expect(after(['End', 'ArrowRight', 'ArrowDown', 'ArrowDown'])).toEqual({ point: 1, series: 1 });
  expect(after(['Home', 'ArrowDown', 'ArrowDown', 'ArrowDown'])).toEqual({ point: 0, series: null });
  expect(after(['Home', 'ArrowUp', 'ArrowRight'])).toEqual({ point: 1, series: 1 });
  expect(after(['ArrowDown', 'ArrowDown', 'ArrowRight'], true)).toEqual({ point: 1, series: 0 });
  expect([after(['Home', 'Escape']), after(['a']), placeAfter('Home', null, { ...size, points: 0 })]).toEqual([
    ...[null, undefined, undefined],
  ]);
  expect(spoken({ point: 0, series: null }, chart)).toBe('1 Mar. Opened: 3. Open: 5. Enter lists what is behind it.');
  expect(spoken({ point: 0, series: 0 }, chart)).toBe('1 Mar. Opened: 3.');
  expect(spoken({ point: 1, series: 1 }, chart)).toBe('2 Mar. Open: none.');
  expect([leadOf({ point: 0, series: null }, chart), leadOf({ point: 1, series: 0 }, chart)]).toEqual([
    ...[to('b1'), to('o2')],
  ]);
});

test('what is compared has the period before in its file', () => {
  const [head, line] = rowsCsv('Team', [
    { ...row('Apps', rate(1, 0), null), previous: { promise: rate(1, 1), target: null } },
  ])
    .trim()
    .split('\r\n');
  expect([head?.split(',').pop(), line?.split(',').pop()]).toEqual(['Promise before (%)', '50']);
});

test('a cell of a file keeps its commas and quotes, and is never a formula', () => {
  expect(csvOf([['a,b', 'say "x"', '=1+1', -1, null]])).toBe(`"a,b","say ""x""",'=1+1,-1,\r\n`);
});

test.each([
  ['PT45S', '45 s'],
  ['PT59M29S', '59 min'],
  ['PT59M31S', '1 h'],
  ['PT3H20M', '3 h 20 min'],
  ['PT52H', '2 d 4 h'],
])('%s is said as %s', (duration, words) => {
  expect(timeWords(duration)).toBe(words);
});

test('money is added up by its currency, to the last digit', () => {
  const money = (amount: string, currency = 'EUR') => ({ amount, currency });
  expect(
    sumsOf([money('0.10'), money('0.2'), money('-1'), money('5', 'JPY'), money('9007199254740993', 'JPY')]),
  ).toEqual([money('-0.70'), money('9007199254740998', 'JPY')]);
  expect(sumsOf([])).toEqual([]);
});

test('a tile finds its measure, its severity, and the month before with what is behind it', () => {
  expect(measureOfTile('urgent-resolution')).toEqual({ measure: 'RESOLUTION', severity: 'URGENT' });
  expect(measureOfTile('first-response')).toEqual({ measure: 'FIRST_RESPONSE', severity: null });
  // A measure of one's own may begin as a severity does.
  expect(measureOfTile('highlight')).toEqual({ measure: 'HIGHLIGHT', severity: null });
  const group = (keys: string[], met: number, missed: number) => ({
    keys: keys.map((key) => ({ key })),
    figure: { promise: rate(9, 9), target: null },
    previous: { promise: { ...rate(met, missed), drill: keys.join(' ') }, target: null },
  });
  const month = {
    measures: { groups: [group(['RESOLUTION'], 3, 1)] },
    severities: { groups: [group(['RESOLUTION', 'URGENT'], 1, 3), group(['RESOLUTION', 'LOW'], 2, 0)] },
  } as unknown as Parameters<typeof monthBefore>[2];
  expect(monthBefore('resolution', 'March', month)).toEqual([{ said: 'March 75.0 %', drill: 'RESOLUTION' }]);
  expect(monthBefore('urgent-resolution', 'March', month)[0]?.drill).toBe('RESOLUTION URGENT');
  expect(monthBefore('first-response', 'March', month)).toEqual([{ said: 'March –', drill: null }]);
});

test('a page asks anew when a day and a measure that it shows changed, or any may have', () => {
  const change = (parts: Partial<KpiChange>): KpiChange => ({
    ...{ cursor: 'e.1', days: ['2026-03-20', '2026-03-21'], measures: ['RESOLUTION'], work: false },
    ...parts,
  });
  const days = { from: '2026-03-21', to: '2026-03-31' };
  expect(concernsFigures(change({}), { days, measure: 'RESOLUTION' })).toBe(true);
  expect(concernsFigures(change({}), { days, measure: 'CLOSURE' })).toBe(false);
  expect(concernsFigures(change({ days: ['2026-03-20', '2026-04-01'] }), { days })).toBe(false);
  expect(concernsFigures(change({}), {})).toBe(true);
  expect(concernsFigures(change({ days: [], measures: [], work: true }), {})).toBe(false);
  expect(concernsFigures(change({ days: null, measures: null }), { days, measure: 'CLOSURE' })).toBe(true);
});

test('days that a month or a quarter is compared with are among those that are shown', () => {
  expect(withDaysBefore({ from: '2026-03-01', to: '2026-03-31' }).from <= '2026-02-01').toBe(true);
  expect(withDaysBefore({ from: '2026-02-01', to: '2026-02-28' }).from <= '2026-01-01').toBe(true);
  expect(withDaysBefore({ from: '2026-01-01', to: '2026-03-31' }).from <= '2025-10-01').toBe(true);
});
