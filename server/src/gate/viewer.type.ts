// What GraphQL shows of the one who asks.
import { Field, ObjectType } from 'type-graphql';
import type { Role } from '../access/role.ts';
import { RoleEnum } from './floor-enums.ts';

@ObjectType('Viewer', { description: 'Who is asking.' })
export class ViewerType {
  @Field(() => String, { description: 'The name of the person or token.' })
  name!: string;

  @Field(() => [RoleEnum], { description: 'What the viewer may do.' })
  roles!: readonly Role[];

  @Field(() => Boolean, { description: 'True for a person who is signed in; false for a token.' })
  isPerson!: boolean;
}
