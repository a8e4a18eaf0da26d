// A schedule as it came in, with the dates of the calendars it names: what the engine is given, and what is wrong with it.
import { limits } from '../config.ts';
import type { Tx } from '../db/orm.ts';
import { coverageProblems, type CoverageProblem, type CoverageSchedule } from '../engine/coverage.ts';
import { userError, type UserErrorValue } from '../gate/errors.ts';
import { idOf } from '../gate/node-id.ts';
import { scheduleOf, type CoverageScheduleInput } from './coverage.input.ts';
import { allHolidays, countingDates } from './holiday-calendar.ts';
import { loadCalendars, type CalendarRow } from './holiday-calendar.store.ts';

export interface ReadSchedule {
  readonly definition: CoverageSchedule;
  readonly ownHolidays: readonly string[];
  readonly calendars: readonly number[];
  /** Paths begin with `at`. */
  readonly problems: readonly UserErrorValue[];
}

/** Reads a schedule that stands at the path `at` of its input. */
export async function readSchedule(tx: Tx, input: CoverageScheduleInput, at: readonly string[]): Promise<ReadSchedule> {
  const named = [...new Set(input.holidayCalendars ?? [])];
  const ids = named.map((id) => idOf('HolidayCalendar', id));
  const found = await loadCalendars(
    tx,
    ids.filter((id) => id !== null),
  );
  const unknown = named.flatMap((_, place) =>
    found.has(ids[place] ?? 0)
      ? []
      : [userError('NOT_FOUND', 'No holiday calendar has this id.', [...at, 'holidayCalendars', place])],
  );
  const own = scheduleOf(input);
  const definition = withCalendars(own, [...found.values()]);
  const problems = [...unknown, ...scheduleErrors(coverageProblems(definition), at)];
  return { definition, ownHolidays: own.holidays, calendars: [...found.keys()].sort((a, b) => a - b), problems };
}

/** A definition of which `holidays` are its own, with the dates of calendars besides. */
export const withCalendars = (own: CoverageSchedule, calendars: readonly CalendarRow[]): CoverageSchedule => ({
  ...own,
  holidays:
    calendars.length === 0
      ? own.holidays
      : allHolidays(
          own.holidays,
          calendars.map(({ entries, switchedOff }) => countingDates(entries, switchedOff)),
        ),
});

/** The engine's problems of a schedule, their paths made to start where it stands in the input. */
export const scheduleErrors = (problems: readonly CoverageProblem[], at: readonly string[]): UserErrorValue[] =>
  problems.slice(0, limits.errorsPerReply).map(({ code, message, path }) => userError(code, message, [...at, ...path]));
