// The demo on the floor: whether it is there, and taking it away whole.
import { Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../gate/context.ts';
import { require } from '../gate/may.ts';
import { isDemoLoaded } from './demo.store.ts';
import { demoLabel } from './demo-world.ts';
import { DemoType, RemoveDemoPayload } from './demo.type.ts';
import { removeDemo } from './remove-demo.ts';

@Resolver()
export class DemoResolver {
  @Query(() => DemoType, { description: 'Whether the built-in demo is loaded, and the label it must bear.' })
  async demo(@Ctx() context: Context): Promise<DemoType> {
    require(context.viewer, 'read');
    const loaded = await isDemoLoaded(await context.read());
    return { loaded, label: loaded ? demoLabel : null };
  }

  @Mutation(() => RemoveDemoPayload, {
    description:
      'Takes the demo away whole: its customers, agreements, tickets and board. Screens take a new snapshot.',
  })
  async removeDemo(@Ctx() context: Context): Promise<RemoveDemoPayload> {
    require(context.viewer, 'editCustomers');
    return { removedTickets: await context.write(removeDemo), userErrors: [] };
  }
}
