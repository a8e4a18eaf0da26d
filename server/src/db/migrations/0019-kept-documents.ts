// Why: what was signed goes on naming one document. A customer can be called anew and a name in it can be erased: the
// version keeps the customer's name, and the hash that its document had when it was signed.
import { Migration } from '@mikro-orm/migrations';

export class KeptDocuments extends Migration {
  override up(): void {
    for (const statement of [columns, immutableButFor, contacts]) this.addSql(statement);
  }
}

const columns = `
-- The customer's name as the document says it, once that is another than today's; null: as it is called now.
alter table agreement_version add column customer_name text;
-- The hash of the document as it was before names in it were erased; null: none was.
alter table agreement_version add column document_hash text;
`;

const immutableButFor = `
create or replace function refuse_change_of_agreed_terms() returns trigger language plpgsql as $$
declare
  -- Kept once, and then for ever: what was signed does not change by it.
  kept text[] := case when old.customer_name is null then array['customer_name'] else array[]::text[] end;
  -- The law of personal data stands above what was agreed; only its own act may say so, in its transaction.
  erased text[] := case when current_setting('headroom.erasing', true) = 'yes' then array['sections', 'document_hash']
    else array[]::text[] end;
  ends text[] := array['status', 'until_at', 'until_date'] || kept || erased;
  begins text[] := array['activated_at', 'activated_by', 'reason'];
begin
  if (old.activated_at is not null and to_jsonb(new) - ends is distinct from to_jsonb(old) - ends)
     or (old.status = 'AGREED' and to_jsonb(new) - ends - begins is distinct from to_jsonb(old) - ends - begins) then
    raise exception 'Agreement version % is agreed: its terms are amended by a new version, never edited', old.id;
  end if;
  return new;
end $$;
`;

const contacts = `
insert into individual (name)
  select distinct contact ->> 'name' from agreement_version v,
    lateral (select jsonb_path_query(v.sections, '$.parties[*].contacts[*]') as contact
             union all select v.sections -> 'contact') c
   where contact ->> 'name' is not null
  on conflict do nothing;
`;
