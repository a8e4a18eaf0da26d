// Which steps of a ticket's clocks fire at this settlement, as what, and when the next one wants to.
import type { ClockEscalation, EscalationOutcome } from '../escalation/escalation.store.ts';
import { stepsDue, type Step, type StepPoint } from '../engine/escalation.ts';
import type { SettledClock } from './settle-clocks.ts';

/** One step of one clock, to be logged and, by its outcome, executed. */
export interface Firing {
  readonly clock: SettledClock;
  readonly point: StepPoint;
  readonly outcome: EscalationOutcome;
  /** The person who took the clock on; null: nobody did. */
  readonly owner: number | null;
}

export interface PlannedSteps {
  readonly firings: readonly Firing[];
  /** Clocks whose breach was taken back: whoever was told is told so. */
  readonly withdrawn: readonly SettledClock[];
  /** When a step wants the ticket to be read again; Infinity: none does. */
  readonly wakeAtMs: number;
}

export const NO_STEPS: PlannedSteps = { firings: [], withdrawn: [], wakeAtMs: Infinity };

/** The log has something to say of the ticket: it is asked only then. */
export const mayEscalate = (clocks: readonly SettledClock[]): boolean =>
  clocks.some((clock) => clock.points.length > 0 || isWithdrawn(clock));

const isWithdrawn = ({ changes }: SettledClock): boolean => changes.some(({ kind }) => kind === 'WITHDRAWN');

export function planSteps(
  clocks: readonly SettledClock[],
  known: ReadonlyMap<number, ClockEscalation>,
  { now, silentBeforeMs }: { readonly now: Temporal.Instant; readonly silentBeforeMs: number | null },
): PlannedSteps {
  const nowMs = now.epochMilliseconds;
  const planned = clocks.map((clock) => planClock(clock, known.get(clock.id) ?? UNTOUCHED, { nowMs, silentBeforeMs }));
  return {
    firings: planned.flatMap(({ firings }) => firings),
    withdrawn: clocks.filter((clock) => isWithdrawn(clock) && known.has(clock.id)),
    wakeAtMs: Math.min(...planned.map(({ nextMs }) => nextMs ?? Infinity)),
  };
}

const UNTOUCHED: ClockEscalation = { fired: new Set(), owner: null, snoozedMs: null };

function planClock(
  clock: SettledClock,
  { fired, owner, snoozedMs }: ClockEscalation,
  { nowMs, silentBeforeMs }: { readonly nowMs: number; readonly silentBeforeMs: number | null },
): { readonly firings: readonly Firing[]; readonly nextMs: number | null } {
  const { points, judgedAnew } = clock;
  if (points.length === 0) return { firings: [], nextMs: null };
  const steps = stepsDue({ points, fired, attachedMs: judgedAnew ? nowMs : null, snoozedMs }, nowMs);
  const firing = (point: StepPoint, outcome: EscalationOutcome): Firing => ({ clock, point, outcome, owner });
  const outcomeOf = ({ step, atMs }: StepPoint): EscalationOutcome => {
    if (silentBeforeMs !== null && atMs < silentBeforeMs) return 'SILENT';
    return owner !== null && isReminder(step) ? 'OWNED' : 'DONE';
  };
  return {
    firings: [
      ...steps.passedOver.map((point) => firing(point, 'PASSED_OVER')),
      ...steps.due.map((point) => firing(point, outcomeOf(point))),
    ],
    nextMs: steps.nextMs,
  };
}

/** Tells somebody that a limit will end, and does nothing else: who took the clock on knows that. */
const isReminder = ({ point, share, raiseTo, moveTo, note }: Step): boolean =>
  raiseTo === null && moveTo === null && note === null && point !== 'AFTER_DUE' && share !== 1;
