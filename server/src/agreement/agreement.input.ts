// What the mutations of agreements take.
import { Field, Float, ID, InputType } from 'type-graphql';
import type { AgreementLevel } from '../engine/clause.ts';
import type { CoveragePeriod } from '../engine/coverage.ts';
import type { ScheduleFollowing } from '../engine/coverage-versions.ts';
import type { Severity, StatusCategory } from '../engine/fact.ts';
import {
  AgreementKindEnum,
  AgreementLevelEnum,
  CoveragePeriodEnum,
  ScheduleFollowingEnum,
  SeverityEnum,
  StatusCategoryEnum,
  type AgreementKind,
} from '../gate/floor-enums.ts';
import { DurationScalar, LocalDateScalar, TimeZoneScalar } from '../gate/scalars.ts';

@InputType('ClauseInput', { description: 'A numbered promise.' })
export class ClauseInput {
  @Field(() => String, { description: 'The number of the clause in the document: "9.2.3"; unique in its version.' })
  number!: string;

  @Field(() => String, { description: 'What is timed: FIRST_RESPONSE, NEXT_RESPONSE, RESOLUTION …' })
  measure!: string;

  @Field(() => SeverityEnum, { nullable: true, description: 'For tickets of this severity; absent: of any.' })
  severity?: Severity | null;

  @Field(() => CoveragePeriodEnum, { nullable: true, description: 'For this coverage period; absent: any.' })
  period?: CoveragePeriod | null;

  @Field(() => DurationScalar, { description: 'The covered time that the counterpart is promised.' })
  promise!: number;

  @Field(() => DurationScalar, {
    nullable: true,
    description: 'The private covered time the floor works to; not looser than the promise.',
  })
  target?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The share of each limit, above 0 and below 1, at which it is at risk; absent: 0.75.',
  })
  warnAtShare?: number | null;

  @Field(() => [StatusCategoryEnum], {
    nullable: true,
    description: 'The statuses that pause it; absent: as its measure says.',
  })
  pausesWhile?: StatusCategory[] | null;
}

@InputType('DraftAgreementInput', {
  description:
    'A draft of an agreement. A number that exists makes the next version of that agreement, when kind, level and parties are the same.',
})
export class DraftAgreementInput {
  @Field(() => String, { description: 'The number of the agreement.' })
  number!: string;

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

  @Field(() => [ClauseInput], { description: 'What is promised, in the order of the document; at least one.' })
  clauses!: ClauseInput[];
}

@InputType('ActivateAgreementInput', { description: 'Which draft begins to judge.' })
export class ActivateAgreementInput {
  @Field(() => ID, { description: 'The agreement version.' })
  version!: string;
}
