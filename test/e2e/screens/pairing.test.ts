// A TV, a phone and a desk: the TV shows a code, the phone approves it, the desk moves and revokes it. No key is pressed on
// the TV.
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openBrowser } from '../../support/browser.ts';
import { startServer, type TestServer } from '../../support/server.ts';

let browser: Browser;
let server: TestServer;
const pages: Page[] = [];
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  server = await startServer();
  for (const name of ['Support', 'Network']) {
    await server.ask('mutation ($name: String!) { createBoard(input: { name: $name }) { board { id } } }', { name });
  }
});
afterEach(async () => {
  await Promise.all(pages.splice(0).map((page) => page.context().close()));
  await server.close();
});

const tvSize = { viewport: { width: 1920, height: 1080 } };
const phoneSize = { viewport: { width: 390, height: 844 }, isMobile: true };

async function newPage(options: BrowserContextOptions, session: string | null): Promise<Page> {
  const context = await browser.newContext(options);
  if (session !== null) await context.addCookies([{ name: 'headroom', value: session, url: server.url }]);
  const page = await context.newPage();
  pages.push(page);
  return page;
}

/** A page that moves on by itself may leave one address for the next before it is loaded. */
const showsAt = (page: Page, address: RegExp): Promise<void> =>
  expect.poll(() => page.url(), { timeout: 30_000 }).toMatch(address);

async function openTv(): Promise<{ tv: Page; code: string }> {
  const tv = await newPage(tvSize, null);
  await tv.goto(`${server.url}/tv`);
  return { tv, code: await codeOn(tv) };
}

const codeOn = async (tv: Page): Promise<string> => (await tv.locator('.code').innerText()).trim();

async function approve(code: string, name: string): Promise<Page> {
  const phone = await newPage(phoneSize, server.adminToken);
  await phone.goto(`${server.url}/pair?code=${code}`);
  await phone.getByLabel('Name').fill(name);
  await phone.getByLabel('Board').selectOption('Support');
  await phone.getByRole('button', { name: 'Approve' }).click();
  await phone.getByText(`${name} shows its board within seconds.`).waitFor();
  return phone;
}

const faults = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<axe.AxeResults>('axe.run()');
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
};

describe('a screen', () => {
  test('is paired from a phone, is moved and revoked from a desk, and never sees a login page', async () => {
    const { tv, code } = await openTv();
    expect(code).toMatch(/^[A-Z]{4}-[A-Z]{4}$/);
    await tv.getByRole('img', { name: `QR code of ${server.url}/pair?code=${code}` }).waitFor();
    expect(await faults(tv)).toEqual([]);
    await approve(code, 'Left of the door');
    await showsAt(tv, /\/wall\//);
    await tv.getByRole('heading', { name: 'Support' }).waitFor();

    const desk = await newPage(tvSize, server.adminToken);
    await desk.goto(`${server.url}/admin/screens`);
    const row = desk.locator('tr', { hasText: 'Left of the door' });
    await row.getByText('on', { exact: true }).waitFor();
    await row.getByText('1920 × 1080').waitFor();
    expect(await faults(desk)).toEqual([]);

    await row.getByRole('button', { name: 'Change' }).click();
    await desk.getByLabel('Board').selectOption('Network');
    await desk.getByRole('button', { name: 'Save' }).click();
    await tv.getByRole('heading', { name: 'Network' }).waitFor();

    await row.getByRole('button', { name: 'Revoke' }).click();
    await desk.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await tv.getByRole('heading', { name: 'Pair this screen' }).waitFor();
    expect(await codeOn(tv)).not.toBe(code);
    await desk.getByText('No screen is paired yet.').waitFor();
    await desk.getByLabel('Show revoked ones').check();
    await row.getByText(/^revoked/).waitFor();
  });

  test('turns through a playlist that was chosen on the phone, and shows one board when a desk says so', async () => {
    const { boards } = await server.ask<{ boards: { nodes: { id: string }[] } }>('{ boards { nodes { id } } }');
    await server.ask(
      'mutation ($boards: [ID!]!) { createPlaylist(input: { name: "Both", boards: $boards }) { playlist { id } } }',
      {
        boards: boards.nodes.map(({ id }) => id),
      },
    );
    const { tv, code } = await openTv();
    const phone = await newPage(phoneSize, server.adminToken);
    await phone.goto(`${server.url}/pair?code=${code}`);
    await phone.getByLabel('Name').fill('Hall');
    await phone.getByLabel('Or a playlist').selectOption('Both');
    expect(await phone.getByLabel('Board', { exact: true }).isDisabled()).toBe(true);
    expect(await faults(phone)).toEqual([]);
    await phone.getByRole('button', { name: 'Approve' }).click();
    await phone.getByText('Hall shows its boards within seconds.').waitFor();
    await showsAt(tv, /\/wall\/rotate\//);
    await tv.getByText('1 of 2').waitFor();
    const desk = await newPage(tvSize, server.adminToken);
    await desk.goto(`${server.url}/admin/screens`);
    const row = desk.locator('tr', { hasText: 'Hall' });
    await row.getByRole('link', { name: 'Both' }).waitFor();
    expect(await faults(desk)).toEqual([]);
    await row.getByRole('button', { name: 'Change' }).click();
    await desk.getByLabel('Or a playlist').selectOption('none: the board alone');
    await desk.getByLabel('Board', { exact: true }).selectOption('Network');
    await desk.getByRole('button', { name: 'Save' }).click();
    await showsAt(tv, /\/wall\/[^/]+$/);
    await tv.getByRole('heading', { name: 'Network' }).waitFor();
    await tv.goto(`${server.url}/tv`);
    await tv.getByRole('heading', { name: 'Network' }).waitFor();
  });

  test('that was paired shows its board again when it is switched on at /tv', async () => {
    const { tv, code } = await openTv();
    await approve(code, 'Morning');
    await showsAt(tv, /\/wall\//);
    await tv.goto(`${server.url}/tv`);
    await showsAt(tv, /\/wall\//);
    await tv.getByRole('heading', { name: 'Support' }).waitFor();
  });

  test('that is none of ours is refused, and shows another code', async () => {
    const { tv, code } = await openTv();
    const phone = await newPage(phoneSize, server.adminToken);
    await phone.goto(`${server.url}/pair`);
    expect(await faults(phone)).toEqual([]);
    await phone.getByLabel('Code').fill('bbbb bbbb');
    await phone.getByRole('button', { name: 'Go on' }).click();
    await phone.getByText('No screen shows the code bbbb bbbb now.').waitFor();
    await phone.getByLabel('Code').fill(code.toLowerCase());
    await phone.getByRole('button', { name: 'Go on' }).click();
    await phone.getByText(code).waitFor();
    expect(await faults(phone)).toEqual([]);
    await phone.getByRole('button', { name: 'It is not ours' }).click();
    await tv.getByText('Somebody said that this screen is none of theirs.').waitFor();
  });

  test('that cannot reach its server says so and tries for ever', async () => {
    const { tv } = await openTv();
    await tv.context().setOffline(true);
    await tv.getByText('The server cannot be reached; this screen keeps trying.').waitFor();
    await tv.context().setOffline(false);
    await tv.getByText('The board appears by itself.').waitFor();
  });
});
