// A coverage schedule as people write it, and its only door into the engine: parseSchedule names everything
// that is wrong with it, by path, or gives it in numbers. What passed here is trusted from here on.
import { DAY_MS, parseLocalDate, parseLocalTime, weekdays } from './civil-day.ts';
import type { Weekday } from './civil-day.ts';
import type { Span } from './span.ts';

export type CoveragePeriod = 'PRIME' | 'NON_PRIME';
export type HolidayRule = 'CLOSED' | 'AS_USUAL' | 'ALL_DAY';

/** `HH:MM[:SS]`, `[from, to)`; `24:00` only as an end; `to <= from` runs overnight (`00:00`–`00:00`: all day). */
export interface LocalInterval {
  readonly from: string;
  readonly to: string;
}

/** The weekly hours of one coverage period, and what a holiday does to them. */
export interface PeriodHours {
  readonly period: CoveragePeriod;
  readonly weekly: Partial<Record<Weekday, readonly LocalInterval[]>>;
  readonly onHoliday: HolidayRule;
}

/** Replaces one civil date's intervals: of its period, or with null of every period it names no other exception for. */
export interface CoverageException {
  readonly date: string;
  readonly period: CoveragePeriod | null;
  readonly intervals: readonly LocalInterval[];
}

/** When time counts. Dates are `YYYY-MM-DD` on the wall calendar of `timeZone`. */
export interface CoverageSchedule {
  readonly timeZone: string;
  readonly periods: readonly PeriodHours[];
  readonly holidays: readonly string[];
  readonly exceptions: readonly CoverageException[];
}

/**
 * The limits of all coverage arithmetic. A search for covered time gives up `searchYears` (of 365.25 days) from its
 * start; instants and dates lie in `[firstYear, lastYear]` (UTC), so that a mistyped century is refused, not computed.
 */
export const COVERAGE_HORIZON = { searchYears: 60, firstYear: 1900, lastYear: 2199 } as const;

/** How many dates of their own one schedule may have. */
const COVERAGE_DATES = { holidays: 10_000, exceptions: 10_000 } as const;

export type CoverageErrorCode =
  | 'UNKNOWN_TIME_ZONE'
  | 'NO_PERIOD'
  | 'DUPLICATE_PERIOD'
  | 'INVALID_TIME'
  | 'INVALID_DATE'
  | 'DUPLICATE_EXCEPTION'
  | 'TOO_MANY_HOLIDAYS'
  | 'TOO_MANY_EXCEPTIONS'
  | 'NEVER_OPENS'
  | 'BEYOND_HORIZON'
  | 'INSTANT_OUT_OF_RANGE'
  | 'INVALID_AMOUNT';

/** One thing wrong with a schedule or a question; `path` leads to it from the top of that input. */
export interface CoverageProblem {
  readonly code: CoverageErrorCode;
  readonly message: string;
  readonly path: readonly string[];
}

/** A coverage problem thrown: by compileCoverage the schedule's first problem, by questions their own. */
export class CoverageError extends Error implements CoverageProblem {
  readonly code: CoverageErrorCode;
  readonly path: readonly string[];

  constructor(problem: CoverageProblem) {
    super(problem.message);
    this.name = 'CoverageError';
    this.code = problem.code;
    this.path = problem.path;
  }
}

/** Hours in numbers: milliseconds after the date's midnight; overnight intervals end after 24 h. */
export interface ParsedHours {
  /** Monday first. */
  readonly weekly: readonly (readonly Span[])[];
  readonly onHoliday: HolidayRule;
}

/** A schedule in numbers. Keys of `exceptions` and members of `holidays` are civil days. */
export interface ParsedSchedule {
  readonly timeZone: string;
  readonly hours: ReadonlyMap<CoveragePeriod, ParsedHours>;
  readonly holidays: ReadonlySet<number>;
  readonly exceptions: ReadonlyMap<number, ReadonlyMap<CoveragePeriod | null, readonly Span[]>>;
}

type Report = (code: CoverageErrorCode, message: string, ...path: readonly (string | number)[]) => void;

/** The schedule in numbers and everything wrong with it; the numbers are only good when there are no problems. */
export function parseSchedule(schedule: CoverageSchedule): {
  readonly parsed: ParsedSchedule;
  readonly problems: readonly CoverageProblem[];
} {
  const problems: CoverageProblem[] = [];
  const report: Report = (code, message, ...path) => problems.push({ code, message, path: path.map(String) });
  if (!isTimeZone(schedule.timeZone)) {
    const got = JSON.stringify(schedule.timeZone);
    report('UNKNOWN_TIME_ZONE', `Expected the IANA name of a time zone such as Europe/Berlin, got ${got}.`, 'timeZone');
  }
  // What is refused for its number alone is not read one by one besides.
  const holidays = atMost(schedule.holidays, 'holidays', report);
  const exceptions = atMost(schedule.exceptions, 'exceptions', report);
  const parsed = {
    timeZone: schedule.timeZone,
    hours: parsePeriods(schedule.periods, report),
    holidays: new Set(holidays.map((date, i) => parseDay(date, report, ['holidays', i]))),
    exceptions: parseExceptions(exceptions, report),
  };
  return { parsed, problems };
}

function atMost<T>(dated: readonly T[], kind: keyof typeof COVERAGE_DATES, report: Report): readonly T[] {
  const most = COVERAGE_DATES[kind];
  if (dated.length <= most) return dated;
  const code = kind === 'holidays' ? 'TOO_MANY_HOLIDAYS' : 'TOO_MANY_EXCEPTIONS';
  report(code, `Expected at most ${most} ${kind}, got ${dated.length}.`, kind);
  return [];
}

function parsePeriods(periods: readonly PeriodHours[], report: Report): Map<CoveragePeriod, ParsedHours> {
  const hours = new Map<CoveragePeriod, ParsedHours>();
  if (periods.length === 0) report('NO_PERIOD', 'Expected the hours of PRIME, NON_PRIME or both, got none.', 'periods');
  periods.forEach(({ period, weekly, onHoliday }, i) => {
    if (hours.has(period)) {
      report('DUPLICATE_PERIOD', `Expected ${period} once, got it again as period ${i}.`, 'periods', i, 'period');
    }
    const parsed = weekdays.map((day) => parseIntervals(weekly[day] ?? [], report, ['periods', i, 'weekly', day]));
    hours.set(period, { weekly: parsed, onHoliday });
  });
  return hours;
}

function parseExceptions(
  exceptions: readonly CoverageException[],
  report: Report,
): Map<number, Map<CoveragePeriod | null, readonly Span[]>> {
  const byDay = new Map<number, Map<CoveragePeriod | null, readonly Span[]>>();
  exceptions.forEach(({ date, period, intervals }, i) => {
    const spans = parseIntervals(intervals, report, ['exceptions', i, 'intervals']);
    const day = parseDay(date, report, ['exceptions', i, 'date']);
    if (Number.isNaN(day)) return;
    const ofDay = byDay.get(day) ?? new Map<CoveragePeriod | null, readonly Span[]>();
    if (ofDay.has(period)) {
      const whose = period ?? 'every period';
      report('DUPLICATE_EXCEPTION', `Expected one exception for ${whose} on ${date}, got another.`, 'exceptions', i);
    }
    byDay.set(day, ofDay.set(period, spans));
  });
  return byDay;
}

function parseDay(date: string, report: Report, path: readonly (string | number)[]): number {
  const { firstYear, lastYear } = COVERAGE_HORIZON;
  const day = parseLocalDate(date);
  if (day !== null && Number(date.slice(0, 4)) >= firstYear && Number(date.slice(0, 4)) <= lastYear) return day;
  const expected = `Expected a date YYYY-MM-DD of the years ${firstYear} to ${lastYear}`;
  report('INVALID_DATE', `${expected}, got ${JSON.stringify(date)}.`, ...path);
  return NaN;
}

function parseIntervals(
  intervals: readonly LocalInterval[],
  report: Report,
  path: readonly (string | number)[],
): readonly Span[] {
  return intervals.map(({ from, to }, i) => {
    const fromMs = parseLocalTime(from);
    const toMs = parseLocalTime(to);
    if (fromMs === null || fromMs === DAY_MS) {
      const got = JSON.stringify(from);
      report('INVALID_TIME', `Expected HH:MM[:SS] from 00:00 to 23:59:59 as a start, got ${got}.`, ...path, i, 'from');
    }
    if (toMs === null) {
      const got = JSON.stringify(to);
      report('INVALID_TIME', `Expected HH:MM[:SS] from 00:00 to 24:00 as an end, got ${got}.`, ...path, i, 'to');
    }
    const start = fromMs ?? 0;
    const end = toMs ?? 0;
    return { from: start, until: end <= start ? end + DAY_MS : end };
  });
}

function isTimeZone(name: string): boolean {
  try {
    // Temporal also takes offsets and whole timestamps as zones; only a name comes back as it went in.
    const known = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
    return /^[A-Za-z]/.test(name) && known.toLowerCase() === name.toLowerCase();
  } catch {
    // A RangeError is Temporal's way of saying that it knows no such zone.
    return false;
  }
}
