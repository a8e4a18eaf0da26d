// A ticket's clocks as swim lanes: what each did, where its limits lie, and how all stand on one axis.
import type { TicketClockFragment } from '../generated/ticket.ts';
import { isOffHours, markOf, readyClock } from '../shared/clockRow.ts';
import { countingSpans } from '../shared/covered.ts';
import { clockFigure, millisecondsOf, spokenLimit } from '../shared/duration.ts';
import { epochOf, minuteTime, weekdayInstant } from '../shared/instant.ts';
import { markWords, spokenName, type Mark } from '../shared/words.ts';
import {
  cutAtLimits,
  passedAt,
  segmentsUntil,
  stateWords,
  type Proof,
  type Segment,
  type SegmentState,
} from './proof.ts';
import { QUIET_MIN_MS, runs, timeScale, union, without, type TimeScale } from './timeScale.ts';

export interface LaneMark {
  readonly kind: 'target' | 'promise';
  readonly place: number;
  /** "target 4 h · 14:50"; an arrow says that it lies beyond the axis. */
  readonly words: string;
}

export interface LaneSegment {
  readonly left: number;
  readonly width: number;
  readonly state: SegmentState;
  readonly words: string;
  /** What a reader is told of it who points at it: state, from and to, why, and what counted. */
  readonly told: readonly string[];
}

export interface Lane {
  readonly id: string;
  readonly name: string;
  readonly mark: Mark;
  readonly word: string;
  readonly segments: readonly LaneSegment[];
  readonly marks: readonly LaneMark[];
  /** Where a running clock is heading: from now to its next limit; null when none lies ahead. */
  readonly ahead: { readonly left: number; readonly width: number } | null;
}

/** What a lane needs of a clock. */
export type LaneClock = Pick<
  TicketClockFragment,
  'id' | 'measure' | 'cycle' | 'phase' | 'voidReason' | 'standing' | 'stoppedAt' | 'promise' | 'target'
> & { readonly schedule: Pick<NonNullable<TicketClockFragment['schedule']>, 'openSpans'> | null };

/** What lanes need of a ticket, a real one or one that is tried. */
export interface LaneState {
  readonly readAt: string;
  readonly proofs: ReadonlyMap<string, Proof>;
  readonly ticket: { readonly openedAt: string; readonly clocks: { readonly nodes: readonly LaneClock[] } };
}

export interface Lanes {
  readonly scale: TimeScale;
  readonly lanes: readonly Lane[];
  /** Null when nothing is open any more: then now is not on the axis. */
  readonly nowPlace: number | null;
}

/** Lanes drawn at once; older cycles are counted, not drawn. */
export const LANES_SHOWN = 8;

const isOpenClock = (clock: LaneClock): boolean => clock.phase === 'RUNNING' || clock.phase === 'PAUSED';

/** "Next response 2": the measure, and its cycle when there was more than one. */
export const clockName = (clock: Pick<TicketClockFragment, 'measure' | 'cycle'>): string =>
  clock.cycle > 1 ? `${spokenName(clock.measure)} ${clock.cycle}` : spokenName(clock.measure);

/** The clocks of a ticket that have something to show, the latest ones when there are too many. */
export const shownClocks = <C extends LaneClock>(clocks: readonly C[]): readonly C[] =>
  clocks.filter((clock) => clock.phase !== 'NOT_APPLICABLE').slice(-LANES_SHOWN);

/** The mark and word a clock stands with, for the desk: void and not applicable are said too. */
export function standingOf(clock: LaneClock, now: number): { mark: Mark; word: string } {
  if (clock.phase === 'NOT_APPLICABLE') return { mark: 'NONE', word: 'Not begun' };
  if (clock.phase === 'VOID')
    return { mark: 'NONE', word: `Void, ${spokenName(clock.voidReason ?? 'no clause').toLowerCase()}` };
  const mark = markOf(readyClock(clock, noTicket, now), now);
  return {
    mark,
    word: mark === 'OFF_HOURS' && clock.standing !== null ? `${markWords[clock.standing]}, off hours` : markWords[mark],
  };
}

export const noTicket = { reference: '', source: '', severity: null, group: null, agent: null, customer: null };

/** A clock's segments up to now, cut at its limits; empty without a proof. */
export function segmentsOf(state: Pick<LaneState, 'proofs'>, clock: LaneClock, now: number): readonly Segment[] {
  const proof = state.proofs.get(clock.id);
  return proof === undefined ? [] : cutAtLimits(segmentsUntil(proof, clock, now), passedAt(clock, now));
}

/** Lays out the lanes of a ticket at `now`. */
export function lanesOf(state: LaneState, { now, zone }: { now: number; zone: string }): Lanes {
  const clocks = shownClocks(state.ticket.clocks.nodes);
  const segments = clocks.map((clock) => segmentsOf(state, clock, now));
  const anyOpen = clocks.some(isOpenClock);
  const span = spanOf(state, clocks, segments, anyOpen ? now : null);
  const openAhead = clocks
    .filter(isOpenClock)
    .flatMap((clock) => countingSpans(clock, epochOf(state.readAt)))
    .map(({ from, until }) => ({ from, to: until }));
  // Without a schedule nothing is known of what lies ahead.
  const known = clocks.some(({ schedule }) => schedule !== null);
  const closedAhead = anyOpen && known ? without([{ from: now, to: span.to }], union(openAhead)) : [];
  const scale = timeScale(segments, { ...span, closedAhead, zone, now });
  return {
    scale,
    lanes: clocks.map((clock, index) => laneOf(clock, segments[index] ?? [], scale, { now, zone })),
    nowPlace: anyOpen ? scale.place(now) : null,
  };
}

/** The lanes of a ticket at a past instant, all its clocks on the axis that is known: a reader compares. */
export function lanesOn(scale: TimeScale, state: LaneState, { now, zone }: { now: number; zone: string }): Lanes {
  const lanes = state.ticket.clocks.nodes.map((clock) =>
    laneOf(clock, segmentsOf(state, clock, now), scale, { now, zone }),
  );
  return { scale, lanes, nowPlace: scale.place(now) };
}

/** From the opening to now and the limits ahead; a limit far beyond what happened does not stretch the axis. */
function spanOf(
  state: LaneState,
  clocks: readonly LaneClock[],
  segments: readonly (readonly Segment[])[],
  now: number | null,
): { from: number; to: number } {
  const ends = segments.flat().map((one) => one.to);
  const from = Math.min(epochOf(state.ticket.openedAt), ...segments.flat().map((one) => one.from));
  const happened = Math.max(from + 600_000, now ?? 0, ...ends);
  const due = clocks
    .flatMap((clock) => [clock.target, clock.promise])
    .map((limit) => epochOf(limit?.dueAt ?? null) ?? 0);
  const near = due.filter((at) => at - from <= (happened - from) * (now === null ? 2 : 4));
  const to = Math.max(happened, ...near);
  // Room for the words of a limit at either end, by the time that is drawn in full: long rests are not.
  const rest = without([{ from, to: happened }], union(segments.flat().filter(runs)))
    .map((one) => one.to - one.from)
    .filter((length) => length >= QUIET_MIN_MS)
    .reduce((sum, length) => sum + length, 0);
  const drawn = Math.max(600_000, to - from - rest);
  return { from: from - drawn * 0.05, to: to + drawn * 0.15 };
}

function laneOf(
  clock: LaneClock,
  segments: readonly Segment[],
  scale: TimeScale,
  at: { now: number; zone: string },
): Lane {
  const marks = [markOfLimit('target', clock, scale, at.zone), markOfLimit('promise', clock, scale, at.zone)];
  const limits = [clock.target, clock.promise]
    .map((limit) => epochOf(limit?.dueAt ?? null) ?? 0)
    .filter((due) => due > at.now);
  const left = scale.place(at.now);
  const ready = readyClock(clock, noTicket, at.now);
  const heading = clock.phase === 'RUNNING' && limits.length > 0 && !isOffHours(ready, at.now);
  return {
    id: clock.id,
    name: clockName(clock),
    ...standingOf(clock, at.now),
    segments: segments.map((one) => {
      const from = scale.place(one.from);
      return {
        left: from,
        width: scale.place(one.to) - from,
        state: one.state,
        words: one.state === 'paused' ? 'paused' : '',
        told: toldOf(one, at),
      };
    }),
    marks: marks.filter((mark) => mark !== null),
    ahead: heading ? { left, width: scale.place(Math.max(...limits)) - left } : null,
  };
}

function toldOf(one: Segment, { now, zone }: { now: number; zone: string }): readonly string[] {
  const counted = one.counted === 0 ? 'nothing counted' : `${clockFigure(one.counted)} counted`;
  const span = `${weekdayInstant(one.from, now, zone)} – ${weekdayInstant(one.to, now, zone)}`;
  return [stateWords[one.state], span, one.because, counted].filter((words) => words !== '');
}

function markOfLimit(kind: 'target' | 'promise', clock: LaneClock, scale: TimeScale, zone: string): LaneMark | null {
  const limit = clock[kind];
  const due = epochOf(limit?.breachedAt ?? limit?.dueAt ?? null);
  if (due === null || clock.phase === 'VOID') return null;
  const length = millisecondsOf(limit?.limit ?? null);
  const beyond = due > scale.to ? ' →' : '';
  return {
    kind,
    place: scale.place(due),
    words: `${kind}${length === null ? '' : ` ${spokenLimit(length)}`} · ${minuteTime(due, zone)}${beyond}`,
  };
}
