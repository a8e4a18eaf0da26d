// What GraphQL shows of a proof: a clock's life in segments that add up.
import { Field, ObjectType } from 'type-graphql';
import type { CoveragePeriod } from '../engine/coverage.ts';
import type { SegmentKind } from '../engine/proof.ts';
import { CoveragePeriodEnum, namedEnum } from '../gate/floor-enums.ts';
import { DurationScalar, InstantScalar } from '../gate/scalars.ts';

export const SegmentKindEnum = namedEnum<SegmentKind>('SegmentKind', 'What a clock did in a part of its life.', {
  RUNNING: 'Time counted.',
  PAUSED: 'It waited: nothing counted.',
  OUTSIDE: 'It ran outside the time that counts.',
  EXCLUDED: 'Between its end and a reopening.',
});

@ObjectType('ClockSegment', { description: "A part of a clock's life, `[from, to)`." })
export class ClockSegmentType {
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

  @Field(() => DurationScalar, {
    description: 'Covered time that counted (RUNNING) or would have (PAUSED); otherwise none.',
  })
  duration!: number;

  @Field(() => String, {
    description: 'Why it begins, in words: "Ticket opened", "Waiting for customer", "Office hours closed".',
  })
  cause!: string;
}

@ObjectType('ClockProof', {
  description: 'How a clock came to what it reads: segments without gaps whose running parts add up to the time spent.',
})
export class ClockProofType {
  @Field(() => InstantScalar, { description: 'The instant up to which it is told.' })
  at!: Temporal.Instant;

  @Field(() => DurationScalar, { description: 'The sum of the running segments: the time spent by then.' })
  spent!: number;

  @Field(() => DurationScalar, { description: 'The sum of the paused segments: covered time spent waiting by then.' })
  paused!: number;

  @Field(() => [ClockSegmentType], { description: 'Its life from its start on.' })
  segments!: readonly ClockSegmentType[];
}
