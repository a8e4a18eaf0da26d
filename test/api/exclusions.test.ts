// Excluded services through the API: no clock, the reason said; narrower agreements judge them all the same.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agree, makeApiWorld, record, type ApiWorld } from '../support/api-world.ts';
import { turnableClock } from '../support/clock.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let world: ApiWorld;
const clauses = (promise: string): unknown[] => [{ number: '1', measure: 'RESOLUTION', promise }];

beforeAll(async () => {
  server = await startServer({ time: turnableClock('2026-03-02T09:00:00Z') });
  world = await makeApiWorld(server);
  const print = { input: { reference: 'PRINT', name: 'Print' } };
  await server.ask('mutation ($input: CreateServiceInput!) { createService(input: $input) { service { id } } }', print);
  const terms = { schedule: world.always, from: '2026-01-01' };
  await agree(server, {
    ...{ ...terms, number: 'CORP', level: 'CORPORATE', structure: 'MULTI_LEVEL', clauses: clauses('PT72H') },
  });
  await agree(server, {
    ...{ ...terms, number: 'ACME', customer: world.customer, clauses: clauses('PT48H') },
    sections: {
      exclusions: [
        { text: 'Printers are looked after by their maker.', service: 'PRINT', reason: 'Leased.' },
        { text: 'Mail is agreed apart.', service: 'MAIL' },
      ],
    },
  });
  await agree(server, {
    ...{ ...terms, number: 'ACME-MAIL', level: 'SERVICE', customer: world.customer, service: world.service },
    clauses: clauses('PT4H'),
  });
});
afterAll(() => server.close());

interface Told {
  readonly uncovered: boolean;
  readonly uncoveredReason: unknown;
  readonly clocks: { readonly nodes: readonly { readonly promise: { readonly limit: string } }[] };
}

async function opened(reference: string, more: Record<string, unknown>, at = '2026-03-02T08:00:00Z'): Promise<Told> {
  const event = { eventId: reference, ticket: reference, at, kind: 'OPENED', actor: 'CUSTOMER', severity: 'HIGH' };
  const { refused } = await record(server, { source: 'desk', events: [{ ...event, ...more }] });
  expect(refused).toBe(0);
  const { ticket } = await server.ask<{ ticket: Told }>(
    `query ($reference: String!) { ticket(reference: $reference) { uncovered clocks { nodes { promise { limit } } }
       uncoveredReason { code exclusion { text reason } agreement { version agreement { number } } } } }`,
    { reference },
  );
  return ticket;
}

const limits = ({ clocks }: Told): readonly string[] => clocks.nodes.map(({ promise }) => promise.limit);

describe('a service that an agreement excludes', () => {
  test('gets no clock, neither from it nor from a wider agreement, and says why', async () => {
    expect(await opened('X-1', { serviceAccount: 'ACC-4', service: 'PRINT' })).toEqual({
      uncovered: true,
      clocks: { nodes: [] },
      uncoveredReason: {
        code: 'SERVICE_EXCLUDED',
        exclusion: { text: 'Printers are looked after by their maker.', reason: 'Leased.' },
        agreement: { version: 1, agreement: { number: 'ACME' } },
      },
    });
  });

  test('is judged by an agreement about that service alone', async () => {
    const told = await opened('X-2', { serviceAccount: 'ACC-4', service: 'MAIL' });
    expect(limits(told)).toEqual(['PT4H']);
    expect(told.uncoveredReason).toBeNull();
  });

  test('is excluded for its own customer only', async () => {
    expect(limits(await opened('X-3', { serviceAccount: 'ACC-7', service: 'PRINT' }))).toEqual(['PT72H']);
    expect(limits(await opened('X-4', { serviceAccount: 'ACC-4' }))).toEqual(['PT48H']);
  });

  test('leaves the clocks of a ticket that comes to be about it without a clause', async () => {
    await opened('X-5', { serviceAccount: 'ACC-4' });
    const change = { eventId: 'X-5b', ticket: 'X-5', at: '2026-03-02T08:30:00Z', kind: 'UPDATED', actor: 'AGENT' };
    await record(server, { source: 'desk', events: [{ ...change, service: 'PRINT' }] });
    const { ticket } = await server.ask<{ ticket: unknown }>(
      '{ ticket(reference: "X-5") { clocks { nodes { phase voidReason } } } }',
    );
    expect(ticket).toEqual({ clocks: { nodes: [{ phase: 'VOID', voidReason: 'NO_CLAUSE' }] } });
  });

  test('is told apart from other reasons for having no clock', async () => {
    const early = '2025-12-31T12:00:00Z';
    expect(await opened('X-6', { serviceAccount: 'ACC-4' }, early)).toMatchObject({
      uncovered: true,
      uncoveredReason: { code: 'NO_AGREEMENT', exclusion: null, agreement: null },
    });
    expect(await opened('X-7', {}, early)).toMatchObject({ uncoveredReason: { code: 'NO_SERVICE_ACCOUNT' } });
  });

  test('has no effective clause, but where a narrower agreement has one', async () => {
    const effective = async (serviceAccount: string, service: string): Promise<readonly unknown[]> =>
      (
        await server.ask<{ effectiveClauses: readonly unknown[] }>(
          'query ($serviceAccount: ID!, $service: ID) { effectiveClauses(serviceAccount: $serviceAccount, service: $service) { overridden { id } clause { promise } } }',
          { serviceAccount, service },
        )
      ).effectiveClauses;
    const { services } = await server.ask<{ services: { nodes: { id: string; reference: string }[] } }>(
      '{ services { nodes { id reference } } }',
    );
    const print = services.nodes.find(({ reference }) => reference === 'PRINT')?.id ?? '';
    expect(await effective(world.account, print)).toEqual([]);
    expect(await effective(world.account, world.service)).toEqual(
      Array.from({ length: 5 }, () => ({ overridden: [], clause: { promise: 'PT4H' } })),
    );
    // Of the other customer: nothing is excluded, and what was agreed with Acme is nothing to it.
    expect(await effective(world.foreignAccount, print)).toHaveLength(5);
  });
});
