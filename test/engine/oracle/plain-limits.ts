// What clauses allow a clock, for the slow oracle: an allowance is a number of parts, and each quarter hour that runs
// uses so many of them. Limits in hours that divide 48 make whole parts, so that shares of any two can be added.
import type { Clause } from '../../../server/src/engine/clause.ts';
import type { CoveragePeriod, CoverageSchedule } from '../../../server/src/engine/coverage.ts';
import type { Severity } from '../../../server/src/engine/fact.ts';
import { plainPeriodAt } from './plain-coverage.ts';

export const QUARTER = 900_000;
/** In quarter hours; far enough for every limit and the longest life. */
export const WINDOW = 45 * 96;
/** Parts: a limit of 1 h uses 48 of them a quarter hour, one of 16 h uses 3. */
const WHOLE = 192;

type Period = CoveragePeriod | null;
export type Measure = 'FIRST_RESPONSE' | 'NEXT_RESPONSE' | 'RESOLUTION';

/** The n-th quarter hour after the opening: its coverage period, and what the wall shows as it begins. */
export interface Calendar {
  readonly period: (quarter: number) => Period;
  readonly wall: (quarter: number) => { readonly date: string; readonly time: string };
}

const knownPeriods = new Map<string, Map<number, Period>>();

export function calendarFrom(schedule: CoverageSchedule, fromMs: number): Calendar {
  const key = JSON.stringify(schedule);
  const known = knownPeriods.get(key) ?? new Map<number, Period>();
  knownPeriods.set(key, known);
  return {
    period: (quarter) => {
      const atMs = fromMs + quarter * QUARTER;
      const found = known.get(atMs);
      if (found !== undefined) return found;
      const period = plainPeriodAt(schedule, atMs);
      known.set(atMs, period);
      return period;
    },
    wall: (quarter) => {
      const at = Temporal.Instant.fromEpochMilliseconds(fromMs + quarter * QUARTER).toZonedDateTimeISO(
        schedule.timeZone,
      );
      const [date = '', time = ''] = at.toPlainDateTime().toString({ smallestUnit: 'minute' }).split('T');
      return { date, time };
    },
  };
}

export interface Limit {
  /** As people see it. */
  readonly ms: number | null;
  readonly whole: number;
  /** Parts that a quarter hour of a period uses up. */
  readonly rate: (period: Period) => number;
  /** Parts used before the quarter `since`, from which on the marks are counted. */
  readonly used: number;
  readonly since: number;
  /** A promised time: not due before this quarter. */
  readonly floor: number;
  readonly clause: Clause;
  breach: { readonly ms: number; readonly byReclassification: boolean } | null;
}

/** Shares of the limits that were used up before, in parts. */
export interface Carried {
  readonly since: number;
  readonly promise: number;
  readonly target: number;
}

export interface Limits {
  readonly counts: (period: Period) => boolean;
  readonly promise: Limit;
  readonly target: Limit | null;
}

/** The limits that clauses give a clock that starts at a quarter hour. */
export function limitsFrom(clauses: readonly Clause[], start: number, calendar: Calendar, carried?: Carried): Limits {
  const [first] = clauses as [Clause];
  const { promise, target, since } = carried ?? { promise: 0, target: 0, since: start };
  if (first.options.allowance === 'BLENDED') {
    // A promised time, of a clause for another severity, is no share of anything.
    const own = (period: Period): Clause | undefined => {
      const found = clauses.find((c) => c.period === period || c.period === null);
      return period === null || found?.promiseMs === null ? undefined : found;
    };
    const limit = (used: number, msOf: (clause: Clause) => number): Limit => ({
      ms: null,
      whole: WHOLE,
      rate: (period) => {
        const clause = own(period);
        return clause ? (WHOLE * QUARTER) / msOf(clause) : 0;
      },
      ...{ used, since, floor: -1, clause: first, breach: null },
    });
    return {
      counts: (period) => own(period) !== undefined,
      promise: limit(promise, ({ promiseMs }) => promiseMs as number),
      target: clauses.some(({ promiseMs, targetMs }) => promiseMs !== null && targetMs !== null)
        ? limit(target, ({ promiseMs, targetMs }) => targetMs ?? (promiseMs as number))
        : null,
    };
  }
  const clause = fixed(clauses, calendar, start);
  const counts = (period: Period): boolean => (clause.period === 'PRIME' ? period === 'PRIME' : period !== null);
  const amount = (ms: number, used: number): Limit => ({
    ms,
    whole: WHOLE,
    rate: (period) => (counts(period) ? (WHOLE * QUARTER) / ms : 0),
    ...{ used, since, floor: -1, clause, breach: null },
  });
  if (clause.promiseMs !== null) {
    const own = clause.targetMs === null ? null : amount(clause.targetMs, target);
    return { counts, promise: amount(clause.promiseMs, promise), target: own };
  }
  const day = promisedDay(clause, start, { counts, calendar });
  if (clause.targetMs === null) return { counts, promise: day, target: null };
  const isNearer = day.whole * QUARTER <= clause.targetMs;
  return { counts, promise: day, target: isNearer ? { ...day } : amount(clause.targetMs, target) };
}

/** The clause of the first covered quarter at or after the start for which there is one. */
function fixed(clauses: readonly Clause[], { period }: Calendar, start: number): Clause {
  for (let quarter = start; quarter < WINDOW; quarter += 1) {
    const found = period(quarter);
    const own = clauses.find((clause) => clause.period === found) ?? clauses.find((clause) => clause.period === null);
    if (found !== null && own) return own;
  }
  return clauses[0] as Clause;
}

/** A promised time, as the quarter hours that count until then: on the n-th date with such hours after the start's. */
function promisedDay(
  clause: Clause,
  start: number,
  { counts, calendar }: { readonly counts: Limits['counts']; readonly calendar: Calendar },
): Limit {
  const { coveredDays = 1, localTime } = clause.options;
  const counted = (quarter: number): boolean => counts(calendar.period(quarter));
  const quarters = [...Array(WINDOW).keys()].slice(start, start + (coveredDays + 9) * 100);
  const byDate = [...Map.groupBy(quarters, (quarter) => calendar.wall(quarter).date).values()];
  const day = byDate.slice(1).filter((each) => each.some(counted))[coveredDays - 1] ?? [WINDOW];
  const before = localTime === undefined ? day.filter(counted) : day.filter((q) => calendar.wall(q).time < localTime);
  const floor = (before.at(-1) ?? (day[0] as number) - 1) + 1;
  const whole = quarters.filter((quarter) => quarter < floor && counted(quarter)).length;
  const rate = (period: Period): number => (counts(period) ? 1 : 0);
  return { ms: null, whole, rate, used: 0, since: start, floor, clause, breach: null };
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
