// Agreements, their versions and clauses. An activated version is never edited (the database itself refuses it); an
// amendment makes the next version.
import { defineEntity, p } from '@mikro-orm/core';
import { CoverageScheduleVersionEntity } from '../coverage/coverage.entity.ts';
import { ServiceAccountEntity, CustomerEntity, ServiceEntity } from '../customer/customer.entity.ts';
import { InstantColumn } from '../db/instant-column.ts';
import type { AgreementLevel, AppliesTo, ClauseOptions } from '../engine/clause.ts';
import type { CoveragePeriod } from '../engine/coverage.ts';
import type { ScheduleFollowing } from '../engine/coverage-versions.ts';
import type { Severity } from '../engine/fact.ts';
import type { AgreementStructure } from './section-enums.ts';

export const AgreementEntity = defineEntity({
  name: 'Agreement',
  tableName: 'agreement',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    number: p.string(),
    kind: p.string(),
    level: p.string().$type<AgreementLevel>(),
    customer: () => p.manyToOne(CustomerEntity).nullable(),
    serviceAccount: () => p.manyToOne(ServiceAccountEntity).nullable(),
    service: () => p.manyToOne(ServiceEntity).nullable(),
    structure: p.string().$type<AgreementStructure>(),
    parent: () => p.manyToOne(AgreementEntity).nullable(),
    createdAt: p.type(InstantColumn).$type<Temporal.Instant>(),
  },
});

export const AgreementVersionEntity = defineEntity({
  name: 'AgreementVersion',
  tableName: 'agreement_version',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    agreement: () => p.manyToOne(AgreementEntity),
    version: p.integer(),
    status: p.string(),
    fromDate: p.string().columnType('date'),
    untilDate: p.string().columnType('date').nullable(),
    timeZone: p.string(),
    fromAt: p.type(InstantColumn).$type<Temporal.Instant>(),
    untilAt: p.type(InstantColumn).$type<Temporal.Instant>().nullable(),
    scheduleVersion: () => p.manyToOne(CoverageScheduleVersionEntity),
    scheduleFollowing: p.string().$type<ScheduleFollowing>().default('PINNED'),
    createdAt: p.type(InstantColumn).$type<Temporal.Instant>(),
    activatedAt: p.type(InstantColumn).$type<Temporal.Instant>().nullable(),
    activatedBy: p.string().nullable(),
    appliesTo: p.string().$type<AppliesTo>(),
    reason: p.string().nullable(),
    sections: p.json<object>(),
  },
});

export const ClauseEntity = defineEntity({
  name: 'Clause',
  tableName: 'clause',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    agreementVersion: () => p.manyToOne(AgreementVersionEntity),
    position: p.integer(),
    number: p.string(),
    measure: p.string(),
    severity: p.string().$type<Severity>().nullable(),
    period: p.string().$type<CoveragePeriod>().nullable(),
    promiseMs: p.bigint('number').nullable(),
    targetMs: p.bigint('number').nullable(),
    warnAtShare: p.double().nullable(),
    options: p.json<ClauseOptions>(),
  },
});

export const agreementEntities = [AgreementEntity, AgreementVersionEntity, ClauseEntity];
