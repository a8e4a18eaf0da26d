// Boards: what a wall shows, as a name and a filter of tickets.
import { defineEntity, p } from '@mikro-orm/core';
import { InstantColumn } from '../db/instant-column.ts';
import type { TicketQuery } from '../ticket/ticket-filter.ts';
import type { BoardSettings } from './settings.ts';

export const BoardEntity = defineEntity({
  name: 'Board',
  tableName: 'board',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    name: p.string(),
    filter: p.json<Partial<TicketQuery>>(),
    settings: p.json<Partial<BoardSettings>>(),
    demo: p.boolean().default(false),
    createdAt: p.type(InstantColumn).$type<Temporal.Instant>(),
  },
});

export const boardEntities = [BoardEntity];
