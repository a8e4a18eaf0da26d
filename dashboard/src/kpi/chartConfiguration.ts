// What our charts have in common, as the library wants it said.
import type { ChartConfiguration } from 'chart.js';
import { saidOf, type FigureRange, type FigureSeries } from './figureSeries.ts';

export interface ChartedFigures {
  readonly labels: readonly string[];
  readonly series: readonly FigureSeries[];
  readonly lying: boolean;
  readonly range: FigureRange | null;
}

/** `role`: the value of a custom property. */
export function chartConfiguration(
  { labels, series, lying, range }: ChartedFigures,
  role: (name: string) => string,
): ChartConfiguration<'bar' | 'line', (number | null)[]> {
  const ticks = { color: role('--muted'), font: { family: 'Inter Variable, system-ui, sans-serif', size: 13 } };
  const plain = { grid: { display: false }, ticks: { ...ticks, maxRotation: 0, autoSkipPadding: 16 } };
  const grid = { color: role('--rule') };
  const numbers =
    range === null
      ? { beginAtZero: true, grid, ticks: { ...ticks, precision: 0 } }
      : {
          ...{ min: range.min, max: range.max, grid },
          ticks: {
            ...{ ...ticks, stepSize: range.step },
            callback: (value: number | string) => `${String(value)}${range.unit}`,
          },
        };
  const axis = lying ? 'y' : 'x';
  // Bars stand on their days; lines alone begin at the edge.
  const hasBars = series.some(({ shape }) => shape !== 'LINE');
  return {
    type: hasBars ? 'bar' : 'line',
    data: {
      labels: [...labels],
      datasets: series.map(({ word, values, colour, shape, dashed = false }) => ({
        ...{ label: word, data: [...values], backgroundColor: role(colour), borderColor: role(colour) },
        ...(shape === 'LINE'
          ? {
              ...{ type: 'line' as const, borderWidth: dashed ? 2 : 3, pointRadius: values.length > 60 ? 0 : 3 },
              ...{ pointHitRadius: 12, pointHoverRadius: 6, spanGaps: true, clip: 8 },
              ...(dashed && { borderDash: [6, 5] }),
            }
          : { maxBarThickness: 28, stack: shape }),
      })),
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      indexAxis: axis,
      interaction: { mode: 'index', intersect: false, axis },
      scales: lying ? { x: numbers, y: plain } : { x: plain, y: numbers },
      plugins: {
        tooltip: {
          callbacks: {
            label: ({ datasetIndex, dataIndex }) => {
              const one = series[datasetIndex];
              return one === undefined ? '' : saidOf(one, dataIndex);
            },
          },
        },
      },
    },
  };
}
