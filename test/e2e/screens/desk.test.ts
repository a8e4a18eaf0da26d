import axe from 'axe-core';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { floorSdl } from '../../../scripts/documents.ts';
import { root } from '../../../scripts/tool.ts';
import { proof, readAt, resolution, state } from '../../dashboard/ticketFacts.ts';
import { brokenClocks, iso, nextToBreak, sourceAges, tiles } from '../../dashboard/world.ts';
import { openBrowser } from '../../support/browser.ts';
import { startStandIn, type StandIn } from './standIn.ts';

type Row = Record<string, unknown>;
let browser: Browser;
let server: StandIn;
let page: Page;

/** What the list was asked for last. */
let asked: Row = {};
let openCount = 142;

const connection = (nodes: readonly unknown[], totalCount = nodes.length) => ({
  nodes,
  edges: [],
  totalCount,
  pageInfo: {
    hasNextPage: totalCount > nodes.length,
    hasPreviousPage: false,
    startCursor: null,
    endCursor: 'cursor-50',
  },
});
const ticketOf = (clock: Row): Row => ({ ...(clock['ticket'] as Row), clocks: connection([clock]) });
const tickets = (args: Row) => {
  asked = args;
  const { standing, text } = (args['filter'] ?? {}) as { standing?: string[]; text?: string };
  if (text === 'nothing') return connection([]);
  const broken = standing?.length === 1 && standing[0] === 'BREACHED';
  return broken
    ? connection(brokenClocks(readAt).map(ticketOf), 4)
    : connection(nextToBreak(readAt).map(ticketOf), 142);
};

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

beforeEach(async () => {
  const began = performance.now();
  openCount = 142;
  server = await startStandIn({
    sdl: readFileSync(floorSdl, 'utf8'),
    folder: join(root, 'dashboard/dist'),
    facts: {
      token: 'api-token',
      codes: ['once'],
      serverTime: () => readAt + (performance.now() - began),
      sources: () => sourceAges(readAt),
      query: {
        viewer: { name: 'R. Adeyemi', roles: ['MANAGER'], customer: null, isPerson: true },
        snapshot: () => ({ cursor: '1.40', serverTime: iso(readAt) }),
        overview: () => ({
          at: iso(readAt),
          cursor: '1.40',
          openCount,
          atRiskCount: 14,
          overTargetCount: 5,
          brokenCount: 4,
          uncoveredCount: 3,
          needsMendingCount: 0,
          tiles,
        }),
        tickets,
        attainment: { groupCount: 0, groups: [] },
        flow: { total: { opened: 12, resolved: 9 } },
        breachReport: { total: { breaches: 0, causes: [] } },
        objectives: connection([]),
        exposure: [],
        clocks: (args) => {
          asked = args;
          return { ...connection(nextToBreak(readAt).slice(0, 3), 528), ticketCount: 520 };
        },
        boards: () => connection([{ id: 'b1', name: 'Support floor' }]),
        demo: () => ({ loaded: true, label: 'Everything here is invented.' }),
        people: () => connection([]),
        ticket: ({ reference }) =>
          reference === 'SN-4821'
            ? { ...state.ticket, agreements: [], clocks: connection([resolution]), events: connection([]) }
            : null,
        explainClock: () => ({ ...proof, clock: resolution, paused: 'PT0S' }),
      },
      mutation: { removeDemo: () => ({ removedTickets: 60, userErrors: [] }) },
    },
    heartbeatMs: 300,
  });
});
afterEach(async () => {
  await page.context().close();
  await server.close();
});

const desk = { viewport: { width: 1440, height: 900 } };

async function open(
  path: string,
  options: BrowserContextOptions = desk,
  prepare: (opened: Page) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const context = await browser.newContext(options);
  await context.addCookies([{ name: 'session', value: 'yes', url: server.url }]);
  page = await context.newPage();
  await prepare(page);
  await page.goto(server.url + path);
  await page.locator('h1').waitFor();
}

describe('signing in', () => {
  const arrive = async (path: string): Promise<void> => {
    page = await (await browser.newContext(desk)).newPage();
    await page.goto(server.url + path);
  };

  test.each(['/sign-in#code=once', '/sign-in?code=once'])(
    'the one-time link %s leads to the overview',
    async (link) => {
      await arrive(link);
      await page.getByRole('heading', { name: 'Overview' }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/');
    },
  );

  test('a link that was used says so, and how to get another', async () => {
    await arrive('/sign-in#code=twice');
    await page.getByRole('alert').getByText('unknown, used or expired').waitFor();
    await page.getByText('headroom sign-in').waitFor();
    expect(page.url()).toBe(`${server.url}/sign-in`);
  });

  test('without a session every page leads there and back again, with a token', async () => {
    await arrive('/tickets?standing=BREACHED');
    await page.getByLabel('Or sign in with an API token').fill('api-token');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Tickets' }).waitFor();
    expect(new URL(page.url()).search).toBe('?standing=BREACHED');
  });

  test('signing out ends at the sign-in page', async () => {
    await open('/');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL('**/sign-in');
    await page.goto(`${server.url}/`);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });
});

test('however long a name is, nothing in the bar touches or breaks', async () => {
  const viewer = server.facts.query['viewer'] as Record<string, unknown>;
  server.facts.query['viewer'] = {
    ...viewer,
    name: 'Alexandra Konstantinidou-Weber of Night Operations',
    roles: ['ADMIN'],
  };
  try {
    await open('/');
    await page.locator('header .viewer').waitFor();
    for (const width of [1920, 1440, 1280, 1100, 390]) {
      await page.setViewportSize({ width, height: 900 });
      const boxes = await page
        .locator('header > *, header nav > *')
        .evaluateAll((all) =>
          all.filter((one) => one.tagName !== 'NAV').map((one) => one.getBoundingClientRect().toJSON() as DOMRect),
        );
      const shown = boxes.filter((box) => box.width > 1);
      for (const [place, one] of shown.entries()) {
        expect(one.height, `a line at ${String(width)}`).toBeLessThan(60);
        expect(one.right, `the edge at ${String(width)}`).toBeLessThanOrEqual(width);
        for (const other of shown.slice(place + 1)) {
          const isBeside = one.right <= other.left || other.right <= one.left;
          expect(
            isBeside || one.bottom <= other.top + 2 || other.bottom <= one.top + 2,
            `apart at ${String(width)}`,
          ).toBe(true);
        }
      }
    }
  } finally {
    server.facts.query['viewer'] = viewer;
  }
});

describe('the overview', () => {
  test('each number leads to the tickets behind it', async () => {
    await open('/');
    await page.getByRole('link', { name: '14', exact: true }).click();
    await page.getByRole('heading', { name: 'Tickets' }).waitFor();
    await expect.poll(() => asked['filter']).toEqual({ open: true, standing: ['OVER_TARGET', 'AT_RISK'] });
    await page.goBack();
    await page.getByRole('link', { name: '97.9 %' }).click();
    await page.getByText('528 clocks of 520 tickets').waitFor();
    expect(asked['drill']).toBe('drill');
  });

  test('follows changes without being asked', async () => {
    await open('/');
    await page.getByRole('link', { name: '142', exact: true }).waitFor();
    await expect
      .poll(() => server.subscriptions.map(({ field, args }) => `${field} ${String(args['after'])}`).sort())
      .toEqual(['kpiChanged 1.40', 'slaChanges 1.40']);
    openCount = 143;
    server.push('slaChanges', { cursor: '1.41' });
    await page.getByRole('link', { name: '143', exact: true }).waitFor();
  });

  test('says that it is not live when it is not', async () => {
    await open('/');
    await page.getByRole('link', { name: '142', exact: true }).waitFor();
    await server.goAway();
    await page.getByText('Not live: as of').waitFor();
    expect(await page.getByRole('link', { name: '142', exact: true }).count()).toBe(1);
    await server.comeBack();
    await page.getByText('Not live: as of').waitFor({ state: 'detached', timeout: 8_000 });
  });

  test('says so too when its line never opened', async () => {
    await open('/', desk, async (opened) => {
      await opened.routeWebSocket('**/graphql', (socket) => socket.close());
      await opened.route('**/graphql/stream', (route) => route.abort());
    });
    await page.getByRole('link', { name: '142', exact: true }).waitFor();
    await page.getByText(/Not live: as of \d\d:\d\d:\d\d/).waitFor();
  });

  test('the demo goes with one click, after a question', async () => {
    await open('/');
    await page.getByRole('button', { name: 'Remove the demo' }).click();
    server.facts.query['demo'] = () => ({ loaded: false, label: null });
    await page.getByRole('button', { name: 'Remove it' }).click();
    await page.getByText('Everything here is invented').waitFor({ state: 'detached' });
  });
});

describe('the list', () => {
  test('keeps its question in the address, and Back asks the one before', async () => {
    await open('/tickets');
    await page.getByLabel('Standing').selectOption({ label: 'Broken' });
    await page.waitForURL('**/tickets?standing=BREACHED');
    await expect.poll(() => asked['filter']).toEqual({ standing: ['BREACHED'] });
    await page.goBack();
    await page.waitForURL('**/tickets');
    await page.getByText('142 tickets').waitFor();
  });

  test('turns its pages with a cursor', async () => {
    await open('/tickets?order=newest');
    await page.getByRole('link', { name: 'Next 50' }).click();
    await expect.poll(() => asked).toMatchObject({ after: 'cursor-50', orderBy: 'OPENED_LAST', first: 50 });
    await page.getByRole('link', { name: 'First 50' }).waitFor();
  });

  test('that finds nothing says so and offers all', async () => {
    await open('/tickets?text=nothing');
    await page.getByText('No ticket matches.').waitFor();
    await page.getByRole('link', { name: 'Show all tickets' }).click();
    await page.getByText('142 tickets').waitFor();
  });
});

describe('a ticket', () => {
  test('shows what is left to target and promise, and a proof that adds up', async () => {
    await open('/tickets/ServiceNow/SN-4821');
    expect(await page.locator('.headroom.target .left').innerText()).toMatch(/^−1:31:\d\d late$/);
    expect(await page.locator('.headroom.promise .left').innerText()).toMatch(/^0:28:\d\d left$/);
    // Both at one instant: they change each second.
    const [sum = '', left = ''] = await page.locator('tr.total .number, tr.total + tr .number').allInnerTexts();
    const seconds = (figure: string): number => figure.split(':').reduce((total, part) => total * 60 + Number(part), 0);
    expect(seconds(sum) + seconds(left)).toBe(6 * 3600);
    expect(await page.getByText('do not come to').count()).toBe(0);
  });

  test('says when a proof does not come to what the server says', async () => {
    server.facts.query['explainClock'] = () => ({ ...proof, spent: 'PT1H', clock: resolution, paused: 'PT0S' });
    await open('/tickets/ServiceNow/SN-4821');
    await page.getByText('do not come to').waitFor();
  });

  test('that is not there says so', async () => {
    await open('/tickets/ServiceNow/SN-1');
    await page.getByRole('heading', { name: 'There is no ticket SN-1 from ServiceNow' }).waitFor();
  });

  test('whose agreement is missing says that nothing is promised', async () => {
    server.facts.query['ticket'] = () => ({
      ...state.ticket,
      uncovered: true,
      standing: null,
      agreements: [],
      clocks: connection([]),
      events: connection([]),
      needsMending: [{ code: 'UNKNOWN_ASSET', message: 'Asset A-17 is not known.', path: null }],
    });
    await open('/tickets/ServiceNow/SN-4821');
    await page.getByText('No agreement covers this ticket').waitFor();
    await page.getByText('Needs mending: Asset A-17 is not known.').waitFor();
  });
});

const pages = ['/', '/tickets', '/tickets/ServiceNow/SN-4821', '/admin/people', '/sign-in', '/nowhere'];

// By day and at a desk every page is looked at by every-page.test.ts.
describe.each([
  ['dark', { ...desk, colorScheme: 'dark' as const }],
  ['on a phone', { viewport: { width: 390, height: 844 } }],
])('%s', (_name, options) => {
  test.each(pages)('%s has no accessibility fault that axe knows, and is no wider than its screen', async (path) => {
    await open(path, options);
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(options.viewport.width);
    await page.addScriptTag({ content: axe.source });
    const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
  });
});
