// People, their roles, and the tokens of systems. Secrets stand here only as hashes.
import { defineEntity, p } from '@mikro-orm/core';
import { InstantColumn } from '../db/instant-column.ts';
import type { Role } from './role.ts';

export const PersonEntity = defineEntity({
  name: 'Person',
  tableName: 'person',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    name: p.string().nullable(),
    email: p.string().nullable(),
    customerId: p.bigint('number').nullable(),
    createdAt: p.type(InstantColumn).$type<Temporal.Instant>(),
    lastSeenAt: p.type(InstantColumn).$type<Temporal.Instant>().nullable(),
    removedAt: p.type(InstantColumn).$type<Temporal.Instant>().nullable(),
    erasedAt: p.type(InstantColumn).$type<Temporal.Instant>().nullable(),
  },
});

export const PersonRoleEntity = defineEntity({
  name: 'PersonRole',
  tableName: 'person_role',
  properties: {
    person: () => p.manyToOne(PersonEntity).primary(),
    role: p.string().$type<Role>().primary(),
  },
});

export const ApiTokenEntity = defineEntity({
  name: 'ApiToken',
  tableName: 'api_token',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    name: p.string(),
    hash: p.blob().$type<Buffer>(),
    role: p.string().$type<Role>(),
    customerId: p.bigint('number').nullable(),
    boardId: p.bigint('number').nullable(),
    playlistId: p.bigint('number').nullable(),
    sources: p.array(),
    createdAt: p.type(InstantColumn).$type<Temporal.Instant>(),
    expiresAt: p.type(InstantColumn).$type<Temporal.Instant>().nullable(),
    revokedAt: p.type(InstantColumn).$type<Temporal.Instant>().nullable(),
    lastUsedAt: p.type(InstantColumn).$type<Temporal.Instant>().nullable(),
    screenId: p.bigint('number').nullable(),
  },
});

export const accessEntities = [PersonEntity, PersonRoleEntity, ApiTokenEntity];
