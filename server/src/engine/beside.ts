// The clocks beside the customer's: of internal agreements, the narrowest clause of them all first, and of every supplier
// contract that the agreements judging the ticket rest on, each by itself. They have no part in the ticket's standing.
import { readCycles } from './clock.ts';
import { judgedTicket, type TicketLife } from './judged.ts';
import type { Terms } from './clause.ts';
import type { ClockReading } from './reading.ts';

export interface BesideClock {
  readonly reading: ClockReading;
  readonly kind: 'OLA' | 'UNDERPINNING';
  /** The supplier contract; null: internal agreements. */
  readonly contract: number | null;
  /** The group that is bound; null: none by name. */
  readonly group: string | null;
}

/** What may judge a ticket beside the customer's agreements. */
export interface BesideTerms {
  /** Versions of internal agreements. */
  readonly internal: readonly Terms[];
  /** Versions of supplier contracts, by contract. */
  readonly contracts: ReadonlyMap<number, readonly Terms[]>;
  /** The contracts that an agreement version rests on. */
  readonly restsOn: (agreementVersion: number) => readonly number[];
}

export interface BesideReading {
  readonly clocks: readonly BesideClock[];
  /** The least of their wakeAt and of amendments still ahead; null: never. */
  readonly wakeAt: Temporal.Instant | null;
}

const NOTHING: BesideReading = { clocks: [], wakeAt: null };

/** Reads them at `now`; `life.terms` are the customer's. A contract binds once a version that judged any clock names it. */
export function readBeside(
  life: TicketLife,
  { internal, contracts, restsOn }: BesideTerms,
  now: Temporal.Instant,
): BesideReading {
  if (internal.length === 0 && contracts.size === 0) return NOTHING;
  const nowMs = now.epochMilliseconds;
  const ours = readUnder({ ...life, terms: internal }, nowMs);
  const read: (Under & Pick<BesideClock, 'kind' | 'contract'>)[] = [{ ...ours, kind: 'OLA', contract: null }];
  const judging = contracts.size === 0 ? [] : [...readUnder(life, nowMs).judging, ...ours.judging];
  for (const contract of new Set(judging.flatMap(restsOn))) {
    const terms = contracts.get(contract);
    if (terms) read.push({ ...readUnder({ ...life, terms }, nowMs), kind: 'UNDERPINNING', contract });
  }
  const wakes = read.flatMap(({ wakes }) => wakes);
  return {
    clocks: read.flatMap(({ clocks, kind, contract }) => clocks.map((clock) => ({ ...clock, kind, contract }))),
    wakeAt: wakes.length === 0 ? null : Temporal.Instant.fromEpochMilliseconds(Math.min(...wakes)),
  };
}

interface Under {
  readonly clocks: readonly Pick<BesideClock, 'reading' | 'group'>[];
  /** The versions that judge or judged one of the clocks. */
  readonly judging: readonly number[];
  readonly wakes: readonly number[];
}

function readUnder(life: TicketLife, nowMs: number): Under {
  const { foldings, amendedMs } = judgedTicket(life, nowMs);
  const read = foldings.flatMap((folding) => readCycles(folding, nowMs));
  const judging = read.flatMap(({ reading, cycle }) => [
    reading.agreementVersion,
    ...(cycle?.judgements ?? []).map(({ judgement }) => judgement.chosen.terms.agreementVersion),
  ]);
  const wakes = read.flatMap(({ reading: { wakeAt } }) => (wakeAt === null ? [] : [wakeAt.epochMilliseconds]));
  if (amendedMs !== null) wakes.push(amendedMs);
  return { clocks: read.map(({ reading, cycle }) => ({ reading, group: cycle?.group ?? null })), judging, wakes };
}
