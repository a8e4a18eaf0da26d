// What GraphQL shows of holiday calendars, and what it takes.
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionClass } from '../gate/connection.ts';
import { UserErrorType } from '../gate/errors.ts';
import { namedEnum } from '../gate/floor-enums.ts';
import { NodeType } from '../gate/node.type.ts';
import { InstantScalar, LocalDateScalar } from '../gate/scalars.ts';
import type { CalendarKind, HolidayKind } from './holiday-calendar.ts';

export const CalendarKindEnum = namedEnum<CalendarKind>('HolidayCalendarKind', 'Where a calendar has its dates from.', {
  COUNTRY: 'The law of a country, state or region.',
  FILE: 'An iCalendar file that was read once.',
  FEED: 'An iCalendar address that is read again every few hours.',
});

export const HolidayKindEnum = namedEnum<HolidayKind>('HolidayKind', 'What sort of day a holiday is.', {
  PUBLIC: 'A public holiday.',
  BANK: 'Banks and offices are closed.',
  SCHOOL: 'Schools are closed.',
  OPTIONAL: 'Most people take the day off.',
  OBSERVANCE: 'Kept, without a day off.',
});

@ObjectType('HolidayEntry', { description: 'One date of a calendar.' })
export class HolidayEntryType {
  @Field(() => LocalDateScalar, { description: 'The date.' })
  date!: string;

  @Field(() => String, { description: 'What the calendar calls it.' })
  name!: string;

  @Field(() => Boolean, {
    description: 'False: the calendar names hours of that date; the whole date is a holiday all the same.',
  })
  wholeDay!: boolean;

  @Field(() => Boolean, { description: 'It does not count.' })
  switchedOff!: boolean;
}

@ObjectType('SwitchedOffHoliday', { description: 'What of a calendar does not count.' })
export class SwitchedOffHolidayType {
  @Field(() => String, { description: 'The name of the entry.' })
  name!: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Its date; null: on every date.' })
  date!: string | null;
}

@ObjectType('HolidayCalendar', {
  implements: NodeType,
  description: 'Dates with names, from a law, a file or a feed. Schedules that name it take its dates as holidays.',
})
export class HolidayCalendarType extends NodeType {
  @Field(() => ID, { description: 'The global id.' })
  declare id: string;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => CalendarKindEnum, { description: 'Where it has its dates from.' })
  kind!: CalendarKind;

  @Field(() => String, { nullable: true, description: 'COUNTRY: the code of the country.' })
  country!: string | null;

  @Field(() => String, { nullable: true, description: 'COUNTRY: the code of the state; null: the whole country.' })
  state!: string | null;

  @Field(() => String, { nullable: true, description: 'COUNTRY: the code of the region; null: the whole state.' })
  region!: string | null;

  @Field(() => String, { nullable: true, description: 'FEED: its address.' })
  url!: string | null;

  @Field(() => [SwitchedOffHolidayType], { description: 'What of it does not count.' })
  switchedOff!: readonly SwitchedOffHolidayType[];

  @Field(() => InstantScalar, { description: 'When its dates were read last.' })
  readAt!: Temporal.Instant;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When reading it failed last; null when it did not. Its dates stay those of the last reading.',
  })
  failedAt!: Temporal.Instant | null;

  @Field(() => String, { nullable: true, description: 'Why that failed, for people.' })
  failure!: string | null;
}

export const HolidayCalendarConnection = connectionClass('HolidayCalendar', () => HolidayCalendarType);

@ObjectType('HolidayPlace', { description: 'A country, state or region whose holidays are known.' })
export class HolidayPlaceType {
  @Field(() => String, { description: 'Its code: "DE", "BY".' })
  code!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;
}

@InputType('HolidaySourceInput', { description: 'Where dates come from: exactly one of country, file and url.' })
export class HolidaySourceInput {
  @Field(() => String, { nullable: true, description: 'The code of a country.' })
  country?: string | null;

  @Field(() => String, { nullable: true, description: 'The code of a state of the country.' })
  state?: string | null;

  @Field(() => String, { nullable: true, description: 'The code of a region of the state.' })
  region?: string | null;

  @Field(() => [HolidayKindEnum], {
    nullable: true,
    description: "Of a country's holidays, only these; absent: PUBLIC.",
  })
  kinds?: HolidayKind[] | null;

  @Field(() => String, { nullable: true, description: 'The text of an iCalendar file (RFC 5545).' })
  file?: string | null;

  @Field(() => String, { nullable: true, description: 'The http or https address of a calendar; never a private one.' })
  url?: string | null;
}

@InputType('SwitchedOffHolidayInput', { description: 'What of a calendar is not to count.' })
export class SwitchedOffHolidayInput {
  @Field(() => String, { description: 'The name of the entry.' })
  name!: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Its date; absent: on every date.' })
  date?: string | null;
}

@InputType('CreateHolidayCalendarInput', { description: 'A new calendar.' })
export class CreateHolidayCalendarInput {
  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => HolidaySourceInput, { description: 'Where it has its dates from.' })
  source!: HolidaySourceInput;

  @Field(() => [SwitchedOffHolidayInput], { nullable: true, description: 'What of it is not to count.' })
  switchedOff?: SwitchedOffHolidayInput[] | null;
}

@InputType('SaveHolidayCalendarInput', { description: 'What is to hold of a calendar; what is absent stays.' })
export class SaveHolidayCalendarInput {
  @Field(() => ID, { description: 'The calendar.' })
  calendar!: string;

  @Field(() => String, { nullable: true, description: 'What people call it.' })
  name?: string | null;

  @Field(() => HolidaySourceInput, { nullable: true, description: 'Where it has its dates from: it is read at once.' })
  source?: HolidaySourceInput | null;

  @Field(() => [SwitchedOffHolidayInput], { nullable: true, description: 'All that is not to count.' })
  switchedOff?: SwitchedOffHolidayInput[] | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Read its source now.' })
  readNow?: boolean | null;
}

@ObjectType('HolidayCalendarPayload', { description: 'The answer to mutations of a calendar.' })
export class HolidayCalendarPayload {
  @Field(() => HolidayCalendarType, { nullable: true, description: 'The calendar; null when refused.' })
  calendar!: HolidayCalendarType | null;

  @Field(() => Int, { description: 'How many versions of schedules were made because their holidays changed.' })
  versionsMade!: number;

  @Field(() => [UserErrorType], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}

@ObjectType('HolidayPreview', { description: 'What a source holds, before anything is saved.' })
export class HolidayPreviewType {
  @Field(() => Int, { description: 'How many dates it has in all.' })
  totalCount!: number;

  @Field(() => [HolidayEntryType], { description: 'Its dates of the years asked for, in order, at most 1,000.' })
  entries!: readonly HolidayEntryType[];

  @Field(() => [UserErrorType], { description: 'What is wrong with the source; empty when nothing is.' })
  userErrors!: readonly UserErrorType[];
}
