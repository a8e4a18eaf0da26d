// How a question about figures is answered: whole months from rows by month, the days before and after from rows by day, and
// what no row tells apart from the clocks themselves. The three never overlap, so their sum is the answer, to the unit.
import type { Axis, FigurePeriod, FigureQuery } from '../clock/figure-query.ts';
import { grainFor, isDimension, type Dimension, type Grain } from './grain.ts';

export type FigureStep = 'DAY' | 'WEEK' | 'MONTH';

/** Civil days `[from, until)`. */
export interface Days {
  readonly from: string;
  readonly until: string;
}

export interface FigurePlan {
  readonly rollups: readonly { readonly grain: Grain; readonly days: Days }[];
  readonly facts: readonly FigurePeriod[];
}

export interface FigureQuestion {
  readonly query: FigureQuery;
  readonly period: FigurePeriod;
  /** Grouped by these, at most two. */
  readonly by: readonly Axis[];
  readonly step: FigureStep | null;
  /** Sources that may be seen; null: all. */
  readonly sources: readonly string[] | null;
}

export function planFigures({ query, period, by, step, sources }: FigureQuestion): FigurePlan {
  // Rows do not tell sources apart, nor instants of a day.
  if (period.kind === 'INSTANTS' || sources !== null) return { rollups: [], facts: [period] };
  const asked = new Set<Dimension>(
    [
      ...by,
      ...(Object.keys(query.only) as Axis[]),
      ...query.except.flatMap((keys) => Object.keys(keys) as Axis[]),
    ].filter(isDimension),
  );
  const [byDay, byMonth] = [grainFor('day', asked), grainFor('month', asked)];
  const months = byMonth && (step === null || step === 'MONTH') ? monthsWithin(period) : null;
  const rest =
    months === null
      ? [period]
      : [
          { from: period.from, until: months.from },
          { from: months.until, until: period.until },
        ];
  const days = rest.filter(({ from, until }) => from < until).map(({ from, until }) => ({ from, until }));
  return {
    rollups: [
      ...(byMonth && months ? [{ grain: byMonth, days: months }] : []),
      ...(byDay ? days.map((each) => ({ grain: byDay, days: each })) : []),
    ],
    facts: byDay ? [] : days.map((each) => ({ kind: 'DAYS', ...each })),
  };
}

/** The whole months in a period of days; null: none. */
function monthsWithin({ from, until }: Days): Days | null {
  const [start, end] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(until)];
  const first = start.day === 1 ? start : start.with({ day: 1 }).add({ months: 1 });
  const last = end.with({ day: 1 });
  return Temporal.PlainDate.compare(first, last) < 0 ? { from: first.toString(), until: last.toString() } : null;
}

/** The period before one, as long: whole months before whole months, else as many days or milliseconds. */
export function periodBefore(period: FigurePeriod): FigurePeriod {
  if (period.kind === 'INSTANTS') {
    const { fromMs, untilMs } = period;
    return { kind: 'INSTANTS', fromMs: fromMs - (untilMs - fromMs), untilMs: fromMs };
  }
  const [from, until] = [Temporal.PlainDate.from(period.from), Temporal.PlainDate.from(period.until)];
  const length =
    from.day === 1 && until.day === 1
      ? { months: from.until(until, { largestUnit: 'months' }).months }
      : { days: from.until(until).days };
  return { kind: 'DAYS', from: from.subtract(length).toString(), until: period.from };
}
