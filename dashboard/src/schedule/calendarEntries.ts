// The entries of a calendar as a reader switches them: by name, with the dates of one year beside.
import type { ScheduleCalendarFragment } from '../generated/schedules.ts';

type Entry = ScheduleCalendarFragment['entries'][number];

export interface NamedEntry {
  readonly name: string;
  /** "1 May", of the year. */
  readonly dates: readonly string[];
  readonly switchedOff: boolean;
  readonly wholeDay: boolean;
}

const dayAndMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** The entries of a year by name, in the order of their first dates. */
export function entriesByName(entries: readonly Entry[], year: number): NamedEntry[] {
  const byName = new Map<string, Entry[]>();
  for (const entry of entries.filter(({ date }) => date.startsWith(`${String(year)}-`)))
    byName.set(entry.name, [...(byName.get(entry.name) ?? []), entry]);
  return [...byName].map(([name, own]) => ({
    name,
    dates: own.map(({ date }) => dayAndMonth.format(Date.parse(date))),
    switchedOff: own.every((entry) => entry.switchedOff),
    wholeDay: own.every((entry) => entry.wholeDay),
  }));
}

type Switched = ScheduleCalendarFragment['switchedOff'][number];

/** All that is switched off once a name is turned on or off, in every year. */
export const switchedFor = (
  before: readonly Switched[],
  name: string,
  isOn: boolean,
): Omit<Switched, '__typename'>[] => [
  ...before.filter((one) => one.name !== name).map((one) => ({ name: one.name, date: one.date })),
  ...(isOn ? [] : [{ name, date: null }]),
];
