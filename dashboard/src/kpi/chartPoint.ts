// A chart by keyboard: which number is held after a key, and how it is spoken. Pure.
import type { RouteLocationRaw } from 'vue-router';
import { saidOf, type FigureSeries } from './figureSeries.ts';

/** A point along the chart, and of its numbers one, or all of them (null). */
export interface ChartPlace {
  readonly point: number;
  readonly series: number | null;
}

interface Charted {
  readonly labels: readonly string[];
  readonly series: readonly FigureSeries[];
}

const along = { ArrowLeft: -1, ArrowRight: 1 } as const;
const across = { ArrowUp: -1, ArrowDown: 1 } as const;
const within = (place: number, size: number): number => Math.min(Math.max(place, 0), size - 1);

/** Arrows along the chart move the point and stop at its ends; those across it go through the numbers of the point, and from the last to all again. */
export function placeAfter(
  key: string,
  at: ChartPlace | null,
  { points, series, lying }: { readonly points: number; readonly series: number; readonly lying: boolean },
): ChartPlace | null | undefined {
  if (points === 0) return undefined;
  const [forth, through] = lying ? [across, along] : [along, across];
  const step = (forth as Readonly<Record<string, -1 | 1>>)[key];
  if (step !== undefined) {
    const point = at === null ? (step === 1 ? 0 : points - 1) : within(at.point + step, points);
    return { point, series: at?.series ?? null };
  }
  const turn = (through as Readonly<Record<string, -1 | 1>>)[key];
  if (turn !== undefined) {
    // All of them are a place of their own, before the first.
    const next = ((at?.series ?? -1) + 1 + turn + series + 1) % (series + 1);
    return { point: at?.point ?? 0, series: next === 0 ? null : next - 1 };
  }
  if (key === 'Home' || key === 'End') return { point: key === 'Home' ? 0 : points - 1, series: at?.series ?? null };
  return key === 'Escape' ? null : undefined;
}

/** Where Enter leads: to what is behind the number that is held, else behind the first of the point. */
export function leadOf({ point, series }: ChartPlace, { series: all }: Charted): RouteLocationRaw | null {
  const one = series === null ? all.find(({ to }) => (to?.[point] ?? null) !== null) : all[series];
  return one?.to?.[point] ?? null;
}

/** "3 Mar 2026. Within promise: 90 % (9 met, 1 missed). Within target: 80 %." */
export function spoken(place: ChartPlace, chart: Charted): string {
  const { point, series } = place;
  const held = series === null ? chart.series : chart.series.slice(series, series + 1);
  const lead = leadOf(place, chart) === null ? [] : ['Enter lists what is behind it'];
  return [chart.labels[point] ?? '', ...held.map((one) => saidOf(one, point)), ...lead].join('. ') + '.';
}
