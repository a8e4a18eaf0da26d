// Why: a period that was closed stays as it was reported; what is learned later stands beside it; what is owed for it is
// reckoned once, approved, issued, and never edited.
import { Migration } from '@mikro-orm/migrations';

export class PeriodsAndCredits extends Migration {
  override up(): void {
    for (const statement of [plans, periods, credits]) this.addSql(statement);
  }
}

const plans = `
-- For each kind of period that an agreement's objectives have: which is to be closed next, and when. Null: none any more.
create table period_plan (
  agreement_id bigint not null references agreement on delete cascade,
  kind text not null check (kind in ('DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR')),
  next_from date,
  due_at timestamptz(3),
  primary key (agreement_id, kind)
);
create index period_plan_due on period_plan (due_at) where due_at is not null;
`;

const periods = `
create table agreement_period (
  id bigint generated always as identity primary key,
  agreement_id bigint not null references agreement on delete cascade,
  agreement_version_id bigint not null references agreement_version on delete cascade,
  kind text not null check (kind in ('DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR')),
  from_date date not null,
  until_date date not null,
  from_at timestamptz(3) not null,
  until_at timestamptz(3) not null,
  closed_at timestamptz(3) not null,
  -- Null: by itself.
  closed_by text,
  -- When it was compared last with what is known.
  checked_at timestamptz(3) not null,
  -- Whoever closes it first has closed it.
  unique (agreement_id, kind, from_date)
);
create index agreement_period_checked on agreement_period (checked_at);
create table objective_result (
  period_id bigint not null references agreement_period on delete cascade,
  number text not null,
  -- Goal, results and reading as they were reported.
  value jsonb not null,
  primary key (period_id, number)
);
create table objective_outcome (
  period_id bigint not null references agreement_period on delete cascade,
  number text not null,
  clock_id bigint not null,
  result text not null,
  primary key (period_id, number, clock_id)
);
-- What became known of a closed period: each row is added, none is changed.
create table period_adjustment (
  id bigint generated always as identity primary key,
  period_id bigint not null references agreement_period on delete cascade,
  number text not null,
  clock_id bigint not null,
  -- Null: it did not count in the period then, or does not any more.
  was text,
  is_now text,
  found_at timestamptz(3) not null,
  check (was is distinct from is_now)
);
create index period_adjustment_period on period_adjustment (period_id, number, clock_id, id);
`;

const credits = `
create table credit (
  id bigint generated always as identity primary key,
  portal_id uuid not null default gen_random_uuid(),
  agreement_id bigint not null references agreement on delete cascade,
  period_id bigint not null references agreement_period on delete cascade,
  customer_id bigint,
  -- CREDIT: we owe it. RECOVERY: a supplier owes it to us.
  direction text not null check (direction in ('CREDIT', 'RECOVERY')),
  state text not null check (state in ('DRAFT', 'APPROVED', 'ISSUED', 'DECLINED')),
  -- The smallest coin; negative: a counter entry.
  coins bigint not null,
  currency text not null,
  lines jsonb not null,
  -- The credit that this one takes back; null: it is none's counter entry.
  reverses_id bigint references credit on delete cascade,
  reason text,
  made_at timestamptz(3) not null,
  approved_by text,
  approved_at timestamptz(3),
  issued_by text,
  issued_at timestamptz(3),
  -- Given when it is issued, without gaps.
  statement bigint unique
);
create unique index credit_reversed_once on credit (reverses_id) where reverses_id is not null;
create index credit_period on credit (period_id);
create index credit_state on credit (state, made_at);
`;
