// Which rows of figures are kept. The full product of all dimensions would be as many rows as there are clocks; these are few
// enough (the benchmark says how few), and what they cannot answer is counted from the clocks themselves.

import { axes, type Axis } from '../clock/figure-query.ts';

/** The axes by which rows differ; every row is of one kind and one measure besides. */
export type Dimension = Exclude<Axis, 'measure' | 'kind'>;
export const isDimension = (axis: Axis): axis is Dimension => axis !== 'measure' && axis !== 'kind';
export const dimensions: readonly Dimension[] = axes.filter(isDimension);

export interface Grain {
  /** As rows name it: "day:customer", "month:service,severity". */
  readonly name: string;
  readonly span: 'day' | 'month';
  /** In the order of the keys; at most two. */
  readonly dimensions: readonly Dimension[];
}

const grain = (span: Grain['span'], ...by: readonly Dimension[]): Grain => ({
  name: by.length === 0 ? span : `${span}:${by.join(',')}`,
  span,
  dimensions: by,
});

/** Dense ones by day; whatever is kept by day is kept by month too. */
export const grains: readonly Grain[] = [
  grain('day'),
  ...(['customer', 'team', 'severity'] as const).map((by) => grain('day', by)),
  grain('month'),
  ...dimensions.map((by) => grain('month', by)),
  ...(['service', 'team'] as const).map((by) => grain('month', by, 'severity')),
];

/** The kept grain that tells these dimensions apart with the fewest others; null: none does. */
export function grainFor(span: Grain['span'], asked: ReadonlySet<Dimension>): Grain | null {
  const fitting = grains.filter(
    (each) => each.span === span && [...asked].every((dimension) => each.dimensions.includes(dimension)),
  );
  return fitting.sort((a, b) => a.dimensions.length - b.dimensions.length)[0] ?? null;
}
