// Tickets read as they stand under the terms of this transaction, nothing stored: once before a change and once after it,
// the two say what the change does.
import { limits } from '../config.ts';
import type { Tx } from '../db/orm.ts';
import type { ClockReading } from '../engine/reading.ts';
import { loadFacts, loadTickets } from '../ticket/ticket.store.ts';
import { loadLives } from './lives.ts';

export interface TicketSeen {
  readonly customer: number | null;
  readonly clocks: readonly ClockReading[];
}

/** The clocks of each ticket at `now`. */
export async function readTickets(
  tx: Tx,
  ids: readonly number[],
  now: Temporal.Instant,
): Promise<Map<number, TicketSeen>> {
  const seen = new Map<number, TicketSeen>();
  for (let place = 0; place < ids.length; place += limits.ticketsPerWake) {
    const tickets = await loadTickets(tx, ids.slice(place, place + limits.ticketsPerWake));
    const lives = await loadLives(tx, { tickets, facts: await loadFacts(tx, tickets) }, now);
    for (const ticket of tickets) {
      seen.set(ticket.id, { customer: ticket.customer, clocks: lives.read(ticket).reading.clocks });
    }
  }
  return seen;
}
