// The door of transfers: an asset moves with its history, and the tickets that named it since are read anew.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { transferAsset } from '../asset/asset-acts.ts';
import { TransferAssetInput } from '../asset/asset.input.ts';
import { assetOf } from '../asset/asset.loader.ts';
import { AssetPayload } from '../asset/asset.type.ts';
import type { Context } from '../gate/context.ts';
import { refusable } from '../gate/errors.ts';
import { require } from '../gate/may.ts';
import { wakeNaming } from './mend.ts';

@Resolver()
export class TransferResolver {
  @Mutation(() => AssetPayload, {
    description:
      'Moves an asset to another service account with its history, by sale or exchange. Refused while an agreement of the ' +
      'old account covers it. Administrators and managers.',
  })
  async transferAsset(
    @Arg('input', () => TransferAssetInput, { description: 'What moves, and where.' }) input: TransferAssetInput,
    @Ctx() context: Context,
  ): Promise<AssetPayload> {
    require(context.viewer, 'editCustomers');
    return refusable<AssetPayload>(
      async () => {
        const by = context.viewer.principal;
        const moved = await context.write(async (tx, now) => {
          const { assets, at } = await transferAsset(tx, { input, by }, now);
          await wakeNaming(tx, { references: assets.map(({ reference }) => reference), since: at }, now);
          return assets[0]?.id ?? 0;
        });
        return { asset: await assetOf(context, moved), userErrors: [] };
      },
      (userErrors) => ({ asset: null, userErrors }),
    );
  }
}
