// A database that is closed only when nobody uses it any more. The driver's pool forgets requests that wait for a connection
// while it ends: whoever waited would wait for ever, and the end with it.
import type { Database, OpenTransaction } from './orm.ts';

/** `database`, whose `close` first waits for every transaction that was begun, at most `patienceMs`, and begins no other. */
export function drained(database: Database, patienceMs: number): Database {
  const inUse = new Set<Promise<unknown>>();
  let isClosing = false;

  function use<T>(work: () => Promise<T>): Promise<T> {
    if (isClosing) return Promise.reject(new Error('Connection closed: the server is ending'));
    const used = work();
    const settled = used.catch(() => undefined).finally(() => inUse.delete(settled));
    inUse.add(settled);
    return used;
  }

  return {
    url: database.url,
    transaction: (work, options) => use(() => database.transaction(work, options)),
    async begin(options) {
      const ended = Promise.withResolvers<undefined>();
      const begun = await use(() => database.begin(options));
      void use(() => ended.promise).catch(() => undefined);
      return endingWith(begun, () => {
        ended.resolve(undefined);
      });
    },
    async close() {
      isClosing = true;
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise((resolve) => {
        timer = setTimeout(resolve, patienceMs);
      });
      await Promise.race([Promise.all(inUse), patience]);
      clearTimeout(timer);
      await database.close();
    },
  };
}

function endingWith(open: OpenTransaction, end: () => void): OpenTransaction {
  return { tx: open.tx, commit: () => open.commit().finally(end), rollback: () => open.rollback().finally(end) };
}
