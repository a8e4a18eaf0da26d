// The proof of one clock as of an instant: the engine's segments, read from the ticket's facts as they are known now.
import { loadTerms } from '../agreement/agreement.store.ts';
import type { Tx } from '../db/orm.ts';
import { explainClock, type ProofSegment } from '../engine/proof.ts';
import { loadMeasuresNamed } from '../measure/measure.store.ts';
import { loadKnown } from '../ticket/known-facts.ts';
import { loadCustomersOf, loadFacts, loadTickets } from '../ticket/ticket.store.ts';
import type { ClockRow } from './clock.row.ts';

export interface Proof {
  /** None when the clock had not started by then. */
  readonly segments: readonly ProofSegment[];
  /** The ticket of a fact that is behind one of them: another than the clock's, where it came with a merge. */
  readonly ticketOf: (factId: number) => number;
}

/** The proof of the clock up to `at`. */
export async function loadProof(tx: Tx, clock: ClockRow, at: Temporal.Instant): Promise<Proof> {
  const tickets = await loadTickets(tx, [clock.ticketId]);
  const [ticket] = tickets;
  if (ticket === undefined) throw new Error(`Clock ${String(clock.id)} has no ticket`);
  const known = await loadKnown(tx, { tickets, facts: await loadFacts(tx, tickets) }, at);
  const all = [...known.facts.values()].flat();
  const accounts = all.flatMap(({ fact }) => (fact.serviceAccount === null ? [] : [fact.serviceAccount]));
  const customers = await loadCustomersOf(tx, [...new Set(accounts)]);
  const terms = await loadTerms(tx, [...new Set(customers.values())]);
  const customerOf = (account: number): number | null => customers.get(account) ?? null;
  const { own, absorbed } = known.of(ticket);
  const facts = own.map(({ fact }) => fact);
  const measures = await loadMeasuresNamed(tx, [clock.measure]);
  const which = { measure: clock.measure, cycle: clock.cycle };
  const ticketIds = new Map(all.map(({ fact, ticketId }) => [fact.id, ticketId]));
  return {
    segments: explainClock(facts, terms, customerOf, which, at, { measures, absorbed }),
    ticketOf: (factId) => ticketIds.get(factId) ?? clock.ticketId,
  };
}
