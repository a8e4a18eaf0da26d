// How an agreement version follows its schedule: pinned to the version it was agreed with, taking over the holidays of
// later versions only, or following it altogether. The answer is what composeCoverage puts together.
import type { CoverageSchedule } from './coverage.ts';

export type ScheduleFollowing = 'PINNED' | 'HOLIDAYS_ONLY' | 'FOLLOWS';

/** A version of a schedule as it was written. */
export interface ScheduleVersion {
  readonly version: number;
  readonly validFrom: Temporal.Instant;
  readonly schedule: CoverageSchedule;
}

/** The versions by which an agreement counts that was agreed with version `pinned`. Throws RangeError without it. */
export function followedVersions(
  versions: readonly ScheduleVersion[],
  { pinned, follows }: { readonly pinned: number; readonly follows: ScheduleFollowing },
): ScheduleVersion[] {
  const own = versions.find(({ version }) => version === pinned);
  if (own === undefined)
    throw new RangeError(`Expected version ${pinned} among those of the schedule, did not find it.`);
  switch (follows) {
    case 'PINNED':
      return [own];
    case 'FOLLOWS':
      return [...versions];
    case 'HOLIDAYS_ONLY':
      return versions
        .filter(({ version }) => version >= pinned)
        .map((each) => ({ ...each, schedule: { ...own.schedule, holidays: each.schedule.holidays } }));
  }
}
