// The effective agreement through the API: a tree of three levels, compared with what was worked out by hand, and with what
// judges the tickets.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agree, makeApiWorld, record, type ApiWorld } from '../support/api-world.ts';
import { turnableClock } from '../support/clock.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let world: ApiWorld;
const clause = (number: string, measure: string, promise: string, more: Record<string, unknown> = {}): unknown => ({
  ...{ number, measure, promise },
  ...more,
});

beforeAll(async () => {
  server = await startServer({ time: turnableClock('2026-03-02T09:00:00Z') });
  world = await makeApiWorld(server);
  const terms = { schedule: world.always, from: '2026-01-01' };
  await agree(server, {
    ...{ ...terms, number: 'CORP', level: 'CORPORATE', structure: 'MULTI_LEVEL' },
    clauses: [
      clause('1', 'FIRST_RESPONSE', 'PT8H'),
      clause('2', 'RESOLUTION', 'PT72H'),
      clause('3', 'RESOLUTION', 'PT24H', { severity: 'URGENT' }),
    ],
  });
  await agree(server, {
    ...{ ...terms, number: 'ACME', customer: world.customer },
    clauses: [clause('1', 'FIRST_RESPONSE', 'PT4H', { severity: 'URGENT' }), clause('2', 'RESOLUTION', 'PT48H')],
  });
  await agree(server, {
    ...{ ...terms, number: 'ACC-4', customer: null, serviceAccount: world.account },
    clauses: [clause('1', 'RESOLUTION', 'PT36H', { severity: 'LOW' })],
  });
  await agree(server, {
    ...{ ...terms, number: 'ACME-MAIL', level: 'SERVICE', customer: world.customer, service: world.service },
    from: '2026-02-01',
    clauses: [
      clause('1', 'FIRST_RESPONSE', 'PT1H', { period: 'PRIME' }),
      clause('2', 'FIRST_RESPONSE', 'PT2H', { period: 'NON_PRIME' }),
    ],
  });
});
afterAll(() => server.close());

interface Effective {
  readonly measure: string;
  readonly severity: string | null;
  readonly level: string;
  readonly clause: {
    readonly number: string;
    readonly agreementVersion: { readonly agreement: { readonly number: string } };
  };
  readonly overridden: readonly Effective['clause'][];
}

async function effective(serviceAccount: string, more: Record<string, unknown> = {}): Promise<readonly Effective[]> {
  const origin = '{ number period promise agreementVersion { version agreement { number } } }';
  return (
    await server.ask<{ effectiveClauses: Effective[] }>(
      `query ($serviceAccount: ID!, $service: ID, $at: Instant) {
         effectiveClauses(serviceAccount: $serviceAccount, service: $service, at: $at) {
           measure severity group level clause ${origin} overridden ${origin} } }`,
      { serviceAccount, ...more },
    )
  ).effectiveClauses;
}

const origin = ({ number, agreementVersion }: Effective['clause']): string =>
  `${agreementVersion.agreement.number} ${number}`;

/** "RESOLUTION LOW: ACC-4 1 over ACME 2, CORP 2". */
const told = (clauses: readonly Effective[]): readonly string[] =>
  clauses.map(({ measure, severity, clause: own, overridden }) => {
    const over = overridden.map(origin).sort().join(', ');
    return `${measure} ${severity ?? '-'}: ${origin(own)}${over === '' ? '' : ` over ${over}`}`;
  });

describe('the effective agreement', () => {
  test('of an account takes each clause from the narrowest agreement that has one', async () => {
    expect(told(await effective(world.account))).toEqual([
      'FIRST_RESPONSE -: CORP 1',
      'FIRST_RESPONSE LOW: CORP 1',
      'FIRST_RESPONSE NORMAL: CORP 1',
      'FIRST_RESPONSE HIGH: CORP 1',
      'FIRST_RESPONSE URGENT: ACME 1 over CORP 1',
      'RESOLUTION -: ACME 2 over CORP 2',
      'RESOLUTION LOW: ACC-4 1 over ACME 2, CORP 2',
      'RESOLUTION NORMAL: ACME 2 over CORP 2',
      'RESOLUTION HIGH: ACME 2 over CORP 2',
      'RESOLUTION URGENT: ACME 2 over CORP 3',
    ]);
  });

  test('of a service puts its own level first, in each coverage period', async () => {
    const urgent = (await effective(world.secondAccount, { service: world.service })).filter(
      ({ measure, severity }) => measure === 'FIRST_RESPONSE' && severity === 'URGENT',
    );
    expect(told(urgent)).toEqual([
      'FIRST_RESPONSE URGENT: ACME-MAIL 1 over ACME 1, CORP 1',
      'FIRST_RESPONSE URGENT: ACME-MAIL 2 over ACME 1, CORP 1',
    ]);
    expect(urgent).toMatchObject([
      { level: 'SERVICE', clause: { period: 'PRIME', promise: 'PT1H' } },
      { level: 'SERVICE', clause: { period: 'NON_PRIME', promise: 'PT2H' } },
    ]);
  });

  test('is that of its instant', async () => {
    const on = async (at: string): Promise<readonly string[]> =>
      told(await effective(world.secondAccount, { service: world.service, at })).filter((one) => one.includes('HIGH'));
    expect(await on('2025-12-31T23:59:59Z')).toEqual([]);
    expect(await on('2026-01-31T23:59:59Z')).toEqual([
      'FIRST_RESPONSE HIGH: CORP 1',
      'RESOLUTION HIGH: ACME 2 over CORP 2',
    ]);
  });

  test('of another customer is none of it', async () => {
    expect(new Set((await effective(world.foreignAccount)).map(({ clause: own }) => origin(own)))).toEqual(
      new Set(['CORP 1', 'CORP 2', 'CORP 3']),
    );
    await expect(effective(world.service)).rejects.toThrow('NOT_FOUND');
    await expect(effective(world.account, { service: world.account })).rejects.toThrow('NOT_FOUND');
  });

  test('is what judges a ticket', async () => {
    const event = { ticket: 'T-1', eventId: '1', at: '2026-03-02T08:00:00Z', kind: 'OPENED', serviceAccount: 'ACC-4' };
    await record(server, { source: 'Desk', events: [{ ...event, severity: 'LOW', service: 'MAIL' }] });
    const { ticket } = await server.ask<{ ticket: { clocks: { nodes: { clauses: Effective['clause'][] }[] } } }>(
      '{ ticket(reference: "T-1") { clocks { nodes { clauses { number agreementVersion { agreement { number } } } } } } }',
    );
    const judging = ticket.clocks.nodes.flatMap(({ clauses }) => clauses.map(origin)).sort();
    const low = (await effective(world.account, { service: world.service })).filter(
      ({ severity }) => severity === 'LOW',
    );
    expect(judging).toEqual(low.map(({ clause: own }) => origin(own)).sort());
    expect(judging).toEqual(['ACC-4 1', 'ACME-MAIL 1', 'ACME-MAIL 2']);
  });
});
