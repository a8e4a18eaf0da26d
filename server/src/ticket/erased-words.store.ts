// A name and its addresses erased from what people wrote in their own words. Rows that are only ever added (facts,
// deliveries, acts on agreements) stay as they are.
import { withoutName, type Json, type Name } from '../agreement/erase-names.ts';
import { containing } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';

/** Free text, by table; the first two speak of tickets. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  ticket_subject: ['subject'],
  satisfaction: ['words'],
  waiver: ['reason', 'evidence', 'decided_because'],
  credit: ['reason'],
  service_outage: ['reason', 'withdrawn_because'],
  escalation_act: ['note'],
  asset_act: ['note'],
  agreement_comment: ['text', 'proposed', 'answer'],
  erasure: ['reason'],
  mail: ['failure'],
};

// A pattern for the text where no letter or digit stands right before or behind it: "Ann" is not in "Annex".
const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
const wholeWords = (name: string): string => `(?<!\\w)${literally(name)}(?!\\w)`;
const wholeAddress = (address: string): string => `(?<![\\w.+-])${literally(address)}(?![\\w-]|\\.\\w)`;

/**
 * Where they are found, what is shown instead takes their place; in any case. What waits to be mailed to one of the
 * addresses is not mailed any more. How many subjects and words about tickets changed.
 */
export async function eraseFromWords(tx: Tx, of: Name): Promise<number> {
  const { name, addresses = [], shown } = of;
  const each = [...addresses.map(wholeAddress), ...(name === null ? [] : [wholeWords(name)])];
  if (each.length === 0) return 0;
  const counts: Record<string, number> = {};
  for (const [table, columns] of Object.entries(WORDS)) {
    const said = columns.map((column) => `${column} = regexp_replace(${column}, $1, $2, 'gi')`).join(', ');
    const found = columns.map((column) => `${column} ~* $1`).join(' or ');
    const rows = await tx.rows(`update ${table} set ${said} where ${found} returning 1`, [each.join('|'), shown]);
    counts[table] = rows.length;
  }
  await tx.rows(
    `update mail set address = $2, failure = case state when 'PENDING' then 'The address was erased.' else failure end,
            state = case state when 'PENDING' then 'FAILED' else state end
      where lower(address) = any($1)`,
    [addresses.map((address) => address.toLowerCase()), shown],
  );
  await eraseFromAnswers(tx, of);
  return (counts['ticket_subject'] ?? 0) + (counts['satisfaction'] ?? 0);
}

/** Answers are kept for a while for whoever asks the same again. */
async function eraseFromAnswers(tx: Tx, of: Name): Promise<void> {
  const texts = [...(of.addresses ?? []), ...(of.name === null ? [] : [of.name])];
  const rows = await tx.rows<{ principal: string; key: string; answer: Json }>(
    'select principal, key, answer from idempotency_key where answer::text ilike any($1) for update',
    [texts.map((text) => containing(JSON.stringify(text).slice(1, -1)))],
  );
  for (const { principal, key, answer } of rows) {
    await tx.rows('update idempotency_key set answer = $3::jsonb where principal = $1 and key = $2', [
      ...[principal, key, JSON.stringify(withoutName(answer, of))],
    ]);
  }
}
