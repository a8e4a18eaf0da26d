// A ticket's life as lines to read, newest first: what came from outside, and when a limit passed.
import type { TicketClockFragment, TicketSnapshotQuery } from '../generated/ticket.ts';
import { epochOf } from '../shared/instant.ts';
import { severityWords, spokenName, statusWords, type Mark } from '../shared/words.ts';
import { offersOf, type HandOffer } from './byHand.ts';
import { passedAt } from './proof.ts';

type Ticket = NonNullable<TicketSnapshotQuery['ticket']>;
type Event = Ticket['events']['nodes'][number];

export interface EventLine {
  readonly id: string;
  readonly at: number;
  readonly title: string;
  readonly detail: string;
  /** Null for an event that changes no standing. */
  readonly mark: Mark | null;
  readonly retracted: boolean;
  /** A person said that this message needs no answer. */
  readonly spared: boolean;
  /** What can be said about it by hand; empty for what the clocks did. */
  readonly offers: readonly HandOffer[];
}

const titles: Readonly<Record<Event['kind'], string>> = {
  OPENED: 'Ticket opened',
  CUSTOMER_REPLIED: 'Customer replied',
  AGENT_REPLIED: 'Reply to customer',
  NOTE_ADDED: 'Note added',
  STATUS_CHANGED: 'Status changed',
  PRIORITY_CHANGED: 'Severity changed',
  ASSIGNED: 'Assigned',
  GROUP_CHANGED: 'Moved to a group',
  RESOLVED: 'Resolved',
  CLOSED: 'Closed',
  REOPENED: 'Reopened',
  MERGED: 'Merged',
  SPLIT: 'Split off',
  CANCELLED: 'Cancelled',
  NEEDS_NO_ANSWER: 'Needs no answer',
  PROMISED: 'Date promised',
  RETRACTED: 'Wrong entry',
  RATED: 'Customer rated it',
  UPDATED: 'Updated',
};

const undone = { RETRACTED: 'No wrong entry', NEEDS_NO_ANSWER: 'Needs an answer' } as const;

const waits = new Set(['WAITING_CUSTOMER', 'WAITING_SUPPLIER', 'ON_HOLD']);

/** The title of an event; a wait is named by what is waited for, a counter-fact by what it speaks of. */
function titleOf(event: Event, told: (id: string) => Event | undefined): string {
  if (event.kind === 'RETRACTED' || event.kind === 'NEEDS_NO_ANSWER') {
    const about = event.refersTo === null ? undefined : told(event.refersTo.id);
    const words = event.undo ? undone[event.kind] : titles[event.kind];
    return about === undefined ? words : `${words}: ${titleOf(about, () => undefined).toLowerCase()}`;
  }
  if (event.kind === 'STATUS_CHANGED' && event.status !== null) return statusWords[event.status];
  if (event.kind === 'PRIORITY_CHANGED' && event.severity !== null)
    return `Severity ${severityWords[event.severity].toLowerCase()}`;
  if (event.kind === 'GROUP_CHANGED' && event.group !== null) return `Moved to ${event.group}`;
  if (event.rating !== null) return `Customer rated it ${String(event.rating.score)} of 5`;
  return titles[event.kind];
}

function markOfEvent(event: Event): Mark | null {
  if (event.kind === 'RESOLVED' || event.kind === 'CLOSED') return 'MET';
  return event.status !== null && waits.has(event.status) ? 'PAUSED' : null;
}

/** Who did it and why, as far as it is known. */
function detailOf(event: Event, source: string): string {
  const who = event.by ?? (event.kind === 'ASSIGNED' ? event.agent : null) ?? (event.kind === 'OPENED' ? source : null);
  const raw =
    event.sourceStatus === null || event.sourceStatus.toUpperCase() === event.status ? null : event.sourceStatus;
  return [who, event.rating?.words ?? event.reason ?? raw].filter((part) => part !== null && part !== '').join(', ');
}

/** The lines of a ticket, newest first; `now` decides which limits have passed. */
export function eventLines(ticket: Ticket, now: number): readonly EventLine[] {
  const byId = new Map(ticket.events.nodes.map((event) => [event.id, event]));
  const told = ticket.events.nodes.map((event) => ({
    id: event.id,
    at: epochOf(event.at),
    title: titleOf(event, (id) => byId.get(id)),
    detail: detailOf(event, ticket.source),
    mark: markOfEvent(event),
    retracted: event.retractedBy !== null,
    spared: event.needsNoAnswerBy !== null,
    offers: offersOf(event),
  }));
  return [...told, ...ticket.clocks.nodes.flatMap((clock) => passedLines(clock, now))].sort((a, b) => b.at - a.at);
}

function passedLines(clock: TicketClockFragment, now: number): EventLine[] {
  const name = spokenName(clock.measure);
  const stoppedAt = epochOf(clock.stoppedAt) ?? now;
  const { target, promise } = passedAt(clock, stoppedAt);
  const line = (at: number | null, title: string, mark: Mark): EventLine[] =>
    at === null || clock.phase === 'VOID'
      ? []
      : [{ id: `${clock.id} ${title}`, at, title, detail: name, mark, retracted: false, spared: false, offers: [] }];
  return [...line(target, 'Target passed', 'OVER_TARGET'), ...line(promise, 'Promise broken', 'BREACHED')];
}
