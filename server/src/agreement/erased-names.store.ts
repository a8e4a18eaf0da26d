// A name erased from all that agreements say.
import { containing } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import { loadVersions } from './agreement-list.store.ts';
import { loadDocument } from './document.ts';
import { withoutName, type Name } from './erase-names.ts';

/**
 * Erases a name from all that agreements say, agreed ones too. A version that was given to be signed keeps the hash its
 * document had, so that its signatures go on naming it. The number of versions that changed.
 */
export async function eraseFromAgreements(tx: Tx, name: Name): Promise<number> {
  const rows = await tx.rows<{ id: number; sections: Parameters<typeof withoutName>[0] }>(
    `select id, sections from agreement_version where sections::text ilike $1 order by id for update`,
    [containing(JSON.stringify(name.name).slice(1, -1))],
  );
  const versions = await loadVersions(
    tx,
    rows.map(({ id }) => id),
  );
  let changed = 0;
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
    changed += 1;
  }
  await eraseFromReports(tx, name);
  return changed;
}

/** What agreements say, issued reports say again. */
async function eraseFromReports(tx: Tx, name: Name): Promise<void> {
  const holds = [containing(JSON.stringify(name.name).slice(1, -1))];
  // Planned anew under what the agreement calls it now; what was issued is not issued again.
  await tx.rows('delete from report_plan where title ilike $1', holds);
  const reports = await tx.rows<{ id: number; said: Parameters<typeof withoutName>[0] }>(
    `select id, json_build_array(title, content, told) as said from report
      where title ilike $1 or content::text ilike $1 or told::text ilike $1 order by id for update`,
    holds,
  );
  for (const { id, said } of reports) {
    await tx.rows(
      'update report set title = $2::jsonb ->> 0, content = $2::jsonb -> 1, told = $2::jsonb -> 2 where id = $1',
      [id, JSON.stringify(withoutName(said, name))],
    );
  }
  const deliveries = await tx.rows<{ id: number; said: Parameters<typeof withoutName>[0] }>(
    `select id, json_build_array(recipient, refused) as said from report_delivery
      where recipient ilike $1 or refused ilike $1 order by id for update`,
    holds,
  );
  for (const { id, said } of deliveries) {
    await tx.rows('update report_delivery set recipient = $2::jsonb ->> 0, refused = $2::jsonb ->> 1 where id = $1', [
      ...[id, JSON.stringify(withoutName(said, name))],
    ]);
  }
}
