// Running `headroom` commands in a test: in this process with what they say collected, or as a process of its own that
// can be killed.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { runCommandLine } from '../../server/src/cli.ts';
import { createTerminal } from '../../server/src/cli/terminal.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command here; `environment` is all it sees of one. */
export async function runHere(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  signal: AbortSignal = new AbortController().signal,
): Promise<Ran> {
  const written = { out: '', err: '' };
  const terminal = createTerminal({
    out: { write: (text: string) => (written.out += text) },
    err: { write: (text: string) => (written.err += text) },
    elapsedMs: () => performance.now(),
  });
  const code = await runCommandLine({ args, environment, terminal, signal });
  return { code, ...written };
}

const entry = join(import.meta.dirname, '..', '..', 'server', 'src', 'cli.ts');

/** Starts a command as a process of its own. */
export function startCommand(args: readonly string[], environment: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, [entry, ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** How a process ended: its exit code, or the signal that ended it. */
export function endOf(child: ChildProcess): Promise<number | NodeJS.Signals> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      resolve(code ?? signal ?? 'SIGKILL');
    });
  });
}
