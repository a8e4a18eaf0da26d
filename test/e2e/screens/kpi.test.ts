// The pages of figures on a real server, as a manager reads them: every number clicked down to its clocks and counted.
import { readFile } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../support/browser.ts';
import { startFloorWorld, type FloorWorld } from '../../support/floor-world.ts';
import { desk, findNothingWrong, openPage, phone, picture } from './pages.ts';

let browser: Browser;
let floor: FloorWorld;

const opened = (ticket: string, at: string, serviceAccount: string, group: string) => ({
  ...{ ticket, at, kind: 'OPENED', actor: 'CUSTOMER', severity: 'NORMAL', serviceAccount, group },
});
const resolved = (ticket: string, at: string) => ({ ticket, at, kind: 'RESOLVED', actor: 'AGENT', by: 'Ann' });

/** Tickets of a customer on a day, each resolved after so many hours; null stays open. Promised are 6 h, worked to 4 h. */
async function live(day: string, account: string, hours: readonly (number | null)[]): Promise<void> {
  const at = (hour: number) => `${day}T${String(hour).padStart(2, '0')}:00:00Z`;
  await floor.turnTo(at(16));
  const tickets = hours.map((took, index) => ({ ticket: `${account}-${day.slice(5)}-${String(index)}`, took }));
  await floor.record(
    'desk',
    ...tickets.map(({ ticket }, index) => opened(ticket, at(6), account, index % 2 === 0 ? 'Apps' : 'Network')),
  );
  const ended = tickets.flatMap(({ ticket, took }) => (took === null ? [] : [resolved(ticket, at(6 + took))]));
  await floor.record('desk', ...ended);
}

beforeAll(async () => {
  browser = await openBrowser();
  floor = await startFloorWorld('2026-02-01T00:00:00Z');
  const clauses = [{ number: '9.3', measure: 'RESOLUTION', promise: 'PT6H', target: 'PT4H' }];
  await floor.party('Acme', {
    clauses,
    sections: {
      objectives: [{ number: '10.1', kind: 'SHARE_WITHIN', share: 90, period: 'MONTH', measure: 'RESOLUTION' }],
      prices: [{ name: 'Care', charge: 'FLAT', amount: { amount: '1234.50', currency: 'EUR' }, period: 'MONTH' }],
      penalties: [{ text: 'A credit on the next invoice', objective: '10.1', below: 90, percentage: 5 }],
    },
  });
  await floor.party('Beta', { clauses: [{ number: '1', measure: 'RESOLUTION', promise: 'PT6H' }] });
  await live('2026-02-10', 'Acme-1', [1, 7]);
  await live('2026-03-03', 'Acme-1', [1, 2, 5, 7, 8]);
  await live('2026-03-05', 'Beta-1', [1, 9]);
  await live('2026-03-10', 'Acme-1', [3, 5]);
  await floor.turnTo('2026-03-12T08:00:00Z');
  // Still open: undecided until noon.
  await floor.record('desk', opened('Beta-now', '2026-03-12T07:00:00Z', 'Beta-1', 'Apps'));
  await floor.quiet();
}, 90_000);
afterAll(async () => {
  await browser.close();
  await floor.close();
});

const open = (path: string, options = desk): Promise<Page> =>
  openPage({ browser, server: floor.server }, path, options);
const table = (page: Page, name: string): Locator => page.getByRole('table', { name });
const cells = async (page: Page, name: string, row: string): Promise<string[]> =>
  (await table(page, name).getByRole('row', { name: row }).getByRole('cell').allInnerTexts()).map((text) =>
    (text.trim().split(/\s*\n/)[0] ?? '').replace(/ (met|missed|undecided|excluded|over target)$/, ''),
  );

test('promise and target stand beside each other and the month before', async () => {
  const page = await open('/kpi/resolution');
  await page.getByRole('heading', { name: 'Resolution', level: 1 }).waitFor();
  const promise = page.getByRole('region', { name: 'Within promise' });
  expect((await promise.innerText()).split(/\s+/).join(' ')).toMatch(
    /^Within promise 66\.7 % 6 met, 3 missed, 1 undecided, 0 excluded The period before: 50\.0 %, 1 met, 1 missed$/,
  );
  const target = page.getByRole('region', { name: 'Within target' });
  expect(await target.getByRole('link').first().innerText()).toBe('42.9 %');
  expect(await page.getByText('March 2026', { exact: true }).count()).toBe(1);
  expect(await page.getByText(/Of 9 that ended\. Off by at most/).count()).toBe(1);
  // By keyboard as by mouse: a point is told, and Enter lists its clocks.
  const chart = page.getByRole('application', { name: /^Resolution, shares within promise and target by day/ });
  await chart.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.getByText(/^3 Mar 2026\. Within promise: 60\.0 % \(3 met, 2 missed\)\./).waitFor();
  await picture(page, 'kpi-desk');
  await findNothingWrong(page);
  await chart.press('Enter');
  await page.getByText('5 clocks of 5 tickets').waitFor();
  await page.context().close();
});

test('every number on the page leads to as many clocks', async () => {
  const page = await open('/kpi/resolution?step=week');
  await table(page, 'By customer').waitFor();
  const links = await page.locator('main a[href*="drill="]').all();
  const numbers = await Promise.all(
    links.map(async (link) => ({ href: (await link.getAttribute('href')) ?? '', said: await link.innerText() })),
  );
  // Not shares and times, which lead to what they are of.
  const counts = numbers.filter(({ said }) => /^\d+(?!\d*\.)/.test(said) && !/%| (min|s|h|d)\b/.test(said));
  expect(counts.length).toBeGreaterThan(30);
  const seen = new Map<string, number>();
  for (const { href, said } of counts) {
    const drill = new URL(href, floor.server.url).searchParams.get('drill') ?? '';
    const { clocks } = await floor.ask<{ clocks: { totalCount: number } }>(
      'query($drill: String!) { clocks(drill: $drill) { totalCount } }',
      { drill },
    );
    expect([said, clocks.totalCount]).toEqual([said, Number.parseInt(said, 10)]);
    seen.set(drill, clocks.totalCount);
  }
  expect([...seen.values()].some((count) => count > 1)).toBe(true);
  // One of them as a reader does it.
  await page.getByRole('region', { name: 'Within promise' }).getByRole('link', { name: '3 missed' }).click();
  await page.getByText('3 clocks of 3 tickets', { exact: true }).waitFor();
  await page.goBack();
  await table(page, 'By customer').waitFor();
  await page.context().close();
});

test('a row leads down: customer, agreement, clause, tickets; and Back leads up again', async () => {
  const page = await open('/kpi/resolution');
  await table(page, 'By customer').waitFor();
  expect(await cells(page, 'By customer', 'Acme')).toEqual([
    ...['71.4 %', '5', '2', '0', '0', '42.9 %', '4', '50.0 %'],
  ]);
  expect(await cells(page, 'By customer', 'Beta')).toEqual([...['50.0 %', '1', '1', '1', '0', '–', '–', '–']]);
  await table(page, 'By customer').getByRole('link', { name: 'Acme' }).click();
  await table(page, 'By agreement').getByRole('link', { name: 'Acme-SLA' }).click();
  await page.getByText('Customer Acme').waitFor();
  await page.getByText('Agreement Acme-SLA').waitFor();
  await table(page, 'By clause').getByRole('link', { name: /9\.3/ }).click();
  await page.getByText('7 clocks of 7 tickets').waitFor();
  await page.goBack();
  await table(page, 'By clause').waitFor();
  await page.goBack();
  await table(page, 'By agreement').waitFor();
  await page.goBack();
  await table(page, 'By customer').waitFor();
  await page.context().close();
});

test('what the filters ask stands in the address, and is there again after a reload', async () => {
  const page = await open('/kpi/resolution');
  await table(page, 'By customer').waitFor();
  await page.getByRole('combobox', { name: 'By', exact: true }).selectOption('team');
  await table(page, 'By team').waitFor();
  expect(await cells(page, 'By team', 'Network')).toEqual([...['50.0 %', '2', '2', '0', '0', '33.3 %', '2', '0 %']]);
  await page.getByLabel('To and with').fill('2026-03-04');
  await page.getByText('1 Mar – 4 Mar 2026').first().waitFor();
  await page.getByLabel('Chart by').selectOption('month');
  await table(page, 'By month').waitFor();
  expect(new URL(page.url()).search).toBe('?to=2026-03-04&by=team&step=month');
  await page.reload();
  await table(page, 'By month').waitFor();
  expect(await cells(page, 'By team', 'Apps')).toEqual([...['66.7 %', '2', '1', '0', '0', '33.3 %', '2', '–']]);
  await page.context().close();
});

test('the file has what is on the screen', async () => {
  const page = await open('/kpi/resolution');
  await table(page, 'By customer').waitFor();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as CSV' }).first().click(),
  ]);
  expect(file.suggestedFilename()).toBe('resolution by customer March 2026.csv');
  expect((await readFile(await file.path(), 'utf8')).split('\r\n')).toEqual([
    'Customer,Within promise (%),Met,Missed,Undecided,Excluded,Within target (%),Over target,Promise before (%)',
    'Acme,71.4286,5,2,0,0,42.8571,4,50',
    'Beta,50,1,1,1,0,,,',
    '',
  ]);
  await page.context().close();
});

test('what is decided while somebody looks is shown without asking', async () => {
  const page = await open('/kpi/resolution?from=2026-03-12&to=2026-03-12');
  await page.getByRole('link', { name: '1 undecided' }).first().waitFor();
  expect(await page.getByRole('region', { name: 'Within promise' }).locator('.share').innerText()).toBe('–');
  await floor.record('desk', resolved('Beta-now', '2026-03-12T07:30:00Z'));
  await page.getByRole('link', { name: '1 met' }).first().waitFor();
  await page.context().close();
});

test('the overview tells the month against the one before, and leads on', async () => {
  const page = await open('/');
  const month = page.getByRole('region', { name: 'March so far' });
  const resolution = page
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: 'Resolution', exact: true }) });
  await resolution.getByText('February 50.0 %, target 50.0 %').waitFor();
  expect(await resolution.getByRole('link', { name: '70.0 %' }).count()).toBe(1);
  // Of urgent tickets there were none, in either month.
  const urgent = page.getByRole('article').filter({ hasText: 'Urgent resolution' });
  await urgent.getByText('February \u2013', { exact: true }).waitFor();
  const work = month.locator('dl > div', { hasText: 'Tickets opened' });
  expect(await work.innerText()).toBe('Tickets opened\n10\n10 resolved\nFebruary 2, 2 resolved');
  await month.getByRole('link', { name: 'EUR 61.73' }).waitFor();
  await picture(page, 'overview-desk');
  await findNothingWrong(page);
  await month.getByRole('link', { name: 'EUR 61.73' }).click();
  await page.getByRole('heading', { name: 'Credits' }).waitFor();
  await page.goBack();
  await resolution.getByRole('link', { name: 'Resolution' }).click();
  // The overview has figures by customer, too.
  await page.waitForURL('**/kpi/resolution?from=2026-03-01&to=2026-03-31');
  await table(page, 'By customer').waitFor();
  await page.context().close();
});

test('days on which nothing was due say so, and an unknown measure is refused by name', async () => {
  const page = await open('/kpi/resolution?from=2025-01-01&to=2025-01-31');
  await page.getByText('No promise of this measure is due in these days.').waitFor();
  await page.goto(`${floor.server.url}/kpi/nonsense`);
  await page.getByText('There is no measure "NONSENSE".').waitFor();
  await page.context().close();
});

test.each(['/kpi/resolution', '/'])('%s fits a phone, and is read in the dark', async (path) => {
  for (const options of [phone, { ...desk, colorScheme: 'dark' as const }]) {
    const page = await open(path, options);
    await page
      .getByRole(path === '/' ? 'region' : 'table', { name: path === '/' ? /so far/ : 'By customer' })
      .waitFor();
    await picture(page, `${path === '/' ? 'overview' : 'kpi'}-${options === phone ? 'phone' : 'dark'}`);
    await findNothingWrong(page);
    await page.context().close();
  }
});

test('what would have been is asked from the agreement, counted, and leads to its tickets', async () => {
  const page = await open('/agreements/Acme-SLA');
  await page.getByRole('link', { name: 'What if?' }).click();
  const form = page.getByRole('dialog', { name: 'What if' });
  await expect.poll(() => form.getByRole('combobox', { name: 'Agreement' }).inputValue()).toMatch(/^Acme-SLA/);
  await form.getByLabel('First day').fill('2026-02-01');
  await form.getByLabel('Day after the last').fill('2026-03-13');
  await form.getByRole('button', { name: 'Add limit' }).click();
  await form.getByLabel('Clause').fill('9.4');
  await form.getByLabel('Promise').fill('2 h');
  await form.getByRole('button', { name: 'Count' }).click();
  await form.getByText('Acme-SLA has no clause 9.4; it has 9.3.').waitFor();
  await form.getByLabel('Clause').fill('9.3');
  await form.getByLabel('Target').fill('2 h');
  await form.getByRole('button', { name: 'Count' }).click();
  await page.getByRole('heading', { name: 'Clause 9.3: promise 2 h, target 2 h' }).waitFor();
  // Of 1, 7, 1, 2, 5, 7, 8, 3 and 5 hours: 5, 3 and 5 break the promise now, 3 the target.
  await page.getByRole('heading', { name: '4 results turn over' }).waitFor();
  const said = async (name: string, row: RegExp): Promise<string[]> => {
    const found = page.getByRole('region', { name }).getByRole('row', { name: row }).getByRole('cell');
    return (await found.allInnerTexts()).slice(1).map((text) => text.trim());
  };
  expect(await said('Attainment', /within promise/)).toEqual(['66.7 %, 6 met, 3 missed', '33.3 %, 3 met, 6 missed']);
  expect(await said('Attainment', /within target/)).toEqual(['44.4 %, 4 met, 5 missed', '33.3 %, 3 met, 6 missed']);
  expect(await said('Objectives', /10\.1/)).toEqual(['broken, 50.0 %', 'the same']);
  expect((await said('Cost', /Credits/))[0]).toMatch(/61\.73/);
  await picture(page, 'what-if');
  await page.getByRole('navigation', { name: 'Which limit' }).getByRole('link', { name: 'Target' }).click();
  await page.getByRole('heading', { name: '1 result turns over' }).waitFor();
  await page.getByRole('link', { name: 'Acme-1-03-10-0' }).click();
  await page.getByRole('heading', { name: /Acme-1-03-10-0/ }).waitFor();
});
