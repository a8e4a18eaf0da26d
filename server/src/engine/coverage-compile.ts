// A schedule compiled, or its versions one after the other: for PRIME, NON_PRIME and either of them a track of covered
// spans with running totals. Tracks are built around the first instant asked about and grow in chunks both ways; what is
// asked never depends on how far they have grown, so a compiled coverage may be shared and kept.
import { DAY_MS } from './civil-day.ts';
import { coverageDays, hoursOf } from './coverage-days.ts';
import { CoverageError, parseSchedule } from './coverage-schedule.ts';
import type { CoverageDays, DayHours } from './coverage-days.ts';
import type { CoveragePeriod, CoverageProblem, CoverageSchedule, ParsedSchedule } from './coverage-schedule.ts';
import type { Span } from './span.ts';

const COMPILED: unique symbol = Symbol('compiled coverage');

/** A compiled schedule; opaque. Never store it: zone data changes with the runtime. */
export interface Coverage {
  /** Of several versions the last. */
  readonly schedule: CoverageSchedule;
  readonly [COMPILED]: Compiled;
}

/** A version of a schedule and the instant from which it applies. */
export interface CoverageVersion {
  readonly version: number;
  readonly validFrom: Temporal.Instant;
  readonly coverage: Coverage;
}

/** The part of a coverage that one version governs: `[from, until)` in epoch milliseconds. */
export interface CoveragePart extends Span {
  /** Null: the schedule was compiled by itself. */
  readonly version: number | null;
  readonly schedule: CoverageSchedule;
  readonly timeZone: string;
  readonly days: CoverageDays;
}

/**
 * Covered spans of one kind of time, in order. `through[i]` is all covered time from the anchor to `until[i]`. Arrays of
 * exactly their size: an installation keeps hundreds of schedules, and grows each a few times only.
 */
export interface Track {
  readonly hours: keyof DayHours;
  /** The civil days outside which this track has no spans; infinite with weekly hours. */
  readonly firstDay: number;
  readonly lastDay: number;
  from: Float64Array;
  until: Float64Array;
  through: Float64Array;
}

/** The growing part of a coverage: its tracks are complete within `[builtFrom, builtUntil)` and empty outside. */
export interface Compiled {
  /** In order, without gaps, from and until forever. */
  readonly parts: readonly CoveragePart[];
  readonly prime: Track;
  readonly nonPrime: Track;
  readonly either: Track;
  /** The tracks above, each once: with one period only, it and `either` are the same track. */
  readonly tracks: readonly Track[];
  builtFrom: number;
  builtUntil: number;
}

// 1.5 years: one growth serves a year's tickets and costs about a tenth of a millisecond.
const CHUNK_MS = 548 * DAY_MS;
// Clocks mostly ask forwards from now; a quarter year back spares the common short look behind a growth of its own.
const LOOK_BACK_MS = 92 * DAY_MS;

/** Every problem of a schedule, in the order of its fields; none: it compiles. */
export function coverageProblems(schedule: CoverageSchedule): readonly CoverageProblem[] {
  const { parsed, problems } = parseSchedule(schedule);
  if (problems.length > 0) return problems;
  return everOpens(emptyTracks([forever(schedule, parsed)])) ? [] : [neverOpens];
}

const neverOpens: CoverageProblem = {
  code: 'NEVER_OPENS',
  message: 'Expected at least one instant that counts, got a schedule without any: no weekly hours and no dated ones.',
  path: ['periods'],
};

/** Compiles a schedule. Throws CoverageError with its first problem, named, and the path that leads to it. */
export function compileCoverage(schedule: CoverageSchedule): Coverage {
  const { parsed, problems } = parseSchedule(schedule);
  if (problems[0] !== undefined) throw new CoverageError(problems[0]);
  const compiled = emptyTracks([forever(schedule, parsed)]);
  if (!everOpens(compiled)) throw new CoverageError(neverOpens);
  return { schedule, [COMPILED]: compiled };
}

const forever = (schedule: CoverageSchedule, parsed: ParsedSchedule): CoveragePart => ({
  from: -Infinity,
  until: Infinity,
  version: null,
  schedule,
  timeZone: parsed.timeZone,
  days: coverageDays(parsed),
});

/**
 * Versions of a schedule, each compiled by itself, as one coverage: at each instant the version that applies counts.
 * The first one applies before its instant too. Throws RangeError without any version.
 */
export function composeCoverage(versions: readonly CoverageVersion[]): Coverage {
  const ordered = versions.toSorted(
    (a, b) => a.validFrom.epochMilliseconds - b.validFrom.epochMilliseconds || a.version - b.version,
  );
  const last = ordered.at(-1);
  if (last === undefined) throw new RangeError('Expected at least one version of a schedule, got none.');
  const parts = ordered.flatMap(({ version, validFrom, coverage }, index): CoveragePart[] => {
    const from = index === 0 ? -Infinity : validFrom.epochMilliseconds;
    const until = ordered[index + 1]?.validFrom.epochMilliseconds ?? Infinity;
    const [own] = coverage[COMPILED].parts;
    return own && from < until ? [{ ...own, from, until, version }] : [];
  });
  return { schedule: last.coverage.schedule, [COMPILED]: emptyTracks(parts) };
}

/** The parts of a coverage that lie within `[from, until)`; with one version, one. */
export function partsWithin(coverage: Coverage, { from, until }: Span): CoveragePart[] {
  return coverage[COMPILED].parts
    .filter((part) => part.from < until && from < part.until)
    .map((part) => ({ ...part, from: Math.max(part.from, from), until: Math.min(part.until, until) }));
}

/** The growing part of a coverage. */
export function compiledOf(coverage: Coverage): Compiled {
  return coverage[COMPILED];
}

/** The track that a question about a period reads; without a period, either counts. */
export function trackOf(compiled: Compiled, period: CoveragePeriod | null | undefined): Track {
  if (period === 'PRIME') return compiled.prime;
  return period === 'NON_PRIME' ? compiled.nonPrime : compiled.either;
}

/** Makes sure that `at`, in epoch milliseconds, lies in what is built, `[builtFrom, builtUntil)`. */
export function growTo(compiled: Compiled, at: number): void {
  // The first question is where the calendar starts; totals count from there, and only their differences are used.
  if (compiled.builtFrom === compiled.builtUntil) {
    compiled.builtFrom = compiled.builtUntil = at - LOOK_BACK_MS;
  }
  while (compiled.builtUntil <= at) growForwards(compiled);
  while (compiled.builtFrom > at) growBackwards(compiled);
}

/** Builds one chunk after what is built; false when nothing of `track` can follow before `limit`. */
export function growTowards(compiled: Compiled, track: Track, limit: number): boolean {
  if (compiled.builtUntil > Math.min(limit, (track.lastDay + 2) * DAY_MS)) return false;
  growForwards(compiled);
  return true;
}

/** Builds one chunk before what is built; false when nothing of `track` can precede after `limit`. */
export function growBackTowards(compiled: Compiled, track: Track, limit: number): boolean {
  if (compiled.builtFrom < Math.max(limit, (track.firstDay - 1) * DAY_MS)) return false;
  growBackwards(compiled);
  return true;
}

function emptyTracks(parts: readonly CoveragePart[]): Compiled {
  const [prime, nonPrime, either] = (['prime', 'nonPrime', 'either'] as const).map((hours): Track => {
    const extents = parts.map((part) => extentOf(part, hours)).filter(({ from, until }) => from <= until);
    const firstDay = extents.reduce((first, { from }) => Math.min(first, from), Infinity);
    const lastDay = extents.reduce((last, { until }) => Math.max(last, until), -Infinity);
    return { hours, firstDay, lastDay, from: NO_SPANS, until: NO_SPANS, through: NO_SPANS };
  }) as [Track, Track, Track];
  const opens = (track: Track): boolean => track.firstDay <= track.lastDay;
  const built = { parts, builtFrom: 0, builtUntil: 0 };
  if (!opens(nonPrime)) return { ...built, prime: either, nonPrime, either, tracks: [either] };
  if (!opens(prime)) return { ...built, prime, nonPrime: either, either, tracks: [either] };
  return { ...built, prime, nonPrime, either, tracks: [prime, nonPrime, either] };
}

/** The civil days, both ends included, outside which a part has no hours of a kind; turned around: it has none. */
function extentOf({ days, from, until }: CoveragePart, hours: keyof DayHours): Span {
  const weekly = days.weekly.some((day) => day[hours].length > 0);
  const dated = [...days.dated].filter(([, day]) => day[hours].length > 0).map(([day]) => day);
  const first = weekly ? -Infinity : dated.reduce((a, b) => Math.min(a, b), Infinity);
  const last = weekly ? Infinity : dated.reduce((a, b) => Math.max(a, b), -Infinity);
  // No zone is a whole day away from UTC.
  return { from: Math.max(first, Math.floor(from / DAY_MS) - 1), until: Math.min(last, Math.ceil(until / DAY_MS) + 1) };
}

/** Weekly hours always open some week; dated hours may fall into a day or an hour that the zone skipped. */
function everOpens({ parts, either }: Compiled): boolean {
  if (either.lastDay === Infinity) return true;
  return parts
    .flatMap(({ days }) => [...days.dated.keys()])
    .some((day) => {
      const window = { from: (day - 2) * DAY_MS, until: (day + 3) * DAY_MS };
      return newSpans(parts, [either], window).some((spans) => spans.from.length > 0);
    });
}

const NO_SPANS = new Float64Array(0);

function growForwards(compiled: Compiled): void {
  const window = { from: compiled.builtUntil, until: compiled.builtUntil + CHUNK_MS };
  const chunks = newSpans(compiled.parts, compiled.tracks, window);
  compiled.tracks.forEach((track, i) => {
    const { from, until } = chunks[i] ?? noSpans();
    const { length } = track.from;
    // A span that the chunk's edge cut in two is one span again.
    const isCut = from[0] !== undefined && track.until[length - 1] === from[0];
    const kept = isCut ? length - 1 : length;
    let total = track.through[length - 1] ?? 0;
    if (isCut) {
      from[0] = track.from[kept] ?? NaN;
      total -= (track.until[kept] ?? NaN) - from[0];
    }
    const through = from.map((opens, j) => (total += (until[j] ?? opens) - opens));
    track.from = joined(track.from.subarray(0, kept), from);
    track.until = joined(track.until.subarray(0, kept), until);
    track.through = joined(track.through.subarray(0, kept), through);
  });
  compiled.builtUntil = window.until;
}

function growBackwards(compiled: Compiled): void {
  const window = { from: compiled.builtFrom - CHUNK_MS, until: compiled.builtFrom };
  const chunks = newSpans(compiled.parts, compiled.tracks, window);
  compiled.tracks.forEach((track, i) => {
    const { from, until } = chunks[i] ?? noSpans();
    const firstFrom = track.from[0];
    let total = firstFrom === undefined ? 0 : (track.through[0] ?? 0) - ((track.until[0] ?? 0) - firstFrom);
    if (firstFrom !== undefined && until.at(-1) === firstFrom) {
      const cut = from.pop() ?? firstFrom;
      until.pop();
      track.from[0] = cut;
      total -= firstFrom - cut;
    }
    const through = new Float64Array(from.length);
    for (let j = from.length - 1; j >= 0; j -= 1) {
      through[j] = total;
      total -= (until[j] ?? 0) - (from[j] ?? 0);
    }
    track.from = joined(from, track.from);
    track.until = joined(until, track.until);
    track.through = joined(through, track.through);
  });
  compiled.builtFrom = window.from;
}

function joined(first: ArrayLike<number>, then: ArrayLike<number>): Float64Array {
  const all = new Float64Array(first.length + then.length);
  all.set(first);
  all.set(then, first.length);
  return all;
}

interface NewSpans {
  readonly from: number[];
  readonly until: number[];
}

const noSpans = (): NewSpans => ({ from: [], until: [] });

/**
 * The covered spans of each track within `window`. Between two changes of offset the wall clock runs with real time,
 * so there covered time is the civil days' hours moved by the offset and cut at the changes. An hour that the zone
 * repeats or skips, at noon or across midnight, needs no rule of its own: it is covered exactly while the wall clock
 * that hangs there shows a covered time of that date.
 */
function newSpans(parts: readonly CoveragePart[], tracks: readonly Track[], window: Span): readonly NewSpans[] {
  const all = tracks.map(noSpans);
  for (const { from, until, timeZone, days } of parts) {
    const ours = { from: Math.max(from, window.from), until: Math.min(until, window.until) };
    if (ours.from < ours.until) addSpans({ timeZone, days, tracks, all }, ours);
  }
  return all;
}

function addSpans(
  {
    timeZone,
    days,
    tracks,
    all,
  }: Pick<CoveragePart, 'timeZone' | 'days'> & { readonly tracks: readonly Track[]; readonly all: readonly NewSpans[] },
  window: Span,
): void {
  forEachOffset(timeZone, window, (stretch, offset) => {
    const lastDay = Math.floor((stretch.until + offset - 1) / DAY_MS);
    for (let day = Math.floor((stretch.from + offset) / DAY_MS); day <= lastDay; day += 1) {
      const hours = hoursOf(days, day);
      for (let i = 0; i < tracks.length; i += 1) {
        const track = tracks[i];
        const spans = all[i];
        if (track !== undefined && spans !== undefined) {
          append(spans, hours[track.hours], { shift: day * DAY_MS - offset, stretch });
        }
      }
    }
  });
}

function append(
  { from, until }: NewSpans,
  spans: readonly Span[],
  { shift, stretch }: { readonly shift: number; readonly stretch: Span },
): void {
  for (const span of spans) {
    const opens = Math.max(span.from + shift, stretch.from);
    const closes = Math.min(span.until + shift, stretch.until);
    if (opens >= closes) continue;
    const last = until.length - 1;
    if (until[last] === opens) {
      until[last] = closes;
    } else {
      from.push(opens);
      until.push(closes);
    }
  }
}

/** Each stretch of `window` with one offset (milliseconds to add to an instant for the local line), in order. */
function forEachOffset(timeZone: string, window: Span, visit: (stretch: Span, offset: number) => void): void {
  let at = Temporal.Instant.fromEpochMilliseconds(window.from).toZonedDateTimeISO(timeZone);
  for (;;) {
    const change = at.getTimeZoneTransition('next');
    const until = Math.min(change?.epochMilliseconds ?? window.until, window.until);
    visit({ from: Math.max(at.epochMilliseconds, window.from), until }, at.offsetNanoseconds / 1e6);
    if (change === null || until === window.until) return;
    at = change;
  }
}
