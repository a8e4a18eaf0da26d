// A question about work as SQL: over turns and holds (alias `r`, as they were) and over tickets (alias `t`, as they are), each
// with its source (alias `s`).
import type { FigurePeriod } from '../clock/figure-query.ts';
import type { SqlParameters } from '../ticket/ticket-filter.store.ts';
import type { FlowAxis, FlowQuery } from './flow-query.ts';

/** Where a row says its place: as it is, where it moved from, or as the ticket itself does. */
export type PlaceOf = 'r.' | 'r.was_' | 't.';

function columnOf(axis: FlowAxis, of: PlaceOf): { readonly name: string; readonly isId: boolean } {
  switch (axis) {
    case 'customer':
      return { name: `${of}customer_id`, isId: true };
    case 'serviceAccount':
      return { name: `${of}service_account_id`, isId: true };
    case 'service':
      return { name: `${of}service_id`, isId: true };
    case 'team':
      return { name: of === 't.' ? 't.group_name' : `${of}team`, isId: false };
    case 'severity':
      return { name: `${of}severity`, isId: false };
    case 'source':
      return { name: 's.name', isId: false };
    default:
      return axis satisfies never;
  }
}

/** Text, empty where there is none. */
export function keyOf(axis: FlowAxis, of: PlaceOf): string {
  const { name, isId } = columnOf(axis, of);
  return `coalesce(${name}${isId ? '::text' : ''}, '') collate "C"`;
}

const isId = (key: string): boolean => /^\d{1,15}$/.test(key);

/** What of these places is asked for; `sources`: those that may be seen, null: all. */
export function placeCondition(
  { only, except, versions }: FlowQuery,
  { of, sources }: { readonly of: PlaceOf; readonly sources: readonly string[] | null },
  parameters: SqlParameters,
): string {
  const all = Object.entries(only).map(([name, keys]) => {
    const axis = name as FlowAxis;
    const column = columnOf(axis, of);
    // Without a cast of the column where it can be, so that its index serves.
    return column.isId && keys.every(isId)
      ? `${column.name} = any(${parameters.put(keys)}::bigint[])`
      : `${keyOf(axis, of)} = any(${parameters.put(keys)}::text[])`;
  });
  const by = Object.keys(except[0] ?? {}) as FlowAxis[];
  if (by.length > 0) {
    const lists = by.map((axis) => `${parameters.put(except.map((keys) => keys[axis] ?? ''))}::text[]`);
    all.push(`(${by.map((axis) => keyOf(axis, of)).join(', ')}) not in (select * from unnest(${lists.join(', ')}))`);
  }
  if (versions !== undefined)
    all.push(`${of === 't.' ? 't.id' : 'r.ticket_id'} in (select c.ticket_id from clock c
      where c.agreement_version_id = any(${parameters.put(versions)}::bigint[]) and c.void_reason is distinct from 'NO_CLAUSE')`);
  if (sources !== null) all.push(`s.name = any(${parameters.put(sources)}::text[])`);
  // Of nothing, not null: it is negated.
  return all.length === 0 ? 'true' : `coalesce(${all.join(' and ')}, false)`;
}

/** Rows that count before, or from and after, one end of a period; `at` is their instant as SQL. */
export function bound(
  period: FigurePeriod,
  { end, side, at }: { readonly end: 'FROM' | 'UNTIL'; readonly side: '<' | '>='; readonly at: string },
  parameters: SqlParameters,
): string {
  if (period.kind === 'INSTANTS')
    return `${at} ${side} at_ms(${parameters.put(end === 'FROM' ? period.fromMs : period.untilMs)})`;
  return `r.counts_on ${side} ${parameters.put(end === 'FROM' ? period.from : period.until)}::date`;
}
