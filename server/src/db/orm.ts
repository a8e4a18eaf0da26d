// One connection pool, two ways through it: MikroORM's entities for what people edit, and set-based SQL
// for the hot path. Both see the same transaction, so that a fact and its outbox row never part.
import { LoadStrategy, MikroORM, type EntitySchema, type Logger } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { PostgreSqlDriver, type EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery, type ControlledTransaction, type Kysely } from 'kysely';
import { isConnectionLost, sqlState } from './connection-lost.ts';
import { migrateJobs } from './job-queue.ts';
import { GroundChanged } from './ground.ts';
import { ownTypes } from './pg-types.ts';
import { PreparingClient } from './prepared.ts';
import { migrationsList } from './migrations/index.ts';

export { sqlState } from './connection-lost.ts';
export { changedIfTaken, GroundChanged } from './ground.ts';

/** A transaction: entities through `em`, set-based SQL ($1, $2 …) through `rows`. */
export interface Tx {
  readonly em: EntityManager;
  /** The same in all transactions of one database that was opened: what is remembered of it hangs on this. */
  readonly origin: object;
  rows<R>(sql: string, parameters?: readonly unknown[]): Promise<R[]>;
}

export interface TransactionOptions {
  /** `snapshot`: repeatable read, read only: every query sees one instant. Default: read committed. */
  readonly kind?: 'write' | 'snapshot';
}

export interface Database {
  readonly url: string;
  /** Runs `work` in one transaction; deadlocks, serialization failures and GroundChanged are tried again, a few times. */
  transaction<T>(work: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** Opens a transaction that the caller ends; for operations whose parts run at different times. */
  begin(options?: TransactionOptions): Promise<OpenTransaction>;
  close(): Promise<void>;
}

/** Whatever runs transactions. */
export type Transactions = Pick<Database, 'transaction'>;

export interface OpenTransaction {
  readonly tx: Tx;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  readonly entities: readonly EntitySchema[];
  /** Connections held at most. */
  readonly poolSize?: number;
  readonly log?: { warn(message: string): void };
}

const RETRIES = 5;
/** serialization_failure, deadlock_detected: the transaction did nothing and may simply run again. */
const RETRYABLE = new Set(['40001', '40P01']);

export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const poolSize = options.poolSize ?? 12;
  const orm = await MikroORM.init({
    driver: PostgreSqlDriver,
    clientUrl: options.url,
    entities: [...options.entities],
    discovery: { warnWhenNoEntities: false },
    loadStrategy: LoadStrategy.SELECT_IN,
    extensions: [Migrator],
    migrations: { migrationsList: [...migrationsList], snapshot: false, tableName: 'migration', allOrNothing: true },
    pool: { min: 0, max: poolSize },
    driverOptions: { types: ownTypes(), Client: PreparingClient, pipeline: true },
    loggerFactory: () => loggerTo(options.log),
  });
  const begin = async (how: TransactionOptions = {}): Promise<OpenTransaction> => {
    const connection = orm.em.getConnection();
    await connection.ensureConnection();
    const held = await holdSound(connection.getClient<unknown>(), how, poolSize);
    const em = orm.em.fork({ clear: true, useContext: false }) as EntityManager;
    em.setTransactionContext(held.session);
    const rows = async <R>(sql: string, parameters: readonly unknown[] = []): Promise<R[]> =>
      (await held.session.executeQuery(CompiledQuery.raw(sql, [...parameters]))).rows as R[];
    return { tx: { em, rows, origin: orm }, commit: () => held.end('commit'), rollback: () => held.end('rollback') };
  };
  return {
    url: options.url,
    begin,
    transaction: (work, how) => inTransaction(begin, work, how),
    close: () => orm.close(true),
  };
}

interface HeldConnection {
  readonly session: Kysely<unknown>;
  /** Says how the transaction ends and gives the connection back to the pool, whether or not the database still hears it. */
  end(how: 'commit' | 'rollback'): Promise<void>;
}

/** Connections that died while nobody used them are found out only now: they did nothing, so the next one is taken. */
async function holdSound(kysely: Kysely<unknown>, how: TransactionOptions, poolSize: number): Promise<HeldConnection> {
  for (let tries = 0; tries <= poolSize; tries += 1) {
    const held = await holdConnection(kysely, how);
    if (held !== null) return held;
  }
  throw new Error(`The database cut ${String(poolSize + 1)} connections before anything was asked of them`);
}

/**
 * Takes a connection out of the pool and begins a transaction on it. Kysely's own controlled transaction gives its
 * connection back only when `begin`, `commit` or `rollback` succeeds (0.29.6): each transaction that a restarting database
 * cut off would cost the pool a place, until none is left. Null: the connection turned out to be dead.
 */
async function holdConnection(kysely: Kysely<unknown>, { kind }: TransactionOptions): Promise<HeldConnection | null> {
  const begun = Promise.withResolvers<Kysely<unknown> | null>();
  const ended = Promise.withResolvers<undefined>();
  const statement = kind === 'snapshot' ? 'start transaction isolation level repeatable read read only' : 'begin';
  const released = kysely.connection().execute(async (session) => {
    try {
      await session.executeQuery(CompiledQuery.raw(statement));
    } catch (error) {
      if (!isConnectionLost(error)) throw error;
      begun.resolve(null);
      return;
    }
    begun.resolve(session);
    await ended.promise;
  });
  released.catch(begun.reject);
  const session = await begun.promise;
  if (session === null) return null;
  let isEnded = false;
  return {
    session,
    async end(how) {
      // After a commit that failed there is nothing to roll back, and the connection may be somebody else's.
      if (isEnded) return;
      isEnded = true;
      try {
        await session.executeQuery(CompiledQuery.raw(how));
      } finally {
        ended.resolve(undefined);
        await released;
      }
    },
  };
}

async function inTransaction<T>(
  begin: Database['begin'],
  work: (tx: Tx) => Promise<T>,
  how: TransactionOptions | undefined,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const open = await begin(how);
    try {
      const result = await work(open.tx);
      if (how?.kind !== 'snapshot') await open.tx.em.flush();
      await open.commit();
      return result;
    } catch (error) {
      // The failure of the work is what the caller must hear of; a rollback on a dead connection only repeats it.
      await open.rollback().catch(() => undefined);
      if (attempt > RETRIES || !(error instanceof GroundChanged || RETRYABLE.has(sqlState(error) ?? ''))) throw error;
    }
  }
}

/** Applies the migrations that are missing; safe to run by several processes at once. */
export async function migrate(url: string): Promise<void> {
  const orm = await MikroORM.init({
    driver: PostgreSqlDriver,
    clientUrl: url,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    migrations: { migrationsList: [...migrationsList], snapshot: false, tableName: 'migration', allOrNothing: true },
    pool: { min: 0, max: 2 },
    loggerFactory: () => loggerTo(undefined),
  });
  const connection = orm.em.getConnection();
  const lock = (await connection.begin()) as ControlledTransaction<unknown>;
  try {
    // One migrator at a time: the others wait here and then find nothing left to do.
    await lock.executeQuery(CompiledQuery.raw("select pg_advisory_xact_lock(hashtext('headroom.migrate'))"));
    await orm.migrator.up();
    await migrateJobs(url);
  } finally {
    await connection.commit(lock);
    await orm.close(true);
  }
}

function loggerTo(log: { warn(message: string): void } | undefined): Logger {
  const nothing = () => undefined;
  return {
    log: nothing,
    logQuery: nothing,
    error: (_namespace: string, message: string) => log?.warn(message),
    warn: (_namespace: string, message: string) => log?.warn(message),
    setDebugMode: nothing,
    isEnabled: () => false,
  };
}
