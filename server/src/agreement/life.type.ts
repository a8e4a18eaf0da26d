// The life of an agreement version as GraphQL shows it, and what its steps take.
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { InstantScalar, LocalDateScalar } from '../gate/scalars.ts';
import type { DifferenceKind } from './differences.ts';
import { AgreementActEnum, type AgreementActKind } from './life.ts';
import {
  DifferenceKindEnum,
  PartyRoleEnum,
  SignatureFormEnum,
  type PartyRole,
  type SignatureForm,
} from './section-enums.ts';

@ObjectType('AgreementAct', { description: 'Something that was done with an agreement version. Never changed.' })
export class AgreementActType {
  @Field(() => AgreementActEnum, { description: 'What was done.' })
  kind!: AgreementActKind;

  @Field(() => InstantScalar, { description: 'When.' })
  at!: Temporal.Instant;

  @Field(() => String, { description: 'By whom, by name.' })
  by!: string;

  @Field(() => String, { nullable: true, description: 'Why, or what it was about; null: nothing was said.' })
  note!: string | null;
}

@ObjectType('AgreementSignature', { description: 'That a side agreed to one document.' })
export class AgreementSignatureType {
  @Field(() => PartyRoleEnum, { description: 'Which side.' })
  side!: PartyRole;

  @Field(() => String, { description: 'Who signed for it.' })
  name!: string;

  @Field(() => LocalDateScalar, { description: 'On which date.' })
  on!: string;

  @Field(() => SignatureFormEnum, { description: 'How it agreed.' })
  form!: SignatureForm;

  @Field(() => String, { description: 'The SHA-256 of the document that was signed.' })
  documentHash!: string;

  @Field(() => InstantScalar, { description: 'When it was recorded here.' })
  recordedAt!: Temporal.Instant;

  @Field(() => String, { description: 'By whom it was recorded, by name.' })
  recordedBy!: string;
}

@ObjectType('AgreementComment', { description: 'What a side says of a version that is not agreed yet.' })
export class AgreementCommentType {
  @Field(() => ID, { description: 'The global id.' })
  id!: string;

  @Field(() => PartyRoleEnum, { description: 'Which side says it.' })
  side!: PartyRole;

  @Field(() => String, { nullable: true, description: 'The part of the document it is about; null: the whole.' })
  place!: string | null;

  @Field(() => String, { description: 'What is said.' })
  text!: string;

  @Field(() => String, { nullable: true, description: 'The wording it proposes; null: none.' })
  proposed!: string | null;

  @Field(() => InstantScalar, { description: 'When.' })
  at!: Temporal.Instant;

  @Field(() => String, { description: 'By whom it was recorded, by name.' })
  by!: string;

  @Field(() => Boolean, { nullable: true, description: 'Whether it was taken up; null: not answered yet.' })
  accepted!: boolean | null;

  @Field(() => String, { nullable: true, description: 'What was answered; null: nothing.' })
  answer!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was answered.' })
  answeredAt!: Temporal.Instant | null;

  @Field(() => String, { nullable: true, description: 'Who answered, by name.' })
  answeredBy!: string | null;
}

@ObjectType('AgreementDifference', { description: 'Something that two versions say differently.' })
export class AgreementDifferenceType {
  @Field(() => DifferenceKindEnum, { description: 'Whether it is new, gone or changed.' })
  kind!: DifferenceKind;

  @Field(() => String, { description: 'Where in the document: "clauses 9.1", "sections.parties CUSTOMER".' })
  place!: string;

  @Field(() => String, { nullable: true, description: 'What was said, in words; null: nothing.' })
  was!: string | null;

  @Field(() => String, { nullable: true, description: 'What is said, in words; null: nothing.' })
  is!: string | null;

  @Field(() => String, { description: 'The difference in words: "first response for HIGH: promise 6 h → 4 h".' })
  words!: string;
}

@InputType({ description: 'Which version a step is about.' })
abstract class OfVersionInput {
  @Field(() => ID, { description: 'The agreement version.' })
  version!: string;
}

@InputType('SubmitAgreementInput', { description: 'Which draft the parties are to read and sign.' })
export class SubmitAgreementInput extends OfVersionInput {}

@InputType('ReturnAgreementInput', { description: 'Which version goes back to be written anew, and why.' })
export class ReturnAgreementInput extends OfVersionInput {
  @Field(() => String, { description: 'Why, at most 2,000 characters.' })
  reason!: string;
}

@InputType('SignAgreementInput', { description: 'That a side agreed.' })
export class SignAgreementInput extends OfVersionInput {
  @Field(() => PartyRoleEnum, { description: 'Which side: PROVIDER, or the counterpart of its kind.' })
  side!: PartyRole;

  @Field(() => String, { description: 'Who signed for it.' })
  name!: string;

  @Field(() => LocalDateScalar, { description: 'On which date; not in the future.' })
  on!: string;

  @Field(() => SignatureFormEnum, { nullable: true, defaultValue: 'WRITTEN', description: 'How it agreed.' })
  form?: SignatureForm | null;

  @Field(() => String, {
    description: 'The `documentHash` of what was read. Refused when the document is another by now.',
  })
  documentHash!: string;
}

@InputType('TerminateAgreementInput', { description: 'Which version ends early, when and why.' })
export class TerminateAgreementInput extends OfVersionInput {
  @Field(() => LocalDateScalar, { description: 'The first date on which it is no longer in force; after today.' })
  from!: string;

  @Field(() => String, { description: 'Why, at most 2,000 characters.' })
  reason!: string;
}

@InputType('CommentOnAgreementInput', { description: 'What a side says of a version.' })
export class CommentOnAgreementInput extends OfVersionInput {
  @Field(() => PartyRoleEnum, { description: 'Which side says it.' })
  side!: PartyRole;

  @Field(() => String, { nullable: true, description: 'The part of the document it is about; absent: the whole.' })
  place?: string | null;

  @Field(() => String, { description: 'What is said, at most 2,000 characters.' })
  text!: string;

  @Field(() => String, { nullable: true, description: 'The wording it proposes; absent: none.' })
  proposed?: string | null;
}

@InputType('AnswerAgreementCommentInput', { description: 'Whether a comment is taken up.' })
export class AnswerAgreementCommentInput {
  @Field(() => ID, { description: 'The comment.' })
  comment!: string;

  @Field(() => Boolean, { description: 'Whether it is taken up.' })
  accepted!: boolean;

  @Field(() => String, { nullable: true, description: 'What is answered; absent: nothing.' })
  text?: string | null;
}
