// A measure is saved or removed. What it means stands as soon as an agreement counts by it: whoever agreed to it agreed to
// that, so that from then on a version may say the same in other words, and nothing else.
import { isDeepStrictEqual } from 'node:util';
import { limits } from '../config.ts';
import type { Tx } from '../db/orm.ts';
import type { MeasureDefinition } from '../engine/measure-definition.ts';
import { BUILT_IN } from '../engine/measure.ts';
import { refuse, userError, type UserErrorValue } from '../gate/errors.ts';
import { refuseAny } from '../gate/text.ts';
import { definitionOf, measureProblems, type SaveMeasureInput } from './measure.input.ts';
import {
  loadMeasures,
  loadMeasureUse,
  lockMeasures,
  saveMeasureVersion,
  saveNewMeasure,
  saveRemoved,
  type MeasureRow,
} from './measure.store.ts';

/**
 * Saves a measure in the name of the principal `by`; its name.
 * @throws Refused with everything that is wrong
 */
export async function saveMeasure(
  tx: Tx,
  { input, by }: { readonly input: SaveMeasureInput; readonly by: string },
  now: Temporal.Instant,
): Promise<string> {
  await lockMeasures(tx);
  const stored = await loadMeasures(tx);
  const definition = definitionOf(input.measure);
  const follows = input.follows ?? null;
  const latest = stored.find(({ name }) => name === definition.name);
  const others = stored.filter((each) => each !== latest || follows === null).map(({ name }) => name);
  const description = input.description?.trim() ?? '';
  refuseAny([
    ...measureProblems(input.measure, [...BUILT_IN.keys(), ...others]).map(inMeasure),
    descriptionProblem(description),
    follows !== null && latest?.version !== follows ? followsProblem(definition.name, latest, follows) : null,
    follows === null && stored.length >= limits.ownMeasures
      ? userError('TOO_MANY_MEASURES', `There are ${String(limits.ownMeasures)} measures, and no more may be.`, [])
      : null,
  ]);
  const version = { definition, description, savedBy: by };
  if (latest === undefined) await saveNewMeasure(tx, version, now);
  else if (!isDeepStrictEqual(latest.definition, definition) || latest.description !== description) {
    await refuseAgreed(tx, latest, definition);
    await saveMeasureVersion(tx, { ...version, measure: latest.id, number: latest.version + 1 }, now);
  }
  return definition.name;
}

const inMeasure = ({ path, ...problem }: UserErrorValue): UserErrorValue => ({
  ...problem,
  path: ['measure', ...(path ?? [])],
});

function descriptionProblem(text: string): UserErrorValue | null {
  if (text.length > limits.nameChars) {
    const message = `A description has at most ${String(limits.nameChars)} characters; ${String(text.length)} came.`;
    return userError('TOO_LONG', message, ['description']);
  }
  const isKept = !text.includes('\0') && text.isWellFormed();
  return isKept ? null : userError('INVALID', 'A description holds whole characters and no NUL.', ['description']);
}

function followsProblem(name: string, latest: MeasureRow | undefined, follows: number): UserErrorValue {
  if (latest === undefined) return userError('NOT_FOUND', `No measure is named ${name}.`, ['measure', 'name']);
  const message = `Version ${String(follows)} of ${name} is not the latest: ${latest.savedBy} saved version ${String(latest.version)}.`;
  return userError('VERSION_CHANGED', message, ['follows']);
}

/** @throws Refused MEASURE_AGREED when the meaning of a measure changes by which an agreement counts */
async function refuseAgreed(tx: Tx, { name, definition }: MeasureRow, next: MeasureDefinition): Promise<void> {
  if (isDeepStrictEqual(definition, next)) return;
  const use = (await loadMeasureUse(tx, [name])).get(name);
  if (use?.isAgreed !== true) return;
  const message = `${name} is agreed: activated clauses count by it. Save what is to be timed under another name and amend the agreements.`;
  refuse('MEASURE_AGREED', message, ['measure']);
}

/** @throws Refused NOT_FOUND, or MEASURE_IN_USE while a clause names it */
export async function removeMeasure(tx: Tx, name: string, now: Temporal.Instant): Promise<string> {
  await lockMeasures(tx);
  if (BUILT_IN.has(name)) refuse('MEASURE_IN_USE', `${name} is built in and stays.`, ['name']);
  const measure = (await loadMeasures(tx)).find((each) => each.name === name);
  if (measure === undefined) refuse('NOT_FOUND', `No measure is named ${name}.`, ['name']);
  const use = (await loadMeasureUse(tx, [name])).get(name);
  if (use !== undefined) {
    const message = `${String(use.clauses)} ${use.clauses === 1 ? 'clause names' : 'clauses name'} ${name}; it stays while one does.`;
    refuse('MEASURE_IN_USE', message, ['name']);
  }
  await saveRemoved(tx, measure.id, now);
  return name;
}
