// Subscriptions as server-sent events: what a WebSocket tells, a stream of events tells too, by the same rules.
import { createClient } from 'graphql-sse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFloorWorld, type FloorWorld, type Party } from '../support/floor-world.ts';

let floor: FloorWorld;
let acme: Party;

beforeAll(async () => {
  floor = await startFloorWorld('2026-03-02T12:00:00Z');
  acme = await floor.party('Acme');
});
afterAll(() => floor.close());

const query = `subscription($filter: TicketFilter, $after: Cursor) {
  slaChanges(filter: $filter, after: $after) { cursor kind clock { measure } } }`;

interface Told {
  readonly id: string | null;
  readonly event: string;
  readonly data: unknown;
}

/** Reads a stream of events one by one; comments are left out. */
async function listen(request: {
  path?: string;
  variables?: object;
  query?: string;
  headers?: Record<string, string>;
  token?: string | null;
}) {
  const ending = new AbortController();
  const token = request.token === undefined ? floor.server.adminToken : request.token;
  const response = await fetch(`${floor.server.url}${request.path ?? '/graphql/stream'}`, {
    method: 'POST',
    headers: {
      ...{ 'content-type': 'application/json', accept: 'text/event-stream' },
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...request.headers,
    },
    body: JSON.stringify({ query: request.query ?? query, variables: request.variables ?? {} }),
    signal: ending.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    response,
    leave: () => {
      ending.abort();
    },
    text: async (): Promise<string> => {
      for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) text += part.value;
      return text;
    },
    async next(): Promise<Told | null> {
      for (;;) {
        const end = text.indexOf('\n\n');
        if (end === -1) {
          const part = await reader?.read();
          if (part?.done !== false) return null;
          text += part.value;
          continue;
        }
        const lines = text.slice(0, end).split('\n');
        text = text.slice(end + 2);
        const of = (name: string): string | null =>
          lines
            .find((line) => line.startsWith(`${name}:`))
            ?.slice(name.length + 1)
            .trim() ?? null;
        const event = of('event');
        const data = of('data');
        if (event !== null) return { id: of('id'), event, data: data ? (JSON.parse(data) as unknown) : null };
      }
    },
  };
}

let tickets = 0;
async function open(): Promise<string> {
  const ticket = `E-${String((tickets += 1))}`;
  const at = floor.time.now().toString();
  await floor.record('desk', { ticket, kind: 'OPENED', at, actor: 'CUSTOMER', serviceAccount: acme.account });
  return ticket;
}
const answer = (ticket: string): Promise<void> =>
  floor.record('desk', { ticket, kind: 'AGENT_REPLIED', at: floor.time.now().toString(), actor: 'AGENT', by: 'Ann' });

describe('a stream of events', () => {
  test('tells what it missed and then what happens, each with the cursor as its id', async () => {
    const after = await floor.cursor();
    const ticket = await open();
    const stream = await listen({ variables: { filter: { references: [ticket] }, after } });
    expect([stream.response.status, stream.response.headers.get('content-type')]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
    ]);
    const started = [await stream.next(), await stream.next()];
    expect(started).toMatchObject([
      { event: 'next', data: { data: { slaChanges: { kind: 'STARTED' } } } },
      { event: 'next', data: { data: { slaChanges: { kind: 'STARTED' } } } },
    ]);
    await answer(ticket);
    const met = await stream.next();
    expect(met).toMatchObject({
      data: { data: { slaChanges: { kind: 'MET', clock: { measure: 'FIRST_RESPONSE' } } } },
    });
    for (const told of [...started, met]) {
      expect(told?.id).toBe((told?.data as { data: { slaChanges: { cursor: string } } }).data.slaChanges.cursor);
    }
    stream.leave();
  });

  test('goes on behind the last event that a browser has, whatever the document says', async () => {
    const after = await floor.cursor();
    const ticket = await open();
    const filter = { references: [ticket] };
    const first = await listen({ variables: { filter, after } });
    const started = await first.next();
    first.leave();
    await answer(ticket);
    const second = await listen({ variables: { filter, after }, headers: { 'last-event-id': started?.id ?? '' } });
    const missed = [await second.next(), await second.next()];
    expect(
      missed.map((told) => (told?.data as { data: { slaChanges: { kind: string } } }).data.slaChanges.kind),
    ).toEqual(['STARTED', 'MET']);
    second.leave();
  });

  test('goes on behind the last event also where its field stands in a fragment', async () => {
    const after = await floor.cursor();
    const ticket = await open();
    const document = `subscription { ...Changes } fragment Changes on Subscription {
      slaChanges(filter: { references: ["${ticket}"] }) { cursor kind } }`;
    const stream = await listen({ query: document, headers: { 'last-event-id': after } });
    expect(await stream.next()).toMatchObject({ data: { data: { slaChanges: { kind: 'STARTED' } } } });
    stream.leave();
  });

  test('says why it cannot go on, and ends', async () => {
    const stream = await listen({ headers: { 'last-event-id': 'other.1' } });
    expect(await stream.next()).toMatchObject({
      event: 'next',
      data: { errors: [{ extensions: { code: 'RESUME_TOO_OLD' } }] },
    });
    expect(await stream.next()).toMatchObject({ event: 'complete' });
    expect(await stream.next()).toBeNull();
  });

  test.each<[string, number, Parameters<typeof listen>[0]]>([
    ['without a token', 401, { token: null }],
    ['of the portal, for staff', 403, { path: '/portal/graphql/stream' }],
    ['of a document that is none', 400, { query: 'subscription { slaChanges {' }],
    ['of a field that is none', 400, { query: 'subscription { nothing }' }],
    ['of a query, which has its own address', 400, { query: '{ viewer { name } }' }],
    ['of a mutation', 400, { query: 'mutation { removeDemo { removed } }' }],
  ])('is refused %s', async (_what, status, request) => {
    const { response, text } = await listen(request);
    expect(response.status).toBe(status);
    expect(await text()).toContain('"message"');
  });

  test('ends within seconds when its token is revoked', async () => {
    const { createApiToken: made } = await floor.ask<{ createApiToken: { token: string; apiToken: { id: string } } }>(
      'mutation { createApiToken(input: { name: "TV", role: ANALYST }) { token apiToken { id } } }',
    );
    const stream = await listen({ query: 'subscription { heartbeat { build } }', token: made.token });
    expect(await stream.next()).toMatchObject({
      data: { data: { heartbeat: { build: expect.any(String) as string } } },
    });
    await floor.ask('mutation($id: ID!) { revokeApiToken(input: { id: $id }) { userErrors { code } } }', {
      id: made.apiToken.id,
    });
    await expect(stream.text()).rejects.toThrow();
  }, 20_000);

  test('is understood by the client of graphql-sse', async () => {
    const client = createClient({
      url: `${floor.server.url}/graphql/stream`,
      headers: { authorization: `Bearer ${floor.server.adminToken}` },
      retryAttempts: 0,
    });
    const after = await floor.cursor();
    const ticket = await open();
    const heard = client.iterate<{ slaChanges: { kind: string } }>({
      query,
      variables: { filter: { references: [ticket] }, after },
    });
    expect((await heard.next()).value).toMatchObject({ data: { slaChanges: { kind: 'STARTED' } } });
    await heard.return?.();
    client.dispose();
  });
});
