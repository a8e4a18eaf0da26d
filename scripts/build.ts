// Builds what is stale: `node scripts/build.ts [server] [dashboard]` (both without a name). A part is stale when one of
// its inputs, a folder of them (something was added or taken away) or the lockfile is newer than its stamp.
import { existsSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inSeconds, root, runTool } from './tool.ts';
import type { ToolRun } from './tool.ts';

interface Part {
  readonly name: string;
  /** Files and folders, from the root. */
  readonly inputs: readonly string[];
  readonly output: string;
  /** A file that the build must have made. */
  readonly proof: string;
  build(): Promise<ToolRun>;
}

const parts: readonly Part[] = [
  {
    name: 'server',
    inputs: ['server/src', 'server/tsconfig.json', 'server/package.json', 'tsconfig.json', 'pnpm-lock.yaml'],
    output: 'server/dist',
    proof: 'server/dist/main.js',
    build: async () => {
      removeOrphans(join(root, 'server/dist'), join(root, 'server/src'));
      return runTool('typescript/tsc', ['-p', 'server/tsconfig.json']);
    },
  },
  {
    name: 'dashboard',
    inputs: [
      ...['src', 'public', 'index.html', 'vite.config.ts', 'tsconfig.json', 'package.json'].map(
        (one) => `dashboard/${one}`,
      ),
      'pnpm-lock.yaml',
    ],
    output: 'dashboard/dist',
    proof: 'dashboard/dist/index.html',
    build: () => runTool('vite', ['build', 'dashboard', '--logLevel', 'warn'], { env: { NODE_ENV: 'production' } }),
  },
];

/** Compiled files whose source is gone; they would still be found and loaded. */
function removeOrphans(output: string, source: string): void {
  if (!existsSync(output)) return;
  for (const entry of readdirSync(output, { recursive: true, encoding: 'utf8' })) {
    const compiled = /^(.*)\.js(\.map)?$/.exec(entry)?.[1];
    if (compiled !== undefined && !existsSync(join(source, `${compiled}.ts`))) rmSync(join(output, entry));
  }
}

/** Milliseconds since the epoch of the newest change in a file or in a folder and all below it; 0 when it is not there. */
function newestChange(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const inside = readdirSync(path).map((name) => newestChange(join(path, name)));
  return Math.max(found.mtimeMs, ...inside);
}

const stampOf = (part: Part): string => join(root, part.output, '.built');

function isFresh(part: Part): boolean {
  const stamp = statSync(stampOf(part), { throwIfNoEntry: false });
  if (stamp === undefined || !existsSync(join(root, part.proof))) return false;
  return part.inputs.every((input) => newestChange(join(root, input)) <= stamp.mtimeMs);
}

/** Builds a part if it is stale; false when that failed. */
async function refresh(part: Part): Promise<boolean> {
  if (isFresh(part)) return true;
  // A change made while the build runs must leave it stale: the stamp tells when the build began.
  const beganAt = new Date();
  const run = await part.build();
  if (!run.ok || !existsSync(join(root, part.proof))) {
    console.error(`${part.name}: the build failed\n${run.output.trim() || `${part.proof} is missing.`}`);
    return false;
  }
  if (run.output.trim() !== '') console.error(run.output.trim());
  writeFileSync(stampOf(part), '');
  utimesSync(stampOf(part), beganAt, beganAt);
  console.log(`${part.name}: built in ${inSeconds(run.seconds)}`);
  return true;
}

/** Builds the named parts, side by side, unless they are fresh; false when one failed. */
export async function build(names: readonly string[]): Promise<boolean> {
  const unknown = names.filter((name) => parts.every((part) => part.name !== name));
  if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(', ')}; expected server or dashboard.`);
  const chosen = parts.filter((part) => names.length === 0 || names.includes(part.name));
  const results = await Promise.all(chosen.map(refresh));
  return results.every(Boolean);
}

if (import.meta.main) process.exitCode = (await build(process.argv.slice(2))) ? 0 : 1;
