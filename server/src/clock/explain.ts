// The proof of one clock as of an instant: the engine's reading and segments, from the ticket's facts as they are known now.
import { loadContractTerms, loadInternalTerms, loadTerms, type AgreedTerms } from '../agreement/agreement.store.ts';
import type { Tx } from '../db/orm.ts';
import type { TicketLife } from '../engine/judged.ts';
import { proveClock, type Proof } from '../engine/proof.ts';
import { loadMeasuresNamed } from '../measure/measure.store.ts';
import { loadKnown, serviceAccountsIn } from '../ticket/known-facts.ts';
import { loadCustomersOf, loadFacts, loadTickets } from '../ticket/ticket.store.ts';
import type { ClockRow } from './clock.row.ts';

export interface LoadedProof {
  /** None when the clock had not come into being by then. */
  readonly proof: Proof | null;
  /** What it follows from. */
  readonly life: TicketLife;
  readonly ticket: { readonly source: string; readonly reference: string };
  /** The ticket of a fact that is behind a segment: another than the clock's, where it came with a merge. */
  readonly ticketOf: (factId: number) => number;
}

/** Which clock, and of what ticket. */
type WhichClock = Pick<ClockRow, 'ticketId' | 'measure' | 'cycle' | 'kind' | 'contract'>;

/** The terms among which the clock's clauses are chosen. */
function loadTermsOf(tx: Tx, { kind, contract }: WhichClock, accounts: readonly number[]): Promise<AgreedTerms[]> {
  if (contract !== null) return loadContractTerms(tx, [contract]);
  return kind === 'OLA' ? loadInternalTerms(tx, accounts) : loadTerms(tx, accounts);
}

/** The clock as it read at `at`, by the events as they are known now; `seen` may leave parts of the life out. */
export async function loadProof(
  tx: Tx,
  clock: WhichClock,
  at: Temporal.Instant,
  seen: (life: TicketLife) => TicketLife = (life) => life,
): Promise<LoadedProof> {
  const tickets = await loadTickets(tx, [clock.ticketId]);
  const [ticket] = tickets;
  if (ticket === undefined) throw new Error(`There is no ticket ${String(clock.ticketId)} of a clock`);
  const known = await loadKnown(tx, { tickets, facts: await loadFacts(tx, tickets) }, at);
  const all = [...known.facts.values()].flat();
  const accounts = serviceAccountsIn(known.facts);
  const [customers, terms, measures] = await Promise.all([
    loadCustomersOf(tx, accounts),
    loadTermsOf(tx, clock, accounts),
    loadMeasuresNamed(tx, [clock.measure]),
  ]);
  const { own, absorbed } = known.of(ticket);
  const facts = own.map(({ fact }) => fact);
  const life = seen({ facts, terms, measures, absorbed, customerOf: (account) => customers.get(account) ?? null });
  const ticketIds = new Map(all.map(({ fact, ticketId }) => [fact.id, ticketId]));
  return {
    proof: proveClock(life, { measure: clock.measure, cycle: clock.cycle }, at),
    life,
    ticket,
    ticketOf: (factId) => ticketIds.get(factId) ?? clock.ticketId,
  };
}
