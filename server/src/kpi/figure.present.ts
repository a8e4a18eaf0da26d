// From counted clocks to what GraphQL shows: each figure knows the question it answers, so that it can name its clocks and
// be asked for its percentiles when somebody wants them.
import { formatFigureDrill } from '../clock/clock-drill.ts';
import type { FigureDrill, FigurePeriod, FigureQuery } from '../clock/figure-query.ts';
import type { Tx } from '../db/orm.ts';
import type { LimitKind } from '../engine/reading.ts';
import type { AttainmentRateType, FigureType, TimePercentilesType } from './attainment.type.ts';
import { clocksIn } from './figures.ts';
import { loadHistograms, type FigureCounts, type Histogram, type OutcomeCounts } from './figure.store.ts';
import { percentileOf } from './percentile.ts';
import { planFigures, type FigureQuestion } from './plan.ts';

export type RateValue = AttainmentRateType & { readonly behind: FigureDrill };

/** How often each bucket of a kind of time was met; null: no clock ended. */
type Times = (time: 'spent' | 'wall') => Promise<Histogram | null>;

export type FigureValue = FigureType & {
  readonly promise: RateValue;
  readonly target: RateValue | null;
  readonly counts: FigureCounts;
  readonly times: Times;
};

export interface FigureOf {
  readonly counts: FigureCounts;
  readonly query: FigureQuery;
  readonly period: FigurePeriod;
  readonly times: Times;
}

export function presentFigure({ counts, query, period, times }: FigureOf): FigureValue {
  const rate = (limit: LimitKind, outcomes: OutcomeCounts): RateValue => {
    const { met, missed } = outcomes;
    return {
      ...outcomes,
      numerator: met,
      denominator: met + missed,
      share: met + missed === 0 ? null : (100 * met) / (met + missed),
      behind: { figures: query, period, limit, outcome: null },
    };
  };
  return {
    promise: rate('PROMISE', counts.promise),
    target: clocksIn(counts.target) === 0 ? null : rate('TARGET', counts.target),
    finished: counts.finished,
    counts,
    times,
  };
}

export const drillOf = ({ behind }: RateValue, outcome: FigureDrill['outcome']): string =>
  formatFigureDrill({ ...behind, outcome });

/** The clocks behind a rate that ended, whatever came of them. */
export const endedDrillOf = ({ behind }: RateValue): string => formatFigureDrill({ ...behind, ended: true });

/** Null: no clock ended. */
export async function presentTimes(
  { counts, times }: FigureValue,
  time: 'spent' | 'wall',
): Promise<TimePercentilesType | null> {
  const histogram = await times(time);
  if (histogram === null || counts.finished === 0) return null;
  const at = (share: number): number => percentileOf(histogram, share) ?? 0;
  const sumMs = time === 'spent' ? counts.spentMs : counts.wallMs;
  return {
    ...{ p50: at(0.5), p75: at(0.75), p90: at(0.9), p95: at(0.95), p99: at(0.99) },
    mean: Math.round(sumMs / counts.finished),
  };
}

/** Histograms of all groups and steps of a question, loaded once when the first of them is wanted. */
export function timesOf(
  read: () => Promise<Tx>,
  question: FigureQuestion,
): (keys: readonly string[], since: string | null) => Times {
  const loading = new Map<string, Promise<Map<string, Histogram>>>();
  const load = async (time: 'spent' | 'wall'): Promise<Map<string, Histogram>> => {
    const histograms = await loadHistograms(await read(), { question, plan: planFigures(question) }, time);
    return new Map(histograms.map((each) => [JSON.stringify([each.keys, each.since]), each]));
  };
  return (keys, since) => async (time) => {
    const found = loading.get(time) ?? load(time);
    loading.set(time, found);
    return (await found).get(JSON.stringify([keys, since])) ?? null;
  };
}
