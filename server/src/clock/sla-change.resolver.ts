// Changes as they happen: replayed from the log behind a cursor, then live, without a gap and without a double.
import { Arg, Ctx, FieldResolver, ID, Resolver, Root, Subscription } from 'type-graphql';
import { limits } from '../config.ts';
import type { AgreementKind } from '../engine/clause.ts';
import type { Context } from '../gate/context.ts';
import { codedError } from '../gate/errors.ts';
import { AgreementKindEnum } from '../gate/floor-enums.ts';
import { require } from '../gate/may.ts';
import { idOf } from '../gate/node-id.ts';
import { CursorScalar } from '../gate/scalars.ts';
import type { LogEntry } from '../push/change-log.ts';
import { readCursor, type LogCursor } from '../push/cursor.ts';
import { logReader } from '../push/live-services.ts';
import { endOf, liveStream, placedEvents, type EventsFrom, type LiveStream } from '../push/live-source.ts';
import { followLog } from '../push/replay.ts';
import { loadSatisfying, loadTicketViews } from '../ticket/ticket-list.store.ts';
import { presentTicketEvent, eventKeyOf, type TicketEventValue } from '../ticket/ticket-event.present.ts';
import { TicketEventType } from '../ticket/ticket-event.type.ts';
import { TicketFilterInput, ticketQueryOf } from '../ticket/ticket-filter.input.ts';
import { kindsOf, satisfies, unloggedPart, type TicketQuery } from '../ticket/ticket-filter.ts';
import { eventLoader, ticketOf } from '../ticket/ticket.loader.ts';
import { sourcesMet, type TicketValue } from '../ticket/ticket.present.ts';
import { TicketType } from '../ticket/ticket.type.ts';
import { presentStoredClock, type ClockValue } from './clock.present.ts';
import { ClockType } from './clock.type.ts';
import { presentChanges, type SlaChangeValue } from './sla-change.present.ts';
import { SlaChangeType } from './sla-change.type.ts';

type Choose = (entries: readonly LogEntry[]) => Promise<readonly LogEntry[]>;

interface TicketChangedArgs {
  readonly id: string;
  readonly after?: string | null;
  readonly kind?: readonly AgreementKind[] | null;
}

interface Subscribed<A> {
  readonly args: A;
  readonly context: Context;
}

const resume =
  'Replay what followed this cursor, then go on live; null: live only. RESUME_TOO_OLD: take a new snapshot.';

@Resolver(() => SlaChangeType)
export class SlaChangeResolver {
  @Subscription(() => SlaChangeType, {
    description:
      'Every change of a clock, in order, whose ticket satisfies the filter before or after it. A reader that falls ' +
      'behind is ended with SLOW_READER and can resume.',
    subscribe: ({ args, context }: Subscribed<{ filter?: TicketFilterInput | null; after?: string | null }>) => {
      require(context.viewer, 'readTickets');
      const query = ticketQueryOf(args.filter);
      const choose: Choose = (entries) => satisfying(context, entries, query);
      return changes(context, args.after, { choose, kinds: kindsOf(query) });
    },
  })
  slaChanges(
    @Root() change: SlaChangeValue,
    @Arg('filter', () => TicketFilterInput, {
      nullable: true,
      description: 'Whose changes; null: those of all tickets.',
    })
    _filter: TicketFilterInput | null,
    @Arg('after', () => CursorScalar, { nullable: true, description: resume }) _after: string | null,
  ): SlaChangeValue {
    return change;
  }

  @Subscription(() => SlaChangeType, {
    description: "Every change of one ticket's clocks, in order.",
    subscribe: async ({ args, context }: Subscribed<TicketChangedArgs>) => {
      require(context.viewer, 'readTickets');
      const id = await ticketSeen(context, args.id);
      const choose: Choose = (entries) => Promise.resolve(entries.filter((entry) => entry.ticketId === id));
      return changes(context, args.after, { choose, kinds: args.kind ?? ['SLA'] });
    },
  })
  ticketChanged(
    @Root() change: SlaChangeValue,
    @Arg('id', () => ID, { description: 'The ticket.' }) _id: string,
    @Arg('after', () => CursorScalar, { nullable: true, description: resume }) _after: string | null,
    @Arg('kind', () => [AgreementKindEnum], {
      nullable: true,
      description: "Clocks of which kind of agreements; absent: of customers'.",
    })
    _kind: AgreementKind[] | null,
  ): SlaChangeValue {
    return change;
  }

  @FieldResolver(() => TicketType, { description: 'Its ticket, as it is now.' })
  async ticket(@Root() change: SlaChangeValue, @Ctx() context: Context): Promise<TicketValue> {
    const ticket = await ticketOf(context, change.ticketId);
    if (ticket === null) throw codedError('NOT_FOUND', 'The ticket of this change was removed.');
    return ticket;
  }

  @FieldResolver(() => ClockType, { description: 'The clock as it was read with this change, also on replay.' })
  clock(@Root() { stored }: SlaChangeValue): ClockValue {
    return presentStoredClock(stored);
  }

  @FieldResolver(() => TicketEventType, {
    nullable: true,
    description: 'The event behind it; null when only time passed.',
  })
  async cause(
    @Root() { ticketId, causeId }: SlaChangeValue,
    @Ctx() { loaders }: Context,
  ): Promise<TicketEventValue | null> {
    const event = causeId === null ? null : await loaders.one(eventLoader, eventKeyOf(ticketId, causeId));
    return event && presentTicketEvent(event);
  }
}

/** The changes behind `after` of clocks of these kinds, of the entries that `choose` keeps. */
async function changes(
  context: Context,
  after: string | null | undefined,
  { choose, kinds }: { readonly choose: Choose; readonly kinds: readonly AgreementKind[] },
): Promise<LiveStream<SlaChangeValue>> {
  const { feed } = context.services;
  const follow = async (from: LogCursor | null): Promise<EventsFrom<SlaChangeValue>> => {
    const log = logReader(context);
    const queued = limits.wsQueuedChanges;
    const followed = await followLog({ feed, log, after: from, batch: limits.replayBatchChanges, queued });
    const events = placedEvents(followed.entries, async (batch) =>
      (await choose(batch)).map((entry) => ({
        upTo: endOf(entry),
        events: presentChanges(entry, kinds, from ?? { epoch: feed.epoch, position: 0 }),
      })),
    );
    return { from: followed.from, events };
  };
  const { from, events: own } = await follow(cursorOf(after));
  return liveStream({ kind: 'LOG', from, own, live: () => follow(null) });
}

/** The cursor of a resuming client; null without one. Throws CURSOR_UNREADABLE. */
export function cursorOf(text: string | null | undefined): LogCursor | null {
  if (text === null || text === undefined) return null;
  const cursor = readCursor(text);
  if (cursor === null) throw codedError('CURSOR_UNREADABLE', `"${text.slice(0, 60)}" is no cursor of the change log.`);
  return cursor;
}

/** Entries whose ticket, seen by this viewer, satisfies the query before or after. */
async function satisfying(
  context: Context,
  entries: readonly LogEntry[],
  query: TicketQuery,
): Promise<readonly LogEntry[]> {
  const seen: TicketQuery = { ...query, sources: sourcesBoth(query.sources, sourcesMet(context.viewer)) };
  const matching = entries.filter(
    ({ payload: { before, after } }) => (before !== null && satisfies(before, seen)) || satisfies(after, seen),
  );
  const unlogged = unloggedPart(query);
  if (unlogged === null || matching.length === 0) return matching;
  const ids = await context.readOnce((tx) =>
    loadSatisfying(
      tx,
      matching.map((entry) => entry.ticketId),
      unlogged,
    ),
  );
  return matching.filter((entry) => ids.has(entry.ticketId));
}

/** What is in both lists; null is everything. */
const sourcesBoth = (asked: readonly string[] | null, seen: readonly string[] | null): readonly string[] | null =>
  asked === null ? seen : seen === null ? asked : asked.filter((source) => seen.includes(source));

/** The row of a ticket that this viewer may see. Throws NOT_FOUND, the same for hidden and absent. */
async function ticketSeen(context: Context, nodeId: string): Promise<number> {
  const id = idOf('Ticket', nodeId);
  const found =
    id === null ? null : await context.readOnce((tx) => loadTicketViews(tx, [id], sourcesMet(context.viewer)));
  if (id === null || found?.has(id) !== true)
    throw codedError('NOT_FOUND', 'There is no such ticket, or none that you may see.');
  return id;
}
