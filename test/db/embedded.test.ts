import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readFile, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startEmbedded } from '../../server/src/db/embedded.ts';
import type { EmbeddedDatabase, EmbeddedLog, EmbeddedOptions } from '../../server/src/db/embedded.ts';
import { chooseUser, packagedRoot, reachableBinaries, run } from '../../server/src/db/embedded-host.ts';
import { execute } from '../support/cluster.ts';
import { scratchFolder } from '../support/scratch.ts';
import type { ScratchFolder } from '../support/scratch.ts';

const isRoot = process.getuid?.() === 0;
const quiet: EmbeddedLog = { info: () => undefined, warn: () => undefined, error: () => undefined };
const holder = fileURLToPath(new URL('../support/embedded-holder.ts', import.meta.url));

let folder: ScratchFolder;
let dataDir: string;
let clusterDir: string;

// Spaces, because folders of people have them.
beforeAll(async () => {
  folder = await scratchFolder();
  dataDir = join(folder.path, 'data of ours');
  clusterDir = join(dataDir, 'postgres', 'cluster');
});

afterAll(async () => {
  await folder.remove();
});

const started: EmbeddedDatabase[] = [];

async function start(more: Partial<EmbeddedOptions> = {}): Promise<EmbeddedDatabase> {
  const settings = { fsync: 'off' };
  const embedded = await startEmbedded({ dataDir, log: quiet, settings, fallbackRoot: folder.path, ...more });
  started.push(embedded);
  return embedded;
}

// Stopping twice is nothing, so that only a failed test leaves work for this.
afterEach(async () => {
  for (const { stop } of started.splice(0)) await stop();
  for (const { child } of holders.splice(0)) await kill(child);
});

async function ask<T>(url: string, sql: string): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: T }>(`select ${sql} as answer`);
    const [row] = rows;
    if (row === undefined) throw new Error(`no row for ${sql}`);
    return row.answer;
  } finally {
    await client.end();
  }
}

async function postmasterPid(): Promise<number> {
  return Number((await readFile(join(clusterDir, 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

/** Whether a process runs; one that ended and that nobody asked about (a zombie) has no command any more. */
async function isAlive(pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return (await run('ps', ['-p', String(pid)], null)).ok;
  return (await readFile(`/proc/${String(pid)}/cmdline`, 'utf8').catch(() => '')) !== '';
}

const holders: Held[] = [];

interface Held {
  readonly child: ChildProcess;
  readonly url: string;
  readonly notices: readonly string[];
}

/** Another process that holds the same database. */
async function holdElsewhere(): Promise<Held> {
  const child = spawn('node', [holder, dataDir], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const held = { child, ...(JSON.parse(line) as { url: string; notices: string[] }) };
  holders.push(held);
  return held;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

async function letGo(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.stdin?.end();
  await gone;
}

describe('the embedded database', () => {
  test('starts in an empty folder, says so, keeps what it was given, and is gone after the stop', async () => {
    const first = await start();
    expect(first.fresh).toBe(true);
    expect(await ask<string>(first.url, 'version()')).toMatch(/^PostgreSQL 18\./);
    await execute(first.url, ['create table kept as select 42 as n']);
    const pid = await postmasterPid();
    expect(await isAlive(pid)).toBe(true);
    await first.stop();
    await first.stop();
    expect(await isAlive(pid)).toBe(false);

    const second = await start();
    expect(second.fresh).toBe(false);
    expect(await ask(second.url, '(select n from kept)')).toBe(42);
    await second.stop();
  });

  test('gives the app a role that owns its own database and can do nothing else', async () => {
    const { url, stop } = await start();
    const role = "(select row_to_json(r) from pg_roles r where rolname = 'headroom')";
    expect(await ask(url, role)).toMatchObject({
      rolsuper: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      rolbypassrls: false,
    });
    expect(await ask(url, "(select pg_get_userbyid(datdba) from pg_database where datname = 'headroom')")).toBe(
      'headroom',
    );
    await expect(execute(url, ['create database more'])).rejects.toThrow(/permission denied to create database/);
    await expect(ask(url, "pg_read_file('/etc/passwd')")).rejects.toThrow(/permission denied/);
    await stop();
  });

  test('lets a role make databases only when asked to', async () => {
    const { url, stop } = await start({ mayCreateDatabases: true });
    expect(await ask(url, '(select rolcreatedb from pg_roles where rolname = current_user)')).toBe(true);
    await stop();
  });

  test('lets nobody in without the random password', async () => {
    const { url, stop } = await start();
    for (const password of ['', 'password', 'headroom', 'postgres']) {
      for (const user of ['headroom', 'postgres']) {
        const guess = Object.assign(new URL(url), { username: user, password });
        await expect(ask(guess.href, '1')).rejects.toThrow(/password/);
      }
    }
    expect(new URL(url).password.length).toBeGreaterThanOrEqual(32);
    await stop();
  });

  test('listens on the loopback address alone, keeps every commit, and logs no statement', async () => {
    const { url, stop } = await start();
    const setting = (name: string): Promise<string> => ask(url, `current_setting('${name}')`);
    expect(new URL(url).hostname).toBe('127.0.0.1');
    expect(await setting('listen_addresses')).toBe('127.0.0.1');
    expect(await readFile(join(clusterDir, 'headroom.conf'), 'utf8')).toMatch(/^unix_socket_directories = ''$/m);
    expect(await setting('synchronous_commit')).toBe('on');
    await expect(ask(url, "'a-customers-name'::int")).rejects.toThrow(/invalid input/);
    await stop();
    const logs = await readdir(join(clusterDir, 'log'));
    expect(logs).toHaveLength(1);
    const text = await readFile(join(clusterDir, 'log', logs[0] ?? ''), 'utf8');
    expect(text).toMatch(/ready to accept connections/);
    expect(text).not.toMatch(/select .*a-customers-name|alter role/i);
  });

  test('closes its folder, its files and its passwords to other users', async () => {
    const modeOf = async (...path: string[]): Promise<string> =>
      ((await stat(join(dataDir, ...path))).mode & 0o777).toString(8);
    expect(await modeOf('postgres', 'credentials.json')).toBe('600');
    expect(await modeOf('postgres', 'cluster')).toBe('700');
    // The server's user may pass through, not list.
    expect(await modeOf('postgres')).toBe(isRoot ? '711' : '700');
    expect(await modeOf()).toBe(isRoot ? '711' : '700');
    expect(await readdir(join(dataDir, 'postgres'))).toEqual(['cluster', 'credentials.json']);
  });

  test("takes none of the process's signals", async () => {
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK', 'exit', 'beforeExit', 'uncaughtException', 'message'];
    const counts = (): number[] => signals.map((signal) => process.listenerCount(signal));
    const before = counts();
    const { stop } = await start();
    expect(counts()).toEqual(before);
    await stop();
  });

  test('is not led astray by PGDATESTYLE and its like', async () => {
    const variables = { PGDATESTYLE: 'nonsense', PGSSLMODE: 'require', PGPORT: '1', PGDATA: '/nowhere' };
    Object.assign(process.env, variables);
    try {
      await (await start({ dataDir: join(folder.path, 'its like') })).stop();
      await (await start()).stop();
    } finally {
      for (const name of Object.keys(variables)) Reflect.deleteProperty(process.env, name);
    }
  });
});

describe('several processes on one folder', () => {
  test('a database whose process was killed lives on, is adopted, and is stopped by who adopted it', async () => {
    const other = await holdElsewhere();
    const pid = await postmasterPid();
    await kill(other.child);
    expect(await isAlive(pid)).toBe(true);

    const adopted = await start();
    expect(adopted.url).toBe(other.url);
    expect(await postmasterPid()).toBe(pid);
    expect(adopted.notices.join()).toMatch(/already running/);
    expect(await ask(adopted.url, '1')).toBe(1);
    await adopted.stop();
    expect(await isAlive(pid)).toBe(false);
  });

  test('the second shares it, and leaving does not take it from the first', async () => {
    const other = await holdElsewhere();
    const pid = await postmasterPid();
    const second = await start();
    expect(second.url).toBe(other.url);
    await second.stop();
    expect(await isAlive(pid)).toBe(true);
    expect(await ask(other.url, '1')).toBe(1);
    await letGo(other.child);
    expect(await isAlive(pid)).toBe(false);
  });

  test('the first leaves, the second keeps it, and is then the last one out', async () => {
    const other = await holdElsewhere();
    const pid = await postmasterPid();
    const second = await start();
    await letGo(other.child);
    expect(await isAlive(pid)).toBe(true);
    expect(await ask(second.url, '1')).toBe(1);
    await second.stop();
    expect(await isAlive(pid)).toBe(false);
  });

  test('three that start at once in an empty folder share one database', async () => {
    const shared = { dataDir: join(folder.path, 'at once') };
    const all = await Promise.all([start(shared), start(shared), start(shared)]);
    expect(new Set(all.map((one) => one.url)).size).toBe(1);
    await Promise.all(all.map((one) => one.stop()));
    expect(await readdir(join(shared.dataDir, 'postgres'))).toEqual(['cluster', 'credentials.json']);
  });

  test('starting again while the last one out is stopping it works', async () => {
    const first = await start();
    const [second] = await Promise.all([start(), first.stop()]);
    expect(await ask(second.url, '1')).toBe(1);
    await second.stop();
  });
});

describe('bad days', () => {
  test('a database that is killed comes back by itself at the same address', async () => {
    const back = Promise.withResolvers<string>();
    const log = { ...quiet, info: back.resolve };
    const { url, stop } = await start({ log });
    const pid = await postmasterPid();
    process.kill(pid, 'SIGKILL');
    expect(await back.promise).toMatch(/is back/);
    expect(await ask(url, '1')).toBe(1);
    expect(await postmasterPid()).not.toBe(pid);
    await stop();
  });

  test('stopping while the database is dead leaves nothing running', async () => {
    const away = Promise.withResolvers<string>();
    const { stop } = await start({ log: { ...quiet, warn: away.resolve } });
    process.kill(await postmasterPid(), 'SIGKILL');
    await away.promise;
    await stop();
    const left = await postmasterPid().catch(() => null);
    expect(left !== null && (await isAlive(left))).toBe(false);
  });

  test('both are killed and the next start recovers', async () => {
    const other = await holdElsewhere();
    const pid = await postmasterPid();
    await kill(other.child);
    process.kill(pid, 'SIGKILL');
    const { url, stop } = await start();
    expect(await ask(url, '1')).toBe(1);
    await stop();
  });

  test("a stale pid file that now names another program's process does not stand in the way", async () => {
    const { user } = await chooseUser('postgres', clusterDir);
    const ids = user === null ? {} : { uid: user.uid, gid: user.gid };
    const innocent = spawn('sleep', ['600'], { stdio: 'ignore', cwd: '/', ...ids });
    await once(innocent, 'spawn');
    const pid = innocent.pid ?? 0;
    await writeFile(
      join(clusterDir, 'postmaster.pid'),
      `${String(pid)}\n${clusterDir}\n1\n5432\n\n127.0.0.1\n1 1\nready\n`,
    );
    const { url, stop } = await start();
    expect(await ask(url, '1')).toBe(1);
    expect(await isAlive(pid)).toBe(true);
    await stop();
    await kill(innocent);
  });

  test('what a killed first start left behind is taken away', async () => {
    const other = { dataDir: join(folder.path, 'half') };
    const dead = spawn('true', { stdio: 'ignore' });
    await once(dead, 'exit');
    const half = join(other.dataDir, 'postgres', `cluster.new-${String(dead.pid)}-0a0a`);
    await mkdir(half, { recursive: true });
    await chmod(other.dataDir, 0o711);
    await writeFile(join(half, 'PG_VERSION'), '18\n');
    const { fresh, stop } = await start(other);
    expect(fresh).toBe(true);
    await stop();
    expect(await readdir(join(other.dataDir, 'postgres'))).toEqual(['cluster', 'credentials.json']);
  });

  test('lost passwords and a cluster of another version are refused in plain words', async () => {
    const credentials = join(dataDir, 'postgres', 'credentials.json');
    await rename(credentials, `${credentials}.away`);
    await expect(start()).rejects.toThrow(/its passwords are not: expected .*credentials\.json/);
    await rename(`${credentials}.away`, credentials);

    await writeFile(join(clusterDir, 'PG_VERSION'), '17\n');
    await expect(start()).rejects.toThrow(/made by PostgreSQL 17; this version of Headroom carries 18/);
    await writeFile(join(clusterDir, 'PG_VERSION'), '18\n');
    await (await start()).stop();
  });
});

// PostgreSQL refuses to run as root, so that only then another user has to reach things.
describe.runIf(isRoot)('started as root', () => {
  test('PostgreSQL runs as another user, and the start says so', async () => {
    const { notices, stop } = await start();
    expect(notices.join()).toMatch(/Running as root, so PostgreSQL runs as the system user "postgres"/);
    const status = await readFile(`/proc/${String(await postmasterPid())}/status`, 'utf8');
    expect(status).toMatch(/^Uid:\s+[1-9]/m);
    await stop();
  });

  test('a data folder that the user cannot reach is kept elsewhere, and found again', async () => {
    const closed = join(folder.path, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const elsewhere = { dataDir: join(closed, 'data') };
    const first = await start(elsewhere);
    expect(first.fresh).toBe(true);
    const place = (await readFile(join(elsewhere.dataDir, 'postgres.location'), 'utf8')).trim();
    expect(place.startsWith(join(folder.path, 'headroom-'))).toBe(true);
    expect(first.notices.join()).toContain(place);
    await execute(first.url, ['create table kept as select 42 as n']);
    await first.stop();

    const second = await start(elsewhere);
    expect(second.fresh).toBe(false);
    await second.stop();

    await rename(place, `${place}.gone`);
    await expect(start(elsewhere)).rejects.toThrow(/that folder is gone/);
  });

  test('binaries that the user cannot reach are copied to where it can, once', async () => {
    const closed = join(folder.path, 'closed clone');
    const home = join(folder.path, 'home');
    await mkdir(closed, { mode: 0o700 });
    await mkdir(home);
    expect((await run('cp', ['-a', await packagedRoot(), join(closed, 'native')], null)).ok).toBe(true);
    const { user } = await chooseUser('postgres', home);
    const copied = await reachableBinaries(join(closed, 'native'), home, user);
    expect(copied.postgres.startsWith(home)).toBe(true);
    expect((await run(copied.postgres, ['--version'], user)).output).toMatch(/18\./);
    expect(await reachableBinaries(join(closed, 'native'), home, user)).toEqual(copied);
    expect(await readdir(home)).toHaveLength(1);
  });
});
