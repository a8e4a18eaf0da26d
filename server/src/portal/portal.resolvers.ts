// The root of the customer's schema: nodes, the snapshot and the live changes. `portalResolvers` is the whole of it.
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../gate/context.ts';
import { codedError } from '../gate/errors.ts';
import { CursorScalar } from '../gate/scalars.ts';
import { formatCursor, readCursor, type LogCursor } from '../push/cursor.ts';
import { PortalAgreementResolver } from './portal-agreement.resolver.ts';
import { followPortalChanges } from './portal-changes.ts';
import { parsePortalId } from './portal-id.ts';
import { AgreementInReviewResolver, presentInReview } from './portal-review.resolver.ts';
import { findInReview } from './portal-review.store.ts';
import { PortalComplianceResolver } from './portal-compliance.resolver.ts';
import { PortalOccurrenceResolver, presentPortalOccurrence } from './portal-occurrence.resolver.ts';
import { findPortalOccurrence } from './portal-occurrence.store.ts';
import { PortalReportResolver, presentPortalReport } from './portal-report.resolver.ts';
import { findPortalReport } from './portal-report.store.ts';
import { PortalProofResolver } from './portal-proof.resolver.ts';
import { PortalClockResolver, PortalTicketResolver, ticketOf } from './portal-ticket.resolver.ts';
import {
  presentAgreement,
  presentClock,
  presentTicket,
  type SlaChangeValue,
  type TicketValue,
} from './portal.present.ts';
import { findPortalAgreement, findPortalClock, findPortalTicket, loadPortalLogHead } from './portal.store.ts';
import { PortalNodeType, PortalSlaChangeType, PortalSnapshotType, PortalTicketType } from './portal.type.ts';
import { customerOf } from './portal.viewer.ts';

@Resolver()
class PortalNodeResolver {
  @Query(() => PortalNodeType, {
    nullable: true,
    description: 'The thing of this global id; null when there is none, and the same when it is not yours.',
  })
  async node(
    @Arg('id', () => ID, { description: 'A global id of this schema.' }) id: string,
    @Ctx() context: Context,
  ): Promise<PortalNodeType | null> {
    const customer = customerOf(context.viewer);
    const portalId = parsePortalId(id);
    if (portalId === null) return null;
    const tx = await context.read();
    switch (portalId.type) {
      case 'PortalAgreement':
        return presented(
          await findPortalAgreement(tx, customer, { uuid: portalId.uuid }, context.now()),
          presentAgreement,
        );
      case 'PortalAgreementInReview':
        return presented(await findInReview(tx, customer, portalId), presentInReview);
      case 'PortalTicket':
        return presented(await findPortalTicket(tx, customer, portalId.uuid), presentTicket);
      case 'PortalClock':
        return presented(await findPortalClock(tx, customer, portalId), presentClock);
      case 'PortalOccurrence':
        return presented(await findPortalOccurrence(tx, customer, portalId.uuid), presentPortalOccurrence);
      case 'PortalReport':
        return presented(await findPortalReport(tx, customer, portalId.uuid), presentPortalReport);
      default:
        return portalId satisfies never;
    }
  }

  @Query(() => PortalSnapshotType, { description: 'The cursor at which all fields of this operation are valid.' })
  async snapshot(@Ctx() context: Context): Promise<PortalSnapshotType> {
    const customer = customerOf(context.viewer);
    const head = await loadPortalLogHead(await context.read(), customer);
    return { cursor: formatCursor(head), serverTime: context.now() };
  }
}

const presented = <R, V>(row: R | null, present: (row: R) => V): V | null => (row === null ? null : present(row));

function cursorOf(after: string): LogCursor {
  const cursor = readCursor(after);
  if (cursor === null) throw codedError('CURSOR_UNREADABLE', `"${after.slice(0, 60)}" is no cursor of your changes.`);
  return cursor;
}

@Resolver(() => PortalSlaChangeType)
class PortalSlaChangeResolver {
  @Subscription(() => PortalSlaChangeType, {
    description:
      'Every change of a clock of your tickets. With `after`, first all that came since that cursor, then live, ' +
      'each once and in order; RESUME_TOO_OLD says that the log does not reach back so far: take a new snapshot.',
    subscribe: async ({ args, context }: { args: Readonly<Record<string, unknown>>; context: Context }) => {
      const customer = customerOf(context.viewer);
      const after = typeof args['after'] === 'string' ? cursorOf(args['after']) : null;
      return followPortalChanges(context, { customer, after });
    },
  })
  slaChanges(
    @Arg('after', () => CursorScalar, { nullable: true, description: 'The last cursor you have; null: from now on.' })
    _after: string | null | undefined,
    @Root() change: SlaChangeValue,
  ): SlaChangeValue {
    return change;
  }

  @FieldResolver(() => PortalTicketType, { description: 'The ticket, as it is now.' })
  ticket(@Root() change: SlaChangeValue, @Ctx() context: Context): Promise<TicketValue> {
    return ticketOf(context, change.ticketId);
  }
}

/** Every resolver class of the customer's schema but that of its writes, which end in a settlement. */
export const portalResolvers = [
  PortalNodeResolver,
  PortalTicketResolver,
  PortalClockResolver,
  PortalProofResolver,
  PortalAgreementResolver,
  AgreementInReviewResolver,
  PortalOccurrenceResolver,
  PortalComplianceResolver,
  PortalReportResolver,
  PortalSlaChangeResolver,
] as const;
