// A name erased from all that agreements say.
import { containing } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import { loadVersions } from './agreement-list.store.ts';
import { loadDocument } from './document.ts';
import { addressesOf, withoutName, type Json, type Name } from './erase-names.ts';

const holding = ({ name, addresses = [] }: Name): readonly string[] =>
  [...addresses, ...(name === null ? [] : [name])].map((text) => containing(JSON.stringify(text).slice(1, -1)));

/** The e-mail addresses that agreements give people of a name, and nobody else. */
export async function loadAddressesOf(tx: Tx, name: string): Promise<readonly string[]> {
  const rows = await tx.rows<{ sections: Json }>(
    `select sections from agreement_version where sections::text ilike any($1)`,
    [holding({ name, shown: '' })],
  );
  const theirs = addressesOf(
    rows.map(({ sections }) => sections),
    name,
  );
  // Other agreements may say them of somebody else.
  const all = await tx.rows<{ sections: Json }>(
    `select sections from agreement_version where sections::text ilike any($1)`,
    [holding({ name: null, addresses: theirs, shown: '' })],
  );
  return addressesOf(
    all.map(({ sections }) => sections),
    name,
  ).filter((address) => theirs.includes(address));
}

/**
 * Erases a name from all that agreements say, agreed ones too. A version that was given to be signed keeps the hash its
 * document had, so that its signatures go on naming it.
 */
export async function eraseFromAgreements(tx: Tx, name: Name): Promise<void> {
  const rows = await tx.rows<{ id: number; sections: Json }>(
    `select id, sections from agreement_version where sections::text ilike any($1) order by id for update`,
    [holding(name)],
  );
  const versions = await loadVersions(
    tx,
    rows.map(({ id }) => id),
  );
  for (const { id, sections } of rows) {
    const version = versions.get(id);
    const said = JSON.stringify(withoutName(sections, name));
    if (version === undefined || said === JSON.stringify(sections)) continue;
    const hash = version.status === 'DRAFT' ? null : (await loadDocument(tx, version)).hash;
    await tx.rows("select set_config('headroom.erasing', 'yes', true)");
    await tx.rows('update agreement_version set sections = $2::jsonb, document_hash = $3 where id = $1', [
      id,
      said,
      hash,
    ]);
    await tx.rows("select set_config('headroom.erasing', '', true)");
  }
  await eraseFromReports(tx, name);
}

/** What agreements say, issued reports say again. */
async function eraseFromReports(tx: Tx, name: Name): Promise<void> {
  const holds = [holding(name)];
  // Planned anew under what the agreement calls it now; what was issued is not issued again.
  await tx.rows('delete from report_plan where title ilike any($1)', holds);
  const reports = await tx.rows<{ id: number; said: Json }>(
    `select id, json_build_array(title, content, told) as said from report
      where title ilike any($1) or content::text ilike any($1) or told::text ilike any($1) order by id for update`,
    holds,
  );
  for (const { id, said } of reports) {
    await tx.rows(
      'update report set title = $2::jsonb ->> 0, content = $2::jsonb -> 1, told = $2::jsonb -> 2 where id = $1',
      [id, JSON.stringify(withoutName(said, name))],
    );
  }
  const deliveries = await tx.rows<{ id: number; said: Json }>(
    `select id, json_build_array(recipient, refused) as said from report_delivery
      where recipient ilike any($1) or refused ilike any($1) order by id for update`,
    holds,
  );
  for (const { id, said } of deliveries) {
    await tx.rows('update report_delivery set recipient = $2::jsonb ->> 0, refused = $2::jsonb ->> 1 where id = $1', [
      ...[id, JSON.stringify(withoutName(said, name))],
    ]);
  }
}
