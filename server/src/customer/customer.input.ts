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

const newName = 'What people are to call it.';

@InputType('RenameCustomerInput', { description: 'The new name of a customer.' })
export class RenameCustomerInput {
  @Field(() => ID, { description: 'The customer.' })
  customer!: string;

  @Field(() => String, { description: newName })
  name!: string;
}

@InputType('RenameServiceAccountInput', { description: 'The new name of a service account; its reference stays.' })
export class RenameServiceAccountInput {
  @Field(() => ID, { description: 'The service account.' })
  serviceAccount!: string;

  @Field(() => String, { description: newName })
  name!: string;
}

@InputType('RenameServiceInput', { description: 'The new name of a service; its reference stays.' })
export class RenameServiceInput {
  @Field(() => ID, { description: 'The service.' })
  service!: string;

  @Field(() => String, { description: newName })
  name!: string;
}
