// A clause is a numbered promise in an agreement version: measure × severity × coverage period → limits and options.
// Options are values: what each does to a clock stands in judge.ts (reclassification), fold.ts (turns) and limit.ts.
import type { Severity, StatusCategory } from './fact.ts';
import type { Coverage, CoveragePeriod } from './coverage.ts';
import type { Step } from './escalation.ts';

export type AgreementLevel = 'CORPORATE' | 'CUSTOMER' | 'SERVICE';

/** What ends WAITING_CUSTOMER: the customer's reply at its own instant, or only a change of status. */
export type EndsWait = 'ON_REPLY' | 'ON_STATUS_ONLY';
/** What a reopening does to a clock that resolve or close stopped. */
export type ReopenRule = 'RESUME' | 'NEW_CYCLE' | 'CONTINUOUS';
/** How a clock comes under this clause when severity, service or account change while it is open. */
export type ReclassifyRule = 'CARRY' | 'RESTART' | 'TIGHTEN_ONLY' | 'PROPORTIONAL';
/** How the limits of several coverage periods make one. */
export type AllowanceRule = 'FIXED_AT_START' | 'BLENDED';
/** What resolving or closing does to a clock that still waits for an answer. */
export type UnansweredRule = 'EXCLUDED' | 'MET' | 'KEEP_RUNNING';
/** A promise that is a time of a covered day instead of an amount of time. */
export type RelativeLimit = 'NONE' | 'END_OF_COVERED_DAY' | 'TIME_OF_COVERED_DAY';

/** Clause options; absent means the default: the measure's for `pausesWhile`, for the others `DEFAULT_OPTIONS`. */
export interface ClauseOptions {
  readonly pausesWhile?: readonly StatusCategory[];
  readonly endsWait?: EndsWait;
  readonly onReopen?: ReopenRule;
  /** NEW_CYCLE only: reopened within so much real time of its stop, the end included, the same cycle goes on. */
  readonly reopenWindowMs?: number;
  readonly onReclassify?: ReclassifyRule;
  readonly allowance?: AllowanceRule;
  /** NEXT_RESPONSE: a customer's first message starts it too. */
  readonly countOpening?: boolean;
  readonly onResolveUnanswered?: UnansweredRule;
  /** At risk with so much covered time left, whichever of this and the share comes first. */
  readonly warnBeforeMs?: number;
  /** Measures of a group: only of this one; loses to none, wins over a clause for any. */
  readonly group?: string;
  readonly relative?: RelativeLimit;
  /** Which covered day after the day of the start, from 1; absent: the next. */
  readonly coveredDays?: number;
  /** TIME_OF_COVERED_DAY: `HH:MM[:SS]` on the wall clock of the schedule. */
  readonly localTime?: string;
}

export const DEFAULT_OPTIONS = {
  endsWait: 'ON_REPLY',
  onReopen: 'RESUME',
  onReclassify: 'CARRY',
  allowance: 'FIXED_AT_START',
  countOpening: false,
  onResolveUnanswered: 'EXCLUDED',
  relative: 'NONE',
  coveredDays: 1,
} as const satisfies ClauseOptions;

export interface Clause {
  readonly id: number;
  /** The clause number in the document, "9.2.3". */
  readonly number: string;
  readonly measure: string;
  /** Null: any severity; loses to a named one. */
  readonly severity: Severity | null;
  /** Null: any coverage period; loses to a named one. */
  readonly period: CoveragePeriod | null;
  /** Null exactly when the promise is relative. */
  readonly promiseMs: number | null;
  /** Never looser than the promise; null: no private target. */
  readonly targetMs: number | null;
  /** Share of each limit (0–1) at which it is at risk; null: 0.75, unless the options say `warnBeforeMs`. */
  readonly warnAtShare: number | null;
  readonly options: ClauseOptions;
}

/** Between whom an agreement stands: us and a customer, our own groups, us and a supplier. */
export type AgreementKind = 'SLA' | 'OLA' | 'UNDERPINNING';

/** Which tickets an amendment judges besides those that open in its term. */
export type AppliesTo = 'NEW_TICKETS' | 'OPEN_TICKETS' | 'WHOLE_PERIOD';

/** An agreement version as far as judging tickets needs it. */
export interface Terms {
  readonly agreementVersion: number;
  readonly agreementNumber: string;
  readonly version: number;
  readonly level: AgreementLevel;
  /** Null at the CORPORATE level: all customers. */
  readonly customer: number | null;
  readonly serviceAccount: number | null;
  readonly service: number | null;
  /** Services out of its scope, and out of that of wider terms with it; absent: none. */
  readonly excludes?: readonly number[];
  /** In force `[from, until)`; until null: open-ended. */
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant | null;
  /**
   * Absent: NEW_TICKETS. OPEN_TICKETS: from `from` on also whatever runs then or is opened again; WHOLE_PERIOD: also
   * every ticket opened since `periodFrom`, from its opening on.
   */
  readonly appliesTo?: AppliesTo;
  /** WHOLE_PERIOD: since when; absent: since the first version of the agreement. */
  readonly periodFrom?: Temporal.Instant;
  readonly scheduleVersion: number;
  /** Of one version of the schedule, or of all that it follows. */
  readonly coverage: Coverage;
  readonly clauses: readonly Clause[];
  /** What happens at which points of its clocks, in the document's order; absent: nothing. */
  readonly steps?: readonly Step[];
}
