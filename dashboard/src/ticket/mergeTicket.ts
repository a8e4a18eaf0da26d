// A ticket's state and how a change alters it: the newer revision of clock and ticket counts.
import type { TicketChangesSubscription, TicketClockFragment, TicketSnapshotQuery } from '../generated/ticket.ts';

import type { Proof } from './proof.ts';

type Ticket = NonNullable<TicketSnapshotQuery['ticket']>;
export type TicketChange = TicketChangesSubscription['ticketChanged'];

export interface TicketState {
  readonly cursor: string;
  readonly readAt: string;
  readonly ticket: Ticket;
  /** The proof of each clock that has one, by the clock's id. */
  readonly proofs: ReadonlyMap<string, Proof>;
  /** Why a proof is missing, when the server refused one. */
  readonly unproven: string | null;
}

/** The state with a change in it; the same state when both its clock and its ticket are known newer. */
export function mergeTicket(state: TicketState, change: TicketChange): TicketState {
  const { ticket } = state;
  const known = ticket.clocks.nodes.find((clock) => clock.id === change.clock.id);
  // Clocks beside the customer's are no part of the lanes; the ticket's revision tells those who show them.
  const newerClock = change.clock.kind === 'SLA' && (known === undefined || change.revision > known.revision);
  const newerTicket = change.ticket.revision > ticket.revision;
  if (!newerClock && !newerTicket) return state;
  const nodes = newerClock
    ? withClock(ticket.clocks.nodes, { ...change.clock, revision: change.revision })
    : ticket.clocks.nodes;
  const head = newerTicket ? change.ticket : {};
  return { ...state, cursor: change.cursor, ticket: { ...ticket, ...head, clocks: { ...ticket.clocks, nodes } } };
}

const withClock = (clocks: readonly TicketClockFragment[], changed: TicketClockFragment): TicketClockFragment[] =>
  clocks.some((clock) => clock.id === changed.id)
    ? clocks.map((clock) => (clock.id === changed.id ? changed : clock))
    : [...clocks, changed];
