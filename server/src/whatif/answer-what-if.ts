// The job of a what-if: it is planned, counted in a thread of its own, and what came of it is put beside what was. Killed in
// the middle it is begun anew; cancelled it ends within a batch.
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { TimeSource } from '../clock-source.ts';
import { limits } from '../config.ts';
import { isConnectionLost } from '../db/connection-lost.ts';
import type { JobKind } from '../db/job-queue.ts';
import type { Database } from '../db/orm.ts';
import { loadAnswer } from './put-beside.ts';
import type { Counted, Told } from './count-history.ts';
import type { ThreadSays, ThreadTask } from './history.worker.ts';
import { planWhatIf } from './plan-what-if.ts';
import { saveAnswer, saveBegun, saveFailed, saveProgress, type Run } from './what-if.store.ts';

export const whatIfJob: JobKind<{ readonly id: number }> = {
  name: 'what-if',
  payload: z.object({ id: z.number().int() }),
  tries: limits.whatIfRuns,
};

/** One waits once. */
export const whatIfKey = (id: number): string => `what-if ${String(id)}`;

export interface WhatIfParts {
  readonly database: Database;
  readonly time: TimeSource;
}

/** One try, as connect/jobs.ts gives it. */
interface Try {
  readonly signal: AbortSignal;
  readonly isLast: boolean;
}

/** Counts and keeps the answer, unless it was cancelled, overtaken or answered before. @throws what went wrong */
export async function answerWhatIf(parts: WhatIfParts, id: number, { signal, isLast }: Try): Promise<void> {
  const { database, time } = parts;
  const begun = await database.transaction((tx) => saveBegun(tx, id));
  if (begun === null) return;
  const run = { id, run: begun.run };
  const fail = (why: string): Promise<void> => database.transaction((tx) => saveFailed(tx, run, why, time.now()));
  if (begun.run > limits.whatIfRuns) {
    await fail(`It was begun ${String(limits.whatIfRuns)} times and never came to its end.`);
    return;
  }
  try {
    const now = time.now();
    const plan = await database.transaction((tx) => planWhatIf(tx, { question: begun.question, run }, now), {
      kind: 'snapshot',
    });
    if (plan === null) {
      await fail('The agreement, the draft or the schedule is not there any more.');
      return;
    }
    const task = { url: database.url, counting: plan.counting };
    const counted = await countInThread(task, toldFor(database, run), signal);
    if (counted === null) return;
    const answer = await database.transaction((tx) => loadAnswer(tx, { plan, counted }, now), { kind: 'snapshot' });
    await database.transaction((tx) => saveAnswer(tx, run, answer, time.now()));
  } catch (error) {
    // What comes back is tried again, from the beginning; the last failure is said, with the log to tell the rest.
    if (isLast && !signal.aborted && !isConnectionLost(error)) await fail('It failed on our side; our log says why.');
    throw error;
  }
}

/** Keeps how far it is, not more often than people look. */
function toldFor(database: Database, run: Run): Told {
  let toldMs = Number.NEGATIVE_INFINITY;
  return async (done, total) => {
    if (performance.now() - toldMs < limits.whatIfToldMs) return true;
    toldMs = performance.now();
    return database.transaction((tx) => saveProgress(tx, run, { done, total }));
  };
}

const ownExtension = import.meta.filename.endsWith('.ts') ? 'ts' : 'js';

/** Null: it was told to stop. @throws what the thread threw; the reason of the signal */
export async function countInThread(task: ThreadTask, told: Told, signal: AbortSignal): Promise<Counted | null> {
  signal.throwIfAborted();
  const thread = new Worker(new URL(`./history.worker.${ownExtension}`, import.meta.url), {
    workerData: task,
    // What lives for a page at most is gone before it is moved anywhere.
    resourceLimits: { maxYoungGenerationSizeMb: 64 },
  });
  const ended = Promise.withResolvers<Counted | null>();
  const stop = (): void => {
    ended.reject(signal.reason as Error);
  };
  signal.addEventListener('abort', stop, { once: true });
  // How far it is is kept before the answer is, also of what is counted at once.
  let telling: Promise<unknown> = Promise.resolve();
  thread.on('message', (words: ThreadSays) => {
    if (words.kind === 'counted') void telling.then(() => ended.resolve(words.counted));
    else {
      const { done, total } = words;
      const goesOn = told(done, total).then((yes) => {
        if (!yes) ended.resolve(null);
      }, ended.reject);
      telling = Promise.all([telling, goesOn]);
    }
  });
  thread.on('error', ended.reject);
  thread.on('exit', () => {
    ended.reject(new Error('The thread of a what-if ended without an answer'));
  });
  try {
    return await ended.promise;
  } finally {
    signal.removeEventListener('abort', stop);
    await thread.terminate();
  }
}
