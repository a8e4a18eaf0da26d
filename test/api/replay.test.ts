// A replay as one watches it: a server with a clock that runs fast is fed the small log over HTTP, clocks break by
// themselves, and nothing is left behind.
import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommandLine } from '../../server/src/cli.ts';
import { createTerminal } from '../../server/src/cli/terminal.ts';
import { floorClient, FloorRefused } from '../../server/src/cli/floor-client.ts';
import { replayTime } from '../../server/src/cli/replay-time.ts';
import { playEvents } from '../../server/src/connect/replay-events.ts';
import { turnableClock } from '../support/clock.ts';
import { runHere } from '../support/command.ts';
import { scratchFolder } from '../support/scratch.ts';
import type { ScratchFolder } from '../support/scratch.ts';
import { event } from '../support/world.ts';

const small = new URL('../support/servicenow-small.csv', import.meta.url).pathname;

// A temporary folder of this file's own, so that whatever a replay leaves behind is seen.
const before = process.env['TMPDIR'];
let folder: ScratchFolder;
beforeAll(async () => {
  folder = await scratchFolder();
  process.env['TMPDIR'] = folder.path;
});
afterAll(async () => {
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  await folder.remove();
});
const leftBehind = (): Promise<string[]> => readdir(folder.path);

interface Frame {
  snapshot: { serverTime: string };
  board: { frame: { openCount: number; brokenCount: number } };
  tickets: { totalCount: number };
  ticket: {
    clocks: { nodes: { measure: string; promise: { breachedAt: string | null; noticedAt: string | null } }[] };
  };
}

test('clocks break while one watches', async () => {
  const ready = Promise.withResolvers<string>();
  const stop = new AbortController();
  let out = '';
  const terminal = createTerminal({
    out: {
      write(text: string) {
        out += text;
        if (out.includes('Ctrl-C ends it.')) ready.resolve(out);
        return true;
      },
    },
    err: { write: () => true },
    elapsedMs: () => performance.now(),
  });
  expect(await leftBehind()).toEqual([]);
  // Tickets 51 to 60 were opened from 10 April on and nobody ever resolves them: 40 hours of office are over by the 18th.
  const args = [
    'replay',
    small,
    '--zone',
    'America/Sao_Paulo',
    '--from',
    '2016-04-14T12:00:00Z',
    '--speed',
    '60000',
    '--port',
    '0',
  ];
  const ended = runCommandLine({ args, environment: { LOG_LEVEL: 'silent' }, terminal, signal: stop.signal });
  void ended.then((code) => ready.reject(new Error(`The replay ended with ${String(code)}: ${out}`)));
  try {
    await ready.promise;
    const [, url = '', board = '', token = ''] =
      /^Wall: +(http:\/\/localhost:\d+)\/wall\/(\w+)#token=(\S+)$/m.exec(out) ?? [];
    const code = /^Sign in: .*#code=(\S+)$/m.exec(out)?.[1];
    const signedIn = await fetch(`${url}/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify({ code }),
    });
    expect(signedIn.ok).toBe(true);
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const look = async (): Promise<Frame> => {
      const query = `query ($board: ID!) {
        snapshot { serverTime } board(id: $board) { frame { openCount brokenCount } } tickets { totalCount }
        ticket(reference: "INC7000051") { clocks { nodes { measure promise { breachedAt noticedAt } } } }
      }`;
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: url, cookie },
        body: JSON.stringify({ query, variables: { board } }),
      });
      const reply = (await response.json()) as { data?: Frame; errors?: unknown };
      return reply.data ?? expect.fail(JSON.stringify(reply.errors));
    };
    await expect(floorClient(url, 'not-a-token').ask('query { viewer { name } }', {})).rejects.toThrow(FloorRefused);
    // What a wall may see with its own token.
    const walls = await floorClient(url, token).ask<{ board: object }>(
      `query { board(id: "${board}") { frame { openCount } } }`,
      {},
    );
    expect(walls.board).toMatchObject({ frame: { openCount: expect.any(Number) as number } });
    const first = await look();
    expect(first.tickets.totalCount).toBeGreaterThan(55);
    expect(first.snapshot.serverTime < '2016-04-18').toBe(true);
    let last = first;
    // Each look comes after the answer to the one before; the test's own time limit ends a watch in vain.
    while (last.board.frame.brokenCount <= first.board.frame.brokenCount) last = await look();
    expect(last.snapshot.serverTime > first.snapshot.serverTime).toBe(true);
  } finally {
    // Also when something above failed: its PostgreSQL would outlive the test.
    stop.abort();
    await ended;
  }
  // Closed: its address answers no more.
  await expect(fetch(/http:\/\/localhost:\d+/.exec(out)?.[0] ?? '')).rejects.toThrow('fetch failed');
  expect(await ended).toBe(0);
  expect(out).toMatch(/^Played \d+ events\.$/m);
  expect(await leftBehind()).toEqual([]);
}, 90_000);

test('an event is handed over when its instant has come, with all others that came by then, in order', async () => {
  const time = turnableClock('2016-03-01T09:00:00Z');
  const at = (clock: string, eventId: string) =>
    event({ ticket: 'T', eventId, kind: 'UPDATED', time: `2016-03-01T${clock}:00Z` });
  const events = [at('09:00', 'a'), at('09:10', 'b'), at('09:10', 'c'), at('09:20', 'd'), at('11:00', 'e')];
  const sent: string[] = [];
  const stop = new AbortController();
  const played = playEvents(events, 2, {
    now: () => time.now(),
    sleepUntil: (until, signal) => time.sleepUntil(until, signal),
    send(batch) {
      sent.push(batch.map(({ eventId }) => eventId).join(''));
      // What comes due while a batch is on its way goes with the next ones.
      if (sent.length === 1) time.turnTo(Temporal.Instant.from('2016-03-01T10:00:00Z'));
      if (sent.length === 3) stop.abort();
      return Promise.resolve();
    },
    onPlayed: () => undefined,
    signal: stop.signal,
  });
  expect(await played).toBe(4);
  expect(sent).toEqual(['a', 'bc', 'd']);
});

test('the clock of a replay stands until it is let go, and those who sleep on it wake when their time comes', async () => {
  const start = Temporal.Instant.from('2016-03-01T09:00:00Z');
  const time = replayTime(start, 100_000);
  expect(time.now()).toEqual(start);
  expect(time.rate).toBe(100_000);
  await time.sleepUntil(start, new AbortController().signal);
  const stop = new AbortController();
  const given = time.sleepUntil(start.add({ hours: 1_000 }), stop.signal);
  stop.abort();
  await given;
  const woken = time.sleepUntil(start.add({ seconds: 100 }), new AbortController().signal);
  time.go();
  await woken;
  expect(Temporal.Instant.compare(time.now(), start.add({ seconds: 100 }))).not.toBe(-1);
  expect(() => replayTime(start, 0)).toThrow(RangeError);
});

test.each([
  [['replay', small, '--zone', 'UTC', '--speed', '0'], '--speed: expected a whole number from 1 to 100000; "0" came.'],
  [['replay', small, '--speed', '600'], 'headroom replay: the log has no zone of its own'],
  [['replay', small, '--zone', 'UTC', '--from', 'monday'], '--from: expected an instant such as'],
])('called as %j is refused before anything starts', async (args, message) => {
  const { code, err } = await runHere(args);
  expect(code).toBe(2);
  expect(err).toContain(message);
  expect(await leftBehind()).toEqual([]);
});
