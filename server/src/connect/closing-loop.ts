// Closes the periods of agreements when they are over and their grace has passed, one in a transaction, and compares closed
// ones with what became known since. Any number of servers may do it: a period is closed by whoever comes first.
import type { TimeSource } from '../clock-source.ts';
import { limits } from '../config.ts';
import { checkClosed, closeDue } from '../credit/close-period.ts';
import { loadNextClosing } from '../credit/period.store.ts';
import type { Database } from '../db/orm.ts';
import type { Log } from '../gate/context.ts';
import { startDueLoop } from './due-loop.ts';

export interface ClosingParts {
  readonly database: Database;
  readonly time: TimeSource;
  readonly log: Pick<Log, 'error'>;
  /** How long after its end a period is closed: late events still come. */
  readonly graceMs: number;
}

/** Closes all that is due now, and compares what is due for it. */
export async function closeAllDue({ database, time, graceMs }: Omit<ClosingParts, 'log'>): Promise<void> {
  const now = time.now();
  while (await database.transaction((tx) => closeDue(tx, now, graceMs))) continue;
  while ((await database.transaction((tx) => checkClosed(tx, now))) > 0) continue;
}

export function startClosingLoop({ log, ...parts }: ClosingParts): { stop(): Promise<void> } {
  const { database, time } = parts;
  let lookedAt = Number.NEGATIVE_INFINITY;
  const work = async (): Promise<number | null> => {
    const nowMs = time.now().epochMilliseconds;
    const next = await database.transaction(loadNextClosing);
    // New agreements and late events are looked for now and then; a period that is due is closed at once.
    const isDue = next !== null && next <= nowMs;
    if (!isDue && Math.abs(nowMs - lookedAt) < limits.periodLookMs) return next;
    lookedAt = nowMs;
    await closeAllDue(parts);
    return database.transaction(loadNextClosing);
  };
  return startDueLoop({ time, log, work, failed: 'Closing periods failed and goes on' });
}
