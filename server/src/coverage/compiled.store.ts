// The process-wide store of compiled versions: a version never changes, so what was compiled once serves every ticket that
// is counted by it. What agreements follow is composed of the same and kept beside them.
import type { Tx } from '../db/orm.ts';
import { prepared } from '../db/prepared.ts';
import { compileCoverage, composeCoverage, type Coverage, type CoverageSchedule } from '../engine/coverage.ts';
import { withHolidaysOf, type ScheduleFollowing } from '../engine/coverage-versions.ts';

// A year of one schedule compiled is some tens of kilobytes; the oldest go first when there are very many.
const compiledAtMost = 2_000;
const compiled = new Map<string, Coverage>();

function keptOnce(key: string, make: () => Coverage): Coverage {
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const coverage = make();
  if (compiled.size >= compiledAtMost) {
    const oldest = compiled.keys().next().value;
    if (oldest !== undefined) compiled.delete(oldest);
  }
  compiled.set(key, coverage);
  return coverage;
}

/** A stored version as far as its hours are concerned; equal digests have equal definitions. */
interface VersionSql {
  readonly id: number;
  readonly schedule: number;
  readonly version: number;
  readonly validFromMs: number;
  readonly digest: string;
}

const select = `select id, schedule_id as schedule, version, ms(valid_from) as "validFromMs", digest
  from coverage_schedule_version`;
const versionsOfIds = prepared(`${select} where id = any($1::bigint[])`);
const versionsBeside = prepared(
  `${select} where schedule_id in (select schedule_id from coverage_schedule_version where id = any($1::bigint[]))
   order by schedule_id, version`,
);

/** The definitions that `missing` digests stand for, asked for only when something has to be compiled. */
async function loadDefinitions(tx: Tx, rows: readonly VersionSql[]): Promise<Map<string, CoverageSchedule>> {
  const ids = new Map(rows.map(({ digest, id }) => [digest, id]));
  if (ids.size === 0) return new Map();
  const found = await tx.rows<{ digest: string; definition: CoverageSchedule }>(
    'select digest, definition from coverage_schedule_version where id = any($1::bigint[])',
    [[...ids.values()]],
  );
  return new Map(found.map(({ digest, definition }) => [digest, definition]));
}

function known<V>(found: ReadonlyMap<string, V>, digest: string): V {
  const value = found.get(digest);
  if (value === undefined) throw new Error(`No schedule version has the digest ${digest}`);
  return value;
}

/** The compiled coverage of each schedule version; ids without a version are absent. */
export async function loadCoverage(tx: Tx, scheduleVersionIds: readonly number[]): Promise<Map<number, Coverage>> {
  const ids = [...new Set(scheduleVersionIds)];
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<VersionSql>(versionsOfIds, [ids]);
  const definitions = await loadDefinitions(
    tx,
    rows.filter(({ digest }) => !compiled.has(digest)),
  );
  return new Map(
    rows.map(({ id, digest }) => [id, keptOnce(digest, () => compileCoverage(known(definitions, digest)))]),
  );
}

/** Which coverage an agreement counts by: a version, and whether it follows its schedule from there. */
export interface FollowedVersion {
  readonly scheduleVersion: number;
  readonly following: ScheduleFollowing;
}

const followKey = ({ scheduleVersion, following }: FollowedVersion): string => `${following} ${scheduleVersion}`;

/** Gives the coverage of each that was wanted. @throws Error, when asked, for a version that is not there */
export async function loadFollowedCoverage(
  tx: Tx,
  wanted: readonly FollowedVersion[],
): Promise<(one: FollowedVersion) => Coverage> {
  const found = new Map<string, Coverage>();
  const pinned = wanted.filter(({ following }) => following === 'PINNED');
  const coverages = await loadCoverage(
    tx,
    pinned.map(({ scheduleVersion }) => scheduleVersion),
  );
  for (const [id, coverage] of coverages) {
    found.set(followKey({ scheduleVersion: id, following: 'PINNED' }), coverage);
  }
  const moving = new Map(wanted.filter(({ following }) => following !== 'PINNED').map((one) => [followKey(one), one]));
  for (const [key, coverage] of await composeAll(tx, [...moving.values()])) found.set(key, coverage);
  return (one) => {
    const coverage = found.get(followKey(one));
    if (coverage === undefined) throw new Error(`Schedule version ${String(one.scheduleVersion)} has no definition`);
    return coverage;
  };
}

async function composeAll(tx: Tx, wanted: readonly FollowedVersion[]): Promise<Map<string, Coverage>> {
  if (wanted.length === 0) return new Map();
  const rows = await tx.rows<VersionSql>(versionsBeside, [wanted.map(({ scheduleVersion }) => scheduleVersion)]);
  const plans = wanted.flatMap((one) => {
    const anchor = rows.find(({ id }) => id === one.scheduleVersion);
    if (anchor === undefined) return [];
    const versions = rows.filter(({ schedule }) => schedule === anchor.schedule);
    const parts = versions.map(({ digest, validFromMs }) => `${digest}@${validFromMs}`).join(' ');
    return [{ one, anchor, versions, key: `${one.following} ${anchor.digest} ${parts}` }];
  });
  const missing = plans.filter(({ key }) => !compiled.has(key));
  const definitions = await loadDefinitions(
    tx,
    missing.flatMap(({ anchor, versions }) => [anchor, ...versions]),
  );
  return new Map(
    plans.map(({ one, anchor, versions, key }) => [
      followKey(one),
      keptOnce(key, () => composed(one.following, { anchor, versions, definitions })),
    ]),
  );
}

function composed(
  following: ScheduleFollowing,
  {
    anchor,
    versions,
    definitions,
  }: {
    readonly anchor: VersionSql;
    readonly versions: readonly VersionSql[];
    readonly definitions: ReadonlyMap<string, CoverageSchedule>;
  },
): Coverage {
  const hours = known(definitions, anchor.digest);
  return composeCoverage(
    // The engine names a version by our id of it, as terms do.
    versions.map(({ id, validFromMs, digest }) => {
      const own = known(definitions, digest);
      const coverage =
        following === 'FOLLOWS'
          ? keptOnce(digest, () => compileCoverage(own))
          : compileCoverage(withHolidaysOf(hours, own));
      return { version: id, validFrom: Temporal.Instant.fromEpochMilliseconds(validFromMs), coverage };
    }),
  );
}
