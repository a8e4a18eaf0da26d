// People as facts name them, by id, batched; for administrators.
import type { Context } from '../gate/context.ts';
import type { LoaderSpec } from '../gate/loaders.ts';
import { may } from '../gate/may.ts';
import { toNodeId } from '../gate/node-id.ts';
import type { NodeSource } from '../gate/node-source.ts';
import { loadIndividuals, type IndividualRow } from './individual.store.ts';
import type { IndividualType } from './individual.type.ts';

const individualLoader: LoaderSpec<number, IndividualRow> = { load: loadIndividuals };

export const presentIndividual = ({ id, name, erasure }: IndividualRow): IndividualType => ({
  id: toNodeId('Individual', id),
  name,
  erasure,
});

/** The individual of this id; null when there is none. */
export async function individualOf(context: Context, id: number): Promise<IndividualType | null> {
  const row = await context.loaders.one(individualLoader, id);
  return row === null ? null : presentIndividual(row);
}

export const individualNodes: readonly NodeSource[] = [
  {
    type: 'Individual',
    load: async (context, { id }) => (may(context.viewer, 'editPeople') ? individualOf(context, id) : null),
  },
];
