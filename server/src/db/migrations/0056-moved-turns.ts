// Why: moves are few and are counted apart from all other turns, from both sides: without an index of their own each count of
// them read every turn of the period.
import { Migration } from '@mikro-orm/migrations';

export class MovedTurns extends Migration {
  override up(): void {
    this.addSql("create index ticket_turn_moved on ticket_turn (counts_on) where kind = 'MOVED'");
  }
}
