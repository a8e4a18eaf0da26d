// Why: steps of escalation are executed: each once per clock and agreement, with the log of what it did, who took it on,
// who is told and what was mailed. Names stand in none of these tables; they are joined when the log is read.
import { Migration } from '@mikro-orm/migrations';

export class Escalation extends Migration {
  override up(): void {
    for (const statement of [log, acts, mails, notices, settings]) this.addSql(statement);
  }
}

const log = `
create table escalation (
  id bigint generated always as identity primary key,
  ticket_id bigint not null,
  clock_id bigint not null,
  cycle int not null,
  agreement_id bigint not null references agreement on delete cascade,
  agreement_version_id bigint not null references agreement_version on delete cascade,
  number text not null,
  -- The instant of its point; it fired when it was seen, which may be later.
  due_at timestamptz(3) not null,
  fired_at timestamptz(3) not null,
  outcome text not null check (outcome in ('DONE', 'OWNED', 'PASSED_OVER', 'SILENT')),
  -- What it did, action by action; whom it told by place in the step's list, never by name.
  actions jsonb not null,
  -- A step fires once per clock and cycle, whatever restarts or runs beside.
  unique (clock_id, cycle, agreement_id, number)
);
create index escalation_ticket on escalation (ticket_id, id);
create index escalation_fired on escalation (fired_at, id);
`;

const acts = `
create table escalation_act (
  id bigint generated always as identity primary key,
  escalation_id bigint not null references escalation on delete cascade,
  clock_id bigint not null,
  kind text not null check (kind in ('ACKNOWLEDGED', 'SNOOZED', 'HANDED_OVER')),
  owner_id bigint not null references person,
  until_at timestamptz(3) check ((until_at is not null) = (kind = 'SNOOZED')),
  note text,
  by text not null,
  at timestamptz(3) not null
);
create index escalation_act_clock on escalation_act (clock_id, id);
create index escalation_act_escalation on escalation_act (escalation_id, id);
`;

const mails = `
create table mail (
  id bigint generated always as identity primary key,
  -- Stable however often it is sent: who gets it twice can tell.
  message_id uuid not null default gen_random_uuid(),
  person_id bigint not null references person,
  state text not null default 'PENDING' check (state in ('PENDING', 'SENT', 'FAILED')),
  made_at timestamptz(3) not null,
  attempts int not null default 0,
  next_try_at timestamptz(3) not null,
  sent_at timestamptz(3),
  failure text
);
create index mail_pending on mail (next_try_at) where state = 'PENDING';
`;

const notices = `
create table notice (
  id bigint generated always as identity primary key,
  person_id bigint not null references person,
  escalation_id bigint not null references escalation on delete cascade,
  act_id bigint references escalation_act on delete cascade,
  kind text not null check (kind in ('STEP', 'NOBODY', 'HANDED_OVER', 'WITHDRAWN')),
  at timestamptz(3) not null,
  read_at timestamptz(3),
  -- Quiet hours put the e-mail off, never the notice; null: it is not mailed.
  mail_after timestamptz(3),
  mail_id bigint references mail,
  unique nulls not distinct (person_id, escalation_id, kind, act_id)
);
create index notice_person on notice (person_id, id);
create index notice_unread on notice (person_id) where read_at is null;
create index notice_to_mail on notice (mail_after) where mail_id is null and mail_after is not null;
create index notice_mail on notice (mail_id) where mail_id is not null;
create index notice_escalation on notice (escalation_id);
`;

const settings = `
create table notice_setting (
  person_id bigint primary key references person on delete cascade,
  by_mail boolean not null default true,
  quiet_zone text,
  quiet_from text,
  quiet_to text,
  -- Severities whose notices are mailed at once all the same.
  breaks_through text[] not null default '{}',
  -- The groups of tickets whose people they are one of.
  groups text[] not null default '{}',
  check ((quiet_zone is null) = (quiet_from is null) and (quiet_zone is null) = (quiet_to is null))
);
create index notice_setting_groups on notice_setting using gin (groups);
`;
