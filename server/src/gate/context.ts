// What every resolver is given: who asks, when, one snapshot to read, and a way to write.
import type { Config } from '../config.ts';
import type { Tx } from '../db/orm.ts';
import type { Loaders } from './loaders.ts';
import type { Viewer } from './viewer.ts';

/** A structured log line: fields first, then the sentence. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What an operation counts for /metrics. */
export interface Counters {
  eventsRecorded(count: number): void;
}

/** What lives as long as the server. Folders to the right of gate add what is theirs by declaration merging. */
export interface Services {
  readonly config: Config;
  readonly log: Log;
  readonly counters: Counters;
  /** The address people open, without a slash at its end: what links begin with. */
  publicUrl(): string;
  /** Tells the flow that something was committed: wake and relay look at once. */
  nudge(): void;
}

export interface Context {
  readonly viewer: Viewer;
  /** The instant of this operation: it stands still within a query, and is taken anew by each write. */
  now(): Temporal.Instant;
  /** The operation's one snapshot (repeatable read, read only), opened on first use, ended with the reply. */
  read(): Promise<Tx>;
  /** Runs `work` on a snapshot of its own, which ends with it: for streams, which outlive any one snapshot. */
  readOnce<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Runs `work` in a transaction of its own and nudges the flow after its commit. An open snapshot is ended first, so
   * that what the payload shows is read afresh. Deadlocks are tried again: `work` may run more than once.
   */
  write<T>(work: (tx: Tx, now: Temporal.Instant) => Promise<T>): Promise<T>;
  readonly loaders: Loaders;
  readonly services: Services;
}
