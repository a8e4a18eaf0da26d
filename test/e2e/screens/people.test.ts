// The people page on a real server: an administrator in one browser, whom they let in and remove in another.
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openBrowser } from '../../support/browser.ts';
import { startServer, type TestServer } from '../../support/server.ts';

let browser: Browser;
let server: TestServer;
const pages: Page[] = [];
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  server = await startServer();
});
afterEach(async () => {
  await Promise.all(pages.splice(0).map((page) => page.context().close()));
  await server.close();
});

const desk = { viewport: { width: 1920, height: 1080 } };

/** A page of a browser of its own, with this session's cookie when one is given. */
async function newPage(session: string | null, options: BrowserContextOptions = desk): Promise<Page> {
  const context = await browser.newContext({ ...options, permissions: ['clipboard-read', 'clipboard-write'] });
  if (session !== null) await context.addCookies([{ name: 'headroom', value: session, url: server.url }]);
  const page = await context.newPage();
  pages.push(page);
  return page;
}

async function openPeople(query = '', options?: BrowserContextOptions): Promise<Page> {
  const page = await newPage(server.adminToken, options);
  await page.goto(`${server.url}/admin/people${query}`);
  await page.getByText(/^\d+ (person|people)$/).waitFor();
  return page;
}

/** The address of a new link. */
async function invite(name: string, roles: string, more = ''): Promise<string> {
  const { invitePerson } = await server.ask<{ invitePerson: { link: { url: string } | null } }>(
    `mutation { invitePerson(input: { name: "${name}", roles: [${roles}] ${more} }) { link { url } userErrors { message } } }`,
  );
  return invitePerson.link?.url ?? expect.fail('The invitation was refused');
}

/** A page on which somebody has just signed in by this link. */
async function signedIn(link: string): Promise<Page> {
  const page = await newPage(null);
  await page.goto(link);
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
  return page;
}

const rowOf = (page: Page, name: string): ReturnType<Page['locator']> => page.locator('tr', { hasText: name });

describe('inviting', () => {
  test('shows a link once, by which the person signs in once', async () => {
    const page = await openPeople();
    await page.getByText('Nobody has been let in yet').waitFor();
    await page.getByRole('button', { name: 'Invite a person' }).click();
    const form = page.getByRole('dialog', { name: 'Invite a person' });
    await form.getByLabel('Name').fill('R. Adeyemi');
    await form.getByLabel('E-mail address').fill('r@example.com');
    await form.getByLabel('Manager').check();
    await form.getByRole('button', { name: 'Invite' }).click();

    const shown = page.getByRole('dialog', { name: 'Sign-in link for R. Adeyemi' });
    const link = await shown.getByLabel('Sign-in link').inputValue();
    expect(link).toMatch(new RegExp(`^${server.url}/sign-in#code=hrl_`));
    await shown.getByText(/^Good once, until \d\d:\d\d:\d\d: 1[45] min left\.$/).waitFor();
    await shown.getByRole('button', { name: 'Copy' }).click();
    await shown.getByText('Copied.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
    await shown.getByRole('button', { name: 'Done' }).click();
    await page.locator('dialog').waitFor({ state: 'detached' });
    expect(await page.content()).not.toContain('hrl_');
    expect(await rowOf(page, 'R. Adeyemi').innerText()).toMatch(/r@example\.com\s+Manager\s+–\s+never\s+0/);

    const theirs = await signedIn(link);
    await theirs.getByText('R. Adeyemi · manager').waitFor();
    await theirs.getByRole('link', { name: 'Admin' }).click();
    await theirs.getByRole('link', { name: 'Schedules' }).waitFor();
    expect(await theirs.getByRole('link', { name: 'People' }).count()).toBe(0);
    await page.reload();
    expect(await rowOf(page, 'R. Adeyemi').innerText()).toMatch(/Manager\s+–\s+\d\d:\d\d\s+1/);
    const late = await newPage(null);
    await late.goto(link);
    await late.getByRole('alert').getByText('unknown, used or expired').waitFor();
  });

  test('says what is wrong beside the field, its own and the server’s', async () => {
    await invite('Somebody', 'AGENT', 'email: "taken@example.com"');
    const page = await openPeople();
    await page.getByRole('button', { name: 'Invite a person' }).click();
    const form = page.getByRole('dialog');
    const send = form.getByRole('button', { name: 'Invite' });
    // The browser's own check holds an empty name back.
    await send.click();
    expect(await form.getByLabel('Name').evaluate((field: HTMLInputElement) => field.validity.valueMissing)).toBe(true);
    await form.getByLabel('Name').fill('  ');
    await form.getByLabel('E-mail address').fill('taken@EXAMPLE.com');
    await send.click();
    await form.getByText('Say what people call them.').waitFor();
    await form.getByText('Choose at least one role.').waitFor();
    await form.getByLabel('Name').fill('Another');
    await form.getByLabel('Agent').check();
    await send.click();
    const problem = form.getByText('Another person who may sign in has the address taken@EXAMPLE.com.');
    await problem.waitFor();
    expect(await form.getByLabel('E-mail address').getAttribute('aria-describedby')).toBe(
      await problem.getAttribute('id'),
    );
    expect(await form.getByText('Choose at least one role.').count()).toBe(0);
    await form.getByLabel('E-mail address').fill('');
    await send.click();
    await page.getByRole('dialog', { name: 'Sign-in link for Another' }).waitFor();
  });

  test('a customer’s person leads to the portal, and not to the floor', async () => {
    await server.ask('mutation { createCustomer(input: { name: "Northwind Rail" }) { customer { id } } }');
    const page = await openPeople();
    await page.getByRole('button', { name: 'Invite a person' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Name').fill('C. Buyer');
    await form.getByLabel('In a customer’s portal only').check();
    await form.getByRole('combobox', { name: 'Customer' }).fill('north');
    await form.getByRole('option', { name: 'Northwind Rail' }).click();
    await form.getByRole('button', { name: 'Invite' }).click();
    const link = await page.getByRole('textbox', { name: 'Sign-in link' }).inputValue();
    await page.getByRole('button', { name: 'Done' }).click();
    expect(await rowOf(page, 'C. Buyer').innerText()).toMatch(/Customer\s+Northwind Rail/);
    const theirs = await newPage(null);
    await theirs.goto(link);
    await theirs.getByText('You are C. Buyer. The portal has no pages yet').waitFor();
  });

  test('can be left with Escape, which gives the focus back', async () => {
    const page = await openPeople();
    const button = page.getByRole('button', { name: 'Invite a person' });
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByLabel('Name').fill('Nobody');
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
    expect(await button.evaluate((node) => node === document.activeElement)).toBe(true);
    await button.click();
    expect(await page.getByRole('dialog').getByLabel('Name').inputValue()).toBe('');
  });
});

describe('somebody who was let in', () => {
  test('gets other roles, and sees them with the next page', async () => {
    const theirs = await signedIn(await invite('A. Riser', 'ANALYST'));
    const page = await openPeople();
    const newLine = theirs.waitForEvent('websocket');
    await page.getByRole('button', { name: 'Change roles of A. Riser' }).click();
    const form = page.getByRole('dialog', { name: 'What A. Riser may do' });
    expect(await form.getByLabel('Analyst').isChecked()).toBe(true);
    await form.getByLabel('Analyst').uncheck();
    await form.getByRole('button', { name: 'Change' }).click();
    await form.getByText('Choose at least one role.').waitFor();
    await form.getByLabel('Administrator').check();
    await form.getByRole('button', { name: 'Change' }).click();
    await page.getByText('What A. Riser may do has changed.').waitFor();
    await rowOf(page, 'A. Riser').getByRole('cell', { name: 'Administrator', exact: true }).waitFor();
    // Their open page comes back by itself, with the new rights, and stays where it is.
    await newLine;
    expect(new URL(theirs.url()).pathname).toBe('/');
    await theirs.reload();
    await theirs.getByRole('link', { name: 'Admin' }).click();
    await theirs.getByRole('heading', { name: 'People' }).waitFor();
  });

  test('gets a new link', async () => {
    await invite('T. Novak', 'AGENT');
    const page = await openPeople();
    await page.getByRole('button', { name: 'New link for T. Novak' }).click();
    const link = await page.getByRole('dialog').getByLabel('Sign-in link').inputValue();
    const theirs = await signedIn(link);
    await theirs.getByText('T. Novak · agent').waitFor();
  });

  test('is removed after a question, and thrown out of the page they have open', async () => {
    const theirs = await signedIn(await invite('O. Leaver', 'MANAGER'));
    const page = await openPeople();
    await page.getByRole('button', { name: 'Remove O. Leaver' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Keep them' }).click();
    await page.locator('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Remove O. Leaver' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByText('O. Leaver was removed.').waitFor();
    await page.getByText('0 people').waitFor();
    await theirs.getByRole('heading', { name: 'Sign in' }).waitFor({ timeout: 8_000 });
    await page.getByLabel('Which').selectOption({ label: 'Who was removed' });
    await rowOf(page, 'O. Leaver')
      .getByRole('cell', { name: /^removed \d+ \w+$/ })
      .waitFor();
    expect(await page.getByRole('button', { name: /O\. Leaver/ }).count()).toBe(0);
  });

  test('stays when they are the last administrator, and the question says why', async () => {
    await invite('Only', 'ADMIN');
    const page = await openPeople();
    await page.getByRole('button', { name: 'Remove Only' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByRole('alert').getByText('Only is the last administrator: make another one first.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Change roles of Only' }).click();
    await page.getByRole('dialog').getByLabel('Administrator').uncheck();
    await page.getByRole('dialog').getByLabel('Manager').check();
    await page.getByRole('dialog').getByRole('button', { name: 'Change' }).click();
    await page.getByRole('alert').getByText('Only is the last administrator: make another one first.').waitFor();
  });

  test('is told at the row when another administrator was faster', async () => {
    await invite('Ghost', 'AGENT');
    const page = await openPeople();
    await server.ask('mutation ($id: ID!) { removePerson(input: { person: $id }) { userErrors { code } } }', {
      id: (await server.ask<{ people: { nodes: { id: string }[] } }>('{ people { nodes { id } } }')).people.nodes[0]
        ?.id,
    });
    await page.getByRole('button', { name: 'New link for Ghost' }).click();
    await page.getByText(/^Ghost was removed at /).waitFor();
  });
});

describe('the list', () => {
  test('is searched by words and role, in the address', async () => {
    await invite('Ann', 'AGENT');
    await invite('Bob', 'MANAGER');
    const page = await openPeople();
    await page.getByText('2 people').waitFor();
    await page.getByRole('combobox', { name: 'Role' }).selectOption({ label: 'Manager' });
    await page.waitForURL('**/admin/people?role=MANAGER');
    await page.getByText('1 person').waitFor();
    expect(await page.locator('tbody tr').allInnerTexts()).toEqual([expect.stringContaining('Bob')]);
    await page.getByLabel('Words').fill('nn');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByText('Nobody matches.').waitFor();
    await page.goBack();
    await page.getByText('1 person').waitFor();
    await page.goto(`${server.url}/admin/people?text=nn`);
    await rowOf(page, 'Ann').waitFor();
    await page.goto(`${server.url}/admin/people?text=xyz`);
    await page.getByRole('link', { name: 'Show all who may sign in' }).click();
    await page.getByText('2 people').waitFor();
  });

  test('turns its pages', async () => {
    await Promise.all(Array.from({ length: 51 }, (_, n) => invite(`P ${String(n).padStart(2, '0')}`, 'AGENT')));
    const page = await openPeople();
    await page.getByRole('link', { name: 'Next 50' }).click();
    await rowOf(page, 'P 50').waitFor();
    expect(await page.locator('tbody tr').count()).toBe(1);
    await page.getByRole('link', { name: 'First 50' }).click();
    await rowOf(page, 'P 00').waitFor();
  });

  test('shows that it loads, and why it cannot be shown', async () => {
    const page = await newPage(server.adminToken);
    const held = Promise.withResolvers<undefined>();
    await page.route('**/graphql', async (route) => {
      if (!(route.request().postData() ?? '').includes('PeopleList')) return route.continue();
      await held.promise;
      return route.abort();
    });
    await page.goto(`${server.url}/admin/people`);
    await page.getByRole('heading', { name: 'Loading' }).waitFor();
    held.resolve(undefined);
    await page.getByText('The server cannot be reached.').waitFor();
    expect(await page.getByRole('button', { name: 'Invite a person' }).count()).toBe(0);
  });

  test('is not for others: they are told so, and not shown the way', async () => {
    const theirs = await signedIn(await invite('M. Manager', 'MANAGER'));
    await theirs.goto(`${server.url}/admin/people`);
    await theirs.getByText('Your role may not see this.').waitFor();
    expect(await theirs.getByRole('link', { name: 'Admin' }).count()).toBe(1);
    expect(await theirs.getByRole('link', { name: 'People' }).count()).toBe(0);
  });
});

describe.each([
  ['dark', { ...desk, colorScheme: 'dark' as const }],
  ['on a phone', { viewport: { width: 390, height: 844 } }],
])('%s', (_name, options) => {
  const faultsOf = async (page: Page): Promise<string[]> => {
    // Not as a script tag: the server's policy allows none but its own.
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  };
  const close = async (page: Page): Promise<void> => {
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
  };

  test('the list and all that stands in front of it have no fault that axe knows, and fit their screen', async () => {
    await invite('R. Adeyemi', 'ADMIN, AGENT', 'email: "a.long.address.of.somebody@northwind-rail.example"');
    const page = await openPeople('?who=all', options);
    expect(await faultsOf(page)).toEqual([]);
    for (const name of [
      'Invite a person',
      'Change roles of R. Adeyemi',
      'Notices of R. Adeyemi',
      'New link for R. Adeyemi',
      'Remove R. Adeyemi',
    ]) {
      await page.getByRole('button', { name }).click();
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      expect(await faultsOf(page), name).toEqual([]);
      const box = await dialog.boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(options.viewport.width);
      await close(page);
    }
    await page.getByRole('button', { name: 'Invite a person' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill(' ');
    await page.getByRole('dialog').getByRole('button', { name: 'Invite' }).click();
    await page.getByText('Choose at least one role.').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(options.viewport.width);
  });
});
