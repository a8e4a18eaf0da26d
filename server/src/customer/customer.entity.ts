// The parties: customers, their service accounts, and the services we give.
import { defineEntity, p } from '@mikro-orm/core';
import { InstantColumn } from '../db/instant-column.ts';

export const CustomerEntity = defineEntity({
  name: 'Customer',
  tableName: 'customer',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    name: p.string(),
    demo: p.boolean().default(false),
    createdAt: p.type(InstantColumn).$type<Temporal.Instant>(),
  },
});

export const ServiceAccountEntity = defineEntity({
  name: 'ServiceAccount',
  tableName: 'service_account',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    customer: () => p.manyToOne(CustomerEntity),
    reference: p.string(),
    name: p.string(),
    createdAt: p.type(InstantColumn).$type<Temporal.Instant>(),
  },
});

export const ServiceEntity = defineEntity({
  name: 'Service',
  tableName: 'service',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    reference: p.string(),
    name: p.string(),
    demo: p.boolean().default(false),
    createdAt: p.type(InstantColumn).$type<Temporal.Instant>(),
  },
});

export const customerEntities = [CustomerEntity, ServiceAccountEntity, ServiceEntity];
