// Every law of clocks and of covered time, a million times each: a night's work. LAW_RUNS asks for fewer, LAW_SEED for
// other lives. A law that does not hold is printed with its seed and the shortest life that shows it.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool } from '../../scripts/tool.ts';

interface Found {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly duration?: number;
    }[];
  }[];
}

const runs = process.env['LAW_RUNS'] ?? '1000000';
const seed = process.env['LAW_SEED'] ?? String(process.hrtime.bigint() % 2_147_483_647n);
const folder = mkdtempSync(join(tmpdir(), 'headroom-laws-'));
const results = join(folder, 'laws.json');
const files = ['laws', 'change-laws', 'coverage-laws', 'coverage-versions', 'schedule-versions', 'reference-engine'];

console.log(`LAW_SEED=${seed} LAW_RUNS=${runs}`);
const { ok } = await runTool(
  'vitest',
  ['run', '--project', 'engine', ...files.map((file) => `test/engine/${file}.test.ts`)],
  {
    live: true,
    env: { LAW_RUNS: runs, LAW_SEED: seed, HEADROOM_TEST_RESULTS: results },
  },
);
const { testResults } = JSON.parse(readFileSync(results, 'utf8')) as Found;
rmSync(folder, { recursive: true });
for (const { fullName, status, duration = 0 } of testResults.flatMap(({ assertionResults }) => assertionResults)) {
  // What takes no time is a story among the laws.
  if (duration < 100) continue;
  const rate = Math.round((Number(runs) / duration) * 1_000);
  console.log(`${status === 'passed' ? 'holds ' : 'BROKEN'} ${String(rate).padStart(8)} lives/s  ${fullName}`);
}
process.exitCode = ok ? 0 : 1;
