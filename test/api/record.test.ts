// The door of ticket events: answers per event, limits of a call, repetition, idempotency, and links that are mended later.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { TurnableTime } from '../../server/src/clock-source.ts';
import { turnableClock } from '../support/clock.ts';
import { agree, makeApiWorld, record, type ApiWorld } from '../support/api-world.ts';
import { startServer, type TestServer } from '../support/server.ts';

let time: TurnableTime;
let server: TestServer;
let world: ApiWorld;
beforeAll(async () => {
  time = turnableClock('2026-03-02T09:00:00Z');
  server = await startServer({ time });
  world = await makeApiWorld(server);
});
afterAll(() => server.close());

const at = '2026-03-02T08:00:00Z';
const opening = (ticket: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  ticket,
  eventId: `${ticket}/0`,
  at,
  kind: 'OPENED',
  ...more,
});
const stored = async (reference: string): Promise<number> => {
  const { ticket } = await server.ask<{ ticket: { events: { totalCount: number } } | null }>(
    'query ($reference: String!) { ticket(reference: $reference) { events { totalCount } } }',
    { reference },
  );
  return ticket?.events.totalCount ?? 0;
};

describe('a call', () => {
  test('answers each event by itself: a bad one keeps no other from being recorded', async () => {
    const answer = await record(server, {
      source: 'Desk',
      events: [
        opening('T-1'),
        opening('T-1'),
        { ...opening('T-2'), eventId: 'T-1/0' },
        { ...opening('T-3'), at: '2026-03-02T09:05:00.001Z' },
        { ...opening('T-4'), at: '2026-03-02T09:05:00Z' },
      ],
    });
    expect(answer.results.map(({ index, outcome, userError }) => [index, outcome, userError?.code ?? null])).toEqual([
      [0, 'RECORDED', null],
      [1, 'REPEATED', null],
      [2, 'REFUSED', 'EVENT_CONFLICT'],
      [3, 'REFUSED', 'EVENT_IN_FUTURE'],
      [4, 'RECORDED', null],
    ]);
    expect(answer).toMatchObject({ recorded: 2, repeated: 1, refused: 2, userErrors: [] });
    expect(answer.results[0]?.event?.id).toBe(answer.results[1]?.event?.id);
    expect(answer.results.map(({ ticket }) => ticket?.reference ?? null)).toEqual(['T-1', 'T-1', null, null, 'T-4']);
  });

  test('fills in who acted: the customer opens and replies, agents do the rest', async () => {
    const kinds = ['OPENED', 'CUSTOMER_REPLIED', 'AGENT_REPLIED', 'NOTE_ADDED', 'RESOLVED'];
    const events = kinds.map((kind, n) => ({ ticket: 'T-5', eventId: `T-5/${String(n)}`, at, kind }));
    const answer = await record(server, {
      source: 'Desk',
      events: [...events, { ...events[0], eventId: 'T-5/9', kind: 'AGENT_REPLIED', actor: 'AUTOMATION' }],
    });
    expect(answer.results.map(({ event }) => event?.actor)).toEqual([
      'CUSTOMER',
      'CUSTOMER',
      'AGENT',
      'AGENT',
      'AGENT',
      'AUTOMATION',
    ]);
  });

  test('takes 1,000 events, and of 1,001 none', async () => {
    const events = (count: number, ticket: string): Record<string, unknown>[] =>
      Array.from({ length: count }, (_, n) => ({
        ticket,
        eventId: `${ticket}/${String(n)}`,
        at,
        kind: n === 0 ? 'OPENED' : 'NOTE_ADDED',
      }));
    expect(await record(server, { source: 'Desk', events: events(1_000, 'T-6') })).toMatchObject({
      recorded: 1_000,
      userErrors: [],
    });
    expect(await record(server, { source: 'Desk', events: events(1_001, 'T-7') })).toMatchObject({
      recorded: 0,
      results: [],
      userErrors: [{ code: 'TOO_MANY_EVENTS', message: 'At most 1000 events a call; 1001 came.', path: ['events'] }],
    });
    expect(await stored('T-7')).toBe(0);
  });

  test('that cannot be read is refused whole, with the path of what is wrong', async () => {
    const { status, errors } = await server.gql(
      'mutation ($input: RecordTicketEventsInput!) { recordTicketEvents(input: $input) { recorded } }',
      { input: { source: 'Desk', events: [opening('T-8'), { ...opening('T-9'), at: 'yesterday' }] } },
    );
    expect(status).toBe(400);
    expect(errors[0]?.message).toContain('"input.events[1].at"');
    expect(await stored('T-8')).toBe(0);
  });

  test('without a source, or without events, does nothing', async () => {
    expect(await record(server, { source: ' ', events: [opening('T-8')] })).toMatchObject({
      recorded: 0,
      userErrors: [{ code: 'EMPTY', path: ['source'] }],
    });
    expect(await record(server, { source: 'Desk', events: [] })).toEqual({
      recorded: 0,
      repeated: 0,
      refused: 0,
      results: [],
      userErrors: [],
    });
  });
});

describe('an idempotency key', () => {
  const input = (ticket: string, idempotencyKey: string): Record<string, unknown> => ({
    source: 'Keys',
    events: [opening(ticket)],
    idempotencyKey,
  });

  test('gives the first answer again, as it was', async () => {
    const first = await record(server, input('K-1', 'key one'));
    expect(first).toMatchObject({ recorded: 1, repeated: 0 });
    expect(await record(server, input('K-1', 'key one'))).toEqual(first);
    // Without the key the same events are told apart: they are repeats.
    expect(await record(server, { source: 'Keys', events: [opening('K-1')] })).toMatchObject({
      recorded: 0,
      repeated: 1,
    });
  });

  test('with another body is refused, and nothing is done', async () => {
    await record(server, input('K-2', 'key two'));
    const other = await record(server, input('K-3', 'key two'));
    expect(other).toMatchObject({
      recorded: 0,
      results: [],
      userErrors: [{ code: 'IDEMPOTENCY_CONFLICT', path: ['idempotencyKey'] }],
    });
    expect(await stored('K-3')).toBe(0);
  });

  test('covers refusals as well: a corrected call needs a new key', async () => {
    const bad = {
      source: 'Keys',
      events: [{ ...opening('K-4'), at: '2027-01-01T00:00:00Z' }],
      idempotencyKey: 'key four',
    };
    expect(await record(server, bad)).toMatchObject({ refused: 1 });
    expect(await record(server, bad)).toMatchObject({ refused: 1 });
    expect(await record(server, input('K-4', 'key four'))).toMatchObject({
      userErrors: [{ code: 'IDEMPOTENCY_CONFLICT' }],
    });
  });

  test('belongs to who used it: another viewer has keys of its own', async () => {
    const { createApiToken } = await server.ask<{ createApiToken: { token: string } }>(
      'mutation { createApiToken(input: { name: "Agent", role: AGENT }) { token } }',
    );
    await record(server, input('K-5', 'key five'));
    expect(await record(server, input('K-6', 'key five'), createApiToken.token)).toMatchObject({ recorded: 1 });
  });

  test('used by several calls at once is done once, and all get one answer', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => record(server, input('K-7', 'key seven'))));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ recorded: 1, repeated: 0 });
  });

  test('is forgotten after a day', async () => {
    await record(server, input('K-8', 'key eight'));
    time.advance(24 * 3_600_000 + 1);
    expect(await record(server, input('K-9', 'key eight'))).toMatchObject({ recorded: 1 });
  });

  test.each(['', '   ', 'x'.repeat(201)])('that is none (%s) is refused', async (key) => {
    expect(await record(server, input('K-10', key))).toMatchObject({
      recorded: 0,
      userErrors: [{ code: 'INVALID', path: ['idempotencyKey'] }],
    });
  });
});

describe('what an event names and nobody knows', () => {
  const mutate = (document: string, input: Record<string, unknown>): Promise<unknown> =>
    server.ask(document, { input });
  const mendingOf = async (reference: string): Promise<string[]> => {
    const query = 'query ($reference: String!) { ticket(reference: $reference) { needsMending { code } } }';
    const { ticket } = await server.ask<{ ticket: { needsMending: { code: string }[] } }>(query, { reference });
    return ticket.needsMending.map(({ code }) => code);
  };

  test('is recorded, listed, and mended as soon as it is made', async () => {
    await agree(server, {
      number: 'M-1',
      customer: world.customer,
      schedule: world.always,
      from: '2020-01-01',
      clauses: [{ number: '1', measure: 'RESOLUTION', promise: 'PT8H' }],
    });
    const event = opening('M-1', { serviceAccount: 'ACC-NEW', service: 'SVC-NEW', asset: 'A-NEW' });
    expect((await record(server, { source: 'Mend', events: [event] })).results[0]).toMatchObject({
      outcome: 'RECORDED',
      ticket: { uncovered: true },
    });
    expect((await mendingOf('M-1')).sort()).toEqual(['UNKNOWN_ASSET', 'UNKNOWN_SERVICE', 'UNKNOWN_SERVICE_ACCOUNT']);

    const { createServiceAccount } = (await mutate(
      'mutation ($input: CreateServiceAccountInput!) { createServiceAccount(input: $input) { serviceAccount { id } } }',
      { customer: world.customer, reference: 'ACC-NEW', name: 'New' },
    )) as { createServiceAccount: { serviceAccount: { id: string } } };
    await vi.waitFor(
      async () => expect((await mendingOf('M-1')).sort()).toEqual(['UNKNOWN_ASSET', 'UNKNOWN_SERVICE']),
      5_000,
    );
    await mutate('mutation ($input: CreateServiceInput!) { createService(input: $input) { userErrors { code } } }', {
      reference: 'SVC-NEW',
      name: 'New',
    });
    await vi.waitFor(async () => expect(await mendingOf('M-1')).toEqual(['UNKNOWN_ASSET']), 5_000);
    await mutate('mutation ($input: CreateAssetInput!) { createAsset(input: $input) { userErrors { code } } }', {
      serviceAccount: createServiceAccount.serviceAccount.id,
      reference: 'A-NEW',
      name: 'New',
    });
    await vi.waitFor(async () => expect(await mendingOf('M-1')).toEqual([]), 5_000);
    expect(
      await server.ask(
        '{ ticket(reference: "M-1") { uncovered serviceAccount { reference customer { name } } service { reference } asset { reference serviceAccount { reference } } clocks { nodes { measure } } } }',
      ),
    ).toEqual({
      ticket: {
        uncovered: false,
        serviceAccount: { reference: 'ACC-NEW', customer: { name: 'Acme' } },
        service: { reference: 'SVC-NEW' },
        asset: { reference: 'A-NEW', serviceAccount: { reference: 'ACC-NEW' } },
        clocks: { nodes: [{ measure: 'RESOLUTION' }] },
      },
    });
  });

  test('may be a status: its mapping reads it anew', async () => {
    await record(server, {
      source: 'Mend',
      events: [opening('M-2'), { ticket: 'M-2', eventId: 'M-2/1', at, kind: 'STATUS_CHANGED', sourceStatus: 'Parked' }],
    });
    expect(await mendingOf('M-2')).toEqual(['UNMAPPED_STATUS']);
    const saved = await mutate(
      'mutation ($input: SaveSourceInput!) { saveSource(input: $input) { source { name effectsFrom expectedSilence statuses { sourceStatus status } } userErrors { code } } }',
      { name: 'Mend', expectedSilence: 'PT15M', statuses: [{ sourceStatus: 'Parked', status: 'ON_HOLD' }] },
    );
    expect(saved).toEqual({
      saveSource: {
        source: {
          name: 'Mend',
          effectsFrom: null,
          expectedSilence: 'PT15M',
          statuses: [{ sourceStatus: 'Parked', status: 'ON_HOLD' }],
        },
        userErrors: [],
      },
    });
    await vi.waitFor(async () => {
      expect(await server.ask('{ ticket(reference: "M-2") { status sourceStatus needsMending { code } } }')).toEqual({
        ticket: { status: 'ON_HOLD', sourceStatus: 'Parked', needsMending: [] },
      });
    }, 5_000);
  });

  test('of another account than the ticket is named with both accounts', async () => {
    await mutate('mutation ($input: CreateAssetInput!) { createAsset(input: $input) { userErrors { code } } }', {
      serviceAccount: world.account,
      reference: 'A-17',
      name: 'Printer',
    });
    await record(server, { source: 'Mend', events: [opening('M-3', { serviceAccount: 'ACC-9', asset: 'A-17' })] });
    const { ticket } = await server.ask<{
      ticket: { asset: unknown; needsMending: { code: string; message: string }[] };
    }>('{ ticket(reference: "M-3") { asset { id } needsMending { code message } } }');
    expect(ticket.asset).toBeNull();
    expect(ticket.needsMending).toEqual([
      {
        code: 'ASSET_OF_OTHER_ACCOUNT',
        message: expect.stringMatching(/^Asset A-17 belongs to service account ACC-4, not ACC-9/) as unknown,
      },
    ]);
  });
});
