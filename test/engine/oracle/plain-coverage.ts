// The slow oracle: covered time by its definition. It asks Temporal what the wall clock shows at an instant, reads the
// schedule's own text, and compares times of day as words ("09:00:00" < "17:30:00"). Time is then walked from one
// instant at which anything could change to the next. Nothing here is shared with server/src/engine.
import type {
  CoverageException,
  CoveragePeriod,
  CoverageSchedule,
  LocalInterval,
} from '../../../server/src/engine/coverage.ts';

/** A stretch without a change: covered in one period or (null) not at all. Epoch milliseconds, `[from, until)`. */
interface Piece {
  readonly from: number;
  readonly until: number;
  readonly period: CoveragePeriod | null;
}

type Asked = CoveragePeriod | null;

const DAY = 86_400_000;
const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The definition: which period's hours the wall clock shows at this instant, PRIME first; null: none. */
export function plainPeriodAt(schedule: CoverageSchedule, at: number): CoveragePeriod | null {
  const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(schedule.timeZone);
  const time = wall.toPlainTime().toString({ smallestUnit: 'millisecond' });
  const date = wall.toPlainDate();
  if (isOpen(schedule, 'PRIME', date, time)) return 'PRIME';
  return isOpen(schedule, 'NON_PRIME', date, time) ? 'NON_PRIME' : null;
}

/** Covered milliseconds from `from` to `to`, negative when reversed. */
export function plainCoveredTime(schedule: CoverageSchedule, from: number, to: number, asked: Asked): number {
  if (to < from) return 0 - plainCoveredTime(schedule, to, from, asked);
  let covered = 0;
  for (const piece of piecesAfter(schedule, from)) {
    if (piece.from >= to) break;
    if (counts(piece, asked)) covered += Math.min(piece.until, to) - piece.from;
  }
  return covered;
}

/** The earliest instant by which `amount` has passed; null when not within `days` days. */
export function plainDueAfter(
  schedule: CoverageSchedule,
  start: number,
  amount: number,
  asked: Asked,
  days: number,
): number | null {
  let left = amount;
  for (const piece of piecesAfter(schedule, start)) {
    if (piece.from > start + days * DAY) break;
    if (!counts(piece, asked)) continue;
    if (left <= piece.until - piece.from) return piece.from + left;
    left -= piece.until - piece.from;
  }
  return null;
}

/** The latest instant from which `amount` passes until `end`; null when not within `days` days. */
export function plainDueBefore(
  schedule: CoverageSchedule,
  end: number,
  amount: number,
  asked: Asked,
  days: number,
): number | null {
  const isCoveredNow = counts({ period: plainPeriodAt(schedule, end) }, asked);
  if (amount === 0 && isCoveredNow) return end;
  let left = amount;
  for (const piece of piecesBefore(schedule, end)) {
    if (piece.until < end - days * DAY) break;
    if (!counts(piece, asked)) continue;
    if (left <= piece.until - piece.from) return piece.until - left;
    left -= piece.until - piece.from;
  }
  return null;
}

/** The covered stretches that lie, at least in part, in `[from, until)`; adjacent ones are one. */
export function coveredPieces(
  schedule: CoverageSchedule,
  from: number,
  until: number,
): { from: number; until: number }[] {
  const found: { from: number; until: number }[] = [];
  for (const piece of piecesAfter(schedule, from)) {
    if (piece.from >= until) break;
    const last = found.at(-1);
    if (piece.period === null) continue;
    if (last?.until === piece.from) last.until = piece.until;
    else found.push({ from: piece.from, until: piece.until });
  }
  return found;
}

function counts(piece: Pick<Piece, 'period'>, asked: Asked): boolean {
  return asked === null ? piece.period !== null : piece.period === asked;
}

function isOpen(schedule: CoverageSchedule, period: CoveragePeriod, date: Temporal.PlainDate, time: string): boolean {
  const hours = schedule.periods.find((p) => p.period === period);
  if (schedule.holidays.includes(date.toString()) && hours?.onHoliday !== 'AS_USUAL') {
    return hours?.onHoliday === 'ALL_DAY';
  }
  const exception = exceptionInForce(schedule, period, date);
  if (exception !== undefined) return exception.intervals.some((i) => showsOnItsDay(i, time));
  const yesterday = date.subtract({ days: 1 });
  const weekly = (of: Temporal.PlainDate): readonly LocalInterval[] =>
    hours?.weekly[weekdayNames[of.dayOfWeek - 1] ?? 'mon'] ?? [];
  return (
    weekly(date).some((i) => showsOnItsDay(i, time)) ||
    weekly(yesterday).some((i) => showsAfterMidnight(i, time)) ||
    (exceptionInForce(schedule, period, yesterday)?.intervals ?? []).some((i) => showsAfterMidnight(i, time))
  );
}

function exceptionInForce(
  schedule: CoverageSchedule,
  period: CoveragePeriod,
  date: Temporal.PlainDate,
): CoverageException | undefined {
  const hours = schedule.periods.find((p) => p.period === period);
  if (schedule.holidays.includes(date.toString()) && hours?.onHoliday !== 'AS_USUAL') return undefined;
  const ofDate = schedule.exceptions.filter((e) => e.date === date.toString());
  const own = ofDate.find((e) => e.period === period);
  return own ?? (hours === undefined ? undefined : ofDate.find((e) => e.period === null));
}

// Times as words of one length; "24:00:00" sorts after every time a clock shows.
const word = (time: string): string => (time.length === 5 ? `${time}:00` : time);
const isOvernight = ({ from, to }: LocalInterval): boolean => word(to) <= word(from);

function showsOnItsDay(interval: LocalInterval, time: string): boolean {
  return time >= word(interval.from) && (isOvernight(interval) || time < word(interval.to));
}

function showsAfterMidnight(interval: LocalInterval, time: string): boolean {
  return isOvernight(interval) && time < word(interval.to);
}

function* piecesAfter(schedule: CoverageSchedule, start: number): Generator<Piece> {
  for (let day = Math.floor(start / DAY) * DAY; ; day += DAY) {
    for (const piece of piecesOf(schedule, day)) {
      if (piece.until > start) yield { ...piece, from: Math.max(piece.from, start) };
    }
  }
}

function* piecesBefore(schedule: CoverageSchedule, end: number): Generator<Piece> {
  for (let day = Math.floor(end / DAY) * DAY; ; day -= DAY) {
    for (const piece of piecesOf(schedule, day).toReversed()) {
      if (piece.from < end) yield { ...piece, until: Math.min(piece.until, end) };
    }
  }
}

const knownPieces = new WeakMap<CoverageSchedule, Map<number, readonly Piece[]>>();

/** One UTC day cut at every instant at which the wall clock jumps, or shows midnight or an edge of any interval. */
function piecesOf(schedule: CoverageSchedule, day: number): readonly Piece[] {
  const known = knownPieces.get(schedule) ?? new Map<number, readonly Piece[]>();
  knownPieces.set(schedule, known);
  const seen = known.get(day);
  if (seen !== undefined) return seen;
  const jumps = jumpsOf(schedule.timeZone, day);
  const shown = [day, ...jumps, ...jumps.map((jump) => jump - 1), day + DAY - 1];
  const dates = new Set(shown.map((at) => civilDate(at, schedule.timeZone)));
  const cuts = new Set([day, day + DAY, ...jumps]);
  for (const date of dates) {
    for (const time of edges(schedule)) {
      for (const disambiguation of ['earlier', 'later'] as const) {
        const local = Temporal.PlainDateTime.from(`${date}T${time}`);
        cuts.add(local.toZonedDateTime(schedule.timeZone, { disambiguation }).epochMilliseconds);
      }
    }
  }
  const inOrder = [...cuts].filter((at) => at >= day && at <= day + DAY).sort((a, b) => a - b);
  const pieces = inOrder.slice(0, -1).map((from, i) => ({
    from,
    until: inOrder[i + 1] ?? from,
    period: plainPeriodAt(schedule, from),
  }));
  known.set(day, pieces);
  return pieces;
}

function edges(schedule: CoverageSchedule): ReadonlySet<string> {
  const weekly = schedule.periods.flatMap((p) => Object.values(p.weekly).flat());
  const intervals = [...weekly, ...schedule.exceptions.flatMap((e) => e.intervals)];
  return new Set(['00:00', ...intervals.flatMap((i) => [i.from, i.to]).filter((time) => !time.startsWith('24'))]);
}

function civilDate(at: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

const knownJumps = new Map<string, readonly number[]>();

/** The first instants of new offsets within a UTC day, found by looking every two hours and halving in between. */
function jumpsOf(timeZone: string, day: number): readonly number[] {
  const key = `${timeZone} ${day}`;
  const seen = knownJumps.get(key);
  if (seen !== undefined) return seen;
  const offset = (at: number): number =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).offsetNanoseconds;
  const jumps: number[] = [];
  // From the last millisecond of the day before: a jump at this day's first instant belongs to it.
  for (let from = day - 1; from < day + DAY - 1; from += DAY / 12) {
    let [before, after] = [from, from + DAY / 12];
    if (offset(before) === offset(after)) continue;
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (offset(middle) === offset(before)) before = middle;
      else after = middle;
    }
    jumps.push(after);
  }
  knownJumps.set(key, jumps);
  return jumps;
}
