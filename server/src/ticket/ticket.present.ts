// From a stored ticket to what GraphQL shows: the only door by which a ticket leaves.
import { fromEpochMs } from '../db/columns.ts';
import { may } from '../gate/may.ts';
import { toNodeId } from '../gate/node-id.ts';
import { visibleSources, type Viewer } from '../gate/viewer.ts';
import type { TicketView } from './ticket-list.store.ts';
import type { TicketType } from './ticket.type.ts';

/** A ticket as shown; `row` is what the fields of other slices start from and never leaves. */
export type TicketValue = TicketType & { readonly row: TicketView };

/**
 * The sources whose tickets this viewer may meet; null: all. A wall may meet any, because it reaches tickets only
 * through its own board's frame: every other door asks for the right `readTickets` first.
 */
export const sourcesMet = (viewer: Viewer): readonly string[] | null =>
  may(viewer, 'readBoard') ? null : visibleSources(viewer);

/** Walls hang where anybody can read them: what people wrote, and who they are, is left out unless the board says otherwise. */
const showsPeople = (viewer: Viewer): boolean => may(viewer, 'readTickets') || viewer.showsNames;

export function presentTicket(row: TicketView, viewer: Viewer): TicketValue {
  return {
    id: toNodeId('Ticket', row.id),
    reference: row.reference,
    source: row.source,
    subject: showsPeople(viewer) ? row.subject : null,
    severity: row.severity,
    sourceSeverity: row.sourceSeverity,
    status: row.status,
    sourceStatus: row.sourceStatus,
    group: row.group,
    agent: showsPeople(viewer) ? row.agent : null,
    resolvedAt: fromEpochMs(row.resolvedAtMs),
    closedAt: fromEpochMs(row.closedAtMs),
    reopenings: row.reopenings,
    standing: row.standing,
    revision: row.revision,
    uncovered: row.uncovered,
    needsMending: row.needsMending.map(({ code, message, path }) => ({ code, message, path })),
    row,
  };
}
