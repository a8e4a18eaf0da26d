// A ticket's life on given values, stored nowhere: what a contract author tries clauses with. Everything that is wrong
// with the values comes back as problems; then there are no clocks.
import { readCycles } from './clock.ts';
import { validateClauses } from './clause-problems.ts';
import { compileCoverage, coverageProblems, instantProblem, type CoverageSchedule } from './coverage.ts';
import { judgedTicket, type TicketLife } from './judged.ts';
import { measureTable, validateMeasure, type MeasureDefinition } from './measure-definition.ts';
import { BUILT_IN } from './measure.ts';
import { proofOf, type ProofSegment } from './proof.ts';
import type { Clause, Terms } from './clause.ts';
import type { Actor, Fact, FactKind, Severity, StatusCategory } from './fact.ts';
import type { ClockReading } from './reading.ts';

/** A clause that stands in no document: it is called by its place, "1", "2" … */
export type PreviewClause = Omit<Clause, 'id' | 'number'>;

/** An event as a source would tell it; null and absent say nothing. */
export interface PreviewEvent {
  readonly at: Temporal.Instant;
  readonly kind: FactKind;
  /** Absent: the place in the list, for events of one instant. */
  readonly sequence?: number | null;
  /** Absent: "event 1", "event 2" … by place. */
  readonly eventId?: string | null;
  /** Absent: the customer for OPENED and CUSTOMER_REPLIED, else an agent. */
  readonly actor?: Actor | null;
  readonly status?: StatusCategory | null;
  readonly severity?: Severity | null;
  readonly group?: string | null;
  readonly agent?: string | null;
  readonly refersTo?: string | null;
  readonly undo?: boolean | null;
  readonly promisedAt?: Temporal.Instant | null;
}

export interface PreviewInput {
  readonly schedule: CoverageSchedule;
  readonly clauses: readonly PreviewClause[];
  /** The severity at the opening, where that names none; absent: NORMAL. */
  readonly severity?: Severity | null;
  readonly events: readonly PreviewEvent[];
  /** Users' own measures that clauses may name. */
  readonly measures?: readonly MeasureDefinition[];
}

export interface PreviewClock extends ClockReading {
  /** It has no standing, met or missed or undecided, and is left out of every rate. */
  readonly excluded: boolean;
  readonly segments: readonly PreviewSegment[];
}

/** A part of the proof; `cause` is an event's id, `clause` a clause's place. */
export type PreviewSegment = Pick<ProofSegment, 'from' | 'to' | 'kind' | 'period' | 'share' | 'milliseconds'> & {
  readonly cause: string | null;
  readonly clause: string;
};

/** Why there is no preview; `path` leads to the place from the top of the input. */
export interface PreviewProblem {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
}

/** All clocks of the life as they read at `asOf`, or everything that is wrong with the input. */
export function previewTicket(
  input: PreviewInput,
  asOf: Temporal.Instant,
): { readonly clocks: readonly PreviewClock[]; readonly problems: readonly PreviewProblem[] } {
  const clauses = input.clauses.map((clause, index): Clause => ({ ...clause, id: index + 1, number: `${index + 1}` }));
  const problems = problemsOf(input, clauses, asOf);
  if (problems.length > 0) return { clocks: [], problems };
  const life = lifeOf(input, clauses);
  const nowMs = asOf.epochMilliseconds;
  const clocks = judgedTicket(life, nowMs).foldings.flatMap((folding) =>
    readCycles(folding, nowMs).map(({ reading, cycle }): PreviewClock => ({
      ...reading,
      excluded: reading.standing === null,
      segments: cycle === null ? [] : proofOf(cycle, nowMs).map((segment) => toSegment(segment, life.facts)),
    })),
  );
  return { clocks, problems };
}

function toSegment(
  { from, to, kind, period, share, milliseconds, clause, causeFactId }: ProofSegment,
  facts: readonly Fact[],
): PreviewSegment {
  const cause = facts.find(({ id }) => id === causeFactId)?.eventId ?? null;
  return { from, to, kind, period, share, milliseconds, cause, clause: clause.number };
}

/** One agreement with everybody, for all time. */
function lifeOf({ schedule, severity, events, measures = [] }: PreviewInput, clauses: readonly Clause[]): TicketLife {
  const terms: Terms = {
    agreementVersion: 0,
    agreementNumber: '',
    version: 0,
    level: 'CORPORATE',
    customer: null,
    serviceAccount: null,
    service: null,
    from: Temporal.Instant.fromEpochMilliseconds(-8.64e15),
    until: null,
    scheduleVersion: 0,
    coverage: compileCoverage(schedule),
    clauses,
  };
  const facts = events.map((event, index) => toFact(event, index, severity ?? 'NORMAL'));
  return { facts, terms: [terms], customerOf: () => null, measures: measureTable(measures) };
}

function toFact(event: PreviewEvent, index: number, severity: Severity): Fact {
  const { at, kind, sequence, actor, status, group, agent, refersTo, undo, promisedAt } = event;
  return {
    id: index + 1,
    source: 'preview',
    eventId: eventIdOf(event, index),
    sequence: sequence ?? null,
    at,
    kind,
    actor: actor ?? (kind === 'OPENED' || kind === 'CUSTOMER_REPLIED' ? 'CUSTOMER' : 'AGENT'),
    status: status ?? null,
    severity: event.severity ?? (kind === 'OPENED' ? severity : null),
    group: group ?? null,
    agent: agent ?? null,
    ...{ serviceAccount: null, service: null, asset: null, message: null },
    refersTo: refersTo ?? null,
    undo: undo ?? false,
    promisedAt: promisedAt ?? null,
  };
}

const eventIdOf = ({ eventId }: PreviewEvent, index: number): string => eventId ?? `event ${index + 1}`;

function problemsOf(input: PreviewInput, clauses: readonly Clause[], asOf: Temporal.Instant): PreviewProblem[] {
  const { schedule, events, measures = [] } = input;
  const asked = instantProblem(asOf);
  const names = new Set<string>(BUILT_IN.keys());
  const ofMeasures = measures.flatMap((measure, index) => {
    const found = validateMeasure(measure, names);
    names.add(measure.name);
    return found.map((problem) => ({ ...problem, path: ['measures', `${index}`, ...problem.path] }));
  });
  return [
    ...coverageProblems(schedule).map((problem) => ({ ...problem, path: ['schedule', ...problem.path] })),
    ...ofMeasures,
    ...(clauses.length === 0 ? [NO_CLAUSES] : validateClauses(clauses, measureTable(measures))),
    ...events.flatMap((event, index) => eventProblems(event, index, events)),
    ...(asked ? [{ ...asked, path: ['asOf'] }] : []),
  ];
}

const NO_CLAUSES: PreviewProblem = {
  code: 'NO_CLAUSES',
  message: 'Expected at least one clause to judge by, got none.',
  path: ['clauses'],
};

function eventProblems(event: PreviewEvent, index: number, events: readonly PreviewEvent[]): PreviewProblem[] {
  const { at, kind, promisedAt, refersTo } = event;
  const found: PreviewProblem[] = [];
  const report = (code: string, field: keyof PreviewEvent, message: string): void => {
    found.push({ code, message, path: ['events', `${index}`, field] });
  };
  const name = `Event ${eventIdOf(event, index)}`;
  for (const field of ['at', 'promisedAt'] as const) {
    const instant = field === 'at' ? at : promisedAt;
    const problem = instant ? instantProblem(instant) : null;
    if (problem) report(problem.code, field, `${name}: ${problem.message}`);
  }
  if (kind === 'PROMISED' && !promisedAt) {
    report('MALFORMED_EVENT', 'promisedAt', `${name} promises no instant, expected promisedAt`);
  }
  if ((kind === 'RETRACTED' || kind === 'NEEDS_NO_ANSWER') && !refersTo) {
    report('MALFORMED_EVENT', 'refersTo', `${name} speaks of no event, expected refersTo: the eventId it is about`);
  }
  if (events.slice(0, index).some((other, place) => eventIdOf(other, place) === eventIdOf(event, index))) {
    report('EVENT_CONFLICT', 'eventId', `${name} came before, expected each eventId once`);
  }
  return found;
}
