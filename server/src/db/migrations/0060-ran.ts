// Why: a what-if reads hundreds of thousands of clocks that ended. When each of them ran is a few numbers; its facts are
// rows. Old ones get theirs when they are read again: until then their tickets are read whole.
import { Migration } from '@mikro-orm/migrations';

export class Ran extends Migration {
  override up(): void {
    // When it ceased to run and when it ran on, by turns (engine/rerun.ts). Null: only its facts tell.
    this.addSql('alter table clock add column ran bigint[]');
    this.addSql(
      `update ticket t set wake_at = least(t.wake_at, date_trunc('milliseconds', now()))
        where exists (select from clock c where c.ticket_id = t.id and c.phase in ('STOPPED', 'VOID'))`,
    );
  }
}
