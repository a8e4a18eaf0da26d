// The default database: a real PostgreSQL that comes with the packages and lives in the data folder. Any number of
// processes share it (server, commands): the first starts it, each mends it when it dies, the last one out stops it; one
// that outlived a killed process is adopted.
import { setTimeout as pause } from 'node:timers/promises';
import { appDatabase, ensureRunning, findPostmaster, openCluster, stopPostmaster } from './embedded-cluster.ts';
import type { Cluster } from './embedded-cluster.ts';
import { prepareHost } from './embedded-host.ts';
import { appUrl, ensureAppDatabase, isEmpty, takeLease } from './embedded-lease.ts';
import type { Lease } from './embedded-lease.ts';

/** A pino logger fits. */
export interface EmbeddedLog {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

export interface EmbeddedOptions {
  /** An absolute path; made when missing. */
  readonly dataDir: string;
  readonly log: EmbeddedLog;
  /** For tests, which make a database each: default false. */
  readonly mayCreateDatabases?: boolean;
  /** PostgreSQL settings by name, over our own. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Where a folder is made when the server's user cannot reach `dataDir`: default /var/tmp. */
  readonly fallbackRoot?: string;
}

export interface EmbeddedDatabase {
  /** Of the app's own role, with its password; stays the same when PostgreSQL has to be started again. */
  readonly url: string;
  /** True when the database held no table yet. */
  readonly fresh: boolean;
  /** Sentences for whoever started the server: users made, folders chosen, a PostgreSQL adopted. */
  readonly notices: readonly string[];
  /** Ends our use of it, and stops PostgreSQL unless another process uses it; close the app's connections before. */
  readonly stop: () => Promise<void>;
}

/** How often joining is tried: each try fails only because another process stopped PostgreSQL at that moment. */
const joinTries = 10;
const mendPauseMs = 500;
const mendPauseMaxMs = 5_000;

interface Joined {
  readonly port: number;
  readonly isAdopted: boolean;
  readonly fresh: boolean;
  readonly lease: Lease;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Refused for want of the role (28P01, 28000) or of the database (3D000). */
function lacksAppRole(error: unknown): boolean {
  return ['28P01', '28000', '3D000'].includes(codeOf(error));
}

interface JoinOptions {
  readonly mayCreateDatabases: boolean;
  readonly signal: AbortSignal;
}

/** Starts or adopts PostgreSQL and takes a lease on it; again when the last one out just stopped it. */
async function join(cluster: Cluster, keepPort: number | null, options: JoinOptions): Promise<Joined> {
  let lastError: unknown;
  for (let triesLeft = joinTries; triesLeft > 0; triesLeft -= 1) {
    const running = await ensureRunning(cluster, keepPort, options.signal);
    if (keepPort !== null && running.port !== keepPort) {
      throw new Error(`PostgreSQL runs on port ${String(running.port)} instead of ${String(keepPort)}.`);
    }
    try {
      if (!running.isAdopted) await ensureAppDatabase(cluster, running.port, options);
      const fresh = await isEmpty(cluster, running.port);
      return { ...running, fresh, lease: await takeLease(cluster, running.port) };
    } catch (error) {
      lastError = error;
      // The process that started it may not have come to making the role yet, or died before.
      if (lacksAppRole(error)) await ensureAppDatabase(cluster, running.port, options);
      await pause(100);
    }
  }
  throw new Error(`The PostgreSQL in ${cluster.dir} does not let us in.`, { cause: lastError });
}

interface Keeper {
  /** Ends the keeping and hands the lease over, if there is one at that moment. */
  stop(): Promise<Lease | null>;
}

/** Keeps the lease: when PostgreSQL dies, starts it again on the same port for as long as it takes. */
function keepLease(first: Lease, rejoin: () => Promise<Lease>, stopping: AbortController, log: EmbeddedLog): Keeper {
  let lease: Lease | null = first;
  const stopped = new Promise<'stopped'>((resolve) => {
    stopping.signal.addEventListener('abort', () => {
      resolve('stopped');
    });
  });

  // A function, because the flag changes while we wait for other things.
  const isStopping = (): boolean => stopping.signal.aborted;

  async function mend(): Promise<void> {
    for (let pauseMs = mendPauseMs; !isStopping(); pauseMs = Math.min(pauseMs * 2, mendPauseMaxMs)) {
      try {
        lease = await rejoin();
        log.info('The embedded PostgreSQL is back.');
        return;
      } catch (error) {
        if (isStopping()) return;
        log.error(`The embedded PostgreSQL is away: ${error instanceof Error ? error.message : String(error)}`);
        // An abort is the reason to look again, so its rejection is expected.
        await pause(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  }

  async function keep(): Promise<void> {
    const lost = async (): Promise<'lost' | 'stopped'> => {
      if (lease === null) return 'stopped';
      await lease.ended;
      return 'lost';
    };
    while ((await Promise.race([lost(), stopped])) === 'lost') {
      lease = null;
      log.warn('The connection to the embedded PostgreSQL ended; looking after it.');
      await mend();
    }
  }

  const kept = keep();
  return {
    async stop() {
      stopping.abort();
      await kept;
      return lease;
    },
  };
}

/** Without a lease, because PostgreSQL was just lost: one to ask whether others brought it back and use it. */
async function leaseToLeave(cluster: Cluster): Promise<Lease | null> {
  const found = await findPostmaster(cluster);
  if (found?.isReady !== true) return null;
  // It does not let us in: then it serves nobody, and stopping it is right.
  return takeLease(cluster, found.port).catch(() => null);
}

/** Gives our lease up and stops PostgreSQL if we were the last; true when that is settled. */
async function tryToLeave(cluster: Cluster, lease: Lease | null): Promise<boolean> {
  try {
    if (lease === null || (await lease.releaseAsLast())) await stopPostmaster(cluster);
    return true;
  } catch (error) {
    // Another last one out cut our connection while we asked; anything else is a failure.
    if (lease === null || (await findPostmaster(cluster))?.isReady === true) throw error;
    return false;
  } finally {
    // After the stop its connection is already cut.
    await lease?.end().catch(() => undefined);
  }
}

async function leave(cluster: Cluster, held: Lease | null): Promise<void> {
  if (await tryToLeave(cluster, held ?? (await leaseToLeave(cluster)))) return;
  await tryToLeave(cluster, await leaseToLeave(cluster));
}

/**
 * The PostgreSQL of `dataDir`, running and reachable over 127.0.0.1 with a random password, as a role that owns its
 * database and nothing else. Layout: `<dataDir>/postgres/cluster` (data), `credentials.json` beside it (0600).
 * @throws Error in plain words when the host lacks what PostgreSQL needs
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { dataDir, log, mayCreateDatabases = false, settings = {}, fallbackRoot = '/var/tmp' } = options;
  const host = await prepareHost(dataDir, fallbackRoot);
  const cluster = await openCluster(host, settings);
  const stopping = new AbortController();
  const joinOptions = { mayCreateDatabases, signal: stopping.signal };
  const { port, isAdopted, fresh, lease } = await join(cluster, null, joinOptions);
  const keeper = keepLease(lease, async () => (await join(cluster, port, joinOptions)).lease, stopping, log);
  const adopted = `PostgreSQL was already running in ${cluster.dir}, so it is shared; the last one out stops it.`;
  let stopped: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    await leave(cluster, await keeper.stop());
  };
  return {
    url: appUrl(cluster, port, appDatabase),
    fresh,
    notices: [...host.notices, ...(isAdopted ? [adopted] : [])],
    stop: () => (stopped ??= stop()),
  };
}
