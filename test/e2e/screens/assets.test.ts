// Customers, assets and what needs mending on a real server, through pages alone.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agree, makeApiWorld, record, type ApiWorld } from '../../support/api-world.ts';
import { openBrowser } from '../../support/browser.ts';
import { choose, desk, findNothingWrong, openPage, phone, picture } from './pages.ts';
import { startServer, type TestServer } from '../../support/server.ts';

let browser: Browser;
let server: TestServer;
let world: ApiWorld;
const at = (hoursAgo: number): string => new Date(Date.now() - hoursAgo * 3_600_000).toISOString();

beforeAll(async () => {
  browser = await openBrowser();
  server = await startServer();
  world = await makeApiWorld(server);
  await record(server, {
    source: 'Desk',
    events: [
      ...[1, 2].map((n) => ({
        ...{ ticket: `W-${String(n)}`, eventId: `w${String(n)}`, kind: 'OPENED', at: at(n), subject: 'Lost' },
        ...{ serviceAccount: 'ACC-99', asset: 'LIFT-1' },
      })),
      { ticket: 'W-3', eventId: 'w3', kind: 'OPENED', at: at(3), serviceAccount: 'ACC-4' },
    ],
  });
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const open = (path: string, options = {}, session?: string) =>
  openPage({ browser, server }, path, { ...desk, ...options }, session);

test('what needs mending is listed with its reason, and mended by making what is missing', async () => {
  const page = await open('/admin/mending');
  await page.getByText('2 tickets', { exact: true }).waitFor();
  await page.getByText('Ticket W-1 names service account ACC-99, which is not known.').waitFor();
  await picture(page, 'mending');
  await findNothingWrong(page);
  await page.getByLabel('Words').fill('w-2');
  await page.keyboard.press('Enter');
  await page.getByText('1 ticket', { exact: true }).waitFor();
  expect(new URL(page.url()).search).toBe('?text=w-2');
  await page.getByRole('link', { name: 'Service accounts' }).click();
  await page.getByRole('button', { name: 'New service account' }).click();
  const form = page.getByRole('dialog', { name: 'New service account' });
  await form.getByRole('button', { name: 'Make it' }).click();
  expect(await form.getByText('This is needed.').count()).toBe(3);
  await choose(page, 'Customer *', 'acm', 'Acme');
  await form.getByLabel('Reference').fill('ACC-4');
  await form.getByLabel('Name').fill('Ninety-nine');
  await form.getByRole('button', { name: 'Make it' }).click();
  await form.getByText('Another service account has the reference "ACC-4".').waitFor();
  await form.getByLabel('Reference').fill('ACC-99');
  await form.getByRole('button', { name: 'Make it' }).click();
  await page.getByText('The service account is made.').waitFor();
  await page.getByRole('cell', { name: 'ACC-99', exact: true }).waitFor();
  await page.goto(`${server.url}/assets`);
  await page.getByText('There is no asset yet.').waitFor();
  await page.getByRole('button', { name: 'New asset' }).click();
  await choose(page, 'Service account *', '99', /^ACC-99/);
  await page.getByRole('dialog').getByLabel('Reference').fill('LIFT-1');
  await page.getByRole('dialog').getByLabel('Name *').fill('Goods lift');
  await page.getByRole('dialog').getByRole('button', { name: 'Make it' }).click();
  await page.getByRole('heading', { name: 'LIFT-1: Goods lift' }).waitFor();
  await expect
    .poll(async () => {
      await page.goto(`${server.url}/admin/mending`);
      return page.getByText('Nothing needs mending: every ticket names what is known.').waitFor({ timeout: 2_000 });
    })
    .toBeUndefined();
  await page.context().close();
});

test('a list is searched, filtered and walked back; a name is changed, and not lost by a slip', async () => {
  const page = await open('/');
  await page.getByRole('link', { name: 'Admin' }).click();
  await page.getByRole('link', { name: 'Customers' }).click();
  await page.getByText('2 customers', { exact: true }).waitFor();
  await page.getByLabel('Words').fill('oth');
  await page.keyboard.press('Enter');
  await page.getByText('1 customer', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Rename Other' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Other Ltd');
  page.once('dialog', (dialog) => void dialog.dismiss());
  await page.keyboard.press('Escape');
  expect(await page.getByRole('dialog').getByLabel('Name').inputValue()).toBe('Other Ltd');
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
  await page.getByText('The new name is saved.').waitFor();
  await page.getByRole('cell', { name: 'Other Ltd', exact: true }).waitFor();
  await page.getByRole('link', { name: 'Service accounts' }).last().click();
  await page.getByText('1 service account', { exact: true }).waitFor();
  await page.getByRole('cell', { name: 'ACC-7', exact: true }).waitFor();
  await expect.poll(() => page.getByRole('combobox', { name: 'Customer' }).inputValue()).toBe('Other Ltd');
  await page.getByLabel('Words').fill('nothing like it');
  await page.keyboard.press('Enter');
  await page.getByText('No service account matches.').waitFor();
  await page.goBack();
  await page.getByRole('cell', { name: 'ACC-7', exact: true }).waitFor();
  await page.getByRole('link', { name: 'Services' }).click();
  await page.getByRole('cell', { name: 'MAIL', exact: true }).waitFor();
  await page.context().close();
});

test('a choice is made with the keyboard alone, and what is not in the list is not chosen', async () => {
  const page = await open('/assets');
  const field = page.getByRole('combobox', { name: 'Service account' });
  await field.focus();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  const second = await page.getByRole('option').nth(1).innerText();
  expect(await field.getAttribute('aria-activedescendant')).toBe(
    await page.getByRole('option').nth(1).getAttribute('id'),
  );
  await page.keyboard.press('Enter');
  await expect.poll(() => new URL(page.url()).searchParams.get('account')).not.toBeNull();
  expect(await field.inputValue()).toBe(second);
  await field.fill('nowhere');
  await page.getByText('Nothing matches.').waitFor();
  await page.keyboard.press('Tab');
  expect(await field.inputValue()).toBe(second);
  await field.fill('');
  await page.keyboard.press('Tab');
  await expect.poll(() => new URL(page.url()).search).toBe('');
  await page.context().close();
});

test('an asset is inspected, repaired and moved; a guard that refuses names all three', async () => {
  const { createAsset } = await server.ask<{ createAsset: { asset: { id: string } } }>(
    `mutation ($account: ID!) { createAsset(input: { serviceAccount: $account, reference: "PUMP-1", name: "Pump", inspectEveryMonths: 3,
       documents: [{ title: "Manual", location: "https://example.org/pump" }] }) { asset { id } } }`,
    { account: world.account },
  );
  await agree(server, {
    ...{ number: 'C-2031', serviceAccount: world.account, schedule: world.always, from: '2026-01-01' },
    clauses: [{ number: '1', measure: 'RESOLUTION', promise: 'PT1H' }],
    sections: { assets: ['PUMP-1'] },
  });
  await record(server, {
    source: 'Desk',
    events: [{ ticket: 'P-1', eventId: 'p1', kind: 'OPENED', at: at(5), serviceAccount: 'ACC-4', asset: 'PUMP-1' }],
  });
  const page = await open(`/assets/${createAsset.asset.id}`);
  await page.getByRole('link', { name: 'Manual' }).waitFor();
  await page.getByRole('button', { name: 'Record an inspection' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: 'Record' }).click();
  await form.getByText('This is needed.').waitFor();
  await form.getByLabel('It was found').selectOption('no');
  await form.getByLabel('When').fill('2099-01-01T09:00');
  await form.getByLabel('Note').fill('The seal leaks.');
  await form.getByRole('button', { name: 'Record' }).click();
  await form.getByText('What was done was not done in the future.').waitFor();
  await form.getByLabel('When').fill('');
  await form.getByRole('button', { name: 'Record' }).click();
  await page.getByText('Inspected: out of order').waitFor();
  await page.getByText('Repair it: the last inspection found it out of order.').waitFor();
  await page.getByRole('button', { name: 'Record a repair' }).click();
  await form.getByRole('button', { name: 'Record' }).click();
  await page.getByText('Repaired', { exact: true }).waitFor();
  expect(await page.getByText('Repair it:').count()).toBe(0);
  await page.getByRole('link', { name: 'P-1' }).waitFor();
  await page.getByText('1 ticket, 1 open; 1 promise was broken.').waitFor();
  await page.getByRole('button', { name: 'Transfer it' }).click();
  await choose(page, 'To service account *', 'acc-9', 'ACC-9, Account ACC-9');
  await form.getByRole('button', { name: 'Transfer', exact: true }).click();
  await form
    .getByText('Asset PUMP-1 is covered by agreement C-2031 of service account ACC-4: amend that before')
    .waitFor();
  await picture(page, 'transfer');
  await findNothingWrong(page);
  page.once('dialog', (dialog) => void dialog.accept());
  await form.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Describe it anew' }).click();
  await form.getByLabel('Where it is').fill('Room 4');
  await form.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Room 4').waitFor();
  await page.getByRole('link', { name: 'Manual' }).waitFor();
  await page.context().close();
});

test('an asset that nothing covers moves with its history', async () => {
  const { createAsset } = await server.ask<{ createAsset: { asset: { id: string } } }>(
    'mutation ($account: ID!) { createAsset(input: { serviceAccount: $account, reference: "FAN-1", name: "Fan" }) { asset { id } } }',
    { account: world.foreignAccount },
  );
  const page = await open(`/assets/${createAsset.asset.id}`);
  await page.getByText('Agree on cover: no agreement in force would judge its tickets.').waitFor();
  await page.getByRole('button', { name: 'Transfer it' }).click();
  await choose(page, 'To service account *', 'acc-9', /^ACC-9,/);
  await page.getByRole('dialog').getByRole('button', { name: 'Transfer', exact: true }).click();
  await page.getByText('Moved from ACC-7 to ACC-9, by sale').waitFor();
  await page.goto(`${server.url}/assets`);
  await page.getByLabel('Cover').selectOption('no');
  await page
    .getByText(/asset(s)?$/)
    .first()
    .waitFor();
  await page.getByLabel('Words').fill('FAN');
  await page.keyboard.press('Enter');
  await page.getByText('1 asset', { exact: true }).waitFor();
  expect(new URL(page.url()).search).toBe('?text=FAN&covered=no');
  await page.context().close();
});

test('who may only read finds no way to write', async () => {
  const { createApiToken } = await server.ask<{ createApiToken: { token: string } }>(
    'mutation { createApiToken(input: { name: "Ann", role: ANALYST }) { token } }',
  );
  const page = await open('/admin/customers', {}, createApiToken.token);
  await page.getByRole('cell', { name: 'Acme', exact: true }).waitFor();
  expect(await page.getByRole('button', { name: /New|Rename/ }).count()).toBe(0);
  await page.goto(`${server.url}/assets`);
  await page.getByRole('link', { name: 'PUMP-1' }).click();
  await page.getByRole('heading', { name: 'History' }).waitFor();
  expect(await page.getByRole('button', { name: /Record|Transfer|Describe/ }).count()).toBe(0);
  await page.goto(`${server.url}/assets/nonsense`);
  await page.getByText('There is no such asset').waitFor();
  await page.context().close();
});

test.each([
  ['desk', desk],
  ['phone', phone],
  ['night', { ...desk, colorScheme: 'dark' }],
] as const)('the pages have nothing that axe objects to (%s)', async (where, options) => {
  const page = await open('/admin/customers', options);
  await page.getByRole('cell', { name: 'Acme', exact: true }).waitFor();
  await picture(page, `customers-${where}`);
  await findNothingWrong(page);
  await page.getByRole('link', { name: 'Service accounts' }).first().click();
  await page.getByRole('cell', { name: 'ACC-4', exact: true }).waitFor();
  await picture(page, `accounts-${where}`);
  await findNothingWrong(page);
  await page.goto(`${server.url}/assets`);
  await page.getByRole('link', { name: 'PUMP-1' }).waitFor();
  await page.getByRole('combobox', { name: 'Service account' }).click();
  await page.getByRole('option').first().waitFor();
  await picture(page, `assets-${where}`);
  await findNothingWrong(page);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'PUMP-1' }).click();
  await page.getByRole('table', { name: 'Tickets' }).waitFor();
  await picture(page, `asset-${where}`);
  await findNothingWrong(page);
  await page.context().close();
});
