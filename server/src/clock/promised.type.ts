// An instant that was promised to the customer for one ticket: a limit of its own.
import { Field, Int, ObjectType } from 'type-graphql';
import { InstantScalar } from '../gate/scalars.ts';

@ObjectType('PromisedInstant', {
  description: 'A date given to this customer for this ticket. Moving it keeps the first and counts the slips.',
})
export class PromisedInstantType {
  @Field(() => InstantScalar, { description: 'The instant that was promised first.' })
  first!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'The instant that holds now.' })
  current!: Temporal.Instant;

  @Field(() => Int, { description: 'How often it was moved.' })
  slips!: number;
}
