// A wall hangs for months: what it keeps in memory must not grow with what it was told. The built app, on real frames.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { floorSdl } from '../../../scripts/documents.ts';
import { root } from '../../../scripts/tool.ts';
import { frameAt, nextToBreak, sourceAges } from '../../dashboard/world.ts';
import { heapOf, openBrowser } from '../../support/browser.ts';
import { startStandIn, type StandIn } from './standIn.ts';

const base = Date.parse('2026-11-20T15:21:08Z');
/** Half of it is what the waiting of this test leaves in the page. With every twentieth frame kept it grew by 2.3 MB. */
const GROWTH_BYTES = 1_000_000;

let browser: Browser;
let server: StandIn;

beforeAll(async () => {
  browser = await openBrowser();
  const began = performance.now();
  const serverTime = (): number => base + (performance.now() - began);
  server = await startStandIn({
    sdl: readFileSync(floorSdl, 'utf8'),
    folder: join(root, 'dashboard/dist'),
    facts: {
      ...{ token: 'tv-token', serverTime, sources: () => sourceAges(serverTime()) },
      query: { board: () => ({ __typename: 'Board', id: 'b1', name: 'Support floor', frame: frameAt(base) }) },
    },
    heartbeatMs: 300,
  });
});
afterAll(async () => {
  await server.close();
  await browser.close();
});

/** Rows come, go and change places from one update to the next, and promises break. */
const frameOf = (revision: number): Record<string, unknown> =>
  frameAt(base, {
    ...{ revision, cursor: `1.${String(revision)}`, brokenCount: 1_000 + revision },
    nextToBreak: nextToBreak(base).slice(revision % 4, 6 + (revision % 3)),
  });

test('the heap of a wall is as large after 5,000 updates as after 500', { timeout: 180_000 }, async () => {
  const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
  await page.goto(`${server.url}/wall/b1#token=tv-token`);
  await page.locator('.row').first().waitFor();
  await expect.poll(() => server.subscriptions.filter(({ field }) => field === 'board').length).toBe(1);
  // The first frame has the revision 2.
  let revision = 2;
  const update = async (until: number): Promise<void> => {
    while (revision < until) {
      revision += 1;
      server.push('board', frameOf(revision));
      // As fast as the page draws, and no faster.
      if (revision % 50 === 0) await shows(revision);
    }
    await shows(revision);
  };
  const shows = (shown: number): Promise<void> =>
    page.locator('.broken strong', { hasText: (1_000 + shown).toLocaleString('en-GB') }).waitFor();
  await update(500);
  const early = await heapOf(page);
  await update(5_000);
  const late = await heapOf(page);
  expect(early).toBeGreaterThan(1_000_000);
  expect(late - early).toBeLessThanOrEqual(GROWTH_BYTES);
});
