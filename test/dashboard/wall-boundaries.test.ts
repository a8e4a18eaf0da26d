import { afterEach, expect, test, vi } from 'vitest';
import { cleanup, render } from 'vitest-browser-vue';
import { defineComponent, h, nextTick, shallowRef } from 'vue';
import type { WallFrameFragment } from '../../dashboard/src/generated/board.ts';
import { readyClock } from '../../dashboard/src/shared/clockRow.ts';
import { fitRows } from '../../dashboard/src/wallboard/wallRows.ts';
import WallStage from '../../dashboard/src/wallboard/WallStage.vue';
import { boardSettings, frameAt, nextToBreak } from './world.ts';

const now = Date.parse('2026-11-20T15:21:08Z');
const owed = { dueToday: 4, late: 0, missed: 0, nextDue: [] };
const clocks = nextToBreak(now) as unknown as WallFrameFragment['nextToBreak'];
const rows = fitRows(
  clocks.map((clock) => readyClock(clock, clock.ticket, now)),
  { now, zone: 'Europe/Berlin', silent: new Set(), savable: 12 },
);

/** What a stage is given when it is seen from so many metres; `wrong` are parts of its frame that no server would send. */
function given(viewingDistance: number, wrong: Record<string, unknown> = {}): Record<string, unknown> {
  const settings = { ...boardSettings, viewingDistance };
  const frame = frameAt(now, { settings, obligations: owed, ...wrong });
  const rest = { rows, savable: 12, sources: [], now, justBroken: false, lacking: null };
  return { ...rest, state: { name: 'Support floor', frame } };
}

afterEach(() => {
  vi.useRealTimers();
  cleanup();
});

test.each([
  ['.head', 3, { sources: null }, {}],
  ['.next', 3, { rows: null }, {}],
  ['.tiles', 3, {}, { tiles: null }],
  ['.chart', 3, {}, { chart: null }],
  ['.today', 3, {}, { obligations: {} }],
  ['.broken', 3, {}, { broken: null }],
  ['.below', 6, {}, { broken: null }],
  ['.owed', 9, {}, { obligations: {} }],
])(
  'when %s of a wall at %i m fails, the others stand, and it is tried again by itself',
  async (place, metres, props, wrong) => {
    const shown = shallowRef(given(metres));
    const { container } = await render(defineComponent(() => () => h(WallStage, shown.value as never)));
    const places = [...container.querySelectorAll('.wall-stage > div')].map((one) => `.${one.classList[0] ?? ''}`);
    const failed = (): string[] =>
      places.filter((one) => container.querySelector(`.wall-stage > ${one} > .failed`) !== null);
    expect(places).toContain(place);
    expect(failed()).toEqual([]);

    const said = vi.spyOn(console, 'error').mockReturnValue();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    shown.value = { ...given(metres, wrong), ...props };
    await nextTick();
    await nextTick();
    expect(failed()).toEqual([place]);
    expect(said).toHaveBeenCalledOnce();
    said.mockRestore();

    shown.value = given(metres);
    vi.advanceTimersByTime(9_999);
    await nextTick();
    expect(failed()).toEqual([place]);
    vi.advanceTimersByTime(1);
    await nextTick();
    expect(failed()).toEqual([]);
  },
);
