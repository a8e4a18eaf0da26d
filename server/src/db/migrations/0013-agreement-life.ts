// Why: an agreement is written, reviewed, signed by both sides and only then in force. Each step is kept with who took it;
// a signature names the document that was signed; what is agreed is as immutable as what is active.
import { Migration } from '@mikro-orm/migrations';

export class AgreementLife extends Migration {
  override up(): void {
    for (const statement of [life, immutableWhenAgreed]) this.addSql(statement);
  }
}

const life = `
create table agreement_act (
  id bigint generated always as identity primary key,
  agreement_version_id bigint not null references agreement_version on delete cascade,
  kind text not null,
  at timestamptz(3) not null,
  -- A principal; a name can be erased without touching what was done.
  by text not null,
  note text
);
create index agreement_act_version on agreement_act (agreement_version_id, id);
create table agreement_signature (
  id bigint generated always as identity primary key,
  agreement_version_id bigint not null references agreement_version on delete cascade,
  side text not null check (side in ('PROVIDER', 'CUSTOMER', 'SUPPLIER', 'INTERNAL')),
  name text not null check (name <> ''),
  signed_on date not null,
  form text not null check (form in ('WRITTEN', 'ORAL')),
  document_hash text not null check (document_hash ~ '^[0-9a-f]{64}$'),
  recorded_at timestamptz(3) not null,
  recorded_by text not null,
  -- What went back to be written anew is no longer what was signed.
  voided_at timestamptz(3)
);
create unique index agreement_signature_side on agreement_signature (agreement_version_id, side) where voided_at is null;
create table agreement_comment (
  id bigint generated always as identity primary key,
  agreement_version_id bigint not null references agreement_version on delete cascade,
  side text not null check (side in ('PROVIDER', 'CUSTOMER', 'SUPPLIER', 'INTERNAL')),
  -- Which part of the document it is about: "clauses 9.1", "sections.renewal".
  place text,
  text text not null check (text <> ''),
  proposed text,
  at timestamptz(3) not null,
  by text not null,
  accepted boolean,
  answer text,
  answered_at timestamptz(3),
  answered_by text,
  check ((accepted is null) = (answered_at is null) and (accepted is null) = (answered_by is null))
);
create index agreement_comment_version on agreement_comment (agreement_version_id, id);
`;

const immutableWhenAgreed = `
create or replace function refuse_change_of_agreed_terms() returns trigger language plpgsql as $$
declare
  ends text[] := array['status', 'until_at', 'until_date'];
  begins text[] := array['activated_at', 'activated_by', 'reason'];
begin
  if (old.activated_at is not null and to_jsonb(new) - ends is distinct from to_jsonb(old) - ends)
     or (old.status = 'AGREED' and to_jsonb(new) - ends - begins is distinct from to_jsonb(old) - ends - begins) then
    raise exception 'Agreement version % is agreed: its terms are amended by a new version, never edited', old.id;
  end if;
  return new;
end $$;
create or replace function refuse_change_of_agreed_clause() returns trigger language plpgsql as $$
begin
  if exists (select from agreement_version where id = coalesce(new.agreement_version_id, old.agreement_version_id)
               and (activated_at is not null or status = 'AGREED'))
     and current_setting('headroom.removing_demo', true) is distinct from 'yes' then
    raise exception 'Clause % belongs to an agreed version: it is amended by a new version, never edited', coalesce(new.number, old.number);
  end if;
  return coalesce(new, old);
end $$;
create function refuse_change_of_agreement_act() returns trigger language plpgsql as $$
begin
  raise exception 'What was done with an agreement stays as it was done';
end $$;
create trigger agreement_act_immutable before update on agreement_act
  for each row execute function refuse_change_of_agreement_act();
`;
