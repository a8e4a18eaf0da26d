// Civil days as numbers: day 0 is 1970-01-01 on the wall calendar, in whatever zone the calendar hangs.
// Local time is day × 24 h + time of day on a line of its own; a zone is the offset between that line and instants.

/** Milliseconds of a civil day on the local line (on the line of instants a day may be shorter or longer). */
export const DAY_MS = 86_400_000;

/** Weekday names, Monday first, as `weekdayIndex` counts them. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** 0 for a Monday … 6 for a Sunday. */
export function weekdayIndex(day: number): number {
  // Day 0 was a Thursday; the second remainder brings days before 1970 back into 0…6.
  return (((day + 3) % 7) + 7) % 7;
}

/** The civil day of `YYYY-MM-DD`; null for anything else, also for dates no calendar has (2026-02-30). */
export function parseLocalDate(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toZonedDateTime('UTC').epochMilliseconds / DAY_MS;
  } catch {
    // Temporal names the field that is out of range; the caller names the date and its place in the schedule.
    return null;
  }
}

/** Milliseconds after midnight of `HH:MM[:SS]`, `24:00` included; null for anything else. */
export function parseLocalTime(text: string): number | null {
  const match = /^(\d{2}):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
  if (match === null) return null;
  const ms = (Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? '0')) * 1000;
  return ms <= DAY_MS ? ms : null;
}

interface DaySpan {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly date: string;
}

const keptDays = new Map<string, DaySpan[]>();
const daysKeptAtMost = 10_000;

/** The civil date (YYYY-MM-DD) in a zone at an instant. Days met before are kept: asking Temporal costs 50 times as much. */
export function dateIn(zone: string, atMs: number): string {
  const key = `${String(Math.floor(atMs / DAY_MS))} ${zone}`;
  const kept = keptDays.get(key) ?? [];
  const known = kept.find(({ fromMs, untilMs }) => fromMs <= atMs && atMs < untilMs);
  if (known) return known.date;
  const local = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);
  const from = local.startOfDay();
  const span = {
    fromMs: from.epochMilliseconds,
    untilMs: from.add({ days: 1 }).startOfDay().epochMilliseconds,
    date: local.toPlainDate().toString(),
  };
  if (keptDays.size >= daysKeptAtMost) keptDays.clear();
  keptDays.set(key, [...kept, span]);
  return span.date;
}
