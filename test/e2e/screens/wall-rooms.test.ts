// A wall at the sizes of screens and rooms, in each language: nothing is cut off, runs into another, or is too small to read.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { floorSdl } from '../../../scripts/documents.ts';
import { root } from '../../../scripts/tool.ts';
import { boardSettings, frameAt, sourceAges } from '../../dashboard/world.ts';
import { openBrowser } from '../../support/browser.ts';
import { picture } from './pages.ts';
import { startStandIn, type StandIn } from './standIn.ts';

const base = Date.parse('2026-11-20T15:21:08Z');
let browser: Browser;
let server: StandIn;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  const began = performance.now();
  const serverTime = (): number => base + (performance.now() - began);
  server = await startStandIn({
    sdl: readFileSync(floorSdl, 'utf8'),
    folder: join(root, 'dashboard/dist'),
    facts: { token: 'tv-token', serverTime, sources: () => sourceAges(serverTime()), query: {} },
    heartbeatMs: 300,
  });
});
afterAll(async () => {
  await server.close();
  await browser.close();
});
afterEach(() => page.context().close());

async function openWall(options: BrowserContextOptions): Promise<void> {
  page = await (await browser.newContext(options)).newPage();
  await page.goto(`${server.url}/wall/b1#token=tv-token`);
  await page.locator('.row').first().waitFor();
}

/** Something is owed today, so that the line that says so has to find its place. */
const obligations = {
  ...{ dueToday: 4, late: 1, missed: 1 },
  nextDue: [
    {
      id: 'o1',
      title: 'Monthly service report',
      standing: 'AT_RISK',
      dueAt: '2026-11-20T17:00:00Z',
      customer: 'Kestrel Bank',
    },
  ],
};
describe.each([
  ['1080p', 1920, 1080, 3, 'EN'],
  ['4K', 3840, 2160, 3, 'EN'],
  ['1080p, read from six metres', 1920, 1080, 6, 'EN'],
  ['4K, read from nine metres', 3840, 2160, 9, 'EN'],
  ['1080p in German', 1920, 1080, 3, 'DE'],
  ['1080p in German, read from six metres', 1920, 1080, 6, 'DE'],
  ['1080p in German, read from nine metres', 1920, 1080, 9, 'DE'],
])('at %s', (_name, width, height, viewingDistance, language) => {
  const larger = { 3: 1, 6: 1.29, 9: 1.6 }[viewingDistance] ?? 1;

  beforeEach(async () => {
    const settings = { ...boardSettings, viewingDistance, language };
    server.facts.query['board'] = () => ({
      ...{ __typename: 'Board', id: 'b1', name: 'Support floor', frame: frameAt(base, { settings, obligations }) },
    });
    await openWall({ viewport: { width, height } });
  });

  test('every word stands inside the safe margin and is large enough to read', async () => {
    const words = await page.evaluate(() =>
      [...document.querySelectorAll('.wall-stage *')]
        .filter((element) => !(element instanceof SVGElement) || element.tagName === 'text')
        .filter((element) =>
          [...element.childNodes].some(
            (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
          ),
        )
        .map((element) => {
          const box = element.getBoundingClientRect();
          const scale =
            element instanceof SVGElement ? box.height / (element as SVGGraphicsElement).getBBox().height : 1;
          return {
            words: element.textContent,
            size: Number.parseFloat(getComputedStyle(element).fontSize) * scale,
            weight: Number(getComputedStyle(element).fontWeight),
            left: box.left,
            right: box.right,
            top: box.top,
            bottom: box.bottom,
          };
        }),
    );
    expect(words.length).toBeGreaterThan(viewingDistance === 3 ? 80 : 40);
    const vh = height / 100;
    // The picture moves by up to 4 px against burn-in.
    expect(
      words.filter(
        (one) =>
          one.left < width * 0.05 - 5 ||
          one.right > width * 0.95 + 5 ||
          one.bottom > height * 0.955 ||
          one.top < height * 0.035,
      ),
    ).toEqual([]);
    expect(words.filter((one) => one.size < 2.59 * vh)).toEqual([]);
    expect(words.filter((one) => one.weight < 500)).toEqual([]);
  });

  test('no word leaves its box', async () => {
    await picture(page, `wall-${language}-${String(viewingDistance)}-${String(width)}`);
    const out = await page.evaluate(() =>
      ['.head', '.tile', '.next', '.due', '.today', '.broken', '.below', '.owed', '.heads span'].flatMap((selector) =>
        [...document.querySelectorAll(selector)].flatMap((box) => {
          const { left, right } = box.getBoundingClientRect();
          const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
          const words: string[] = [];
          while (walker.nextNode()) {
            const range = document.createRange();
            range.selectNodeContents(walker.currentNode);
            const text = range.getBoundingClientRect();
            const isCut = walker.currentNode.parentElement?.closest('.one-line, .unseen, svg') !== null;
            if (!isCut && text.width > 0 && (text.left < left - 2 || text.right > right + 2))
              words.push(`${selector}: ${walker.currentNode.textContent ?? ''}`);
          }
          return words;
        }),
      ),
    );
    expect(out).toEqual([]);
    const heads = await page
      .locator('h1, .tile h2, .live, .row .one-line')
      .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent));
    expect(heads).toEqual([]);
    expect(await page.locator('.wall-screen').getAttribute('lang')).toBe(language.toLowerCase());
  });

  test('letters are as large as a room needs', async () => {
    const sizes = await page.evaluate(() =>
      Object.fromEntries(
        ['.promise', '.row .left', '.row .standing', '.clock'].map((selector) => [
          selector,
          Number.parseFloat(getComputedStyle(document.querySelector(selector) ?? document.body).fontSize),
        ]),
      ),
    );
    const vh = height / 100;
    expect(sizes['.promise']).toBeGreaterThanOrEqual(9 * vh - 0.1);
    expect(sizes['.row .left']).toBeGreaterThanOrEqual(4 * vh * larger);
    expect(sizes['.row .standing']).toBeGreaterThanOrEqual(3.4 * vh * larger - 0.1);
  });

  test('no row is cut off and no two cells of it overlap', async () => {
    const overlaps = await page.evaluate(() =>
      [...document.querySelectorAll('.row')].flatMap((one) => {
        const cells = [...one.querySelectorAll('[role=cell]')].map((cell) => {
          const range = document.createRange();
          range.selectNodeContents(cell);
          return { words: cell.textContent, ...range.getBoundingClientRect().toJSON() } as {
            words: string;
            left: number;
            right: number;
          };
        });
        return cells
          .slice(1)
          .flatMap((cell, index) =>
            cell.left < (cells[index]?.right ?? 0) ? [`${cells[index]?.words ?? ''} | ${cell.words}`] : [],
          );
      }),
    );
    expect(overlaps).toEqual([]);
  });

  test('what is owed today stands beside what is broken, whole and apart from it', async () => {
    const [owed, broken] = viewingDistance === 3 ? ['.today', '.broken'] : ['.owed', '.below'];
    const wordsIn = (selector: string) => page.locator(`.wall-stage > ${selector}`).innerText();
    expect(await wordsIn(owed)).toMatch(language === 'DE' ? /Fällig\s+4\s+2 im Verzug/ : /Due\s+4\s+2 behind/);
    expect(await wordsIn(owed)).toContain('18:00');
    expect((await wordsIn(owed)).includes('Monthly service report')).toBe(viewingDistance < 9);
    const boxes = await Promise.all([owed, broken].map((one) => page.locator(`.wall-stage > ${one}`).boundingBox()));
    const [first, second] = boxes.map((box) => box ?? { x: 0, y: 0, width: 0, height: 0 });
    expect(first && second && (first.x >= second.x + second.width || first.y + first.height <= second.y)).toBe(true);
    const cut = await page
      .locator(`.wall-stage > ${owed} section`)
      .evaluate((section) => section.scrollWidth > section.clientWidth + 1);
    expect(cut).toBe(false);
  });

  test('the list ends above what stands below it', async () => {
    const { list, below } = await page.evaluate(() => ({
      list: Math.max(
        ...[...document.querySelectorAll('.next .row, .next .more')].map((one) => one.getBoundingClientRect().bottom),
      ),
      below: document.querySelector('.below > *')?.getBoundingClientRect().top ?? innerHeight * 0.955,
    }));
    expect(list).toBeGreaterThan(height / 2);
    expect(list).toBeLessThanOrEqual(below + 0.5);
  });

  test('no two words of the figures overlap', async () => {
    const overlaps = await page.evaluate(() =>
      [...document.querySelectorAll('.tile')].flatMap((tile) => {
        const [promise, target] = ['.promise', '.target'].map((selector) => {
          const range = document.createRange();
          range.selectNodeContents(tile.querySelector(selector) ?? tile);
          return range.getBoundingClientRect();
        });
        const isPair = tile.querySelector('.target') !== null;
        return isPair && promise && target && promise.right > target.left ? [tile.textContent] : [];
      }),
    );
    expect(overlaps).toEqual([]);
  });
});
