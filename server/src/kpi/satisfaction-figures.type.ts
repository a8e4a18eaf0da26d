// What GraphQL shows and takes of how satisfied customers are in a period.
import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { namedEnum } from '../gate/floor-enums.ts';
import { LocalDateScalar, PercentageScalar, TimeZoneScalar } from '../gate/scalars.ts';
import type { AnswerKind } from './satisfaction-figures.store.ts';

@ObjectType('SatisfactionFigures', {
  description: 'What the latest answers of tickets come to; a ticket counts once.',
})
export class SatisfactionFiguresType {
  @Field(() => Int, { description: 'Tickets with an answer.' })
  answers!: number;

  @Field(() => Float, { nullable: true, description: 'The mean of their scores, 1 to 5; null without an answer.' })
  mean!: number | null;

  @Field(() => Int, { description: 'Of them with a score of 2 or less.' })
  unhappy!: number;

  @Field(() => PercentageScalar, { nullable: true, description: 'Their share of the answers; null without an answer.' })
  unhappyShare!: number | null;
}

@ObjectType('ScoreCount', { description: 'How often a score was given.' })
export class ScoreCountType {
  @Field(() => Int, { description: '1, very unhappy, to 5, very happy.' })
  score!: number;

  @Field(() => Int, { description: 'Tickets whose latest answer it is.' })
  answers!: number;
}

@ObjectType('SatisfactionStep', {
  description: 'Figures of one step of a period; steps without an answer are left out.',
})
export class SatisfactionStepType {
  @Field(() => LocalDateScalar, { description: 'The first day of the step, which may lie before the period.' })
  from!: string;

  @Field(() => SatisfactionFiguresType, { description: 'Of the answers given in it.' })
  figures!: SatisfactionFiguresType;
}

@ObjectType('SatisfactionReport', { description: 'How satisfied customers were in a period.' })
export class SatisfactionReportType {
  @Field(() => SatisfactionFiguresType, { description: 'Of the whole period.' })
  total!: SatisfactionFiguresType;

  @Field(() => [ScoreCountType], { description: 'Of each score from 1 to 5.' })
  scores!: readonly ScoreCountType[];

  @Field(() => Int, { description: 'Unhappy customers all of whose promises were kept.' })
  watermelons!: number;

  @Field(() => [SatisfactionStepType], {
    description: 'By steps of the period, the first first; empty without `step`.',
  })
  series!: readonly SatisfactionStepType[];
}

@InputType('SatisfactionPeriod', {
  description: 'Civil days of a zone, by when answers were given; ten years at most.',
})
export class SatisfactionPeriodInput {
  @Field(() => LocalDateScalar, { description: 'The first day.' })
  from!: string;

  @Field(() => LocalDateScalar, { description: 'The day after the last.' })
  until!: string;

  @Field(() => TimeZoneScalar, { description: 'Whose days; a day that the zone skipped holds no answer.' })
  timeZone!: string;
}

export const AnswerKindEnum = namedEnum<AnswerKind>('SatisfactionAnswers', 'Which answers are listed.', {
  ALL: 'The latest of every ticket.',
  UNHAPPY: 'Of them those with a score of 2 or less.',
  WATERMELONS: 'Of those the ones of tickets whose promises were all kept.',
});
