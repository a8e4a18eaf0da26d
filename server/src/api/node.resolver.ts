// Anything by its global id. Each slice says how its types are found and who may see them.
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { creditNodes } from '../credit/credit.loader.ts';
import { reportNodes } from '../report/report.present.ts';
import { outageNodes } from '../objective/service-record.resolver.ts';
import { waiverNodes } from '../objective/waiver.resolver.ts';
import { occurrenceNodes } from '../deliverable/occurrence.loader.ts';
import { agreementNodes } from '../agreement/agreement.loader.ts';
import { assetNodes } from '../asset/asset.loader.ts';
import { boardNodes } from '../board/board.loader.ts';
import { playlistNodes } from '../board/playlist.loader.ts';
import { screenNodes } from '../board/screen.loader.ts';
import { clockNodes } from '../clock/clock.loader.ts';
import { escalationNodes } from '../escalation/escalation.loader.ts';
import { limits } from '../config.ts';
import { coverageNodes } from '../coverage/coverage.loader.ts';
import { calendarNodes } from '../coverage/holiday-calendar.resolver.ts';
import { customerNodes } from '../customer/customer.loader.ts';
import { apiTokenNodes } from '../gate/api-token.loader.ts';
import type { Context } from '../gate/context.ts';
import { codedError } from '../gate/errors.ts';
import { require } from '../gate/may.ts';
import { parseNodeId } from '../gate/node-id.ts';
import { NodeType } from '../gate/node.type.ts';
import { personNodes } from '../gate/person.loader.ts';
import { sourceNodes } from '../source/source.loader.ts';
import { individualNodes } from '../ticket/individual.loader.ts';
import { ticketNodes } from '../ticket/ticket.node.ts';

const sources = new Map(
  [
    ...customerNodes,
    ...assetNodes,
    ...coverageNodes,
    ...calendarNodes,
    ...agreementNodes,
    ...occurrenceNodes,
    ...outageNodes,
    ...waiverNodes,
    ...creditNodes,
    ...reportNodes,
    ...sourceNodes,
    ...apiTokenNodes,
    ...personNodes,
    ...individualNodes,
    ...ticketNodes,
    ...clockNodes,
    ...escalationNodes,
    ...boardNodes,
    ...playlistNodes,
    ...screenNodes,
  ].map((source) => [source.type, source]),
);

async function nodeOf(context: Context, id: string): Promise<object | null> {
  const nodeId = parseNodeId(id);
  return nodeId === null ? null : ((await sources.get(nodeId.type)?.load(context, nodeId)) ?? null);
}

@Resolver()
export class NodeResolver {
  @Query(() => NodeType, {
    nullable: true,
    description: 'The thing of this global id; null when there is none, and the same when the viewer may not see it.',
  })
  node(
    @Arg('id', () => ID, { description: 'The global id.' }) id: string,
    @Ctx() context: Context,
  ): Promise<object | null> {
    require(context.viewer, 'ask');
    return nodeOf(context, id);
  }

  @Query(() => [NodeType], {
    nullable: 'items',
    description:
      'The things of these global ids, in their order, null for each that `node` would not show. At most 100.',
  })
  nodes(
    @Arg('ids', () => [ID], { description: 'Global ids, at most 100.' }) ids: string[],
    @Ctx() context: Context,
  ): Promise<(object | null)[]> {
    require(context.viewer, 'ask');
    if (ids.length > limits.pageSizeMax) {
      throw codedError(
        'PAGE_SIZE',
        `nodes takes at most ${String(limits.pageSizeMax)} ids; ${String(ids.length)} came.`,
      );
    }
    return Promise.all(ids.map((id) => nodeOf(context, id)));
  }
}
