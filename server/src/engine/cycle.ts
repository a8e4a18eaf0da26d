// One measure folded over a ticket's history: its cycles, each with its stretches of running and pausing, judged by
// the clauses in force. It runs whether or not a clause judges it, so that none loses time already measured.
import {
  counted,
  judgeFrom,
  newLimit,
  dueOrNever,
  usedUpAt,
  type Judgement,
  type LimitCourse,
  type Stretch,
} from './limit.ts';
import type { ChosenClauses } from './agreement.ts';
import type { Fact, StatusCategory } from './fact.ts';
import type { History, Step } from './history.ts';
import type { CompiledMeasure } from './measure.ts';
import type { VoidReason } from './reading.ts';

/** One cycle of a measure on a ticket. Instants are epoch milliseconds, durations milliseconds that count. */
export interface Cycle {
  readonly measure: CompiledMeasure;
  /** From 1. */
  readonly number: number;
  startedMs: number;
  /** Unanswered messages the clock is about, oldest first. */
  messages: { readonly id: number; readonly atMs: number }[];
  gait: 'RUNNING' | 'PAUSED' | 'STOPPED' | 'VOID';
  voidReason: VoidReason | null;
  /** When the gait began. */
  sinceMs: number;
  /** The fact that stopped it or made it void. */
  endedBy: Fact | null;
  /** Ended, with its promise broken, by something that would have made it void. */
  cutShort: boolean;
  stretches: Stretch[];
  /** Time that counts in the stretches that have ended. */
  beforeMs: number;
  judgement: Judgement | null;
  readonly judgements: { readonly atMs: number; readonly judgement: Judgement; readonly causeFactId: number }[];
  /** Lost its clause and has none again: what it was then. */
  lost: { readonly atMs: number; readonly spentMs: number } | null;
  promise: LimitCourse | null;
  target: LimitCourse | null;
}

/** A fact and its instant in the history. */
type Cause = Pick<Step, 'atMs' | 'fact'>;

export type ChosenOf = (key: number) => ChosenClauses | null;

/** The fold in progress. */
interface Course {
  readonly measure: CompiledMeasure;
  readonly chosenOf: ChosenOf;
  readonly cycles: Cycle[];
  key: number;
  chosen: ChosenClauses | null;
  /** Says what pauses while no clause has judged yet: the first one that will. */
  readonly firstChosen: ChosenClauses;
  /** The step that brought a new key, not yet acted upon: among facts of one instant the last key holds. */
  change: Step | null;
  status: StatusCategory;
}

/** All cycles of a measure that have begun by `nowMs`, judged or not, as they stand then. */
export function foldCycles(history: History, measure: CompiledMeasure, chosenOf: ChosenOf, nowMs: number): Cycle[] {
  const chosen = chosenOf(0);
  let firstChosen = chosen;
  for (let key = 1; firstChosen === null && key < history.keys.length; key += 1) firstChosen = chosenOf(key);
  if (firstChosen === null) return [];
  const course: Course = { measure, chosenOf, cycles: [], key: 0, chosen, firstChosen, change: null, status: 'NEW' };
  for (const step of history.steps) take(course, step);
  if (course.change) reclassify(course, course.change);
  const last = course.cycles.at(-1);
  if (last) passTime(last, nowMs);
  return course.cycles;
}

function take(course: Course, step: Step): void {
  if (course.change && step.atMs > course.change.atMs) reclassify(course, course.change);
  const before = course.cycles.at(-1);
  if (before) passTime(before, step.atMs);
  course.status = step.status;
  if (step.key !== course.key) course.change = step;
  if ((step.occurred & course.measure.turns) !== 0) turn(course, step);
  const current = course.cycles.at(-1);
  if (current && isOpen(current)) keepPace(course, current, step);
}

const isOpen = (cycle: Cycle): boolean => cycle.gait === 'RUNNING' || cycle.gait === 'PAUSED';

/** A limit is broken once an instant after its due has come: at the due instant itself it is still met. */
function passTime(cycle: Cycle, atMs: number): void {
  if (cycle.gait !== 'RUNNING' || cycle.lost) return;
  for (const limit of [cycle.target, cycle.promise]) {
    if (limit === null || limit.breach !== null || limit.dueMs === null || atMs <= limit.dueMs) continue;
    breakLimit(cycle, limit, { atMs: limit.dueMs, noticedMs: limit.dueMs + 1, byReclassification: false });
  }
}

function breakLimit(
  { stretches, judgement }: Cycle,
  limit: LimitCourse,
  breach: { readonly atMs: number; readonly noticedMs: number; readonly byReclassification: boolean },
): void {
  const warnedMs = judgement && usedUpAt(stretches, judgement, limit.warnMs, 'USED_UP');
  limit.dueMs = breach.atMs;
  limit.breach = { ...breach, warnedMs };
}

/** Begins, ends or resumes a cycle; what does so is judged by the key of its own instant. */
function turn(course: Course, step: Step): void {
  const { measure } = course;
  const current = course.cycles.at(-1);
  if (current && isOpen(current)) turnOpen(course, current, step);
  else if (current && (step.occurred & measure.resumes) !== 0 && current.voidReason !== 'TRANSFERRED') {
    takeKey(course, step);
    resume(course, current, step);
    return;
  }
  if ((step.occurred & measure.starts) !== 0) start(course, step);
}

function turnOpen(course: Course, cycle: Cycle, step: Step): void {
  const { measure } = course;
  const stops = (step.occurred & measure.stops) !== 0;
  const ending = measure.voids.find(({ mask }) => (step.occurred & mask) !== 0);
  if (stops || ending) takeKey(course, step);
  // A key without a clause may just have ended it.
  if (!isOpen(cycle)) return;
  if (stops) stop(cycle, step);
  else if (ending) makeVoid(cycle, ending.reason, step);
  else if (measure.anchor === 'OLDEST_MESSAGE' && step.message !== 0) hear(course, cycle, step);
}

function takeKey(course: Course, step: Step): void {
  if (course.change) reclassify(course, step);
}

function start(course: Course, step: Step): void {
  const { measure, cycles } = course;
  const current = cycles.at(-1);
  if (current && (isOpen(current) || measure.cycles === 'ONE')) return;
  if (!measure.startsWhileEnded && ENDED.has(step.status)) return;
  takeKey(course, step);
  const gait = pauses(course, null) ? 'PAUSED' : 'RUNNING';
  const cycle: Cycle = {
    measure,
    number: cycles.length + 1,
    startedMs: step.atMs,
    messages: step.message === 0 ? [] : [{ id: step.message, atMs: step.atMs }],
    gait,
    voidReason: null,
    sinceMs: step.atMs,
    endedBy: null,
    cutShort: false,
    stretches: [{ kind: gait, fromMs: step.atMs, untilMs: Infinity, countedMs: 0, cause: step.fact }],
    beforeMs: 0,
    judgement: null,
    judgements: [],
    lost: null,
    promise: null,
    target: null,
  };
  cycles.push(cycle);
  if (course.chosen) judge(cycle, course.chosen, { atMs: step.atMs, cause: step.fact, byReclassification: false });
}

const ENDED: ReadonlySet<StatusCategory> = new Set(['RESOLVED', 'CLOSED', 'CANCELLED']);

function pauses(course: Course, cycle: Cycle | null): boolean {
  const chosen = cycle?.judgement?.chosen ?? course.chosen ?? course.firstChosen;
  return (chosen.clauses[0]?.options.pausesWhile ?? course.measure.pausesWhile).includes(course.status);
}

/** A message joins those the clock is about, or was said to need no answer. */
function hear(course: Course, cycle: Cycle, step: Step): void {
  const { message, atMs } = step;
  if ((step.occurred & course.measure.starts) !== 0) {
    cycle.messages.push({ id: message, atMs });
    return;
  }
  takeKey(course, step);
  if (!isOpen(cycle)) return;
  const oldest = cycle.messages[0];
  cycle.messages = cycle.messages.filter(({ id }) => id !== message);
  const next = cycle.messages[0];
  if (next === undefined) makeVoid(cycle, 'UNANSWERED', step);
  else if (next !== oldest && !isBroken(cycle)) anchor(cycle, next.atMs, step);
}

/** The clock is about a later message: what ran before it does not count. */
function anchor(cycle: Cycle, startMs: number, { atMs, fact: cause }: Cause): void {
  cycle.startedMs = startMs;
  cycle.stretches = cycle.stretches
    .filter((stretch) => stretch.untilMs > startMs)
    .map((stretch) => ({ ...stretch, fromMs: Math.max(stretch.fromMs, startMs) }));
  const { judgement, lost } = cycle;
  if (judgement && lost) {
    const endMs = Math.max(lost.atMs, startMs);
    cycle.lost = { atMs: endMs, spentMs: totalOf(cycle, 'RUNNING', endMs) };
  } else if (judgement) judge(cycle, judgement.chosen, { atMs, cause, byReclassification: false });
}

function stop(cycle: Cycle, { atMs, fact }: Cause): void {
  // Stopped while paused it shows the due it would have had, had it resumed at this instant.
  setPace(cycle, 'RUNNING', { atMs, fact });
  endStretch(cycle, atMs);
  cycle.endedBy = fact;
  setGait(cycle, 'STOPPED', atMs);
}

/** A promise already broken makes the end a late stop instead of a void. */
function makeVoid(cycle: Cycle, reason: VoidReason, { atMs, fact }: Cause): void {
  endStretch(cycle, atMs);
  cycle.endedBy = fact;
  cycle.cutShort = isBroken(cycle);
  cycle.voidReason = cycle.cutShort ? null : reason;
  setGait(cycle, cycle.cutShort ? 'STOPPED' : 'VOID', atMs);
}

function setGait(cycle: Cycle, gait: Cycle['gait'], atMs: number): void {
  cycle.gait = gait;
  cycle.sinceMs = atMs;
}

/** RESUME: the same cycle runs on, under the clauses for the present key; the closed time does not count. */
function resume(course: Course, cycle: Cycle, { atMs, fact }: Step): void {
  cycle.voidReason = null;
  cycle.cutShort = false;
  if (cycle.sinceMs < atMs) beginStretch(cycle, 'EXCLUDED', { atMs: cycle.sinceMs, fact: cycle.endedBy ?? fact });
  endStretch(cycle, atMs);
  const gait = pauses(course, course.chosen ? null : cycle) ? 'PAUSED' : 'RUNNING';
  beginStretch(cycle, gait, { atMs, fact });
  setGait(cycle, gait, atMs);
  if (course.chosen === null) lose(cycle, { atMs, fact });
  else if (!isBroken(cycle)) judge(cycle, course.chosen, { atMs, cause: fact, byReclassification: true });
}

function beginStretch(cycle: Cycle, kind: Stretch['kind'], { atMs, fact: cause }: Cause): void {
  const last = cycle.stretches.at(-1);
  if (last?.untilMs === atMs && last.kind === kind) {
    // Paused and resumed at one instant: nothing happened.
    last.untilMs = Infinity;
    cycle.beforeMs -= last.countedMs;
    last.countedMs = 0;
  } else {
    cycle.stretches.push({ kind, fromMs: atMs, untilMs: Infinity, countedMs: 0, cause });
  }
}

function endStretch(cycle: Cycle, atMs: number): void {
  const last = cycle.stretches.at(-1);
  if (last?.untilMs !== Infinity) return;
  if (last.fromMs === atMs) {
    cycle.stretches.pop();
    return;
  }
  last.untilMs = atMs;
  if (last.kind !== 'RUNNING' || !cycle.judgement) return;
  last.countedMs = counted(cycle.judgement, last.fromMs, atMs);
  cycle.beforeMs += last.countedMs;
}

/** Pauses or runs as the status and the clause in force say. */
function keepPace(course: Course, cycle: Cycle, cause: Cause): void {
  setPace(cycle, pauses(course, cycle) ? 'PAUSED' : 'RUNNING', cause);
}

function setPace(cycle: Cycle, gait: 'RUNNING' | 'PAUSED', { atMs, fact }: Cause): void {
  if (gait === cycle.gait) return;
  endStretch(cycle, atMs);
  beginStretch(cycle, gait, { atMs, fact });
  const fromMs = cycle.stretches.at(-1)?.fromMs ?? atMs;
  setGait(cycle, gait, fromMs);
  const { judgement } = cycle;
  // While no clause is in force nothing is due, and a limit may be used up unseen; the next clause judges it.
  if (!judgement || cycle.lost) return;
  for (const limit of openLimits(cycle)) {
    const leftMs = limit.limitMs - cycle.beforeMs;
    limit.dueMs = gait === 'PAUSED' ? null : dueOrNever(judgement.coverage, fromMs, leftMs, judgement.period);
  }
}

/** Its promise was not kept, and nothing later changes that. */
const isBroken = ({ promise }: Cycle): boolean => promise !== null && promise.breach !== null;

const openLimits = ({ promise, target }: Cycle): LimitCourse[] =>
  [promise, target].filter((limit): limit is LimitCourse => limit !== null && limit.breach === null);

/** The key changed: the clauses for the new one judge from here on, and time already spent counts (CARRY). */
function reclassify(course: Course, { atMs, key, fact }: Step): void {
  course.key = key;
  course.change = null;
  course.chosen = course.chosenOf(key);
  const cycle = course.cycles.at(-1);
  if (!cycle || !isOpen(cycle)) return;
  if (course.chosen === null) lose(cycle, { atMs, fact });
  else if (!isBroken(cycle)) {
    const judged = cycle.judgement?.chosen;
    const same = judged?.clauses === course.chosen.clauses && judged.terms === course.chosen.terms;
    if (!same || cycle.lost) judge(cycle, course.chosen, { atMs, cause: fact, byReclassification: true });
    keepPace(course, cycle, { atMs, fact });
  }
}

/** No clause for the new key: void, unless the promise was broken before. What is measured goes on. */
function lose(cycle: Cycle, cause: Cause): void {
  if (!cycle.judgement || cycle.lost) return;
  if (isBroken(cycle)) makeVoid(cycle, 'NO_CLAUSE', cause);
  else cycle.lost = { atMs: cause.atMs, spentMs: spentAt(cycle, cause.atMs) };
}

/** Puts a clock under clauses: everything measured so far is counted anew by them. */
function judge(
  cycle: Cycle,
  chosen: ChosenClauses,
  {
    atMs,
    cause,
    byReclassification,
  }: { readonly atMs: number; readonly cause: Fact; readonly byReclassification: boolean },
): void {
  const judgement = judgeFrom(chosen, cycle.startedMs);
  cycle.judgement = judgement;
  cycle.judgements.push({ atMs, judgement, causeFactId: cause.id });
  if (cycle.lost) cycle.sinceMs = atMs;
  cycle.lost = null;
  cycle.beforeMs = 0;
  for (const stretch of cycle.stretches) {
    if (stretch.kind !== 'RUNNING' || stretch.untilMs === Infinity) continue;
    stretch.countedMs = counted(judgement, stretch.fromMs, stretch.untilMs);
    cycle.beforeMs += stretch.countedMs;
  }
  const { clause } = judgement;
  const { promise, target } = cycle;
  if (!promise?.breach) cycle.promise = newLimit(clause.promiseMs, clause.warnAtShare);
  if (!target?.breach) cycle.target = clause.targetMs === null ? null : newLimit(clause.targetMs, clause.warnAtShare);
  for (const limit of openLimits(cycle)) {
    const usedUpMs = usedUpAt(cycle.stretches, judgement, limit.limitMs, 'LEFT_OPEN');
    limit.dueMs = cycle.gait === 'RUNNING' ? usedUpMs : null;
    if (usedUpMs !== null && usedUpMs < atMs) {
      breakLimit(cycle, limit, { atMs: usedUpMs, noticedMs: atMs, byReclassification });
    }
  }
}

/** Time that counts up to an instant not before the last turn. */
export function spentAt(cycle: Cycle, atMs: number): number {
  const last = cycle.stretches.at(-1);
  if (!cycle.judgement || cycle.gait !== 'RUNNING' || !last) return cycle.beforeMs;
  return cycle.beforeMs + counted(cycle.judgement, last.fromMs, atMs);
}

/** Time that counts in all stretches of a kind until an instant. */
export function totalOf({ stretches, judgement }: Cycle, kind: Stretch['kind'], atMs: number): number {
  let total = 0;
  for (const stretch of stretches) {
    if (stretch.kind !== kind || judgement === null || stretch.fromMs >= atMs) continue;
    total += counted(judgement, stretch.fromMs, Math.min(stretch.untilMs, atMs));
  }
  return total;
}
