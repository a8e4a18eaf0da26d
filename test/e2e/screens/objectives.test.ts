// Objectives and credits on a real server, as a manager asks: are we keeping our promises, can we still make the month, what
// does it cost, and where are the tickets behind each number.
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { closeAllDue } from '../../../server/src/connect/closing-loop.ts';
import { openBrowser } from '../../support/browser.ts';
import { startFloorWorld, type FloorWorld } from '../../support/floor-world.ts';

let browser: Browser;
let floor: FloorWorld;
const desk = { viewport: { width: 1920, height: 1080 } };
const phone = { viewport: { width: 390, height: 844 } };
/** Where to leave pictures for a person to look at, if anywhere. */
const pictures = process.env['HEADROOM_PICTURES'] ?? '';

const opened = (ticket: string, at: string) => ({
  ...{ ticket, at, kind: 'OPENED', actor: 'CUSTOMER', severity: 'NORMAL', serviceAccount: 'Acme-1' },
});
const resolved = (ticket: string, at: string) => ({ ticket, at, kind: 'RESOLVED', actor: 'AGENT', by: 'Ann' });

/** Ten tickets on a day, the first `late` of them resolved after 7 h, the others after 1 h. */
async function live(day: string, late: number): Promise<void> {
  const at = (hour: number) => `${day}T${String(hour).padStart(2, '0')}:00:00Z`;
  await floor.turnTo(at(14));
  const tickets = Array.from({ length: 10 }, (_, i) => `INC-${day.slice(5)}-${String(i)}`);
  await floor.record('desk', ...tickets.map((ticket) => opened(ticket, at(6))));
  await floor.record('desk', ...tickets.map((ticket, i) => resolved(ticket, at(i < late ? 13 : 7))));
}

beforeAll(async () => {
  browser = await openBrowser();
  floor = await startFloorWorld('2026-03-01T00:00:00Z');
  const month = { period: 'MONTH', measure: 'RESOLUTION' };
  await floor.party('Acme', {
    clauses: [{ number: '1', measure: 'RESOLUTION', promise: 'PT6H' }],
    sections: {
      objectives: [
        { ...month, number: '10.1', kind: 'SHARE_WITHIN', share: 90 },
        { ...month, number: '10.2', kind: 'MISSES_AT_MOST', most: 5, period: 'QUARTER' },
        { ...month, number: '10.3', kind: 'MEAN_AT_MOST', within: 'PT8H' },
      ],
      prices: [{ name: 'Care', charge: 'FLAT', amount: { amount: '1234.50', currency: 'EUR' }, period: 'MONTH' }],
      penalties: [{ text: 'A credit on the next invoice', objective: '10.1', below: 90, percentage: 5 }],
    },
  });
  await live('2026-03-02', 2);
  await floor.turnTo('2026-04-02T22:00:00Z');
  // The server's own loop may hold what is due at that moment.
  await vi.waitUntil(async () => {
    await closeAllDue({ database: floor.server.app.database, time: floor.time, graceMs: 24 * 3_600_000 });
    const query = '{ agreement(number: "Acme-SLA") { closedPeriods(first: 1) { nodes { until } } } }';
    const { agreement } = await floor.ask<{ agreement: { closedPeriods: { nodes: { until: string }[] } } }>(query);
    return agreement.closedPeriods.nodes[0]?.until === '2026-04-01';
  }, 20_000);
  await live('2026-04-07', 1);
}, 90_000);
afterAll(async () => {
  await browser.close();
  await floor.close();
});

async function open(path: string, options: BrowserContextOptions = desk): Promise<Page> {
  const context = await browser.newContext(options);
  await context.addCookies([{ name: 'headroom', value: floor.server.adminToken, url: floor.server.url }]);
  const page = await context.newPage();
  await page.goto(`${floor.server.url}${path}`);
  return page;
}

async function findNothingWrong(page: Page, name: string): Promise<void> {
  if (pictures !== '') await page.screenshot({ path: `${pictures}/${name}.png` });
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
}

const cells = async (page: Page, words: string): Promise<string[]> =>
  (await page.getByRole('row', { name: words }).getByRole('cell').allInnerTexts()).map((text) => text.trim());

test('every objective says what was attained, what is left and how it will end', async () => {
  const page = await open('/');
  await page.getByRole('link', { name: 'Figures', exact: true }).click();
  await page.getByRole('link', { name: 'Objectives', exact: true }).click();
  await page.getByText('3 objectives').waitFor();
  const sentence = 'Each calendar month at least 90 % of problems are solved in the time promised.';
  const [, party, attained, asked, left, probability, owed, satisfied, standing] = await cells(page, sentence);
  expect([party, attained, asked, left]).toEqual(['Acme, Acme-SLA', '90.0 %', 'at least 90 %', 'none']);
  expect([owed, satisfied]).toEqual(['–', '–']);
  expect(standing).toMatch(/^(On track|At risk)$/);
  expect(probability).toMatch(/^\d+ %$/);
  await findNothingWrong(page, 'objectives');
  // March was broken: 8 of 10.
  await page.getByLabel('Period that has').fill('2026-03-15');
  await page.getByLabel('Standing').selectOption('BROKEN');
  await page.getByText('1 objective', { exact: true }).waitFor();
  expect(page.url()).toContain('standing=BROKEN');
  await page.goBack();
  await page.getByText('3 objectives').waitFor();
});

test('a number leads down to the tickets behind it', async () => {
  const page = await open('/agreements/Acme-SLA/objectives/10.1?on=2026-03-15');
  await page.getByRole('heading', { name: /at least 90 % of problems/ }).waitFor();
  await page.getByText('8 kept, 2 missed').waitFor();
  await findNothingWrong(page, 'objective');
  await page.getByRole('link', { name: '80.0 %' }).first().click();
  await page.getByText('10 clocks').waitFor();
  await page.goBack();
  // What was reported of the closed period leads on too.
  await page
    .getByRole('row', { name: /^March 2026/ })
    .getByRole('link', { name: '2', exact: true })
    .click();
  await page.getByText('2 clocks').waitFor();
});

test('a closed period stays as reported; its credit is approved, issued and taken back', async () => {
  const page = await open('/agreements/Acme-SLA/objectives/10.1');
  await page.getByRole('heading', { name: 'Closed periods' }).waitFor();
  expect((await cells(page, 'March 2026')).join(' | ')).toMatch(
    /^March 2026 \| 80\.0 % \| 8 \| 2 \| Broken \| nothing \| EUR 61\.73\s*draft$/,
  );
  await page.getByRole('link', { name: 'EUR 61.73' }).click();
  await page.getByText('8 of 10 is below 90 %, 5 % of the fee.').waitFor();
  await findNothingWrong(page, 'credit');
  const act = async (verb: string, reason?: string): Promise<void> => {
    await page.getByRole('button', { name: verb }).click();
    const dialog = page.getByRole('dialog');
    if (reason !== undefined) await dialog.getByLabel('Why').fill(reason);
    await dialog.getByRole('button', { name: verb }).click();
    await dialog.waitFor({ state: 'detached' });
  };
  await act('Approve');
  await act('Issue');
  await page.getByRole('heading', { name: 'Statement 1' }).waitFor();
  await page.setViewportSize(phone.viewport);
  await findNothingWrong(page, 'statement-phone');
  await page.setViewportSize(desk.viewport);
  await act('Take back', 'Settled in person');
  await page.getByRole('link', { name: 'a counter entry' }).click();
  await page.getByText('Settled in person').waitFor();
  await page.getByRole('link', { name: 'Credits' }).first().click();
  await page.getByText('2 credits').waitFor();
  await findNothingWrong(page, 'credits');
});

test('the document of the agreement says how each objective stands', async () => {
  const page = await open('/agreements/Acme-SLA');
  await page.getByRole('link', { name: 'April 2026: 90.0 %, at risk' }).click();
  await page.getByRole('heading', { name: /at least 90 % of problems/ }).waitFor();
});

test.each(['/objectives', '/agreements/Acme-SLA/objectives/10.1', '/credits'])('%s fits a phone', async (path) => {
  const page = await open(path, phone);
  await page.locator('table').first().waitFor();
  await findNothingWrong(page, `phone${path.replaceAll('/', '-')}`);
});

test('what is not there says so', async () => {
  const page = await open('/agreements/Acme-SLA/objectives/99');
  await page.getByText('asks no such objective').waitFor();
  await page.goto(`${floor.server.url}/credits/nonsense`);
  await page.getByRole('heading', { name: 'No such credit' }).waitFor();
});
