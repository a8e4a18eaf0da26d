// What was done with assets: inspections, repairs, transfers.
import { actorName } from '../access/shown-name.store.ts';
import { toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import type { AssetActKind, TransferForm } from './asset-enums.ts';

export interface AssetActRow {
  readonly asset: number;
  readonly kind: AssetActKind;
  readonly at: Temporal.Instant;
  readonly note: string | null;
  /** Of inspections. */
  readonly passed: boolean | null;
  /** Of transfers, with both accounts by row id. */
  readonly form: TransferForm | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly by: string;
}

/** By asset, the latest first. */
export async function loadAssetActs(tx: Tx, assets: readonly number[]): Promise<Map<number, AssetActRow[]>> {
  const rows = await tx.rows<Omit<AssetActRow, 'at'> & { readonly atMs: number }>(
    `select asset_id as asset, kind, ms(at) as "atMs", note, passed, form, from_account_id as "from", to_account_id as "to",
            ${actorName('a.recorded_by')} as by
       from asset_act a where asset_id = any($1::bigint[]) order by asset_id, at desc, id desc`,
    [assets],
  );
  const acts = rows.map(({ atMs, ...row }) => ({ ...row, at: Temporal.Instant.fromEpochMilliseconds(atMs) }));
  return Map.groupBy(acts, ({ asset }) => asset);
}

export async function saveAssetAct(tx: Tx, act: AssetActRow, now: Temporal.Instant): Promise<void> {
  const { asset, kind, at, note, passed, form, from, to, by } = act;
  await tx.rows(
    `insert into asset_act (asset_id, kind, at, note, passed, form, from_account_id, to_account_id, recorded_at, recorded_by)
     values ($1, $2, $3::timestamptz, $4, $5, $6, $7, $8, $9::timestamptz, $10)`,
    [asset, kind, toSqlInstant(at), note, passed, form, from, to, toSqlInstant(now), by],
  );
}

/** Nobody else changes or moves these assets until the transaction ends. */
export async function lockAssets(tx: Tx, assets: readonly number[]): Promise<void> {
  await tx.rows('select 1 from asset where id = any($1::bigint[]) order by id for update', [assets]);
}

export async function saveOwner(
  tx: Tx,
  { asset, serviceAccount }: { readonly asset: number; readonly serviceAccount: number },
): Promise<void> {
  await tx.rows('update asset set service_account_id = $2 where id = $1', [asset, serviceAccount]);
}

/** An agreement that covers an asset by name, in force or still to come. */
export interface Covering {
  readonly number: string;
  readonly customer: number | null;
  /** Null: all accounts of the customer. */
  readonly serviceAccount: number | null;
  /** The reference of that account. */
  readonly account: string | null;
}

export async function loadCovering(tx: Tx, reference: string, now: Temporal.Instant): Promise<Covering[]> {
  return tx.rows<Covering>(
    `select distinct a.number, a.customer_id as customer, a.service_account_id as "serviceAccount", s.reference as account
       from agreement_version v join agreement a on a.id = v.agreement_id left join service_account s on s.id = a.service_account_id
      where v.activated_at is not null and (v.until_at is null or v.until_at > $2::timestamptz)
        and v.sections -> 'assets' ? $1
      order by a.number`,
    [reference, toSqlInstant(now)],
  );
}
