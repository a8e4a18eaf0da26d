// Each template on a real server, from the first click to a signed agreement in force; and a large agreement with every
// section filled, as it is read, printed and exported.
import type { Browser, Page } from 'playwright-core';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agree, draft, makeApiWorld, type ApiWorld } from '../../support/api-world.ts';
import { largeAgreement } from '../../support/large-agreement.ts';
import { openBrowser } from '../../support/browser.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { choose, desk, findNothingWrong, openPage, phone, picture } from './pages.ts';

let browser: Browser;
let server: TestServer;
let world: ApiWorld;
/** Where to leave what was made for a person to look at, if anywhere. */
const pictures = process.env['HEADROOM_PICTURES'] ?? '';

beforeAll(async () => {
  browser = await openBrowser();
  server = await startServer();
  world = await makeApiWorld(server);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const open = (path: string, options = {}): Promise<Page> =>
  openPage({ browser, server }, path, { ...desk, ...options });

/** What is wider than the box it scrolls in: on paper nobody scrolls. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.scroll')]
      .filter((box) => box.clientWidth > 0 && box.scrollWidth > box.clientWidth)
      .map((box) => box.getAttribute('aria-label') ?? ''),
  );

async function sign(page: Page, side: string): Promise<void> {
  await page.getByRole('button', { name: 'Record a signature' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('For *').selectOption(side);
  await form.getByLabel('Who signed').fill(`Ann of ${side}`);
  await form.getByRole('button', { name: 'Sign' }).click();
  await page.getByText(`Ann of ${side} for`).waitFor();
}

test.each([
  { title: 'Service-based', number: 'T-SERVICE', customer: 'Acme', service: 'MAIL, Mail', other: 'CUSTOMER' },
  { title: 'Customer-based', number: 'T-CUSTOMER', customer: 'Other', service: null, other: 'CUSTOMER' },
  { title: 'Multi-level, corporate', number: 'T-CORPORATE', customer: null, service: null, other: 'CUSTOMER' },
  { title: 'Internal: marketing to sales', number: 'T-INTERNAL', customer: null, service: null, other: 'INTERNAL' },
  { title: 'Supplier', number: 'T-SUPPLIER', customer: null, service: null, other: 'SUPPLIER' },
  { title: 'Janitorial and beverages', number: 'T-TEA', customer: null, service: null, other: 'SUPPLIER' },
])('the template $title becomes a signed agreement in force', async ({ title, number, customer, service, other }) => {
  const page = await open('/agreement-drafts/new');
  await page.getByRole('link', { name: title }).click();
  await page.getByLabel('Number *').first().fill(number);
  if (customer !== null) await choose(page, 'Customer', customer.slice(0, 3), customer);
  if (service !== null) await choose(page, 'Service (of level Service)', 'mai', service);
  await choose(page, 'Coverage schedule *', 'off', 'Office');
  await page.getByLabel('First day after its term').fill('2099-01-01');
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await page.getByRole('button', { name: 'Submit for review' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
  await sign(page, 'PROVIDER');
  await sign(page, other);
  await page.getByRole('heading', { name: 'Agreed', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Activate' }).click();
  await page.getByText(/would turn over/).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Activate' }).click();
  await page.getByRole('heading', { name: 'Active', exact: true }).waitFor();
  await picture(page, number);
  await page.context().close();
});

test('a large agreement is read, printed and exported without what is private', async () => {
  await agree(server, {
    ...{ number: 'SUP-SECRET', kind: 'UNDERPINNING', level: 'CORPORATE', schedule: world.office, from: '2026-01-01' },
    clauses: [{ number: '3', measure: 'SUPPLIER_WAIT', promise: 'PT6H' }],
  });
  const asset = { serviceAccount: world.account, reference: 'RACK-1', name: 'Server rack' };
  await server.ask('mutation ($input: CreateAssetInput!) { createAsset(input: $input) { asset { id } } }', {
    input: asset,
  });
  const { version, userErrors } = await draft(server, largeAgreement(world));
  expect(userErrors).toEqual([]);
  expect(version?.version).toBe(1);
  const page = await open('/agreements/LARGE-1');
  await page.getByRole('heading', { name: 'Northwind Rail: service level agreement' }).waitFor();
  // Every section says something.
  expect(await page.getByText('Nothing is agreed about this.').count()).toBe(0);
  await picture(page, 'large');
  await findNothingWrong(page);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Markdown' }).click(),
  ]);
  const markdown = readFileSync(await file.path(), 'utf8');
  for (const secret of ['Target', '43 minutes', 'Night manager', 'SUP-SECRET']) expect(markdown).not.toContain(secret);
  for (const said of ['# Northwind Rail', '## 16 Words', '| Party | Bound as |', 'within 1 hour'])
    expect(markdown).toContain(said);
  const [made] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'PDF' }).click()]);
  expect(made.suggestedFilename()).toBe('LARGE-1-1.pdf');
  const pdfFile = readFileSync(await made.path());
  expect(pdfFile.subarray(0, 5).toString()).toBe('%PDF-');
  // Sixteen sections are more than a page or two.
  expect(pdfFile.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0).toBeGreaterThan(3);
  if (pictures !== '') writeFileSync(`${pictures}/large-made.pdf`, pdfFile);
  await page.emulateMedia({ media: 'print' });
  // The width of A4 at 96 dots an inch, less its margins: nothing may stand out of it.
  await page.setViewportSize({ width: 718, height: 1047 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(718);
  expect(await cutOff(page)).toEqual([]);
  await picture(page, 'large-print');
  const printed = await page.locator('body').innerText();
  for (const secret of ['Target', '43 minutes', 'Night manager', 'SUP-SECRET']) expect(printed).not.toContain(secret);
  expect(printed).toContain('Nadia North');
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  if (pictures !== '') {
    writeFileSync(`${pictures}/large.pdf`, pdf);
    writeFileSync(`${pictures}/large.md`, markdown);
  }
  await page.context().close();
});

test('it fits a phone', async () => {
  const page = await open('/agreements/LARGE-1', phone);
  await page.getByRole('heading', { name: '16 Words' }).waitFor();
  await picture(page, 'large-phone');
  await findNothingWrong(page);
  await page.context().close();
});
