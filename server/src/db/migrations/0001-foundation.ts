// Why: the parties and what they were promised: customers, accounts, schedules, agreements, people, boards.
import { Migration } from '@mikro-orm/migrations';

export class Foundation extends Migration {
  override up(): void {
    for (const statement of [parties, coverage, agreements, immutableTerms, sources, boards, access])
      this.addSql(statement);
  }
}

const parties = `
create table customer (
  id bigint generated always as identity primary key,
  portal_id uuid not null default gen_random_uuid() unique,
  name text not null check (name <> ''),
  demo boolean not null default false,
  created_at timestamptz(3) not null
);
create index customer_name on customer (name);
create table service_account (
  id bigint generated always as identity primary key,
  customer_id bigint not null references customer,
  reference text not null unique check (reference <> ''),
  name text not null check (name <> ''),
  created_at timestamptz(3) not null
);
create index service_account_customer on service_account (customer_id);
create table service (
  id bigint generated always as identity primary key,
  reference text not null unique check (reference <> ''),
  name text not null check (name <> ''),
  demo boolean not null default false,
  created_at timestamptz(3) not null
);
create table asset (
  id bigint generated always as identity primary key,
  service_account_id bigint not null references service_account,
  reference text not null unique check (reference <> ''),
  name text not null check (name <> ''),
  created_at timestamptz(3) not null
);
create index asset_service_account on asset (service_account_id);
-- Names of people stand here, beside the facts, which hold only the id: erasing a name leaves history whole.
create table individual (
  id bigint generated always as identity primary key,
  name text,
  erased_at timestamptz(3),
  check ((name is null) = (erased_at is not null))
);
create unique index individual_name on individual (name);
`;

const coverage = `
create table coverage_schedule (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  demo boolean not null default false,
  created_at timestamptz(3) not null
);
create table coverage_schedule_version (
  id bigint generated always as identity primary key,
  schedule_id bigint not null references coverage_schedule,
  version int not null check (version >= 1),
  valid_from timestamptz(3) not null,
  time_zone text not null,
  definition jsonb not null,
  created_at timestamptz(3) not null,
  unique (schedule_id, version)
);
`;

const agreements = `
create table agreement (
  id bigint generated always as identity primary key,
  portal_id uuid not null default gen_random_uuid() unique,
  number text not null unique check (number <> ''),
  kind text not null check (kind in ('SLA', 'OLA', 'UNDERPINNING')),
  level text not null check (level in ('CORPORATE', 'CUSTOMER', 'SERVICE')),
  customer_id bigint references customer,
  service_account_id bigint references service_account,
  service_id bigint references service,
  created_at timestamptz(3) not null
);
create index agreement_customer on agreement (customer_id);
create table agreement_version (
  id bigint generated always as identity primary key,
  portal_id uuid not null default gen_random_uuid() unique,
  agreement_id bigint not null references agreement,
  version int not null check (version >= 1),
  status text not null check (status in ('DRAFT', 'IN_REVIEW', 'AGREED', 'ACTIVE', 'EXPIRED', 'TERMINATED', 'SUPERSEDED')),
  -- The term as civil days in the agreement's zone, until exclusive, and the same as instants.
  from_date date not null,
  until_date date check (until_date > from_date),
  time_zone text not null,
  from_at timestamptz(3) not null,
  until_at timestamptz(3),
  schedule_version_id bigint not null references coverage_schedule_version,
  created_at timestamptz(3) not null,
  activated_at timestamptz(3),
  activated_by text,
  unique (agreement_id, version)
);
create index agreement_version_in_force on agreement_version (agreement_id, from_at) where activated_at is not null;
create table clause (
  id bigint generated always as identity primary key,
  portal_id uuid not null default gen_random_uuid() unique,
  agreement_version_id bigint not null references agreement_version,
  position int not null,
  number text not null check (number <> ''),
  measure text not null,
  severity text check (severity in ('LOW', 'NORMAL', 'HIGH', 'URGENT')),
  period text check (period in ('PRIME', 'NON_PRIME')),
  promise_ms bigint not null check (promise_ms > 0),
  target_ms bigint check (target_ms > 0 and target_ms <= promise_ms),
  warn_at_share double precision check (warn_at_share > 0 and warn_at_share < 1),
  options jsonb not null default '{}',
  unique (agreement_version_id, number)
);
`;

// The database itself holds the first of our promises: terms that were agreed are never edited.
const immutableTerms = `
create function refuse_change_of_agreed_terms() returns trigger language plpgsql as $$
begin
  if old.activated_at is not null and
     (to_jsonb(new) - array['status', 'until_at', 'until_date'] is distinct from to_jsonb(old) - array['status', 'until_at', 'until_date']) then
    raise exception 'Agreement version % is agreed: its terms are amended by a new version, never edited', old.id;
  end if;
  return new;
end $$;
create trigger agreement_version_immutable before update on agreement_version
  for each row execute function refuse_change_of_agreed_terms();
create function refuse_change_of_agreed_clause() returns trigger language plpgsql as $$
begin
  if exists (select from agreement_version where id = coalesce(new.agreement_version_id, old.agreement_version_id) and activated_at is not null)
     and current_setting('headroom.removing_demo', true) is distinct from 'yes' then
    raise exception 'Clause % belongs to an agreed version: it is amended by a new version, never edited', coalesce(new.number, old.number);
  end if;
  return coalesce(new, old);
end $$;
create trigger clause_immutable before insert or update or delete on clause
  for each row execute function refuse_change_of_agreed_clause();
create function refuse_change_of_schedule_version() returns trigger language plpgsql as $$
begin
  raise exception 'Schedule version % is never edited: a change makes the next version', old.id;
end $$;
create trigger coverage_schedule_version_immutable before update on coverage_schedule_version
  for each row execute function refuse_change_of_schedule_version();
`;

const sources = `
create table source (
  id bigint generated always as identity primary key,
  name text not null unique check (name <> ''),
  effects_from timestamptz(3),
  expected_silence_ms bigint check (expected_silence_ms > 0),
  demo boolean not null default false,
  created_at timestamptz(3) not null
);
create table source_status (
  source_id bigint not null references source,
  source_status text not null,
  status text not null check (status in ('NEW', 'OPEN', 'WAITING_CUSTOMER', 'WAITING_SUPPLIER', 'ON_HOLD', 'RESOLVED', 'CLOSED', 'CANCELLED')),
  primary key (source_id, source_status)
);
-- How fresh each source is; a row of its own, so that recording never locks the configuration.
create table source_activity (
  source_id bigint primary key references source,
  last_event_at timestamptz(3) not null,
  last_recorded_at timestamptz(3) not null
);
`;

const boards = `
create table board (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  filter jsonb not null default '{}',
  demo boolean not null default false,
  created_at timestamptz(3) not null
);
`;

const access = `
create table person (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  email text unique,
  customer_id bigint references customer,
  created_at timestamptz(3) not null
);
create table person_role (
  person_id bigint not null references person,
  role text not null check (role in ('ADMIN', 'MANAGER', 'AGENT', 'ANALYST', 'CUSTOMER')),
  primary key (person_id, role)
);
create table session (
  hash bytea primary key,
  person_id bigint not null references person,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null
);
create table sign_in_link (
  hash bytea primary key,
  person_id bigint not null references person,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3)
);
create table api_token (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  hash bytea not null unique,
  role text not null check (role in ('ADMIN', 'MANAGER', 'AGENT', 'ANALYST', 'CUSTOMER', 'BOARD', 'INTEGRATION')),
  customer_id bigint references customer,
  board_id bigint references board,
  sources text[] not null default '{}',
  created_at timestamptz(3) not null,
  expires_at timestamptz(3),
  revoked_at timestamptz(3),
  last_used_at timestamptz(3),
  check ((role = 'CUSTOMER') = (customer_id is not null)),
  check ((role = 'BOARD') = (board_id is not null))
);
create table idempotency_key (
  principal text not null,
  key text not null,
  body_hash bytea not null,
  answer jsonb not null,
  created_at timestamptz(3) not null,
  primary key (principal, key)
);
create index idempotency_key_age on idempotency_key (created_at);
`;
