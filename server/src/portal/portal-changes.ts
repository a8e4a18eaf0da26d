// One customer's changes, followed without a gap by the customer's own numbering. The floor's log and feed are seen
// through a narrow window: entries of this customer that hold at least one change of a promise, at the position they
// have in the customer's own count. A change of a private limit is no entry here at all: nothing is sent, nothing skipped.
import { limits } from '../config.ts';
import type { Context } from '../gate/context.ts';
import { ofTickets, type LogEntry, type TicketEntry } from '../push/change-log.ts';
import type { LogCursor } from '../push/cursor.ts';
import { loadPortalChanges } from '../push/log.store.ts';
import { endOf, liveStream, placedEvents, type EventsFrom, type LiveStream, type Placed } from '../push/live-source.ts';
import { followLog, type LogReader } from '../push/replay.ts';
import type { ChangeFeed } from '../push/topics.ts';
import { presentChange, type SlaChangeValue } from './portal.present.ts';
import { loadPortalLogHead, loadPortalTickets, type PortalTicketRow } from './portal.store.ts';

/**
 * Changes after `after` (null: from now on), then live ones, in order, each once.
 * @throws RESUME_TOO_OLD when the log does not hold everything after `after`; SLOW_READER as `followLog` does
 */
export async function followPortalChanges(
  context: Context,
  { customer, after }: { readonly customer: number; readonly after: LogCursor | null },
): Promise<LiveStream<SlaChangeValue>> {
  const feed = portalFeed(context.services.feed, customer);
  const log = portalLog(context, customer);
  const follow = async (start: LogCursor | null): Promise<EventsFrom<SlaChangeValue>> => {
    const queued = limits.wsQueuedChanges;
    const { from, entries } = await followLog({ feed, log, after: start, batch: limits.replayBatchChanges, queued });
    const events = placedEvents(entries, async (batch) => {
      const some = ofTickets(batch);
      const ids = [...new Set(some.map((entry) => entry.ticketId))];
      const tickets = await context.readOnce((tx) => loadPortalTickets(tx, customer, ids));
      // A ticket that was given to another customer since is absent here, and so are its changes.
      return some.map((entry) => ({
        upTo: endOf(entry),
        events: changesOf(entry, tickets.get(entry.ticketId), feed.epoch).filter(({ position }) => position > from),
      }));
    });
    return { from, events };
  };
  const { from, events: own } = await follow(after);
  return liveStream({ kind: 'LOG', from, own, live: () => follow(null) });
}

function changesOf(entry: TicketEntry, ticket: PortalTicketRow | undefined, epoch: string): Placed<SlaChangeValue>[] {
  if (ticket === undefined) return [];
  return entry.payload.portal.map((change, index) => {
    const position = entry.position + index;
    return { position, value: presentChange(change, ticket, { epoch, position }) };
  });
}

/** The entry at its place in the customer's own numbering; none when the customer sees nothing of it. */
function inPortalNumbering(entry: LogEntry, customer: number): LogEntry[] {
  if (entry.customer !== customer || entry.portalPosition === null || entry.portalChanges === 0) return [];
  return [{ ...entry, position: entry.portalPosition, changes: entry.portalChanges }];
}

function portalFeed(feed: ChangeFeed, customer: number): ChangeFeed {
  return {
    get epoch() {
      return feed.epoch;
    },
    // Whatever was published before one listens stands in the log already, whose head is asked for after that.
    head: () => 0,
    subscribe: (listener) =>
      feed.subscribe((entries) => {
        const theirs = entries.flatMap((entry) => inPortalNumbering(entry, customer));
        if (theirs.length > 0) listener(theirs);
      }),
    onRestart: (listener) => feed.onRestart(listener),
  };
}

function portalLog(context: Context, customer: number): LogReader {
  return {
    head: () => context.readOnce((tx) => loadPortalLogHead(tx, customer)),
    changes: async ({ after, limit }) => {
      const entries = await context.readOnce((tx) => loadPortalChanges(tx, { customer, after, limit }));
      return entries.flatMap((entry) => inPortalNumbering(entry, customer));
    },
  };
}
