// Deliverables on a real server, on a clock that stands: the list by day, a delivery with its evidence, what is taken back,
// the agreement that says how it is kept, and the wall.
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../support/browser.ts';
import { startDeliverableWorld, tea, type DeliverableWorld } from '../../support/deliverable-world.ts';

let browser: Browser;
let made: DeliverableWorld;
let number: string;
const desk = { viewport: { width: 1920, height: 1080 } };
const phone = { viewport: { width: 390, height: 844 } };
/** Where to leave pictures for a person to look at, if anywhere. */
const pictures = process.env['HEADROOM_PICTURES'] ?? '';

beforeAll(async () => {
  browser = await openBrowser();
  made = await startDeliverableWorld('2026-03-04T08:00:00Z');
  const members = [
    { reference: 'P1', name: 'Front desk' },
    { reference: 'P2', name: 'Night desk' },
  ];
  number = await made.owing(
    [
      { ...tea, evidence: 'TEXT', needsConfirmation: true, targetBefore: 'PT30M' },
      { ...tea, number: '11.2', title: 'Key cards', times: ['24:00'], opensBefore: 'PT24H', members, atLeast: 1 },
    ],
    { from: '2026-03-03' },
  );
});
afterAll(async () => {
  await browser.close();
  await made.server.close();
});

async function open(path: string, options: BrowserContextOptions = desk): Promise<Page> {
  const context = await browser.newContext(options);
  await context.addCookies([{ name: 'headroom', value: made.server.adminToken, url: made.server.url }]);
  const page = await context.newPage();
  await page.goto(`${made.server.url}${path}`);
  return page;
}

async function findNothingWrong(page: Page, name: string): Promise<void> {
  if (pictures !== '') await page.screenshot({ path: `${pictures}/${name}.png` });
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
}

const rowsOf = (page: Page, day: string): Promise<string[]> =>
  page.getByRole('table', { name: day }).getByRole('row').allInnerTexts();

test('what is owed is listed by day, and a delivery is recorded with what it must show', async () => {
  const page = await open('/');
  await page.getByRole('link', { name: 'Deliverables' }).click();
  await page.getByRole('table', { name: 'Today, Wed 4 Mar 2026' }).waitFor();
  const yesterday = await rowsOf(page, 'Yesterday, Tue 3 Mar 2026');
  expect(yesterday.slice(1).map((row) => row.split(/\s*\t\s*/).filter((cell) => cell !== ''))).toEqual([
    ['09:00', 'Tea', `Acme, ${number}`, 'Provider', 'Missed', 'Record'],
    ['24:00', expect.stringMatching(/^Key cards\s*0 of 1 members$/), `Acme, ${number}`, 'Provider', 'Missed', 'Record'],
  ]);
  await findNothingWrong(page, 'deliverables');
  await page.getByRole('button', { name: 'Record a delivery of Tea, due 2026-03-04 09:00' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Who acts').fill('Ann');
  await dialog.getByRole('button', { name: 'Record' }).click();
  await dialog.getByText('This is needed.').waitFor();
  await findNothingWrong(page, 'delivery-form');
  await dialog.getByLabel('What was done').fill('Two pots of green tea');
  await dialog.getByRole('button', { name: 'Record' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('to be confirmed').waitFor();
  const today = await rowsOf(page, 'Today, Wed 4 Mar 2026');
  expect(today[1]).toMatch(/^09:00\s+Tea[^]*Delivered/);
  await page.getByLabel('Standing').selectOption('DELIVERED');
  await page.getByText('1 occurrence', { exact: true }).waitFor();
  await page.getByLabel('What, agreement or customer').fill('nothing of the kind');
  await page.keyboard.press('Enter');
  await page.getByText(/^Nothing is due/).waitFor();
});

test('the story of an occurrence is told, confirmed, and taken back with a reason', async () => {
  const { id } = await made.first(number, '2026-03-04T00:00:00Z').then(async () => {
    const [, , row] = await made.occurrences(number);
    if (row === undefined) throw new Error('No tea today');
    return row;
  });
  const page = await open(`/deliverables/${id}`);
  await page.getByRole('heading', { name: 'Tea' }).waitFor();
  await page.getByText('Two pots of green tea').waitFor();
  await page.getByText('Wed 4 Mar 2026, 09:00 UTC').waitFor();
  await page.getByRole('button', { name: 'Confirmed by them' }).click();
  await page.getByRole('dialog').getByLabel('Who acts').fill('Ann');
  await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  await page.getByText('confirmed', { exact: true }).waitFor();
  await page
    .getByRole('button', { name: /^Take back what was told at 4 Mar 2026 08:00/ })
    .first()
    .click();
  await page.getByRole('dialog').getByLabel('Why').fill('It was coffee');
  await page.getByRole('dialog').getByLabel('Who acts').fill('Ann');
  await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
  await page.getByText('“It was coffee”').waitFor();
  await page.getByText('(taken back)').waitFor();
  await findNothingWrong(page, 'occurrence');
});

test('both pages are read on a phone', async () => {
  const list = await open('/deliverables', phone);
  await list.getByRole('table', { name: 'Today, Wed 4 Mar 2026' }).waitFor();
  await findNothingWrong(list, 'deliverables-phone');
  await list.getByRole('link', { name: 'Key cards' }).first().click();
  await list.getByText('Front desk').waitFor();
  await findNothingWrong(list, 'occurrence-phone');
});

test('the document of the agreement says how it is kept, and the print does not', async () => {
  const page = await open(`/agreements/${number}`);
  await page.getByText('We deliver tea every day by 09:00.').waitFor();
  const kept = page.getByText(/^Kept 0 of 1, 1 missed; next due 4 Mar 2026 by 09:00\.$/);
  await kept.waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await kept.isVisible()).toBe(false);
});

test('a wall says what is due today', async () => {
  const { createBoard } = await made.server.ask<{ createBoard: { board: { id: string } } }>(
    'mutation { createBoard(input: { name: "Acme" }) { board { id } } }',
  );
  const page = await open(`/wall/${createBoard.board.id}`);
  const today = page.getByRole('region', { name: 'Due today' });
  await today.getByText('2 missed').waitFor();
  expect(await today.innerText()).toMatch(/Due\s*2\s*2 missed[^]*09:00\s*Tea/);
  await findNothingWrong(page, 'wall-owing');
});
