// The door of what people record themselves: may, look up, record.
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../gate/context.ts';
import { refusable, refuse } from '../gate/errors.ts';
import { onceOnly } from '../gate/idempotency.ts';
import { require } from '../gate/may.ts';
import { idOf, parseNodeId } from '../gate/node-id.ts';
import { isPerson } from '../gate/viewer.ts';
import type { EventView } from '../ticket/ticket-event-list.store.ts';
import { eventKeyOf, presentTicketEvent, type TicketEventValue } from '../ticket/ticket-event.present.ts';
import { TicketEventType } from '../ticket/ticket-event.type.ts';
import { eventLoader, ticketLoader, ticketOf } from '../ticket/ticket.loader.ts';
import type { TicketValue } from '../ticket/ticket.present.ts';
import { TicketType } from '../ticket/ticket.type.ts';
import { newHandId, recordHandAct, refuseNameless, type HandAct } from './by-hand.ts';
import { RecordByHandInput, RecordByHandPayload } from './by-hand.type.ts';

interface Recorded {
  readonly ticketId: number;
  readonly eventId: number;
}
type RecordedValue = RecordByHandPayload & { readonly recorded: Recorded | null };

@Resolver(() => RecordByHandPayload)
export class ByHandResolver {
  @Mutation(() => RecordByHandPayload, {
    description:
      'Records what a person tells of a ticket: that it was answered by phone, that an event was told wrongly, or that a ' +
      'message needs no answer. A named person and a reason stand in the event; no event is ever changed. ' +
      'Administrators and agents.',
  })
  async recordByHand(
    @Arg('input', () => RecordByHandInput, { description: 'What happened, and why it is told.' })
    input: RecordByHandInput,
    @Ctx() context: Context,
  ): Promise<RecordedValue> {
    require(context.viewer, 'recordByHand');
    return refusable<RecordedValue>(
      async () => ({ recorded: await recordOnce(input, context), userErrors: [] }),
      (userErrors) => ({ recorded: null, userErrors }),
    );
  }

  @FieldResolver(() => TicketType, { nullable: true, description: 'The ticket with the event; null when refused.' })
  async ticket(@Root() { recorded }: RecordedValue, @Ctx() context: Context): Promise<TicketValue | null> {
    return recorded === null ? null : ticketOf(context, recorded.ticketId);
  }

  @FieldResolver(() => TicketEventType, { nullable: true, description: 'The event as stored; null when refused.' })
  async event(@Root() { recorded }: RecordedValue, @Ctx() { loaders }: Context): Promise<TicketEventValue | null> {
    if (recorded === null) return null;
    const event = await loaders.one(eventLoader, eventKeyOf(recorded.ticketId, recorded.eventId));
    return event && presentTicketEvent(event);
  }
}

async function recordOnce(input: RecordByHandInput, context: Context): Promise<Recorded> {
  const { viewer, loaders, services } = context;
  const id = idOf('Ticket', input.ticket);
  const ticket = id === null ? null : await loaders.one(ticketLoader, id);
  if (ticket === null) return refuse('NOT_FOUND', 'No ticket has this id.', ['ticket']);
  const said = {
    by: whoActs(input, context),
    reason: input.reason.trim(),
    kind: input.kind,
    about: await eventNamed(input, context),
    undo: input.undo ?? false,
  } satisfies Omit<HandAct, 'at'>;
  refuseNameless(said);
  const eventId = newHandId();
  const { idempotencyKey: key, ...body } = input;
  const request = { name: 'recordByHand', key, body };
  let made = 0;
  const recorded = await context.write((tx, now) =>
    onceOnly(tx, { viewer, request, now }, async () => {
      made = 1;
      const act = { ...said, at: input.at ?? now };
      return { ticketId: ticket.id, eventId: await recordHandAct(tx, { ticket, act, eventId }, now) };
    }),
  );
  services.counters.eventsRecorded(made);
  return recorded;
}

/** A person acts under their own name; a token stands for a machine and says for whom it acts. */
function whoActs({ by }: RecordByHandInput, { viewer }: Context): string {
  const named = by?.trim() ?? '';
  if (!isPerson(viewer)) return named;
  if (named !== '' && named !== viewer.name) {
    refuse('INVALID', `You are signed in as ${viewer.name}; nobody acts under another's name.`, ['by']);
  }
  return viewer.name;
}

async function eventNamed({ refersTo }: RecordByHandInput, { loaders }: Context): Promise<EventView | null> {
  if (refersTo === null || refersTo === undefined) return null;
  const node = parseNodeId(refersTo);
  const event = node?.type === 'TicketEvent' ? await loaders.one(eventLoader, node.key) : null;
  return event ?? refuse('NOT_FOUND', 'No event has this id.', ['refersTo']);
}
