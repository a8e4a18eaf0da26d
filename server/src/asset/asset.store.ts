// Assets in the database.
import type { Tx } from '../db/orm.ts';
import { ServiceAccountEntity } from '../customer/customer.entity.ts';
import type { AssetKind } from './asset-enums.ts';
import { AssetEntity } from './asset.entity.ts';

/** What an asset is, besides whose. */
export interface AssetDetails {
  readonly name: string;
  readonly kind: AssetKind;
  readonly serial: string | null;
  readonly location: string | null;
  /** A civil date, the last one. */
  readonly warrantyUntil: string | null;
  readonly inspectEveryMonths: number | null;
  readonly documents: readonly { readonly title: string; readonly location: string }[];
}

export interface AssetRow extends AssetDetails {
  readonly id: number;
  readonly reference: string;
  readonly serviceAccount: number;
  readonly createdAtMs: number;
}

const columns = `id, reference, name, service_account_id as "serviceAccount", kind, serial, location, warranty_until as "warrantyUntil",
  inspect_every_months as "inspectEveryMonths", documents, ms(created_at) as "createdAtMs"`;

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
  asset: AssetDetails & { readonly serviceAccount: number; readonly reference: string },
  now: Temporal.Instant,
): Promise<number> {
  const { reference, name } = asset;
  const serviceAccount = tx.em.getReference(ServiceAccountEntity, asset.serviceAccount);
  const row = tx.em.create(AssetEntity, { serviceAccount, reference, name, createdAt: now });
  await tx.em.flush();
  await saveAssetDetails(tx, row.id, asset);
  return row.id;
}

export async function saveAssetDetails(tx: Tx, id: number, asset: AssetDetails): Promise<void> {
  await tx.rows(
    `update asset set name = $2, kind = $3, serial = $4, location = $5, warranty_until = $6::date, inspect_every_months = $7,
            documents = $8::jsonb
      where id = $1`,
    [
      id,
      asset.name,
      asset.kind,
      asset.serial,
      asset.location,
      asset.warrantyUntil,
      asset.inspectEveryMonths,
      JSON.stringify(asset.documents),
    ],
  );
}
