// Tickets that a viewer may not see answer as those that do not exist: in lists, by reference, by id, live.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFloorWorld, type FloorWorld } from '../support/floor-world.ts';

let floor: FloorWorld;

beforeAll(async () => {
  floor = await startFloorWorld('2026-03-02T12:00:00Z');
  const acme = await floor.party('Acme');
  const opened = { kind: 'OPENED', actor: 'CUSTOMER', at: '2026-03-02T11:00:00Z' };
  await floor.record('desk', ...['A-1', 'A-2'].map((ticket) => ({ ...opened, ticket, serviceAccount: acme.account })));
  await floor.record('mail', { ...opened, ticket: 'A-1', serviceAccount: 'nobody-knows' });
});

afterAll(() => floor.close());

const references = async (args: string, token?: string): Promise<string[]> => {
  const { tickets } = await floor.ask<{ tickets: { nodes: { reference: string; source: string }[] } }>(
    `{ tickets${args} { nodes { reference source } } }`,
    {},
    token,
  );
  return tickets.nodes.map(({ reference, source }) => `${source}/${reference}`);
};

describe('a ticket of a source that the viewer may not see', () => {
  let token: string;
  beforeAll(async () => {
    token = await floor.token({ name: 'mail gateway', role: 'INTEGRATION', sources: ['mail'] });
  });

  test('is absent from lists, by reference and by id', async () => {
    expect(await references('', token)).toEqual(['mail/A-1']);
    expect(await floor.ask('{ tickets { totalCount } clocks { totalCount } }', {}, token)).toEqual({
      tickets: { totalCount: 1 },
      clocks: { totalCount: 0 },
    });
    const { ticket } = await floor.ask<{
      ticket: { id: string; events: { nodes: { id: string }[] }; clocks: { nodes: { id: string }[] } };
    }>('{ ticket(reference: "A-2") { id events { nodes { id } } clocks { nodes { id } } } }');
    const ids = [ticket.id, ticket.events.nodes[0]?.id, ticket.clocks.nodes[0]?.id];
    expect(await floor.ask('query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })).toEqual({
      nodes: ids.map((id) => ({ id })),
    });
    expect(await floor.ask('query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids }, token)).toEqual({
      nodes: [null, null, null],
    });
    expect(await floor.ask('{ ticket(reference: "A-2") { id } }', {}, token)).toEqual({ ticket: null });
    expect(await floor.ask('query($id: ID!) { explainClock(id: $id) { spent } }', { id: ids[2] }, token)).toEqual({
      explainClock: null,
    });
  });

  test('does not make a reference ambiguous', async () => {
    expect(await floor.ask('{ ticket(reference: "A-1") { source } }', {}, token)).toEqual({
      ticket: { source: 'mail' },
    });
  });

  test('is not counted by the overview', async () => {
    expect(
      await floor.ask('{ overview { openCount uncoveredCount needsMendingCount atRiskCount } }', {}, token),
    ).toEqual({
      overview: { openCount: 1, uncoveredCount: 1, needsMendingCount: 1, atRiskCount: 0 },
    });
  });

  test('is not followed, as if it were absent', async () => {
    const { ticket } = await floor.ask<{ ticket: { id: string } }>('{ ticket(reference: "A-2") { id } }');
    const subscription = floor.server.subscribe(
      'subscription($id: ID!) { ticketChanged(id: $id) { kind } }',
      { id: ticket.id },
      token,
    );
    const hidden = await subscription.next();
    const absent = await floor.server
      .subscribe('subscription { ticketChanged(id: "VGlja2V0Ojk5OTk5OQ") { kind } }', {}, token)
      .next();
    expect(hidden.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect(absent.errors.map(({ message }) => message)).toEqual(hidden.errors.map(({ message }) => message));
  });
});
