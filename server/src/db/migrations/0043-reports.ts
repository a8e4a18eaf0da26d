// Why: a report that an agreement owes is made once for each period, stays as it was told then, and reaches each of its
// recipients once: people of ours, and addresses that are nobody's here.
import { Migration } from '@mikro-orm/migrations';

export class Reports extends Migration {
  override up(): void {
    for (const statement of [plans, reports, mails, deliveries]) this.addSql(statement);
  }
}

const plans = `
-- For each report that an agreement owes: of which period the next is, and when. Null: there is none any more.
create table report_plan (
  agreement_id bigint not null references agreement on delete cascade,
  title text not null,
  kind text not null check (kind in ('DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR')),
  next_from date,
  due_at timestamptz(3),
  -- When a job for it was put down last; one that was lost is put down again after a while.
  asked_at timestamptz(3),
  primary key (agreement_id, title, kind)
);
create index report_plan_due on report_plan (due_at) where due_at is not null;
`;

const reports = `
create table report (
  id bigint generated always as identity primary key,
  portal_id uuid not null default gen_random_uuid() unique,
  agreement_id bigint not null references agreement on delete cascade,
  agreement_version_id bigint not null references agreement_version on delete cascade,
  title text not null,
  kind text not null check (kind in ('DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR')),
  from_date date not null,
  until_date date not null,
  issued_at timestamptz(3) not null,
  -- Null: by itself.
  issued_by text,
  -- As it was told then: to the floor, and with promises alone to whom the agreement is with.
  content jsonb not null,
  told jsonb not null,
  unique (agreement_id, title, kind, from_date)
);
create index report_issued on report (issued_at, id);
`;

const mails = `
alter table mail alter column person_id drop not null, add column address text,
  add constraint mail_to_somebody check (person_id is not null or address is not null);
`;

const deliveries = `
create table report_delivery (
  id bigint generated always as identity primary key,
  report_id bigint not null references report on delete cascade,
  -- As the agreement says it.
  recipient text not null,
  audience text not null check (audience in ('FLOOR', 'COUNTERPART')),
  -- Null: it is not mailed, and why.
  mail_id bigint unique references mail,
  refused text,
  check ((mail_id is null) <> (refused is null))
);
create index report_delivery_report on report_delivery (report_id, id);
`;
