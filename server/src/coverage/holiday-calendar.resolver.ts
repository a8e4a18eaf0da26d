// Holiday calendars as people read them. Making and changing them moves schedules and fetches, so it stands further right.
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { After, First } from '../gate/args.ts';
import { listPage, type ConnectionValue } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import type { LoaderSpec } from '../gate/loaders.ts';
import { may, require } from '../gate/may.ts';
import { toNodeId } from '../gate/node-id.ts';
import type { NodeSource } from '../gate/node-source.ts';
import { holidayPlaces } from './country-holidays.ts';
import type { CoverageScheduleValue } from './coverage.present.ts';
import { CoverageScheduleType } from './coverage.type.ts';
import { switchOf, type HolidayEntry, type SwitchedOff } from './holiday-calendar.ts';
import { countCalendars, loadCalendarPage, loadCalendars, type CalendarRow } from './holiday-calendar.store.ts';
import {
  HolidayCalendarConnection,
  HolidayCalendarType,
  HolidayEntryType,
  HolidayPlaceType,
} from './holiday-calendar.type.ts';

export type CalendarValue = HolidayCalendarType & { readonly row: CalendarRow };

export const calendarLoader: LoaderSpec<number, CalendarRow> = { load: loadCalendars };

export function presentCalendar(row: CalendarRow): CalendarValue {
  const { source } = row;
  const place = source.kind === 'COUNTRY' ? source : { country: null, state: null, region: null };
  return {
    id: toNodeId('HolidayCalendar', row.id),
    name: row.name,
    kind: source.kind,
    country: place.country,
    state: place.state,
    region: place.region,
    url: source.kind === 'FEED' ? source.url : null,
    switchedOff: row.switchedOff,
    readAt: row.readAt,
    failedAt: row.failedAt,
    failure: row.failure,
    row,
  };
}

/** Entries of one year, or (null) all. */
export function presentEntries(
  entries: readonly HolidayEntry[],
  switchedOff: readonly SwitchedOff[],
  year: number | null,
): HolidayEntryType[] {
  const isOff = switchOf(switchedOff);
  const wanted = year === null ? entries : entries.filter(({ date }) => Number(date.slice(0, 4)) === year);
  return wanted.map((entry) => ({ ...entry, switchedOff: isOff(entry) }));
}

/** The calendar of this id; null when there is none. */
export async function calendarOf(context: Context, id: number): Promise<CalendarValue | null> {
  const row = await context.loaders.one(calendarLoader, id);
  return row === null ? null : presentCalendar(row);
}

export const calendarNodes: readonly NodeSource[] = [
  {
    type: 'HolidayCalendar',
    load: async (context, { id }) => (may(context.viewer, 'read') ? calendarOf(context, id) : null),
  },
];

@Resolver(() => HolidayCalendarType)
export class HolidayCalendarResolver {
  @Query(() => HolidayCalendarConnection, { description: 'Holiday calendars by name.' })
  async holidayCalendars(
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<HolidayCalendarType>> {
    require(context.viewer, 'read');
    return listPage(
      { first, after },
      {
        keyOf: (row: CalendarRow) => [row.name, row.id],
        load: async (wanted) => loadCalendarPage(await context.read(), wanted),
        count: async () => countCalendars(await context.read()),
        present: presentCalendar,
      },
    );
  }

  @Query(() => [HolidayPlaceType], {
    description: 'Where holidays are known: countries, the states of a country, the regions of a state. By name.',
  })
  async holidayPlaces(
    @Arg('country', () => String, { nullable: true, description: 'The code of a country: its states are given.' })
    country: string | null,
    @Arg('state', () => String, { nullable: true, description: 'The code of a state of it: its regions are given.' })
    state: string | null,
    @Ctx() context: Context,
  ): Promise<readonly HolidayPlaceType[]> {
    require(context.viewer, 'read');
    return holidayPlaces(country ?? null, state ?? null);
  }

  @FieldResolver(() => [HolidayEntryType], { description: 'Its dates in order, switched off ones included.' })
  entries(
    @Root() { row }: CalendarValue,
    @Arg('year', () => Int, { nullable: true, description: 'Only those of this year; absent: all.' })
    year: number | null,
  ): readonly HolidayEntryType[] {
    return presentEntries(row.entries, row.switchedOff, year ?? null);
  }
}

@Resolver(() => CoverageScheduleType)
export class ScheduleCalendarsResolver {
  @FieldResolver(() => [HolidayCalendarType], { description: 'The calendars whose dates are its holidays too.' })
  async holidayCalendars(
    @Root() { row }: CoverageScheduleValue,
    @Ctx() context: Context,
  ): Promise<readonly HolidayCalendarType[]> {
    const all = await Promise.all(row.calendars.map((id) => calendarOf(context, id)));
    return all.filter((calendar) => calendar !== null);
  }
}
