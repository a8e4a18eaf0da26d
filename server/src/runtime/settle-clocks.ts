// What one settlement does to the clocks of one ticket: the new reading beside the stored one, the
// changes between them, and the revisions that number those changes.
import {
  toReading,
  toStoredReading,
  UNDER_CUSTOMERS,
  type ClockUnder,
  type StoredReading,
} from '../clock/clock.row.ts';
import type { PlacedClockRow } from '../clock/clock.store.ts';
import { countedAs, deltasBetween, type CountsIn, type OutcomeDelta } from '../clock/counted.ts';
import type { NamedCell } from '../clock/outcome-cell.ts';
import type { BesideClock } from '../engine/beside.ts';
import { compareReadings, promiseChanges, type Change, type PromiseChange } from '../engine/change.ts';
import type { StepPoint } from '../engine/escalation.ts';
import { POINTS, RAN, type ClockReading, type LimitReading, type Ran } from '../engine/reading.ts';

export interface SettledClock {
  /** 0 until a clock that begins was given its id. */
  readonly id: number;
  readonly ticketId: number;
  readonly under: ClockUnder;
  readonly reading: StoredReading;
  readonly changes: readonly Change[];
  readonly promiseChanges: readonly PromiseChange[];
  /** The revision after the last change; each change adds one. */
  readonly revision: number;
  readonly portalRevision: number;
  /** The clock has no row yet. */
  readonly begins: boolean;
  /** The row must be written. */
  readonly differs: boolean;
  /** The points of its escalation while it runs. */
  readonly points: readonly StepPoint[];
  /** These clauses did not judge it when it was read last. */
  readonly judgedAnew: boolean;
  /** Where it counts in figures; null: nowhere. */
  readonly countsIn: CountsIn | null;
  /** When it ran, where a what-if can read it from that alone. */
  readonly ran: Ran | null;
  /** The cell it counts in now, where that is not the one it counted in before. */
  readonly newCell: NamedCell | null;
  /** What this reading changes in figures. */
  readonly deltas: readonly OutcomeDelta[];
}

/** Where a clock counts by a reading; a clock whose facts were taken back stays in its cell (null). */
export type PlaceOf = (
  under: ClockUnder,
  reading: ClockReading,
) => { readonly date: string; readonly cell: NamedCell | null } | null;

const NO_POINTS: readonly StepPoint[] = [];

export function settleClocks(
  ticketId: number,
  { reading, beside, known, placeOf }: ClocksRead,
  now: Temporal.Instant,
): SettledClock[] {
  const left = new Map(known.map((row) => [keyOf(row, row), row]));
  const settled = (under: ClockUnder, after: ClockReading): SettledClock => {
    const key = keyOf(under, after);
    const row = left.get(key);
    left.delete(key);
    return settleClock(ticketId, { row, under, after, placeOf }, now);
  };
  const read = [
    ...reading.map((clock) => settled(UNDER_CUSTOMERS, clock)),
    ...beside.map((clock) => settled(clock, clock.reading)),
  ];
  return [...read, ...[...left.values()].map((row) => settled(row, withdrawn(toReading(row))))];
}

interface ClocksRead {
  /** Under the customer's agreements. */
  readonly reading: readonly ClockReading[];
  readonly beside: readonly BesideClock[];
  /** As they were stored. */
  readonly known: readonly PlacedClockRow[];
  readonly placeOf: PlaceOf;
}

/** Which of a ticket's clocks it is. */
const keyOf = (
  { kind, contract }: Pick<ClockUnder, 'kind' | 'contract'>,
  { measure, cycle }: Pick<ClockReading, 'measure' | 'cycle'>,
): string => (kind === 'SLA' ? `${measure}/${cycle}` : `${kind} ${contract ?? ''} ${measure}/${cycle}`);

function settleClock(
  ticketId: number,
  {
    row,
    under,
    after: read,
    placeOf,
  }: { row: PlacedClockRow | undefined; under: ClockUnder; after: ClockReading; placeOf: PlaceOf },
  now: Temporal.Instant,
): SettledClock {
  const before = row ? toReading(row) : null;
  const after = {
    ...read,
    promise: noticed(before?.promise, read.promise, now),
    target: noticed(before?.target, read.target, now),
  };
  const changes = compareReadings(before, after, now);
  // Customers are told of their own agreements alone.
  const promise = under.kind === 'SLA' ? promiseChanges(before, after, now) : [];
  const reading = toStoredReading(after, now);
  const figures = inFigures(row, reading, placeOf(under, read));
  const ran = under.kind === 'SLA' ? (read[RAN] ?? null) : null;
  const moved = figures.moved || row?.ran?.join() !== ran?.join();
  return {
    id: row?.id ?? 0,
    ticketId,
    under: { kind: under.kind, contract: under.contract, group: under.group },
    reading,
    changes,
    promiseChanges: promise,
    revision: (row?.revision ?? 0) + changes.length,
    portalRevision: (row?.portalRevision ?? 0) + promise.length,
    begins: before === null,
    differs: before === null || changes.length > 0 || moved || !sameBesidesTime(before, after),
    points: read[POINTS] ?? NO_POINTS,
    judgedAnew: before === null || isJudgedAnew(before, after),
    countsIn: figures.countsIn,
    ran,
    newCell: figures.newCell,
    deltas: figures.deltas,
  };
}

interface InFigures extends Pick<SettledClock, 'countsIn' | 'newCell' | 'deltas'> {
  /** It counts elsewhere than before. */
  readonly moved: boolean;
}

function inFigures(row: PlacedClockRow | undefined, reading: StoredReading, place: ReturnType<PlaceOf>): InFigures {
  const excuse = row?.excuse ?? null;
  const before = row?.cell && row.countsOn ? { date: row.countsOn, cell: row.cell, excuse } : null;
  const cell = place?.cell?.id ?? before?.cell;
  const countsIn = place && cell ? { date: place.date, cell, excuse } : null;
  return {
    countsIn,
    newCell: place?.cell?.id === before?.cell ? null : (place?.cell ?? null),
    deltas: deltasBetween(row && before ? countedAs(row, before) : null, countedAs(reading, countsIn)),
    moved: before?.date !== countsIn?.date || before?.cell !== countsIn?.cell,
  };
}

const isJudgedAnew = (before: ClockReading, after: ClockReading): boolean =>
  before.phase === 'NOT_APPLICABLE' || before.phase === 'VOID' || before.clauses.join() !== after.clauses.join();

/** A breach is noticed when we first saw it, however long before it happened. */
function noticed(
  before: LimitReading | null | undefined,
  after: LimitReading | null,
  now: Temporal.Instant,
): LimitReading | null {
  if (!after?.breachedAt) return after;
  const seenBefore = before?.breachedAt?.equals(after.breachedAt) ? before.noticedAt : null;
  return { ...after, noticedAt: seenBefore ?? now };
}

/** A clock whose facts were taken back: it never ran, and says so. */
function withdrawn(reading: ClockReading): ClockReading {
  const still = (limit: LimitReading | null): LimitReading | null =>
    limit && {
      ...limit,
      dueAt: null,
      warnAt: null,
      headroomMs: null,
      standing: null,
      breachedAt: null,
      noticedAt: null,
      byReclassification: false,
    };
  return {
    ...reading,
    phase: 'VOID',
    voidReason: 'RETRACTED',
    standing: null,
    promise: still(reading.promise),
    target: still(reading.target),
    wakeAt: null,
  };
}

/** Equal but for what moves by itself while a clock runs: time spent and headroom. */
function sameBesidesTime(before: ClockReading, after: ClockReading): boolean {
  return JSON.stringify(timeless(before)) === JSON.stringify(timeless(after));
}

const timeless = (reading: ClockReading): unknown => ({
  ...reading,
  ...(reading.phase === 'RUNNING' && {
    spentMs: 0,
    promise: headless(reading.promise),
    target: headless(reading.target),
  }),
});

const headless = (limit: LimitReading | null): unknown =>
  limit && { ...limit, headroomMs: 0, shares: limit.shares.map(({ period, limitMs }) => ({ period, limitMs })) };
