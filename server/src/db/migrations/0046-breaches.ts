// Why: reports say why promises were broken and with whom the time went. The story of a break follows from its proof, which is
// too much to compute for thousands at once: settling keeps it beside the clock. Old ones get theirs when they are read again.
import { Migration } from '@mikro-orm/migrations';

export class Breaches extends Migration {
  override up(): void {
    for (const statement of [breaches, again]) this.addSql(statement);
  }
}

const breaches = `
create table clock_breach (
  clock_id bigint primary key,
  ticket_id bigint not null,
  cause text not null,
  -- The group that had it longest, of the time that counted.
  team text,
  -- Up to the break: [{holder, group, countedMs, elapsedMs}].
  held jsonb not null
);
create index clock_breach_ticket on clock_breach (ticket_id);
`;

/** Without its print the work of a ticket is told anew, and its breaks with it. */
const again = `
update ticket t set work_print = null, wake_at = least(t.wake_at, date_trunc('milliseconds', now()))
 where exists (select from clock c where c.ticket_id = t.id and c.promise_standing = 'BREACHED');
`;
