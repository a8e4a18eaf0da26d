// Reads every ticket that may count as it would stand, beside what is stored of it. Batches by key, the next one asked for
// while this one is read. Nothing is written but results that turn over, as what they are: part of a what-if.
import { loadDraftTerms } from '../agreement/agreement.store.ts';
import { limits } from '../config.ts';
import { loadFollowedCoverage } from '../coverage/compiled.store.ts';
import type { Database, Tx } from '../db/orm.ts';
import type { Judged } from '../runtime/amendment.store.ts';
import { loadLives, type Lives } from '../runtime/lives.ts';
import { loadFacts, loadTickets, type TicketRow } from '../ticket/ticket.store.ts';
import { replaced, type Replacement, type WhatIfQuestion } from './question.ts';
import {
  startTallies,
  toCounted,
  type JudgedClock,
  type MeasureTally,
  type PeriodQuestion,
  type PeriodTally,
  type Span,
  type Tallies,
  type WhatIfFlip,
} from './tally.ts';
import {
  countTickets,
  loadNextTickets,
  loadRecorded,
  saveFlips,
  type RecordedClock,
  type Run,
} from './what-if.store.ts';

/** Everything that counting needs to be told; plain values, so that it can be given to a thread. */
export interface Counting {
  readonly question: WhatIfQuestion;
  readonly run: Run;
  readonly nowMs: number;
  readonly span: Span;
  /** Row id; null: all customers. */
  readonly customer: number | null;
  /** Tickets that opened in this span and had not ended at `openAtMs`. */
  readonly tickets: Span & { readonly openAtMs: number };
  /** Row ids of the versions that were agreed, and of those that would be. */
  readonly versions: { readonly were: readonly number[]; readonly wouldBe: readonly number[] };
  /** The version of the schedule that is asked for from which it is followed; null: none. */
  readonly scheduleVersion: number | null;
  readonly periods: readonly PeriodQuestion[];
}

export interface Counted {
  readonly tickets: number;
  readonly measures: readonly MeasureTally[];
  readonly periods: readonly PeriodTally[];
  /** All of them, and how many are listed. */
  readonly flips: number;
  readonly listed: number;
}

/** Told after each batch; an answer of false ends the counting. */
export type Told = (done: number, total: number) => Promise<boolean>;

/** Null: it was told to stop. */
export async function countHistory(database: Database, counting: Counting, told: Told): Promise<Counted | null> {
  const now = Temporal.Instant.fromEpochMilliseconds(counting.nowMs);
  const judged = judgedOf(counting);
  const { instead, total } = await database.transaction(
    async (tx) => ({ instead: await loadReplacement(tx, counting), total: await countTickets(tx, judged) }),
    { kind: 'snapshot' },
  );
  if (!(await told(0, total))) return null;
  const tallies = startTallies(counting.span, counting.periods);
  const ours = { were: new Set(counting.versions.were), wouldBe: new Set(counting.versions.wouldBe) };
  const flips = { all: 0, listed: 0 };
  let done = 0;
  for await (const batch of batchesOf(database, { judged, instead }, now)) {
    const found = batch.tickets.flatMap((ticket) => addTicket(tallies, ticket, batch, ours));
    done += batch.tickets.length;
    const listed = found.slice(0, limits.whatIfFlips - flips.listed);
    if (listed.length > 0) {
      await database.transaction((tx) => saveFlips(tx, counting.run, flips.listed, listed));
    }
    flips.all += found.length;
    flips.listed += listed.length;
    if (!(await told(done, total))) return null;
  }
  return {
    tickets: done,
    measures: tallies.measures(),
    periods: tallies.periods(),
    flips: flips.all,
    listed: flips.listed,
  };
}

const at = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);

const judgedOf = ({ customer, tickets: { fromMs, untilMs, openAtMs } }: Counting): Judged => ({
  ...{ customer, since: at(fromMs), until: at(untilMs), openAt: at(openAtMs) },
});

async function loadReplacement(tx: Tx, { question, scheduleVersion }: Counting): Promise<Replacement> {
  const { agreement, limits: changes, version } = question;
  const draft = version === null ? null : await loadDraftTerms(tx, version);
  if (scheduleVersion === null) return { agreement, draft, limits: changes, counted: null };
  const followed = { scheduleVersion, following: 'FOLLOWS' as const };
  const coverage = (await loadFollowedCoverage(tx, [followed]))(followed);
  return { agreement, draft, limits: changes, counted: { scheduleVersion, coverage } };
}

interface Batch {
  readonly tickets: readonly TicketRow[];
  readonly clocks: ReadonlyMap<number, readonly RecordedClock[]>;
  readonly lives: Lives;
}

interface Reading {
  readonly judged: Judged;
  readonly instead: Replacement;
}

/** All tickets by key; two batches are asked for while one is read, so that the database and we both work. */
async function* batchesOf(
  database: Database,
  { judged, instead }: Reading,
  now: Temporal.Instant,
): AsyncGenerator<Batch> {
  const asked: Promise<Batch>[] = [];
  for (let after: number | null = 0; after !== null || asked.length > 0;) {
    while (after !== null && asked.length < 2) {
      const behind: number = after;
      const ids = await database.transaction(
        (tx) => loadNextTickets(tx, judged, { after: behind, limit: limits.whatIfBatch }),
        { kind: 'snapshot' },
      );
      after = ids.at(-1) ?? null;
      if (after === null) break;
      const batch = database.transaction((tx) => loadBatch(tx, { ids, instead }, now), { kind: 'snapshot' });
      // Whoever ends before it came does not wait for it.
      batch.catch(() => undefined);
      asked.push(batch);
    }
    const [first] = asked.splice(0, 1);
    if (first !== undefined) yield await first;
  }
}

async function loadBatch(
  tx: Tx,
  { ids, instead }: { readonly ids: readonly number[]; readonly instead: Replacement },
  now: Temporal.Instant,
): Promise<Batch> {
  const [tickets, clocks] = await Promise.all([loadTickets(tx, ids), loadRecorded(tx, ids)]);
  const facts = await loadFacts(tx, tickets);
  const lives = await loadLives(tx, { tickets, facts, insteadOf: (agreed) => replaced(agreed, instead) }, now);
  return { tickets, clocks, lives };
}

interface Ours {
  readonly were: ReadonlySet<number>;
  readonly wouldBe: ReadonlySet<number>;
}

/** Counts the clocks of one ticket before and after; what turns over. */
function addTicket(
  tallies: Tallies,
  { id, severity, service, ...ticket }: TicketRow,
  { clocks, lives }: Batch,
  ours: Ours,
): WhatIfFlip[] {
  const { reading } = lives.read({ id, severity, service, ...ticket });
  const stored = new Map((clocks.get(id) ?? []).map((row) => [keyOf(row), row]));
  // Of a ticket whose opening was taken back nothing counts.
  const would = new Map((reading.state.openedAt === null ? [] : reading.clocks).map((clock) => [keyOf(clock), clock]));
  return [...new Set([...stored.keys(), ...would.keys()])].flatMap((key) => {
    const [row, clock] = [stored.get(key), would.get(key)];
    const was: JudgedClock | null = row
      ? { clock: row, isOurs: row.isCounted && ours.were.has(row.agreementVersion) }
      : null;
    const is: JudgedClock | null = clock
      ? { clock: toCounted(clock), isOurs: ours.wouldBe.has(clock.agreementVersion) }
      : null;
    return tallies.add({ ticket: { id, severity, service }, was, is, excuse: row?.excuse ?? null });
  });
}

const keyOf = ({ measure, cycle }: { readonly measure: string; readonly cycle: number }): string =>
  `${measure}/${String(cycle)}`;
