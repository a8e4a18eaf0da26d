// Why: schedules get versions that say who saved them and why, agreements say how they follow them, holidays come from
// calendars, and what a correction of the past turned over stays readable. `digest` lets a server that has compiled a
// version ask for 32 characters and not for ten thousand dates.
import { Migration } from '@mikro-orm/migrations';

export class ScheduleVersions extends Migration {
  override up(): void {
    for (const statement of [versions, calendars, flips, following]) this.addSql(statement);
  }
}

const versions = `
alter table coverage_schedule_version
  -- The dates that were written into the version itself; null: all of its holidays.
  add column own_holidays jsonb,
  add column calendars bigint[] not null default '{}',
  -- Null: the system itself, or nobody was asked.
  add column saved_by text,
  add column reason text,
  add column corrects boolean not null default false,
  add column digest text generated always as (md5(definition::text)) stored;
create index coverage_schedule_version_calendars on coverage_schedule_version using gin (calendars);
`;

const calendars = `
create table holiday_calendar (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  kind text not null check (kind in ('COUNTRY', 'FILE', 'FEED')),
  -- COUNTRY: country, state, region, types. FEED: url.
  source jsonb not null,
  -- [{ date, name, wholeDay }], by date.
  entries jsonb not null,
  -- [{ name, date }]; date null: in every year.
  switched_off jsonb not null default '[]',
  etag text,
  read_at timestamptz(3) not null,
  -- The last attempt and why it failed; both null when it did not.
  failed_at timestamptz(3),
  failure text,
  -- Null: never by itself.
  next_read_at timestamptz(3),
  created_at timestamptz(3) not null,
  check ((failed_at is null) = (failure is null))
);
create index holiday_calendar_name on holiday_calendar (name, id);
create index holiday_calendar_next_read on holiday_calendar (next_read_at) where next_read_at is not null;
`;

const flips = `
create table coverage_flip (
  schedule_version_id bigint not null references coverage_schedule_version on delete cascade,
  ticket_id bigint not null,
  customer_id bigint,
  measure text not null,
  cycle int not null,
  limit_kind text not null check (limit_kind in ('PROMISE', 'TARGET')),
  was text,
  becomes text,
  primary key (schedule_version_id, ticket_id, measure, cycle, limit_kind)
);
`;

const following = `
alter table agreement_version add column schedule_following text not null default 'PINNED'
  check (schedule_following in ('PINNED', 'HOLIDAYS_ONLY', 'FOLLOWS'));
`;
