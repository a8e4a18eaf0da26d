// Why: people are let in, changed and removed: when each was last seen, who was removed, and whose name was erased, by whom and why.
import { Migration } from '@mikro-orm/migrations';

export class People extends Migration {
  override up(): void {
    for (const statement of [people, erasures]) this.addSql(statement);
  }
}

const people = `
alter table person
  add column last_seen_at timestamptz(3),
  add column removed_at timestamptz(3),
  add column erased_at timestamptz(3),
  alter column name drop not null,
  add check ((name is null) = (erased_at is not null)),
  add check (erased_at is null or removed_at is not null),
  drop constraint person_email_key;
-- Two spellings of one address are one address; who was removed leaves it free for another.
create unique index person_email on person (lower(email)) where removed_at is null;
create index session_person on session (person_id);
`;

// The name itself is gone; that it was erased, by whom (a principal: 'person:3') and why is kept.
const erasures = `
create table erasure (
  id bigint generated always as identity primary key,
  person_id bigint unique references person,
  individual_id bigint unique references individual on delete cascade,
  at timestamptz(3) not null,
  by text not null,
  reason text not null check (reason <> ''),
  subjects int not null,
  check (num_nonnulls(person_id, individual_id) = 1)
);
`;
