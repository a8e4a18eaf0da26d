// What GraphQL shows of a ticket that was only tried.
import { Field, Int, ObjectType } from 'type-graphql';
import type { ClockPhase, ClockStanding, VoidReason } from '../engine/reading.ts';
import { UserErrorType } from '../gate/errors.ts';
import { ClockPhaseEnum, ClockStandingEnum, VoidReasonEnum } from '../gate/floor-enums.ts';
import { DurationScalar, InstantScalar } from '../gate/scalars.ts';
import { ProofSegmentType } from './clock-proof.type.ts';
import { LimitType } from './clock.type.ts';

@ObjectType('PreviewClock', { description: 'A clock of a ticket that is tried, read at the instant asked for.' })
export class PreviewClockType {
  @Field(() => String, { description: 'What is timed.' })
  measure!: string;

  @Field(() => Int, { description: 'Which time round, from 1.' })
  cycle!: number;

  @Field(() => ClockPhaseEnum, { description: 'What it is doing.' })
  phase!: ClockPhase;

  @Field(() => VoidReasonEnum, { nullable: true, description: 'Why it ended without a result; null unless VOID.' })
  voidReason!: VoidReason | null;

  @Field(() => ClockStandingEnum, {
    nullable: true,
    description: 'How it stands, both limits taken together; null when VOID or NOT_APPLICABLE.',
  })
  standing!: ClockStanding | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it started.' })
  startedAt!: Temporal.Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it stopped.' })
  stoppedAt!: Temporal.Instant | null;

  @Field(() => DurationScalar, { description: 'Covered time used up.' })
  spent!: number;

  @Field(() => DurationScalar, { description: 'Covered time spent PAUSED.' })
  paused!: number;

  @Field(() => LimitType, { nullable: true, description: 'The promise; null when nothing is promised (yet).' })
  promise!: LimitType | null;

  @Field(() => LimitType, { nullable: true, description: 'The private target; null when there is none.' })
  target!: LimitType | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'The first instant at which it reads differently without further events; null: never.',
  })
  wakeAt!: Temporal.Instant | null;

  @Field(() => Boolean, { description: 'True: it counts in no rate, because it has no result and will have none.' })
  excluded!: boolean;

  @Field(() => [ProofSegmentType], { description: 'Its life in segments whose running parts add up to `spent`.' })
  segments!: readonly ProofSegmentType[];
}

@ObjectType('PreviewOpening', { description: 'An opening, and when its promise would be due.' })
export class PreviewOpeningType {
  @Field(() => InstantScalar, { description: 'When the ticket opens.' })
  openedAt!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'When the promise is due.' })
  dueAt!: Temporal.Instant;
}

@ObjectType('PreviewInversion', {
  description: 'The worst pair of openings in a week of which the later one is due earlier, by the same clauses.',
})
export class PreviewInversionType {
  @Field(() => [String], { description: 'The clauses, by their places in the input: "1", "2" …' })
  clauses!: readonly string[];

  @Field(() => PreviewOpeningType, { description: 'The earlier opening, due later.' })
  earlier!: PreviewOpeningType;

  @Field(() => PreviewOpeningType, { description: 'The later opening, due earlier.' })
  later!: PreviewOpeningType;
}

@ObjectType('TicketPreview', { description: "A ticket's life on given values; nothing of it is stored." })
export class TicketPreviewType {
  @Field(() => [PreviewClockType], { description: 'Its clocks; none when anything is wrong with the input.' })
  clocks!: readonly PreviewClockType[];

  @Field(() => [PreviewInversionType], { description: 'Clauses under which who opens later may be due earlier.' })
  inversions!: readonly PreviewInversionType[];

  @Field(() => [UserErrorType], { description: 'What is wrong with the input; empty when nothing is.' })
  userErrors!: readonly UserErrorType[];
}
