// What each civil date's hours are: the weekly pattern, replaced on dated days. Everything here lies on the local
// line; clock changes are not this file's business.
import { DAY_MS, weekdayIndex } from './civil-day.ts';
import { clip, subtract, unite } from './span.ts';
import type { CoveragePeriod, ParsedHours, ParsedSchedule } from './coverage-schedule.ts';
import type { Span } from './span.ts';

/** One civil date's hours in milliseconds after its midnight: PRIME, NON_PRIME (outside PRIME), and either. */
export interface DayHours {
  readonly prime: readonly Span[];
  readonly nonPrime: readonly Span[];
  readonly either: readonly Span[];
}

/** The hours of every civil date. */
export interface CoverageDays {
  /** Monday first. */
  readonly weekly: readonly DayHours[];
  /** Days that do not (or may not) keep the weekly pattern. */
  readonly dated: ReadonlyMap<number, DayHours>;
}

const DAY: Span = { from: 0, until: DAY_MS };
const NEXT_DAY: Span = { from: DAY_MS, until: 2 * DAY_MS };

const ownPart = (spans: readonly Span[]): readonly Span[] => clip(spans, DAY);
const tail = (spans: readonly Span[]): readonly Span[] => clip(spans, NEXT_DAY, -DAY_MS);

/** Works out the weekly pattern and every dated day of a schedule. */
export function coverageDays(schedule: ParsedSchedule): CoverageDays {
  const weekly = Array.from({ length: 7 }, (_, i) => dayHours(schedule, (hours) => weeklySpans(hours, i)));
  const dated = new Map<number, DayHours>();
  // The day after an exception is looked at too: the exception may run past midnight.
  const exceptionDays = [...schedule.exceptions.keys()].flatMap((day) => [day, day + 1]);
  for (const day of new Set([...schedule.holidays, ...exceptionDays])) {
    const hoursThatDay = dayHours(schedule, (hours, period) => datedSpans(schedule, hours, { day, period }));
    dated.set(day, hoursThatDay);
  }
  return { weekly, dated };
}

/** The hours of one civil date. */
export function hoursOf(days: CoverageDays, day: number): DayHours {
  const hours = days.dated.get(day) ?? days.weekly[weekdayIndex(day)];
  if (hours === undefined) throw new RangeError(`Expected a whole civil day, got ${day}.`);
  return hours;
}

// A period that only exceptions name has no weekly hours and is closed on holidays.
const noHours: ParsedHours = { weekly: [], onHoliday: 'CLOSED' };

function dayHours(
  schedule: ParsedSchedule,
  spansOf: (hours: ParsedHours, period: CoveragePeriod) => readonly Span[],
): DayHours {
  const prime = unite(spansOf(schedule.hours.get('PRIME') ?? noHours, 'PRIME'));
  const nonPrime = unite(spansOf(schedule.hours.get('NON_PRIME') ?? noHours, 'NON_PRIME'));
  return { prime, nonPrime: subtract(nonPrime, prime), either: unite([...prime, ...nonPrime]) };
}

/** The weekday's own hours and what the evening before leaves in it, whatever that evening's date was. */
function weeklySpans(hours: ParsedHours, weekday: number): readonly Span[] {
  return [...ownPart(hours.weekly[weekday] ?? []), ...tail(hours.weekly[(weekday + 6) % 7] ?? [])];
}

/**
 * One period's hours on a dated day. A holiday's CLOSED and ALL_DAY beat an exception; an exception replaces the
 * whole date, also the tail that the weekly pattern leaves in it. An exception that runs overnight adds its tail to
 * the next date, unless that date has an exception of its own or is a holiday that closes or fills it.
 */
function datedSpans(
  schedule: ParsedSchedule,
  hours: ParsedHours,
  { day, period }: { readonly day: number; readonly period: CoveragePeriod },
): readonly Span[] {
  const rule = schedule.holidays.has(day) ? hours.onHoliday : 'AS_USUAL';
  if (rule === 'CLOSED') return [];
  if (rule === 'ALL_DAY') return [DAY];
  const exception = exceptionOf(schedule, hours, { day, period });
  if (exception !== null) return ownPart(exception);
  const eve = exceptionOf(schedule, hours, { day: day - 1, period }) ?? [];
  return [...weeklySpans(hours, weekdayIndex(day)), ...tail(eve)];
}

/** The exception that holds for a period on a date: its own, else the one for every period the schedule has. */
function exceptionOf(
  schedule: ParsedSchedule,
  hours: ParsedHours,
  { day, period }: { readonly day: number; readonly period: CoveragePeriod },
): readonly Span[] | null {
  if (schedule.holidays.has(day) && hours.onHoliday !== 'AS_USUAL') return null;
  const ofDay = schedule.exceptions.get(day);
  const forEvery = schedule.hours.has(period) ? ofDay?.get(null) : undefined;
  return ofDay?.get(period) ?? forEvery ?? null;
}
