// The events of a ticket, and what one event says of others.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { z } from 'zod';
import { After, First } from '../gate/args.ts';
import { makePage, presentPage, readPageRequest, type ConnectionValue, type PageRequest } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { codedError } from '../gate/errors.ts';
import { require } from '../gate/may.ts';
import { isNeeded, standingMark } from './no-answer.ts';
import { standingRetractions } from './retraction.ts';
import { instantMs, plainText } from './stored-query.ts';
import { eventKey, foreignKey, loadEventPages, type EventKey, type EventView } from './ticket-event-list.store.ts';
import { presentTicketEvent, type TicketEventValue } from './ticket-event.present.ts';
import { TicketEventConnection, TicketEventType } from './ticket-event.type.ts';
import {
  counterEventLoader,
  eventByEventIdLoader,
  eventCountLoader,
  listLoader,
  ticketIdByReferenceLoader,
  ticketOf,
} from './ticket.loader.ts';
import type { TicketValue } from './ticket.present.ts';
import { TicketType } from './ticket.type.ts';

@Resolver(() => TicketType)
export class TicketEventsResolver {
  @FieldResolver(() => TicketEventConnection, { description: 'What happened to it, in the order in which it is read.' })
  async events(
    @Root() ticket: TicketValue,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<TicketEventValue>> {
    require(context.viewer, 'readTickets');
    const request = readPageRequest(first, after, 4);
    const range = { first: request.first, after: readEventKey(request) };
    const { loaders } = context;
    const load = listLoader<readonly EventView[]>(loaders, `events ${JSON.stringify(range)}`, (tx, ids) =>
      loadEventPages(tx, ids, range),
    );
    const rows = (await loaders.one(load, ticket.row.id)) ?? [];
    const page = makePage(
      request,
      rows,
      eventKey,
      async () => (await loaders.one(eventCountLoader, ticket.row.id)) ?? 0,
    );
    return presentPage(page, presentTicketEvent, range.after !== null);
  }

  @FieldResolver(() => TicketType, {
    nullable: true,
    description: 'The ticket that it became part of; null when it did not, or when its source did not tell which.',
  })
  mergedInto(@Root() { row }: TicketValue, @Ctx() context: Context): Promise<TicketValue | null> {
    return ticketNamed(context, row.sourceId, row.mergedInto);
  }
}

@Resolver(() => TicketEventType)
export class TicketEventResolver {
  @FieldResolver(() => TicketType, { description: 'The ticket it happened to.' })
  async ticket(@Root() { row }: TicketEventValue, @Ctx() context: Context): Promise<TicketValue> {
    const ticket = await ticketOf(context, row.ticketId);
    if (ticket === null)
      throw new Error(`Event ${String(row.id)} was shown without its ticket ${String(row.ticketId)}`);
    return ticket;
  }

  @FieldResolver(() => TicketEventType, {
    nullable: true,
    description: 'The event it speaks of (RETRACTED, NEEDS_NO_ANSWER); null while that was not told.',
  })
  async refersTo(@Root() { row }: TicketEventValue, @Ctx() { loaders }: Context): Promise<TicketEventValue | null> {
    if (row.refersTo === null) return null;
    const event = await loaders.one(eventByEventIdLoader, foreignKey(row.sourceId, row.refersTo));
    return event && presentTicketEvent(event);
  }

  @FieldResolver(() => TicketEventType, {
    nullable: true,
    description: 'The event that says this one was wrong; null when none does, or when that was taken back.',
  })
  async retractedBy(@Root() { row }: TicketEventValue, @Ctx() { loaders }: Context): Promise<TicketEventValue | null> {
    const retractions = (await loaders.one(counterEventLoader, row.ticketId)) ?? [];
    const retraction = standingRetractions(retractions).get(foreignKey(row.sourceId, row.eventId));
    return retraction === undefined ? null : presentTicketEvent(retraction);
  }

  @FieldResolver(() => TicketEventType, {
    nullable: true,
    description:
      "The mark that says this message of the customer's needs no answer; null when none does, or it was undone.",
  })
  async needsNoAnswerBy(
    @Root() { row }: TicketEventValue,
    @Ctx() { loaders }: Context,
  ): Promise<TicketEventValue | null> {
    if (!isNeeded(row)) return null;
    const mark = standingMark((await loaders.one(counterEventLoader, row.ticketId)) ?? [], row);
    return mark === undefined ? null : presentTicketEvent(mark);
  }

  @FieldResolver(() => TicketType, { nullable: true, description: 'The ticket that this one went into (MERGED).' })
  into(@Root() { row }: TicketEventValue, @Ctx() context: Context): Promise<TicketValue | null> {
    return ticketNamed(context, row.sourceId, row.into);
  }

  @FieldResolver(() => TicketType, {
    nullable: true,
    description: 'The ticket from which a message was moved here (SPLIT).',
  })
  from(@Root() { row }: TicketEventValue, @Ctx() context: Context): Promise<TicketValue | null> {
    return ticketNamed(context, row.sourceId, row.from);
  }
}

async function ticketNamed(context: Context, sourceId: number, reference: string | null): Promise<TicketValue | null> {
  if (reference === null) return null;
  const id = await context.loaders.one(ticketIdByReferenceLoader, foreignKey(sourceId, reference));
  return id === null ? null : ticketOf(context, id);
}

const eventKeyForm = z.tuple([instantMs, plainText, z.int().nullable(), z.int()]);

function readEventKey({ after }: PageRequest): EventKey | null {
  if (after === null) return null;
  const key = eventKeyForm.safeParse(after);
  if (key.success) return key.data;
  throw codedError('CURSOR_UNREADABLE', 'The cursor was not given by a list of ticket events.');
}
