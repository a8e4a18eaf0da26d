// What GraphQL shows of coverage: schedules with their hours, open spans, and answers to questions.
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { CoveragePeriod, HolidayRule, LocalInterval, Weekday } from '../engine/coverage.ts';
import { connectionClass } from '../gate/connection.ts';
import { UserErrorType } from '../gate/errors.ts';
import { CoveragePeriodEnum, HolidayRuleEnum } from '../gate/floor-enums.ts';
import { NodeType } from '../gate/node.type.ts';
import { InstantScalar, LocalDateScalar, LocalTimeScalar, TimeZoneScalar } from '../gate/scalars.ts';

@ObjectType('LocalInterval', {
  description: 'Hours of the local wall clock, `[from, to)`; `to` at or before `from` runs overnight.',
})
export class LocalIntervalType {
  @Field(() => LocalTimeScalar, { description: 'When it opens.' })
  from!: string;

  @Field(() => LocalTimeScalar, { description: 'When it closes; "24:00" is the end of the day.' })
  to!: string;
}

@ObjectType('WeeklyHours', { description: 'The hours of each weekday; an empty list is a closed day.' })
export class WeeklyHoursType implements Record<Weekday, readonly LocalInterval[]> {
  @Field(() => [LocalIntervalType], { description: 'Monday.' })
  mon!: readonly LocalInterval[];

  @Field(() => [LocalIntervalType], { description: 'Tuesday.' })
  tue!: readonly LocalInterval[];

  @Field(() => [LocalIntervalType], { description: 'Wednesday.' })
  wed!: readonly LocalInterval[];

  @Field(() => [LocalIntervalType], { description: 'Thursday.' })
  thu!: readonly LocalInterval[];

  @Field(() => [LocalIntervalType], { description: 'Friday.' })
  fri!: readonly LocalInterval[];

  @Field(() => [LocalIntervalType], { description: 'Saturday.' })
  sat!: readonly LocalInterval[];

  @Field(() => [LocalIntervalType], { description: 'Sunday.' })
  sun!: readonly LocalInterval[];
}

@ObjectType('PeriodHours', { description: 'The weekly hours of one coverage period.' })
export class PeriodHoursType {
  @Field(() => CoveragePeriodEnum, { description: 'Which period.' })
  period!: CoveragePeriod;

  @Field(() => WeeklyHoursType, { description: 'Its hours.' })
  weekly!: WeeklyHoursType;

  @Field(() => HolidayRuleEnum, { description: 'What a holiday does to it.' })
  onHoliday!: HolidayRule;
}

@ObjectType('CoverageException', { description: 'Hours that replace those of one date.' })
export class CoverageExceptionType {
  @Field(() => LocalDateScalar, { description: 'The date.' })
  date!: string;

  @Field(() => CoveragePeriodEnum, {
    nullable: true,
    description: 'The period whose hours are replaced; null: of every period.',
  })
  period!: CoveragePeriod | null;

  @Field(() => [LocalIntervalType], { description: 'The hours of that date; empty: closed.' })
  intervals!: readonly LocalInterval[];
}

@ObjectType('OpenSpan', { description: 'Covered time without a break, all of one period, `[from, until)`.' })
export class OpenSpanType {
  @Field(() => InstantScalar, { description: 'Where it begins.' })
  from!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'Where it ends; not covered itself.' })
  until!: Temporal.Instant;

  @Field(() => CoveragePeriodEnum, { description: 'The period it counts for.' })
  period!: CoveragePeriod;
}

@ObjectType('CoverageSchedule', { implements: NodeType, description: 'When time counts, in one of its versions.' })
export class CoverageScheduleType extends NodeType {
  @Field(() => ID, { description: 'The global id of the schedule, the same for all its versions.' })
  declare id: string;

  @Field(() => String, { description: 'What people call the schedule; two may share a name.' })
  name!: string;

  @Field(() => TimeZoneScalar, { description: 'The zone whose wall clock the hours are on.' })
  timeZone!: string;

  @Field(() => Int, { description: 'Which version this is, from 1.' })
  version!: number;

  @Field(() => InstantScalar, { description: 'From when this version applies; the first has always applied.' })
  validFrom!: Temporal.Instant;

  @Field(() => [PeriodHoursType], { description: 'The weekly hours of each coverage period.' })
  periods!: readonly PeriodHoursType[];

  @Field(() => [LocalDateScalar], { description: 'The dates that are holidays, those of its calendars included.' })
  holidays!: readonly string[];

  @Field(() => [LocalDateScalar], { description: 'The holidays that were written into the version itself.' })
  ownHolidays!: readonly string[];

  @Field(() => [CoverageExceptionType], { description: 'Dates with hours of their own.' })
  exceptions!: readonly CoverageExceptionType[];
}

@ObjectType('CoverageScheduleVersion', {
  implements: NodeType,
  description: 'One version of a schedule: from when it applies, and who saved it why. It is never edited.',
})
export class CoverageScheduleVersionType extends NodeType {
  @Field(() => ID, { description: 'The global id of the version.' })
  declare id: string;

  @Field(() => Int, { description: 'Which version this is, from 1.' })
  version!: number;

  @Field(() => InstantScalar, { description: 'From when it applies; the first has always applied.' })
  validFrom!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'When it was saved.' })
  savedAt!: Temporal.Instant;

  @Field(() => String, {
    nullable: true,
    description: 'Who saved it, by name; of a correction, who signed it. Null: nobody in particular.',
  })
  savedBy!: string | null;

  @Field(() => String, { nullable: true, description: 'Why, as whoever saved it said; null: not said.' })
  reason!: string | null;

  @Field(() => Boolean, { description: 'It began in the past when it was saved: a signed correction.' })
  isCorrection!: boolean;
}

export const CoverageScheduleVersionConnection = connectionClass(
  'CoverageScheduleVersion',
  () => CoverageScheduleVersionType,
);

export const CoverageScheduleConnection = connectionClass('CoverageSchedule', () => CoverageScheduleType);

@ObjectType('CreateCoverageSchedulePayload', { description: 'The answer to createCoverageSchedule.' })
export class CreateCoverageSchedulePayload {
  @Field(() => CoverageScheduleType, { nullable: true, description: 'The new schedule; null when refused.' })
  schedule!: CoverageScheduleType | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}

@ObjectType('CoverageAnswer', { description: 'The answer to one question, or why there is none.' })
export class CoverageAnswerType {
  @Field(() => InstantScalar, { nullable: true, description: 'For ADD and SUBTRACT: the instant.' })
  at!: Temporal.Instant | null;

  @Field(() => Float, {
    nullable: true,
    description: 'For BETWEEN: the covered seconds, negative when `end` is earlier.',
  })
  seconds!: number | null;

  @Field(() => UserErrorType, { nullable: true, description: 'Why there is no answer; null when there is one.' })
  error!: UserErrorType | null;
}

@ObjectType('CoveragePreview', { description: 'What the engine says of a schedule that is not saved.' })
export class CoveragePreviewType {
  @Field(() => [CoverageAnswerType], {
    description: 'One answer a question, in their order; none when the schedule is refused.',
  })
  answers!: readonly CoverageAnswerType[];

  @Field(() => [UserErrorType], { description: 'What is wrong with the schedule or the call; empty when nothing is.' })
  userErrors!: readonly UserErrorType[];
}
