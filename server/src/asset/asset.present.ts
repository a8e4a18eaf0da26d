// From a stored asset to what GraphQL shows.
import { toNodeId } from '../gate/node-id.ts';
import type { AssetRow } from './asset.store.ts';
import type { AssetType } from './asset.type.ts';

export type AssetValue = AssetType & { readonly row: AssetRow };

export function presentAsset(row: AssetRow): AssetValue {
  const { serviceAccount: _owner, createdAtMs: _made, ...said } = row;
  return { ...said, id: toNodeId('Asset', row.id), row };
}
