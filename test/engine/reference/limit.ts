// One limit over the stretches in which a clock ran: when it is used up, how much of it is used, when it warns.
// Everything is added up anew from the start, piece of covered time by piece of covered time, in exact fractions.
import type { CoverageSchedule } from '../../../server/src/engine/coverage.ts';
import { ALL, decimal, fraction, isAtLeast, minus, NOTHING, plus, roundedUp, times } from './fraction.ts';
import type { Fraction } from './fraction.ts';
import {
  afterCounted,
  always,
  countedBetween,
  dateAt,
  instantOf,
  piecesBetween,
  piecesFrom,
  piecesOf,
} from './hours.ts';
import type { Counts, Piece } from './hours.ts';
import { spokesman } from './terms.ts';
import type { Judges } from './terms.ts';
import type { PlainClause } from './words.ts';

/** Real time in which a clock ran; without an end: still. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** Covered time to be used up, per period; null: that period uses up nothing. */
interface CoveredAmount {
  readonly kind: 'AMOUNT';
  readonly isBlended: boolean;
  readonly shownMs: number | null;
  readonly PRIME: number | null;
  readonly NON_PRIME: number | null;
}

/** A wall time some covered days on. */
interface CoveredDay {
  readonly kind: 'DAY';
  readonly days: number;
  /** Null: the end of the day's covered time. */
  readonly time: string | null;
}

export interface Limit {
  readonly allows: CoveredAmount | CoveredDay;
  readonly warnAtShare: number | null;
  readonly warnBeforeMs: number | null;
  /** Shares carried in at an instant (PROPORTIONAL); only what runs after it is added. */
  readonly carried: { readonly at: number; readonly PRIME: Fraction; readonly NON_PRIME: Fraction } | null;
  readonly broken: { readonly dueAt: number; readonly byReclassification: boolean } | null;
}

/** The promise and the target that clauses give to a clock that starts at `since`. */
export function limitsOf(
  schedule: CoverageSchedule,
  judges: Judges,
  since: number,
): { promise: Limit; target: Limit | null } {
  if (spokesman(judges)?.allowance === 'BLENDED') return blendedLimits(judges);
  const chosen = fixedClause(schedule, judges, since);
  const amount = (limitMs: number): CoveredAmount => ({
    kind: 'AMOUNT',
    isBlended: false,
    shownMs: limitMs,
    PRIME: limitMs,
    // A limit of the PRIME period counts in prime only; any other counts in both.
    NON_PRIME: chosen.period === 'PRIME' ? null : limitMs,
  });
  const promise: Limit['allows'] =
    chosen.relative === 'NONE'
      ? amount(chosen.promiseMs ?? 0)
      : {
          kind: 'DAY',
          days: chosen.coveredDays ?? 1,
          time: chosen.relative === 'TIME_OF_COVERED_DAY' ? (chosen.localTime ?? '24:00') : null,
        };
  return {
    promise: limit(promise, chosen),
    target: chosen.targetMs === null ? null : limit(amount(chosen.targetMs), chosen),
  };
}

/** The clause of the period of the first covered instant at or after the start for which there is a limit. */
function fixedClause(schedule: CoverageSchedule, judges: Judges, since: number): PlainClause {
  for (const { period } of piecesFrom(schedule, since)) {
    const found = judges[period];
    if (found !== null) return found;
  }
  throw new Error('unreachable');
}

function blendedLimits(judges: Judges): { promise: Limit; target: Limit | null } {
  const both = [judges.PRIME, judges.NON_PRIME].filter((one) => one !== null);
  const blend = (of: (clause: PlainClause) => number | null): Limit => {
    const [prime, nonPrime] = [judges.PRIME, judges.NON_PRIME].map((one) => (one === null ? null : of(one)));
    const shares = { PRIME: prime ?? null, NON_PRIME: nonPrime ?? null };
    return limit({ kind: 'AMOUNT', isBlended: true, shownMs: null, ...shares }, both[0]);
  };
  return {
    promise: blend((one) => one.promiseMs),
    // A missing target is the promise.
    target: both.some((one) => one.targetMs !== null) ? blend((one) => one.targetMs ?? one.promiseMs) : null,
  };
}

function limit(allows: Limit['allows'], clause: PlainClause | undefined): Limit {
  const warning = { warnAtShare: clause?.warnAtShare ?? null, warnBeforeMs: clause?.warnBeforeMs ?? null };
  return { allows, ...warning, carried: null, broken: null };
}

/** Which periods count under a limit. */
export function countsUnder({ allows }: Limit): Counts {
  return allows.kind === 'DAY' ? always : (period) => allows[period] !== null;
}

/** When the limit is used up by these runs; the last of them has no end. */
export function dueAt(
  schedule: CoverageSchedule,
  { allows, carried }: Limit,
  since: number,
  runs: readonly Run[],
): number {
  if (allows.kind === 'DAY') return pushedOn(schedule, dayDue(schedule, allows, since), since, runs);
  return reaches(schedule, allows, carried, ALL, runs, true);
}

/** The part of the whole that the runs have used, of each period. */
export function usedShares(
  schedule: CoverageSchedule,
  { allows, carried }: Limit,
  since: number,
  runs: readonly Run[],
): { PRIME: Fraction; NON_PRIME: Fraction } {
  const shares = { PRIME: carried?.PRIME ?? NOTHING, NON_PRIME: carried?.NON_PRIME ?? NOTHING };
  for (const piece of pieces(schedule, after(runs, carried?.at))) {
    // A day is as long as the covered time from the start to it.
    const whole = allows.kind === 'DAY' ? wholeOf(schedule, allows, since) : allows[piece.period];
    if (whole !== null && whole > 0) {
      shares[piece.period] = plus(shares[piece.period], fraction(piece.to - piece.from, whole));
    }
  }
  return shares;
}

/** The covered time from a start to a due day. */
function wholeOf(schedule: CoverageSchedule, allows: CoveredDay, since: number): number {
  return countedBetween(schedule, since, dayDue(schedule, allows, since), always);
}

/** Covered milliseconds of the runs that count under the limit. */
export function countedIn(schedule: CoverageSchedule, of: Limit, runs: readonly Run[]): number {
  return runs.reduce((sum, { from, to }) => sum + countedBetween(schedule, from, to, countsUnder(of)), 0);
}

/** The first instant at which the limit warns, by these runs (the last without an end) and its due instant. */
export function warnsAt(schedule: CoverageSchedule, of: Limit, since: number, runs: readonly Run[]): number {
  const due = dueAt(schedule, of, since, runs);
  const byShare = (share: number): number => {
    if (of.allows.kind === 'AMOUNT') return reaches(schedule, of.allows, of.carried, decimal(share), runs);
    const allowed = roundedUp(times(decimal(share), wholeOf(schedule, of.allows, since)));
    return runsOut(schedule, runs, allowed, always);
  };
  const byTimeLeft = (leftMs: number): number => {
    const last = runs.at(-1)?.from ?? since;
    const left = countedBetween(schedule, last, due, countsUnder(of));
    return left <= leftMs ? last : afterCounted(schedule, last, left - leftMs, countsUnder(of));
  };
  const { warnAtShare, warnBeforeMs } = of;
  if (warnBeforeMs === null) return byShare(warnAtShare ?? 0.75);
  return Math.min(byTimeLeft(warnBeforeMs), warnAtShare === null ? Infinity : byShare(warnAtShare));
}

/**
 * The first instant, within the runs or at the beginning of one, at which so great a share is used; for a due instant,
 * which nothing left outside coverage puts at the next opening, the first that is covered.
 */
function reaches(
  schedule: CoverageSchedule,
  allows: CoveredAmount,
  carried: Limit['carried'],
  goal: Fraction,
  runs: readonly Run[],
  onlyCovered = false,
): number {
  let used = plus(carried?.PRIME ?? NOTHING, carried?.NON_PRIME ?? NOTHING);
  // Carried in whole while the clock ran, it is used up then and there.
  if (carried !== null && isAtLeast(used, goal) && runs.some(({ from, to }) => from < carried.at && carried.at < to)) {
    return carried.at;
  }
  for (const run of after(runs, carried?.at)) {
    if (isAtLeast(used, goal) && !onlyCovered) return run.from;
    const walk = run.to === Infinity ? piecesFrom(schedule, run.from) : piecesBetween(schedule, run.from, run.to);
    for (const { from, to, period } of walk) {
      const whole = allows[period];
      if (whole === null) continue;
      const at = from + roundedUp(times(minus(goal, used), whole));
      // Used up exactly at the end of a run, it is so only when the next one begins.
      if (at <= to && at < run.to) return at;
      used = plus(used, fraction(to - from, whole));
    }
  }
  throw new Error('The last run has no end.');
}

/** The first instant at which the runs have lasted so long. */
function runsOut(schedule: CoverageSchedule, runs: readonly Run[], amountMs: number, counts: Counts): number {
  let left = amountMs;
  for (const run of runs) {
    if (left === 0) return run.from;
    const walk = run.to === Infinity ? piecesFrom(schedule, run.from) : piecesBetween(schedule, run.from, run.to);
    for (const { from, to, period } of walk) {
      if (!counts(period)) continue;
      if (from + left <= to && from + left < run.to) return from + left;
      left -= to - from;
    }
  }
  throw new Error('The last run has no end.');
}

/** The nth covered day after the day of the start: its last covered instant, or a time on its wall. */
function dayDue(schedule: CoverageSchedule, { days, time }: CoveredDay, since: number): number {
  let date = dateAt(schedule, since);
  for (let found = 0; found < days;) {
    date = date.add({ days: 1 });
    if (piecesOf(schedule, date).length > 0) found += 1;
  }
  if (time !== null) return instantOf(schedule, date, time);
  return Math.max(...piecesOf(schedule, date).map(({ to }) => to));
}

/** A due day with the covered time of every gap between the runs added on; never due before the run it is due in. */
function pushedOn(schedule: CoverageSchedule, day: number, since: number, runs: readonly Run[]): number {
  let due = day;
  let ran = since;
  for (const { from, to } of runs) {
    const paused = countedBetween(schedule, ran, from, always);
    if (ran < from && countedBetween(schedule, ran, due, always) === 0) due = afterCounted(schedule, from, 0, always);
    else if (paused > 0) due = afterCounted(schedule, due, paused, always);
    due = Math.max(due, from);
    if (due < to) return due;
    ran = to;
  }
  return due;
}

function after(runs: readonly Run[], at: number | undefined): Run[] {
  if (at === undefined) return [...runs];
  return runs.map(({ from, to }) => ({ from: Math.max(from, at), to })).filter(({ from, to }) => from < to);
}

function pieces(schedule: CoverageSchedule, runs: readonly Run[]): Piece[] {
  return runs.flatMap(({ from, to }) => piecesBetween(schedule, from, to));
}
