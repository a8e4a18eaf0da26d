// Why: what an agreement owes again and again has occurrences, each due once. What was delivered is a fact that is never
// changed; how an occurrence stands is read from its facts, and pushed through the same log as the clocks of tickets.
import { Migration } from '@mikro-orm/migrations';

export class Deliverables extends Migration {
  override up(): void {
    for (const statement of [occurrences, deliveries, log]) this.addSql(statement);
  }
}

const occurrences = `
create table deliverable_plan (
  agreement_id bigint primary key references agreement on delete cascade,
  -- When occurrences are to be made again; null: its last term is over, or nothing is owed.
  next_at timestamptz(3),
  -- Occurrences that are due up to here are made.
  made_until timestamptz(3)
);
create index deliverable_plan_next on deliverable_plan (next_at) where next_at is not null;
create table deliverable_occurrence (
  id bigint generated always as identity primary key,
  portal_id uuid not null default gen_random_uuid(),
  agreement_id bigint not null references agreement on delete cascade,
  agreement_version_id bigint not null references agreement_version on delete cascade,
  customer_id bigint,
  number text not null,
  title text not null,
  owed_by text not null check (owed_by in ('PROVIDER', 'CUSTOMER', 'SUPPLIER', 'INTERNAL')),
  asset text,
  opens_at timestamptz(3) not null,
  warn_at timestamptz(3) not null,
  -- Private.
  target_at timestamptz(3),
  due_at timestamptz(3) not null,
  missed_after timestamptz(3) not null,
  -- How much of it, of which members, how many are enough, whether it is confirmed.
  wants jsonb not null,
  phase text not null,
  standing text not null,
  promise_standing text not null,
  delivered_at timestamptz(3),
  quantity bigint not null default 0,
  members_done int not null default 0,
  confirmation text not null,
  wake_at timestamptz(3),
  revision int not null default 0,
  -- Counts only what the customer may see.
  portal_revision int not null default 0,
  check (opens_at <= warn_at and warn_at <= due_at and due_at <= missed_after),
  -- Any number of servers make them; what one version began is not made again by the next.
  unique (agreement_id, number, due_at)
) with (fillfactor = 80);
create index deliverable_occurrence_due on deliverable_occurrence (due_at, id);
create index deliverable_occurrence_wake on deliverable_occurrence (wake_at) where wake_at is not null;
create index deliverable_occurrence_customer on deliverable_occurrence (customer_id, due_at);
create index deliverable_occurrence_version on deliverable_occurrence (agreement_version_id, number);
create index deliverable_occurrence_open on deliverable_occurrence (due_at) where phase = 'OPEN';
create index deliverable_occurrence_asset on deliverable_occurrence (asset, opens_at) where asset is not null;
create unique index deliverable_occurrence_portal on deliverable_occurrence (portal_id);
`;

const deliveries = `
create table delivery_fact (
  id bigint generated always as identity primary key,
  occurrence_id bigint not null references deliverable_occurrence on delete cascade,
  kind text not null check (kind in ('DELIVERED', 'UNDONE', 'CONFIRMED', 'DISPUTED', 'WAIVED')),
  at timestamptz(3) not null,
  quantity bigint check ((quantity is not null) = (kind = 'DELIVERED') and quantity > 0),
  member text check (member is null or kind = 'DELIVERED'),
  alternative text check (alternative is null or kind = 'DELIVERED'),
  refers_to bigint references delivery_fact on delete cascade check ((refers_to is not null) = (kind = 'UNDONE')),
  -- A note, where a document is and the SHA-256 of its bytes, what was read.
  evidence jsonb not null default '{}',
  reason text,
  -- Who did it by name, beside the principal that recorded it, so that the name can be erased.
  individual_id bigint references individual,
  through_portal boolean not null default false,
  recorded_at timestamptz(3) not null,
  recorded_by text not null
);
create index delivery_fact_occurrence on delivery_fact (occurrence_id, at, id);
create index delivery_fact_individual on delivery_fact (individual_id) where individual_id is not null;
create unique index delivery_fact_undone on delivery_fact (refers_to) where refers_to is not null;
create function refuse_change_of_delivery() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('headroom.removing_demo', true) is not distinct from 'yes' then
    return old;
  end if;
  raise exception 'Delivery % is a fact: it is answered by a counter-fact, never changed', old.id;
end $$;
create trigger delivery_fact_append_only before update or delete on delivery_fact
  for each row execute function refuse_change_of_delivery();
`;

const log = `
-- A row of the log is about a ticket or about an occurrence.
alter table outbox alter column ticket_id drop not null, add column occurrence_id bigint,
  add constraint outbox_about check (num_nonnulls(ticket_id, occurrence_id) = 1);
alter table change_log alter column ticket_id drop not null, add column occurrence_id bigint,
  add constraint change_log_about check (num_nonnulls(ticket_id, occurrence_id) = 1);
`;
