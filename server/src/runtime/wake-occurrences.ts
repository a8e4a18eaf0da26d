// An occurrence opens, is at risk or is due, or more of them are to be made: sleeps until then and does it, like wake.ts for
// tickets. Any number of servers may run it; late by a day, the result is the same.
import { limits } from '../config.ts';
import type { Database } from '../db/orm.ts';
import { claimDueOccurrences, loadNextDeliverable } from '../deliverable/occurrence.store.ts';
import { planDue } from './plan-occurrences.ts';
import { settleOccurrences } from './settle-occurrences.ts';

/** Makes and settles what is due at `now`; returns how much that was. */
export async function wakeOccurrences(
  database: Database,
  now: Temporal.Instant,
  limit: number = limits.occurrencesPerWake,
): Promise<number> {
  // What is made ahead comes first: it may be due by now, too.
  const planned = await database.transaction((tx) => planDue(tx, now));
  const settled = await database.transaction(async (tx) => {
    const due = await claimDueOccurrences(tx, now, limit);
    if (due.length > 0) await settleOccurrences(tx, due, now);
    return due.length;
  });
  return settled + (planned ? 1 : 0);
}

/** When the next one is due, in epoch milliseconds; null: none is. */
export const nextOccurrence = (database: Database): Promise<number | null> =>
  database.transaction(loadNextDeliverable, { kind: 'snapshot' });
