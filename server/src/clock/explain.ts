// The proof of one clock as of an instant: the engine's segments, read from the ticket's facts as they are known now.
import { loadTerms } from '../agreement/agreement.store.ts';
import type { Tx } from '../db/orm.ts';
import { explainClock, type ProofSegment } from '../engine/proof.ts';
import { loadMeasuresNamed } from '../measure/measure.store.ts';
import { loadCustomersOf, loadFacts, loadTickets } from '../ticket/ticket.store.ts';
import type { ClockRow } from './clock.row.ts';

/** The segments of the clock up to `at`; none when it had not started by then. */
export async function loadProof(tx: Tx, clock: ClockRow, at: Temporal.Instant): Promise<ProofSegment[]> {
  const tickets = await loadTickets(tx, [clock.ticketId]);
  const rows = (await loadFacts(tx, tickets)).get(clock.ticketId) ?? [];
  const accounts = rows.flatMap(({ fact }) => (fact.serviceAccount === null ? [] : [fact.serviceAccount]));
  const customers = await loadCustomersOf(tx, [...new Set(accounts)]);
  const terms = await loadTerms(tx, [...new Set(customers.values())]);
  const customerOf = (account: number): number | null => customers.get(account) ?? null;
  const facts = rows.map(({ fact }) => fact);
  const measures = await loadMeasuresNamed(tx, [clock.measure]);
  return explainClock(facts, terms, customerOf, { measure: clock.measure, cycle: clock.cycle }, at, { measures });
}
