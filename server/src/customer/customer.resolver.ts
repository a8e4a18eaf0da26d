// Lists of the parties, and new customers. New accounts and services wake the tickets that waited for them, so their
// mutations stand in runtime/.
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { ApiTokenValue } from '../gate/api-token.present.ts';
import { ApiTokenType } from '../gate/api-token.type.ts';
import { After, First, Text } from '../gate/args.ts';
import { listPage, type ConnectionValue } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { refusable } from '../gate/errors.ts';
import { require } from '../gate/may.ts';
import { filterId } from '../gate/node-id.ts';
import type { PersonValue } from '../gate/person.present.ts';
import { PersonType } from '../gate/person.type.ts';
import { nameProblem, refuseAny, searchWords } from '../gate/text.ts';
import { ViewerType } from '../gate/viewer.type.ts';
import { CreateCustomerInput } from './customer.input.ts';
import { customerOf } from './customer.loader.ts';
import {
  presentCustomer,
  presentService,
  presentServiceAccount,
  type ServiceAccountValue,
} from './customer.present.ts';
import {
  countCustomers,
  countServiceAccounts,
  countServices,
  loadCustomerPage,
  loadServiceAccountPage,
  loadServicePage,
  saveNewCustomer,
  type CustomerRow,
  type ServiceAccountRow,
  type ServiceRow,
} from './customer.store.ts';
import {
  CreateCustomerPayload,
  CustomerConnection,
  CustomerType,
  ServiceAccountConnection,
  ServiceAccountType,
  ServiceConnection,
  type ServiceType,
} from './customer.type.ts';

@Resolver(() => CustomerType)
export class CustomerResolver {
  @Query(() => CustomerConnection, { description: 'Customers by name.' })
  async customers(
    @Arg('name', () => String, { nullable: true, description: 'Only those of exactly this name.' }) name: string | null,
    @Text('name') text: string | null,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<CustomerType>> {
    require(context.viewer, 'read');
    const filter = { name: name ?? null, text: searchWords(text) };
    return listPage(
      { first, after },
      {
        keyOf: (row: CustomerRow) => [row.name, row.id],
        load: async (wanted) => loadCustomerPage(await context.read(), { ...wanted, ...filter }),
        count: async () => countCustomers(await context.read(), filter),
        present: presentCustomer,
      },
    );
  }

  @Query(() => ServiceConnection, { description: 'Services by reference.' })
  async services(
    @Text('reference or name') text: string | null,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<ServiceType>> {
    require(context.viewer, 'read');
    const filter = { text: searchWords(text) };
    return listPage(
      { first, after },
      {
        keyOf: (row: ServiceRow) => [row.reference, row.id],
        load: async (wanted) => loadServicePage(await context.read(), { ...wanted, ...filter }),
        count: async () => countServices(await context.read(), filter),
        present: presentService,
      },
    );
  }

  @Mutation(() => CreateCustomerPayload, { description: 'Makes a customer. Administrators and managers.' })
  async createCustomer(
    @Arg('input', () => CreateCustomerInput, { description: 'The new customer.' }) input: CreateCustomerInput,
    @Ctx() context: Context,
  ): Promise<CreateCustomerPayload> {
    require(context.viewer, 'editCustomers');
    return refusable<CreateCustomerPayload>(
      async () => {
        refuseAny([nameProblem(input.name, 'The name of a customer', ['name'])]);
        const id = await context.write((tx, now) => saveNewCustomer(tx, { name: input.name.trim() }, now));
        return { customer: await customerOf(context, id), userErrors: [] };
      },
      (userErrors) => ({ customer: null, userErrors }),
    );
  }
}

@Resolver(() => ServiceAccountType)
export class ServiceAccountResolver {
  @Query(() => ServiceAccountConnection, { description: 'Service accounts by reference.' })
  async serviceAccounts(
    @Arg('customer', () => ID, { nullable: true, description: 'Only those of this customer.' }) customer: string | null,
    @Text('reference or name') text: string | null,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<ServiceAccountType>> {
    require(context.viewer, 'read');
    const filter = { customer: filterId('Customer', customer), text: searchWords(text) };
    return listPage(
      { first, after },
      {
        keyOf: (row: ServiceAccountRow) => [row.reference, row.id],
        load: async (wanted) => loadServiceAccountPage(await context.read(), { ...wanted, ...filter }),
        count: async () => countServiceAccounts(await context.read(), filter),
        present: presentServiceAccount,
      },
    );
  }

  @FieldResolver(() => CustomerType, { description: 'Whose account it is.' })
  async customer(@Root() account: ServiceAccountValue, @Ctx() context: Context): Promise<CustomerType> {
    const customer = await customerOf(context, account.row.customer);
    if (customer === null) throw new Error(`Service account ${String(account.row.id)} has no customer`);
    return customer;
  }
}

@Resolver(() => ViewerType)
export class ViewerCustomerResolver {
  @FieldResolver(() => CustomerType, {
    nullable: true,
    description: 'The customer whose portal the viewer uses; null for all others.',
  })
  async customer(@Root() _viewer: ViewerType, @Ctx() context: Context): Promise<CustomerType | null> {
    const { customer } = context.viewer;
    return customer === null ? null : customerOf(context, customer);
  }
}

@Resolver(() => ApiTokenType)
export class ApiTokenCustomerResolver {
  @FieldResolver(() => CustomerType, { nullable: true, description: 'For CUSTOMER: whose portal it opens.' })
  async customer(@Root() { row }: ApiTokenValue, @Ctx() context: Context): Promise<CustomerType | null> {
    return row.customer === null ? null : customerOf(context, row.customer);
  }
}

@Resolver(() => PersonType)
export class PersonCustomerResolver {
  @FieldResolver(() => CustomerType, { nullable: true, description: 'For CUSTOMER: whose portal they reach.' })
  async customer(@Root() { row }: PersonValue, @Ctx() context: Context): Promise<CustomerType | null> {
    return row.customer === null ? null : customerOf(context, row.customer);
  }
}
