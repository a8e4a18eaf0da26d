// What schedules and questions are made of on their way in, and their parsing into engine values.
import { Field, Float, ID, InputType } from 'type-graphql';
import type {
  CoveragePeriod,
  CoverageSchedule,
  HolidayRule,
  LocalInterval,
  PeriodHours,
  Weekday,
} from '../engine/coverage.ts';
import type { CoverageQuestion } from '../engine/preview-coverage.ts';
import { CoverageOpEnum, CoveragePeriodEnum, HolidayRuleEnum, type CoverageOp } from '../gate/floor-enums.ts';
import { InstantScalar, LocalDateScalar, LocalTimeScalar, TimeZoneScalar } from '../gate/scalars.ts';

@InputType('LocalIntervalInput', {
  description: 'Hours of the local wall clock, `[from, to)`; `to` at or before `from` runs overnight.',
})
export class LocalIntervalInput {
  @Field(() => LocalTimeScalar, { description: 'When it opens.' })
  from!: string;

  @Field(() => LocalTimeScalar, { description: 'When it closes; "24:00" is the end of the day.' })
  to!: string;
}

const day = (name: string): string => `The hours of ${name}; absent or empty: closed.`;

@InputType('WeeklyHoursInput', { description: 'The hours of each weekday.' })
export class WeeklyHoursInput {
  @Field(() => [LocalIntervalInput], { nullable: true, description: day('Monday') })
  mon?: LocalIntervalInput[] | null;

  @Field(() => [LocalIntervalInput], { nullable: true, description: day('Tuesday') })
  tue?: LocalIntervalInput[] | null;

  @Field(() => [LocalIntervalInput], { nullable: true, description: day('Wednesday') })
  wed?: LocalIntervalInput[] | null;

  @Field(() => [LocalIntervalInput], { nullable: true, description: day('Thursday') })
  thu?: LocalIntervalInput[] | null;

  @Field(() => [LocalIntervalInput], { nullable: true, description: day('Friday') })
  fri?: LocalIntervalInput[] | null;

  @Field(() => [LocalIntervalInput], { nullable: true, description: day('Saturday') })
  sat?: LocalIntervalInput[] | null;

  @Field(() => [LocalIntervalInput], { nullable: true, description: day('Sunday') })
  sun?: LocalIntervalInput[] | null;
}

@InputType('CoveragePeriodInput', { description: 'The weekly hours of one coverage period.' })
export class CoveragePeriodInput {
  @Field(() => CoveragePeriodEnum, { description: 'Which period; each at most once.' })
  period!: CoveragePeriod;

  @Field(() => WeeklyHoursInput, { description: 'Its hours.' })
  weekly!: WeeklyHoursInput;

  @Field(() => HolidayRuleEnum, { nullable: true, defaultValue: 'CLOSED', description: 'What a holiday does to it.' })
  onHoliday?: HolidayRule | null;
}

@InputType('CoverageExceptionInput', { description: 'Hours that replace those of one date.' })
export class CoverageExceptionInput {
  @Field(() => LocalDateScalar, { description: 'The date.' })
  date!: string;

  @Field(() => CoveragePeriodEnum, {
    nullable: true,
    description: 'The period whose hours are replaced; absent: of every period.',
  })
  period?: CoveragePeriod | null;

  @Field(() => [LocalIntervalInput], { description: 'The hours of that date; empty: closed.' })
  intervals!: LocalIntervalInput[];
}

@InputType('CoverageScheduleInput', { description: 'When time counts.' })
export class CoverageScheduleInput {
  @Field(() => TimeZoneScalar, { description: 'The zone whose wall clock the hours are on.' })
  timeZone!: string;

  @Field(() => [CoveragePeriodInput], { description: 'One or two coverage periods.' })
  periods!: CoveragePeriodInput[];

  @Field(() => [LocalDateScalar], { nullable: true, description: 'The dates that are holidays.' })
  holidays?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Holiday calendars whose dates, but for what is switched off, are holidays too.',
  })
  holidayCalendars?: string[] | null;

  @Field(() => [CoverageExceptionInput], { nullable: true, description: 'Dates with hours of their own.' })
  exceptions?: CoverageExceptionInput[] | null;
}

@InputType('CreateCoverageScheduleInput', { description: 'A new schedule.' })
export class CreateCoverageScheduleInput {
  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => CoverageScheduleInput, { description: 'When time counts.' })
  schedule!: CoverageScheduleInput;
}

@InputType('CoverageQuestionInput', { description: 'One question of a schedule.' })
export class CoverageQuestionInput {
  @Field(() => CoverageOpEnum, { description: 'What is asked.' })
  op!: CoverageOp;

  @Field(() => InstantScalar, { description: 'Where the counting starts.' })
  start!: Temporal.Instant;

  @Field(() => Float, {
    nullable: true,
    description: 'For ADD and SUBTRACT: covered seconds, 0 or more, to the millisecond.',
  })
  seconds?: number | null;

  @Field(() => InstantScalar, { nullable: true, description: 'For BETWEEN: where the counting ends.' })
  end?: Temporal.Instant | null;

  @Field(() => CoveragePeriodEnum, { nullable: true, description: 'Count this period only; absent: either.' })
  period?: CoveragePeriod | null;
}

@InputType('PreviewCoverageInput', { description: 'A schedule that is not saved, and questions of it.' })
export class PreviewCoverageInput {
  @Field(() => CoverageScheduleInput, { description: 'The schedule.' })
  schedule!: CoverageScheduleInput;

  @Field(() => [CoverageQuestionInput], { description: 'At most 1,000 questions.' })
  questions!: CoverageQuestionInput[];
}

const weekdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const intervalsOf = (intervals: readonly LocalIntervalInput[]): LocalInterval[] =>
  intervals.map(({ from, to }) => ({ from, to }));

function periodOf({ period, weekly, onHoliday }: CoveragePeriodInput): PeriodHours {
  const hours = weekdays
    .map((each) => [each, intervalsOf(weekly[each] ?? [])] as const)
    .filter(([, intervals]) => intervals.length > 0);
  return { period, weekly: Object.fromEntries(hours), onHoliday: onHoliday ?? 'CLOSED' };
}

/** The engine's schedule of an input without its calendars (readSchedule has them); the engine says what is wrong. */
export function scheduleOf(input: CoverageScheduleInput): CoverageSchedule {
  return {
    timeZone: input.timeZone,
    periods: input.periods.map(periodOf),
    holidays: [...(input.holidays ?? [])],
    exceptions: (input.exceptions ?? []).map(({ date, period, intervals }) => ({
      date,
      period: period ?? null,
      intervals: intervalsOf(intervals),
    })),
  };
}

export const questionOf = ({ op, start, seconds, end, period }: CoverageQuestionInput): CoverageQuestion => ({
  op,
  start,
  seconds: seconds ?? null,
  end: end ?? null,
  period: period ?? null,
});
