// The inbox, the log of escalation and the ticket page on a real server: who is told takes a clock on, puts it off, hands it
// over, by mouse and by keyboard.
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openBrowser } from '../../support/browser.ts';
import { startFloorWorld, type FloorWorld } from '../../support/floor-world.ts';
import { peopleOf } from '../../support/people.ts';

let browser: Browser;
let floor: FloorWorld;
let ann: string;
let ben: string;
const pages: Page[] = [];
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  floor = await startFloorWorld('2026-03-02T08:00:00Z');
  const people = peopleOf(floor.server, floor.time);
  ann = (await people.letIn({ name: 'Ann Okafor', email: 'ann@example.com', roles: ['MANAGER'] })).session;
  ben = (await people.letIn({ name: 'Ben Carter', roles: ['AGENT'] })).session;
  const step = { kind: 'FUNCTIONAL', measure: 'RESOLUTION', limit: 'PROMISE' };
  const { account } = await floor.party('Acme', {
    sections: {
      escalation: [
        { ...step, number: '1', point: 'SHARE_SPENT', share: 0.5, notify: ['Ann Okafor'] },
        {
          ...step,
          number: '2',
          point: 'BEFORE_DUE',
          time: 'PT1H',
          notify: ['Ann Okafor', 'Duty'],
          moveTo: 'Second line',
        },
      ],
    },
  });
  await floor.record('desk', {
    ticket: 'INC-1',
    kind: 'OPENED',
    at: '2026-03-02T08:00:00Z',
    severity: 'HIGH',
    serviceAccount: account,
  });
  await floor.turnTo('2026-03-02T11:00:00Z');
});
afterEach(async () => {
  await Promise.all(pages.splice(0).map((page) => page.context().close()));
  await floor.close();
});

const desk = { viewport: { width: 1920, height: 1080 } };
const phone = { viewport: { width: 390, height: 844 } };

async function open(path: string, session: string, options: BrowserContextOptions = desk): Promise<Page> {
  const context = await browser.newContext(options);
  await context.addCookies([{ name: 'headroom', value: session, url: floor.server.url }]);
  const page = await context.newPage();
  pages.push(page);
  await page.goto(`${floor.server.url}${path}`);
  return page;
}

const notices = (page: Page): ReturnType<Page['locator']> =>
  page.getByRole('list', { name: 'Notices' }).locator(':scope > li');

async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

describe('the inbox', () => {
  test('shows what one is told, and the bell counts what is unread', async () => {
    const page = await open('/', ann);
    await page.getByRole('link', { name: 'Inbox, 1 unread' }).click();
    await page.getByText('50 % of the promise of the resolution is used up.').waitFor();
    expect(await notices(page).innerText()).toMatch(/INC-1\s+unread\s+High · step 1 of Acme-SLA[^]*Told Ann Okafor\./);
    await page.getByRole('button', { name: 'Mark as read: INC-1, step 1' }).click();
    await page.getByRole('status').filter({ hasText: '0 unread' }).waitFor();
    await page.getByRole('link', { name: 'Unread' }).click();
    await page.getByText('Everything is read.').waitFor();
    await page.getByRole('link', { name: 'Inbox', exact: true }).waitFor();
  });

  test('takes a clock on, by keyboard', async () => {
    const page = await open('/inbox', ann);
    const button = page.getByRole('button', { name: 'Take on: INC-1, step 1' });
    await button.focus();
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: 'Take it on: INC-1' });
    await form.getByLabel('What you mean to do').fill('Calling the site');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Ann Okafor has it.').waitFor();
    expect(await notices(page).innerText()).toContain('Ann Okafor took it on: “Calling the site”.');
    expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
  });

  test('puts it off, and says why it cannot', async () => {
    const page = await open('/inbox', ann);
    await page.getByRole('button', { name: 'Put off: INC-1, step 1' }).click();
    const form = page.getByRole('dialog', { name: 'Put its steps off: INC-1' });
    await form.getByLabel('Until').fill('2026-03-20T12:00');
    await form.getByLabel('Why').fill('Waiting for parts');
    await form.getByRole('button', { name: 'Put its steps off' }).click();
    await form.getByRole('alert').filter({ hasText: 'Steps are put off for 7 days at most' }).waitFor();
    await form.getByLabel('Until').fill('2026-03-02T16:00');
    await form.getByRole('button', { name: 'Put its steps off' }).click();
    await page.getByText(/Ann Okafor has it, put off until 16:00/).waitFor();
  });

  test('hands it over, and whoever gets it finds it in theirs', async () => {
    const page = await open('/inbox', ann);
    await page.getByRole('button', { name: 'Hand over: INC-1, step 1' }).click();
    const form = page.getByRole('dialog', { name: 'Hand it over: INC-1' });
    await form.getByLabel('To').selectOption('Ben Carter');
    await form.getByRole('button', { name: 'Hand it over' }).click();
    await page.getByText('Ben Carter has it.').waitFor();
    const theirs = await open('/inbox', ben);
    await theirs.getByText('Handed over to you. 50 % of the promise of the resolution is used up.').waitFor();
  });

  test('keeps how one wants to be told', async () => {
    const page = await open('/inbox', ann);
    await page.getByRole('button', { name: 'How I am told' }).click();
    const form = page.getByRole('dialog', { name: 'How I am told' });
    await form.getByLabel('Quiet hours').check();
    await form.getByLabel('Zone').fill('Nowhere/Land');
    await form.getByLabel('Groups you are in').fill('Duty\nNetwork');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByRole('alert').waitFor();
    await form.getByLabel('Zone').fill('Europe/Berlin');
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByText('How you are told has changed.').waitFor();
    expect(
      await floor.ask(
        '{ viewer { noticeSettings { email byMail groups quiet { timeZone from to breaksThrough } } } }',
        {},
        ann,
      ),
    ).toEqual({
      viewer: {
        noticeSettings: {
          ...{ email: 'ann@example.com', byMail: true, groups: ['Duty', 'Network'] },
          quiet: { timeZone: 'Europe/Berlin', from: '22:00', to: '07:00', breaksThrough: ['URGENT'] },
        },
      },
    });
  });
});

describe('the log', () => {
  test('lists every step, and finds those where somebody was not found', async () => {
    await floor.turnTo('2026-03-02T13:00:00Z');
    const page = await open('/admin/escalations', ben);
    await page.getByText('2 steps').waitFor();
    await page.getByLabel('Which').selectOption('Where somebody was not found');
    await page.getByText('1 step', { exact: true }).waitFor();
    const [step] = await page.getByRole('list', { name: 'Escalations' }).locator(':scope > li').allInnerTexts();
    expect(step).toContain('Nobody is called “Duty”: nobody was told.');
    expect(step).toContain('Moved to Second line.');
    expect(new URL(page.url()).search).toBe('?show=unheard');
    await page.getByLabel('Ticket').fill('INC-9');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByText('No step is so.').waitFor();
  });
});

test('the ticket page has its escalation, with what can be done about each clock once', async () => {
  await floor.turnTo('2026-03-02T13:00:00Z');
  const page = await open('/tickets/desk/INC-1', ben);
  const list = page.getByRole('list', { name: 'Escalations' });
  await list.getByText('The promise of the resolution ends in 1 h.').waitFor();
  expect(await list.locator(':scope > li').count()).toBe(2);
  expect(await list.getByRole('button', { name: /^Take on/ }).count()).toBe(1);
  expect(await violationsOf(page)).toEqual([]);
});

test.each([
  ['/inbox', desk],
  ['/inbox', phone],
  ['/admin/escalations', desk],
  ['/admin/escalations', phone],
])('%s is clean for axe and no wider than its screen', async (path, options) => {
  const page = await open(path, ann, options);
  await page.getByText('50 % of the promise of the resolution is used up.').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  for (const name of ['Take on', 'Put off', 'Hand over', ...(path === '/inbox' ? ['How I am told'] : [])]) {
    await page.getByRole('button', { name }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Cancel' }).waitFor();
    expect(await violationsOf(page), name).toEqual([]);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(options.viewport.width);
});
