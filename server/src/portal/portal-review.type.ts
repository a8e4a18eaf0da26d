// An agreement that the customer is to read before it is signed, and what the customer says of it. Own classes, as all
// of the portal's.
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionClass } from '../gate/connection.ts';
import { InstantScalar, LocalDateScalar } from '../gate/scalars.ts';
import { PortalNodeType, PortalPageInfoType } from './portal.type.ts';

@ObjectType('AgreementComment', { description: 'What you said of an agreement in review.' })
export class PortalCommentType {
  @Field(() => String, { nullable: true, description: 'The part of the document it is about; null: the whole.' })
  place!: string | null;

  @Field(() => String, { description: 'What was said.' })
  text!: string;

  @Field(() => String, { nullable: true, description: 'The wording it proposes; null: none.' })
  proposed!: string | null;

  @Field(() => InstantScalar, { description: 'When.' })
  at!: Temporal.Instant;

  @Field(() => Boolean, { nullable: true, description: 'Whether it was taken up; null: not answered yet.' })
  accepted!: boolean | null;

  @Field(() => String, { nullable: true, description: 'What was answered; null: nothing.' })
  answer!: string | null;
}

@ObjectType('AgreementInReview', {
  implements: PortalNodeType,
  description: 'An agreement with you that is written and not signed yet, for you to read and comment on.',
})
export class AgreementInReviewType extends PortalNodeType {
  @Field(() => ID, { description: 'The global id, of this version alone.' })
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

export const AgreementInReviewConnection = connectionClass(
  'AgreementInReview',
  () => AgreementInReviewType,
  PortalPageInfoType,
);

@InputType('CommentOnAgreementInput', { description: 'What you say of an agreement in review.' })
export class PortalCommentInput {
  @Field(() => ID, { description: 'The agreement in review, by its `id`.' })
  agreement!: string;

  @Field(() => String, { nullable: true, description: 'The part of the document it is about; absent: the whole.' })
  place?: string | null;

  @Field(() => String, { description: 'What you say, at most 2,000 characters.' })
  text!: string;

  @Field(() => String, { nullable: true, description: 'The wording you propose; absent: none.' })
  proposed?: string | null;
}

@ObjectType('UserError', { description: 'An expected refusal: what was expected, what came, and which thing.' })
export class PortalUserErrorType {
  @Field(() => String, { description: 'A stable code for programs.' })
  code!: string;

  @Field(() => String, { description: 'A sentence for people.' })
  message!: string;

  @Field(() => [String], { nullable: true, description: 'Where in the input: field names below `input`.' })
  path!: readonly string[] | null;
}

@ObjectType('CommentOnAgreementPayload', { description: 'The answer to commentOnAgreement.' })
export class PortalCommentPayload {
  @Field(() => AgreementInReviewType, { nullable: true, description: 'The agreement; null when refused.' })
  agreement!: AgreementInReviewType | null;

  @Field(() => [PortalUserErrorType], { description: 'Why nothing was kept; empty when it was.' })
  userErrors!: readonly PortalUserErrorType[];
}
