// What the log of escalation is asked for, and what people do about a clock.
import { Field, ID, InputType } from 'type-graphql';
import { InstantScalar } from '../gate/scalars.ts';
import type { EscalationOutcome } from './escalation.store.ts';
import { EscalationOutcomeEnum } from './escalation.type.ts';

@InputType('EscalationFilterInput', { description: 'Only escalations of which all that is given holds.' })
export class EscalationFilterInput {
  @Field(() => String, { nullable: true, description: 'Of the agreement of this number.' })
  agreement?: string | null;

  @Field(() => String, { nullable: true, description: 'Of the ticket of this reference, in any source.' })
  ticket?: string | null;

  @Field(() => [EscalationOutcomeEnum], { nullable: true, description: 'With one of these outcomes.' })
  outcomes?: readonly EscalationOutcome[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: of clocks that still run or wait; false: of ended ones.',
  })
  open?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: of clocks that the viewer took on; false: of no matter whom.',
  })
  mine?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only where a name to be told is nobody’s.' })
  unheard?: boolean | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Fired at or after this instant.' })
  from?: Temporal.Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Fired before this instant.' })
  until?: Temporal.Instant | null;
}

const key =
  'The same key with the same input gives the stored answer; with another input it is refused. Kept for a day.';

@InputType('AcknowledgeEscalationInput', { description: 'Taking a clock on.' })
export class AcknowledgeEscalationInput {
  @Field(() => ID, { description: 'The escalation.' })
  escalation!: string;

  @Field(() => String, { nullable: true, description: 'What you mean to do.' })
  note?: string | null;

  @Field(() => String, { nullable: true, description: key })
  idempotencyKey?: string | null;
}

@InputType('SnoozeEscalationInput', { description: 'Taking a clock on and putting its steps off.' })
export class SnoozeEscalationInput {
  @Field(() => ID, { description: 'The escalation.' })
  escalation!: string;

  @Field(() => InstantScalar, { description: 'Until when; at most 7 days ahead.' })
  until!: Temporal.Instant;

  @Field(() => String, { description: 'Why.' })
  note!: string;

  @Field(() => String, { nullable: true, description: key })
  idempotencyKey?: string | null;
}

@InputType('HandOverEscalationInput', { description: 'Giving a clock to somebody.' })
export class HandOverEscalationInput {
  @Field(() => ID, { description: 'The escalation.' })
  escalation!: string;

  @Field(() => ID, { description: 'The person: one of `colleagues`.' })
  to!: string;

  @Field(() => String, { nullable: true, description: 'What they should know.' })
  note?: string | null;

  @Field(() => String, { nullable: true, description: key })
  idempotencyKey?: string | null;
}
