// Measures that users define: rows like the built-in ones, written as conditions over what sources tell. They are told
// to the fold as occurrences of their own, so that the fold knows no measure by name.
import { OWN } from './occurrence.ts';
import { BUILT_IN, CALLED_OFF, voidMasks, type CompiledMeasure, type MeasureTable } from './measure.ts';
import type { Actor, Fact, FactKind, Severity, StatusCategory } from './fact.ts';
import type { History, Step } from './history.ts';

/**
 * What must all hold; what is absent does not matter. With `kinds` or `actors` it is about an event, and the others say
 * how the ticket stands after it; without, it is about the ticket, and is met when that begins to be so.
 */
export interface MeasureCondition {
  readonly kinds?: readonly FactKind[];
  readonly actors?: readonly Actor[];
  /** Statuses as clocks read them: a customer's reply ends WAITING_CUSTOMER. */
  readonly statuses?: readonly StatusCategory[];
  readonly groups?: readonly string[];
  readonly severities?: readonly Severity[];
}

/** A user's measure. Any condition of a list will do. Cancelling and merging void its clocks as they do all others. */
export interface MeasureDefinition {
  /** What clauses call it: capitals, digits and underscores. */
  readonly name: string;
  readonly starts: readonly MeasureCondition[];
  /** While one of them holds the clock waits; about the ticket, never about an event. */
  readonly pauses: readonly MeasureCondition[];
  readonly stops: readonly MeasureCondition[];
  /** What lets an open clock begin anew in the same cycle. */
  readonly restarts: readonly MeasureCondition[];
  /** What ends an open clock without a result. */
  readonly voids: readonly MeasureCondition[];
  /** MANY: each start after an end begins the next cycle. */
  readonly cycles: 'ONE' | 'MANY';
}

/** Why a measure cannot be defined: as data, with the path that leads to the place. */
export interface MeasureProblem {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
}

/** The built-in measures and the users' own after them, ready for the fold. */
export function measureTable(definitions: readonly MeasureDefinition[]): MeasureTable {
  if (definitions.length === 0) return BUILT_IN;
  return new Map([...BUILT_IN, ...definitions.map((each) => [each.name, compileDefinition(each)] as const)]);
}

/** A row of its own occurrences; which facts are these, `tellFor` says. */
function compileDefinition(definition: MeasureDefinition): CompiledMeasure {
  const voids = [...voidMasks(CALLED_OFF), { mask: OWN.voids, reason: 'BY_MEASURE' } as const];
  return {
    name: definition.name,
    starts: OWN.starts,
    opens: 0,
    stops: OWN.stops,
    voids,
    resumes: 0,
    restarts: OWN.restarts,
    pausesWhile: [],
    cycles: definition.cycles,
    ofGroup: 'NEVER',
    anchor: 'START',
    onlyWhileOpen: false,
    shownBeforeStart: false,
    turns: OWN.starts | OWN.stops | OWN.restarts | voids.reduce((mask, each) => mask | each.mask, 0),
    definition,
  };
}

/** A history in which every fact is a step, told for one measure: what its conditions make of each step. */
export function tellFor(definition: MeasureDefinition, history: History): History {
  let before: Particulars | null = null;
  const steps = history.steps.map((step, index): Step => {
    const now = particularsOf(step, history);
    let occurred = step.occurred;
    if (definition.pauses.some((each) => describes(each, now))) occurred |= OWN.pauses;
    if (definition.pauses.some((each) => describes(each, { ...now, status: step.said }))) occurred |= OWN.pausesAsSaid;
    // Only a fact that has wholly applied meets conditions: its particulars, its deed, its status.
    if (history.steps[index + 1]?.fact !== step.fact) {
      for (const name of EVENTS) {
        if (definition[name].some((each) => isMet(each, { fact: step.fact, now, before }))) occurred |= OWN[name];
      }
      before = now;
    }
    return { ...step, occurred };
  });
  return { ...history, steps };
}

const EVENTS = ['starts', 'stops', 'restarts', 'voids'] as const;

interface Particulars {
  readonly status: StatusCategory;
  readonly group: string | null;
  readonly severity: Severity | null;
}

const particularsOf = ({ status, group, key }: Step, { keys }: History): Particulars => ({
  status,
  group,
  severity: keys[key]?.severity ?? null,
});

const names = <T>(list: readonly T[] | undefined, value: T | null): boolean =>
  list === undefined || (value !== null && list.includes(value));

const describes = (
  { statuses, groups, severities }: MeasureCondition,
  { status, group, severity }: Particulars,
): boolean => names(statuses, status) && names(groups, group) && names(severities, severity);

const isAboutEvent = ({ kinds, actors }: MeasureCondition): boolean => kinds !== undefined || actors !== undefined;

function isMet(
  condition: MeasureCondition,
  { fact, now, before }: { readonly fact: Fact | null; readonly now: Particulars; readonly before: Particulars | null },
): boolean {
  if (!describes(condition, now)) return false;
  if (!isAboutEvent(condition)) return before === null || !describes(condition, before);
  return fact !== null && !fact.undo && names(condition.kinds, fact.kind) && names(condition.actors, fact.actor);
}

const NAME = /^[A-Z][A-Z0-9_]{1,39}$/;
const MOST_CONDITIONS = 20;
const LISTS = ['starts', 'pauses', 'stops', 'restarts', 'voids'] as const;

/** Everything wrong with a definition beside the `taken` names of other measures; none: it may be used. */
export function validateMeasure(
  definition: MeasureDefinition,
  taken: Iterable<string> = BUILT_IN.keys(),
): MeasureProblem[] {
  const { name } = definition;
  const found: MeasureProblem[] = [];
  const report = (code: string, message: string, ...path: readonly (string | number)[]): void => {
    found.push({ code, message: `Measure ${name}: ${message}`, path: path.map(String) });
  };
  if (!NAME.test(name)) {
    report('MEASURE_NAME_INVALID', 'expected a name of 2 to 40 capitals, digits and underscores', 'name');
  }
  if ([...taken].includes(name)) report('MEASURE_NAME_TAKEN', 'another measure has this name', 'name');
  if (definition.starts.length === 0) report('MEASURE_NEVER_STARTS', 'expected a condition that starts it', 'starts');
  if (definition.stops.length === 0) report('MEASURE_NEVER_STOPS', 'expected a condition that stops it', 'stops');
  for (const list of LISTS) {
    if (definition[list].length > MOST_CONDITIONS) {
      report(
        'TOO_MANY_CONDITIONS',
        `expected at most ${MOST_CONDITIONS} conditions, got ${definition[list].length}`,
        list,
      );
    }
    definition[list].forEach((condition, index) => {
      const said = Object.values(condition).filter((values: readonly string[] | undefined) => values !== undefined);
      if (said.length === 0 || said.some((values: readonly string[]) => values.length === 0)) {
        report('EMPTY_CONDITION', 'a condition says what must hold, and a list in it names something', list, index);
      } else if (list === 'pauses' && isAboutEvent(condition)) {
        report('PAUSE_IS_NO_STATE', 'a pause lasts while the ticket is so; an event does not last', list, index);
      }
    });
  }
  return found;
}
