// Runs the benchmarks: `node scripts/bench.ts [NAME…] [--FLAG=VALUE…]` runs test/bench/NAME.bench.ts with the flags, without
// a name all but those of a night. Each runs alone in a process of its own, on the compiled server, and prints its
// figures; it fails by exiting with another code than 0.
import { existsSync, globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { inSeconds, root, runNode } from './tool.ts';

const folder = join(root, 'test/bench');
const ending = '.bench.ts';

/** Run only by name. */
const OF_A_NIGHT: ReadonlySet<string> = new Set(['laws', 'wall']);

function chosen(names: readonly string[]): readonly string[] {
  const all = globSync(`*${ending}`, { cwd: folder })
    .map((file) => basename(file, ending))
    .sort();
  const missing = names.filter((name) => !existsSync(join(folder, `${name}${ending}`)));
  if (missing.length > 0)
    throw new Error(`No benchmark ${missing.join(', ')}; there are: ${all.join(', ') || 'none'}.`);
  return names.length > 0 ? names : all.filter((name) => !OF_A_NIGHT.has(name));
}

const failed: string[] = [];
const given = process.argv.slice(2).filter((word) => word !== '--');
const flags = given.filter((word) => word.startsWith('--'));
const names = chosen(given.filter((word) => !word.startsWith('--')));
for (const name of names) {
  console.log(`\n== ${name}`);
  const file = join(folder, `${name}${ending}`);
  const ran = await runNode(['--expose-gc', '--import', join(root, 'scripts/compiled.ts'), file, ...flags], {
    live: true,
  });
  console.log(`== ${name}: ${ran.ok ? 'done' : 'FAILED'} in ${inSeconds(ran.seconds)}`);
  if (!ran.ok) failed.push(name);
}
console.log(`\n${String(names.length - failed.length)} of ${String(names.length)} benchmarks kept their figures.`);
if (failed.length > 0) console.log(`Failed: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
