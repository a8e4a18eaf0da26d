// Escalation: which steps of an agreement are due on a clock, since when, and when the next one will be. Points lie along
// the time that counts for the clock, so that they wait while it waits; what was done about them is told, not remembered.
import { spentAt, type Cycle } from './cycle.ts';
import { lengthAtShare, spentBy, type Judgement, type LimitCourse } from './limit.ts';
import { dueOrNever } from './stretch.ts';
import type { Severity } from './fact.ts';
import type { LimitKind, TicketState } from './reading.ts';

export type EscalationKind = 'FUNCTIONAL' | 'HIERARCHIC';
export type EscalationPoint = 'SHARE_SPENT' | 'BEFORE_DUE' | 'AFTER_DUE';

/** Who is told, or what changes, at which point of a clock. Absent is null. */
export interface Step {
  /** Its number in the document: by it a step fires once per clock and agreement. */
  readonly number: string;
  readonly kind: EscalationKind;
  /** Only of clocks of this measure. */
  readonly measure: string | null;
  /** Only while the ticket has this severity. */
  readonly severity: Severity | null;
  /** Only while this group holds the ticket. */
  readonly group: string | null;
  /** Only while nobody holds the ticket. */
  readonly isUnassigned: boolean;
  readonly limit: LimitKind;
  readonly point: EscalationPoint;
  /** SHARE_SPENT: above 0, at most 1. */
  readonly share: number | null;
  /** BEFORE_DUE and AFTER_DUE. */
  readonly timeMs: number | null;
  /** That time is real time, not time that counts for the clock. */
  readonly isRealTime: boolean;
  readonly notify: readonly string[];
  readonly raiseTo: Severity | null;
  readonly moveTo: string | null;
  readonly note: string | null;
}

/** A step of a running clock whose conditions hold, and when it was or will be due. */
export interface StepPoint {
  readonly step: Step;
  /** The number of the agreement that says so. */
  readonly agreement: string;
  /** Epoch milliseconds; Infinity: not within the horizon of the coverage. */
  readonly atMs: number;
}

/** The points of a running clock; none for steps whose conditions do not hold. */
export function pointsOf(cycle: Cycle, state: TicketState): readonly StepPoint[] {
  const { judgement } = cycle;
  const { steps = NO_STEPS, agreementNumber: agreement = '' } = judgement?.chosen.terms ?? {};
  if (judgement === null || steps.length === 0) return NO_POINTS;
  return steps.flatMap((step) => {
    const limit = step.limit === 'PROMISE' ? cycle.promise : cycle.target;
    if (limit === null || !isAbout(step, cycle, state)) return [];
    return [{ step, agreement, atMs: pointOf(step, limit, { cycle, judgement }) }];
  });
}

const NO_STEPS: readonly Step[] = [];
const NO_POINTS: readonly StepPoint[] = [];

const isAbout = (step: Step, { measure }: Cycle, state: TicketState): boolean =>
  (step.measure === null || step.measure === measure.name) &&
  (step.severity === null || step.severity === state.severity) &&
  (step.group === null || step.group === state.group) &&
  (!step.isUnassigned || state.agent === null);

interface Judged {
  readonly cycle: Cycle;
  readonly judgement: Judgement;
}

function pointOf(step: Step, limit: LimitCourse, judged: Judged): number {
  switch (step.point) {
    case 'SHARE_SPENT':
      return shareMs(step.share ?? 1, limit, judged);
    case 'BEFORE_DUE':
      return beforeMs(step, limit, judged);
    case 'AFTER_DUE':
      return afterMs(step, limit, judged);
    default:
      return step.point satisfies never;
  }
}

/** A broken limit was used up by the instant at which it broke, whatever judges the clock since. */
function shareMs(share: number, limit: LimitCourse, { cycle, judgement }: Judged): number {
  const goalMs = lengthAtShare(limit, judgement, { stretches: cycle.stretches, share });
  return Math.min(spentBy(goalMs, judgement, cycle.stretches) ?? Infinity, limit.breach?.atMs ?? Infinity);
}

/** A time that is longer than the limit is due at the start. */
function beforeMs({ timeMs, isRealTime }: Step, limit: LimitCourse, { cycle, judgement }: Judged): number {
  const time = timeMs ?? 0;
  const endMs = limit.breach?.atMs ?? limit.dueMs ?? Infinity;
  if (isRealTime) return Math.max(cycle.startedMs, endMs - time);
  const lengthMs = limit.breach === null ? limit.lengthMs : spentAt(cycle, limit.breach.atMs);
  return spentBy(Math.max(0, lengthMs - time), judgement, cycle.stretches) ?? Infinity;
}

/** At its due a limit is still kept: what comes after it comes a millisecond later at the earliest. */
function afterMs({ timeMs, isRealTime }: Step, limit: LimitCourse, { cycle, judgement }: Judged): number {
  const time = timeMs ?? 0;
  const endMs = limit.breach?.atMs ?? limit.dueMs ?? Infinity;
  if (endMs === Infinity) return Infinity;
  if (isRealTime || time === 0) return endMs + Math.max(1, time);
  const pointMs =
    limit.breach === null
      ? dueOrNever(judgement, endMs, time)
      : (spentBy(spentAt(cycle, endMs) + time, judgement, cycle.stretches) ?? Infinity);
  return Math.max(pointMs, endMs + 1);
}

/** By what a step is known among those of one clock: an amendment keeps the agreement and the number. */
export const keyOfStep = ({ agreement, step }: StepPoint): string => `${agreement}/${step.number}`;

/** What is known of a clock besides its points. Epoch milliseconds. */
export interface Escalated {
  readonly points: readonly StepPoint[];
  /** Keys of the steps that fired on this clock, or were passed over. */
  readonly fired: ReadonlySet<string>;
  /** The clock came under its clauses only now: of what is due of it the highest step alone fires. */
  readonly attachedMs: number | null;
  /** Somebody put its steps off until then; null: nobody did. */
  readonly snoozedMs: number | null;
}

export interface StepsDue {
  /** To be executed, in the order in which they became due. */
  readonly due: readonly StepPoint[];
  /** Lower steps that a higher one made needless. */
  readonly passedOver: readonly StepPoint[];
  /** When the next step is due, as things stand; null: none is. */
  readonly nextMs: number | null;
}

/** The steps of a clock that are due at an instant. Each fires once; whoever asks keeps which did. */
export function stepsDue({ points, fired, attachedMs, snoozedMs }: Escalated, nowMs: number): StepsDue {
  const open = points.filter((point) => !fired.has(keyOfStep(point))).sort((a, b) => a.atMs - b.atMs);
  const snooze = snoozedMs ?? -Infinity;
  if (nowMs < snooze) return { due: [], passedOver: [], nextMs: first(open.map(({ atMs }) => Math.max(atMs, snooze))) };
  const reached = open.filter(({ atMs }) => atMs <= nowMs);
  const lateMs = Math.max(attachedMs ?? -Infinity, snooze);
  const highest = reached.at(-1);
  const isDue = (point: StepPoint): boolean => point === highest || point.atMs > lateMs;
  return {
    due: reached.filter(isDue),
    passedOver: reached.filter((point) => !isDue(point)),
    nextMs: first(open.slice(reached.length).map(({ atMs }) => atMs)),
  };
}

const first = ([atMs = Infinity]: readonly number[]): number | null => (atMs === Infinity ? null : atMs);

/** The least instant after `nowMs` at which a point is reached; Infinity: none. */
export const nextPointMs = (points: readonly StepPoint[], nowMs: number): number =>
  points.reduce((least, { atMs }) => (atMs > nowMs ? Math.min(least, atMs) : least), Infinity);
