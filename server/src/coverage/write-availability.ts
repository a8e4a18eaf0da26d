// A schedule as VAVAILABILITY (RFC 7953). The week is one availability; each date with rules of its own is another of a
// higher priority, which replaces that date. What RFC 7953 has no words for stands in X- properties beside hours that are
// right for who does not know them.
import {
  compileCoverage,
  openSpans,
  type Coverage,
  type CoverageException,
  type CoveragePeriod,
  type CoverageSchedule,
  type LocalInterval,
  type PeriodHours,
  type Weekday,
} from '../engine/coverage.ts';

export const weekdayCodes: Readonly<Record<Weekday, string>> = {
  ...{ mon: 'MO', tue: 'TU', wed: 'WE', thu: 'TH', fri: 'FR', sat: 'SA', sun: 'SU' },
};
export const weekdayNames = Object.keys(weekdayCodes) as readonly Weekday[];

/** 1 is the highest priority there is. */
export const priorities = { holiday: 1, exception: 5, week: 9 } as const;

/**
 * The X- properties: the rule of a period for holidays, the period an exception is for, hours that an exception leaves as
 * they are and only repeats, and that a date is a holiday.
 */
export const ownNames = {
  onHoliday: { PRIME: 'x-headroom-on-holiday-prime', NON_PRIME: 'x-headroom-on-holiday-non-prime' },
  period: 'x-headroom-period',
  repeated: 'x-headroom-repeated',
  holiday: 'x-headroom-holiday',
} as const;

// A Monday; a week has no first one, but DTSTART wants a date.
const someMonday = Temporal.PlainDate.from('2000-01-03');

/** The text of a calendar with the availability of a schedule. */
export function writeAvailability(name: string, schedule: CoverageSchedule, now: Temporal.Instant): string {
  const stamp = compact(now.toZonedDateTimeISO('UTC').toPlainDateTime());
  const wallClock = compileCoverage({ ...schedule, timeZone: 'UTC' });
  const main = schedule.periods.some(({ period }) => period === 'PRIME') ? 'PRIME' : 'NON_PRIME';
  const write = writerFor(schedule.timeZone, `${stamp}Z`);
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Headroom//Coverage//EN'],
    ...write.availability({ uid: 'week', priority: priorities.week, summary: name }, weekLines(schedule, write)),
    ...schedule.exceptions.flatMap((exception) => exceptionLines(exception, { wallClock, main }, write)),
    ...schedule.holidays.flatMap((date) => holidayLines(date, wallClock, write)),
    'END:VCALENDAR',
  ];
  return `${lines.flatMap(folded).join('\r\n')}\r\n`;
}

interface About {
  readonly uid: string;
  readonly priority: number;
  readonly summary?: string;
  /** The one date it is for; absent: always. */
  readonly date?: Temporal.PlainDate;
  readonly own?: readonly string[];
}

interface Writer {
  availability(about: About, available: readonly string[]): string[];
  available(
    of: { readonly uid: string; readonly date: Temporal.PlainDate; readonly period: CoveragePeriod },
    interval: LocalInterval,
    more?: readonly string[],
  ): string[];
}

function writerFor(timeZone: string, stamp: string): Writer {
  const at = (property: string, time: Temporal.PlainDateTime): string =>
    `${property};TZID=${timeZone}:${compact(time)}`;
  return {
    availability: ({ uid, priority, summary, date, own = [] }, available) => [
      ...['BEGIN:VAVAILABILITY', `UID:${uid}`, `DTSTAMP:${stamp}`, 'BUSYTYPE:BUSY-UNAVAILABLE', `PRIORITY:${priority}`],
      ...(summary === undefined ? [] : [`SUMMARY:${escaped(summary)}`]),
      ...(date === undefined
        ? []
        : [at('DTSTART', date.toPlainDateTime()), at('DTEND', date.add({ days: 1 }).toPlainDateTime())]),
      ...own,
      ...available,
      'END:VAVAILABILITY',
    ],
    available: ({ uid, date, period }, { from, to }, more = []) => {
      const [opens, closes] = [timeOf(from), timeOf(to)];
      const ends = closes === null || Temporal.PlainTime.compare(closes, opens ?? midnight) <= 0;
      const end = (ends ? date.add({ days: 1 }) : date).toPlainDateTime(closes ?? midnight);
      return [
        ...['BEGIN:AVAILABLE', `UID:${uid}`, `DTSTAMP:${stamp}`],
        ...[at('DTSTART', date.toPlainDateTime(opens ?? midnight)), at('DTEND', end), `CATEGORIES:${period}`],
        ...more,
        'END:AVAILABLE',
      ];
    },
  };
}

const midnight = new Temporal.PlainTime();

/** Null: 24:00. */
const timeOf = (text: string): Temporal.PlainTime | null =>
  text.startsWith('24') ? null : Temporal.PlainTime.from(text);

const compact = (time: Temporal.PlainDateTime): string =>
  time.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');

const escaped = (text: string): string =>
  text.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll(/\r\n|\n|\r/g, String.raw`\n`);

/** The weekly hours, weekdays of one interval together, and each period's rule for holidays. */
function weekLines({ periods }: CoverageSchedule, write: Writer): string[] {
  const rules = periods.map(({ period, onHoliday }) => `${ownNames.onHoliday[period].toUpperCase()}:${onHoliday}`);
  const available = periods.flatMap(({ period, weekly }) =>
    [...byInterval(weekly)].flatMap(([key, { interval, days }]) => {
      const [first] = days;
      const date = someMonday.add({ days: first === undefined ? 0 : weekdayNames.indexOf(first) });
      const rule = `RRULE:FREQ=WEEKLY;BYDAY=${days.map((day) => weekdayCodes[day]).join(',')}`;
      return write.available({ uid: `week-${period}-${key}`, date, period }, interval, [rule]);
    }),
  );
  return [...rules, ...available];
}

function byInterval(
  weekly: PeriodHours['weekly'],
): ReadonlyMap<string, { readonly interval: LocalInterval; readonly days: readonly Weekday[] }> {
  const found = new Map<string, { interval: LocalInterval; days: Weekday[] }>();
  for (const day of weekdayNames) {
    for (const interval of weekly[day] ?? []) {
      // Midnight at the end has two names, and hours that are given twice are one.
      const key = `${interval.from}-${timeOf(interval.to)?.toString() ?? midnight.toString()}`;
      const known = found.get(key) ?? { interval, days: [] };
      if (!known.days.includes(day)) known.days.push(day);
      found.set(key, known);
    }
  }
  return found;
}

/** What each period's hours come to on a date, on the wall clock: a clock without changes tells. */
function hoursOn(date: string, wallClock: Coverage): readonly (LocalInterval & { readonly period: CoveragePeriod })[] {
  const from = Temporal.Instant.from(`${date}T00:00Z`);
  const to = from.add({ hours: 24 });
  const clockTime = (at: Temporal.Instant): string =>
    at.equals(to) ? '24:00' : at.toZonedDateTimeISO('UTC').toPlainTime().toString({ smallestUnit: 'second' });
  return openSpans(wallClock, { from, to }).map((span) => ({
    period: span.period,
    from: clockTime(span.from),
    to: clockTime(span.until),
  }));
}

/** An exception of one period leaves the other's hours in place: they are repeated for who does not know our words. */
function exceptionLines(
  { date, period, intervals }: CoverageException,
  { wallClock, main }: { readonly wallClock: Coverage; readonly main: CoveragePeriod },
  write: Writer,
): string[] {
  const on = Temporal.PlainDate.from(date);
  const uid = `exception-${date}-${period ?? 'ALL'}`;
  // One entry stands for all periods an exception replaces: where both cover, it is PRIME.
  const own = intervals.flatMap((interval, i) =>
    write.available({ uid: `${uid}-${i}`, date: on, period: period ?? main }, interval),
  );
  const left = period === null ? [] : hoursOn(date, wallClock).filter((each) => each.period !== period);
  const repeated = left.flatMap((each, i) =>
    write.available({ uid: `${uid}-left-${i}`, date: on, period: each.period }, each, [
      `${ownNames.repeated.toUpperCase()}:TRUE`,
    ]),
  );
  const about = { uid, priority: priorities.exception, date: on };
  const words = [`${ownNames.period.toUpperCase()}:${period ?? 'ALL'}`];
  return write.availability({ ...about, own: words }, [...own, ...repeated]);
}

function holidayLines(date: string, wallClock: Coverage, write: Writer): string[] {
  const on = Temporal.PlainDate.from(date);
  const available = hoursOn(date, wallClock).flatMap((each, i) =>
    write.available({ uid: `holiday-${date}-${i}`, date: on, period: each.period }, each),
  );
  const about = { uid: `holiday-${date}`, priority: priorities.holiday, date: on };
  return write.availability({ ...about, own: [`${ownNames.holiday.toUpperCase()}:TRUE`] }, available);
}

/** Lines of at most 75 octets, what is longer goes on after a space. */
function folded(line: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of line) {
    if (Buffer.byteLength(part + character) > 74) {
      parts.push(part);
      part = ` ${character}`;
    } else part += character;
  }
  return [...parts, part];
}
