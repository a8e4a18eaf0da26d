// Takes the pictures of docs/images anew: `node --expose-gc --import ./scripts/compiled.ts scripts/pictures.ts`, after a build. A
// server of its own with the demo, so that anybody gets pictures of the same world; the time on them is that of the day.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startEmbedded } from '../server/src/db/embedded.ts';
import { migrate } from '../server/src/db/orm.ts';
import { createApp } from '../server/src/app.ts';
import { systemTime } from '../server/src/clock-source.ts';
import { readConfig } from '../server/src/config.ts';
import { openBrowser } from '../test/support/browser.ts';
import { scratchFolder } from '../test/support/scratch.ts';
import { root } from './tool.ts';

const into = join(root, 'docs/images');
const token = 'the-admin-token-of-the-pictures';
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

const folder = await scratchFolder();
const embedded = await startEmbedded({ dataDir: folder.path, log: quiet, fallbackRoot: folder.path });
await migrate(embedded.url);
const app = await createApp({
  config: readConfig({
    ...{ PORT: '0', HOST: '127.0.0.1', DATABASE_URL: embedded.url, LOG_LEVEL: 'silent' },
    ...{ HEADROOM_ADMIN_TOKEN: token, HEADROOM_DEMO: 'on' },
  }),
  time: systemTime(),
});
const browser = await openBrowser();

async function ask<D>(query: string, variables: object = {}): Promise<D> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const answer = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query, variables }),
  });
  return ((await answer.json()) as { data: D }).data;
}

interface Taken {
  readonly name: string;
  readonly path: string;
  readonly width?: number;
  readonly height?: number;
  /** Resolves once everything is there. */
  readonly ready: (page: Page) => Promise<unknown>;
  /** Of a JPEG, for what would be larger than 300 kB; absent: a PNG. */
  readonly quality?: number;
}

async function take({ name, path, width = 1920, height = 1080, ready, quality }: Taken): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
  await context.addCookies([{ name: 'headroom', value: token, url: app.url }]);
  const page = await context.newPage();
  await page.goto(`${app.url}${path}`);
  await ready(page);
  await page.evaluate('document.fonts.ready');
  const file = join(into, `${name}.${quality === undefined ? 'png' : 'jpg'}`);
  await page.screenshot(quality === undefined ? { path: file } : { path: file, type: 'jpeg', quality });
  await context.close();
  console.log(file);
}

const rows = (page: Page): Promise<unknown> => page.locator('.wall-screen .row').first().waitFor();
try {
  const { boards } = await ask<{ boards: { nodes: { id: string }[] } }>('{ boards { nodes { id } } }');
  const made = (name: string, filter: object, settings: object): Promise<string> =>
    ask<{ made: { board: { id: string } } }>(
      'mutation ($input: CreateBoardInput!) { made: createBoard(input: $input) { board { id } } }',
      { input: { name, filter, settings } },
    ).then(({ made: { board } }) => board.id);
  const demo = boards.nodes[0]?.id ?? '';
  const urgent = await made('Urgent tickets', { severity: ['URGENT', 'HIGH'] }, { viewingDistance: 6 });
  const spoken = await made('Leitstand', {}, { language: 'DE' });
  const { list } = await ask<{ list: { playlist: { id: string } } }>(
    'mutation ($boards: [ID!]!) { list: createPlaylist(input: { name: "Hall", boards: $boards }) { playlist { id } } }',
    { boards: [demo, urgent, spoken] },
  );
  const { clocks } = await ask<{ clocks: { nodes: { ticket: { source: string; reference: string } }[] } }>(
    '{ clocks(first: 1) { nodes { ticket { source reference } } } }',
  );
  const { source = '', reference = '' } = clocks.nodes[0]?.ticket ?? {};
  const [plain, large] = [{ quality: 78 }, { width: 3840, height: 2160, quality: 15 }];
  await take({ name: 'wall', path: `/wall/${demo}`, ready: rows, ...plain });
  await take({ name: 'wall-4k', path: `/wall/${demo}`, ready: rows, ...large });
  await take({ name: 'wall-six-metres', path: `/wall/${urgent}`, ready: rows, ...plain });
  await take({ name: 'wall-german', path: `/wall/${spoken}`, ready: rows, ...plain });
  await take({ name: 'wall-rotate', path: `/wall/rotate/${list.playlist.id}`, ready: rows, ...plain });
  await take({ name: 'wall-rotate-4k', path: `/wall/rotate/${list.playlist.id}`, ready: rows, ...large });
  await take({ name: 'tv', path: '/tv', ready: (page) => page.locator('.code').waitFor() });
  await take({ name: 'boards', path: '/admin/boards', ready: (page) => page.getByText('Hall').first().waitFor() });
  await take({ name: 'board-editor', path: `/admin/boards/${demo}`, ready: rows });
  const byCustomer = (page: Page): Promise<unknown> => page.getByRole('heading', { name: 'By customer' }).waitFor();
  await take({ name: 'figures', path: '/kpi/resolution', ready: byCustomer });
  const ticket = `/tickets/${encodeURIComponent(source)}/${encodeURIComponent(reference)}`;
  await take({ name: 'ticket', path: ticket, ready: (page) => page.getByText(reference).first().waitFor() });
} finally {
  await browser.close();
  await app.close();
  await embedded.stop();
  await folder.remove();
}
