// The relay: numbers committed outbox rows, one process at a time, and publishes the log in every process.
// NOTIFY is only a hint and a timer makes sure: the row is the truth.
import { limits } from '../config.ts';
import type { Database } from '../db/orm.ts';
import type { LogEntry } from './change-log.ts';
import { loadChanges, loadHead, numberOutbox } from './log.store.ts';
import type { FeedPublisher } from './topics.ts';

/** Rows moved and published at a time. */
const BATCH = limits.relayBatchRows;

/** Numbers all that is committed; returns how many rows. */
export async function relayAll(database: Database): Promise<number> {
  for (let total = 0; ;) {
    const count = await database.transaction((tx) => numberOutbox(tx, BATCH));
    total += count;
    if (count < BATCH) return total;
  }
}

/** Publishes what was numbered since the feed's head, whichever process numbered it. */
export async function publishNew(database: Database, feed: FeedPublisher): Promise<number> {
  for (let total = 0; ;) {
    const entries = await readOn(database, feed);
    feed.publish(entries);
    total += entries.length;
    if (entries.length < BATCH) return total;
  }
}

function readOn(database: Database, feed: FeedPublisher): Promise<LogEntry[]> {
  return database.transaction(
    async (tx) => {
      const head = await loadHead(tx);
      if (head.epoch !== feed.epoch || head.position < feed.head()) {
        feed.restart(head.epoch, head.position);
        return [];
      }
      return head.position === feed.head() ? [] : loadChanges(tx, { after: feed.head(), limit: BATCH });
    },
    { kind: 'snapshot' },
  );
}
