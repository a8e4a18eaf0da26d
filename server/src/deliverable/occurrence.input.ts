// What GraphQL takes of deliverables.
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { PartyRoleEnum, type PartyRole } from '../agreement/section-enums.ts';
import type { OccurrenceStanding } from '../engine/deliverable.ts';
import { InstantScalar } from '../gate/scalars.ts';
import { OccurrenceStandingEnum } from './deliverable-enums.ts';

@InputType('DeliverableFilter', { description: 'Which occurrences; what is absent asks nothing.' })
export class DeliverableFilter {
  @Field(() => ID, { nullable: true, description: 'Only those of this agreement.' })
  agreement?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those of agreements with this customer.' })
  customer?: string | null;

  @Field(() => [OccurrenceStandingEnum], { nullable: true, description: 'Only those that stand so.' })
  standings?: readonly OccurrenceStanding[] | null;

  @Field(() => [PartyRoleEnum], { nullable: true, description: 'Only those that one of these owes.' })
  owedBy?: readonly PartyRole[] | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Only those due at or after this instant.' })
  from?: Temporal.Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Only those due before this instant.' })
  until?: Temporal.Instant | null;

  @Field(() => String, {
    nullable: true,
    description: "Part of the title, the number, the agreement's number or the customer's name, whatever the case.",
  })
  text?: string | null;
}

@InputType('EvidenceInput', { description: 'What a delivery, or a waiver, shows for itself.' })
export class EvidenceInput {
  @Field(() => String, { nullable: true, description: 'What was done.' })
  note?: string | null;

  @Field(() => String, { nullable: true, description: 'Where the document is.' })
  location?: string | null;

  @Field(() => String, { nullable: true, description: 'The SHA-256 of its bytes, as 64 hexadecimal digits.' })
  sha256?: string | null;

  @Field(() => Float, { nullable: true, description: 'What was read.' })
  reading?: number | null;
}

@InputType('DeliveryInput', { description: 'What was delivered.' })
export class DeliveryInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Of which occurrence; absent: of the one that `agreement`, `number` and `at` name.',
  })
  occurrence?: string | null;

  @Field(() => String, { nullable: true, description: 'The number of the agreement, without `occurrence`.' })
  agreement?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The number of the deliverable: the occurrence that is open at `at` and not delivered is meant.',
  })
  number?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was delivered; absent: now.' })
  at?: Temporal.Instant | null;

  @Field(() => Int, { nullable: true, description: 'How much; absent: 1.' })
  quantity?: number | null;

  @Field(() => String, { nullable: true, description: 'The reference of the member it came from.' })
  member?: string | null;

  @Field(() => String, { nullable: true, description: 'Which of the alternatives it was.' })
  alternative?: string | null;

  @Field(() => EvidenceInput, { nullable: true, description: 'What it shows for itself.' })
  evidence?: EvidenceInput | null;
}

const byWords = 'For whom a token acts, by name; a person acts under their own name.';
const keyWords = 'Repeating a call with the same key changes nothing and answers the same.';

@InputType('RecordDeliveryInput', { description: 'One delivery.' })
export class RecordDeliveryInput extends DeliveryInput {
  @Field(() => String, { nullable: true, description: byWords })
  by?: string | null;

  @Field(() => String, { nullable: true, description: keyWords })
  idempotencyKey?: string | null;
}

@InputType('RecordDeliveriesInput', { description: 'Many deliveries.' })
export class RecordDeliveriesInput {
  @Field(() => [DeliveryInput], { description: 'At most 1,000; each is answered by itself.' })
  deliveries!: readonly DeliveryInput[];

  @Field(() => String, { nullable: true, description: byWords })
  by?: string | null;

  @Field(() => String, { nullable: true, description: keyWords })
  idempotencyKey?: string | null;
}

@InputType('CorrectDeliveryInput', { description: 'What was told wrongly.' })
export class CorrectDeliveryInput {
  @Field(() => ID, { description: 'The delivery, confirmation, dispute or waiver.' })
  delivery!: string;

  @Field(() => String, { description: 'Why it was wrong.' })
  reason!: string;

  @Field(() => String, { nullable: true, description: byWords })
  by?: string | null;
}

@InputType('ConfirmDeliveryInput', { description: "The counterpart's confirmation." })
export class ConfirmDeliveryInput {
  @Field(() => ID, { description: 'What was delivered as agreed.' })
  occurrence!: string;

  @Field(() => String, { nullable: true, description: 'What the counterpart said.' })
  note?: string | null;

  @Field(() => String, { nullable: true, description: byWords })
  by?: string | null;
}

@InputType('DisputeDeliveryInput', { description: "The counterpart's dispute." })
export class DisputeDeliveryInput {
  @Field(() => ID, { description: 'What was not delivered as agreed.' })
  occurrence!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => String, { nullable: true, description: byWords })
  by?: string | null;
}

@InputType('WaiveOccurrenceInput', { description: 'What is excused.' })
export class WaiveOccurrenceInput {
  @Field(() => ID, { description: 'The occurrence.' })
  occurrence!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => EvidenceInput, { nullable: true, description: 'What shows that it is so.' })
  evidence?: EvidenceInput | null;

  @Field(() => String, { nullable: true, description: byWords })
  by?: string | null;
}
