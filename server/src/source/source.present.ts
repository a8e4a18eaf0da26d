// From a stored source to what GraphQL shows.
import { toNodeId } from '../gate/node-id.ts';
import type { SourceRow } from './source.store.ts';
import type { SourceType } from './source.type.ts';

export type SourceValue = SourceType & { readonly row: SourceRow };

export function presentSource(row: SourceRow): SourceValue {
  const { name, effectsFrom, expectedSilenceMs } = row;
  return { id: toNodeId('Source', row.id), name, effectsFrom, expectedSilence: expectedSilenceMs, row };
}
