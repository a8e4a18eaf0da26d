// A log writes wall clock times without a zone, day first, to the minute. Here they become instants of one zone; times
// that a clock change repeats or skips are read the 'compatible' way and said to be odd.

/** Why a wall clock time is not plainly one instant. */
export type LocalTimeOddity = 'REPEATED_LOCAL_TIME' | 'SKIPPED_LOCAL_TIME';

export interface ReadLocalTime {
  readonly atMs: number;
  readonly oddity: LocalTimeOddity | null;
}

/** Reads `d/m/yyyy HH:MM[:SS]` of one zone; null when the text is no such time. Keeps one entry a civil day. */
export type LocalTimeReader = (text: string) => ReadLocalTime | null;

const dayFirst = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d{2})(?::(\d{2}))?$/;
const dayMs = 86_400_000;

interface CivilDay {
  /** The instant of its 00:00; null on a day near which the clocks change, when arithmetic will not do. */
  readonly midnightMs: number | null;
}

/** True when the runtime's zone data knows `zone` as an IANA name. */
export function isTimeZone(zone: string): boolean {
  try {
    // Fixed offsets such as "+02:00" are accepted by Temporal, but a log that spans a year has none.
    return !/^[+-]/.test(zone) && Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * A reader of day-first wall clock times in `zone`.
 * @throws RangeError when `zone` is not an IANA time zone
 */
export function localTimeReader(zone: string): LocalTimeReader {
  if (!isTimeZone(zone)) {
    throw new RangeError(`Expected an IANA time zone such as America/Sao_Paulo; "${zone}" came.`);
  }
  const days = new Map<number, CivilDay>();
  return (text) => {
    const parts = dayFirst.exec(text);
    if (parts === null) return null;
    const civil = toCivil(parts);
    if (civil === null) return null;
    const date = (civil.year * 100 + civil.month) * 100 + civil.day;
    const day = days.get(date) ?? readDay(civil, zone);
    days.set(date, day);
    if (day.midnightMs === null) return onChangeDay(civil, zone);
    const sinceMidnightMs = ((civil.hour * 60 + civil.minute) * 60 + civil.second) * 1000;
    return { atMs: day.midnightMs + sinceMidnightMs, oddity: null };
  };
}

interface CivilTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Null for a date or a time that no calendar or clock has. */
function toCivil(parts: RegExpExecArray): CivilTime | null {
  const [day = 0, month = 0, year = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((part) => Number(part || 0));
  if (hour > 23 || minute > 59 || second > 59 || month < 1 || month > 12 || day < 1) return null;
  if (day > new Temporal.PlainYearMonth(year, month).daysInMonth) return null;
  return { day, month, year, hour, minute, second };
}

function readDay({ year, month, day }: CivilTime, zone: string): CivilDay {
  const midnight = new Temporal.PlainDate(year, month, day).toZonedDateTime(zone);
  const change = midnight.subtract({ hours: 24 }).getTimeZoneTransition('next');
  const isPlain = change === null || change.epochMilliseconds > midnight.epochMilliseconds + 2 * dayMs;
  return { midnightMs: isPlain ? midnight.epochMilliseconds : null };
}

function onChangeDay(civil: CivilTime, zone: string): ReadLocalTime {
  const local = Temporal.PlainDateTime.from(civil);
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(zone, { disambiguation: 'later' });
  const compatible = local.toZonedDateTime(zone, { disambiguation: 'compatible' });
  const isPlain = earlier.epochMilliseconds === later.epochMilliseconds;
  const isRepeated = earlier.toPlainDateTime().equals(local);
  return {
    atMs: compatible.epochMilliseconds,
    oddity: isPlain ? null : isRepeated ? 'REPEATED_LOCAL_TIME' : 'SKIPPED_LOCAL_TIME',
  };
}
