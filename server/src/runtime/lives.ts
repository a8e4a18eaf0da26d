// What tickets are read from besides their rows, for many at once: the facts of those tied to them, the terms that may judge
// them and the measures these speak of.
import { loadInternalTerms, loadTerms, type AgreedTerms } from '../agreement/agreement.store.ts';
import type { Tx } from '../db/orm.ts';
import { readBeside, type BesideReading } from '../engine/beside.ts';
import { readTicket } from '../engine/clock.ts';
import type { TicketLife } from '../engine/judged.ts';
import type { TicketReading } from '../engine/reading.ts';
import type { ClockUnder } from '../push/stored-clock.ts';
import { loadMeasuresNamed } from '../measure/measure.store.ts';
import { loadKnown, serviceAccountsIn } from '../ticket/known-facts.ts';
import { loadCustomersOf, type FactRow, type TicketRow } from '../ticket/ticket.store.ts';
import { loadBeside } from './beside-terms.ts';
import { canaryLife } from './canary-life.ts';
import { accountsOf, groupByCustomer, type AgreementOf } from './terms-of.ts';

export interface LivesAsked {
  readonly tickets: readonly TicketRow[];
  /** All facts of the tickets themselves. */
  readonly facts: ReadonlyMap<number, readonly FactRow[]>;
  /** No merge or split ties one of them to a ticket that is not among them. */
  readonly untied?: boolean;
  /** Puts other terms in the place of those that were agreed with customers; what stands beside them is not read then. */
  readonly insteadOf?: (agreed: readonly AgreedTerms[]) => readonly AgreedTerms[];
}

/** A ticket at the instant for which lives were loaded, with the facts it was read from. */
export interface SeenLife {
  readonly reading: TicketReading;
  /** Its clocks beside the customer's. */
  readonly beside: BesideReading;
  readonly facts: readonly FactRow[];
  /** What a clock of it was read from. */
  readonly lifeOf: (under: Pick<ClockUnder, 'kind' | 'contract'>) => TicketLife;
}

export interface Lives {
  readonly read: (ticket: TicketRow) => SeenLife;
  readonly customerOf: (serviceAccount: number) => number | null;
  /** Of all terms that may judge, by agreement version. */
  readonly agreements: ReadonlyMap<number, AgreementOf>;
}

export async function loadLives(tx: Tx, asked: LivesAsked, now: Temporal.Instant): Promise<Lives> {
  const known = await loadKnown(tx, asked, now);
  const accounts = serviceAccountsIn(known.facts);
  const { insteadOf } = asked;
  const [customers, stored, internal] = await Promise.all([
    loadCustomersOf(tx, accounts),
    loadTerms(tx, accounts),
    insteadOf ? [] : loadInternalTerms(tx, accounts),
  ]);
  const agreed = insteadOf?.(stored) ?? stored;
  const terms = groupByCustomer(agreed);
  const beside = await loadBeside(tx, insteadOf ? [] : agreed, internal);
  const measures = await loadMeasuresNamed(tx, new Set([...terms.measures, ...beside.measures]));
  const customerOf = (serviceAccount: number): number | null => customers.get(serviceAccount) ?? null;
  return {
    read: (ticket) => {
      if (ticket.canary) return canaryLife(ticket, now);
      const { own, absorbed } = known.of(ticket);
      const facts = own.map(({ fact }) => fact);
      const theirs = new Set(accountsOf([facts, ...absorbed.values()]).map(customerOf));
      const life = { facts, terms: terms.of(theirs), customerOf, measures, absorbed };
      const besideTerms = beside.of(theirs);
      return {
        reading: readTicket(facts, life.terms, customerOf, now, life),
        beside: readBeside(life, besideTerms, now),
        facts: own,
        lifeOf: ({ kind, contract }) => {
          if (kind === 'SLA') return life;
          return {
            ...life,
            terms: contract === null ? besideTerms.internal : (besideTerms.contracts.get(contract) ?? []),
          };
        },
      };
    },
    customerOf,
    agreements: new Map([...terms.agreements, ...beside.agreements]),
  };
}
