// Programs written with other clients: each subscribes to a real server, hears a real change, is cut off, and resumes behind
// the last change it has.
import { ApolloClient, ApolloLink, gql, InMemoryCache } from '@apollo/client/core/index.js';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions/index.js';
import { Client, fetchExchange, subscriptionExchange } from '@urql/core';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { startFloorWorld, type FloorWorld, type Party } from '../support/floor-world.ts';
import { openSocket } from '../support/socket-client.ts';

let floor: FloorWorld;
let acme: Party;

beforeAll(async () => {
  floor = await startFloorWorld('2026-03-02T12:00:00Z');
  acme = await floor.party('Acme');
});
afterAll(() => floor.close());

const query = `subscription Changes($filter: TicketFilter, $after: Cursor) {
  slaChanges(filter: $filter, after: $after) { cursor kind clock { measure } } }`;

interface Change {
  readonly cursor: string;
  readonly kind: string;
  readonly clock: { readonly measure: string };
}

/** What a client is asked to listen to, and whom it tells. */
interface Listening {
  readonly variables: { readonly filter: object; readonly after: string };
  readonly tell: (change: Change) => void;
}

interface Line {
  /** Breaks the connection, not the subscription alone. */
  readonly cut: () => Promise<void>;
}

type Subscribed = { slaChanges: Change } | null | undefined;

const authorization = (): string => `Bearer ${floor.server.adminToken}`;
const socketUrl = (): string => `${floor.server.url.replace(/^http/, 'ws')}/graphql`;

/** A client of graphql-ws whose socket can be torn from under it. */
function socketClient() {
  const state: { socket: WebSocket | null } = { socket: null };
  const gone = Promise.withResolvers<undefined>();
  const client = createClient({
    url: socketUrl(),
    webSocketImpl: WebSocket,
    connectionParams: { authorization: authorization() },
    retryAttempts: 0,
    on: {
      opened: (socket) => (state.socket = socket as WebSocket),
      closed: () => {
        gone.resolve(undefined);
      },
    },
  });
  return {
    client,
    cut: async () => {
      state.socket?.terminate();
      await gone.promise;
    },
  };
}

const clients: Readonly<Record<string, (listening: Listening) => Promise<Line>>> = {
  'graphql-ws'({ variables, tell }) {
    const { client, cut } = socketClient();
    client.subscribe<Subscribed>(
      { query, variables },
      {
        next: ({ data }) => {
          if (data) tell(data.slaChanges);
        },
        error: () => undefined,
        complete: () => undefined,
      },
    );
    return Promise.resolve({ cut });
  },

  'graphql-sse'({ variables, tell }) {
    const ending = new AbortController();
    const client = createSseClient({
      url: `${floor.server.url}/graphql/stream`,
      headers: { authorization: authorization() },
      retryAttempts: 0,
      fetchFn: (url: string, init: RequestInit) =>
        fetch(url, { ...init, signal: AbortSignal.any([ending.signal, ...(init.signal ? [init.signal] : [])]) }),
    });
    const gone = Promise.withResolvers<undefined>();
    client.subscribe<Subscribed>(
      { query, variables },
      {
        next: ({ data }) => {
          if (data) tell(data.slaChanges);
        },
        error: () => {
          gone.resolve(undefined);
        },
        complete: () => undefined,
      },
    );
    return Promise.resolve({
      cut: async () => {
        ending.abort();
        await gone.promise;
      },
    });
  },

  'Apollo Client'({ variables, tell }) {
    const { client, cut } = socketClient();
    const apollo = new ApolloClient({
      link: ApolloLink.from([new GraphQLWsLink(client)]),
      cache: new InMemoryCache(),
    });
    apollo.subscribe<Subscribed>({ query: gql(query), variables, fetchPolicy: 'no-cache' }).subscribe({
      next: ({ data }) => {
        if (data) tell(data.slaChanges);
      },
      error: () => undefined,
    });
    return Promise.resolve({ cut });
  },

  urql({ variables, tell }) {
    const { client, cut } = socketClient();
    const urql = new Client({
      url: `${floor.server.url}/graphql`,
      preferGetMethod: false,
      exchanges: [
        fetchExchange,
        subscriptionExchange({
          forwardSubscription: (asked) => ({
            subscribe: (sink) => ({
              unsubscribe: client.subscribe({ ...asked, query: asked.query ?? '' }, sink as never),
            }),
          }),
        }),
      ],
    });
    urql.subscription<Subscribed>(query, variables).subscribe(({ data }) => {
      if (data) tell(data.slaChanges);
    });
    return Promise.resolve({ cut });
  },

  async 'a program that writes the protocol by hand'({ variables, tell }) {
    const socket = await openSocket(socketUrl(), { connectionParams: { authorization: authorization() } });
    socket.send({ type: 'subscribe', id: '1', payload: { query, variables } });
    const listen = async (): Promise<void> => {
      for (;;) {
        const { payload } = await socket.next(({ type }) => type === 'next');
        tell((payload as { data: { slaChanges: Change } }).data.slaChanges);
      }
    };
    // It ends with the socket.
    listen().catch(() => undefined);
    return { cut: () => socket.close() };
  },
};

let tickets = 0;

describe.each(Object.entries(clients))('%s', (_name, listen) => {
  test('hears what happens, and after a cut what it missed, each change once', async () => {
    tickets += 1;
    const ticket = `C-${String(tickets)}`;
    const heard: Change[] = [];
    let rung = Promise.withResolvers<undefined>();
    const tell = (change: Change): void => {
      heard.push(change);
      rung.resolve(undefined);
      rung = Promise.withResolvers();
    };
    const until = async (count: number): Promise<string[]> => {
      while (heard.length < count) await rung.promise;
      return heard.map(({ kind, clock }) => `${clock.measure} ${kind}`);
    };
    const at = floor.time.now().toString();
    const record = (kind: string, more: object) => floor.record('desk', { ticket, kind, at, ...more });
    const after = await floor.cursor();
    const filter = { references: [ticket] };

    const line = await listen({ variables: { filter, after }, tell });
    await record('OPENED', { actor: 'CUSTOMER', serviceAccount: acme.account });
    expect(await until(2)).toEqual(['FIRST_RESPONSE STARTED', 'RESOLUTION STARTED']);
    await line.cut();
    await record('AGENT_REPLIED', { actor: 'AGENT', by: 'Ann' });
    await floor.quiet();
    const again = await listen({ variables: { filter, after: heard.at(-1)?.cursor ?? '' }, tell });
    await until(3);
    await record('CUSTOMER_REPLIED', { actor: 'CUSTOMER' });
    expect(await until(4)).toEqual([
      ...['FIRST_RESPONSE STARTED', 'RESOLUTION STARTED', 'FIRST_RESPONSE MET', 'NEXT_RESPONSE STARTED'],
    ]);
    await again.cut();
  });
});
