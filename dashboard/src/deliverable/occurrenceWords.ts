// Occurrences in words and marks, the same on the list, the page of one and the wall.
import type { OccurrenceRowFragment } from '../generated/deliverables.ts';
import { civilDay, fullDate, minuteTime, weekday } from '../shared/instant.ts';
import type { Mark } from '../shared/words.ts';

export type Occurrence = OccurrenceRowFragment;
export type Standing = Occurrence['standing'];

export const standingWords: Readonly<Record<Standing, string>> = {
  UPCOMING: 'Upcoming',
  OPEN: 'Open',
  AT_RISK: 'At risk',
  OVER_TARGET: 'Over target',
  LATE: 'Late',
  DELIVERED: 'Delivered',
  MISSED: 'Missed',
  WAIVED: 'Waived',
};

export const standingMarks: Readonly<Record<Standing, Mark>> = {
  UPCOMING: 'NONE',
  OPEN: 'ON_TRACK',
  AT_RISK: 'AT_RISK',
  OVER_TARGET: 'OVER_TARGET',
  LATE: 'BREACHED',
  DELIVERED: 'MET',
  MISSED: 'BREACHED',
  WAIVED: 'PAUSED',
};

export const confirmationWords: Readonly<Record<Occurrence['confirmation'], string>> = {
  NOT_NEEDED: '',
  PENDING: 'to be confirmed',
  CONFIRMED: 'confirmed',
  DISPUTED: 'disputed',
};

/** "20 of 50", "2 of 3 people"; empty for one thing. */
export function amountWords({ wanted, quantity, membersWanted, membersDone }: Occurrence): string {
  if (membersWanted > 0)
    return `${membersDone.toLocaleString('en-GB')} of ${membersWanted.toLocaleString('en-GB')} members`;
  return wanted > 1 ? `${quantity.toLocaleString('en-GB')} of ${wanted.toLocaleString('en-GB')}` : '';
}

/** "09:00"; the midnight that ends a day is 24:00 of it. */
export function dueTime({ dueAt, timeZone }: Pick<Occurrence, 'dueAt' | 'timeZone'>): string {
  const time = minuteTime(Date.parse(dueAt), timeZone);
  return time === '00:00' ? '24:00' : time;
}

const DAY = 86_400_000;
const noonOf = (date: string): number => Date.parse(`${date}T12:00:00Z`);

/** "Today, Mon 2 Mar 2026". */
export function dayWords(date: string, now: number, zone: string): string {
  const noon = noonOf(date);
  const days = Math.round((noon - noonOf(civilDay(now, zone))) / DAY);
  const near = ({ '-1': 'Yesterday, ', '0': 'Today, ', '1': 'Tomorrow, ' } as const)[String(days) as '0'] as
    string | undefined;
  return `${near ?? ''}${weekday(noon, 'UTC')} ${fullDate(noon, 'UTC')}`;
}

/** Neighbours of one date together, in their order. */
export function byDay(rows: readonly Occurrence[]): { readonly date: string; readonly rows: readonly Occurrence[] }[] {
  const days: { date: string; rows: Occurrence[] }[] = [];
  for (const row of rows) {
    const last = days[days.length - 1];
    if (last?.date === row.dueOn) last.rows.push(row);
    else days.push({ date: row.dueOn, rows: [row] });
  }
  return days;
}

/** Something of it can still be told: it is open, or was missed. */
export const isAsked = (one: Occurrence): boolean => mayDeliver(one) && one.phase !== 'UPCOMING';

/** Something of it can be delivered at all, early or late. */
export const mayDeliver = ({ standing, deliveredAt }: Occurrence): boolean =>
  deliveredAt === null && standing !== 'WAIVED';
