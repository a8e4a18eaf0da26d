// Looks after what-ifs: one whose server was killed is put down again, and those that are expired are removed.
import type { TimeSource } from '../clock-source.ts';
import { limits } from '../config.ts';
import { enqueue } from '../db/job-queue.ts';
import type { Database } from '../db/orm.ts';
import type { Log } from '../gate/context.ts';
import { whatIfJob, whatIfKey } from '../whatif/answer-what-if.ts';
import { deleteExpired, loadSilent, saveSeen } from '../whatif/what-if.store.ts';
import { startDueLoop } from './due-loop.ts';

export interface WhatIfLoopParts {
  readonly database: Database;
  readonly time: TimeSource;
  readonly log: Pick<Log, 'error'>;
}

/** Puts down again what gave no sign of life, and removes what is expired. */
export async function lookAfterWhatIfs({ database, time }: Omit<WhatIfLoopParts, 'log'>): Promise<void> {
  await database.transaction(async (tx) => {
    for (const { id } of await loadSilent(tx)) {
      await enqueue(tx, whatIfJob, { id }, { key: whatIfKey(id) });
      await saveSeen(tx, id);
    }
    await deleteExpired(tx, time.now());
  });
}

export function startWhatIfLoop({ log, ...parts }: WhatIfLoopParts): { stop(): Promise<void> } {
  let lookedMs = Number.NEGATIVE_INFINITY;
  const work = async (): Promise<null> => {
    // Signs of life are told by the real clock, whatever ours says.
    if (performance.now() - lookedMs < limits.whatIfSilentMs / 2) return null;
    lookedMs = performance.now();
    await lookAfterWhatIfs(parts);
    return null;
  };
  return startDueLoop({ time: parts.time, log, work, failed: 'Looking after what-ifs failed and goes on' });
}
