// What live readers need of the server, besides what gate already gives every resolver.
import type { Context } from '../gate/context.ts';
import { loadChanges, loadHead } from './log.store.ts';
import type { LogReader } from './replay.ts';
import type { ChangeFeed } from './topics.ts';

declare module '../gate/context.ts' {
  interface Services {
    /** The live end of the change log in this process. */
    readonly feed: ChangeFeed;
    /** Seconds of the server's clock per real second. */
    readonly rate: number;
    /** Which build runs; screens reload when it changes. */
    readonly build: string;
  }
}

/** The change log as a stream reads it: each question in a snapshot of its own, since a stream outlives any one. */
export const logReader = (context: Context): LogReader => ({
  head: () => context.readOnce(loadHead),
  changes: (range) => context.readOnce((tx) => loadChanges(tx, range)),
});
