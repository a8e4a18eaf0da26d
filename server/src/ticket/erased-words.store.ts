// A name erased from what people wrote about cases in their own words. Rows that are only ever added (facts, deliveries, acts
// on agreements) stay as they are.
import type { Tx } from '../db/orm.ts';

/** Free text, by table. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  waiver: ['reason', 'evidence', 'decided_because'],
  credit: ['reason'],
  service_outage: ['reason', 'withdrawn_because'],
  escalation_act: ['note'],
  asset_act: ['note'],
  agreement_comment: ['text', 'proposed', 'answer'],
};

/** Where the pattern is found, what is shown instead of the name takes its place; in any case. */
export async function eraseFromWords(
  tx: Tx,
  { pattern, shown }: { readonly pattern: string; readonly shown: string },
): Promise<void> {
  for (const [table, columns] of Object.entries(WORDS)) {
    const said = columns.map((column) => `${column} = regexp_replace(${column}, $1, $2, 'gi')`).join(', ');
    const found = columns.map((column) => `${column} ~* $1`).join(' or ');
    await tx.rows(`update ${table} set ${said} where ${found}`, [pattern, shown]);
  }
}
