// An objective's reading as GraphQL shows it.
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
