// What the history of assets adds up to: tickets, broken promises, cover.
import type { Tx } from '../db/orm.ts';

export interface AssetRecord {
  readonly asset: number;
  readonly tickets: number;
  readonly openTickets: number;
  /** Promises that were broken on tickets of the asset, whoever it belonged to then. */
  readonly breaches: number;
  /** The terms of the agreements with customers that could judge its tickets; an end of null is open. */
  readonly covers: readonly { readonly fromMs: number; readonly untilMs: number | null }[];
}

export async function loadAssetRecords(tx: Tx, assets: readonly number[]): Promise<Map<number, AssetRecord>> {
  const rows = await tx.rows<AssetRecord>(
    `select x.id as asset,
            (select count(*) from ticket t where t.asset_id = x.id) as tickets,
            (select count(*) from ticket t where t.asset_id = x.id and t.status not in ('RESOLVED', 'CLOSED', 'CANCELLED')) as "openTickets",
            (select count(*) from ticket t join sla_clock c on c.ticket_id = t.id
              where t.asset_id = x.id and c.promise_standing = 'BREACHED') as breaches,
            (select coalesce(jsonb_agg(jsonb_build_object('fromMs', ms(v.from_at), 'untilMs', ms(v.until_at))), '[]')
                     from agreement a join agreement_version v on v.agreement_id = a.id
                     where a.kind = 'SLA' and v.activated_at is not null
                       and (a.level = 'CORPORATE'
                            or a.customer_id = s.customer_id and coalesce(a.service_account_id, s.id) = s.id)) as covers
       from asset x join service_account s on s.id = x.service_account_id where x.id = any($1::bigint[])`,
    [assets],
  );
  return new Map(rows.map((row) => [row.asset, row]));
}
