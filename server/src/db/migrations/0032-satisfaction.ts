// Why: a promise may be kept and the customer unhappy all the same; what the customer says stands beside the clocks.
import { Migration } from '@mikro-orm/migrations';

export class Satisfaction extends Migration {
  override up(): void {
    this.addSql(`
      create table satisfaction (
        id bigint generated always as identity primary key,
        ticket_id bigint not null references ticket on delete cascade,
        at timestamptz(3) not null,
        score smallint not null check (score between 1 and 5),
        -- As the customer said it; goes with the name of who said it.
        words text,
        recorded_by text not null,
        recorded_at timestamptz(3) not null,
        -- The same answer told twice is one.
        unique (ticket_id, at)
      );
      create index satisfaction_low on satisfaction (at desc, id desc) where score <= 2;
    `);
  }
}
