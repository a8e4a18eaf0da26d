// Steps of internal agreements and supplier contracts: their clocks escalate as the customer's do, stay by stay.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { agree, makeApiWorld, record, type ApiWorld } from '../support/api-world.ts';
import { turnableClock } from '../support/clock.ts';
import { startServer, type TestServer } from '../support/server.ts';

const time = turnableClock('2026-03-02T08:00:00Z');
let server: TestServer;
let world: ApiWorld;

const step = (number: string, said: Record<string, unknown>): Record<string, unknown> => ({
  ...{ number, kind: 'HIERARCHIC', limit: 'PROMISE' },
  ...said,
});

beforeAll(async () => {
  server = await startServer({ time });
  world = await makeApiWorld(server);
  const terms = { schedule: world.always, from: '2026-01-01' };
  await agree(server, {
    ...{ ...terms, number: 'SUP-1', kind: 'UNDERPINNING', level: 'CORPORATE' },
    clauses: [{ number: '3', measure: 'SUPPLIER_WAIT', promise: 'PT3H' }],
    sections: { escalation: [step('1', { point: 'AFTER_DUE', time: 'PT0S', note: 'The supplier is late' })] },
  });
  await agree(server, {
    ...{ ...terms, number: 'OLA-1', kind: 'OLA', level: 'CORPORATE' },
    clauses: [{ number: '1', measure: 'GROUP_OWNERSHIP', promise: 'PT1H' }],
    sections: {
      escalation: [
        step('1', { point: 'AFTER_DUE', time: 'PT0S', group: 'Desk', moveTo: 'Network' }),
        // Two groups that want to be rid of a ticket at once.
        step('2', { point: 'BEFORE_DUE', time: 'PT2H', group: 'Ping', moveTo: 'Pong' }),
        step('3', { point: 'BEFORE_DUE', time: 'PT2H', group: 'Pong', moveTo: 'Ping' }),
      ],
    },
  });
  await agree(server, {
    ...{ ...terms, number: 'ACME', customer: world.customer, sections: { underpinnedBy: ['SUP-1', 'OLA-1'] } },
    clauses: [{ number: '9', measure: 'RESOLUTION', promise: 'PT9H' }],
  });
});
afterAll(() => server.close());

const tell = (ticket: string, at: string, kind: string, more: Record<string, unknown>): Promise<unknown> =>
  record(server, {
    source: 'desk',
    events: [{ ticket, eventId: `${ticket}/${at}`, at: `2026-03-02T${at}Z`, kind, actor: 'AGENT', ...more }],
  });

interface Seen {
  readonly group: string;
  readonly escalations: readonly {
    readonly number: string;
    readonly measure: string;
    readonly cycle: number;
    readonly actions: readonly { readonly outcome: string }[];
    readonly clock: { readonly measure: string } | null;
    readonly agreementVersion: { readonly agreement: { readonly number: string } };
  }[];
}
async function seen(reference: string): Promise<Seen> {
  const { ticket } = await server.ask<{ ticket: Seen }>(
    `query($r: String!) { ticket(reference: $r) { group escalations { number measure cycle actions { outcome }
       clock { measure } agreementVersion { agreement { number } } } } }`,
    { r: reference },
  );
  return ticket;
}
const lines = ({ escalations }: Seen): string[] =>
  escalations.map(
    ({ number, measure, cycle, agreementVersion, actions }) =>
      `${agreementVersion.agreement.number} ${number} ${measure} ${String(cycle)} ${actions.map(({ outcome }) => outcome).join()}`,
  );

test('a group that keeps a ticket too long loses it, and a supplier that is late is noted', async () => {
  await tell('T-1', '08:00:00', 'OPENED', {
    actor: 'CUSTOMER',
    group: 'Desk',
    severity: 'HIGH',
    serviceAccount: 'ACC-4',
  });
  time.turnTo(Temporal.Instant.from('2026-03-02T09:00:00.001Z'));
  await vi.waitUntil(async () => (await seen('T-1')).group === 'Network', { timeout: 10_000, interval: 20 });
  await tell('T-1', '09:00:01', 'STATUS_CHANGED', { status: 'WAITING_SUPPLIER' });
  time.turnTo(Temporal.Instant.from('2026-03-02T12:00:01.001Z'));
  await vi.waitUntil(async () => (await seen('T-1')).escalations.length === 2, { timeout: 10_000, interval: 20 });
  const ticket = await seen('T-1');
  expect(lines(ticket)).toEqual(['SUP-1 1 SUPPLIER_WAIT 1 DONE', 'OLA-1 1 GROUP_OWNERSHIP 1 DONE']);
  expect(ticket.escalations.map(({ clock }) => clock?.measure)).toEqual(['SUPPLIER_WAIT', 'GROUP_OWNERSHIP']);
});

test('two groups that pass a ticket to and fro are stopped after five rounds', async () => {
  await tell('T-2', '12:00:01', 'OPENED', {
    actor: 'CUSTOMER',
    group: 'Ping',
    severity: 'HIGH',
    serviceAccount: 'ACC-4',
  });
  const ticket = await seen('T-2');
  expect(lines(ticket).toReversed()).toEqual([
    'OLA-1 2 GROUP_OWNERSHIP 1 DONE',
    'OLA-1 3 GROUP_OWNERSHIP 2 DONE',
    'OLA-1 2 GROUP_OWNERSHIP 3 DONE',
    'OLA-1 3 GROUP_OWNERSHIP 4 DONE',
    'OLA-1 2 GROUP_OWNERSHIP 5 DONE',
    'OLA-1 3 GROUP_OWNERSHIP 6 TOO_MANY_ROUNDS',
  ]);
  expect(ticket.group).toBe('Pong');
});
