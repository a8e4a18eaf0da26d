// What GraphQL shows of the parties.
import { Field, ID, ObjectType } from 'type-graphql';
import { connectionClass } from '../gate/connection.ts';
import { UserErrorType } from '../gate/errors.ts';
import { NodeType } from '../gate/node.type.ts';

@ObjectType('Customer', { implements: NodeType, description: 'Whom we promise something.' })
export class CustomerType extends NodeType {
  @Field(() => ID, { description: 'The global id.' })
  declare id: string;

  @Field(() => String, { description: 'What people call the customer; two customers may share a name.' })
  name!: string;
}

@ObjectType('ServiceAccount', {
  implements: NodeType,
  description: "The customer's account that an agreement, its tickets and its assets belong to.",
})
export class ServiceAccountType extends NodeType {
  @Field(() => ID, { description: 'The global id.' })
  declare id: string;

  @Field(() => String, { description: 'The name of the account in the sources; unique.' })
  reference!: string;

  @Field(() => String, { description: 'What people call the account.' })
  name!: string;
}

@ObjectType('Service', {
  implements: NodeType,
  description: 'What we do for customers, as far as a promise can differ.',
})
export class ServiceType extends NodeType {
  @Field(() => ID, { description: 'The global id.' })
  declare id: string;

  @Field(() => String, { description: 'The name of the service in the sources; unique.' })
  reference!: string;

  @Field(() => String, { description: 'What people call the service.' })
  name!: string;
}

export const CustomerConnection = connectionClass('Customer', () => CustomerType);
export const ServiceAccountConnection = connectionClass('ServiceAccount', () => ServiceAccountType);
export const ServiceConnection = connectionClass('Service', () => ServiceType);

const refusals = 'Why nothing was done; empty when it was.';

@ObjectType('CreateCustomerPayload', { description: 'The answer to createCustomer.' })
export class CreateCustomerPayload {
  @Field(() => CustomerType, { nullable: true, description: 'The new customer; null when refused.' })
  customer!: CustomerType | null;

  @Field(() => [UserErrorType], { description: refusals })
  userErrors!: readonly UserErrorType[];
}

@ObjectType('CreateServiceAccountPayload', { description: 'The answer to createServiceAccount.' })
export class CreateServiceAccountPayload {
  @Field(() => ServiceAccountType, { nullable: true, description: 'The new service account; null when refused.' })
  serviceAccount!: ServiceAccountType | null;

  @Field(() => [UserErrorType], { description: refusals })
  userErrors!: readonly UserErrorType[];
}

@ObjectType('CreateServicePayload', { description: 'The answer to createService.' })
export class CreateServicePayload {
  @Field(() => ServiceType, { nullable: true, description: 'The new service; null when refused.' })
  service!: ServiceType | null;

  @Field(() => [UserErrorType], { description: refusals })
  userErrors!: readonly UserErrorType[];
}

@ObjectType('RenameCustomerPayload', { description: 'The answer to renameCustomer.' })
export class RenameCustomerPayload {
  @Field(() => CustomerType, { nullable: true, description: 'The customer; null when refused.' })
  customer!: CustomerType | null;

  @Field(() => [UserErrorType], { description: refusals })
  userErrors!: readonly UserErrorType[];
}

@ObjectType('RenameServiceAccountPayload', { description: 'The answer to renameServiceAccount.' })
export class RenameServiceAccountPayload {
  @Field(() => ServiceAccountType, { nullable: true, description: 'The service account; null when refused.' })
  serviceAccount!: ServiceAccountType | null;

  @Field(() => [UserErrorType], { description: refusals })
  userErrors!: readonly UserErrorType[];
}

@ObjectType('RenameServicePayload', { description: 'The answer to renameService.' })
export class RenameServicePayload {
  @Field(() => ServiceType, { nullable: true, description: 'The service; null when refused.' })
  service!: ServiceType | null;

  @Field(() => [UserErrorType], { description: refusals })
  userErrors!: readonly UserErrorType[];
}
