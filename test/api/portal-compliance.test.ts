// What a customer reads of how its agreements are kept, and of what it is owed. Two worlds, alike but that in the second the
// floor works to a private target: the customer gets the same bytes in both.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { closeAllDue } from '../../server/src/connect/closing-loop.ts';
import { startFloorWorld, type FloorWorld } from '../support/floor-world.ts';

interface World {
  readonly floor: FloorWorld;
  readonly token: string;
  readonly strangers: string;
}
let plain: World;
let secret: World;

const opened = (ticket: string) => ({
  ...{ ticket, at: '2026-03-02T06:00:00Z', kind: 'OPENED', actor: 'CUSTOMER', severity: 'NORMAL' },
  serviceAccount: 'Acme-1',
});
const resolved = (ticket: string, hour: number) => ({
  ...{ ticket, kind: 'RESOLVED', actor: 'AGENT', by: 'Ann' },
  at: `2026-03-02T${String(6 + hour).padStart(2, '0')}:00:00Z`,
});

async function start(target: string | null): Promise<World> {
  const floor = await startFloorWorld('2026-03-01T00:00:00Z');
  const month = { period: 'MONTH', measure: 'RESOLUTION' };
  const acme = await floor.party('Acme', {
    clauses: [{ number: '1', measure: 'RESOLUTION', promise: 'PT6H', ...(target === null ? {} : { target }) }],
    sections: {
      objectives: [{ ...month, number: 'O1', kind: 'SHARE_WITHIN', share: 90 }],
      penalties: [{ text: 'A credit', objective: 'O1', below: 90, amount: { amount: '50.00', currency: 'EUR' } }],
    },
  });
  const bolt = await floor.party('Bolt');
  await floor.turnTo('2026-03-02T14:00:00Z');
  await floor.record('desk', ...['A', 'B', 'C'].map(opened));
  await floor.record('desk', resolved('A', 1), resolved('B', 5), resolved('C', 7));
  const customer = (name: string, id: string) => floor.token({ name, role: 'CUSTOMER', customer: id });
  return { floor, token: await customer('Acme', acme.customer), strangers: await customer('Bolt', bolt.customer) };
}

beforeAll(async () => {
  [plain, secret] = await Promise.all([start(null), start('PT4H')]);
}, 60_000);
afterAll(() => Promise.all([plain.floor.close(), secret.floor.close()]));

const everything = `{ compliance { agreement objective from until timeZone standing attained met missed waived }
  statements { totalCount nodes { number agreement from until amount currency lines { objective text why amount } issuedAt } pageInfo { hasNextPage } } }`;
const told = ({ floor }: World, token: string): Promise<Record<string, unknown>> =>
  floor.server.ask(everything, {}, token, '/portal/graphql');

test('a period that runs is open, whatever the floor foresees', async () => {
  const seen = await told(plain, plain.token);
  expect(seen['compliance']).toMatchObject([
    { agreement: 'Acme-SLA', objective: 'O1', from: '2026-03-01', standing: 'OPEN', met: 2, missed: 1, waived: 0 },
  ]);
  expect(JSON.stringify(await told(secret, secret.token))).toBe(JSON.stringify(seen));
});

test('a draft is the floor’s own; what was issued is told with how it came about', async () => {
  const issue = async ({ floor }: World): Promise<void> => {
    await floor.turnTo('2026-04-03T12:00:00Z');
    const { database } = floor.server.app;
    const credits = async () => {
      await closeAllDue({ database, time: floor.time, graceMs: 24 * 3_600_000 });
      const query = '{ credits { nodes { id } } }';
      return (await floor.ask<{ credits: { nodes: { id: string }[] } }>(query)).credits.nodes;
    };
    const [credit] = await vi.waitUntil(async () => {
      const found = await credits();
      return found.length > 0 && found;
    }, 10_000);
    expect(((await told(plain, plain.token))['statements'] as { totalCount: number }).totalCount).toBe(0);
    for (const act of ['approveCredit', 'issueCredit']) {
      await floor.ask(`mutation ($id: ID!) { ${act}(input: { credit: $id }) { userErrors { code } } }`, {
        id: credit?.id,
      });
    }
  };
  await issue(secret);
  await issue(plain);
  const [seen, alike] = [await told(plain, plain.token), await told(secret, secret.token)];
  expect(seen['statements']).toMatchObject({
    totalCount: 1,
    nodes: [
      {
        ...{
          number: 1,
          agreement: 'Acme-SLA',
          from: '2026-03-01',
          until: '2026-04-01',
          amount: '50.00',
          currency: 'EUR',
        },
        lines: [{ objective: 'O1', text: 'A credit', why: '2 of 3 is below 90 %.', amount: '50.00' }],
      },
    ],
  });
  expect(JSON.stringify(alike)).toBe(JSON.stringify(seen));
});

test('a day of an earlier period tells that one', async () => {
  const { compliance } = await plain.floor.server.ask<{ compliance: unknown[] }>(
    '{ compliance(on: "2026-03-20") { standing attained } }',
    {},
    plain.token,
    '/portal/graphql',
  );
  expect(compliance).toEqual([{ standing: 'BROKEN', attained: 200 / 3 }]);
});

test('other customers see neither', async () => {
  expect(await told(plain, plain.strangers)).toMatchObject({
    compliance: [],
    statements: { totalCount: 0, nodes: [] },
  });
});
