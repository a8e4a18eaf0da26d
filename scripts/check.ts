// What must hold before a commit, in under a minute: format, lint, types, unused code, and the tests that need neither a
// database nor a browser. `node scripts/check.ts [NAME…]` runs only the named steps.
import { inSeconds, runNode, runTool } from './tool.ts';
import type { ToolRun } from './tool.ts';

interface Step {
  readonly name: string;
  run(): Promise<ToolRun>;
}

/** Has a compiler of its own: `.vue` files are no TypeScript. */
const dashboard = ['dashboard/src', 'test/dashboard'];

// The longest first: with two cores the rest fits beside it.
const steps: readonly Step[] = [
  { name: 'types-and-lint', run: () => runNode(['scripts/types-and-lint.ts', ...dashboard]) },
  {
    name: 'engine',
    // Pure code leaves nothing behind, so its files may share a process that is warm; `pnpm test` gives each its own.
    run: () =>
      runTool('vitest', ['run', '--project', 'engine', '--reporter', 'dot', '--maxWorkers', '1', '--no-isolate']),
  },
  { name: 'lint-dashboard', run: () => runNode(['scripts/lint-dashboard.ts', ...dashboard]) },
  {
    name: 'format',
    run: () => runTool('prettier', ['--check', '--log-level', 'warn', '--cache', '--cache-strategy', 'content', '.']),
  },
  { name: 'types-dashboard', run: () => runTool('vue-tsc', ['-p', 'test/dashboard/tsconfig.json']) },
  { name: 'unused', run: () => runTool('knip', []) },
];
const atOnce = 2;

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => steps.every((step) => step.name !== name));
if (unknown.length > 0) {
  throw new Error(`There is no step ${unknown.join(', ')}; there are: ${steps.map((step) => step.name).join(', ')}.`);
}
const waiting = steps.filter((step) => asked.length === 0 || asked.includes(step.name));
const failed: string[] = [];
const startedMs = performance.now();

async function work(): Promise<void> {
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
    const { ok, output, seconds } = await step.run();
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${step.name.padEnd(16)} ${inSeconds(seconds)}`);
    if (ok) continue;
    failed.push(step.name);
    console.log(`${output.trim()}\n`);
  }
}

await Promise.all(Array.from({ length: atOnce }, work));
const took = inSeconds((performance.now() - startedMs) / 1_000);
console.log(failed.length === 0 ? `All is well (${took}).` : `Failed: ${failed.join(', ')} (${took}).`);
process.exitCode = failed.length === 0 ? 0 : 1;
