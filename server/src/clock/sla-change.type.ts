// What GraphQL shows of one change of one clock.
import { Field, Int, ObjectType } from 'type-graphql';
import type { ChangeKind } from '../engine/change.ts';
import type { ClockStanding, LimitKind } from '../engine/reading.ts';
import { ClockStandingEnum, LimitKindEnum, namedEnum } from '../gate/floor-enums.ts';
import { CursorScalar, InstantScalar } from '../gate/scalars.ts';

export const SlaChangeKindEnum = namedEnum<ChangeKind>('SlaChangeKind', 'What changed about a clock.', {
  STARTED: 'It began to run.',
  PAUSED: 'It waits.',
  RESUMED: 'It runs again.',
  AT_RISK: 'A limit (`limit`) passed its warning.',
  OVER_TARGET: 'The private target was broken; the promise is not.',
  BREACHED: 'The promise was broken.',
  MET: 'It stopped in time.',
  VOIDED: 'It ended without a result.',
  REOPENED: 'It runs again after it had stopped.',
  RECLASSIFIED: 'Other limits apply from now on.',
  WITHDRAWN: 'A break that was told did not happen: a late event proved it.',
  CORRECTED: 'What was told before reads differently now.',
});

@ObjectType('SlaChange', {
  description:
    'One change of one clock, numbered in the change log. A warning or a break of either limit is a change, also when ' +
    "the clock's standing stays as it was.",
})
export class SlaChangeType {
  @Field(() => CursorScalar, {
    description: 'Its place in the change log: give it back as `after` to go on behind it.',
  })
  cursor!: string;

  @Field(() => Int, {
    description: "The clock's revision that this change made; drop a change whose revision you have seen.",
  })
  revision!: number;

  @Field(() => InstantScalar, { description: 'When it happened, not when it was noticed.' })
  at!: Temporal.Instant;

  @Field(() => SlaChangeKindEnum, { description: 'What changed.' })
  kind!: ChangeKind;

  @Field(() => LimitKindEnum, {
    nullable: true,
    description: 'Which limit it is about; null when about the clock as a whole.',
  })
  limit!: LimitKind | null;

  @Field(() => ClockStandingEnum, { nullable: true, description: 'How the clock stood before.' })
  previousStanding!: ClockStanding | null;

  @Field(() => ClockStandingEnum, { nullable: true, description: 'How the clock stands after it.' })
  standing!: ClockStanding | null;
}
