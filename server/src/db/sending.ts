// Statements sent one behind the other without waiting for each: PostgreSQL works on one while the next is put into
// words. Whoever sends must wait for all of them before the transaction may end well.

import { setImmediate } from 'node:timers/promises';

export interface Sending {
  send(statement: Promise<unknown>): void;
  /** Gives the socket its turn, so that what was sent leaves before the next long stretch of work. */
  flushed(): Promise<void>;
  /** Ends when all that was sent has arrived; fails as the first of them that failed. */
  arrived(): Promise<void>;
}

export function startSending(): Sending {
  const sent: Promise<unknown>[] = [];
  return {
    send(statement) {
      // Not to be quiet: `arrived` tells of it; but until that is asked a failure would pass for one nobody heard.
      statement.catch(() => undefined);
      sent.push(statement);
    },
    async flushed() {
      await setImmediate();
    },
    async arrived() {
      await Promise.all(sent);
    },
  };
}
