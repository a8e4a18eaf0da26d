// Why: who answers for an agreement hears it once when an objective burns too fast, whatever restarts or runs beside.
import { Migration } from '@mikro-orm/migrations';

export class ObjectiveAlerts extends Migration {
  override up(): void {
    this.addSql(`
      create table objective_alert (
        id bigint generated always as identity primary key,
        agreement_id bigint not null references agreement on delete cascade,
        -- The objective's number in the document.
        objective text not null,
        period_from date not null,
        opened_at timestamptz(3) not null,
        -- At which multiple of what is allowed, when it opened.
        short_burn float8 not null,
        long_burn float8 not null,
        closed_at timestamptz(3),
        closed_because text check (closed_because in ('SLOWER', 'DECIDED', 'PERIOD_ENDED')),
        check ((closed_at is null) = (closed_because is null))
      );
      -- However many servers look, an objective has one open alert.
      create unique index objective_alert_open on objective_alert (agreement_id, objective) where closed_at is null;
      create index objective_alert_opened on objective_alert (opened_at desc, id desc);

      -- When the objectives of an agreement are looked at next; whoever moves it looks.
      create table objective_watch (
        agreement_id bigint primary key references agreement on delete cascade,
        look_at timestamptz(3) not null
      );
      create index objective_watch_due on objective_watch (look_at);

      alter table notice
        alter column escalation_id drop not null,
        add column objective_alert_id bigint references objective_alert on delete cascade,
        add constraint notice_about check (num_nonnulls(escalation_id, objective_alert_id) = 1),
        drop constraint notice_kind_check,
        add constraint notice_kind_check check (kind in ('STEP', 'NOBODY', 'HANDED_OVER', 'WITHDRAWN', 'BURNING')),
        drop constraint notice_person_id_escalation_id_kind_act_id_key,
        add unique nulls not distinct (person_id, escalation_id, kind, act_id, objective_alert_id);
      create index notice_objective_alert on notice (objective_alert_id) where objective_alert_id is not null;
    `);
  }
}
