// Assets: resources that a customer contributes; each belongs to one service account.
import { defineEntity, p } from '@mikro-orm/core';
import { ServiceAccountEntity } from '../customer/customer.entity.ts';
import { InstantColumn } from '../db/instant-column.ts';

export const AssetEntity = defineEntity({
  name: 'Asset',
  tableName: 'asset',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    serviceAccount: () => p.manyToOne(ServiceAccountEntity),
    reference: p.string(),
    name: p.string(),
    createdAt: p.type(InstantColumn).$type<Temporal.Instant>(),
  },
});

export const assetEntities = [AssetEntity];
