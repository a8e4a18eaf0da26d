// Differences are folded into rows when there are many, and the few there are after a while: each folding rewrites the rows
// of its months, and questions add up what still waits.
import { limits } from '../config.ts';
import type { Database } from '../db/orm.ts';
import { countDeltas, foldSome, loadMonths, rebuildMonth } from './rollup.store.ts';

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

/** Counts every row anew from the clocks, a month at a time, so that recording waits for one month and not for years. */
export async function rebuildRollups(
  database: Database,
  onMonth: (done: number, of: number) => void = () => undefined,
): Promise<{ readonly months: number; readonly differing: readonly string[] }> {
  const months = await database.transaction(loadMonths);
  const differing: string[] = [];
  for (const [place, first] of months.entries()) {
    if (await database.transaction((tx) => rebuildMonth(tx, first))) differing.push(first);
    onMonth(place + 1, months.length);
  }
  return { months: months.length, differing };
}
