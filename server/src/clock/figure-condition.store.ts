// A figure's question as SQL over cells (alias `k`) and over where clocks count.
import type { SqlParameters } from '../ticket/ticket-filter.store.ts';
import type { Axis, FigurePeriod, FigureQuery } from './figure-query.ts';

/** The instant by which a clock counts in a period: its promise's due, or when that was broken, or its start. */
export const countsAt = 'coalesce(c.promise_due_at, c.promise_breached_at, c.started_at)';

const columns: Readonly<Record<Axis, { readonly name: string; readonly type: 'bigint' | 'text' }>> = {
  customer: { name: 'k.customer_id', type: 'bigint' },
  serviceAccount: { name: 'k.service_account_id', type: 'bigint' },
  service: { name: 'k.service_id', type: 'bigint' },
  agreement: { name: 'k.agreement_id', type: 'bigint' },
  clause: { name: 'k.clause_id', type: 'bigint' },
  team: { name: 'k.team', type: 'text' },
  severity: { name: 'k.severity', type: 'text' },
  measure: { name: 'k.measure', type: 'text' },
  kind: { name: 'k.kind', type: 'text' },
};

/** The key of a cell on an axis: text, empty where it has none; compared by bytes, which costs a fifth of a language's order. */
export const keyOf = (axis: Axis): string => {
  const { name, type } = columns[axis];
  return `coalesce(${name}${type === 'text' ? '' : '::text'}, '') collate "C"`;
};

function isAny(axis: Axis, keys: readonly string[], parameters: SqlParameters): string {
  const { name, type } = columns[axis];
  const isId = (key: string): boolean => /^\d{1,15}$/.test(key);
  // Written without a cast of the column where it can be, so that its index serves.
  if (!keys.includes('') && (type === 'text' || keys.every(isId)))
    return `${name} = any(${parameters.put(keys)}::${type}[])`;
  return `${keyOf(axis)} = any(${parameters.put(keys)}::text[])`;
}

/** The cells (alias `k`) a figure counts; `sources`: those that may be seen, null: all. */
export function cellCondition(
  { only, except }: FigureQuery,
  sources: readonly string[] | null,
  parameters: SqlParameters,
): string {
  const all = Object.entries(only).map(([axis, keys]) => isAny(axis as Axis, keys, parameters));
  const by = Object.keys(except[0] ?? {}) as Axis[];
  if (by.length > 0) {
    const rows = by.map((axis) => `${parameters.put(except.map((keys) => keys[axis] ?? ''))}::text[]`);
    all.push(`(${by.map(keyOf).join(', ')}) not in (select * from unnest(${rows.join(', ')}))`);
  }
  if (sources !== null)
    all.push(`k.source_id = any(array(select id from source where name = any(${parameters.put(sources)}::text[])))`);
  return all.join(' and ') || 'true';
}

const MARGIN = '15 hours';

/** Clocks (alias with `counts_on`, and `countsAt` as SQL) that count in a period. */
export function periodCondition(
  period: FigurePeriod,
  { alias, countsAt }: { readonly alias: string; readonly countsAt: string },
  parameters: SqlParameters,
): string {
  if (period.kind === 'INSTANTS') {
    const [from, until] = [`at_ms(${parameters.put(period.fromMs)})`, `at_ms(${parameters.put(period.untilMs)})`];
    return `${countsAt} >= ${from} and ${countsAt} < ${until}`;
  }
  const [from, until] = [`${parameters.put(period.from)}::date`, `${parameters.put(period.until)}::date`];
  // No zone is further from UTC: the second pair lets the index by instants narrow the search down.
  return `${alias}.counts_on >= ${from} and ${alias}.counts_on < ${until}
    and ${countsAt} >= ${from}::timestamp at time zone 'UTC' - interval '${MARGIN}'
    and ${countsAt} < ${until}::timestamp at time zone 'UTC' + interval '${MARGIN}'`;
}
