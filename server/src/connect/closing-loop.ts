// Closes the periods of agreements when they are over and their grace has passed, one in a transaction, and compares closed
// ones with what became known since. Any number of servers may do it: a period is closed by whoever comes first.
import type { TimeSource } from '../clock-source.ts';
import { limits } from '../config.ts';
import { checkClosed, closeDue, planClosings, type Turn } from '../credit/close-period.ts';
import { loadNextClosing, type PlanRow } from '../credit/period.store.ts';
import { isConnectionLost } from '../db/connection-lost.ts';
import type { Database, Tx } from '../db/orm.ts';
import type { Log } from '../gate/context.ts';
import { startDueLoop } from './due-loop.ts';

export interface ClosingParts {
  readonly database: Database;
  readonly time: TimeSource;
  readonly log: Pick<Log, 'error'>;
  /** How long after its end a period is closed: late events still come. */
  readonly graceMs: number;
}

/** Closes all that is due now, and compares what is due for it. @throws what failed, when everything else is done */
export async function closeAllDue({ database, time, graceMs }: Omit<ClosingParts, 'log'>): Promise<void> {
  const now = time.now();
  while ((await database.transaction((tx) => planClosings(tx, now, graceMs))) > 0) continue;
  const failures = [
    ...(await eachAlone(database, (tx, turn: Turn<PlanRow>) => closeDue(tx, turn, { now, graceMs }))),
    ...(await eachAlone(database, (tx, turn: Turn<number>) => checkClosed(tx, turn, now))),
  ];
  if (failures.length === 1) throw failures[0];
  if (failures.length > 1) throw new AggregateError(failures, 'Several periods could not be closed or compared');
}

/** Works while there is work, each piece in a transaction of its own. One that fails keeps none of the others waiting. */
async function eachAlone<T>(
  database: Database,
  work: (tx: Tx, turn: Turn<T>) => Promise<boolean>,
): Promise<readonly unknown[]> {
  const failures: unknown[] = [];
  const besides: T[] = [];
  for (;;) {
    const own: T[] = [];
    try {
      if (!(await database.transaction((tx) => work(tx, { besides, taken: (one) => void own.push(one) }))))
        return failures;
    } catch (error) {
      // Without knowing what failed the next would be the same again.
      if (own.length === 0 || isConnectionLost(error)) throw error;
      besides.push(...own);
      failures.push(error);
    }
  }
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
