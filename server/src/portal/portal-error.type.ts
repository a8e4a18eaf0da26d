// An expected refusal, as a customer's program reads it.
import { Field, ObjectType } from 'type-graphql';

@ObjectType('UserError', { description: 'An expected refusal: what was expected, what came, and which thing.' })
export class PortalUserErrorType {
  @Field(() => String, { description: 'A stable code for programs.' })
  code!: string;

  @Field(() => String, { description: 'A sentence for people.' })
  message!: string;

  @Field(() => [String], { nullable: true, description: 'Where in the input: field names below `input`.' })
  path!: readonly string[] | null;
}
