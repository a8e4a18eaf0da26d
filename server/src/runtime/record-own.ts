// Events that the system itself tells of a ticket: recorded as its source's, under ids that no source gives. The caller
// holds the tickets and settles them afterwards.
import type { Tx } from '../db/orm.ts';
import { contentHash } from '../ticket/content-hash.ts';
import { newEventOf, type NewEvent, type ToldEvent } from '../ticket/new-event.ts';
import { saveEventKeys, saveEvents, takeEventIds } from '../ticket/ticket-event.store.ts';
import type { TicketRow } from '../ticket/ticket.store.ts';

export interface OwnEvent {
  readonly ticket: TicketRow;
  /** Deterministic: the same act gives the same id. */
  readonly eventId: string;
  readonly said: Pick<ToldEvent, 'kind' | 'reason' | 'severity' | 'group'>;
}

/** Records them as told by automation now; ids of the events by their eventId. */
export async function recordOwn(
  tx: Tx,
  events: readonly OwnEvent[],
  now: Temporal.Instant,
): Promise<Map<NewEvent['eventId'], number>> {
  if (events.length === 0) return new Map();
  const ids = await takeEventIds(tx, events.length);
  const placed = events.map(({ ticket, eventId, said }, place) => ({
    id: ids[place] ?? 0,
    ticketId: ticket.id,
    sourceId: ticket.sourceId,
    event: newEventOf({ ...said, ticket: ticket.reference, eventId, at: now, actor: 'AUTOMATION' }, place),
  }));
  for (const [sourceId, rows] of Map.groupBy(placed, (each) => each.sourceId)) {
    await saveEvents(tx, sourceId, { rows, people: new Map(), statuses: new Map() }, now);
    const keys = rows.map(({ id, ticketId, event }) => ({
      ...{ id, ticketId, eventId: event.eventId, contentHash: contentHash(event) },
    }));
    await saveEventKeys(tx, sourceId, keys);
  }
  return new Map(placed.map(({ id, event }) => [event.eventId, id]));
}
