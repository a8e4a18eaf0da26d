// Amendments through the API: which tickets they judge, what a dry run says they move, and how a correction is signed.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { TurnableTime } from '../../server/src/clock-source.ts';
import { agree, draft, makeApiWorld, record, type ApiWorld, type UserError } from '../support/api-world.ts';
import { turnableClock } from '../support/clock.ts';
import { startServer, type TestServer } from '../support/server.ts';

let time: TurnableTime;
let server: TestServer;
let world: ApiWorld;
beforeAll(async () => {
  time = turnableClock('2026-03-02T12:00:00Z');
  server = await startServer({ time });
  world = await makeApiWorld(server);
});
afterAll(() => server.close());

interface Activation {
  readonly version: { readonly version: number; readonly appliesTo: string; readonly reason: string | null } | null;
  readonly warnings: readonly UserError[];
  readonly userErrors: readonly UserError[];
  readonly moves: {
    readonly totalTickets: number;
    readonly totalFlips: number;
    readonly isComplete: boolean;
    readonly tickets: readonly { readonly reference: string }[];
    readonly flips: readonly unknown[];
    readonly flipsByCustomer: readonly unknown[];
  } | null;
}

const shown = `version { version appliesTo reason } warnings { code message } userErrors { code path }
  moves { totalTickets totalFlips isComplete tickets { reference } flipsByCustomer { count customer { name } }
    flips { measure cycle limit from to ticket { reference } } }`;

async function activate(version: string, more: Record<string, unknown> = {}): Promise<Activation> {
  const { activateAgreement } = await server.ask<{ activateAgreement: Activation }>(
    `mutation ($input: ActivateAgreementInput!) { activateAgreement(input: $input) { ${shown} } }`,
    { input: { version, ...more } },
  );
  return activateAgreement;
}

let numbers = 0;

interface Amended {
  /** Of the draft amendment. */
  readonly version: string;
  /** Open since 08:00 of 1 March, opened 2 March 09:00, and resolved after three hours on 1 March. */
  readonly tickets: { readonly old: string; readonly young: string; readonly done: string };
}

/** An agreement of four hours since January, three tickets, and a draft of two hours from 2 March on. */
async function amended(appliesTo?: string): Promise<Amended> {
  numbers += 1;
  const number = `A-${String(numbers)}`;
  const { createServiceAccount } = await server.ask<{ createServiceAccount: { serviceAccount: { id: string } } }>(
    'mutation ($input: CreateServiceAccountInput!) { createServiceAccount(input: $input) { serviceAccount { id } } }',
    { input: { customer: world.customer, reference: `ACC-${number}`, name: number } },
  );
  const terms = (from: string, promise: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
    number,
    serviceAccount: createServiceAccount.serviceAccount.id,
    schedule: world.always,
    from,
    clauses: [{ number: '1', measure: 'RESOLUTION', promise }],
    ...more,
  });
  await agree(server, terms('2026-01-01', 'PT40H'));
  const tickets = { old: `${number}-old`, young: `${number}-young`, done: `${number}-done` };
  const event = (ticket: string, at: string, kind: string): Record<string, unknown> => ({
    ...{ ticket, at, kind, eventId: `${ticket}/${kind}` },
    ...(kind === 'OPENED' ? { serviceAccount: `ACC-${number}` } : {}),
  });
  await record(server, {
    source: 'Desk',
    events: [
      event(tickets.old, '2026-03-01T08:00:00Z', 'OPENED'),
      event(tickets.young, '2026-03-02T09:00:00Z', 'OPENED'),
      event(tickets.done, '2026-03-01T08:00:00Z', 'OPENED'),
      event(tickets.done, '2026-03-01T11:00:00Z', 'RESOLVED'),
    ],
  });
  const more = appliesTo === undefined ? {} : { appliesTo };
  const drafted = await draft(server, terms('2026-03-02', 'PT2H', more));
  if (drafted.version === null) throw new Error(JSON.stringify(drafted.userErrors));
  return { version: drafted.version.id, tickets };
}

interface ClockSeen {
  readonly standing: string;
  readonly promise: { readonly limit: string; readonly breachedAt: string | null };
}

async function clockOf(ticket: string): Promise<ClockSeen | undefined> {
  const { ticket: found } = await server.ask<{ ticket: { clocks: { nodes: ClockSeen[] } } }>(
    'query ($ticket: String!) { ticket(reference: $ticket) { clocks { nodes { standing promise { limit breachedAt } } } } }',
    { ticket },
  );
  return found.clocks.nodes[0];
}

const kept = { standing: expect.stringMatching(/ON_TRACK|MET|AT_RISK/) as unknown, promise: { limit: 'PT40H' } };
const broken = (at: string) => ({ standing: 'BREACHED', promise: { limit: 'PT2H', breachedAt: `2026-${at}:00.000Z` } });

describe('an amendment', () => {
  test('judges new tickets alone unless it says more, and moves nothing that anybody asked about', async () => {
    const { version, tickets } = await amended();
    expect(await activate(version)).toMatchObject({
      version: { version: 2, appliesTo: 'NEW_TICKETS', reason: null },
      moves: null,
      warnings: [],
      userErrors: [],
    });
    await vi.waitFor(async () => {
      expect(await clockOf(tickets.young)).toMatchObject(broken('03-02T11:00'));
    });
    expect([await clockOf(tickets.old), await clockOf(tickets.done)]).toMatchObject([kept, kept]);
  });

  test('of open tickets judges also what is open when it begins, and says what that moves', async () => {
    const { version, tickets } = await amended('OPEN_TICKETS');
    const { moves, userErrors } = await activate(version);
    expect(userErrors).toEqual([]);
    expect(moves).toMatchObject({ totalTickets: 2, totalFlips: 2, isComplete: true });
    expect(moves?.tickets.map(({ reference }) => reference).sort()).toEqual([tickets.old, tickets.young].sort());
    await vi.waitFor(async () => {
      expect(await clockOf(tickets.old)).toMatchObject({ standing: 'BREACHED', promise: { limit: 'PT2H' } });
    });
    expect(await clockOf(tickets.done)).toMatchObject(kept);
  });

  test('of open tickets that begins later wakes them when it begins', async () => {
    numbers += 1;
    const number = `L-${String(numbers)}`;
    const terms = { number, customer: world.other, schedule: world.always };
    const clause = { number: '1', measure: 'RESOLUTION' };
    await agree(server, { ...terms, from: '2026-01-01', clauses: [{ ...clause, promise: 'PT100H' }] });
    const opened = { ticket: number, eventId: number, kind: 'OPENED', serviceAccount: 'ACC-7' };
    await record(server, { source: 'Desk', events: [{ ...opened, at: '2026-03-02T12:00:00Z' }] });
    const drafted = await draft(server, {
      ...terms,
      from: '2026-03-03',
      appliesTo: 'OPEN_TICKETS',
      clauses: [{ ...clause, promise: 'PT90H' }],
    });
    expect((await activate(drafted.version?.id ?? '')).userErrors).toEqual([]);
    expect(await clockOf(number)).toMatchObject({ promise: { limit: 'PT100H' } });
    time.turnTo(Temporal.Instant.from('2026-03-03T00:00:00Z'));
    await vi.waitFor(async () => {
      expect(await clockOf(number)).toMatchObject({ promise: { limit: 'PT90H' } });
    });
  });

  test('of the whole period is tried first, signed with a reason, and what it turned over stays readable', async () => {
    const { version, tickets } = await amended('WHOLE_PERIOD');
    const flip = (ticket: string, from: string): unknown => ({
      ...{ measure: 'RESOLUTION', cycle: 1, limit: 'PROMISE', from, to: 'BREACHED', ticket: { reference: ticket } },
    });
    const dry = await activate(version, { dryRun: true });
    expect(dry).toMatchObject({
      version: { version: 2, appliesTo: 'WHOLE_PERIOD', reason: null },
      moves: { totalTickets: 2, totalFlips: 3, flipsByCustomer: [{ count: 3, customer: { name: 'Acme' } }] },
      userErrors: [],
    });
    expect(dry.moves?.flips).toContainEqual(flip(tickets.done, 'MET'));
    expect(await clockOf(tickets.done)).toMatchObject(kept);

    const codes = async (more: Record<string, unknown>): Promise<unknown> =>
      (await activate(version, more)).userErrors.map(({ code, path }) => `${code} ${path?.join('.') ?? ''}`);
    expect(await codes({})).toEqual(['REASON_MISSING reason']);
    const reason = 'The annex of January said two hours.';
    expect(await codes({ reason, expectedFlips: 1 })).toEqual(['FLIPS_CHANGED expectedFlips']);
    expect(await clockOf(tickets.done)).toMatchObject(kept);

    const signed = await activate(version, { reason, expectedFlips: 3 });
    expect(signed).toMatchObject({ version: { reason }, moves: { totalFlips: 3 }, userErrors: [] });
    await vi.waitFor(async () => {
      expect(await clockOf(tickets.done)).toMatchObject(broken('03-01T10:00'));
    });
    const { agreement } = await server.ask<{ agreement: { versions: { nodes: { flips: unknown }[] } } }>(
      `query ($number: String!) { agreement(number: $number) { versions { nodes {
         flips(first: 10) { totalCount nodes { measure cycle limit from to ticket { reference } } } } } } }`,
      { number: tickets.done.replace('-done', '') },
    );
    expect(agreement.versions.nodes[0]?.flips).toMatchObject({ totalCount: 0 });
    expect(agreement.versions.nodes[1]?.flips).toMatchObject({ totalCount: 3 });
    expect(agreement.versions.nodes[1]?.flips).toHaveProperty(
      'nodes',
      expect.arrayContaining([flip(tickets.done, 'MET')]),
    );
  });
});

describe('limits fixed at the start that invert', () => {
  const hours = (from: string, to: string): Record<string, unknown> =>
    Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [{ from, to }]]));

  test('are a warning with the worst pair, and no reason to refuse', async () => {
    const { createCoverageSchedule } = await server.ask<{ createCoverageSchedule: { schedule: { id: string } } }>(
      'mutation ($input: CreateCoverageScheduleInput!) { createCoverageSchedule(input: $input) { schedule { id } } }',
      {
        input: {
          name: 'Day and night',
          schedule: {
            timeZone: 'Europe/Berlin',
            periods: [
              { period: 'PRIME', weekly: hours('08:00', '18:00') },
              { period: 'NON_PRIME', weekly: hours('18:00', '08:00') },
            ],
          },
        },
      },
    );
    const clause = { measure: 'FIRST_RESPONSE' };
    const drafted = await draft(server, {
      number: 'INV-1',
      serviceAccount: world.secondAccount,
      schedule: createCoverageSchedule.schedule.id,
      from: '2026-01-01',
      clauses: [
        { ...clause, number: '9.1', period: 'PRIME', promise: 'PT1H' },
        { ...clause, number: '9.2', period: 'NON_PRIME', promise: 'PT4H' },
      ],
    });
    const { version, warnings, userErrors } = await activate(drafted.version?.id ?? '');
    expect({ version, userErrors }).toMatchObject({ version: { version: 1 }, userErrors: [] });
    expect(warnings).toEqual([
      {
        code: 'LIMITS_INVERT',
        message: expect.stringMatching(
          /^Clauses 9\.1 and 9\.2: who opens later may be due earlier\. Opened 2026-03-\d\d 17:59, due .* 08:59; opened .* 18:00, due .* 22:00 \(Europe\/Berlin\)\.$/,
        ) as unknown,
      },
    ]);
  });
});
