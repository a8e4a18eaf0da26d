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
  return changed;
}
