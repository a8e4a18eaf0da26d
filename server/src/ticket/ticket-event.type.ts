// What GraphQL shows of one thing that happened to a ticket.
import { Field, ID, ObjectType } from 'type-graphql';
import type { Actor, FactKind, Severity, StatusCategory } from '../engine/fact.ts';
import { connectionClass } from '../gate/connection.ts';
import { ActorEnum, SeverityEnum, StatusCategoryEnum, TicketEventKindEnum } from '../gate/floor-enums.ts';
import { NodeType } from '../gate/node.type.ts';
import { InstantScalar, SequenceScalar } from '../gate/scalars.ts';

@ObjectType('TicketEvent', {
  implements: NodeType,
  description:
    'A fact from outside: stored as it came and never changed; a wrong one is answered by RETRACTED. ' +
    'A field that is null says nothing; a field given on any kind of event applies at its instant.',
})
export class TicketEventType extends NodeType {
  @Field(() => ID, { description: 'The global id.' })
  declare id: string;

  @Field(() => String, { description: 'The source that told it.' })
  source!: string;

  @Field(() => String, { description: "The source's own id of the event, unique within the source." })
  eventId!: string;

  @Field(() => SequenceScalar, {
    nullable: true,
    description: 'Its order within the source among events of one instant.',
  })
  sequence!: number | null;

  @Field(() => InstantScalar, { description: 'When it happened.' })
  at!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'When we were told.' })
  recordedAt!: Temporal.Instant;

  @Field(() => TicketEventKindEnum, { description: 'What happened.' })
  kind!: FactKind;

  @Field(() => ActorEnum, { nullable: true, description: 'Who acted.' })
  actor!: Actor;

  @Field(() => String, {
    nullable: true,
    description: 'The name of the person who acted, "erased person 17" once it was erased; null when not told.',
  })
  by!: string | null;

  @Field(() => String, { nullable: true, description: 'The reason that was given.' })
  reason!: string | null;

  @Field(() => StatusCategoryEnum, { nullable: true, description: 'The status from then on.' })
  status!: StatusCategory | null;

  @Field(() => String, { nullable: true, description: "The status in the source's own words." })
  sourceStatus!: string | null;

  @Field(() => SeverityEnum, { nullable: true, description: 'The severity from then on.' })
  severity!: Severity | null;

  @Field(() => String, { nullable: true, description: "The severity in the source's own words." })
  sourceSeverity!: string | null;

  @Field(() => String, { nullable: true, description: 'The group that holds the ticket from then on.' })
  group!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who holds the ticket from then on; "erased person 17" once the name was erased.',
  })
  agent!: string | null;

  @Field(() => String, { nullable: true, description: "The source's id of the message it carries or speaks of." })
  message!: string | null;

  @Field(() => Boolean, {
    description: 'True takes back an earlier event of its kind (MERGED, SPLIT, NEEDS_NO_ANSWER, RETRACTED).',
  })
  undo!: boolean;

  @Field(() => InstantScalar, { nullable: true, description: 'The instant promised to the customer (PROMISED).' })
  promisedAt!: Temporal.Instant | null;
}

export const TicketEventConnection = connectionClass('TicketEvent', () => TicketEventType);
