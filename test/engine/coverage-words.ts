// The words in which coverage stories are told: opening hours as "09:00–12:00 13:00–17:00", instants as the wall
// clock shows them.
import { compileCoverage, openSpans } from '../../server/src/engine/coverage.ts';
import type {
  CoverageException,
  CoveragePeriod,
  CoverageSchedule,
  HolidayRule,
  LocalInterval,
  PeriodHours,
  Weekday,
} from '../../server/src/engine/coverage.ts';

export const HOUR = 3_600_000;
export const allWeek: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
export const workdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];
export const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);

/** "09:00–12:00 13:00–17:00" as intervals; "" is none. */
export function intervals(text: string): LocalInterval[] {
  return text.split(' ').flatMap((part) => {
    const [from, to] = part.split('–');
    return from !== undefined && to !== undefined ? [{ from, to }] : [];
  });
}

export function hours(
  days: readonly Weekday[],
  text: string,
  { period = 'PRIME', onHoliday = 'CLOSED' }: { period?: CoveragePeriod; onHoliday?: HolidayRule } = {},
): PeriodHours {
  return { period, onHoliday, weekly: Object.fromEntries(days.map((day) => [day, intervals(text)])) };
}

export function exception(date: string, text: string, period: CoveragePeriod | null = null): CoverageException {
  return { date, period, intervals: intervals(text) };
}

export function schedule(
  timeZone: string,
  periods: readonly PeriodHours[],
  { holidays = [], exceptions = [] }: { holidays?: readonly string[]; exceptions?: readonly CoverageException[] } = {},
): CoverageSchedule {
  return { timeZone, periods, holidays, exceptions };
}

/** "10-25 01:30+01:00": an instant as the wall clock of the zone shows it. */
function wall(instant: Temporal.Instant, timeZone: string): string {
  const shown = instant.toZonedDateTimeISO(timeZone).toString({ timeZoneName: 'never', smallestUnit: 'second' });
  return shown
    .slice(5)
    .replace('T', ' ')
    .replace(/(\d\d:\d\d):00([+-])/, '$1$2');
}

/** What is open from the midnight that begins `from` to the one that begins `to`. */
export function opened(of: CoverageSchedule, from: string, to: string): string[] {
  const midnight = (date: string): Temporal.Instant =>
    Temporal.PlainDate.from(date).toZonedDateTime(of.timeZone).toInstant();
  const several = of.periods.length > 1;
  return openSpans(compileCoverage(of), { from: midnight(from), to: midnight(to) }).map(
    (span) => `${wall(span.from, of.timeZone)} → ${wall(span.until, of.timeZone)}${several ? ` ${span.period}` : ''}`,
  );
}
