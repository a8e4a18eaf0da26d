// A ticket's life on given values: what it takes, and its parsing into engine values.
import { Field, InputType } from 'type-graphql';
import { ClauseTermsInput } from '../agreement/agreement.input.ts';
import { termsOf } from '../agreement/draft-clauses.ts';
import { CoverageScheduleInput, scheduleOf } from '../coverage/coverage.input.ts';
import type { Actor, FactKind, Severity, StatusCategory } from '../engine/fact.ts';
import type { MeasureDefinition } from '../engine/measure-definition.ts';
import type { PreviewInput } from '../engine/preview-ticket.ts';
import { ActorEnum, SeverityEnum, StatusCategoryEnum, TicketEventKindEnum } from '../gate/floor-enums.ts';
import { InstantScalar, SequenceScalar } from '../gate/scalars.ts';
import { definitionOf, MeasureInput } from '../measure/measure.input.ts';

@InputType('PreviewClauseInput', { description: 'A clause to try; what is absent is as its measure says.' })
export class PreviewClauseInput extends ClauseTermsInput {}

@InputType('PreviewEventInput', { description: 'Something that happens to the ticket that is tried.' })
export class PreviewEventInput {
  @Field(() => InstantScalar, { description: 'When it happens.' })
  at!: Temporal.Instant;

  @Field(() => SequenceScalar, {
    nullable: true,
    description: 'The order among events of one instant; absent: their order in the list.',
  })
  sequence?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'A name for it, by which others may refer to it; absent: "event 1", "event 2" … by its place.',
  })
  eventId?: string | null;

  @Field(() => TicketEventKindEnum, { description: 'What happens.' })
  kind!: FactKind;

  @Field(() => ActorEnum, {
    nullable: true,
    description:
      'Who acts. Absent: CUSTOMER for OPENED and CUSTOMER_REPLIED, AGENT for all others. OPENED by a CUSTOMER is the first customer message.',
  })
  actor?: Actor | null;

  @Field(() => StatusCategoryEnum, { nullable: true, description: 'The status from its instant on.' })
  status?: StatusCategory | null;

  @Field(() => SeverityEnum, { nullable: true, description: 'The severity from its instant on.' })
  severity?: Severity | null;

  @Field(() => String, { nullable: true, description: 'The group that holds the ticket from its instant on.' })
  group?: string | null;

  @Field(() => String, { nullable: true, description: 'The person who holds the ticket from its instant on.' })
  agent?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'RETRACTED, NEEDS_NO_ANSWER: the eventId of the event that is meant.',
  })
  refersTo?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True: takes back an earlier event of its kind.' })
  undo?: boolean | null;

  @Field(() => InstantScalar, { nullable: true, description: 'PROMISED: the instant that is promised.' })
  promisedAt?: Temporal.Instant | null;
}

@InputType('PreviewTicketInput', {
  description: "A ticket's life to try: a schedule, clauses, events, and an instant.",
})
export class PreviewTicketInput {
  @Field(() => CoverageScheduleInput, { description: 'When time counts.' })
  schedule!: CoverageScheduleInput;

  @Field(() => [PreviewClauseInput], { description: 'What is promised, at least one.' })
  clauses!: PreviewClauseInput[];

  @Field(() => SeverityEnum, {
    nullable: true,
    defaultValue: 'NORMAL',
    description: 'The severity at the opening, where its event names none.',
  })
  severity?: Severity | null;

  @Field(() => [PreviewEventInput], { description: 'What happens, in any order.' })
  events!: PreviewEventInput[];

  @Field(() => [MeasureInput], {
    nullable: true,
    description:
      'Measures that the clauses may name besides the built-in and the stored ones, and instead of stored ones.',
  })
  measures?: MeasureInput[] | null;

  @Field(() => InstantScalar, { description: 'The instant at which the clocks are read.' })
  asOf!: Temporal.Instant;
}

/** The input as engine values, `stored` measures behind those that it gives itself. */
export function previewOf(input: PreviewTicketInput, stored: readonly MeasureDefinition[]): PreviewInput {
  const given = (input.measures ?? []).map(definitionOf);
  const names = new Set(given.map(({ name }) => name));
  return {
    schedule: scheduleOf(input.schedule),
    clauses: input.clauses.map(termsOf),
    severity: input.severity ?? null,
    events: input.events,
    measures: [...given, ...stored.filter(({ name }) => !names.has(name))],
  };
}
