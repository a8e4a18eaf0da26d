// The door of ticket events: may, parse once, record, answer per event.
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { limits } from '../config.ts';
import type { Context } from '../gate/context.ts';
import { refusable, refuse, type UserErrorValue } from '../gate/errors.ts';
import { onceOnly } from '../gate/idempotency.ts';
import { require } from '../gate/may.ts';
import { nameProblem, refuseAny } from '../gate/text.ts';
import type { EventOutcome } from '../ticket/new-event.ts';
import { newEventOf } from '../ticket/new-event.ts';
import { RecordTicketEventsInput } from '../ticket/ticket-event.input.ts';
import { presentTicketEvent, type TicketEventValue } from '../ticket/ticket-event.present.ts';
import { TicketEventType } from '../ticket/ticket-event.type.ts';
import { eventLoader, ticketOf } from '../ticket/ticket.loader.ts';
import type { TicketValue } from '../ticket/ticket.present.ts';
import { TicketType } from '../ticket/ticket.type.ts';
import { recordEvents } from './record.ts';
import { EventResultType, RecordTicketEventsPayload } from './record.type.ts';

/** A result as shown; the ids are what its fields start from. */
type EventResultValue = EventResultType & Pick<EventOutcome, 'ticketId' | 'eventId'>;

@Resolver(() => RecordTicketEventsPayload)
export class RecordResolver {
  @Mutation(() => RecordTicketEventsPayload, {
    description:
      'Records up to 1,000 events of one source in one transaction. Each is answered by itself: a bad one does not keep ' +
      'the others from being recorded. Repeating a call is harmless. Administrators, agents, and integrations for their sources.',
  })
  async recordTicketEvents(
    @Arg('input', () => RecordTicketEventsInput, { description: 'The events.' }) input: RecordTicketEventsInput,
    @Ctx() context: Context,
  ): Promise<RecordTicketEventsPayload> {
    require(context.viewer, 'recordEvents', { source: input.source });
    return refusable(
      async () => answered(await record(input, context)),
      (userErrors) => refusedWhole(userErrors),
    );
  }
}

async function record(
  { idempotencyKey, ...body }: RecordTicketEventsInput,
  context: Context,
): Promise<readonly EventOutcome[]> {
  refuseAny([nameProblem(body.source, 'The name of a source', ['source'])]);
  const { eventsPerCall } = limits;
  const came = body.events.length;
  if (came > eventsPerCall)
    refuse('TOO_MANY_EVENTS', `At most ${String(eventsPerCall)} events a call; ${String(came)} came.`, ['events']);
  const { source } = body;
  const events = body.events.map(newEventOf);
  const request = { name: 'recordTicketEvents', key: idempotencyKey, body };
  const outcomes = await context.write((tx, now) =>
    onceOnly(tx, { viewer: context.viewer, request, now }, () => recordEvents(tx, { source, events }, now)),
  );
  context.services.counters.eventsRecorded(outcomes.filter(({ outcome }) => outcome === 'RECORDED').length);
  return outcomes;
}

function answered(outcomes: readonly EventOutcome[]): RecordTicketEventsPayload {
  const count = (kind: EventOutcome['outcome']): number => outcomes.filter(({ outcome }) => outcome === kind).length;
  return {
    results: outcomes satisfies readonly EventResultValue[],
    recorded: count('RECORDED'),
    repeated: count('REPEATED'),
    refused: count('REFUSED'),
    userErrors: [],
  };
}

const refusedWhole = (userErrors: readonly UserErrorValue[]): RecordTicketEventsPayload => ({
  results: [],
  recorded: 0,
  repeated: 0,
  refused: 0,
  userErrors,
});

@Resolver(() => EventResultType)
export class EventResultResolver {
  @FieldResolver(() => TicketEventType, {
    nullable: true,
    description: 'The stored event; for a repeat the one that was stored first, for a refused one null.',
  })
  async event(
    @Root() { ticketId, eventId }: EventResultValue,
    @Ctx() { loaders }: Context,
  ): Promise<TicketEventValue | null> {
    if (ticketId === null || eventId === null) return null;
    const event = await loaders.one(eventLoader, `${String(ticketId)}.${String(eventId)}`);
    return event && presentTicketEvent(event);
  }

  @FieldResolver(() => TicketType, {
    nullable: true,
    description: 'The ticket as it stands after the call; null for a refused event.',
  })
  async ticket(@Root() { ticketId }: EventResultValue, @Ctx() context: Context): Promise<TicketValue | null> {
    return ticketId === null ? null : ticketOf(context, ticketId);
  }
}
