// What a clock comes to: how each limit came out, the instant by which it counts in a period, and what was so of its ticket
// when that was decided. Figures, objectives and money all count this and nothing else.
import type { Cycle } from './cycle.ts';
import type { History } from './history.ts';
import type { ClockPhase, ClockReading, Deciding, LimitReading } from './reading.ts';

/** What keeps a breach from counting: it was waived, or it is disputed and not decided. */
export type Excuse = 'WAIVED' | 'DISPUTED';

/** How a limit came out: MET, MISSED (broken), UNDECIDED (neither yet), EXCLUDED (ended without a result), or how its break is excused. */
export type ClockOutcome = 'MET' | 'MISSED' | 'UNDECIDED' | 'EXCLUDED' | Excuse;

export const clockOutcomes = [
  ...(['MET', 'MISSED', 'UNDECIDED', 'EXCLUDED', 'WAIVED', 'DISPUTED'] as const satisfies readonly ClockOutcome[]),
] as const;

/** Null: the clock has no such limit. A limit that was not broken when its clock was cut short has no result. */
export function outcomeOf(
  phase: ClockPhase,
  limit: Pick<LimitReading, 'standing'> | null,
  excuse: Excuse | null,
): ClockOutcome | null {
  if (limit === null) return null;
  if (phase === 'VOID') return 'EXCLUDED';
  if (limit.standing === 'MET') return 'MET';
  if (limit.standing === 'BREACHED') return excuse ?? 'MISSED';
  return phase === 'STOPPED' ? 'EXCLUDED' : 'UNDECIDED';
}

/** When its promise is due, else when that was broken, else its start; null: it has not started and counts nowhere. */
export const countsAt = ({ promise, startedAt }: ClockReading): Temporal.Instant | null =>
  promise?.dueAt ?? promise?.breachedAt ?? startedAt;

/** What was so of the ticket when the cycle was decided. */
export function decidedUnder(
  { steps, keys }: Pick<History, 'steps' | 'keys'>,
  cycle: Cycle,
  nowMs: number,
): Deciding | undefined {
  const atMs = decidedMs(cycle, nowMs);
  const step = steps.findLast((each) => each.atMs <= atMs) ?? steps[0];
  const key = step && keys[step.key];
  return step && key && { ...key, group: cycle.group ?? step.group };
}

/** A promise broken by a change is decided by that change, not at the instant at which it then turns out to have ended. */
function decidedMs({ promise, lost, gait, sinceMs }: Cycle, nowMs: number): number {
  if (promise?.breach) {
    const { atMs, noticedMs } = promise.breach;
    return noticedMs === atMs + 1 ? atMs : noticedMs;
  }
  if (lost) return lost.atMs;
  return gait === 'STOPPED' || gait === 'VOID' ? sinceMs : nowMs;
}
