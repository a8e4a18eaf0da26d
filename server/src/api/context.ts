// One operation's context: a snapshot that opens when first read and ends with the reply, and writes beside it.
import type { TimeSource } from '../clock-source.ts';
import { limits } from '../config.ts';
import type { Database, OpenTransaction, Tx } from '../db/orm.ts';
import { limitStatementTime } from '../db/statement-time.ts';
import type { Context, Services } from '../gate/context.ts';
import { makeLoaders } from '../gate/loaders.ts';
import type { Viewer } from '../gate/viewer.ts';

export interface ContextParts {
  readonly database: Database;
  readonly time: TimeSource;
  readonly services: Services;
}

export interface OperationContext extends Context {
  /** Ends the snapshot; afterwards nothing can be read or written through this context. */
  end(): Promise<void>;
}

export function openContext({ database, time, services }: ContextParts, viewer: Viewer): OperationContext {
  let now = time.now();
  let snapshot: Promise<OpenTransaction> | null = null;
  let isOver = false;

  const begin = async (): Promise<OpenTransaction> => {
    const open = await database.begin({ kind: 'snapshot' });
    // A query that runs on after its reader was told TIMED_OUT would hold a connection for nothing.
    await limitStatementTime(open.tx, limits.operationTimeoutMs);
    return open;
  };
  const read = async (): Promise<Tx> => {
    if (isOver) throw new Error('The operation is over: nothing can be read through its context');
    snapshot ??= begin();
    return (await snapshot).tx;
  };
  const endSnapshot = async (): Promise<void> => {
    const ending = snapshot;
    snapshot = null;
    // A snapshot that could not begin was already reported to whoever read.
    const open = await ending?.catch(() => null);
    // It only read: whether its end reaches a database that went away changes nothing.
    await open?.rollback().catch(() => undefined);
  };
  let loaders = makeLoaders(read, viewer);

  return {
    viewer,
    services,
    now: () => now,
    read,
    get loaders() {
      return loaders;
    },
    readOnce: (work) => database.transaction(work, { kind: 'snapshot' }),
    async write(work) {
      if (isOver) throw new Error('The operation is over: nothing can be written through its context');
      await endSnapshot();
      const result = await database.transaction((tx) => {
        now = time.now();
        return work(tx, now);
      });
      loaders = makeLoaders(read, viewer);
      services.nudge();
      return result;
    },
    async end() {
      isOver = true;
      await endSnapshot();
    },
  };
}
