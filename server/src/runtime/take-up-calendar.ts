// A holiday calendar changed: every schedule that takes its dates from it gets a version with them, from now on. What was
// counted until now stays as it was; a date forgotten in the past is a correction, which somebody signs.
import {
  loadVersionsOfSchedules,
  lockSchedule,
  saveNewScheduleVersion,
  type ScheduleRow,
} from '../coverage/coverage.store.ts';
import { loadCalendars, type CalendarRow } from '../coverage/holiday-calendar.store.ts';
import { withCalendars } from '../coverage/read-schedule.ts';
import type { Tx } from '../db/orm.ts';
import { coverageProblems, type CoverageSchedule } from '../engine/coverage.ts';
import { inForceInOrder, versionAt } from '../engine/coverage-versions.ts';
import { Refused, userError } from '../gate/errors.ts';
import { wakeTickets } from '../ticket/ticket.store.ts';
import { loadFollowingTerms, loadSchedulesWithCalendar, reachedTicket } from './schedule-moves.store.ts';

/**
 * Gives the schedules of a calendar, as it is saved by now, new versions where their holidays differ; how many it gave.
 * @throws Refused when a schedule cannot take the dates, naming it
 */
export async function takeUpCalendar(
  tx: Tx,
  { calendar, savedBy }: { readonly calendar: CalendarRow; readonly savedBy: string | null },
  now: Temporal.Instant,
): Promise<number> {
  let versions = 0;
  for (const schedule of await loadSchedulesWithCalendar(tx, calendar.id)) {
    await lockSchedule(tx, schedule);
    const all = (await loadVersionsOfSchedules(tx, [schedule])).get(schedule) ?? [];
    const touched = all.length === 0 ? [] : await touchedVersions(tx, { all, calendar: calendar.id }, now);
    for (const { row, definition } of touched) {
      const isPlanned = Temporal.Instant.compare(row.validFrom, now) > 0;
      const reason = `Holiday calendar "${calendar.name}": ${differenceOf(row.definition, definition)}`;
      const said = { definition, ownHolidays: row.ownHolidays, calendars: row.calendars, savedBy, reason };
      await saveNewScheduleVersion(tx, schedule, { ...said, validFrom: isPlanned ? row.validFrom : now }, now);
      versions += 1;
    }
    if (touched.length > 0) await wakeFollowers(tx, schedule, now);
  }
  return versions;
}

/** The version that applies and those planned, as far as they use the calendar and would have other holidays by it. */
async function touchedVersions(
  tx: Tx,
  { all, calendar }: { readonly all: readonly ScheduleRow[]; readonly calendar: number },
  now: Temporal.Instant,
): Promise<{ readonly row: ScheduleRow; readonly definition: CoverageSchedule }[]> {
  const applies = versionAt(all, now);
  const later = inForceInOrder(all).filter(({ validFrom }) => Temporal.Instant.compare(validFrom, now) > 0);
  const using = [...(applies === null ? [] : [applies]), ...later].filter(({ calendars }) =>
    calendars.includes(calendar),
  );
  const calendars = await loadCalendars(
    tx,
    using.flatMap((row) => row.calendars),
  );
  return using.flatMap((row) => {
    const own = { ...row.definition, holidays: row.ownHolidays };
    const named = row.calendars.flatMap((id) => calendars.get(id) ?? []);
    const definition = withCalendars(own, named);
    if (sameDates(definition, row.definition)) return [];
    const [problem] = coverageProblems(definition);
    if (problem !== undefined) {
      throw new Refused([
        userError(problem.code, `Schedule "${row.name}" cannot take these dates: ${problem.message}`),
      ]);
    }
    return [{ row, definition }];
  });
}

const sameDates = (a: CoverageSchedule, b: CoverageSchedule): boolean =>
  [...a.holidays].sort().join() === [...b.holidays].sort().join();

function differenceOf(before: CoverageSchedule, after: CoverageSchedule): string {
  const [was, is] = [new Set(before.holidays), new Set(after.holidays)];
  const without = (dates: Set<string>, others: Set<string>): number =>
    [...dates].filter((date) => !others.has(date)).length;
  return `${without(is, was)} dates more, ${without(was, is)} fewer`;
}

async function wakeFollowers(tx: Tx, schedule: number, now: Temporal.Instant): Promise<void> {
  const terms = await loadFollowingTerms(tx, { schedule, from: now });
  const moving = terms.filter(({ following }) => following !== 'PINNED').map(({ id }) => id);
  await wakeTickets(tx, ...reachedTicket({ terms: moving, from: now }), now);
}
