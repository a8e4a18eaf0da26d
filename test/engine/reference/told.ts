// Lives in lines that can be read aloud: "Mon 10:00 STATUS_CHANGED WAITING_CUSTOMER". The week is that of Monday,
// 6 April 2026, unless a whole date is given; the wall is the schedule's own.
import type { CoverageSchedule, LocalInterval, Weekday } from '../../../server/src/engine/coverage.ts';
import type { Actor, FactKind, Severity, StatusCategory } from '../../../server/src/engine/fact.ts';
import { previewByReference } from './preview.ts';
import { clause, event } from './words.ts';
import type { Measure, PlainClause, PlainClock, PlainEvent, PlainQuestion } from './words.ts';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

const week = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const workdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];
const everyDay: readonly Weekday[] = [...workdays, 'sat', 'sun'];

/** The same hours on many days. */
export const on = (
  days: readonly Weekday[],
  ...intervals: readonly LocalInterval[]
): CoverageSchedule['periods'][0] => ({
  period: 'PRIME',
  weekly: Object.fromEntries(days.map((day) => [day, intervals])),
  onHoliday: 'CLOSED',
});

const schedule = (timeZone: string, ...periods: CoverageSchedule['periods']): CoverageSchedule => ({
  timeZone,
  periods,
  holidays: [],
  exceptions: [],
});

export const roundTheClock = (timeZone = 'UTC'): CoverageSchedule =>
  schedule(timeZone, on(everyDay, { from: '00:00', to: '24:00' }));
export const officeHours = (timeZone = 'UTC'): CoverageSchedule =>
  schedule(timeZone, on(workdays, { from: '09:00', to: '17:00' }));
/** Prime by day, non-prime by night, every day. */
export const dayAndNight = (from = '08:00', to = '18:00'): CoverageSchedule =>
  schedule('UTC', on(everyDay, { from, to }), { ...on(everyDay, { from: to, to: from }), period: 'NON_PRIME' });

/** "Tue 10:00" of the week, or a whole date and time; on the wall of the zone. */
export function moment(text: string, timeZone = 'UTC'): number {
  const [day = '', time = ''] = text.split(' ');
  const place = week.indexOf(day);
  const date = place < 0 ? Temporal.PlainDate.from(day) : Temporal.PlainDate.from('2026-04-06').add({ days: place });
  return date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
}

const waits: readonly StatusCategory[] = ['WAITING_CUSTOMER', 'WAITING_SUPPLIER', 'ON_HOLD'];
const statuses: readonly string[] = ['NEW', 'OPEN', ...waits, 'RESOLVED', 'CLOSED', 'CANCELLED'];
const severities: readonly string[] = ['LOW', 'NORMAL', 'HIGH', 'URGENT'];
const actors: readonly string[] = ['CUSTOMER', 'AGENT', 'AUTOMATION'];

/** One event a line: day, time, kind, then in any order a status, a severity, an actor, #id, >refersTo, @group, undo. */
export function told(lines: readonly string[], timeZone = 'UTC'): PlainEvent[] {
  return lines.map((line, place) => {
    const [day = '', time = '', kind = '', ...words] = line.split(' ');
    const marked = (mark: string): string | null => words.find((word) => word.startsWith(mark))?.slice(1) ?? null;
    const among = (names: readonly string[]): string | null => words.find((word) => names.includes(word)) ?? null;
    return event({
      at: moment(`${day} ${time}`, timeZone),
      kind: kind as FactKind,
      eventId: marked('#') ?? `e${place}`,
      status: among(statuses) as StatusCategory | null,
      severity: among(severities) as Severity | null,
      actor: among(actors) as Actor | null,
      refersTo: marked('>'),
      group: marked('@'),
      undo: words.includes('undo'),
    });
  });
}

export interface Story {
  readonly schedule?: CoverageSchedule;
  readonly clauses: readonly PlainClause[];
  readonly severity?: Severity;
  readonly events: readonly string[];
  readonly asOf: string;
}

export function question({
  schedule = roundTheClock(),
  clauses,
  severity = 'NORMAL',
  events,
  asOf,
}: Story): PlainQuestion {
  const { timeZone } = schedule;
  return { schedule, clauses, severity, events: told(events, timeZone), asOf: moment(asOf, timeZone) };
}

/** One clock of a story by the reference; null: there is none. */
export function clockOf(story: Story, measure: Measure = 'RESOLUTION', cycle = 1): PlainClock | null {
  const clocks = previewByReference(question(story));
  return clocks.find((clock) => clock.measure === measure && clock.cycle === cycle) ?? null;
}

/** Clauses in hours, the way they are said aloud. */
const inHours =
  (measure: Measure) =>
  (hours: number, said: Partial<PlainClause> = {}): PlainClause =>
    clause({ measure, promiseMs: hours * HOUR, ...said });
export const resolution = inHours('RESOLUTION');
export const response = inHours('FIRST_RESPONSE');
export const next = inHours('NEXT_RESPONSE');
export const update = inHours('PERIODIC_UPDATE');
