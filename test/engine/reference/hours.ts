// When time counts, civil day by civil day: the wall hours of the date, laid through the offsets the zone had around
// it. No compiled track, no search: lists of open pieces, walked from the front.
import type {
  CoveragePeriod,
  CoverageSchedule,
  LocalInterval,
  PeriodHours,
} from '../../../server/src/engine/coverage.ts';

/** Covered, and all of one period, in `[from, to)`. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly period: CoveragePeriod;
}

/** Which periods count. */
export type Counts = (period: CoveragePeriod) => boolean;
export const always: Counts = () => true;

/** Thrown when the answer lies further away than this reference looks. */
export class TooFar extends Error {}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const LOOK_DAYS = 3 * 366;
const firstDate = Temporal.PlainDate.from('1970-01-01');
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

interface Wall {
  readonly from: number;
  readonly to: number;
}

/** What is open within `[from, to)`, cut at its ends, in order. */
export function piecesBetween(schedule: CoverageSchedule, from: number, to: number): Piece[] {
  if (to <= from) return [];
  const found: Piece[] = [];
  // A wall is at most a day from UTC's, so two days either way hold every date that can reach in.
  for (let day = Math.floor(from / DAY) - 2; day <= Math.floor(to / DAY) + 2; day += 1) {
    for (const piece of piecesOfDay(schedule, day)) {
      if (piece.from >= to || piece.to <= from) continue;
      found.push({ ...piece, from: Math.max(piece.from, from), to: Math.min(piece.to, to) });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** What is open from an instant on, without end; throws TooFar when it looked long enough. */
export function* piecesFrom(schedule: CoverageSchedule, from: number): Generator<Piece, never> {
  let days = 2;
  for (let at = from; at < from + LOOK_DAYS * DAY; at += days * DAY, days = Math.min(days * 2, 64)) {
    yield* piecesBetween(schedule, at, at + days * DAY);
  }
  throw new TooFar(`Looked ${LOOK_DAYS} days from ${String(Temporal.Instant.fromEpochMilliseconds(from))}.`);
}

/** Covered milliseconds in `[from, to)`. */
export function countedBetween(schedule: CoverageSchedule, from: number, to: number, counts: Counts): number {
  return piecesBetween(schedule, from, to).reduce(
    (sum, piece) => sum + (counts(piece.period) ? piece.to - piece.from : 0),
    0,
  );
}

/** The earliest instant by which so much covered time has passed; for nothing the start itself or the next opening. */
export function afterCounted(schedule: CoverageSchedule, start: number, amountMs: number, counts: Counts): number {
  let left = amountMs;
  for (const piece of piecesFrom(schedule, start)) {
    if (!counts(piece.period)) continue;
    const long = piece.to - piece.from;
    if (left <= long) return piece.from + left;
    left -= long;
  }
  throw new TooFar('unreachable');
}

/** The civil date on the schedule's wall at an instant. */
export function dateAt(schedule: CoverageSchedule, at: number): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(schedule.timeZone).toPlainDate();
}

/** The instant of a wall time on a date. */
export function instantOf(schedule: CoverageSchedule, date: Temporal.PlainDate, time: string): number {
  return date.toZonedDateTime({ timeZone: schedule.timeZone, plainTime: Temporal.PlainTime.from(time) })
    .epochMilliseconds;
}

/** What is open on one civil date. */
export function piecesOf(schedule: CoverageSchedule, date: Temporal.PlainDate): readonly Piece[] {
  return piecesOfDay(schedule, date.toZonedDateTime('UTC').epochMilliseconds / DAY);
}

const knownPieces = new WeakMap<CoverageSchedule, Map<number, readonly Piece[]>>();

/** What is open on the civil date so many days after 1 January 1970. */
function piecesOfDay(schedule: CoverageSchedule, day: number): readonly Piece[] {
  const known = knownPieces.get(schedule) ?? new Map<number, readonly Piece[]>();
  knownPieces.set(schedule, known);
  const pieces = known.get(day) ?? laidThroughOffsets(schedule, firstDate.add({ days: day }));
  known.set(day, pieces);
  return pieces;
}

function laidThroughOffsets(schedule: CoverageSchedule, date: Temporal.PlainDate): Piece[] {
  const prime = united(wallHours(schedule, date, 'PRIME'));
  const nonPrime = without(united(wallHours(schedule, date, 'NON_PRIME')), prime);
  const midnight = date.toZonedDateTime('UTC').epochMilliseconds;
  return offsetsAround(schedule.timeZone, midnight).flatMap((steady) => {
    const lay = (wall: Wall, period: CoveragePeriod): Piece => ({
      from: Math.max(steady.from, midnight + wall.from - steady.offset),
      to: Math.min(steady.to, midnight + wall.to - steady.offset),
      period,
    });
    const laid = [...prime.map((wall) => lay(wall, 'PRIME')), ...nonPrime.map((wall) => lay(wall, 'NON_PRIME'))];
    return laid.filter(({ from, to }) => from < to);
  });
}

/** The wall hours of a date, in milliseconds after its midnight. */
function wallHours(schedule: CoverageSchedule, date: Temporal.PlainDate, period: CoveragePeriod): Wall[] {
  const hours = hoursOf(schedule, period);
  if (isHoliday(schedule, date) && hours.onHoliday === 'CLOSED') return [];
  if (isHoliday(schedule, date) && hours.onHoliday === 'ALL_DAY') return [{ from: 0, to: DAY }];
  const exception = exceptionOf(schedule, date, hours);
  if (exception !== null) return exception.map(beforeMidnight);
  // The night from the day before belongs to this date by the week's pattern, whatever the day before was; the night
  // after an exception is the exception's own.
  const weekday = weekdays[date.dayOfWeek - 1] ?? 'mon';
  const dayBefore = weekdays[(date.dayOfWeek + 5) % 7] ?? 'sun';
  return [
    ...(hours.weekly[weekday] ?? []).map(beforeMidnight),
    ...(hours.weekly[dayBefore] ?? []).flatMap(afterMidnight),
    ...(exceptionOf(schedule, date.subtract({ days: 1 }), hours) ?? []).flatMap(afterMidnight),
  ];
}

/** The intervals of the exception in force on a date; null: none, or a holiday beats it. */
function exceptionOf(
  schedule: CoverageSchedule,
  date: Temporal.PlainDate,
  { period, onHoliday }: PeriodHours,
): readonly LocalInterval[] | null {
  if (isHoliday(schedule, date) && onHoliday !== 'AS_USUAL') return null;
  const dated = schedule.exceptions.filter((one) => one.date === date.toString());
  const own = dated.find((one) => one.period === period);
  const general = dated.find((one) => one.period === null && schedule.periods.some((one) => one.period === period));
  return (own ?? general)?.intervals ?? null;
}

/** A period that the schedule does not name has no hours but those of its own exceptions. */
function hoursOf(schedule: CoverageSchedule, period: CoveragePeriod): PeriodHours {
  return schedule.periods.find((one) => one.period === period) ?? { period, weekly: {}, onHoliday: 'CLOSED' };
}

function isHoliday(schedule: CoverageSchedule, date: Temporal.PlainDate): boolean {
  return schedule.holidays.includes(date.toString());
}

function beforeMidnight({ from, to }: LocalInterval): Wall {
  return { from: wallMs(from), to: wallMs(to) > wallMs(from) ? wallMs(to) : DAY };
}

function afterMidnight({ from, to }: LocalInterval): Wall[] {
  return wallMs(to) > wallMs(from) ? [] : [{ from: 0, to: wallMs(to) }];
}

function wallMs(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

function united(walls: readonly Wall[]): Wall[] {
  const result: Wall[] = [];
  for (const wall of [...walls].sort((a, b) => a.from - b.from)) {
    const before = result.at(-1);
    if (before !== undefined && wall.from <= before.to) {
      result[result.length - 1] = { from: before.from, to: Math.max(before.to, wall.to) };
    } else {
      result.push(wall);
    }
  }
  return result;
}

function without(walls: readonly Wall[], taken: readonly Wall[]): Wall[] {
  return taken.reduce(
    (left, away) =>
      left.flatMap((wall) =>
        [
          { from: wall.from, to: Math.min(wall.to, away.from) },
          { from: Math.max(wall.from, away.to), to: wall.to },
        ].filter(({ from, to }) => from < to),
      ),
    [...walls],
  );
}

interface Steady {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

const knownOffsets = new Map<string, readonly Steady[]>();

/** The zone's offsets within two days of a date's midnight, each as long as it was steady. */
function offsetsAround(timeZone: string, midnight: number): readonly Steady[] {
  const name = `${timeZone} ${midnight}`;
  const known = knownOffsets.get(name);
  if (known !== undefined) return known;
  const end = midnight + 3 * DAY;
  const found: Steady[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(midnight - 2 * DAY).toZonedDateTimeISO(timeZone);
  while (at.epochMilliseconds < end) {
    const next = at.getTimeZoneTransition('next');
    const to = Math.min(next?.epochMilliseconds ?? end, end);
    found.push({ from: at.epochMilliseconds, to, offset: at.offsetNanoseconds / 1e6 });
    if (next === null || to === end) break;
    at = next;
  }
  knownOffsets.set(name, found);
  return found;
}
