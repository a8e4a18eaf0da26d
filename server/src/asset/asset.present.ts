// From a stored asset to what GraphQL shows.
import { toNodeId } from '../gate/node-id.ts';
import type { AssetRow } from './asset.store.ts';
import type { AssetType } from './asset.type.ts';

export type AssetValue = AssetType & { readonly row: AssetRow };

export function presentAsset(row: AssetRow): AssetValue {
  return { id: toNodeId('Asset', row.id), reference: row.reference, name: row.name, row };
}
