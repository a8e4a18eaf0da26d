// Looks now and then at how fast objectives burn. Any number of servers may do it: an agreement is looked at by whoever comes
// first, and has one open alert for each objective.
import type { TimeSource } from '../clock-source.ts';
import type { Database } from '../db/orm.ts';
import type { Log } from '../gate/context.ts';
import { loadNextWatch } from '../objective/alert.store.ts';
import { watchBurns } from '../objective/watch-burns.ts';
import { startDueLoop } from './due-loop.ts';

export interface BurnParts {
  readonly database: Database;
  readonly time: TimeSource;
  readonly log: Pick<Log, 'error'>;
}

/** Looks at every agreement whose turn it is now. */
export async function watchAllDue({ database, time }: Omit<BurnParts, 'log'>): Promise<void> {
  const now = time.now();
  while (await database.transaction((tx) => watchBurns(tx, now))) continue;
}

export function startBurnLoop({ log, ...parts }: BurnParts): { stop(): Promise<void> } {
  const { database, time } = parts;
  const work = async (): Promise<number | null> => {
    await watchAllDue(parts);
    return database.transaction(loadNextWatch);
  };
  return startDueLoop({ time, log, work, failed: 'Looking at objectives failed and goes on' });
}
