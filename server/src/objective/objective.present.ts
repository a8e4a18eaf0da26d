// An objective's reading as GraphQL shows it.
import type { ClockResult } from '../clock/objective-drill.ts';
import type { ClockOutcome } from '../engine/outcome.ts';
import type { ObjectiveValue } from './read-objective.ts';
import type { ObjectiveReadingType } from './objective.type.ts';

export type ObjectiveReadingValue = ObjectiveReadingType & { readonly value: ObjectiveValue };

export function presentObjective(value: ObjectiveValue): ObjectiveReadingValue {
  const { objective, period, looksAt, version, results, apart, reading } = value;
  return {
    value,
    objective,
    from: period.from.toString(),
    until: period.until.toString(),
    looksFrom: looksAt.from.toString(),
    endsAt: period.untilAt,
    timeZone: version.timeZone,
    ...reading,
    met: results.good,
    missed: results.bad,
    undecided: results.open,
    ...apart,
  };
}

/** The results of clocks that a count has; null: all. */
export function resultsBehind(
  isMean: boolean,
  outcome: ClockOutcome | null | undefined,
): readonly ClockResult[] | null {
  switch (outcome) {
    case null:
    case undefined:
      return null;
    // A mean is taken of all that are over.
    case 'MET':
      return isMean ? ['GOOD', 'BAD'] : ['GOOD'];
    case 'MISSED':
      return isMean ? [] : ['BAD'];
    // A dispute is open until it is decided.
    case 'UNDECIDED':
      return ['OPEN', 'DISPUTED'];
    default:
      return [outcome];
  }
}
