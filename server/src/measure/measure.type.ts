// What GraphQL shows of measures: the built-in ones and those of users as the same kind of data.
import { Field, Int, ObjectType } from 'type-graphql';
import type { Actor, FactKind, Severity, StatusCategory } from '../engine/fact.ts';
import type { Occurrence } from '../engine/occurrence.ts';
import { UserErrorType } from '../gate/errors.ts';
import {
  ActorEnum,
  MeasureCyclesEnum,
  MeasureOccurrenceEnum,
  SeverityEnum,
  StatusCategoryEnum,
  TicketEventKindEnum,
} from '../gate/floor-enums.ts';
import { InstantScalar } from '../gate/scalars.ts';

@ObjectType('MeasureCondition', {
  description:
    'What must all hold; null does not matter. Built-in measures are written in occurrences, others are not.',
})
export class MeasureConditionType {
  @Field(() => MeasureOccurrenceEnum, { nullable: true, description: 'Of a built-in measure: what occurs.' })
  occurrence!: Occurrence | null;

  @Field(() => [TicketEventKindEnum], { nullable: true, description: 'An event of one of these kinds.' })
  kinds!: readonly FactKind[] | null;

  @Field(() => [ActorEnum], { nullable: true, description: 'An event by one of these.' })
  actors!: readonly Actor[] | null;

  @Field(() => [StatusCategoryEnum], { nullable: true, description: 'The ticket has one of these statuses.' })
  statuses!: readonly StatusCategory[] | null;

  @Field(() => [String], { nullable: true, description: 'One of these groups holds the ticket.' })
  groups!: readonly string[] | null;

  @Field(() => [SeverityEnum], { nullable: true, description: 'The ticket has one of these severities.' })
  severities!: readonly Severity[] | null;
}

@ObjectType('Measure', { description: 'What is timed on a ticket, as conditions; of a list any one will do.' })
export class MeasureType {
  @Field(() => String, { description: 'What clauses call it; unique.' })
  name!: string;

  @Field(() => Boolean, { description: 'Every installation has it, and nobody changes it.' })
  builtIn!: boolean;

  @Field(() => String, { description: 'What it is for; may be empty.' })
  description!: string;

  @Field(() => [MeasureConditionType], { description: 'What starts a clock of it.' })
  starts!: readonly MeasureConditionType[];

  @Field(() => [MeasureConditionType], {
    description: 'While one holds, the clock waits, unless its clause says otherwise.',
  })
  pauses!: readonly MeasureConditionType[];

  @Field(() => [MeasureConditionType], { description: 'What stops it.' })
  stops!: readonly MeasureConditionType[];

  @Field(() => [MeasureConditionType], { description: 'What lets an open clock begin anew in the same cycle.' })
  restarts!: readonly MeasureConditionType[];

  @Field(() => [MeasureConditionType], { description: 'What lets an ended clock go on in the same cycle.' })
  resumes!: readonly MeasureConditionType[];

  @Field(() => [MeasureConditionType], {
    description: 'What ends an open clock without a result; cancelling and merging do so to every clock.',
  })
  voids!: readonly MeasureConditionType[];

  @Field(() => MeasureCyclesEnum, { description: 'How often it may begin on one ticket.' })
  cycles!: 'ONE' | 'MANY' | 'BY_REOPEN';

  @Field(() => Int, { nullable: true, description: 'Which version this is, from 1; null: built in.' })
  version!: number | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When this version was saved; null: built in.' })
  savedAt!: Temporal.Instant | null;

  @Field(() => String, { nullable: true, description: 'Who saved this version, by name; null: built in.' })
  savedBy!: string | null;

  @Field(() => Int, { description: 'How many clauses name it, drafts included. While one does, it is not removed.' })
  clauses!: number;

  @Field(() => Boolean, {
    description: 'An activated clause names it: what it means stands, only its description may still change.',
  })
  agreed!: boolean;
}

@ObjectType('SaveMeasurePayload', { description: 'The answer to saveMeasure.' })
export class SaveMeasurePayload {
  @Field(() => MeasureType, { nullable: true, description: 'The measure in its new version; null when refused.' })
  measure!: MeasureType | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was saved; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}

@ObjectType('RemoveMeasurePayload', { description: 'The answer to removeMeasure.' })
export class RemoveMeasurePayload {
  @Field(() => String, { nullable: true, description: 'The name that is free again; null when refused.' })
  name!: string | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was removed; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}
