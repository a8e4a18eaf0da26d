// Schedules batched: by id (the latest version), or by the version a clock or an agreement counts by.
import type { Coverage } from '../engine/coverage.ts';
import type { Context } from '../gate/context.ts';
import type { LoaderSpec } from '../gate/loaders.ts';
import { may } from '../gate/may.ts';
import type { NodeSource } from '../gate/node-source.ts';
import { versionAt } from '../engine/coverage-versions.ts';
import { loadCoverage } from './compiled.store.ts';
import { presentSchedule, presentScheduleVersion, type CoverageScheduleValue } from './coverage.present.ts';
import { loadSchedules, loadScheduleVersions, loadVersionsOfSchedules, type ScheduleRow } from './coverage.store.ts';

export const scheduleLoader: LoaderSpec<number, ScheduleRow> = { load: loadSchedules };
export const scheduleVersionLoader: LoaderSpec<number, ScheduleRow> = { load: loadScheduleVersions };
/** By schedule, the first version first. */
export const versionsOfScheduleLoader: LoaderSpec<number, readonly ScheduleRow[]> = { load: loadVersionsOfSchedules };
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

/** The schedule of this id in the version that applies at the operation's now; null when there is none. */
export async function scheduleInForce(context: Context, id: number): Promise<CoverageScheduleValue | null> {
  const versions = (await context.loaders.one(versionsOfScheduleLoader, id)) ?? [];
  const row = versionAt(versions, context.now());
  return row === null ? null : presentSchedule(row);
}

export const coverageNodes: readonly NodeSource[] = [
  {
    type: 'CoverageScheduleVersion',
    load: async (context, { id }) => {
      const row = may(context.viewer, 'read') ? await context.loaders.one(scheduleVersionLoader, id) : null;
      return row === null ? null : presentScheduleVersion(row);
    },
  },
  {
    type: 'CoverageSchedule',
    load: async (context, { id }) => (may(context.viewer, 'read') ? scheduleOfId(context, id) : null),
  },
];
