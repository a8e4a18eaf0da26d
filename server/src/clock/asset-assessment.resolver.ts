// The assessment of an asset: what its tickets came to, and what to look at.
import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { assetActLoader } from '../asset/asset.loader.ts';
import type { AssetValue } from '../asset/asset.present.ts';
import { AssetType } from '../asset/asset.type.ts';
import type { Context } from '../gate/context.ts';
import type { LoaderSpec } from '../gate/loaders.ts';
import { AssetSuggestionEnum, suggestionsFor, type AssetSuggestion } from './asset-assessment.ts';
import { loadAssetRecords, type AssetRecord } from './asset-assessment.store.ts';

@ObjectType('AssetAssessment', { description: 'What the history of an asset comes to.' })
export class AssetAssessmentType {
  @Field(() => Int, { description: 'How many tickets were about it.' })
  tickets!: number;

  @Field(() => Int, { description: 'How many of them are open.' })
  openTickets!: number;

  @Field(() => Int, { description: 'How many promises were broken on them.' })
  breaches!: number;

  @Field(() => [AssetSuggestionEnum], { description: 'What to look at, worked out from its history.' })
  suggestions!: readonly AssetSuggestion[];
}

const recordLoader: LoaderSpec<number, AssetRecord> = { load: loadAssetRecords };

@Resolver(() => AssetType)
export class AssetAssessmentResolver {
  @FieldResolver(() => AssetAssessmentType, { description: 'What its history comes to, now.' })
  async assessment(@Root() { row }: AssetValue, @Ctx() context: Context): Promise<AssetAssessmentType> {
    const record = await context.loaders.one(recordLoader, row.id);
    if (record === null) throw new Error(`Asset ${String(row.id)} has no record`);
    const acts = (await context.loaders.one(assetActLoader, row.id)) ?? [];
    const { tickets, openTickets, breaches } = record;
    return { tickets, openTickets, breaches, suggestions: suggestionsFor({ asset: row, record, acts }, context.now()) };
  }
}
