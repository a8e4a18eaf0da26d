// Readers that stop reading, over real connections of both doors: what waits for them is bounded, pictures are left out for
// them, of changes they are sent none twice and none too few, and nobody else notices.
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { startFloorWorld, type FloorWorld, type Party } from '../support/floor-world.ts';

let floor: FloorWorld;
let acme: Party;
let tickets = 0;

beforeAll(async () => {
  floor = await startFloorWorld('2026-03-02T12:00:00Z');
  acme = await floor.party('Acme');
});
afterAll(() => floor.close());

// A subject is said so often that one message is a few hundred kilobytes: what the system holds for a connection, a few
// megabytes, is full after some twenty.
const subject = 'x'.repeat(9_000);
const wide = Array.from({ length: 28 }, (_, place) => `s${String(place)}: subject`).join(' ');

interface Asking {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What a change or a picture says of itself here. */
interface Said {
  readonly cursor?: string;
  readonly openCount?: number;
}

interface Reader {
  readonly came: Said[];
  readonly pause: () => void;
  readonly resume: () => void;
  /** With the code of the door, where it has one. */
  readonly closed: Promise<unknown>;
  readonly leave: () => void;
}

type Open = (asking: Asking) => Promise<Reader>;

/** The only field of a result. */
const valueIn = (text: string): Said => {
  const { data } = JSON.parse(text) as { data: Readonly<Record<string, Said>> };
  const [value] = Object.values(data);
  if (value === undefined) throw new Error(`Expected a value, got ${text.slice(0, 200)}`);
  return value;
};

const openStream: Open = async (asking) => {
  const came: Said[] = [];
  const request = httpRequest(`${floor.server.url}/graphql/stream`, {
    method: 'POST',
    headers: { authorization: `Bearer ${floor.server.adminToken}`, 'content-type': 'application/json' },
  });
  request.end(JSON.stringify(asking));
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const { socket } = response;
  let text = '';
  response.setEncoding('utf8').on('data', (part: string) => {
    const messages = (text + part).split('\n\n');
    text = messages.pop() ?? '';
    for (const message of messages) {
      const line = message.split('\n').find((one) => one.startsWith('data: {'));
      if (line !== undefined) came.push(valueIn(line.slice('data: '.length)));
    }
  });
  const closed = new Promise((resolve) => {
    response.once('error', () => undefined).once('close', resolve);
  });
  return {
    came,
    closed,
    pause: () => void socket.pause(),
    resume: () => void socket.resume(),
    leave: () => void request.destroy(),
  };
};

const openSocket: Open = async (asking) => {
  const came: Said[] = [];
  const socket = new WebSocket(`${floor.server.url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws');
  await once(socket, 'open');
  const closed = once(socket, 'close').then(([code]: unknown[]) => code);
  const payload = { authorization: `Bearer ${floor.server.adminToken}` };
  socket.send(JSON.stringify({ type: 'connection_init', payload }));
  await once(socket, 'message');
  socket.on('message', (text: Buffer) => {
    const message = JSON.parse(text.toString('utf8')) as { payload: unknown };
    came.push(valueIn(JSON.stringify(message.payload)));
  });
  socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: asking }));
  return {
    came,
    closed,
    pause: () => {
      socket.pause();
    },
    resume: () => {
      socket.resume();
    },
    leave: () => {
      socket.terminate();
    },
  };
};

async function openTickets(source: string, count: number): Promise<void> {
  const at = floor.time.now().toString();
  const events = Array.from({ length: count }, () => {
    tickets += 1;
    const who = { actor: 'CUSTOMER', serviceAccount: acme.account, subject };
    return { ticket: `S-${String(tickets)}`, kind: 'OPENED', at, ...who };
  });
  await floor.record(source, ...events);
}

describe.each([
  ['server-sent events', openStream, undefined],
  ['a WebSocket', openSocket, 4013],
] as const)('over %s, a reader that stops', (door, open, code) => {
  test('is closed when too many changes wait, resumes behind its last one, and the others hear all at once', async () => {
    const source = `changes ${door}`;
    const query = `subscription($filter: TicketFilter, $after: Cursor) { slaChanges(filter: $filter, after: $after) { cursor ticket { ${wide} } } }`;
    const begin = await floor.cursor();
    const asking = (after: string): Asking => ({ query, variables: { filter: { source: [source] }, after } });
    const slow = await open(asking(begin));
    const quick = await open(asking(begin));
    await openTickets(source, 1);
    await vi.waitUntil(() => slow.came.length === 2 && quick.came.length === 2);
    slow.pause();
    for (let batch = 0; batch < 10; batch += 1) {
      await openTickets(source, 5);
      // While the other takes nothing.
      await vi.waitUntil(() => quick.came.length === 2 + 10 * (batch + 1), { timeout: 5_000 });
    }
    slow.resume();
    if (code === undefined) await slow.closed;
    else expect([code, 1006]).toContain(await slow.closed);
    const all = quick.came.map(({ cursor }) => cursor);
    expect(slow.came.length).toBeLessThan(all.length);
    const again = await open(asking(slow.came.at(-1)?.cursor ?? ''));
    await vi.waitUntil(() => slow.came.length + again.came.length === all.length, { timeout: 5_000 });
    expect([...slow.came, ...again.came].map(({ cursor }) => cursor)).toEqual(all);
    quick.leave();
    again.leave();
  });

  test('is left out of pictures and stays, and when it reads again it has the last', async () => {
    const source = `pictures ${door}`;
    const board = await floor.board({ source: [source] });
    const rows = `nextToBreak(first: 12) { ticket { ${wide} } }`;
    const query = `subscription($board: ID!) { board(id: $board) { openCount ${rows} } }`;
    const asking = { query, variables: { board } };
    await openTickets(source, 6);
    await floor.quiet();
    const slow = await open(asking);
    await vi.waitUntil(() => slow.came.length === 1);
    slow.pause();
    const quick = await open(asking);
    await vi.waitUntil(() => quick.came.length === 1);
    for (let count = 7; count <= 16; count += 1) {
      await openTickets(source, 1);
      await vi.waitUntil(() => quick.came.at(-1)?.openCount === count, { timeout: 5_000 });
    }
    slow.resume();
    await vi.waitUntil(() => slow.came.at(-1)?.openCount === 16, { timeout: 10_000 });
    expect(slow.came.length).toBeLessThan(quick.came.length);
    const counts = slow.came.map(({ openCount }) => openCount ?? 0);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    await openTickets(source, 1);
    await vi.waitUntil(() => slow.came.at(-1)?.openCount === 17, { timeout: 5_000 });
    slow.leave();
    quick.leave();
  });
});
