// What is asked of a what-if, as it is kept: plain values, so that a thread can be given them.
import type { AgreedTerms } from '../agreement/agreement.store.ts';
import type { Clause } from '../engine/clause.ts';
import type { Coverage } from '../engine/coverage.ts';

/** What a clause says otherwise; null: as it is. Covered milliseconds. */
export interface ChangedLimit {
  /** The number of the clause. */
  readonly clause: string;
  readonly promiseMs: number | null;
  readonly targetMs: number | null;
}

export interface Money {
  /** A decimal amount. */
  readonly amount: string;
  readonly currency: string;
}

export interface WhatIfQuestion {
  /** Row id. */
  readonly agreement: number;
  /** Civil days in the agreement's zone; `until` exclusive. */
  readonly from: string;
  readonly until: string;
  /** Row id of a draft that takes the place of all that was agreed; null: what was agreed, with these changes. */
  readonly version: number | null;
  readonly limits: readonly ChangedLimit[];
  /** Row id of the schedule by which all versions count instead of theirs; null: theirs. */
  readonly schedule: number | null;
  /** What an hour of coverage costs; null: what the prices of the agreement say. */
  readonly pricePerHour: Money | null;
}

/** What takes the place of an agreement's terms. */
export interface Replacement {
  readonly agreement: number;
  readonly draft: AgreedTerms | null;
  readonly limits: readonly ChangedLimit[];
  readonly counted: { readonly scheduleVersion: number; readonly coverage: Coverage } | null;
}

/** The terms as they would be: a draft judges whatever its agreement's versions judged, a change is made in each of them. */
export function replaced(terms: readonly AgreedTerms[], instead: Replacement): readonly AgreedTerms[] {
  const { agreement, draft } = instead;
  if (draft === null) return terms.map((each) => (each.agreement === agreement ? changed(each, instead) : each));
  const own = terms.filter((each) => each.agreement === agreement);
  return [...terms.filter((each) => each.agreement !== agreement), asIfAlways(draft, own)];
}

/** A draft that had been in force since its agreement began and until that ended; since ever, when it never began. */
function asIfAlways(draft: AgreedTerms, own: readonly AgreedTerms[]): AgreedTerms {
  const [first] = own.map(({ from }) => from).sort((a, b) => Temporal.Instant.compare(a, b));
  const ends = own.map(({ until }) => until).filter((until) => until !== null);
  const last = ends.sort((a, b) => Temporal.Instant.compare(a, b)).at(-1) ?? null;
  const from = first ?? Temporal.Instant.fromEpochMilliseconds(0);
  return { ...draft, appliesTo: 'NEW_TICKETS', from, until: ends.length === own.length ? last : null };
}

function changed(terms: AgreedTerms, { limits, counted }: Replacement): AgreedTerms {
  return { ...terms, clauses: changedClauses(terms.clauses, limits), ...counted };
}

/** The clauses of these numbers with their other limits. */
export function changedClauses<C extends Clause>(clauses: readonly C[], limits: readonly ChangedLimit[]): readonly C[] {
  if (limits.length === 0) return clauses;
  return clauses.map((clause) => {
    const change = limits.find(({ clause: number }) => number === clause.number);
    if (change === undefined) return clause;
    return {
      ...clause,
      promiseMs: change.promiseMs ?? clause.promiseMs,
      targetMs: change.targetMs ?? clause.targetMs,
    };
  });
}
