// What is promised, charged and owed besides the clauses, as data. Each class is what GraphQL shows and what it takes.
import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import type { Rounding } from '../engine/credit.ts';
import type { EscalationKind, EscalationPoint } from '../engine/escalation.ts';
import type { Severity } from '../engine/fact.ts';
import type { CivilPeriod } from '../engine/period.ts';
import type { LimitKind } from '../engine/reading.ts';
import { LimitKindEnum, SeverityEnum } from '../gate/floor-enums.ts';
import { Money } from '../gate/money.ts';
import { DurationScalar, PercentageScalar } from '../gate/scalars.ts';
import {
  ChargeEnum,
  CivilPeriodEnum,
  CountsByEnum,
  EscalationKindEnum,
  EscalationPointEnum,
  ObjectiveKindEnum,
  RoundingEnum,
  type Charge,
  type CountsBy,
  type ObjectiveKind,
} from './section-enums.ts';

@ObjectType('Objective', { description: 'A statement over many results in a civil period.' })
@InputType('ObjectiveInput', { description: 'A statement over many results in a civil period.' })
export class Objective {
  @Field(() => String, { description: 'Its number in the document.' })
  number!: string;

  @Field(() => ObjectiveKindEnum, { description: 'What it asks.' })
  kind!: ObjectiveKind;

  @Field(() => String, { nullable: true, description: 'As the document says it.' })
  statement?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Which clocks it is about; for SHARE_WITHIN, MISSES_AT_MOST and MEAN_AT_MOST.',
  })
  measure?: string | null;

  @Field(() => SeverityEnum, { nullable: true, description: 'Only of this severity; absent: of any.' })
  severity?: Severity | null;

  @Field(() => String, { nullable: true, description: 'Only of the service of this reference; absent: of any.' })
  service?: string | null;

  @Field(() => CivilPeriodEnum, { description: 'Over which period.' })
  period!: CivilPeriod;

  @Field(() => CountsByEnum, {
    nullable: true,
    description: 'By which instant a clock counts in a period; absent: when its promise is due.',
  })
  countsBy?: CountsBy | null;

  @Field(() => PercentageScalar, {
    nullable: true,
    description: 'The least share, for SHARE_WITHIN, DELIVERED, AVAILABILITY and PERCENTILE_WITHIN.',
  })
  share?: number | null;

  @Field(() => DurationScalar, {
    nullable: true,
    description: 'The limit, for SHARE_WITHIN (absent: the promise of each clock) and MEAN_AT_MOST.',
  })
  within?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many promises may be broken, for MISSES_AT_MOST.' })
  most?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The number of the deliverable, for DELIVERED (absent: all of them) and VOLUME_AT_LEAST.',
  })
  deliverable?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What is measured ("latency_ms"), for PERCENTILE_WITHIN, and for VOLUME_AT_LEAST without a deliverable.',
  })
  metric?: string | null;

  @Field(() => Float, { nullable: true, description: 'The largest value that is still good, for PERCENTILE_WITHIN.' })
  atMost?: number | null;

  @Field(() => Float, { nullable: true, description: 'How much, for VOLUME_AT_LEAST.' })
  least?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Looks at the last so many days at the end of each period; absent: at the period itself.',
  })
  rollingDays?: number | null;
}

@ObjectType('EscalationStep', { description: 'Who is told, or what changes, at which point of a clock.' })
@InputType('EscalationStepInput', { description: 'Who is told, or what changes, at which point of a clock.' })
export class EscalationStep {
  @Field(() => String, { description: 'Its number in the document.' })
  number!: string;

  @Field(() => EscalationKindEnum, { description: 'Which way it escalates.' })
  kind!: EscalationKind;

  @Field(() => String, { nullable: true, description: 'Of which clocks; absent: of any.' })
  measure?: string | null;

  @Field(() => SeverityEnum, { nullable: true, description: 'Only of this severity; absent: of any.' })
  severity?: Severity | null;

  @Field(() => String, { nullable: true, description: 'Only while this group holds the ticket; absent: any or none.' })
  group?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only while nobody holds the ticket; absent: also then.' })
  isUnassigned?: boolean | null;

  @Field(() => LimitKindEnum, { description: 'Of which of the two limits.' })
  limit!: LimitKind;

  @Field(() => EscalationPointEnum, { description: 'At which point.' })
  point!: EscalationPoint;

  @Field(() => Float, { nullable: true, description: 'For SHARE_SPENT: which share, above 0 and at most 1.' })
  share?: number | null;

  @Field(() => DurationScalar, { nullable: true, description: 'For BEFORE_DUE and AFTER_DUE: how long.' })
  time?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether that is real time and not covered time; absent: covered.',
  })
  isRealTime?: boolean | null;

  @Field(() => [String], {
    defaultValue: [],
    description:
      'Whom to tell: people by name or address, roles, or groups, whose people say so in their settings. A name that is ' +
      "nobody's goes to the administrators.",
  })
  notify!: readonly string[];

  @Field(() => SeverityEnum, { nullable: true, description: 'The severity to raise the ticket to; absent: none.' })
  raiseTo?: Severity | null;

  @Field(() => String, { nullable: true, description: 'The group to move the ticket to; absent: none.' })
  moveTo?: string | null;

  @Field(() => String, { nullable: true, description: 'What to note on the ticket; absent: nothing.' })
  note?: string | null;
}

@ObjectType('Price', { description: 'What is charged for.' })
@InputType('PriceInput', { description: 'What is charged for.' })
export class Price {
  @Field(() => String, { description: 'What for.' })
  name!: string;

  @Field(() => ChargeEnum, { description: 'How it is reckoned.' })
  charge!: Charge;

  @Field(() => Money, { description: 'How much.' })
  amount!: Money;

  @Field(() => CivilPeriodEnum, { nullable: true, description: 'For each of these; absent: once.' })
  period?: CivilPeriod | null;

  @Field(() => String, { nullable: true, description: 'For each of these, with PER_UNIT: "workstation".' })
  unit?: string | null;
}

@ObjectType('Penalty', { description: 'What is owed when a promise is not kept.' })
@InputType('PenaltyInput', { description: 'What is owed when a promise is not kept.' })
export class Penalty {
  @Field(() => String, { description: 'As the document says it.' })
  text!: string;

  @Field(() => String, { nullable: true, description: 'The number of the objective it hangs on; absent: of none.' })
  objective?: string | null;

  @Field(() => PercentageScalar, { nullable: true, description: 'Below which attainment of it.' })
  below?: number | null;

  @Field(() => Money, { nullable: true, description: 'How much.' })
  amount?: Money | null;

  @Field(() => PercentageScalar, { nullable: true, description: 'Which share of the fee of the period.' })
  percentage?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Owed for each breach; absent: once a period.' })
  isPerBreach?: boolean | null;

  @Field(() => Money, { nullable: true, description: 'At most so much a period.' })
  cap?: Money | null;

  @Field(() => PercentageScalar, { nullable: true, description: 'At most this share of the fee of the period.' })
  capPercentage?: number | null;

  @Field(() => Int, { nullable: true, description: 'Owed only for a period in which so many results were decided.' })
  minimumVolume?: number | null;

  @Field(() => RoundingEnum, { nullable: true, description: 'How it comes to whole coins; absent: HALF_UP.' })
  rounding?: Rounding | null;
}

@ObjectType('ServiceReport', { description: 'A report on monitoring and service that is owed.' })
@InputType('ServiceReportInput', { description: 'A report on monitoring and service that is owed.' })
export class ServiceReport {
  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => [String], { defaultValue: [], description: 'What it holds, part by part.' })
  structure!: readonly string[];

  @Field(() => CivilPeriodEnum, { description: 'How often.' })
  every!: CivilPeriod;

  @Field(() => [String], { defaultValue: [], description: 'Who gets it.' })
  recipients!: readonly string[];
}

@ObjectType('WorkloadLimit', { description: 'How much may be asked of the provider.' })
@InputType('WorkloadLimitInput', { description: 'How much may be asked of the provider.' })
export class WorkloadLimit {
  @Field(() => String, { description: 'Of what: "tickets", "new workstations".' })
  what!: string;

  @Field(() => Int, { description: 'How many.' })
  most!: number;

  @Field(() => CivilPeriodEnum, { description: 'In each of these.' })
  period!: CivilPeriod;

  @Field(() => [String], { defaultValue: [], description: 'When more may be asked.' })
  exceptions!: readonly string[];
}
