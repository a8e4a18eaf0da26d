// Why: a source tells what customers say as events, several of which may have one instant and each of which may be taken
// back; and a customer may say it by a link that opens one ticket, once.
import { Migration } from '@mikro-orm/migrations';

export class Ratings extends Migration {
  override up(): void {
    this.addSql(`
      alter table satisfaction
        -- The RATED event that told it; null: told by recordSatisfaction.
        add column event_id bigint,
        -- Its event was retracted.
        add column taken_back boolean not null default false,
        drop constraint satisfaction_ticket_id_at_key;
      -- The same answer told twice is one.
      create unique index satisfaction_told on satisfaction (ticket_id, at) where event_id is null;
      create unique index satisfaction_event on satisfaction (event_id) where event_id is not null;
      create index satisfaction_latest on satisfaction (ticket_id, at desc, id desc) where not taken_back;
      create index satisfaction_by_time on satisfaction (at desc, id desc) where not taken_back;
      drop index satisfaction_low;

      -- The answer of each ticket that counts: the latest one that stands.
      create view satisfaction_standing as
        select x.* from satisfaction x
         where not x.taken_back and not exists (
           select from satisfaction later
            where later.ticket_id = x.ticket_id and not later.taken_back and (later.at, later.id) > (x.at, x.id));

      create table satisfaction_link (
        id bigint generated always as identity primary key,
        ticket_id bigint not null references ticket on delete cascade,
        -- SHA-256 of the code in the address: nothing here opens a page.
        code_hash bytea not null unique,
        made_by text not null,
        made_at timestamptz(3) not null,
        expires_at timestamptz(3) not null,
        used_at timestamptz(3)
      );
      create index satisfaction_link_ticket on satisfaction_link (ticket_id, expires_at);
    `);
  }
}
