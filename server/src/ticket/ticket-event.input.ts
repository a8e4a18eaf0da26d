// Ticket events on their way in, and their parsing into engine values.
import { Field, InputType, Int } from 'type-graphql';
import type { Actor, FactKind, Severity, StatusCategory } from '../engine/fact.ts';
import { ActorEnum, SeverityEnum, StatusCategoryEnum, TicketEventKindEnum } from '../gate/floor-enums.ts';
import { InstantScalar, SequenceScalar } from '../gate/scalars.ts';

@InputType('TicketEventInput', {
  description:
    'Something that happened to a ticket. A field given on any kind applies at its instant; absent ones say nothing.',
})
export class TicketEventInput {
  @Field(() => String, { description: 'The name of the ticket in its source.' })
  ticket!: string;

  @Field(() => String, { description: "The source's own id of the event: the same id is the same event, for ever." })
  eventId!: string;

  @Field(() => SequenceScalar, {
    nullable: true,
    description: 'The order among events of one instant; absent: the order of recording.',
  })
  sequence?: number | null;

  @Field(() => InstantScalar, { description: 'When it happened; at most 5 minutes ahead.' })
  at!: Temporal.Instant;

  @Field(() => TicketEventKindEnum, { description: 'What happened.' })
  kind!: FactKind;

  @Field(() => ActorEnum, {
    nullable: true,
    description: 'Who acted. Absent: CUSTOMER for OPENED, CUSTOMER_REPLIED and RATED, AGENT for all others.',
  })
  actor?: Actor | null;

  @Field(() => String, { nullable: true, description: 'The name of the person who acted.' })
  by?: string | null;

  @Field(() => String, { nullable: true, description: 'Why; RETRACTED must say it.' })
  reason?: string | null;

  @Field(() => StatusCategoryEnum, {
    nullable: true,
    description: 'The status from now on, in our words; wins over sourceStatus.',
  })
  status?: StatusCategory | null;

  @Field(() => String, {
    nullable: true,
    description: "The status from now on, in the source's words; read by its mapping.",
  })
  sourceStatus?: string | null;

  @Field(() => SeverityEnum, { nullable: true, description: 'The severity from now on.' })
  severity?: Severity | null;

  @Field(() => String, { nullable: true, description: "The severity from now on, in the source's words." })
  sourceSeverity?: string | null;

  @Field(() => String, { nullable: true, description: 'The group that holds the ticket from now on.' })
  group?: string | null;

  @Field(() => String, { nullable: true, description: 'The name of the person who holds the ticket from now on.' })
  agent?: string | null;

  @Field(() => String, { nullable: true, description: "The name of the person on the customer's side." })
  contact?: string | null;

  @Field(() => String, { nullable: true, description: 'The reference of the service account.' })
  serviceAccount?: string | null;

  @Field(() => String, { nullable: true, description: 'The reference of the service.' })
  service?: string | null;

  @Field(() => String, { nullable: true, description: 'The reference of the asset.' })
  asset?: string | null;

  @Field(() => String, { nullable: true, description: 'What people call the case.' })
  subject?: string | null;

  @Field(() => String, { nullable: true, description: 'For MERGED: the ticket it went into.' })
  into?: string | null;

  @Field(() => String, { nullable: true, description: 'For SPLIT: the ticket it came from.' })
  from?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The source's id of the message this event carries or speaks of.",
  })
  message?: string | null;

  @Field(() => String, { nullable: true, description: 'For RETRACTED and NEEDS_NO_ANSWER: the eventId it speaks of.' })
  refersTo?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True takes back an earlier event of this kind (MERGED, SPLIT, NEEDS_NO_ANSWER, RETRACTED).',
  })
  undo?: boolean | null;

  @Field(() => InstantScalar, { nullable: true, description: 'For PROMISED: the instant that was promised.' })
  promisedAt?: Temporal.Instant | null;

  @Field(() => Int, { nullable: true, description: 'For RATED: from 1, very unhappy, to 5, very happy.' })
  score?: number | null;

  @Field(() => String, { nullable: true, description: 'For RATED: what the customer said of it.' })
  words?: string | null;
}

@InputType('RecordTicketEventsInput', { description: 'Events of one source, at most 1,000.' })
export class RecordTicketEventsInput {
  @Field(() => String, { description: 'The source they come from; one that is named for the first time is made.' })
  source!: string;

  @Field(() => [TicketEventInput], { description: 'The events, at most 1,000.' })
  events!: TicketEventInput[];

  @Field(() => String, {
    nullable: true,
    description:
      'The same key with the same input gives the stored answer; with another input it is refused. Kept for a day.',
  })
  idempotencyKey?: string | null;
}
