// From the engine's rows and stored definitions to what GraphQL shows.
import type { MeasureCondition } from '../engine/measure-definition.ts';
import type { Measure } from '../engine/measure.ts';
import type { Occurrence } from '../engine/occurrence.ts';
import type { MeasureRow, MeasureUse } from './measure.store.ts';
import type { MeasureConditionType, MeasureType } from './measure.type.ts';

const anything = {
  occurrence: null,
  kinds: null,
  actors: null,
  statuses: null,
  groups: null,
  severities: null,
} satisfies MeasureConditionType;

const unused: MeasureUse = { clauses: 0, isAgreed: false };

const useOf = ({ clauses, isAgreed }: MeasureUse = unused): Pick<MeasureType, 'clauses' | 'agreed'> => ({
  clauses,
  agreed: isAgreed,
});

const occurrences = (all: readonly Occurrence[]): MeasureConditionType[] =>
  all.map((occurrence) => ({ ...anything, occurrence }));

export function presentBuiltIn(measure: Measure, use: MeasureUse | undefined): MeasureType {
  const { name, starts, stops, restarts, resumes, voids, pausesWhile, cycles } = measure;
  return {
    name,
    builtIn: true,
    description: '',
    starts: occurrences(starts),
    pauses: pausesWhile.length === 0 ? [] : [{ ...anything, statuses: pausesWhile }],
    stops: occurrences(stops),
    restarts: occurrences(restarts),
    resumes: occurrences(resumes),
    voids: occurrences(Object.keys(voids) as Occurrence[]),
    cycles,
    ...{ version: null, savedAt: null, savedBy: null },
    ...useOf(use),
  };
}

const shown = (conditions: readonly MeasureCondition[]): MeasureConditionType[] =>
  conditions.map((condition) => ({ ...anything, ...condition }));

export function presentMeasure(row: MeasureRow, use: MeasureUse | undefined): MeasureType {
  const { starts, pauses, stops, restarts, voids, cycles } = row.definition;
  return {
    name: row.name,
    builtIn: false,
    description: row.description,
    starts: shown(starts),
    pauses: shown(pauses),
    stops: shown(stops),
    restarts: shown(restarts),
    resumes: [],
    voids: shown(voids),
    cycles,
    version: row.version,
    savedAt: row.savedAt,
    savedBy: row.savedBy,
    ...useOf(use),
  };
}
