// What GraphQL shows and takes of disputed and excused breaches.
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { connectionClass } from '../gate/connection.ts';
import { UserErrorType } from '../gate/errors.ts';
import { namedEnum } from '../gate/floor-enums.ts';
import { NodeType } from '../gate/node.type.ts';
import { InstantScalar } from '../gate/scalars.ts';
import type { WaiverState } from './waiver.store.ts';

export const WaiverStateEnum = namedEnum<WaiverState>('WaiverState', 'What holds of a breach that was spoken of.', {
  DISPUTED: 'Somebody says that it was none; it is open until that is decided.',
  WAIVED: 'It is excused: it counts as neither kept nor broken, and owes nothing.',
  REJECTED: 'It counts as a breach all the same.',
});

@ObjectType('Waiver', { implements: NodeType, description: 'What was said of a breach, and what was decided.' })
export class WaiverType extends NodeType {
  @Field(() => ID, { description: 'The global id.' })
  declare id: string;

  @Field(() => WaiverStateEnum, { description: 'What holds.' })
  state!: WaiverState;

  @Field(() => String, { description: 'Why it should not count.' })
  reason!: string;

  @Field(() => String, { nullable: true, description: 'What shows that it is so: a text, or where a document is.' })
  evidence!: string | null;

  @Field(() => String, { description: 'Who said it.' })
  raisedBy!: string;

  @Field(() => InstantScalar, { description: 'When.' })
  raisedAt!: Temporal.Instant;

  @Field(() => String, { nullable: true, description: 'Who decided; null: nobody yet, or whoever raised it.' })
  decidedBy!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When.' })
  decidedAt!: Temporal.Instant | null;

  @Field(() => String, { nullable: true, description: 'Why.' })
  decidedBecause!: string | null;
}

export const WaiverConnection = connectionClass('Waiver', () => WaiverType);

@InputType('WaiverFilter', { description: 'Which of them; what is absent asks nothing.' })
export class WaiverFilterInput {
  @Field(() => [WaiverStateEnum], { nullable: true, description: 'Only those of which one of these holds.' })
  states?: readonly WaiverState[] | null;

  @Field(() => ID, { nullable: true, description: 'Only of clocks that this agreement judges.' })
  agreement?: string | null;

  @Field(() => ID, { nullable: true, description: "Only of this customer's tickets." })
  customer?: string | null;
}

@InputType('BreachInput', { description: 'A breach, and why it should not count.' })
export class BreachInput {
  @Field(() => ID, { description: 'The clock whose promise was broken.' })
  clock!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => String, { nullable: true, description: 'What shows that it is so.' })
  evidence?: string | null;
}

@InputType('DecideWaiverInput', { description: 'A decision on a dispute, or the end of a waiver.' })
export class DecideWaiverInput {
  @Field(() => ID, { description: 'The dispute, or the waiver.' })
  waiver!: string;

  @Field(() => WaiverStateEnum, { description: 'WAIVED or REJECTED; a waiver is taken back by REJECTED.' })
  decision!: WaiverState;

  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@ObjectType('WaiverPayload', { description: 'What became of it.' })
export class WaiverPayload {
  @Field(() => WaiverType, { nullable: true, description: 'As it stands; null: refused.' })
  waiver!: WaiverType | null;

  @Field(() => [UserErrorType], { description: 'Why it was refused.' })
  userErrors!: readonly UserErrorType[];
}
