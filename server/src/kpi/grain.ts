// Which rows of figures are kept. The full product of all dimensions would be as many rows as there are clocks; these are few
// enough (the benchmark says how few), and what they cannot answer is counted from the clocks themselves.

/** What figures are grouped and filtered by, besides kind and measure. */
export const dimensions = ['customer', 'serviceAccount', 'service', 'agreement', 'clause', 'team', 'severity'] as const;
export type Dimension = (typeof dimensions)[number];

/** The column of a cell (alias `k`) that holds a dimension. */
export const columnOf: Readonly<Record<Dimension, string>> = {
  customer: 'k.customer_id',
  serviceAccount: 'k.service_account_id',
  service: 'k.service_id',
  agreement: 'k.agreement_id',
  clause: 'k.clause_id',
  team: 'k.team',
  severity: 'k.severity',
};

/** A dimension of a cell as a key: text, empty where the clock has none. */
export const keyOf = (dimension: Dimension): string => `coalesce(${columnOf[dimension]}::text, '')`;

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
  ...(['customer', 'service', 'team', 'severity'] as const).map((by) => grain('day', by)),
  grain('month'),
  ...dimensions.map((by) => grain('month', by)),
  ...(['customer', 'service', 'team'] as const).map((by) => grain('month', by, 'severity')),
];

/** The kept grain that tells these dimensions apart with the fewest others; null: none does. */
export function grainFor(span: Grain['span'], asked: ReadonlySet<Dimension>): Grain | null {
  const fitting = grains.filter(
    (each) => each.span === span && [...asked].every((dimension) => each.dimensions.includes(dimension)),
  );
  return fitting.sort((a, b) => a.dimensions.length - b.dimensions.length)[0] ?? null;
}
