// The clocks of internal agreements and supplier contracts, beside the customer's: read from the same facts when they are
// asked for. They have no part in a ticket's standing.
import { loadInternalTerms, loadUnderpinning, type AgreedTerms } from '../agreement/agreement.store.ts';
import type { Tx } from '../db/orm.ts';
import { readCycles } from '../engine/clock.ts';
import { judgedTicket, type TicketLife } from '../engine/judged.ts';
import type { ClockReading } from '../engine/reading.ts';
import { loadMeasuresNamed } from '../measure/measure.store.ts';
import { loadKnown, serviceAccountsIn } from '../ticket/known-facts.ts';
import { loadCustomersOf, loadFacts, loadTickets } from '../ticket/ticket.store.ts';
import { loadVersionsJudging } from './clock-list.store.ts';

export interface UnderpinningReading {
  readonly reading: ClockReading;
  /** The group that is bound; null: none by name, or a supplier. */
  readonly group: string | null;
}

/**
 * By ticket: the clocks of every internal agreement that binds it, the narrowest clause of them all first, and of every
 * supplier contract that the agreements judging it rest on, each by itself.
 */
export async function loadUnderpinningClocks(
  tx: Tx,
  ticketIds: readonly number[],
  now: Temporal.Instant,
): Promise<Map<number, UnderpinningReading[]>> {
  const tickets = await loadTickets(tx, ticketIds);
  const known = await loadKnown(tx, { tickets, facts: await loadFacts(tx, tickets) }, now);
  const accounts = serviceAccountsIn(known.facts);
  const [customers, internal, judging] = await Promise.all([
    loadCustomersOf(tx, accounts),
    loadInternalTerms(tx, accounts),
    loadVersionsJudging(tx, ticketIds),
  ]);
  const restsOn = await loadSuppliers(tx, [...[...judging.values()].flat(), ...internal.map(versionOf)]);
  const measures = await loadMeasuresNamed(tx, measuresOf([...internal, ...[...restsOn.values()].flat()]));
  const customerOf = (account: number): number | null => customers.get(account) ?? null;
  return new Map(
    tickets.map((ticket) => {
      const { own, absorbed } = known.of(ticket);
      const life = { facts: own.map(({ fact }) => fact), absorbed, measures, customerOf };
      const ours = readUnder({ ...life, terms: internal }, now);
      const binding = [...(judging.get(ticket.id) ?? []), ...ours.map(({ reading }) => reading.agreementVersion)];
      const suppliers = Map.groupBy(
        new Set(binding.flatMap((version) => restsOn.get(version) ?? [])),
        ({ agreementNumber }) => agreementNumber,
      );
      const theirs = [...suppliers.values()].flatMap((terms) => readUnder({ ...life, terms }, now));
      return [ticket.id, [...ours, ...theirs]];
    }),
  );
}

const versionOf = ({ agreementVersion }: AgreedTerms): number => agreementVersion;

const measuresOf = (terms: readonly AgreedTerms[]): Set<string> =>
  new Set(terms.flatMap(({ clauses }) => clauses.map(({ measure }) => measure)));

/** Of what versions rest on the supplier contracts: internal agreements bind by themselves. */
async function loadSuppliers(tx: Tx, versions: readonly number[]): Promise<Map<number, readonly AgreedTerms[]>> {
  const found = await loadUnderpinning(tx, [...new Set(versions)]);
  return new Map([...found].map(([version, terms]) => [version, terms.filter(({ kind }) => kind === 'UNDERPINNING')]));
}

function readUnder(life: TicketLife, now: Temporal.Instant): UnderpinningReading[] {
  const nowMs = now.epochMilliseconds;
  return judgedTicket(life, nowMs)
    .foldings.flatMap((folding) => readCycles(folding, nowMs))
    .map(({ reading, cycle }) => ({ reading, group: cycle?.group ?? null }));
}
