// VAVAILABILITY (RFC 7953) as a schedule. What a schedule has no words for is refused with the line it stands on and never
// bent: a schedule that is nearly right judges wrongly.
import ICAL from 'ical.js';
import type {
  CoverageException,
  CoveragePeriod,
  CoverageSchedule,
  HolidayRule,
  LocalInterval,
  PeriodHours,
  Weekday,
} from '../engine/coverage.ts';
import { CalendarError, linesOfComponents, malformed } from './ical-problem.ts';
import { ownNames, weekdayCodes, weekdayNames } from './write-availability.ts';

/** @throws CalendarError MALFORMED_CALENDAR or NOT_EXPRESSIBLE, with the line */
export function readAvailability(text: string): CoverageSchedule {
  const lines = linesOfComponents(text);
  const components = availabilitiesOf(text, lines);
  const week = theWeek(components);
  const zones = new Set(components.flatMap((each) => zonesOf(each)));
  const [timeZone] = zones;
  if (timeZone === undefined) throw notExpressible(week.line, 'no time names its zone (TZID, or UTC)');
  if (zones.size > 1) throw notExpressible(week.line, `its times are in several zones: ${[...zones].join(', ')}`);
  const dated = components.filter((each) => each !== week);
  for (const each of dated) refuseLowerPriority(each, week);
  const holidays = dated.filter(({ component }) => component.hasProperty(ownNames.holiday));
  return {
    timeZone,
    periods: periodsOf(week),
    holidays: holidays.flatMap((each) => datesOf(each)),
    exceptions: dated.filter((each) => !holidays.includes(each)).flatMap((each) => exceptionsOf(each)),
  };
}

interface Part {
  readonly component: ICAL.Component;
  readonly line: number;
}

interface Availability extends Part {
  readonly available: readonly Part[];
}

const notExpressible = (line: number, what: string): CalendarError =>
  new CalendarError('NOT_EXPRESSIBLE', line, `a schedule cannot say this: ${what}.`);

function availabilitiesOf(text: string, lines: ReadonlyMap<string, readonly number[]>): Availability[] {
  let root: ICAL.Component;
  try {
    root = new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0]);
  } catch (error) {
    throw malformed(1, `the text cannot be read: ${(error as Error).message.slice(0, 150)}`);
  }
  const found = root.getAllSubcomponents('vavailability');
  if (found.length === 0) throw malformed(1, 'expected a VAVAILABILITY, got none.');
  let place = 0;
  return found.map((component, i) => ({
    component,
    line: lines.get('VAVAILABILITY')?.[i] ?? 1,
    available: component.getAllSubcomponents('available').map((each) => {
      place += 1;
      return { component: each, line: lines.get('AVAILABLE')?.[place - 1] ?? 1 };
    }),
  }));
}

const isBounded = ({ component }: Availability): boolean =>
  ['dtstart', 'dtend', 'duration'].some((name) => component.hasProperty(name));

function theWeek(all: readonly Availability[]): Availability {
  const [week, another] = all.filter((each) => !isBounded(each));
  if (week === undefined) throw notExpressible(all[0]?.line ?? 1, 'no availability holds at all times');
  if (another !== undefined) throw notExpressible(another.line, 'a second availability that holds at all times');
  for (const each of all) refuseTentative(each);
  return week;
}

const textOf = ({ component }: Part, name: string): string =>
  String(component.getFirstPropertyValue(name) ?? '').toUpperCase();

function refuseTentative(availability: Availability): void {
  const busy = textOf(availability, 'busytype');
  if (['', 'BUSY', 'BUSY-UNAVAILABLE'].includes(busy)) return;
  throw notExpressible(availability.line, `BUSYTYPE:${busy}; outside of its hours a schedule is closed`);
}

/** 0 and none are the lowest; of the others 1 is the highest. */
const rankOf = (availability: Availability): number => Number(textOf(availability, 'priority')) || 10;

function refuseLowerPriority(dated: Availability, week: Availability): void {
  if (rankOf(dated) < rankOf(week)) return;
  throw notExpressible(dated.line, 'dates with hours of their own need a higher PRIORITY than the week');
}

function zonesOf(availability: Availability): string[] {
  return [availability, ...availability.available].flatMap(({ component, line }) =>
    ['dtstart', 'dtend'].flatMap((name) => {
      const property = component.getFirstProperty(name);
      const value = property?.getFirstValue();
      if (!(value instanceof ICAL.Time)) return [];
      const named = property?.getFirstParameter('tzid');
      if (typeof named === 'string' && named !== '') return [named];
      if (value.zone.tzid === 'UTC') return ['UTC'];
      throw notExpressible(line, `${name.toUpperCase()} without a zone`);
    }),
  );
}

/** Where it begins and ends on its wall clock. */
function spanOf({ component, line }: Part): {
  readonly from: Temporal.PlainDateTime;
  readonly to: Temporal.PlainDateTime;
} {
  const start = component.getFirstPropertyValue('dtstart');
  const end = component.getFirstPropertyValue('dtend');
  const duration = component.getFirstPropertyValue('duration');
  if (!(start instanceof ICAL.Time) || start.isDate) throw malformed(line, 'expected DTSTART with a time.');
  const from = wall(start);
  if (end instanceof ICAL.Time && !end.isDate) return { from, to: wall(end) };
  if (duration instanceof ICAL.Duration) return { from, to: from.add({ seconds: duration.toSeconds() }) };
  throw malformed(line, 'expected DTEND with a time, or DURATION.');
}

const wall = ({ year, month, day, hour, minute, second }: ICAL.Time): Temporal.PlainDateTime =>
  new Temporal.PlainDateTime(year, month, day, hour, minute, second);

/** The interval of an AVAILABLE, from its date's midnight. */
function intervalOf(part: Part): LocalInterval & { readonly date: Temporal.PlainDate } {
  const { from, to } = spanOf(part);
  const hours = from.until(to, { largestUnit: 'hours' });
  const milliseconds = hours.total('milliseconds');
  if (milliseconds <= 0) throw malformed(part.line, 'expected an end after the start.');
  if (milliseconds > 86_400_000) throw notExpressible(part.line, 'hours of more than a day');
  const isMidnight = to.toPlainTime().equals(new Temporal.PlainTime());
  return {
    date: from.toPlainDate(),
    from: timeText(from.toPlainTime()),
    to: isMidnight ? '24:00' : timeText(to.toPlainTime()),
  };
}

const timeText = (time: Temporal.PlainTime): string =>
  time.toString({ smallestUnit: time.second === 0 ? 'minute' : 'second' });

/** A period is named by a category; hours without one are PRIME. */
function periodOf(part: Part): CoveragePeriod {
  return textOf(part, 'categories') === 'NON_PRIME' ? 'NON_PRIME' : 'PRIME';
}

function periodsOf(week: Availability): PeriodHours[] {
  const rules = (['PRIME', 'NON_PRIME'] as const).map((period) => ({
    period,
    rule: ruleOf(week, period),
    parts: week.available.filter((part) => periodOf(part) === period),
  }));
  return rules
    .filter(({ rule, parts }) => rule !== null || parts.length > 0)
    .map(({ period, rule, parts }) => ({ period, weekly: weeklyOf(parts), onHoliday: rule ?? 'CLOSED' }));
}

function ruleOf(week: Availability, period: CoveragePeriod): HolidayRule | null {
  const name = ownNames.onHoliday[period];
  const said = textOf(week, name);
  if (said === '') return null;
  if (said === 'CLOSED' || said === 'AS_USUAL' || said === 'ALL_DAY') return said;
  throw malformed(
    week.line,
    `expected CLOSED, AS_USUAL or ALL_DAY as ${name.toUpperCase()}, got ${said.slice(0, 40)}.`,
  );
}

function weeklyOf(parts: readonly Part[]): PeriodHours['weekly'] {
  const weekly: Partial<Record<Weekday, LocalInterval[]>> = {};
  for (const part of parts) {
    const { date, from, to } = intervalOf(part);
    for (const day of weekdaysOf(part, date)) (weekly[day] ??= []).push({ from, to });
  }
  for (const intervals of Object.values(weekly)) intervals.sort((a, b) => (a.from < b.from ? -1 : 1));
  return weekly;
}

/** Only a week that repeats for ever is a schedule's. */
function weekdaysOf(part: Part, date: Temporal.PlainDate): readonly Weekday[] {
  const { component, line } = part;
  for (const name of ['exdate', 'rdate', 'recurrence-id']) {
    if (component.hasProperty(name)) throw notExpressible(line, `${name.toUpperCase()} on weekly hours`);
  }
  const rule = component.getFirstPropertyValue('rrule');
  if (!(rule instanceof ICAL.Recur)) throw notExpressible(line, 'hours that do not repeat every week');
  const text = rule.toString();
  const parts = new Map(text.split(';').map((each) => each.split('=') as [string, string | undefined]));
  const allowed = new Set(['FREQ', 'BYDAY', 'WKST', 'INTERVAL']);
  const isPlain = [...parts.keys()].every((name) => allowed.has(name)) && (parts.get('INTERVAL') ?? '1') === '1';
  const days = parts.get('BYDAY')?.split(',');
  if (!isPlain) throw notExpressible(line, `RRULE:${text}`);
  if (parts.get('FREQ') === 'DAILY' && days === undefined) return weekdayNames;
  if (parts.get('FREQ') !== 'WEEKLY') throw notExpressible(line, `RRULE:${text}`);
  const found = weekdayNames.filter((day) => (days ?? [codeOn(date)]).includes(weekdayCodes[day]));
  if (found.length !== (days?.length ?? 1)) throw notExpressible(line, `RRULE:${text}`);
  return found;
}

const codeOn = (date: Temporal.PlainDate): string => weekdayCodes[weekdayNames[date.dayOfWeek - 1] ?? 'mon'];

/** The civil dates that a bounded availability is for: whole ones only. */
function datesOf(availability: Availability): string[] {
  const { from, to } = spanOf(availability);
  const midnight = new Temporal.PlainTime();
  const days = from.toPlainDate().until(to.toPlainDate(), { largestUnit: 'days' }).days;
  if (!from.toPlainTime().equals(midnight) || !to.toPlainTime().equals(midnight) || days < 1) {
    throw notExpressible(availability.line, 'an availability for a part of a date');
  }
  if (days > 366) throw notExpressible(availability.line, 'an availability for more than a year of dates');
  return Array.from({ length: days }, (_, day) => from.toPlainDate().add({ days: day }).toString());
}

function exceptionsOf(availability: Availability): CoverageException[] {
  const said = textOf(availability, ownNames.period);
  const spoken = availability.available.filter(({ component }) => !component.hasProperty(ownNames.repeated));
  const intervals = spoken.map((part) => {
    if (part.component.hasProperty('rrule')) throw notExpressible(part.line, 'hours that repeat within given dates');
    return { part, ...intervalOf(part) };
  });
  const dates = datesOf(availability);
  const stray = intervals.find(({ date }) => !dates.includes(date.toString()));
  if (stray !== undefined) throw notExpressible(stray.part.line, 'hours outside the dates of their availability');
  return dates.flatMap((date) => {
    const own = intervals.filter((each) => each.date.toString() === date);
    const exceptionFor = (period: CoveragePeriod | null, hours: typeof own): CoverageException => ({
      date,
      period,
      intervals: hours.map(({ from, to }) => ({ from, to })),
    });
    if (said !== '') return [exceptionFor(said === 'PRIME' || said === 'NON_PRIME' ? said : null, own)];
    if (own.length === 0) return [exceptionFor(null, own)];
    // Foreign words: every period is replaced, each by the hours of its own category.
    return (['PRIME', 'NON_PRIME'] as const).map((period) =>
      exceptionFor(
        period,
        own.filter(({ part }) => periodOf(part) === period),
      ),
    );
  });
}
