// Why: a promise may be a time of a covered day instead of an amount of time; then it has no milliseconds. All other
// options of a clause go into the `options` that it has already.
import { Migration } from '@mikro-orm/migrations';

export class ClauseOptions extends Migration {
  override up(): void {
    this.addSql(`
      alter table clause alter column promise_ms drop not null;
      alter table clause add constraint clause_promises
        check ((promise_ms is null) = (coalesce(options ->> 'relative', 'NONE') <> 'NONE'));
    `);
  }
}
