// The overview's state. A change says that the counts moved, not what they have become: the state stays as it is
// until the fresh snapshot that the change asks for.
import type { OverviewSnapshotQuery } from '../generated/overview.ts';

export type OverviewState = OverviewSnapshotQuery;

/** The same state, whatever the change. */
export const mergeOverview = (state: OverviewState): OverviewState => state;
