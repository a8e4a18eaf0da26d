// A reading is a clock seen at an instant. Rows of the clock table are cached readings: nothing in
// them that could not be computed anew from the facts.
import type { Actor, Severity, StatusCategory } from './fact.ts';
import type { CoveragePeriod } from './coverage.ts';
import type { StepPoint } from './escalation.ts';
import type { Work } from './turns.ts';

export type ClockPhase = 'RUNNING' | 'PAUSED' | 'STOPPED' | 'VOID' | 'NOT_APPLICABLE';
export type VoidReason = 'NO_CLAUSE' | 'UNANSWERED' | 'TRANSFERRED' | 'CANCELLED' | 'RETRACTED' | 'BY_MEASURE';
export type LimitKind = 'PROMISE' | 'TARGET';
export type LimitStanding = 'ON_TRACK' | 'AT_RISK' | 'BREACHED' | 'MET';
export type ClockStanding = 'ON_TRACK' | 'AT_RISK' | 'OVER_TARGET' | 'BREACHED' | 'MET';

/** What one coverage period contributed to a blended limit. */
export interface LimitShare {
  readonly period: CoveragePeriod;
  /** Used part of the whole allowance, 0…1. */
  readonly used: number;
  readonly limitMs: number;
}

/** One limit of a clock: the public promise or the private target. Durations are covered milliseconds. */
export interface LimitReading {
  /** Null when the limit is blended from several periods or relative. */
  readonly limitMs: number | null;
  readonly shares: readonly LimitShare[];
  /** When the limit ends; null while paused or void. */
  readonly dueAt: Temporal.Instant | null;
  /** Covered time left; negative when late; null when void. */
  readonly headroomMs: number | null;
  readonly standing: LimitStanding | null;
  readonly warnAt: Temporal.Instant | null;
  readonly breachedAt: Temporal.Instant | null;
  /** The earliest instant at which an attentive system could know of the breach. */
  readonly noticedAt: Temporal.Instant | null;
  readonly byReclassification: boolean;
}

/** Under this key a fresh reading says since when it is as it is. A symbol: it is neither stored nor compared. */
export const SINCE: unique symbol = Symbol('since');

/** Epoch milliseconds; a stored reading no longer knows them. */
export interface Since {
  /** When the clock came into its phase. */
  readonly phaseMs: number;
  /** When its clauses began to judge it. */
  readonly clausesMs: number;
}

/** Under this key a fresh reading of a running clock has the points of its escalation; absent: it has none. Not stored. */
export const POINTS: unique symbol = Symbol('points');

/** Under this key a fresh reading of a clock that started has what was so of its ticket when it was decided. Not stored. */
export const DECIDED: unique symbol = Symbol('decided');

/** Under this key a fresh reading of a ticket has its turns and who held it. Not stored here. */
export const WORK: unique symbol = Symbol('work');

/** Under this key a fresh reading of a clock that ended has when it ran, where rerun.ts can read it from that alone. Not compared. */
export const RAN: unique symbol = Symbol('ran');

/**
 * Epoch milliseconds after the start: when it ceased to run and when it ran on, by turns. An odd number of them ends with
 * its stop; an even number with the instant at which it was made void.
 */
export type Ran = readonly number[];

/** What was so when the promise was broken, else when the clock ended; of one that still runs, what is so now. */
export interface Deciding {
  readonly severity: Severity | null;
  readonly serviceAccount: number | null;
  readonly service: number | null;
  /** Who held it, or whom the clock is about. */
  readonly group: string | null;
}

/** One measure (one cycle of it) on one ticket, seen at an instant. */
export interface ClockReading {
  readonly measure: string;
  /** From 1. */
  readonly cycle: number;
  /** The clauses (one per coverage period) that judge this clock now, or judged it last. */
  readonly clauses: readonly number[];
  /** The agreement version of those clauses. */
  readonly agreementVersion: number;
  /** The coverage schedule version the clock counts by. */
  readonly scheduleVersion: number;
  readonly phase: ClockPhase;
  readonly voidReason: VoidReason | null;
  readonly standing: ClockStanding | null;
  readonly startedAt: Temporal.Instant | null;
  readonly stoppedAt: Temporal.Instant | null;
  readonly spentMs: number;
  /** Covered time spent PAUSED. */
  readonly pausedMs: number;
  readonly promise: LimitReading | null;
  readonly target: LimitReading | null;
  /** The first millisecond at which something differs without new facts; null: never. */
  readonly wakeAt: Temporal.Instant | null;
  readonly [SINCE]?: Since;
  readonly [POINTS]?: readonly StepPoint[];
  readonly [DECIDED]?: Deciding | undefined;
  readonly [RAN]?: Ran | null;
}

/** A date given to this customer for this ticket: a limit of its own, in real time. */
export interface PromisedInstant {
  readonly first: Temporal.Instant;
  readonly current: Temporal.Instant;
  /** When the current instant was promised, and by which fact: it says who did. */
  readonly given: Temporal.Instant;
  readonly factId: number;
  /** How often it was moved to a later instant. */
  readonly slips: number;
  readonly limit: LimitReading;
  /** The first millisecond at which the limit stands otherwise; null: never. */
  readonly wakeAt: Temporal.Instant | null;
}

/** What the facts say of the ticket itself. */
export interface TicketState {
  readonly openedAt: Temporal.Instant | null;
  /** Who opened it; an opening by a customer is the first customer message. */
  readonly openedBy: Actor | null;
  readonly status: StatusCategory;
  readonly severity: Severity | null;
  readonly group: string | null;
  readonly agent: string | null;
  readonly serviceAccount: number | null;
  readonly service: number | null;
  readonly asset: number | null;
  readonly resolvedAt: Temporal.Instant | null;
  readonly closedAt: Temporal.Instant | null;
  readonly reopenings: number;
  readonly promised: PromisedInstant | null;
}

/** A ticket with all its clocks at one instant. */
export interface TicketReading {
  readonly state: TicketState;
  readonly clocks: readonly ClockReading[];
  /** The worst of the clocks' standings; null when none has one. */
  readonly standing: ClockStanding | null;
  /** The least of the clocks' wakeAt and of facts still ahead; null: never. */
  readonly wakeAt: Temporal.Instant | null;
  readonly [WORK]: Work;
}
