import { afterAll, beforeAll, test } from 'vitest';
import { openDatabase, type Database } from '../../server/src/db/orm.ts';
import { anyTicket } from '../../server/src/ticket/ticket-filter.ts';
import { loadTicketPage, countTickets } from '../../server/src/ticket/ticket-list.store.ts';
import { loadClockPage, countClocks } from '../../server/src/clock/clock-list.store.ts';
import * as f from '../../server/src/board/frame.store.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { tileMeasures } from '../../server/src/board/tiles.ts';

let fresh: FreshDatabase; let database: Database;
const nowMs = Date.UTC(2026, 10, 21, 12);
async function fill(openShare: number) {
  fresh = await freshDatabase();
  database = await openDatabase({ url: fresh.url, entities: [] });
  await database.transaction(async (tx) => {
    await tx.rows(`insert into customer (name, created_at) select 'c' || n, now() from generate_series(1, 20) n`);
    await tx.rows(`insert into source (name, created_at) values ('desk', now()), ('mail', now())`);
    await tx.rows(`insert into coverage_schedule (name, created_at) values ('all', now())`);
    await tx.rows(`insert into coverage_schedule_version (schedule_id, version, valid_from, time_zone, definition, created_at) values (1, 1, now(), 'UTC', '{}', now())`);
    await tx.rows(`insert into agreement (number, kind, level, created_at) select 'A-' || n, 'SLA', 'CORPORATE', now() from generate_series(1, 20) n`);
    await tx.rows(`insert into agreement_version (agreement_id, version, status, from_date, time_zone, from_at, schedule_version_id, created_at, activated_at)
      select n, 1, 'ACTIVE', '2020-01-01', 'UTC', now(), 1, now(), now() from generate_series(1, 20) n`);
    await tx.rows(`insert into ticket (source_id, reference, customer_id, severity, status, group_name, opened_at)
      select 1 + n % 2, 'INC' || n, 1 + n % 20, (array['LOW','NORMAL','HIGH','URGENT'])[1 + n % 4], case when random() < $1 then 'OPEN' else 'CLOSED' end, 'g' || n % 10,
        at_ms($2) - (random() * 365) * interval '1 day' from generate_series(1, 25000) n`, [openShare, nowMs]);
    await tx.rows(`insert into ticket_subject select id, 'subject ' || id from ticket`);
    await tx.rows(`insert into clock (ticket_id, measure, cycle, agreement_version_id, schedule_version_id, clause_ids, phase, standing, started_at, spent_ms, paused_ms, read_at, promise_standing, promise_due_at, promise_breached_at, target_standing, target_due_at, promise, target, revision, portal_revision)
      select t.id, m, 1, 1 + t.id % 20, 1, '{1}', p.phase, case p.ps when 'MET' then 'MET' when 'BREACHED' then 'BREACHED' when 'AT_RISK' then 'AT_RISK' when 'ON_TRACK' then 'ON_TRACK' end, t.opened_at, 1000, 0, now(), p.ps,
         case when p.phase in ('PAUSED','VOID') then null when t.status = 'OPEN' and p.ps in ('ON_TRACK','AT_RISK') then at_ms($1) + random() * interval '3 days' else t.opened_at + interval '6 hours' end,
         case when p.ps = 'BREACHED' then t.opened_at + interval '6 hours' end, p.ps, t.opened_at + interval '4 hours', '{"limitMs":21600000,"shares":[],"dueAtMs":1,"headroomMs":1,"standing":"ON_TRACK","warnAtMs":1,"breachedAtMs":null,"noticedAtMs":null,"byReclassification":false}', '{"limitMs":21600000,"shares":[],"dueAtMs":1,"headroomMs":1,"standing":"ON_TRACK","warnAtMs":1,"breachedAtMs":null,"noticedAtMs":null,"byReclassification":false}', 1, 1
      from ticket t cross join unnest(array['FIRST_RESPONSE','NEXT_RESPONSE','RESOLUTION']) m
      cross join lateral (select case when t.status = 'OPEN' then (array['RUNNING','RUNNING','RUNNING','PAUSED','STOPPED'])[1 + (t.id + length(m)) % 5] else (array['STOPPED','STOPPED','STOPPED','STOPPED','VOID'])[1 + (t.id + length(m)) % 5] end as phase, (t.id * 7 + length(m)) % 10 as k) x
      cross join lateral (select x.phase, case when x.phase = 'VOID' then null when x.k < 1 then 'BREACHED' when x.phase = 'STOPPED' then 'MET' when x.k < 3 then 'AT_RISK' else 'ON_TRACK' end as ps) p`, [nowMs]);
  });
  await database.transaction((tx) => tx.rows('analyze'));
}
const time = async (name: string, work: (tx: any) => Promise<unknown>) => {
  const times: number[] = [];
  for (let i = 0; i < 7; i += 1) {
    await database.transaction(async (tx) => { const s = performance.now(); await work(tx); times.push(performance.now() - s); }, { kind: 'snapshot' });
  }
  times.sort((a, b) => a - b);
  console.log(name.padEnd(24), times[3]!.toFixed(1), 'ms  max', times[6]!.toFixed(1));
};
for (const share of [0.04, 1]) {
  test(`open share ${share}`, async () => {
    await fill(share);
    const scope = { query: anyTicket, sources: null };
    const month = { fromMs: Date.UTC(2026, 10, 1), untilMs: Date.UTC(2026, 11, 1), measures: tileMeasures };
    const hours = { fromMs: nowMs - 23 * 3600e3, untilMs: nowMs + 3600e3, stepMs: 3600e3 };
    await time('live counts', (tx) => f.loadLiveCounts(tx, scope));
    await time('next', (tx) => f.loadNextToBreak(tx, scope, 12));
    await time('broken', (tx) => f.loadBroken(tx, scope, 3));
    await time('savable', (tx) => f.countSavable(tx, scope, { nowMs, untilMs: nowMs + 3600e3 }));
    await time('outcomes', (tx) => f.loadOutcomes(tx, scope, month));
    await time('hours', (tx) => f.loadDueCounts(tx, scope, hours));
    await time('zone', (tx) => f.loadZone(tx, scope));
    await time('activity', (tx) => f.loadActivity(tx, scope));
    await time('open counts', (tx) => f.loadOpenCounts(tx, scope));
    for (const order of ['DUE_FIRST', 'OPENED_FIRST', 'OPENED_LAST', 'REFERENCE'] as const)
      await time('page ' + order, (tx) => loadTicketPage(tx, scope, { order, first: 100, after: null }));
    await time('page open DUE_FIRST', (tx) => loadTicketPage(tx, { ...scope, query: { ...anyTicket, open: true } }, { order: 'DUE_FIRST', first: 100, after: null }));
    await time('count breached', (tx) => countTickets(tx, { ...scope, query: { ...anyTicket, standings: ['BREACHED'], measures: ['RESOLUTION'] } }));
    await time('text', (tx) => loadTicketPage(tx, { ...scope, query: { ...anyTicket, text: 'ject 77' } }, { order: 'DUE_FIRST', first: 20, after: null }));
    await time('clocks page', (tx) => loadClockPage(tx, { ...scope, drill: null }, { first: 20, after: null }));
    await time('clocks count', (tx) => countClocks(tx, { ...scope, drill: null }));
    await time('clocks drill', (tx) => countClocks(tx, { ...scope, drill: { ...month, measure: 'RESOLUTION', severity: null, limit: 'PROMISE', outcome: null, query: anyTicket } }));
    const spy = (tx: any) => ({ ...tx, rows: async (sql: string, ps: unknown[]) => { for (const r of await tx.rows('explain (analyze, buffers) ' + sql, ps)) console.log((r as any)['QUERY PLAN']); return []; } });
    for (const [name, work] of [['outcomes', (tx: any) => f.loadOutcomes(tx, scope, month)], ['clocks page', (tx: any) => loadClockPage(tx, { ...scope, drill: null }, { first: 20, after: null })], ['live', (tx: any) => f.loadLiveCounts(tx, scope)], ['DUE', (tx: any) => loadTicketPage(tx, scope, { order: 'DUE_FIRST', first: 100, after: null })]] as const) { if (!(process.env.EXPLAIN ?? '').includes(name)) continue; console.log('##', name); await database.transaction((tx) => work(spy(tx))).catch(() => undefined); }
    await database.close(); await fresh.drop();
  }, 120_000);
}
