// Which version of a schedule applies when, and what an agreement takes over of the later ones. composeCoverage makes one
// coverage of them.
import type { CoverageVersion } from './coverage-compile.ts';
import type { CoverageSchedule } from './coverage-schedule.ts';

/** What an agreement version does when its schedule gets a new version. */
export type ScheduleFollowing = 'PINNED' | 'HOLIDAYS_ONLY' | 'FOLLOWS';

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
