// What saving a version of a schedule takes, and what it answers.
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { AgreementVersionType } from '../agreement/agreement.type.ts';
import { CoverageScheduleInput } from '../coverage/coverage.input.ts';
import { CoverageScheduleType, CoverageScheduleVersionType } from '../coverage/coverage.type.ts';
import { CustomerType } from '../customer/customer.type.ts';
import type { LimitKind, LimitStanding } from '../engine/reading.ts';
import { connectionClass } from '../gate/connection.ts';
import { UserErrorType } from '../gate/errors.ts';
import { LimitKindEnum, LimitStandingEnum } from '../gate/floor-enums.ts';
import { InstantScalar } from '../gate/scalars.ts';
import { TicketType } from '../ticket/ticket.type.ts';

@InputType('SaveCoverageScheduleVersionInput', { description: 'The next version of a schedule.' })
export class SaveCoverageScheduleVersionInput {
  @Field(() => ID, { description: 'The schedule.' })
  schedule!: string;

  @Field(() => CoverageScheduleInput, { description: 'When time counts from then on: the whole of it, not a change.' })
  definition!: CoverageScheduleInput;

  @Field(() => InstantScalar, {
    nullable: true,
    description:
      'From when it applies, until a version that begins later; absent: from now on. In the past it is a correction.',
  })
  validFrom?: Temporal.Instant | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why, at most 2,000 characters. A correction of the past is signed by the viewer and needs one.',
  })
  reason?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Say what it would move, and save nothing.',
  })
  dryRun?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Of a correction: how many results the dry run said would turn over. Refused when it is another number.',
  })
  expectedFlips?: number | null;
}

@ObjectType('CoverageFlip', { description: 'A result that a correction of the past turns over.' })
export class CoverageFlipType {
  @Field(() => String, { description: 'What was timed.' })
  measure!: string;

  @Field(() => Int, { description: 'Which cycle of it, from 1.' })
  cycle!: number;

  @Field(() => LimitKindEnum, { description: 'Which of the two limits.' })
  limit!: LimitKind;

  @Field(() => LimitStandingEnum, { nullable: true, description: 'As reported until then; null: no result.' })
  from!: LimitStanding | null;

  @Field(() => LimitStandingEnum, { nullable: true, description: 'As known from then on; null: no result.' })
  to!: LimitStanding | null;

  @Field(() => TicketType, { nullable: true, description: 'The ticket; null when the viewer may not see it.' })
  ticket?: TicketType | null;

  @Field(() => CustomerType, { nullable: true, description: 'Its customer.' })
  customer?: CustomerType | null;
}

export const CoverageFlipConnection = connectionClass('CoverageFlip', () => CoverageFlipType);

@ObjectType('CustomerFlips', { description: 'How many results of one customer turn over.' })
export class CustomerFlipsType {
  @Field(() => CustomerType, { nullable: true, description: 'The customer; null: tickets without one.' })
  customer?: CustomerType | null;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

@ObjectType('ScheduleMoves', { description: 'What a version of a schedule moves.' })
export class ScheduleMovesType {
  @Field(() => Int, { description: 'How many open tickets get another due instant or standing.' })
  totalTickets!: number;

  @Field(() => [TicketType], { description: 'The first 20 of them that the viewer may see.' })
  tickets?: readonly TicketType[];

  @Field(() => Boolean, {
    description:
      'False when it reaches more tickets than are read at once: `totalTickets` then counts every open ticket that is ' +
      'reached, and the results of the first 5,000 tickets are compared.',
  })
  isComplete!: boolean;

  @Field(() => [AgreementVersionType], {
    description: 'The agreements in force that take it up; at most 100 are shown.',
  })
  agreements?: readonly AgreementVersionType[];

  @Field(() => [AgreementVersionType], {
    description: 'The agreements that stay with the version they are pinned to; at most 100 are shown.',
  })
  pinned?: readonly AgreementVersionType[];

  @Field(() => Int, { description: 'How many results turn over.' })
  totalFlips!: number;

  @Field(() => [CoverageFlipType], { description: 'The first 100 of them.' })
  flips?: readonly CoverageFlipType[];

  @Field(() => [CustomerFlipsType], { description: 'How many by customer, most first.' })
  flipsByCustomer?: readonly CustomerFlipsType[];
}

@ObjectType('SaveCoverageScheduleVersionPayload', { description: 'The answer to saveCoverageScheduleVersion.' })
export class SaveCoverageScheduleVersionPayload {
  @Field(() => CoverageScheduleType, { nullable: true, description: 'The schedule; null when refused or a dry run.' })
  schedule!: CoverageScheduleType | null;

  @Field(() => CoverageScheduleVersionType, {
    nullable: true,
    description: 'The new version; null when refused or a dry run.',
  })
  version!: CoverageScheduleVersionType | null;

  @Field(() => Boolean, { description: 'It begins in the past.' })
  isCorrection!: boolean;

  @Field(() => ScheduleMovesType, { nullable: true, description: 'What it moves, or would move; null when refused.' })
  moves!: ScheduleMovesType | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}
