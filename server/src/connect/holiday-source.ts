// From where somebody says dates come to the dates: a law, a text, an address. All that can go wrong on the way is said by
// name, at its place in the input.
import { limits, type Config } from '../config.ts';
import { countryHolidays, placeProblem } from '../coverage/country-holidays.ts';
import type { CalendarSource, HolidayEntry } from '../coverage/holiday-calendar.ts';
import type { HolidaySourceInput } from '../coverage/holiday-calendar.type.ts';
import { readHolidays } from '../coverage/ical-holidays.ts';
import { CalendarError } from '../coverage/ical-problem.ts';
import { Refused, refuse, userError } from '../gate/errors.ts';
import { FetchError, guardedFetch } from './guarded-fetch.ts';

export interface SourceRead {
  readonly source: CalendarSource;
  /** Null: a feed that has not changed since it was read last. */
  readonly entries: readonly HolidayEntry[] | null;
  readonly etag: string | null;
  /** Null: never by itself. */
  readonly nextReadAt: Temporal.Instant | null;
}

/** Reads a source for the first time. @throws Refused, its paths below `path` */
export async function readSourceInput(
  config: Config,
  { input, path }: { readonly input: HolidaySourceInput; readonly path: readonly string[] },
  now: Temporal.Instant,
): Promise<SourceRead> {
  const { country, file, url } = input;
  const named = Object.entries({ country, file, url }).filter(([, value]) => typeof value === 'string');
  if (named.length !== 1) {
    const came = named.map(([field]) => field).join(' and ') || 'none of them';
    refuse('INVALID', `Expected exactly one of country, file and url, got ${came}.`, path);
  }
  if (typeof country === 'string') return readCountry(country, { input, path }, now);
  return refusing(path, typeof url === 'string' ? 'url' : 'file', async () => {
    if (typeof url === 'string') return readSource(config, { source: { kind: 'FEED', url }, etag: null }, now);
    return {
      source: { kind: 'FILE' } as const,
      entries: readHolidays(file ?? '', now),
      ...{ etag: null, nextReadAt: null },
    };
  });
}

async function readCountry(
  country: string,
  { input: { state, region, kinds }, path }: { readonly input: HolidaySourceInput; readonly path: readonly string[] },
  now: Temporal.Instant,
): Promise<SourceRead> {
  const place = { country, state: state ?? null, region: region ?? null };
  const problem = await placeProblem(place, path);
  if (problem !== null) throw new Refused([problem]);
  const wanted = kinds === null || kinds === undefined || kinds.length === 0 ? (['PUBLIC'] as const) : kinds;
  const source = { kind: 'COUNTRY', ...place, types: [...new Set(wanted)].sort() } as const;
  return readLaw(source, now);
}

async function readLaw(
  source: CalendarSource & { readonly kind: 'COUNTRY' },
  now: Temporal.Instant,
): Promise<SourceRead> {
  const { year } = now.toZonedDateTimeISO('UTC');
  const years = { firstYear: year - limits.holidayYearsBefore, lastYear: year + limits.holidayYearsAhead };
  const nextYear = Temporal.PlainDate.from({ year: year + 1, month: 1, day: 1 });
  return {
    source,
    entries: await countryHolidays(source, source.types, years),
    etag: null,
    nextReadAt: nextYear.toZonedDateTime('UTC').toInstant(),
  };
}

/** What the refusal of a text or an address is called in the input that named it. */
async function refusing<T>(path: readonly string[], field: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof CalendarError || error instanceof FetchError) {
      throw new Refused([userError(error.code, error.message, [...path, field])]);
    }
    throw error;
  }
}

/**
 * Reads a source again.
 * @throws FetchError, CalendarError
 */
export async function readSource(
  config: Config,
  { source, etag }: { readonly source: CalendarSource; readonly etag: string | null },
  now: Temporal.Instant,
): Promise<SourceRead> {
  if (source.kind === 'COUNTRY') return readLaw(source, now);
  if (source.kind === 'FILE') return { source, entries: null, etag, nextReadAt: null };
  const fetched = await guardedFetch(source.url, etag, {
    bytes: limits.calendarBytes,
    timeMs: limits.calendarFetchMs,
    redirects: limits.calendarRedirects,
    allowedHosts: config.fetchableHosts,
  });
  return {
    source,
    entries: fetched.text === null ? null : readHolidays(fetched.text, now),
    etag: fetched.etag,
    nextReadAt: now.add({ milliseconds: limits.calendarRefreshMs }),
  };
}

/** Reads the source of a calendar again because somebody asked for it. @throws Refused at `path` */
export const rereadSource = (
  config: Config,
  { known, path }: { readonly known: Parameters<typeof readSource>[1]; readonly path: readonly [string] },
  now: Temporal.Instant,
): Promise<SourceRead> => refusing([], path[0], () => readSource(config, known, now));
