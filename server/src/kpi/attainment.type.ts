// What GraphQL shows of figures.
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { namedEnum } from '../gate/floor-enums.ts';
import { CursorScalar, DurationScalar, InstantScalar, LocalDateScalar, PercentageScalar } from '../gate/scalars.ts';
import { FigureAxisEnum, FigureStepEnum, type AxisName } from './attainment.input.ts';
import type { FigureStep } from './plan.ts';

export type FigureSource = 'ROLLUP' | 'FACTS';

export const FigureSourceEnum = namedEnum<FigureSource>('FigureSource', 'What was added up; the sum is the same.', {
  ROLLUP: 'Figures kept by day and month.',
  FACTS:
    'One by one, where no kept figure tells what is asked: all clocks, or those of the first and last days; turns of work always.',
});

@ObjectType('AttainmentRate', { description: 'How one limit came out, counted by clocks.' })
export class AttainmentRateType {
  @Field(() => Int, { description: 'Kept.' })
  met!: number;

  @Field(() => Int, { description: 'Broken.' })
  missed!: number;

  @Field(() => Int, { description: 'Neither kept nor broken yet.' })
  undecided!: number;

  @Field(() => Int, { description: 'Ended without a result (VOID): neither kept nor broken, ever.' })
  excluded!: number;

  @Field(() => Int, { description: 'Broken and excused: neither kept nor broken.' })
  waived!: number;

  @Field(() => Int, { description: 'Broken, they say wrongly, and that is not decided: neither kept nor broken yet.' })
  disputed!: number;

  @Field(() => Int, { description: 'met.' })
  numerator!: number;

  @Field(() => Int, { description: 'met + missed.' })
  denominator!: number;

  @Field(() => PercentageScalar, {
    nullable: true,
    description: 'numerator / denominator; null for 0 of 0, which is undecided.',
  })
  share!: number | null;
}

@ObjectType('TimePercentiles', {
  description:
    'Of the clocks that ended: within how long so many of them did (nearest rank), off by at most `relativeError`.',
})
export class TimePercentilesType {
  @Field(() => DurationScalar, { description: 'Half of them.' })
  p50!: number;

  @Field(() => DurationScalar, { description: 'Three quarters.' })
  p75!: number;

  @Field(() => DurationScalar, { description: '90 %.' })
  p90!: number;

  @Field(() => DurationScalar, { description: '95 %.' })
  p95!: number;

  @Field(() => DurationScalar, { description: '99 %.' })
  p99!: number;

  @Field(() => DurationScalar, { description: 'The mean, exact to the millisecond.' })
  mean!: number;
}

@ObjectType('Figure', { description: 'How clocks came out, and how long those took that ended.' })
export class FigureType {
  @Field(() => AttainmentRateType, { description: 'What counterparts were told.' })
  promise?: AttainmentRateType;

  @Field(() => AttainmentRateType, {
    nullable: true,
    description: 'What the floor works to, on the same clocks; null when none has a target.',
  })
  target?: AttainmentRateType | null;

  @Field(() => Int, { description: 'Clocks that ended: those that have a time.' })
  finished!: number;
}

@ObjectType('FigureKey', { description: 'What a group is a group of, on one axis.' })
export class FigureKeyType {
  @Field(() => FigureAxisEnum, { description: 'The axis.' })
  axis!: AxisName;

  @Field(() => ID, {
    nullable: true,
    description: 'The global id, or the name of a team, severity, measure or kind; null: clocks that have none.',
  })
  key!: string | null;

  @Field(() => String, { nullable: true, description: 'A name for people; null: clocks that have none.' })
  label!: string | null;
}

@ObjectType('FigurePoint', { description: 'One step of a series.' })
export class FigurePointType {
  @Field(() => LocalDateScalar, { description: 'The first day of the step that lies in the period.' })
  from!: string;

  @Field(() => LocalDateScalar, { description: 'The day after its last.' })
  until!: string;

  @Field(() => FigureType, { description: 'The figures of the step.' })
  figure?: FigureType;
}

@ObjectType('FigureGroup', { description: 'The figures of one group.' })
export class FigureGroupType {
  /** All fields are given by its resolver. */
  readonly group!: readonly string[] | null;
}

@ObjectType('Attainment', { description: 'How promises and targets came out in a period.' })
export class AttainmentType {
  @Field(() => CursorScalar, { description: 'The place in the change log up to which the figures are true.' })
  cursor!: string;

  @Field(() => InstantScalar, { description: 'The instant of the figures, by the clock of the server.' })
  at!: Temporal.Instant;

  @Field(() => FigureSourceEnum, { description: 'What was added up.' })
  source!: FigureSource;

  @Field(() => Float, { description: 'What a percentile may be off by, as a share of itself: 0.0099.' })
  relativeError!: number;

  @Field(() => FigureStepEnum, { nullable: true, description: 'The steps of the series; null: none was asked for.' })
  step!: FigureStep | null;

  @Field(() => Int, { description: 'How many groups there are, shown or not.' })
  groupCount!: number;

  @Field(() => Int, { description: 'How many groups are added up in `others`.' })
  otherCount!: number;
}
