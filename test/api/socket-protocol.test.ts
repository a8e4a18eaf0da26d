// graphql-transport-ws, message by message: what a client that keeps the protocol is answered, and with which code one that
// does not is sent away.
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { openPlainSocket, openSocket, type PlainSocket } from '../support/socket-client.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const url = (): string => `${server.url.replace(/^http/, 'ws')}/graphql`;
const greeting = () => ({
  type: 'connection_init',
  payload: { authorization: `Bearer ${server.adminToken}` },
});
const admitted = (): Promise<PlainSocket> => openSocket(url(), { connectionParams: greeting().payload });
const listening = { query: 'subscription { slaChanges { cursor } }' };

describe('a socket', () => {
  test('is told connection_ack once it said who it is', async () => {
    const socket = await openPlainSocket(url());
    socket.send(greeting());
    expect(await socket.next()).toEqual({ type: 'connection_ack' });
    await socket.close();
  });

  test('may ping before and after, and is answered with what it sent', async () => {
    const socket = await openPlainSocket(url());
    socket.send({ type: 'ping' });
    expect(await socket.next()).toMatchObject({ type: 'pong' });
    socket.send(greeting());
    await socket.next(({ type }) => type === 'connection_ack');
    socket.send({ type: 'ping', payload: { at: 7 } });
    expect(await socket.next()).toEqual({ type: 'pong', payload: { at: 7 } });
    await socket.close();
  });

  test('may pong without being asked', async () => {
    const socket = await admitted();
    socket.send({ type: 'pong' });
    socket.send({ type: 'ping' });
    expect(await socket.next()).toMatchObject({ type: 'pong' });
    await socket.close();
  });

  test('may ask a query, and is told its end', async () => {
    const socket = await admitted();
    socket.send({ type: 'subscribe', id: 'q', payload: { query: '{ viewer { roles } }' } });
    expect(await socket.next()).toEqual({
      ...{ type: 'next', id: 'q' },
      payload: { data: { viewer: { roles: ['ADMIN'] } } },
    });
    expect(await socket.next()).toEqual({ type: 'complete', id: 'q' });
    await socket.close();
  });

  test('is told what is wrong with a document by an error, which is the last word of its operation', async () => {
    const socket = await admitted();
    socket.send({ type: 'subscribe', id: 'e', payload: { query: '{ nothingOfThisName }' } });
    expect(await socket.next()).toMatchObject({
      type: 'error',
      id: 'e',
      payload: [{ message: expect.any(String) as string }],
    });
    socket.send({ type: 'subscribe', id: 'e', payload: { query: '{ viewer { roles } }' } });
    expect(await socket.next()).toMatchObject({ type: 'next', id: 'e' });
    await socket.close();
  });

  test('hears no more of what it completed, and may use the name again', async () => {
    const socket = await admitted();
    socket.send({ type: 'subscribe', id: '1', payload: { query: 'subscription { heartbeat { build } }' } });
    await socket.next(({ type, id }) => type === 'next' && id === '1');
    socket.send({ type: 'complete', id: '1' });
    socket.send({ type: 'ping' });
    await socket.next(({ type }) => type === 'pong');
    socket.send({ type: 'subscribe', id: '1', payload: { query: '{ viewer { roles } }' } });
    expect(await socket.next(({ id }) => id === '1')).toMatchObject({ payload: { data: { viewer: {} } } });
    await socket.close();
  });

  test('may complete what it never began', async () => {
    const socket = await admitted();
    socket.send({ type: 'complete', id: 'never' });
    socket.send({ type: 'ping' });
    expect(await socket.next()).toMatchObject({ type: 'pong' });
    await socket.close();
  });
});

describe('a socket is closed', () => {
  test.each<[string, number, (socket: PlainSocket) => void]>([
    ...(
      [
        ['a text that is no JSON', 'hello'],
        ['JSON that is no message', '[]'],
        ['a message of an unknown type', '{"type":"start"}'],
        ['a subscription without an id', '{"type":"subscribe","payload":{"query":"{ viewer { roles } }"}}'],
        ['a subscription with an empty id', '{"type":"subscribe","id":"","payload":{"query":"{ viewer { roles } }"}}'],
        ['a subscription without a query', '{"type":"subscribe","id":"1","payload":{}}'],
        ['variables that are no object', '{"type":"subscribe","id":"1","payload":{"query":"{ a }","variables":7}}'],
        ['a completion without an id', '{"type":"complete"}'],
      ] as const
    ).map(([what, text]): [string, number, (socket: PlainSocket) => void] => [
      ...([what, 4400] as const),
      (socket) => {
        socket.sendText(text);
      },
    ]),
    [
      ...(['a second connection_init', 4429] as const),
      (socket) => {
        socket.send(greeting());
      },
    ],
    [
      ...(['an id that is in use', 4409] as const),
      (socket) => {
        socket.send({ type: 'subscribe', id: '1', payload: listening });
        socket.send({ type: 'subscribe', id: '1', payload: listening });
      },
    ],
    [
      ...(['a message beyond 64 KiB', 1009] as const),
      (socket) => {
        socket.send({ type: 'ping', payload: { text: 'x'.repeat(65_536) } });
      },
    ],
  ])('for %s, with %i', async (_what, code, offend) => {
    const socket = await admitted();
    offend(socket);
    expect(await socket.closed).toBe(code);
  });

  test('for asking before it said who it is, with 4401', async () => {
    const socket = await openPlainSocket(url());
    socket.send({ type: 'subscribe', id: '1', payload: listening });
    expect(await socket.closed).toBe(4401);
  });

  test('for a token that nobody has, with 4403', async () => {
    const socket = await openPlainSocket(url());
    socket.send({ type: 'connection_init', payload: { authorization: 'Bearer nobody' } });
    expect(await socket.closed).toBe(4403);
  });

  test('for a binary message that is no JSON, with 4400; one that is JSON is read as text', async () => {
    const open = async (): Promise<WebSocket> => {
      const socket = new WebSocket(url(), 'graphql-transport-ws');
      await once(socket, 'open');
      return socket;
    };
    const spoken = await open();
    spoken.send(Buffer.from(JSON.stringify(greeting())), { binary: true });
    const [answer] = (await once(spoken, 'message')) as [Buffer];
    expect(String(answer)).toContain('connection_ack');
    spoken.terminate();
    const noise = await open();
    noise.send(Buffer.from([0xde, 0xad, 0xbe, 0xef]), { binary: true });
    const [code] = (await once(noise, 'close')) as [number];
    expect(code).toBe(4400);
  });
});
