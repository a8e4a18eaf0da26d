// From a stored ticket event to what GraphQL shows.
import { toNodeId } from '../gate/node-id.ts';
import type { EventView } from './ticket-event-list.store.ts';
import type { TicketEventType } from './ticket-event.type.ts';

/** An event as shown; `row` is what its links start from and never leaves. */
export type TicketEventValue = TicketEventType & { readonly row: EventView };

const instant = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);

/** The key of an event's global id, and of its loader. */
export const eventKeyOf = (ticketId: number, eventId: number): string => `${String(ticketId)}.${String(eventId)}`;

export function presentTicketEvent(row: EventView): TicketEventValue {
  return {
    id: toNodeId('TicketEvent', eventKeyOf(row.ticketId, row.id)),
    source: row.source,
    eventId: row.eventId,
    sequence: row.sequence,
    at: instant(row.atMs),
    recordedAt: instant(row.recordedAtMs),
    kind: row.kind,
    actor: row.actor,
    by: row.by,
    reason: row.reason,
    status: row.status,
    sourceStatus: row.sourceStatus,
    severity: row.severity,
    sourceSeverity: row.sourceSeverity,
    group: row.group,
    agent: row.agent,
    message: row.message,
    undo: row.undo,
    promisedAt: row.promisedAtMs === null ? null : instant(row.promisedAtMs),
    row,
  };
}
