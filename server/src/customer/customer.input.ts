// What the mutations of parties take.
import { Field, ID, InputType } from 'type-graphql';

@InputType('CreateCustomerInput', { description: 'A new customer.' })
export class CreateCustomerInput {
  @Field(() => String, { description: 'What people call the customer.' })
  name!: string;
}

@InputType('CreateServiceAccountInput', {
  description: 'A new service account. Tickets that already name it are read anew.',
})
export class CreateServiceAccountInput {
  @Field(() => ID, { description: 'The customer it belongs to.' })
  customer!: string;

  @Field(() => String, { description: 'The name by which sources call it; unique.' })
  reference!: string;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;
}

@InputType('CreateServiceInput', { description: 'A new service. Tickets that already name it are read anew.' })
export class CreateServiceInput {
  @Field(() => String, { description: 'The name by which sources call it; unique.' })
  reference!: string;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;
}
