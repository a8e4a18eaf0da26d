// Screens of figures hear when there is something to ask for again.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFloorWorld, type FloorWorld, type Party } from '../support/floor-world.ts';

let floor: FloorWorld;
let acme: Party;
beforeAll(async () => {
  floor = await startFloorWorld('2026-03-02T09:00:00Z');
  acme = await floor.party('ACME');
});
afterAll(() => floor.close());

const query =
  'subscription($filter: FigureFilter, $after: Cursor) { kpiChanged(filter: $filter, after: $after) { cursor at days measures work } }';
const undecided = async (): Promise<{ undecided: number; cursor: string }> => {
  const { attainment } = await floor.ask<{
    attainment: { cursor: string; total: { promise: { undecided: number } } };
  }>('{ attainment(period: { from: "2026-03-01", until: "2026-04-01" }) { cursor total { promise { undecided } } } }');
  return { undecided: attainment.total.promise.undecided, cursor: attainment.cursor };
};
const open = (ticket: string, at = '2026-03-02T08:59:00Z'): Promise<void> =>
  floor.record('Desk', {
    ticket,
    kind: 'OPENED',
    at,
    actor: 'CUSTOMER',
    serviceAccount: acme.account,
  });

interface Told {
  readonly kpiChanged: {
    readonly cursor: string;
    readonly days: readonly string[] | null;
    readonly measures: readonly string[] | null;
    readonly work: boolean;
  };
}

/** The first frame after a cursor, without what differs from run to run. */
async function firstAfter(after: string | null, filter: object = {}) {
  const heard = floor.server.subscribe<Told>(query, { after, filter });
  const { days, measures, work } = (await heard.next()).data.kpiChanged;
  heard.close();
  return { days, measures, work };
}

test('at once without a cursor, then when a clock begins, and figures asked for then show it', async () => {
  const heard = floor.server.subscribe<Told>(query);
  await heard.next();
  const before = await undecided();
  await open('K-1');
  await floor.quiet();
  await heard.next();
  expect((await undecided()).undecided).toBe(before.undecided + 2);
  heard.close();
});

test('behind the cursor of the figures shown nothing is told until something changes', async () => {
  const { cursor } = await undecided();
  const heard = floor.server.subscribe<Told>(query, { after: cursor });
  const first = heard.next();
  await open('K-2');
  const answer = await first;
  expect(answer.data.kpiChanged.cursor).not.toBe(cursor);
  heard.close();
});

test('a measure that is not asked for tells nothing', async () => {
  const { cursor } = await undecided();
  const filter = { measure: ['CLOSURE'] };
  const quiet = floor.server.subscribe<Told>(query, { filter, after: cursor });
  const heard = floor.server.subscribe<Told>(query, { after: cursor });
  await open('K-3');
  await heard.next();
  // Both are told of the same entries in the same turn; the second picture of the other comes after.
  await open('K-4');
  await heard.next();
  expect(quiet.pending()).toBe(0);
  quiet.close();
  heard.close();
});

test('a breach that is waived tells that figures are others', async () => {
  await floor.turnTo('2026-03-20T09:00:00Z');
  await floor.quiet();
  const { clocks } = await floor.ask<{ clocks: { nodes: { id: string }[] } }>(
    '{ clocks(filter: { standing: [BREACHED] }, first: 1) { nodes { id } } }',
  );
  const { cursor } = await undecided();
  const heard = floor.server.subscribe<Told>(query, { after: cursor });
  const first = heard.next();
  await floor.ask(
    'mutation($input: BreachInput!) { waiveBreach(input: $input) { waiver { id } userErrors { message } } }',
    { input: { clock: clocks.nodes[0]?.id, reason: 'Agreed by telephone' } },
  );
  const told = (await first).data.kpiChanged;
  expect(told.cursor).not.toBe(cursor);
  expect(told).toMatchObject({ days: ['2026-03-02'], work: false });
  expect(told.measures).toHaveLength(1);
  heard.close();
});

test('the days and measures are named on which clocks count otherwise; without a cursor any may be meant', async () => {
  await floor.turnTo('2026-03-20T21:31:00Z');
  await floor.quiet();
  const { cursor } = await undecided();
  const heard = floor.server.subscribe<Told>(query, { after: cursor });
  const [opened, broke] = [heard.next(), heard.next()];
  // In Berlin an hour later: what is to be resolved in six hours is due on the next day.
  await open('K-5', '2026-03-20T21:30:00Z');
  await floor.quiet();
  const { cursor: seen, ...told } = (await opened).data.kpiChanged;
  expect(told).toMatchObject({
    days: ['2026-03-20', '2026-03-21'],
    measures: ['FIRST_RESPONSE', 'RESOLUTION'],
    work: true,
  });
  await floor.turnTo('2026-03-20T22:31:00Z');
  await floor.quiet();
  // Time alone broke the first promise: nothing was done.
  expect((await broke).data.kpiChanged).toMatchObject({
    days: ['2026-03-20'],
    measures: ['FIRST_RESPONSE'],
    work: false,
  });
  heard.close();
  expect(await firstAfter(cursor, { measure: ['RESOLUTION'] })).toEqual({
    ...{ days: ['2026-03-21'], measures: ['RESOLUTION'], work: false },
  });
  expect(await firstAfter(seen)).toEqual({ days: ['2026-03-20'], measures: ['FIRST_RESPONSE'], work: false });
  expect(await firstAfter(null)).toEqual({ days: null, measures: null, work: true });
});

test('who resumes is told in one frame what changed meanwhile; where the log does not name days, any', async () => {
  const { cursor } = await undecided();
  await open('K-6', '2026-03-18T09:00:00Z');
  await open('K-7', '2026-03-19T21:30:00Z');
  await floor.quiet();
  expect(await firstAfter(cursor)).toEqual({
    days: ['2026-03-18', '2026-03-19', '2026-03-20'],
    measures: ['FIRST_RESPONSE', 'RESOLUTION'],
    work: true,
  });
  await floor.server.app.database.transaction((tx) =>
    tx.rows(`update change_log set payload = (payload::jsonb - 'figures')::json`),
  );
  expect(await firstAfter(cursor)).toEqual({ days: null, measures: null, work: true });
});
