// The figures of a board: which ones, over which period, and how outcomes add up to rates.
import type { ClockDrill, ClockOutcome } from '../clock/clock-drill.ts';
import type { LimitKind } from '../engine/reading.ts';
import type { TicketQuery } from '../ticket/ticket-filter.ts';
import type { OutcomeCount } from './frame.store.ts';

interface TileSpec {
  readonly key: string;
  readonly label: string;
  readonly measure: string;
  readonly urgentOnly: boolean;
}

const tileSpecs: readonly TileSpec[] = [
  { key: 'first-response', label: 'First response', measure: 'FIRST_RESPONSE', urgentOnly: false },
  { key: 'next-response', label: 'Next response', measure: 'NEXT_RESPONSE', urgentOnly: false },
  { key: 'resolution', label: 'Resolution', measure: 'RESOLUTION', urgentOnly: false },
  { key: 'urgent-resolution', label: 'Urgent resolution', measure: 'RESOLUTION', urgentOnly: true },
];

export const tileMeasures: readonly string[] = [...new Set(tileSpecs.map(({ measure }) => measure))];

/** Half-open, epoch milliseconds. */
export interface Period {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** The civil month in a zone that holds an instant. */
export function monthAt(now: Temporal.Instant, zone: string): Period {
  const first = now.toZonedDateTimeISO(zone).with({ day: 1 }).startOfDay();
  return { fromMs: first.epochMilliseconds, untilMs: first.add({ months: 1 }).startOfDay().epochMilliseconds };
}

/** "November so far". */
export const monthLabel = (now: Temporal.Instant, zone: string): string =>
  `${now.toZonedDateTimeISO(zone).toLocaleString('en', { month: 'long' })} so far`;

export interface RateValue {
  readonly met: number;
  readonly missed: number;
  readonly undecided: number;
  readonly excluded: number;
  readonly share: number | null;
  /** What names the clocks behind it, all outcomes. */
  readonly behind: ClockDrill;
}

export interface TileValue {
  readonly key: string;
  readonly label: string;
  readonly promise: RateValue;
  /** Null when none of the clocks has a target. */
  readonly target: RateValue | null;
}

/** The tiles of a board from the outcomes of the clocks that count in the period. */
export function tilesOf(
  counts: readonly OutcomeCount[],
  { query, period }: { readonly query: TicketQuery; readonly period: Period },
): TileValue[] {
  return tileSpecs.map(({ key, label, measure, urgentOnly }) => {
    const ours = counts.filter((count) => count.measure === measure && (count.urgent || !urgentOnly));
    const rate = (limit: LimitKind): RateValue =>
      rateOf(ours, { measure, severity: urgentOnly ? 'URGENT' : null, limit, ...period, outcome: null, query });
    const hasTarget = ours.some(({ target }) => target !== null);
    return { key, label, promise: rate('PROMISE'), target: hasTarget ? rate('TARGET') : null };
  });
}

function rateOf(counts: readonly OutcomeCount[], behind: ClockDrill): RateValue {
  const outcomeIn = (count: OutcomeCount): ClockOutcome | null =>
    behind.limit === 'PROMISE' ? count.promise : count.target;
  const sum = (outcome: ClockOutcome): number =>
    counts.filter((count) => outcomeIn(count) === outcome).reduce((total, { count }) => total + count, 0);
  const [met, missed] = [sum('MET'), sum('MISSED')];
  const share = met + missed === 0 ? null : (100 * met) / (met + missed);
  return { met, missed, undecided: sum('UNDECIDED'), excluded: sum('EXCLUDED'), share, behind };
}
