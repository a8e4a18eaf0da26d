// A country's holidays by its law, or a state's or region's, from the package date-holidays. It is large and seldom asked,
// so it is loaded when the first question comes.
import type Holidays from 'date-holidays';
import { userError, type UserErrorValue } from '../gate/errors.ts';
import { inDateOrder, type HolidayEntry, type HolidayKind } from './holiday-calendar.ts';

/** Where: codes as date-holidays has them ("DE", "BY", "A"); null: the whole country, the whole state. */
export interface HolidayPlace {
  readonly country: string;
  readonly state: string | null;
  readonly region: string | null;
}

export interface NamedPlace {
  readonly code: string;
  readonly name: string;
}

type Book = typeof Holidays;
const openBook = async (): Promise<Book> => (await import('date-holidays')).default;

/** Names in English where there are any, else in the country's own language. */
const language = 'en';

/** The countries; with a country its states, with a state its regions. By name; empty where there are none. */
export async function holidayPlaces(country: string | null, state: string | null): Promise<NamedPlace[]> {
  const Book = await openBook();
  const found: unknown =
    country === null ? new Book().query(undefined, undefined, language) : partsOf(Book, country, state);
  const places = Object.entries((found ?? {}) as Record<string, string>).map(([code, name]) => ({ code, name }));
  return places.sort((a, b) => a.name.localeCompare(b.name, language));
}

const partsOf = (Book: Book, country: string, state: string | null): unknown =>
  state === null ? new Book().getStates(country, language) : new Book().getRegions(country, state, language);

/** What is wrong with a place, at a path of the input; null: date-holidays knows it. */
export async function placeProblem(place: HolidayPlace, path: readonly string[]): Promise<UserErrorValue | null> {
  const knows = (places: readonly NamedPlace[], code: string): boolean => places.some((each) => each.code === code);
  const unknown = (what: string, code: string, field: string): UserErrorValue =>
    userError('UNKNOWN_PLACE', `Expected the code of a ${what} whose holidays are known, got "${code}".`, [
      ...path,
      field,
    ]);
  const { country, state, region } = place;
  if (!knows(await holidayPlaces(null, null), country)) return unknown('country', country, 'country');
  if (state === null) return region === null ? null : unknown(`region of ${country} without a state`, region, 'region');
  if (!knows(await holidayPlaces(country, null), state)) return unknown(`state of ${country}`, state, 'state');
  if (region === null || knows(await holidayPlaces(country, state), region)) return null;
  return unknown(`region of ${country} ${state}`, region, 'region');
}

/** The holidays of a place from the first to the last year, each date by itself. */
export async function countryHolidays(
  { country, state, region }: HolidayPlace,
  kinds: readonly HolidayKind[],
  { firstYear, lastYear }: { readonly firstYear: number; readonly lastYear: number },
): Promise<HolidayEntry[]> {
  const Book = await openBook();
  const types = kinds.map((kind) => kind.toLowerCase() as Lowercase<HolidayKind>);
  const book = new Book(country, state ?? '', region ?? '', { types, languages: language });
  const entries: HolidayEntry[] = [];
  for (let year = firstYear; year <= lastYear; year += 1) {
    for (const { date, start, end, name } of book.getHolidays(year))
      entries.push(...datesOf({ date, start, end, name }));
  }
  return inDateOrder(entries);
}

const HOUR = 3_600_000;

/** `date` is the place's own first date, with a time where the holiday begins later than midnight. */
function datesOf(holiday: {
  readonly date: string;
  readonly start: Date;
  readonly end: Date;
  readonly name: string;
}): HolidayEntry[] {
  const first = Temporal.PlainDate.from(holiday.date.slice(0, 10));
  const wholeDay = holiday.date.slice(11, 19) === '00:00:00';
  // Days of 23 and 25 hours are days too; a part of one is counted as the date it lies on.
  const days = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / (24 * HOUR)));
  return Array.from({ length: days }, (_, day) => ({
    date: first.add({ days: day }).toString(),
    name: holiday.name,
    wholeDay,
  }));
}
