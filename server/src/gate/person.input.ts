// What the list of people and their mutations take.
import { Field, ID, InputType } from 'type-graphql';
import type { Role } from '../access/role.ts';
import { limits } from '../config.ts';
import { RoleEnum } from './floor-enums.ts';

@InputType('PersonFilter', { description: 'Which people; what is absent asks nothing.' })
export class PersonFilterInput {
  @Field(() => String, {
    nullable: true,
    description: `A part of the name or e-mail address, in any case; at most ${String(limits.filterTextChars)} characters.`,
  })
  text?: string | null;

  @Field(() => [RoleEnum], { nullable: true, description: 'Only who holds one of these roles.' })
  roles?: Role[] | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only who was removed. False: only who may sign in.' })
  removed?: boolean | null;
}

const personRoles =
  'ADMIN, MANAGER, AGENT, ANALYST, in any number, or CUSTOMER alone. BOARD and INTEGRATION are for tokens.';

@InputType('InvitePersonInput', { description: 'Somebody who is to be let in.' })
export class InvitePersonInput {
  @Field(() => String, { description: 'What people call them; two people may share a name.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Their e-mail address, of which each person has another. Nothing is sent to it: pass the link on.',
  })
  email?: string | null;

  @Field(() => [RoleEnum], { description: `What they may do, at least one role: ${personRoles}` })
  roles!: Role[];

  @Field(() => ID, { nullable: true, description: 'For CUSTOMER, and only then: whose portal they reach.' })
  customer?: string | null;
}

@InputType('ChangePersonRolesInput', { description: 'What a person may do from now on.' })
export class ChangePersonRolesInput {
  @Field(() => ID, { description: 'The person.' })
  person!: string;

  @Field(() => [RoleEnum], { description: `All roles they are to hold, at least one: ${personRoles}` })
  roles!: Role[];

  @Field(() => ID, {
    nullable: true,
    description: 'For CUSTOMER, and only then: whose portal they reach. Absent: the customer they have.',
  })
  customer?: string | null;
}

@InputType('CreateSignInLinkInput', { description: 'Who is to get a new link.' })
export class CreateSignInLinkInput {
  @Field(() => ID, { description: 'The person.' })
  person!: string;
}

@InputType('RemovePersonInput', { description: 'Who is to be removed.' })
export class RemovePersonInput {
  @Field(() => ID, { description: 'The person.' })
  person!: string;
}
