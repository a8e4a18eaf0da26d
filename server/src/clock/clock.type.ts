// What GraphQL shows of clocks: readings with their two limits.
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { AgreementKind } from '../engine/clause.ts';
import type { CoveragePeriod } from '../engine/coverage.ts';
import type { ClockPhase, ClockStanding, LimitStanding, VoidReason } from '../engine/reading.ts';
import { connectionClass } from '../gate/connection.ts';
import {
  AgreementKindEnum,
  ClockPhaseEnum,
  ClockStandingEnum,
  CoveragePeriodEnum,
  LimitStandingEnum,
  VoidReasonEnum,
} from '../gate/floor-enums.ts';
import { NodeType } from '../gate/node.type.ts';
import { DurationScalar, InstantScalar } from '../gate/scalars.ts';

@ObjectType('LimitShare', { description: 'What one coverage period contributes to a blended limit.' })
export class LimitShareType {
  @Field(() => CoveragePeriodEnum, { description: 'The coverage period.' })
  period!: CoveragePeriod;

  @Field(() => Float, { description: 'The used part of the whole allowance, 0 to 1.' })
  used!: number;

  @Field(() => DurationScalar, { description: 'The limit if all time ran in this period.' })
  limit!: number;
}

@ObjectType('Limit', { description: 'One limit of a clock: the promise, or the private target.' })
export class LimitType {
  @Field(() => DurationScalar, {
    nullable: true,
    description: 'Covered time allowed; null when it is blended of several periods or a date.',
  })
  limit!: number | null;

  /** Shown by its resolver: while the clock runs they grow. */
  shares!: readonly LimitShareType[];

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When it ends; kept at this very instant, broken after it. Null while paused, and when void.',
  })
  dueAt!: Temporal.Instant | null;

  @Field(() => LimitStandingEnum, { nullable: true, description: 'How it stands; null when void.' })
  standing!: LimitStanding | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'From when it is at risk; null while paused, and when decided.',
  })
  warnAt!: Temporal.Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was broken; null when it is not.' })
  breachedAt!: Temporal.Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When we saw that it was broken.' })
  noticedAt!: Temporal.Instant | null;

  @Field(() => Boolean, { description: 'True when a change of severity, service or account made it late.' })
  byReclassification!: boolean;
}

@ObjectType('Clock', {
  implements: NodeType,
  description:
    'One measure (one cycle of it) timed on one ticket: a promise and perhaps a private target on the same facts.',
})
export class ClockType extends NodeType {
  @Field(() => ID, { description: 'The global id.' })
  declare id: string;

  @Field(() => String, { description: 'What is timed: "FIRST_RESPONSE", "NEXT_RESPONSE", "RESOLUTION".' })
  measure!: string;

  @Field(() => Int, { description: 'Which time round, from 1.' })
  cycle!: number;

  @Field(() => AgreementKindEnum, { description: 'Of which kind of agreements it is.' })
  kind!: AgreementKind;

  @Field(() => String, {
    nullable: true,
    description: 'The group that an internal agreement binds; null: none by name, or none but us all.',
  })
  group!: string | null;

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

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'The first instant at which it reads differently without new events; null: never.',
  })
  wakeAt!: Temporal.Instant | null;

  @Field(() => Int, { description: 'Grows by one with each change; a reading with a smaller one is older.' })
  revision!: number;
}

export const ClockConnection = connectionClass('Clock', () => ClockType);
