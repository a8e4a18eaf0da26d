// The editor of schedules in a browser, on a real server: found, changed, dry-run, saved, corrected; and readable by all.
import { readFile } from 'node:fs/promises';
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
  const schedule = await world.schedule('Office');
  await world.schedule('Another');
  await world.follower('Acme', schedule, 'FOLLOWS');
  await world.record(
    'desk',
    { ticket: 'T-1', kind: 'OPENED', at: '2026-03-02T09:00:00Z', actor: 'CUSTOMER', serviceAccount: 'Acme-1' },
    { ticket: 'T-2', kind: 'OPENED', at: '2026-02-26T10:00:00Z', actor: 'CUSTOMER', serviceAccount: 'Acme-1' },
    { ticket: 'T-2', kind: 'RESOLVED', at: '2026-02-27T12:00:00Z' },
  );
  await world.quiet();
});
afterAll(async () => {
  await world.close();
  await browser.close();
});
afterEach(() => page.context().close());

async function open(path: string, options: BrowserContextOptions, token = world.server.adminToken): Promise<void> {
  const context = await browser.newContext(options);
  page = await context.newPage();
  const origin = world.server.url;
  await page.request.post(`${origin}/auth/sign-in`, { data: { token }, headers: { origin } });
  await page.goto(origin + path);
}

async function violations(): Promise<unknown> {
  await page.evaluate(axe.source);
  const { violations: found } = await page.evaluate<{ violations: { id: string; nodes: { target: unknown }[] }[] }>(
    'axe.run()',
  );
  return found.map(({ id, nodes }) => [id, nodes[0]?.target]);
}

const desk = { viewport: { width: 1440, height: 900 } };
const openOffice = async (options: BrowserContextOptions = desk): Promise<void> => {
  await open('/admin/schedules?name=Off', options);
  await page.getByRole('link', { name: 'Office' }).click();
  await page.getByRole('heading', { name: 'The year 2026' }).waitFor();
};

describe('schedules', () => {
  test('are found by a part of their name', async () => {
    await open('/admin/schedules', desk);
    await page.getByRole('link', { name: 'Another' }).waitFor();
    expect(await page.getByRole('status').first().textContent()).toContain('2 schedules');
    expect(await violations()).toEqual([]);
    await page.getByRole('searchbox', { name: 'Name' }).fill('off');
    await page.getByRole('searchbox', { name: 'Name' }).press('Enter');
    await page.getByText('1 schedule').waitFor();
    await page.getByRole('searchbox', { name: 'Name' }).fill('nothing like it');
    await page.getByRole('searchbox', { name: 'Name' }).press('Enter');
    await page.getByText('No schedule matches.').waitFor();
  });

  test('are not for those who may not edit them', async () => {
    const token = await world.token({ name: 'agent', role: 'AGENT' });
    await open('/admin/schedules', desk, token);
    await page.getByText('Schedules are edited by managers and administrators.').waitFor();
    expect(await page.getByRole('navigation', { name: 'Pages' }).getByText('Schedules').count()).toBe(0);
  });
});

describe('the editor', () => {
  test.each([
    ['light', 1440],
    ['dark', 1440],
    ['light', 390],
  ] as const)('is readable by everybody, %s at %i', async (colorScheme, width) => {
    await openOffice({ viewport: { width, height: 844 }, colorScheme });
    await page.getByText('Add a calendar').click();
    await page.getByRole('button', { name: 'Add an exception' }).click();
    expect(await violations()).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });

  test('answers when something is due, as the draft stands, and names hours that mean nothing', async () => {
    await openOffice();
    await page.getByLabel('Opened').fill('2026-03-02T16:00');
    await page.getByLabel('Hours', { exact: true }).fill('2');
    await page.getByText('Tue 3 Mar 2026, 10:00').waitFor();
    await page.getByLabel('Prime hours on Monday', { exact: true }).fill('9-20');
    await page.getByText('Mon 2 Mar 2026, 18:00').waitFor();
    await page.getByLabel('Prime hours on Monday', { exact: true }).fill('sometimes');
    await page.getByText('Prime, Monday: hours such as 09:00–17:00 are expected.').waitFor();
    expect(await page.getByRole('button', { name: 'What would move' }).isDisabled()).toBe(true);
  });

  test('says what would move before it saves, and then shows who saved it', async () => {
    await openOffice();
    const save = page.getByRole('button', { name: 'Save the version' });
    await page.getByLabel('Prime hours on Monday', { exact: true }).fill('9-12');
    expect(await save.isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'What would move' }).click();
    await page.getByText('1 open ticket').waitFor();
    await page.getByRole('link', { name: 'T-1' }).waitFor();
    await page.getByLabel('Why').fill('Mondays are short');
    await save.click();
    await page.getByText('Version 2 is saved.').waitFor();
    await page.getByText('by Administrator: Mondays are short').waitFor();
    expect(await page.getByLabel('Prime hours on Monday', { exact: true }).inputValue()).toBe('09:00–12:00');
  });

  test('signs a correction of the past only with a reason, after showing what turns over', async () => {
    await openOffice();
    await page.getByLabel('Date of a holiday').fill('2026-02-27');
    await page.getByRole('button', { name: 'Add a holiday' }).click();
    await page.getByLabel('From', { exact: true }).first().fill('2026-02-26T23:00');
    await page.getByRole('button', { name: 'What would move' }).click();
    await page.getByText('1 result turns over').waitFor();
    const sign = page.getByRole('button', { name: 'Sign as Administrator' });
    expect(await sign.isDisabled()).toBe(true);
    await page.getByLabel('Why').fill('Carnival was forgotten');
    await sign.click();
    await page.getByText('Version 3 is saved.').waitFor();
    await page.getByText('1 result turned over').waitFor();
  });

  test('takes holidays from a country and switches one off', async () => {
    await openOffice();
    await page.getByText('Add a calendar').click();
    await page.getByRole('combobox', { name: /^Country/ }).selectOption('DE');
    await page.getByRole('combobox', { name: /^State/ }).selectOption('BY');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('checkbox', { name: 'Germany, Bayern' }).waitFor();
    expect(await page.getByRole('checkbox', { name: 'Germany, Bayern' }).isChecked()).toBe(true);
    await page.locator('.day.HOLIDAY[title^="2026-01-06"]').waitFor();
    await page.getByText('Its dates in 2026').click();
    await page.getByRole('checkbox', { name: 'Epiphany' }).uncheck();
    await page.locator('.day.PRIME[title^="2026-01-06"]').waitFor();
  });

  test('goes out as a file that other calendars read, and a file comes into the form', async () => {
    await openOffice();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: /^Export version \d+$/ }).click();
    const download = await saved;
    expect(download.suggestedFilename()).toMatch(/^Office \d+\.ics$/);
    const text = await readFile(await download.path(), 'utf8');
    expect(text).toContain('BEGIN:VAVAILABILITY');
    const choose = (content: string): Promise<void> =>
      page
        .getByLabel('Import', { exact: true })
        .setInputFiles({ name: 'late.ics', mimeType: 'text/calendar', buffer: Buffer.from(content) });
    await choose(text.replace('RRULE:FREQ=WEEKLY', 'RRULE:FREQ=MONTHLY'));
    await page.getByText(/^Line \d+: a schedule cannot say this: RRULE:FREQ=MONTHLY/).waitFor();
    await choose(text.replaceAll('T170000', 'T193000'));
    await page.getByText('late.ics is in the form. Nothing is saved yet.').waitFor();
    expect(await page.getByLabel('Prime hours on Tuesday', { exact: true }).inputValue()).toBe('09:00–19:30');
    expect(await page.getByRole('button', { name: 'What would move' }).isEnabled()).toBe(true);
  });
});
