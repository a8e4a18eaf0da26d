// Lists of sources. A new mapping wakes the tickets that waited for it, so saving stands in runtime/.
import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { After, First } from '../gate/args.ts';
import { listPage, type ConnectionValue } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { require } from '../gate/may.ts';
import { visibleSources } from '../gate/viewer.ts';
import { statusMappingsLoader } from './source.loader.ts';
import { presentSource, type SourceValue } from './source.present.ts';
import { countSources, loadSourcePage, type SourceRow } from './source.store.ts';
import { SourceConnection, SourceType, StatusMappingType } from './source.type.ts';

@Resolver(() => SourceType)
export class SourceResolver {
  @Query(() => SourceConnection, { description: 'Sources by name; an integration sees its own.' })
  async sources(
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<SourceType>> {
    require(context.viewer, 'readSources');
    const filter = { names: visibleSources(context.viewer) };
    return listPage(
      { first, after },
      {
        keyOf: (row: SourceRow) => [row.name, row.id],
        load: async (wanted) => loadSourcePage(await context.read(), { ...wanted, ...filter }),
        count: async () => countSources(await context.read(), filter),
        present: presentSource,
      },
    );
  }

  @FieldResolver(() => [StatusMappingType], { description: "What the source's own statuses mean." })
  async statuses(@Root() source: SourceValue, @Ctx() context: Context): Promise<readonly StatusMappingType[]> {
    return (await context.loaders.one(statusMappingsLoader, source.row.id)) ?? [];
  }
}
