// What a what-if comes to, both sides of it, as it is kept and shown.
import type { ObjectiveKind } from '../agreement/section-enums.ts';
import type { MeasureTally } from './tally.ts';
import type { Money } from './question.ts';

/** What was, beside what would be; null: there is none on that side. */
export interface Sides<T> {
  readonly was: T | null;
  readonly wouldBe: T | null;
}

export interface ObjectiveSide {
  readonly met: number;
  readonly missed: number;
  readonly undecided: number;
  /** As an objective's reading says it. */
  readonly attained: number | null;
  /** Null: nothing is decided. */
  readonly isKept: boolean | null;
}

export interface ObjectiveAnswer extends Sides<ObjectiveSide> {
  readonly number: string;
  readonly statement: string | null;
  readonly measure: string | null;
  readonly kind: ObjectiveKind;
  /** Civil days, half-open. */
  readonly from: string;
  readonly until: string;
}

export interface CreditAnswer extends Sides<Money> {
  readonly from: string;
  readonly until: string;
}

export interface CostAnswer {
  /** Covered milliseconds of the span. */
  readonly staffedMs: { readonly was: number; readonly wouldBe: number };
  readonly pricePerHour: Sides<Money>;
  /** The hours at their price. */
  readonly staffing: Sides<Money>;
  /** The flat prices of the span. */
  readonly fee: Sides<Money>;
}

export interface WhatIfAnswer {
  readonly tickets: number;
  readonly measures: readonly MeasureTally[];
  readonly objectives: readonly ObjectiveAnswer[];
  /** Periods in which either side owes. */
  readonly credits: readonly CreditAnswer[];
  readonly creditTotal: Sides<Money>;
  readonly cost: CostAnswer;
  readonly flips: number;
  /** How many of them are listed. */
  readonly listed: number;
}
