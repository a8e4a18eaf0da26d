// THE HEART. Facts in, standings out, changes pushed: whatever happened to a ticket, it ends here.
// Called inside a transaction that holds the tickets' rows; safe to call again at any time.
import { loadTerms, type AgreedTerms } from '../agreement/agreement.store.ts';
import { loadClocks, saveReadings, takeClockIds } from '../clock/clock.store.ts';
import type { ClockRow } from '../clock/clock.row.ts';
import type { Tx } from '../db/orm.ts';
import type { Terms } from '../engine/clause.ts';
import { readTicket } from '../engine/clock.ts';
import { appendToOutbox } from '../push/log.store.ts';
import {
  loadCustomersOf,
  loadFacts,
  loadTickets,
  saveTickets,
  type FactRow,
  type TicketRow,
} from '../ticket/ticket.store.ts';
import { describeTicket } from './describe-ticket.ts';
import { packChanges } from './pack-changes.ts';
import { settleClocks, type SettledClock } from './settle-clocks.ts';

/** What a settlement did; counts feed the metrics. */
export interface Settlement {
  readonly tickets: number;
  readonly changes: number;
  readonly silent: number;
  /** The earliest instant at which one of the tickets wants to be read again. */
  readonly wakeAt: Temporal.Instant | null;
}

/** What a recording knows already, so that it need not be asked again. */
export interface SettleHints {
  /** Ids of facts that are new: one of them is the cause of a change. */
  readonly newFacts?: ReadonlySet<number>;
  /** Tickets made just now: they have no clocks yet. */
  readonly freshTickets?: ReadonlySet<number>;
  /** All facts of all the tickets; absent: they are loaded. */
  readonly facts?: ReadonlyMap<number, readonly FactRow[]>;
  /** Started before the clocks are read and awaited after: PostgreSQL writes the facts while we read from them. */
  readonly append?: () => Promise<void>;
}

export async function settle(
  tx: Tx,
  ticketIds: readonly number[],
  now: Temporal.Instant,
  hints: SettleHints = {},
): Promise<Settlement> {
  const tickets = await loadTickets(tx, ticketIds);
  const facts = hints.facts ?? (await loadFacts(tx, tickets));
  const customers = await loadCustomersOf(tx, serviceAccountsIn(facts));
  const terms = groupByCustomer(await loadTerms(tx, [...new Set(customers.values())]));
  const clocks = await loadClocks(
    tx,
    hints.freshTickets ? ticketIds.filter((id) => !hints.freshTickets?.has(id)) : ticketIds,
  );

  const settled = await meanwhile(hints.append?.(), () =>
    tickets.map((before) =>
      settleTicket(
        before,
        { facts: facts.get(before.id) ?? [], clocks: clocks.get(before.id) ?? [], customers, terms },
        now,
      ),
    ),
  );

  await giveIds(tx, settled);
  const differing = settled.filter(({ differs }) => differs);
  const rows = await meanwhile(saveReadings(tx, differingClocks(differing)), () =>
    differing.map((ticket) => packChanges(ticket, hints.newFacts)),
  );
  await saveTickets(
    tx,
    differing.map(({ after }) => after),
  );
  await appendToOutbox(tx, rows, now);
  return summary(settled, rows);
}

/** Does `work` here while PostgreSQL is busy with what was just sent to it. */
async function meanwhile<T>(sent: Promise<void> | undefined, work: () => T): Promise<T> {
  const [result] = await Promise.all([Promise.resolve().then(work), sent]);
  return result;
}

function differingClocks(tickets: readonly SettledTicket[]): { begun: SettledClock[]; known: SettledClock[] } {
  const differing = tickets.flatMap(({ clocks }) => clocks.filter((clock) => clock.differs));
  return { begun: differing.filter((clock) => clock.begins), known: differing.filter((clock) => !clock.begins) };
}

/** One ticket before and after: everything its outbox row is made from. */
export interface SettledTicket {
  readonly before: TicketRow;
  readonly after: TicketRow;
  readonly facts: readonly FactRow[];
  readonly clocksBefore: readonly ClockRow[];
  readonly clocks: readonly SettledClock[];
  /** Something visible changed: the row is saved and the change told. */
  readonly differs: boolean;
  /** Agreement (not version) by agreement version. */
  readonly agreements: ReadonlyMap<number, number>;
}

interface Known {
  readonly facts: readonly FactRow[];
  readonly clocks: readonly ClockRow[];
  readonly customers: ReadonlyMap<number, number>;
  readonly terms: TermsOf;
}

function settleTicket(
  before: TicketRow,
  { facts, clocks: known, customers, terms }: Known,
  now: Temporal.Instant,
): SettledTicket {
  const customerOf = (serviceAccount: number): number | null => customers.get(serviceAccount) ?? null;
  const accounts = facts.flatMap(({ fact }) => (fact.serviceAccount === null ? [] : [fact.serviceAccount]));
  const ours = terms.of(new Set(accounts.map(customerOf)));
  const reading = readTicket(
    facts.map(({ fact }) => fact),
    ours,
    customerOf,
    now,
  );
  const clocks = settleClocks(before.id, { reading: reading.clocks, known }, now);
  const after = describeTicket(before, { reading, facts, customerOf, covered: clocks.length > 0 }, now);
  return {
    before,
    after: numbered(before, after, clocks),
    facts,
    clocksBefore: known,
    clocks,
    differs: !sameTicket(before, after) || before.wakeAtMs !== after.wakeAtMs || clocks.some((clock) => clock.differs),
    agreements: terms.agreements,
  };
}

/** The revision counts what staff may see change, the portal's own what the customer may. */
function numbered(before: TicketRow, after: TicketRow, clocks: readonly SettledClock[]): TicketRow {
  const changed = clocks.some((clock) => clock.changes.length > 0) || !sameTicket(before, after);
  const told =
    clocks.some((clock) => clock.promiseChanges.length > 0) ||
    before.status !== after.status ||
    before.openedAtMs !== after.openedAtMs ||
    before.resolvedAtMs !== after.resolvedAtMs;
  return {
    ...after,
    revision: before.revision + (changed ? 1 : 0),
    portalRevision: before.portalRevision + (told ? 1 : 0),
  };
}

const sameTicket = (before: TicketRow, after: TicketRow): boolean =>
  JSON.stringify({ ...before, wakeAtMs: 0 }) === JSON.stringify({ ...after, wakeAtMs: 0 });

async function giveIds(tx: Tx, settled: readonly SettledTicket[]): Promise<void> {
  const nameless = settled.flatMap(({ clocks }) => clocks.filter((clock) => clock.id === 0));
  const ids = await takeClockIds(tx, nameless.length);
  nameless.forEach((clock, index) => Object.assign(clock, ids[index]));
}

function serviceAccountsIn(facts: ReadonlyMap<number, readonly FactRow[]>): number[] {
  const accounts = new Set<number>();
  for (const rows of facts.values())
    for (const { fact } of rows) if (fact.serviceAccount !== null) accounts.add(fact.serviceAccount);
  return [...accounts];
}

interface TermsOf {
  of(customers: ReadonlySet<number | null>): readonly Terms[];
  readonly agreements: ReadonlyMap<number, number>;
}

/** Terms by whom they bind; terms without a customer bind all. */
function groupByCustomer(all: readonly AgreedTerms[]): TermsOf {
  const groups = new Map<number | null, Terms[]>();
  for (const terms of all) {
    const group = groups.get(terms.customer);
    if (group) group.push(terms);
    else groups.set(terms.customer, [terms]);
  }
  const cache = new Map<string, readonly Terms[]>();
  return {
    agreements: new Map(all.map((terms) => [terms.agreementVersion, terms.agreement])),
    of: (customers) => {
      const key = [...customers].join();
      const found =
        cache.get(key) ?? [null, ...[...customers].filter((id) => id !== null)].flatMap((id) => groups.get(id) ?? []);
      cache.set(key, found);
      return found;
    },
  };
}

function summary(settled: readonly SettledTicket[], rows: readonly ReturnType<typeof packChanges>[]): Settlement {
  const wakes = settled.flatMap(({ after }) => (after.wakeAtMs === null ? [] : [after.wakeAtMs]));
  const changes = rows.flatMap((row) => row.payload.changes);
  return {
    tickets: settled.length,
    changes: changes.length,
    silent: changes.filter(([, , , , , , , silent]) => silent === 1).length,
    wakeAt: wakes.length === 0 ? null : Temporal.Instant.fromEpochMilliseconds(wakes.reduce((a, b) => Math.min(a, b))),
  };
}
