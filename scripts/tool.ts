// How every script runs a tool: by its own file under the pinned Node, never through a shell or a package manager, so that
// signals and exit codes arrive as they are.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

/** The program file of an installed package: of its only program, or of the one named like `program`. */
function programFile(packageName: string, program: string): string {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const file = typeof bin === 'string' ? bin : bin[program];
  if (file === undefined) throw new Error(`The package ${packageName} has no program ${program}.`);
  return join(folder, file);
}

export interface ToolRun {
  readonly ok: boolean;
  /** Standard output and error in the order they came; empty when they went to the terminal. */
  readonly output: string;
  readonly seconds: number;
}

export interface ToolOptions {
  /** True: output goes to the terminal as it comes. */
  readonly live?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Ends the tool with SIGTERM when it aborts. */
  readonly signal?: AbortSignal;
}

/** Runs Node with `args` from the project's root. */
export function runNode(args: readonly string[], options: ToolOptions = {}): Promise<ToolRun> {
  const startedMs = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: options.live === true ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...options.env },
    });
    const parts: string[] = [];
    const keep = (part: Buffer): void => void parts.push(part.toString('utf8'));
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    const end = (): void => void child.kill('SIGTERM');
    options.signal?.addEventListener('abort', end, { once: true });
    child.on('error', reject);
    child.on('close', (code) => {
      options.signal?.removeEventListener('abort', end);
      resolve({ ok: code === 0, output: parts.join(''), seconds: (performance.now() - startedMs) / 1_000 });
    });
  });
}

/** Runs an installed tool, e.g. `runTool('typescript/tsc', ['-p', '.'])`; the program is named when it is not the package's. */
export function runTool(tool: string, args: readonly string[], options: ToolOptions = {}): Promise<ToolRun> {
  const [packageName = '', program = packageName] = tool.split('/');
  return runNode([programFile(packageName, program), ...args], options);
}

/** "4.1 s". */
export function inSeconds(seconds: number): string {
  return `${seconds.toFixed(1)} s`;
}
