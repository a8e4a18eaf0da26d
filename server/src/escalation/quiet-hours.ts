// Quiet hours: while they last an e-mail waits; the notice in the inbox never does.
import type { Severity } from '../engine/fact.ts';

/** From one time of the day to another on the wall clock of a zone, over midnight where the end is not later. */
export interface QuietHours {
  readonly timeZone: string;
  /** "22:00" or "22:00:30". */
  readonly from: string;
  readonly to: string;
  /** Severities that are mailed at once all the same. */
  readonly breaksThrough: readonly Severity[];
}

/** When an e-mail about a ticket of this severity may be sent: at once, or when the quiet hours around `at` end. */
export function mailableFrom(
  hours: QuietHours | null,
  severity: Severity | null,
  at: Temporal.Instant,
): Temporal.Instant {
  if (hours === null || (severity !== null && hours.breaksThrough.includes(severity))) return at;
  const today = at.toZonedDateTimeISO(hours.timeZone).toPlainDate();
  // Those of the day before may reach into this one.
  for (const date of [today.subtract({ days: 1 }), today]) {
    const from = instantOf(date, hours.from, hours.timeZone);
    const isOvernight = Temporal.PlainTime.compare(hours.to, hours.from) <= 0;
    const to = instantOf(isOvernight ? date.add({ days: 1 }) : date, hours.to, hours.timeZone);
    if (Temporal.Instant.compare(from, at) <= 0 && Temporal.Instant.compare(at, to) < 0) return to;
  }
  return at;
}

/** When the e-mail of a notice may be sent, in epoch milliseconds; null: they want none. */
export const mailAfter = (
  { byMail, quiet }: { readonly byMail: boolean; readonly quiet: QuietHours | null },
  severity: Severity | null,
  now: Temporal.Instant,
): number | null => (byMail ? mailableFrom(quiet, severity, now).epochMilliseconds : null);

const instantOf = (date: Temporal.PlainDate, time: string, timeZone: string): Temporal.Instant =>
  date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).toInstant();
