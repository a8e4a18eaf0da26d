// A clause is a numbered promise in an agreement version: measure × severity × coverage period → limits.
// Which clause judges a ticket is decided here and nowhere else: the most specific one in force wins.
import type { Severity, StatusCategory } from './fact.ts';
import type { Coverage, CoveragePeriod } from './coverage.ts';

export type AgreementLevel = 'CORPORATE' | 'CUSTOMER' | 'SERVICE';

/** Clause options; absent means the measure's default. Later rules of the law add fields here. */
export interface ClauseOptions {
  readonly pausesWhile?: readonly StatusCategory[];
}

export interface Clause {
  readonly id: number;
  /** The clause number in the document, "9.2.3". */
  readonly number: string;
  readonly measure: string;
  /** Null: any severity; loses to a named one. */
  readonly severity: Severity | null;
  /** Null: any coverage period; loses to a named one. */
  readonly period: CoveragePeriod | null;
  readonly promiseMs: number;
  /** Never looser than the promise; null: no private target. */
  readonly targetMs: number | null;
  /** Share of each limit (0–1) at which it is at risk; null: 0.75. */
  readonly warnAtShare: number | null;
  readonly options: ClauseOptions;
}

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
  /** In force `[from, until)`; until null: open-ended. */
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant | null;
  readonly scheduleVersion: number;
  readonly coverage: Coverage;
  readonly clauses: readonly Clause[];
}
