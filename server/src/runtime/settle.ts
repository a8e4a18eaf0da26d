// THE HEART. Facts in, standings out, changes pushed: whatever happened to a ticket, it ends here.
// Called inside a transaction that holds the tickets' rows; safe to call again at any time.
import { isDeepStrictEqual } from 'node:util';
import { loadClocks, saveReadings, takeClockIds, type PlacedClockRow } from '../clock/clock.store.ts';
import type { ClockRow } from '../clock/clock.row.ts';
import { cellsOf, folded } from '../clock/counted.ts';
import { limits } from '../config.ts';
import type { Tx } from '../db/orm.ts';
import { startSending, type Sending } from '../db/sending.ts';
import { loadEscalated, type ClockEscalation } from '../escalation/escalation.store.ts';
import { appendDeltas, saveCells } from '../kpi/delta.store.ts';
import type { WorkRows } from '../kpi/work.store.ts';
import type { OutboxRow } from '../push/change-log.ts';
import { announceOutbox, appendToOutbox } from '../push/log.store.ts';
import { liveOf } from '../ticket/live-clocks.ts';
import { loadFacts, loadTickets, saveTickets, type FactRow, type TicketRow } from '../ticket/ticket.store.ts';
import { describeTicket } from './describe-ticket.ts';
import { escalate } from './escalate.ts';
import { loadLives, type Lives, type SeenLife } from './lives.ts';
import { packChanges } from './pack-changes.ts';
import { NOWHERE, placeIn } from './place-clock.ts';
import { mayEscalate, NO_STEPS, planSteps, type PlannedSteps } from './plan-steps.ts';
import { settleClocks, type SettledClock } from './settle-clocks.ts';
import { saveWorkOf } from './save-work.ts';
import { printOf, workRows } from './work-rows.ts';

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
  /** Tickets that have no row yet, nor clocks; settling makes them. */
  readonly fresh?: readonly TicketRow[];
  /** All facts of all the tickets; absent: they are loaded. */
  readonly facts?: ReadonlyMap<number, readonly FactRow[]>;
  /** Sends the facts to be written; called when nothing is left to read, so that PostgreSQL writes while we compute. */
  readonly append?: () => Promise<void>;
  /** No merge or split of theirs is stored that ties one of them to a ticket that is not among them. */
  readonly untied?: boolean;
  /** What was sent before and not awaited yet; whoever gives it waits for all of it. Absent: settling waits for its own. */
  readonly sending?: Sending;
  /** Turns and holds are written also where they are those that stand: a rebuild. */
  readonly workAnew?: boolean;
  /** How often steps of escalation changed the tickets at this instant before. */
  readonly round?: number;
}

export async function settle(
  tx: Tx,
  ticketIds: readonly number[],
  now: Temporal.Instant,
  { newFacts, fresh = [], ...hints }: SettleHints = {},
): Promise<Settlement> {
  const [stored, clocks] = await Promise.all([loadTickets(tx, ticketIds), loadClocks(tx, ticketIds)]);
  const tickets = [...stored, ...fresh];
  const facts = hints.facts ?? (await loadFacts(tx, tickets));
  const [lives, takeIds] = await Promise.all([
    loadLives(tx, { tickets, facts, untied: hints.untied ?? false }, now),
    clockIds(tx, fresh.length * limits.clocksExpected),
  ]);

  const sending = hints.sending ?? startSending();
  await hints.append?.();
  const made = new Set(fresh);
  const total = { tickets: tickets.length, changes: 0, silent: 0, wakeAtMs: Infinity };
  const escalating: SettledTicket[] = [];
  for (const some of chunksOf(tickets, limits.ticketsPerSending)) {
    const read = some.map((before) =>
      settleTicket(before, { facts: facts.get(before.id) ?? [], clocks: clocks.get(before.id) ?? [], lives }, now),
    );
    await giveIds(read, takeIds);
    const settled = await withSteps(tx, read, now);
    escalating.push(...settled.filter(({ steps }) => steps.firings.length + steps.withdrawn.length > 0));
    const differing = settled.filter(({ differs }) => differs);
    sending.send(saveReadings(tx, differingClocks(differing)));
    await sending.flushed();
    sending.send(saveTickets(tx, ticketsToSave(settled, made)));
    const rows = differing.map((ticket) => packChanges(ticket, newFacts));
    sending.send(appendToOutbox(tx, rows, now));
    const moved = differing.flatMap((ticket) => ticket.clocks);
    sending.send(saveCells(tx, cellsOf(moved.map(({ newCell }) => newCell))));
    sending.send(appendDeltas(tx, folded(moved.flatMap(({ deltas }) => deltas))));
    const isFresh = ({ before }: SettledTicket): boolean => made.has(before);
    sending.send(saveWorkOf(tx, { settled, isFresh, newFacts, anew: hints.workAnew === true }, now));
    addUp(total, settled, rows);
    await sending.flushed();
  }
  sending.send(announceOutbox(tx));
  if (hints.sending === undefined || escalating.length > 0) await sending.arrived();
  if (escalating.length > 0) await escalateAnd(tx, { escalating, round: hints.round ?? 0, total }, now);
  return {
    ...total,
    wakeAt: total.wakeAtMs === Infinity ? null : Temporal.Instant.fromEpochMilliseconds(total.wakeAtMs),
  };
}

/** Executes the steps that are due; what they change is settled in turn. */
async function escalateAnd(
  tx: Tx,
  { escalating, round, total }: { escalating: readonly SettledTicket[]; round: number; total: Total },
  now: Temporal.Instant,
): Promise<void> {
  const { tickets, newFacts } = await escalate(tx, { tickets: escalating, round }, now);
  if (tickets.length === 0) return;
  const again = await settle(tx, tickets, now, { newFacts, round: round + 1 });
  total.changes += again.changes;
  total.silent += again.silent;
  total.wakeAtMs = Math.min(total.wakeAtMs, again.wakeAt?.epochMilliseconds ?? Infinity);
}

/** With the steps of escalation that fire; the log is asked for tickets whose agreements have any. */
async function withSteps(tx: Tx, read: readonly SettledTicket[], now: Temporal.Instant): Promise<SettledTicket[]> {
  const ids = read.filter(({ clocks }) => mayEscalate(clocks)).map(({ after }) => after.id);
  const known = ids.length === 0 ? NOTHING_FIRED : await loadEscalated(tx, ids);
  return read.map((ticket) => {
    const { before, after, clocks } = ticket;
    if (!mayEscalate(clocks)) return ticket;
    const steps = planSteps(clocks, known, { now, silentBeforeMs: before.effectsFromMs });
    const wakeAtMs = Math.min(after.wakeAtMs ?? Infinity, steps.wakeAtMs);
    const woken = { ...after, wakeAtMs: wakeAtMs === Infinity ? null : wakeAtMs };
    return { ...ticket, after: woken, steps, differs: isOther(before, woken, clocks) };
  });
}

const NOTHING_FIRED: ReadonlyMap<number, ClockEscalation> = new Map();

function chunksOf<T>(all: readonly T[], size: number): (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, place) =>
    all.slice(place * size, (place + 1) * size),
  );
}

function ticketsToSave(
  settled: readonly SettledTicket[],
  made: ReadonlySet<TicketRow>,
): { fresh: TicketRow[]; known: TicketRow[] } {
  const fresh = settled.filter(({ before }) => made.has(before));
  const known = settled.filter(({ before, differs }) => differs && !made.has(before));
  return { fresh: fresh.map(({ after }) => after), known: known.map(({ after }) => after) };
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
  /** By agreement version. */
  readonly agreements: Lives['agreements'];
  readonly steps: PlannedSteps;
  readonly work: WorkRows;
  readonly lifeOf: SeenLife['lifeOf'];
}

interface Known {
  readonly facts: readonly FactRow[];
  readonly clocks: readonly PlacedClockRow[];
  readonly lives: Lives;
}

function settleTicket(
  before: TicketRow,
  { facts, clocks: known, lives: { read, customerOf, agreements } }: Known,
  now: Temporal.Instant,
): SettledTicket {
  const { reading, beside, facts: told, lifeOf } = read(before);
  const isOpened = reading.state.openedAt !== null;
  const placeOf = isOpened ? placeIn(before.sourceId, { customerOf, agreements }) : NOWHERE;
  const clocks = settleClocks(before.id, { reading: reading.clocks, beside: beside.clocks, known, placeOf }, now);
  const promised = clocks.filter(({ under }) => under.kind === 'SLA');
  const [covered, live] = [promised.length > 0, liveOf(promised.map((clock) => clock.reading))];
  const work = workRows(before, reading, { customerOf, agreements });
  const described = describeTicket(before, { reading, beside, facts: told, customerOf, covered, live }, now);
  const after = { ...described, workPrint: printOf(work) };
  return {
    before,
    after: numbered(before, after, clocks),
    facts,
    clocksBefore: known,
    clocks,
    differs: isOther(before, after, clocks),
    agreements,
    steps: NO_STEPS,
    work,
    lifeOf,
  };
}

/** Something is to be written. */
const isOther = (before: TicketRow, after: TicketRow, clocks: readonly SettledClock[]): boolean =>
  !sameTicket(before, after) ||
  unseen.some((field) => before[field] !== after[field]) ||
  clocks.some((clock) => clock.differs);

/** The revision counts what staff may see change, the portal's own what the customer may. */
function numbered(before: TicketRow, after: TicketRow, clocks: readonly SettledClock[]): TicketRow {
  const changed = clocks.some((clock) => clock.changes.length > 0) || !sameTicket(before, after);
  const told =
    clocks.some((clock) => clock.promiseChanges.length > 0) ||
    before.status !== after.status ||
    (before.mergedInto === null) !== (after.mergedInto === null) ||
    before.openedAtMs !== after.openedAtMs ||
    before.resolvedAtMs !== after.resolvedAtMs;
  return {
    ...after,
    revision: before.revision + (changed ? 1 : 0),
    portalRevision: before.portalRevision + (told ? 1 : 0),
  };
}

/** What is stored of a ticket and nobody sees: when it is to be read again, and the print of its work. */
const unseen = ['wakeAtMs', 'workPrint'] as const;

/** Equal in all that somebody sees. */
function sameTicket(before: TicketRow, after: TicketRow): boolean {
  const fields = Object.keys(after) as (keyof TicketRow)[];
  // jsonb gives the fields of an object back in an order of its own.
  return fields.every((field) => unseen.some((one) => one === field) || isDeepStrictEqual(before[field], after[field]));
}

type TakeIds = (count: number) => Promise<number[]>;

/** Ids for clocks that begin: as many as are expected at once, so that no question waits behind what is being written. */
async function clockIds(tx: Tx, expected: number): Promise<TakeIds> {
  const ahead = await takeClockIds(tx, expected);
  return async (count) => {
    const taken = ahead.splice(0, count);
    return taken.length === count ? taken : [...taken, ...(await takeClockIds(tx, count - taken.length))];
  };
}

async function giveIds(settled: readonly SettledTicket[], takeIds: TakeIds): Promise<void> {
  const nameless = settled.flatMap(({ clocks }) => clocks.filter((clock) => clock.id === 0));
  const ids = await takeIds(nameless.length);
  nameless.forEach((clock, place) => Object.assign(clock, { id: ids[place] }));
}

type Total = { -readonly [key in Exclude<keyof Settlement, 'wakeAt'>]: number } & { wakeAtMs: number };

function addUp(total: Total, settled: readonly SettledTicket[], rows: readonly OutboxRow[]): void {
  for (const { after } of settled) total.wakeAtMs = Math.min(total.wakeAtMs, after.wakeAtMs ?? Infinity);
  for (const { payload } of rows) {
    total.changes += payload.changes.length;
    for (const [, , , , , , , silent] of payload.changes) total.silent += silent;
  }
}
