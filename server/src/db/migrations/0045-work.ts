// Why: what came in, what was done and what lies open are counted from turns of tickets, and who had them from stretches that
// ended. Both follow from facts and are written anew by settling when they differ; tickets from before get theirs when they
// are read again, which is at once.
import { Migration } from '@mikro-orm/migrations';

export class Work extends Migration {
  override up(): void {
    for (const statement of [turns, holds, print, again]) this.addSql(statement);
  }
}

const place = (prefix: string): string => `${prefix}customer_id bigint, ${prefix}service_account_id bigint,
  ${prefix}service_id bigint, ${prefix}team text, ${prefix}severity text`;

const turns = `
create table ticket_turn (
  ticket_id bigint not null,
  -- In the order of the ticket's life, from 1.
  number int not null,
  kind text not null check (kind in ('OPENED', 'RESOLVED', 'CLOSED', 'REOPENED', 'CANCELLED', 'MERGED', 'MOVED')),
  at timestamptz not null,
  -- The civil day in the zone of its agreement.
  counts_on date not null,
  source_id bigint not null,
  ${place('')},
  -- MOVED: where it came from.
  ${place('was_')},
  primary key (ticket_id, number)
);
create index ticket_turn_counts_on on ticket_turn (counts_on);
create index ticket_turn_customer on ticket_turn (customer_id, counts_on);
`;

const holds = `
create table ticket_hold (
  ticket_id bigint not null,
  number int not null,
  holder text not null check (holder in ('US', 'CUSTOMER', 'SUPPLIER')),
  -- An individual; null: nobody by name.
  agent_id bigint,
  since timestamptz not null,
  until timestamptz not null,
  -- The day on which it ended.
  counts_on date not null,
  wall_ms bigint not null,
  -- By the schedule of its agreement; null: no agreement judges the ticket.
  covered_ms bigint,
  source_id bigint not null,
  ${place('')},
  primary key (ticket_id, number)
);
create index ticket_hold_counts_on on ticket_hold (counts_on);
create index ticket_hold_customer on ticket_hold (customer_id, counts_on);
`;

/** What the rows of a ticket say, as a hash: where it is the same, nothing is written. */
const print = 'alter table ticket add column work_print text;';

const again = `
update ticket t set wake_at = least(t.wake_at, date_trunc('milliseconds', now())) where t.opened_at is not null;
`;
