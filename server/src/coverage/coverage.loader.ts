// Schedules batched: by id (the latest version), or by the version a clock or an agreement counts by.
import type { Coverage } from '../engine/coverage.ts';
import type { Context } from '../gate/context.ts';
import type { LoaderSpec } from '../gate/loaders.ts';
import { may } from '../gate/may.ts';
import type { NodeSource } from '../gate/node-source.ts';
import { presentSchedule, type CoverageScheduleValue } from './coverage.present.ts';
import { loadCoverage, loadSchedules, loadScheduleVersions, type ScheduleRow } from './coverage.store.ts';

export const scheduleLoader: LoaderSpec<number, ScheduleRow> = { load: loadSchedules };
export const scheduleVersionLoader: LoaderSpec<number, ScheduleRow> = { load: loadScheduleVersions };
/** Compiled coverage by schedule version. */
export const coverageLoader: LoaderSpec<number, Coverage> = { load: loadCoverage };

/** The schedule of this id in its latest version; null when there is none. */
export async function scheduleOfId(context: Context, id: number): Promise<CoverageScheduleValue | null> {
  const row = await context.loaders.one(scheduleLoader, id);
  return row === null ? null : presentSchedule(row);
}

/** A schedule in the version of this id; null when there is none. */
export async function scheduleOfVersion(context: Context, versionId: number): Promise<CoverageScheduleValue | null> {
  const row = await context.loaders.one(scheduleVersionLoader, versionId);
  return row === null ? null : presentSchedule(row);
}

export const coverageNodes: readonly NodeSource[] = [
  {
    type: 'CoverageSchedule',
    load: async (context, { id }) => (may(context.viewer, 'read') ? scheduleOfId(context, id) : null),
  },
];
