// Looks now and then at how fast objectives burn. Any number of servers may do it: an agreement is looked at by whoever comes
// first, and has one open alert for each objective.
import type { TimeSource } from '../clock-source.ts';
import { limits } from '../config.ts';
import { isConnectionLost } from '../db/connection-lost.ts';
import type { Database } from '../db/orm.ts';
import type { Log } from '../gate/context.ts';
import { claimWatches, holdWatches, loadNextWatch } from '../objective/alert.store.ts';
import { watchBurns } from '../objective/watch-burns.ts';
import { startDueLoop } from './due-loop.ts';

export interface BurnParts {
  readonly database: Database;
  readonly time: TimeSource;
  readonly log: Pick<Log, 'error'>;
}

/**
 * Looks at every agreement whose turn has come, many in one transaction. Where one of them cannot be read each has a
 * transaction of its own, so that it keeps none of the others waiting: its turn comes again.
 */
export async function watchAllDue(parts: BurnParts): Promise<void> {
  while (await watchSomeDue(parts));
}

/** False: no turn had come. */
async function watchSomeDue({ database, time, log }: BurnParts): Promise<boolean> {
  const now = time.now();
  const next = now.add({ milliseconds: limits.burnLookMs });
  // Clocks of servers may differ by as much as there is between two looks.
  const turn = { next, furthest: next.add({ milliseconds: limits.burnLookMs }) };
  const watch = async (agreements: readonly number[], failed: (error: unknown) => unknown): Promise<void> => {
    try {
      await database.transaction(async (tx) => watchBurns(tx, await holdWatches(tx, agreements, turn), now));
    } catch (error) {
      if (isConnectionLost(error)) throw error;
      await failed(error);
    }
  };
  const agreements = await database.transaction((tx) => claimWatches(tx, { ...turn, limit: limits.burnsAtOnce }, now));
  if (agreements.length === 0) return false;
  await watch(agreements, async () => {
    for (const agreement of agreements)
      await watch([agreement], (err) => {
        log.error({ err, agreement }, 'Looking at the objectives of one agreement failed; the others go on');
      });
  });
  return true;
}

export function startBurnLoop(parts: BurnParts): { stop(): Promise<void> } {
  const { database, time, log } = parts;
  const work = async (): Promise<number | null> => {
    await watchAllDue(parts);
    return database.transaction(loadNextWatch);
  };
  return startDueLoop({ time, log, work, failed: 'Looking at objectives failed and goes on' });
}
