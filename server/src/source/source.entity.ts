// Where ticket events come from: the status mapping, from when its changes have effects, how long it may be silent.
import { defineEntity, p } from '@mikro-orm/core';
import { InstantColumn } from '../db/instant-column.ts';
import type { StatusCategory } from '../engine/fact.ts';

export const SourceEntity = defineEntity({
  name: 'Source',
  tableName: 'source',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    name: p.string(),
    effectsFrom: p.type(InstantColumn).$type<Temporal.Instant>().nullable(),
    expectedSilenceMs: p.bigint('number').nullable(),
    demo: p.boolean().default(false),
    createdAt: p.type(InstantColumn).$type<Temporal.Instant>(),
  },
});

export const SourceStatusEntity = defineEntity({
  name: 'SourceStatus',
  tableName: 'source_status',
  properties: {
    source: () => p.manyToOne(SourceEntity).primary(),
    sourceStatus: p.string().primary(),
    status: p.string().$type<StatusCategory>(),
  },
});

export const sourceEntities = [SourceEntity, SourceStatusEntity];
