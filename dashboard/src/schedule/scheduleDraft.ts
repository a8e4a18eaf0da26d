// A schedule while it is edited: hours are words ("09:00–17:00, 18:00–20:00"), so that a keyboard is all one needs. What the
// words mean is worked out here, and nowhere else.
import type { CoverageScheduleInput, ScheduleQuery } from '../generated/schedules.ts';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];
export const weekdayWords: Readonly<Record<Weekday, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

export const periods = ['PRIME', 'NON_PRIME'] as const;
export type Period = (typeof periods)[number];
export const periodWords: Readonly<Record<Period, string>> = { PRIME: 'Prime', NON_PRIME: 'Non-prime' };

export type HolidayRule = 'CLOSED' | 'AS_USUAL' | 'ALL_DAY';
export const holidayRuleWords: Readonly<Record<HolidayRule, string>> = {
  CLOSED: 'closed on holidays',
  AS_USUAL: 'open as usual on holidays',
  ALL_DAY: 'open all day on holidays',
};

export interface Interval {
  readonly from: string;
  readonly to: string;
}

export interface PeriodDraft {
  onHoliday: HolidayRule;
  readonly weekly: Record<Weekday, string>;
}

export interface ExceptionDraft {
  date: string;
  period: Period | null;
  hours: string;
}

export interface ScheduleDraft {
  timeZone: string;
  readonly periods: Record<Period, PeriodDraft>;
  ownHolidays: string[];
  calendars: string[];
  exceptions: ExceptionDraft[];
}

export type Schedule = Extract<NonNullable<ScheduleQuery['node']>, { readonly timeZone: string }>;

const time = /^(\d{1,2})(?::?(\d{2})(?::(\d{2}))?)?$/;
/** "09:00" of "9", "09:00:30" of "9:00:30"; null: no time of day. */
function timeOf(text: string): string | null {
  const [, hours, minutes = '00', seconds = '00'] = time.exec(text.trim()) ?? [];
  if (hours === undefined || Number(hours) > 24 || Number(minutes) > 59 || Number(seconds) > 59) return null;
  const found = shortTime(`${hours.padStart(2, '0')}:${minutes}:${seconds}`);
  return found < '24:00' || found === '24:00' ? found : null;
}
/** Whole minutes are said without seconds. */
const shortTime = (said: string): string => said.replace(/^(\d\d:\d\d):00$/, '$1');

/** Intervals of "9-17, 18:00–20:00"; null: not hours. Nothing at all, and "closed", are no hours. */
export function intervalsOf(text: string): readonly Interval[] | null {
  const words = text.trim().toLowerCase();
  if (words === '' || words === 'closed') return [];
  if (words === 'all day') return [{ from: '00:00', to: '24:00' }];
  const intervals = words.split(/[,;]/).map((part) => {
    const [from, to, more] = part.split(/-|–|to/).map(timeOf);
    return from && to && more === undefined && from !== '24:00' ? { from, to } : null;
  });
  return intervals.every((one) => one !== null) ? intervals : null;
}

/** "09:00–17:00, 18:00–20:00"; an empty text for none. */
export const hoursText = (intervals: readonly Interval[]): string =>
  intervals.map(({ from, to }) => `${shortTime(from)}–${shortTime(to)}`).join(', ');

const noHours = (): Record<Weekday, string> => ({ mon: '', tue: '', wed: '', thu: '', fri: '', sat: '', sun: '' });

/** What a form needs of a schedule, a saved one or one that was read from a file. */
export type Drafted = Pick<Schedule, 'timeZone' | 'ownHolidays' | 'exceptions' | 'periods'> & {
  readonly holidayCalendars: readonly { readonly id: string }[];
};

/** What stands in the form for a schedule. */
export function draftOf(schedule: Drafted): ScheduleDraft {
  const draft: ScheduleDraft = {
    timeZone: schedule.timeZone,
    periods: {
      PRIME: { onHoliday: 'CLOSED', weekly: noHours() },
      NON_PRIME: { onHoliday: 'CLOSED', weekly: noHours() },
    },
    ownHolidays: [...schedule.ownHolidays],
    calendars: schedule.holidayCalendars.map(({ id }) => id),
    exceptions: schedule.exceptions.map(({ date, period, intervals }) => ({
      ...{ date, period },
      hours: hoursText(intervals),
    })),
  };
  for (const { period, onHoliday, weekly } of schedule.periods) {
    draft.periods[period].onHoliday = onHoliday;
    for (const day of weekdays) draft.periods[period].weekly[day] = hoursText(weekly[day]);
  }
  return draft;
}

const isUsed = ({ weekly, onHoliday }: PeriodDraft): boolean =>
  onHoliday === 'ALL_DAY' || weekdays.some((day) => weekly[day].trim() !== '');

/** What the server is told; a period without any hours is left out. */
export function inputOf(draft: ScheduleDraft): CoverageScheduleInput {
  const used = periods.filter((period) => isUsed(draft.periods[period]));
  return {
    timeZone: draft.timeZone,
    periods: (used.length > 0 ? used : (['PRIME'] as const)).map((period) => {
      const { onHoliday, weekly } = draft.periods[period];
      const hours = weekdays.map((day) => [day, [...(intervalsOf(weekly[day]) ?? [])]] as const);
      return { period, onHoliday, weekly: Object.fromEntries(hours) };
    }),
    holidays: [...new Set(draft.ownHolidays.filter((date) => date !== ''))].sort(),
    holidayCalendars: draft.calendars,
    exceptions: draft.exceptions
      .filter(({ date }) => date !== '')
      .map(({ date, period, hours }) => ({ date, period, intervals: [...(intervalsOf(hours) ?? [])] })),
  };
}

/** What cannot be saved as it stands, in words; empty when all of it can. */
export function draftProblems(draft: ScheduleDraft): string[] {
  const weekly = periods.flatMap((period) =>
    weekdays
      .filter((day) => intervalsOf(draft.periods[period].weekly[day]) === null)
      .map((day) => `${periodWords[period]}, ${weekdayWords[day]}: hours such as 09:00–17:00 are expected.`),
  );
  const dated = draft.exceptions
    .filter(({ hours }) => intervalsOf(hours) === null)
    .map(({ date }) => `Exception ${date || 'without a date'}: hours such as 09:00–17:00 are expected.`);
  return [...weekly, ...dated];
}
