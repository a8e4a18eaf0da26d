// The effective agreement of a service account and service at an instant: for every question that a ticket opened then could
// ask, the clause that judges it, and the clauses that it overrides.
import { chooseAmong, clausesFor, inScope, termsInForce, type ClauseKey } from './agreement.ts';
import type { Clause, Terms } from './clause.ts';
import { severities, type Severity } from './fact.ts';

/** A clause with the terms it is part of. */
export interface ClauseOf {
  readonly terms: Terms;
  readonly clause: Clause;
}

export interface EffectiveClause extends ClauseOf {
  readonly measure: string;
  /** Of the ticket; null: a ticket without one. */
  readonly severity: Severity | null;
  /** Of the clock; null: any that no clause names. */
  readonly group: string | null;
  /** Clauses of other terms that would judge it, were it not for this one. */
  readonly overridden: readonly ClauseOf[];
}

/** In the order of measures, severities and groups; `at` is when the ticket opens. */
export function effectiveClauses(
  all: readonly Terms[],
  of: Pick<ClauseKey, 'customer' | 'serviceAccount' | 'service'>,
  at: Temporal.Instant,
): EffectiveClause[] {
  const atMs = at.epochMilliseconds;
  const inForce = inScope(termsInForce(all, { openedMs: atMs, atMs }), of);
  const clauses = inForce.flatMap((terms) => terms.clauses);
  const measures = [...new Set(clauses.map(({ measure }) => measure))].sort();
  return measures.flatMap((measure) =>
    [null, ...severities].flatMap((severity) =>
      groupsOf(clauses, measure).flatMap((group) => judging(inForce, { measure, severity, group })),
    ),
  );
}

/** The groups that clauses of a measure name, after none. */
const groupsOf = (clauses: readonly Clause[], measure: string): (string | null)[] => {
  const named = clauses.flatMap(({ measure: own, options: { group } }) => (own === measure && group ? [group] : []));
  return [null, ...[...new Set(named)].sort()];
};

function judging(inForce: readonly Terms[], key: Pick<ClauseKey, 'measure' | 'severity' | 'group'>): EffectiveClause[] {
  const chosen = chooseAmong(inForce, key);
  if (chosen === null) return [];
  const others = inForce
    .filter((terms) => terms !== chosen.terms)
    .flatMap((terms) => clausesFor(terms.clauses, key).map((clause) => ({ terms, clause })));
  const { measure, severity, group } = key;
  return chosen.clauses.map((clause) => ({
    ...{ measure, severity, group, terms: chosen.terms, clause },
    overridden: others.filter(
      (other) => other.clause.period === null || clause.period === null || other.clause.period === clause.period,
    ),
  }));
}
