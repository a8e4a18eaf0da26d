// The pages of measures on a real server: one is defined, tried while it is written, changed, agreed to, and removed.
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { agree, makeApiWorld } from '../../support/api-world.ts';
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
});
afterEach(async () => {
  await Promise.all(pages.splice(0).map((page) => page.context().close()));
  await server.close();
});

const desk = { viewport: { width: 1920, height: 1080 } };
const phone = { viewport: { width: 390, height: 844 } };

async function open(path: string, options: BrowserContextOptions = desk, session = server.adminToken): Promise<Page> {
  const context = await browser.newContext(options);
  await context.addCookies([{ name: 'headroom', value: session, url: server.url }]);
  const page = await context.newPage();
  pages.push(page);
  await page.goto(`${server.url}/admin/measures${path}`);
  return page;
}

/** A measure from a note to an assignment that waits for suppliers. */
async function save(name: string): Promise<void> {
  await server.ask('mutation ($input: SaveMeasureInput!) { saveMeasure(input: $input) { userErrors { message } } }', {
    input: {
      measure: {
        name,
        starts: [{ kinds: ['NOTE_ADDED'], actors: ['AGENT'], groups: ['Field'] }],
        pauses: [{ statuses: ['WAITING_SUPPLIER'] }],
        stops: [{ kinds: ['ASSIGNED'] }],
      },
      description: 'From the order to the visit',
    },
  });
}

const rowOf = (page: Page, name: string): ReturnType<Page['locator']> => page.locator('tr', { hasText: name });

describe('a measure', () => {
  test('is written, tried on an example while it is, and saved', async () => {
    const page = await open('/new');
    await page.getByLabel('Name, as clauses call it').fill('on-site visit');
    const starts = page.getByRole('group', { name: 'Starts, condition 1' });
    await page.getByText('The clock starts at 08:00, stops at 08:30, counts 30 min.').waitFor();
    await starts.locator('summary', { hasText: 'What happens' }).click();
    await starts.getByLabel('the ticket is opened', { exact: true }).uncheck();
    await starts.getByLabel('an internal note is added').check();
    await page.getByText('The clock starts at 08:30, stops at 09:00, counts 30 min.').waitFor();
    await page.getByRole('heading', { name: 'A new measure' }).click();
    expect(await starts.getByLabel('an internal note is added').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Add a condition to Waits' }).click();
    const waits = page.getByRole('group', { name: 'Waits, condition 1' });
    await page.getByText('A condition says what must hold').waitFor();
    await waits.getByText('in any status').click();
    await waits.getByLabel('On hold').check();
    await page.keyboard.press('Escape');
    await page.getByText('The clock starts at 08:30, waits for 30 min, stops at 10:00, counts 1 h.').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('On site visit is saved.').waitFor();
    expect(await rowOf(page, 'ON_SITE_VISIT').innerText()).toMatch(
      /an internal note is added\s+while the status is On hold\s+the ticket is resolved/,
    );
  });

  test('that cannot be is refused beside its place', async () => {
    const page = await open('/new');
    await page.getByLabel('Name, as clauses call it').fill('RESOLUTION');
    await page.getByRole('button', { name: 'Remove Stops, condition 1' }).click();
    await page.getByText('Expected a condition that stops it').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Another measure has this name').waitFor();
    expect(await page.getByLabel('Name, as clauses call it').getAttribute('aria-invalid')).toBe('true');
  });

  test('is changed by who may, until an agreement counts by it', async () => {
    await save('VISIT');
    const page = await open('/VISIT');
    await page.getByLabel('Again at each start after an end').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Visit is saved.').waitFor();
    expect(await rowOf(page, 'VISIT').innerText()).toContain('again at each start after an end');

    const world = await makeApiWorld(server);
    await agree(server, {
      number: 'C-1',
      customer: world.customer,
      schedule: world.always,
      from: '2026-01-01',
      clauses: [{ number: '1', measure: 'VISIT', promise: 'PT4H' }],
    });
    await page.getByRole('link', { name: 'Visit', exact: true }).click();
    await page.getByText('Agreements count by it').waitFor();
    expect(await page.getByLabel('Once on a ticket').isDisabled()).toBe(true);
    await page.getByLabel('What it is for').fill('The visit itself');
    await page.getByRole('button', { name: 'Save' }).click();
    await rowOf(page, 'VISIT').getByText('The visit itself').waitFor();
    expect(await page.getByRole('button', { name: 'Remove Visit' }).count()).toBe(0);
  });

  test('goes when it is asked to and nothing counts by it', async () => {
    await save('VISIT');
    const page = await open('');
    await page.getByRole('button', { name: 'Remove Visit' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('Visit was removed.').waitFor();
    expect(await rowOf(page, 'VISIT').count()).toBe(0);
  });

  test('is only read by who may not write', async () => {
    await save('VISIT');
    const { createApiToken } = await server.ask<{ createApiToken: { token: string } }>(
      'mutation { createApiToken(input: { name: "Ann", role: ANALYST }) { token } }',
    );
    const page = await open('/VISIT', desk, createApiToken.token);
    await page.getByText('The clock starts at 08:30').waitFor();
    expect(await page.getByLabel('What it is for').isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0);
    await page.goto(`${server.url}/admin/measures`);
    await rowOf(page, 'VISIT').waitFor();
    expect(await page.getByRole('link', { name: 'Define a measure' }).count()).toBe(0);
  });
});

describe.each([
  ['at a desk', desk],
  ['on a phone', phone],
  ['at a desk at night', { ...desk, colorScheme: 'dark' }],
] as const)('%s', (_where, options) => {
  test('the pages have nothing that axe objects to, and nothing beside the screen', async () => {
    await save('VISIT');
    const page = await open('', options);
    await rowOf(page, 'VISIT').waitFor();
    for (const step of ['list', 'measure', 'choice']) {
      if (step === 'measure') {
        await page.goto(`${server.url}/admin/measures/VISIT`);
        await page.getByText('The clock starts at 08:30').waitFor();
      }
      if (step === 'choice')
        await page.getByRole('group', { name: 'Starts, condition 1' }).locator('summary').first().click();
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
      expect(violations.map(({ id, nodes }) => [step, id, nodes.map(({ html }) => html)])).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0,
      );
    }
  });
});
