// The marks of the slow oracle: what a clock did in each quarter hour, and everything that is read from them, counted
// from the beginning every time anew: what was used up, when it is due, whether it broke, how it stands.
import type { Clause } from '../../../server/src/engine/clause.ts';
import { QUARTER, WINDOW, type Calendar, type Limit, type Limits, type Measure } from './plain-limits.ts';

export interface PlainLimit {
  readonly limitMs: number | null;
  readonly standing: string | null;
  readonly dueMs: number | null;
  readonly breachedMs: number | null;
  readonly byReclassification: boolean;
}

export interface PlainClock {
  readonly measure: string;
  readonly cycle: number;
  readonly phase: string;
  readonly voidReason: string | null;
  readonly standing: string | null;
  readonly startedMs: number | null;
  readonly stoppedMs: number | null;
  readonly spentMs: number;
  readonly pausedMs: number;
  readonly promise: PlainLimit;
  readonly target: PlainLimit | null;
}

export type Mark = 'ran' | 'paused' | undefined;

export interface Clock {
  readonly measure: Measure;
  readonly cycle: number;
  start: number;
  state: 'ran' | 'paused' | 'stopped' | 'void';
  reason: string | null;
  end: number | null;
  marks: Mark[];
  messages: { readonly quarter: number; readonly eventId: string }[];
  clauses: readonly Clause[] | null;
  counts: Limits['counts'];
  lostAt: number | null;
  /** When the first of its clauses came to judge it. */
  judgedAt: number | null;
  unmet: boolean;
  promise: Limit | null;
  target: Limit | null;
}

/** Milliseconds after the beginning of quarter 0 at which the limit is due, doing what the marks say; null: never. */
export function dueOf({ marks }: Pick<Clock, 'marks'>, limit: Limit, calendar: Calendar): number | null {
  return dueBy((quarter) => marks[quarter], marks.length, { limit, calendar });
}

function dueBy(
  markOf: (quarter: number) => Mark,
  until: number,
  { limit, calendar: { period } }: { readonly limit: Limit; readonly calendar: Calendar },
): number | null {
  const { whole, rate, since, floor } = limit;
  let { used } = limit;
  // The quarter at whose beginning the last part was used up, and the clock runs on.
  let reached = used >= whole && markOf(since - 1) === 'ran' ? since : -1;
  for (let quarter = since; quarter < until; quarter += 1) {
    if (markOf(quarter) !== 'ran') continue;
    const parts = rate(period(quarter));
    if (used < whole) {
      if (used + parts > whole) return quarter * QUARTER + Math.ceil((QUARTER * (whole - used)) / parts);
      used += parts;
      if (used === whole) reached = quarter + 1;
    } else if (quarter < floor) reached = quarter + 1;
    else if (parts > 0 || reached === quarter) return quarter * QUARTER;
  }
  return null;
}

/** The same, if the clock ran on from a quarter. */
export const dueRunning = (clock: Clock, limit: Limit, calendar: Calendar, from: number): number | null =>
  dueBy((quarter) => (quarter < from ? clock.marks[quarter] : 'ran'), WINDOW, { limit, calendar });

/** Where an open clock stands: the quarter that begins, or in which its present pause began. */
export function standing({ marks, state }: Clock, quarter: number): number {
  let from = quarter;
  if (state === 'paused') while (from > 0 && marks[from - 1] === 'paused') from -= 1;
  return from;
}

/** Parts of a limit used up by an instant, in milliseconds after quarter 0. */
export function partsUsed({ marks }: Clock, { rate, used, since }: Limit, { period }: Calendar, nowMs: number): number {
  return marks.reduce((total, mark, quarter) => {
    const share = Math.min(1, Math.max(0, nowMs / QUARTER - quarter));
    return mark === 'ran' && quarter >= since ? total + rate(period(quarter)) * share : total;
  }, used);
}

/** Notes limits whose due lies before an instant that the clock reached running. */
export function noteBreaches(
  clock: Clock,
  { calendar, beforeMs }: { readonly calendar: Calendar; readonly beforeMs: number },
  byReclassification: boolean,
): void {
  if (clock.lostAt !== null || !clock.clauses) return;
  for (const limit of [clock.promise, clock.target]) {
    if (!limit || limit.breach) continue;
    const ms = dueOf(clock, limit, calendar);
    if (ms !== null && ms < beforeMs) limit.breach = { ms, byReclassification };
  }
}

export interface Looking {
  readonly calendar: Calendar;
  readonly openedMs: number;
  /** Milliseconds after quarter 0. */
  readonly nowMs: number;
}

export function notApplicable(clause: Clause): PlainClock {
  const limit = (limitMs: number | null): PlainLimit => ({
    limitMs: clause.options.allowance === 'BLENDED' ? null : limitMs,
    ...{ standing: null, dueMs: null, breachedMs: null, byReclassification: false },
  });
  return {
    measure: 'FIRST_RESPONSE',
    cycle: 1,
    phase: 'NOT_APPLICABLE',
    ...{ voidReason: null, standing: null, startedMs: null, stoppedMs: null, spentMs: 0, pausedMs: 0 },
    promise: limit(clause.promiseMs),
    target: clause.targetMs === null ? null : limit(clause.targetMs),
  };
}

const PHASES = { ran: 'RUNNING', paused: 'PAUSED', stopped: 'STOPPED', void: 'VOID' } as const;

export function readOne(clock: Clock, { calendar, openedMs, nowMs }: Looking): PlainClock {
  const phase = clock.lostAt !== null ? 'VOID' : PHASES[clock.state];
  const endMs = clock.lostAt === null ? nowMs : clock.lostAt * QUARTER;
  const total = (mark: Mark): number =>
    clock.marks.reduce((sum, found, quarter) => {
      const part = Math.min(QUARTER, Math.max(0, endMs - quarter * QUARTER));
      return found === mark && clock.counts(calendar.period(quarter)) ? sum + part : sum;
    }, 0);
  const limit = (of: Limit | null): PlainLimit | null =>
    of && readLimit(of, { clock, phase, calendar, openedMs, nowMs });
  const promise = limit(clock.promise) as PlainLimit;
  const target = limit(clock.target);
  const standings = [promise.standing, target?.standing];
  const unbroken = standings.includes('AT_RISK') ? 'AT_RISK' : phase === 'STOPPED' ? 'MET' : 'ON_TRACK';
  const broken = promise.standing === 'BREACHED' ? 'BREACHED' : target?.standing === 'BREACHED' ? 'OVER_TARGET' : null;
  return {
    measure: clock.measure,
    cycle: clock.cycle,
    phase,
    voidReason: clock.lostAt === null ? clock.reason : 'NO_CLAUSE',
    standing: phase === 'VOID' ? null : (broken ?? unbroken),
    startedMs: openedMs + clock.start * QUARTER,
    stoppedMs: phase === 'STOPPED' && clock.end !== null ? openedMs + clock.end * QUARTER : null,
    spentMs: total('ran'),
    pausedMs: total('paused'),
    promise,
    target,
  };
}

function readLimit(limit: Limit, looking: Looking & { readonly clock: Clock; readonly phase: string }): PlainLimit {
  const { clock, phase, calendar, openedMs, nowMs } = looking;
  const from = phase === 'STOPPED' ? (clock.end ?? 0) : Math.floor(nowMs / QUARTER);
  const dueMs = limit.breach ? limit.breach.ms : dueRunning(clock, limit, calendar, from);
  const isOpen = phase === 'RUNNING' || phase === 'PAUSED';
  const unbroken = isOpen
    ? isWarned(limit, looking)
      ? 'AT_RISK'
      : 'ON_TRACK'
    : phase === 'STOPPED' && !clock.unmet
      ? 'MET'
      : null;
  const absolute = (ms: number | null): number | null => (ms === null ? null : openedMs + ms);
  return {
    limitMs: limit.ms,
    standing: limit.breach ? 'BREACHED' : unbroken,
    dueMs: phase === 'RUNNING' || phase === 'STOPPED' ? absolute(dueMs) : null,
    breachedMs: absolute(limit.breach?.ms ?? null),
    byReclassification: limit.breach?.byReclassification ?? false,
  };
}

/** Its share is used up, or so little time that counts is left. */
function isWarned(limit: Limit, looking: Looking & { readonly clock: Clock }): boolean {
  const { clock, calendar, nowMs } = looking;
  const { warnAtShare, options } = limit.clause;
  const used = partsUsed(clock, limit, calendar, nowMs);
  const { warnBeforeMs } = options;
  if (warnAtShare !== null || warnBeforeMs === undefined) {
    if (used >= limit.whole * (warnAtShare ?? 0.75)) return true;
  }
  return warnBeforeMs !== undefined && timeLeft(limit, { ...looking, used }) <= warnBeforeMs;
}

/** Time that counts until the whole is used up; of a limit of several periods, as the clock would run on. */
function timeLeft(limit: Limit, { clock, calendar, nowMs, used }: Looking & { clock: Clock; used: number }): number {
  const { whole, rate, clause } = limit;
  if (clause.options.allowance !== 'BLENDED') {
    const parts = Math.max(rate('PRIME'), rate('NON_PRIME'));
    return Math.ceil(((whole - used) * QUARTER) / parts - 1e-6);
  }
  const fromMs = clock.state === 'paused' ? standing(clock, Math.floor(nowMs / QUARTER)) * QUARTER : nowMs;
  const dueMs = dueRunning(clock, limit, calendar, Math.floor(fromMs / QUARTER));
  if (dueMs === null) return Infinity;
  let left = 0;
  for (let quarter = Math.floor(fromMs / QUARTER); quarter * QUARTER < dueMs; quarter += 1) {
    const span = Math.min(dueMs, (quarter + 1) * QUARTER) - Math.max(fromMs, quarter * QUARTER);
    if (clock.counts(calendar.period(quarter))) left += span;
  }
  return left;
}
