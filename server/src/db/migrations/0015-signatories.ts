// Why: who signed is somebody whose name can be erased, as any name that facts hold.
import { Migration } from '@mikro-orm/migrations';

export class Signatories extends Migration {
  override up(): void {
    this.addSql(signatories);
  }
}

const signatories = `
insert into individual (name) select distinct name from agreement_signature on conflict do nothing;
alter table agreement_signature add column individual_id bigint references individual;
update agreement_signature s set individual_id = i.id from individual i where i.name = s.name;
alter table agreement_signature alter column individual_id set not null, drop column name;
create index agreement_signature_individual on agreement_signature (individual_id);
`;
