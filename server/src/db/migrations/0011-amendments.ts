// Why: an amendment says which tickets it judges besides those that open in its term; one for the whole period corrects the
// past, so that it is signed with a reason and what it turned over stays readable.
import { Migration } from '@mikro-orm/migrations';

export class Amendments extends Migration {
  override up(): void {
    for (const statement of [versions, flips]) this.addSql(statement);
  }
}

const versions = `
alter table agreement_version
  add column applies_to text not null default 'NEW_TICKETS' check (applies_to in ('NEW_TICKETS', 'OPEN_TICKETS', 'WHOLE_PERIOD')),
  -- Why it was activated; null: nobody was asked.
  add column reason text;
`;

const flips = `
create table amendment_flip (
  agreement_version_id bigint not null references agreement_version on delete cascade,
  ticket_id bigint not null,
  customer_id bigint,
  measure text not null,
  cycle int not null,
  limit_kind text not null check (limit_kind in ('PROMISE', 'TARGET')),
  was text,
  becomes text,
  primary key (agreement_version_id, ticket_id, measure, cycle, limit_kind)
);
`;
