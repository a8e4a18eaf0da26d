// What GraphQL shows of people as ticket events name them, and of erasing them.
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { connectionClass } from '../gate/connection.ts';
import { UserErrorType } from '../gate/errors.ts';
import { NodeType } from '../gate/node.type.ts';
import { ErasureType, PersonType } from '../gate/person.type.ts';

@ObjectType('Individual', {
  implements: NodeType,
  description:
    'Somebody whom ticket events, signatures or agreements name: an agent, a contact, a signatory. Nobody signs in as one; that is a Person.',
})
export class IndividualType extends NodeType {
  @Field(() => ID, { description: 'The global id.' })
  declare id: string;

  @Field(() => String, { description: 'As the events say it; "erased person 17" once it was erased.' })
  name!: string;

  @Field(() => ErasureType, { nullable: true, description: 'That the name was erased; null while it stands.' })
  erasure!: ErasureType | null;
}

export const IndividualConnection = connectionClass('Individual', () => IndividualType);

@InputType('ErasePersonalDataInput', {
  description: 'Whose name is to be erased: exactly one of person, individual and name.',
})
export class EraseNameInput {
  @Field(() => ID, { nullable: true, description: 'A person who was removed: their name and e-mail address go.' })
  person?: string | null;

  @Field(() => ID, { nullable: true, description: 'Somebody whom ticket events name.' })
  individual?: string | null;

  @Field(() => String, { nullable: true, description: 'The same, by exactly the name that the events say.' })
  name?: string | null;

  @Field(() => String, { description: 'Why; it is kept, so it does not repeat the name.' })
  reason!: string;
}

@ObjectType('ErasePersonalDataPayload', { description: 'The answer to erasePersonalData.' })
export class EraseNamePayload {
  @Field(() => ErasureType, {
    nullable: true,
    description: 'When, by whom and why; of what was erased before, as it was then. Null when refused.',
  })
  erasure!: ErasureType | null;

  @Field(() => PersonType, { nullable: true, description: 'The person, when one was erased; null otherwise.' })
  person!: PersonType | null;

  @Field(() => IndividualType, { nullable: true, description: 'The individual, when one was erased; null otherwise.' })
  individual!: IndividualType | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}
