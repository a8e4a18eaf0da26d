// What a customer's GraphQL shows: the promise and nothing else. No class here is the floor's or extends one of the
// floor's, so the private half of a clock is absent by type and not by care. Fields that need a query are added in
// portal.resolvers.ts.
import { Field, ID, Int, InterfaceType, ObjectType } from 'type-graphql';
import type { PromiseChangeKind } from '../engine/change.ts';
import type { CoveragePeriod } from '../engine/coverage.ts';
import type { Severity, StatusCategory } from '../engine/fact.ts';
import type { ClockPhase, LimitStanding } from '../engine/reading.ts';
import { connectionClass } from '../gate/connection.ts';
import { CursorScalar, DurationScalar, InstantScalar, LocalDateScalar } from '../gate/scalars.ts';
import {
  ChangeKindEnum,
  PhaseEnum,
  PortalCoveragePeriodEnum,
  PortalSeverityEnum,
  PortalStatusCategoryEnum,
  StandingEnum,
} from './portal-enums.ts';
import { parsePortalId } from './portal-id.ts';

@InterfaceType('Node', {
  description: 'Anything with a global id: ask again with `node(id)`.',
  resolveType: (value: { readonly id: string }) => parsePortalId(value.id)?.type.replace('Portal', ''),
})
export abstract class PortalNodeType {
  @Field(() => ID, { description: 'The global id, opaque.' })
  id!: string;
}

@ObjectType('PageInfo', { description: 'Where a page lies in its list.' })
export class PortalPageInfoType {
  @Field(() => Boolean, { description: 'True when more rows follow.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'True when the page was asked for with `after`, so that rows come before it.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The cursor of the first row; null for an empty page.' })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last row: the next `after`. Null for an empty page.',
  })
  endCursor!: string | null;
}

@ObjectType('Promise', { description: 'One numbered promise of an agreement: how soon, for what, in which hours.' })
export class PromiseType {
  @Field(() => String, { description: 'Its number in the document, such as "9.2.3".' })
  number!: string;

  @Field(() => String, { description: 'What is timed: FIRST_RESPONSE, NEXT_RESPONSE, RESOLUTION and so on.' })
  measure!: string;

  @Field(() => PortalSeverityEnum, { nullable: true, description: 'The severity it is for; null: any.' })
  severity!: Severity | null;

  @Field(() => PortalCoveragePeriodEnum, { nullable: true, description: 'The coverage period it is for; null: any.' })
  period!: CoveragePeriod | null;

  @Field(() => DurationScalar, {
    nullable: true,
    description: 'The covered time within which it is promised; null when the promise is no length of time.',
  })
  within!: number | null;
}

@ObjectType('Agreement', {
  implements: PortalNodeType,
  description: 'An agreement of yours, in the version in force now; while none is, in the one activated last.',
})
export class PortalAgreementType extends PortalNodeType {
  @Field(() => ID, { description: 'The global id: the same for all versions.' })
  declare id: string;

  @Field(() => String, { description: 'The number of the agreement.' })
  number!: string;

  @Field(() => Int, { description: 'Which version of its terms this is, from 1.' })
  version!: number;

  @Field(() => LocalDateScalar, { description: 'The first day of the term.' })
  from!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The day before which the term ends; null: open-ended.',
  })
  until!: string | null;
}

@ObjectType('Ticket', { implements: PortalNodeType, description: 'A case of yours, as the events about it tell it.' })
export class PortalTicketType extends PortalNodeType {
  @Field(() => ID, { description: 'The global id.' })
  declare id: string;

  @Field(() => String, { description: 'The name of the ticket where it is kept.' })
  reference!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What was written about it; null when there is none or it was erased.',
  })
  subject!: string | null;

  @Field(() => PortalStatusCategoryEnum, { description: 'Where it stands now.' })
  status!: StatusCategory;

  @Field(() => InstantScalar, { description: 'When it was opened.' })
  openedAt!: Temporal.Instant;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was solved; null while it is not.' })
  resolvedAt!: Temporal.Instant | null;

  @Field(() => StandingEnum, {
    nullable: true,
    description: "The worst of its clocks' standings (BREACHED, AT_RISK, ON_TRACK, MET); null when none has one.",
  })
  standing!: LimitStanding | null;

  @Field(() => Int, { description: 'Grows with every change that you can see of the ticket or one of its clocks.' })
  revision!: number;
}

@ObjectType('Clock', {
  implements: PortalNodeType,
  description: 'One promise running on one ticket: a measure, counted in covered time, and how it stands.',
})
export class PortalClockType extends PortalNodeType {
  @Field(() => ID, { description: 'The global id.' })
  declare id: string;

  @Field(() => String, { description: 'What is timed: FIRST_RESPONSE, NEXT_RESPONSE, RESOLUTION and so on.' })
  measure!: string;

  @Field(() => Int, { description: 'Which round of this measure on this ticket, from 1.' })
  cycle!: number;

  @Field(() => PhaseEnum, { description: 'What the clock is doing.' })
  phase!: ClockPhase;

  @Field(() => StandingEnum, {
    nullable: true,
    description: 'How the promise stands; null before it began and when void.',
  })
  standing!: LimitStanding | null;

  @Field(() => DurationScalar, {
    nullable: true,
    description: 'The covered time within which it is promised; null when the promise is no length of time.',
  })
  within!: number | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'Until when the promise can be kept: at this very instant it still is. Null while paused or void.',
  })
  dueAt!: Temporal.Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When the promise was broken; null while it is not.' })
  breachedAt!: Temporal.Instant | null;

  @Field(() => Int, {
    description: 'Grows with every change of the clock that you can see; an older one never overwrites.',
  })
  revision!: number;
}

@ObjectType('SlaChange', { description: 'Something happened to a clock of one of your tickets.' })
export class PortalSlaChangeType {
  @Field(() => CursorScalar, { description: 'Its place among all your changes; give the last one back as `after`.' })
  cursor!: string;

  @Field(() => Int, { description: 'The revision of the clock that this change made.' })
  revision!: number;

  @Field(() => InstantScalar, { description: 'When it happened; for a breach the instant the promise ended.' })
  at!: Temporal.Instant;

  @Field(() => ChangeKindEnum, { description: 'What happened.' })
  kind!: PromiseChangeKind;

  @Field(() => PortalClockType, {
    description: 'The clock as it stood with this change, also when it is told again later.',
  })
  clock!: PortalClockType;
}

@ObjectType('Snapshot', { description: 'The instant at which all fields of this operation are valid.' })
export class PortalSnapshotType {
  @Field(() => CursorScalar, { description: 'Subscribe with it as `after`, and nothing is missed or told twice.' })
  cursor!: string;

  @Field(() => InstantScalar, { description: 'The time on the server.' })
  serverTime!: Temporal.Instant;
}

export const PortalTicketConnection = connectionClass('Ticket', () => PortalTicketType, PortalPageInfoType);
export const PortalClockConnection = connectionClass('Clock', () => PortalClockType, PortalPageInfoType);
export const PortalAgreementConnection = connectionClass('Agreement', () => PortalAgreementType, PortalPageInfoType);
