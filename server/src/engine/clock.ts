// A clock seen at an instant: THE function of the system. Facts, clauses, coverage and now go in, readings come out,
// and nothing is remembered between two calls.
import { chooseAmong, termsInForce, type ChosenClauses } from './agreement.ts';
import { spentAt, totalOf, type Cycle } from './cycle.ts';
import { foldCycles, type ChosenOf } from './fold.ts';
import { readHistory, type History, type TicketKey } from './history.ts';
import { limitShown, sharesOf, spentBy, type LimitCourse } from './limit.ts';
import { measureNamed, MEASURES, type CompiledMeasure } from './measure.ts';
import { SINCE } from './reading.ts';
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
): TicketReading {
  const nowMs = now.epochMilliseconds;
  const history = readHistory(facts, nowMs);
  const clocks = measuresAndClauses(history, { terms, customerOf }).flatMap(({ measure, chosenOf }) =>
    readMeasure(history, { measure, chosenOf }, nowMs),
  );
  const wakes = clocks.flatMap(({ wakeAt }) => (wakeAt === null ? [] : [wakeAt.epochMilliseconds]));
  if (history.nextMs !== null) wakes.push(history.nextMs);
  return {
    state: history.state,
    clocks,
    standing: worstStanding(clocks.map(({ standing }) => standing)),
    wakeAt: wakes.length === 0 ? null : toInstant(Math.min(...wakes)),
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
  const measure = measureNamed(clause.measure);
  if (measure === undefined) return null;
  const nowMs = now.epochMilliseconds;
  const chosen: ChosenClauses = { terms: { ...TERMS_OF_ONE, coverage, clauses: [clause] }, clauses: [clause] };
  return readMeasure(readHistory(facts, nowMs), { measure, chosenOf: () => chosen }, nowMs).at(-1) ?? null;
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

/** A measure with the clauses that judge it for each of the history's keys. */
export interface JudgedMeasure {
  readonly measure: CompiledMeasure;
  readonly chosenOf: ChosenOf;
}

/** The measures that terms in force at the opening speak of, in the table's order. */
export function measuresAndClauses(
  history: History,
  {
    terms,
    customerOf,
  }: { readonly terms: readonly Terms[]; readonly customerOf: (serviceAccount: number) => number | null },
): JudgedMeasure[] {
  if (history.openedMs === null) return [];
  const inForce = termsInForce(terms, history.openedMs);
  if (inForce.length === 0) return [];
  const keys = history.keys.map((key) => ({
    ...key,
    customer: key.serviceAccount === null ? null : customerOf(key.serviceAccount),
  }));
  const spokenOf = new Set(inForce.flatMap(({ clauses }) => clauses.map(({ measure }) => measure)));
  return MEASURES.flatMap(({ name }) => {
    const measure = spokenOf.has(name) ? measureNamed(name) : undefined;
    if (measure === undefined) return [];
    return [{ measure, chosenOf: chooser(measure, { inForce, keys }) }];
  });
}

/** Chooses once for each key, and each group where the measure is about one: the same question has the same answer. */
function chooser(
  { name }: CompiledMeasure,
  { inForce, keys }: { readonly inForce: readonly Terms[]; readonly keys: readonly KnownKey[] },
): ChosenOf {
  const known = new Map<string | number, ChosenClauses | null>();
  return (index, group) => {
    const question = group === null ? index : `${index}/${group}`;
    let chosen = known.get(question);
    const key = keys[index];
    if (chosen === undefined) {
      chosen = key ? chooseAmong(inForce, { ...key, measure: name, group }) : null;
      known.set(question, chosen);
    }
    return chosen;
  };
}

type KnownKey = TicketKey & { readonly customer: number | null };

function readMeasure(history: History, { measure, chosenOf }: JudgedMeasure, nowMs: number): ClockReading[] {
  if (history.openedMs === null) return [];
  const cycles = foldCycles(history, measure, chosenOf, nowMs);
  if (cycles.length === 0 && measure.shownBeforeStart) {
    const chosen = chosenOf(history.keys.length - 1, null);
    return chosen ? [notApplicable(measure.name, chosen, history.openedMs)] : [];
  }
  return cycles.flatMap((cycle) => readCycle(cycle, nowMs) ?? []);
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
function readCycle(cycle: Cycle, nowMs: number): ClockReading | null {
  const { judgement, lost } = cycle;
  if (judgement === null) return null;
  const { terms, clauses } = judgement.chosen;
  const phase: ClockPhase = lost ? 'VOID' : cycle.gait;
  const spentMs = lost ? lost.spentMs : spentAt(cycle, nowMs);
  const seen = { cycle, phase, spentMs, nowMs };
  const promise = readLimit(cycle.promise, seen);
  const target = readLimit(cycle.target, seen);
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
    wakeAt: phase === 'RUNNING' ? wakeOf([promise, target], nowMs) : null,
    [SINCE]: {
      phaseMs: lost ? lost.atMs : cycle.sinceMs,
      clausesMs: cycle.judgements.at(-1)?.atMs ?? cycle.startedMs,
    },
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

/** The first millisecond at which a limit stands otherwise: at its warning, or one after its due. */
function wakeOf(limits: readonly (LimitReading | null)[], nowMs: number): Temporal.Instant | null {
  let wakeMs = Infinity;
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
