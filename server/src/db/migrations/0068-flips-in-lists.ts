// Why: results of a what-if that turn over are written by the tens of thousands while it is counted, and read by the page.
// A row each, checked against its ticket, took longer to write than they took to be found: now some hundreds of them are a
// row of lists, and one whose ticket went is left out when they are read.
import { Migration } from '@mikro-orm/migrations';

export class FlipsInLists extends Migration {
  override up(): void {
    for (const statement of [lists, moved, 'drop table what_if_flip']) this.addSql(statement);
  }
}

const lists = `
create table what_if_flips (
  what_if_id bigint not null references what_if on delete cascade,
  -- The place of the first of them among all; the next ones follow.
  place int not null,
  ticket bigint[] not null,
  measure text[] not null,
  cycle int[] not null,
  limit_kind text[] not null,
  -- Each null, as a list or in it: there is no such limit.
  was text[],
  becomes text[],
  was_limit_ms bigint[],
  becomes_limit_ms bigint[],
  was_due_ms bigint[],
  becomes_due_ms bigint[],
  spent_ms bigint[] not null,
  primary key (what_if_id, place)
);
`;

const moved = `
insert into what_if_flips
select what_if_id, min(place), array_agg(ticket_id order by place), array_agg(measure order by place), array_agg(cycle order by place),
       array_agg(limit_kind order by place), array_agg(was order by place), array_agg(becomes order by place),
       array_agg(was_limit_ms order by place), array_agg(becomes_limit_ms order by place),
       array_agg(ms(was_due_at) order by place), array_agg(ms(becomes_due_at) order by place), array_agg(spent_ms order by place)
  from (select f.*, row_number() over (partition by what_if_id order by place) - place as gap from what_if_flip f) f
 group by what_if_id, place / 500, gap;
`;
