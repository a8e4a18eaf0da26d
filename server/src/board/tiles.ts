// The figures of a board: which ones, over which period, and how outcomes add up to rates.
import type { ClockDrill } from '../clock/clock-drill.ts';
import type { ClockOutcome } from '../engine/outcome.ts';
import type { LimitKind } from '../engine/reading.ts';
import type { TicketQuery } from '../ticket/ticket-filter.ts';
import type { OutcomeCount } from './frame.store.ts';
import type { TileChoice } from './settings.ts';

/** "RESOLUTION" of urgent tickets: "urgent-resolution" for programs, "Urgent resolution" for people. */
const keyOf = ({ measure, severity }: TileChoice): string =>
  [severity, measure].flatMap((part) => part?.toLowerCase().replaceAll('_', '-') ?? []).join('-');

function labelOf(choice: TileChoice): string {
  const words = keyOf(choice).replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

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
  readonly waived: number;
  readonly disputed: number;
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
  {
    query,
    period,
    tiles,
  }: { readonly query: TicketQuery; readonly period: Period; readonly tiles: readonly TileChoice[] },
): TileValue[] {
  return tiles.map((choice) => {
    const { measure, severity } = choice;
    const ours = counts.filter((count) => count.measure === measure && (severity ?? count.severity) === count.severity);
    const rate = (limit: LimitKind): RateValue =>
      rateOf(ours, { measure, severity, limit, ...period, outcome: null, query });
    const hasTarget = ours.some(({ target }) => target !== null);
    return {
      key: keyOf(choice),
      label: labelOf(choice),
      promise: rate('PROMISE'),
      target: hasTarget ? rate('TARGET') : null,
    };
  });
}

function rateOf(counts: readonly OutcomeCount[], behind: ClockDrill): RateValue {
  const outcomeIn = (count: OutcomeCount): ClockOutcome | null =>
    behind.limit === 'PROMISE' ? count.promise : count.target;
  const sum = (outcome: ClockOutcome): number =>
    counts.filter((count) => outcomeIn(count) === outcome).reduce((total, { count }) => total + count, 0);
  const [met, missed] = [sum('MET'), sum('MISSED')];
  const share = met + missed === 0 ? null : (100 * met) / (met + missed);
  return {
    ...{ met, missed, undecided: sum('UNDECIDED'), excluded: sum('EXCLUDED') },
    ...{ waived: sum('WAIVED'), disputed: sum('DISPUTED'), share, behind },
  };
}
