// Who is bound and what is in scope. Each class is what GraphQL shows and what it takes: what was written is what is read.
import 'reflect-metadata';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { LocalDateScalar } from '../gate/scalars.ts';
import { PartyRoleEnum, RenewalRuleEnum, type PartyRole, type RenewalRule } from './section-enums.ts';

@ObjectType('Contact', { description: 'A person or place to turn to.' })
@InputType('ContactInput', { description: 'A person or place to turn to.' })
export class Contact {
  @Field(() => String, { description: 'Who it is.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'As what: "service desk", "account manager".' })
  role?: string | null;

  @Field(() => String, { nullable: true, description: 'The e-mail address.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'The telephone number.' })
  phone?: string | null;
}

@ObjectType('Party', { description: 'One who is bound by the agreement.' })
@InputType('PartyInput', { description: 'One who is bound by the agreement.' })
export class Party {
  @Field(() => PartyRoleEnum, { description: 'As what it is bound.' })
  role!: PartyRole;

  @Field(() => String, { description: 'The name that stands in the document.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Where it has its seat.' })
  address?: string | null;

  @Field(() => [Contact], { defaultValue: [], description: 'Its people, the first one first to turn to.' })
  contacts!: readonly Contact[];

  @Field(() => [String], { defaultValue: [], description: 'What it has to do.' })
  responsibilities!: readonly string[];
}

@ObjectType('Renewal', {
  description: 'What happens at the end of the term, and when the agreement is looked at again.',
})
@InputType('RenewalInput', {
  description: 'What happens at the end of the term, and when the agreement is looked at again.',
})
export class Renewal {
  @Field(() => RenewalRuleEnum, { description: 'What happens at the end.' })
  rule!: RenewalRule;

  @Field(() => Int, { nullable: true, description: 'By how many months it goes on; only where it does.' })
  months?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many days before the end notice is given.' })
  noticeDays?: number | null;

  @Field(() => [LocalDateScalar], { defaultValue: [], description: 'On which dates the parties review it.' })
  reviews!: readonly string[];

  @Field(() => Int, { nullable: true, description: 'Every how many months they review it besides.' })
  reviewEveryMonths?: number | null;
}

@ObjectType('CoveredService', { description: 'A service in scope.' })
@InputType('CoveredServiceInput', { description: 'A service in scope.' })
export class CoveredService {
  @Field(() => String, { description: 'What the document calls it.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The reference of the service it is here; absent: none that tickets name.',
  })
  service?: string | null;

  @Field(() => String, { nullable: true, description: 'What it gives.' })
  description?: string | null;

  @Field(() => String, { nullable: true, description: 'On which conditions it is available.' })
  availability?: string | null;

  @Field(() => String, { nullable: true, description: 'How often, where it is not always there.' })
  frequency?: string | null;

  @Field(() => String, { nullable: true, description: 'Who answers for it.' })
  owner?: string | null;
}

@ObjectType('Exclusion', { description: 'What is out of scope.' })
@InputType('ExclusionInput', { description: 'What is out of scope.' })
export class Exclusion {
  @Field(() => String, { description: 'What is excluded.' })
  text!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The reference of the service that is excluded; absent: it is told in words only.',
  })
  service?: string | null;

  @Field(() => String, { nullable: true, description: 'Why.' })
  reason?: string | null;
}
