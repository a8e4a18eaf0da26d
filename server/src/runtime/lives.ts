// What tickets are read from besides their rows, for many at once: the facts of those tied to them, the terms that may judge
// them and the measures these speak of.
import { loadTerms } from '../agreement/agreement.store.ts';
import type { Tx } from '../db/orm.ts';
import { readTicket } from '../engine/clock.ts';
import type { TicketReading } from '../engine/reading.ts';
import { loadMeasuresNamed } from '../measure/measure.store.ts';
import { loadKnown, serviceAccountsIn } from '../ticket/known-facts.ts';
import { loadCustomersOf, type FactRow, type TicketRow } from '../ticket/ticket.store.ts';
import { accountsOf, groupByCustomer, type TermsOf } from './terms-of.ts';

export interface LivesAsked {
  readonly tickets: readonly TicketRow[];
  /** All facts of the tickets themselves. */
  readonly facts: ReadonlyMap<number, readonly FactRow[]>;
  /** No merge or split ties one of them to a ticket that is not among them. */
  readonly untied?: boolean;
}

export interface Lives {
  /** A ticket at the instant for which lives were loaded, with the facts it was read from. */
  readonly read: (ticket: TicketRow) => { readonly reading: TicketReading; readonly facts: readonly FactRow[] };
  readonly customerOf: (serviceAccount: number) => number | null;
  readonly terms: TermsOf;
}

export async function loadLives(tx: Tx, asked: LivesAsked, now: Temporal.Instant): Promise<Lives> {
  const known = await loadKnown(tx, asked, now);
  const accounts = serviceAccountsIn(known.facts);
  const [customers, agreed] = await Promise.all([loadCustomersOf(tx, accounts), loadTerms(tx, accounts)]);
  const terms = groupByCustomer(agreed);
  const measures = await loadMeasuresNamed(tx, terms.measures);
  const customerOf = (serviceAccount: number): number | null => customers.get(serviceAccount) ?? null;
  return {
    read: (ticket) => {
      const { own, absorbed } = known.of(ticket);
      const facts = own.map(({ fact }) => fact);
      const ours = terms.of(new Set(accountsOf([facts, ...absorbed.values()]).map(customerOf)));
      return { reading: readTicket(facts, ours, customerOf, now, { measures, absorbed }), facts: own };
    },
    customerOf,
    terms,
  };
}
