// What stands beside the customer's promises on the pages: clocks of groups and suppliers, who held a ticket whose promise
// broke, chains that cannot hold, and what each level of agreements says.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agree, draft, makeApiWorld, record, type ApiWorld } from '../../support/api-world.ts';
import { openBrowser } from '../../support/browser.ts';
import { choose, desk, findNothingWrong, openPage, phone, picture } from './pages.ts';
import { startServer, type TestServer } from '../../support/server.ts';

let browser: Browser;
let server: TestServer;
let world: ApiWorld;
const at = (hoursAgo: number): string => new Date(Date.now() - hoursAgo * 3_600_000).toISOString();

// Eleven hours: 2 h with the desk, 4 h with the network people, 1 h waiting for the customer, 4 h for the supplier.
const life = [
  { at: at(11), kind: 'OPENED', actor: 'CUSTOMER', group: 'Desk', severity: 'HIGH', serviceAccount: 'ACC-4' },
  { at: at(9), kind: 'GROUP_CHANGED', group: 'Network' },
  { at: at(8), kind: 'STATUS_CHANGED', status: 'WAITING_CUSTOMER' },
  { at: at(7), kind: 'STATUS_CHANGED', status: 'OPEN' },
  { at: at(5), kind: 'STATUS_CHANGED', status: 'WAITING_SUPPLIER' },
  { at: at(1), kind: 'STATUS_CHANGED', status: 'OPEN' },
  { at: at(0), kind: 'RESOLVED' },
];

beforeAll(async () => {
  browser = await openBrowser();
  server = await startServer();
  world = await makeApiWorld(server);
  const terms = { schedule: world.always, from: '2026-01-01' };
  const supplier = { ...terms, kind: 'UNDERPINNING', level: 'CORPORATE' };
  await agree(server, {
    ...{ ...supplier, number: 'SUP-1' },
    clauses: [{ number: '3', measure: 'SUPPLIER_WAIT', promise: 'PT3H' }],
  });
  await agree(server, {
    ...{ ...supplier, number: 'SUP-DAY', schedule: world.office },
    clauses: [{ number: '3', measure: 'SUPPLIER_WAIT', promise: 'PT6H' }],
  });
  await agree(server, {
    ...{ ...terms, number: 'OLA-1', kind: 'OLA', level: 'CORPORATE' },
    clauses: [
      { number: '1', measure: 'GROUP_OWNERSHIP', promise: 'PT1H', group: 'Desk' },
      { number: '2', measure: 'GROUP_OWNERSHIP', promise: 'PT12H', group: 'Network' },
    ],
  });
  await agree(server, {
    ...{ ...terms, number: 'CORP', level: 'CORPORATE', structure: 'MULTI_LEVEL' },
    clauses: [
      { number: '1', measure: 'RESOLUTION', promise: 'PT24H' },
      { number: '2', measure: 'FIRST_RESPONSE', promise: 'PT8H' },
    ],
  });
  await agree(server, {
    ...{ ...terms, number: 'ACME', customer: world.customer, sections: { underpinnedBy: ['SUP-1', 'OLA-1'] } },
    clauses: [{ number: '9', measure: 'RESOLUTION', promise: 'PT9H' }],
  });
  await agree(server, {
    ...{ ...terms, number: 'ACME-MAIL', level: 'SERVICE', customer: world.customer, service: world.service },
    clauses: [{ number: '4', measure: 'RESOLUTION', severity: 'URGENT', promise: 'PT2H' }],
  });
  const events = life.map((event, index) => ({
    ...{ eventId: `T-1/${String(index)}`, ticket: 'T-1', actor: 'AGENT' },
    ...event,
  }));
  await record(server, { source: 'desk', events });
  await server.ask('mutation ($input: CreateServiceInput!) { createService(input: $input) { userErrors { code } } }', {
    input: { reference: 'FAX', name: 'Fax' },
  });
  await agree(server, {
    ...{
      ...terms,
      number: 'OTHER',
      customer: world.other,
      sections: { exclusions: [{ text: 'Fax machines', service: 'FAX' }] },
    },
    clauses: [{ number: '1', measure: 'RESOLUTION', promise: 'PT9H' }],
  });
  await record(server, {
    source: 'desk',
    events: [{ ticket: 'T-2', eventId: 't2', at: at(1), kind: 'OPENED', serviceAccount: 'ACC-7', service: 'FAX' }],
  });
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const open = (path: string, options = {}): Promise<Page> =>
  openPage({ browser, server }, path, { ...desk, ...options });

test('a ticket shows the clocks beside the customer’s, and where the time of a broken promise went', async () => {
  const { ticket } = await server.ask<{ ticket: { clocks: { nodes: { id: string; measure: string }[] } } }>(
    '{ ticket(source: "desk", reference: "T-1") { clocks { nodes { id measure } } } }',
  );
  const resolution = ticket.clocks.nodes.find(({ measure }) => measure === 'RESOLUTION');
  const page = await open(`/tickets/desk/T-1?clock=${resolution?.id ?? ''}`);
  const beside = page.getByRole('region', { name: 'Clocks beside the customer’s' });
  await beside
    .getByRole('row', { name: /Broken Group ownership OLA-1 1 Operational level agreement, Desk 2 h/ })
    .waitFor();
  await beside.getByRole('row', { name: /Broken Supplier wait SUP-1 3 Supplier contract 4 h/ }).waitFor();
  const held = page.getByRole('region', { name: 'Where the time went' });
  for (const row of [/Desk 2 h 18 % 2 h counted/, /Network 4 h 36 % 4 h counted/, /Customer 1 h 9 % did not count/])
    await held.getByRole('row', { name: row }).waitFor();
  await held.getByRole('row', { name: /Supplier 4 h 36 % 4 h counted/ }).waitFor();
  await picture(page, 'beside');
  await findNothingWrong(page);
  await page.context().close();
});

test('a ticket that nothing covers says why', async () => {
  const page = await open('/tickets/desk/T-2');
  await page.getByText('Agreement OTHER excludes its service: “Fax machines”.').waitFor();
  await page.context().close();
});

test('what holds altogether stands side by side by level, the overridden struck', async () => {
  const page = await open('/agreements/ACME');
  const table = page.getByRole('region', { name: 'Clauses that hold' });
  await table.waitFor();
  await table
    .getByRole('row', {
      name: /Resolution any severity within 24 hours CORP 1 overridden within 9 hours ACME 9 judges –/,
    })
    .waitFor();
  await table.getByRole('row', { name: /First response any severity within 8 hours CORP 2 judges – –/ }).waitFor();
  await choose(page, 'Service', 'mail', 'MAIL, Mail');
  await table
    .getByRole('row', {
      name: /Resolution Urgent within 24 hours CORP 1 overridden within 9 hours ACME 9 overridden within 2 hours ACME-MAIL 4 judges/,
    })
    .waitFor();
  expect(await table.locator('s').count()).toBeGreaterThan(2);
  await picture(page, 'effective');
  await findNothingWrong(page);
  await page.context().close();
});

test('a chain that cannot hold is shown with its example, on the document and before activation', async () => {
  const { userErrors } = await draft(server, {
    ...{ number: 'CHAIN', customer: world.other, schedule: world.always, from: '2030-01-01' },
    clauses: [{ number: '9.2', measure: 'RESOLUTION', promise: 'PT8H' }],
    sections: { underpinnedBy: ['SUP-DAY'] },
  });
  expect(userErrors).toEqual([]);
  const page = await open('/agreements/CHAIN');
  const told = page.getByRole('region', { name: /cannot be kept by what it rests on/ }).first();
  await told
    .getByText(/9\.2 resolution.*resting on SUP-DAY: it is late for tickets that open in one coverage period\./)
    .waitFor();
  await told.getByText(/Worked example: opened .*, promised by .*, there due .* \(UTC\)\./).waitFor();
  await picture(page, 'chain');
  await findNothingWrong(page);
  await page.getByRole('button', { name: 'Activate' }).click();
  await page
    .getByRole('dialog')
    .getByText(/Worked example: opened/)
    .waitFor();
  await picture(page, 'chain-activate');
  await page.emulateMedia({ media: 'print' });
  expect(await told.isVisible()).toBe(false);
  await page.context().close();
});

test('on a phone both pages fit their screen', async () => {
  const page = await open('/tickets/desk/T-1', phone);
  await page.getByRole('region', { name: 'Where the time went' }).waitFor();
  await picture(page, 'beside-phone');
  await findNothingWrong(page);
  await page.goto(`${server.url}/agreements/CHAIN`);
  await page.getByRole('region', { name: 'Clauses that hold' }).waitFor();
  await picture(page, 'chain-phone');
  await findNothingWrong(page);
  await page.context().close();
});
