// A server with two customers, for tests of the portal: ACME, whose portal is looked at, and OTHER beside it. Random ids
// and the log's epoch can be fixed, so that two worlds answer the same bytes unless something makes them differ.
import { vi } from 'vitest';
import { hashSecret } from '../../server/src/access/secret.ts';
import type { App } from '../../server/src/app.ts';
import type { TurnableTime } from '../../server/src/clock-source.ts';
import type { Database, Tx } from '../../server/src/db/orm.ts';
import { loadHead, loadPortalHead } from '../../server/src/push/log.store.ts';
import { turnableClock } from './clock.ts';
import { execute } from './cluster.ts';
import { freshDatabase } from './database.ts';
import { openRawSocket, rawAnswer, type Asked, type RawSocket } from './raw-client.ts';
import { startServer, type TestServer } from './server.ts';
import { makeWorld, type World, type WorldOptions } from './world.ts';

/** Who asks: the portal's own token, another customer's, or staff. */
export const tokens = {
  acme: 'hrt_portal-of-acme',
  other: 'hrt_portal-of-other',
  admin: 'admin-token-of-this-test',
} as const;

/** An event as a program sends it to recordTicketEvents. */
export type SentEvent = Readonly<Record<string, unknown>> & {
  readonly ticket: string;
  readonly eventId: string;
  readonly at: string;
  readonly kind: string;
};

export interface PortalWorld {
  readonly database: Database;
  readonly time: TurnableTime;
  readonly acme: World;
  readonly other: World;
  /** Records through the floor, which must take every event. */
  record(...events: readonly SentEvent[]): Promise<void>;
  /** Turns the clock and waits until all that is due has been settled, numbered and published. */
  turnTo(at: string): Promise<void>;
  /** Waits until nothing is left to settle, number or publish. */
  quiet(): Promise<void>;
  /** The whole answer of the portal, byte for byte; without its Date header, which the real clock makes. */
  answer(asked: Asked, token?: string): Promise<string>;
  /** The answer's body. */
  ask<D = Record<string, unknown>>(asked: Asked, token?: string): Promise<Answer<D>>;
  floor<D = Record<string, unknown>>(asked: Asked, token?: string): Promise<Answer<D>>;
  socket(token?: string): Promise<RawSocket>;
  /** How many changes the customer was told so far. */
  portalHead(customer?: World): Promise<number>;
  close(): Promise<void>;
}

export interface Answer<D> {
  readonly data: D;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

export interface PortalWorldOptions extends WorldOptions {
  readonly start: string;
  /** Ids count from 1 and the epoch is always the same, instead of both being random. */
  readonly fixedIds?: boolean;
}

export async function startPortalWorld(options: PortalWorldOptions): Promise<PortalWorld> {
  const fresh = await freshDatabase();
  if (options.fixedIds === true) await execute(fresh.url, fixedIds(new URL(fresh.url).pathname.slice(1)));
  const time = turnableClock(options.start);
  const server = await startServer({ time, databaseUrl: fresh.url, env: { HEADROOM_ADMIN_TOKEN: tokens.admin } });
  const { database } = server.app;
  const { acme, other } = await database.transaction(async (tx) => {
    const made = { acme: await makeWorld(tx, 'ACME', options), other: await makeWorld(tx, 'OTHER', options) };
    await saveToken(tx, tokens.acme, made.acme.customer);
    await saveToken(tx, tokens.other, made.other.customer);
    return made;
  });

  const answer = async (path: string, asked: Asked, token: string): Promise<string> =>
    (await rawAnswer(`${server.url}${path}`, { token, body: JSON.stringify(asked) })).replace(/^date: .*\r\n/im, '');
  const ask = async <D>(path: string, asked: Asked, token: string): Promise<Answer<D>> =>
    JSON.parse(bodyOf(await answer(path, asked, token))) as Answer<D>;
  const quiet = (): Promise<void> => untilQuiet(server.app, time);

  return {
    ...{ database, time, acme, other, quiet },
    async record(...events) {
      await recordAll(server, events);
      await quiet();
    },
    async turnTo(at) {
      time.turnTo(Temporal.Instant.from(at));
      await quiet();
    },
    answer: (asked, token = tokens.acme) => answer('/portal/graphql', asked, token),
    ask: (asked, token = tokens.acme) => ask('/portal/graphql', asked, token),
    floor: (asked, token = tokens.admin) => ask('/graphql', asked, token),
    socket: (token = tokens.acme) => openRawSocket(`${server.url}/portal/graphql`, token),
    portalHead: (customer = acme) => database.transaction((tx) => loadPortalHead(tx, customer.customer)),
    async close() {
      await server.close();
      await fresh.drop();
    },
  };
}

async function recordAll(server: TestServer, events: readonly SentEvent[]): Promise<void> {
  const query = `mutation($input: RecordTicketEventsInput!) {
    recordTicketEvents(input: $input) { recorded userErrors { message } results { outcome userError { message } } } }`;
  const variables = { input: { source: 'Desk', events } };
  const { recordTicketEvents: done } = await server.ask<{ recordTicketEvents: { recorded: number } }>(
    query,
    variables,
    tokens.admin,
  );
  if (done.recorded !== events.length) throw new Error(`Not all was recorded: ${JSON.stringify(done)}`);
}

/** Waits until all that is due has been settled, all that was settled numbered, and all that was numbered published. */
async function untilQuiet({ database, feed }: App, time: TurnableTime): Promise<void> {
  const sql = `select (select count(*) from ticket where wake_at <= at_ms($1))
    + (select count(*) from deliverable_occurrence where wake_at <= at_ms($1))
    + (select count(*) from deliverable_plan where next_at <= at_ms($1)) as due, (select count(*) from outbox) as unsent`;
  const isQuiet = async (): Promise<boolean> => {
    const now = time.now().epochMilliseconds;
    const [left] = await database.transaction((tx) => tx.rows<{ due: number; unsent: number }>(sql, [now]));
    const head = await database.transaction(loadHead);
    return left?.due === 0 && left.unsent === 0 && feed.head() === head.position;
  };
  await vi.waitUntil(isQuiet, { timeout: 10_000, interval: 10 });
}

/** The body of a whole answer, unchunked. */
export function bodyOf(answer: string): string {
  const [head = '', ...rest] = answer.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  if (!/transfer-encoding: chunked/i.test(head)) return body;
  throw new Error('Expected an answer with a Content-Length, got a chunked one');
}

const saveToken = (tx: Tx, secret: string, customer: number): Promise<unknown> =>
  tx.rows(
    `insert into api_token (name, hash, role, customer_id, created_at) values ('portal', $1, 'CUSTOMER', $2, '2020-01-01T00:00:00Z')`,
    [hashSecret(secret), customer],
  );

/** The function that makes random ids gives way to one that counts, wherever the customer could see what it makes. */
const fixedIds = (name: string): string[] => [
  'create schema fixed',
  'create sequence fixed.id',
  `create function fixed.gen_random_uuid() returns uuid language sql as $$
     select ('00000000-0000-4000-8000-' || lpad(to_hex(nextval('fixed.id')), 12, '0'))::uuid $$`,
  ...['ticket', 'agreement', 'deliverable_occurrence'].map(
    (table) => `alter table ${table} alter column portal_id set default fixed.gen_random_uuid()`,
  ),
  `alter database ${name} set search_path = fixed, public, pg_catalog`,
  `update log_head set epoch = 'fixed'`,
];
