// Why: a board is made for a room: how far people stand from it, which figures it shows, whether it may ring and name people.
import { Migration } from '@mikro-orm/migrations';

export class BoardSettings extends Migration {
  override up(): void {
    // What is absent is at its default, so that a setting that is new needs no change of rows.
    this.addSql(`alter table board add column settings jsonb not null default '{}'`);
  }
}
