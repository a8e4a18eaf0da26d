// Why: objectives are read from what happened: outages and maintenance, what was measured, and breaches that were excused.
import { Migration } from '@mikro-orm/migrations';

export class ServiceMetrics extends Migration {
  override up(): void {
    for (const statement of [outages, measurements, waivers, reading]) this.addSql(statement);
  }
}

const outages = `
create table service_outage (
  id bigint generated always as identity primary key,
  service_id bigint not null references service,
  kind text not null check (kind in ('OUTAGE', 'MAINTENANCE')),
  from_at timestamptz(3) not null,
  -- Null: it lasts.
  until_at timestamptz(3),
  reason text,
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  -- Recorded wrongly: it stays readable and counts no more.
  withdrawn_by text,
  withdrawn_at timestamptz(3),
  withdrawn_because text,
  check (until_at > from_at)
);
create index service_outage_service on service_outage (service_id, from_at);
`;

const measurements = `
create table service_measurement (
  service_id bigint not null references service,
  metric text not null,
  at timestamptz(3) not null,
  value double precision not null,
  recorded_at timestamptz(3) not null,
  -- What is told twice is the same thing.
  primary key (service_id, metric, at)
);
`;

const waivers = `
-- A breach that a customer's side disputes or that was excused; each stays, also when it was refused.
create table waiver (
  id bigint generated always as identity primary key,
  clock_id bigint not null references clock on delete cascade,
  state text not null check (state in ('DISPUTED', 'WAIVED', 'REJECTED')),
  reason text not null,
  evidence text,
  raised_by text not null,
  raised_at timestamptz(3) not null,
  decided_by text,
  decided_at timestamptz(3),
  decided_because text
);
-- Two that hold at once would excuse one breach twice.
create unique index waiver_holds on waiver (clock_id) where state <> 'REJECTED';
`;

// Objectives of an agreement read its own clocks.
const reading = `create index clock_agreement on clock (agreement_version_id, measure, promise_due_at)`;
