// The customer's tickets and their clocks.
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { countingPeriod } from '../clock/carry.ts';
import { termsCoverageLoader } from '../agreement/agreement.loader.ts';
import { coveredTimeMs } from '../engine/coverage.ts';
import { After, First } from '../gate/args.ts';
import { makePage, presentPage, readPageRequest, type ConnectionValue, type CursorPart } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { codedError } from '../gate/errors.ts';
import { DurationScalar, SignedDurationScalar } from '../gate/scalars.ts';
import { portalClocksLoader, portalTicketLoader } from './portal.loader.ts';
import { presentClock, presentTicket, type ClockValue, type TicketValue } from './portal.present.ts';
import { countPortalTickets, findPortalTicketByReference, loadPortalTicketPage } from './portal.store.ts';
import type { PortalClockRow, PortalTicketKey } from './portal.store.ts';
import { PortalClockConnection, PortalClockType, PortalTicketConnection, PortalTicketType } from './portal.type.ts';
import { customerOf } from './portal.viewer.ts';

@Resolver(() => PortalTicketType)
export class PortalTicketResolver {
  @Query(() => PortalTicketType, {
    nullable: true,
    description:
      'Your ticket of this reference; null when there is none. Should several places keep one of the same reference, ' +
      'the one opened last: `tickets` lists them all.',
  })
  async ticket(
    @Arg('reference', () => String, { description: 'The name of the ticket where it is kept.' }) reference: string,
    @Ctx() context: Context,
  ): Promise<TicketValue | null> {
    const customer = customerOf(context.viewer);
    const row = await findPortalTicketByReference(await context.read(), customer, reference);
    return row === null ? null : presentTicket(row);
  }

  @Query(() => PortalTicketConnection, { description: 'Your tickets, the newest first.' })
  async tickets(
    @Arg('open', () => Boolean, {
      nullable: true,
      description: 'True: those not yet solved, closed or cancelled. False: those that are. Null: all.',
    })
    open: boolean | null | undefined,
    @First() first: number | null,
    @After() after: string | null | undefined,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<TicketValue>> {
    const which = { customer: customerOf(context.viewer), open: open ?? null };
    const request = readPageRequest(first, after, 2);
    const behind = { after: readTicketKey(request.after), limit: request.first + 1 };
    const rows = await loadPortalTicketPage(await context.read(), which, behind);
    const page = makePage(
      request,
      rows,
      (row) => [row.openedAtMs, row.portalId],
      async () => countPortalTickets(await context.read(), which),
    );
    return presentPage(page, presentTicket, request.after !== null);
  }

  @FieldResolver(() => PortalClockConnection, { description: 'What is promised on it, by measure and cycle.' })
  async clocks(
    @Root() ticket: TicketValue,
    @First() first: number | null,
    @After() after: string | null | undefined,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<ClockValue>> {
    const request = readPageRequest(first, after, 2);
    const isBehind = readClockKey(request.after);
    const clocks = (await context.loaders.one(portalClocksLoader, ticket.ticketId)) ?? [];
    const page = makePage(request, clocks.filter(isBehind).slice(0, request.first + 1), keyOf, () =>
      Promise.resolve(clocks.length),
    );
    return presentPage(page, presentClock, request.after !== null);
  }
}

const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function readTicketKey(after: readonly CursorPart[] | null): PortalTicketKey | null {
  if (after === null) return null;
  const [openedAtMs, portalId] = after;
  const isInstant = typeof openedAtMs === 'number' && Math.abs(openedAtMs) <= 8.64e15 && Number.isInteger(openedAtMs);
  if (isInstant && typeof portalId === 'string' && uuidForm.test(portalId)) return [openedAtMs, portalId];
  throw codedError('CURSOR_UNREADABLE', 'The cursor was not given by a list of tickets.');
}

const keyOf = ({ measure, cycle }: PortalClockRow): readonly CursorPart[] => [measure, cycle];

/** Whether a clock lies behind the cursor, in the order the store gives: by measure as text, then by cycle. */
function readClockKey(after: readonly CursorPart[] | null): (clock: PortalClockRow) => boolean {
  if (after === null) return () => true;
  const [measure, cycle] = after;
  if (typeof measure !== 'string' || typeof cycle !== 'number') {
    throw codedError('CURSOR_UNREADABLE', 'The cursor was not given by a list of clocks.');
  }
  return (clock) => clock.measure > measure || (clock.measure === measure && clock.cycle > cycle);
}

@Resolver(() => PortalClockType)
export class PortalClockResolver {
  @FieldResolver(() => PortalTicketType, { description: 'The ticket it runs on, as it is now.' })
  ticket(@Root() clock: ClockValue, @Ctx() context: Context): Promise<TicketValue> {
    return ticketOf(context, clock.ticketId);
  }

  @FieldResolver(() => DurationScalar, { description: 'Covered time used up so far; of a stopped clock, in all.' })
  async spent(@Root() clock: ClockValue, @Ctx() context: Context): Promise<number> {
    return clock.spentMs + (await sinceRead(clock, context));
  }

  @FieldResolver(() => SignedDurationScalar, {
    nullable: true,
    description:
      'Covered time left, negative when late; it stands still while paused. Null when nothing is promised any more.',
  })
  async headroom(@Root() clock: ClockValue, @Ctx() context: Context): Promise<number | null> {
    return clock.headroomMs === null ? null : clock.headroomMs - (await sinceRead(clock, context));
  }
}

/**
 * Covered milliseconds from the stored reading to this operation's now; 0 for a clock that does not run. Headroom is
 * carried on from the reading too, and not from what is due: the sum is the same whenever the clock was read last, be
 * it for a reason that is not the customer's to know.
 */
async function sinceRead({ runsBy }: ClockValue, context: Context): Promise<number> {
  if (runsBy === null) return 0;
  const coverage = await context.loaders.one(termsCoverageLoader, runsBy.agreementVersion);
  if (coverage === null)
    throw new Error(`Agreement version ${String(runsBy.agreementVersion)} of a clock is not there`);
  const period = countingPeriod(coverage, runsBy);
  return coveredTimeMs(coverage, { from: runsBy.readAtMs, to: context.now().epochMilliseconds }, period);
}

/** The ticket of a clock or change that the viewer sees, so that it is there and theirs. */
export async function ticketOf(context: Context, ticketId: number): Promise<TicketValue> {
  const row = await context.loaders.one(portalTicketLoader, ticketId);
  if (row === null) throw codedError('NOT_FOUND', 'The ticket is not there any more: it was given to somebody else.');
  return presentTicket(row);
}
