// Clocks as lists, and what of a clock is computed when it is asked for.
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { z } from 'zod';
import { scheduleOfTerms } from '../agreement/agreement.loader.ts';
import type { CoverageScheduleValue } from '../coverage/coverage.present.ts';
import { CoverageScheduleType } from '../coverage/coverage.type.ts';
import { After, First } from '../gate/args.ts';
import { makePage, presentPage, readPageRequest, type ConnectionValue, type PageRequest } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { codedError } from '../gate/errors.ts';
import { require } from '../gate/may.ts';
import { DurationScalar, SignedDurationScalar } from '../gate/scalars.ts';
import { TicketFilterInput, ticketQueryOf } from '../ticket/ticket-filter.input.ts';
import { instantMs } from '../ticket/stored-query.ts';
import { ticketOf } from '../ticket/ticket.loader.ts';
import { sourcesMet, type TicketValue } from '../ticket/ticket.present.ts';
import { TicketType } from '../ticket/ticket.type.ts';
import { headroomNow, pausedNow, sharesNow, spentNow } from './carry.ts';
import { readDrill } from './clock-drill.ts';
import { clockKey, countClocks, countTicketsOf, loadClockPage, type ClockKey } from './clock-list.store.ts';
import { presentClock, type ClockValue, type LimitValue } from './clock.present.ts';
import { ClockConnection, ClockType, LimitShareType, LimitType } from './clock.type.ts';

@Resolver(() => ClockType)
export class ClockResolver {
  @Query(() => ClockConnection, {
    description:
      'Clocks by the instant their promise is due: those behind a number (`drill`), and of tickets that satisfy a ' +
      'filter; its `standing`, `measure` and `agreement` then speak of the clock listed.',
  })
  async clocks(
    @Arg('drill', () => String, {
      nullable: true,
      description: 'What a number gave as its `drill`: exactly the clocks behind it.',
    })
    drill: string | null | undefined,
    @Arg('filter', () => TicketFilterInput, { nullable: true, description: 'Of which tickets; null: of all.' })
    filter: TicketFilterInput | null,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ClockListValue> {
    require(context.viewer, 'readTickets');
    const request = readPageRequest(first, after, 2);
    const key = readClockKey(request);
    const search = {
      query: ticketQueryOf(filter),
      drill: drill === null || drill === undefined ? null : readDrill(drill),
      sources: sourcesMet(context.viewer),
    };
    const rows = await loadClockPage(await context.read(), search, { first: request.first, after: key });
    const page = makePage(request, rows, clockKey, async () => countClocks(await context.read(), search));
    const ticketCount = async (): Promise<number> => countTicketsOf(await context.read(), search);
    return { ...presentPage(page, presentClock, key !== null), ticketCount };
  }

  @FieldResolver(() => TicketType, { description: 'The ticket it is timed on, as it is now.' })
  async ticket(@Root() { row }: ClockValue, @Ctx() context: Context): Promise<TicketValue> {
    const ticket = await ticketOf(context, row.ticketId);
    if (ticket === null) throw codedError('NOT_FOUND', 'The ticket of this clock was removed.');
    return ticket;
  }

  @FieldResolver(() => CoverageScheduleType, {
    nullable: true,
    description: 'The schedule, in the version, by which it counts.',
  })
  schedule(@Root() { row }: ClockValue, @Ctx() context: Context): Promise<CoverageScheduleValue | null> {
    return scheduleOfTerms(context, row.agreementVersion);
  }

  @FieldResolver(() => DurationScalar, { description: 'Covered time that ran so far.' })
  spent(@Root() { row, isPresent }: ClockValue, @Ctx() context: Context): Promise<number> | number {
    return isPresent ? spentNow(context, row) : row.spentMs;
  }

  @FieldResolver(() => DurationScalar, { description: 'Covered time spent PAUSED.' })
  paused(@Root() { row, isPresent }: ClockValue, @Ctx() context: Context): Promise<number> | number {
    return isPresent ? pausedNow(context, row) : row.pausedMs;
  }

  @FieldResolver(() => LimitType, {
    nullable: true,
    description: 'What the counterpart was told; null when nothing is to be timed.',
  })
  promise(@Root() { promise }: ClockValue): LimitValue | null {
    return promise;
  }

  @FieldResolver(() => LimitType, {
    nullable: true,
    description: 'What the floor works to; private. Null when there is none.',
  })
  target(@Root() { target }: ClockValue): LimitValue | null {
    return target;
  }
}

/** A list of clocks; those of one ticket need no count of tickets. */
type ClockListValue = ConnectionValue<ClockValue> & { readonly ticketCount?: () => Promise<number> };

@Resolver(() => ClockConnection)
export class ClockConnectionResolver {
  @FieldResolver(() => Int, { description: 'How many tickets the clocks are of; counted only when asked for.' })
  async ticketCount(@Root() list: ClockListValue): Promise<number> {
    return list.ticketCount ? list.ticketCount() : Math.min(1, await list.totalCount());
  }
}

@Resolver(() => LimitType)
export class LimitResolver {
  @FieldResolver(() => SignedDurationScalar, {
    nullable: true,
    description: 'Covered time left; negative when late, frozen while paused, null when void.',
  })
  headroom(@Root() { headroomMs, runsOn }: LimitValue, @Ctx() context: Context): Promise<number> | number | null {
    return runsOn === null || headroomMs === null ? headroomMs : headroomNow(context, runsOn, headroomMs);
  }

  @FieldResolver(() => [LimitShareType], { description: 'The parts of a blended limit; empty otherwise.' })
  shares(
    @Root() { shares, runsOn }: LimitValue,
    @Ctx() context: Context,
  ): Promise<readonly LimitShareType[]> | readonly LimitShareType[] {
    return runsOn === null || shares.length === 0 ? shares : sharesNow(context, runsOn, shares);
  }
}

const clockKeyForm = z.tuple([instantMs.nullable(), z.int()]);

function readClockKey({ after }: PageRequest): ClockKey | null {
  if (after === null) return null;
  const key = clockKeyForm.safeParse(after);
  if (key.success) return key.data;
  throw codedError('CURSOR_UNREADABLE', 'The cursor was not given by a list of clocks.');
}
