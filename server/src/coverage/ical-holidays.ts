// Holidays of an iCalendar text (RFC 5545): every date that one of its events touches, on that event's own wall clock.
// ical.js reads the text; rrule-temporal walks the rules, because it ends also where a rule never comes true.
import ICAL from 'ical.js';
import { RRuleTemporal } from 'rrule-temporal';
import { limits } from '../config.ts';
import { COVERAGE_HORIZON } from '../engine/coverage.ts';
import { inDateOrder, type HolidayEntry } from './holiday-calendar.ts';
import { CalendarError, linesOfComponents, malformed } from './ical-problem.ts';

/** An event without an end to its rule is followed so many years past `now`. */
const yearsAhead = 50;

/**
 * The dates of all events of a text. Cancelled events have none; an event moved by RECURRENCE-ID counts where it was moved.
 * @throws CalendarError MALFORMED_CALENDAR with the line, or CALENDAR_TOO_LARGE past 10,000 dates
 */
export function readHolidays(text: string, now: Temporal.Instant): HolidayEntry[] {
  const lines = linesOfComponents(text).get('VEVENT') ?? [];
  const events = eventsOf(text, lines);
  const moved = movedInstances(events);
  const entries: HolidayEntry[] = [];
  const until = now.toZonedDateTimeISO('UTC').add({ years: yearsAhead }).toPlainDate();
  events.forEach(({ component, zone }, place) => {
    const line = lines[place] ?? 1;
    try {
      for (const entry of entriesOf({ component, zone }, { until, moved })) {
        entries.push(entry);
        if (entries.length > limits.calendarDates) throw tooLarge(line);
      }
    } catch (error) {
      if (error instanceof CalendarError) throw error;
      // ical.js and rrule-temporal say what is wrong in words, but not where.
      throw malformed(line, `the event that begins here cannot be read: ${(error as Error).message.slice(0, 150)}`);
    }
  });
  return inDateOrder(entries);
}

const tooLarge = (line: number): CalendarError =>
  new CalendarError(
    'CALENDAR_TOO_LARGE',
    line,
    `expected at most ${limits.calendarDates} dates in one calendar, got more with the event that begins here.`,
  );

interface FoundEvent {
  readonly component: ICAL.Component;
  /** The calendar's own zone, for events in UTC. */
  readonly zone: string;
}

function eventsOf(text: string, lines: readonly number[]): FoundEvent[] {
  try {
    // Several calendars in one text come back as a list of lists.
    const parsed = ICAL.parse(text) as [unknown, ...unknown[]];
    const roots = (typeof parsed[0] === 'string' ? [parsed] : parsed) as ConstructorParameters<
      typeof ICAL.Component
    >[0][];
    return roots.flatMap((root) => {
      const calendar = new ICAL.Component(root);
      const named = calendar.getFirstPropertyValue('x-wr-timezone');
      const zone = typeof named === 'string' && isZone(named) ? named : 'UTC';
      return calendar.getAllSubcomponents('vevent').map((component) => ({ component, zone }));
    });
  } catch (error) {
    const line = lines.find((begins) => !isReadable(text, begins)) ?? 1;
    throw malformed(line, `what begins here cannot be read: ${(error as Error).message.slice(0, 150)}`);
  }
}

/** Whether the event that begins on a line can be read by itself. */
function isReadable(text: string, begins: number): boolean {
  const rest = text.split(/\r\n|\n|\r/).slice(begins - 1);
  const ends = rest.findIndex((line) => /^END:VEVENT\s*$/i.test(line));
  try {
    ICAL.parse(['BEGIN:VCALENDAR', ...rest.slice(0, ends + 1), 'END:VCALENDAR'].join('\r\n'));
    return true;
  } catch {
    // What is wrong with it was said when the whole was read.
    return false;
  }
}

const textOf = (component: ICAL.Component, name: string): string =>
  String(component.getFirstPropertyValue(name) ?? '').trim();

/** By event: the instances that stand elsewhere or nowhere. */
function movedInstances(events: readonly FoundEvent[]): ReadonlyMap<string, ReadonlySet<string>> {
  const moved = new Map<string, Set<string>>();
  for (const { component } of events) {
    const instance = component.getFirstPropertyValue('recurrence-id');
    if (!(instance instanceof ICAL.Time)) continue;
    const uid = textOf(component, 'uid');
    moved.set(uid, (moved.get(uid) ?? new Set()).add(wall(instance).toPlainDate().toString()));
  }
  return moved;
}

function* entriesOf(
  { component, zone }: FoundEvent,
  { until, moved }: { readonly until: Temporal.PlainDate; readonly moved: ReadonlyMap<string, ReadonlySet<string>> },
): Generator<HolidayEntry> {
  if (textOf(component, 'status').toUpperCase() === 'CANCELLED') return;
  const start = component.getFirstPropertyValue('dtstart');
  if (!(start instanceof ICAL.Time)) throw new Error('it has no DTSTART');
  refuseImpossibleDates(component);
  const first = placeOf(start, zone);
  const length = lengthOf(component, first, zone);
  const name = textOf(component, 'summary').replaceAll('\0', '').toWellFormed().slice(0, limits.nameChars) || 'Holiday';
  const elsewhere = component.hasProperty('recurrence-id') ? undefined : moved.get(textOf(component, 'uid'));
  for (const at of startsOf({ component, first, zone }, until)) {
    if (elsewhere?.has(at.toPlainDate().toString())) continue;
    const last = at.add({ milliseconds: Math.max(0, length.ms - 1) }).toPlainDate();
    for (let date = at.toPlainDate(); Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
      if (date.year < COVERAGE_HORIZON.firstYear || date.year > COVERAGE_HORIZON.lastYear) break;
      yield { date: date.toString(), name, wholeDay: length.wholeDays };
    }
  }
}

/** ical.js takes the 45th of a 13th month for a day of the next year; whoever wrote it meant another one. */
function refuseImpossibleDates(component: ICAL.Component): void {
  for (const property of component.getAllProperties()) {
    if (!['date', 'date-time', 'period'].includes(property.type)) continue;
    const [, , , ...values] = property.toJSON() as readonly unknown[];
    for (const value of values.flat()) {
      const [date] = /^\d{4}-\d{2}-\d{2}/.exec(String(value)) ?? [];
      if (date !== undefined) Temporal.PlainDate.from(date, { overflow: 'reject' });
    }
  }
}

/** The wall clock that an event's time is on: its own, or the calendar's where it is written in UTC. */
function placeOf(time: ICAL.Time, zone: string): Temporal.PlainDateTime {
  const shown = wall(time);
  return time.zone.tzid === 'UTC' ? shown.toZonedDateTime('UTC').withTimeZone(zone).toPlainDateTime() : shown;
}

const wall = ({ year, month, day, hour, minute, second }: ICAL.Time): Temporal.PlainDateTime =>
  Temporal.PlainDateTime.from({ year, month, day, hour, minute, second }, { overflow: 'reject' });

const DAY = 86_400_000;

/** How long an event lasts on the wall clock; without an end one date, or the instant of its start. */
function lengthOf(
  component: ICAL.Component,
  first: Temporal.PlainDateTime,
  zone: string,
): { readonly ms: number; readonly wholeDays: boolean } {
  const start = component.getFirstPropertyValue('dtstart') as ICAL.Time;
  const end = component.getFirstPropertyValue('dtend');
  const duration = component.getFirstPropertyValue('duration');
  let ms = start.isDate ? DAY : 0;
  if (end instanceof ICAL.Time) ms = first.until(placeOf(end, zone), { largestUnit: 'hours' }).total('milliseconds');
  else if (duration instanceof ICAL.Duration) ms = duration.toSeconds() * 1000;
  if (ms < 0) throw new Error('it ends before it begins');
  const fromMidnight = first.toPlainTime().equals(new Temporal.PlainTime());
  return { ms, wholeDays: fromMidnight && ms > 0 && ms % DAY === 0 };
}

/** Where each instance of an event begins: DTSTART, RRULE and RDATE without EXDATE; each once. */
function* startsOf(
  {
    component,
    first,
    zone,
  }: { readonly component: ICAL.Component; readonly first: Temporal.PlainDateTime; readonly zone: string },
  until: Temporal.PlainDate,
): Generator<Temporal.PlainDateTime> {
  const excluded = new Set(valuesOf(component, 'exdate', zone).flatMap((at) => keysOf(at)));
  const given = new Set<string>();
  const rules = component.getAllProperties('rrule').map((property) => String(property.getFirstValue()));
  const extra = valuesOf(component, 'rdate', zone).map(({ at }) => at);
  for (const at of [first, ...extra]) if (isNew(at)) yield at;
  for (const rule of rules) for (const at of walk(rule, first, until)) if (isNew(at)) yield at;

  function isNew(at: Temporal.PlainDateTime): boolean {
    const key = at.toString();
    if (given.has(key) || excluded.has(key) || excluded.has(at.toPlainDate().toString())) return false;
    given.add(key);
    return true;
  }
}

interface ListedTime {
  readonly at: Temporal.PlainDateTime;
  readonly isDate: boolean;
}

/** A date excludes that date's instance, a time only the one at that time. */
const keysOf = ({ at, isDate }: ListedTime): string[] => [isDate ? at.toPlainDate().toString() : at.toString()];

function valuesOf(component: ICAL.Component, name: string, zone: string): ListedTime[] {
  return component.getAllProperties(name).flatMap((property) =>
    property.getValues().flatMap((value: unknown): ListedTime[] => {
      const time = value instanceof ICAL.Period ? value.start : value;
      return time instanceof ICAL.Time ? [{ at: placeOf(time, zone), isDate: time.isDate }] : [];
    }),
  );
}

/** The instances of a rule on a wall clock without clock changes, which dates do not feel. */
function walk(rule: string, first: Temporal.PlainDateTime, until: Temporal.PlainDate): Temporal.PlainDateTime[] {
  const isEndless = !/COUNT=|UNTIL=/i.test(rule);
  const stamp = first.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
  const walker = new RRuleTemporal({
    rruleString: `DTSTART;TZID=UTC:${stamp}\nRRULE:${wallUntil(rule)}`,
    maxIterations: limits.calendarDates * 2,
    maxCandidateEvaluations: limits.calendarDates * 20,
  });
  const found: Temporal.PlainDateTime[] = [];
  walker.all((at) => {
    const local = at.toPlainDateTime();
    if (isEndless && Temporal.PlainDate.compare(local.toPlainDate(), until) > 0) return false;
    found.push(local);
    return found.length <= limits.calendarDates;
  });
  return found;
}

/** UNTIL as the end of its date: it is the last instance's date that matters, in whatever zone it was written. */
const wallUntil = (rule: string): string =>
  rule.replace(/UNTIL=(\d{4})-?(\d{2})-?(\d{2})[^;]*/i, 'UNTIL=$1$2$3T235959Z');

function isZone(name: string): boolean {
  try {
    new Temporal.ZonedDateTime(0n, name);
    return true;
  } catch {
    // A RangeError is Temporal's way of saying that it knows no such zone.
    return false;
  }
}
