// Why: an agreement says more than its clauses, and stands in a tree of agreements.
import { Migration } from '@mikro-orm/migrations';

export class AgreementSections extends Migration {
  override up(): void {
    this.addSql(sections);
  }
}

const sections = `
alter table agreement
  add column structure text not null default 'SERVICE_BASED' check (structure in ('SERVICE_BASED', 'CUSTOMER_BASED', 'MULTI_LEVEL')),
  -- The wider agreement it adds to.
  add column parent_id bigint references agreement on delete set null check (parent_id <> id);
create index agreement_parent on agreement (parent_id);
-- What the document says besides its clauses; agreed with them, and as immutable.
alter table agreement_version add column sections jsonb not null default '{}';
`;
