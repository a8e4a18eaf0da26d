// What the sections of an agreement name, and the tree it stands in, looked up.
import type { Tx } from '../db/orm.ts';

/** Those of these references that are services. */
export async function loadServicesNamed(tx: Tx, references: readonly string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ reference: string }>('select reference from service where reference = any($1)', [
    references,
  ]);
  return new Set(rows.map(({ reference }) => reference));
}

/** An asset with whose it is. */
export interface NamedAsset {
  readonly reference: string;
  readonly serviceAccount: number;
  /** The reference of the service account. */
  readonly account: string;
  readonly customer: number;
}

/** Those of these references that are assets, by reference. */
export async function loadAssetsNamed(tx: Tx, references: readonly string[]): Promise<Map<string, NamedAsset>> {
  const rows = await tx.rows<NamedAsset>(
    `select a.reference, s.id as "serviceAccount", s.reference as account, s.customer_id as customer
       from asset a join service_account s on s.id = a.service_account_id where a.reference = any($1)`,
    [references],
  );
  return new Map(rows.map((row) => [row.reference, row]));
}

/** The numbers of the agreements above an agreement, itself first; ends where a circle would begin. */
export async function loadLineage(tx: Tx, agreement: number): Promise<string[]> {
  const rows = await tx.rows<{ number: string }>(
    `with recursive line as (
       select id, number, parent_id, 1 as depth from agreement where id = $1
       union all select a.id, a.number, a.parent_id, depth + 1 from agreement a join line on a.id = line.parent_id)
     cycle id set is_circle using path
     select number from line where not is_circle order by depth`,
    [agreement],
  );
  return rows.map(({ number }) => number);
}

export async function saveParent(
  tx: Tx,
  { agreement, parent }: { readonly agreement: number; readonly parent: number },
): Promise<void> {
  await tx.rows('update agreement set parent_id = $2 where id = $1', [agreement, parent]);
}

/** The kinds of those of these numbers that are agreements. */
export async function loadKindsNamed(tx: Tx, numbers: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.rows<{ number: string; kind: string }>(
    'select number, kind from agreement where number = any($1)',
    [numbers],
  );
  return new Map(rows.map(({ number, kind }) => [number, kind]));
}
