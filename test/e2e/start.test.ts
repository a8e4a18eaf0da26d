import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { root } from '../../scripts/tool.ts';
import { scratchFolder } from '../support/scratch.ts';
import type { ScratchFolder } from '../support/scratch.ts';

let folder: ScratchFolder;
let dataDir: string;
let child: ChildProcess;
let lines: string[];

beforeAll(async () => {
  folder = await scratchFolder();
  dataDir = join(folder.path, 'data');
});

afterAll(async () => {
  child.kill('SIGKILL');
  await folder.remove();
});

beforeEach(() => {
  lines = [];
});

/** Starts the compiled server as `pnpm start` does; resolves to its address once it has announced itself. */
async function start(env: NodeJS.ProcessEnv = {}): Promise<string> {
  child = spawn('node', [join(root, 'server/dist/main.js')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PORT: '0', HEADROOM_DEMO: 'off', DATA_DIR: dataDir, ...env },
  });
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('The output of the server is not piped.');
  createInterface({ input: stderr }).on('line', (line) => lines.push(line));
  const address = Promise.withResolvers<string>();
  createInterface({ input: stdout }).on('line', (line) => {
    lines.push(line);
    const url = /^ {2}Headroom +(http\S+)/.exec(line)?.[1];
    if (url !== undefined) address.resolve(url);
  });
  child.once('exit', () => {
    address.reject(new Error(`The server ended before it listened:\n${lines.join('\n')}`));
  });
  return address.promise;
}

/** Sends the signals, and waits for the exit: its code, or the signal that ended it. */
async function end(...signals: NodeJS.Signals[]): Promise<unknown[]> {
  const gone = once(child, 'exit');
  for (const signal of signals) child.kill(signal);
  return gone;
}

/** Every live process whose command line names our folder. */
async function processesOfOurs(): Promise<string[]> {
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(numbers.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
  return commands.filter((command) => command.includes(folder.path));
}

test('the first start says where it is, where the data is, and how to sign in, without saying the secret', async () => {
  const url = await start();
  const said = lines.join('\n');
  expect(url).toMatch(/^http:\/\/localhost:\d+$/);
  expect(said).toContain(dataDir);
  expect(said).toContain(join(dataDir, 'sign-in-link.txt'));
  const link = await readFile(join(dataDir, 'sign-in-link.txt'), 'utf8');
  expect(link).toMatch(/^http:\/\/localhost:\d+\//);
  expect(said).not.toContain(link.trim());
  expect(((await stat(join(dataDir, 'sign-in-link.txt'))).mode & 0o777).toString(8)).toBe('600');
  await end('SIGTERM');
});

// Without /proc there is nothing to count with.
test.runIf(process.platform === 'linux')(
  'one Ctrl-C, which arrives twice under npx, ends everything in good order',
  async () => {
    const url = await start();
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect(await processesOfOurs()).not.toEqual([]);
    const gone = once(child, 'exit');
    child.kill('SIGINT');
    child.kill('SIGINT');
    expect(await gone).toEqual([0, null]);
    expect(await processesOfOurs()).toEqual([]);
  },
);

test.runIf(process.platform === 'linux')(
  'SIGTERM ends everything in good order, and the next start finds its data',
  async () => {
    await start();
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await gone).toEqual([0, null]);
    expect(await processesOfOurs()).toEqual([]);
  },
);

test('a configuration that is not usable ends the start with everything that is wrong with it', async () => {
  await expect(start({ PORT: 'http', HOST: '0.0.0.0' })).rejects.toThrow(
    /PORT: expected a port number.*HOST: expected a loopback/s,
  );
  expect(child.exitCode).toBe(2);
});
