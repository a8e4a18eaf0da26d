// What GraphQL shows of sources.
import { Field, ID, ObjectType } from 'type-graphql';
import type { StatusCategory } from '../engine/fact.ts';
import { connectionClass } from '../gate/connection.ts';
import { UserErrorType } from '../gate/errors.ts';
import { StatusCategoryEnum } from '../gate/floor-enums.ts';
import { NodeType } from '../gate/node.type.ts';
import { DurationScalar, InstantScalar } from '../gate/scalars.ts';

@ObjectType('StatusMapping', { description: "What one of the source's own statuses means." })
export class StatusMappingType {
  @Field(() => String, { description: "The status in the source's own words." })
  sourceStatus!: string;

  @Field(() => StatusCategoryEnum, { description: 'The category it is read as.' })
  status!: StatusCategory;
}

@ObjectType('Source', { implements: NodeType, description: 'Where ticket events come from.' })
export class SourceType extends NodeType {
  @Field(() => ID, { description: 'The global id.' })
  declare id: string;

  @Field(() => String, { description: 'The name of the source; unique.' })
  name!: string;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'Changes before this instant are computed and counted but not sent; null: effects at once.',
  })
  effectsFrom!: Temporal.Instant | null;

  @Field(() => DurationScalar, {
    nullable: true,
    description: 'How long, in real time, it may be silent before it counts as silent; null: for ever.',
  })
  expectedSilence!: number | null;
}

export const SourceConnection = connectionClass('Source', () => SourceType);

@ObjectType('SaveSourcePayload', { description: 'The answer to saveSource.' })
export class SaveSourcePayload {
  @Field(() => SourceType, { nullable: true, description: 'The source as it stands now; null when refused.' })
  source!: SourceType | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}
