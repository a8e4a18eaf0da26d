// Why: a what-if is a question with its progress and its answer, kept for a while for those who may see it. Nothing that
// counts (clocks, outcomes, figures) knows of it.
import { Migration } from '@mikro-orm/migrations';

export class WhatIf extends Migration {
  override up(): void {
    for (const statement of [questions, flips]) this.addSql(statement);
  }
}

const questions = `
create table what_if (
  id bigint generated always as identity primary key,
  agreement_id bigint not null references agreement on delete cascade,
  -- A principal.
  asked_by text not null,
  asked_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  question jsonb not null,
  state text not null default 'WAITING' check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
  -- How often it was begun; who counts for an earlier time has been overtaken.
  runs int not null default 0,
  -- By the database's own clock: when whoever counts last said so.
  seen_at timestamptz not null default clock_timestamp(),
  tickets_total int,
  tickets_done int not null default 0,
  ended_at timestamptz(3),
  failure text,
  answer jsonb
);
create index what_if_asked on what_if (asked_at desc, id desc);
create index what_if_under_way on what_if (seen_at) where state in ('WAITING', 'RUNNING');
create index what_if_expires on what_if (expires_at);
create index what_if_agreement on what_if (agreement_id);
`;

const flips = `
create table what_if_flip (
  what_if_id bigint not null references what_if on delete cascade,
  place int not null,
  ticket_id bigint not null references ticket on delete cascade,
  measure text not null,
  cycle int not null,
  limit_kind text not null,
  -- Each null: there is no such limit.
  was text,
  becomes text,
  was_limit_ms bigint,
  becomes_limit_ms bigint,
  was_due_at timestamptz(3),
  becomes_due_at timestamptz(3),
  spent_ms bigint not null,
  primary key (what_if_id, place)
);
create index what_if_flip_ticket on what_if_flip (ticket_id);
`;
