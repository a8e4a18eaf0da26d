// Assets in the database.
import type { Tx } from '../db/orm.ts';
import { ServiceAccountEntity } from '../customer/customer.entity.ts';
import { AssetEntity } from './asset.entity.ts';

export interface AssetRow {
  readonly id: number;
  readonly reference: string;
  readonly name: string;
  readonly serviceAccount: number;
}

const columns = 'id, reference, name, service_account_id as "serviceAccount"';

export async function loadAssets(tx: Tx, ids: readonly number[]): Promise<Map<number, AssetRow>> {
  const rows = await tx.rows<AssetRow>(`select ${columns} from asset where id = any($1::bigint[])`, [ids]);
  return new Map(rows.map((row) => [row.id, row]));
}

export interface AssetList {
  /** Null: of all service accounts. */
  readonly serviceAccount: number | null;
}

/** Assets by reference behind (reference, id) `after`. */
export async function loadAssetPage(
  tx: Tx,
  {
    after,
    limit,
    serviceAccount,
  }: AssetList & { readonly after: readonly (string | number | null)[] | null; readonly limit: number },
): Promise<AssetRow[]> {
  return tx.rows<AssetRow>(
    `select ${columns} from asset
     where ($1::bigint is null or service_account_id = $1) and ($2::text is null or (reference, id) > ($2, $3::bigint))
     order by reference, id limit $4`,
    [serviceAccount, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}

export async function countAssets(tx: Tx, { serviceAccount }: AssetList): Promise<number> {
  const sql = 'select count(*) as count from asset where $1::bigint is null or service_account_id = $1';
  const [row] = await tx.rows<{ count: number }>(sql, [serviceAccount]);
  return row?.count ?? 0;
}

/** Throws the database's unique violation when the reference is taken. */
export async function saveNewAsset(
  tx: Tx,
  asset: { readonly serviceAccount: number; readonly reference: string; readonly name: string },
  now: Temporal.Instant,
): Promise<number> {
  const { reference, name } = asset;
  const serviceAccount = tx.em.getReference(ServiceAccountEntity, asset.serviceAccount);
  const row = tx.em.create(AssetEntity, { serviceAccount, reference, name, createdAt: now });
  await tx.em.flush();
  return row.id;
}
