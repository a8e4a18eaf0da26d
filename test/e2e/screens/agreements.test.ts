// Agreements on a real server, as a contract manager goes: list, document, draft, review, signatures, activation.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agree, makeApiWorld, type ApiWorld } from '../../support/api-world.ts';
import { openBrowser } from '../../support/browser.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { choose, desk, findNothingWrong, openPage, phone, picture } from './pages.ts';

let browser: Browser;
let server: TestServer;
let world: ApiWorld;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startServer();
  world = await makeApiWorld(server);
  const parties = [
    { role: 'PROVIDER', name: 'Orrin Services', responsibilities: ['Keeps the promises'] },
    { role: 'CUSTOMER', name: 'Acme Rail', responsibilities: ['Site access within 1 h'] },
  ];
  const clauses = [
    {
      number: '9.1.1',
      measure: 'FIRST_RESPONSE',
      severity: 'URGENT',
      period: 'PRIME',
      promise: 'PT1H',
      target: 'PT30M',
    },
    { number: '9.2.1', measure: 'RESOLUTION', promise: 'PT6H', target: 'PT4H' },
  ];
  const terms = { number: 'NWR-1', customer: world.customer, schedule: world.office, sections: { parties } };
  await agree(server, { ...terms, from: '2026-01-01', clauses });
  await agree(server, {
    ...{ ...terms, from: '2026-03-01' },
    clauses: clauses.map((one) => ({ ...one, ...(one.number === '9.2.1' ? { promise: 'PT5H' } : {}) })),
  });
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const open = (path: string, options: BrowserContextOptions = desk, session?: string): Promise<Page> =>
  openPage({ browser, server }, path, options, session);

test('an agreement is found in the list and read as a document', async () => {
  const page = await open('/');
  await page.getByRole('link', { name: 'Agreements' }).click();
  await page.getByLabel('Number or party').fill('rail');
  await page.keyboard.press('Enter');
  await page.getByText('1 agreement', { exact: true }).waitFor();
  await page.getByLabel('Kind').selectOption('OLA');
  await page.getByText('No agreement matches.').waitFor();
  await page.goBack();
  await page.getByRole('link', { name: 'NWR-1' }).click();
  await page.getByRole('heading', { name: 'Acme Rail: service level agreement' }).waitFor();
  await page.getByText('If you report an urgent problem during prime time, we answer within 1 hour.').waitFor();
  await page.getByText('Target 30 minutes').waitFor();
  await page.getByLabel('What changed since').selectOption('1');
  await page.getByText('resolution: promise 6 h → 5 h').waitFor();
  expect(await page.getByRole('navigation', { name: 'Contents' }).getByText('changed').count()).toBe(2);
  expect(await page.locator('dfn', { hasText: 'prime time' }).first().getAttribute('aria-description')).toContain(
    'main hours',
  );
  await page
    .getByRole('row', { name: /Resolution any severity – within 5 hours NWR-1 9\.2\.1 judges/ })
    .first()
    .waitFor();
  await picture(page, 'document');
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByText('Target 30 minutes').isVisible()).toBe(false);
  expect(await page.getByText('resolution: promise 6 h → 5 h').isVisible()).toBe(false);
  expect(await page.getByRole('navigation', { name: 'Pages' }).isVisible()).toBe(false);
  await picture(page, 'print');
  await page.emulateMedia({ media: 'screen' });
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Markdown' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('NWR-1-2.md');
  await page.context().close();
});

test('a draft is begun from a template, refused at its fields, saved, signed by both and activated', async () => {
  const page = await open('/agreement-drafts/new');
  await page.getByRole('link', { name: 'Customer-based' }).click();
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await page.getByRole('alert').getByText('This is needed.').waitFor();
  expect(await page.getByLabel('Number *').first().getAttribute('aria-invalid')).toBe('true');
  await page.getByLabel('Number *').first().fill('NEW-1');
  await choose(page, 'Customer', 'oth', 'Other');
  await choose(page, 'Coverage schedule *', 'off', 'Office');
  await page.getByRole('group', { name: 'clause 1' }).getByLabel('Target (private)').fill('2 h');
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await page.getByRole('group', { name: 'clause 1' }).locator('[aria-invalid="true"]').waitFor();
  await picture(page, 'draft');
  await findNothingWrong(page);
  page.once('dialog', (dialog) => void dialog.dismiss());
  await page.getByRole('link', { name: 'Tickets' }).click();
  await page.getByRole('group', { name: 'clause 1' }).getByLabel('Target (private)').fill('30 min');
  // An open end is no end at which it could be renewed.
  await page.getByLabel('First day after its term').fill('2099-01-01');
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await page.getByRole('button', { name: 'Submit for review' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
  await page.getByRole('button', { name: 'Comment' }).click();
  await page.getByRole('dialog').getByLabel('By *').selectOption('CUSTOMER');
  await page.getByRole('dialog').getByLabel('Comment *').fill('Four hours would do.');
  await page.getByRole('dialog').getByRole('button', { name: 'Comment' }).click();
  await page.getByRole('button', { name: 'Leave it' }).click();
  await page.getByText('Not taken up').waitFor();
  for (const side of ['PROVIDER', 'CUSTOMER']) {
    await page.getByRole('button', { name: 'Record a signature' }).click();
    await page.getByRole('dialog').getByLabel('For *').selectOption(side);
    await page.getByRole('dialog').getByLabel('Who signed').fill(`Ann of ${side}`);
    await page.getByRole('dialog').getByRole('button', { name: 'Sign' }).click();
    await page.getByText(`Ann of ${side}`).waitFor();
  }
  await page.getByRole('button', { name: 'Activate' }).click();
  await page.getByText(/0 results? would turn over|would turn over/).waitFor();
  await picture(page, 'activate');
  await page.getByRole('dialog').getByRole('button', { name: 'Activate' }).click();
  await page.getByRole('link', { name: 'Amend' }).waitFor();
  await page.getByRole('heading', { name: 'Active', exact: true }).waitFor();
  await page.context().close();
});

test('who may only read finds no way to write', async () => {
  const { createApiToken } = await server.ask<{ createApiToken: { token: string } }>(
    'mutation { createApiToken(input: { name: "Ann", role: ANALYST }) { token } }',
  );
  const page = await open('/agreements/NWR-1', desk, createApiToken.token);
  await page.getByText('we solve it within 5 hours.').waitFor();
  expect(await page.getByRole('link', { name: 'Amend' }).count()).toBe(0);
  await page.goto(`${server.url}/agreement-drafts/NWR-1`);
  await page.getByText('Agreements are written by managers and administrators.').waitFor();
  // A server that does not answer once is asked again.
  let isAway = true;
  await page.route('**/graphql', (route) => {
    if (!isAway || !(route.request().postData() ?? '').includes('AgreementList')) return route.continue();
    isAway = false;
    return route.abort();
  });
  await page.goto(`${server.url}/agreements`);
  await page.getByText('It is tried again by itself.').waitFor();
  await page.getByRole('link', { name: 'NWR-1' }).waitFor();
  expect(await page.getByRole('link', { name: 'Draft an agreement' }).count()).toBe(0);
  await page.context().close();
});

test.each([
  ['desk', desk],
  ['phone', phone],
  ['night', { ...desk, colorScheme: 'dark' }],
] as const)('list, document and templates have nothing that axe objects to (%s)', async (where, options) => {
  const page = await open('/agreements', options);
  await page.getByRole('link', { name: 'NWR-1' }).waitFor();
  await picture(page, `list-${where}`);
  await findNothingWrong(page);
  await page.goto(`${server.url}/agreements/NWR-1`);
  await page.getByRole('region', { name: 'Clauses that hold' }).waitFor();
  await picture(page, `document-${where}`);
  await findNothingWrong(page);
  await page.goto(`${server.url}/agreement-drafts/NWR-1`);
  await page.getByRole('button', { name: 'Save the draft' }).waitFor();
  await picture(page, `draft-${where}`);
  await findNothingWrong(page);
  await page.context().close();
});
