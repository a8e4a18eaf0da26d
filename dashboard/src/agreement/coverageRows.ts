// The week of a schedule in words, a day a row.
import { hoursText, periods, weekdays, weekdayWords, type Schedule } from '../schedule/scheduleDraft.ts';

/** Day, prime hours, non-prime hours; "closed" where there are none. */
export const coverageRows = (schedule: Pick<Schedule, 'periods'>): string[][] =>
  weekdays.map((day) => [
    weekdayWords[day],
    ...periods.map((period) => {
      const found = schedule.periods.find((one) => one.period === period);
      return found === undefined ? 'closed' : hoursText(found.weekly[day]) || 'closed';
    }),
  ]);
