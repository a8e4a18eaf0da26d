// What the door writes past the WebSocket library is what the library itself reads.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { framesOf } from '../../server/src/api/frames.ts';
import { startKeepAlive } from '../../server/src/api/keep-alive.ts';

const payloadOf = (text: string) => ({ bytes: Buffer.from(text), cursor: null });

const http = createServer();
const sockets = new WebSocketServer({ noServer: true });
const keepAlive = startKeepAlive(60);
let frames = Buffer.of();
http.on('upgrade', (request, stream: Duplex, head) => {
  sockets.handleUpgrade(request, stream, head, (socket) => {
    keepAlive.add(socket);
    stream.write(frames);
  });
});
beforeAll(async () => {
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
});
afterAll(() => {
  keepAlive.stop();
  http.close();
});
const open = (options: { autoPong?: boolean } = {}): WebSocket =>
  new WebSocket(`ws://127.0.0.1:${String((http.address() as AddressInfo).port)}`, options);

/** The messages of text that a client of the library reads. */
async function read(written: Buffer<ArrayBuffer>, count = 1): Promise<string[]> {
  frames = written;
  const messages: string[] = [];
  const socket = open();
  socket.on('message', (message: Buffer, isBinary: boolean) => {
    if (!isBinary) messages.push(message.toString('utf8'));
    if (messages.length === count) socket.terminate();
  });
  await once(socket, 'close');
  frames = Buffer.of();
  return messages;
}

describe('a frame', () => {
  test.each([0, 1, 124, 125, 126, 127, 65_534, 65_535, 65_536, 200_000])(
    'of %i bytes is read whole',
    async (length) => {
      expect(await read(framesOf([payloadOf('x'.repeat(length))], ''))).toEqual([`${'x'.repeat(length)}}`]);
    },
  );

  test('stands beside others, and says whose it is in whatever letters', async () => {
    const both = framesOf([payloadOf('{"a":1}'), payloadOf('"Zürich – 東京"')], '{"id":"ß🙂","payload":');
    expect(await read(both, 2)).toEqual(['{"id":"ß🙂","payload":{"a":1}}', '{"id":"ß🙂","payload":"Zürich – 東京"}']);
  });
});

describe('a peer', () => {
  test('that answers no ping is cut off, and one that answers stays', async () => {
    const alive = open();
    let pings = 0;
    alive.on('ping', () => (pings += 1));
    await once(alive, 'open');
    const silent = open({ autoPong: false });
    const [code] = (await once(silent, 'close')) as [number];
    expect(code).toBe(1006);
    await expect.poll(() => pings).toBeGreaterThan(3);
    expect(alive.readyState).toBe(WebSocket.OPEN);
    alive.terminate();
  });
});
