// What an administrator is told when breaches are heard too late, and nobody else.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openBrowser } from '../../support/browser.ts';
import { turnableClock } from '../../support/clock.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { desk, findNothingWrong, openPage, phone, picture } from './pages.ts';

const time = turnableClock('2026-03-02T12:00:00Z');
let browser: Browser;
let server: TestServer;
beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer({ time, env: { CANARY_SECONDS: '60' } })]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const lateness = async (): Promise<string | null> =>
  (await server.ask<{ canary: { lateness: string | null } }>('{ canary { lateness } }')).canary.lateness;

test('the pages of administration say that a breach came late, to administrators', async () => {
  await vi.waitUntil(async () => {
    const sql = 'select count(*) as count from clock';
    const [row] = await server.app.database.transaction((tx) => tx.rows<{ count: number }>(sql));
    return row?.count === 1;
  });
  const sentence = "Breaches are heard late: the server's own test ticket came 4.2 s after it broke";
  const before = await openPage({ browser, server }, '/admin/people');
  await before.getByText(/^\d+ (person|people)$/).waitFor();
  expect(await before.getByText(sentence).count()).toBe(0);
  time.advance(9_200);
  await vi.waitUntil(async () => (await lateness()) === 'PT4.2S', { timeout: 5_000 });
  for (const [name, options] of Object.entries({ desk, phone })) {
    const page = await openPage({ browser, server }, '/admin/people', options);
    await page.getByText(sentence).waitFor();
    await picture(page, `canary-${name}`);
    await findNothingWrong(page);
  }
  const { createApiToken } = await server.ask<{ createApiToken: { token: string } }>(
    'mutation { createApiToken(input: { name: "Manager", role: MANAGER }) { token } }',
  );
  const manager = await openPage({ browser, server }, '/admin/boards', desk, createApiToken.token);
  await manager.getByRole('navigation', { name: 'Admin' }).waitFor();
  await manager.getByRole('heading', { name: 'Boards' }).waitFor();
  expect(await manager.getByText(sentence).count()).toBe(0);
}, 60_000);
