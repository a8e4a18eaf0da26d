// The doors of holiday calendars: looking at a source, making a calendar, changing it. Sources are read before the
// transaction begins: nothing is held while somebody else's server thinks.
import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { calendarOf, presentEntries } from '../coverage/holiday-calendar.resolver.ts';
import type { SwitchedOff } from '../coverage/holiday-calendar.ts';
import {
  loadCalendars,
  lockCalendar,
  saveCalendar,
  saveNewCalendar,
  type CalendarRow,
} from '../coverage/holiday-calendar.store.ts';
import {
  CreateHolidayCalendarInput,
  HolidayCalendarPayload,
  HolidayPreviewType,
  HolidaySourceInput,
  SaveHolidayCalendarInput,
  type SwitchedOffHolidayInput,
} from '../coverage/holiday-calendar.type.ts';
import type { Context } from '../gate/context.ts';
import { refusable, refuse } from '../gate/errors.ts';
import { require } from '../gate/may.ts';
import { idOf } from '../gate/node-id.ts';
import { nameProblem, refuseAny } from '../gate/text.ts';
import { takeUpCalendar } from '../runtime/take-up-calendar.ts';
import { readSourceInput, rereadSource, type SourceRead } from './holiday-source.ts';

const previewAtMost = 1_000;

const switchesOf = (inputs: readonly SwitchedOffHolidayInput[]): SwitchedOff[] =>
  inputs.map(({ name, date }) => ({ name, date: date ?? null }));

@Resolver()
export class ChangeHolidayCalendarResolver {
  @Query(() => HolidayPreviewType, { description: 'What a source of holidays holds. Stores nothing.' })
  async previewHolidays(
    @Arg('source', () => HolidaySourceInput, { description: 'The source.' }) source: HolidaySourceInput,
    @Arg('year', () => Int, { nullable: true, description: 'Only the dates of this year; absent: all.' })
    year: number | null,
    @Ctx() context: Context,
  ): Promise<HolidayPreviewType> {
    require(context.viewer, 'editSchedules');
    return refusable<HolidayPreviewType>(
      async () => {
        const read = await readSourceInput(context.services.config, { input: source, path: ['source'] }, context.now());
        const entries = presentEntries(read.entries ?? [], [], year ?? null);
        return { totalCount: entries.length, entries: entries.slice(0, previewAtMost), userErrors: [] };
      },
      (userErrors) => ({ totalCount: 0, entries: [], userErrors }),
    );
  }

  @Mutation(() => HolidayCalendarPayload, {
    description: 'Makes a holiday calendar; its source is read at once. Administrators and managers.',
  })
  async createHolidayCalendar(
    @Arg('input', () => CreateHolidayCalendarInput, { description: 'The calendar.' }) input: CreateHolidayCalendarInput,
    @Ctx() context: Context,
  ): Promise<HolidayCalendarPayload> {
    require(context.viewer, 'editSchedules');
    return refusable<HolidayCalendarPayload>(async () => {
      refuseAny([nameProblem(input.name, 'The name of a calendar', ['name'])]);
      const asked = { input: input.source, path: ['source'] };
      const read = await readSourceInput(context.services.config, asked, context.now());
      const calendar = {
        ...{ ...read, entries: read.entries ?? [] },
        name: input.name.trim(),
        switchedOff: switchesOf(input.switchedOff ?? []),
      };
      const id = await context.write((tx, now) => saveNewCalendar(tx, calendar, now));
      return { calendar: await calendarOf(context, id), versionsMade: 0, userErrors: [] };
    }, refused);
  }

  @Mutation(() => HolidayCalendarPayload, {
    description:
      'Changes a holiday calendar, or reads its source again. Schedules that take its dates get a version with the new ' +
      'ones, from now on. Administrators and managers.',
  })
  async saveHolidayCalendar(
    @Arg('input', () => SaveHolidayCalendarInput, { description: 'What is to hold.' }) input: SaveHolidayCalendarInput,
    @Ctx() context: Context,
  ): Promise<HolidayCalendarPayload> {
    require(context.viewer, 'editSchedules');
    return refusable<HolidayCalendarPayload>(async () => {
      const { name } = input;
      const id = idOf('HolidayCalendar', input.calendar);
      const known =
        id === null ? undefined : await context.readOnce(async (tx) => (await loadCalendars(tx, [id])).get(id));
      if (known === undefined) return refuse('NOT_FOUND', 'No holiday calendar has this id.', ['calendar']);
      refuseAny([typeof name === 'string' ? nameProblem(name, 'The name of a calendar', ['name']) : null]);
      const read = await readWanted(context, input, known);
      const versionsMade = await context.write(async (tx, now) => {
        const before = await lockCalendar(tx, known.id);
        if (before === null) return refuse('NOT_FOUND', 'No holiday calendar has this id.', ['calendar']);
        const calendar = changed(before, { input, read }, now);
        await saveCalendar(tx, calendar);
        return takeUpCalendar(tx, { calendar, savedBy: context.viewer.name }, now);
      });
      return { calendar: await calendarOf(context, known.id), versionsMade, userErrors: [] };
    }, refused);
  }
}

const refused = (userErrors: HolidayCalendarPayload['userErrors']): HolidayCalendarPayload => ({
  ...{ calendar: null, versionsMade: 0, userErrors },
});

/** What the change asks to be read; null: nothing. */
async function readWanted(
  context: Context,
  input: SaveHolidayCalendarInput,
  known: CalendarRow,
): Promise<SourceRead | null> {
  const { config } = context.services;
  const { source } = input;
  if (source !== null && source !== undefined) {
    return readSourceInput(config, { input: source, path: ['source'] }, context.now());
  }
  return input.readNow === true ? rereadSource(config, { known, path: ['readNow'] }, context.now()) : null;
}

function changed(
  before: CalendarRow,
  { input, read }: { readonly input: SaveHolidayCalendarInput; readonly read: SourceRead | null },
  now: Temporal.Instant,
): CalendarRow {
  return {
    ...before,
    ...(read !== null && {
      ...read,
      entries: read.entries ?? before.entries,
      readAt: now,
      failedAt: null,
      failure: null,
    }),
    name: input.name?.trim() ?? before.name,
    switchedOff: input.switchedOff ? switchesOf(input.switchedOff) : before.switchedOff,
  };
}
