// The whole floor in figures.
import { Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../gate/context.ts';
import { require } from '../gate/may.ts';
import { anyTicket } from '../ticket/ticket-filter.ts';
import { OverviewType, TileType } from './board.type.ts';
import { presentFrame, type FrameValue } from './frame.present.ts';
import { loadOpenCounts, type OpenCounts } from './frame.store.ts';
import type { TileValue } from './tiles.ts';

type OverviewValue = OverviewType & {
  readonly frame: FrameValue;
  readonly open: () => Promise<OpenCounts>;
};

@Resolver(() => OverviewType)
export class OverviewResolver {
  @Query(() => OverviewType, { description: 'The whole floor, as far as the viewer sees it, in figures.' })
  async overview(@Ctx() context: Context): Promise<OverviewValue> {
    require(context.viewer, 'readTickets');
    const frame = await presentFrame(context, { query: anyTicket });
    let counting: Promise<OpenCounts> | null = null;
    const open = async (): Promise<OpenCounts> => (counting ??= loadOpenCounts(await context.read(), frame.scope));
    return { at: frame.at, cursor: frame.cursor, frame, open };
  }

  @FieldResolver(() => Int, { description: 'Tickets neither resolved nor closed nor cancelled.' })
  async openCount(@Root() overview: OverviewValue): Promise<number> {
    return (await overview.open()).openCount;
  }

  @FieldResolver(() => Int, { description: 'Open tickets that no agreement covers.' })
  async uncoveredCount(@Root() overview: OverviewValue): Promise<number> {
    return (await overview.open()).uncoveredCount;
  }

  @FieldResolver(() => Int, { description: 'Tickets, open or not, whose events name something that nobody knows.' })
  async needsMendingCount(@Root() overview: OverviewValue): Promise<number> {
    return (await overview.open()).needsMendingCount;
  }

  @FieldResolver(() => Int, {
    description: 'Open tickets with a live clock whose promise is at risk or over its target, unbroken.',
  })
  async atRiskCount(@Root() overview: OverviewValue): Promise<number> {
    return (await overview.frame.live()).atRiskCount;
  }

  @FieldResolver(() => Int, {
    description: 'Open tickets with a live clock over its target whose promise is unbroken.',
  })
  async overTargetCount(@Root() overview: OverviewValue): Promise<number> {
    return (await overview.frame.live()).overTargetCount;
  }

  @FieldResolver(() => Int, { description: 'Open tickets with a live clock whose promise is broken.' })
  async brokenCount(@Root() overview: OverviewValue): Promise<number> {
    return (await overview.frame.live()).brokenCount;
  }

  @FieldResolver(() => [TileType], { description: 'How promises and targets came out this month.' })
  tiles(@Root() overview: OverviewValue): Promise<TileValue[]> {
    return overview.frame.tiles();
  }
}
