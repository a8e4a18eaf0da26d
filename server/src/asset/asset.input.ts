// What the mutations of assets take.
import { Field, ID, InputType } from 'type-graphql';

@InputType('CreateAssetInput', { description: 'A new asset. Tickets that already name it are read anew.' })
export class CreateAssetInput {
  @Field(() => ID, { description: 'The service account it belongs to.' })
  serviceAccount!: string;

  @Field(() => String, { description: 'The name by which sources call it; unique.' })
  reference!: string;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;
}
