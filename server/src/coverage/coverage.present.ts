// From a stored schedule version to what GraphQL shows.
import type { Coverage, PeriodHours } from '../engine/coverage.ts';
import { toNodeId } from '../gate/node-id.ts';
import type { ScheduleRow } from './coverage.store.ts';
import type { CoverageScheduleType, CoverageScheduleVersionType, PeriodHoursType } from './coverage.type.ts';

export type CoverageScheduleValue = CoverageScheduleType & {
  readonly row: ScheduleRow;
  /** What counts, where that is more than this version alone; null: this version. */
  readonly coverage: (() => Promise<Coverage | null>) | null;
};
export type ScheduleVersionValue = CoverageScheduleVersionType & { readonly row: ScheduleRow };

const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

export const presentPeriod = ({ period, weekly, onHoliday }: PeriodHours): PeriodHoursType => ({
  period,
  weekly: { ...closed, ...weekly },
  onHoliday,
});

export function presentSchedule(
  row: ScheduleRow,
  coverage: CoverageScheduleValue['coverage'] = null,
): CoverageScheduleValue {
  const { timeZone, periods, holidays, exceptions } = row.definition;
  return {
    id: toNodeId('CoverageSchedule', row.id),
    name: row.name,
    timeZone,
    version: row.version,
    validFrom: row.validFrom,
    periods: periods.map(presentPeriod),
    holidays,
    ownHolidays: row.ownHolidays,
    exceptions,
    row,
    coverage,
  };
}

export const presentScheduleVersion = (row: ScheduleRow): ScheduleVersionValue => ({
  id: toNodeId('CoverageScheduleVersion', row.versionId),
  version: row.version,
  validFrom: row.validFrom,
  savedAt: row.savedAt,
  savedBy: row.savedBy,
  reason: row.reason,
  isCorrection: row.corrects,
  row,
});
