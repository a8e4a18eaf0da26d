// The slow oracle of clocks: a ticket's life walked quarter hour by quarter hour. Each clock marks what it did in each
// quarter (ran, paused, nothing); plain-marks.ts counts over the marks. Every instant and limit must be a whole quarter
// hour; `now` may lie one millisecond after one. It knows three measures, all options of clauses but groups, and
// nothing of server/src/engine.
import type { Clause, ClauseOptions } from '../../../server/src/engine/clause.ts';
import type { CoverageSchedule } from '../../../server/src/engine/coverage.ts';
import type { Fact, Severity, StatusCategory } from '../../../server/src/engine/fact.ts';
import { comeUnder, judgeLate, lose, newClock, endClock } from './plain-judging.ts';
import { calendarFrom, choice, QUARTER, type Calendar, type Measure } from './plain-limits.ts';
import { noteBreaches, notApplicable, readOne, type Clock, type Looking, type PlainClock } from './plain-marks.ts';

export type { PlainClock, PlainLimit } from './plain-marks.ts';

/** What the walk knows of the ticket at a quarter hour. */
interface Ticket {
  status: StatusCategory;
  /** The status where a reply ends no wait. */
  said: StatusCategory;
  severity: Severity | null;
  covered: boolean;
  open: string[];
  spared: Set<string>;
  answeredOnce: boolean;
  /** Messages so far. */
  messages: number;
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
  // The first response is walked first: what it waits for is no follow-up.
  const heard = new Map<string, number>();
  return (['FIRST_RESPONSE', 'NEXT_RESPONSE', 'RESOLUTION'] as const).flatMap((measure) =>
    walk({ agreement, opening, others, measure, heard }, nowMs),
  );
}

interface Walk {
  readonly agreement: PlainAgreement;
  readonly opening: Fact;
  readonly others: readonly Fact[];
  readonly measure: Measure;
  /** The messages that the first response has waited for, under a clause. */
  readonly heard: Map<string, number>;
}

const ended = (status: StatusCategory): boolean => ['RESOLVED', 'CLOSED', 'CANCELLED'].includes(status);
const isOpen = (clock: Clock | undefined): boolean => clock?.state === 'ran' || clock?.state === 'paused';

function walk({ agreement, opening, others, measure, heard }: Walk, absoluteMs: number): PlainClock[] {
  const openedMs = opening.at.epochMilliseconds;
  const nowMs = absoluteMs - openedMs;
  const calendar = calendarFrom(agreement.schedule, openedMs);
  const ticket: Ticket = {
    ...{ status: 'NEW', said: 'NEW', severity: null, covered: false, open: [], spared: new Set() },
    ...{ answeredOnce: false, messages: 0, merged: false },
  };
  const clocks: Clock[] = [];
  const byQuarter = Map.groupBy(others, ({ at }) => Math.max(0, (at.epochMilliseconds - openedMs) / QUARTER));
  byQuarter.set(0, [opening, ...(byQuarter.get(0) ?? [])]);
  // Whose options hold before any clause has judged: those of the first that ever will.
  const future = firstJudging(agreement, [opening, ...others], measure);
  if (future === null) return [];
  const choose = (): readonly Clause[] | null =>
    ticket.covered ? choice(agreement.clauses, measure, ticket.severity) : null;
  const options = (clock: Clock | undefined): ClauseOptions => (clock?.clauses ?? choose() ?? future)[0]?.options ?? {};
  const last = Math.floor(nowMs / QUARTER);
  for (let quarter = 0; quarter <= last; quarter += 1) {
    const group = byQuarter.get(quarter) ?? [];
    group.forEach((fact, index) => {
      take(ticket, agreement, fact);
      const rest = group.slice(index + 1);
      // Only the last severity of an instant judges, unless the clock turns before.
      const settled = !rest.some((other) => other.severity !== null || other.serviceAccount !== null);
      const wasMerged = ticket.merged;
      const judge = (): void => {
        const chosen = choose();
        // After its ticket became part of another nothing concerns a clock any more.
        if (!wasMerged) for (const each of clocks) judgeLate(each, chosen, calendar);
        const clock = clocks.at(-1);
        if (!clock || !isOpen(clock)) return;
        if (chosen === null) lose(clock, quarter);
        else comeUnder(clock, chosen, { quarter, calendar });
      };
      if (settled) judge();
      const turned = act({ ticket, clocks, measure, fact, quarter, judge, choose, options, calendar, heard });
      if (turned) judge();
      keepPace(clocks.at(-1), { ticket, measure, options });
    });
    const current = clocks.at(-1);
    const reachedMs = Math.min((quarter + 1) * QUARTER, nowMs);
    if (current && isOpen(current) && reachedMs > quarter * QUARTER) {
      current.marks[quarter] = current.state === 'ran' ? 'ran' : 'paused';
      noteBreaches(current, { calendar, beforeMs: reachedMs }, false);
    }
  }
  const judgedAt = clocks[0]?.judgedAt ?? Infinity;
  if (measure === 'FIRST_RESPONSE') heard.forEach((at, eventId) => at < judgedAt && heard.delete(eventId));
  return read({ clocks, measure, choose }, { calendar, openedMs, nowMs });
}

interface Wondering {
  readonly ticket: Ticket;
  readonly measure: Measure;
  readonly options: (clock: Clock | undefined) => ClauseOptions;
}

function keepPace(clock: Clock | undefined, { ticket, measure, options }: Wondering): void {
  if (!clock || !isOpen(clock)) return;
  const { pausesWhile = measure === 'RESOLUTION' ? ['WAITING_CUSTOMER'] : [], endsWait } = options(clock);
  const waits = pausesWhile.includes(endsWait === 'ON_STATUS_ONLY' ? ticket.said : ticket.status);
  clock.state = waits ? 'paused' : 'ran';
}

/** Particulars: severity and account. */
function take(ticket: Ticket, agreement: PlainAgreement, fact: Fact): void {
  ticket.severity = fact.severity ?? ticket.severity;
  if (fact.serviceAccount !== null) ticket.covered = agreement.binds(fact.serviceAccount);
}

interface Turn extends Wondering {
  readonly clocks: Clock[];
  readonly fact: Fact;
  readonly quarter: number;
  readonly judge: () => void;
  readonly heard: Map<string, number>;
  readonly choose: () => readonly Clause[] | null;
  readonly calendar: Calendar;
}

/** What the fact does to the ticket and so to the clock; true when the clock turned by it. */
function act(turn: Turn): boolean {
  const { ticket, clocks, measure, fact, quarter, options, heard } = turn;
  let turned = false;
  const current = (): Clock | undefined => clocks.at(-1);
  const end = (state: 'stopped' | 'void', reason: string | null): void => {
    turned = true;
    turn.judge();
    const clock = current();
    if (clock && isOpen(clock)) endClock(clock, { state, reason, quarter });
  };
  const begin = (eventId: string | null): void => {
    turned = true;
    turn.judge();
    clocks.push(newClock(turn, clocks.length + 1, eventId));
  };
  const message = (): void => {
    if (ticket.spared.has(fact.eventId)) return;
    ticket.open.push(fact.eventId);
    ticket.messages += 1;
    if (measure === 'RESOLUTION' || ticket.merged) return;
    const clock = current();
    const waits = clock !== undefined && isOpen(clock);
    if (waits) clock.messages.push({ quarter, eventId: fact.eventId });
    if (measure === 'FIRST_RESPONSE') {
      if (waits || (clocks.length === 0 && !ticket.answeredOnce)) heard.set(fact.eventId, quarter);
      if (clocks.length === 0 && !ticket.answeredOnce) begin(fact.eventId);
      return;
    }
    const follows = ticket.answeredOnce && !heard.has(fact.eventId);
    const opens = ticket.messages === 1 && options(undefined).countOpening === true;
    if (!waits && (follows || opens)) begin(fact.eventId);
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
    if (measure !== 'RESOLUTION' && isOpen(current()) && !ticket.merged) end('stopped', null);
  } else if (fact.kind === 'NEEDS_NO_ANSWER' && fact.refersTo !== null) {
    if (spare(turn, fact.refersTo)) end('void', 'UNANSWERED');
  } else if (fact.kind === 'MERGED' && !ticket.merged) {
    if (isOpen(current())) end('void', 'TRANSFERRED');
    ticket.merged = true;
  }
  return statusTurn(turn, end) || turned;
}

function statusTurn(turn: Turn, end: (state: 'stopped' | 'void', reason: string | null) => void): boolean {
  const { ticket, clocks, measure, fact, options } = turn;
  const meant: Partial<Record<Fact['kind'], StatusCategory>> = {
    ...{ RESOLVED: 'RESOLVED', CLOSED: 'CLOSED', CANCELLED: 'CANCELLED', REOPENED: 'OPEN' },
  };
  const said = fact.status ?? meant[fact.kind];
  const before = ticket.status;
  if (said === undefined || (before === 'CLOSED' && said === 'RESOLVED')) return false;
  ticket.said = said;
  const reply = fact.kind === 'CUSTOMER_REPLIED' && fact.actor !== 'AUTOMATION';
  const status = said === 'WAITING_CUSTOMER' && reply ? 'OPEN' : said;
  if (status === before) return false;
  ticket.status = status;
  if (ended(status)) {
    if (ticket.open.length > 0) ticket.answeredOnce = true;
    ticket.open = [];
  }
  const clock = clocks.at(-1);
  if (ticket.merged || !clock) return false;
  if (ended(status) && isOpen(clock)) {
    if (status === 'CANCELLED') end('void', 'CANCELLED');
    else if (measure === 'RESOLUTION') end('stopped', null);
    else {
      turn.judge();
      const rule = options(clock).onResolveUnanswered;
      if (rule === 'MET') end('stopped', null);
      else if (rule !== 'KEEP_RUNNING') end('void', 'UNANSWERED');
    }
    return true;
  }
  const reopened = ended(before) && !ended(status) && !isOpen(clock);
  if (measure !== 'RESOLUTION' || !reopened || clock.reason === 'TRANSFERRED') return false;
  reopen(turn, clock);
  return true;
}

/** A reopened clock goes on, as if it had never stopped or after a gap without marks; or the next one begins. */
function reopen(turn: Turn, clock: Clock): void {
  const { clocks, quarter, choose, options, calendar } = turn;
  const end = clock.end ?? quarter;
  const { onReopen, reopenWindowMs } = choose()?.[0]?.options ?? options(clock);
  const stopped = clock.state === 'stopped' && !clock.unmet;
  const late = (quarter - end) * QUARTER > (reopenWindowMs ?? -1);
  if (stopped && onReopen === 'NEW_CYCLE' && late) {
    clocks.push(newClock(turn, clocks.length + 1, null));
    return;
  }
  clock.state = 'ran';
  clock.reason = clock.end = null;
  clock.unmet = false;
  if (stopped && onReopen === 'CONTINUOUS') {
    for (let each = end; each < quarter; each += 1) clock.marks[each] = 'ran';
    noteBreaches(clock, { calendar, beforeMs: quarter * QUARTER }, false);
  }
  const chosen = choose();
  if (chosen === null) lose(clock, quarter);
  else comeUnder(clock, chosen, { quarter, calendar });
}

/** True when the message was the last the clock was about. */
function spare({ ticket, clocks, fact, calendar }: Turn, eventId: string): boolean {
  const wasSpared = ticket.spared.has(eventId);
  ticket.spared.add(eventId);
  if (ticket.open.includes(eventId)) {
    ticket.open = ticket.open.filter((id) => id !== eventId);
    if (ticket.open.length === 0) ticket.answeredOnce = true;
  }
  const clock = clocks.at(-1);
  if (wasSpared || fact.undo || ticket.merged || !clock || !isOpen(clock)) return false;
  const oldest = clock.messages[0];
  if (!clock.messages.some((message) => message.eventId === eventId)) return false;
  clock.messages = clock.messages.filter((message) => message.eventId !== eventId);
  const next = clock.messages[0];
  if (!next) return true;
  if (next !== oldest && !clock.promise?.breach) {
    clock.start = next.quarter;
    clock.marks = clock.marks.map((mark, quarter) => (quarter < next.quarter ? undefined : mark));
    if (clock.lostAt !== null) clock.lostAt = Math.max(clock.lostAt, clock.start);
    else if (clock.clauses) judgeAnew(clock, calendar);
  }
  return false;
}

const judgeAnew = (clock: Clock, calendar: Calendar): void => {
  const clauses = clock.clauses;
  clock.clauses = null;
  if (clauses) comeUnder(clock, clauses, { quarter: clock.start, calendar });
};

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
  { clocks, measure, choose }: { clocks: readonly Clock[]; measure: Measure; choose: () => readonly Clause[] | null },
  looking: Looking,
): PlainClock[] {
  if (clocks.length === 0 && measure === 'FIRST_RESPONSE') {
    const clause = choose()?.[0];
    return clause ? [notApplicable(clause)] : [];
  }
  return clocks.filter(({ clauses }) => clauses !== null).map((clock) => readOne(clock, looking));
}
