// A ticket's history: its facts in order, wrong ones taken out, told as steps that clocks can read. Sources say
// things in many ways; after this file an answer is an answer and a status is one of eight.
import { compareFacts, withoutTakenBack } from './fact-order.ts';
import { bitOf } from './occurrence.ts';
import { passPromise, promise, readPromised, type Ending, type PromisedCourse } from './promised.ts';
import { ENDED, isMessage, isReply, statusOf, type Fact, type Severity, type StatusCategory } from './fact.ts';
import type { TicketState } from './reading.ts';

/** What of a ticket decides which clauses judge it. */
export interface TicketKey {
  readonly severity: Severity | null;
  readonly serviceAccount: number | null;
  readonly service: number | null;
}

/** Something at one instant that a clock may care about. One fact is up to three steps: opening, deed, status. */
export interface Step {
  readonly atMs: number;
  /** Null: no fact, an amendment of the terms. */
  readonly fact: Fact | null;
  /** What occurred, as a mask. */
  readonly occurred: number;
  /** The status as clocks read it from here on: a customer's reply has ended the wait for them. */
  readonly status: StatusCategory;
  /** The same where only a change of status ends a wait. */
  readonly said: StatusCategory;
  /** The group that holds the ticket from here on. */
  readonly group: string | null;
  /** Which of the history's keys holds from here on. */
  readonly key: number;
  /** Id of the fact that is the message which came, was spared or moved away; 0: none. */
  readonly message: number;
  /** The own time of the message that came: earlier than the step when it was moved here from another ticket. */
  readonly messageMs: number;
  /** Once its whole fact has applied, the ticket is resolved, closed or cancelled. */
  readonly isOver: boolean;
}

export interface History {
  /** Null: not opened (yet); then there are no steps. */
  readonly openedMs: number | null;
  readonly steps: readonly Step[];
  readonly keys: readonly TicketKey[];
  /** Which of the keys holds now. */
  readonly key: number;
  readonly state: TicketState;
  /** The earliest fact that lies ahead of now. */
  readonly nextMs: number | null;
  /** Ids of the customer's messages that wait for an answer. */
  readonly unanswered: readonly number[];
}

/** The own time of the message that a SPLIT moved here; null: it waits for no answer. */
export type OwnTimeOf = (split: Fact) => number | null;

/** How a history is told. */
interface Telling {
  readonly ownTimeOf: OwnTimeOf;
  /** Facts that concern no built-in clock are steps too. */
  readonly everyFact: boolean;
}

/** Reads facts, in any order, as they stand at `nowMs`; later ones are only announced (`nextMs`). */
export function readHistory(facts: readonly Fact[], nowMs: number, telling: Partial<Telling> = {}): History {
  const past: Fact[] = [];
  let nextMs: number | null = null;
  for (const fact of facts) {
    const atMs = fact.at.epochMilliseconds;
    if (atMs <= nowMs) past.push(fact);
    else nextMs = nextMs === null ? atMs : Math.min(nextMs, atMs);
  }
  const ordered = withoutTakenBack(past.sort(compareFacts));
  const opening = ordered.findIndex((fact) => fact.kind === 'OPENED');
  const tale = newTale(ordered, { ownTimeOf: ({ at }) => at.epochMilliseconds, everyFact: false, ...telling });
  const opened = ordered[opening];
  if (opened) open(tale, opened);
  // Facts from before the opening are kept and apply from the opening on.
  ordered.forEach((fact, index) => {
    if (index !== opening) tell(tale, fact, Math.max(fact.at.epochMilliseconds, tale.openedMs ?? -Infinity));
  });
  const { openedMs, steps, keys, key, unanswered } = tale;
  return { openedMs, steps, keys, key, state: stateOf(tale, opened, nowMs), nextMs, unanswered };
}

/** The history while it is being told. */
interface Tale {
  readonly facts: readonly Fact[];
  readonly telling: Telling;
  readonly steps: Step[];
  /** Each once, in the order in which they first held. */
  readonly keys: TicketKey[];
  /** Which of them holds; -1: none yet. */
  key: number;
  openedMs: number | null;
  /** The status as the source says it. */
  shown: StatusCategory;
  /** The status as clocks read it: a customer's reply ends a wait before the source says so. */
  read: StatusCategory;
  /** The status as clocks read it that do not listen to replies. */
  said: StatusCategory;
  severity: Severity | null;
  serviceAccount: number | null;
  service: number | null;
  asset: number | null;
  group: string | null;
  agent: string | null;
  resolvedMs: number | null;
  closedMs: number | null;
  reopenings: number;
  /** Since when it is open; null: resolved, closed, cancelled or merged. */
  openSinceMs: number | null;
  cancelledMs: number | null;
  promised: PromisedCourse | null;
  /** Customer messages that wait for an answer, and those that a person said need none. */
  unanswered: number[];
  readonly spared: Set<number>;
  /** UNANSWERED: the ticket ended before it came; whether the clock still runs, its clause says. */
  firstResponse: 'AWAITED' | 'UNANSWERED' | 'OVER';
  /** Part of another ticket: nothing here concerns a clock any more. */
  mergedMs: number | null;
}

const newTale = (facts: readonly Fact[], telling: Telling): Tale => ({
  facts,
  telling,
  steps: [],
  keys: [],
  key: -1,
  openedMs: null,
  shown: 'NEW',
  read: 'NEW',
  said: 'NEW',
  severity: null,
  serviceAccount: null,
  service: null,
  asset: null,
  group: null,
  agent: null,
  resolvedMs: null,
  closedMs: null,
  reopenings: 0,
  openSinceMs: null,
  cancelledMs: null,
  promised: null,
  unanswered: [],
  spared: new Set(),
  firstResponse: 'AWAITED',
  mergedMs: null,
});

function open(tale: Tale, fact: Fact): void {
  const atMs = fact.at.epochMilliseconds;
  tale.openedMs = tale.openSinceMs = atMs;
  takeKey(tale, fact);
  const message = fact.actor === 'CUSTOMER' ? receive(tale, fact) : 0;
  // Opened with a group, a ticket is in its queue from the first; who takes it in the same breath takes it after.
  const occurred = takeHolders(tale, fact);
  addStep(tale, { fact, atMs, occurred: bitOf.OPENED | message, message: message === 0 ? 0 : fact.id });
  if (occurred !== 0) addStep(tale, { fact, atMs, occurred });
  takeStatus(tale, fact, atMs);
  tale.promised = promise(tale.promised, fact, atMs);
}

/** One fact after the opening. A fact's particulars apply before what it does, its status after. */
function tell(tale: Tale, fact: Fact, atMs: number): void {
  passPromise(tale.promised, tale.openSinceMs, atMs);
  const readBefore = tale.read;
  const keyBefore = tale.key;
  takeKey(tale, fact);
  const { occurred: deed, ...about } = deedOf(tale, fact);
  const occurred = deed | takeHolders(tale, fact);
  if (tale.telling.everyFact || occurred !== 0 || tale.read !== readBefore || tale.key !== keyBefore) {
    addStep(tale, { fact, atMs, occurred, ...about });
  }
  takeStatus(tale, fact, atMs);
  tale.promised = promise(tale.promised, fact, atMs);
}

function addStep(
  tale: Tale,
  { fact, atMs, occurred, message = 0, messageMs = atMs }: Pick<Step, 'fact' | 'atMs' | 'occurred'> & Partial<Deed>,
): void {
  if (tale.openedMs === null || tale.mergedMs !== null) return;
  if ((occurred & bitOf.MERGED) !== 0) {
    tale.mergedMs = atMs;
    tale.openSinceMs = null;
  }
  const { read: status, said, group, key } = tale;
  const isOver = ENDED.has((fact && statusOf(fact)) ?? status);
  tale.steps.push({ atMs, fact, occurred, status, said, group, key, message, messageMs, isOver });
}

/** Severity, service account and service: a change of one makes another key hold. */
function takeKey(tale: Tale, fact: Fact): void {
  const key: TicketKey = {
    severity: fact.severity ?? tale.severity,
    serviceAccount: fact.serviceAccount ?? tale.serviceAccount,
    service: fact.service ?? tale.service,
  };
  tale.asset = fact.asset ?? tale.asset;
  if (tale.key >= 0 && areSame(key, tale)) return;
  Object.assign(tale, key);
  tale.key = tale.keys.findIndex((each) => areSame(each, key));
  if (tale.key < 0) tale.key = tale.keys.push(key) - 1;
}

const areSame = (a: TicketKey, b: TicketKey): boolean =>
  a.severity === b.severity && a.serviceAccount === b.serviceAccount && a.service === b.service;

/** Group and agent; says who took the ticket over. */
function takeHolders(tale: Tale, fact: Fact): number {
  let occurred = 0;
  if (fact.group !== null && fact.group !== tale.group) {
    occurred |= bitOf.GROUP_ENTERED | (tale.group === null ? 0 : bitOf.GROUP_LEFT);
    tale.group = fact.group;
  }
  const named = fact.agent !== null && fact.agent !== tale.agent;
  // An assignment whose source does not say to whom is one all the same.
  if (named || (fact.kind === 'ASSIGNED' && fact.agent === null && fact.group === null)) occurred |= bitOf.ASSIGNED;
  tale.agent = fact.agent ?? tale.agent;
  return occurred;
}

/** What the fact does besides setting particulars and status. */
function deedOf(tale: Tale, fact: Fact): Deed {
  if (fact.undo) return nothing;
  switch (fact.kind) {
    case 'CUSTOMER_REPLIED': {
      if (!isReply(fact)) return nothing;
      // The reply ends the wait at its own instant, whenever the source says so.
      if (tale.read === 'WAITING_CUSTOMER') tale.read = 'OPEN';
      const occurred = receive(tale, fact);
      return { occurred, message: occurred === 0 ? 0 : fact.id };
    }
    case 'AGENT_REPLIED':
      if (fact.actor !== 'AGENT') return nothing;
      endQuestions(tale, 'OVER');
      return { occurred: bitOf.ANSWERED, message: 0 };
    case 'NEEDS_NO_ANSWER':
      return remove(tale, fact, bitOf.SPARED);
    case 'MERGED':
      return { occurred: (fact.from ?? null) === null ? bitOf.MERGED : absorb(tale, fact), message: 0 };
    case 'SPLIT':
      return (fact.from ?? null) === null ? remove(tale, fact, bitOf.MOVED) : moveHere(tale, fact);
    default:
      return nothing;
  }
}

const nothing = { occurred: 0, message: 0 } as const;

/** A customer's message that wants an answer: which kind of occurrence it is; 0 when it was said to need none. */
function receive(tale: Tale, fact: Fact): number {
  if (tale.spared.has(fact.id)) return 0;
  tale.unanswered.push(fact.id);
  return MESSAGE[tale.firstResponse];
}

const MESSAGE: Readonly<Record<Tale['firstResponse'], number>> = {
  AWAITED: bitOf.FIRST_MESSAGE,
  UNANSWERED: bitOf.FIRST_MESSAGE | bitOf.FOLLOW_UP,
  OVER: bitOf.FOLLOW_UP,
};

/** Every open question is over: answered, or ended with the ticket. */
function endQuestions(tale: Tale, firstResponse: 'UNANSWERED' | 'OVER'): void {
  if (tale.unanswered.length > 0 && tale.firstResponse === 'AWAITED') tale.firstResponse = firstResponse;
  tale.unanswered = [];
}

/** A message of the other ticket may wait for an answer here from now on; the clocks know which. */
function absorb(tale: Tale, { id }: Fact): number {
  tale.unanswered.push(id);
  return bitOf.ABSORBED;
}

/** A message that was moved here is one of this ticket, of its own time. */
function moveHere(tale: Tale, fact: Fact): Deed {
  const messageMs = tale.telling.ownTimeOf(fact);
  if (messageMs === null) return nothing;
  const occurred = receive(tale, fact);
  return { occurred, message: occurred === 0 ? 0 : fact.id, messageMs };
}

interface Deed {
  readonly occurred: number;
  /** The fact that is the message which came, was spared or moved away; 0: none. */
  readonly message: number;
  readonly messageMs?: number;
}

/** A message wants no answer any more, or not here. */
function remove(tale: Tale, { source, refersTo, message }: Fact, occurred: number): Deed {
  const spoken = tale.facts.filter((fact) =>
    refersTo === null ? message !== null && fact.message === message : fact.eventId === refersTo,
  );
  const found = spoken.find((fact) => fact.source === source && isMessage(fact)) ?? spoken.find(isMessage);
  if (!found || tale.spared.has(found.id)) return nothing;
  tale.spared.add(found.id);
  if (tale.unanswered.includes(found.id)) {
    tale.unanswered = tale.unanswered.filter((id) => id !== found.id);
    if (tale.unanswered.length === 0 && tale.firstResponse === 'AWAITED') tale.firstResponse = 'OVER';
  }
  return { occurred, message: found.id };
}

function takeStatus(tale: Tale, fact: Fact, atMs: number): void {
  const said = statusOf(fact);
  if (said === null) return;
  const { read: before, said: saidBefore } = tale;
  tale.shown = said;
  // Closed stays closed, also when a source says "resolved" afterwards.
  if (before === 'CLOSED' && said === 'RESOLVED') return;
  tale.said = said;
  // The reply that ends a wait may still carry the status that it ends.
  const status = said === 'WAITING_CUSTOMER' && isReply(fact) ? 'OPEN' : said;
  tale.read = status;
  if (status === before) {
    if (said !== saidBefore) addStep(tale, { fact, atMs, occurred: 0 });
    return;
  }
  const occurred = turnOf(tale, before, status);
  if (ENDED.has(status)) end(tale, status, atMs);
  else if (ENDED.has(before)) {
    tale.resolvedMs = tale.closedMs = tale.cancelledMs = null;
    tale.openSinceMs = tale.mergedMs === null ? atMs : null;
    tale.reopenings += 1;
  }
  addStep(tale, { fact, atMs, occurred });
}

function end(tale: Tale, status: StatusCategory, atMs: number): void {
  endQuestions(tale, 'UNANSWERED');
  tale.openSinceMs = null;
  if (status === 'CANCELLED') tale.cancelledMs = atMs;
  if (status === 'RESOLVED') tale.resolvedMs = atMs;
  if (status === 'CLOSED') tale.closedMs = atMs;
}

/** What occurs when clocks read another status than before. */
function turnOf(tale: Tale, before: StatusCategory, status: StatusCategory): number {
  const wasEnded = ENDED.has(before);
  let occurred = 0;
  if (status === 'RESOLVED' || (status === 'CLOSED' && !wasEnded)) occurred |= bitOf.RESOLVED;
  if (status === 'CLOSED') occurred |= bitOf.CLOSED;
  if (status === 'CANCELLED') occurred |= bitOf.CANCELLED;
  if (wasEnded && !ENDED.has(status)) occurred |= bitOf.REOPENED | (tale.group === null ? 0 : bitOf.GROUP_ENTERED);
  if (status === 'WAITING_SUPPLIER') occurred |= bitOf.SUPPLIER_WAIT_BEGAN;
  if (before === 'WAITING_SUPPLIER' && status !== 'CANCELLED') occurred |= bitOf.SUPPLIER_WAIT_ENDED;
  return occurred;
}

function stateOf(tale: Tale, opened: Fact | undefined, nowMs: number): TicketState {
  passPromise(tale.promised, tale.openSinceMs, nowMs);
  return {
    openedAt: toInstant(tale.openedMs),
    openedBy: opened?.actor ?? null,
    status: tale.shown,
    severity: tale.severity,
    group: tale.group,
    agent: tale.agent,
    serviceAccount: tale.serviceAccount,
    service: tale.service,
    asset: tale.asset,
    resolvedAt: toInstant(tale.resolvedMs),
    closedAt: toInstant(tale.closedMs),
    reopenings: tale.reopenings,
    promised:
      tale.promised && readPromised(tale.promised, { openSinceMs: tale.openSinceMs, ending: endingOf(tale) }, nowMs),
  };
}

/** Handed over or called off, a ticket keeps no promise; resolved or closed it does. */
function endingOf({ mergedMs, cancelledMs, resolvedMs, closedMs }: Tale): Ending | null {
  const gone = mergedMs ?? cancelledMs;
  const done = resolvedMs ?? closedMs;
  if (gone === null) return done === null ? null : { atMs: done, kept: true };
  return { atMs: gone, kept: false };
}

const toInstant = (ms: number | null): Temporal.Instant | null =>
  ms === null ? null : Temporal.Instant.fromEpochMilliseconds(ms);
