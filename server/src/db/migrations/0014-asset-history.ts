// Why: an asset is described, inspected, repaired and may move to another account. It moves with its history: what a ticket
// named before the move belonged to the account it belonged to then.
import { Migration } from '@mikro-orm/migrations';

export class AssetHistory extends Migration {
  override up(): void {
    for (const statement of [assets, ownerThen]) this.addSql(statement);
  }
}

const assets = `
alter table asset
  add column kind text not null default 'PHYSICAL' check (kind in ('PHYSICAL', 'INTANGIBLE')),
  add column serial text,
  add column location text,
  add column warranty_until date,
  add column inspect_every_months int check (inspect_every_months between 1 and 1200),
  add column documents jsonb not null default '[]';
create table asset_act (
  id bigint generated always as identity primary key,
  asset_id bigint not null references asset on delete cascade,
  kind text not null check (kind in ('INSPECTED', 'REPAIRED', 'TRANSFERRED')),
  at timestamptz(3) not null,
  note text,
  passed boolean check ((passed is not null) = (kind = 'INSPECTED')),
  form text check (form in ('SALE', 'EXCHANGE')),
  from_account_id bigint references service_account on delete cascade,
  to_account_id bigint references service_account on delete cascade,
  recorded_at timestamptz(3) not null,
  recorded_by text not null,
  check (case when kind = 'TRANSFERRED' then from_account_id is not null and to_account_id is not null and form is not null
         else from_account_id is null and to_account_id is null and form is null end)
);
create index asset_act_asset on asset_act (asset_id, at);
create index ticket_asset on ticket (asset_id) where asset_id is not null;
`;

const ownerThen = `
-- The account that an asset, which belongs to present now, belonged to at an instant.
create function asset_owner(asset bigint, present bigint, at_instant timestamptz) returns bigint
language sql stable strict as $$
  select coalesce((select a.from_account_id from asset_act a
                    where a.asset_id = asset and a.kind = 'TRANSFERRED' and a.at > at_instant order by a.at limit 1), present)
$$;
`;
