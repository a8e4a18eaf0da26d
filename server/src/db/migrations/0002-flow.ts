// Why: the flow: facts that are never changed, the clocks read from them, and the log of what changed.
import { Migration } from '@mikro-orm/migrations';

export class Flow extends Migration {
  override up(): void {
    for (const statement of [reading, tickets, events, clocks, log]) this.addSql(statement);
  }
}

// Epoch milliseconds: what set-based queries select and give instead of timestamp text. Both are written so that the
// planner inlines them (their volatility is that of their bodies, double precision holds every millisecond exactly);
// as functions that are called, they took a third of a recording.
const reading = `
create function ms(at timestamptz) returns bigint stable strict parallel safe language sql
  return (date_part('epoch', at) * 1000)::bigint;
create function at_ms(ms bigint) returns timestamptz immutable strict parallel safe language sql
  return to_timestamp(ms::double precision / 1000);
`;

const tickets = `
create table ticket (
  id bigint generated always as identity primary key,
  portal_id uuid not null default gen_random_uuid(),
  -- No foreign keys on the hot path: settle resolves these links in the same transaction, and what they
  -- point at is never deleted (checks cost a third of recording).
  source_id bigint not null,
  reference text not null,
  customer_id bigint,
  service_account_id bigint,
  service_id bigint,
  asset_id bigint,
  severity text,
  source_severity text,
  status text not null default 'NEW',
  source_status text,
  group_name text,
  agent_id bigint,
  -- Null until the opening itself was recorded: facts may arrive before it.
  opened_at timestamptz(3),
  resolved_at timestamptz(3),
  closed_at timestamptz(3),
  reopenings int not null default 0,
  promised jsonb,
  standing text,
  revision int not null default 0,
  -- Counts only what the customer may see.
  portal_revision int not null default 0,
  uncovered boolean not null default false,
  needs_mending jsonb not null default '[]',
  -- The least of its clocks' wakeAt: the wake loop claims tickets, never clocks.
  wake_at timestamptz(3),
  unique (source_id, reference)
) with (fillfactor = 80);
create index ticket_wake on ticket (wake_at) where wake_at is not null;
-- Lists show opened tickets only; a row that was just made costs no index entry.
create index ticket_customer on ticket (customer_id, opened_at) where opened_at is not null;
create index ticket_opened on ticket (opened_at) where opened_at is not null;
create index ticket_open on ticket (status) where opened_at is not null and status not in ('RESOLVED', 'CLOSED', 'CANCELLED');
create index ticket_mending on ticket (id) where needs_mending <> '[]';
create unique index ticket_portal on ticket (portal_id);
-- What people wrote about the ticket stands beside it, so that it can be erased without touching a fact.
create table ticket_subject (
  ticket_id bigint primary key,
  subject text not null
);
`;

const events = `
-- The uniqueness of (source, eventId) has its own small table, so that ticket_event can be partitioned.
create table event_key (
  source_id bigint not null,
  event_id text not null,
  ticket_id bigint not null,
  id bigint not null,
  content_hash bytea not null,
  primary key (source_id, event_id)
);
create sequence ticket_event_id;
create table ticket_event (
  id bigint not null default nextval('ticket_event_id'),
  ticket_id bigint not null,
  source_id bigint not null,
  event_id text not null,
  sequence bigint,
  at timestamptz(3) not null,
  recorded_at timestamptz(3) not null,
  kind text not null,
  actor text not null,
  by_id bigint,
  reason text,
  -- status: as the source said it in our words, or as its own status was mapped when recorded.
  status text,
  source_status text,
  severity text,
  source_severity text,
  group_name text,
  agent_id bigint,
  contact_id bigint,
  service_account_ref text,
  service_ref text,
  asset_ref text,
  message text,
  refers_to text,
  undo boolean not null default false,
  promised_at timestamptz(3),
  into_ref text,
  from_ref text,
  primary key (ticket_id, id)
);
create index ticket_event_unmapped on ticket_event (source_id, source_status) where status is null and source_status is not null;
create function refuse_change_of_fact() returns trigger language plpgsql as $$
begin
  if current_setting('headroom.removing_demo', true) is distinct from 'yes' then
    raise exception 'Ticket event % is a fact: it is answered by a counter-fact, never changed', old.id;
  end if;
  return old;
end $$;
create trigger ticket_event_append_only before update or delete on ticket_event
  for each row execute function refuse_change_of_fact();
`;

const clocks = `
create table clock (
  id bigint generated always as identity primary key,
  portal_id uuid not null default gen_random_uuid(),
  ticket_id bigint not null,
  measure text not null,
  cycle int not null,
  agreement_version_id bigint not null,
  schedule_version_id bigint not null,
  clause_ids bigint[] not null,
  phase text not null,
  void_reason text,
  standing text,
  started_at timestamptz(3),
  stopped_at timestamptz(3),
  spent_ms bigint not null,
  paused_ms bigint not null,
  read_at timestamptz(3) not null,
  promise_standing text,
  promise_due_at timestamptz(3),
  promise_breached_at timestamptz(3),
  target_standing text,
  target_due_at timestamptz(3),
  target_breached_at timestamptz(3),
  -- The two limits whole, as engine values in epoch milliseconds; the columns above are for lists and counts.
  promise json,
  target json,
  wake_at timestamptz(3),
  revision int not null,
  portal_revision int not null,
  unique (ticket_id, measure, cycle)
) with (fillfactor = 80);
create unique index clock_portal on clock (portal_id);
create index clock_next_to_break on clock (promise_due_at) where phase = 'RUNNING' and promise_standing in ('ON_TRACK', 'AT_RISK');
create index clock_broken_live on clock (promise_breached_at) where phase in ('RUNNING', 'PAUSED') and promise_standing = 'BREACHED';
create index clock_due on clock (promise_due_at, measure);
`;

const log = `
-- A transaction leaves its changes here without a position; the relay numbers what is committed.
create table outbox (
  id bigint generated always as identity primary key,
  ticket_id bigint not null,
  customer_id bigint,
  recorded_at timestamptz(3) not null,
  -- How many positions the row takes, in the log and in its customer's numbering.
  changes int not null check (changes >= 1),
  portal_changes int not null,
  payload json not null
);
create table change_log (
  -- The position of the first change in the row; the row holds positions [position, position + changes).
  position bigint primary key,
  changes int not null check (changes >= 1),
  customer_id bigint,
  -- Numbered per customer, without gaps, only for what the customer may see; null when that is nothing.
  portal_position bigint,
  portal_changes int not null default 0,
  ticket_id bigint not null,
  recorded_at timestamptz(3) not null,
  payload json not null
);
create index change_log_portal on change_log (customer_id, portal_position) where portal_position is not null;
create index change_log_ticket on change_log (ticket_id, position);
-- Compressing a payload costs more than writing it, twice: here and in the log.
alter table outbox alter column payload set storage external;
alter table change_log alter column payload set storage external;
create table log_head (
  one boolean primary key default true check (one),
  -- Another epoch (a restored database) makes every older cursor too old.
  epoch text not null,
  position bigint not null,
  oldest bigint not null
);
insert into log_head (epoch, position, oldest) values (substr(md5(gen_random_uuid()::text), 1, 8), 0, 0);
create table portal_head (
  customer_id bigint primary key references customer,
  position bigint not null
);
`;
