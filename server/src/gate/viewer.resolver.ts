// The first question of every client: who am I here?
import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from './context.ts';
import { require } from './may.ts';
import { isPerson } from './viewer.ts';
import { ViewerType } from './viewer.type.ts';

@Resolver(() => ViewerType)
export class ViewerResolver {
  @Query(() => ViewerType, { description: 'Who is asking.' })
  viewer(@Ctx() context: Context): ViewerType {
    require(context.viewer, 'ask');
    const { name, roles } = context.viewer;
    return { name, roles, isPerson: isPerson(context.viewer) };
  }
}
