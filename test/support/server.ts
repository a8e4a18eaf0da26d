// A whole server on a database of its own, listening on a free port: what tests of the API talk to, over real sockets.
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { createApp, type App } from '../../server/src/app.ts';
import { systemTime, type TimeSource } from '../../server/src/clock-source.ts';
import { readConfig } from '../../server/src/config.ts';
import type { Log } from '../../server/src/gate/context.ts';
import { freshDatabase } from './database.ts';

export interface GqlError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly id?: string };
}

/** What came back; tests name the shape they expect of `data`. */
export interface GqlAnswer<D = Record<string, unknown>> {
  readonly status: number;
  readonly data: D | null;
  readonly errors: readonly GqlError[];
}

type Variables = Readonly<Record<string, unknown>>;

/** The messages of one subscription, in order; none is lost while nobody waits. */
export interface Subscription<D = Record<string, unknown>> {
  /** The next message; rejects after 10 seconds without one, and when the stream has ended. */
  next(): Promise<{ readonly data: D; readonly errors: readonly GqlError[] }>;
  /** What came and was not yet taken. */
  pending(): number;
  /** Resolves when the stream has ended, with the error that ended it (null: complete). */
  readonly ended: Promise<unknown>;
  readonly close: () => void;
}

export interface TestServer {
  readonly url: string;
  readonly app: App;
  readonly adminToken: string;
  /** Asks the floor as an administrator, or with another token; `door` chooses the portal. */
  gql<D = Record<string, unknown>>(
    query: string,
    variables?: Variables,
    token?: string,
    door?: string,
  ): Promise<GqlAnswer<D>>;
  /** As `gql`, but the answer must have no error. */
  ask<D = Record<string, unknown>>(query: string, variables?: Variables, token?: string, door?: string): Promise<D>;
  subscribe<D = Record<string, unknown>>(
    query: string,
    variables?: Variables,
    token?: string,
    door?: string,
  ): Subscription<D>;
  close(): Promise<void>;
}

export interface ServerOptions {
  readonly time?: TimeSource;
  readonly env?: Readonly<Record<string, string>>;
  /** The address of a database that the test made; default: a fresh one, dropped at the end. */
  readonly databaseUrl?: string;
  readonly log?: Log;
}

const adminToken = 'the-admin-token-of-this-test';
const patienceMs = 10_000;

export async function startServer({
  time = systemTime(),
  env = {},
  databaseUrl,
  log,
}: ServerOptions = {}): Promise<TestServer> {
  const fresh = databaseUrl === undefined ? await freshDatabase() : null;
  const config = readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_URL: databaseUrl ?? fresh?.url ?? '',
    HEADROOM_ADMIN_TOKEN: adminToken,
    HEADROOM_DEMO: 'off',
    CANARY_SECONDS: '0',
    LOG_LEVEL: process.env['TEST_LOG'] ?? 'silent',
    ...env,
  });
  const app = await createApp(log === undefined ? { config, time } : { config, time, log });
  const gql: TestServer['gql'] = (query, variables, token = adminToken, door = '/graphql') =>
    post(`${app.url}${door}`, { query, variables }, token);
  return {
    url: app.url,
    app,
    adminToken,
    gql,
    async ask<D>(query: string, variables?: Variables, token?: string, door?: string) {
      const { data, errors } = await gql<D>(query, variables, token, door);
      if (errors.length > 0 || data === null) throw new Error(`The server refused: ${JSON.stringify(errors)}`);
      return data;
    },
    subscribe: (query, variables, token = adminToken, door = '/graphql') =>
      openSubscription(`${app.url.replace(/^http/, 'ws')}${door}`, { query, variables }, token),
    async close() {
      await app.close();
      await fresh?.drop();
    },
  };
}

async function post<D>(url: string, body: unknown, token: string): Promise<GqlAnswer<D>> {
  const headers = { 'content-type': 'application/json', ...(token === '' ? {} : { authorization: `Bearer ${token}` }) };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const { data, errors } = (await response.json()) as { data?: D | null; errors?: GqlError[] };
  return { status: response.status, data: data ?? null, errors: errors ?? [] };
}

function openSubscription<D>(
  url: string,
  { query, variables }: { readonly query: string; readonly variables: Variables | undefined },
  token: string,
): Subscription<D> {
  const client: Client = createClient({
    url,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    lazy: true,
    connectionParams: token === '' ? {} : { authorization: `Bearer ${token}` },
  });
  const came: { data: D; errors: readonly GqlError[] }[] = [];
  const waiting: { take: (message: { data: D; errors: readonly GqlError[] }) => void; fail: (error: Error) => void }[] =
    [];
  let endedWith: { readonly error: unknown } | null = null;
  const ended = new Promise<unknown>((resolve) => {
    const end = (error: unknown): void => {
      endedWith = { error };
      for (const { fail } of waiting.splice(0)) fail(new Error(`The stream ended: ${JSON.stringify(error)}`));
      resolve(error);
    };
    client.subscribe<D>(variables === undefined ? { query } : { query, variables: { ...variables } }, {
      next: (message) => {
        const taken = { data: message.data as D, errors: (message.errors ?? []) as unknown as readonly GqlError[] };
        const first = waiting.shift();
        if (first === undefined) came.push(taken);
        else first.take(taken);
      },
      error: end,
      complete: () => {
        end(null);
      },
    });
  });
  return {
    next() {
      const first = came.shift();
      if (first !== undefined) return Promise.resolve(first);
      if (endedWith !== null) return Promise.reject(new Error(`The stream ended: ${JSON.stringify(endedWith.error)}`));
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          reject(new Error(`No message within ${String(patienceMs)} ms`));
        }, patienceMs);
        waiting.push({
          take: (message) => {
            clearTimeout(timer);
            resolve(message);
          },
          fail: (error) => {
            clearTimeout(timer);
            reject(error);
          },
        });
      });
    },
    pending: () => came.length,
    ended,
    close: () => {
      void client.dispose();
    },
  };
}
