// What the mutations of agreements take.
import { Field, Float, ID, InputType, Int } from 'type-graphql';
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
import { DurationScalar, InstantScalar, LocalDateScalar, LocalTimeScalar, TimeZoneScalar } from '../gate/scalars.ts';
import { AgreementStructureEnum, type AgreementStructure } from './section-enums.ts';
import { AgreementSections } from './sections.type.ts';

/** What a clause promises and how; its number is the document's. */
@InputType()
export abstract class ClauseTermsInput {
  @Field(() => String, { description: 'What is timed: FIRST_RESPONSE, NEXT_RESPONSE, RESOLUTION …' })
  measure!: string;

  @Field(() => SeverityEnum, { nullable: true, description: 'For tickets of this severity; absent: of any.' })
  severity?: Severity | null;

  @Field(() => CoveragePeriodEnum, { nullable: true, description: 'For this coverage period; absent: any.' })
  period?: CoveragePeriod | null;

  @Field(() => String, {
    nullable: true,
    description: 'Measures of a group (GROUP_OWNERSHIP, PICK_UP): only of this one; absent: of any.',
  })
  group?: string | null;

  @Field(() => DurationScalar, {
    nullable: true,
    description: 'The covered time that the counterpart is promised; absent exactly when `relative` says when.',
  })
  promise?: number | null;

  @Field(() => DurationScalar, {
    nullable: true,
    description: 'The private covered time the floor works to; not looser than the promise.',
  })
  target?: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'The share of each limit, above 0 and below 1, at which it is at risk; absent: 0.75, or only as `warnBefore` says.',
  })
  warnAtShare?: number | null;

  @Field(() => DurationScalar, {
    nullable: true,
    description: 'At risk with so much covered time left; with `warnAtShare` too, at whichever comes first.',
  })
  warnBefore?: number | null;

  @Field(() => RelativeLimitEnum, {
    nullable: true,
    defaultValue: 'NONE',
    description: 'A time of a covered day as the promise; covered time spent waiting is added on.',
  })
  relative?: RelativeLimit | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Which covered day after the day of the start, from 1; absent: the next.',
  })
  coveredDays?: number | null;

  @Field(() => LocalTimeScalar, {
    nullable: true,
    description: 'The time of that day, on the wall clock of the schedule; only and always with TIME_OF_COVERED_DAY.',
  })
  localTime?: string | null;

  @Field(() => [StatusCategoryEnum], {
    nullable: true,
    description: 'The statuses that pause it; absent: as its measure says.',
  })
  pausesWhile?: StatusCategory[] | null;

  @Field(() => EndsWaitEnum, {
    nullable: true,
    description: 'What ends waiting for the customer; absent: ON_REPLY.',
  })
  endsWait?: EndsWait | null;

  @Field(() => ReopenRuleEnum, { nullable: true, description: 'What a reopening does; absent: RESUME.' })
  onReopen?: ReopenRule | null;

  @Field(() => DurationScalar, {
    nullable: true,
    description: 'NEW_CYCLE only: reopened within so much real time of the stop, the same cycle goes on.',
  })
  reopenWindow?: number | null;

  @Field(() => ReclassifyRuleEnum, {
    nullable: true,
    description: 'How an open clock comes under this clause; absent: CARRY.',
  })
  onReclassify?: ReclassifyRule | null;

  @Field(() => AllowanceRuleEnum, {
    nullable: true,
    description: 'How the limits of several coverage periods make one; absent: FIXED_AT_START.',
  })
  allowance?: AllowanceRule | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "NEXT_RESPONSE: the customer's first message starts it too; absent: false.",
  })
  countOpening?: boolean | null;

  @Field(() => UnansweredRuleEnum, {
    nullable: true,
    description: 'What resolving does to a clock that waits for an answer; absent: EXCLUDED.',
  })
  onResolveUnanswered?: UnansweredRule | null;
}

@InputType('ClauseInput', { description: 'A numbered promise.' })
export class ClauseInput extends ClauseTermsInput {
  @Field(() => String, { description: 'The number of the clause in the document: "9.2.3"; unique in its version.' })
  number!: string;
}

@InputType('DraftAgreementInput', {
  description:
    'A draft of an agreement. A number that exists makes the next version of that agreement, when kind, level and parties are the same.',
})
export class DraftAgreementInput {
  @Field(() => String, { description: 'The number of the agreement.' })
  number!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The draft to write anew, of this agreement; absent: the next version is written.',
  })
  version?: string | null;

  @Field(() => AgreementKindEnum, { nullable: true, defaultValue: 'SLA', description: 'Between whom it stands.' })
  kind?: AgreementKind | null;

  @Field(() => AgreementLevelEnum, { nullable: true, defaultValue: 'CUSTOMER', description: 'How wide it reaches.' })
  level?: AgreementLevel | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The customer. Absent at level CORPORATE, and where the service account says it.',
  })
  customer?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The one service account it is limited to; absent: all of the customer.',
  })
  serviceAccount?: string | null;

  @Field(() => ID, { nullable: true, description: 'The one service it speaks of; only and always at level SERVICE.' })
  service?: string | null;

  @Field(() => ID, { description: 'When time counts. The version that is the latest now is pinned.' })
  schedule!: string;

  @Field(() => ScheduleFollowingEnum, {
    nullable: true,
    defaultValue: 'PINNED',
    description: 'What a new version of the schedule means for these terms.',
  })
  scheduleFollowing?: ScheduleFollowing | null;

  @Field(() => TimeZoneScalar, {
    nullable: true,
    description: "The zone in which its dates begin; absent: the schedule's.",
  })
  timeZone?: string | null;

  @Field(() => LocalDateScalar, { description: 'The first date of its term.' })
  from!: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The first date after its term; absent: open-ended.' })
  until?: string | null;

  @Field(() => AppliesToEnum, {
    nullable: true,
    defaultValue: 'NEW_TICKETS',
    description: 'Which tickets it judges besides those that open in its term. For amendments.',
  })
  appliesTo?: AppliesTo | null;

  @Field(() => AgreementStructureEnum, {
    nullable: true,
    defaultValue: 'SERVICE_BASED',
    description: 'How it is divided among services and customers; of its first version.',
  })
  structure?: AgreementStructure | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The wider agreement it adds to, of the same kind; absent: the one it has, or none.',
  })
  parent?: string | null;

  @Field(() => AgreementSections, {
    nullable: true,
    description: 'What it says besides its clauses; absent: what the version before says.',
  })
  sections?: AgreementSections | null;

  @Field(() => [ClauseInput], {
    description: 'What is promised, in the order of the document; none only where a deliverable is owed.',
  })
  clauses!: ClauseInput[];
}

@InputType('ImportAgreementInput', { description: 'An exported agreement, to be drafted here.' })
export class ImportAgreementInput {
  @Field(() => String, {
    description:
      'What `AgreementVersion.exported` gave: a DraftAgreementInput as JSON with its format, where customers and ' +
      'schedules stand by name, accounts and services by reference, agreements by number.',
  })
  document!: string;

  @Field(() => String, { nullable: true, description: 'The number of the draft; absent: that of the document.' })
  number?: string | null;
}

@InputType('ActivateAgreementInput', { description: 'Which draft begins to judge.' })
export class ActivateAgreementInput {
  @Field(() => ID, { description: 'The agreement version.' })
  version!: string;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Say which tickets it would move and which results it would turn over, and activate nothing.',
  })
  dryRun?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why, at most 2,000 characters. An amendment of the whole period is signed by the viewer and needs one.',
  })
  reason?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many results the dry run said would turn over. Refused when it is another number.',
  })
  expectedFlips?: number | null;
}

@InputType('AgreementFilter', { description: 'Which agreements; what is absent excludes nothing.' })
export class AgreementFilter {
  @Field(() => String, {
    nullable: true,
    description: "Part of the number, of the customer's name or of a party's, whatever the case.",
  })
  text?: string | null;

  @Field(() => AgreementKindEnum, { nullable: true, description: 'Of this kind.' })
  kind?: AgreementKind | null;

  @Field(() => AgreementLevelEnum, { nullable: true, description: 'Of this level.' })
  level?: AgreementLevel | null;

  @Field(() => AgreementStatusEnum, { nullable: true, description: 'Whose last version stands so now.' })
  status?: AgreementStatus | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Of which a version is in force at this instant.' })
  inForceAt?: Temporal.Instant | null;
}
