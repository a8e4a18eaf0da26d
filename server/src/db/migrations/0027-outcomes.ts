// Why: figures over any period are sums. Every clock keeps where it counts (the civil day in its agreement's zone, and the
// cell: what was so when it was decided); settling leaves the difference, and a loop folds differences into rows by day and
// month. Clocks from before get their place when they are read again, which is at once.
import { Migration } from '@mikro-orm/migrations';

export class Outcomes extends Migration {
  override up(): void {
    for (const statement of [cells, places, outcomes, deltas, buckets, rollups, again]) this.addSql(statement);
  }
}

const cells = `
create table outcome_cell (
  -- Follows from what the cell says.
  id uuid primary key,
  kind text not null,
  measure text not null,
  source_id bigint not null,
  customer_id bigint,
  service_account_id bigint,
  service_id bigint,
  agreement_id bigint not null,
  clause_id bigint,
  team text,
  severity text
);
`;

const places = `
alter table clock add column counts_on date, add column cell_id uuid;
create index clock_counts_in on clock (cell_id, counts_on);
`;

// The one place where SQL says how a clock came out; engine/outcome.ts says the same, and a property test compares them.
const outcomeOf = (limit: string): string => `case when c.${limit}_by_reclassification is null then null
    when c.phase = 'VOID' then 'EXCLUDED' when c.${limit}_standing = 'MET' then 'MET'
    when c.${limit}_standing = 'BREACHED' then 'MISSED' when c.phase = 'STOPPED' then 'EXCLUDED' else 'UNDECIDED' end`;

const outcomes = `
create view clock_outcome as
select c.id as clock_id, c.ticket_id, c.counts_on, c.cell_id, coalesce(c.promise_due_at, c.promise_breached_at, c.started_at) as counts_at,
       ${outcomeOf('promise')} as promise, ${outcomeOf('target')} as target,
       case when c.phase = 'STOPPED' then c.spent_ms end as spent_ms,
       case when c.phase = 'STOPPED' then ms(c.stopped_at) - ms(c.started_at) end as wall_ms
  from clock c where c.cell_id is not null;
`;

// Insert-only; no index: it is read whole, and stays short.
const deltas = `
create table outcome_delta (
  counts_on date not null,
  cell_id uuid not null,
  promise text,
  target text,
  spent_ms bigint,
  wall_ms bigint,
  n int not null
);
`;

// Each bucket is 2 % wide: whatever in it is taken for its middle is off by at most 1 %.
const buckets = `
-- Not declared strict, so that the planner inlines it.
create function outcome_bucket(ms bigint) returns int immutable parallel safe language sql
  return case when ms <= 0 then 0 else 1 + ceil(ln(ms::double precision) / ln(1.02::double precision))::int end;
create function add_counts(at_a int[], n_a int[], at_b int[], n_b int[], out buckets int[], out counts int[])
  immutable parallel safe language sql as $$
  select coalesce(array_agg(bucket order by bucket), '{}'), coalesce(array_agg(n order by bucket), '{}')
    from (select bucket, sum(n)::int as n
            from (select * from unnest(at_a, n_a) as a(bucket, n) union all select * from unnest(at_b, n_b) as b(bucket, n)) both_
           group by bucket having sum(n) <> 0) sums
$$;
`;

const counts = (limit: string): string =>
  ['met', 'missed', 'undecided', 'excluded'].map((outcome) => `${limit}_${outcome} int not null`).join(', ');

const rollups = `
create table outcome_rollup (
  -- "day", "day:customer", "month:customer,severity": what a row is for; the keys are the dimensions', '' where there is none.
  grain text collate "C" not null,
  kind text collate "C" not null,
  measure text collate "C" not null,
  since date not null,
  key1 text collate "C" not null,
  key2 text collate "C" not null,
  ${counts('promise')}, ${counts('target')},
  finished int not null,
  spent_ms bigint not null,
  wall_ms bigint not null,
  spent_buckets int[] not null,
  spent_counts int[] not null,
  wall_buckets int[] not null,
  wall_counts int[] not null,
  primary key (grain, kind, measure, since, key1, key2)
) with (fillfactor = 80, toast_tuple_target = 256);
-- Counts are asked far more often than times: the lists stand beside the row, and uncompressed.
alter table outcome_rollup alter column spent_buckets set storage external, alter column spent_counts set storage external,
  alter column wall_buckets set storage external, alter column wall_counts set storage external;
create index outcome_rollup_key on outcome_rollup (grain, key1, kind, measure, since);
`;

const again = `
update ticket t set wake_at = least(t.wake_at, date_trunc('milliseconds', now()))
 where t.opened_at is not null and exists (select from clock c where c.ticket_id = t.id);
`;
