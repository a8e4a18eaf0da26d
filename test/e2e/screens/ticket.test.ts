// What people do on a ticket's page: look back, copy the proof, and record by hand.
import { readFile } from 'node:fs/promises';
import axe from 'axe-core';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { floorSdl } from '../../../scripts/documents.ts';
import { root } from '../../../scripts/tool.ts';
import { eventOf, on, proof, readAt, resolution, state, type TicketEvent } from '../../dashboard/ticketFacts.ts';
import { iso, sourceAges } from '../../dashboard/world.ts';
import { openBrowser } from '../../support/browser.ts';
import { startStandIn, type StandIn } from './standIn.ts';

type Row = Record<string, unknown>;
let browser: Browser;
let server: StandIn;
let page: Page;
/** What was recorded last, and what the server answers. */
let asked: Row = {};
let recorded: Row = {};

const connection = (nodes: readonly unknown[]) => ({
  nodes,
  edges: [],
  totalCount: nodes.length,
  pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
});

function showEvents(events: readonly TicketEvent[]): void {
  const ticket = { ...state.ticket, agreements: [], clocks: connection([resolution]), events: connection(events) };
  server.facts.query['ticket'] = () => ticket;
}

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

beforeEach(async () => {
  const began = performance.now();
  server = await startStandIn({
    sdl: readFileSync(floorSdl, 'utf8'),
    folder: join(root, 'dashboard/dist'),
    facts: {
      serverTime: () => readAt + (performance.now() - began),
      sources: () => sourceAges(readAt),
      query: {
        viewer: { name: 'T. Novak', roles: ['AGENT'], customer: null, isPerson: true },
        snapshot: () => ({ cursor: '1.40', serverTime: iso(readAt) }),
        explainClock: () => ({ ...proof, clock: resolution, paused: 'PT0S' }),
      },
      mutation: {
        recordByHand: (args) => {
          asked = args;
          return recorded;
        },
      },
    },
    heartbeatMs: 300,
  });
  showEvents([]);
});
afterEach(async () => {
  await page.context().close();
  await server.close();
});

const desk = { viewport: { width: 1440, height: 900 } };

async function open(query = '', options: BrowserContextOptions = desk): Promise<void> {
  const context = await browser.newContext(options);
  await context.addCookies([{ name: 'session', value: 'yes', url: server.url }]);
  page = await context.newPage();
  await page.goto(`${server.url}/tickets/ServiceNow/SN-4821${query}`);
  await page.locator('h1').waitFor();
}

describe('a ticket in the past', () => {
  const slider = () => page.getByRole('slider', { name: 'What the clocks said at' });
  let proofsAt: string[] = [];
  beforeEach(() => {
    proofsAt = [];
    const events = [
      eventOf('e1', on('Thu', '15:40'), { kind: 'OPENED', actor: 'CUSTOMER' }),
      eventOf('e2', on('Thu', '16:30'), { kind: 'STATUS_CHANGED', status: 'WAITING_CUSTOMER' }),
    ];
    showEvents(events);
    server.facts.query['explainClock'] = ({ at }) => {
      proofsAt.push(String(at));
      const past = Date.parse(String(at)) < readAt;
      const [first, ...others] = proof.segments;
      const segments = past ? [{ ...first, to: at, event: events[0] }] : [{ ...first, event: events[0] }, ...others];
      const told = past ? { phase: 'RUNNING', standing: 'ON_TRACK', spent: 'PT50M' } : {};
      return {
        ...proof,
        ...told,
        segments,
        clock: resolution,
        paused: 'PT0S',
        document: '{"format":"headroom-proof-1"}',
      };
    };
  });

  test('is stepped through with the arrow keys, event by event, and back to now', async () => {
    await open();
    await slider().press('ArrowLeft');
    await expect.poll(() => new URL(page.url()).searchParams.get('at')).toBe('2026-11-20T13:50:00Z');
    await slider().press('ArrowLeft');
    await page.getByText('as of 19 Nov 2026, 16:30:00 Europe/Berlin').waitFor();
    expect(await slider().getAttribute('aria-valuetext')).toBe('Thu 16:30:00');
    expect(proofsAt).toContain('2026-11-19T15:30:00Z'.replace('Z', '.000Z'));
    expect(await page.locator('.line strong').innerText()).toBe('On track');
    expect(await page.locator('tr.total').innerText()).toContain('Used until then');
    await slider().press('End');
    await page.getByText('as of 19 Nov 2026').waitFor({ state: 'detached' });
    expect(await page.locator('.line strong').innerText()).toBe('Over target');
  });

  test('is dragged to, named to the second, and shared by its address', async () => {
    await open();
    const box = await slider().boundingBox();
    if (box === null) throw new Error('The slider is not drawn.');
    await page.mouse.click(box.x + box.width * 0.2, box.y + box.height / 2);
    await page.getByRole('button', { name: 'Back to now' }).waitFor();
    await page.getByLabel('As of', { exact: true }).fill('2026-11-19T16:00:01');
    await page.getByLabel('As of', { exact: true }).blur();
    await expect.poll(() => new URL(page.url()).searchParams.get('at')).toBe('2026-11-19T15:00:01Z');
    await page.reload();
    await page.getByText('as of 19 Nov 2026, 16:00:01 Europe/Berlin').waitFor();
    await page.getByRole('button', { name: 'Event after' }).click();
    await page.getByText('as of 19 Nov 2026, 16:30:00 Europe/Berlin').waitFor();
  });

  test('a segment says what it is, a reason leads to its event, and the proof can be copied and exported', async () => {
    await open();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('.segment').first().hover();
    expect(await page.locator('.tip').innerText()).toMatch(/Running\s+Thu 15:40:00 – Thu 16:30:00\s+Ticket opened/);
    await page.getByRole('button', { name: 'Ticket opened', exact: true }).click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-event'))).toBe('e1');
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByText('8 rows copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^From \(Europe\/Berlin\)\tTo\tState/);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export proof' }).click();
    const file = await saved;
    expect(file.suggestedFilename()).toMatch(/^\S+ RESOLUTION 1\.json$/);
    expect(await readFile(await file.path(), 'utf8')).toContain('headroom-proof-1');
  });
});

describe('by hand', () => {
  const openTicket = async (roles: readonly string[], isPerson = true): Promise<void> => {
    server.facts.query['viewer'] = { name: 'T. Novak', roles, customer: null, isPerson };
    const events = [eventOf('e1', on('Thu', '15:40'), { kind: 'OPENED', actor: 'CUSTOMER' })];
    showEvents(events);
    recorded = { event: eventOf('e2', readAt), ticket: null, userErrors: [] };
    await open();
    await page.getByText('Ticket opened').first().waitFor();
  };

  test('an agent records an answer by phone at a past instant, with the reason', async () => {
    await openTicket(['AGENT']);
    await page.getByRole('button', { name: 'Answered by phone' }).click();
    await page.getByLabel('When, Europe/Berlin').fill('2026-11-20T14:00:00');
    await page.getByLabel('Why').fill('Called back');
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(asked['input']).toMatchObject({
      ticket: 'ticket-1',
      kind: 'AGENT_REPLIED',
      at: '2026-11-20T13:00:00.000Z',
      reason: 'Called back',
    });
  });

  test('a message is marked from the keyboard, and a refusal stands at its field', async () => {
    await openTicket(['ADMIN'], false);
    recorded = { event: null, ticket: null, userErrors: [{ code: 'INVALID', message: 'Not so.', path: ['by'] }] };
    await page.getByRole('button', { name: /^Mend: Ticket opened/ }).press('Enter');
    await page.getByLabel('Needs no answer').press('Space');
    await page.getByLabel('Who acts').fill('R. Adeyemi');
    await page.getByLabel('Why').fill('An automatic notice');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Not so.').waitFor();
    expect(asked['input']).toMatchObject({ kind: 'NEEDS_NO_ANSWER', refersTo: 'e1', undo: false, by: 'R. Adeyemi' });
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('who only reads is offered nothing', async () => {
    await openTicket(['MANAGER', 'ANALYST']);
    expect(await page.getByRole('button', { name: /Mend|phone/ }).count()).toBe(0);
  });
});

describe.each([
  ['dark', { ...desk, colorScheme: 'dark' as const }],
  ['on a phone', { viewport: { width: 390, height: 844 } }],
])('%s', (_name, options) => {
  test('the past of a ticket and the form by hand have no accessibility fault that axe knows', async () => {
    showEvents([eventOf('e1', on('Thu', '15:40'), { kind: 'OPENED', actor: 'CUSTOMER' })]);
    await open('?at=2026-11-20T10:00:00Z', options);
    await page.getByText('as of 20 Nov 2026').waitFor();
    await page.addScriptTag({ content: axe.source });
    const faults = () =>
      page.evaluate(async () => {
        const { violations } = await (window as unknown as { axe: typeof axe }).axe.run();
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
      });
    expect(await faults()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(options.viewport.width);
    await page.getByRole('button', { name: /^Mend/ }).click();
    await page.getByRole('dialog').waitFor();
    expect(await faults()).toEqual([]);
  });
});
