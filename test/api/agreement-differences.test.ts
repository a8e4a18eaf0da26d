// Two versions of an agreement side by side, through the API: what differs is said in words.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agree, draft, makeApiWorld, type ApiWorld } from '../support/api-world.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let world: ApiWorld;
beforeAll(async () => {
  server = await startServer();
  world = await makeApiWorld(server);
});
afterAll(() => server.close());

interface Seen {
  readonly kind: string;
  readonly place: string;
  readonly words: string;
}

async function differences(version: string, since?: string): Promise<readonly Seen[]> {
  const { node } = await server.ask<{ node: { differences: Seen[] } }>(
    `query ($version: ID!, $since: ID) { node(id: $version) { ... on AgreementVersion {
       differences(since: $since) { kind place was is words } } } }`,
    { version, ...(since === undefined ? {} : { since }) },
  );
  return node.differences;
}

const clause = (number: string, more: Record<string, unknown>): Record<string, unknown> => ({
  ...{ number, measure: 'FIRST_RESPONSE', promise: 'PT6H' },
  ...more,
});

async function versionOf(more: Record<string, unknown>): Promise<string> {
  const terms = { number: 'C-1', customer: world.customer, schedule: world.always, ...more };
  const { version, userErrors } = await draft(server, terms);
  if (version === null) throw new Error(JSON.stringify(userErrors));
  return version.id;
}

test('a limit, a clause that is new, one that is gone, a term and a section are told in words', async () => {
  const first = await versionOf({
    from: '2026-01-01',
    clauses: [clause('9.1', { severity: 'HIGH' }), clause('9.2', { severity: 'LOW', target: 'PT4H30M' })],
    sections: {
      overview: 'Mail',
      parties: [
        { role: 'PROVIDER', name: 'Helpful Ltd' },
        { role: 'CUSTOMER', name: 'Acme', address: '1 Road' },
      ],
      assets: [],
    },
  });
  const second = await versionOf({
    from: '2026-06-01',
    clauses: [
      clause('9.1', { measure: 'RESOLUTION', period: 'PRIME', promise: 'PT1H30M' }),
      clause('9.2', { severity: 'HIGH', promise: 'PT4H', warnAtShare: 0.5 }),
    ],
    sections: {
      parties: [
        { role: 'PROVIDER', name: 'Helpful Ltd' },
        { role: 'CUSTOMER', name: 'Acme', address: '2 Road' },
      ],
      glossary: [{ word: 'Urgent', meaning: 'work stops' }],
    },
  });
  expect((await differences(second)).map(({ words }) => words)).toEqual([
    'first response for HIGH: number 9.1 → 9.2',
    'first response for HIGH: promise 6 h → 4 h',
    'first response for HIGH: warn at share none → 0.5',
    'gone: first response for LOW (number 9.2, promise 6 h, target 4 h 30 min)',
    'new: resolution in prime time (number 9.1, promise 1 h 30 min)',
    'from 2026-01-01 → 2026-06-01',
    'new: glossary Urgent (word Urgent, meaning work stops)',
    'overview Mail → none',
    'parties CUSTOMER: address 1 Road → 2 Road',
  ]);
  expect((await differences(second)).at(1)).toEqual({
    ...{ kind: 'CHANGED', place: 'clauses 9.2', was: '6 h', is: '4 h' },
    words: 'first response for HIGH: promise 6 h → 4 h',
  });
  expect((await differences(first, second)).map(({ words }) => words)).toContain(
    'first response for HIGH: promise 4 h → 6 h',
  );
  expect(await differences(first)).toEqual([]);
  expect(await differences(first, first)).toEqual([]);
});

test('a version of another agreement is none of its versions', async () => {
  const { version } = await agree(server, {
    ...{ number: 'C-2', customer: world.other, schedule: world.always, from: '2026-01-01' },
    clauses: [clause('9.1', {})],
  });
  const ours = await versionOf({ from: '2028-01-01', clauses: [clause('9.1', {})] });
  await expect(differences(ours, version?.id ?? '')).rejects.toThrow('NOT_FOUND');
});
