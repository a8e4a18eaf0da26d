// What the mutations of sources take.
import { Field, InputType } from 'type-graphql';
import type { StatusCategory } from '../engine/fact.ts';
import { StatusCategoryEnum } from '../gate/floor-enums.ts';
import { DurationScalar, InstantScalar } from '../gate/scalars.ts';

@InputType('StatusMappingInput', { description: "What one of the source's own statuses means." })
export class StatusMappingInput {
  @Field(() => String, { description: "The status in the source's own words." })
  sourceStatus!: string;

  @Field(() => StatusCategoryEnum, { description: 'The category it is to be read as.' })
  status!: StatusCategory;
}

@InputType('SaveSourceInput', {
  description: 'What is to hold of a source. Fields that are absent stay as they are; null takes away.',
})
export class SaveSourceInput {
  @Field(() => String, { description: 'The name of the source; a new one is made.' })
  name!: string;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'Changes before this instant are not sent: set it after the end of a history that is imported.',
  })
  effectsFrom?: Temporal.Instant | null;

  @Field(() => DurationScalar, { nullable: true, description: 'How long, in real time, the source may be silent.' })
  expectedSilence?: number | null;

  @Field(() => [StatusMappingInput], {
    nullable: true,
    description: 'Mappings to add or change; those not named stay.',
  })
  statuses?: StatusMappingInput[] | null;
}
