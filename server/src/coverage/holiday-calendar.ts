// Holiday calendars: dates with names, from a country's law, a file or a feed, each of which can be switched off. What
// a schedule takes from them are plain dates: the engine knows no calendars.

/** A country's law for a part of it, a file that was read once, or a feed that is read again. */
export type CalendarSource =
  | {
      readonly kind: 'COUNTRY';
      readonly country: string;
      readonly state: string | null;
      readonly region: string | null;
      readonly types: readonly HolidayKind[];
    }
  | { readonly kind: 'FILE' }
  | { readonly kind: 'FEED'; readonly url: string };

export type CalendarKind = CalendarSource['kind'];

/** What sort of day a law makes it; only PUBLIC ones close everybody's door. */
export type HolidayKind = 'PUBLIC' | 'BANK' | 'SCHOOL' | 'OPTIONAL' | 'OBSERVANCE';

/** One date of a calendar. A holiday that lasts several dates has an entry for each. */
export interface HolidayEntry {
  readonly date: string;
  readonly name: string;
  /** False: the calendar names hours of that date; the whole date is a holiday all the same. */
  readonly wholeDay: boolean;
}

/** What does not count although the calendar has it: a name on one date, or (null) on every date. */
export interface SwitchedOff {
  readonly name: string;
  readonly date: string | null;
}

const keyOf = (name: string, date: string | null): string => `${date ?? ''} ${name}`;

/** Says of an entry whether it is switched off. */
export function switchOf(switchedOff: readonly SwitchedOff[]): (entry: HolidayEntry) => boolean {
  const off = new Set(switchedOff.map(({ name, date }) => keyOf(name, date)));
  return ({ name, date }) => off.has(keyOf(name, date)) || off.has(keyOf(name, null));
}

/** The dates of a calendar that count, each once, in order. */
export function countingDates(entries: readonly HolidayEntry[], switchedOff: readonly SwitchedOff[]): string[] {
  const isOff = switchOf(switchedOff);
  return [...new Set(entries.filter((entry) => !isOff(entry)).map(({ date }) => date))].sort();
}

/** Own dates and those of calendars together, each once, in order. */
export const allHolidays = (own: readonly string[], calendars: readonly (readonly string[])[]): string[] =>
  [...new Set([...own, ...calendars.flat()])].sort();

/** Entries by date, then name, each once. */
export function inDateOrder(entries: readonly HolidayEntry[]): HolidayEntry[] {
  const once = new Map(entries.map((entry) => [keyOf(entry.name, entry.date), entry]));
  return [...once.values()].sort((a, b) => (a.date === b.date ? (a.name < b.name ? -1 : 1) : a.date < b.date ? -1 : 1));
}
