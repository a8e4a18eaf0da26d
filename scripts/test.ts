// The whole test suite, each law tried ten thousand times; LAW_RUNS says otherwise. Arguments are vitest's own.
import { runTool } from './tool.ts';

const env = { LAW_RUNS: process.env['LAW_RUNS'] ?? '10000' };
const { ok } = await runTool('vitest', ['run', ...process.argv.slice(2)], { live: true, env });
process.exitCode = ok ? 0 : 1;
