// What people record of a ticket themselves: what it takes, and what it answers.
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { UserErrorType } from '../gate/errors.ts';
import { namedEnum } from '../gate/floor-enums.ts';
import { InstantScalar } from '../gate/scalars.ts';

/** The kinds of event that a person may tell; all others are the source's to tell. */
export type ByHandKind = 'AGENT_REPLIED' | 'NEEDS_NO_ANSWER' | 'RETRACTED';

export const ByHandKindEnum = namedEnum<ByHandKind>('ByHandKind', 'What people record of a ticket by hand.', {
  AGENT_REPLIED: 'A person answered the customer in a way the source does not see, by phone for example.',
  NEEDS_NO_ANSWER: 'A message of the customer wants no answer.',
  RETRACTED: 'An event was told wrongly: it counts as if it had never been told.',
});

@InputType('RecordByHandInput', { description: 'An event that a person tells of a ticket, with the reason.' })
export class RecordByHandInput {
  @Field(() => ID, { description: 'The ticket.' })
  ticket!: string;

  @Field(() => ByHandKindEnum, { description: 'What happened.' })
  kind!: ByHandKind;

  @Field(() => InstantScalar, { nullable: true, description: 'When it happened, not after now; absent: now.' })
  at?: Temporal.Instant | null;

  @Field(() => String, { description: 'Why it is recorded; everybody who reads the ticket reads it.' })
  reason!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'RETRACTED, NEEDS_NO_ANSWER: the event of this ticket that is meant; nothing for AGENT_REPLIED.',
  })
  refersTo?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True takes back the retraction, or the mark, that holds for the event.',
  })
  undo?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name of the person who acts, when a token asks; a person who is signed in acts under their own.',
  })
  by?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The same key with the same input gives the stored answer; with another input it is refused. Kept for a day.',
  })
  idempotencyKey?: string | null;
}

@ObjectType('RecordByHandPayload', { description: 'The answer to recordByHand.' })
export class RecordByHandPayload {
  @Field(() => [UserErrorType], { description: 'Why nothing was recorded; empty when the event was.' })
  userErrors!: readonly UserErrorType[];
}
