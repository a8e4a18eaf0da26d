// What GraphQL shows of a proof: a clock's life in segments that add up.
import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { CoveragePeriod } from '../engine/coverage.ts';
import type { SegmentKind } from '../engine/proof.ts';
import type { ClockPhase, ClockStanding, VoidReason } from '../engine/reading.ts';
import {
  ClockPhaseEnum,
  ClockStandingEnum,
  CoveragePeriodEnum,
  namedEnum,
  VoidReasonEnum,
} from '../gate/floor-enums.ts';
import { DurationScalar, InstantScalar } from '../gate/scalars.ts';
import { LimitType } from './clock.type.ts';

export const SegmentKindEnum = namedEnum<SegmentKind>('SegmentKind', 'What a clock did in a part of its life.', {
  RUNNING: 'Time counted.',
  PAUSED: 'It waited: nothing counted.',
  OUTSIDE: 'It ran outside the time that counts.',
  EXCLUDED: 'Between its end and a reopening.',
});

@ObjectType('ProofSegment', { description: "A part of a clock's life, `[from, to)`." })
export class ProofSegmentType {
  @Field(() => InstantScalar, { description: 'Where it begins.' })
  from!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'Where it ends.' })
  to!: Temporal.Instant;

  @Field(() => SegmentKindEnum, { description: 'What the clock did.' })
  kind!: SegmentKind;

  @Field(() => CoveragePeriodEnum, {
    nullable: true,
    description: 'The coverage period of running time; null where nothing is covered.',
  })
  period!: CoveragePeriod | null;

  @Field(() => String, {
    nullable: true,
    description: "The event id, in the ticket's source, of the event behind it; null: a new version of the terms.",
  })
  cause!: string | null;

  @Field(() => String, {
    description: 'Why it begins, in words: "Ticket opened", "Waiting for customer", "Office hours closed".',
  })
  because!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the schedule it was counted by; null in a preview.',
  })
  scheduleVersion!: number | null;

  @Field(() => String, { nullable: true, description: 'The number of the clause that judged the clock then.' })
  clause!: string | null;

  @Field(() => String, { nullable: true, description: 'The number of its agreement; null in a preview.' })
  agreement!: string | null;

  @Field(() => Int, { nullable: true, description: 'The version of its agreement; null in a preview.' })
  agreementVersion!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The part (0–1) of a blended promise that it used up; null when the promise is not blended.',
  })
  share!: number | null;

  @Field(() => Float, {
    description: 'Covered milliseconds that counted (RUNNING) or would have (PAUSED); otherwise none. Always whole.',
  })
  milliseconds!: number;
}

@ObjectType('ClockProof', {
  description: 'How a clock came to what it reads: segments without gaps whose running parts add up to the time spent.',
})
export class ClockProofType {
  @Field(() => InstantScalar, { description: 'The instant up to which it is told.' })
  at!: Temporal.Instant;

  @Field(() => ClockPhaseEnum, {
    nullable: true,
    description: 'What the clock was doing at that instant; null when it had not come into being by then.',
  })
  phase!: ClockPhase | null;

  @Field(() => VoidReasonEnum, { nullable: true, description: 'Why it had ended without a result; null unless VOID.' })
  voidReason!: VoidReason | null;

  @Field(() => ClockStandingEnum, {
    nullable: true,
    description: 'How it stood at that instant, both limits taken together; null when it had no standing.',
  })
  standing!: ClockStanding | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it started; null when it had not by then.' })
  startedAt!: Temporal.Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it stopped; null when it had not by then.' })
  stoppedAt!: Temporal.Instant | null;

  @Field(() => LimitType, { nullable: true, description: 'The promise as it stood at that instant.' })
  promise!: LimitType | null;

  @Field(() => LimitType, { nullable: true, description: 'The private target as it stood at that instant.' })
  target!: LimitType | null;

  @Field(() => DurationScalar, { description: 'The sum of the running segments: the time spent by then.' })
  spent!: number;

  @Field(() => DurationScalar, { description: 'The sum of the paused segments: covered time spent waiting by then.' })
  paused!: number;

  @Field(() => String, { description: 'The version of the time-zone data it was counted with, as "2026a".' })
  zoneData!: string;

  @Field(() => [ProofSegmentType], { description: 'Its life from its start on.' })
  segments!: readonly ProofSegmentType[];
}
