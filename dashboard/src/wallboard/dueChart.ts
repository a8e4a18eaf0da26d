// The chart of promises due by the hour, as plain shapes: bars from zero, broken below the baseline, open as outline.
// Hours in which nothing was due are drawn short when they are many, and say how many they are.
import { HOUR } from '../shared/duration.ts';
import { dayOfMonth, hourOfDay } from '../shared/instant.ts';

export interface DueHour {
  readonly from: string;
  readonly kept: number;
  readonly open: number;
  readonly broken: number;
}

/** The drawing's size, in units of which a wall has 1,920 across. */
export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DueChart {
  readonly kept: readonly Box[];
  readonly open: readonly Box[];
  readonly broken: readonly Box[];
  readonly baseline: number;
  /** Stretches without any promise due, with how long they are. */
  readonly gaps: readonly { readonly x: number; readonly width: number; readonly words: string }[];
  readonly labels: readonly { readonly x: number; readonly words: string }[];
  readonly nowX: number | null;
}

/** So many empty hours in a row are drawn as one short gap. */
const LONG_GAP_HOURS = 5;
const GAP_WIDTH = 72;
/** Axis words are 28 units high; two of them need this much to stand apart. */
const EDGE = 16;
const LABEL_APART = 46;
const NOW_APART = 50;

interface Slot {
  readonly x: number;
  readonly width: number;
  readonly hours: readonly DueHour[];
}

const isEmpty = (hour: DueHour): boolean => hour.kept + hour.open + hour.broken === 0;

/** Draws the hours, oldest first. `now` is epoch ms and lies in the zone's hours only for the words on the axis. */
export function dueChart(hours: readonly DueHour[], at: { now: number; zone: string }, size: ChartSize): DueChart {
  const slots = layOut(hours, size.width);
  const nowX = placeOf(at.now, slots);
  return { ...barsOf(slots, size), labels: axis(slots.filter(isBar), nowX, at.zone, size.width), nowX };
}

/** Draws civil days, oldest first, each with its number; the last one is today's. */
export function dayChart(days: readonly DueHour[], { zone }: { zone: string }, size: ChartSize): DueChart {
  const width = size.width / Math.max(1, days.length);
  const slots = days.map((day, place) => ({ x: place * width, width, hours: [day] }));
  const step = Math.ceil(LABEL_APART / width);
  const labels = slots.flatMap(({ x, hours }, place) => {
    const shown = (slots.length - 1 - place) % step === 0;
    return shown ? [{ x: x + width / 2, words: dayOfMonth(Date.parse(hours[0]?.from ?? ''), zone) }] : [];
  });
  return { ...barsOf(slots, size), labels, nowX: null };
}

const isBar = (slot: Slot): boolean => slot.hours.length === 1;

function barsOf(slots: readonly Slot[], size: ChartSize): Omit<DueChart, 'labels' | 'nowX'> {
  const hours = slots.flatMap((slot) => slot.hours);
  const tallest = Math.max(1, ...hours.map((hour) => hour.kept + hour.open));
  const deepest = Math.max(0, ...hours.map((hour) => hour.broken));
  const unit = Math.min((size.height - 2) / (tallest + deepest), size.height / 3);
  const baseline = Math.ceil(size.height - 2 - deepest * unit);
  const bars = slots.filter(isBar);
  const box = (slot: Slot, from: number, count: number): Box => {
    const width = Math.max(3, slot.width * 0.7);
    const y = from >= 0 ? baseline - (from + count) * unit : baseline + 1;
    return { x: slot.x + (slot.width - width) / 2, y, width, height: count * unit };
  };
  const drawn = (pick: (hour: DueHour) => { from: number; count: number }): Box[] =>
    bars.flatMap((slot) => {
      const [hour] = slot.hours;
      if (hour === undefined) return [];
      const { from, count } = pick(hour);
      return count === 0 ? [] : [box(slot, from, count)];
    });
  return {
    kept: drawn((hour) => ({ from: 0, count: hour.kept })),
    open: drawn((hour) => ({ from: hour.kept, count: hour.open })),
    broken: drawn((hour) => ({ from: -1, count: hour.broken })),
    baseline,
    gaps: slots.flatMap((slot) =>
      slot.hours.length > 1 ? [{ x: slot.x, width: slot.width, words: `${slot.hours.length} h` }] : [],
    ),
  };
}

/** One slot an hour; a long run of empty hours is one slot of its own. */
function layOut(hours: readonly DueHour[], width: number): readonly Slot[] {
  const runs: DueHour[][] = [];
  for (const hour of hours) {
    const run = runs[runs.length - 1];
    if (run?.[0] !== undefined && isEmpty(run[0]) && isEmpty(hour)) run.push(hour);
    else runs.push([hour]);
  }
  const groups = runs.flatMap((run) => (run.length >= LONG_GAP_HOURS ? [run] : run.map((hour) => [hour])));
  const gaps = groups.filter((group) => group.length > 1).length;
  const single = (width - gaps * GAP_WIDTH) / Math.max(1, groups.length - gaps);
  let x = 0;
  return groups.map((group) => {
    const slot = { x, width: group.length > 1 ? GAP_WIDTH : single, hours: group };
    x += slot.width;
    return slot;
  });
}

function placeOf(now: number, slots: readonly Slot[]): number | null {
  for (const slot of slots) {
    const from = Date.parse(slot.hours[0]?.from ?? '');
    const length = slot.hours.length * HOUR;
    if (from <= now && now < from + length) return slot.x + (slot.width * (now - from)) / length;
  }
  return null;
}

/** Full hours along the axis, as many as stand apart from each other and from the word "now". */
function axis(bars: readonly Slot[], nowX: number | null, zone: string, width: number): DueChart['labels'] {
  const step = [1, 2, 3, 4, 6, 12].find((hours) => hours * (bars[0]?.width ?? width) >= LABEL_APART) ?? 24;
  let last = -Infinity;
  return bars.flatMap((slot) => {
    const hour = hourOfDay(Date.parse(slot.hours[0]?.from ?? ''), zone);
    const x = slot.x + slot.width / 2;
    const apart = x - last >= LABEL_APART && (nowX === null || Math.abs(x - nowX) >= NOW_APART);
    // At the very edge it would be cut off, or moved so close to the next that this one had to go.
    if (hour % step !== 0 || !apart || x < EDGE || x > width - EDGE) return [];
    last = x;
    return [{ x, words: String(hour) }];
  });
}
