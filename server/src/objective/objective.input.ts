// Which objectives one asks for.
import { Field, ID, InputType } from 'type-graphql';
import type { AgreementKind } from '../engine/clause.ts';
import type { ObjectiveStanding } from '../engine/objective.ts';
import { AgreementKindEnum } from '../gate/floor-enums.ts';
import { ObjectiveStandingEnum } from './objective-enums.ts';

@InputType('ObjectiveFilter', { description: 'Which objectives; what is absent asks nothing.' })
export class ObjectiveFilterInput {
  @Field(() => [ID], { nullable: true, description: 'Only those of these agreements.' })
  agreements?: readonly string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Only those of agreements with these customers.' })
  customers?: readonly string[] | null;

  @Field(() => [AgreementKindEnum], { nullable: true, description: 'Only those of agreements of these kinds.' })
  kinds?: readonly AgreementKind[] | null;

  @Field(() => [ObjectiveStandingEnum], { nullable: true, description: 'Only those that stand so.' })
  standings?: readonly ObjectiveStanding[] | null;
}
