// Which clauses judge a cycle, and what a change of them does: CARRY, RESTART, TIGHTEN_ONLY, PROPORTIONAL. A broken
// promise is judged once and for all; a clock that no clause judges yet is measured all the same.
import { DEFAULT_OPTIONS, type ReclassifyRule } from './clause.ts';
import {
  breakLimit,
  endStretch,
  isBroken,
  isOpen,
  seal,
  setGait,
  spentAt,
  startAt,
  totalOf,
  type Cause,
  type Cycle,
} from './cycle.ts';
import {
  countStretch,
  courseOf,
  dueIfRunning,
  endOf,
  judgementOf,
  sharesUsed,
  type Head,
  type Judgement,
  type LimitCourse,
} from './limit.ts';
import type { Stretch } from './stretch.ts';
import type { ChosenClauses } from './agreement.ts';
import type { VoidReason } from './reading.ts';

/** Why clauses come to judge a clock; a change of severity, service or account reclassifies. */
export interface Occasion extends Cause {
  readonly byReclassification: boolean;
}

/** The clauses for the key that holds from now on: they judge as their own rule says. */
export function comeUnder(cycle: Cycle, chosen: ChosenClauses, cause: Cause): void {
  if (isBroken(cycle) || isJudgedBy(cycle, chosen)) return;
  const occasion: Occasion = { ...cause, byReclassification: true };
  switch (ruleFor(cycle, chosen, cause.atMs)) {
    case 'CARRY':
      judge(cycle, judgementOf(chosen, cycle.startedMs), occasion);
      return;
    case 'RESTART':
      startAt(cycle, cause.atMs);
      judge(cycle, judgementOf(chosen, cycle.startedMs), occasion);
      return;
    case 'TIGHTEN_ONLY': {
      const candidate = judgementOf(chosen, cycle.startedMs);
      if (isTighter(cycle, candidate)) judge(cycle, candidate, occasion);
      return;
    }
    case 'PROPORTIONAL':
      judge(cycle, judgementOf(chosen, cycle.startedMs), occasion, headsAt(cycle, cause.atMs));
  }
}

/** These very clauses are in force for it already. */
export const isJudgedBy = ({ judgement, lost }: Cycle, chosen: ChosenClauses | null): boolean =>
  judgement !== null && lost === null && chosen !== null && areSame(judgement.chosen, chosen);

/** Another severity may be judged by the same clauses: then nothing changes. */
const areSame = (a: ChosenClauses, b: ChosenClauses): boolean =>
  a.terms === b.terms && a.clauses.length === b.clauses.length && a.clauses.every((one, i) => one === b.clauses[i]);

/** Where no clause is in force to compare with, all the time measured so far counts, unless the clock starts anew. */
function ruleFor(cycle: Cycle, { clauses }: ChosenClauses, atMs: number): ReclassifyRule {
  const rule = clauses[0]?.options.onReclassify ?? DEFAULT_OPTIONS.onReclassify;
  // The first clause of all is no change of clause: it loses nothing that was measured before it was known.
  if (cycle.judgement === null || !isOpen(cycle)) return 'CARRY';
  // A clause that judged for no time binds nobody: of the severities of one instant the last one counts.
  const wasInForce = cycle.judgements.some((each) => each.atMs < atMs);
  return (cycle.lost || !wasInForce) && rule !== 'RESTART' ? 'CARRY' : rule;
}

/** Its promise ends earlier. Targets have no say: what a customer sees of a clock does not depend on them. */
function isTighter({ judgement, promise, stretches }: Cycle, candidate: Judgement): boolean {
  if (judgement === null || promise === null) return true;
  const along = stretches.map((stretch): Stretch => ({ ...stretch }));
  for (const stretch of along) countStretch(stretch, candidate);
  const course = courseOf(candidate.promise, candidate, { stretches: along, head: null });
  return dueIfRunning(course, candidate, along) < dueIfRunning(promise, judgement, stretches);
}

/** The shares that the limits have used up; a limit that there was not yet has used up what the promise has. */
function headsAt(cycle: Cycle, atMs: number): Heads {
  const { judgement, promise, target, stretches } = cycle;
  if (!judgement || !promise) return {};
  const used = (limit: LimitCourse): Head => ({
    shares: sharesUsed(limit, judgement, { stretches, nowMs: atMs }),
    atMs,
    spentMs: 0,
  });
  return { promise: used(promise), target: used(target?.breach === null ? target : promise) };
}

interface Heads {
  readonly promise?: Head;
  readonly target?: Head;
}

/** Puts a clock under clauses: everything measured so far is counted anew by them. */
export function judge(
  cycle: Cycle,
  judgement: Judgement,
  { atMs, fact, byReclassification }: Occasion,
  heads: Heads = {},
): void {
  cycle.judgement = judgement;
  cycle.judgements.push({ atMs, judgement, cause: fact });
  if (cycle.lost) seal(cycle, { atMs, fact });
  cycle.lost = null;
  cycle.beforeMs = 0;
  for (const stretch of cycle.stretches) {
    countStretch(stretch, judgement);
    cycle.beforeMs += stretch.countedMs;
  }
  const spentMs = spentAt(cycle, atMs);
  const take = (
    limit: LimitCourse | null,
    allowance: Judgement['target'],
    head: Head | undefined,
  ): LimitCourse | null => {
    if (limit?.breach) return limit;
    if (allowance === null) return null;
    const course = courseOf(allowance, judgement, {
      stretches: cycle.stretches,
      head: head ? { ...head, spentMs } : null,
    });
    const endedMs = endOf(course, judgement, cycle.stretches);
    const runs = cycle.gait === 'RUNNING' || cycle.gait === 'STOPPED';
    course.dueMs = runs ? (endedMs ?? dueIfRunning(course, judgement, cycle.stretches)) : null;
    if (endedMs !== null && endedMs < Math.min(atMs, endOfCycle(cycle))) {
      breakLimit(cycle, course, { atMs: endedMs, noticedMs: atMs, byReclassification });
    }
    return course;
  };
  cycle.promise = take(cycle.promise, judgement.promise, heads.promise);
  cycle.target = take(cycle.target, judgement.target, heads.target);
  if (cycle.gait === 'VOID' && isBroken(cycle)) endLate(cycle);
}

const endOfCycle = (cycle: Cycle): number => (isOpen(cycle) ? Infinity : cycle.sinceMs);

/** No clause for the new key: void, unless the promise was broken before. What is measured goes on. */
export function lose(cycle: Cycle, cause: Cause): void {
  if (!cycle.judgement || cycle.lost) return;
  if (isBroken(cycle)) makeVoid(cycle, 'NO_CLAUSE', cause);
  else cycle.lost = { atMs: cause.atMs, spentMs: spentAt(cycle, cause.atMs) };
}

/** A promise already broken makes the end a late stop instead of a void. */
export function makeVoid(cycle: Cycle, reason: VoidReason, { atMs, fact }: Cause): void {
  endStretch(cycle, atMs);
  cycle.endedBy = fact;
  cycle.voidReason = reason;
  setGait(cycle, 'VOID', atMs);
  if (isBroken(cycle)) endLate(cycle);
}

function endLate(cycle: Cycle): void {
  cycle.cutShort = true;
  cycle.voidReason = null;
  cycle.gait = 'STOPPED';
}

/** The clock has a longer life behind it than it knew: what ran there counts. */
export function startEarlier(
  cycle: Cycle,
  { startedMs, stretches }: Pick<Cycle, 'startedMs' | 'stretches'>,
  cause: Cause,
): void {
  cycle.startedMs = startedMs;
  cycle.stretches = stretches;
  const { judgement } = cycle;
  if (judgement) judge(cycle, judgementOf(judgement.chosen, startedMs), { ...cause, byReclassification: false });
}

/** The clock is about a later message, or begins anew: its clauses judge it from there on. */
export function restart(cycle: Cycle, startMs: number, cause: Cause): void {
  const { judgement, lost } = cycle;
  startAt(cycle, startMs);
  if (judgement && lost) {
    const endMs = Math.max(lost.atMs, startMs);
    cycle.lost = { atMs: endMs, spentMs: totalOf(cycle, 'RUNNING', endMs) };
  } else if (judgement) {
    judge(cycle, judgementOf(judgement.chosen, startMs), { ...cause, byReclassification: false });
  }
}
