// What GraphQL shows and takes of what customers say.
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { connectionClass } from '../gate/connection.ts';
import { UserErrorType } from '../gate/errors.ts';
import { EventOutcomeEnum, type EventOutcomeKind } from '../gate/floor-enums.ts';
import { InstantScalar } from '../gate/scalars.ts';

@ObjectType('Satisfaction', { description: 'What the customer said of a ticket.' })
export class SatisfactionType {
  @Field(() => InstantScalar, { description: 'When it was said.' })
  at!: Temporal.Instant;

  @Field(() => Int, { description: 'From 1, very unhappy, to 5, very happy.' })
  score!: number;

  @Field(() => String, { nullable: true, description: 'In the words of the customer.' })
  words!: string | null;

  @Field(() => String, { description: 'Who told it: a person, a program, or the source whose event it is.' })
  recordedBy!: string;

  @Field(() => Boolean, { description: 'The event that told it was retracted: it counts no more.' })
  takenBack!: boolean;
}

export const SatisfactionConnection = connectionClass('Satisfaction', () => SatisfactionType);

@InputType('SatisfactionInput', { description: 'What the customer said of one ticket.' })
export class SatisfactionInput {
  @Field(() => String, { description: 'The reference of the ticket.' })
  ticket!: string;

  @Field(() => Int, { description: 'From 1, very unhappy, to 5, very happy.' })
  score!: number;

  @Field(() => String, { nullable: true, description: 'In the words of the customer.' })
  words?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was said; absent: now. One answer an instant.' })
  at?: Temporal.Instant | null;
}

@InputType('RecordSatisfactionInput', { description: 'Up to 1,000 answers on tickets of one source.' })
export class RecordSatisfactionInput {
  @Field(() => String, { description: 'The source of the tickets.' })
  source!: string;

  @Field(() => [SatisfactionInput], { description: 'The answers.' })
  answers!: readonly SatisfactionInput[];

  @Field(() => String, { nullable: true, description: 'The same key and input is the same request.' })
  idempotencyKey?: string | null;
}

@ObjectType('SatisfactionResult', { description: 'What became of one answer.' })
export class SatisfactionResultType {
  @Field(() => Int, { description: 'Its place in the request, from 0.' })
  index!: number;

  @Field(() => EventOutcomeEnum, { description: 'Whether it was kept.' })
  outcome!: EventOutcomeKind;

  @Field(() => UserErrorType, { nullable: true, description: 'Why it was refused.' })
  userError!: UserErrorType | null;
}

@ObjectType('RecordSatisfactionPayload', { description: 'What became of each answer.' })
export class RecordSatisfactionPayload {
  @Field(() => [SatisfactionResultType], { description: 'One for each, in their order.' })
  results!: readonly SatisfactionResultType[];

  @Field(() => [UserErrorType], { description: 'Why the whole request was refused.' })
  userErrors!: readonly UserErrorType[];
}
