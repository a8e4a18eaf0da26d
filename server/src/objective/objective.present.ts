// An objective's reading as GraphQL shows it.
import { clockResults, type ClockResult } from '../clock/objective-drill.ts';
import type { Goal } from '../engine/objective.ts';
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

/** Which results of clocks a number counts; null: all of them. A mean is taken of all that are over. */
export function resultsBehind(outcome: ClockOutcome | null, { asks }: Goal): readonly ClockResult[] {
  switch (outcome) {
    case null:
      return clockResults;
    case 'MET':
      return asks === 'MEAN' ? ['GOOD', 'BAD'] : ['GOOD'];
    case 'MISSED':
      return asks === 'MEAN' ? [] : ['BAD'];
    // A dispute is open until it is decided.
    case 'UNDECIDED':
      return ['OPEN', 'DISPUTED'];
    default:
      return [outcome];
  }
}
