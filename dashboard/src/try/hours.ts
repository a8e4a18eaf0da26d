// A week's hours as one line people can write: "Mon-Fri 09:00-17:00, Sat 10:00-12:00 14:00-16:00", or "always".
import type { TryHoursFragment } from '../generated/try.ts';
import type { Read } from '../shared/length.ts';

export const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
type Day = (typeof days)[number];

export interface Interval {
  readonly from: string;
  readonly to: string;
}
export type Weekly = Readonly<Record<Day, readonly Interval[]>>;

const blank = (): Record<Day, Interval[]> => ({ mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] });
const interval = /^(\d{1,2}:\d{2}(?::\d{2})?)[-–](\d{1,2}:\d{2}(?::\d{2})?)$/;

export function readIntervals(words: readonly string[]): Read<Interval[]> {
  const found: Interval[] = [];
  for (const word of words) {
    const [, from, to] = interval.exec(word) ?? [];
    if (from === undefined || to === undefined) return { wrong: `Expected hours as 09:00-17:00, got "${word}".` };
    found.push({ from: from.padStart(5, '0'), to: to.padStart(5, '0') });
  }
  return { read: found };
}

/** The days of "Mon", "Mon-Fri" or "Sat-Mon"; null for anything else. */
function daysOf(word: string): readonly Day[] | null {
  const [first, last, more] = word.toLowerCase().split(/[-–]/);
  const from = days.findIndex((day) => day === first);
  const to = last === undefined ? from : days.findIndex((day) => day === last);
  if (from < 0 || to < 0 || more !== undefined) return null;
  return days.filter((_, place) => (from <= to ? place >= from && place <= to : place >= from || place <= to));
}

export function readWeekly(text: string): Read<Weekly> {
  const weekly = blank();
  if (text.trim().toLowerCase() === 'always') {
    for (const day of days) weekly[day].push({ from: '00:00', to: '24:00' });
    return { read: weekly };
  }
  for (const part of text.split(',').map((one) => one.trim())) {
    const [named = '', ...hours] = part.split(/\s+/);
    const which = daysOf(named);
    if (which === null) return { wrong: `Expected days as Mon or Mon-Fri, got "${named}".` };
    if (hours.length === 0) return { wrong: `Expected hours after "${named}", as 09:00-17:00.` };
    const found = readIntervals(hours);
    if ('wrong' in found) return found;
    for (const day of which) weekly[day].push(...found.read);
  }
  return { read: weekly };
}

const capital = (day: string): string => day.charAt(0).toUpperCase() + day.slice(1);
export const writeIntervals = (intervals: readonly Interval[]): string =>
  intervals.map(({ from, to }) => `${from}-${to}`).join(' ');

/** The line that `readWeekly` reads back. */
export function writeWeekly(weekly: Weekly): string {
  const hours = days.map((day) => writeIntervals(weekly[day]));
  if (hours.every((one) => one === '00:00-24:00')) return 'always';
  const runs: { from: Day; to: Day; hours: string }[] = [];
  days.forEach((day, place) => {
    const last = runs[runs.length - 1];
    const one = hours[place] ?? '';
    if (one === '') return;
    if (last !== undefined && last.hours === one && last.to === days[place - 1]) last.to = day;
    else runs.push({ from: day, to: day, hours: one });
  });
  return runs
    .map((run) => `${capital(run.from)}${run.to === run.from ? '' : `-${capital(run.to)}`} ${run.hours}`)
    .join(', ');
}

type Exception = TryHoursFragment['exceptions'][number];
const periodWords = { prime: 'PRIME', 'non-prime': 'NON_PRIME' } as const;

/** Lines as "2026-12-24 09:00-12:00", "2026-12-31 closed" or "2026-12-24 prime 09:00-12:00". */
export function readExceptions(text: string): Read<Exception[]> {
  const found: Exception[] = [];
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  for (const line of lines) {
    const [date = '', ...words] = line.trim().split(/\s+/);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return { wrong: `Expected a date as 2026-12-24, got "${date}".` };
    const [first = ''] = words;
    const period = Object.entries(periodWords).find(([word]) => word === first)?.[1] ?? null;
    const hours = (period === null ? words : words.slice(1)).filter((word) => word !== 'closed');
    if (words.length === 0) return { wrong: `Expected hours or "closed" after ${date}.` };
    const intervals = readIntervals(hours);
    if ('wrong' in intervals) return intervals;
    found.push({ date, period, intervals: intervals.read });
  }
  return { read: found };
}

export const writeExceptions = (exceptions: readonly Exception[]): string =>
  exceptions
    .map(({ date, period, intervals }) => {
      const words = period === null ? '' : period === 'PRIME' ? 'prime ' : 'non-prime ';
      return `${date} ${words}${intervals.length === 0 ? 'closed' : writeIntervals(intervals)}`;
    })
    .join('\n');
