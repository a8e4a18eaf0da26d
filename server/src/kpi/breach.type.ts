// What GraphQL shows of broken promises and why they broke.
import { Field, Int, ObjectType } from 'type-graphql';
import { HolderEnum } from '../clock/underpinning.resolver.ts';
import type { BreachCause } from '../engine/breach.ts';
import type { Holder } from '../engine/holders.ts';
import { namedEnum } from '../gate/floor-enums.ts';
import { CursorScalar, DurationScalar, InstantScalar } from '../gate/scalars.ts';
import { FigureKeyType } from './attainment.type.ts';

export const BreachCauseEnum = namedEnum<BreachCause>(
  'BreachCause',
  'What mainly used the time of a broken promise up: the first of these that is so.',
  {
    RECLASSIFIED: 'A change of severity, service or account made its limit one that was used up already.',
    REOPENED: 'It had been ended in time and was opened again.',
    NOT_PICKED_UP: 'For more than half of the time that counted we had it and nobody had taken or answered it.',
    WAITED_FOR_CUSTOMER: 'More than half of the time that counted went while the customer was waited for.',
    WAITED_FOR_SUPPLIER: 'More than half of the time that counted went while a supplier was waited for.',
    HELD_BY_TEAM: 'One group had it for more than half of the time that counted.',
    HANDED_ON: 'Several had it, none for more than half of the time that counted.',
  },
);

@ObjectType('BreachCauseCount', { description: 'How many promises broke by one main cause.' })
export class BreachCauseCountType {
  @Field(() => BreachCauseEnum, { nullable: true, description: 'The cause; null: not known yet, it is being read.' })
  cause!: BreachCause | null;

  @Field(() => Int, { description: 'How many.' })
  breaches!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Give it to `clocks(drill:)` for exactly these; null where the cause is not known.',
  })
  drill!: string | null;
}

@ObjectType('BreachFigure', {
  description: 'Broken promises, neither waived nor disputed: those that attainment counts as missed.',
})
export class BreachFigureType {
  @Field(() => Int, { description: 'How many.' })
  breaches!: number;

  @Field(() => String, { description: 'Give it to `clocks(drill:)` for exactly these.' })
  drill!: string;

  @Field(() => [BreachCauseCountType], { description: 'By main cause, the most frequent first; each breach has one.' })
  causes!: BreachCauseCountType[];
}

@ObjectType('BreachGroup', { description: 'The broken promises of one group.' })
export class BreachGroupType {
  @Field(() => [FigureKeyType], { description: 'What it is a group of, in the order of `by`.' })
  keys!: FigureKeyType[];

  @Field(() => BreachFigureType, { description: 'Its broken promises.' })
  figure!: BreachFigureType;
}

@ObjectType('BreachHolder', {
  description: 'How much of the time of broken promises one holder had, up to each break.',
})
export class BreachHolderType {
  @Field(() => HolderEnum, { description: 'Who.' })
  holder!: Holder;

  @Field(() => String, { nullable: true, description: 'US: the group; null: none held it.' })
  group!: string | null;

  @Field(() => Int, { description: 'In how many of them.' })
  breaches!: number;

  @Field(() => String, { description: 'Give it to `clocks(drill:)` for exactly these.' })
  drill!: string;

  @Field(() => DurationScalar, { description: 'Time that counted.' })
  counted!: number;

  @Field(() => DurationScalar, { description: 'Real time.' })
  elapsed!: number;
}

@ObjectType('BreachReport', { description: 'Which promises were broken, why, and with whom their time went.' })
export class BreachReportType {
  @Field(() => CursorScalar, { description: 'The place in the change log up to which the figures are true.' })
  cursor!: string;

  @Field(() => InstantScalar, { description: 'The instant of the figures, by the clock of the server.' })
  at!: Temporal.Instant;

  @Field(() => BreachFigureType, { description: 'All of them.' })
  total!: BreachFigureType;

  @Field(() => [BreachGroupType], { description: 'The first groups, those with the most broken promises first.' })
  groups!: BreachGroupType[];

  @Field(() => BreachFigureType, { nullable: true, description: 'All other groups together; null: there are none.' })
  others!: BreachFigureType | null;

  @Field(() => Int, { description: 'How many groups there are, shown or not.' })
  groupCount!: number;

  @Field(() => [BreachHolderType], { description: 'With whom their time went, who had the most first; at most 100.' })
  holders!: BreachHolderType[];
}
