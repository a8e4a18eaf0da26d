// Boards made through pages alone, on a real server: written beside the wall they make, saved, changed, refused, deleted.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../support/browser.ts';
import { startFloorWorld, type FloorWorld } from '../../support/floor-world.ts';
import { choose, desk, findNothingWrong, openPage, phone, picture } from './pages.ts';

let browser: Browser;
let floor: FloorWorld;

beforeAll(async () => {
  browser = await openBrowser();
  floor = await startFloorWorld('2026-03-18T12:30:00Z');
  const [acme, other] = [await floor.party('Acme'), await floor.party('Nordlicht')];
  const event = { kind: 'OPENED', actor: 'CUSTOMER', at: '2026-03-18T12:00:00Z' } as const;
  await floor.record(
    'desk',
    { ...event, ticket: 'A-1', severity: 'URGENT', serviceAccount: acme.account, group: 'First line' },
    { ...event, ticket: 'A-2', severity: 'LOW', serviceAccount: acme.account },
    { ...event, ticket: 'N-1', severity: 'HIGH', serviceAccount: other.account },
  );
  await floor.quiet();
});
afterAll(async () => {
  await browser.close();
  await floor.close();
});

const open = (path: string, options = {}, session?: string): Promise<Page> =>
  openPage({ browser, server: floor.server }, path, { ...desk, ...options }, session);
const preview = (page: Page) => page.getByRole('region', { name: 'As a wall would show it now' });
/** The tickets on the wall, by reference. */
const shown = async (page: Page): Promise<string[]> => {
  const texts = await preview(page).getByRole('table', { name: 'Next to break' }).getByRole('row').allInnerTexts();
  return [...new Set(texts.flatMap((text) => /\b[AN]-\d\b/.exec(text)?.[0] ?? []))].sort();
};
const storedBoards = () =>
  floor.ask(
    '{ boards { nodes { name filter { customer severity group } settings { viewingDistance tiles { measure severity } } } } }',
  );

test('a board is written beside the wall it makes, which follows each change, and is saved', async () => {
  const page = await open('/');
  await page.getByRole('link', { name: 'Admin' }).click();
  await page.getByRole('link', { name: 'Boards' }).click();
  await page.getByText('There is no board yet.').waitFor();
  await findNothingWrong(page);
  await page.getByRole('link', { name: 'New board' }).click();
  await expect.poll(() => shown(page)).toEqual(['A-1', 'A-2', 'N-1']);
  await page.getByLabel('Name *').fill('Acme, urgent');
  await preview(page).getByRole('heading', { name: 'Acme, urgent' }).waitFor();
  await page.getByRole('button', { name: 'Add customer' }).click();
  await choose(page, 'Customer *', 'acm', 'Acme');
  await expect.poll(() => shown(page)).toEqual(['A-1', 'A-2']);
  await page.getByLabel('Urgent', { exact: true }).check();
  await expect.poll(() => shown(page)).toEqual(['A-1']);
  const tiles = preview(page).getByRole('region', { name: 'Promises kept' }).getByRole('heading');
  expect(await tiles.allInnerTexts()).toEqual(['First response', 'Next response', 'Resolution', 'Urgent resolution']);
  await page.getByRole('button', { name: 'Remove figure 2' }).click();
  await page.getByRole('button', { name: 'Move figure 3 up' }).press('Enter');
  await expect.poll(() => tiles.allInnerTexts()).toEqual(['First response', 'Urgent resolution', 'Resolution']);
  await page.getByLabel('People stand').selectOption('9');
  await expect.poll(() => preview(page).locator('.wall-stage.far').count()).toBe(1);
  await page.getByLabel('Its walls speak').selectOption('DE');
  await preview(page).getByText('Als Nächstes').waitFor();
  await picture(page, 'board-new');
  await page.getByLabel('Its walls speak').selectOption('EN');
  await preview(page).getByText('Next to break').waitFor();
  await findNothingWrong(page);
  expect(await storedBoards()).toEqual({ boards: { nodes: [] } });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Acme, urgent is saved. Walls that show it change over within a minute.').waitFor();
  await page.getByRole('cell', { name: 'Acme; Urgent', exact: true }).waitFor();
  await picture(page, 'boards');
  await findNothingWrong(page);
  expect(await storedBoards()).toMatchObject({
    boards: {
      nodes: [
        {
          name: 'Acme, urgent',
          filter: { severity: ['URGENT'], group: null },
          settings: {
            viewingDistance: 9,
            tiles: [
              { measure: 'FIRST_RESPONSE', severity: null },
              { measure: 'RESOLUTION', severity: 'URGENT' },
              { measure: 'RESOLUTION', severity: null },
            ],
          },
        },
      ],
    },
  });
  await page.getByRole('link', { name: 'The wall of Acme, urgent' }).click();
  await page.getByRole('heading', { name: 'Acme, urgent' }).waitFor();
  await page.context().close();
});

test('what is wrong is said at its field, and nothing that is written is left by a slip', async () => {
  const page = await open('/admin/boards/new');
  await page.getByRole('button', { name: 'Add figure' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  expect(await page.getByLabel('Name *').getAttribute('aria-invalid')).toBe('true');
  const fifth = page.getByRole('group', { name: 'figure 5' });
  await fifth.getByText('This is needed.').waitFor();
  await fifth.getByLabel('Measure *').selectOption('RESOLUTION');
  await page.getByLabel('Name *').fill('Night');
  await page.getByLabel('But is quiet from').fill('22:00');
  await preview(page)
    .getByText(/^It cannot be drawn as written: /)
    .waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  await fifth.getByText('This figure stands there already.').waitFor();
  expect(await page.getByLabel('Until').getAttribute('aria-invalid')).toBe('true');
  await findNothingWrong(page);
  page.once('dialog', (dialog) => void dialog.dismiss());
  await page.getByRole('link', { name: 'Screens' }).click();
  expect(await page.getByLabel('Name *').inputValue()).toBe('Night');
  await page.getByLabel('Until').fill('07:00');
  await page.getByRole('button', { name: 'Remove figure 5' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Night is saved.').waitFor();
  await page.context().close();
});

test('a board is changed without losing what its form does not show', async () => {
  const id = await floor.board({ text: 'A-', open: true, group: ['First line'] });
  const page = await open(`/admin/boards/${id}`);
  await page.getByText('It also asks for: open tickets; “A-”.').waitFor();
  expect(await page.getByLabel('Teams that hold them').inputValue()).toBe('First line');
  await page.getByLabel('Name *').fill('Desk, first line');
  await page.getByText('Not saved yet.').waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Desk, first line is saved.').waitFor();
  expect(
    await floor.ask('query ($id: ID!) { board(id: $id) { name filter { text open group customer } } }', { id }),
  ).toEqual({
    board: { name: 'Desk, first line', filter: { text: 'A-', open: true, group: ['First line'], customer: null } },
  });
  await page.context().close();
});

test('a board that a screen shows stays, and says which; then it goes', async () => {
  const page = await open('/admin/boards');
  await page.getByLabel('Words').fill('first LINE');
  await page.keyboard.press('Enter');
  await page.getByText('1 board', { exact: true }).waitFor();
  const link = page.getByRole('link', { name: 'Desk, first line', exact: true });
  const id = decodeURIComponent((await link.getAttribute('href'))?.split('/').at(-1) ?? '');
  await floor.token({ name: 'Corridor', role: 'BOARD', board: id });
  await link.click();
  await page.getByRole('button', { name: 'Delete' }).click();
  const question = page.getByRole('dialog', { name: 'Delete Desk, first line?' });
  await question.getByRole('button', { name: 'Delete' }).click();
  await question.getByText('The board "Desk, first line" is shown by Corridor.').waitFor();
  await findNothingWrong(page);
  const { apiTokens } = await floor.ask<{ apiTokens: { nodes: { id: string; name: string }[] } }>(
    '{ apiTokens { nodes { id name } } }',
  );
  const corridor = apiTokens.nodes.find(({ name }) => name === 'Corridor')?.id;
  await floor.ask('mutation ($id: ID!) { revokeApiToken(input: { id: $id }) { userErrors { code } } }', {
    id: corridor,
  });
  await question.getByRole('button', { name: 'Delete' }).click();
  await page.getByText('Desk, first line was deleted.').waitFor();
  await page.goto(`${floor.server.url}/admin/boards/${id}`);
  await page.getByRole('heading', { name: 'There is no such board' }).waitFor();
  await page.context().close();
});

test('a playlist is made below the boards, turns a wall through them, is changed, kept by its screen, and goes', async () => {
  await floor.board({ text: 'N-' });
  const page = await open('/admin/boards');
  const section = page.getByRole('region', { name: 'Playlists' });
  await section.getByText('There is no playlist yet.').waitFor();
  await section.getByRole('button', { name: 'New playlist' }).click();
  const form = page.getByRole('dialog', { name: 'New playlist' });
  await form.getByLabel('Name *').fill('Hall');
  const chosen = async (place: number, part: string, name: string): Promise<void> => {
    await form
      .getByRole('group', { name: `board ${String(place)}` })
      .getByRole('combobox')
      .fill(part);
    await form.getByRole('option', { name }).click();
  };
  await chosen(1, 'flo', 'Floor');
  await chosen(2, 'flo', 'Floor');
  await form.getByLabel('Seconds for each board *').fill('31');
  await form.getByRole('button', { name: 'Make it' }).click();
  await form.getByText('Expected 20 to 30 seconds, got 31.').waitFor();
  await form.getByLabel('Seconds for each board *').fill('20');
  await form.getByRole('button', { name: 'Make it' }).click();
  await form.getByText('This board stands there already.').waitFor();
  await picture(page, 'playlist-form');
  await findNothingWrong(page);
  await chosen(2, 'acme', 'Acme, urgent');
  await form.getByRole('button', { name: 'Move board 2 up' }).click();
  await form.getByRole('button', { name: 'Make it' }).click();
  await section.getByRole('cell', { name: 'Acme, urgent · Floor; 20 s each', exact: true }).waitFor();
  await picture(page, 'playlists');
  await findNothingWrong(page);
  await section.getByRole('link', { name: 'The wall of Hall' }).click();
  await page.getByRole('heading', { name: 'Acme, urgent' }).waitFor();
  await page.getByText('1 of 2').waitFor();
  const playlist = decodeURIComponent(page.url().split('/').at(-1) ?? '');
  await floor.token({ name: 'Corridor', role: 'BOARD', playlist });
  await page.goto(`${floor.server.url}/admin/boards`);
  await section.getByRole('button', { name: 'Change Hall' }).click();
  const change = page.getByRole('dialog', { name: 'Change Hall' });
  await change.getByRole('button', { name: 'Remove board 2' }).click();
  await change.getByRole('button', { name: 'Save' }).click();
  await section.getByText('Hall is saved. Walls that show it change over within a minute.').waitFor();
  await section.getByRole('cell', { name: 'Acme, urgent; 20 s each', exact: true }).waitFor();
  await section.getByRole('button', { name: 'Delete Hall' }).click();
  const question = page.getByRole('dialog', { name: 'Delete Hall?' });
  await question.getByRole('button', { name: 'Delete' }).click();
  await question.getByText('The playlist "Hall" is shown by Corridor.').waitFor();
  const { apiTokens } = await floor.ask<{
    apiTokens: { nodes: { id: string; name: string; revokedAt: string | null }[] };
  }>('{ apiTokens { nodes { id name revokedAt } } }');
  const corridor = apiTokens.nodes.find(({ name, revokedAt }) => name === 'Corridor' && revokedAt === null)?.id;
  await floor.ask('mutation ($id: ID!) { revokeApiToken(input: { id: $id }) { userErrors { code } } }', {
    id: corridor,
  });
  await question.getByRole('button', { name: 'Delete' }).click();
  await section.getByText('Hall was deleted.').waitFor();
  await section.getByText('There is no playlist yet.').waitFor();
  await page.context().close();
});

test('both pages are read on a phone', async () => {
  const page = await open('/admin/boards', phone);
  await page.getByText('3 boards', { exact: true }).waitFor();
  await picture(page, 'boards-phone');
  await findNothingWrong(page);
  await page.getByRole('link', { name: 'Acme, urgent', exact: true }).click();
  await expect.poll(() => shown(page)).toEqual(['A-1']);
  await picture(page, 'board-phone');
  await findNothingWrong(page);
  await page.context().close();
});
