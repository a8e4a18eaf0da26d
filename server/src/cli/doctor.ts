// `headroom doctor`: looks at everything that silently goes wrong, and says it in one line each.
import { statfs } from 'node:fs/promises';
import { systemTime } from '../clock-source.ts';
import { isTimeZone } from '../connect/local-time.ts';
import { migrationsList } from '../db/migrations/index.ts';
import type { Database } from '../db/orm.ts';
import type { MeasureTable } from '../engine/measure.ts';
import { loadMeasureTable } from '../measure/measure.store.ts';
import type { Call, Command, ExitCode } from './command.ts';
import {
  loadAppliedMigrations,
  loadBacklog,
  loadDatabaseFacts,
  loadMending,
  loadNamedMeasures,
  loadSilentSources,
  loadZones,
} from './doctor.store.ts';
import { countText } from './terminal.ts';
import { configOf, withDatabase } from './with-database.ts';

export const doctorCommand: Command = {
  name: 'doctor',
  operands: [],
  about: 'Check database, migrations, zone data, sources, tickets to mend, lateness and disk. Changes nothing.',
  options: {},
  run: runDoctor,
};

export interface Finding {
  readonly level: 'OK' | 'WARN' | 'FAIL';
  readonly what: string;
  readonly said: string;
}

/** Beyond these something is wrong. */
const slackMs = { clock: 2_000, wake: 60_000, relay: 60_000 };
const leastFreeBytes = 1024 ** 3;

async function runDoctor(call: Call): Promise<ExitCode> {
  const { databaseUrl, dataDir } = configOf(call);
  // Another server's disk is not ours to see.
  const findings = databaseUrl === null ? [runtimeFinding(), await diskFinding(dataDir)] : [runtimeFinding()];
  try {
    findings.push(
      ...(await withDatabase(call, ({ database }) => examine(database, systemTime().now()), {
        migrates: false,
        mustExist: true,
      })),
    );
  } catch (error) {
    findings.push({
      level: 'FAIL',
      what: 'database',
      said: `not reachable: ${error instanceof Error ? error.message : String(error)}`,
    });
  }
  for (const { level, what, said } of findings) call.terminal.say(`${level.padEnd(5)}${what.padEnd(16)}${said}`);
  if (findings.some(({ level }) => level === 'FAIL')) return 1;
  return findings.some(({ level }) => level === 'WARN') ? 3 : 0;
}

function runtimeFinding(): Finding {
  const { node, tz = 'unknown' } = process.versions;
  return { level: 'OK', what: 'runtime', said: `Node ${node}, zone data ${tz}` };
}

async function diskFinding(folder: string): Promise<Finding> {
  const what = 'disk';
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    const free = bavail * bsize;
    const said = `${giga(free)} of ${giga(blocks * bsize)} free at ${folder}`;
    if (free >= leastFreeBytes) return { level: 'OK', what, said };
    return { level: 'WARN', what, said: `${said}; expected at least ${giga(leastFreeBytes)}` };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return { level: 'OK', what, said: `${folder} does not exist yet` };
    throw error;
  }
}

const giga = (bytes: number): string => `${(bytes / 1024 ** 3).toFixed(1)} GiB`;
const ago = (ms: number): string => {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 120) return `${String(minutes)} min`;
  return minutes < 48 * 60 ? `${String(Math.floor(minutes / 60))} h` : `${String(Math.floor(minutes / 1440))} days`;
};

/** Everything that can be seen from inside the database. */
export function examine(database: Database, now: Temporal.Instant): Promise<Finding[]> {
  return database.transaction(
    async (tx) => {
      const applied = await loadAppliedMigrations(tx);
      const migrations = migrationFinding(applied);
      // Without our tables there is nothing more to look at.
      if (migrations.level === 'FAIL') return [migrations];
      const nowMs = now.epochMilliseconds;
      const facts = await loadDatabaseFacts(tx);
      const backlog = await loadBacklog(tx, now);
      return [
        clockFinding(facts, nowMs),
        migrations,
        zoneFinding(await loadZones(tx)),
        silenceFinding(await loadSilentSources(tx, now), nowMs),
        mendingFinding(await loadMending(tx)),
        measureFinding(await loadNamedMeasures(tx), await loadMeasureTable(tx)),
        ...backlogFindings(backlog, nowMs),
      ];
    },
    { kind: 'snapshot' },
  );
}

function clockFinding(
  { version, nowMs: theirsMs, bytes }: { version: string; nowMs: number; bytes: number },
  nowMs: number,
): Finding {
  const apartMs = Math.abs(theirsMs - nowMs);
  const said = `PostgreSQL ${version}, ${giga(bytes)}`;
  if (apartMs <= slackMs.clock) return { level: 'OK', what: 'database', said };
  return {
    level: 'WARN',
    what: 'database',
    said: `${said}; its clock is ${String(Math.round(apartMs / 1000))} s apart from ours`,
  };
}

function migrationFinding(applied: readonly string[] | null): Finding {
  const what = 'migrations';
  const known = migrationsList.map(({ name }) => name as string);
  if (applied === null) return { level: 'FAIL', what, said: 'none applied; start the server once' };
  const missing = known.filter((name) => !applied.includes(name));
  const foreign = applied.filter((name) => !known.includes(name));
  if (foreign.length > 0)
    return { level: 'FAIL', what, said: `${foreign.join(', ')} came from a newer version; use that one` };
  if (missing.length > 0)
    return { level: 'FAIL', what, said: `${missing.join(', ')} not applied; start the server once` };
  return { level: 'OK', what, said: `all ${String(known.length)} applied` };
}

function zoneFinding(zones: readonly string[]): Finding {
  const unknown = zones.filter((zone) => !isTimeZone(zone));
  if (unknown.length > 0)
    return { level: 'FAIL', what: 'zones', said: `this runtime does not know ${unknown.join(', ')}` };
  return { level: 'OK', what: 'zones', said: `${String(zones.length)} in use, all known` };
}

function silenceFinding(silent: Awaited<ReturnType<typeof loadSilentSources>>, nowMs: number): Finding {
  if (silent.length === 0) return { level: 'OK', what: 'sources', said: 'none silent for longer than expected' };
  const said = silent.map(({ name, lastMs, expectedMs }) =>
    lastMs === null
      ? `${name}: no event ever`
      : `${name}: none for ${ago(nowMs - lastMs)}, expected within ${ago(expectedMs)}`,
  );
  return { level: 'WARN', what: 'sources', said: said.join('; ') };
}

function mendingFinding(mending: readonly { readonly code: string; readonly tickets: number }[]): Finding {
  if (mending.length === 0) return { level: 'OK', what: 'mending', said: 'no ticket needs mending' };
  return {
    level: 'WARN',
    what: 'mending',
    said: mending.map(({ code, tickets }) => `${countText(tickets)} × ${code}`).join(', '),
  };
}

function measureFinding(named: readonly string[], measures: MeasureTable): Finding {
  const what = 'measures';
  const unknown = named.filter((name) => !measures.has(name));
  if (unknown.length > 0)
    return { level: 'FAIL', what, said: `clauses count by ${unknown.join(', ')}, which nobody defined: no clock runs` };
  return { level: 'OK', what, said: `${String(named.length)} in use, all defined` };
}

function backlogFindings(
  { overdue, overdueSinceMs, unnumbered, unnumberedSinceMs }: Awaited<ReturnType<typeof loadBacklog>>,
  nowMs: number,
): Finding[] {
  const lateMs = overdueSinceMs === null ? 0 : nowMs - overdueSinceMs;
  const waitingMs = unnumberedSinceMs === null ? 0 : nowMs - unnumberedSinceMs;
  const remedy = 'is a server running?';
  return [
    lateMs <= slackMs.wake
      ? { level: 'OK', what: 'wake', said: 'no clock is read late' }
      : {
          level: 'WARN',
          what: 'wake',
          said: `${countText(overdue)} tickets are due, the first since ${ago(lateMs)}; ${remedy}`,
        },
    waitingMs <= slackMs.relay
      ? { level: 'OK', what: 'relay', said: 'every change is numbered' }
      : {
          level: 'WARN',
          what: 'relay',
          said: `${countText(unnumbered)} changes wait, the first since ${ago(waitingMs)}; ${remedy}`,
        },
  ];
}
