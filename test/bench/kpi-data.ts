// A year of clocks made in SQL, for figures: N tickets of three clocks each, a customer for every 5,000 tickets, services and
// teams as such a company has; times are log-normal, one in fifty has no result yet, one in fifty never will.
import type { Database, Tx } from '../../server/src/db/orm.ts';
import { rebuildRollups } from '../../server/src/kpi/fold.ts';

export const year = { from: '2025-10-01', until: '2026-10-01' };
/** 90 days, neither of whose ends is that of a month. */
export const window = { from: '2026-06-16', until: '2026-09-14' };

const customersOf = (tickets: number): number => Math.max(2, Math.round(tickets / 5_000));
const kindsOf = (tickets: number): number => Math.min(16, Math.max(3, Math.round(Math.log2(tickets / 1_000))));

/** How many clocks there are. */
export async function makeFigures(database: Database, tickets: number): Promise<number> {
  const began = performance.now();
  const say = (what: string): void => {
    console.log(`${what} (${((performance.now() - began) / 1000).toFixed(0)} s)`);
  };
  const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.transaction(work);
  const customers = customersOf(tickets);
  const some = kindsOf(tickets);
  await write(async (tx) => {
    for (const table of ['outcome_rollup', 'outcome_delta', 'outcome_cell', 'clock', 'ticket'])
      await tx.rows(`truncate ${table} cascade`);
    await tx.rows('drop table if exists made');
    await tx.rows('select setseed(0.25)');
    await tx.rows(
      `create unlogged table made as
       select i as ticket, m as place, (array['FIRST_RESPONSE', 'NEXT_RESPONSE', 'RESOLUTION'])[m] as measure, customer, service, team, severity,
              due, date_trunc('milliseconds', due at time zone 'UTC')::date as day, greatest(1000, (promise * spent)::bigint) as spent, promise,
              case when fate < 0.02 then 'UNDECIDED' when fate < 0.04 then 'EXCLUDED' when spent > 1 then 'MISSED' else 'MET' end as outcome,
              spent > 0.7 as over
         from (select i, m, 1 + abs(hashint8(i)) % $2 as customer, 1 + abs(hashint8(i + 10000000)) % $3 as service, 'Team ' || (1 + abs(hashint8(i + 20000000)) % $3) as team,
                      (array['LOW', 'NORMAL', 'HIGH', 'URGENT'])[1 + abs(hashint8(i + 30000000)) % 4] as severity,
                      date_trunc('milliseconds', $4::timestamptz + random() * 364 * interval '1 day') as due,
                      exp(0.8 * sqrt(-2 * ln(random() + 1e-9)) * cos(2 * pi() * random()) - 0.8) as spent,
                      (array[3600000, 7200000, 28800000])[m]::bigint as promise, random() as fate
                 from generate_series(1, $1::bigint) i cross join generate_series(1, 3) m) x`,
      [tickets, customers, some, year.from],
    );
    say(`\n${tickets.toLocaleString('en')} tickets thought up`);
    await tx.rows(
      `insert into outcome_cell (id, kind, measure, source_id, customer_id, service_account_id, service_id, agreement_id, clause_id, team, severity)
       select distinct ${cellId}, 'SLA', measure, 1, customer, customer, service, customer, ${clause}, team, severity from made`,
    );
    await tx.rows(
      `insert into ticket (source_id, reference, customer_id, service_account_id, service_id, severity, group_name, status, opened_at)
       overriding system value select 1, 'B-' || ticket, customer, customer, service, severity, team, 'CLOSED', due from made where place = 1 order by ticket`,
    );
    await tx.rows('update made set ticket = t.id from ticket t where t.reference = $1 || made.ticket', ['B-']);
    await tx.rows(
      `insert into clock (ticket_id, measure, cycle, agreement_version_id, schedule_version_id, clause_ids, phase, standing, started_at, stopped_at,
                          spent_ms, paused_ms, read_at, promise_standing, promise_due_at, promise_breached_at, promise_limit_ms,
                          promise_by_reclassification, target_standing, target_by_reclassification, revision, portal_revision, counts_on, cell_id)
       select ticket, measure, 1, customer, 1, array[${clause}], case outcome when 'UNDECIDED' then 'RUNNING' when 'EXCLUDED' then 'VOID' else 'STOPPED' end,
              case outcome when 'MET' then 'MET' when 'MISSED' then 'BREACHED' when 'UNDECIDED' then 'ON_TRACK' end,
              due - promise * interval '1 millisecond', case when outcome in ('MET', 'MISSED') then due + (spent - promise) * interval '1 millisecond' end,
              spent, 0, due, case outcome when 'MET' then 'MET' when 'MISSED' then 'BREACHED' when 'UNDECIDED' then 'ON_TRACK' end,
              due, case when outcome = 'MISSED' then due end, promise, false, case when outcome in ('MET', 'MISSED') then case when over then 'BREACHED' else 'MET' end end,
              false, 1, 1, day, ${cellId}
         from made order by due`,
    );
    await tx.rows('drop table made');
    say('clocks written');
  });
  await write((tx) => tx.rows('analyze'));
  await rebuildRollups(database, (done, of) => {
    say(`${String(done)} of ${String(of)} months of figures counted`);
  });
  await write((tx) => tx.rows('analyze'));
  const [row] = await write((tx) => tx.rows<{ n: number }>('select count(*) as n from clock'));
  return row?.n ?? 0;
}

const clause = `(customer * 12 + place * 4 - 4 + array_position(array['LOW', 'NORMAL', 'HIGH', 'URGENT'], severity))`;
const cellId = `md5(concat_ws('/', measure, customer, service, team, severity))::uuid`;
