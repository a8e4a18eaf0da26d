// The same question put to the engine, and its answer in the reference's words.
import { readTicket } from '../../../server/src/engine/clock.ts';
import { compileCoverage } from '../../../server/src/engine/coverage.ts';
import type { Clause } from '../../../server/src/engine/clause.ts';
import type { Coverage, CoverageSchedule } from '../../../server/src/engine/coverage.ts';
import type { Fact } from '../../../server/src/engine/fact.ts';
import type { LimitReading } from '../../../server/src/engine/reading.ts';
import type { Measure, PlainClause, PlainClock, PlainEvent, PlainLimit, PlainQuestion } from './words.ts';

const instant = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);
const toMs = (at: Temporal.Instant | null): number | null => at?.epochMilliseconds ?? null;

const compiled = new WeakMap<CoverageSchedule, Coverage>();

function coverageOf(schedule: CoverageSchedule): Coverage {
  const coverage = compiled.get(schedule) ?? compileCoverage(schedule);
  compiled.set(schedule, coverage);
  return coverage;
}

/** Every clock that the engine reads. */
export function previewByEngine({ schedule, clauses, severity, events, asOf }: PlainQuestion): PlainClock[] {
  const terms = {
    agreementVersion: 1,
    agreementNumber: 'preview',
    version: 1,
    level: 'CORPORATE' as const,
    customer: null,
    serviceAccount: null,
    service: null,
    from: Temporal.Instant.from('1900-01-01T00:00Z'),
    until: null,
    scheduleVersion: 1,
    coverage: coverageOf(schedule),
    clauses: clauses.map(toClause),
  };
  const opening = events.findIndex(({ kind }) => kind === 'OPENED');
  const isTold = events.slice(0, Math.max(opening, 0)).some((event) => event.severity !== null);
  const facts = events.map((event, place) => toFact(event, place, isTold ? null : severity));
  return readTicket(facts, [terms], () => null, instant(asOf)).clocks.map((clock) => ({
    measure: clock.measure as Measure,
    cycle: clock.cycle,
    phase: clock.phase,
    voidReason: clock.voidReason,
    standing: clock.standing,
    startedAt: toMs(clock.startedAt),
    stoppedAt: toMs(clock.stoppedAt),
    spentMs: clock.spentMs,
    pausedMs: clock.pausedMs,
    promise: toLimit(clock.promise),
    target: toLimit(clock.target),
  }));
}

function toClause(clause: PlainClause, place: number): Clause {
  const { measure, severity, period, promiseMs, targetMs, warnAtShare, ...options } = clause;
  const said = Object.entries(options).filter(([, value]) => value !== null && value !== 'NONE');
  return {
    id: place + 1,
    number: String(place + 1),
    measure,
    severity,
    period,
    promiseMs,
    targetMs,
    warnAtShare,
    options: Object.fromEntries(said),
  };
}

function toFact(event: PlainEvent, place: number, severity: PlainEvent['severity']): Fact {
  const isByCustomer = event.kind === 'OPENED' || event.kind === 'CUSTOMER_REPLIED';
  return {
    id: place + 1,
    source: 'desk',
    eventId: event.eventId ?? `unnamed ${place}`,
    sequence: event.sequence ?? place,
    at: instant(event.at),
    kind: event.kind,
    actor: event.actor ?? (isByCustomer ? 'CUSTOMER' : 'AGENT'),
    status: event.status,
    severity: event.severity ?? (event.kind === 'OPENED' ? severity : null),
    group: event.group,
    agent: event.agent,
    serviceAccount: null,
    service: null,
    asset: null,
    message: null,
    refersTo: event.refersTo,
    undo: event.undo,
    promisedAt: event.promisedAt === null ? null : instant(event.promisedAt),
  };
}

function toLimit(limit: LimitReading | null): PlainLimit | null {
  if (limit === null) return null;
  return {
    limitMs: limit.limitMs,
    shares: limit.shares,
    dueAt: toMs(limit.dueAt),
    headroomMs: limit.headroomMs,
    standing: limit.standing,
    warnAt: toMs(limit.warnAt),
    breachedAt: toMs(limit.breachedAt),
    byReclassification: limit.byReclassification,
  };
}
