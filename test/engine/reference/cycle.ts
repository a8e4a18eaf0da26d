// One cycle of one measure: when it ran, was paused or closed, and the limits under which it was judged at each time.
import type { CoverageSchedule } from '../../../server/src/engine/coverage.ts';
import type { VoidReason } from '../../../server/src/engine/reading.ts';
import { dueAt, limitsOf, usedShares } from './limit.ts';
import type { Limit, Run } from './limit.ts';
import { areSame, optionsOf } from './terms.ts';
import type { Judges } from './terms.ts';
import type { Measure } from './words.ts';

export type StretchKind = 'RUNNING' | 'PAUSED' | 'CLOSED';

/** Which end of the ticket ended the clock; null: something else. */
export type EndedBy = 'OVER' | 'CANCELLED' | null;

/** A customer's message that waits for an answer. */
export interface Message {
  readonly eventId: string | null;
  readonly at: number;
}

export interface Cycle {
  readonly measure: Measure;
  readonly number: number;
  /** The ticket's group when it began. */
  readonly group: string | null;
  since: number;
  /** Each lasts until the next begins; the last one still does. */
  readonly stretches: { readonly from: number; kind: StretchKind }[];
  ended: { readonly at: number; readonly voidReason: VoidReason | null; readonly byStatus: EndedBy } | null;
  /** Null: no clause judges it at present. */
  judges: Judges | null;
  /** The clauses that judged it last. */
  lastJudges: Judges | null;
  lostAt: number | null;
  /** A reopening has taken it up again. */
  isReopened: boolean;
  /** Null until a clause judged it. */
  promise: Limit | null;
  target: Limit | null;
  /** As what the clock came into the present instant. */
  before: { readonly at: number; readonly judged: Partial<Cycle> } | null;
  /** Unanswered messages, the oldest first; the first is the anchor. */
  pending: Message[];
}

export function newCycle(
  { measure, number, group }: Pick<Cycle, 'measure' | 'number' | 'group'>,
  since: number,
): Cycle {
  return {
    measure,
    number,
    group,
    since,
    stretches: [],
    ended: null,
    judges: null,
    lastJudges: null,
    lostAt: null,
    isReopened: false,
    promise: null,
    target: null,
    before: null,
    pending: [],
  };
}

export function kindOf(cycle: Cycle): StretchKind | null {
  return cycle.stretches.at(-1)?.kind ?? null;
}

export function turn(cycle: Cycle, at: number, kind: StretchKind): void {
  if (kindOf(cycle) !== kind) cycle.stretches.push({ from: at, kind });
}

/** Its stretches of one kind within `[from, to)`; touching ones are one, those without length are none. */
export function stretchesOf(cycle: Cycle, kind: StretchKind, from: number, to: number): Run[] {
  const runs: Run[] = [];
  for (const [place, stretch] of cycle.stretches.entries()) {
    const run = {
      from: Math.max(stretch.from, from),
      to: Math.min(cycle.stretches[place + 1]?.from ?? to, to),
    };
    const before = runs.at(-1);
    if (stretch.kind !== kind || run.from >= run.to) continue;
    if (before?.to === run.from) runs[runs.length - 1] = { from: before.from, to: run.to };
    else runs.push(run);
  }
  return runs;
}

/** The runs until an instant, as if the clock ran on from there without end. */
export function runsOnFrom(cycle: Cycle, at: number): Run[] {
  const runs = stretchesOf(cycle, 'RUNNING', cycle.since, at);
  const last = runs.at(-1);
  return last?.to === at
    ? [...runs.slice(0, -1), { from: last.from, to: Infinity }]
    : [...runs, { from: Math.max(at, cycle.since), to: Infinity }];
}

/** When a limit ends, were the clock to run on from an instant. */
export function dueFrom(schedule: CoverageSchedule, cycle: Cycle, limit: Limit, at: number): number {
  return limit.broken?.dueAt ?? dueAt(schedule, limit, cycle.since, runsOnFrom(cycle, at));
}

const kinds = ['promise', 'target'] as const;

export function isBroken(limit: Limit | null): boolean {
  return limit !== null && limit.broken !== null;
}

/** Rule 1 and 4: what is past its due instant at this instant is broken, and stays it. */
export function breakWhatIsLate(
  schedule: CoverageSchedule,
  cycle: Cycle,
  at: number,
  byReclassification = false,
): void {
  if (cycle.ended !== null || cycle.judges === null) return;
  for (const kind of kinds) {
    const limit = cycle[kind];
    if (limit === null || limit.broken !== null) continue;
    const due = dueFrom(schedule, cycle, limit, at);
    if (due < at) cycle[kind] = { ...limit, broken: { dueAt: due, byReclassification } };
  }
}

/** Rule 3: other clauses judge the clock from now on. */
export function judge(schedule: CoverageSchedule, cycle: Cycle, judges: Judges | null, at: number): void {
  forgetInstant(cycle, at);
  if (areSame(cycle.judges, judges)) return;
  if (isBroken(cycle.promise)) {
    judgeBroken(cycle, judges, at);
    return;
  }
  const inForce = cycle.judges === null ? null : cycle.promise;
  cycle.judges = judges;
  cycle.lostAt = judges === null ? at : null;
  if (judges === null) return;
  cycle.lastJudges = judges;
  reclassify(schedule, cycle, judges, { at, inForce });
  breakWhatIsLate(schedule, cycle, at, true);
}

/** A broken promise keeps its clause; without one it stops with that result, until a reopening finds a clause again. */
function judgeBroken(cycle: Cycle, judges: Judges | null, at: number): void {
  if (cycle.isReopened && judges !== null) cycle.lostAt = null;
  if (judges === null) cycle.lostAt ??= at;
  cycle.isReopened = false;
  cycle.judges = cycle.lostAt === null ? cycle.lastJudges : null;
}

/** A clause that is the first to judge a cycle that has ended judges what the facts say of it. */
export function judgeEnded(schedule: CoverageSchedule, cycle: Cycle, judges: Judges): void {
  const { ended } = cycle;
  if (ended === null) return;
  Object.assign(cycle, { judges, lastJudges: judges, ...limitsOf(schedule, judges, cycle.since), ended: null });
  breakWhatIsLate(schedule, cycle, ended.at, true);
  cycle.ended = isBroken(cycle.promise) ? { ...ended, voidReason: null } : ended;
}

/** Of the severities told at one instant the last one wins; those before it were never in force on an open clock. */
function forgetInstant(cycle: Cycle, at: number): void {
  if (cycle.before?.at === at) Object.assign(cycle, cycle.before.judged);
  const { since, judges, lastJudges, lostAt, promise, target } = cycle;
  cycle.before = { at, judged: { since, judges, lastJudges, lostAt, promise, target } };
}

function reclassify(
  schedule: CoverageSchedule,
  cycle: Cycle,
  judges: Judges,
  { at, inForce }: { readonly at: number; readonly inForce: Limit | null },
): void {
  const { onReclassify } = optionsOf(cycle.measure, judges);
  const { since, target } = cycle;
  // A clause that is the first to judge takes up all the time measured so far.
  if (onReclassify === 'RESTART' && cycle.promise !== null) cycle.since = at;
  const given = limitsOf(schedule, judges, cycle.since);
  if (onReclassify === 'TIGHTEN_ONLY' && inForce !== null && !isTighter(schedule, cycle, given, at)) return;
  const runs = stretchesOf(cycle, 'RUNNING', since, at);
  const inProportion = (limit: Limit | null, old: Limit | null): Limit | null => {
    if (onReclassify !== 'PROPORTIONAL' || inForce === null || limit === null || old === null) return limit;
    return { ...limit, carried: { at, ...usedShares(schedule, old, since, runs) } };
  };
  // A target where there was none takes the promise's share.
  if (!isBroken(target)) cycle.target = inProportion(given.target, target ?? cycle.promise);
  cycle.promise = inProportion(given.promise, cycle.promise) ?? given.promise;
}

/** Whether other limits end the clock sooner: the promise, or with an equal promise the target. */
function isTighter(
  schedule: CoverageSchedule,
  cycle: Cycle,
  given: { readonly promise: Limit; readonly target: Limit | null },
  at: number,
): boolean {
  // While paused both are looked at from the instant at which the pause began.
  const from = kindOf(cycle) === 'PAUSED' ? (cycle.stretches.at(-1)?.from ?? at) : at;
  const due = (limit: Limit | null): number => (limit === null ? Infinity : dueFrom(schedule, cycle, limit, from));
  const [before, after] = [due(cycle.promise), due(given.promise)];
  return after < before || (after === before && cycle.target !== null && due(given.target) < due(cycle.target));
}

/** Rule 8: the oldest message needs no answer, the next one is what the clock waits for. */
export function anchorAnew(schedule: CoverageSchedule, cycle: Cycle, since: number, at: number): void {
  cycle.before = null;
  cycle.since = since;
  if (cycle.judges === null) return;
  const given = limitsOf(schedule, cycle.judges, since);
  for (const kind of kinds) if (!isBroken(cycle[kind])) cycle[kind] = given[kind];
  breakWhatIsLate(schedule, cycle, at);
}

/** The clock stops with a result, or without one when no clause judges it. */
export function stop(cycle: Cycle, at: number, byStatus: EndedBy = null): void {
  if (cycle.judges === null && cycle.promise !== null) endWithoutResult(cycle, at, 'NO_CLAUSE', byStatus);
  else end(cycle, { at, voidReason: null, byStatus });
}

/** The clock ends without a result; one whose promise is broken keeps it. */
export function endWithoutResult(cycle: Cycle, at: number, reason: VoidReason, byStatus: EndedBy = null): void {
  const keeps = isBroken(cycle.promise);
  const voidReason = keeps ? null : cycle.lostAt === null ? reason : 'NO_CLAUSE';
  end(cycle, { at: keeps ? (cycle.lostAt ?? at) : at, voidReason, byStatus }, at);
}

function end(cycle: Cycle, ended: NonNullable<Cycle['ended']>, at = ended.at): void {
  cycle.ended = ended;
  turn(cycle, at, 'CLOSED');
}

/** Rule 5: the same cycle goes on; the closed span counts or does not. */
export function goOn(schedule: CoverageSchedule, cycle: Cycle, at: number, closedSpanCounts: boolean): void {
  const closed = cycle.stretches.at(-1);
  cycle.before = null;
  cycle.ended = null;
  cycle.isReopened = true;
  if (!closedSpanCounts || closed === undefined) return;
  closed.kind = 'RUNNING';
  breakWhatIsLate(schedule, cycle, at);
}
