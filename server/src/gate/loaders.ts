// One batch per kind of thing and operation: a list of a hundred tickets asks once for their accounts.
import DataLoader from 'dataloader';
import type { Tx } from '../db/orm.ts';
import type { Viewer } from './viewer.ts';

/** How to load many of one kind at once. A spec is a module constant: its identity is the loader's. */
export interface LoaderSpec<K extends number | string, V> {
  /** The rows by key; keys without a row (or hidden from the viewer) are simply absent. At most 1,000 keys a call. */
  load(tx: Tx, keys: readonly K[], viewer: Viewer): Promise<ReadonlyMap<K, V>>;
}

export interface Loaders {
  /** The one thing of this key, batched with its neighbours; null when absent. */
  one<K extends number | string, V>(spec: LoaderSpec<K, V>, key: K): Promise<V | null>;
}

const keysPerBatch = 1_000;

/** Loaders that live as long as one snapshot: `read` opens it on first use. */
export function makeLoaders(read: () => Promise<Tx>, viewer: Viewer): Loaders {
  // The map's values are loaders of different types; `one` gives each back under the type of its spec.
  const loaders = new Map<unknown, unknown>();
  const loaderOf = <K extends number | string, V>(spec: LoaderSpec<K, V>): DataLoader<K, V | null> => {
    const known = loaders.get(spec) as DataLoader<K, V | null> | undefined;
    if (known !== undefined) return known;
    const loader = new DataLoader<K, V | null>(
      async (keys) => {
        const found = await spec.load(await read(), keys, viewer);
        return keys.map((key) => found.get(key) ?? null);
      },
      { maxBatchSize: keysPerBatch },
    );
    loaders.set(spec, loader);
    return loader;
  };
  return { one: (spec, key) => loaderOf(spec).load(key) };
}
