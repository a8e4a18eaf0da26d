// What GraphQL shows of an objective in a period.
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Objective } from '../agreement/section-terms.type.ts';
import type { ObjectiveStanding } from '../engine/objective.ts';
import { connectionClass } from '../gate/connection.ts';
import { InstantScalar, LocalDateScalar, TimeZoneScalar } from '../gate/scalars.ts';
import { ObjectiveStandingEnum } from './objective-enums.ts';

@ObjectType('ObjectiveBurn', {
  description:
    'How fast misses use up what is allowed: 1 is exactly as fast as the goal allows. Null where nothing was decided in the window, or no miss is allowed at all.',
})
export class ObjectiveBurnType {
  @Field(() => Float, { nullable: true, description: 'Over the last thirtieth of the length of the period.' })
  short!: number | null;

  @Field(() => Float, { nullable: true, description: 'Over the last quarter of it.' })
  long!: number | null;

  @Field(() => Boolean, { description: 'Twice what is allowed or more over both, while it can still be made.' })
  isTooFast!: boolean;
}

@ObjectType('ObjectiveForecast', {
  description:
    'How the period will end if it goes on as it went, and as the one before went: misses are drawn from a beta-binomial, arrivals from a gamma-Poisson; a mean from a normal curve; outages come as often and last as long as they did.',
})
export class ObjectiveForecastType {
  @Field(() => Float, { nullable: true, description: 'As `attained`, at the end; null: nothing to go by.' })
  attained!: number | null;

  @Field(() => Float, { description: 'The probability that it will be kept, 0 to 1.' })
  probability!: number;
}

@ObjectType('ObjectiveReading', { description: 'How an objective of an agreement stands in one period.' })
export class ObjectiveReadingType {
  @Field(() => Objective, { description: 'What is asked, as the governing version says it.' })
  objective!: Objective;

  @Field(() => LocalDateScalar, { description: 'The first day of the period.' })
  from!: string;

  @Field(() => LocalDateScalar, { description: 'The first day after it.' })
  until!: string;

  @Field(() => LocalDateScalar, {
    description: 'The first day that is looked at; another than `from` for an objective over the last so many days.',
  })
  looksFrom!: string;

  @Field(() => InstantScalar, { description: 'When the period ends.' })
  endsAt!: Temporal.Instant;

  @Field(() => TimeZoneScalar, { description: 'The zone of its days.' })
  timeZone!: string;

  @Field(() => ObjectiveStandingEnum, { description: 'How it stands.' })
  standing!: ObjectiveStanding;

  @Field(() => Float, {
    nullable: true,
    description:
      'What was attained: percent for shares, misses for MISSES_AT_MOST, milliseconds for MEAN_AT_MOST, the quantity for VOLUME_AT_LEAST. Null: nothing is decided; 0 of 0 is no share.',
  })
  attained!: number | null;

  @Field(() => Float, { description: 'Results that are good; milliseconds of time for AVAILABILITY.' })
  met!: number;

  @Field(() => Float, { description: 'Results that are not; milliseconds of time for AVAILABILITY.' })
  missed!: number;

  @Field(() => Float, {
    description: 'Begun and not decided, disputed ones among them; milliseconds still to come for AVAILABILITY.',
  })
  undecided!: number;

  @Field(() => Int, { description: 'Ended without a result (VOID).' })
  excluded!: number;

  @Field(() => Int, { description: 'Missed and excused: counted as neither.' })
  waived!: number;

  @Field(() => Int, { description: 'Missed and disputed: open until it is decided.' })
  disputed!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Of the results known now, how many more may be missed (milliseconds for AVAILABILITY); negative: too many were. Null for a mean and a quantity.',
  })
  missesAffordable!: number | null;

  @Field(() => ObjectiveBurnType, { description: 'How fast misses use up what is allowed.' })
  burn!: ObjectiveBurnType;

  @Field(() => ObjectiveForecastType, { nullable: true, description: 'How it will end; null: it is over.' })
  forecast!: ObjectiveForecastType | null;
}

export const ObjectiveReadingConnection = connectionClass('ObjectiveReading', () => ObjectiveReadingType);
