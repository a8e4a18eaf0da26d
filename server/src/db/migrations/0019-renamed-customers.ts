// Why: a customer can be called anew, and what was given to read and sign keeps the name it was signed with.
import { Migration } from '@mikro-orm/migrations';

export class RenamedCustomers extends Migration {
  override up(): void {
    for (const statement of [name, immutableButForTheName]) this.addSql(statement);
  }
}

const name = `
-- The customer's name as the document says it, once that is another than today's; null: as it is called now.
alter table agreement_version add column customer_name text;
`;

const immutableButForTheName = `
create or replace function refuse_change_of_agreed_terms() returns trigger language plpgsql as $$
declare
  -- A name that is called anew is kept, once: what the document says does not change by it.
  kept text[] := case when old.customer_name is null then array['customer_name'] else array[]::text[] end;
  ends text[] := array['status', 'until_at', 'until_date'] || kept;
  begins text[] := array['activated_at', 'activated_by', 'reason'];
begin
  if (old.activated_at is not null and to_jsonb(new) - ends is distinct from to_jsonb(old) - ends)
     or (old.status = 'AGREED' and to_jsonb(new) - ends - begins is distinct from to_jsonb(old) - ends - begins) then
    raise exception 'Agreement version % is agreed: its terms are amended by a new version, never edited', old.id;
  end if;
  return new;
end $$;
`;
