// One run of a measure on a ticket: what it did as stretches, the clauses that judge it, and its two limits. A cycle is
// folded from the history (fold.ts), judged (judge.ts) and read (clock.ts); only the fold changes it.
import { counted, type Stretch } from './stretch.ts';
import { countStretch, dueFrom, dueIfRunning, measureOut, spentBy, type Judgement, type LimitCourse } from './limit.ts';
import type { Fact } from './fact.ts';
import type { CompiledMeasure } from './measure.ts';
import type { VoidReason } from './reading.ts';

/** One cycle of a measure on a ticket. Instants are epoch milliseconds, durations milliseconds that count. */
export interface Cycle {
  readonly measure: CompiledMeasure;
  /** From 1. */
  number: number;
  /** The group it is about; null: the measure is about none, or the ticket had none. */
  readonly group: string | null;
  startedMs: number;
  /** Unanswered messages the clock is about, oldest first. */
  messages: readonly { readonly id: number; readonly atMs: number }[];
  gait: 'RUNNING' | 'PAUSED' | 'STOPPED' | 'VOID';
  voidReason: VoidReason | null;
  /** When the gait began. */
  sinceMs: number;
  /** The fact that stopped it or made it void. */
  endedBy: Fact | null;
  /** Ended, with its promise broken, by something that would have made it void. */
  cutShort: boolean;
  stretches: Stretch[];
  /** Time that counts in the stretches that have ended. */
  beforeMs: number;
  judgement: Judgement | null;
  readonly judgements: { readonly atMs: number; readonly judgement: Judgement; readonly cause: Fact | null }[];
  /** Lost its clause and has none again: what it was then. */
  lost: { readonly atMs: number; readonly spentMs: number } | null;
  /** Under other limits or by other hours the same facts may have led it elsewhere. */
  isBent: boolean;
  promise: LimitCourse | null;
  target: LimitCourse | null;
}

/** A fact and its instant in the history; null: no fact, a new version of the terms. */
export interface Cause {
  readonly atMs: number;
  readonly fact: Fact | null;
}

export const isOpen = ({ gait }: Cycle): boolean => gait === 'RUNNING' || gait === 'PAUSED';

/** Its promise was not kept, and nothing later changes that. */
export const isBroken = ({ promise }: Cycle): boolean => promise !== null && promise.breach !== null;

export const openLimits = ({ promise, target }: Cycle): LimitCourse[] =>
  [promise, target].filter((limit): limit is LimitCourse => limit !== null && limit.breach === null);

/** A limit is broken once an instant after its due has come: at the due instant itself it is still met. */
export function passTime(cycle: Cycle, atMs: number): void {
  if (cycle.gait !== 'RUNNING' || cycle.lost) return;
  for (const limit of [cycle.target, cycle.promise]) {
    if (limit === null || limit.breach !== null || limit.dueMs === null || atMs <= limit.dueMs) continue;
    breakLimit(cycle, limit, { atMs: limit.dueMs, noticedMs: limit.dueMs + 1, byReclassification: false });
  }
}

export function breakLimit(
  { stretches, judgement }: Cycle,
  limit: LimitCourse,
  breach: { readonly atMs: number; readonly noticedMs: number; readonly byReclassification: boolean },
): void {
  const warnedMs = judgement && spentBy(limit.warnMs, judgement, stretches);
  limit.dueMs = breach.atMs;
  limit.breach = { ...breach, warnedMs };
}

/** The clock runs or waits from an instant on. */
export function setPace(cycle: Cycle, gait: 'RUNNING' | 'PAUSED', cause: Cause): void {
  if (gait === cycle.gait) return;
  endStretch(cycle, cause.atMs);
  beginStretch(cycle, gait, cause);
  setGait(cycle, gait, cycle.stretches.at(-1)?.fromMs ?? cause.atMs);
  aim(cycle);
}

export function setGait(cycle: Cycle, gait: Cycle['gait'], atMs: number): void {
  cycle.gait = gait;
  cycle.sinceMs = atMs;
}

export function beginStretch(cycle: Cycle, kind: Stretch['kind'], { atMs, fact: cause }: Cause): void {
  const last = cycle.stretches.at(-1);
  if (last?.untilMs === atMs && last.kind === kind && !last.sealed) {
    // Paused and resumed at one instant: nothing happened.
    last.untilMs = Infinity;
    cycle.beforeMs -= last.countedMs;
    last.countedMs = 0;
  } else {
    cycle.stretches.push({ kind, fromMs: atMs, untilMs: Infinity, countedMs: 0, cause });
  }
}

export function endStretch(cycle: Cycle, atMs: number): void {
  const last = cycle.stretches.at(-1);
  if (last?.untilMs !== Infinity) return;
  if (last.fromMs === atMs && cycle.stretches.length > 1) {
    cycle.stretches.pop();
    return;
  }
  last.untilMs = atMs;
  if (last.kind !== 'RUNNING' || !cycle.judgement) return;
  countStretch(last, cycle.judgement);
  cycle.beforeMs += last.countedMs;
}

/** The clock is seen anew from an instant on, doing what it did. */
export function seal(cycle: Cycle, { atMs, fact: cause }: Cause): void {
  const last = cycle.stretches.at(-1);
  cycle.sinceMs = atMs;
  if (last?.untilMs !== Infinity || last.fromMs === atMs) return;
  endStretch(cycle, atMs);
  last.sealed = true;
  cycle.stretches.push({ kind: last.kind, fromMs: atMs, untilMs: Infinity, countedMs: 0, cause });
}

/** When the open limits end from the present stretch on. */
export function aim(cycle: Cycle): void {
  const { judgement, stretches, beforeMs } = cycle;
  // While no clause is in force nothing is due, and a limit may be used up unseen; the next clause judges it.
  if (!judgement || cycle.lost) return;
  const fromMs = stretches.at(-1)?.fromMs ?? cycle.sinceMs;
  for (const limit of openLimits(cycle)) {
    if (limit.allowance.kind === 'BLENDED') measureOut(limit, judgement, stretches);
    if (cycle.gait === 'PAUSED') limit.dueMs = null;
    // What was used up to the millisecond may have been so where two stretches meet.
    else if (limit.lengthMs === beforeMs) limit.dueMs = dueIfRunning(limit, judgement, stretches);
    else limit.dueMs = dueFrom(limit, judgement, { fromMs, spentMs: beforeMs });
  }
}

/** What ran before an instant does not count: the clock starts there. */
export function startAt(cycle: Cycle, startMs: number): void {
  const dropped = spentAt(cycle, startMs);
  cycle.startedMs = startMs;
  cycle.sinceMs = Math.max(cycle.sinceMs, startMs);
  cycle.stretches = cycle.stretches
    .filter((stretch) => stretch.untilMs > startMs)
    .map((stretch) => ({ ...stretch, fromMs: Math.max(stretch.fromMs, startMs) }));
  // What a broken limit had overrun by then stays overrun.
  for (const limit of [cycle.promise, cycle.target]) if (limit?.breach) limit.lengthMs -= dropped;
}

/** Time that counts up to an instant. */
export function spentAt(cycle: Cycle, atMs: number): number {
  const last = cycle.stretches.at(-1);
  if (last && atMs < last.fromMs) return totalOf(cycle, 'RUNNING', atMs);
  if (!cycle.judgement || cycle.gait !== 'RUNNING' || !last) return cycle.beforeMs;
  return cycle.beforeMs + counted(cycle.judgement, last.fromMs, atMs);
}

/** Time that counts in all stretches of a kind until an instant. */
export function totalOf({ stretches, judgement }: Cycle, kind: Stretch['kind'], atMs: number): number {
  let total = 0;
  for (const stretch of stretches) {
    if (stretch.kind !== kind || judgement === null || stretch.fromMs >= atMs) continue;
    total += counted(judgement, stretch.fromMs, Math.min(stretch.untilMs, atMs));
  }
  return total;
}
