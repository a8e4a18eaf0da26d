// One PostgreSQL cluster in a folder: made once and whole (drafted beside its place, then renamed), started on a free
// loopback port, found again when it outlived the process that started it, and stopped.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chown, link, mkdir, open, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { exists, readIfThere, run, spawnServer } from './embedded-host.ts';
import type { Host } from './embedded-host.ts';

/** The names inside every embedded cluster. */
export const superuser = 'postgres';
export const appRole = 'headroom';
export const appDatabase = 'headroom';

const credentialsShape = z.object({ superuserPassword: z.string(), appPassword: z.string() });
export type Credentials = Readonly<z.infer<typeof credentialsShape>>;

export interface Cluster {
  readonly host: Host;
  readonly dir: string;
  readonly credentials: Credentials;
  /** PostgreSQL settings by name, over our own. */
  readonly settings: Readonly<Record<string, string>>;
}

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** False while it starts (crash recovery included) or stops. */
  readonly isReady: boolean;
}

/** What we set; the rest is PostgreSQL's default. synchronous_commit stays on: what was acknowledged is on disk. */
const ownSettings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  max_connections: '100',
  shared_buffers: '128MB',
  maintenance_work_mem: '128MB',
  work_mem: '16MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  wal_compression: 'on',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // One file a weekday, each overwritten a week later, so that the log cannot fill the disk.
  logging_collector: 'on',
  log_filename: 'postgres-%a.log',
  log_rotation_age: '1d',
  log_rotation_size: '0',
  log_truncate_on_rotation: 'on',
  log_checkpoints: 'off',
  // No statement and no parameter reaches the log: they carry names, tickets' subjects and, for a role, its password.
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
};

const hostAccess = 'host all all 127.0.0.1/32 scram-sha-256\n';

/** The credentials in `home`, made on the first call; of two processes making them at once, one wins. */
async function loadCredentials(home: string): Promise<Credentials> {
  const file = join(home, 'credentials.json');
  if (!(await exists(file))) {
    const password = (): string => randomBytes(24).toString('base64url');
    const draft = `${file}.new-${randomBytes(6).toString('hex')}`;
    const made: Credentials = { superuserPassword: password(), appPassword: password() };
    await writeFile(draft, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    await link(draft, file).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    });
    await rm(draft);
  }
  return credentialsShape.parse(JSON.parse(await readFile(file, 'utf8')));
}

async function giveToServer(path: string, host: Host): Promise<void> {
  if (host.user !== null) await chown(path, host.user.uid, host.user.gid);
}

async function removeAbandonedDrafts(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    const pid = /^cluster\.new-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(home, name), { recursive: true, force: true });
  }
}

/** Drafts a whole cluster beside `dir` and renames it there, so that a killed start leaves no half of one. */
async function initialise(cluster: Cluster): Promise<void> {
  const { host, dir, credentials, settings } = cluster;
  await removeAbandonedDrafts(host.home);
  const draft = `${dir}.new-${String(process.pid)}-${randomBytes(4).toString('hex')}`;
  const passwordFile = `${draft}.password`;
  await mkdir(draft, { mode: 0o700 });
  await giveToServer(draft, host);
  await writeFile(passwordFile, `${credentials.superuserPassword}\n`, { mode: 0o600, flag: 'wx' });
  await giveToServer(passwordFile, host);
  try {
    const made = await run(
      host.binaries.initdb,
      [
        ...['-D', draft, '--username', superuser, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
        // The built-in provider sorts alike on every host and in every version of its C library.
        ...['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
        ...(settings['fsync'] === 'off' ? ['--no-sync'] : []),
      ],
      host.user,
    );
    if (!made.ok) throw new Error(`PostgreSQL could not make a database in ${draft}: ${made.output.trim()}`);
    await writeFile(join(draft, 'pg_hba.conf'), hostAccess);
    await writeFile(join(draft, 'postgresql.conf'), "\ninclude_if_exists = 'headroom.conf'\n", { flag: 'a' });
    await rename(draft, dir).catch(async (error: unknown) => {
      // Another process was faster; its cluster has the same credentials.
      if (!(await exists(dir))) throw error;
    });
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

/** The cluster in the host's home, made on the first call. */
export async function openCluster(host: Host, settings: Readonly<Record<string, string>>): Promise<Cluster> {
  const dir = join(host.home, 'cluster');
  const credentialsFile = join(host.home, 'credentials.json');
  if ((await exists(dir)) && !(await exists(credentialsFile))) {
    throw new Error(`The database in ${dir} is there, but its passwords are not: expected ${credentialsFile}.`);
  }
  const cluster: Cluster = { host, dir, credentials: await loadCredentials(host.home), settings };
  if (!(await exists(dir))) await initialise(cluster);
  const made = (await readFile(join(dir, 'PG_VERSION'), 'utf8')).trim();
  const { output } = await run(host.binaries.postgres, ['--version'], null);
  const carried = /(\d+)\./.exec(output)?.[1] ?? output.trim();
  if (made !== carried) {
    throw new Error(
      `The database in ${dir} was made by PostgreSQL ${made}; this version of Headroom carries ${carried}. ` +
        'Back it up with the version that made it, and restore the backup here.',
    );
  }
  return cluster;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, as another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The command line of a process, or null where the host does not tell. */
async function commandOf(pid: number): Promise<string | null> {
  if (process.platform === 'linux')
    return (await readIfThere(`/proc/${String(pid)}/cmdline`))?.replaceAll('\0', ' ') ?? '';
  if (process.platform === 'win32') return null;
  return (await run('ps', ['-o', 'command=', '-p', String(pid)], null)).output;
}

async function isPostmasterOf(dir: string, pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const command = await commandOf(pid);
  return command === null || (command.includes('postgres') && command.includes(dir));
}

/**
 * The live PostgreSQL of this cluster according to its postmaster.pid, or null. A file that names another program's
 * process is removed: process numbers start over when a container does, and PostgreSQL would take any process of its own
 * user for itself.
 */
export async function findPostmaster(cluster: Cluster): Promise<Postmaster | null> {
  const file = join(cluster.dir, 'postmaster.pid');
  const text = await readIfThere(file);
  if (text === null) return null;
  // Line 1 is the process, line 4 the port, line 8 the state.
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (await isPostmasterOf(cluster.dir, pid)) {
    return { pid, port: Number(lines[3] ?? ''), isReady: lines[7] === 'ready' };
  }
  if (isAlive(pid) && (await readIfThere(file)) === text) await rm(file, { force: true });
  return null;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('The host gave no free port.'));
        else resolve(address.port);
      });
    });
  });
}

async function writeSettings(cluster: Cluster): Promise<void> {
  const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`;
  const lines = Object.entries({ ...ownSettings, ...cluster.settings }).map(
    ([name, value]) => `${name} = ${quoted(value)}`,
  );
  const file = join(cluster.dir, 'headroom.conf');
  // Renamed into place whole: another process may be starting this cluster at the same moment.
  const draft = `${file}.new-${randomBytes(6).toString('hex')}`;
  await writeFile(draft, `# Written at every start.\n${lines.join('\n')}\n`, { mode: 0o600 });
  await giveToServer(draft, cluster.host);
  await rename(draft, file);
}

/**
 * Starts PostgreSQL and waits until it says it is ready; otherwise the end of what it said before it went. It is our
 * child in a session of its own: Ctrl-C in the terminal reaches us alone, and its exit leaves no zombie.
 */
async function start(cluster: Cluster, port: number, signal: AbortSignal): Promise<{ ok: boolean; output: string }> {
  await writeSettings(cluster);
  const { user, binaries } = cluster.host;
  const outputFile = join(cluster.dir, `startup-${String(process.pid)}-${randomBytes(4).toString('hex')}.log`);
  const output = await open(outputFile, 'wx', 0o600);
  try {
    const child = spawnServer(binaries.postgres, ['-D', cluster.dir, '-p', String(port)], user, output.fd);
    const exit = once(child, 'exit').then(
      () => 'gone' as const,
      () => 'gone' as const,
    );
    while ((await Promise.race([exit, pause(startPollMs, 'wait' as const)])) === 'wait') {
      signal.throwIfAborted();
      const found = await findPostmaster(cluster);
      if (found?.isReady === true && found.pid === child.pid) return { ok: true, output: '' };
    }
    return { ok: false, output: (await readFile(outputFile, 'utf8')).trim().slice(-2_000) };
  } finally {
    await output.close();
    await rm(outputFile, { force: true });
  }
}

/** How often a start is tried, and the wait between: after kill -9 of PostgreSQL its last children may linger. */
const startTries = 20;
const startPauseMs = 250;
const startPollMs = 20;
/** How long a PostgreSQL that is starting, recovering or stopping is waited for. */
const settleTries = 1_200;
const settlePauseMs = 100;

/** INT is PostgreSQL's fast shutdown; QUIT its immediate one, after which the next start recovers. */
const stopSteps = [
  ['INT', 60_000],
  ['QUIT', 10_000],
] as const;
const stopPollMs = 20;

export interface Running {
  readonly port: number;
  /** True when it ran before this call. */
  readonly isAdopted: boolean;
}

/**
 * A ready PostgreSQL of this cluster: the one that runs, else a new one on `keepPort` (or any free port when null).
 * @throws Error with PostgreSQL's own words when it does not come up; the signal's reason when it aborts
 */
export async function ensureRunning(cluster: Cluster, keepPort: number | null, signal: AbortSignal): Promise<Running> {
  let said = '';
  for (let startsLeft = startTries, waitsLeft = settleTries; startsLeft > 0 && waitsLeft > 0;) {
    signal.throwIfAborted();
    const found = await findPostmaster(cluster);
    if (found?.isReady === true) return { port: found.port, isAdopted: true };
    if (found !== null) {
      said = `Process ${String(found.pid)} is neither ready nor gone.`;
      waitsLeft -= 1;
      await pause(settlePauseMs);
      continue;
    }
    const port = keepPort ?? (await freePort());
    const started = await start(cluster, port, signal);
    if (started.ok) return { port, isAdopted: false };
    said = started.output;
    startsLeft -= 1;
    await pause(startPauseMs);
  }
  throw new Error(`PostgreSQL did not start in ${cluster.dir}: ${said}`);
}

/** Waits until a process is gone, or a zombie that nobody reaps; false when it is still there after `timeoutMs`. */
async function isGoneWithin(dir: string, pid: number, timeoutMs: number): Promise<boolean> {
  for (let leftMs = timeoutMs; leftMs > 0; leftMs -= stopPollMs) {
    if (!(await isPostmasterOf(dir, pid))) return true;
    await pause(stopPollMs);
  }
  return false;
}

/**
 * Stops PostgreSQL: open transactions are rolled back, what was committed is on disk. No-op when it does not run.
 * It waits for that one process and not, as pg_ctl stop does, for a file that the next start may already have written.
 */
export async function stopPostmaster(cluster: Cluster): Promise<void> {
  const found = await findPostmaster(cluster);
  if (found === null) return;
  const { binaries, user } = cluster.host;
  for (const [signal, timeoutMs] of stopSteps) {
    await run(binaries.pgCtl, ['kill', signal, String(found.pid)], user);
    if (await isGoneWithin(cluster.dir, found.pid, timeoutMs)) return;
  }
  throw new Error(`PostgreSQL in ${cluster.dir} does not stop (process ${String(found.pid)}).`);
}
