// Why: internal agreements and supplier contracts warn and break as customers' agreements do, so their clocks are rows that
// are woken, pushed and listed. What speaks of customers reads `sla_clock`, which has none of them.
import { Migration } from '@mikro-orm/migrations';

export class BesideClocks extends Migration {
  override up(): void {
    for (const statement of [columns, indexes, customers, again]) this.addSql(statement);
  }
}

const columns = `
alter table clock
  -- Of which kind of agreements the clock is.
  add column kind text not null default 'SLA' check (kind in ('SLA', 'OLA', 'UNDERPINNING')),
  -- The supplier contract (an agreement): each is read by itself. Null: the narrowest of all agreements of the kind judges.
  add column contract_id bigint,
  -- The group that is bound; null: none by name.
  add column group_name text,
  add constraint clock_contract check ((contract_id is not null) = (kind = 'UNDERPINNING'));
`;

const indexes = `
alter table clock drop constraint clock_ticket_id_measure_cycle_key;
create unique index clock_of_ticket on clock (ticket_id, measure, cycle, kind, contract_id) nulls not distinct;
drop index clock_live;
create index clock_live on clock (promise_due_at) include (ticket_id, kind, phase, standing, promise_standing)
  where phase not in ('STOPPED', 'VOID');
`;

const customers = `create view sla_clock as select * from clock where kind = 'SLA'`;

// Tickets that such agreements could judge are read anew.
const again = `
update ticket t set wake_at = least(t.wake_at, date_trunc('milliseconds', now()))
 where t.opened_at is not null and exists (
   select from agreement a join agreement_version v on v.agreement_id = a.id
    where a.kind <> 'SLA' and v.activated_at is not null and (a.customer_id is null or a.customer_id = t.customer_id));
`;
