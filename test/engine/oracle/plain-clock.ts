// The slow oracle of clocks: a ticket's life walked quarter hour by quarter hour. Each clock marks what it did in each
// quarter (ran, paused, nothing); what was spent, when a limit is due and whether it broke are counted over these
// marks from the beginning, every time anew. Every instant and limit must be a whole quarter hour; `now` may lie one
// millisecond after one. It knows the three foundation measures and shares nothing with server/src/engine.
import type { Clause } from '../../../server/src/engine/clause.ts';
import type { CoveragePeriod, CoverageSchedule } from '../../../server/src/engine/coverage.ts';
import type { Fact, Severity, StatusCategory } from '../../../server/src/engine/fact.ts';
import { plainPeriodAt } from './plain-coverage.ts';

const QUARTER = 900_000;
/** Far enough for every limit and the longest life. */
const WINDOW = 45 * 96;

export interface PlainLimit {
  readonly limitMs: number;
  readonly standing: string | null;
  readonly dueMs: number | null;
  readonly breachedMs: number | null;
  readonly byReclassification: boolean;
}

export interface PlainClock {
  readonly measure: string;
  readonly cycle: number;
  readonly phase: string;
  readonly voidReason: string | null;
  readonly standing: string | null;
  readonly startedMs: number | null;
  readonly stoppedMs: number | null;
  readonly spentMs: number;
  readonly pausedMs: number;
  readonly promise: PlainLimit;
  readonly target: PlainLimit | null;
}

type Measure = 'FIRST_RESPONSE' | 'NEXT_RESPONSE' | 'RESOLUTION';
type Mark = 'ran' | 'paused' | undefined;

interface Limit {
  readonly ms: number;
  readonly warnMs: number;
  breach: { readonly quarter: number; readonly byReclassification: boolean } | null;
}

interface Clock {
  readonly measure: Measure;
  readonly cycle: number;
  start: number;
  state: 'ran' | 'paused' | 'stopped' | 'void';
  reason: string | null;
  end: number | null;
  marks: Mark[];
  messages: { readonly quarter: number; readonly eventId: string }[];
  clauses: readonly Clause[] | null;
  clause: Clause | null;
  lostAt: number | null;
  unmet: boolean;
  promise: Limit | null;
  target: Limit | null;
}

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
      const judge = () => reclassify(clock(), choose(), { quarter, periods });
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

function lose(clock: Clock, quarter: number): void {
  if (!clock.clauses || clock.lostAt !== null) return;
  if (clock.promise?.breach) endClock(clock, { state: 'void', reason: 'NO_CLAUSE', quarter });
  else clock.lostAt = quarter;
}

function putUnder(clock: Clock, clauses: readonly Clause[], periods: Periods): void {
  clock.clauses = clauses;
  clock.lostAt = null;
  const clause = fixed(clauses, periods, clock.start);
  clock.clause = clause;
  const limit = (ms: number): Limit => ({ ms, warnMs: ms * (clause.warnAtShare ?? 0.75), breach: null });
  if (!clock.promise?.breach) clock.promise = limit(clause.promiseMs);
  if (!clock.target?.breach) clock.target = clause.targetMs === null ? null : limit(clause.targetMs);
}

/** The clause of the first covered quarter at or after the start for which there is one. */
function fixed(clauses: readonly Clause[], periods: Periods, start: number): Clause {
  for (let quarter = start; quarter < WINDOW; quarter += 1) {
    const period = periods(quarter);
    const own = clauses.find((clause) => clause.period === period) ?? clauses.find((clause) => clause.period === null);
    if (period !== null && own) return own;
  }
  return clauses[0] as Clause;
}

/** Most specific first: a severity beats none, then a period beats none; for each period one. */
function choice(clauses: readonly Clause[], measure: Measure, severity: Severity | null): readonly Clause[] | null {
  const fits = clauses.filter((clause) => clause.measure === measure && (clause.severity ?? severity) === severity);
  const best = (period: CoveragePeriod): Clause | undefined =>
    fits.find((c) => c.severity !== null && c.period === period) ??
    fits.find((c) => c.severity !== null && c.period === null) ??
    fits.find((c) => c.period === period) ??
    fits.find((c) => c.period === null);
  const found = [best('PRIME'), best('NON_PRIME')].filter((clause) => clause !== undefined);
  const weight = (c: Clause): number => (c.severity === null ? 0 : 2) + (c.period === null ? 0 : 1);
  const each = [...new Set(found)].sort((a, b) => weight(b) - weight(a) || a.id - b.id);
  return each.length > 0 ? each : null;
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

/** The coverage period of the n-th quarter hour after the opening. */
type Periods = (quarter: number) => CoveragePeriod | null;

const countsFor = (clause: Clause | null, period: CoveragePeriod | null | undefined): boolean =>
  clause?.period === 'PRIME' ? period === 'PRIME' : (period ?? null) !== null;

/** The quarter at whose beginning the limit is due, if the clock does from there on what its marks say. */
function dueQuarter(clock: Clock, limitMs: number, periods: Periods): number | null {
  let used = 0;
  let reached = -1;
  for (let quarter = clock.start; quarter < clock.marks.length; quarter += 1) {
    const ran = clock.marks[quarter] === 'ran';
    const counts = ran && countsFor(clock.clause, periods(quarter));
    if (used === limitMs && (counts || (ran && reached === quarter))) return quarter;
    if (used < limitMs && counts) {
      used += QUARTER;
      reached = quarter + 1;
    }
  }
  return null;
}

/** Notes limits whose due lies before a quarter's beginning: the clock ran on beyond it. */
function noteBreaches(
  clock: Clock,
  { periods, before }: { periods: Periods; before: number },
  byReclassification: boolean,
): void {
  if (clock.lostAt !== null || !clock.clauses) return;
  for (const limit of [clock.promise, clock.target]) {
    if (!limit || limit.breach) continue;
    const quarter = dueQuarter(clock, limit.ms, periods);
    if (quarter !== null && quarter < before) limit.breach = { quarter, byReclassification };
  }
}

const knownPeriods = new Map<string, Map<number, CoveragePeriod | null>>();

function periodsFrom(schedule: CoverageSchedule, fromMs: number): Periods {
  const key = JSON.stringify(schedule);
  const known = knownPeriods.get(key) ?? new Map<number, CoveragePeriod | null>();
  knownPeriods.set(key, known);
  return (quarter) => {
    const atMs = fromMs + quarter * QUARTER;
    const found = known.get(atMs);
    if (found !== undefined) return found;
    const period = plainPeriodAt(schedule, atMs);
    known.set(atMs, period);
    return period;
  };
}

interface Looking {
  readonly periods: Periods;
  readonly openedMs: number;
  readonly nowMs: number;
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

function notApplicable(clause: Clause): PlainClock {
  const limit = (limitMs: number): PlainLimit => ({
    limitMs,
    standing: null,
    dueMs: null,
    breachedMs: null,
    byReclassification: false,
  });
  return {
    measure: 'FIRST_RESPONSE',
    cycle: 1,
    phase: 'NOT_APPLICABLE',
    voidReason: null,
    standing: null,
    startedMs: null,
    stoppedMs: null,
    spentMs: 0,
    pausedMs: 0,
    promise: limit(clause.promiseMs),
    target: clause.targetMs === null ? null : limit(clause.targetMs),
  };
}

function readOne(clock: Clock, { periods, openedMs, nowMs }: Looking): PlainClock {
  const phase =
    clock.lostAt !== null
      ? 'VOID'
      : { ran: 'RUNNING', paused: 'PAUSED', stopped: 'STOPPED', void: 'VOID' }[clock.state];
  const endMs = clock.lostAt === null ? nowMs : openedMs + clock.lostAt * QUARTER;
  const total = (mark: Mark): number =>
    clock.marks.reduce((sum, found, quarter) => {
      const fromMs = openedMs + quarter * QUARTER;
      const part = Math.min(QUARTER, Math.max(0, endMs - fromMs));
      return found === mark && countsFor(clock.clause, periods(quarter)) ? sum + part : sum;
    }, 0);
  const spentMs = total('ran');
  const limit = (of: Limit | null): PlainLimit | null =>
    of && readLimit(of, { clock, phase, spentMs, periods, openedMs, nowMs });
  const promise = limit(clock.promise) as PlainLimit;
  const target = limit(clock.target);
  const standings = [promise.standing, target?.standing];
  return {
    measure: clock.measure,
    cycle: clock.cycle,
    phase,
    voidReason: clock.lostAt === null ? clock.reason : 'NO_CLAUSE',
    standing:
      phase === 'VOID'
        ? null
        : promise.standing === 'BREACHED'
          ? 'BREACHED'
          : target?.standing === 'BREACHED'
            ? 'OVER_TARGET'
            : standings.includes('AT_RISK')
              ? 'AT_RISK'
              : phase === 'STOPPED'
                ? 'MET'
                : 'ON_TRACK',
    startedMs: openedMs + clock.start * QUARTER,
    stoppedMs: phase === 'STOPPED' && clock.end !== null ? openedMs + clock.end * QUARTER : null,
    spentMs,
    pausedMs: total('paused'),
    promise,
    target,
  };
}

function readLimit(
  limit: Limit,
  { clock, phase, spentMs, periods, openedMs, nowMs }: Looking & { clock: Clock; phase: string; spentMs: number },
): PlainLimit {
  const toMs = (quarter: number): number => openedMs + quarter * QUARTER;
  const breachedMs = limit.breach ? toMs(limit.breach.quarter) : null;
  let dueMs: number | null = breachedMs;
  if (!limit.breach) {
    // As it would be, did it run on from now, or from its stop.
    const from = phase === 'STOPPED' ? (clock.end ?? 0) : Math.floor((nowMs - openedMs) / QUARTER);
    const onward = {
      ...clock,
      marks: Array.from({ length: WINDOW }, (_, quarter) => (quarter < from ? clock.marks[quarter] : 'ran')),
    };
    const quarter = dueQuarter(onward as Clock, limit.ms, periods);
    dueMs = quarter === null ? null : toMs(quarter);
  }
  const open = phase === 'RUNNING' || phase === 'PAUSED';
  const unbroken = open
    ? spentMs >= limit.warnMs
      ? 'AT_RISK'
      : 'ON_TRACK'
    : phase === 'STOPPED' && !clock.unmet
      ? 'MET'
      : null;
  return {
    limitMs: limit.ms,
    standing: limit.breach ? 'BREACHED' : unbroken,
    dueMs: phase === 'RUNNING' || phase === 'STOPPED' ? dueMs : null,
    breachedMs,
    byReclassification: limit.breach?.byReclassification ?? false,
  };
}
