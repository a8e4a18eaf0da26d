// Lists of assets. A new asset wakes the tickets that waited for it, so its mutation stands in runtime/.
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { serviceAccountOf } from '../customer/customer.loader.ts';
import { ServiceAccountType } from '../customer/customer.type.ts';
import { After, First } from '../gate/args.ts';
import { listPage, type ConnectionValue } from '../gate/connection.ts';
import type { Tx } from '../db/orm.ts';
import type { Context } from '../gate/context.ts';
import { refusable } from '../gate/errors.ts';
import { require } from '../gate/may.ts';
import { filterId } from '../gate/node-id.ts';
import { LocalDateScalar } from '../gate/scalars.ts';
import { searchWords } from '../gate/text.ts';
import type { AssetActRow } from './asset-act.store.ts';
import { holdAsset, inspected, inspectionDue, readDetails, recordAssetAct, repaired } from './asset-acts.ts';
import { AssetFilterInput, RecordInspectionInput, RecordRepairInput, SaveAssetInput } from './asset.input.ts';
import { assetActLoader, assetOf } from './asset.loader.ts';
import { presentAsset, type AssetValue } from './asset.present.ts';
import { countAssets, loadAssetPage, saveAssetDetails, type AssetList, type AssetRow } from './asset.store.ts';
import { AssetActType, AssetConnection, AssetPayload, AssetType } from './asset.type.ts';

async function done(context: Context, act: (tx: Tx, now: Temporal.Instant) => Promise<number>): Promise<AssetPayload> {
  require(context.viewer, 'editCustomers');
  return refusable<AssetPayload>(
    async () => ({ asset: await assetOf(context, await context.write(act)), userErrors: [] }),
    (userErrors) => ({ asset: null, userErrors }),
  );
}

const listOf = (asked: AssetFilterInput | null, serviceAccount: string | null): AssetList => ({
  text: searchWords(asked?.text),
  customer: filterId('Customer', asked?.customer),
  serviceAccount: filterId('ServiceAccount', asked?.serviceAccount ?? serviceAccount),
  kind: asked?.kind ?? null,
  covered: asked?.covered ?? null,
  inspectionDueBy: asked?.inspectionDueBy ?? null,
});

@Resolver(() => AssetType)
export class AssetResolver {
  @Query(() => AssetConnection, { description: 'Assets by reference.' })
  async assets(
    @Arg('serviceAccount', () => ID, { nullable: true, description: 'Only those of this service account.' })
    serviceAccount: string | null,
    @Arg('filter', () => AssetFilterInput, { nullable: true, description: 'Which assets; absent: all.' })
    asked: AssetFilterInput | null,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<AssetType>> {
    require(context.viewer, 'read');
    const list = listOf(asked, serviceAccount);
    const now = context.now();
    return listPage(
      { first, after },
      {
        keyOf: (row: AssetRow) => [row.reference, row.id],
        load: async (wanted) => loadAssetPage(await context.read(), list, wanted, now),
        count: async () => countAssets(await context.read(), list, now),
        present: presentAsset,
      },
    );
  }

  @Mutation(() => AssetPayload, { description: 'Describes an asset anew. Administrators and managers.' })
  saveAsset(
    @Arg('input', () => SaveAssetInput, { description: 'What is to hold of it.' }) input: SaveAssetInput,
    @Ctx() context: Context,
  ): Promise<AssetPayload> {
    return done(context, async (tx) => {
      const details = readDetails(input);
      const { id } = await holdAsset(tx, input.asset);
      await saveAssetDetails(tx, id, details);
      return id;
    });
  }

  @Mutation(() => AssetPayload, { description: 'Records that an asset was inspected. Administrators and managers.' })
  recordInspection(
    @Arg('input', () => RecordInspectionInput, { description: 'The inspection.' }) input: RecordInspectionInput,
    @Ctx() context: Context,
  ): Promise<AssetPayload> {
    const by = context.viewer.principal;
    return done(context, (tx, now) => recordAssetAct(tx, { input, done: inspected(input.passed), by }, now));
  }

  @Mutation(() => AssetPayload, { description: 'Records that an asset was repaired. Administrators and managers.' })
  recordRepair(
    @Arg('input', () => RecordRepairInput, { description: 'The repair.' }) input: RecordRepairInput,
    @Ctx() context: Context,
  ): Promise<AssetPayload> {
    const by = context.viewer.principal;
    return done(context, (tx, now) => recordAssetAct(tx, { input, done: repaired, by }, now));
  }

  @FieldResolver(() => [AssetActType], {
    description: 'What was done with it, the latest first; it moves with the asset.',
  })
  async history(@Root() { row }: AssetValue, @Ctx() context: Context): Promise<readonly AssetActType[]> {
    return (await context.loaders.one(assetActLoader, row.id)) ?? [];
  }

  @FieldResolver(() => LocalDateScalar, {
    nullable: true,
    description: 'When it is to be inspected next, as a date in UTC; null: never.',
  })
  async inspectionDue(@Root() { row }: AssetValue, @Ctx() context: Context): Promise<string | null> {
    return inspectionDue(row, (await context.loaders.one(assetActLoader, row.id)) ?? []);
  }

  @FieldResolver(() => ServiceAccountType, { description: 'The account it belongs to.' })
  async serviceAccount(@Root() asset: AssetValue, @Ctx() context: Context): Promise<ServiceAccountType> {
    const account = await serviceAccountOf(context, asset.row.serviceAccount);
    if (account === null) throw new Error(`Asset ${String(asset.row.id)} has no service account`);
    return account;
  }
}

@Resolver(() => AssetActType)
export class AssetActResolver {
  @FieldResolver(() => ServiceAccountType, {
    nullable: true,
    description: 'Of a transfer: the account it belonged to before; else null.',
  })
  async movedFrom(@Root() { from }: AssetActRow, @Ctx() context: Context): Promise<ServiceAccountType | null> {
    return from === null ? null : serviceAccountOf(context, from);
  }

  @FieldResolver(() => ServiceAccountType, {
    nullable: true,
    description: 'Of a transfer: the account it belonged to from then on; else null.',
  })
  async movedTo(@Root() { to }: AssetActRow, @Ctx() context: Context): Promise<ServiceAccountType | null> {
    return to === null ? null : serviceAccountOf(context, to);
  }
}
