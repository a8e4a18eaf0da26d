// What is known of tickets when they are read: their own facts, what others say of merges and splits with them, and the
// facts of those others.
import { limits } from '../limits.ts';
import type { Tx } from '../db/orm.ts';
import type { Fact } from '../engine/fact.ts';
import { isTie, otherOf, tellTies, type FactsByReference } from './ties.ts';
import { loadNamedIds, loadTellers, type NamedTicket } from './tie.store.ts';
import { loadFacts, loadTickets, type FactRow, type TicketRow } from './ticket.store.ts';

export interface KnownFacts {
  /** The facts of a ticket as told on either side. */
  readonly own: readonly FactRow[];
  /** Those of the tickets that are tied to it, by reference. */
  readonly absorbed: ReadonlyMap<string, readonly Fact[]>;
}

export interface KnownTickets {
  of(ticket: TicketRow): KnownFacts;
  /** Facts by ticket, those of tied tickets included. */
  readonly facts: ReadonlyMap<number, readonly FactRow[]>;
}

const NONE: ReadonlyMap<string, readonly Fact[]> = new Map();

/**
 * What is known of these tickets; `facts` are their own. Their tied tickets are read as they stand: whoever records an
 * event of one holds the rows of all of them.
 */
export async function loadKnown(
  tx: Tx,
  { tickets, facts, untied = false }: Loaded & { readonly untied?: boolean },
  now: Temporal.Instant,
): Promise<KnownTickets> {
  const tied = untied ? { tickets, facts } : await withTied(tx, { tickets, facts });
  if (tied.tickets.length === tickets.length && !mentionsTies(facts)) {
    return { facts, of: ({ id }) => ({ own: facts.get(id) ?? [], absorbed: NONE }) };
  }
  const sources = Map.groupBy(tied.tickets, ({ sourceId }) => sourceId);
  const told = new Map(
    [...sources].map(([source, all]) => [source, tellTies(byReference(all, tied.facts), now.epochMilliseconds)]),
  );
  return { facts: tied.facts, of: (ticket) => knownOf(ticket, told.get(ticket.sourceId) ?? new Map()) };
}

interface Loaded {
  readonly tickets: readonly TicketRow[];
  readonly facts: ReadonlyMap<number, readonly FactRow[]>;
}

function mentionsTies(facts: Loaded['facts']): boolean {
  for (const rows of facts.values()) if (rows.some(({ fact }) => isTie(fact))) return true;
  return false;
}

const byReference = (tickets: readonly TicketRow[], facts: Loaded['facts']): FactsByReference =>
  new Map(tickets.map(({ id, reference }) => [reference, facts.get(id) ?? []]));

const nameOf = ({ sourceId, reference }: NamedTicket): string => `${String(sourceId)}/${reference}`;

/** The tickets and all that are tied to them, over however many merges. */
async function withTied(tx: Tx, { tickets, facts }: Loaded): Promise<Loaded> {
  const all = { tickets: [...tickets], facts: new Map(facts) };
  const known = new Set(tickets.map(nameOf));
  for (let next = all.tickets; next.length > 0 && all.tickets.length < tickets.length + limits.tiedTickets;) {
    const named = next.flatMap(({ id, sourceId }) =>
      (all.facts.get(id) ?? []).flatMap(({ fact }) => {
        const reference = isTie(fact) ? otherOf(fact) : null;
        return reference === null ? [] : [{ sourceId, reference }];
      }),
    );
    const found = [...(await loadTellers(tx, next)), ...named].filter((ticket) => !known.has(nameOf(ticket)));
    for (const ticket of found) known.add(nameOf(ticket));
    next = await loadTickets(tx, await loadNamedIds(tx, found));
    const more = next.length === 0 ? new Map<number, FactRow[]>() : await loadFacts(tx, next);
    for (const [id, rows] of more) all.facts.set(id, rows);
    all.tickets.push(...next);
  }
  return all;
}

function knownOf({ reference }: TicketRow, told: ReadonlyMap<string, readonly FactRow[]>): KnownFacts {
  const own = told.get(reference) ?? [];
  if (!own.some(({ fact }) => isTie(fact))) return { own, absorbed: NONE };
  const tied = new Set([reference]);
  // Over however many merges: what the first handed on is owed by the last.
  for (const each of tied) {
    for (const { fact } of told.get(each) ?? []) {
      const other = isTie(fact) ? otherOf(fact) : null;
      if (other !== null && told.has(other)) tied.add(other);
    }
  }
  tied.delete(reference);
  const absorbed = new Map([...tied].map((each) => [each, (told.get(each) ?? []).map(({ fact }) => fact)]));
  return { own, absorbed };
}

/** The service accounts that facts name. */
export function serviceAccountsIn(facts: ReadonlyMap<number, readonly FactRow[]>): number[] {
  const accounts = new Set<number>();
  for (const rows of facts.values())
    for (const { fact } of rows) if (fact.serviceAccount !== null) accounts.add(fact.serviceAccount);
  return [...accounts];
}
