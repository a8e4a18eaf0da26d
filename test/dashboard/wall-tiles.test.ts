import axe from 'axe-core';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cleanup, render } from 'vitest-browser-vue';
import { defineComponent, h, nextTick, ref } from 'vue';
import '../../dashboard/src/theme/fonts.ts';
import '../../dashboard/src/theme/tokens.css';
import '../../dashboard/src/theme/base.css';
import '../../dashboard/src/wallboard/wall.css';
import type { WallFrameFragment } from '../../dashboard/src/generated/board.ts';
import { readyClock, rowAt, type ClockRow } from '../../dashboard/src/shared/clockRow.ts';
import StandingMark from '../../dashboard/src/shared/StandingMark.vue';
import TileBoundary from '../../dashboard/src/shared/TileBoundary.vue';
import { markWords, type Mark } from '../../dashboard/src/shared/words.ts';
import BrokenList from '../../dashboard/src/wallboard/BrokenList.vue';
import KpiTiles from '../../dashboard/src/wallboard/KpiTiles.vue';
import NextToBreak from '../../dashboard/src/wallboard/NextToBreak.vue';
import WallBanner from '../../dashboard/src/wallboard/WallBanner.vue';
import WallWaiting from '../../dashboard/src/wallboard/WallWaiting.vue';
import { fitRows } from '../../dashboard/src/wallboard/wallRows.ts';
import { clockOf, frameAt, nextToBreak, type ClockFacts } from './world.ts';

const now = Date.parse('2026-11-20T15:21:08Z');
const frame = (changes: Record<string, unknown> = {}): WallFrameFragment =>
  frameAt(now, changes) as unknown as WallFrameFragment;
const at = { now, zone: 'Europe/Berlin', silent: new Set<string>(), savable: 12 };
const rowsOf = (clocks: Record<string, unknown>[]) =>
  fitRows(
    (clocks as unknown as WallFrameFragment['nextToBreak']).map((clock) => readyClock(clock, clock.ticket, now)),
    at,
  );
const rowOf = (facts: ClockFacts): ClockRow => {
  const clock = clockOf(facts, now) as unknown as WallFrameFragment['nextToBreak'][number];
  return rowAt(readyClock(clock, clock.ticket, now), at);
};

// Widths are those of the wall's own letters.
beforeAll(() => document.fonts.load('500 20px "Inter Variable"', 'Aa 0%'));
beforeEach(() => document.documentElement.classList.add('wall'));
afterEach(() => {
  cleanup();
  document.documentElement.classList.remove('wall');
});

/** Renders inside the wall's screen, whose unit sizes everything. */
const onWall = (component: Parameters<typeof h>[0], props: Record<string, unknown>) =>
  render(defineComponent(() => () => h('main', { class: 'wall-screen' }, [h(component as never, props)])));
/** The words of an element, as a reader sees them apart. */
function text(element: Element): string {
  const words: string[] = [];
  const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walk.nextNode() !== null) words.push(walk.currentNode.textContent ?? '');
  return words.join(' ').replaceAll(/\s+/g, ' ').trim();
}

describe('next to break', () => {
  test('shows standing as word and shape, and both countdowns', async () => {
    const { container } = await onWall(NextToBreak, { rows: rowsOf(nextToBreak(now)), savable: 12 });
    const rows = [...container.querySelectorAll('.row')];
    expect(rows).toHaveLength(8);
    expect(text(rows[0] ?? container)).toBe('Over target SN-4907 Kestrel Bank Urgent Network −07:36 12:24');
    expect(rows[0]?.querySelector('svg.mark')).not.toBeNull();
    expect(text(container)).toContain('12 promises can still be saved in the next hour');
    expect(text(container)).toContain('+ 5 more before 17:21');
  });

  test('a row outside coverage says when it opens instead of counting', async () => {
    const { container } = await onWall(NextToBreak, { rows: rowsOf(nextToBreak(now).slice(-1)), savable: 0 });
    expect(text(container.querySelector('.row') ?? container)).toContain('Off hours');
    expect(text(container.querySelector('.row') ?? container)).toMatch(/opens Mon 08:21$/);
  });

  test('a ticket that nobody holds says so', async () => {
    const { container } = await onWall(NextToBreak, {
      rows: { soon: [rowOf({ reference: 'SN-1', promiseLeft: 9, group: null })], more: null, later: [] },
      savable: 1,
    });
    expect(text(container)).toContain('Nobody');
    expect(text(container)).toContain('1 promise can still be saved');
  });

  test('one customer on every row is said once, above them', async () => {
    const rows = [rowOf({ reference: 'SN-1', promiseLeft: 9 }), rowOf({ reference: 'SN-2', promiseLeft: 19 })];
    const { container } = await onWall(NextToBreak, { rows: { soon: rows, more: null, later: [] }, savable: 2 });
    expect(text(container).match(/Kestrel Bank/g)).toHaveLength(1);
  });

  test('with nothing running says that nothing can break', async () => {
    const { container } = await onWall(NextToBreak, { rows: rowsOf([]), savable: 0 });
    expect(text(container)).toContain('Nothing can break');
  });

  test('figures are tabular, references are not: "SN-4907" keeps its hyphen', async () => {
    const { container } = await onWall(NextToBreak, { rows: rowsOf(nextToBreak(now)), savable: 12 });
    const style = (selector: string): string =>
      getComputedStyle(container.querySelector(selector) ?? container).fontVariantNumeric;
    expect(style('.left')).toBe('tabular-nums');
    expect(style('.ticket')).toBe('normal');
  });
});

describe('the figures', () => {
  test('promise and target stand as a labelled pair with the counts behind them', async () => {
    const { container } = await onWall(KpiTiles, { tiles: frame().tiles, choices: frame().settings.tiles });
    const [first] = container.querySelectorAll('.tile');
    expect(text(first ?? container)).toBe(
      'First response Promise Target 97.9 % 91.3 % 517 met 11 missed 31 open 46 past target',
    );
  });

  test('nothing due yet is a dash with its words, not 0 per cent', async () => {
    const undecided = { met: 0, missed: 0, undecided: 4, excluded: 0 };
    const { container } = await onWall(KpiTiles, {
      choices: [],
      tiles: [{ key: 'x', label: 'Pick up', promise: undecided, target: undecided }],
    });
    expect(text(container)).toBe('Pick up Promise Target – – nothing due yet , 4 open');
  });

  test('six tiles do not run into each other', async () => {
    const six = [0, 1, 2, 3, 4, 5].map((n) => ({ ...frame().tiles[0], key: `t${n}` }));
    const { container } = await onWall(KpiTiles, {
      choices: [],
      tiles: six,
      style: 'position:absolute;left:calc(var(--u) * 8.89);width:calc(var(--u) * 160)',
    });
    for (const tile of container.querySelectorAll('.tile')) {
      const edge = tile.getBoundingClientRect().right;
      for (const word of tile.querySelectorAll('p')) expect(textRight(word)).toBeLessThanOrEqual(edge + 1);
    }
  });
});

const textRight = (element: Element): number => {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect().right;
};

describe('broken', () => {
  test('says how many, and how late the three that have waited longest are', async () => {
    const { container } = await onWall(BrokenList, { frame: frame(), now, highlight: false, shown: 3 });
    expect(text(container)).toBe(
      'Broken 4 SN-4810 −6 h 39 Kestrel Bank late SN-4838 −2 h 48 Alder Clinic late JR-1162 −1 h 10 Lumen Hotels late',
    );
  });

  test('is calm when there is none', async () => {
    const { container } = await onWall(BrokenList, {
      frame: frame({ broken: [], brokenCount: 0 }),
      now,
      highlight: false,
    });
    expect(text(container)).toBe('Broken 0 No open ticket has a broken promise.');
  });

  test('a fresh breach is framed', async () => {
    const { container } = await onWall(BrokenList, { frame: frame(), now, highlight: true });
    const framed = getComputedStyle(container.querySelector('.broken') ?? container);
    expect(Number.parseFloat(framed.outlineWidth)).toBeGreaterThanOrEqual(3);
    // Five times one second: neither longer than 5 s nor more than three flashes a second.
    expect(framed.animationIterationCount).toBe('5');
    expect(framed.animationDuration).toBe('1s');
  });
});

test('every standing has its own shape', async () => {
  const shapes = await Promise.all(
    (Object.keys(markWords) as Mark[]).map(async (mark) => {
      const { container } = await render(StandingMark, { props: { mark } });
      return container.querySelector('svg')?.innerHTML;
    }),
  );
  expect(new Set(shapes).size).toBe(shapes.length);
});

test('a stale wall says as of when, across the screen', async () => {
  const { container } = await onWall(WallBanner, { name: 'Support floor', asOf: '14:02:10', problem: null });
  const banner = container.querySelector('[role=alert]') ?? container;
  expect(text(banner)).toBe('Support floor Not live: as of 14:02:10. Reconnecting');
  expect(banner.getBoundingClientRect().width).toBe(window.innerWidth);
});

test.each([
  [null, 'Waiting for server'],
  ['unreachable', 'Waiting for server'],
  ['signed-out', 'This screen may not show the board'],
  ['absent', 'There is no such board'],
] as const)('before the first frame, a wall with the problem "%s" says: %s', async (kind, words) => {
  const { container } = await onWall(WallWaiting, {
    name: 'Support floor',
    problem: kind === null ? null : { kind, message: '' },
  });
  expect(text(container)).toContain(words);
  expect(text(container)).toContain('Support floor');
});

describe('a tile that fails', () => {
  const broken = ref(true);
  const Fragile = defineComponent(() => () => {
    if (broken.value) throw new Error('no figures');
    return h('p', 'figures');
  });

  test('leaves the others standing, and is tried again', async () => {
    broken.value = true;
    const both = defineComponent(() => () => [
      h(TileBoundary, { name: 'The figures' }, () => h(Fragile)),
      h('p', { class: 'other' }, 'still here'),
    ]);
    const { container } = await render(both);
    await nextTick();
    expect(text(container)).toContain('The figures cannot be shown.');
    expect(text(container.querySelector('.other') ?? container)).toBe('still here');
    broken.value = false;
    container.querySelector('button')?.click();
    await nextTick();
    expect(text(container)).toBe('figures still here');
  });
});

test('the wall’s tiles have no accessibility fault that axe knows', async () => {
  const tiles = defineComponent(
    () => () =>
      h('main', { class: 'wall-screen' }, [
        h('h1', 'Support floor'),
        h(KpiTiles, { tiles: frame().tiles, choices: [] }),
        h(NextToBreak, { rows: rowsOf(nextToBreak(now)), savable: 12 }),
        h(BrokenList, { frame: frame(), now, highlight: false, shown: 3 }),
      ]),
  );
  const { container } = await render(tiles);
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
});
