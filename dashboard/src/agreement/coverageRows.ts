// A schedule in words: its week, a day a row, and its holidays.
import {
  holidayRuleWords,
  hoursText,
  periods,
  periodWords,
  weekdays,
  weekdayWords,
  type Schedule,
} from '../schedule/scheduleDraft.ts';

import { dateWords } from './agreementWords.ts';

export interface CoverageTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Day and the hours of each period it has; "closed" where there are none. */
export function coverageTable(schedule: Pick<Schedule, 'periods'>): CoverageTable {
  const has = periods.filter((period) => schedule.periods.some((one) => one.period === period));
  return {
    head: ['Day', ...has.map((period) => periodWords[period])],
    rows: weekdays.map((day) => [
      weekdayWords[day],
      ...has.map((period) => {
        const found = schedule.periods.find((one) => one.period === period);
        return found === undefined ? 'closed' : hoursText(found.weekly[day]) || 'closed';
      }),
    ]),
  };
}

export type Holidays = Pick<Schedule, 'periods'> & {
  readonly ownHolidays: readonly string[];
  readonly holidayCalendars: readonly { readonly name: string }[];
};

/** "Prime: closed on holidays. Holidays are those of Germany, Berlin and 24 Dec 2026."; nothing where there are none. */
export function holidayWords(
  { periods: all, ownHolidays, holidayCalendars }: Holidays,
  dateOf: (date: string) => string,
): string | null {
  const named = [...holidayCalendars.map(({ name }) => `“${name}”`), ...ownHolidays.map(dateOf)];
  if (named.length === 0) return null;
  const rules = all.map(({ period, onHoliday }) => `${periodWords[period]}: ${holidayRuleWords[onHoliday]}.`);
  return `${rules.join(' ')} Holidays are those of ${named.join(', ')}.`;
}

export type Hours = Pick<Schedule, 'periods' | 'exceptions' | 'timeZone'> &
  Holidays & { readonly name: string; readonly version: number };

export interface CoverageSaid extends CoverageTable {
  readonly about: string;
  /** What stands below the table: holidays, and days that are otherwise. */
  readonly more: readonly string[];
}

/** All that a document without drawings says of the hours. */
export function coverageSaid(hours: Hours): CoverageSaid {
  const holidays = holidayWords(hours, dateWords);
  const about = `Schedule “${hours.name}”, version ${String(hours.version)}; times are ${hours.timeZone}.`;
  const exceptions = hours.exceptions.map(({ date, intervals }) => {
    const open = intervals.map(({ from, to }) => `${from.slice(0, 5)}–${to.slice(0, 5)}`).join(', ');
    return `${dateWords(date)}: ${open || 'closed'}.`;
  });
  return {
    about: `${about} Time outside these hours is not counted.`,
    ...coverageTable(hours),
    more: [...(holidays === null ? [] : [holidays]), ...exceptions],
  };
}
