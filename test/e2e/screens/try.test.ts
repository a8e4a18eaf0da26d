// "Try a ticket" in a browser, on a real server: a life is filled in, drawn, corrected, and handed on as a link.
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../support/browser.ts';
import { startScheduleWorld, type ScheduleWorld } from '../../support/schedule-world.ts';

let browser: Browser;
let world: ScheduleWorld;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  world = await startScheduleWorld('2026-03-02T10:00:00Z');
  await world.follower('Acme', await world.schedule('Office'), 'FOLLOWS');
});
afterAll(async () => {
  await world.close();
  await browser.close();
});
afterEach(() => page.context().close());

const desk = { viewport: { width: 1440, height: 900 } };
async function open(
  path: string,
  options: BrowserContextOptions = desk,
  token = world.server.adminToken,
): Promise<void> {
  const context = await browser.newContext({ ...options, permissions: ['clipboard-read', 'clipboard-write'] });
  page = await context.newPage();
  const origin = world.server.url;
  await page.request.post(`${origin}/auth/sign-in`, { data: { token }, headers: { origin } });
  await page.goto(origin + path);
}

const startFrom = (name: string): Promise<unknown> => page.getByLabel('Start from an example').selectOption(name);
const reading = (words: string): Promise<void> => page.getByRole('row', { name: words }).waitFor();

async function violations(): Promise<unknown> {
  await page.evaluate(axe.source);
  const { violations: found } = await page.evaluate<{ violations: { id: string; nodes: { target: unknown }[] }[] }>(
    'axe.run()',
  );
  return found.map(({ id, nodes }) => [id, nodes[0]?.target]);
}

describe('a life that is tried', () => {
  test('is drawn and read again as it is filled in', async () => {
    await open('/admin/try');
    await reading('Resolution Running On track 1:30:00 Mon 12:30:00 1:30:00 Mon 13:30:00 2:30:00');
    await page.getByLabel('Target', { exact: true }).fill('1 h');
    await reading('Resolution Running Over target 1:30:00 Mon 10:30:00 −0:30:00 Mon 13:30:00 2:30:00');
    await page.getByText('Options').click();
    await page.getByLabel('Pauses while').selectOption('never');
    await reading('Resolution Running Over target 3:00:00 Fri 17:00:00 −2:00:00 Mon 12:00:00 1:00:00');
    await page.getByRole('button', { name: 'Add an event' }).click();
    const last = page.getByRole('group', { name: 'Event 4' });
    await last.getByLabel('When').fill('2026-03-30T10:30:00');
    await last.getByLabel('What').selectOption('RESOLVED');
    await reading('Resolution Stopped Over target 2:30:00 Fri 17:00:00 −1:30:00 Mon 12:00:00 1:30:00');
    await page.getByRole('button', { name: 'Add a clause' }).click();
    await page.getByRole('group', { name: 'Clause 2' }).getByLabel('Measure').fill('FIRST_RESPONSE');
    await reading('First response Void, unanswered Excluded');
    const lanes = page.getByRole('group', { name: 'Clocks over time' }).getByRole('listitem');
    expect(await lanes.count()).toBe(2);
    await page.getByRole('link', { name: 'First response' }).last().click();
    await page.getByRole('heading', { name: 'of first response was counted' }).waitFor();
  });

  test('says at the field what is wrong, and keeps what was read last', async () => {
    await open('/admin/try');
    // Something was read before anything is wrong.
    await page.getByRole('heading', { name: 'of resolution was counted' }).waitFor();
    const target = page.getByLabel('Target', { exact: true });
    await target.fill('soon');
    await page.getByText('Expected a length as 4 h or 1 h 30 min, got "soon".').waitFor();
    expect(await target.getAttribute('aria-invalid')).toBe('true');
    await target.fill('9 h');
    const refused = page.getByRole('alert').filter({ hasText: 'target' });
    await refused.waitFor();
    expect(await target.getAttribute('aria-describedby')).toBe(await refused.getAttribute('id'));
    await page.getByText('What follows is of the last life that could be read.').waitFor();
    await page.getByLabel('Prime hours', { exact: true }).fill('Mon-Fri 09:00-25:00');
    await target.fill('');
    await page.getByText('A LocalTime is "HH:MM" or "HH:MM:SS" from 00:00 to 24:00; "25:00" came.').waitFor();
    await page.getByLabel('Time zone').fill('Europe/Nowhere');
    await page.getByText('Expected a time zone as Europe/Berlin, got "Europe/Nowhere".').waitFor();
    expect(await violations()).toEqual([]);
    await startFrom('Who opens later is due earlier');
    await page.getByText(/^Inversion: by clauses 1 and 2/).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  test('is asked again by itself when the server was not there', async () => {
    await open('/admin/try');
    await reading('Resolution Running On track');
    await page.route('**/graphql', (route) => route.abort());
    await page.getByLabel('Promise', { exact: true }).fill('3 h 30 min');
    await page.getByText('The server cannot be reached.').waitFor();
    await page.unroute('**/graphql');
    await reading('Resolution Running On track 1:30:00 Mon 12:30:00 1:30:00 Mon 13:00:00 2:00:00');
    expect(await page.getByText('The server cannot be reached.').count()).toBe(0);
  });

  test('may begin with the clauses and hours of an agreement, and goes on as a link', async () => {
    await open('/admin/try');
    await page.getByLabel('or take the clauses of an agreement').selectOption('Acme-SLA');
    await page.getByText('Nothing of this is stored.').waitFor();
    expect(await page.getByLabel('Time zone').inputValue()).toBe('UTC');
    expect(await page.getByLabel('Prime hours', { exact: true }).inputValue()).toBe('Mon-Fri 09:00-17:00');
    await page.getByRole('group', { name: 'Clause 1' }).getByLabel('Promise', { exact: true }).fill('7 h');
    await page.getByRole('button', { name: 'Copy a link to this life' }).click();
    await page.getByText('Copied: it carries all values').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await page.context().close();
    await open(link.slice(world.server.url.length));
    await page.getByText('Nothing of this is stored.').waitFor();
    expect(await page.getByLabel('Time zone').inputValue()).toBe('UTC');
    expect(await page.getByLabel('Promise', { exact: true }).first().inputValue()).toBe('7 h');
  });

  test.each([
    ['light', 1920],
    ['dark', 1440],
    ['light', 390],
  ] as const)('is readable by everybody, %s at %i', async (colorScheme, width) => {
    await open('/admin/try', { viewport: { width, height: 844 }, colorScheme });
    await startFrom('Questions and answers');
    await reading('Resolution Stopped Met');
    await page.getByText('Options').first().click();
    await page.getByText('More').first().click();
    expect(await violations()).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });
});

test('an agent finds it under Admin, and nothing there that is not theirs', async () => {
  await open('/', desk, await world.token({ name: 'agent', role: 'AGENT' }));
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Admin' }).click();
  const tabs = page.getByRole('navigation', { name: 'Admin' }).getByRole('link');
  await tabs.filter({ hasText: 'Try a ticket' }).click();
  await page.getByRole('heading', { name: 'Try a ticket' }).waitFor();
  expect(await tabs.allTextContents()).toEqual([
    ...['Customers', 'Needs mending', 'Measures', 'Escalation', 'Try a ticket'],
  ]);
  await reading('Resolution Running On track');
});
