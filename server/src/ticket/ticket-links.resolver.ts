// Whose ticket it is and what it is about: the slices to the left of it.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { assetOf } from '../asset/asset.loader.ts';
import type { AssetValue } from '../asset/asset.present.ts';
import { AssetType } from '../asset/asset.type.ts';
import { customerOf, serviceAccountOf, serviceOf } from '../customer/customer.loader.ts';
import type { ServiceAccountValue } from '../customer/customer.present.ts';
import { CustomerType, ServiceAccountType, ServiceType } from '../customer/customer.type.ts';
import type { Context } from '../gate/context.ts';
import type { TicketValue } from './ticket.present.ts';
import { TicketType } from './ticket.type.ts';

@Resolver(() => TicketType)
export class TicketLinksResolver {
  @FieldResolver(() => CustomerType, {
    nullable: true,
    description: 'Whose ticket it is: the customer of its service account. Null while that is not known.',
  })
  async customer(@Root() { row }: TicketValue, @Ctx() context: Context): Promise<CustomerType | null> {
    return row.customer === null ? null : customerOf(context, row.customer);
  }

  @FieldResolver(() => ServiceAccountType, {
    nullable: true,
    description: 'The account it belongs to; null while none is known.',
  })
  async serviceAccount(@Root() { row }: TicketValue, @Ctx() context: Context): Promise<ServiceAccountValue | null> {
    return row.serviceAccount === null ? null : serviceAccountOf(context, row.serviceAccount);
  }

  @FieldResolver(() => ServiceType, {
    nullable: true,
    description: 'The service it is about; null while none is known.',
  })
  async service(@Root() { row }: TicketValue, @Ctx() context: Context): Promise<ServiceType | null> {
    return row.service === null ? null : serviceOf(context, row.service);
  }

  @FieldResolver(() => AssetType, { nullable: true, description: 'The asset it is about; null while none is known.' })
  async asset(@Root() { row }: TicketValue, @Ctx() context: Context): Promise<AssetValue | null> {
    return row.asset === null ? null : assetOf(context, row.asset);
  }
}
