// A ticket's life told to every measure, fact by fact: what each fact starts, ends, pauses and resumes. Within one
// fact: the severity it tells first, then what it answers and ends, then the waits, and last what begins.
import type { CoverageSchedule } from '../../../server/src/engine/coverage.ts';
import type { Severity, StatusCategory } from '../../../server/src/engine/fact.ts';
import {
  anchorAnew,
  breakWhatIsLate,
  endWithoutResult,
  goOn,
  isBroken,
  judge,
  judgeEnded,
  newCycle,
  stop,
  turn,
} from './cycle.ts';
import type { Cycle } from './cycle.ts';
import { standing } from './order.ts';
import { judgesOf, measures as measuresAll, optionsOf } from './terms.ts';
import type { Options } from './terms.ts';
import type { Measure, PlainClause, PlainEvent, PlainQuestion } from './words.ts';

export interface Life {
  readonly schedule: CoverageSchedule;
  readonly clauses: readonly PlainClause[];
  openedAt: number | null;
  status: StatusCategory;
  /** The customer has replied since WAITING_CUSTOMER was last told; the wait is over, whatever the status. */
  replied: boolean;
  severity: Severity;
  group: string | null;
  isMerged: boolean;
  readonly cycles: Cycle[];
}

const over: readonly StatusCategory[] = ['RESOLVED', 'CLOSED', 'CANCELLED'];
const isOver = (status: StatusCategory): boolean => over.includes(status);
const response: readonly Measure[] = ['FIRST_RESPONSE', 'NEXT_RESPONSE'];
const answered: readonly Measure[] = [...response, 'PICK_UP'];
const worked: readonly Measure[] = ['RESOLUTION', 'REQUESTER_WAIT', 'AGENT_WORK'];
const reopened: readonly Measure[] = [...worked, 'CLOSURE'];

/** The life as far as it is known at `asOf`. */
export function liveThrough({ schedule, clauses, severity, events, asOf }: PlainQuestion): Life {
  const life: Life = {
    schedule,
    clauses,
    openedAt: null,
    status: 'NEW',
    replied: false,
    severity,
    group: null,
    isMerged: false,
    cycles: [],
  };
  const facts = standing(events, asOf);
  const opening = facts.find(({ kind }) => kind === 'OPENED');
  if (opening === undefined) return life;
  // What happened before the opening is applied from the opening on.
  const early = facts.slice(0, facts.indexOf(opening)).map((fact) => ({ ...fact, at: opening.at }));
  const late = facts.slice(early.length + 1).filter(({ kind }) => kind !== 'OPENED');
  for (const fact of [opening, ...early, ...late]) tell(life, fact);
  for (const cycle of life.cycles) breakWhatIsLate(schedule, cycle, asOf);
  return life;
}

function tell(life: Life, fact: PlainEvent): void {
  const { at } = fact;
  for (const cycle of life.cycles) breakWhatIsLate(life.schedule, cycle, at);
  const isOpening = fact.kind === 'OPENED' && life.openedAt === null;
  if (isOpening) open(life, fact, at);
  life.severity = fact.severity ?? life.severity;
  judgeOpen(life, at);
  if (isAnswer(fact)) endOpen(life, ['FIRST_RESPONSE', 'NEXT_RESPONSE', 'PERIODIC_UPDATE'], (cycle) => stop(cycle, at));
  if (fact.kind === 'ASSIGNED' || fact.agent !== null) endOpen(life, ['PICK_UP'], (cycle) => stop(cycle, at));
  if (fact.kind === 'NEEDS_NO_ANSWER') spare(life, fact.refersTo, at);
  if (fact.kind === 'MERGED') merge(life, at);
  if (isReply(fact) && life.status === 'WAITING_CUSTOMER') life.replied = true;
  if (isOpeningMessage(fact)) hear(life, fact, at);
  const begins = changeStatus(life, statusOf(fact), at);
  const isMoved = fact.group !== null && fact.group !== life.group;
  if (isMoved) endOpen(life, ['GROUP_OWNERSHIP'], (cycle) => stop(cycle, at));
  life.group = fact.group ?? life.group;
  judgeOpen(life, at);
  if (isReply(fact)) hear(life, fact, at);
  if (isAnswer(fact) || isOpening) begins.push('PERIODIC_UPDATE');
  if (isMoved || isOpening) begins.push('GROUP_OWNERSHIP');
  for (const measure of new Set(begins)) beginWhenOpen(life, measure, at);
  for (const cycle of life.cycles) settlePause(life, cycle, at);
}

/** Rule 3: the clauses for the present severity judge what is open. */
function judgeOpen(life: Life, at: number): void {
  for (const cycle of life.cycles) {
    const judges = judgesNow(life, cycle);
    if (cycle.ended === null) judge(life.schedule, cycle, judges, at);
    else if (cycle.promise === null && judges !== null) judgeEnded(life.schedule, cycle, judges);
  }
}

function open(life: Life, fact: PlainEvent, at: number): void {
  life.openedAt = at;
  life.severity = fact.severity ?? life.severity;
  life.group = fact.group ?? life.group;
  for (const measure of [...reopened, 'PICK_UP'] as const) begin(life, measure, at);
}

/** Rules 6 and 8: a customer's message waits for the first answer, or after it for the next one. */
function hear(life: Life, fact: PlainEvent, at: number): void {
  const message = { eventId: fact.eventId, at };
  const first = lastOf(life, 'FIRST_RESPONSE');
  const next = lastOf(life, 'NEXT_RESPONSE');
  const hasStopped = next !== null && next.lostAt !== null && isBroken(next.promise);
  const isNextOpen = next !== null && next.ended === null && !hasStopped;
  if (first === null) begin(life, 'FIRST_RESPONSE', at)?.pending.push(message);
  else if (first.ended === null) first.pending.push(message);
  if (isNextOpen) next.pending.push(message);
  else if (first === null ? optionsNow(life, 'NEXT_RESPONSE').countOpening : first.ended !== null) {
    begin(life, 'NEXT_RESPONSE', at)?.pending.push(message);
  }
}

/** Rule 8: a message that needs no answer. */
function spare(life: Life, eventId: string | null, at: number): void {
  endOpen(life, response, (cycle) => {
    const place = cycle.pending.findIndex((message) => message.eventId === eventId);
    if (eventId === null || place < 0) return;
    cycle.pending.splice(place, 1);
    const [anchor] = cycle.pending;
    if (anchor === undefined) endWithoutResult(cycle, at, 'UNANSWERED');
    else if (place === 0 && !isBroken(cycle.promise)) anchorAnew(life.schedule, cycle, anchor.at, at);
  });
}

/** Rule 9, as the source of a merge: what is open goes over to the survivor. */
function merge(life: Life, at: number): void {
  endOpen(life, measuresAll, (cycle) => endWithoutResult(cycle, at, 'TRANSFERRED'));
  life.isMerged = true;
}

/** The status that a fact brings; null: none. */
function statusOf({ kind, status }: PlainEvent): StatusCategory | null {
  if (status !== null) return status;
  if (kind === 'RESOLVED' || kind === 'CLOSED' || kind === 'CANCELLED') return kind;
  return kind === 'REOPENED' ? 'OPEN' : null;
}

/** Ends, voids and resumes what the status does; says what begins by it. */
function changeStatus(life: Life, next: StatusCategory | null, at: number): Measure[] {
  const before = life.status;
  if (next === null) return [];
  // After the reply, the same status told again is a wait anew.
  life.replied = false;
  // From CLOSED to RESOLVED nothing changes that a clock reads.
  if (next === before || (next === 'RESOLVED' && before === 'CLOSED')) return [];
  life.status = next;
  if (next === 'CANCELLED') {
    endOpen(life, measuresAll, (cycle) => endWithoutResult(cycle, at, 'CANCELLED', 'CANCELLED'));
    return [];
  }
  if (before === 'WAITING_SUPPLIER') endOpen(life, ['SUPPLIER_WAIT'], (cycle) => stop(cycle, at));
  if (isOver(next)) {
    conclude(life, next, at);
    return [];
  }
  const begins = isOver(before) ? reopen(life, at) : [];
  return next === 'WAITING_SUPPLIER' ? [...begins, 'SUPPLIER_WAIT'] : begins;
}

/** Rule 7: resolved or closed. */
function conclude(life: Life, status: StatusCategory, at: number): void {
  endOpen(life, ['PERIODIC_UPDATE', 'GROUP_OWNERSHIP'], (cycle) => stop(cycle, at));
  endOpen(life, worked, (cycle) => stop(cycle, at, 'OVER'));
  if (status === 'CLOSED') endOpen(life, ['CLOSURE'], (cycle) => stop(cycle, at, 'OVER'));
  endOpen(life, answered, (cycle) => {
    const { onResolveUnanswered } = optionsOf(cycle.measure, cycle.judges);
    if (onResolveUnanswered === 'EXCLUDED') endWithoutResult(cycle, at, 'UNANSWERED');
    if (onResolveUnanswered === 'MET') stop(cycle, at);
  });
}

/** Rule 5: each clock that the end of the ticket stopped goes on, or begins its next cycle. */
function reopen(life: Life, at: number): Measure[] {
  if (life.isMerged) return [];
  const begins: Measure[] = ['PERIODIC_UPDATE', 'GROUP_OWNERSHIP'];
  for (const measure of reopened) {
    const cycle = lastOf(life, measure);
    if (cycle?.ended?.byStatus === 'CANCELLED') goOn(life.schedule, cycle, at, false);
    // Rule 5 governs what resolve or close stopped; a cancellation taken back is no choice of the contract's.
    if (cycle?.ended?.byStatus !== 'OVER') continue;
    const { onReopen, reopenWindowMs } = optionsOf(measure, cycle.judges);
    const isWithin = reopenWindowMs === null ? null : at - cycle.ended.at <= reopenWindowMs;
    if (isWithin === false || (isWithin === null && onReopen === 'NEW_CYCLE')) begins.push(measure);
    else goOn(life.schedule, cycle, at, onReopen === 'CONTINUOUS');
  }
  return begins;
}

/** Begins what only begins while the ticket is not over. */
function beginWhenOpen(life: Life, measure: Measure, at: number): void {
  if (life.openedAt === null || isOver(life.status)) return;
  if (measure === 'GROUP_OWNERSHIP' && !isJudgedGroup(life)) return;
  begin(life, measure, at);
}

function isJudgedGroup({ clauses, group }: Life): boolean {
  const ofMeasure = clauses.filter(({ measure }) => measure === 'GROUP_OWNERSHIP');
  return group !== null && ofMeasure.some((one) => one.group === null || one.group === group);
}

function begin(life: Life, measure: Measure, at: number): Cycle | null {
  if (life.isMerged) return null;
  const number = life.cycles.filter((cycle) => cycle.measure === measure).length + 1;
  const cycle = newCycle({ measure, number, group: life.group }, at);
  judge(life.schedule, cycle, judgesNow(life, cycle), at);
  life.cycles.push(cycle);
  return cycle;
}

function settlePause(life: Life, cycle: Cycle, at: number): void {
  if (cycle.ended !== null) return;
  const { pausesWhile, endsWait } = optionsOf(cycle.measure, cycle.judges);
  const status = life.replied && endsWait === 'ON_REPLY' ? 'OPEN' : life.status;
  turn(cycle, at, pausesWhile.includes(status) ? 'PAUSED' : 'RUNNING');
}

function endOpen(life: Life, measures: readonly Measure[], act: (cycle: Cycle) => void): void {
  for (const cycle of life.cycles) if (cycle.ended === null && measures.includes(cycle.measure)) act(cycle);
}

function lastOf(life: Life, measure: Measure): Cycle | null {
  return life.cycles.findLast((cycle) => cycle.measure === measure) ?? null;
}

/** What a group owned is judged by the clause of that group, whoever has the ticket now. */
function judgesNow(life: Life, { measure, group }: Cycle): ReturnType<typeof judgesOf> {
  return judgesOf(life.clauses, measure, life.severity, measure === 'GROUP_OWNERSHIP' ? group : life.group);
}

function optionsNow(life: Life, measure: Measure): Options {
  return optionsOf(measure, judgesOf(life.clauses, measure, life.severity, life.group));
}

/** A public answer by a person. */
function isAnswer({ kind, actor }: PlainEvent): boolean {
  return kind === 'AGENT_REPLIED' && (actor ?? 'AGENT') === 'AGENT';
}

function isOpeningMessage({ kind, actor }: PlainEvent): boolean {
  return kind === 'OPENED' && (actor ?? 'CUSTOMER') === 'CUSTOMER';
}

/** A message that can be put down to the customer; a machine's out-of-office note is none. */
function isReply({ kind, actor }: PlainEvent): boolean {
  return kind === 'CUSTOMER_REPLIED' && actor !== 'AUTOMATION';
}
