// A wall on a real server, with and without a way for its WebSocket.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../support/browser.ts';
import { startFloorWorld, type FloorWorld, type Party } from '../../support/floor-world.ts';

let browser: Browser;
let floor: FloorWorld;
let acme: Party;
let board: string;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  floor = await startFloorWorld('2026-03-02T12:00:00Z');
  acme = await floor.party('Acme');
  board = await floor.board();
});
afterAll(async () => {
  await floor.close();
  await browser.close();
});
afterEach(() => page.context().close());

async function openWall(before: (page: Page) => Promise<void>): Promise<void> {
  const token = await floor.token({ name: 'TV', role: 'BOARD', board });
  page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
  await before(page);
  await page.goto(`${floor.server.url}/wall/${board}#token=${token}`);
  await page.getByText('LIVE').first().waitFor();
}
const open = (ticket: string): Promise<void> =>
  floor.record('desk', {
    ...{ ticket, kind: 'OPENED', at: floor.time.now().toString(), actor: 'CUSTOMER', serviceAccount: acme.account },
    severity: 'HIGH',
  });
const row = (reference: string) => page.locator('.row', { hasText: reference });

describe('a wall', () => {
  test('behind a proxy that lets no WebSocket through is live all the same', async () => {
    let refused = 0;
    await openWall((fresh) =>
      fresh.routeWebSocket('**/graphql', (socket) => {
        refused += 1;
        return socket.close({ code: 1011 });
      }),
    );
    await open('SSE-1');
    await row('SSE-1').first().waitFor();
    const before = refused;
    expect(before).toBeGreaterThanOrEqual(2);
    await open('SSE-2');
    await row('SSE-2').first().waitFor();
    expect(refused).toBe(before);
  });

  test('keeps to its WebSocket where that is open', async () => {
    const streams: string[] = [];
    await openWall(async (fresh) => {
      fresh.on('request', (request) => {
        if (request.url().endsWith('/graphql/stream')) streams.push(request.url());
      });
      return Promise.resolve();
    });
    await open('WS-1');
    await row('WS-1').first().waitFor();
    expect(streams).toEqual([]);
  });
});
