// Finding tickets: by reference, and as a list that is filtered, ordered and walked by key.
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { z } from 'zod';
import { After, First } from '../gate/args.ts';
import { presentPage, makePage, readPageRequest, type ConnectionValue, type PageRequest } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { codedError } from '../gate/errors.ts';
import { namedEnum } from '../gate/floor-enums.ts';
import { require } from '../gate/may.ts';
import { InstantScalar } from '../gate/scalars.ts';
import { instantMs, plainText } from './stored-query.ts';
import { TicketFilterInput, ticketQueryOf } from './ticket-filter.input.ts';
import {
  countTickets,
  findTickets,
  loadTicketPage,
  ticketKey,
  type TicketKey,
  type TicketOrder,
} from './ticket-list.store.ts';
import { firstFactLoader } from './ticket.loader.ts';
import { presentTicket, sourcesMet, type TicketValue } from './ticket.present.ts';
import { TicketConnection, TicketType } from './ticket.type.ts';

const TicketOrderEnum = namedEnum<TicketOrder>(
  'TicketOrder',
  'The order of a list of tickets; equal ones follow by reference.',
  {
    DUE_FIRST:
      'By the instant at which the first of its running clocks is due on its promise, broken ones among them; tickets without one last.',
    OPENED_FIRST: 'The oldest first.',
    OPENED_LAST: 'The newest first.',
    REFERENCE: 'By reference, as text.',
  },
);

@Resolver(() => TicketType)
export class TicketResolver {
  @Query(() => TicketType, {
    nullable: true,
    description:
      'The ticket of this reference; null when there is none. AMBIGUOUS_REFERENCE when several sources have one.',
  })
  async ticket(
    @Arg('reference', () => String, { description: 'The name of the ticket in its source.' }) reference: string,
    @Arg('source', () => String, { nullable: true, description: 'The source that keeps it; null: whichever has it.' })
    source: string | null,
    @Ctx() context: Context,
  ): Promise<TicketValue | null> {
    require(context.viewer, 'readTickets');
    const found = await findTickets(
      await context.read(),
      { reference, source: source ?? null },
      sourcesMet(context.viewer),
    );
    const [ticket, other] = found;
    if (ticket !== undefined && other !== undefined) throw ambiguous(reference, [ticket.source, other.source]);
    return ticket === undefined ? null : presentTicket(ticket, context.viewer);
  }

  @Query(() => TicketConnection, { description: 'Tickets that satisfy a filter.' })
  async tickets(
    @Arg('filter', () => TicketFilterInput, { nullable: true, description: 'Which tickets; null: all.' })
    filter: TicketFilterInput | null,
    @Arg('orderBy', () => TicketOrderEnum, {
      nullable: true,
      defaultValue: 'DUE_FIRST',
      description: 'In which order.',
    })
    orderBy: TicketOrder | null,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<TicketValue>> {
    require(context.viewer, 'readTickets');
    const search = { query: ticketQueryOf(filter), sources: sourcesMet(context.viewer) };
    const request = readPageRequest(first, after, 3);
    const key = readTicketKey(request);
    const rows = await loadTicketPage(await context.read(), search, {
      order: orderBy ?? 'DUE_FIRST',
      first: request.first,
      after: key,
    });
    const page = makePage(request, rows, ticketKey, async () => countTickets(await context.read(), search));
    return presentPage(page, (row) => presentTicket(row, context.viewer), key !== null);
  }

  @FieldResolver(() => InstantScalar, {
    description: 'When it was opened; while its opening was not told yet, the instant of the first event that was.',
  })
  async openedAt(@Root() ticket: TicketValue, @Ctx() context: Context): Promise<Temporal.Instant> {
    const atMs = ticket.row.openedAtMs ?? (await context.loaders.one(firstFactLoader, ticket.row.id));
    if (atMs === null) throw new Error(`Ticket ${String(ticket.row.id)} has no event: expected at least one`);
    return Temporal.Instant.fromEpochMilliseconds(atMs);
  }
}

const ambiguous = (reference: string, sources: readonly string[]): Error =>
  codedError(
    'AMBIGUOUS_REFERENCE',
    `Several sources have a ticket ${reference} (${sources.join(', ')}, …): name the source.`,
  );

const ticketKeyForm = z.tuple([instantMs.nullable(), plainText, z.int()]);

function readTicketKey({ after }: PageRequest): TicketKey | null {
  if (after === null) return null;
  const key = ticketKeyForm.safeParse(after);
  if (key.success) return key.data;
  throw codedError('CURSOR_UNREADABLE', 'The cursor was not given by a list of tickets.');
}
