// A schedule's versions as one coverage: every instant is counted by the version that applies to it. The tracks are the
// compiled schedule's own, so that each question of coverage.ts is answered across versions without knowing of them.
import { compiledOf, coverageOf } from './coverage-compile.ts';
import type { Coverage, Reign } from './coverage-compile.ts';
import type { CoverageSchedule } from './coverage-schedule.ts';

/** A version and from when it applies; the first has always applied, whatever its `validFrom` says. */
export interface CoverageVersion {
  readonly version: number;
  readonly validFrom: Temporal.Instant;
  readonly coverage: Coverage;
}

/** What an agreement version does when its schedule gets a new version. */
export type ScheduleFollowing = 'PINNED' | 'HOLIDAYS_ONLY' | 'FOLLOWS';

/**
 * One coverage of all versions: at an instant the one with the latest `validFrom` not after it, of equal ones the
 * highest version. `schedule` is the last one's. Throws RangeError when there are none.
 */
export function composeCoverage(versions: readonly CoverageVersion[]): Coverage {
  const inOrder = inForceInOrder(versions);
  const last = inOrder.at(-1);
  if (last === undefined) throw new RangeError('Expected at least one version of a schedule, got none.');
  if (inOrder.length === 1) return last.coverage;
  const reigns = inOrder.flatMap(({ validFrom, coverage }, i): Reign[] => {
    const from = i === 0 ? -Infinity : validFrom.epochMilliseconds;
    const until = inOrder[i + 1]?.validFrom.epochMilliseconds ?? Infinity;
    return compiledOf(coverage).reigns.map((reign) => ({ ...reign, from, until }));
  });
  return coverageOf(last.coverage.schedule, reigns);
}

/** The versions that apply at some instant, by `validFrom`. */
export function inForceInOrder<V extends Pick<CoverageVersion, 'version' | 'validFrom'>>(versions: readonly V[]): V[] {
  const inOrder = [...versions].sort(
    (a, b) => Temporal.Instant.compare(a.validFrom, b.validFrom) || a.version - b.version,
  );
  return inOrder.filter(({ validFrom }, i) => !(inOrder[i + 1]?.validFrom.equals(validFrom) ?? false));
}

/** The version that applies at an instant; null only when there is none at all. */
export function versionAt<V extends Pick<CoverageVersion, 'version' | 'validFrom'>>(
  versions: readonly V[],
  at: Temporal.Instant,
): V | null {
  const inOrder = inForceInOrder(versions);
  return inOrder.findLast(({ validFrom }) => Temporal.Instant.compare(validFrom, at) <= 0) ?? inOrder[0] ?? null;
}

/** A schedule with the hours of one version and the holidays of another: for agreements that follow holidays only. */
export const withHolidaysOf = (hours: CoverageSchedule, { holidays }: CoverageSchedule): CoverageSchedule => ({
  ...hours,
  holidays,
});
