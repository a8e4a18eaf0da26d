// Sources by id, batched, each with its status mappings.
import type { Context } from '../gate/context.ts';
import type { LoaderSpec } from '../gate/loaders.ts';
import { may } from '../gate/may.ts';
import type { NodeSource } from '../gate/node-source.ts';
import { presentSource, type SourceValue } from './source.present.ts';
import { loadSources, loadStatusMappings, type SourceRow, type StatusMapping } from './source.store.ts';

export const sourceLoader: LoaderSpec<number, SourceRow> = { load: loadSources };
/** By source, in the order of the source's words. */
export const statusMappingsLoader: LoaderSpec<number, readonly StatusMapping[]> = { load: loadStatusMappings };

/** The source of this id; null when there is none that the viewer may see. */
export async function sourceOf(context: Context, id: number): Promise<SourceValue | null> {
  const row = await context.loaders.one(sourceLoader, id);
  return row === null || !may(context.viewer, 'readSources', { source: row.name }) ? null : presentSource(row);
}

export const sourceNodes: readonly NodeSource[] = [
  { type: 'Source', load: (context, { id }) => sourceOf(context, id) },
];
