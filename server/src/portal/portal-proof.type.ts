// What a customer sees of a proof: how time was counted, and by which promise.
import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { CoveragePeriod } from '../engine/coverage.ts';
import type { SegmentKind } from '../engine/proof.ts';
import { DurationScalar, InstantScalar } from '../gate/scalars.ts';
import { PortalCoveragePeriodEnum, PortalSegmentKindEnum } from './portal-enums.ts';

@ObjectType('ProofSegment', { description: "A part of a clock's life, `[from, to)`." })
export class PortalProofSegmentType {
  @Field(() => InstantScalar, { description: 'Where it begins.' })
  from!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'Where it ends.' })
  to!: Temporal.Instant;

  @Field(() => PortalSegmentKindEnum, { description: 'What the clock did.' })
  kind!: SegmentKind;

  @Field(() => PortalCoveragePeriodEnum, {
    nullable: true,
    description: 'The coverage period of running time; null where nothing is covered.',
  })
  period!: CoveragePeriod | null;

  @Field(() => String, {
    nullable: true,
    description: 'The number of the promise that judged it then; null when it was none of yours.',
  })
  promise!: string | null;

  @Field(() => String, { nullable: true, description: 'The number of its agreement; null when it was none of yours.' })
  agreement!: string | null;

  @Field(() => Int, { nullable: true, description: 'The version of that agreement.' })
  agreementVersion!: number | null;

  @Field(() => Float, {
    description: 'Covered milliseconds that counted (RUNNING) or would have (PAUSED); otherwise none. Always whole.',
  })
  milliseconds!: number;
}

@ObjectType('ClockProof', {
  description: 'How a clock came to what it reads: segments without gaps whose running parts add up to the time spent.',
})
export class PortalClockProofType {
  @Field(() => InstantScalar, { description: 'The instant up to which it is told.' })
  at!: Temporal.Instant;

  @Field(() => DurationScalar, { description: 'The sum of the running segments: the time spent by then.' })
  spent!: number;

  @Field(() => DurationScalar, { description: 'The sum of the paused segments: covered time spent waiting by then.' })
  paused!: number;

  @Field(() => String, { description: 'The version of the time-zone data it was counted with, as "2026a".' })
  zoneData!: string;

  @Field(() => [PortalProofSegmentType], { description: 'Its life from its start on.' })
  segments!: readonly PortalProofSegmentType[];
}
