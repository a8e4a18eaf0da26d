// What a customer's GraphQL shows of deliverables: the promise and nothing else, by classes of its own.
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { PartyRole } from '../agreement/section-enums.ts';
import type { Confirmation, OccurrencePhase, OccurrenceReading } from '../engine/deliverable.ts';
import { connectionClass } from '../gate/connection.ts';
import { namedEnum } from '../gate/floor-enums.ts';
import { InstantScalar } from '../gate/scalars.ts';
import { PortalNodeType, PortalPageInfoType } from './portal.type.ts';
import { PortalUserErrorType } from './portal-error.type.ts';

const PortalOccurrencePhaseEnum = namedEnum<OccurrencePhase>('OccurrencePhase', 'Where an occurrence is in its life.', {
  UPCOMING: 'It is not open yet.',
  OPEN: 'It is to be delivered.',
  CLOSED: 'It was delivered, missed or waived.',
});

const PortalOccurrenceStandingEnum = namedEnum<OccurrenceReading['promiseStanding']>(
  'OccurrenceStanding',
  'How an occurrence stands.',
  {
    UPCOMING: 'It is not open yet.',
    OPEN: 'It is to be delivered, with time left.',
    AT_RISK: 'Most of its time is over.',
    LATE: 'It is due and not there, or came in the grace after it was due.',
    DELIVERED: 'It came in time.',
    MISSED: 'It did not come before the end of the grace.',
    WAIVED: 'It is excused.',
  },
);

const PortalConfirmationEnum = namedEnum<Confirmation>('Confirmation', 'What the counterpart says of an occurrence.', {
  NOT_NEEDED: 'Nobody asked.',
  PENDING: 'Nothing yet.',
  CONFIRMED: 'It was delivered as agreed.',
  DISPUTED: 'It was not.',
});

const PortalPartyRoleEnum = namedEnum<PartyRole>('PartyRole', 'As what a party is bound.', {
  PROVIDER: 'Gives you the service.',
  CUSTOMER: 'You.',
  SUPPLIER: 'Gives the provider what the service rests on.',
  INTERNAL: 'A group of the provider.',
});

@ObjectType('Occurrence', {
  implements: PortalNodeType,
  description: 'One due instance of what is owed again and again.',
})
export class PortalOccurrenceType extends PortalNodeType {
  @Field(() => ID, { description: 'The global id.' })
  declare id: string;

  @Field(() => String, { description: 'The number of the agreement that owes it.' })
  agreement!: string;

  @Field(() => String, { description: 'Its number in the document.' })
  number!: string;

  @Field(() => String, { description: 'What is to be delivered.' })
  title!: string;

  @Field(() => PortalPartyRoleEnum, { description: 'Who owes it.' })
  owedBy!: PartyRole;

  @Field(() => PortalOccurrencePhaseEnum, { description: 'Where it is in its life.' })
  phase!: OccurrencePhase;

  @Field(() => PortalOccurrenceStandingEnum, { description: 'How it stands.' })
  standing!: OccurrenceReading['promiseStanding'];

  @Field(() => InstantScalar, { description: 'From when it may be delivered.' })
  opensAt!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'By when it is promised; at exactly this instant it is in time.' })
  dueAt!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'After this instant it is missed.' })
  missedAfter!: Temporal.Instant;

  @Field(() => Int, { description: 'How much is wanted, of each member where there are any.' })
  wanted!: number;

  @Field(() => Int, { description: 'How much came.' })
  quantity!: number;

  @Field(() => Int, { description: 'From how many members it is wanted at least; 0: it is one thing.' })
  membersWanted!: number;

  @Field(() => Int, { description: 'From how many members it came.' })
  membersDone!: number;

  @Field(() => InstantScalar, { nullable: true, description: 'When enough of it came; null: not yet.' })
  deliveredAt!: Temporal.Instant | null;

  @Field(() => PortalConfirmationEnum, { description: 'What was said of it by whom it was delivered to.' })
  confirmation!: Confirmation;

  @Field(() => Int, { description: 'Grows with every change that you can see.' })
  revision!: number;
}

export const PortalOccurrenceConnection = connectionClass('Occurrence', () => PortalOccurrenceType, PortalPageInfoType);

@ObjectType('Delivery', { description: 'Something that was delivered, with what it shows for itself.' })
export class PortalDeliveryType {
  @Field(() => InstantScalar, { description: 'When.' })
  at!: Temporal.Instant;

  @Field(() => Int, { description: 'How much.' })
  quantity!: number;

  @Field(() => String, { nullable: true, description: 'The member it came from; null: none.' })
  member!: string | null;

  @Field(() => String, { nullable: true, description: 'Which of the alternatives it was; null: there are none.' })
  alternative!: string | null;

  @Field(() => String, { nullable: true, description: 'What was done; null: not said.' })
  note!: string | null;

  @Field(() => String, { nullable: true, description: 'Where the document is; null: none.' })
  location!: string | null;

  @Field(() => String, { nullable: true, description: 'The SHA-256 of its bytes; null: none.' })
  sha256!: string | null;

  @Field(() => Float, { nullable: true, description: 'What was read; null: nothing.' })
  reading!: number | null;
}

@ObjectType('OccurrencePayload', { description: 'The answer to what you say of an occurrence.' })
export class PortalOccurrencePayload {
  @Field(() => PortalOccurrenceType, {
    nullable: true,
    description: 'The occurrence as it stands now; null when refused.',
  })
  occurrence!: PortalOccurrenceType | null;

  @Field(() => [PortalUserErrorType], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: readonly PortalUserErrorType[];
}

@InputType('ConfirmDeliveryInput', { description: 'What was delivered to you as agreed.' })
export class PortalConfirmInput {
  @Field(() => ID, { description: 'The occurrence.' })
  occurrence!: string;

  @Field(() => String, { nullable: true, description: 'What you want to say of it.' })
  note?: string | null;
}

@InputType('DisputeDeliveryInput', { description: 'What was not delivered to you as agreed.' })
export class PortalDisputeInput {
  @Field(() => ID, { description: 'The occurrence.' })
  occurrence!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;
}
