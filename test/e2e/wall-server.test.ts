// A wall and a real server in a process of its own: frozen, it is called stale though its socket is open; killed and started
// again, the wall is live by itself and shows what happened meanwhile.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../scripts/tool.ts';
import { openBrowser } from '../support/browser.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';

const token = 'the-admin-token-of-this-test';
let browser: Browser;
let database: FreshDatabase;
let child: ChildProcess;
let url: string;
let page: Page;

/** Starts the compiled server; resolves to its address. */
async function start(port: string): Promise<string> {
  child = spawn('node', [join(root, 'server/dist/main.js')], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      ...{ PATH: process.env['PATH'], PORT: port, HOST: '127.0.0.1', HEADROOM_DEMO: 'on', LOG_LEVEL: 'silent' },
      ...{ DATABASE_URL: database.url, HEADROOM_ADMIN_TOKEN: token },
    },
  });
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  if (child.stdout === null) throw new Error('The output of the server is not piped.');
  createInterface({ input: child.stdout }).on('line', (line) => {
    const address = /^ {2}Headroom +(http\S+)/.exec(line)?.[1];
    if (address !== undefined) resolve(address);
  });
  child.once('exit', () => reject(new Error('The server ended before it listened.')));
  return promise;
}

async function ask<D>(query: string, variables: object = {}): Promise<D> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  return ((await answer.json()) as { data: D }).data;
}

interface Seen {
  readonly broken: number;
  readonly next: readonly string[];
}
/** What the server says of the board, and what the wall shows. */
const told = async (board: string): Promise<Seen> => {
  const { board: found } = await ask<{
    board: { frame: { brokenCount: number; nextToBreak: { ticket: { reference: string } }[] } };
  }>('query ($id: ID!) { board(id: $id) { frame { brokenCount nextToBreak(first: 4) { ticket { reference } } } } }', {
    id: board,
  });
  return { broken: found.frame.brokenCount, next: found.frame.nextToBreak.map(({ ticket }) => ticket.reference) };
};
const shown = async (): Promise<Seen> => ({
  broken: Number(await page.locator('.broken strong').innerText()),
  next: (await page.locator('.row .ticket .one-line').allInnerTexts()).slice(0, 4),
});

beforeAll(async () => {
  browser = await openBrowser();
  database = await freshDatabase();
  url = (await start('0')).replace('localhost', '127.0.0.1');
});
afterAll(async () => {
  child.kill('SIGCONT');
  child.kill('SIGKILL');
  await browser.close();
  await database.drop();
});

test('a frozen server is called stale, one that lives again is followed, and one that was killed comes back right', async () => {
  const { boards } = await ask<{ boards: { nodes: { id: string }[] } }>('{ boards { nodes { id } } }');
  const board = boards.nodes[0]?.id ?? expect.fail('The demo has no board');
  const made = await ask<{ token: { token: string } }>(
    'mutation ($board: ID!) { token: createApiToken(input: { name: "TV", role: BOARD, board: $board }) { token } }',
    { board },
  );
  page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
  await page.clock.install();
  await page.goto(`${url}/wall/${board}#token=${made.token.token}`);
  await page.locator('.row').first().waitFor();
  await expect.poll(shown).toEqual(await told(board));

  child.kill('SIGSTOP');
  // The socket is open and says nothing: the page finds out by its own clock, which the test turns.
  await page.clock.runFor(17_000);
  await page.getByRole('alert').getByText('Not live: as of').waitFor();
  expect(await page.locator('.row').count()).toBeGreaterThan(0);
  child.kill('SIGCONT');
  await page.clock.resume();
  await page.getByRole('alert').waitFor({ state: 'detached', timeout: 30_000 });

  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
  await page.getByRole('alert').getByText('Not live: as of').waitFor();
  await start(new URL(url).port);
  const [first = ''] = (await told(board)).next;
  const { tickets } = await ask<{ tickets: { nodes: { source: string }[] } }>(
    '{ tickets(first: 1) { nodes { source } } }',
  );
  await ask('mutation ($input: RecordTicketEventsInput!) { recordTicketEvents(input: $input) { recorded } }', {
    input: {
      source: tickets.nodes[0]?.source,
      events: [
        {
          eventId: 'after-1',
          ticket: first,
          kind: 'STATUS_CHANGED',
          status: 'RESOLVED',
          actor: 'AGENT',
          at: new Date().toISOString(),
        },
      ],
    },
  });
  await page.getByRole('alert').waitFor({ state: 'detached', timeout: 30_000 });
  await expect.poll(async () => (await told(board)).next.includes(first)).toBe(false);
  await expect.poll(shown, { timeout: 15_000 }).toEqual(await told(board));
}, 120_000);
