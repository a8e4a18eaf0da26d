// The slow oracle of clocks: a ticket's life walked quarter hour by quarter hour. Each clock marks what it did in each
// quarter (ran, paused, nothing); plain-marks.ts counts over the marks. Every instant and limit must be a whole quarter
// hour; `now` may lie one millisecond after one. It knows the three foundation measures and shares nothing with
// server/src/engine.
import type { Clause } from '../../../server/src/engine/clause.ts';
import type { CoverageSchedule } from '../../../server/src/engine/coverage.ts';
import type { Fact, Severity, StatusCategory } from '../../../server/src/engine/fact.ts';
import { choice, noteBreaches, notApplicable, periodsFrom, putUnder, QUARTER, readOne } from './plain-marks.ts';
import type { Clock, Looking, Measure, Periods, PlainClock } from './plain-marks.ts';

export type { PlainClock, PlainLimit } from './plain-marks.ts';

/** What the walk knows of the ticket at a quarter hour. */
interface Ticket {
  status: StatusCategory;
  severity: Severity | null;
  covered: boolean;
  open: string[];
  spared: Set<string>;
  answeredOnce: boolean;
  merged: boolean;
}

export interface PlainAgreement {
  readonly schedule: CoverageSchedule;
  readonly clauses: readonly Clause[];
  /** Whether the agreement binds tickets of this service account. */
  readonly binds: (serviceAccount: number) => boolean;
}

/** All clocks at `nowMs` of a life whose facts are in order; retractions here name no retractions. */
export function plainClocks(agreement: PlainAgreement, facts: readonly Fact[], nowMs: number): PlainClock[] {
  const past = facts.filter(({ at }) => at.epochMilliseconds <= nowMs);
  const wrong = new Set(past.filter(({ kind }) => kind === 'RETRACTED').map(({ refersTo }) => refersTo));
  const standing = past.filter(({ eventId, kind }) => kind === 'RETRACTED' || !wrong.has(eventId));
  const opening = standing.find(({ kind }) => kind === 'OPENED');
  if (!opening) return [];
  const others = standing.filter((fact) => fact !== opening);
  return (['FIRST_RESPONSE', 'NEXT_RESPONSE', 'RESOLUTION'] as const).flatMap((measure) =>
    walk({ agreement, opening, others, measure }, nowMs),
  );
}

interface Walk {
  readonly agreement: PlainAgreement;
  readonly opening: Fact;
  readonly others: readonly Fact[];
  readonly measure: Measure;
}

const ended = (status: StatusCategory): boolean => ['RESOLVED', 'CLOSED', 'CANCELLED'].includes(status);

function walk({ agreement, opening, others, measure }: Walk, nowMs: number): PlainClock[] {
  const openedMs = opening.at.epochMilliseconds;
  const periods = periodsFrom(agreement.schedule, openedMs);
  const ticket: Ticket = {
    status: 'NEW',
    severity: null,
    covered: false,
    open: [],
    spared: new Set(),
    answeredOnce: false,
    merged: false,
  };
  const clocks: Clock[] = [];
  const byQuarter = Map.groupBy(others, ({ at }) => Math.max(0, (at.epochMilliseconds - openedMs) / QUARTER));
  byQuarter.set(0, [opening, ...(byQuarter.get(0) ?? [])]);
  const last = Math.floor((nowMs - openedMs) / QUARTER);
  // Which clause pauses before any has judged: the first that ever will.
  const future = firstJudging(agreement, [opening, ...others], measure);
  if (future === null) return [];
  const choose = (): readonly Clause[] | null =>
    ticket.covered ? choice(agreement.clauses, measure, ticket.severity) : null;
  for (let quarter = 0; quarter <= last; quarter += 1) {
    const group = byQuarter.get(quarter) ?? [];
    const clock = (): Clock | undefined => clocks.at(-1);
    group.forEach((fact, index) => {
      take(ticket, agreement, fact);
      const rest = group.slice(index + 1);
      // Only the last severity of an instant judges, unless the clock turns before.
      const settled = !rest.some((other) => other.severity !== null || other.serviceAccount !== null);
      const wasMerged = ticket.merged;
      const judge = () => {
        // After its ticket became part of another nothing concerns a clock any more.
        if (!wasMerged) for (const ended of clocks) judgeLate(ended, choose(), periods);
        reclassify(clock(), choose(), { quarter, periods });
      };
      const turned = act({ ticket, clocks, measure, fact, quarter, judge, choose, periods });
      if (turned || settled) judge();
      const current = clock();
      if (current && (current.state === 'ran' || current.state === 'paused')) {
        const pauses =
          (current.clauses ?? choose() ?? future)[0]?.options.pausesWhile ??
          (measure === 'RESOLUTION' ? ['WAITING_CUSTOMER'] : []);
        current.state = pauses.includes(ticket.status) ? 'paused' : 'ran';
      }
    });
    const current = clock();
    const within = quarter < last || nowMs > openedMs + quarter * QUARTER;
    if (current && within && (current.state === 'ran' || current.state === 'paused')) {
      current.marks[quarter] = current.state;
      noteBreaches(current, { periods, before: quarter + 1 }, false);
    }
  }
  return read({ clocks, measure, choose, ticket }, { periods, openedMs, nowMs });
}

/** Particulars: severity and account. */
function take(ticket: Ticket, agreement: PlainAgreement, fact: Fact): void {
  ticket.severity = fact.severity ?? ticket.severity;
  if (fact.serviceAccount !== null) ticket.covered = agreement.binds(fact.serviceAccount);
}

interface Turn {
  readonly ticket: Ticket;
  readonly clocks: Clock[];
  readonly measure: Measure;
  readonly fact: Fact;
  readonly quarter: number;
  readonly judge: () => void;
  readonly choose: () => readonly Clause[] | null;
  readonly periods: Periods;
}

/** What the fact does to the ticket and so to the clock; true when the clock turned by it. */
function act(turn: Turn): boolean {
  const { ticket, clocks, measure, fact, quarter } = turn;
  let turned = false;
  const current = (): Clock | undefined => clocks.at(-1);
  const isOpen = (): boolean => current()?.state === 'ran' || current()?.state === 'paused';
  const end = (state: 'stopped' | 'void', reason: string | null): void => {
    turned = true;
    turn.judge();
    const clock = current();
    if (clock && isOpen()) endClock(clock, { state, reason, quarter });
  };
  const begin = (eventId: string | null): void => {
    turned = true;
    turn.judge();
    clocks.push(newClock(turn, clocks.length + 1, eventId));
  };
  const message = (): void => {
    if (ticket.spared.has(fact.eventId)) return;
    ticket.open.push(fact.eventId);
    const mine =
      measure === 'FIRST_RESPONSE' ? !ticket.answeredOnce : measure === 'NEXT_RESPONSE' && ticket.answeredOnce;
    if (!mine || ticket.merged) return;
    if (isOpen()) current()?.messages.push({ quarter, eventId: fact.eventId });
    else if (measure === 'NEXT_RESPONSE' || clocks.length === 0) begin(fact.eventId);
  };

  if (fact.kind === 'OPENED') {
    if (measure === 'RESOLUTION') begin(null);
    if (fact.actor === 'CUSTOMER') message();
  } else if (fact.kind === 'CUSTOMER_REPLIED' && fact.actor !== 'AUTOMATION') {
    if (ticket.status === 'WAITING_CUSTOMER') ticket.status = 'OPEN';
    message();
  } else if (fact.kind === 'AGENT_REPLIED' && fact.actor === 'AGENT') {
    if (ticket.open.length > 0) ticket.answeredOnce = true;
    ticket.open = [];
    if (measure !== 'RESOLUTION' && isOpen() && !ticket.merged) end('stopped', null);
  } else if (fact.kind === 'NEEDS_NO_ANSWER' && fact.refersTo !== null) {
    if (spare(turn, fact.refersTo)) end('void', 'UNANSWERED');
  } else if (fact.kind === 'MERGED' && !ticket.merged) {
    if (isOpen()) end('void', 'TRANSFERRED');
    ticket.merged = true;
  }
  return statusTurn(turn, { end, begin, isOpen }) || turned;
}

interface Doing {
  readonly end: (state: 'stopped' | 'void', reason: string | null) => void;
  readonly begin: (eventId: string | null) => void;
  readonly isOpen: () => boolean;
}

function statusTurn(turn: Turn, { end, isOpen }: Doing): boolean {
  const { ticket, clocks, measure, fact, quarter } = turn;
  const meant: Partial<Record<Fact['kind'], StatusCategory>> = {
    RESOLVED: 'RESOLVED',
    CLOSED: 'CLOSED',
    CANCELLED: 'CANCELLED',
    REOPENED: 'OPEN',
  };
  const said = fact.status ?? meant[fact.kind];
  if (said === undefined) return false;
  const reply = fact.kind === 'CUSTOMER_REPLIED' && fact.actor !== 'AUTOMATION';
  const status = said === 'WAITING_CUSTOMER' && reply ? 'OPEN' : said;
  const before = ticket.status;
  if (status === before || (before === 'CLOSED' && status === 'RESOLVED')) return false;
  ticket.status = status;
  if (ended(status)) {
    if (ticket.open.length > 0) ticket.answeredOnce = true;
    ticket.open = [];
  }
  const clock = clocks.at(-1);
  if (ticket.merged || !clock) return false;
  if (ended(status) && isOpen()) {
    if (status === 'CANCELLED') end('void', 'CANCELLED');
    else if (measure !== 'RESOLUTION') end('void', 'UNANSWERED');
    else if (!ended(before)) end('stopped', null);
    return true;
  }
  if (measure === 'RESOLUTION' && ended(before) && !ended(status) && !isOpen() && clock.reason !== 'TRANSFERRED') {
    reopen(turn, clock, quarter);
    return true;
  }
  return false;
}

/** A reopened clock goes on under the present clauses; the closed quarters carry no mark. */
function reopen(turn: Turn, clock: Clock, quarter: number): void {
  clock.state = 'ran';
  clock.reason = clock.end = null;
  clock.unmet = false;
  const chosen = turn.choose();
  if (chosen === null) {
    lose(clock, quarter);
  } else if (!clock.promise?.breach) {
    putUnder(clock, chosen, turn.periods);
    noteBreaches(clock, { periods: turn.periods, before: quarter }, true);
  }
}

/** True when the message was the last the clock was about. */
function spare({ ticket, clocks, fact, periods }: Turn, eventId: string): boolean {
  const isMessage = ticket.open.includes(eventId);
  ticket.spared.add(eventId);
  if (!isMessage) return false;
  ticket.open = ticket.open.filter((id) => id !== eventId);
  if (ticket.open.length === 0) ticket.answeredOnce = true;
  const clock = clocks.at(-1);
  if (fact.undo || ticket.merged || !clock || !(clock.state === 'ran' || clock.state === 'paused')) return false;
  const oldest = clock.messages[0];
  if (!clock.messages.some((message) => message.eventId === eventId)) return false;
  clock.messages = clock.messages.filter((message) => message.eventId !== eventId);
  const next = clock.messages[0];
  if (!next) return true;
  if (next !== oldest && !clock.promise?.breach) {
    clock.start = next.quarter;
    clock.marks = clock.marks.map((mark, quarter) => (quarter < next.quarter ? undefined : mark));
    if (clock.lostAt !== null) clock.lostAt = Math.max(clock.lostAt, clock.start);
    else if (clock.clauses) putUnder(clock, clock.clauses, periods);
  }
  return false;
}

function newClock({ measure, quarter, choose, periods }: Turn, cycle: number, eventId: string | null): Clock {
  const clock: Clock = {
    measure,
    cycle,
    start: quarter,
    state: 'ran',
    reason: null,
    end: null,
    marks: [],
    messages: eventId === null ? [] : [{ quarter, eventId }],
    clauses: null,
    clause: null,
    lostAt: null,
    unmet: false,
    promise: null,
    target: null,
  };
  const chosen = choose();
  if (chosen) putUnder(clock, chosen, periods);
  return clock;
}

function endClock(
  clock: Clock,
  { state, reason, quarter }: { state: 'stopped' | 'void'; reason: string | null; quarter: number },
): void {
  const late = state === 'void' && clock.promise?.breach;
  clock.state = late ? 'stopped' : state;
  clock.reason = late ? null : reason;
  clock.unmet = Boolean(late);
  clock.end = quarter;
}

function reclassify(
  clock: Clock | undefined,
  chosen: readonly Clause[] | null,
  { quarter, periods }: { quarter: number; periods: Periods },
): void {
  if (!clock || !(clock.state === 'ran' || clock.state === 'paused')) return;
  if (chosen === null) {
    lose(clock, quarter);
    return;
  }
  if (clock.promise?.breach) return;
  const same = clock.clauses?.map(({ id }) => id).join() === chosen.map(({ id }) => id).join();
  if (same && clock.lostAt === null) return;
  putUnder(clock, chosen, periods);
  noteBreaches(clock, { periods, before: quarter }, true);
}

/** A clock that ended before any clause was known is judged by the first one that is. */
function judgeLate(clock: Clock, chosen: readonly Clause[] | null, periods: Periods): void {
  if (clock.clauses !== null || chosen === null || clock.end === null) return;
  putUnder(clock, chosen, periods);
  noteBreaches(clock, { periods, before: clock.end }, true);
  if (clock.state === 'void' && clock.promise?.breach) {
    clock.state = 'stopped';
    clock.reason = null;
    clock.unmet = true;
  }
}

function lose(clock: Clock, quarter: number): void {
  if (!clock.clauses || clock.lostAt !== null) return;
  if (clock.promise?.breach) endClock(clock, { state: 'void', reason: 'NO_CLAUSE', quarter });
  else clock.lostAt = quarter;
}

function firstJudging(agreement: PlainAgreement, facts: readonly Fact[], measure: Measure): readonly Clause[] | null {
  let severity: Severity | null = null;
  let covered = false;
  for (const fact of facts) {
    severity = fact.severity ?? severity;
    if (fact.serviceAccount !== null) covered = agreement.binds(fact.serviceAccount);
    const found = covered ? choice(agreement.clauses, measure, severity) : null;
    if (found) return found;
  }
  return null;
}

function read(
  {
    clocks,
    measure,
    choose,
  }: { clocks: readonly Clock[]; measure: Measure; choose: () => readonly Clause[] | null; ticket: Ticket },
  looking: Looking,
): PlainClock[] {
  if (clocks.length === 0 && measure === 'FIRST_RESPONSE') {
    const clause = choose()?.[0];
    return clause ? [notApplicable(clause)] : [];
  }
  return clocks.filter(({ clauses }) => clauses !== null).map((clock) => readOne(clock, looking));
}
