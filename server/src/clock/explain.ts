// The proof of one clock as of an instant: the engine's reading and segments, from the ticket's facts as they are known now.
import { loadTerms } from '../agreement/agreement.store.ts';
import type { Tx } from '../db/orm.ts';
import type { TicketLife } from '../engine/judged.ts';
import { proveClock, type Proof } from '../engine/proof.ts';
import { loadMeasuresNamed } from '../measure/measure.store.ts';
import { loadCustomersOf, loadFacts, loadTickets } from '../ticket/ticket.store.ts';
import type { ClockRow } from './clock.row.ts';

/** All that the engine reads one clock from. */
async function loadLife(tx: Tx, { ticketId, measure }: ClockRow): Promise<TicketLife> {
  const tickets = await loadTickets(tx, [ticketId]);
  const rows = (await loadFacts(tx, tickets)).get(ticketId) ?? [];
  const accounts = rows.flatMap(({ fact }) => (fact.serviceAccount === null ? [] : [fact.serviceAccount]));
  const customers = await loadCustomersOf(tx, [...new Set(accounts)]);
  const terms = await loadTerms(tx, [...new Set(customers.values())]);
  const measures = await loadMeasuresNamed(tx, [measure]);
  const facts = rows.map(({ fact }) => fact);
  return { facts, terms, measures, customerOf: (account) => customers.get(account) ?? null };
}

/** The clock as it read at `at`; null when it had not come into being by then. */
export const loadProof = async (tx: Tx, clock: ClockRow, at: Temporal.Instant): Promise<Proof | null> =>
  proveClock(await loadLife(tx, clock), { measure: clock.measure, cycle: clock.cycle }, at);
