// Terms by whom they bind, for tickets of many customers read at once.
import type { AgreedTerms } from '../agreement/agreement.store.ts';
import type { Terms } from '../engine/clause.ts';
import type { Fact } from '../engine/fact.ts';

/** The service accounts that facts of several tickets name, each as often as it is named. */
export const accountsOf = (facts: readonly (readonly Fact[])[]): number[] =>
  facts.flatMap((each) => each.flatMap(({ serviceAccount }) => (serviceAccount === null ? [] : [serviceAccount])));

/** The agreement that a version is one of, the zone in which its days begin, and when its time counts. */
export type AgreementOf = Pick<AgreedTerms, 'agreement' | 'timeZone' | 'coverage'>;

export interface TermsOf {
  of(customers: ReadonlySet<number | null>): readonly Terms[];
  /** By agreement version. */
  readonly agreements: ReadonlyMap<number, AgreementOf>;
  /** The measures they speak of. */
  readonly measures: ReadonlySet<string>;
}

/** Terms by whom they bind; terms without a customer bind all. */
export function groupByCustomer(all: readonly AgreedTerms[]): TermsOf {
  const groups = new Map<number | null, Terms[]>();
  for (const terms of all) {
    const group = groups.get(terms.customer);
    if (group) group.push(terms);
    else groups.set(terms.customer, [terms]);
  }
  const cache = new Map<string, readonly Terms[]>();
  return {
    agreements: new Map(all.map((terms) => [terms.agreementVersion, terms])),
    measures: new Set(all.flatMap(({ clauses }) => clauses.map(({ measure }) => measure))),
    of: (customers) => {
      const key = [...customers].join();
      const found =
        cache.get(key) ?? [null, ...[...customers].filter((id) => id !== null)].flatMap((id) => groups.get(id) ?? []);
      cache.set(key, found);
      return found;
    },
  };
}
