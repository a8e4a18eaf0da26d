// What GraphQL shows of a recording.
import { Field, Int, ObjectType } from 'type-graphql';
import { UserErrorType } from '../gate/errors.ts';
import { EventOutcomeEnum, type EventOutcomeKind } from '../gate/floor-enums.ts';

@ObjectType('EventResult', { description: 'What became of one event of a call.' })
export class EventResultType {
  @Field(() => Int, { description: "The event's place in the call, from 0." })
  index!: number;

  @Field(() => EventOutcomeEnum, { description: 'What became of it.' })
  outcome!: EventOutcomeKind;

  @Field(() => UserErrorType, {
    nullable: true,
    description: 'Why it was refused; null when it was not. The path starts at the event.',
  })
  userError!: UserErrorType | null;
}

@ObjectType('RecordTicketEventsPayload', { description: 'The answer to recordTicketEvents.' })
export class RecordTicketEventsPayload {
  @Field(() => [EventResultType], {
    description: 'One result an event, in their order; none when the call was refused.',
  })
  results!: readonly EventResultType[];

  @Field(() => Int, { description: 'How many were stored.' })
  recorded!: number;

  @Field(() => Int, { description: 'How many had come before.' })
  repeated!: number;

  @Field(() => Int, { description: 'How many were refused.' })
  refused!: number;

  @Field(() => [UserErrorType], { description: 'Why the call as a whole was refused; empty when it was not.' })
  userErrors!: readonly UserErrorType[];
}
