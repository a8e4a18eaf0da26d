// Counting in a thread of its own, with a connection of its own, so that the server goes on answering meanwhile.
import { parentPort, workerData } from 'node:worker_threads';
import { openRows } from '../db/rows-only.ts';
import { countHistory, type Counted, type Counting } from './count-history.ts';

export interface ThreadTask {
  readonly url: string;
  readonly counting: Counting;
}

export type ThreadSays =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'counted'; readonly counted: Counted };

const { url, counting } = workerData as ThreadTask;
const say = (words: ThreadSays): void => {
  parentPort?.postMessage(words);
};

const database = openRows({ url, poolSize: 4 });
try {
  // Whoever started the thread ends it: it is not asked whether to go on.
  const counted = await countHistory(database, counting, (done, total) => {
    say({ kind: 'progress', done, total });
    return Promise.resolve(true);
  });
  if (counted !== null) say({ kind: 'counted', counted });
} finally {
  await database.close();
}
