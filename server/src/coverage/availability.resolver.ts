// Schedules as VAVAILABILITY, out and in.
import { Arg, Ctx, Field, FieldResolver, InputType, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { limits } from '../config.ts';
import { coverageProblems, type CoverageSchedule } from '../engine/coverage.ts';
import type { Context } from '../gate/context.ts';
import { refusable, refuse, Refused, userError, UserErrorType } from '../gate/errors.ts';
import { require } from '../gate/may.ts';
import { LocalDateScalar, TimeZoneScalar } from '../gate/scalars.ts';
import { nameProblem, refuseAny } from '../gate/text.ts';
import { scheduleOfId } from './coverage.loader.ts';
import { presentPeriod, type CoverageScheduleValue } from './coverage.present.ts';
import { saveNewSchedule } from './coverage.store.ts';
import {
  CoverageExceptionType,
  CoverageScheduleType,
  CreateCoverageSchedulePayload,
  PeriodHoursType,
} from './coverage.type.ts';
import { CalendarError } from './ical-problem.ts';
import { readAvailability } from './read-availability.ts';
import { scheduleErrors } from './read-schedule.ts';
import { writeAvailability } from './write-availability.ts';

@ObjectType('AvailabilityReading', { description: 'What a VAVAILABILITY says, as a schedule says it.' })
export class AvailabilityReadingType {
  @Field(() => TimeZoneScalar, { nullable: true, description: 'Its zone; null when refused.' })
  timeZone!: string | null;

  @Field(() => [PeriodHoursType], { description: 'The weekly hours of each coverage period.' })
  periods!: readonly PeriodHoursType[];

  @Field(() => [LocalDateScalar], { description: 'The dates that are holidays.' })
  holidays!: readonly string[];

  @Field(() => [CoverageExceptionType], { description: 'Dates with hours of their own.' })
  exceptions!: readonly CoverageExceptionType[];

  @Field(() => [UserErrorType], { description: 'Why it cannot be a schedule; empty when it can.' })
  userErrors!: readonly UserErrorType[];
}

@InputType('ImportCoverageScheduleInput', { description: 'A schedule written as VAVAILABILITY.' })
export class ImportCoverageScheduleInput {
  @Field(() => String, { description: 'What people will call it.' })
  name!: string;

  @Field(() => String, { description: 'The text of a calendar with its VAVAILABILITY (RFC 7953).' })
  availability!: string;
}

/** @throws Refused at `path` */
function readText(text: string, path: readonly string[]): CoverageSchedule {
  if (text.length > limits.calendarBytes) refuse('CALENDAR_TOO_LARGE', 'A calendar has at most 4 MiB.', path);
  try {
    const definition = readAvailability(text);
    refuseAny(scheduleErrors(coverageProblems(definition), path));
    return definition;
  } catch (error) {
    if (error instanceof CalendarError) throw new Refused([userError(error.code, error.message, path)]);
    throw error;
  }
}

@Resolver(() => CoverageScheduleType)
export class AvailabilityResolver {
  @FieldResolver(() => String, {
    description:
      'This version as the text of a calendar with VAVAILABILITY (RFC 7953). Its holidays and rules for them stand in ' +
      'X-HEADROOM properties; read again it is the same schedule.',
  })
  availability(@Root() { row }: CoverageScheduleValue, @Ctx() context: Context): string {
    return writeAvailability(row.name, row.definition, context.now());
  }

  @Query(() => AvailabilityReadingType, {
    description:
      'Reads a VAVAILABILITY as a schedule. What a schedule cannot say is refused with its line. Stores nothing.',
  })
  readAvailability(
    @Arg('text', () => String, { description: 'The text of the calendar.' }) text: string,
    @Ctx() context: Context,
  ): Promise<AvailabilityReadingType> {
    require(context.viewer, 'editSchedules');
    return refusable<AvailabilityReadingType>(
      () => {
        const { timeZone, periods, holidays, exceptions } = readText(text, ['text']);
        return Promise.resolve({ timeZone, periods: periods.map(presentPeriod), holidays, exceptions, userErrors: [] });
      },
      (userErrors) => ({ timeZone: null, periods: [], holidays: [], exceptions: [], userErrors }),
    );
  }

  @Mutation(() => CreateCoverageSchedulePayload, {
    description: 'Makes a schedule of a VAVAILABILITY (RFC 7953). Administrators and managers.',
  })
  async importCoverageSchedule(
    @Arg('input', () => ImportCoverageScheduleInput, { description: 'The schedule.' })
    input: ImportCoverageScheduleInput,
    @Ctx() context: Context,
  ): Promise<CreateCoverageSchedulePayload> {
    require(context.viewer, 'editSchedules');
    return refusable<CreateCoverageSchedulePayload>(
      async () => {
        refuseAny([nameProblem(input.name, 'The name of a schedule', ['name'])]);
        const definition = readText(input.availability, ['availability']);
        const schedule = { name: input.name.trim(), definition, savedBy: context.viewer.name };
        const id = await context.write((tx, now) => saveNewSchedule(tx, schedule, now));
        return { schedule: await scheduleOfId(context, id), userErrors: [] };
      },
      (userErrors) => ({ schedule: null, userErrors }),
    );
  }
}
