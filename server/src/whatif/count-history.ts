// Counts every ticket that may count as it would stand, beside what is stored of it. Where the question changes limits and
// hours alone, a clock that ended is read again from when it ran (counterpart.ts, engine/rerun.ts); a ticket with any other
// clock is read whole from its facts. Nothing is written but results that turn over, as what they are: part of a what-if.
import { loadDraftTerms, type AgreedTerms } from '../agreement/agreement.store.ts';
import { limits } from '../limits.ts';
import { loadFollowedCoverage } from '../coverage/compiled.store.ts';
import type { Transactions, Tx } from '../db/orm.ts';
import type { Judged } from '../runtime/amendment.store.ts';
import { rerun } from '../engine/rerun.ts';
import { loadLives, type Lives } from '../runtime/lives.ts';
import { loadFacts, loadTickets, type TicketRow } from '../ticket/ticket.store.ts';
import { counterparts, type Counterpart, type CounterpartOf } from './counterpart.ts';
import { replaced, type Replacement, type WhatIfQuestion } from './question.ts';
import {
  startTallies,
  toCounted,
  type CountedClock,
  type JudgedClock,
  type MeasureTally,
  type PeriodQuestion,
  type PeriodTally,
  type Span,
  type Tallies,
  type WhatIfFlip,
} from './tally.ts';
import {
  clocksOf,
  loadPages,
  loadRecorded,
  loadTicketsOf,
  type RecordedClock,
  type RecordedCourse,
  type TicketPage,
} from './recorded.store.ts';
import { saveFlips, type Run } from './what-if.store.ts';

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
  /** Every ticket is read from its facts, whatever is asked: what the quick way is compared with. */
  readonly isWhole?: boolean;
}

export interface Counted {
  readonly tickets: number;
  readonly measures: readonly MeasureTally[];
  readonly periods: readonly PeriodTally[];
  /** All of them, and how many are listed. */
  readonly flips: number;
  readonly listed: number;
  /** Of the tickets those that were read whole from their facts. */
  readonly readWhole: number;
}

/** Told after each batch; an answer of false ends the counting. */
export type Told = (done: number, total: number) => Promise<boolean>;

/** Null: it was told to stop. */
export async function countHistory(database: Transactions, counting: Counting, told: Told): Promise<Counted | null> {
  const judged = judgedOf(counting);
  const { instead, counterpartOf, pages } = await database.transaction(
    async (tx) => ({
      ...(await loadReplacement(tx, counting)),
      pages: await loadPages(tx, judged, limits.whatIfPage),
    }),
    { kind: 'snapshot' },
  );
  const total = pages.reduce((sum, { tickets }) => sum + tickets, 0);
  if (!(await told(0, total))) return null;
  const tallies = startTallies(counting.span, counting.periods);
  const reading = { counting, judged, instead, counterpartOf, tallies };
  const counts = { done: 0, flips: 0, listed: 0, readWhole: 0 };
  const loaded = inTurn(pages, (page) =>
    database.transaction((tx) => loadPage(tx, page, reading), { kind: 'snapshot' }),
  );
  // Those of one page are kept while the next is counted.
  let kept = Promise.resolve();
  for await (const page of loaded) {
    const found = addEnded(page, reading);
    counts.done += page.tickets - page.whole.length;
    for await (const batch of inTurn(chunksOf(page.whole, limits.whatIfBatch), (ids) =>
      loadBatch(database, ids, reading),
    )) {
      found.push(...batch.tickets.flatMap((ticket) => addTicket(reading, ticket, batch)));
      counts.done += batch.tickets.length;
      counts.readWhole += batch.tickets.length;
      if (!(await told(counts.done, total))) return null;
    }
    found.sort(byTicket);
    const listed = found.slice(0, limits.whatIfFlips - counts.listed);
    await kept;
    if (listed.length > 0) {
      const place = counts.listed;
      kept = database.transaction((tx) => saveFlips(tx, counting.run, place, listed));
      // Whoever ends before it came hears of another failure.
      kept.catch(() => undefined);
    }
    counts.flips += found.length;
    counts.listed += listed.length;
    if (!(await told(counts.done, total))) return null;
  }
  await kept;
  const { done: tickets, ...sums } = counts;
  return { tickets, measures: tallies.measures(), periods: tallies.periods(), ...sums };
}

/** Clocks of a ticket by measure and cycle; the limits of one as they came. */
const byTicket = (a: WhatIfFlip, b: WhatIfFlip): number =>
  a.ticket - b.ticket || (a.measure < b.measure ? -1 : a.measure > b.measure ? 1 : a.cycle - b.cycle);

const at = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);

const judgedOf = ({ customer, tickets: { fromMs, untilMs, openAtMs } }: Counting): Judged => ({
  ...{ customer, since: at(fromMs), until: at(untilMs), openAt: at(openAtMs) },
});

/** Everything that pages are counted by. */
interface Reading {
  readonly counting: Counting;
  readonly judged: Judged;
  readonly instead: Replacement;
  /** Null: every ticket is read whole. */
  readonly counterpartOf: CounterpartOf | null;
  readonly tallies: Tallies;
}

async function loadReplacement(
  tx: Tx,
  { question, scheduleVersion, versions, isWhole = false }: Counting,
): Promise<Pick<Reading, 'instead' | 'counterpartOf'>> {
  const { agreement, limits: changes, version } = question;
  const draft = version === null ? null : await loadDraftTerms(tx, version);
  const counted = scheduleVersion === null ? null : await loadCounted(tx, scheduleVersion);
  const instead = { agreement, draft, limits: changes, counted };
  if (isWhole) return { instead, counterpartOf: null };
  const were: AgreedTerms[] = [];
  for (const id of versions.were) were.push(...[await loadDraftTerms(tx, id)].filter((terms) => terms !== null));
  return { instead, counterpartOf: counterparts(were, replaced(were, instead)) };
}

async function loadCounted(tx: Tx, scheduleVersion: number): Promise<NonNullable<Replacement['counted']>> {
  const followed = { scheduleVersion, following: 'FOLLOWS' as const };
  return { scheduleVersion, coverage: (await loadFollowedCoverage(tx, [followed]))(followed) };
}

/** One by one; two more are asked for while one is read, so that the database and we both work. */
async function* inTurn<Q, A>(questions: readonly Q[], ask: (question: Q) => Promise<A>): AsyncGenerator<A> {
  const asked: Promise<A>[] = [];
  for (const question of questions) {
    const answer = ask(question);
    // Whoever ends before it came does not wait for it.
    answer.catch(() => undefined);
    asked.push(answer);
    const [first] = asked.length > 2 ? asked.splice(0, 1) : [];
    if (first !== undefined) yield await first;
  }
  for (const answer of asked) yield await answer;
}

const chunksOf = <T>(all: readonly T[], size: number): (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, place) => all.slice(place * size, (place + 1) * size));

interface LoadedPage {
  readonly tickets: number;
  /** Clocks that can be read again from when they ran, and count on either side. */
  readonly ended: readonly RecordedCourse[];
  /** Ids of the tickets that are to be read from their facts, in order. */
  readonly whole: readonly number[];
}

async function loadPage(tx: Tx, page: TicketPage, { counting, judged, counterpartOf }: Reading): Promise<LoadedPage> {
  if (counterpartOf === null) {
    const whole = await loadTicketsOf(tx, judged, page);
    return { tickets: whole.length, ended: [], whole };
  }
  const courses = await loadRecorded(tx, { judged, now: at(counting.nowMs) }, page);
  const ours = new Set(counting.versions.were);
  const whole = new Set<number>();
  for (const course of courses.filter((each) => !isEnded(each, ours, counterpartOf))) {
    for (const { ticket } of clocksOf(course)) whole.add(ticket);
  }
  // What others judge counts on neither side.
  const ended = courses.filter(({ agreementVersion }) => ours.has(agreementVersion));
  return { tickets: page.tickets, ended, whole: [...whole].sort((a, b) => a - b) };
}

/** They can be read again from when they ran, or are judged by others. */
const isEnded = (
  { isStale, hasRan, agreementVersion, clauses }: RecordedCourse,
  ours: ReadonlySet<number>,
  counterpartOf: CounterpartOf,
): boolean => !isStale && hasRan && (!ours.has(agreementVersion) || counterpartOf(agreementVersion, clauses) !== null);

/** Counts the clocks of the tickets that need not be read whole; what turns over, in no order. */
function addEnded({ ended, whole }: LoadedPage, { counterpartOf, tallies }: Reading): WhatIfFlip[] {
  const open = new Set(whole);
  const flips: WhatIfFlip[] = [];
  for (const course of ended) {
    const { isCounted, excuse } = course;
    const chosen = counterpartOf?.(course.agreementVersion, course.clauses) ?? null;
    for (const clock of clocksOf(course)) {
      if (open.has(clock.ticket)) continue;
      const is = { clock: again(clock, chosen), isOurs: true };
      const found = tallies.add({ ticket: clock.ticket, was: { clock, isOurs: isCounted }, is, excuse });
      if (found.length > 0) flips.push(...found);
    }
  }
  return flips;
}

/** The clock by the clauses that would judge it. */
function again(clock: RecordedClock, chosen: Counterpart | null): CountedClock {
  if (chosen?.isSame === true) return clock;
  const { startedAtMs, ran, measure, cycle, voidReason, severity, service } = clock;
  const found = chosen && ran && startedAtMs !== null ? rerun(chosen, startedAtMs, ran) : null;
  if (found === null) throw new Error(`A clock of ticket ${String(clock.ticket)} cannot be read without its facts`);
  const { phase, stoppedAtMs, spentMs, promise, target } = found;
  const countsAtMs = promise.dueAtMs ?? promise.breachedAtMs ?? startedAtMs;
  const own = { measure, cycle, voidReason, startedAtMs, severity, service };
  return { ...own, phase, stoppedAtMs, spentMs, countsAtMs, promise, target };
}

interface Batch {
  readonly tickets: readonly TicketRow[];
  readonly clocks: ReadonlyMap<number, readonly RecordedClock[]>;
  readonly lives: Lives;
}

const loadBatch = (
  database: Transactions,
  ids: readonly number[],
  { counting, judged, instead }: Reading,
): Promise<Batch> =>
  database.transaction(
    async (tx) => {
      const now = at(counting.nowMs);
      const [tickets, courses] = await Promise.all([loadTickets(tx, ids), loadRecorded(tx, { judged, now }, { ids })]);
      const clocks = courses.filter(({ measure }) => measure !== '').flatMap((course) => [...clocksOf(course)]);
      const facts = await loadFacts(tx, tickets);
      const asked = { tickets, facts, insteadOf: (agreed: readonly AgreedTerms[]) => replaced(agreed, instead) };
      return {
        tickets,
        clocks: Map.groupBy(clocks, ({ ticket }) => ticket),
        lives: await loadLives(tx, asked, now),
      };
    },
    { kind: 'snapshot' },
  );

/** Counts the clocks of one ticket before and after, from its facts; what turns over. */
function addTicket(
  { counting: { versions }, tallies }: Reading,
  ticket: TicketRow,
  { clocks, lives }: Batch,
): WhatIfFlip[] {
  const { reading } = lives.read(ticket);
  const stored = new Map((clocks.get(ticket.id) ?? []).map((row) => [keyOf(row), row]));
  // Of a ticket whose opening was taken back nothing counts.
  const would = new Map((reading.state.openedAt === null ? [] : reading.clocks).map((clock) => [keyOf(clock), clock]));
  return [...new Set([...stored.keys(), ...would.keys()])].flatMap((key) => {
    const [row, clock] = [stored.get(key), would.get(key)];
    const was: JudgedClock | null = row
      ? { clock: row, isOurs: row.isCounted && versions.were.includes(row.agreementVersion) }
      : null;
    const is: JudgedClock | null = clock
      ? { clock: toCounted(clock), isOurs: versions.wouldBe.includes(clock.agreementVersion) }
      : null;
    return tallies.add({ ticket: ticket.id, was, is, excuse: row?.excuse ?? null });
  });
}

const keyOf = ({ measure, cycle }: { readonly measure: string; readonly cycle: number }): string =>
  `${measure}/${String(cycle)}`;
