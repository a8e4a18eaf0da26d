// Reads calendars again when they are due. One that fails keeps what it had and says why; it is tried again sooner.
import type { TimeSource } from '../clock-source.ts';
import { limits, type Config } from '../config.ts';
import {
  claimDueCalendar,
  loadNextReading,
  lockCalendar,
  saveCalendar,
  type CalendarRow,
} from '../coverage/holiday-calendar.store.ts';
import { CalendarError } from '../coverage/ical-problem.ts';
import type { Database } from '../db/orm.ts';
import { Refused } from '../gate/errors.ts';
import type { Log } from '../gate/context.ts';
import { takeUpCalendar } from '../runtime/take-up-calendar.ts';
import { startDueLoop } from './due-loop.ts';
import { FetchError } from './guarded-fetch.ts';
import { readSource, type SourceRead } from './holiday-source.ts';

export interface CalendarLoopParts {
  readonly config: Config;
  readonly database: Database;
  readonly time: TimeSource;
  readonly log: Log;
  /** Tells the flow that tickets were woken. */
  nudge(): void;
}

/** Reads every calendar that is due now; how many. */
export async function readDueCalendars(parts: CalendarLoopParts): Promise<number> {
  const { database, time } = parts;
  for (let count = 0; ; count += 1) {
    const now = time.now();
    const next = now.add({ milliseconds: limits.calendarRetryMs });
    const due = await database.transaction((tx) => claimDueCalendar(tx, { now, next }));
    if (due === null) return count;
    await readAgain(parts, due);
    parts.nudge();
  }
}

async function readAgain({ config, database, time, log }: CalendarLoopParts, due: CalendarRow): Promise<void> {
  try {
    const read = await readSource(config, due, time.now());
    await database.transaction(async (tx) => {
      const before = await lockCalendar(tx, due.id);
      if (before === null) return;
      const now = time.now();
      const calendar = taken(before, read, now);
      await saveCalendar(tx, calendar);
      await takeUpCalendar(tx, { calendar, savedBy: null }, now);
    });
  } catch (error) {
    const isExpected = error instanceof FetchError || error instanceof CalendarError || error instanceof Refused;
    if (!isExpected) throw error;
    log.warn({ calendar: due.id, err: error }, 'A holiday calendar could not be read and keeps what it had');
    await database.transaction(async (tx) => {
      const before = await lockCalendar(tx, due.id);
      if (before !== null)
        await saveCalendar(tx, { ...before, failedAt: time.now(), failure: error.message.slice(0, 300) });
    });
  }
}

const taken = (before: CalendarRow, read: SourceRead, now: Temporal.Instant): CalendarRow => ({
  ...before,
  ...read,
  entries: read.entries ?? before.entries,
  readAt: now,
  failedAt: null,
  failure: null,
});

/** Keeps reading until stopped. */
export const startCalendarLoop = (parts: CalendarLoopParts): { stop(): Promise<void> } =>
  startDueLoop({
    ...parts,
    failed: 'Reading calendars failed and goes on',
    work: async () => {
      await readDueCalendars(parts);
      return parts.database.transaction(loadNextReading, { kind: 'snapshot' });
    },
  });
