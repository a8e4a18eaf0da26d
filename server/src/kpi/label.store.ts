// Names for people of what figures are grouped by.
import type { Axis } from '../clock/figure-query.ts';
import type { Tx } from '../db/orm.ts';

const queries: Partial<Readonly<Record<Axis, string>>> = {
  customer: 'select id, name as label from customer where id = any($1::bigint[])',
  serviceAccount: 'select id, name as label from service_account where id = any($1::bigint[])',
  service: 'select id, name as label from service where id = any($1::bigint[])',
  agreement: 'select id, number as label from agreement where id = any($1::bigint[])',
  clause: `select c.id, a.number || ' v' || v.version || ', ' || c.number as label from clause c
    join agreement_version v on v.id = c.agreement_version_id join agreement a on a.id = v.agreement_id
    where c.id = any($1::bigint[])`,
};

/** Labels by key; axes of names are their own labels. */
export async function loadLabels(
  tx: Tx,
  axis: Axis | 'source',
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const query = axis === 'source' ? undefined : queries[axis];
  if (query === undefined) return new Map(keys.map((key) => [key, key]));
  const rows = await tx.rows<{ id: number; label: string }>(query, [keys.filter((key) => key !== '')]);
  return new Map(rows.map(({ id, label }) => [String(id), label]));
}
