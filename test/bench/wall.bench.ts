// The figures of a wall, measured in Chromium against a real server (design: screens, "Figures to reach"). Each prints with its
// goal. `pnpm bench:wall` measures all; WALL_FIGURES=size,first chooses; WALL_CLOCKS and WALL_UPDATES say how much.
import axe from 'axe-core';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { floorSdl } from '../../scripts/documents.ts';
import { root } from '../../scripts/tool.ts';
import { frameAt, nextToBreak, sourceAges } from '../dashboard/world.ts';
import { startStandIn, type StandIn } from '../e2e/screens/standIn.ts';
import { heapOf, openBrowser } from '../support/browser.ts';
import { judge, median, quantile } from './bench-world.ts';
import { auditPage } from './wall-audit.ts';
import { minuteMs, startFloor, type Floor } from './wall-floor.ts';
import { longestTask, watchWall, type PageNames } from './wall-page.ts';

const said = process.env['WALL_FIGURES'] ?? '';
const chosen = said === '' ? null : new Set(said.split(','));
const clocks = Number(process.env['WALL_CLOCKS'] ?? 100_000);
const updates = Number(process.env['WALL_UPDATES'] ?? 100_000);

const dist = join(root, 'dashboard/dist');
const browser = await openBrowser();

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}

function size(): Promise<void> {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
  const files = new Set<string>();
  const take = (name: string): void => {
    const { file, imports = [] } = manifest[name] ?? { file: '' };
    if (files.has(file)) return;
    files.add(file);
    imports.forEach(take);
  };
  ['index.html', 'src/wallboard/WallPage.vue'].forEach(take);
  const bytes = [...files].map((file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length);
  judge('critical JavaScript of a wall, kB gzip', bytes.reduce((sum, one) => sum + one, 0) / 1_000, { atMost: 95 });
  return Promise.resolve();
}

/** Ms from the start of the navigation to the first row, median of five fresh browsers' contexts. */
async function firstTickets(floor: Floor, isSlow: boolean): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const wall = await watchWall(browser, 'about:blank');
    if (isSlow) {
      const session = await wall.page.context().newCDPSession(wall.page);
      const bytes = (10 * 1_000_000) / 8;
      await session.send('Network.enable');
      const line = { offline: false, latency: 20, downloadThroughput: bytes, uploadThroughput: bytes };
      await session.send('Network.emulateNetworkConditions', line);
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    }
    await wall.page.addInitScript(() => {
      const page = globalThis as unknown as PageNames;
      const look = (): void => {
        if (page.document.querySelector('.row') === null) page.requestAnimationFrame(look);
        else Object.assign(page, { firstRowMs: performance.now() });
      };
      page.requestAnimationFrame(look);
    });
    await wall.page.goto(floor.wall());
    await wall.page.waitForFunction(() => 'firstRowMs' in globalThis);
    times.push(await wall.page.evaluate(() => (globalThis as unknown as PageNames).firstRowMs ?? Number.NaN));
    await wall.close();
  }
  return median(times);
}

async function first(floor: Floor): Promise<void> {
  judge('first tickets, local, s', (await firstTickets(floor, false)) / 1_000, { atMost: 0.6 });
  judge('first tickets, CPU 4 × slower and 10 Mbit/s, s', (await firstTickets(floor, true)) / 1_000, { atMost: 2 });
}

function judgeLateness(what: string, late: readonly number[], goals: { p95: number; p99?: number }): void {
  console.log(`        ${what}: p50 ${quantile(late, 0.5).toFixed(0)} ms of ${String(late.length)}`);
  judge(`${what}, p95 ms`, quantile(late, 0.95), { atMost: goals.p95 });
  judge(`${what}, p99 ms`, quantile(late, 0.99), { atMost: goals.p99 ?? Infinity });
}

/** From before the event is sent over the API to the frame in which the wall shows it. */
async function events(floor: Floor): Promise<void> {
  const wall = await watchWall(browser, floor.wall());
  await wall.page.locator('.row').first().waitFor();
  const late: number[] = [];
  for (let round = 0; round < 100; round += 1) {
    await wait(100 + ((round * 7_919) % 400));
    const group = `G${String(round)}.`;
    const seen = wall.seen('.row', group);
    await wait(20);
    const sent = Date.now();
    await floor.tell({ ticket: 'FIRST-0', kind: 'ASSIGNED', group });
    late.push((await seen) - sent);
  }
  judgeLateness('event sent → pixel', late, { p95: 500 });
  await wall.close();
}

async function tick(floor: Floor): Promise<void> {
  for (const [name, width, height] of [
    ['1080p', 1920, 1080],
    ['4K', 3840, 2160],
  ] as const) {
    const wall = await watchWall(browser, floor.wall(), { width, height });
    await wall.page.locator('.row').nth(6).waitFor();
    await wait(3_000);
    const { longest, waited, count } = await longestTask(browser, wall.page, () => wait(15_000));
    console.log(
      `        ${String(count)} tasks in 15 s at ${name}, the longest ${waited.toFixed(1)} ms by the wall clock`,
    );
    judge(`the longest task of 15 ticks at ${name}, ms of its thread`, longest, { atMost: 17 });
    await wall.close();
  }
}

async function restart(floor: Floor): Promise<void> {
  const wall = await watchWall(browser, floor.wall());
  await wall.page.locator('.row').first().waitFor();
  await wall.page.locator('.live').waitFor();
  await floor.restart();
  const up = Date.now();
  await floor.tell({ ticket: 'FIRST-0', kind: 'ASSIGNED', group: 'Anew' });
  const shown = await wall.seen('.row', 'Anew');
  await wall.page.getByRole('alert').waitFor({ state: 'detached' });
  judge('live and right after the server is up again, s', (Math.max(shown, Date.now()) - up) / 1_000, { atMost: 5 });
  await wall.close();
}

/** How far the shown time is from this process's, at the instants at which it changes. */
async function skew(floor: Floor): Promise<void> {
  for (const [name, offset] of [
    ['an hour ahead', 3_600_000],
    ['an hour behind', -3_600_000],
  ] as const) {
    const errors: number[] = [];
    const wall = await watchWall(browser, floor.wall(), {
      before: async (page) => {
        await page.addInitScript((by) => {
          const { now } = Date;
          Date.now = () => now.call(Date) + by;
        }, offset);
        await page.exposeFunction('ticked', (shown: string) => {
          const at = Date.now();
          const [hours = 0, minutes = 0, seconds = 0] = shown.split(':').map(Number);
          const inDay = ((hours * 60 + minutes) * 60 + seconds) * 1_000;
          errors.push(Math.abs((at % 86_400_000) - inDay));
        });
      },
    });
    await wall.page.locator('.clock').waitFor();
    await wait(6_000);
    await wall.page.evaluate(() => {
      const page = globalThis as unknown as PageNames;
      const clock = page.document.querySelector('.clock');
      if (clock === null) throw new Error('The wall has no clock.');
      const tell = (): void => {
        page.ticked(clock.textContent ?? '');
      };
      new page.MutationObserver(tell).observe(clock, { childList: true, characterData: true, subtree: true });
    });
    await wait(10_000);
    console.log(`        ${String(errors.length)} seconds looked at, device ${name}`);
    judge(`error of the shown time, device ${name}, ms`, Math.max(...errors), { atMost: 250 });
    await wall.close();
  }
}

async function faults(floor: Floor): Promise<void> {
  const wall = await watchWall(browser, floor.wall());
  await wall.page.locator('.row').first().waitFor();
  await wall.page.evaluate(axe.source);
  const { violations } = await wall.page.evaluate<axe.AxeResults>('axe.run()');
  judge('axe violations on a wall', violations.length, { atMost: 0 });
  await wall.close();
}

/** Floor of each category; the audit prints what it found wanting. */
const audited = { performance: 98, accessibility: 100, 'best-practices': 100 } as const;

async function audit(floor: Floor): Promise<void> {
  const scores = await auditPage(floor.wall());
  for (const [name, least] of Object.entries(audited))
    judge(`Lighthouse ${name} of a wall`, scores[name as keyof typeof audited], { atLeast: least });
}

async function pairing(floor: Floor): Promise<void> {
  const tv = await watchWall(browser, `${floor.url()}/tv`);
  const began = Date.now();
  const code = (await tv.page.locator('.code').innerText()).trim();
  const { boards } = await floor.ask<{ boards: { nodes: { id: string }[] } }>('{ boards { nodes { id } } }');
  await floor.ask('mutation ($input: ApproveScreenInput!) { approveScreen(input: $input) { screen { id } } }', {
    input: { code, name: 'Bench', board: boards.nodes[0]?.id },
  });
  await tv.page.waitForURL(/\/wall\//);
  await tv.page.locator('.row').first().waitFor();
  judge(
    'a TV paired, code shown → first row (the approval itself takes no time here), s',
    (Date.now() - began) / 1_000,
    {
      atMost: 30,
    },
  );
  await tv.close();
}

/** Heap of a page after 10,000 frames, and after all of them. */
async function soak(): Promise<void> {
  const base = Date.now();
  const frame = (revision: number): Record<string, unknown> => {
    const listed = nextToBreak(base).slice(revision % 4, 6 + (revision % 3));
    return frameAt(base, {
      revision,
      cursor: `1.${String(revision)}`,
      nextToBreak: listed,
      brokenCount: revision % 50,
    });
  };
  const query = { board: () => ({ __typename: 'Board', id: 'b1', name: 'Bench', frame: frameAt(base) as never }) };
  const server: StandIn = await startStandIn({
    sdl: readFileSync(floorSdl, 'utf8'),
    folder: dist,
    facts: { serverTime: () => Date.now(), sources: () => sourceAges(Date.now()), query },
  });
  const wall = await watchWall(browser, `${server.url}/wall/b1`);
  await wall.page.locator('.row').first().waitFor();
  let revision = 1;
  const push = async (until: number): Promise<void> => {
    for (; revision < until; revision += 1) {
      server.push('board', frame(revision + 1));
      // As fast as the page keeps up, and no faster.
      if (revision % 50 === 0) await wall.seen('.broken strong', String((revision + 1) % 50));
    }
  };
  await push(updates / 10);
  const early = await heapOf(wall.page);
  await push(updates);
  const grown = (await heapOf(wall.page)) - early;
  console.log(`        heap ${(early / 1e6).toFixed(1)} MB after ${String(updates / 10)} updates`);
  judge(`heap grown from ${String(updates / 10)} to ${String(updates)} updates, MB`, grown / 1e6, { atMost: 1 });
  await wall.close();
  await server.close();
}

/** From the instant at which a promise is due to the frame that counts it as broken, beside many clocks that are open. */
async function due(): Promise<void> {
  const floor = await startFloor([{ number: '1', measure: 'RESOLUTION', promiseMs: 60 * minuteMs }]);
  try {
    const before = Date.now();
    const recorded = Math.min(clocks, 1_000);
    await floor.open(
      'OPEN',
      Array.from({ length: recorded }, (_, index) => before - ((index * 7_919) % (20 * minuteMs))),
    );
    await floor.openAlike('OPEN', Math.round(clocks / recorded) - 1);
    const open = await floor.bench.database.transaction((tx) =>
      tx.rows<{ n: number }>("select count(*)::int as n from clock where phase = 'RUNNING'"),
    );
    const beside = String(open[0]?.n ?? 0);
    console.log(`        ${beside} clocks open after ${((Date.now() - before) / 1_000).toFixed(0)} s`);
    const wall = await watchWall(browser, floor.wall());
    await wall.page.locator('.row').first().waitFor({ timeout: 120_000 });
    const first = Date.now() + 8_000;
    const dueAt = Array.from({ length: 40 }, (_, index) => first + index * 1_500 + ((index * 7_919) % 700));
    await floor.open(
      'DUE',
      dueAt.map((at) => at - 60 * minuteMs),
    );
    const late: number[] = [];
    for (const [place, at] of dueAt.entries()) late.push((await wall.seen('.broken strong', place + 1)) - at);
    judgeLateness(`due instant → pixel beside ${beside} open clocks`, late, { p95: 500, p99: 1_000 });
    await wall.close();
  } finally {
    await floor.close();
  }
}

const onFloor = { first, events, tick, skew, faults, audit, pairing, restart };
const alone = { size, soak, due };
const isChosen = (name: string): boolean => chosen === null || chosen.has(name);

try {
  if (isChosen('size')) await alone.size();
  if (Object.keys(onFloor).some(isChosen)) {
    const floor = await startFloor([
      { number: '1', measure: 'RESOLUTION', promiseMs: 60 * minuteMs, targetMs: 45 * minuteMs },
    ]);
    try {
      const now = Date.now();
      await floor.open('FIRST', [now - 30 * minuteMs]);
      await floor.open(
        'MORE',
        Array.from({ length: 30 }, (_, index) => now - 29 * minuteMs + index * 20_000),
      );
      for (const [name, figure] of Object.entries(onFloor)) if (isChosen(name)) await figure(floor);
    } finally {
      await floor.close();
    }
  }
  if (isChosen('soak')) await alone.soak();
  if (isChosen('due')) await alone.due();
  console.log('        not measured: 10,000 virtual rows (no list holds more than a page)');
} finally {
  await browser.close();
}
