// Why: a merge or split told on one ticket concerns the other as well, so that each must be found from the other; and a
// ticket that became part of another is open no more, whatever its status says.
import { Migration } from '@mikro-orm/migrations';

export class Ties extends Migration {
  override up(): void {
    this.addSql(`
      create index ticket_event_tied on ticket_event (ticket_id) where kind in ('MERGED', 'SPLIT');
      create index ticket_event_tie on ticket_event (source_id, coalesce(from_ref, into_ref)) where kind in ('MERGED', 'SPLIT');
      -- The reference of the ticket it became part of, in the same source; empty: the source did not say which.
      alter table ticket add column merged_into text;
      drop index ticket_open;
      create index ticket_open on ticket (status)
        where opened_at is not null and status not in ('RESOLVED', 'CLOSED', 'CANCELLED') and merged_into is null;
      update ticket set wake_at = least(wake_at, to_timestamp(0)) where id in (
        select coalesce(other.id, e.ticket_id) from ticket_event e
          left join ticket other on other.source_id = e.source_id and other.reference = coalesce(e.from_ref, e.into_ref)
         where e.kind in ('MERGED', 'SPLIT')
        union select ticket_id from ticket_event where kind in ('MERGED', 'SPLIT'));
    `);
  }
}
