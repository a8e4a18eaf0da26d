// The chain check through the API: what a customer is promised, against the contracts it rests on.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agree, draft, makeApiWorld, type ApiWorld, type UserError } from '../support/api-world.ts';
import { turnableClock } from '../support/clock.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let world: ApiWorld;
/** Mon–Fri 09–17 Europe/Berlin, closed on 6 April 2026, Easter Monday. */
let closing: string;
const officeDay = [{ from: '09:00', to: '17:00' }];
const workdays = { mon: officeDay, tue: officeDay, wed: officeDay, thu: officeDay, fri: officeDay };

beforeAll(async () => {
  server = await startServer({ time: turnableClock('2026-03-02T09:00:00Z') });
  world = await makeApiWorld(server);
  const { createCoverageSchedule } = await server.ask<{ createCoverageSchedule: { schedule: { id: string } } }>(
    'mutation ($input: CreateCoverageScheduleInput!) { createCoverageSchedule(input: $input) { schedule { id } } }',
    {
      input: {
        name: 'Closing',
        schedule: {
          timeZone: 'Europe/Berlin',
          periods: [{ period: 'PRIME', weekly: workdays }],
          holidays: ['2026-04-06'],
        },
      },
    },
  );
  closing = createCoverageSchedule.schedule.id;
});
afterAll(() => server.close());

const supplier = (number: string, schedule: string, clauses: readonly unknown[], more = {}): Promise<unknown> =>
  agree(server, { number, kind: 'UNDERPINNING', level: 'CORPORATE', schedule, from: '2026-01-01', clauses, ...more });
const wait = (promise: string, more = {}): unknown => ({ number: '3.1', measure: 'SUPPLIER_WAIT', promise, ...more });
const resolution = (promise: string): unknown => ({ number: '9.2', measure: 'RESOLUTION', promise });

interface Chain {
  readonly gap: string;
  readonly message: string;
}
const customers = (
  number: string,
  schedule: string,
  promise: string,
  underpinnedBy: string[],
): Record<string, unknown> => ({
  ...{ number, customer: world.other, schedule, from: '2026-01-01' },
  clauses: [resolution(promise)],
  sections: { underpinnedBy },
});

async function chainsOf(input: Record<string, unknown>): Promise<readonly Chain[]> {
  const { version, userErrors } = await draft(server, input);
  expect(userErrors).toEqual([]);
  const { node } = await server.ask<{ node: { brokenChains: readonly Chain[] } }>(
    `query ($id: ID!) { node(id: $id) { ... on AgreementVersion { brokenChains { gap message severities period openedAt
       promisedBy underpinnedBy clause { number } underpinningClause { number } afterClause { number } underpinning { agreement { number } } } } } }`,
    { id: version?.id },
  );
  return node.brokenChains;
}

describe('the chain of what a promise rests on', () => {
  test('holds where the supplier is always as quick', async () => {
    await supplier('SUP-OK', world.office, [wait('PT6H')]);
    expect(await chainsOf(customers('C-1', world.office, 'PT8H', ['SUP-OK']))).toEqual([]);
  });

  test('breaks for every ticket of a severity whose limit is too long', async () => {
    await supplier('SUP-SLOW', world.office, [wait('PT6H'), wait('PT12H', { number: '3.2', severity: 'LOW' })]);
    expect(await chainsOf(customers('C-2', world.office, 'PT8H', ['SUP-SLOW']))).toMatchObject([
      { gap: 'SEVERITY', severities: ['LOW'], clause: { number: '9.2' }, underpinningClause: { number: '3.2' } },
    ]);
  });

  test('breaks at night where the supplier works in office hours only, with the worst opening worked out', async () => {
    // On Fridays after 11:00 six hours no longer fit: due on Monday, and latest of all where the clocks go back between.
    await supplier('SUP-DAY', world.office, [wait('PT6H')]);
    const chains = await chainsOf(customers('C-3', world.always, 'PT8H', ['SUP-DAY']));
    expect(chains).toMatchObject([
      {
        gap: 'PERIOD',
        period: 'PRIME',
        severities: ['LOW', 'NORMAL', 'HIGH', 'URGENT'],
        underpinning: { agreement: { number: 'SUP-DAY' } },
      },
    ]);
    expect(chains).toMatchObject([
      {
        openedAt: '2026-10-23T10:00:00.000Z',
        promisedBy: '2026-10-23T18:00:00.000Z',
        underpinnedBy: '2026-10-26T09:00:00.000Z',
      },
    ]);
  });

  test('breaks around a holiday that the supplier keeps and the customer does not', async () => {
    await supplier('SUP-FEAST', closing, [wait('PT8H')]);
    const [chain, ...others] = await chainsOf(customers('C-4', world.office, 'PT8H', ['SUP-FEAST']));
    expect(others).toEqual([]);
    // What is opened on the Friday before is promised for Monday and done on Tuesday.
    expect(chain).toMatchObject({ gap: 'HOLIDAY', period: 'PRIME' });
    expect(chain?.message).toContain('2026-04-07');
  });

  test('has a gap where the supplier has no clause for a severity, or is bound for a shorter term', async () => {
    await supplier('SUP-PART', world.office, [wait('PT6H', { severity: 'URGENT' })], { until: '2026-07-01' });
    const chains = await chainsOf(customers('C-5', world.office, 'PT8H', ['SUP-PART']));
    expect(chains).toMatchObject([
      { gap: 'TERM', severities: [], openedAt: '2026-06-30T22:00:00.000Z', underpinnedBy: null },
      { gap: 'NO_CLAUSE', severities: ['LOW', 'NORMAL', 'HIGH'], openedAt: null, underpinningClause: null },
    ]);
    expect(chains[1]?.message).toBe(
      'C-5 clause 9.2 (RESOLUTION) rests on SUP-PART version 1, which has no clause for LOW, NORMAL, HIGH.',
    );
  });

  test('breaks where a group and then a supplier each keep to theirs, and both together do not', async () => {
    await supplier('SUP-5H', world.always, [wait('PT5H')]);
    const group = (name: string, number: string, promise: string): unknown => ({
      ...{ number, measure: 'GROUP_OWNERSHIP', promise, group: name },
    });
    await agree(server, {
      ...{ number: 'OLA-2', kind: 'OLA', level: 'CORPORATE', schedule: world.always, from: '2026-01-01' },
      clauses: [group('Desk', '1', 'PT1H'), group('Storage', '2', 'PT4H')],
    });
    const rests = ['OLA-2', 'SUP-5H'];
    const [chain, ...others] = await chainsOf(customers('C-9', world.always, 'PT8H', rests));
    expect(others).toEqual([]);
    expect(chain).toMatchObject({
      ...{ gap: 'SEVERITY', severities: ['LOW', 'NORMAL', 'HIGH', 'URGENT'] },
      ...{ underpinningClause: { number: '3.1' }, afterClause: { number: '2' } },
    });
    expect(chain?.message).toMatch(
      /with OLA-2 version 1 clause 2 \(Storage\) and then SUP-5H version 1 clause 3.1, each taking all it may: opened/,
    );
    // The same with an hour to spare: to the minute enough.
    expect(await chainsOf(customers('C-10', world.always, 'PT9H', rests))).toEqual([]);
    // What breaks alone is not said twice.
    expect(await chainsOf(customers('C-11', world.always, 'PT4H30M', rests))).toMatchObject([
      { afterClause: null, underpinningClause: { number: '3.1' } },
    ]);
  });

  test('is told at activation, of the agreement and of an amendment of what it rests on', async () => {
    const warned = async (input: Record<string, unknown>): Promise<readonly UserError[]> => {
      const { version } = await draft(server, input);
      const { activateAgreement } = await server.ask<{ activateAgreement: { warnings: UserError[]; userErrors: [] } }>(
        `mutation ($input: ActivateAgreementInput!) { activateAgreement(input: $input) { userErrors { code message }
           warnings { code message } } }`,
        { input: { version: version?.id } },
      );
      expect(activateAgreement.userErrors).toEqual([]);
      return activateAgreement.warnings;
    };
    const ola = (from: string, promise: string): Record<string, unknown> => ({
      ...{ number: 'OLA-1', kind: 'OLA', level: 'CORPORATE', schedule: world.office, from },
      clauses: [{ number: '2', measure: 'GROUP_OWNERSHIP', promise, group: 'Network' }],
    });
    expect(await warned(ola('2026-01-01', 'PT4H'))).toEqual([]);
    expect(await warned(customers('C-6', world.office, 'PT8H', ['OLA-1']))).toEqual([]);
    expect(await warned(ola('2026-04-01', 'PT9H'))).toMatchObject([
      { code: 'CHAIN_BROKEN', message: expect.stringMatching(/^C-6 clause 9.2 .*OLA-1 version 2 clause 2/) as string },
    ]);
  });

  test('is no part of what both sides sign', async () => {
    const { version } = await draft(server, customers('C-7', world.office, 'PT8H', ['SUP-OK']));
    const { node } = await server.ask<{ node: { document: string; exported: string } }>(
      'query ($id: ID!) { node(id: $id) { ... on AgreementVersion { document exported } } }',
      { id: version?.id },
    );
    expect(JSON.stringify(node.document)).not.toContain('SUP-OK');
    expect(JSON.stringify(node.exported)).toContain('SUP-OK');
  });

  test('names only agreements that are there and may be rested on', async () => {
    const { userErrors } = await draft(server, customers('C-8', world.office, 'PT8H', ['SUP-OK', 'NONE', 'C-6']));
    expect(userErrors.map(({ code, path }) => [code, path?.join('.')])).toEqual([
      ['NOT_FOUND', 'sections.underpinnedBy.1'],
      ['WRONG_LEVEL', 'sections.underpinnedBy.2'],
    ]);
  });
});
