// People by id, batched; for administrators.
import { loadPeople, type PersonRow } from '../access/person.store.ts';
import type { Context } from './context.ts';
import type { LoaderSpec } from './loaders.ts';
import { may } from './may.ts';
import type { NodeSource } from './node-source.ts';
import { presentPerson, type PersonValue } from './person.present.ts';

const personLoader: LoaderSpec<number, PersonRow> = { load: loadPeople };

/** The person of this id; null when there is none. */
export async function personOf(context: Context, id: number): Promise<PersonValue | null> {
  const row = await context.loaders.one(personLoader, id);
  return row === null ? null : presentPerson(row, context.now());
}

export const personNodes: readonly NodeSource[] = [
  {
    type: 'Person',
    load: async (context, { id }) => (may(context.viewer, 'editPeople') ? personOf(context, id) : null),
  },
];
