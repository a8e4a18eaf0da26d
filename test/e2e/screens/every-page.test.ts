// Every page of the app, opened on a real server: axe knows no fault, at a desk and on a phone. A page that is new fails here
// until somebody says where it is found.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../../scripts/tool.ts';
import { openBrowser } from '../../support/browser.ts';
import { startFloorWorld, type FloorWorld } from '../../support/floor-world.ts';
import { desk, findNothingWrong, openPage, phone } from './pages.ts';

const routes = readFileSync(join(root, 'dashboard/src/routes.ts'), 'utf8');
const names = [...routes.matchAll(/^ +name: '([a-z-]+)',$/gm)].map(([, name = '']) => name);

/** Where each page is found, and a heading or text that it has when it is all there. */
const pages: Readonly<Record<string, readonly [path: () => string, shows: string | RegExp]>> = {
  overview: [() => '/', 'Overview'],
  wall: [() => `/wall/${board}`, 'Floor'],
  rotate: [() => `/wall/rotate/${playlist}`, 'Floor'],
  tv: [() => '/tv', 'Pair this screen'],
  pair: [() => '/pair', 'Pair a screen'],
  tickets: [() => '/tickets', 'Tickets'],
  ticket: [() => '/tickets/desk/T-1', 'T-1'],
  inbox: [() => '/inbox', 'Inbox'],
  agreements: [() => '/agreements', 'Agreements'],
  agreement: [() => '/agreements/Acme-SLA', /Acme/],
  'new-agreement': [() => '/agreement-drafts/new', /agreement/i],
  'agreement-draft': [() => '/agreement-drafts/Acme-SLA', /Acme-SLA/],
  assets: [() => '/assets', 'Assets'],
  asset: [() => `/assets/${asset}`, /Lift/],
  deliverables: [() => '/deliverables', 'Deliverables'],
  occurrence: [() => '/deliverables/none', 'No such occurrence'],
  kpi: [() => '/kpi/resolution', 'Resolution'],
  flow: [() => '/flow', 'With whom it lay'],
  turns: [() => '/flow/turns', 'choose one on the page'],
  holds: [() => '/flow/holds', 'choose one on the page'],
  breaches: [() => '/breaches', 'Broken promises'],
  compare: [() => '/compare', 'Teams and suppliers'],
  objectives: [() => '/objectives', 'Objectives'],
  objective: [() => '/agreements/Acme-SLA/objectives/none', 'Objective none'],
  satisfaction: [() => '/satisfaction', 'Mean score'],
  credits: [() => '/credits', 'Credits'],
  credit: [() => '/credits/none', 'No such credit'],
  'what-ifs': [() => '/what-if', 'What if'],
  'what-if': [() => '/what-if/none', 'No such what-if'],
  reports: [() => '/reports', 'Reports'],
  report: [() => '/reports/none', 'No such report'],
  'agreement-reports': [() => '/agreements/Acme-SLA/reports', 'Reports of Acme-SLA'],
  people: [() => '/admin/people', 'People'],
  customers: [() => '/admin/customers', 'Customers'],
  mending: [() => '/admin/mending', 'Needs mending'],
  schedules: [() => '/admin/schedules', 'Schedules'],
  schedule: [() => `/admin/schedules/${schedule}`, /Acme hours/],
  measures: [() => '/admin/measures', 'Measures'],
  'new-measure': [() => '/admin/measures/new', /measure/i],
  measure: [() => '/admin/measures/RESOLUTION', /Resolution/i],
  escalations: [() => '/admin/escalations', /Escalation/],
  boards: [() => '/admin/boards', 'Boards'],
  'new-board': [() => '/admin/boards/new', 'A new board'],
  board: [() => `/admin/boards/${board}`, 'Floor'],
  screens: [() => '/admin/screens', 'Screens'],
  try: [() => '/admin/try', /Try a ticket/],
  'sign-in': [() => '/sign-in', /Sign in/],
  'not-found': [() => '/nowhere/at/all', /page/i],
};

let browser: Browser;
let floor: FloorWorld;
let board: string;
let playlist: string;
let asset: string;
let schedule: string;

beforeAll(async () => {
  browser = await openBrowser();
  floor = await startFloorWorld('2026-03-18T12:30:00Z');
  const acme = await floor.party('Acme');
  const opened = { kind: 'OPENED', at: '2026-03-18T12:00:00Z', actor: 'CUSTOMER', serviceAccount: acme.account };
  await floor.record('desk', { ...opened, ticket: 'T-1', severity: 'HIGH', subject: 'Mail is slow' });
  const rated = {
    ticket: 'T-1',
    kind: 'RATED',
    at: '2026-03-18T12:10:00Z',
    score: 2,
    words: 'Slow, and nobody called',
  };
  await floor.record('desk', rated);
  await floor.quiet();
  board = await floor.board();
  const made = await floor.ask<{ list: { playlist: { id: string } }; thing: { asset: { id: string } } }>(
    `mutation ($boards: [ID!]!, $asset: CreateAssetInput!) {
       list: createPlaylist(input: { name: "Hall", boards: $boards }) { playlist { id } }
       thing: createAsset(input: $asset) { asset { id } } }`,
    { boards: [board], asset: { serviceAccount: acme.accountId, reference: 'LIFT-1', name: 'Lift' } },
  );
  [playlist, asset] = [made.list.playlist.id, made.thing.asset.id];
  const { coverageSchedules } = await floor.ask<{ coverageSchedules: { nodes: { id: string }[] } }>(
    '{ coverageSchedules { nodes { id } } }',
  );
  schedule = coverageSchedules.nodes[0]?.id ?? '';
});
afterAll(async () => {
  await browser.close();
  await floor.close();
});

test('every page of the app is looked at', () => {
  expect(names.length).toBeGreaterThan(30);
  expect(Object.keys(pages).sort()).toEqual([...names].sort());
});

test.each(Object.keys(pages))('%s has no fault that axe knows, and no width of its own', async (name) => {
  const [path = () => '', shows = ''] = pages[name] ?? [];
  const page = await openPage({ browser, server: floor.server }, path(), desk);
  await page.getByText(shows).first().waitFor();
  await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
  await findNothingWrong(page);
  await page.setViewportSize(phone.viewport);
  await findNothingWrong(page);
  await page.context().close();
});
