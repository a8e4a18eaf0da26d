// What the names in an exported agreement stand for here.
import type { Tx } from '../db/orm.ts';

/** The things that an export names, and how. */
export type NamedThing = 'customer' | 'serviceAccount' | 'service' | 'schedule' | 'parent';

const questions: Readonly<Record<NamedThing, string>> = {
  customer: 'select id from customer where name = $1 limit 2',
  serviceAccount: 'select id from service_account where reference = $1 limit 2',
  service: 'select id from service where reference = $1 limit 2',
  schedule: 'select id from coverage_schedule where name = $1 limit 2',
  parent: 'select id from agreement where number = $1 limit 2',
};

/** The rows of this name; two when there are more. */
export async function loadNamed(tx: Tx, thing: NamedThing, name: string): Promise<readonly number[]> {
  const rows = await tx.rows<{ id: number }>(questions[thing], [name]);
  return rows.map(({ id }) => id);
}
