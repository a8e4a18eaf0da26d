// Why: a breach that was waived counts as neither kept nor broken, one that is disputed is open: figures count them apart.
// The clock keeps what holds of its breach, so that how it came out is read from its row alone.
import { Migration } from '@mikro-orm/migrations';

export class Excuses extends Migration {
  override up(): void {
    for (const statement of [column, rollups, counted(-1), outcomes, excused, counted(1)]) this.addSql(statement);
  }
}

const column = `alter table clock add column excuse text check (excuse in ('WAIVED', 'DISPUTED'));`;

const rollups = `alter table outcome_rollup add column promise_waived int not null default 0, add column promise_disputed int not null default 0,
  add column target_waived int not null default 0, add column target_disputed int not null default 0;`;

// Takes over from the view of 0027, with one more way to come out.
const outcomeOf = (limit: string): string => `case when c.${limit}_by_reclassification is null then null
    when c.phase = 'VOID' then 'EXCLUDED' when c.${limit}_standing = 'MET' then 'MET'
    when c.${limit}_standing = 'BREACHED' then coalesce(c.excuse, 'MISSED') when c.phase = 'STOPPED' then 'EXCLUDED' else 'UNDECIDED' end`;

const outcomes = `
create or replace view clock_outcome as
select c.id as clock_id, c.ticket_id, c.counts_on, c.cell_id, coalesce(c.promise_due_at, c.promise_breached_at, c.started_at) as counts_at,
       ${outcomeOf('promise')} as promise, ${outcomeOf('target')} as target,
       case when c.phase = 'STOPPED' then c.spent_ms end as spent_ms,
       case when c.phase = 'STOPPED' then ms(c.stopped_at) - ms(c.started_at) end as wall_ms
  from clock c where c.cell_id is not null;
`;

const excused = `update clock c set excuse = w.state from waiver w where w.clock_id = c.id and w.state <> 'REJECTED';`;

/** What was excused before leaves the figures as it counted, and comes back as it counts now. */
const counted = (n: 1 | -1): string => `
insert into outcome_delta (counts_on, cell_id, promise, target, spent_ms, wall_ms, n)
select o.counts_on, o.cell_id, o.promise, o.target, o.spent_ms, o.wall_ms, ${String(n)}
  from clock_outcome o join waiver w on w.clock_id = o.clock_id and w.state <> 'REJECTED';
`;
