// The question and the answer of the reference, in the plainest words: epoch milliseconds for instants, milliseconds
// for durations, null for what is not said. They mirror what `previewTicket` takes and gives.
import type { CoveragePeriod, CoverageSchedule } from '../../../server/src/engine/coverage.ts';
import type { Actor, FactKind, Severity, StatusCategory } from '../../../server/src/engine/fact.ts';
import type { ClockPhase, ClockStanding, LimitStanding, VoidReason } from '../../../server/src/engine/reading.ts';

export type Measure =
  | 'FIRST_RESPONSE'
  | 'NEXT_RESPONSE'
  | 'PERIODIC_UPDATE'
  | 'PICK_UP'
  | 'RESOLUTION'
  | 'REQUESTER_WAIT'
  | 'AGENT_WORK'
  | 'GROUP_OWNERSHIP'
  | 'SUPPLIER_WAIT'
  | 'CLOSURE';

export type ReopenRule = 'RESUME' | 'NEW_CYCLE' | 'CONTINUOUS';
export type ReclassifyRule = 'CARRY' | 'RESTART' | 'TIGHTEN_ONLY' | 'PROPORTIONAL';
export type UnansweredRule = 'EXCLUDED' | 'MET' | 'KEEP_RUNNING';
export type RelativeLimit = 'NONE' | 'END_OF_COVERED_DAY' | 'TIME_OF_COVERED_DAY';

/** Null: the measure's default. */
export interface PlainOptions {
  readonly pausesWhile: readonly StatusCategory[] | null;
  readonly endsWait: 'ON_REPLY' | 'ON_STATUS_ONLY' | null;
  readonly onReopen: ReopenRule | null;
  readonly reopenWindowMs: number | null;
  readonly onReclassify: ReclassifyRule | null;
  readonly allowance: 'FIXED_AT_START' | 'BLENDED' | null;
  readonly countOpening: boolean | null;
  readonly onResolveUnanswered: UnansweredRule | null;
  readonly warnAtShare: number | null;
  readonly warnBeforeMs: number | null;
}

export interface PlainClause extends PlainOptions {
  readonly measure: Measure;
  readonly severity: Severity | null;
  readonly period: CoveragePeriod | null;
  readonly group: string | null;
  /** Null only when the promise is a date. */
  readonly promiseMs: number | null;
  readonly targetMs: number | null;
  readonly relative: RelativeLimit;
  readonly coveredDays: number | null;
  readonly localTime: string | null;
}

export interface PlainEvent {
  readonly at: number;
  readonly kind: FactKind;
  readonly sequence: number | null;
  readonly eventId: string | null;
  /** Null: CUSTOMER for OPENED and CUSTOMER_REPLIED, AGENT for the rest. */
  readonly actor: Actor | null;
  readonly status: StatusCategory | null;
  readonly severity: Severity | null;
  readonly group: string | null;
  readonly agent: string | null;
  readonly refersTo: string | null;
  readonly undo: boolean;
  readonly promisedAt: number | null;
}

export interface PlainQuestion {
  readonly schedule: CoverageSchedule;
  readonly clauses: readonly PlainClause[];
  readonly severity: Severity;
  readonly events: readonly PlainEvent[];
  readonly asOf: number;
}

export interface PlainShare {
  readonly period: CoveragePeriod;
  readonly used: number;
  readonly limitMs: number;
}

export interface PlainLimit {
  /** Null when blended or a date. */
  readonly limitMs: number | null;
  /** Empty unless blended. */
  readonly shares: readonly PlainShare[];
  readonly dueAt: number | null;
  readonly headroomMs: number | null;
  readonly standing: LimitStanding | null;
  /** From when it is at risk; null while paused and when decided. */
  readonly warnAt: number | null;
  readonly breachedAt: number | null;
  readonly byReclassification: boolean;
}

export interface PlainClock {
  readonly measure: Measure;
  readonly cycle: number;
  readonly phase: ClockPhase;
  readonly voidReason: VoidReason | null;
  readonly standing: ClockStanding | null;
  readonly startedAt: number | null;
  readonly stoppedAt: number | null;
  readonly spentMs: number;
  readonly pausedMs: number;
  readonly promise: PlainLimit | null;
  readonly target: PlainLimit | null;
}

/** A clause that says nothing but what is given. */
export function clause(said: Partial<PlainClause> & Pick<PlainClause, 'measure'>): PlainClause {
  return {
    severity: null,
    period: null,
    group: null,
    promiseMs: null,
    targetMs: null,
    relative: 'NONE',
    coveredDays: null,
    localTime: null,
    pausesWhile: null,
    endsWait: null,
    onReopen: null,
    reopenWindowMs: null,
    onReclassify: null,
    allowance: null,
    countOpening: null,
    onResolveUnanswered: null,
    warnAtShare: null,
    warnBeforeMs: null,
    ...said,
  };
}

/** An event that says nothing but what is given. */
export function event(said: Partial<PlainEvent> & Pick<PlainEvent, 'at' | 'kind'>): PlainEvent {
  return {
    sequence: null,
    eventId: null,
    actor: null,
    status: null,
    severity: null,
    group: null,
    agent: null,
    refersTo: null,
    undo: false,
    promisedAt: null,
    ...said,
  };
}
