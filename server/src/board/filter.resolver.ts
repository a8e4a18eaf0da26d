// The names behind a filter's ids, for whoever reads what a board is about.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { customerOf, serviceOf } from '../customer/customer.loader.ts';
import { CustomerType, ServiceType } from '../customer/customer.type.ts';
import type { Context } from '../gate/context.ts';
import { idOf } from '../gate/node-id.ts';
import { BoardFilterType } from './filter.type.ts';

@Resolver(() => BoardFilterType)
export class BoardFilterResolver {
  @FieldResolver(() => [CustomerType], { description: 'Those of `customer` that are there.' })
  customers(@Root() { customer }: BoardFilterType, @Ctx() context: Context): Promise<CustomerType[]> {
    return found('Customer', customer, (id) => customerOf(context, id));
  }

  @FieldResolver(() => [ServiceType], { description: 'Those of `service` that are there.' })
  services(@Root() { service }: BoardFilterType, @Ctx() context: Context): Promise<ServiceType[]> {
    return found('Service', service, (id) => serviceOf(context, id));
  }
}

async function found<T>(
  type: string,
  ids: readonly string[] | null,
  load: (id: number) => Promise<T | null>,
): Promise<T[]> {
  const all = await Promise.all((ids ?? []).map((id) => load(idOf(type, id) ?? 0)));
  return all.filter((one) => one !== null);
}
