// Covered time: real time while a schedule's wall clock lies in its hours. Every question is one or two binary
// searches over a compiled track, so five years cost what an hour costs. Milliseconds inside, instants outside.
import { DAY_MS } from './civil-day.ts';
import { compiledOf, growBackTowards, growTo, growTowards, trackOf } from './coverage-compile.ts';
import { COVERAGE_HORIZON, CoverageError } from './coverage-schedule.ts';
import { clip } from './span.ts';
import type { Coverage, Track } from './coverage-compile.ts';
import type { CoveragePeriod, CoverageProblem } from './coverage-schedule.ts';

export { compileCoverage, composeCoverage, coverageProblems, partsWithin } from './coverage-compile.ts';
export { COVERAGE_HORIZON, CoverageError } from './coverage-schedule.ts';
export type { Coverage, CoveragePart, CoverageVersion } from './coverage-compile.ts';
export type { Weekday } from './civil-day.ts';
export type {
  CoverageErrorCode,
  CoverageException,
  CoveragePeriod,
  CoverageProblem,
  CoverageSchedule,
  HolidayRule,
  LocalInterval,
  PeriodHours,
} from './coverage-schedule.ts';

/** Covered without a break, all of one period. */
export interface OpenSpan {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
  readonly period: CoveragePeriod;
}

/** Null and absent: either period. */
type Period = CoveragePeriod | null;

/**
 * The earliest instant at which `amountMs` of covered time has passed since `start`; used up exactly at closing, it is
 * the closing. Nothing (0) outside coverage is the next opening. Whole milliseconds; a finer start is truncated.
 * Throws CoverageError BEYOND_HORIZON, INSTANT_OUT_OF_RANGE or INVALID_AMOUNT (negative or not whole).
 */
export function dueAfter(
  coverage: Coverage,
  start: Temporal.Instant,
  amountMs: number,
  period?: Period,
): Temporal.Instant {
  return toInstant(dueAfterMs(coverage, start.epochMilliseconds, amountMs, period));
}

/**
 * The latest instant from which `amountMs` of covered time passes until `end`. Nothing (0) outside coverage is the
 * previous closing. Throws as dueAfter does.
 */
export function dueBefore(
  coverage: Coverage,
  end: Temporal.Instant,
  amountMs: number,
  period?: Period,
): Temporal.Instant {
  return toInstant(dueBeforeMs(coverage, end.epochMilliseconds, amountMs, period));
}

/** Covered milliseconds from `from` to `to`; negative when `to` is earlier. Throws INSTANT_OUT_OF_RANGE. */
export function coveredTime(
  coverage: Coverage,
  { from, to }: { readonly from: Temporal.Instant; readonly to: Temporal.Instant },
  period?: Period,
): number {
  return coveredTimeMs(coverage, { from: from.epochMilliseconds, to: to.epochMilliseconds }, period);
}

/** Whether time counts at this instant; a closing instant does not. Throws INSTANT_OUT_OF_RANGE. */
export function isCovered(coverage: Coverage, at: Temporal.Instant, period?: Period): boolean {
  const track = builtTrack(coverage, at.epochMilliseconds, period);
  return opensBy(track, at.epochMilliseconds);
}

/** The first covered instant at or after `from` and its period; null: none within the horizon. */
export function firstCovered(
  coverage: Coverage,
  from: Temporal.Instant,
  period?: Period,
): { readonly at: Temporal.Instant; readonly period: CoveragePeriod } | null {
  const at = openingMs(coverage, from.epochMilliseconds, period);
  if (at === null) return null;
  const isPrime = opensBy(compiledOf(coverage).prime, at);
  return { at: toInstant(at), period: isPrime ? 'PRIME' : 'NON_PRIME' };
}

/** What is covered within `[from, to)`, in order, cut at its ends; touching spans of one period are one. */
export function openSpans(
  coverage: Coverage,
  { from, to }: { readonly from: Temporal.Instant; readonly to: Temporal.Instant },
): OpenSpan[] {
  const window = { from: from.epochMilliseconds, until: to.epochMilliseconds };
  const spans = (['PRIME', 'NON_PRIME'] as const).flatMap((period) => {
    builtTrack(coverage, window.from, period);
    const track = builtTrack(coverage, window.until, period);
    const first = firstAbove(track.until, window.from);
    const next = firstAbove(track.from, window.until - 1);
    const open = Array.from(track.from.subarray(first, next), (opens, i) => ({
      from: opens,
      until: track.until[first + i] ?? opens,
    }));
    return clip(open, window).map((span) => ({ ...span, period }));
  });
  return spans
    .sort((a, b) => a.from - b.from)
    .map(({ from: opens, until, period }) => ({ from: toInstant(opens), until: toInstant(until), period }));
}

/** dueAfter on epoch milliseconds, for loops over many clocks. */
export function dueAfterMs(coverage: Coverage, start: number, amountMs: number, period?: Period): number {
  refuseAmount(amountMs);
  const due = amountMs === 0 ? openingMs(coverage, start, period) : usedUpMs(coverage, start, amountMs, period);
  if (due === null) throw beyondHorizon(coverage, { from: start, way: 'after' }, amountMs, period);
  return due;
}

/** dueBefore on epoch milliseconds. */
export function dueBeforeMs(coverage: Coverage, end: number, amountMs: number, period?: Period): number {
  refuseAmount(amountMs);
  const due = amountMs === 0 ? closingMs(coverage, end, period) : neededMs(coverage, end, amountMs, period);
  if (due === null) throw beyondHorizon(coverage, { from: end, way: 'before' }, amountMs, period);
  return due;
}

/** coveredTime on epoch milliseconds. */
export function coveredTimeMs(
  coverage: Coverage,
  { from, to }: { readonly from: number; readonly to: number },
  period?: Period,
): number {
  builtTrack(coverage, from, period);
  const track = builtTrack(coverage, to, period);
  return totalAt(track, to) - totalAt(track, from);
}

/** Why no schedule can be asked about this instant; null: it can. */
export function instantProblem(at: Temporal.Instant): CoverageProblem | null {
  return rangeProblem(at.epochMilliseconds);
}

const { firstYear, lastYear, searchYears } = COVERAGE_HORIZON;
const FIRST_MS = Temporal.Instant.from(`${firstYear}-01-01T00:00Z`).epochMilliseconds;
const LAST_MS = Temporal.Instant.from(`${lastYear}-12-31T23:59:59.999Z`).epochMilliseconds;
const SEARCH_MS = searchYears * 365.25 * DAY_MS;

/** `start` itself when covered, else the next opening; null: none within the horizon. */
function openingMs(coverage: Coverage, start: number, period: Period | undefined): number | null {
  const track = builtTrack(coverage, start, period);
  const limit = Math.min(start + SEARCH_MS, LAST_MS);
  let i = firstAbove(track.until, start);
  while (i === track.until.length && growTowards(compiledOf(coverage), track, limit)) {
    i = firstAbove(track.until, start);
  }
  const opening = Math.max(track.from[i] ?? Infinity, start);
  return opening <= limit ? opening : null;
}

/** `end` itself when covered, else the previous closing; null: none within the horizon. */
function closingMs(coverage: Coverage, end: number, period: Period | undefined): number | null {
  const track = builtTrack(coverage, end, period);
  if (opensBy(track, end)) return end;
  const limit = Math.max(end - SEARCH_MS, FIRST_MS);
  let i = firstAbove(track.until, end);
  while (i === 0 && growBackTowards(compiledOf(coverage), track, limit)) i = firstAbove(track.until, end);
  const closing = track.until[i - 1] ?? -Infinity;
  return closing >= limit ? closing : null;
}

/** The earliest instant by which `amountMs` (not 0) of covered time has passed since `start`. */
function usedUpMs(coverage: Coverage, start: number, amountMs: number, period: Period | undefined): number | null {
  const track = builtTrack(coverage, start, period);
  const limit = Math.min(start + SEARCH_MS, LAST_MS);
  const first = firstAbove(track.until, start);
  const target = totalBy(track, start, first) + amountMs;
  let i = firstThrough(track, target, first);
  while (i === track.through.length && growTowards(compiledOf(coverage), track, limit)) {
    i = firstThrough(track, target, first);
  }
  // Used up at the very end of span i, the amount is due there and not at the next opening.
  const due = (track.until[i] ?? Infinity) - ((track.through[i] ?? target) - target);
  return due <= limit ? due : null;
}

/** The latest instant from which `amountMs` (not 0) of covered time passes until `end`. */
function neededMs(coverage: Coverage, end: number, amountMs: number, period: Period | undefined): number | null {
  const track = builtTrack(coverage, end, period);
  const limit = Math.max(end - SEARCH_MS, FIRST_MS);
  const target = totalAt(track, end) - amountMs;
  while (totalBefore(track) > target && growBackTowards(compiledOf(coverage), track, limit));
  if (totalBefore(track) > target) return null;
  // Needed from the very start of span i, the answer is that opening and not the closing before it.
  const i = firstAbove(track.through, target);
  const from = (track.until[i] ?? -Infinity) - ((track.through[i] ?? target) - target);
  return from >= limit ? from : null;
}

/** The track of a period, built around `at`. Refuses instants that no schedule speaks of. */
function builtTrack(coverage: Coverage, at: number, period: Period | undefined): Track {
  const problem = rangeProblem(at);
  if (problem !== null) throw new CoverageError(problem);
  const compiled = compiledOf(coverage);
  growTo(compiled, at);
  return trackOf(compiled, period);
}

/** Covered time from the track's anchor to `at`; only differences of it mean anything. */
function totalAt(track: Track, at: number): number {
  return totalBy(track, at, firstAbove(track.until, at));
}

/** totalAt where the first span that ends after `at` is known. */
function totalBy(track: Track, at: number, i: number): number {
  if (i === track.until.length) return track.through[i - 1] ?? 0;
  const through = track.through[i] ?? 0;
  return through - ((track.until[i] ?? at) - Math.max(track.from[i] ?? at, at));
}

/** The first span, from the known one on, by whose end so much covered time has passed; the length: none so far. */
function firstThrough({ through }: Track, target: number, i: number): number {
  // An amount of hours is used up today or on the next day of work: most questions are answered here.
  if ((through[i] ?? -Infinity) >= target) return i;
  if ((through[i + 1] ?? -Infinity) >= target) return i + 1;
  return firstAbove(through, target - 1, Math.min(i + 2, through.length));
}

/** Covered time from the anchor to the first opening built so far. */
function totalBefore(track: Track): number {
  return (track.through[0] ?? 0) - ((track.until[0] ?? 0) - (track.from[0] ?? 0));
}

function opensBy(track: Track, at: number): boolean {
  return (track.from[firstAbove(track.until, at)] ?? Infinity) <= at;
}

/**
 * The first index, from `atLeast` on, whose value is above `bound`; the length when none is. Values ascend, and calendars
 * nearly evenly: a guess in proportion lies a few places off, half as far as halving from the ends would have to go.
 */
function firstAbove(values: Float64Array, bound: number, atLeast = 0): number {
  const first = values[atLeast] ?? Infinity;
  const last = values[values.length - 1] ?? Infinity;
  if (first > bound) return atLeast;
  if (last <= bound) return values.length;
  // From here on: values[low] <= bound < values[high].
  let low = atLeast;
  let high = values.length - 1;
  const guess = low + Math.floor(((bound - first) / (last - first)) * (high - low));
  let step = 1;
  if ((values[guess] ?? Infinity) > bound) {
    high = guess;
    while (high - step > low && (values[high - step] ?? Infinity) > bound) {
      high -= step;
      step *= 2;
    }
    low = Math.max(low, high - step);
  } else {
    low = guess;
    while (low + step < high && (values[low + step] ?? Infinity) <= bound) {
      low += step;
      step *= 2;
    }
    high = Math.min(high, low + step);
  }
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? Infinity) > bound) high = middle;
    else low = middle;
  }
  return high;
}

function refuseAmount(amountMs: number): void {
  if (Number.isSafeInteger(amountMs) && amountMs >= 0) return;
  throw new CoverageError({
    code: 'INVALID_AMOUNT',
    message: `Expected a whole number of milliseconds of covered time, 0 or more, got ${amountMs}.`,
    path: [],
  });
}

function rangeProblem(at: number): CoverageProblem | null {
  if (at >= FIRST_MS && at <= LAST_MS) return null;
  // Past ±8.64e15 ms there is no instant to show.
  const got = Math.abs(at) <= 8.64e15 ? toInstant(Math.trunc(at)).toString() : `${at} ms`;
  const message = `Expected an instant of the years ${firstYear} to ${lastYear} (UTC), got ${got}.`;
  return { code: 'INSTANT_OUT_OF_RANGE', message, path: [] };
}

function beyondHorizon(
  coverage: Coverage,
  search: { readonly from: number; readonly way: 'after' | 'before' },
  amountMs: number,
  period: Period | undefined,
): CoverageError {
  const amount = amountMs === 0 ? 'any' : `${amountMs / 1000} s of`;
  const where = `${search.way} ${toInstant(search.from).toString()} (${coverage.schedule.timeZone})`;
  const expected = `Expected ${amount} ${period ?? 'covered'} time ${where}`;
  const horizon = `${searchYears} years, and not outside the years ${firstYear} to ${lastYear}`;
  return new CoverageError({
    code: 'BEYOND_HORIZON',
    message: `${expected}, found less: the search goes ${horizon}.`,
    path: [],
  });
}

function toInstant(ms: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(ms);
}
