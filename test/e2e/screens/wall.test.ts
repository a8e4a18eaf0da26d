import axe from 'axe-core';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { floorSdl } from '../../../scripts/documents.ts';
import { root } from '../../../scripts/tool.ts';
import { frameAt, nextToBreak, sourceAges } from '../../dashboard/world.ts';
import { openBrowser } from '../../support/browser.ts';
import { startStandIn, type StandIn } from './standIn.ts';

const base = Date.parse('2026-11-20T15:21:08Z');
let browser: Browser;
let server: StandIn;
let page: Page;
/** When the server's clock says `base`, in ms of this process. */
let began: number;
const serverNow = (): number => base + (performance.now() - began);

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

beforeEach(async () => {
  began = performance.now();
  server = await startStandIn({
    sdl: readFileSync(floorSdl, 'utf8'),
    folder: join(root, 'dashboard/dist'),
    facts: {
      token: 'tv-token',
      serverTime: serverNow,
      sources: () => sourceAges(serverNow()),
      query: { board: () => ({ __typename: 'Board', id: 'b1', name: 'Support floor', frame: frameAt(base) }) },
    },
    heartbeatMs: 300,
  });
});
afterEach(async () => {
  await page.context().close();
  await server.close();
});

const hd = { viewport: { width: 1920, height: 1080 } };

async function openWall(
  options: BrowserContextOptions = hd,
  before: (page: Page) => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  page = await (await browser.newContext(options)).newPage();
  await before(page);
  await page.goto(`${server.url}/wall/b1#token=tv-token`);
  await page.locator('.row').first().waitFor();
}
const row = (reference: string) => page.locator('.row', { hasText: reference });
const framed = (changes: Record<string, unknown>): Record<string, unknown> => frameAt(serverNow(), changes);
/** Resolves once the server has been asked to follow this board so many times. */
const followed = (times: number): Promise<void> =>
  expect
    .poll(() => server.subscriptions.filter(({ field }) => field === 'board').length, { timeout: 20_000 })
    .toBe(times)
    .then(() => undefined);

describe('a wall', () => {
  test('opens with its token, keeps it, and shows no more of it', async () => {
    await openWall();
    expect(page.url()).toBe(`${server.url}/wall/b1`);
    await page.reload();
    await page.locator('.row').first().waitFor();
    expect(await page.title()).toBe('Support floor · Headroom');
  });

  test('with a token that is refused says so, and comes to life when it is taken', async () => {
    server.facts.token = 'another';
    page = await (await browser.newContext(hd)).newPage();
    await page.goto(`${server.url}/wall/b1#token=tv-token`);
    await page.getByText('This screen may not show the board').waitFor();
    server.facts.token = 'tv-token';
    await row('SN-4907').waitFor({ timeout: 15_000 });
  });

  test('asks nothing of any other machine', async () => {
    const asked: string[] = [];
    await openWall(hd, (opened) => Promise.resolve(opened.on('request', (request) => asked.push(request.url()))));
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.filter((url) => !url.startsWith(server.url))).toEqual([]);
  });

  test('draws a newer frame at once, and no older one', async () => {
    await openWall();
    await followed(1);
    server.push('board', framed({ revision: 3, cursor: '1.103', nextToBreak: nextToBreak(serverNow()).slice(1) }));
    await row('SN-4907').waitFor({ state: 'detached' });
    server.push('board', framed({ revision: 2, cursor: '1.102' }));
    server.push(
      'board',
      framed({ revision: 4, cursor: '1.104', brokenCount: 9, nextToBreak: nextToBreak(serverNow()).slice(1) }),
    );
    await page.locator('.broken strong', { hasText: '9' }).waitFor();
    expect(await row('SN-4907').count()).toBe(0);
  });

  test('frames a breach that happens before one’s eyes, for five seconds', async () => {
    await openWall();
    await followed(1);
    expect(await page.locator('.highlight').count()).toBe(0);
    server.push('board', framed({ revision: 3, brokenCount: 5 }));
    await page.locator('.highlight').waitFor();
    await page.locator('.highlight').waitFor({ state: 'detached', timeout: 6_000 });
  });

  test('shows the server’s time and right countdowns on a device that is an hour off', async () => {
    await openWall(hd, (opened) => opened.clock.install({ time: base + 3_600_000 }));
    await expect
      .poll(async () => {
        const shown = await page.locator('.clock').innerText();
        const told = new Date(serverNow()).toLocaleTimeString('en-GB', { timeZone: 'Europe/Berlin' });
        return shown === told;
      })
      .toBe(true);
    expect(await page.locator('.zone').innerText()).toBe('Berlin');
    expect(await row('SN-4907').locator('.left').nth(1).innerText()).toMatch(/^12:[012]\d$/);
  });

  test('takes a new build at a quiet moment', async () => {
    const quiet = frameAt(base, { nextToBreak: nextToBreak(base).slice(6) });
    server.facts.query['board'] = () => ({ __typename: 'Board', id: 'b1', name: 'Support floor', frame: quiet });
    await openWall(hd, (opened) => opened.clock.install());
    await page.locator('.live').waitFor();
    let reloads = 0;
    page.on('load', () => (reloads += 1));
    server.facts.build = 'build-2';
    // A heartbeat brings the news; each screen then waits its own part of twenty seconds.
    await expect.poll(() => page.clock.runFor(2_000).then(() => reloads), { timeout: 30_000 }).toBe(1);
  });
});

describe('a line that breaks', () => {
  test('shows as stale within a second, stands still, keeps its picture, and resumes from its cursor', async () => {
    await openWall();
    await followed(1);
    server.push('board', framed({ revision: 3, cursor: '1.103' }));
    await page.locator('.live').waitFor();
    const gone = performance.now();
    await server.goAway();
    await page.getByRole('alert').getByText('Not live: as of').waitFor();
    expect(performance.now() - gone).toBeLessThan(1_000 + 500);
    const left = row('SN-4907').locator('.left').nth(1);
    const frozen = await left.innerText();
    // The colour fades out; the banner stands there at once.
    const filter = (): Promise<string> =>
      page.locator('.wall-stage').evaluate((stage) => getComputedStyle(stage).filter);
    await expect.poll(filter).toContain('grayscale(1)');
    await server.comeBack();
    await page.getByRole('alert').waitFor({ state: 'detached', timeout: 8_000 });
    await followed(2);
    expect(server.subscriptions.filter(({ field }) => field === 'board').map(({ args }) => args['after'])).toEqual([
      '1.100',
      '1.103',
    ]);
    await expect.poll(() => left.innerText()).not.toBe(frozen);
  });

  test('with a cursor that became too old takes a fresh picture', async () => {
    await openWall();
    await followed(1);
    server.facts.query['board'] = () => ({
      __typename: 'Board',
      id: 'b1',
      name: 'Support floor',
      frame: frameAt(base, { revision: 50, cursor: '2.50', brokenCount: 77 }),
    });
    server.refuseNextCursor();
    server.cutSockets();
    await page.locator('.broken strong', { hasText: '77' }).waitFor({ timeout: 8_000 });
    await followed(3);
    expect(server.subscriptions[server.subscriptions.length - 1]?.args['after']).toBe('2.50');
  });

  test('that falls silent without closing shows as stale within sixteen seconds', async () => {
    await openWall(hd, (opened) => opened.clock.install());
    await page.locator('.live').waitFor();
    server.fallSilent(true);
    await page.clock.runFor(14_000);
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.clock.runFor(2_000);
    await page.getByRole('alert').getByText('Not live: as of').waitFor();
  });

  test('before the first frame waits under the board’s name', async () => {
    await openWall();
    await expect.poll(() => page.evaluate(filesNotKept)).toEqual([]);
    await server.goAway();
    // The page itself comes from the screen's own store: the server is away.
    await page.reload();
    await page.getByText('Waiting for server').waitFor();
    expect(await page.locator('h1').innerText()).toBe('Support floor');
    await server.comeBack();
    await row('SN-4907').waitFor({ timeout: 10_000 });
  });
});

/** Runs in the page: what it has loaded and the screen's own store does not hold yet; the page itself comes first. */
async function filesNotKept(): Promise<string[]> {
  const store = await caches.open('headroom-shell-1');
  const kept = new Set((await store.keys()).map(({ url }) => new URL(url).pathname));
  const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
  return ['/wall/', ...loaded].filter((path) => /^\/(assets|wall)\//.test(path) && !kept.has(path));
}

test('a source that falls silent is named, and its clocks are hatched, without a new frame', async () => {
  await openWall();
  expect(await page.locator('.row.silent').count()).toBe(0);
  server.facts.sources = () => sourceAges(serverNow(), 'Jira');
  await page.getByText('no events from Jira since 13:10').waitFor();
  await page.locator('.row.silent', { hasText: 'JR-1187' }).waitFor();
  expect(await page.locator('.row.silent').count()).toBe(1);
});

test('boxes keep their places while the wall comes up and lives', async () => {
  await openWall(hd, (opened) =>
    opened.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) =>
        list.getEntries().forEach((entry) => shifts.push((entry as unknown as { value: number }).value)),
      ).observe({ type: 'layout-shift', buffered: true });
    }),
  );
  await followed(1);
  server.push('board', framed({ revision: 3, brokenCount: 12, nextToBreak: nextToBreak(serverNow()).slice(2) }));
  await row('SN-4907').waitFor({ state: 'detached' });
  const moved = await page.evaluate(() =>
    (window as unknown as { shifts: number[] }).shifts.reduce((sum, one) => sum + one, 0),
  );
  expect(moved).toBeLessThanOrEqual(0.02);
});

test('with reduced motion nothing flashes and no row slides: a breach is a border that stands still', async () => {
  const moving = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { animationName, transitionProperty, outlineStyle, outlineWidth } = getComputedStyle(element);
        return { animationName, transitionProperty, outline: `${outlineStyle} ${outlineWidth}` };
      });
  await openWall({ ...hd, reducedMotion: 'reduce' });
  await followed(1);
  server.push('board', framed({ revision: 3, brokenCount: 5 }));
  await page.locator('.highlight').waitFor();
  const still = await moving('.highlight');
  expect(still.animationName).toBe('none');
  expect(still.outline).toMatch(/^solid ([3-9]|\d\d)/);
  expect(await moving('.row')).toMatchObject({ animationName: 'none', transitionProperty: 'none' });
});

describe('a screen that should not go to sleep', () => {
  /** Runs in the page before all else: a wake lock that is given and counted. */
  function countedLock(): void {
    const asked: string[] = [];
    const request = (kind: string): Promise<unknown> => {
      asked.push(kind);
      return Promise.resolve({ release: () => Promise.resolve() });
    };
    Object.assign(window, { asked });
    Object.defineProperty(navigator, 'wakeLock', { value: { request } });
  }

  test('asks for a wake lock, and anew each time it is seen again', async () => {
    await openWall(hd, (opened) => opened.addInitScript(countedLock));
    const asked = () => page.evaluate(() => (window as unknown as { asked: string[] }).asked);
    expect(await asked()).toEqual(['screen']);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    expect(await asked()).toEqual(['screen', 'screen']);
    expect(await page.locator('.lacks').count()).toBe(0);
  });

  test.each([
    [
      'without https',
      'a wake lock needs https',
      () => Object.defineProperty(window, 'isSecureContext', { value: false }),
    ],
    [
      'in a browser that knows none',
      'the browser has no wake lock',
      () => Reflect.deleteProperty(Navigator.prototype, 'wakeLock'),
    ],
    [
      'that is given none',
      'the browser gave no wake lock',
      () =>
        Object.defineProperty(navigator, 'wakeLock', { value: { request: () => Promise.reject(new Error('No.')) } }),
    ],
  ])('%s says what it lacks, and works on', async (_name, words, without) => {
    await openWall(hd, (opened) => opened.addInitScript(without));
    await page.locator('.lacks', { hasText: words }).waitFor();
    await followed(1);
    server.push('board', framed({ revision: 3, brokenCount: 9 }));
    await page.locator('.broken strong', { hasText: '9' }).waitFor();
  });
});

test('has no accessibility fault that axe knows', async () => {
  await openWall();
  await page.addScriptTag({ content: axe.source });
  const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
});
