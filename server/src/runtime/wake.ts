// A clock is due: sleeps until the next known wakeAt, claims the tickets that are due and settles them.
// Any number of servers may run it; late by an hour, the result is the same.
import { limits } from '../config.ts';
import type { Database } from '../db/orm.ts';
import { claimDueTickets, loadNextWake, postponeWake } from '../ticket/ticket.store.ts';
import { settle } from './settle.ts';

export interface WakeLog {
  error(about: object, message: string): void;
}

/** Settles what is due at `now`, at most `limit` tickets; returns how many were claimed. */
export async function wakeDue(database: Database, now: Temporal.Instant, limit: number, log: WakeLog): Promise<number> {
  try {
    return await database.transaction(async (tx) => {
      const due = await claimDueTickets(tx, now, limit);
      if (due.length > 0) await settle(tx, due, now);
      return due.length;
    });
  } catch (error) {
    if (!(await isReachable(database))) throw error;
    // One ticket spoils the batch: each is settled alone, and the one that cannot be is set aside and named.
    return wakeOneByOne(database, now, limit, log);
  }
}

async function wakeOneByOne(database: Database, now: Temporal.Instant, limit: number, log: WakeLog): Promise<number> {
  for (let count = 0; count < limit; count += 1) {
    let claimed: number | undefined;
    try {
      await database.transaction(async (tx) => {
        [claimed] = await claimDueTickets(tx, now, 1);
        if (claimed !== undefined) await settle(tx, [claimed], now);
      });
    } catch (error) {
      const ticket = claimed;
      if (ticket === undefined) throw error;
      log.error({ err: error, ticket }, 'A ticket could not be settled; it is tried again in a minute');
      await database.transaction((tx) => postponeWake(tx, ticket, now.add({ milliseconds: limits.wakePostponeMs })));
    }
    if (claimed === undefined) return count;
  }
  return limit;
}

/** When the next ticket is due, in epoch milliseconds; null when none is. */
export const nextWake = (database: Database): Promise<number | null> =>
  database.transaction(loadNextWake, { kind: 'snapshot' });

const isReachable = (database: Database): Promise<boolean> =>
  nextWake(database).then(
    () => true,
    () => false,
  );
