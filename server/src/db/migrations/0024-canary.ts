// Why: a canary is a ticket of the server's own that breaks at a known instant. Its source is marked, so that no list of
// sources has it; its tickets are never opened, so that no list of tickets or clocks does.
import { Migration } from '@mikro-orm/migrations';

export class Canary extends Migration {
  override up(): void {
    this.addSql('alter table source add column canary boolean not null default false');
    this.addSql('create unique index source_canary on source (canary) where canary');
  }
}
