// The marks of the slow oracle: what a clock did in each quarter hour, and everything that is counted over them from the
// beginning, every time anew: what was spent, which clause fixes the limit, when it is due, whether it broke.
import type { Clause } from '../../../server/src/engine/clause.ts';
import type { CoveragePeriod, CoverageSchedule } from '../../../server/src/engine/coverage.ts';
import type { Severity } from '../../../server/src/engine/fact.ts';
import { plainPeriodAt } from './plain-coverage.ts';

export const QUARTER = 900_000;
/** Far enough for every limit and the longest life. */
const WINDOW = 45 * 96;

export interface PlainLimit {
  readonly limitMs: number;
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

export type Measure = 'FIRST_RESPONSE' | 'NEXT_RESPONSE' | 'RESOLUTION';
type Mark = 'ran' | 'paused' | undefined;

export interface Limit {
  readonly ms: number;
  readonly warnMs: number;
  breach: { readonly quarter: number; readonly byReclassification: boolean } | null;
}

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
  clause: Clause | null;
  lostAt: number | null;
  unmet: boolean;
  promise: Limit | null;
  target: Limit | null;
}

export function putUnder(clock: Clock, clauses: readonly Clause[], periods: Periods): void {
  clock.clauses = clauses;
  clock.lostAt = null;
  const clause = fixed(clauses, periods, clock.start);
  clock.clause = clause;
  const limit = (ms: number): Limit => ({ ms, warnMs: ms * (clause.warnAtShare ?? 0.75), breach: null });
  if (!clock.promise?.breach) clock.promise = limit(clause.promiseMs as number);
  if (!clock.target?.breach) clock.target = clause.targetMs === null ? null : limit(clause.targetMs);
}

/** The clause of the first covered quarter at or after the start for which there is one. */
function fixed(clauses: readonly Clause[], periods: Periods, start: number): Clause {
  for (let quarter = start; quarter < WINDOW; quarter += 1) {
    const period = periods(quarter);
    const own = clauses.find((clause) => clause.period === period) ?? clauses.find((clause) => clause.period === null);
    if (period !== null && own) return own;
  }
  return clauses[0] as Clause;
}

/** Most specific first: a severity beats none, then a period beats none; for each period one. */
export function choice(
  clauses: readonly Clause[],
  measure: Measure,
  severity: Severity | null,
): readonly Clause[] | null {
  const fits = clauses.filter((clause) => clause.measure === measure && (clause.severity ?? severity) === severity);
  const best = (period: CoveragePeriod): Clause | undefined =>
    fits.find((c) => c.severity !== null && c.period === period) ??
    fits.find((c) => c.severity !== null && c.period === null) ??
    fits.find((c) => c.period === period) ??
    fits.find((c) => c.period === null);
  const found = [best('PRIME'), best('NON_PRIME')].filter((clause) => clause !== undefined);
  const weight = (c: Clause): number => (c.severity === null ? 0 : 2) + (c.period === null ? 0 : 1);
  const each = [...new Set(found)].sort((a, b) => weight(b) - weight(a) || a.id - b.id);
  return each.length > 0 ? each : null;
}
/** The coverage period of the n-th quarter hour after the opening. */
export type Periods = (quarter: number) => CoveragePeriod | null;

const countsFor = (clause: Clause | null, period: CoveragePeriod | null | undefined): boolean =>
  clause?.period === 'PRIME' ? period === 'PRIME' : (period ?? null) !== null;

/** The quarter at whose beginning the limit is due, if the clock does from there on what its marks say. */
function dueQuarter(clock: Clock, limitMs: number, periods: Periods): number | null {
  let used = 0;
  let reached = -1;
  for (let quarter = clock.start; quarter < clock.marks.length; quarter += 1) {
    const ran = clock.marks[quarter] === 'ran';
    const counts = ran && countsFor(clock.clause, periods(quarter));
    if (used === limitMs && (counts || (ran && reached === quarter))) return quarter;
    if (used < limitMs && counts) {
      used += QUARTER;
      reached = quarter + 1;
    }
  }
  return null;
}

/** Notes limits whose due lies before a quarter's beginning: the clock ran on beyond it. */
export function noteBreaches(
  clock: Clock,
  { periods, before }: { periods: Periods; before: number },
  byReclassification: boolean,
): void {
  if (clock.lostAt !== null || !clock.clauses) return;
  for (const limit of [clock.promise, clock.target]) {
    if (!limit || limit.breach) continue;
    const quarter = dueQuarter(clock, limit.ms, periods);
    if (quarter !== null && quarter < before) limit.breach = { quarter, byReclassification };
  }
}

const knownPeriods = new Map<string, Map<number, CoveragePeriod | null>>();

export function periodsFrom(schedule: CoverageSchedule, fromMs: number): Periods {
  const key = JSON.stringify(schedule);
  const known = knownPeriods.get(key) ?? new Map<number, CoveragePeriod | null>();
  knownPeriods.set(key, known);
  return (quarter) => {
    const atMs = fromMs + quarter * QUARTER;
    const found = known.get(atMs);
    if (found !== undefined) return found;
    const period = plainPeriodAt(schedule, atMs);
    known.set(atMs, period);
    return period;
  };
}

export interface Looking {
  readonly periods: Periods;
  readonly openedMs: number;
  readonly nowMs: number;
}
export function notApplicable(clause: Clause): PlainClock {
  const limit = (limitMs: number): PlainLimit => ({
    limitMs,
    standing: null,
    dueMs: null,
    breachedMs: null,
    byReclassification: false,
  });
  return {
    measure: 'FIRST_RESPONSE',
    cycle: 1,
    phase: 'NOT_APPLICABLE',
    voidReason: null,
    standing: null,
    startedMs: null,
    stoppedMs: null,
    spentMs: 0,
    pausedMs: 0,
    promise: limit(clause.promiseMs as number),
    target: clause.targetMs === null ? null : limit(clause.targetMs),
  };
}

export function readOne(clock: Clock, { periods, openedMs, nowMs }: Looking): PlainClock {
  const phase =
    clock.lostAt !== null
      ? 'VOID'
      : { ran: 'RUNNING', paused: 'PAUSED', stopped: 'STOPPED', void: 'VOID' }[clock.state];
  const endMs = clock.lostAt === null ? nowMs : openedMs + clock.lostAt * QUARTER;
  const total = (mark: Mark): number =>
    clock.marks.reduce((sum, found, quarter) => {
      const fromMs = openedMs + quarter * QUARTER;
      const part = Math.min(QUARTER, Math.max(0, endMs - fromMs));
      return found === mark && countsFor(clock.clause, periods(quarter)) ? sum + part : sum;
    }, 0);
  const spentMs = total('ran');
  const limit = (of: Limit | null): PlainLimit | null =>
    of && readLimit(of, { clock, phase, spentMs, periods, openedMs, nowMs });
  const promise = limit(clock.promise) as PlainLimit;
  const target = limit(clock.target);
  const standings = [promise.standing, target?.standing];
  return {
    measure: clock.measure,
    cycle: clock.cycle,
    phase,
    voidReason: clock.lostAt === null ? clock.reason : 'NO_CLAUSE',
    standing:
      phase === 'VOID'
        ? null
        : promise.standing === 'BREACHED'
          ? 'BREACHED'
          : target?.standing === 'BREACHED'
            ? 'OVER_TARGET'
            : standings.includes('AT_RISK')
              ? 'AT_RISK'
              : phase === 'STOPPED'
                ? 'MET'
                : 'ON_TRACK',
    startedMs: openedMs + clock.start * QUARTER,
    stoppedMs: phase === 'STOPPED' && clock.end !== null ? openedMs + clock.end * QUARTER : null,
    spentMs,
    pausedMs: total('paused'),
    promise,
    target,
  };
}

function readLimit(
  limit: Limit,
  { clock, phase, spentMs, periods, openedMs, nowMs }: Looking & { clock: Clock; phase: string; spentMs: number },
): PlainLimit {
  const toMs = (quarter: number): number => openedMs + quarter * QUARTER;
  const breachedMs = limit.breach ? toMs(limit.breach.quarter) : null;
  let dueMs: number | null = breachedMs;
  if (!limit.breach) {
    // As it would be, did it run on from now, or from its stop.
    const from = phase === 'STOPPED' ? (clock.end ?? 0) : Math.floor((nowMs - openedMs) / QUARTER);
    const onward = {
      ...clock,
      marks: Array.from({ length: WINDOW }, (_, quarter) => (quarter < from ? clock.marks[quarter] : 'ran')),
    };
    const quarter = dueQuarter(onward, limit.ms, periods);
    dueMs = quarter === null ? null : toMs(quarter);
  }
  const open = phase === 'RUNNING' || phase === 'PAUSED';
  const unbroken = open
    ? spentMs >= limit.warnMs
      ? 'AT_RISK'
      : 'ON_TRACK'
    : phase === 'STOPPED' && !clock.unmet
      ? 'MET'
      : null;
  return {
    limitMs: limit.ms,
    standing: limit.breach ? 'BREACHED' : unbroken,
    dueMs: phase === 'RUNNING' || phase === 'STOPPED' ? dueMs : null,
    breachedMs,
    byReclassification: limit.breach?.byReclassification ?? false,
  };
}
