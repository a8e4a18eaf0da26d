// Assets by id, batched, as every other slice shows them.
import type { Context } from '../gate/context.ts';
import type { LoaderSpec } from '../gate/loaders.ts';
import { may } from '../gate/may.ts';
import type { NodeSource } from '../gate/node-source.ts';
import { loadAssetActs, type AssetActRow } from './asset-act.store.ts';
import { presentAsset, type AssetValue } from './asset.present.ts';
import { loadAssets, type AssetRow } from './asset.store.ts';

/** By asset, the latest act first. */
export const assetActLoader: LoaderSpec<number, readonly AssetActRow[]> = { load: loadAssetActs };
export const assetLoader: LoaderSpec<number, AssetRow> = { load: loadAssets };

/** The asset of this id; null when there is none. */
export async function assetOf(context: Context, id: number): Promise<AssetValue | null> {
  const row = await context.loaders.one(assetLoader, id);
  return row === null ? null : presentAsset(row);
}

export const assetNodes: readonly NodeSource[] = [
  { type: 'Asset', load: async (context, { id }) => (may(context.viewer, 'read') ? assetOf(context, id) : null) },
];
