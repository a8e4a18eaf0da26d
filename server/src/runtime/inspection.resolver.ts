// The door of inspections: an inspection of an asset delivers what an agreement owes of it.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { inspected, recordAssetAct } from '../asset/asset-acts.ts';
import { RecordInspectionInput } from '../asset/asset.input.ts';
import { assetOf } from '../asset/asset.loader.ts';
import { loadAssets } from '../asset/asset.store.ts';
import { AssetPayload } from '../asset/asset.type.ts';
import type { Context } from '../gate/context.ts';
import { refusable } from '../gate/errors.ts';
import { require } from '../gate/may.ts';
import { deliverInspection } from './record-delivery.ts';

@Resolver()
export class InspectionResolver {
  @Mutation(() => AssetPayload, {
    description:
      'Records that an asset was inspected; where a deliverable asks for that, it is a delivery. Administrators and managers.',
  })
  async recordInspection(
    @Arg('input', () => RecordInspectionInput, { description: 'The inspection.' }) input: RecordInspectionInput,
    @Ctx() context: Context,
  ): Promise<AssetPayload> {
    require(context.viewer, 'editCustomers');
    return refusable<AssetPayload>(
      async () => {
        const by = context.viewer.principal;
        const done = await context.write(async (tx, now) => {
          const id = await recordAssetAct(tx, { input, done: inspected(input.passed), by }, now);
          const asset = (await loadAssets(tx, [id])).get(id)?.reference ?? '';
          const told = { asset, at: input.at ?? now, note: input.note?.trim() ?? '' };
          await deliverInspection(tx, { ...told, teller: { principal: by, name: null } }, now);
          return id;
        });
        return { asset: await assetOf(context, done), userErrors: [] };
      },
      (userErrors) => ({ asset: null, userErrors }),
    );
  }
}
