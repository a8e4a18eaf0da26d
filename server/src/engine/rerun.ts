// A clock that ended, read again under other limits or by other hours from when it ran alone, without its facts. It holds of
// clocks that the same clauses judged from their start to their end: for those, limits and hours decide nothing but how the
// limits came out. docs/decisions/0068 says why; a law compares it with readTicket over random lives.
import type { ChosenClauses } from './agreement.ts';
import type { Cycle } from './cycle.ts';
import { judgementOf, type Allowance } from './limit.ts';
import type { ClockPhase, LimitStanding, Ran } from './reading.ts';
import { counted, dueOrNever, type Counting } from './stretch.ts';

/** When the cycle ran; null: it has not ended, or its course depends on more than its facts. */
export function ranOf({ isBent, gait, cutShort, startedMs, sinceMs, stretches }: Cycle): Ran | null {
  if (isBent || (gait !== 'STOPPED' && gait !== 'VOID')) return null;
  const ran: number[] = [];
  for (const { kind, fromMs, untilMs } of stretches) {
    if (kind !== 'RUNNING') continue;
    if (ran.length > 0) ran.push(fromMs);
    // It waited from the first: it ran for no time.
    else if (fromMs > startedMs) ran.push(startedMs, fromMs);
    ran.push(untilMs);
  }
  if (ran.length === 0) ran.push(startedMs);
  if (gait === 'VOID' || cutShort) ran.push(sinceMs);
  // Stopped while it waited, it ran on for no time.
  else if (ran.at(-1) !== sinceMs) ran.push(sinceMs, sinceMs);
  return ran;
}

/** A limit as it came out. Epoch milliseconds. */
export interface RerunLimit {
  readonly limitMs: number;
  readonly dueAtMs: number | null;
  readonly breachedAtMs: number | null;
  readonly standing: LimitStanding | null;
}

export interface Rerun {
  readonly phase: ClockPhase;
  readonly stoppedAtMs: number | null;
  readonly spentMs: number;
  readonly promise: RerunLimit;
  readonly target: RerunLimit | null;
}

/** The clock by these clauses; null: they allow it something else than an amount, and its facts must be read. */
export function rerun(chosen: ChosenClauses, startedMs: number, ran: Ran): Rerun | null {
  const { promise: allowed, target: aimed, ...counting } = judgementOf(chosen, startedMs);
  if (allowed.kind !== 'AMOUNT' || (aimed !== null && aimed.kind !== 'AMOUNT')) return null;
  const run = { startedMs, ran };
  const promise = outcomeAlong(allowed, counting, run);
  const target = aimed && outcomeAlong(aimed, counting, run);
  const isVoid = ran.length % 2 === 0;
  const phase = isVoid && promise.brokenMs === null ? 'VOID' : 'STOPPED';
  const read = (limit: Outcome): RerunLimit => ({
    limitMs: limit.limitMs,
    dueAtMs: phase === 'VOID' || limit.dueMs === Infinity ? null : (limit.brokenMs ?? limit.dueMs),
    breachedAtMs: limit.brokenMs,
    standing: limit.brokenMs === null ? (isVoid ? null : 'MET') : 'BREACHED',
  });
  return {
    phase,
    stoppedAtMs: phase === 'VOID' ? null : (ran.at(-1) ?? null),
    spentMs: promise.spentMs,
    promise: read(promise),
    target: target && read(target),
  };
}

interface Outcome {
  readonly limitMs: number;
  /** Of an unbroken one: when it would have ended, had it run on. Infinity: never. */
  readonly dueMs: number;
  readonly brokenMs: number | null;
  readonly spentMs: number;
}

/** A limit is broken once an instant after its due has come while the clock ran. */
function outcomeAlong(
  { limitMs }: Extract<Allowance, { kind: 'AMOUNT' }>,
  counting: Counting,
  { startedMs, ran }: { readonly startedMs: number; readonly ran: Ran },
): Outcome {
  let spentMs = 0;
  let dueMs = Infinity;
  let brokenMs: number | null = null;
  for (let place = 0; place < ran.length; place += 2) {
    const fromMs = place === 0 ? startedMs : (ran[place - 1] ?? startedMs);
    const untilMs = ran[place] ?? fromMs;
    if (brokenMs === null) {
      dueMs = dueOrNever(counting, fromMs, Math.max(0, limitMs - spentMs));
      if (untilMs > dueMs) brokenMs = dueMs;
    }
    spentMs += counted(counting, fromMs, untilMs);
  }
  return { limitMs, dueMs, brokenMs, spentMs };
}
