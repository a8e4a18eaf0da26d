// The link by which a customer says how satisfied they are: one ticket, one answer, no signing in.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFloorWorld, type FloorWorld } from '../support/floor-world.ts';

let floor: FloorWorld;
beforeAll(async () => {
  floor = await startFloorWorld('2026-03-02T08:00:00Z');
  await floor.party('Acme');
  const opened = { at: '2026-03-02T08:00:00Z', kind: 'OPENED', actor: 'CUSTOMER', serviceAccount: 'Acme-1' };
  await floor.record('desk', { ...opened, ticket: 'T<1>', subject: 'Secret matter', contact: 'Carla Contact' });
});
afterAll(() => floor.close());

interface Made {
  readonly made: { link: { url: string; expiresAt: string } | null; userErrors: { code: string; path: string[] }[] };
}
const create = async (more: Readonly<Record<string, unknown>> = {}): Promise<Made['made']> => {
  const { made } = await floor.ask<Made>(
    'mutation ($i: CreateSatisfactionLinkInput!) { made: createSatisfactionLink(input: $i) { link { url expiresAt } userErrors { code path } } }',
    { i: { source: 'desk', ticket: 'T<1>', ...more } },
  );
  return made;
};
const link = async (): Promise<string> => (await create()).link?.url ?? '';
const send = (url: string, said: Readonly<Record<string, string>>, language = 'en'): Promise<Response> =>
  fetch(url, { method: 'POST', body: new URLSearchParams(said), headers: { 'accept-language': language } });
const open = (url: string, language = 'en'): Promise<Response> =>
  fetch(url, { headers: { 'accept-language': language } });
const answers = async (): Promise<unknown[]> => {
  const { ticket } = await floor.ask<{ ticket: { satisfaction: unknown[] } }>(
    '{ ticket(reference: "T<1>") { satisfaction { score words } } }',
  );
  return ticket.satisfaction;
};

test('a customer says it once: looking uses nothing up, and of two at the same time one is kept', async () => {
  const url = await link();
  for (const language of ['de-AT,de;q=0.9', 'en']) {
    const page = await open(url, language);
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const text = await page.text();
    expect(text).toContain('T&lt;1&gt;');
    expect(text).not.toMatch(/Secret matter|Carla|Acme|<script/);
    expect(text).toContain(language === 'en' ? 'How satisfied are you?' : 'Wie zufrieden sind Sie?');
  }
  const both = await Promise.all([
    send(url, { score: '2', words: 'Too "slow"\0' }),
    send(url, { score: '2', words: 'Too "slow"\0' }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
  expect(await answers()).toEqual([{ score: 2, words: 'Too "slow"' }]);
});

test('used, expired and unknown links answer alike', async () => {
  const used = await link();
  await send(used, { score: '5' });
  const expired = (await create({ days: 1 })).link?.url ?? '';
  await floor.turnTo('2026-03-03T08:00:00Z');
  const pages = await Promise.all(
    [used, expired, `${floor.server.url}/say/hra_nobody-made-this`, `${floor.server.url}/say/`].flatMap((url) => [
      open(url),
      send(url, { score: '1' }),
      send(url, {}),
    ]),
  );
  const said = await Promise.all(pages.map(async (page) => `${String(page.status)} ${await page.text()}`));
  expect(new Set(said).size).toBe(1);
  expect(said[0]).toMatch(/^404 .*not valid/s);
  expect(await answers()).toHaveLength(2);
});

test('what is no answer is asked for again with what was typed, and keeps the link', async () => {
  const url = await link();
  const none = await send(url, { words: '<b>half</b>' }, 'de');
  expect([none.status, await none.text()]).toEqual([422, expect.stringContaining('&lt;b&gt;half&lt;/b&gt;')]);
  expect((await send(url, { score: '6' })).status).toBe(422);
  expect((await send(url, { score: '4', words: 'x'.repeat(2_001) })).status).toBe(422);
  expect((await send(url, { score: '4', words: 'x'.repeat(40_000) })).status).toBe(413);
  expect((await fetch(url, { method: 'POST', body: '{"score":4}' })).status).toBe(415);
  expect((await send(url, { score: '4', words: ' ' })).status).toBe(200);
  expect((await answers())[0]).toEqual({ score: 4, words: null });
});

test('nothing in the database opens a page, and a ticket has so many links and no more', async () => {
  const code = (await link()).split('/').at(-1) ?? '';
  const rows = await floor.server.app.database.transaction((tx) =>
    tx.rows<{ row: string }>('select row_to_json(l)::text as row from satisfaction_link l'),
  );
  expect(rows.some(({ row }) => row.includes(code))).toBe(false);
  expect(await create({ ticket: 'T-9' })).toMatchObject({ userErrors: [{ code: 'NOT_FOUND', path: ['ticket'] }] });
  expect(await create({ days: 91 })).toMatchObject({ userErrors: [{ code: 'INVALID', path: ['days'] }] });
  let last = await create();
  for (let made = 0; made < 20; made += 1) last = await create();
  expect(last).toMatchObject({ link: null, userErrors: [{ code: 'INVALID', path: ['ticket'] }] });
});

test('who asks too often waits', async () => {
  const statuses = new Set<number>();
  for (let asked = 0; asked < 31; asked += 1) statuses.add((await open(`${floor.server.url}/say/x`)).status);
  expect(statuses).toContain(429);
});
