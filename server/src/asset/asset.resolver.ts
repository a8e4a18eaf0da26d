// Lists of assets. A new asset wakes the tickets that waited for it, so its mutation stands in runtime/.
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { serviceAccountOf } from '../customer/customer.loader.ts';
import { ServiceAccountType } from '../customer/customer.type.ts';
import { After, First } from '../gate/args.ts';
import { listPage, type ConnectionValue } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { require } from '../gate/may.ts';
import { filterId } from '../gate/node-id.ts';
import { presentAsset, type AssetValue } from './asset.present.ts';
import { countAssets, loadAssetPage, type AssetRow } from './asset.store.ts';
import { AssetConnection, AssetType } from './asset.type.ts';

@Resolver(() => AssetType)
export class AssetResolver {
  @Query(() => AssetConnection, { description: 'Assets by reference.' })
  async assets(
    @Arg('serviceAccount', () => ID, { nullable: true, description: 'Only those of this service account.' })
    serviceAccount: string | null,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<AssetType>> {
    require(context.viewer, 'read');
    const filter = { serviceAccount: filterId('ServiceAccount', serviceAccount) };
    return listPage(
      { first, after },
      {
        keyOf: (row: AssetRow) => [row.reference, row.id],
        load: async (wanted) => loadAssetPage(await context.read(), { ...wanted, ...filter }),
        count: async () => countAssets(await context.read(), filter),
        present: presentAsset,
      },
    );
  }

  @FieldResolver(() => ServiceAccountType, { description: 'The account it belongs to.' })
  async serviceAccount(@Root() asset: AssetValue, @Ctx() context: Context): Promise<ServiceAccountType> {
    const account = await serviceAccountOf(context, asset.row.serviceAccount);
    if (account === null) throw new Error(`Asset ${String(asset.row.id)} has no service account`);
    return account;
  }
}
