// Changes of occurrences as they happen: replayed from the log behind a cursor, then live.
import { Arg, Ctx, FieldResolver, Resolver, Root, Subscription } from 'type-graphql';
import { cursorOf } from '../clock/sla-change.resolver.ts';
import { limits } from '../config.ts';
import type { OccurrenceStanding } from '../engine/deliverable.ts';
import type { Context } from '../gate/context.ts';
import { require } from '../gate/may.ts';
import { CursorScalar } from '../gate/scalars.ts';
import { ofOccurrences, type OccurrenceEntry } from '../push/change-log.ts';
import { formatCursor, type LogCursor } from '../push/cursor.ts';
import { endOf, liveStream, placedEvents, type EventsFrom, type LiveStream } from '../push/live-source.ts';
import { logReader } from '../push/live-services.ts';
import { followLog } from '../push/replay.ts';
import type { DeliverableChangeKind } from './occurrence-change.ts';
import { loadMatching, type OccurrenceQuery } from './occurrence-list.store.ts';
import { DeliverableFilter } from './occurrence.input.ts';
import { occurrenceOf } from './occurrence.loader.ts';
import { occurrenceQueryOf } from './occurrence.resolver.ts';
import { DeliverableChangeType, OccurrenceType } from './occurrence.type.ts';

type ChangeValue = DeliverableChangeType & { readonly occurrenceId: number };

interface Subscribed {
  readonly args: { readonly filter?: DeliverableFilter | null; readonly after?: string | null };
  readonly context: Context;
}

@Resolver(() => DeliverableChangeType)
export class DeliverableChangeResolver {
  @Subscription(() => DeliverableChangeType, {
    description:
      'Every change of an occurrence, in order, that satisfies the filter (standings: before or after the change). A ' +
      'reader that falls behind is ended with SLOW_READER and can resume.',
    subscribe: ({ args, context }: Subscribed) => {
      require(context.viewer, 'read');
      return changes(context, { query: occurrenceQueryOf(args.filter), after: cursorOf(args.after) });
    },
  })
  deliverablesChanged(
    @Root() change: ChangeValue,
    @Arg('filter', () => DeliverableFilter, { nullable: true, description: 'Whose changes; null: all.' })
    _filter: DeliverableFilter | null,
    @Arg('after', () => CursorScalar, {
      nullable: true,
      description: 'Replay what followed this cursor, then go on live; null: live only.',
    })
    _after: string | null,
  ): ChangeValue {
    return change;
  }

  @FieldResolver(() => OccurrenceType, {
    nullable: true,
    description: 'The occurrence, as it is now; null: an amendment took it back since.',
  })
  occurrence(@Root() { occurrenceId }: ChangeValue, @Ctx() context: Context): Promise<OccurrenceType | null> {
    return occurrenceOf(context, occurrenceId);
  }
}

async function changes(
  context: Context,
  { query, after }: { readonly query: OccurrenceQuery; readonly after: LogCursor | null },
): Promise<LiveStream<ChangeValue>> {
  const { feed } = context.services;
  const follow = async (start: LogCursor | null): Promise<EventsFrom<ChangeValue>> => {
    const queued = limits.wsQueuedChanges;
    const log = logReader(context);
    const { from, entries } = await followLog({ feed, log, after: start, batch: limits.replayBatchChanges, queued });
    const epoch = start?.epoch ?? feed.epoch;
    const events = placedEvents(entries, async (batch) =>
      (await satisfying(context, ofOccurrences(batch), query)).map((entry) => ({
        upTo: endOf(entry),
        events: [{ position: entry.position, value: presentChange(entry, epoch) }],
      })),
    );
    return { from, events };
  };
  const { from, events: own } = await follow(after);
  return liveStream({ kind: 'LOG', from, own, live: () => follow(null) });
}

async function satisfying(
  context: Context,
  entries: readonly OccurrenceEntry[],
  query: OccurrenceQuery,
): Promise<readonly OccurrenceEntry[]> {
  const { standings } = query;
  const standing = entries.filter(
    ({ payload: { previousStanding, standing: is } }) =>
      standings === null || standings.some((each) => each === previousStanding || each === is),
  );
  if (standing.length === 0) return [];
  const matching = await context.readOnce((tx) =>
    loadMatching(
      tx,
      standing.map(({ payload }) => payload),
      query,
    ),
  );
  return standing.filter(({ payload }) => matching.has(payload.occurrence));
}

const presentChange = ({ position, payload }: OccurrenceEntry, epoch: string): ChangeValue => ({
  cursor: formatCursor({ epoch, position }),
  revision: payload.revision,
  at: Temporal.Instant.fromEpochMilliseconds(payload.atMs),
  kind: payload.kind as DeliverableChangeKind,
  previousStanding: payload.previousStanding as OccurrenceStanding | null,
  standing: payload.standing as OccurrenceStanding,
  occurrenceId: payload.occurrence,
});
