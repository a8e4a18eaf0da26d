// Assets in the database.
import { containing, toSqlInstant } from '../db/columns.ts';
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

const columns = `x.id, x.reference, x.name, x.service_account_id as "serviceAccount", x.kind, x.serial, x.location,
  x.warranty_until as "warrantyUntil", x.inspect_every_months as "inspectEveryMonths", x.documents,
  ms(x.created_at) as "createdAtMs"`;

export async function loadAssets(tx: Tx, ids: readonly number[]): Promise<Map<number, AssetRow>> {
  const rows = await tx.rows<AssetRow>(`select ${columns} from asset x where x.id = any($1::bigint[])`, [ids]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Which assets; each null: any. */
export interface AssetList {
  /** A part of the reference, name or serial number, whatever the case. */
  readonly text: string | null;
  readonly customer: number | null;
  readonly serviceAccount: number | null;
  readonly kind: AssetKind | null;
  /** Whether an agreement with its customer is in force for it at `at`. */
  readonly covered: boolean | null;
  /** A civil date in UTC: only those to be inspected on it or earlier. */
  readonly inspectionDueBy: string | null;
}

// What is due next is said the same way by inspectionDue in asset-acts.ts, whether it is covered by asset-assessment.ts.
const isWanted = `($1::text is null or x.reference ilike $1 or x.name ilike $1 or x.serial ilike $1)
  and ($2::bigint is null or s.customer_id = $2) and ($3::bigint is null or x.service_account_id = $3)
  and ($4::text is null or x.kind = $4)
  and ($5::boolean is null or $5 = exists (select from agreement a join agreement_version v on v.agreement_id = a.id
    where a.kind = 'SLA' and v.activated_at is not null and v.from_at <= $7 and (v.until_at is null or v.until_at > $7)
      and (a.level = 'CORPORATE' or a.customer_id = s.customer_id and coalesce(a.service_account_id, s.id) = s.id)))
  and ($6::date is null or $6 >= (coalesce(
        (select max(at) from asset_act i where i.asset_id = x.id and i.kind = 'INSPECTED'), x.created_at) at time zone 'UTC')::date
      + make_interval(months => x.inspect_every_months))`;

const wantedOf = (
  { text, customer, serviceAccount, kind, covered, inspectionDueBy }: AssetList,
  at: Temporal.Instant,
): unknown[] => [
  ...[text === null ? null : containing(text), customer, serviceAccount, kind],
  ...[covered, inspectionDueBy, toSqlInstant(at)],
];

const from = 'asset x join service_account s on s.id = x.service_account_id';

/** Assets by reference behind (reference, id) `after`. */
export async function loadAssetPage(
  tx: Tx,
  list: AssetList,
  { after, limit }: { readonly after: readonly (string | number | null)[] | null; readonly limit: number },
  now: Temporal.Instant,
): Promise<AssetRow[]> {
  return tx.rows<AssetRow>(
    `select ${columns} from ${from}
      where ${isWanted} and ($8::text is null or (x.reference, x.id) > ($8, $9::bigint))
      order by x.reference, x.id limit $10`,
    [...wantedOf(list, now), after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}

export async function countAssets(tx: Tx, list: AssetList, now: Temporal.Instant): Promise<number> {
  const sql = `select count(*) as count from ${from} where ${isWanted}`;
  const [row] = await tx.rows<{ count: number }>(sql, wantedOf(list, now));
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
