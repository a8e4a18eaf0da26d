// What tests of pages share: a page for a session, a picture to look at, and what axe and the width have to say.
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { TestServer } from '../../support/server.ts';

export const desk = { viewport: { width: 1920, height: 1080 } };
export const phone = { viewport: { width: 390, height: 844 } };

/** Where to leave pictures for a person to look at, if anywhere. */
const pictures = process.env['HEADROOM_PICTURES'] ?? '';

/** A page of a browser of its own, signed in with this session. */
export async function openPage(
  { browser, server }: { readonly browser: Browser; readonly server: TestServer },
  path: string,
  options: BrowserContextOptions = desk,
  session: string = server.adminToken,
): Promise<Page> {
  const context = await browser.newContext(options);
  await context.addCookies([{ name: 'headroom', value: session, url: server.url }]);
  const page = await context.newPage();
  await page.goto(`${server.url}${path}`);
  return page;
}

/** Chooses something by writing a part of its name. */
export async function choose(page: Page, field: string, part: string, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: field, exact: true }).fill(part);
  await page.getByRole('option', { name: option }).click();
}

export async function picture(page: Page, name: string): Promise<void> {
  if (pictures !== '') await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
}

export async function findNothingWrong(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
}
