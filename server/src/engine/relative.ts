// Promises that are a time of a day: "the end of the next covered day", "16:00 on the second covered day". The day is
// a civil date, in the schedule's zone, with time that counts; the day of the start itself is not one of them.
import { DAY_MS, parseLocalTime } from './civil-day.ts';
import { DEFAULT_OPTIONS, type ClauseOptions } from './clause.ts';
import { dueBeforeMs, partsWithin } from './coverage.ts';
import { dueOrNever, type Counting } from './stretch.ts';

/** The instant that a clock started at `startMs` is promised for; Infinity: no such day within the horizon. */
export function promisedInstant(options: ClauseOptions, counting: Counting, startMs: number): number {
  const { coveredDays = DEFAULT_OPTIONS.coveredDays, localTime } = options;
  const [part] = partsWithin(counting.coverage, { from: startMs, until: startMs + 1 });
  const { timeZone } = part ?? counting.coverage.schedule;
  let date = dateOf(startMs, timeZone);
  for (let day = 0; day < coveredDays; day += 1) {
    const openingMs = dueOrNever(counting, midnightAfter(date, timeZone), 0);
    if (openingMs === Infinity) return Infinity;
    date = dateOf(openingMs, timeZone);
  }
  if (localTime !== undefined) return timeOn(date, parseLocalTime(localTime) ?? DAY_MS, timeZone);
  // The end of its last covered millisecond: the last closing, or midnight where coverage runs through it.
  return dueBeforeMs(counting.coverage, midnightAfter(date, timeZone), 1, counting.period) + 1;
}

const dateOf = (atMs: number, timeZone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone).toPlainDate();

const midnightAfter = (date: Temporal.PlainDate, timeZone: string): number =>
  date.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;

/** As an hour that coverage ends at: in a repeated hour the second time, in a skipped one where the gap ends. */
function timeOn(date: Temporal.PlainDate, timeOfDayMs: number, timeZone: string): number {
  if (timeOfDayMs === DAY_MS) return midnightAfter(date, timeZone);
  const wall = date.toPlainDateTime().add({ milliseconds: timeOfDayMs });
  const later = wall.toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (later.toPlainDateTime().equals(wall)) return later.epochMilliseconds;
  const before = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  return before.getTimeZoneTransition('next')?.epochMilliseconds ?? later.epochMilliseconds;
}
