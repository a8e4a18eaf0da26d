// The list of agreements through the API: each filter finds what it says and leaves out the rest.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agree, draft, makeApiWorld, type ApiWorld } from '../support/api-world.ts';
import { turnableClock } from '../support/clock.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let world: ApiWorld;

beforeAll(async () => {
  server = await startServer({ time: turnableClock('2026-03-02T09:00:00Z') });
  world = await makeApiWorld(server);
  const clauses = [{ number: '1', measure: 'RESOLUTION', promise: 'PT6H' }];
  const terms = { schedule: world.always, from: '2026-01-01', clauses };
  const parties = [
    { role: 'PROVIDER', name: 'Orrin' },
    { role: 'SUPPLIER', name: 'Falk Telecom' },
  ];
  await agree(server, { ...terms, number: 'ACME-1', customer: world.customer });
  await agree(server, { ...terms, number: 'OTHER-1', customer: world.other, until: '2026-02-01' });
  await draft(server, {
    ...{ ...terms, number: 'FLK-1', kind: 'UNDERPINNING', level: 'CORPORATE' },
    sections: { parties },
  });
  await draft(server, { ...terms, number: 'ACME-1', customer: world.customer, from: '2026-05-01' });
});
afterAll(() => server.close());

async function listed(filter: Record<string, unknown>): Promise<readonly string[]> {
  const { agreements } = await server.ask<{
    agreements: { totalCount: number; nodes: { number: string; latest: { status: string } }[] };
  }>(
    'query ($filter: AgreementFilter) { agreements(filter: $filter) { totalCount nodes { number latest { status } } } }',
    { filter },
  );
  expect(agreements.totalCount).toBe(agreements.nodes.length);
  return agreements.nodes.map(({ number, latest }) => `${number} ${latest.status}`);
}

const all = ['ACME-1 DRAFT', 'FLK-1 DRAFT', 'OTHER-1 EXPIRED'];

test.each([
  ['nothing is asked', {}, all],
  ['a part of the number', { text: 'ther-' }, ['OTHER-1 EXPIRED']],
  ["a part of the customer's name", { text: 'acm' }, ['ACME-1 DRAFT']],
  ["a part of a party's name", { text: 'telecom' }, ['FLK-1 DRAFT']],
  ['signs that are no pattern', { text: '%' }, []],
  ['the kind', { kind: 'UNDERPINNING' }, ['FLK-1 DRAFT']],
  ['the level', { level: 'CUSTOMER' }, ['ACME-1 DRAFT', 'OTHER-1 EXPIRED']],
  ['where the last version stands', { status: 'DRAFT' }, ['ACME-1 DRAFT', 'FLK-1 DRAFT']],
  ['a term that is over', { status: 'EXPIRED' }, ['OTHER-1 EXPIRED']],
  ['what only an earlier version is', { status: 'ACTIVE' }, []],
  ['in force at an instant', { inForceAt: '2026-01-31T23:59:59Z' }, ['ACME-1 DRAFT', 'OTHER-1 EXPIRED']],
  ['in force the moment after', { inForceAt: '2026-02-01T00:00:00Z' }, ['ACME-1 DRAFT']],
  ['two at once', { text: 'a', kind: 'SLA', level: 'CORPORATE' }, []],
] as const)('agreements are found by %s', async (_what, filter, expected) => {
  expect(await listed(filter)).toEqual(expected);
});
