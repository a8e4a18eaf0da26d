// What is owed again and again beside the clauses, as data. Each class is what GraphQL shows and what it takes.
import 'reflect-metadata';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DurationScalar, LocalDateScalar, LocalTimeScalar } from '../gate/scalars.ts';
import { EvidenceKindEnum, PartyRoleEnum, type EvidenceKind, type PartyRole } from './section-enums.ts';

@ObjectType('DeliverableMember', { description: 'One of those from each of whom a deliverable is wanted.' })
@InputType('DeliverableMemberInput', { description: 'One of those from each of whom a deliverable is wanted.' })
export class DeliverableMember {
  @Field(() => String, { description: 'What deliveries name it by: a personnel number, a site.' })
  reference!: string;

  @Field(() => String, { nullable: true, description: 'What it is called; absent: its reference.' })
  name?: string | null;
}

@ObjectType('Deliverable', { description: 'What is owed again and again, or once on a date.' })
@InputType('DeliverableInput', { description: 'What is owed again and again, or once on a date.' })
export class Deliverable {
  @Field(() => String, { description: 'Its number in the document.' })
  number!: string;

  @Field(() => String, { description: 'What is delivered: "Tea", "Friction report".' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'As the document says it; absent: the sentence made from this.' })
  statement?: string | null;

  @Field(() => PartyRoleEnum, { description: 'Who owes it.' })
  owedBy!: PartyRole;

  @Field(() => String, {
    nullable: true,
    description:
      'On which dates it is due, as a recurrence rule of RFC 5545 in the zone of the agreement: ' +
      '"FREQ=MONTHLY;BYMONTHDAY=-1". FREQ is DAILY, WEEKLY, MONTHLY or YEARLY. Absent: once, on `onDate`.',
  })
  rule?: string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'From which date the rule counts; absent: from where the first version of the agreement begins.',
  })
  startsOn?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Of a milestone: its date. Instead of `rule`.' })
  onDate?: string | null;

  @Field(() => [LocalTimeScalar], {
    defaultValue: [],
    description:
      'By which times of each date it is due; 24:00: by the end of it. Empty only where the rule says so by BYHOUR.',
  })
  times!: readonly string[];

  @Field(() => DurationScalar, {
    nullable: true,
    description: 'How long before it is due it may be delivered; absent: since the one before was due.',
  })
  opensBefore?: number | null;

  @Field(() => DurationScalar, {
    nullable: true,
    description: 'How long after it was due it is only late; then it is missed. Absent: at once.',
  })
  grace?: number | null;

  @Field(() => DurationScalar, {
    nullable: true,
    description: 'How long before it is due it is at risk; absent: when three quarters of its time are over.',
  })
  warnBefore?: number | null;

  @Field(() => DurationScalar, {
    nullable: true,
    description: 'The private target, so long before it is due; no part of what is signed. Absent: none.',
  })
  targetBefore?: number | null;

  @Field(() => Int, { nullable: true, description: 'How much of it, of each member where there are any; absent: 1.' })
  quantity?: number | null;

  @Field(() => String, { nullable: true, description: 'Of what: "new customers"; absent: of the thing itself.' })
  unit?: string | null;

  @Field(() => EvidenceKindEnum, { nullable: true, description: 'What a delivery shows for itself; absent: nothing.' })
  evidence?: EvidenceKind | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the counterpart has to confirm it; absent: no.' })
  needsConfirmation?: boolean | null;

  @Field(() => [DeliverableMember], {
    defaultValue: [],
    description: 'From each of whom it is wanted, "each employee"; empty: it is one thing.',
  })
  members!: readonly DeliverableMember[];

  @Field(() => Int, { nullable: true, description: 'How many of the members are enough; absent: all of them.' })
  atLeast?: number | null;

  @Field(() => [String], {
    defaultValue: [],
    description: 'Any one of these is a delivery: "a password", "a card". A delivery then says which it was.',
  })
  alternatives!: readonly string[];

  @Field(() => String, {
    nullable: true,
    description: 'The reference of a covered asset: each inspection of it while an occurrence is open is a delivery.',
  })
  asset?: string | null;
}
