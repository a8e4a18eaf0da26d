// What GraphQL shows of people, of the links by which they sign in, and of names that were erased.
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Role } from '../access/role.ts';
import { connectionClass } from './connection.ts';
import { UserErrorType } from './errors.ts';
import { RoleEnum } from './floor-enums.ts';
import { NodeType } from './node.type.ts';
import { InstantScalar } from './scalars.ts';

@ObjectType('Erasure', { description: 'That a name was erased: the name is gone, this stays.' })
export class ErasureType {
  @Field(() => InstantScalar, { description: 'When.' })
  at!: Temporal.Instant;

  @Field(() => String, { description: 'The name of the administrator who erased it.' })
  by!: string;

  @Field(() => String, { description: 'Why, in the words of who erased it.' })
  reason!: string;

  @Field(() => Int, { description: "How many tickets' subjects were erased or lost the name." })
  subjects!: number;
}

@ObjectType('Person', { implements: NodeType, description: 'Somebody who signs in, or did until they were removed.' })
export class PersonType extends NodeType {
  @Field(() => ID, { description: 'The global id.' })
  declare id: string;

  @Field(() => String, { description: 'What people call them; "erased person 3" once the name was erased.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Their e-mail address; null when none was given, or erased.' })
  email!: string | null;

  @Field(() => [RoleEnum], { description: 'What they may do; of somebody who was removed, what they might do last.' })
  roles!: readonly Role[];

  @Field(() => InstantScalar, { description: 'When they were let in.' })
  createdAt!: Temporal.Instant;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When they last asked for something, to the minute; null: they never signed in.',
  })
  lastSeenAt!: Temporal.Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When they were removed; null while they may sign in.' })
  removedAt!: Temporal.Instant | null;

  @Field(() => Int, { description: 'How many browsers are signed in as them now.' })
  sessions!: number;

  @Field(() => ErasureType, { nullable: true, description: 'That their name was erased; null while it stands.' })
  erasure!: ErasureType | null;
}

export const PersonConnection = connectionClass('Person', () => PersonType);

@ObjectType('SignInLink', {
  description: 'A link that signs one person in, once. It is shown in this answer alone: only its hash is kept.',
})
export class SignInLinkType {
  @Field(() => String, { description: 'The address to open. Whoever opens it first is that person.' })
  url!: string;

  @Field(() => InstantScalar, { description: 'When it stops to work, used or not: 15 minutes after it was made.' })
  expiresAt!: Temporal.Instant;
}

const refusals = 'Why nothing was done; empty when it was.';
const standsNow = 'The person as they stand now; null when refused.';
const shownOnce = 'The link, shown this once; null when refused.';

@ObjectType('InvitePersonPayload', { description: 'The answer to invitePerson.' })
export class InvitePersonPayload {
  @Field(() => PersonType, { nullable: true, description: 'The new person; null when refused.' })
  person!: PersonType | null;

  @Field(() => SignInLinkType, { nullable: true, description: shownOnce })
  link!: SignInLinkType | null;

  @Field(() => [UserErrorType], { description: refusals })
  userErrors!: readonly UserErrorType[];
}

@ObjectType('ChangePersonRolesPayload', { description: 'The answer to changePersonRoles.' })
export class ChangePersonRolesPayload {
  @Field(() => PersonType, { nullable: true, description: standsNow })
  person!: PersonType | null;

  @Field(() => [UserErrorType], { description: refusals })
  userErrors!: readonly UserErrorType[];
}

@ObjectType('CreateSignInLinkPayload', { description: 'The answer to createSignInLink.' })
export class CreateSignInLinkPayload {
  @Field(() => PersonType, { nullable: true, description: 'Whom it signs in; null when refused.' })
  person!: PersonType | null;

  @Field(() => SignInLinkType, { nullable: true, description: shownOnce })
  link!: SignInLinkType | null;

  @Field(() => [UserErrorType], { description: refusals })
  userErrors!: readonly UserErrorType[];
}

@ObjectType('RemovePersonPayload', { description: 'The answer to removePerson.' })
export class RemovePersonPayload {
  @Field(() => PersonType, { nullable: true, description: standsNow })
  person!: PersonType | null;

  @Field(() => [UserErrorType], { description: refusals })
  userErrors!: readonly UserErrorType[];
}
