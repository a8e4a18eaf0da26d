// What keeps a screen alive: the cursor to begin at, pictures of a board as they change, and the server's heartbeat.
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root, Subscription } from 'type-graphql';
import { cursorOf } from '../clock/sla-change.resolver.ts';
import { limits } from '../config.ts';
import type { Context } from '../gate/context.ts';
import { codedError } from '../gate/errors.ts';
import { may, require } from '../gate/may.ts';
import { idOf } from '../gate/node-id.ts';
import { CursorScalar } from '../gate/scalars.ts';
import { visibleSources } from '../gate/viewer.ts';
import type { LogEntry } from '../push/change-log.ts';
import { formatCursor, type LogCursor } from '../push/cursor.ts';
import { liveStream, type LiveStream } from '../push/live-source.ts';
import { regularSignals, staleSignals } from '../push/signals.ts';
import { logReader } from '../push/live-services.ts';
import { loadHead } from '../push/log.store.ts';
import { refuseTooOld } from '../push/replay.ts';
import { anyTicket, satisfies, type TicketQuery } from '../ticket/ticket-filter.ts';
import { loadBoards, type BoardRow } from './board.store.ts';
import { BoardFrameType, HeartbeatType, SnapshotType, SourceAgeType } from './board.type.ts';
import { presentFrame, presentSourceAge, type FrameValue } from './frame.present.ts';
import { loadActivity, loadZone } from './frame.store.ts';

/** One heartbeat is like the other. */
const BEAT = 'beat';

interface Subscribed<A> {
  readonly args: A;
  readonly context: Context;
}

@Resolver()
export class LiveResolver {
  @Query(() => SnapshotType, { description: 'The place in the change log at which this operation reads.' })
  async snapshot(@Ctx() context: Context): Promise<SnapshotType> {
    require(context.viewer, 'ask');
    return { cursor: formatCursor(await loadHead(await context.read())), serverTime: context.now() };
  }

  @Subscription(() => BoardFrameType, {
    description:
      'The whole picture of a board: at once when anything changed since `after` (or without it), then with every ' +
      'change, at most four a second.',
    subscribe: async ({ args, context }: Subscribed<{ id: string; after?: string | null }>) => {
      require(context.viewer, 'readBoard');
      return boardPictures(context, await boardSeen(context, args.id), cursorOf(args.after));
    },
  })
  async board(
    @Root() board: BoardRow,
    @Arg('id', () => ID, { description: 'The board.' }) _id: string,
    @Arg('after', () => CursorScalar, {
      nullable: true,
      description: 'The cursor of the picture that is shown already.',
    })
    _after: string | null,
    @Ctx() context: Context,
  ): Promise<FrameValue> {
    // It may have been changed since somebody began to look at it.
    const now = (await loadBoards(await context.read(), [board.id])).get(board.id);
    return presentFrame(context, now ?? board);
  }

  @Subscription(() => HeartbeatType, {
    description: 'At once, then every five seconds: the server lives, and this is its time.',
    subscribe: ({ context }: Subscribed<object>) => {
      require(context.viewer, 'ask');
      return liveStream({
        kind: 'PICTURE',
        signals: () => Promise.resolve(regularSignals(limits.heartbeatMs, BEAT)),
        missed: () => Promise.resolve(BEAT),
        merge: () => BEAT,
      });
    },
  })
  async heartbeat(@Ctx() context: Context): Promise<HeartbeatType> {
    const zone = await loadZone(await context.read(), { query: anyTicket, sources: null });
    const { rate, build } = context.services;
    return { serverTime: context.now(), rate, build, zone: zone ?? 'UTC' };
  }
}

@Resolver(() => HeartbeatType)
export class HeartbeatResolver {
  @FieldResolver(() => [SourceAgeType], { description: 'How fresh the sources are that the viewer may see.' })
  async sources(@Root() { serverTime }: HeartbeatType, @Ctx() context: Context): Promise<SourceAgeType[]> {
    const { viewer } = context;
    // A wall says how fresh its facts are, so it is told of every source.
    const sources = viewer.roles.includes('BOARD') ? null : visibleSources(viewer);
    const activity = await loadActivity(await context.read(), { query: anyTicket, sources });
    return activity.map((source) => presentSourceAge(source, serverTime));
  }
}

/** The board of this global id. Throws NOT_FOUND, the same for hidden and absent. */
async function boardSeen(context: Context, nodeId: string): Promise<BoardRow> {
  const id = idOf('Board', nodeId);
  const isOwn = id !== null && may(context.viewer, 'readBoard', { board: id });
  const board = isOwn ? (await context.readOnce((tx) => loadBoards(tx, [id]))).get(id) : undefined;
  if (board === undefined) throw codedError('NOT_FOUND', 'There is no such board, or none that you may see.');
  return board;
}

/** Whether the picture of these tickets, or of what is owed to their customers, can differ after the entry. */
function concerns(entry: LogEntry, query: TicketQuery): boolean {
  if (entry.ticketId === null) return entry.customer === null || query.customers?.includes(entry.customer) !== false;
  const { before, after } = entry.payload;
  return (before !== null && satisfies(before, query)) || satisfies(after, query);
}

/** The board again and again, each time its picture is old. */
function boardPictures(context: Context, board: BoardRow, after: LogCursor | null): LiveStream<BoardRow> {
  const { query } = board;
  return liveStream({
    kind: 'PICTURE',
    merge: () => board,
    signals: (missed) =>
      staleSignals({
        feed: context.services.feed,
        gather: (gathered, entry) => gathered ?? (concerns(entry, query) ? board : null),
        anew: board,
        merge: () => board,
        gapMs: limits.boardFrameGapMs,
        missed,
      }),
    missed: async () => {
      if (after === null) return board;
      const head = await logReader(context).head();
      refuseTooOld(after, head);
      return head.position > after.position ? board : null;
    },
  });
}
