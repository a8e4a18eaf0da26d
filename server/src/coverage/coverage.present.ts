// From a stored schedule version to what GraphQL shows.
import type { PeriodHours } from '../engine/coverage.ts';
import { toNodeId } from '../gate/node-id.ts';
import type { ScheduleRow } from './coverage.store.ts';
import type { CoverageScheduleType, PeriodHoursType } from './coverage.type.ts';

export type CoverageScheduleValue = CoverageScheduleType & { readonly row: ScheduleRow };

const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

const presentPeriod = ({ period, weekly, onHoliday }: PeriodHours): PeriodHoursType => ({
  period,
  weekly: { ...closed, ...weekly },
  onHoliday,
});

export function presentSchedule(row: ScheduleRow): CoverageScheduleValue {
  const { timeZone, periods, holidays, exceptions } = row.definition;
  return {
    id: toNodeId('CoverageSchedule', row.id),
    name: row.name,
    timeZone,
    version: row.version,
    validFrom: row.validFrom,
    periods: periods.map(presentPeriod),
    holidays,
    exceptions,
    row,
  };
}
