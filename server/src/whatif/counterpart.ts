// Which clauses would have judged in the place of those that did. Where every clause that was agreed has one counterpart that
// differs in its limits and hours alone, a clock keeps its course, and rerun.ts reads it from when it ran.
import { isDeepStrictEqual } from 'node:util';
import type { AgreedTerms } from '../agreement/agreement.store.ts';
import type { ChosenClauses } from '../engine/agreement.ts';
import { keyOf } from '../engine/agreement.ts';
import type { Clause, Terms } from '../engine/clause.ts';

export interface Counterpart extends ChosenClauses {
  /** It says the very same: what is recorded is what would be. */
  readonly isSame: boolean;
}

/** Of clauses by their row ids, with commas; null: these have none. */
export type CounterpartOf = (version: number, clauses: string) => Counterpart | null;

/** What was agreed, and what would be by `replaced`; null: what is asked changes more than limits and hours. */
export function counterparts(were: readonly AgreedTerms[], would: readonly AgreedTerms[]): CounterpartOf | null {
  const pairs = new Map<number, readonly [Terms, Terms]>();
  for (const terms of were) {
    const other = would.find(({ agreementVersion }) => agreementVersion === terms.agreementVersion) ?? only(would);
    if (other === null || !isAlike(terms, other)) return null;
    pairs.set(terms.agreementVersion, [terms, other]);
  }
  // A draft judges without a gap; where nothing was in force, it would judge what nobody did.
  if (would.length !== were.length && !areSuccessive(were)) return null;
  const known = new Map(were.map((terms) => [terms.agreementVersion, new Map<string, Counterpart | null>()]));
  return (version, clauses) => {
    const [pair, own] = [pairs.get(version), known.get(version)];
    if (pair === undefined || own === undefined) return null;
    let found = own.get(clauses);
    if (found === undefined) own.set(clauses, (found = counterpart(pair, clauses.split(',').map(Number))));
    return found;
  };
}

const only = (would: readonly AgreedTerms[]): AgreedTerms | null => (would.length === 1 ? (would[0] ?? null) : null);

/** The same tickets, and clauses for the same clocks with the same options, in the same order. */
const isAlike = (a: Terms, b: Terms): boolean =>
  isDeepStrictEqual(scopeOf(a), scopeOf(b)) && isDeepStrictEqual(a.clauses.map(courseOf), b.clauses.map(courseOf));

const scopeOf = ({ level, customer, serviceAccount, service, excludes = [] }: Terms): unknown => [
  ...[level, customer, serviceAccount, service],
  excludes.toSorted((x, y) => x - y),
];

/** All of a clause that decides over the course of a clock. */
const courseOf = (clause: Clause): unknown => {
  const { warnBeforeMs: _, ...options } = clause.options;
  return [keyOf(clause), options];
};

function areSuccessive(were: readonly Terms[]): boolean {
  const ordered = were.toSorted((a, b) => Temporal.Instant.compare(a.from, b.from));
  return ordered.every(({ until }, place) => {
    const next = ordered[place + 1];
    return next === undefined || until === null || Temporal.Instant.compare(next.from, until) <= 0;
  });
}

function counterpart([were, would]: readonly [Terms, Terms], ids: readonly number[]): Counterpart | null {
  const places = ids.map((id) => were.clauses.findIndex((clause) => clause.id === id));
  const [own, clauses] = [were, would].map((terms) => places.flatMap((place) => terms.clauses[place] ?? []));
  if (clauses === undefined || own === undefined || clauses.length === 0 || clauses.length < ids.length) return null;
  const isSame =
    were.coverage === would.coverage &&
    clauses.every(({ promiseMs, targetMs }, place) => {
      const before = own[place];
      return before?.promiseMs === promiseMs && before.targetMs === targetMs;
    });
  const isAmount = clauses.every(({ promiseMs, options }) => promiseMs !== null && options.allowance !== 'BLENDED');
  return isSame || isAmount ? { terms: would, clauses, isSame } : null;
}
