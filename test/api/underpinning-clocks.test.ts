// Clocks of internal agreements and supplier contracts, beside the customer's, through the API.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agree, makeApiWorld, record, type ApiWorld } from '../support/api-world.ts';
import { turnableClock } from '../support/clock.ts';
import { startServer, type TestServer } from '../support/server.ts';

const time = turnableClock('2026-03-02T19:00:00Z');
let server: TestServer;
let world: ApiWorld;

// A life of eleven hours, worked out by hand: 2 h with the desk, 3 h with the network people, 1 h of them waiting for the
// customer; 4 h at the supplier, who promised three; an hour more with the network people.
const life = [
  { at: '08:00', kind: 'OPENED', actor: 'CUSTOMER', group: 'Desk', severity: 'HIGH', serviceAccount: 'ACC-4' },
  { at: '10:00', kind: 'GROUP_CHANGED', group: 'Network' },
  { at: '11:00', kind: 'STATUS_CHANGED', status: 'WAITING_CUSTOMER' },
  { at: '12:00', kind: 'STATUS_CHANGED', status: 'OPEN' },
  { at: '14:00', kind: 'STATUS_CHANGED', status: 'WAITING_SUPPLIER' },
  { at: '18:00', kind: 'STATUS_CHANGED', status: 'OPEN' },
];

beforeAll(async () => {
  server = await startServer({ time });
  world = await makeApiWorld(server);
  const terms = { schedule: world.always, from: '2026-01-01' };
  const supplier = (number: string, promise: string): Promise<unknown> =>
    agree(server, {
      ...{ ...terms, number, kind: 'UNDERPINNING', level: 'CORPORATE' },
      clauses: [{ number: '3', measure: 'SUPPLIER_WAIT', promise }],
    });
  await supplier('SUP-1', 'PT3H');
  await supplier('SUP-OTHER', 'PT1H');
  await agree(server, {
    ...{ ...terms, number: 'OLA-1', kind: 'OLA', level: 'CORPORATE' },
    clauses: [
      { number: '1', measure: 'GROUP_OWNERSHIP', promise: 'PT1H', group: 'Desk' },
      { number: '2', measure: 'GROUP_OWNERSHIP', promise: 'PT12H', group: 'Network' },
    ],
  });
  await agree(server, {
    ...{ ...terms, number: 'ACME', customer: world.customer, sections: { underpinnedBy: ['SUP-1', 'OLA-1'] } },
    clauses: [{ number: '9', measure: 'RESOLUTION', promise: 'PT9H' }],
  });
  const events = life.map(({ at, ...event }, index) => ({
    ...{ eventId: `T-1/${String(index)}`, ticket: 'T-1', actor: 'AGENT', at: `2026-03-02T${at}:00Z` },
    ...event,
  }));
  expect(await record(server, { source: 'desk', events })).toMatchObject({ refused: 0 });
});
afterAll(() => server.close());

describe('beside the customer’s clock', () => {
  test('each group and the supplier of its agreement have their own; another supplier has none', async () => {
    const { ticket } = await server.ask<{ ticket: unknown }>(
      `{ ticket(reference: "T-1") { standing clocks { nodes { measure } }
         underpinningClocks { measure cycle group phase standing spent agreement { number } clauses { number }
           promise { limit breachedAt headroom } } } }`,
    );
    expect(ticket).toMatchObject({
      standing: 'BREACHED',
      clocks: { nodes: [{ measure: 'RESOLUTION' }] },
      underpinningClocks: [
        {
          ...{ measure: 'GROUP_OWNERSHIP', cycle: 1, group: 'Desk', phase: 'STOPPED', standing: 'BREACHED' },
          ...{ spent: 'PT2H', agreement: { number: 'OLA-1' }, clauses: [{ number: '1' }] },
          promise: { limit: 'PT1H', breachedAt: '2026-03-02T09:00:00.000Z' },
        },
        {
          ...{ measure: 'GROUP_OWNERSHIP', cycle: 2, group: 'Network', phase: 'RUNNING', standing: 'AT_RISK' },
          ...{ spent: 'PT9H', promise: { limit: 'PT12H', breachedAt: null, headroom: 'PT3H' } },
        },
        {
          ...{ measure: 'SUPPLIER_WAIT', cycle: 1, group: null, phase: 'STOPPED', standing: 'BREACHED', spent: 'PT4H' },
          ...{ agreement: { number: 'SUP-1' }, promise: { breachedAt: '2026-03-02T17:00:00.000Z' } },
        },
      ],
    });
  });

  test('its breach says who held the ticket for how long', async () => {
    const { ticket } = await server.ask<{ ticket: { clocks: { nodes: { id: string }[] } } }>(
      '{ ticket(reference: "T-1") { clocks { nodes { id } } } }',
    );
    const { explainClock } = await server.ask<{ explainClock: unknown }>(
      'query ($id: ID!) { explainClock(id: $id) { standing spent holders { holder group elapsed counted } } }',
      { id: ticket.clocks.nodes[0]?.id },
    );
    expect(explainClock).toEqual({
      standing: 'BREACHED',
      spent: 'PT10H',
      holders: [
        { holder: 'US', group: 'Desk', elapsed: 'PT2H', counted: 'PT2H' },
        { holder: 'US', group: 'Network', elapsed: 'PT4H', counted: 'PT4H' },
        { holder: 'CUSTOMER', group: null, elapsed: 'PT1H', counted: 'PT0S' },
        { holder: 'SUPPLIER', group: null, elapsed: 'PT4H', counted: 'PT4H' },
      ],
    });
  });

  test('teams and suppliers are compared by their own clocks; each break among them has its cause', async () => {
    const rate = '{ met missed undecided }';
    const { teams, suppliers, report, held } = await server.ask(
      `query($period: FigurePeriod!) {
         teams: attainment(period: $period, filter: { kind: [OLA] }, by: [TEAM]) {
           groups { keys { key } figure { promise ${rate} spent { mean } } } }
         suppliers: attainment(period: $period, filter: { kind: [UNDERPINNING] }, by: [AGREEMENT]) {
           groups { keys { label } figure { promise ${rate} spent { mean } } } }
         report: breachReport(period: $period, filter: { kind: [SLA, OLA, UNDERPINNING] }, by: [KIND]) {
           groups { keys { key } figure { breaches causes { cause } } }
           holders { holder group breaches counted } }
         held: timeByHolder(period: $period) { holders { holder name holds elapsed counted } } }`,
      { period: { from: '2026-03-02', until: '2026-03-03' } },
    );
    const promise = { met: 0, missed: 1, undecided: 0 };
    expect([teams, suppliers]).toEqual([
      {
        groups: [
          { keys: [{ key: 'Desk' }], figure: { promise, spent: { mean: 'PT2H' } } },
          { keys: [{ key: 'Network' }], figure: { promise: { met: 0, missed: 0, undecided: 1 }, spent: null } },
        ],
      },
      { groups: [{ keys: [{ label: 'SUP-1' }], figure: { promise, spent: { mean: 'PT4H' } } }] },
    ]);
    const figure = (cause: string): unknown => ({ breaches: 1, causes: [{ cause }] });
    expect(report).toMatchObject({
      groups: [
        // While we had it nobody took it or answered.
        { keys: [{ key: 'OLA' }], figure: figure('NOT_PICKED_UP') },
        { keys: [{ key: 'SLA' }], figure: figure('NOT_PICKED_UP') },
        { keys: [{ key: 'UNDERPINNING' }], figure: figure('WAITED_FOR_SUPPLIER') },
      ],
      holders: expect.arrayContaining([
        { holder: 'SUPPLIER', group: null, breaches: 2, counted: 'PT7H' },
        { holder: 'US', group: 'Desk', breaches: 2, counted: 'PT3H' },
      ]) as unknown,
    });
    expect(held).toEqual({
      holders: [
        { holder: 'US', name: 'Network', holds: 2, elapsed: 'PT3H', counted: 'PT3H' },
        { holder: 'SUPPLIER', name: null, holds: 1, elapsed: 'PT4H', counted: 'PT4H' },
        { holder: 'US', name: 'Desk', holds: 1, elapsed: 'PT2H', counted: 'PT2H' },
        { holder: 'CUSTOMER', name: null, holds: 1, elapsed: 'PT1H', counted: 'PT1H' },
      ].sort((a, b) => (a.elapsed < b.elapsed ? 1 : -1)),
    });
  });

  test('tickets of others, who rest on no supplier, have only the groups’ clocks', async () => {
    const event = { eventId: 'T-2', ticket: 'T-2', at: '2026-03-02T08:00:00Z', kind: 'OPENED', actor: 'CUSTOMER' };
    const more = { group: 'Desk', status: 'WAITING_SUPPLIER', serviceAccount: 'ACC-7', severity: 'LOW' };
    await record(server, { source: 'desk', events: [{ ...event, ...more }] });
    const { ticket } = await server.ask<{ ticket: unknown }>(
      '{ ticket(reference: "T-2") { uncovered underpinningClocks { measure group } } }',
    );
    expect(ticket).toEqual({
      uncovered: true,
      underpinningClocks: [{ measure: 'GROUP_OWNERSHIP', group: 'Desk' }],
    });
  });
});

describe('a promise of a group', () => {
  const slaOf = (kind: string): string => `(filter: { kind: [${kind}], measure: ["GROUP_OWNERSHIP"] })`;

  test('breaks when its time is up, and is told to those who ask for internal agreements alone', async () => {
    const { snapshot } = await server.ask<{ snapshot: { cursor: string } }>('{ snapshot { cursor } }');
    const live = server.subscribe(
      `subscription ($after: Cursor) {
        slaChanges(filter: { kind: [OLA] }, after: $after) { kind limit at clock { kind group measure cycle } ticket { reference standing } }
      }`,
      { after: snapshot.cursor },
    );
    const customers = server.subscribe<{ slaChanges: { clock: { kind: string } } }>(
      'subscription ($after: Cursor) { slaChanges(after: $after) { kind clock { kind measure } } }',
      { after: snapshot.cursor },
    );
    // The desk promised an hour from 8 o'clock; the network people twelve from 10, whoever they wait for.
    time.turnTo(Temporal.Instant.from('2026-03-02T23:00:00Z'));
    expect((await live.next()).data).toEqual({
      slaChanges: {
        ...{ kind: 'BREACHED', limit: 'PROMISE', at: '2026-03-02T22:00:00.000Z' },
        clock: { kind: 'OLA', group: 'Network', measure: 'GROUP_OWNERSHIP', cycle: 2 },
        ticket: { reference: 'T-1', standing: 'BREACHED' },
      },
    });
    // A change of the customer's own clock is the first that the others hear of.
    const at = '2026-03-02T22:30:00Z';
    await record(server, {
      source: 'desk',
      events: [{ eventId: 'T-1/end', ticket: 'T-1', at, kind: 'RESOLVED', actor: 'AGENT', status: 'RESOLVED' }],
    });
    expect((await customers.next()).data.slaChanges.clock.kind).toBe('SLA');
    live.close();
    customers.close();
  });

  test('is listed where internal agreements are asked for, and nowhere else', async () => {
    const { clocks, tickets, all } = await server.ask<Record<string, { nodes: unknown[]; totalCount: number }>>(
      `{ clocks${slaOf('OLA')} { totalCount nodes { kind group } }
         tickets${slaOf('OLA')} { totalCount }
         all: clocks { nodes { kind } } }`,
    );
    expect(clocks?.totalCount).toBe(3);
    expect(tickets?.totalCount).toBe(2);
    expect(new Set(all?.nodes.map((clock) => JSON.stringify(clock)))).toEqual(new Set(['{"kind":"SLA"}']));
  });

  test('has a proof that names the internal agreement', async () => {
    const { ticket } = await server.ask<{ ticket: { underpinningClocks: { id: string; spent: string }[] } }>(
      '{ ticket(reference: "T-1") { underpinningClocks { id spent } } }',
    );
    const proofs = await Promise.all(
      ticket.underpinningClocks.map(({ id }) =>
        server.ask<{ explainClock: unknown }>(
          'query ($id: ID!) { explainClock(id: $id) { spent segments { agreement clause kind } } }',
          { id },
        ),
      ),
    );
    expect(proofs.map(({ explainClock }) => explainClock)).toMatchObject([
      { spent: ticket.underpinningClocks[0]?.spent, segments: [{ agreement: 'OLA-1', clause: '1', kind: 'RUNNING' }] },
      { spent: 'PT12H30M', segments: [{ agreement: 'OLA-1', clause: '2', kind: 'RUNNING' }] },
      { spent: 'PT4H', segments: [{ agreement: 'SUP-1', clause: '3', kind: 'RUNNING' }] },
    ]);
  });
});
