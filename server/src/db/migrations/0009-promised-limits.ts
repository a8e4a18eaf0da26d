// Why: a promised instant is a limit that the engine reads; the ticket keeps that reading. It is derived from the facts, so
// that what stood there goes and each ticket with a promise is read again at once.
import { Migration } from '@mikro-orm/migrations';

export class PromisedLimits extends Migration {
  override up(): void {
    this.addSql(
      `update ticket set promised = null, wake_at = least(wake_at, to_timestamp(0)) where promised is not null`,
    );
  }
}
