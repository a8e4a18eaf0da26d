// Why: a counter entry that was declined takes nothing back; the credit it was about could never be taken back again.
import { Migration } from '@mikro-orm/migrations';

export class ReversedAnew extends Migration {
  override up(): void {
    this.addSql('drop index credit_reversed_once');
    this.addSql(
      `create unique index credit_reversed_once on credit (reverses_id) where reverses_id is not null and state <> 'DECLINED'`,
    );
  }
}
