// Tickets read as they stand under the terms of this transaction, nothing stored: once before a change and once after it,
// the two say what the change does.
import { loadTerms } from '../agreement/agreement.store.ts';
import { limits } from '../config.ts';
import type { Tx } from '../db/orm.ts';
import { readTicket } from '../engine/clock.ts';
import type { ClockReading } from '../engine/reading.ts';
import { loadCustomersOf, loadFacts, loadTickets } from '../ticket/ticket.store.ts';
import { groupByCustomer, serviceAccountsIn } from './terms-of.ts';

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
    const facts = await loadFacts(tx, tickets);
    const customers = await loadCustomersOf(tx, serviceAccountsIn(facts));
    const terms = groupByCustomer(await loadTerms(tx, [...new Set(customers.values())]));
    const customerOf = (account: number): number | null => customers.get(account) ?? null;
    for (const { id, customer } of tickets) {
      const own = (facts.get(id) ?? []).map(({ fact }) => fact);
      const accounts = own.flatMap(({ serviceAccount }) => (serviceAccount === null ? [] : [serviceAccount]));
      const ours = terms.of(new Set(accounts.map(customerOf)));
      seen.set(id, { customer, clocks: readTicket(own, ours, customerOf, now).clocks });
    }
  }
  return seen;
}
