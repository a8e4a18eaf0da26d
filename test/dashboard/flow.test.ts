// The pages of work and of broken promises: their addresses as questions, their numbers as rows and files.
import { expect, test } from 'vitest';
import {
  breachParts,
  breachVariables,
  narrowerBreaches,
  type BreachQuestion,
} from '../../dashboard/src/breach/breachQuestion.ts';
import { breachCsv, causeSeries, causesIn, withoutCause, type Broken } from '../../dashboard/src/breach/breachRows.ts';
import { compareCsv, compareRows } from '../../dashboard/src/breach/compareRows.ts';
import { workSeries } from '../../dashboard/src/flow/flowChart.ts';
import { flowParts, flowVariables, narrower, type FlowQuestion } from '../../dashboard/src/flow/flowQuestion.ts';
import {
  heldCsv,
  heldRows,
  isSomeWork,
  shareOfWhole,
  untilToday,
  workCsv,
  type Held,
  type Work,
  type WorkRow,
} from '../../dashboard/src/flow/flowRows.ts';

const asked = (parts: Partial<FlowQuestion> = {}): FlowQuestion => ({
  ...(Object.fromEntries(flowParts.map((part) => [part, ''])) as FlowQuestion),
  ...parts,
});
const counts = ['backlogBefore', 'opened', 'reopened', 'movedIn', 'resolved', 'cancelled', 'merged', 'movedOut'];
const work = (said: Partial<Work>): Work =>
  Object.fromEntries([
    ...[...counts, 'backlog', 'closed'].flatMap((count) => [
      [count, 0],
      [`${count}Drill`, count],
    ]),
    ...Object.entries(said),
  ]) as Work;
const row = (key: string, said: Partial<Work>): WorkRow => ({ key, name: key, to: null, work: work(said) });

test('a bare address asks for this month, by team and by the day', () => {
  expect(flowVariables(asked(), '2026-03-20')).toEqual({
    period: { from: '2026-03-01', until: '2026-04-01' },
    filter: { customer: null, service: null, team: null, severity: null, source: null },
    by: ['TEAM'],
    step: 'DAY',
    heldBy: 'TEAM',
  });
  const odd = flowVariables(asked({ by: 'colour', held: 'nobody', severity: 'high', source: 'Desk' }), '2026-03-20');
  expect([odd.by, odd.heldBy, odd.filter.severity, odd.filter.source]).toEqual([['TEAM'], 'TEAM', null, ['Desk']]);
});

test('a row narrows to itself, and what is narrowed already is not asked again', () => {
  expect(narrower(asked(), 'Apps')).toEqual({ team: 'Apps', by: 'customer' });
  expect(narrower(asked({ by: 'customer', team: 'Apps' }), 'c1')).toEqual({ customer: 'c1', by: 'severity' });
});

test('days to come have no row, and days without a turn none in the table', () => {
  const rows = [
    row('2026-03-19', { opened: 2 }),
    row('2026-03-20', { backlog: 3, backlogBefore: 3 }),
    row('2026-03-21', {}),
  ];
  expect(untilToday(rows, '2026-03-20').map(({ key }) => key)).toEqual(['2026-03-19', '2026-03-20']);
  expect(rows.filter(isSomeWork).map(({ key }) => key)).toEqual(['2026-03-19']);
});

test('the file has the columns of the table, in the order in which they add up', () => {
  const [head, first] = workCsv('Team', [row('Apps', { backlogBefore: 4, opened: 3, resolved: 2, backlog: 5 })]).split(
    '\r\n',
  );
  expect(head).toBe(
    'Team,Open before,Opened,Reopened,Moved in,Resolved,Cancelled,Merged,Moved out,Open at the end,Closed',
  );
  expect(first).toBe('Apps,4,3,0,0,2,0,0,0,5,0');
});

test('the chart shows all that came, all that went, and what lay open', () => {
  const series = workSeries([row('a', { opened: 3, reopened: 1, movedIn: 2, resolved: 2, merged: 1, backlog: 7 })]);
  expect(series.map(({ word, values }) => `${word} ${String(values[0])}`)).toEqual([
    ...['Opened 3', 'Reopened 1', 'Moved in 2', 'Went out 3', 'Open at the end 7'],
  ]);
});

test('who had tickets is told by name, waits by whom one waited for, and shares of all of it', () => {
  const held = (said: Partial<Held>): Held => ({
    ...{ holder: 'US', name: null, holds: 2, tickets: 1, elapsed: 'PT1H', counted: 'PT30M', uncovered: 0, drill: '' },
    ...said,
  });
  const holders = [
    held({ name: 'Apps', elapsed: 'PT98H30M' }),
    held({ holder: 'CUSTOMER' }),
    held({ elapsed: 'PT30M' }),
  ];
  const rows = heldRows({ total: held({ holder: null, elapsed: 'PT100H' }), holders, others: null }, 'person');
  expect(rows.map(({ name, share }) => [name, shareOfWhole(share)])).toEqual([
    ['Apps', '98 %'],
    ['Waiting for the customer', '1 %'],
    ['Picked up by nobody', 'under 1 %'],
  ]);
  expect(heldCsv(rows).split('\r\n')[1]).toBe('Apps,2,1,98.5,0.5,0');
});

test('the report of broken promises narrows as its address says; a row narrows to itself', () => {
  const bare = Object.fromEntries(breachParts.map((part) => [part, ''])) as BreachQuestion;
  expect(breachVariables(bare, '2026-03-20')).toMatchObject({
    by: ['CUSTOMER'],
    filter: { customer: null, measure: null },
  });
  const narrowed = { ...bare, by: 'measure', customer: 'c1', measure: '', severity: 'HIGH' };
  expect(breachVariables(narrowed, '2026-03-20')).toMatchObject({
    by: ['MEASURE'],
    filter: { customer: ['c1'], severity: ['HIGH'] },
  });
  expect(narrowerBreaches(narrowed, 'FIRST_RESPONSE')).toEqual({ measure: 'first-response', by: 'service' });
  expect(breachVariables({ ...bare, measure: 'first-response' }, '2026-03-20').filter.measure).toEqual([
    'FIRST_RESPONSE',
  ]);
});

test('causes that nobody had are no column, and the file has the numbers of the table', () => {
  const broken: Broken = {
    ...{ breaches: 5, drill: 'all' },
    causes: [
      { cause: 'REOPENED', breaches: 3, drill: 'r' },
      { cause: 'NOT_PICKED_UP', breaches: 1, drill: 'n' },
      { cause: null, breaches: 1, drill: null },
    ],
  };
  const columns = causesIn(broken);
  expect(columns.map(({ word }) => word)).toEqual(['Not picked up', 'Reopened']);
  expect(withoutCause(broken)).toBe(1);
  expect(causeSeries(broken).series[0]?.values).toEqual([3, 1]);
  const rows = [{ key: 'c1', name: 'Acme', to: null, broken }];
  expect(breachCsv('Customer', rows, columns)).toBe('Customer,Broken,Not picked up,Reopened\r\nAcme,5,1,3\r\n');
});

test('teams and suppliers stand side by side, a supplier by its name', () => {
  const rate = { met: 3, missed: 1, undecided: 2, excluded: 0, waived: 0, disputed: 0, drill: 'd', missedDrill: 'm' };
  const figure = {
    ...{
      finished: 4,
      finishedDrill: 'f',
      promise: rate,
      target: null,
      spent: { p50: 'PT1H', p90: 'PT3H', mean: 'PT1H30M' },
    },
    wall: { mean: 'PT2H' },
  };
  const group = (key: string, label: string) => ({ keys: [{ key, label }], figure });
  const rows = compareRows(
    {
      teams: { relativeError: 0.01, otherCount: 0, groups: [group('Apps', 'Apps')] },
      suppliers: { otherCount: 0, groups: [group('a1', 'UC-1'), group('a2', 'UC-2')] },
      held: { holders: [{ holder: 'US', name: 'Apps', holds: 2, elapsed: 'PT3H', drill: 'h' }] },
    },
    new Map([['a1', 'Cables Ltd']]),
  );
  expect(rows.map(({ name, contract, kind, heldMs }) => [name, contract, kind, heldMs])).toEqual([
    ['Apps', null, 'Team', 5_400_000],
    ['Cables Ltd', 'UC-1', 'Supplier', null],
    ['UC-2', null, 'Supplier', null],
  ]);
  expect(compareCsv(rows).split('\r\n')[1]).toBe('Apps,Team,6,75,1,,1,3,1.5,2,1.5');
});
