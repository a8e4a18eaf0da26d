// What GraphQL shows of agreements.
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type {
  AgreementLevel,
  AllowanceRule,
  AppliesTo,
  EndsWait,
  ReclassifyRule,
  RelativeLimit,
  ReopenRule,
  UnansweredRule,
} from '../engine/clause.ts';
import type { CoveragePeriod } from '../engine/coverage.ts';
import type { ScheduleFollowing } from '../engine/coverage-versions.ts';
import type { Severity, StatusCategory } from '../engine/fact.ts';
import { connectionClass } from '../gate/connection.ts';
import { UserErrorType } from '../gate/errors.ts';
import {
  AgreementKindEnum,
  AgreementLevelEnum,
  AgreementStatusEnum,
  AllowanceRuleEnum,
  AppliesToEnum,
  CoveragePeriodEnum,
  EndsWaitEnum,
  ReclassifyRuleEnum,
  RelativeLimitEnum,
  ReopenRuleEnum,
  ScheduleFollowingEnum,
  SeverityEnum,
  StatusCategoryEnum,
  UnansweredRuleEnum,
  type AgreementKind,
  type AgreementStatus,
} from '../gate/floor-enums.ts';
import { NodeType } from '../gate/node.type.ts';
import { DurationScalar, InstantScalar, LocalDateScalar, LocalTimeScalar, TimeZoneScalar } from '../gate/scalars.ts';
import { AgreementStructureEnum, type AgreementStructure } from './section-enums.ts';

@ObjectType('Agreement', {
  implements: NodeType,
  description: 'A documented promise between parties; its terms stand in its versions.',
})
export class AgreementType extends NodeType {
  @Field(() => ID, { description: 'The global id.' })
  declare id: string;

  @Field(() => String, { description: 'The number of the agreement; unique.' })
  number!: string;

  @Field(() => AgreementKindEnum, { description: 'Between whom it stands.' })
  kind!: AgreementKind;

  @Field(() => AgreementLevelEnum, { description: 'How wide it reaches.' })
  level!: AgreementLevel;

  @Field(() => AgreementStructureEnum, { description: 'How it is divided among services and customers.' })
  structure!: AgreementStructure;
}

@ObjectType('AgreementVersion', {
  implements: NodeType,
  description:
    'The terms of an agreement as agreed. Once activated they never change; an amendment is the next version.',
})
export class AgreementVersionType extends NodeType {
  @Field(() => ID, { description: 'The global id.' })
  declare id: string;

  @Field(() => Int, { description: 'Which version this is, from 1.' })
  version!: number;

  @Field(() => AgreementStatusEnum, { description: 'Where it stands now.' })
  status!: AgreementStatus;

  @Field(() => LocalDateScalar, { description: 'The first date of its term, in its time zone.' })
  from!: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The first date after its term; null: open-ended.' })
  until!: string | null;

  @Field(() => TimeZoneScalar, { description: 'The zone in which its dates begin.' })
  timeZone!: string;

  @Field(() => ScheduleFollowingEnum, { description: 'What a new version of its schedule means for these terms.' })
  scheduleFollowing!: ScheduleFollowing;

  @Field(() => AppliesToEnum, {
    description: 'Which tickets it judges besides those that open in its term.',
  })
  appliesTo!: AppliesTo;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was activated; null while it is a draft.' })
  activatedAt!: Temporal.Instant | null;

  @Field(() => String, { nullable: true, description: 'Who activated it, by name; null while it is a draft.' })
  activatedBy!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was activated; null when nobody was asked.' })
  reason!: string | null;
}

@ObjectType('Clause', {
  implements: NodeType,
  description: 'A numbered promise: measure × severity × coverage period → limits.',
})
export class ClauseType extends NodeType {
  @Field(() => ID, { description: 'The global id.' })
  declare id: string;

  @Field(() => String, { description: 'The number of the clause in the document: "9.2.3".' })
  number!: string;

  @Field(() => String, { description: 'What is timed: FIRST_RESPONSE, NEXT_RESPONSE, RESOLUTION …' })
  measure!: string;

  @Field(() => SeverityEnum, {
    nullable: true,
    description: 'For tickets of this severity; null: of any, and loses to a named one.',
  })
  severity!: Severity | null;

  @Field(() => CoveragePeriodEnum, {
    nullable: true,
    description: 'For this coverage period; null: any, and loses to a named one.',
  })
  period!: CoveragePeriod | null;

  @Field(() => String, {
    nullable: true,
    description: 'Measures of a group: only of this one; null: of any, and loses to a named one.',
  })
  group!: string | null;

  @Field(() => DurationScalar, {
    nullable: true,
    description: 'The covered time that the counterpart was promised; null when the promise is relative.',
  })
  promise!: number | null;

  @Field(() => DurationScalar, {
    nullable: true,
    description: 'The covered time the floor works to, private and never looser than the promise; null: none.',
  })
  target!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The share of each limit, 0 to 1, at which it is at risk; null: 0.75, or only as `warnBefore` says.',
  })
  warnAtShare!: number | null;

  @Field(() => DurationScalar, {
    nullable: true,
    description: 'At risk with so much covered time left; null: as `warnAtShare` says.',
  })
  warnBefore!: number | null;

  @Field(() => RelativeLimitEnum, { description: 'Whether the promise is a time of a covered day.' })
  relative!: RelativeLimit;

  @Field(() => Int, {
    nullable: true,
    description: 'Which covered day after the day of the start; null: the next, or not relative.',
  })
  coveredDays!: number | null;

  @Field(() => LocalTimeScalar, { nullable: true, description: 'The time of that day; null: none is promised.' })
  localTime!: string | null;

  @Field(() => [StatusCategoryEnum], {
    nullable: true,
    description: 'The statuses that pause it; null: as its measure says.',
  })
  pausesWhile!: readonly StatusCategory[] | null;

  @Field(() => EndsWaitEnum, { description: 'What ends waiting for the customer.' })
  endsWait!: EndsWait;

  @Field(() => ReopenRuleEnum, { description: 'What a reopening does.' })
  onReopen!: ReopenRule;

  @Field(() => DurationScalar, {
    nullable: true,
    description: 'Reopened within so much real time of the stop, the same cycle goes on; null: never.',
  })
  reopenWindow!: number | null;

  @Field(() => ReclassifyRuleEnum, { description: 'How an open clock comes under it.' })
  onReclassify!: ReclassifyRule;

  @Field(() => AllowanceRuleEnum, { description: 'How the limits of several coverage periods make one.' })
  allowance!: AllowanceRule;

  @Field(() => Boolean, { description: "Whether the customer's first message starts NEXT_RESPONSE too." })
  countOpening!: boolean;

  @Field(() => UnansweredRuleEnum, { description: 'What resolving does to a clock that waits for an answer.' })
  onResolveUnanswered!: UnansweredRule;
}

export const AgreementConnection = connectionClass('Agreement', () => AgreementType);
export const AgreementVersionConnection = connectionClass('AgreementVersion', () => AgreementVersionType);

@ObjectType('AgreementPayload', { description: 'The answer to draftAgreement and activateAgreement.' })
export class AgreementPayload {
  @Field(() => AgreementType, { nullable: true, description: 'The agreement; null when refused.' })
  agreement!: AgreementType | null;

  @Field(() => AgreementVersionType, {
    nullable: true,
    description: 'The version that was drafted or activated; null when refused.',
  })
  version!: AgreementVersionType | null;

  @Field(() => [UserErrorType], {
    description: 'What the parties should know of what was activated, and what is no reason to refuse it.',
  })
  warnings!: readonly UserErrorType[];

  @Field(() => [UserErrorType], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}
