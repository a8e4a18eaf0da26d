// Customers, service accounts and services called anew. What was signed goes on saying the old name of a customer.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { keepCustomerName } from '../agreement/life.store.ts';
import { RenameCustomerInput, RenameServiceAccountInput, RenameServiceInput } from '../customer/customer.input.ts';
import { customerOf, serviceAccountOf, serviceOf } from '../customer/customer.loader.ts';
import { saveName, type Renamed } from '../customer/customer.store.ts';
import { RenameCustomerPayload, RenameServiceAccountPayload, RenameServicePayload } from '../customer/customer.type.ts';
import type { Context } from '../gate/context.ts';
import { refusable, refuse } from '../gate/errors.ts';
import { require } from '../gate/may.ts';
import { idOf } from '../gate/node-id.ts';
import { nameProblem, refuseAny } from '../gate/text.ts';

interface NewName {
  readonly what: Renamed;
  readonly type: string;
  readonly field: string;
  readonly id: string;
  readonly name: string;
}

/** The row's id. @throws Refused NOT_FOUND, EMPTY, TOO_LONG, INVALID */
async function rename(context: Context, { what, type, field, ...input }: NewName): Promise<number> {
  const said = what.replace('_', ' ');
  refuseAny([nameProblem(input.name, `The name of a ${said}`, ['name'])]);
  const id = await context.write(async (tx) => {
    const key = idOf(type, input.id);
    if (key !== null && what === 'customer') await keepCustomerName(tx, key);
    const saved = key === null ? null : await saveName(tx, { what, id: key, name: input.name.trim() });
    return saved ?? refuse('NOT_FOUND', `No ${said} has this id.`, [field]);
  });
  context.services.log.info({ by: context.viewer.principal, [field]: id }, `A ${said} was called anew`);
  return id;
}

@Resolver()
export class RenameResolver {
  @Mutation(() => RenameCustomerPayload, {
    description:
      'Calls a customer anew. Agreement versions that were given to read or sign go on saying the old name. ' +
      'Administrators and managers.',
  })
  async renameCustomer(
    @Arg('input', () => RenameCustomerInput, { description: 'Which, and how.' }) input: RenameCustomerInput,
    @Ctx() context: Context,
  ): Promise<RenameCustomerPayload> {
    require(context.viewer, 'editCustomers');
    const of = { what: 'customer', type: 'Customer', field: 'customer', id: input.customer, name: input.name } as const;
    return refusable<RenameCustomerPayload>(
      async () => ({ customer: await customerOf(context, await rename(context, of)), userErrors: [] }),
      (userErrors) => ({ customer: null, userErrors }),
    );
  }

  @Mutation(() => RenameServiceAccountPayload, {
    description: 'Calls a service account anew; its reference stays. Administrators and managers.',
  })
  async renameServiceAccount(
    @Arg('input', () => RenameServiceAccountInput, { description: 'Which, and how.' }) input: RenameServiceAccountInput,
    @Ctx() context: Context,
  ): Promise<RenameServiceAccountPayload> {
    require(context.viewer, 'editCustomers');
    const { serviceAccount: id, name } = input;
    const of = { what: 'service_account', type: 'ServiceAccount', field: 'serviceAccount', id, name } as const;
    return refusable<RenameServiceAccountPayload>(
      async () => ({ serviceAccount: await serviceAccountOf(context, await rename(context, of)), userErrors: [] }),
      (userErrors) => ({ serviceAccount: null, userErrors }),
    );
  }

  @Mutation(() => RenameServicePayload, {
    description: 'Calls a service anew; its reference stays. Administrators and managers.',
  })
  async renameService(
    @Arg('input', () => RenameServiceInput, { description: 'Which, and how.' }) input: RenameServiceInput,
    @Ctx() context: Context,
  ): Promise<RenameServicePayload> {
    require(context.viewer, 'editCustomers');
    const of = { what: 'service', type: 'Service', field: 'service', id: input.service, name: input.name } as const;
    return refusable<RenameServicePayload>(
      async () => ({ service: await serviceOf(context, await rename(context, of)), userErrors: [] }),
      (userErrors) => ({ service: null, userErrors }),
    );
  }
}
