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
  'subscription($filter: FigureFilter, $after: Cursor) { kpiChanged(filter: $filter, after: $after) { cursor at } }';
const undecided = async (): Promise<{ undecided: number; cursor: string }> => {
  const { attainment } = await floor.ask<{
    attainment: { cursor: string; total: { promise: { undecided: number } } };
  }>('{ attainment(period: { from: "2026-03-01", until: "2026-04-01" }) { cursor total { promise { undecided } } } }');
  return { undecided: attainment.total.promise.undecided, cursor: attainment.cursor };
};
const open = (ticket: string): Promise<void> =>
  floor.record('Desk', {
    ticket,
    kind: 'OPENED',
    at: '2026-03-02T08:59:00Z',
    actor: 'CUSTOMER',
    serviceAccount: acme.account,
  });

interface Told {
  readonly kpiChanged: { readonly cursor: string };
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
  expect((await first).data.kpiChanged.cursor).not.toBe(cursor);
  heard.close();
});
