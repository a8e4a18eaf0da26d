// The axis of a ticket's life: linear where something runs, short where all is closed or nothing runs for long,
// so that a weekend does not push the working hours together. A short stretch says how long it is.
import { HOUR, MINUTE } from '../shared/duration.ts';
import { civilDay, minuteTime, weekday, dayAndMonth } from '../shared/instant.ts';
import type { Segment } from './proof.ts';

interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface ShortStretch extends Stretch {
  /** "14 h closed", "3 d paused". */
  readonly words: string;
  readonly closed: boolean;
}

export interface TimeScale {
  readonly from: number;
  readonly to: number;
  /** Place of an instant, 0–1, clamped to the axis. */
  place(at: number): number;
  readonly short: readonly ShortStretch[];
  /** `opens` stands at the end of a short stretch: its words begin there. */
  readonly ticks: readonly {
    readonly at: number;
    readonly place: number;
    readonly words: string;
    readonly opens: boolean;
  }[];
}

/** Closed stretches from this length on are drawn short. */
const CLOSED_MIN_MS = 1.5 * HOUR;
/** Stretches in which nothing runs, though open: longer ones only. */
export const QUIET_MIN_MS = 12 * HOUR;
/** A short stretch takes this share of the axis, less when there are many. */
const SHORT_SHARE = 0.06;
const SHORT_TOTAL = 0.4;
/** Share of the axis that two labels need between them. */
const LABEL_SHARE = 0.066;

/** Whether a segment uses up time. */
export const runs = ({ state }: Segment): boolean => state === 'running' || state === 'over' || state === 'broken';

/** Covers every lane from `from` to `to`; `closedAhead` are the closed stretches that come after the last segment. */
export function timeScale(
  lanes: readonly (readonly Segment[])[],
  at: { from: number; to: number; closedAhead: readonly Stretch[]; zone: string; now: number },
): TimeScale {
  const all = lanes.flat();
  const running = union(all.filter(runs));
  const closed = without(union([...all.filter(({ state }) => state === 'outside'), ...at.closedAhead]), running);
  const quiet = without([{ from: at.from, to: at.now }], union([...running, ...closed]));
  const short = [...shortened(closed, CLOSED_MIN_MS, true), ...shortened(quiet, QUIET_MIN_MS, false)]
    .filter((one) => one.from < at.to && one.to > at.from)
    .map((one) => ({ ...one, from: Math.max(one.from, at.from), to: Math.min(one.to, at.to) }))
    .sort((a, b) => a.from - b.from);
  const place = placing(short, at);
  return { from: at.from, to: at.to, place, short, ticks: ticksOf(short, place, at) };
}

function shortened(stretches: readonly Stretch[], longer: number, closed: boolean): ShortStretch[] {
  return stretches
    .filter((one) => one.to - one.from >= longer)
    .map((one) => ({ ...one, closed, words: `${spokenLength(one.to - one.from)} ${closed ? 'closed' : 'at rest'}` }));
}

const spokenLength = (length: number): string =>
  length < 48 * HOUR ? `${Math.round(length / HOUR)} h` : `${Math.round(length / (24 * HOUR))} d`;

function placing(short: readonly Stretch[], at: Stretch): (instant: number) => number {
  const shortTotal = short.reduce((sum, one) => sum + one.to - one.from, 0);
  const linear = Math.max(1, at.to - at.from - shortTotal);
  const share = short.length === 0 ? 0 : Math.min(SHORT_SHARE, SHORT_TOTAL / short.length);
  const perMs = (1 - share * short.length) / linear;
  return (instant) => {
    const until = Math.min(Math.max(instant, at.from), at.to);
    let place = (until - at.from) * perMs;
    for (const one of short) {
      const inside = Math.max(0, Math.min(until, one.to) - one.from);
      place += inside * (share / (one.to - one.from) - perMs);
    }
    return Math.min(1, Math.max(0, place));
  };
}

const steps = [
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  24 * HOUR,
  168 * HOUR,
];

/** Full steps of wall-clock time that stand apart, and the end of each short stretch. The day is named where it changes. */
function ticksOf(
  short: readonly Stretch[],
  place: (at: number) => number,
  { from, to, zone, now }: Stretch & { zone: string; now: number },
): TimeScale['ticks'] {
  const step =
    steps.find((one) => (to - from) / one < 400 && place(from + one) - place(from) >= LABEL_SHARE) ?? 24 * HOUR;
  // A short stretch has words of its own in its middle.
  const inShort = (at: number): boolean =>
    short.some(
      ({ from, to }) => (at > from - 1 && at < to) || Math.abs(place(at) - (place(from) + place(to)) / 2) < LABEL_SHARE,
    );
  const openings = short.map((one) => one.to).filter((at) => at < to);
  const candidates = [...openings, ...fullSteps({ from, to }, step, zone).filter((at) => !inShort(at))];
  const taken: number[] = [];
  const free = (at: number): boolean => taken.every((other) => Math.abs(place(at) - place(other)) >= LABEL_SHARE);
  for (const at of candidates) if (free(at)) taken.push(at);
  let day = '';
  return taken
    .sort((a, b) => a - b)
    .map((at) => {
      const today = civilDay(at, zone);
      const words = today === day ? minuteTime(at, zone) : `${nameOfDay(at, now, zone)} ${minuteTime(at, zone)}`;
      day = today;
      return { at, place: place(at), words, opens: openings.includes(at) };
    });
}

const nameOfDay = (at: number, now: number, zone: string): string =>
  Math.abs(at - now) < 6 * 24 * HOUR ? weekday(at, zone) : dayAndMonth(at, zone);

// Steps count from local midnight as the hours on the axis do, whatever the zone's offset.
function fullSteps({ from, to }: Stretch, step: number, zone: string): number[] {
  const minutes = minuteTime(from, zone).split(':').map(Number);
  const sinceMidnight = (minutes[0] ?? 0) * HOUR + (minutes[1] ?? 0) * MINUTE + (from % MINUTE);
  const first = from - sinceMidnight + Math.ceil(sinceMidnight / step) * step;
  const found: number[] = [];
  for (let at = first; at <= to && found.length < 400; at += step) found.push(at);
  return found;
}

/** The union of stretches, sorted and without overlap. */
export function union(stretches: readonly Stretch[]): readonly Stretch[] {
  const sorted = [...stretches].sort((a, b) => a.from - b.from);
  return sorted.reduce<Stretch[]>((all, { from, to }) => {
    const last = all[all.length - 1];
    if (last === undefined || from > last.to) return [...all, { from, to }];
    return [...all.slice(0, -1), { from: last.from, to: Math.max(last.to, to) }];
  }, []);
}

/** What of the first stretches the second (a union) leave. */
export function without(stretches: readonly Stretch[], holes: readonly Stretch[]): readonly Stretch[] {
  return stretches.flatMap((one) => {
    const inside = holes.filter((hole) => hole.from < one.to && hole.to > one.from);
    const edges = [one.from, ...inside.flatMap((hole) => [hole.from, hole.to]), one.to];
    const left: Stretch[] = [];
    for (let index = 0; index < edges.length; index += 2) {
      const from = edges[index] ?? 0;
      const to = edges[index + 1] ?? 0;
      if (to > from) left.push({ from, to });
    }
    return left;
  });
}

/** The instant at a place (0–1) of the axis, to the millisecond: what `place` gives back for it. */
export function instantAt(scale: TimeScale, at: number): number {
  let low = scale.from;
  let high = scale.to;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (scale.place(middle) <= at) low = middle;
    else high = middle;
  }
  return low;
}
