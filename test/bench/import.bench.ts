// The whole real log through the command as a user runs it, under an agreement of three measures: how long, how fast, and
// the most memory that its process ever held. HEADROOM_REAL_LOG names another log; without one there is nothing to measure.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hour, makeWorld } from '../support/world.ts';
import { benchDatabase, judge } from './bench-world.ts';

const root = join(import.meta.dirname, '..', '..');
const whole = join(root, '..', 'shared', 'data', 'incidents', 'incident_event_log.csv.gz');
const file = process.env['HEADROOM_REAL_LOG'] ?? whole;
const rowsOfWhole = 141_712;

/** Prints, at the end of a process, the most memory it held (VmHWM), in kB. */
const watch = `import { readFileSync } from 'node:fs';
process.on('exit', () => console.log(/VmHWM:\\s+\\d+/.exec(readFileSync('/proc/self/status', 'utf8'))[0]));`;

function importInto(url: string, watcher: string): Promise<string> {
  const args = ['--import', watcher, join(root, 'server/dist/cli.js'), 'import', 'servicenow-log', file];
  const options = ['--zone', 'America/Sao_Paulo', '--customer', 'IMPORT'];
  const child = spawn(process.execPath, [...args, ...options], {
    env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve(out);
      else reject(new Error(`The import ended with ${String(code)}: ${out}`));
    });
  });
}

if (existsSync(file)) {
  const bench = await benchDatabase();
  const watcher = join(tmpdir(), `headroom-watch-${String(process.pid)}.mjs`);
  await writeFile(watcher, watch);
  try {
    const clauses = [
      { number: '1', measure: 'FIRST_RESPONSE', promiseMs: 6 * hour, targetMs: 4 * hour },
      { number: '2', measure: 'NEXT_RESPONSE', promiseMs: 8 * hour, targetMs: 6 * hour },
      { number: '3', measure: 'RESOLUTION', promiseMs: 40 * hour, targetMs: 30 * hour },
    ];
    await bench.database.transaction((tx) => makeWorld(tx, 'IMPORT', { clauses, from: '2010-01-01T00:00:00Z' }));
    const out = await importInto(bench.url, watcher);
    console.log(out);
    const rows = Number((/^([\d,]+) rows of/m.exec(out)?.[1] ?? '0').replaceAll(',', ''));
    const [, minutes = '0', seconds = '0'] = /tickets in (?:(\d+) min )?([\d.]+) s/.exec(out) ?? [];
    const took = Number(minutes) * 60 + Number(seconds);
    console.log(`${String(Math.round(rows / took))} rows/s`);
    if (rows === rowsOfWhole) judge('import of the whole log, s', took, { atMost: 60 });
    judge('peak memory of the importing process, MB', Number(/VmHWM:\s+(\d+)/.exec(out)?.[1] ?? NaN) / 1024, {
      atMost: 700,
    });
  } finally {
    await rm(watcher, { force: true });
    await bench.close();
  }
} else console.log(`Not measured: there is no ${file}; HEADROOM_REAL_LOG names a log.`);
