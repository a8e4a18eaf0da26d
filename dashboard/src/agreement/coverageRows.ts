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
