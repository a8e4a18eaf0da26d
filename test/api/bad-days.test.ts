// The database goes away under the server and comes back: clear answers meanwhile, everything as before afterwards.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { execute, urlOf } from '../support/cluster.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { record } from '../support/api-world.ts';
import { openSocket } from '../support/socket-client.ts';
import { startServer, type TestServer } from '../support/server.ts';

let database: FreshDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await freshDatabase();
  server = await startServer({ databaseUrl: database.url });
});
afterAll(async () => {
  await server.close();
  await database.drop();
});

const name = (): string => new URL(database.url).pathname.slice(1);
const maintenance = (sql: string): Promise<void> => execute(urlOf(database.url, 'postgres'), [sql]);
/** Cuts every connection and lets no new one in, as a stopped PostgreSQL would. */
const takeAway = async (): Promise<void> => {
  await maintenance(`alter database ${name()} allow_connections false`);
  await maintenance(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name()}'`);
};
const bringBack = (): Promise<void> => maintenance(`alter database ${name()} allow_connections true`);

const ready = async (): Promise<number> => (await fetch(`${server.url}/ready`)).status;

test(
  'the server lives on without its database, says so, and works again by itself when it is back',
  { timeout: 60_000 },
  async () => {
    const opening = (ticket: string): Record<string, unknown> => ({
      source: 'Desk',
      events: [{ ticket, eventId: ticket, at: new Date(Date.now() - 60_000).toISOString(), kind: 'OPENED' }],
    });
    const socket = await openSocket(`${server.url}/graphql`, {
      connectionParams: { authorization: server.adminToken },
    });
    socket.send({ id: 'live', type: 'subscribe', payload: { query: 'subscription { heartbeat { serverTime } }' } });
    await socket.next(({ id }) => id === 'live');
    expect(await record(server, opening('BEFORE'))).toMatchObject({ recorded: 1 });

    await takeAway();
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
    expect(await ready()).toBe(503);
    const away = await server.gql('{ customers { totalCount } }');
    expect(away.data).toBeNull();
    expect(away.errors.map(({ extensions }) => extensions.code)).toEqual(['UNAVAILABLE']);
    await expect(record(server, opening('MEANWHILE'))).rejects.toThrow(/UNAVAILABLE/);

    await bringBack();
    await vi.waitFor(async () => expect(await ready()).toBe(200), { timeout: 20_000, interval: 100 });
    // The environment's own token needs no database to be known, so its socket was never closed.
    socket.send({
      id: 'again',
      type: 'subscribe',
      payload: {
        query: '{ ticket(reference: "BEFORE") { reference } none: ticket(reference: "MEANWHILE") { reference } }',
      },
    });
    expect(await socket.next(({ id }) => id === 'again')).toMatchObject({
      payload: { data: { ticket: { reference: 'BEFORE' }, none: null } },
    });
    expect(await record(server, opening('AFTER'))).toMatchObject({ recorded: 1 });
    await socket.close();
  },
);

// Several times: what is just being asked when the end comes differs from run to run.
test.each([1, 2, 3, 4])(
  'a server that ends tells its sockets to come back, and leaves no connection behind, run %i',
  async () => {
    const own = await freshDatabase();
    const ending = await startServer({ databaseUrl: own.url });
    const socket = await openSocket(`${ending.url}/graphql`, {
      connectionParams: { authorization: ending.adminToken },
    });
    socket.send({ id: '1', type: 'subscribe', payload: { query: 'subscription { slaChanges { cursor } }' } });
    const startedMs = performance.now();
    await ending.close();
    expect(await socket.closed).toBe(1001);
    expect(performance.now() - startedMs).toBeLessThan(5_000);
    await expect(fetch(`${ending.url}/health`)).rejects.toThrow();
    // Without force: a connection that was left would keep the database from being dropped.
    await execute(urlOf(own.url, 'postgres'), [`drop database ${new URL(own.url).pathname.slice(1)}`]);
  },
);

test('a start is refused whole when a part of it fails, and leaves nothing behind', async () => {
  const port = new URL(server.url).port;
  const own = await freshDatabase();
  await expect(startServer({ databaseUrl: own.url, env: { PORT: port } })).rejects.toThrow(/EADDRINUSE/);
  await execute(urlOf(own.url, 'postgres'), [`drop database ${new URL(own.url).pathname.slice(1)}`]);
});
