// Differences are folded into rows when there are many, and the few there are after a while: each folding rewrites the rows
// of its months, and questions add up what still waits.
import { limits } from '../config.ts';
import type { Database } from '../db/orm.ts';
import { countDeltas, foldSome } from './rollup.store.ts';

/** A step of the loop: folds what is to be folded by now. */
export function createFolding(database: Database): () => Promise<void> {
  let foldedAtMs = performance.now();
  return async () => {
    const waiting = await database.transaction((tx) => countDeltas(tx, limits.deltasPerFold), { kind: 'snapshot' });
    const isOld = performance.now() - foldedAtMs >= limits.deltasFoldMs;
    if (waiting < limits.deltasPerFold && !isOld) return;
    while ((await database.transaction((tx) => foldSome(tx, limits.deltasPerFold))) === limits.deltasPerFold);
    foldedAtMs = performance.now();
  };
}
