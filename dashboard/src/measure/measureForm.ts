// What is written into the form of a measure, the input it comes to, and the life it is tried on.
import type { MeasureRowFragment, TryMeasureQueryVariables } from '../generated/measures.ts';
import type { Severity, Status } from '../shared/words.ts';
import type { Actor, Condition, EventKind } from './measureWords.ts';

export const lists = ['starts', 'pauses', 'stops', 'restarts', 'voids'] as const;
export type List = (typeof lists)[number];

/** A condition in the making; groups are written with commas between. */
export interface ConditionForm {
  /** Tells rows apart while they come and go. */
  readonly key: number;
  kinds: readonly EventKind[];
  actors: readonly Actor[];
  statuses: readonly Status[];
  groups: string;
  severities: readonly Severity[];
}

export type MeasureForm = Record<List, ConditionForm[]> & {
  name: string;
  description: string;
  cycles: 'ONE' | 'MANY';
};

let keys = 0;

export function newCondition(said: Partial<Condition> = {}): ConditionForm {
  keys += 1;
  return {
    key: keys,
    kinds: said.kinds ?? [],
    actors: said.actors ?? [],
    statuses: said.statuses ?? [],
    groups: (said.groups ?? []).join(', '),
    severities: said.severities ?? [],
  };
}

/** An empty form begins with what every measure needs. */
export const newForm = (): MeasureForm => ({
  ...{ name: '', description: '', cycles: 'ONE' as const },
  starts: [newCondition({ kinds: ['OPENED'] })],
  pauses: [],
  stops: [newCondition({ kinds: ['RESOLVED'] })],
  restarts: [],
  voids: [],
});

export function formOf(measure: MeasureRowFragment): MeasureForm {
  const conditions = (list: List): ConditionForm[] => measure[list].map(newCondition);
  return {
    name: measure.name,
    description: measure.description,
    cycles: measure.cycles === 'MANY' ? 'MANY' : 'ONE',
    ...{ starts: conditions('starts'), pauses: conditions('pauses'), stops: conditions('stops') },
    ...{ restarts: conditions('restarts'), voids: conditions('voids') },
  };
}

/** What a condition says so far. */
export function conditionOf({ kinds, actors, statuses, groups, severities }: ConditionForm): Condition {
  const named = groups
    .split(',')
    .map((group) => group.trim())
    .filter((group) => group !== '');
  const orNull = <T>(list: readonly T[]): readonly T[] | null => (list.length === 0 ? null : list);
  return {
    kinds: orNull(kinds),
    actors: orNull(actors),
    statuses: orNull(statuses),
    groups: orNull(named),
    severities: orNull(severities),
  };
}

type MeasureInput = NonNullable<NonNullable<TryMeasureQueryVariables['input']['measures']>[number]>;

export function inputOf(form: MeasureForm): MeasureInput {
  const conditions = (list: List) => form[list].map((one) => writable(conditionOf(one)));
  return {
    name: form.name.trim(),
    cycles: form.cycles,
    ...{ starts: conditions('starts'), pauses: conditions('pauses'), stops: conditions('stops') },
    ...{ restarts: conditions('restarts'), voids: conditions('voids') },
  };
}

const writable = ({ kinds, actors, statuses, groups, severities }: Condition) => ({
  kinds: kinds && [...kinds],
  actors: actors && [...actors],
  statuses: statuses && [...statuses],
  groups: groups && [...groups],
  severities: severities && [...severities],
});

/** A sentence for each place that is wrong: "name", "starts", "starts.0" …; "form" for the whole. */
export type FormProblems = Readonly<Record<string, string>>;

/** The first problem of each place; paths begin behind `above`. */
export function problemsByPlace(
  found: readonly { readonly message: string; readonly path: readonly string[] | null }[],
  above: readonly string[],
): FormProblems {
  const problems: Record<string, string> = {};
  for (const { message, path } of found) {
    const inside = path !== null && above.every((part, place) => path[place] === part);
    const [first = '', second = ''] = inside ? path.slice(above.length) : (path ?? []);
    const isList = (lists as readonly string[]).includes(first);
    const place = isList && second !== '' ? `${first}.${second}` : isList || first === 'name' ? first : 'form';
    // "Measure VISIT: expected …" — on the measure's own page its name is said already.
    problems[place] ??= message.replace(/^Measure [^:]*: /, '').replace(/^[a-z]/, (letter) => letter.toUpperCase());
  }
  return problems;
}
