// Why: users define measures of their own. A version is never edited; a measure that is removed keeps its versions, and its
// name is free again.
import { Migration } from '@mikro-orm/migrations';

export class Measures extends Migration {
  override up(): void {
    for (const statement of [measures, immutable]) this.addSql(statement);
  }
}

const measures = `
create table measure (
  id bigint generated always as identity primary key,
  -- What clauses call it; portal clock ids rely on this form.
  name text not null check (name ~ '^[A-Z][A-Z0-9_]{0,59}$'),
  created_at timestamptz(3) not null,
  removed_at timestamptz(3)
);
create unique index measure_name on measure (name) where removed_at is null;
create table measure_version (
  measure_id bigint not null references measure,
  version int not null check (version >= 1),
  description text not null,
  -- The conditions, as engine values.
  definition jsonb not null,
  saved_at timestamptz(3) not null,
  saved_by text not null,
  primary key (measure_id, version)
);
create index clause_measure on clause (measure);
`;

const immutable = `
create function refuse_change_of_measure_version() returns trigger language plpgsql as $$
begin
  raise exception 'Version % of measure % is never edited: a change makes the next version', old.version, old.measure_id;
end $$;
create trigger measure_version_immutable before update or delete on measure_version
  for each row execute function refuse_change_of_measure_version();
`;
