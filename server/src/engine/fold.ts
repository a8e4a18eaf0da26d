// One measure folded over a ticket's history: its cycles, each with its stretches of running and pausing, judged by
// the clauses in force. It runs whether or not a clause judges it, so that none loses time already measured.
import { DEFAULT_OPTIONS, type ClauseOptions, type ReopenRule } from './clause.ts';
import {
  aim,
  beginStretch,
  breakLimit,
  endStretch,
  isBroken,
  isOpen,
  openLimits,
  passTime,
  setGait,
  setPace,
  type Cause,
  type Cycle,
} from './cycle.ts';
import { comeUnder, isJudgedBy, judge, lose, makeVoid, restart, startEarlier } from './judge.ts';
import { endOf, judgementOf } from './limit.ts';
import { bitOf, OWN } from './occurrence.ts';
import type { ChosenClauses } from './agreement.ts';
import type { History, Step } from './history.ts';
import type { CompiledMeasure } from './measure.ts';
import type { Stretch } from './stretch.ts';

/** The clauses that judge a measure for one of the history's keys, and for a group where the measure is about one. */
export type ChosenOf = (key: number, group: string | null) => ChosenClauses | null;

/** What a ticket that becomes part of this one still owes of a measure. */
export type Obligation = Pick<Cycle, 'startedMs' | 'stretches' | 'messages'>;

/** What is folded over a history. */
export interface Folding {
  readonly history: History;
  readonly measure: CompiledMeasure;
  readonly chosenOf: ChosenOf;
  /** What a step that absorbs another ticket brings; absent: nothing is known of other tickets. */
  readonly inherits?: (step: Step) => Obligation | null;
}

/** The fold in progress. */
interface Course extends Required<Omit<Folding, 'history'>> {
  readonly cycles: Cycle[];
  key: number;
  /** The message that may start it though it asks for something else has come (`opens`). */
  hasOpened: boolean;
  /** Says what pauses while no clause has judged yet: the first one that will. */
  readonly firstChosen: ChosenClauses;
  /** The step taken last. */
  step: Step | null;
  /** Something turned it that other limits or other hours would have turned otherwise. */
  isBent: boolean;
}

/** All cycles of a measure that have begun by `nowMs`, judged or not, as they stand then. */
export function foldCycles({ history, measure, chosenOf, inherits = () => null }: Folding, nowMs: number): Cycle[] {
  const firstChosen = firstJudging(history, measure, chosenOf);
  if (firstChosen === null) return [];
  const course: Course = {
    ...{ measure, chosenOf, inherits, cycles: [], key: 0, hasOpened: false, firstChosen, step: null },
    isBent: false,
  };
  history.steps.forEach((step, index) => {
    const keyHolds = step.key !== course.key && holds(history.steps, index);
    take(course, step, keyHolds);
  });
  const last = course.cycles.at(-1);
  if (last) passTime(last, nowMs);
  if (course.isBent) for (const cycle of course.cycles) cycle.isBent = true;
  return measure.ofGroup === 'NEVER' ? course.cycles : ofJudgedGroups(course.cycles);
}

/** Stays with groups that no clause speaks of are not counted as cycles. */
function ofJudgedGroups(cycles: readonly Cycle[]): Cycle[] {
  const judged = cycles.filter(({ judgement }) => judgement !== null);
  judged.forEach((cycle, index) => (cycle.number = index + 1));
  return judged;
}

function firstJudging(
  { keys, steps }: History,
  { ofGroup }: CompiledMeasure,
  chosenOf: ChosenOf,
): ChosenClauses | null {
  const groups = ofGroup === 'NEVER' ? [null] : [null, ...new Set(steps.map(({ group }) => group))];
  for (let key = 0; key < keys.length; key += 1) {
    for (const group of groups) {
      const chosen = chosenOf(key, group);
      if (chosen) return chosen;
    }
  }
  return null;
}

const groupOf = ({ measure }: Course, { group }: Step): string | null => (measure.ofGroup === 'NEVER' ? null : group);

/** The clauses for the present key, and for the group that the cycle, or a new one, is about. */
const chosenFor = ({ chosenOf, key }: Course, group: string | null): ChosenClauses | null => chosenOf(key, group);

/** Among the facts of one instant the last key holds: one that held for no time judges only what turns under it. */
function holds(steps: readonly Step[], index: number): boolean {
  const step = steps[index];
  for (let later = index + 1; steps[later]?.atMs === step?.atMs && later < steps.length; later += 1) {
    if (steps[later]?.key !== step?.key) return false;
  }
  return true;
}

function take(course: Course, step: Step, keyHolds: boolean): void {
  const before = course.cycles.at(-1);
  if (before) passTime(before, step.atMs);
  course.step = step;
  if (keyHolds) reclassify(course, step);
  if ((step.occurred & course.measure.turns) !== 0) turn(course, step);
  if ((step.occurred & bitOf.ABSORBED) !== 0) absorb(course, step);
  const current = course.cycles.at(-1);
  if (current && isOpen(current)) keepPace(course, current, step);
}

/** Begins, ends or resumes a cycle; what does so is judged by the key of its own instant. */
function turn(course: Course, step: Step): void {
  const { measure, cycles } = course;
  const current = cycles.at(-1);
  if (current && isOpen(current)) turnOpen(course, current, step);
  else if (current && (step.occurred & measure.resumes) !== 0 && current.voidReason !== 'TRANSFERRED') {
    takeKey(course, step);
    reopen(course, current, step);
    return;
  }
  if ((step.occurred & (measure.starts | measure.opens)) !== 0) start(course, step);
}

function turnOpen(course: Course, cycle: Cycle, step: Step): void {
  const { measure } = course;
  const { occurred } = step;
  const stops = (occurred & measure.stops) !== 0;
  const ending = stops ? undefined : measure.voids.find(({ mask }) => (occurred & mask) !== 0);
  if (stops || ending) takeKey(course, step);
  // A key without a clause may just have ended it.
  if (!isOpen(cycle)) return;
  if (stops) stop(cycle, step);
  else if (ending?.reason === 'UNANSWERED') endUnanswered(course, cycle, step);
  else if (ending) makeVoid(cycle, ending.reason, step);
  else if (changesQueue(course, cycle, step)) handOver(course, cycle, step);
  else if ((occurred & measure.restarts) !== 0) {
    course.isBent = true;
    if (!isBroken(cycle)) restart(cycle, step.atMs, step);
  } else if (measure.anchor === 'OLDEST_MESSAGE' && step.message !== 0) hear(course, cycle, step);
}

function endUnanswered(course: Course, cycle: Cycle, step: Step): void {
  switch (optionsFor(course, cycle).onResolveUnanswered ?? DEFAULT_OPTIONS.onResolveUnanswered) {
    case 'EXCLUDED':
      makeVoid(cycle, 'UNANSWERED', step);
      return;
    case 'MET':
      stop(cycle, step);
      return;
    case 'KEEP_RUNNING':
  }
}

function handOver(course: Course, cycle: Cycle, step: Step): void {
  makeVoid(cycle, 'TRANSFERRED', step);
  begin(course, step);
}

/** A clause that names a group times the queue of that group: with the next one, the clock begins anew. */
function changesQueue(course: Course, cycle: Cycle, step: Step): boolean {
  if (course.measure.ofGroup !== 'WHERE_NAMED' || cycle.group === step.group) return false;
  takeKey(course, step);
  const named = [cycle.judgement?.chosen, chosenFor(course, step.group)].flatMap((chosen) => chosen?.clauses ?? []);
  return isOpen(cycle) && named.some(({ options }) => options.group !== undefined);
}

/** The options of the clauses in force: those that judge the cycle, else those for the present key. */
function optionsFor(course: Course, cycle: Cycle | null): ClauseOptions {
  const group = cycle ? cycle.group : course.step && groupOf(course, course.step);
  const chosen = cycle?.judgement?.chosen ?? chosenFor(course, group) ?? course.firstChosen;
  return chosen.clauses[0]?.options ?? {};
}

function takeKey(course: Course, step: Step): void {
  if (step.key !== course.key) reclassify(course, step);
}

/** The key changed: the clauses for the new one judge from here on, also what ended before any clause was known. */
function reclassify(course: Course, step: Step): void {
  course.key = step.key;
  for (const cycle of course.cycles) {
    if (!isOpen(cycle) && cycle.judgement !== null) continue;
    const chosen = chosenFor(course, cycle.group);
    course.isBent ||= !isJudgedBy(cycle, chosen);
    if (chosen === null) {
      if (isOpen(cycle)) lose(cycle, step);
    } else {
      comeUnder(cycle, chosen, step);
      if (isOpen(cycle)) keepPace(course, cycle, step);
    }
  }
}

function start(course: Course, step: Step): void {
  const { measure, cycles } = course;
  const opens = (step.occurred & measure.opens) !== 0 && !course.hasOpened;
  course.hasOpened ||= opens;
  const current = cycles.at(-1);
  if (current && (isOpen(current) || measure.cycles !== 'MANY')) return;
  if (measure.onlyWhileOpen && step.isOver) return;
  takeKey(course, step);
  // A clause may let the very first message start it too.
  const starts = (step.occurred & measure.starts) !== 0 || (opens && optionsFor(course, null).countOpening === true);
  if (starts) begin(course, step);
}

/** The next cycle. */
function begin(course: Course, step: Step): void {
  const { measure, cycles } = course;
  const { atMs, messageMs, message } = step;
  // A message that was moved here counts from its own time; what the ticket does now begins now.
  const gait = messageMs === atMs && pauses(course, null) ? 'PAUSED' : 'RUNNING';
  const cycle: Cycle = {
    measure,
    number: cycles.length + 1,
    group: groupOf(course, step),
    startedMs: messageMs,
    messages: message === 0 ? [] : [{ id: message, atMs: messageMs }],
    gait,
    voidReason: null,
    sinceMs: messageMs,
    endedBy: null,
    cutShort: false,
    stretches: [{ kind: gait, fromMs: messageMs, untilMs: Infinity, countedMs: 0, cause: step.fact }],
    beforeMs: 0,
    judgement: null,
    judgements: [],
    lost: null,
    isBent: false,
    promise: null,
    target: null,
  };
  cycles.push(cycle);
  const chosen = chosenFor(course, cycle.group);
  if (chosen) judge(cycle, judgementOf(chosen, messageMs), { ...step, byReclassification: false });
}

/** What the absorbed ticket owed goes on here, unless this clock owes it no later or has missed it already. */
function absorb(course: Course, step: Step): void {
  const { measure, cycles } = course;
  course.isBent = true;
  const owed = course.inherits(step);
  if (owed === null) return;
  takeKey(course, step);
  const open = cycles.at(-1);
  if (open && isOpen(open)) {
    open.messages = [...owed.messages, ...open.messages].sort((a, b) => a.atMs - b.atMs);
    if (!isBroken(open) && !open.lost && runOf(owed, step) > runOf(open, step)) takeOver(open, owed, step);
  } else if (measure.anchor === 'OLDEST_MESSAGE') {
    begin(course, step);
    const cycle = cycles.at(-1);
    if (!cycle) return;
    cycle.messages = owed.messages;
    takeOver(cycle, owed, step);
  }
}

/** How long it has run by now, in real time. */
const runOf = ({ stretches }: Pick<Cycle, 'stretches'>, { atMs }: Step): number =>
  stretches.reduce(
    (total, { kind, fromMs, untilMs }) => (kind === 'RUNNING' ? total + Math.min(untilMs, atMs) - fromMs : total),
    0,
  );

function takeOver(cycle: Cycle, { startedMs, stretches }: Obligation, { atMs, fact }: Step): void {
  const kind = cycle.gait === 'PAUSED' ? 'PAUSED' : 'RUNNING';
  const onwards: Stretch = { kind, fromMs: atMs, untilMs: Infinity, countedMs: 0, cause: fact };
  startEarlier(cycle, { startedMs, stretches: [...stretches, onwards] }, { atMs, fact });
}

/** Pauses or runs as the status and the clause in force say. */
function keepPace(course: Course, cycle: Cycle, cause: Cause): void {
  setPace(cycle, pauses(course, cycle) ? 'PAUSED' : 'RUNNING', cause);
}

function pauses(course: Course, cycle: Cycle | null): boolean {
  const { step, measure } = course;
  if (step === null) return false;
  const { pausesWhile, endsWait } = optionsFor(course, cycle);
  const onReply = endsWait !== 'ON_STATUS_ONLY';
  if (pausesWhile === undefined && (step.occurred & (onReply ? OWN.pauses : OWN.pausesAsSaid)) !== 0) return true;
  return (pausesWhile ?? measure.pausesWhile).includes(onReply ? step.status : step.said);
}

/** A message joins those the clock is about, or was said to need no answer. */
function hear(course: Course, cycle: Cycle, step: Step): void {
  const { message, messageMs, occurred } = step;
  if ((occurred & (course.measure.starts | course.measure.opens)) !== 0) {
    cycle.messages = [...cycle.messages, { id: message, atMs: messageMs }].sort((a, b) => a.atMs - b.atMs);
    course.isBent ||= messageMs < cycle.startedMs;
    if (messageMs < cycle.startedMs && !isBroken(cycle)) reachBack(cycle, messageMs, step);
    return;
  }
  if (!cycle.messages.some(({ id }) => id === message)) return;
  takeKey(course, step);
  if (!isOpen(cycle)) return;
  const oldest = cycle.messages[0];
  cycle.messages = cycle.messages.filter(({ id }) => id !== message);
  const next = cycle.messages[0];
  course.isBent ||= next !== undefined && next !== oldest;
  if (next === undefined) makeVoid(cycle, (step.occurred & bitOf.MOVED) !== 0 ? 'TRANSFERRED' : 'UNANSWERED', step);
  else if (next !== oldest && !isBroken(cycle)) restart(cycle, next.atMs, step);
}

/** A message that is older than the clock was moved here: from its own time on the clock ran. */
function reachBack(cycle: Cycle, startedMs: number, { atMs, fact }: Step): void {
  const before: Stretch = { kind: 'RUNNING', fromMs: startedMs, untilMs: cycle.startedMs, countedMs: 0, cause: fact };
  startEarlier(cycle, { startedMs, stretches: [before, ...cycle.stretches] }, { atMs, fact });
}

function stop(cycle: Cycle, { atMs, fact }: Cause): void {
  // Stopped while paused it shows the due it would have had, had it resumed at this instant.
  setPace(cycle, 'RUNNING', { atMs, fact });
  endStretch(cycle, atMs);
  cycle.endedBy = fact;
  setGait(cycle, 'STOPPED', atMs);
}

/** A clock that resolve or close stopped goes on as its clause says; one that was called off just goes on. */
function reopen(course: Course, cycle: Cycle, step: Step): void {
  const stopped = cycle.gait === 'STOPPED' && !cycle.cutShort;
  const options = chosenFor(course, cycle.group)?.clauses[0]?.options ?? optionsFor(course, cycle);
  const rule = stopped ? ruleOf(options, step.atMs - cycle.sinceMs) : 'RESUME';
  if (rule === 'NEW_CYCLE') begin(course, step);
  else resume(course, cycle, { step, between: rule === 'CONTINUOUS' ? 'RUNNING' : 'EXCLUDED' });
}

/** Within the window, its end included, the same cycle goes on. */
const ruleOf = ({ onReopen, reopenWindowMs = -1 }: ClauseOptions, closedMs: number): ReopenRule =>
  onReopen === 'NEW_CYCLE' && closedMs <= reopenWindowMs ? 'RESUME' : (onReopen ?? DEFAULT_OPTIONS.onReopen);

/** The same cycle runs on, under the clauses for the present key; `between` says whether the closed time counts. */
function resume(
  course: Course,
  cycle: Cycle,
  { step, between }: { readonly step: Step; readonly between: 'RUNNING' | 'EXCLUDED' },
): void {
  const { atMs } = step;
  cycle.voidReason = null;
  cycle.cutShort = false;
  if (cycle.sinceMs < atMs) {
    const closed: Stretch = {
      kind: between,
      fromMs: cycle.sinceMs,
      untilMs: Infinity,
      countedMs: 0,
      cause: cycle.endedBy,
      sealed: true,
    };
    cycle.stretches.push(closed);
    endStretch(cycle, atMs);
  }
  beginStretch(cycle, 'RUNNING', step);
  setGait(cycle, 'RUNNING', cycle.stretches.at(-1)?.fromMs ?? atMs);
  aim(cycle);
  if (between === 'RUNNING') passClosedTime(cycle, atMs);
  const chosen = chosenFor(course, cycle.group);
  course.isBent ||= between === 'RUNNING' || !isJudgedBy(cycle, chosen);
  if (chosen === null) lose(cycle, step);
  else comeUnder(cycle, chosen, step);
}

/** A limit that ran out while the ticket was closed broke there; nobody could know before the reopening. */
function passClosedTime(cycle: Cycle, atMs: number): void {
  const { judgement, stretches } = cycle;
  if (!judgement || cycle.lost) return;
  for (const limit of openLimits(cycle)) {
    const endedMs = endOf(limit, judgement, stretches);
    if (endedMs === null || endedMs >= atMs) continue;
    breakLimit(cycle, limit, { atMs: endedMs, noticedMs: atMs, byReclassification: false });
  }
}
