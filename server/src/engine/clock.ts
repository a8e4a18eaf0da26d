// A clock seen at an instant: THE function of the system. Facts, clauses, coverage and now go in, readings come out,
// and nothing is remembered between two calls.
import { spentAt, totalOf, type Cycle } from './cycle.ts';
import { nextPointMs, pointsOf, type StepPoint } from './escalation.ts';
import { foldCycles, type Folding } from './fold.ts';
import { readHistory, type History } from './history.ts';
import { judgedTicket, type TicketLife } from './judged.ts';
import { limitShown, sharesOf, spentBy, type LimitCourse } from './limit.ts';
import { BUILT_IN } from './measure.ts';
import { decidedUnder } from './outcome.ts';
import { DECIDED, POINTS, RAN, SINCE, WORK } from './reading.ts';
import { ranOf } from './rerun.ts';
import { workOf } from './turns.ts';
import type { ChosenClauses } from './agreement.ts';
import type { Clause, Terms } from './clause.ts';
import type { Coverage } from './coverage.ts';
import type { Fact } from './fact.ts';
import type { ClockPhase, ClockReading, ClockStanding, LimitReading, LimitStanding, TicketReading } from './reading.ts';

/**
 * Reads a ticket and all its clocks: one for each measure that a clause in force at the opening judges, or has judged,
 * for the ticket's severity, service account and service. Facts after `now` only bring `wakeAt` forward.
 */
export function readTicket(
  facts: readonly Fact[],
  terms: readonly Terms[],
  customerOf: (serviceAccount: number) => number | null,
  now: Temporal.Instant,
  known: Pick<TicketLife, 'measures' | 'absorbed'> = {},
): TicketReading {
  const nowMs = now.epochMilliseconds;
  const { history, foldings, amendedMs } = judgedTicket({ facts, terms, customerOf, ...known }, nowMs);
  const clocks = foldings.flatMap((folding) => readCycles(folding, nowMs).map(({ reading }) => reading));
  const wakes = clocks.flatMap(({ wakeAt }) => (wakeAt === null ? [] : [wakeAt.epochMilliseconds]));
  const { promised } = history.state;
  if (promised?.wakeAt) wakes.push(promised.wakeAt.epochMilliseconds);
  if (history.nextMs !== null) wakes.push(history.nextMs);
  if (amendedMs !== null) wakes.push(amendedMs);
  return {
    state: history.state,
    clocks,
    standing: worstStanding(clocks.map(({ standing }) => standing)),
    wakeAt: wakes.length === 0 ? null : toInstant(Math.min(...wakes)),
    [WORK]: workOf(history),
  };
}

/**
 * Reads the clock of one clause, whatever the ticket's severity: the running cycle, or the last one. Null: not started
 * and not to be shown (yet).
 */
export function readClock(
  facts: readonly Fact[],
  { clause, coverage }: { readonly clause: Clause; readonly coverage: Coverage },
  now: Temporal.Instant,
): ClockReading | null {
  const measure = BUILT_IN.get(clause.measure);
  if (measure === undefined) return null;
  const nowMs = now.epochMilliseconds;
  const chosen: ChosenClauses = { terms: { ...TERMS_OF_ONE, coverage, clauses: [clause] }, clauses: [clause] };
  const history = readHistory(facts, nowMs);
  return readCycles({ history, measure, chosenOf: () => chosen }, nowMs).at(-1)?.reading ?? null;
}

const TERMS_OF_ONE: Omit<Terms, 'coverage' | 'clauses'> = {
  agreementVersion: 0,
  agreementNumber: '',
  version: 0,
  level: 'CUSTOMER',
  customer: null,
  serviceAccount: null,
  service: null,
  from: Temporal.Instant.fromEpochMilliseconds(0),
  until: null,
  scheduleVersion: 0,
};

/** The clocks of one measure, each with the cycle it is a reading of; null: not started, and shown all the same. */
export function readCycles(
  folding: Folding,
  nowMs: number,
): { readonly reading: ClockReading; readonly cycle: Cycle | null }[] {
  const { history, measure, chosenOf } = folding;
  if (history.openedMs === null) return [];
  const cycles = foldCycles(folding, nowMs);
  if (cycles.length === 0 && measure.shownBeforeStart) {
    const chosen = chosenOf(history.key, null);
    return chosen ? [{ reading: notApplicable(measure.name, chosen, history.openedMs), cycle: null }] : [];
  }
  return cycles.flatMap((cycle) => {
    const reading = readCycle(cycle, history, nowMs);
    return reading ? [{ reading, cycle }] : [];
  });
}

/** A clock that has not started: an agent-first ticket's response clock is never a free success. */
function notApplicable(measure: string, chosen: ChosenClauses, openedMs: number): ClockReading {
  const [clause] = chosen.clauses;
  const blended = clause?.options.allowance === 'BLENDED';
  const limit = (limitMs: number | null): LimitReading => ({ ...NO_LIMIT, limitMs: blended ? null : limitMs });
  return {
    measure,
    cycle: 1,
    clauses: chosen.clauses.map(({ id }) => id),
    agreementVersion: chosen.terms.agreementVersion,
    scheduleVersion: chosen.terms.scheduleVersion,
    phase: 'NOT_APPLICABLE',
    voidReason: null,
    standing: null,
    startedAt: null,
    stoppedAt: null,
    spentMs: 0,
    pausedMs: 0,
    promise: clause ? limit(clause.promiseMs) : null,
    target: clause && clause.targetMs !== null ? limit(clause.targetMs) : null,
    wakeAt: null,
    [SINCE]: { phaseMs: openedMs, clausesMs: openedMs },
  };
}

const NO_LIMIT: LimitReading = {
  limitMs: null,
  shares: [],
  dueAt: null,
  headroomMs: null,
  standing: null,
  warnAt: null,
  breachedAt: null,
  noticedAt: null,
  byReclassification: false,
};

/** A cycle's reading; null while no clause has judged it. */
function readCycle(cycle: Cycle, history: History, nowMs: number): ClockReading | null {
  const { judgement, lost } = cycle;
  if (judgement === null) return null;
  const { terms, clauses } = judgement.chosen;
  const phase: ClockPhase = lost ? 'VOID' : cycle.gait;
  const spentMs = lost ? lost.spentMs : spentAt(cycle, nowMs);
  const seen = { cycle, phase, spentMs, nowMs };
  const promise = readLimit(cycle.promise, seen);
  const target = readLimit(cycle.target, seen);
  const points = phase === 'RUNNING' ? pointsOf(cycle, history.state) : [];
  return {
    measure: cycle.measure.name,
    cycle: cycle.number,
    clauses: clauses.map(({ id }) => id),
    agreementVersion: terms.agreementVersion,
    scheduleVersion: terms.scheduleVersion,
    phase,
    voidReason: lost ? 'NO_CLAUSE' : cycle.voidReason,
    standing: standingOf(phase, promise, target),
    startedAt: toInstant(cycle.startedMs),
    stoppedAt: phase === 'STOPPED' ? toInstant(cycle.sinceMs) : null,
    spentMs,
    pausedMs: totalOf(cycle, 'PAUSED', lost ? lost.atMs : nowMs),
    promise,
    target,
    wakeAt: phase === 'RUNNING' ? wakeOf([promise, target], points, nowMs) : null,
    [SINCE]: {
      phaseMs: lost ? lost.atMs : cycle.sinceMs,
      clausesMs: cycle.judgements.at(-1)?.atMs ?? cycle.startedMs,
    },
    [DECIDED]: decidedUnder(history, cycle, nowMs),
    ...(points.length > 0 && { [POINTS]: points }),
    [RAN]: ranOf(cycle),
  };
}

interface Seen {
  readonly cycle: Cycle;
  readonly phase: ClockPhase;
  readonly spentMs: number;
  readonly nowMs: number;
}

function readLimit(limit: LimitCourse | null, seen: Seen): LimitReading | null {
  if (limit === null) return null;
  const { cycle, phase, spentMs, nowMs } = seen;
  const { lengthMs, dueMs, breach } = limit;
  const due = phase === 'RUNNING' || phase === 'STOPPED' ? dueMs : null;
  const warned = spentMs >= limit.warnMs;
  return {
    limitMs: limitShown(limit),
    shares: sharesOf(limit, cycle, cycle.lost?.atMs ?? nowMs),
    dueAt: toInstant(due),
    // What is not used up within the horizon leaves no amount to show.
    headroomMs: phase === 'VOID' || lengthMs === Infinity ? null : lengthMs - spentMs,
    standing: limitStanding(limit, seen, warned),
    warnAt: toInstant(breach ? breach.warnedMs : warnedAt(limit, seen, warned)),
    breachedAt: toInstant(breach && breach.atMs),
    noticedAt: toInstant(breach && breach.noticedMs),
    byReclassification: breach?.byReclassification ?? false,
  };
}

function limitStanding({ breach }: LimitCourse, { cycle, phase }: Seen, warned: boolean): LimitStanding | null {
  if (breach) return 'BREACHED';
  if (phase === 'VOID') return null;
  if (phase === 'STOPPED') return cycle.cutShort ? null : 'MET';
  return warned ? 'AT_RISK' : 'ON_TRACK';
}

/** The instant at which the warning was, or will be, reached; null: neither, as it stands. */
function warnedAt({ warnMs }: LimitCourse, { cycle, phase }: Seen, warned: boolean): number | null {
  const { judgement, stretches } = cycle;
  if (judgement === null || phase === 'VOID' || !(warned || phase === 'RUNNING')) return null;
  return spentBy(warnMs, judgement, stretches);
}

function standingOf(
  phase: ClockPhase,
  promise: LimitReading | null,
  target: LimitReading | null,
): ClockStanding | null {
  if (phase === 'VOID' || phase === 'NOT_APPLICABLE') return null;
  if (promise?.standing === 'BREACHED') return 'BREACHED';
  if (target?.standing === 'BREACHED') return 'OVER_TARGET';
  if (promise?.standing === 'AT_RISK' || target?.standing === 'AT_RISK') return 'AT_RISK';
  return phase === 'STOPPED' ? 'MET' : 'ON_TRACK';
}

/** The first millisecond at which a limit stands otherwise (at its warning, or one after its due) or a step is due. */
function wakeOf(
  limits: readonly (LimitReading | null)[],
  points: readonly StepPoint[],
  nowMs: number,
): Temporal.Instant | null {
  let wakeMs = nextPointMs(points, nowMs);
  for (const limit of limits) {
    if (limit?.standing === 'ON_TRACK' && limit.warnAt) wakeMs = Math.min(wakeMs, limit.warnAt.epochMilliseconds);
    if (limit?.standing === 'AT_RISK' && limit.dueAt) wakeMs = Math.min(wakeMs, limit.dueAt.epochMilliseconds + 1);
  }
  return toInstant(wakeMs > nowMs ? wakeMs : null);
}

const WORST_FIRST: readonly ClockStanding[] = ['BREACHED', 'OVER_TARGET', 'AT_RISK', 'ON_TRACK', 'MET'];

/** The worst of standings; null when there is none. */
export function worstStanding(standings: readonly (ClockStanding | null)[]): ClockStanding | null {
  return WORST_FIRST.find((standing) => standings.includes(standing)) ?? null;
}

/** Null and Infinity (never within the horizon) are no instant. */
function toInstant(ms: number | null): Temporal.Instant | null {
  return ms === null || ms === Infinity ? null : Temporal.Instant.fromEpochMilliseconds(ms);
}
