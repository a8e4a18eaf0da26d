// A wall that turns through the boards of a playlist, on a device whose clock the test turns.
import axe from 'axe-core';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { floorSdl } from '../../../scripts/documents.ts';
import { root } from '../../../scripts/tool.ts';
import { boardSettings, brokenClocks, clockOf, frameAt, sourceAges } from '../../dashboard/world.ts';
import { openBrowser } from '../../support/browser.ts';
import { picture } from './pages.ts';
import { startStandIn, type StandIn } from './standIn.ts';

const base = Date.parse('2026-11-20T15:21:08Z');
const names: Readonly<Record<string, string>> = { b1: 'Support floor', b2: 'Network', b3: 'Field' };
let browser: Browser;
let server: StandIn;
let page: Page;
let settings: object;
/** The server's clock goes with the device's, which the test turns. */
let turnedMs: number;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const frameOf = (board: string, changes: object = {}): Record<string, unknown> => {
  const next = clockOf({ reference: `${board.toUpperCase()}-1`, promiseLeft: board === 'b2' ? 9 : 45 }, base);
  const own = board === 'b1' ? {} : { nextToBreak: [next] };
  return { ...frameAt(base, { ...own, settings }), ...changes };
};
const playlist = (boards: readonly string[]): Record<string, unknown> => ({
  ...{ __typename: 'Playlist', id: 'p1', name: 'Hall', secondsPerBoard: 25 },
  boards: boards.map((id) => ({ id, name: names[id] })),
});

beforeEach(async () => {
  settings = boardSettings;
  turnedMs = 0;
  server = await startStandIn({
    sdl: readFileSync(floorSdl, 'utf8'),
    folder: join(root, 'dashboard/dist'),
    facts: {
      token: 'tv-token',
      serverTime: () => base + turnedMs,
      sources: () => sourceAges(base),
      query: {
        playlist: () => playlist(['b1', 'b2', 'b3']),
        board: ({ id }) => ({
          __typename: 'Board',
          id: String(id),
          name: names[String(id)] ?? '',
          frame: frameOf(String(id)),
        }),
      },
    },
    heartbeatMs: 100,
  });
});
afterEach(async () => {
  await page.context().close();
  await server.close();
});

async function openWall(size = { width: 1920, height: 1080 }): Promise<void> {
  page = await (await browser.newContext({ viewport: size })).newPage();
  await page.clock.install({ time: base });
  await page.goto(`${server.url}/wall/rotate/p1#token=tv-token`);
  await page.locator('.row').first().waitFor();
  await expect.poll(() => server.subscriptions.filter(({ field }) => field === 'board').length).toBe(3);
}
const shown = (): Promise<string> => page.locator('h1').innerText();
const strip = () => page.getByRole('region', { name: 'Next to break on all boards' });
/** Turns the device's clock second by second, so that the page does all that it would have done meanwhile. */
async function turn(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    turnedMs += 1_000;
    await page.clock.runFor(1_000);
  }
}
/** What is on the page at the very instant at which the board turns. */
const watchBlanks = (): Promise<void> =>
  page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    new MutationObserver(() => {
      if (document.querySelector('.wall-stage h1 , .wall-stage .row') === null) seen.push(document.body.innerText);
    }).observe(document.body, { childList: true, subtree: true });
  });

test('a wall turns through its boards, each with its picture at once, and says how far it is', async () => {
  await openWall();
  expect(await shown()).toBe('Support floor');
  await strip().getByText('1 of 3').waitFor();
  await watchBlanks();
  await turn(26);
  expect(await shown()).toBe('Network');
  await turn(25);
  expect(await shown()).toBe('Field');
  await turn(25);
  expect(await shown()).toBe('Support floor');
  expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([]);
});

test('what breaks next on any board stands below whichever is shown', async () => {
  await openWall();
  expect(await strip().locator('li').first().innerText()).toMatch(/^B2-1\s+0\d:\d\d\s+Network$/);
  await turn(26);
  expect(await strip().locator('li').first().innerText()).toContain('B2-1');
});

test('the wall stands still while something breaks, on whatever board, and then turns on', async () => {
  await openWall();
  await turn(20);
  const justBroken = clockOf({ reference: 'B3-7', promiseLeft: -0.1 }, base);
  const broken = ({ lastFirst }: { lastFirst: boolean }): unknown[] => (lastFirst ? [justBroken] : brokenClocks(base));
  server.push('board', frameOf('b3', { revision: 3, brokenCount: 5, broken }), ({ id }) => id === 'b3');
  await strip().getByText('B3-7').waitFor();
  await turn(2);
  await strip().getByText('held: a promise broke').waitFor();
  await picture(page, 'rotate-held');
  await turn(15);
  expect(await shown()).toBe('Support floor');
  await turn(20);
  expect(await shown()).toBe('Network');
  await expect.poll(() => strip().getByText('held: a promise broke').count()).toBe(0);
});

test('one line serves all boards, and a wall that lost it stands still', async () => {
  const sockets: string[] = [];
  page = await (await browser.newContext()).newPage();
  page.on('websocket', (socket) => sockets.push(socket.url()));
  await page.goto(`${server.url}/wall/rotate/p1#token=tv-token`);
  await page.locator('.row').first().waitFor();
  await expect.poll(() => server.subscriptions.filter(({ field }) => field === 'board').length).toBe(3);
  expect(sockets).toHaveLength(1);
  await server.goAway();
  await page.getByRole('alert').getByText('Not live: as of').waitFor();
  await server.comeBack();
  await page.getByRole('alert').waitFor({ state: 'detached', timeout: 10_000 });
});

test('a playlist that is not there says so, and begins when it is', async () => {
  const { playlist: known } = server.facts.query;
  server.facts.query['playlist'] = null;
  page = await (await browser.newContext()).newPage();
  await page.clock.install({ time: base });
  await page.goto(`${server.url}/wall/rotate/p1#token=tv-token`);
  await page.getByText('There is no such board').waitFor();
  server.facts.query['playlist'] = known ?? null;
  await turn(61);
  await page.locator('.row').first().waitFor();
});

test.each([3, 6, 9])('read from %s metres nothing overlaps, and axe knows no fault', async (viewingDistance) => {
  settings = { ...boardSettings, viewingDistance };
  await openWall();
  await turn(2);
  await picture(page, `rotate-${String(viewingDistance)}`);
  const boxes = await page.evaluate(() => {
    const bottom = (selector: string): number =>
      Math.max(0, ...[...document.querySelectorAll(selector)].map((one) => one.getBoundingClientRect().bottom));
    const top = (selector: string): number => document.querySelector(selector)?.getBoundingClientRect().top ?? Infinity;
    return {
      list: bottom('.next .row, .next .more'),
      below: top('.below > *'),
      beside: bottom('.broken li, .below li'),
      strip: top('.always > *'),
      end: bottom('.always p'),
      right: Math.max(...[...document.querySelectorAll('.always p')].map((one) => one.getBoundingClientRect().right)),
    };
  });
  expect(boxes.list).toBeGreaterThan(500);
  expect(boxes.list).toBeLessThanOrEqual(Math.min(boxes.below, boxes.strip) + 0.5);
  expect(boxes.beside).toBeLessThanOrEqual(boxes.strip + 0.5);
  expect(boxes.end).toBeLessThanOrEqual(1080 * 0.955);
  expect(boxes.right).toBeLessThanOrEqual(1920 * 0.95 + 5);
  await page.addScriptTag({ content: axe.source });
  const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
});
