// The proof of a promise, as its customer reads it: the floor's sum, to the millisecond, and nothing that is private.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPortalWorld, tokens, type PortalWorld, type SentEvent } from '../support/portal-world.ts';
import { hour, minute, type WorldClause } from '../support/world.ts';

const day = [{ from: '09:00', to: '17:00' }];
const schedule = {
  timeZone: 'Europe/Berlin',
  periods: [{ period: 'PRIME', weekly: { mon: day, tue: day, wed: day, thu: day, fri: day }, onHoliday: 'CLOSED' }],
  holidays: [],
  exceptions: [],
} as const;
const clauses: readonly WorldClause[] = [
  { number: '9.3', measure: 'RESOLUTION', promiseMs: 6 * hour, targetMs: 253 * minute },
  { number: '9.4', measure: 'RESOLUTION', severity: 'URGENT', promiseMs: 4 * hour, targetMs: 83 * minute },
];

let world: PortalWorld;
let count = 0;
const event = (at: string, kind: string, more: Readonly<Record<string, unknown>> = {}): SentEvent => ({
  ...{ ticket: 'P-1', eventId: `e${String((count += 1))}`, at, kind },
  ...more,
});

interface Segment {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly period: string | null;
  readonly promise: string | null;
  readonly agreementVersion: number | null;
  readonly milliseconds: number;
}
interface Proof {
  readonly spent: string;
  readonly paused: string;
  readonly segments: readonly Segment[];
}

const segmentFields = 'from to kind period agreement agreementVersion milliseconds';
async function clockId(): Promise<string> {
  const query = '{ ticket(reference: "P-1") { clocks { nodes { id spent } } } }';
  const { data } = await world.ask<{ ticket: { clocks: { nodes: { id: string }[] } } }>({ query });
  return data.ticket.clocks.nodes[0]?.id ?? '';
}
const explained = async (at: string | null = null, token?: string): Promise<Proof | null> => {
  const query = `query($id: ID!, $at: Instant) { explainClock(id: $id, at: $at) { spent paused segments { promise ${segmentFields} } } }`;
  const { data } = await world.ask<{ explainClock: Proof | null }>(
    { query, variables: { id: await clockId(), at } },
    token,
  );
  return data.explainClock;
};

beforeAll(async () => {
  world = await startPortalWorld({ start: '2026-03-02T15:00:00Z', schedule, clauses });
  await world.record(
    event('2026-03-02T15:00:00Z', 'OPENED', { actor: 'CUSTOMER', serviceAccount: 'ACME-1', severity: 'NORMAL' }),
  );
  await world.turnTo('2026-03-03T09:00:00Z');
  await world.record(
    event('2026-03-03T08:30:00Z', 'NOTE_ADDED'),
    event('2026-03-03T08:40:00Z', 'GROUP_CHANGED', { group: 'Second line' }),
    event('2026-03-03T08:45:00Z', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }),
    event('2026-03-03T08:50:00Z', 'CUSTOMER_REPLIED'),
    event('2026-03-03T08:55:00Z', 'PRIORITY_CHANGED', { severity: 'URGENT' }),
  );
});
afterAll(() => world.close());

it('adds up to the time spent, in the hours that count, promise by promise', async () => {
  const proof = await explained();
  expect(
    proof?.segments.map(({ from, to, kind, promise }) => [from.slice(11, 16), to.slice(11, 16), kind, promise]),
  ).toEqual([
    ['15:00', '16:00', 'RUNNING', '9.3'],
    ['16:00', '08:00', 'OUTSIDE', '9.3'],
    ['08:00', '08:45', 'RUNNING', '9.3'],
    ['08:45', '08:50', 'PAUSED', '9.3'],
    ['08:50', '08:55', 'RUNNING', '9.3'],
    ['08:55', '09:00', 'RUNNING', '9.4'],
  ]);
  expect([proof?.spent, proof?.paused]).toEqual(['PT1H55M', 'PT5M']);
  const running =
    proof?.segments.filter(({ kind }) => kind === 'RUNNING').map(({ milliseconds }) => milliseconds) ?? [];
  expect(running.reduce((sum, each) => sum + each, 0)).toBe(115 * minute);
});

it("is the floor's own sum, at any instant", async () => {
  const query = '{ ticket(reference: "P-1") { clocks { nodes { id } } } }';
  const { data } = await world.floor<{ ticket: { clocks: { nodes: { id: string }[] } } }>({ query });
  const id = data.ticket.clocks.nodes[0]?.id;
  for (const at of ['2026-03-02T15:20:00.007Z', '2026-03-03T08:47:00Z', '2026-03-03T08:59:59.999Z']) {
    const floor = await world.floor<{ explainClock: Proof }>({
      query: 'query($id: ID!, $at: Instant) { explainClock(id: $id, at: $at) { spent paused } }',
      variables: { id, at },
    });
    const { spent, paused } = (await explained(at)) ?? {};
    expect({ spent, paused }).toEqual(floor.data.explainClock);
  }
});

it('is of a customer its own alone, and names no promise that was not made to it', async () => {
  expect(await explained(null, tokens.other)).toBeNull();
  const { data } = await world.ask({ query: '{ explainClock(id: "UG9ydGFsQ2xvY2s6eA") { spent } }' });
  expect(data).toEqual({ explainClock: null });
});
