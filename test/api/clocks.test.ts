// Clocks as they are read: carried on while they run, listed, and proved.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { officeHours, startFloorWorld, type FloorWorld, type Party, type SentEvent } from '../support/floor-world.ts';

let floor: FloorWorld;
let office: Party;

const evening = [{ from: '17:00', to: '21:00' }];

beforeAll(async () => {
  // A Monday, 13:00 in Berlin.
  floor = await startFloorWorld('2026-03-02T12:00:00Z');
  office = await floor.party('Office', { schedule: officeHours });
});

afterAll(() => floor.close());

interface Reading {
  readonly id: string;
  readonly phase: string;
  readonly spent: string;
  readonly paused: string;
  readonly promise: { readonly headroom: string; readonly dueAt: string | null; readonly standing: string };
  readonly target: { readonly headroom: string } | null;
}

async function clockOf(reference: string, measure = 'RESOLUTION'): Promise<Reading> {
  const { ticket } = await floor.ask<{ ticket: { clocks: { nodes: Reading[] } } }>(
    `query($reference: String!, $measure: String) { ticket(reference: $reference) { clocks(measure: $measure) { nodes {
       id phase spent paused promise { headroom dueAt standing } target { headroom } } } } }`,
    { reference, measure },
  );
  const [clock] = ticket.clocks.nodes;
  if (!clock) throw new Error(`${reference} has no clock ${measure}`);
  return clock;
}

const open = (ticket: string, at: string, more: object = {}) =>
  floor.record('desk', { ticket, kind: 'OPENED', at, actor: 'CUSTOMER', serviceAccount: office.account, ...more });

describe('a clock that runs', () => {
  test('has spent more and has less headroom a while later, though nothing was written', async () => {
    await open('R-1', '2026-03-02T12:00:00Z');
    expect(await clockOf('R-1')).toMatchObject({
      spent: 'PT0S',
      promise: { headroom: 'PT6H' },
      target: { headroom: 'PT4H' },
    });
    const revision = await revisionOf('R-1');
    await floor.turnTo('2026-03-02T12:20:00Z');
    expect(await clockOf('R-1')).toMatchObject({
      phase: 'RUNNING',
      spent: 'PT20M',
      promise: { headroom: 'PT5H40M', standing: 'ON_TRACK' },
      target: { headroom: 'PT3H40M' },
    });
    expect(await revisionOf('R-1')).toBe(revision);
  });

  test('stands still outside coverage', async () => {
    await floor.turnTo('2026-03-02T18:00:00Z');
    // Closed since 17:00 in Berlin: four hours have counted.
    expect(await clockOf('R-1')).toMatchObject({
      spent: 'PT4H',
      promise: { headroom: 'PT2H', dueAt: '2026-03-03T10:00:00.000Z' },
    });
    await floor.turnTo('2026-03-03T07:59:00Z');
    expect(await clockOf('R-1')).toMatchObject({ spent: 'PT4H', promise: { headroom: 'PT2H' } });
  });

  test('is late by covered time', async () => {
    await floor.turnTo('2026-03-03T10:30:00Z');
    expect(await clockOf('R-1')).toMatchObject({
      spent: 'PT6H30M',
      promise: { headroom: '-PT30M', standing: 'BREACHED' },
      target: { headroom: '-PT2H30M' },
    });
  });

  test('under a limit for prime time counts prime time alone', async () => {
    const schedule = {
      timeZone: 'Europe/Berlin',
      periods: [
        ...officeHours.periods,
        { period: 'NON_PRIME', weekly: { mon: evening, tue: evening, wed: evening, thu: evening, fri: evening } },
      ],
    };
    const clauses = [
      { number: '1', measure: 'FIRST_RESPONSE', period: 'PRIME', promise: 'PT4H' },
      { number: '2', measure: 'RESOLUTION', period: 'PRIME', promise: 'PT4H' },
      { number: '3', measure: 'RESOLUTION', period: 'NON_PRIME', promise: 'PT6H' },
    ];
    const party = await floor.party('Periods', { schedule, clauses });
    // Tuesday 16:30 in Berlin: prime until 17:00, then non-prime until 21:00.
    await floor.turnTo('2026-03-03T15:30:00Z');
    await floor.record('desk', {
      ticket: 'P-1',
      kind: 'OPENED',
      at: '2026-03-03T15:30:00Z',
      actor: 'CUSTOMER',
      serviceAccount: party.account,
    });
    await floor.turnTo('2026-03-03T17:00:00Z');
    expect(await clockOf('P-1', 'FIRST_RESPONSE')).toMatchObject({ spent: 'PT30M', promise: { headroom: 'PT3H30M' } });
    expect(await clockOf('P-1')).toMatchObject({ spent: 'PT30M', promise: { headroom: 'PT3H30M' } });
    // Begun in non-prime time, its limit counts in both periods.
    await floor.record('desk', {
      ticket: 'P-2',
      kind: 'OPENED',
      at: '2026-03-03T17:00:00Z',
      actor: 'CUSTOMER',
      serviceAccount: party.account,
    });
    await floor.turnTo('2026-03-04T09:00:00Z');
    expect(await clockOf('P-2')).toMatchObject({ spent: 'PT4H', promise: { headroom: 'PT2H' } });
    expect(await clockOf('P-2', 'FIRST_RESPONSE')).toMatchObject({ spent: 'PT1H', promise: { headroom: 'PT3H' } });
  });
});

test('a clock that waits stands still, and counts the covered time it waited', async () => {
  await open('W-1', '2026-03-04T09:00:00Z');
  await floor.turnTo('2026-03-04T10:00:00Z');
  await floor.record('desk', {
    ticket: 'W-1',
    kind: 'STATUS_CHANGED',
    status: 'WAITING_CUSTOMER',
    at: '2026-03-04T10:00:00Z',
  });
  const waiting = await clockOf('W-1');
  expect(waiting).toMatchObject({
    phase: 'PAUSED',
    spent: 'PT1H',
    paused: 'PT0S',
    promise: { headroom: 'PT5H', dueAt: null },
  });
  await floor.turnTo('2026-03-04T18:00:00Z');
  // It waited from 11:00 in Berlin until closing at 17:00.
  expect(await clockOf('W-1')).toMatchObject({ spent: 'PT1H', paused: 'PT6H', promise: { headroom: 'PT5H' } });
});

async function revisionOf(reference: string): Promise<number> {
  const { ticket } = await floor.ask<{ ticket: { clocks: { nodes: { revision: number }[] } } }>(
    'query($reference: String!) { ticket(reference: $reference) { clocks(measure: "RESOLUTION") { nodes { revision } } } }',
    { reference },
  );
  return ticket.clocks.nodes[0]?.revision ?? 0;
}

describe('a list of clocks', () => {
  test('holds the clocks of the filter: its standing and measure speak of the clock listed', async () => {
    const { clocks } = await floor.ask<{ clocks: { totalCount: number; nodes: unknown[] } }>(
      'query($agreement: ID!) { clocks(filter: { standing: [BREACHED], measure: ["RESOLUTION"], agreement: [$agreement] }) { totalCount nodes { measure standing ticket { reference } clauseNumber agreement { number } agreementVersion { version } clauses { number } } } }',
      { agreement: office.agreement },
    );
    expect(clocks.nodes).toEqual([
      {
        measure: 'RESOLUTION',
        standing: 'BREACHED',
        ticket: { reference: 'R-1' },
        clauseNumber: '9.3',
        agreement: { number: 'Office-SLA' },
        agreementVersion: { version: 1 },
        clauses: [{ number: '9.3' }],
      },
    ]);
    expect(clocks.totalCount).toBe(1);
  });

  test('is walked by the instant at which a clock counts, every clock once', async () => {
    interface Page {
      readonly clocks: {
        readonly totalCount: number;
        readonly pageInfo: { hasNextPage: boolean; endCursor: string };
        readonly nodes: { id: string }[];
      };
    }
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const { clocks }: Page = await floor.ask<Page>(
        'query($after: String) { clocks(first: 2, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { id } } }',
        { after },
      );
      seen.push(...clocks.nodes.map(({ id }) => id));
      if (!clocks.pageInfo.hasNextPage) {
        expect(seen).toHaveLength(clocks.totalCount);
        break;
      }
      after = clocks.pageInfo.endCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('refuses a drill that no number gave', async () => {
    const crafted = Buffer.from(JSON.stringify({ measure: 'RESOLUTION', fromMs: 9e15, untilMs: 0 })).toString(
      'base64url',
    );
    for (const drill of ['', 'nonsense', crafted]) {
      const { errors } = await floor.gql('query($drill: String) { clocks(drill: $drill) { totalCount } }', { drill });
      expect(errors).toMatchObject([{ extensions: { code: 'INVALID' } }]);
    }
  });
});

describe('a proof', () => {
  interface Proof {
    readonly explainClock: {
      readonly spent: string;
      readonly paused: string;
      readonly clock: { readonly id: string };
      readonly segments: readonly {
        readonly from: string;
        readonly to: string;
        readonly kind: string;
        readonly milliseconds: number;
        readonly because: string;
        readonly cause: string | null;
      }[];
    };
  }
  const proofOf = (id: string, at: string | null = null) =>
    floor.ask<Proof>(
      `query($id: ID!, $at: Instant) { explainClock(id: $id, at: $at) { at spent paused clock { id }
         segments { from to kind period milliseconds because cause clause agreement agreementVersion scheduleVersion share event { kind } } } }`,
      { id, at },
    );

  test('tells the life of a clock in segments without gaps that add up', async () => {
    await floor.turnTo('2026-03-06T12:30:00Z');
    await open('X-1', '2026-03-05T15:00:00Z');
    await floor.record(
      'desk',
      { ticket: 'X-1', kind: 'UPDATED', status: 'WAITING_CUSTOMER', at: '2026-03-06T09:00:00Z', agent: 'Ada' },
      { ticket: 'X-1', kind: 'CUSTOMER_REPLIED', at: '2026-03-06T09:30:00Z' },
      { ticket: 'X-1', kind: 'RESOLVED', at: '2026-03-06T11:00:00Z' },
      { ticket: 'X-1', kind: 'REOPENED', at: '2026-03-06T12:00:00Z', status: 'OPEN' },
    );
    const clock = await clockOf('X-1');
    const { explainClock: proof } = await proofOf(clock.id);
    const told = proof.segments.map(
      ({ from, kind, milliseconds, because }) =>
        `${from.slice(8, 16)} ${kind} ${String(milliseconds / 60_000)} min ${because}`,
    );
    expect(told).toEqual([
      '05T15:00 RUNNING 60 min Ticket opened',
      '05T16:00 OUTSIDE 0 min Office hours closed',
      '06T08:00 RUNNING 60 min Office hours opened',
      '06T09:00 PAUSED 30 min Waiting for customer',
      '06T09:30 RUNNING 90 min Customer replied',
      '06T11:00 EXCLUDED 0 min Ended until reopened',
      '06T12:00 RUNNING 30 min Reopened',
    ]);
    proof.segments.slice(1).forEach((segment, index) => {
      expect(segment.from).toBe(proof.segments[index]?.to);
    });
    expect(proof).toMatchObject({ spent: clock.spent, paused: clock.paused, clock: { id: clock.id } });
    expect(clock.spent).toBe('PT4H');
    expect(new Set(proof.segments.map(({ cause }) => cause)).size).toBe(5);
  });

  test('can be told as of an earlier instant', async () => {
    const { id } = await clockOf('X-1');
    const { explainClock: proof } = await proofOf(id, '2026-03-06T08:15:00Z');
    expect(proof.spent).toBe('PT1H15M');
    expect(proof.segments).toHaveLength(3);
    expect((await proofOf(id, '2026-03-01T00:00:00Z')).explainClock.segments).toEqual([]);
    expect(await proofOf(id, '9999-01-01T00:00:00Z')).toEqual(await proofOf(id));
  });

  test('says what the clock read at any past instant, as it read then', async () => {
    const limit = '{ limit dueAt headroom standing warnAt breachedAt noticedAt byReclassification }';
    const reading = `phase voidReason standing startedAt stoppedAt spent paused promise ${limit} target ${limit}`;
    const live = async (): Promise<unknown> => {
      const { clocks } = await floor.ask<{ clocks: { nodes: unknown[] } }>(
        `{ clocks(filter: { references: ["X-2"], measure: ["RESOLUTION"] }) { nodes { ${reading} } } }`,
      );
      return clocks.nodes[0];
    };
    const seen = new Map<string, unknown>();
    const see = async (at: string): Promise<void> => {
      await floor.turnTo(at);
      seen.set(at, await live());
    };
    const happen = async (at: string, what: Omit<SentEvent, 'ticket' | 'at'> & { readonly kind: string }) => {
      await floor.turnTo(at);
      await floor.record('desk', { ticket: 'X-2', at, ...what });
    };
    await floor.turnTo('2026-03-09T08:00:00Z');
    await open('X-2', '2026-03-09T08:00:00Z');
    const { id } = await clockOf('X-2');
    await see('2026-03-09T11:15:00Z');
    await happen('2026-03-09T11:30:00Z', { kind: 'UPDATED', status: 'WAITING_CUSTOMER' });
    await see('2026-03-09T12:10:00Z');
    await happen('2026-03-09T12:30:00Z', { kind: 'CUSTOMER_REPLIED' });
    await see('2026-03-09T14:00:00Z');
    await see('2026-03-10T10:00:00Z');
    await happen('2026-03-10T10:15:00Z', { kind: 'RESOLVED' });
    await see('2026-03-10T12:00:00Z');
    const asOf = async (at: string): Promise<unknown> => {
      const { explainClock } = await floor.ask<{ explainClock: unknown }>(
        `query($id: ID!, $at: Instant) { explainClock(id: $id, at: $at) { ${reading} } }`,
        { id, at },
      );
      return explainClock;
    };
    for (const [at, then] of seen) expect([at, await asOf(at)]).toEqual([at, then]);
    expect(new Set([...seen.values()].map((then) => (then as { phase: string }).phase)).size).toBe(3);
    expect(await asOf('2026-03-09T07:59:59.999Z')).toMatchObject({ phase: null, promise: null, spent: 'PT0S' });
  });

  test('of a clock that does not exist is null', async () => {
    expect(await floor.ask('{ explainClock(id: "Q2xvY2s6OTk5OTk5") { spent } }')).toEqual({ explainClock: null });
    expect(await floor.ask('query($id: ID!) { explainClock(id: $id) { spent } }', { id: office.customer })).toEqual({
      explainClock: null,
    });
  });
});
