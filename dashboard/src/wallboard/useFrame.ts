// What a picture of a board comes to at each second, on a wall and where a board is being made.
import { computed, onScopeDispose, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue';
import type { WallFrameFragment } from '../generated/board.ts';
import { readyClock, type ReadyClock } from '../shared/clockRow.ts';
import { epochOf } from '../shared/instant.ts';
import { useLine } from '../shared/live/line.ts';
import { useServerClock } from '../shared/live/serverClock.ts';
import { spokenSources, type SpokenSource } from '../shared/sourceAges.ts';
import { stageFor } from './stage.ts';
import { fitRows, savableAt, steadyOrder, type WallRows } from './wallRows.ts';
import { BREACH_SHOWN_MS } from './wallStage.ts';
import { wordsOf } from './words.ts';

/** Clocks asked for in board.graphql; a wall never shows more. */
const ASKED = 20;
/** Rows are put in order at fixed moments, this far apart. */
const SORT_EVERY_MS = 10_000;

export interface FrameView {
  /** Epoch ms that everything on the wall is shown at. */
  readonly now: ComputedRef<number>;
  readonly ready: ComputedRef<readonly ReadyClock[]>;
  readonly savable: ComputedRef<number>;
  readonly rows: ComputedRef<WallRows>;
  /** Fresh by the heartbeat: a source that falls silent makes no frame. */
  readonly sources: ComputedRef<readonly SpokenSource[]>;
  /** True for five seconds after a promise broke before the reader's eyes. */
  readonly justBroken: Ref<boolean>;
}

/** Reads a frame until the component is gone; null: none has come. `turns`: the wall turns through several boards. */
export function useFrame(frame: ComputedRef<WallFrameFragment | null>, turns = false): FrameView {
  const line = useLine();
  const clock = useServerClock();
  const now = computed(() => clock.now.value ?? (frame.value === null ? 0 : epochOf(frame.value.at)));
  const ready = computed(() => {
    const readAt = epochOf(frame.value?.at ?? null);
    return readAt === null ? [] : (frame.value?.nextToBreak ?? []).map((one) => readyClock(one, one.ticket, readAt));
  });
  const ordered = useSteadyOrder(ready, now);
  const savable = computed(() => (frame.value === null ? 0 : savableAt(frame.value, ready.value, now.value, ASKED)));
  const sources = computed(() => {
    if (frame.value === null) return [];
    const heard = line.state.heartbeat?.sources ?? [];
    const words = wordsOf(frame.value.settings.language);
    return spokenSources(frame.value.sources, heard, { now: now.value, zone: frame.value.zone, words });
  });
  const silent = computed(() => new Set(sources.value.filter((one) => one.silent).map((one) => one.name)));
  const rows = computed(() => {
    const zone = frame.value?.zone ?? 'UTC';
    const { room, tight } = stageFor(frame.value?.settings.viewingDistance ?? 3, turns);
    const words = wordsOf(frame.value?.settings.language);
    const at = { now: now.value, zone, silent: silent.value, savable: savable.value, words };
    return fitRows(ordered.value, { ...at, room, tight });
  });
  return { now, ready, savable, rows, sources, justBroken: useJustBroken(() => frame.value?.brokenCount) };
}

function useSteadyOrder(
  ready: ComputedRef<readonly ReadyClock[]>,
  now: ComputedRef<number>,
): ComputedRef<readonly ReadyClock[]> {
  const order = shallowRef<readonly string[]>([]);
  const sorted = computed(() => ready.value.map((one) => one.clock.id));
  const moment = computed(() => Math.floor(now.value / SORT_EVERY_MS));
  watch(sorted, (ids) => (order.value = steadyOrder(order.value, ids)), { immediate: true, flush: 'sync' });
  watch(moment, () => (order.value = sorted.value), { flush: 'sync' });
  return computed(() => {
    const byId = new Map(ready.value.map((one) => [one.clock.id, one]));
    return order.value.flatMap((id) => byId.get(id) ?? []);
  });
}

function useJustBroken(count: () => number | undefined): Ref<boolean> {
  const justBroken = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(count, (after, before) => {
    if (before === undefined || after === undefined || after <= before) return;
    justBroken.value = true;
    clearTimeout(timer);
    timer = setTimeout(() => (justBroken.value = false), BREACH_SHOWN_MS);
  });
  onScopeDispose(() => clearTimeout(timer));
  return justBroken;
}
