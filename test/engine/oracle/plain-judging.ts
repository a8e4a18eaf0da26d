// How a clock of the slow oracle begins, ends and comes under clauses.
import type { Clause } from '../../../server/src/engine/clause.ts';
import { limitsFrom, QUARTER, type Calendar, type Carried, type Measure } from './plain-limits.ts';
import { dueRunning, noteBreaches, partsUsed, standing, type Clock } from './plain-marks.ts';

interface When {
  readonly quarter: number;
  readonly calendar: Calendar;
}

export function newClock(
  {
    measure,
    quarter,
    choose,
    calendar,
  }: When & { readonly measure: Measure; readonly choose: () => readonly Clause[] | null },
  cycle: number,
  eventId: string | null,
): Clock {
  const clock: Clock = {
    ...{ measure, cycle, start: quarter, state: 'ran', reason: null, end: null, marks: [] },
    messages: eventId === null ? [] : [{ quarter, eventId }],
    ...{ clauses: null, counts: () => false, lostAt: null, judgedAt: null, unmet: false, promise: null, target: null },
  };
  const chosen = choose();
  if (chosen) {
    putUnder(clock, chosen, calendar);
    clock.judgedAt = quarter;
  }
  return clock;
}

export function endClock(
  clock: Clock,
  { state, reason, quarter }: { state: 'stopped' | 'void'; reason: string | null; quarter: number },
): void {
  const late = state === 'void' && clock.promise?.breach;
  clock.state = late ? 'stopped' : state;
  clock.reason = late ? null : reason;
  clock.unmet = Boolean(late);
  clock.end = quarter;
}

/** What is broken stays; everything else is as these clauses say. */
function putUnder(clock: Clock, clauses: readonly Clause[], calendar: Calendar, carried?: Carried): void {
  const { counts, promise, target } = limitsFrom(clauses, clock.start, calendar, carried);
  clock.clauses = clauses;
  clock.counts = counts;
  clock.lostAt = null;
  if (!clock.promise?.breach) clock.promise = promise;
  if (!clock.target?.breach) clock.target = target;
}

/** An open clock comes under the clauses for its ticket as it is now. */
export function comeUnder(clock: Clock, chosen: readonly Clause[], { quarter, calendar }: When): void {
  if (clock.promise?.breach) return;
  const ids = (clauses: readonly Clause[] | null): string | undefined => clauses?.map(({ id }) => id).join();
  if (ids(clock.clauses) === ids(chosen) && clock.lostAt === null) return;
  const said = chosen[0]?.options.onReclassify ?? 'CARRY';
  // Nothing to compare with where none is in force, or has been for any time.
  const isFirst = clock.lostAt !== null || clock.judgedAt === null || clock.judgedAt === quarter;
  clock.judgedAt ??= quarter;
  const rule = clock.clauses === null || (isFirst && said !== 'RESTART') ? 'CARRY' : said;
  if (rule === 'TIGHTEN_ONLY' && !isTighter(clock, chosen, { quarter, calendar })) return;
  if (rule === 'RESTART') {
    clock.start = quarter;
    clock.marks = clock.marks.map((mark, each) => (each < quarter ? undefined : mark));
  }
  putUnder(clock, chosen, calendar, rule === 'PROPORTIONAL' ? carriedBy(clock, { quarter, calendar }) : undefined);
  noteBreaches(clock, { calendar, beforeMs: quarter * QUARTER }, true);
}

/** The promise would end earlier, did the clock run on from where it stands. */
function isTighter(clock: Clock, chosen: readonly Clause[], { quarter, calendar }: When): boolean {
  if (!clock.promise) return true;
  const from = standing(clock, quarter);
  const { promise } = limitsFrom(chosen, clock.start, calendar);
  const due = (limit: Clock['promise']): number => (limit && dueRunning(clock, limit, calendar, from)) ?? Infinity;
  return due(promise) < due(clock.promise);
}

function carriedBy(clock: Clock, { quarter, calendar }: When): Carried | undefined {
  const { promise, target } = clock;
  if (!promise) return undefined;
  const used = (limit: typeof promise): number => partsUsed(clock, limit, calendar, quarter * QUARTER);
  return { since: quarter, promise: used(promise), target: used(target && !target.breach ? target : promise) };
}

/** A clock that ended before any clause was known is judged by the first one that is. */
export function judgeLate(clock: Clock, chosen: readonly Clause[] | null, calendar: Calendar): void {
  if (clock.clauses !== null || chosen === null || clock.end === null) return;
  putUnder(clock, chosen, calendar);
  clock.judgedAt = clock.end;
  noteBreaches(clock, { calendar, beforeMs: clock.end * QUARTER }, true);
  if (clock.state !== 'void' || !clock.promise?.breach) return;
  clock.state = 'stopped';
  clock.reason = null;
  clock.unmet = true;
}

/** No clause any more: void, unless it was broken before. */
export function lose(clock: Clock, quarter: number): void {
  if (!clock.clauses || clock.lostAt !== null) return;
  if (clock.promise?.breach) endClock(clock, { state: 'void', reason: 'NO_CLAUSE', quarter });
  else clock.lostAt = quarter;
}
