// Contacts of agreements are people: their names are listed with those that facts name, and erased with them.
import type { Tx } from '../db/orm.ts';
import type { AgreementSections } from './sections.type.ts';

/** So that they can be found and erased; what stands for an erased name is no name. */
export async function saveContactNames(tx: Tx, { parties, contact }: AgreementSections): Promise<void> {
  const all = [...parties.flatMap(({ contacts }) => contacts), ...(contact ? [contact] : [])];
  const names = [...new Set(all.map(({ name }) => name))].filter((name) => !/^erased person \d+$/.test(name));
  if (names.length === 0) return;
  await tx.rows('insert into individual (name) select unnest($1::text[]) on conflict do nothing', [names]);
}
