// What GraphQL shows of occurrences, of what was told of them, and of how a deliverable is kept.
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Deliverable } from '../agreement/deliverable-terms.type.ts';
import { PartyRoleEnum, type PartyRole } from '../agreement/section-enums.ts';
import type { Confirmation, DeliveryFact, OccurrencePhase, OccurrenceStanding } from '../engine/deliverable.ts';
import { connectionClass } from '../gate/connection.ts';
import { UserErrorType } from '../gate/errors.ts';
import { NodeType } from '../gate/node.type.ts';
import { CursorScalar, InstantScalar } from '../gate/scalars.ts';
import {
  ConfirmationEnum,
  DeliverableChangeKindEnum,
  DeliveryKindEnum,
  OccurrencePhaseEnum,
  OccurrenceStandingEnum,
} from './deliverable-enums.ts';
import type { DeliverableChangeKind } from './occurrence-change.ts';

@ObjectType('Occurrence', { implements: NodeType, description: 'One due instance of a deliverable.' })
export class OccurrenceType extends NodeType {
  @Field(() => ID, { description: 'The global id.' })
  declare id: string;

  @Field(() => String, { description: 'The number of its deliverable in the document.' })
  number!: string;

  @Field(() => String, { description: 'What is to be delivered.' })
  title!: string;

  @Field(() => PartyRoleEnum, { description: 'Who owes it.' })
  owedBy!: PartyRole;

  @Field(() => OccurrencePhaseEnum, { description: 'Where it is in its life.' })
  phase!: OccurrencePhase;

  @Field(() => OccurrenceStandingEnum, { description: 'How it stands.' })
  standing!: OccurrenceStanding;

  @Field(() => InstantScalar, { description: 'From when it may be delivered.' })
  opensAt!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'From when it is at risk.' })
  warnAt!: Temporal.Instant;

  @Field(() => InstantScalar, { nullable: true, description: 'The private target; null: none.' })
  targetAt!: Temporal.Instant | null;

  @Field(() => InstantScalar, { description: 'By when it is promised; at exactly this instant it is in time.' })
  dueAt!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'After this instant it is missed.' })
  missedAfter!: Temporal.Instant;

  @Field(() => Int, { description: 'How much is wanted, of each member where there are any.' })
  wanted!: number;

  @Field(() => Int, { description: 'How much came, of all together.' })
  quantity!: number;

  @Field(() => Int, { description: 'From how many members it is wanted at least; 0: it is one thing.' })
  membersWanted!: number;

  @Field(() => Int, { description: 'From how many members it came.' })
  membersDone!: number;

  @Field(() => InstantScalar, { nullable: true, description: 'When enough of it came; null: not yet.' })
  deliveredAt!: Temporal.Instant | null;

  @Field(() => ConfirmationEnum, { description: 'What the counterpart says.' })
  confirmation!: Confirmation;

  @Field(() => Int, { description: 'Grows with every change; drop one that is not newer than yours.' })
  revision!: number;
}

export const OccurrenceConnection = connectionClass('Occurrence', () => OccurrenceType);

@ObjectType('OccurrenceMember', { description: 'One of those from each of whom an occurrence is wanted.' })
export class OccurrenceMemberType {
  @Field(() => String, { description: 'What deliveries name it by.' })
  reference!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => Int, { description: 'How much came from it.' })
  quantity!: number;

  @Field(() => InstantScalar, { nullable: true, description: 'When enough of it came; null: not yet.' })
  deliveredAt!: Temporal.Instant | null;
}

@ObjectType('Evidence', { description: 'What a delivery, or a waiver, shows for itself.' })
export class EvidenceType {
  @Field(() => String, { nullable: true, description: 'What was done; null: not said.' })
  note!: string | null;

  @Field(() => String, { nullable: true, description: 'Where the document is; null: none.' })
  location!: string | null;

  @Field(() => String, { nullable: true, description: 'The SHA-256 of its bytes; null: none.' })
  sha256!: string | null;

  @Field(() => Float, { nullable: true, description: 'What was read; null: nothing.' })
  reading!: number | null;
}

@ObjectType('Delivery', { description: 'What was told of an occurrence; never changed.' })
export class DeliveryType {
  @Field(() => ID, { description: 'The global id; correctDelivery takes it.' })
  id!: string;

  @Field(() => DeliveryKindEnum, { description: 'What was told.' })
  kind!: DeliveryFact['kind'];

  @Field(() => InstantScalar, { description: 'When it happened.' })
  at!: Temporal.Instant;

  @Field(() => Int, { nullable: true, description: 'How much was delivered; null for what is no delivery.' })
  quantity!: number | null;

  @Field(() => String, { nullable: true, description: 'The member it came from; null: none.' })
  member!: string | null;

  @Field(() => String, { nullable: true, description: 'Which of the alternatives it was; null: there are none.' })
  alternative!: string | null;

  @Field(() => ID, { nullable: true, description: 'What an UNDONE takes back; null for all others.' })
  refersTo!: string | null;

  @Field(() => Boolean, { description: 'Whether it was taken back since.' })
  isUndone!: boolean;

  @Field(() => EvidenceType, { description: 'What it shows for itself.' })
  evidence!: EvidenceType;

  @Field(() => String, { nullable: true, description: 'Why; null: not said.' })
  reason!: string | null;

  @Field(() => String, { description: 'Who.' })
  by!: string;

  @Field(() => Boolean, { description: 'Whether the customer said it in the portal.' })
  throughPortal!: boolean;

  @Field(() => InstantScalar, { description: 'When it was recorded.' })
  recordedAt!: Temporal.Instant;
}

@ObjectType('DeliverableCompliance', {
  description: 'How a deliverable of a version is kept. A disputed occurrence is counted by its standing and apart.',
})
export class DeliverableComplianceType {
  @Field(() => Deliverable, { description: 'What is owed.' })
  deliverable!: Deliverable;

  @Field(() => Int, { description: 'Occurrences that were delivered in time.' })
  delivered!: number;

  @Field(() => Int, { description: 'Occurrences that came late, or are due and not there yet.' })
  late!: number;

  @Field(() => Int, { description: 'Occurrences that were missed.' })
  missed!: number;

  @Field(() => Int, { description: 'Occurrences that were excused.' })
  waived!: number;

  @Field(() => Int, { description: 'Occurrences that the counterpart disputes.' })
  disputed!: number;

  @Field(() => Int, { description: 'Occurrences that are to be delivered and not due yet.' })
  open!: number;
}

@ObjectType('DeliverableChange', { description: 'One change of one occurrence, numbered in the change log.' })
export class DeliverableChangeType {
  @Field(() => CursorScalar, { description: 'Its place in the change log: give it back as `after`.' })
  cursor!: string;

  @Field(() => Int, { description: "The occurrence's revision that this change made." })
  revision!: number;

  @Field(() => InstantScalar, { description: 'When it happened, not when it was noticed.' })
  at!: Temporal.Instant;

  @Field(() => DeliverableChangeKindEnum, { description: 'What changed.' })
  kind!: DeliverableChangeKind;

  @Field(() => OccurrenceStandingEnum, { nullable: true, description: 'How it stood before; null: it was not there.' })
  previousStanding!: OccurrenceStanding | null;

  @Field(() => OccurrenceStandingEnum, { description: 'How it stood after.' })
  standing!: OccurrenceStanding;
}

@ObjectType('OccurrencePayload', { description: 'The answer to what was told of an occurrence.' })
export class OccurrencePayload {
  @Field(() => OccurrenceType, { nullable: true, description: 'The occurrence as it stands now; null when refused.' })
  occurrence!: OccurrenceType | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}

@ObjectType('DeliveryResult', { description: 'The answer to one delivery of many.' })
export class DeliveryResultType {
  @Field(() => Int, { description: 'Its place in the request, from 0.' })
  index!: number;

  @Field(() => OccurrenceType, { nullable: true, description: 'Its occurrence as it stands now; null when refused.' })
  occurrence!: OccurrenceType | null;

  @Field(() => [UserErrorType], { description: 'Why it was refused; empty when it was not.' })
  userErrors!: readonly UserErrorType[];
}

@ObjectType('RecordDeliveriesPayload', { description: 'The answer to recordDeliveries.' })
export class RecordDeliveriesPayload {
  @Field(() => [DeliveryResultType], { description: 'One for each delivery, in their order.' })
  results!: readonly DeliveryResultType[];

  @Field(() => [UserErrorType], { description: 'Why none was recorded; empty when each was answered.' })
  userErrors!: readonly UserErrorType[];
}
