// Coverage schedules and their versions. A version is never edited: a change makes the next one.
import { defineEntity, p } from '@mikro-orm/core';
import { InstantColumn } from '../db/instant-column.ts';
import type { CoverageSchedule } from '../engine/coverage.ts';

export const CoverageScheduleEntity = defineEntity({
  name: 'CoverageSchedule',
  tableName: 'coverage_schedule',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    name: p.string(),
    demo: p.boolean().default(false),
    createdAt: p.type(InstantColumn).$type<Temporal.Instant>(),
  },
});

export const CoverageScheduleVersionEntity = defineEntity({
  name: 'CoverageScheduleVersion',
  tableName: 'coverage_schedule_version',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    schedule: () => p.manyToOne(CoverageScheduleEntity),
    version: p.integer(),
    validFrom: p.type(InstantColumn).$type<Temporal.Instant>(),
    timeZone: p.string(),
    definition: p.json<CoverageSchedule>(),
    createdAt: p.type(InstantColumn).$type<Temporal.Instant>(),
  },
});

export const coverageEntities = [CoverageScheduleEntity, CoverageScheduleVersionEntity];
