// What each date of a year is under a schedule, for the eye: open in prime or only in non-prime time, closed, a holiday, an
// exception. Civil dates alone decide it, so no zone is needed.
import { intervalsOf, periods, weekdays, type Period, type ScheduleDraft, type Weekday } from './scheduleDraft.ts';

export type DayKind = 'PRIME' | 'NON_PRIME' | 'CLOSED' | 'HOLIDAY' | 'EXCEPTION';

export const dayKindWords: Readonly<Record<DayKind, string>> = {
  PRIME: 'Open, prime hours',
  NON_PRIME: 'Open, non-prime only',
  CLOSED: 'Closed',
  HOLIDAY: 'Holiday',
  EXCEPTION: 'Exception',
};
export const dayKinds = ['PRIME', 'NON_PRIME', 'CLOSED', 'HOLIDAY', 'EXCEPTION'] as const;

export interface YearDay {
  /** "2026-03-29" */
  readonly date: string;
  readonly day: number;
  /** 0: Monday. */
  readonly weekday: number;
  readonly kind: DayKind;
  /** What the holiday is called, or the exception's hours; null otherwise. */
  readonly note: string | null;
}

export interface YearMonth {
  readonly name: string;
  readonly days: readonly YearDay[];
}

const monthName = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });
const DAY = 86_400_000;

/** The twelve months of a year; `holidays` are names by date. */
export function yearMonths(draft: ScheduleDraft, holidays: ReadonlyMap<string, string>, year: number): YearMonth[] {
  const open = openKinds(draft);
  const exceptions = new Map(draft.exceptions.map((one) => [one.date, one.hours.trim() || 'closed']));
  return Array.from({ length: 12 }, (_, month) => {
    const first = Date.UTC(year, month, 1);
    const count = (Date.UTC(year, month + 1, 1) - first) / DAY;
    const days = Array.from({ length: count }, (__, place): YearDay => {
      const at = new Date(first + place * DAY);
      const weekday = (at.getUTCDay() + 6) % 7;
      const date = at.toISOString().slice(0, 10);
      const holiday = holidays.get(date);
      const exception = exceptions.get(date);
      if (holiday !== undefined) return { date, day: place + 1, weekday, kind: 'HOLIDAY', note: holiday };
      if (exception !== undefined) return { date, day: place + 1, weekday, kind: 'EXCEPTION', note: exception };
      return { date, day: place + 1, weekday, kind: open[weekdays[weekday] ?? 'mon'], note: null };
    });
    return { name: monthName.format(first), days };
  });
}

function openKinds(draft: ScheduleDraft): Record<Weekday, DayKind> {
  const has = (period: Period, day: Weekday): boolean =>
    (intervalsOf(draft.periods[period].weekly[day]) ?? []).length > 0;
  const kindOf = (day: Weekday): DayKind => periods.find((period) => has(period, day)) ?? 'CLOSED';
  return Object.fromEntries(weekdays.map((day) => [day, kindOf(day)])) as Record<Weekday, DayKind>;
}

/** What a month holds, in words, for who does not see it. */
export function monthWords({ days }: YearMonth): string {
  const counts = dayKinds.flatMap((kind) => {
    const count = days.filter((day) => day.kind === kind).length;
    return count === 0 ? [] : [`${String(count)} ${dayKindWords[kind].toLowerCase()}`];
  });
  const named = days.filter(({ note }) => note !== null).map(({ day, note }) => `${String(day)}: ${note ?? ''}`);
  return [...counts, ...named].join('; ');
}
