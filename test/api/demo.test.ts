// The demo in a real database: what its clocks say on the day it is loaded, how it moves, and that it goes without a trace.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accessEntities } from '../../server/src/access/access.entity.ts';
import { removePerson, saveNewPerson } from '../../server/src/access/person.store.ts';
import { openDatabase } from '../../server/src/db/orm.ts';
import type { Database } from '../../server/src/db/orm.ts';
import { coverageEntities } from '../../server/src/coverage/coverage.entity.ts';
import { loadDemo } from '../../server/src/demo/load-demo.ts';
import { moveDemo, startDemoTraffic } from '../../server/src/demo/demo-traffic.ts';
import { seededRandom } from '../../server/src/demo/random.ts';
import { removeDemo } from '../../server/src/demo/remove-demo.ts';
import { toNodeId } from '../../server/src/gate/node-id.ts';
import { foldAll } from '../../server/src/kpi/rollup.store.ts';
import { planNewReports } from '../../server/src/report/issue-report.ts';
import { relayAll } from '../../server/src/push/relay.ts';
import { recordEvents } from '../../server/src/runtime/record.ts';
import { wakeDue } from '../../server/src/runtime/wake.ts';
import { eraseName } from '../../server/src/ticket/erase.ts';
import { turnableClock } from '../support/clock.ts';
import { runHere } from '../support/command.ts';
import { freshDatabase } from '../support/database.ts';
import type { FreshDatabase } from '../support/database.ts';
import { told } from '../support/told.ts';
import { event, makeWorld } from '../support/world.ts';

// A Wednesday at noon in Berlin; the other is a Sunday night.
const noon = Temporal.Instant.from('2026-03-04T11:00:00Z');
const night = Temporal.Instant.from('2026-03-08T01:00:00Z');
const log = { error: () => undefined, warn: () => undefined };

let fresh: FreshDatabase;
let database: Database;
beforeEach(async () => {
  fresh = await freshDatabase();
  database = await openDatabase({ url: fresh.url, entities: [...coverageEntities, ...accessEntities] });
});
afterEach(async () => {
  await database.close();
  await fresh.drop();
});

const rows = <R>(sql: string, parameters: readonly unknown[] = []): Promise<R[]> =>
  database.transaction((tx) => tx.rows<R>(sql, parameters), { kind: 'snapshot' });
const count = async (sql: string): Promise<number> =>
  (await rows<{ n: number }>(`select count(*) as n from ${sql}`))[0]?.n ?? -1;
const isOpen = "t.status not in ('RESOLVED', 'CLOSED', 'CANCELLED')";

describe.each([
  ['on a working day', noon],
  ['on a Sunday night', night],
])('loaded %s', (_when, now) => {
  test('about 62 tickets are open: some broken, some over target, some at risk, some paused, one uncovered, one to mend', async () => {
    const loaded = await loadDemo(database, { finished: 150 }, now);
    expect(loaded?.tickets).toBe(212);
    expect(await count(`ticket t where ${isOpen}`)).toBe(62);
    const standings = Object.fromEntries(
      (
        await rows<{ standing: string; n: number }>(
          `select t.standing, count(*) as n from ticket t where ${isOpen} group by 1`,
        )
      ).map(({ standing, n }) => [standing, n]),
    );
    // The mix of the seed: each kind at least, the rest are on track; a late answer may add to the broken ones.
    expect(standings['BREACHED']).toBeGreaterThanOrEqual(4);
    expect(standings['BREACHED']).toBeLessThanOrEqual(7);
    expect(standings['OVER_TARGET']).toBeGreaterThanOrEqual(5);
    expect(standings['AT_RISK']).toBeGreaterThanOrEqual(5);
    expect(standings['ON_TRACK']).toBeGreaterThanOrEqual(25);
    expect(
      await count(
        `ticket t where ${isOpen} and exists (select from clock c where c.ticket_id = t.id and c.phase = 'PAUSED')`,
      ),
    ).toBe(8);
    expect(await count(`ticket t where t.uncovered`)).toBe(1);
    expect(
      await rows(
        `select array(select jsonb_array_elements(needs_mending)->>'code') as codes from ticket where needs_mending <> '[]'`,
      ),
    ).toEqual([{ codes: ['ASSET_OF_OTHER_ACCOUNT'] }]);
    expect(await count(`ticket t where ${isOpen} and t.agent_id is null`)).toBeGreaterThanOrEqual(8);
  });
});

describe('the loaded demo', () => {
  test('keeps about 98 of 100 promises and fewer targets, and nothing of its past is told', async () => {
    await loadDemo(database, {}, noon);
    const [kept] = await rows<{ met: number; missed: number; over: number }>(
      `select count(*) filter (where promise_standing = 'MET') as met, count(*) filter (where promise_standing = 'BREACHED') as missed,
              count(*) filter (where target_standing = 'BREACHED') as over
         from clock where phase = 'STOPPED'`,
    );
    const share = (kept?.met ?? 0) / ((kept?.met ?? 0) + (kept?.missed ?? 1));
    expect(share).toBeGreaterThan(0.96);
    expect(share).toBeLessThan(0.995);
    expect(kept?.over).toBeGreaterThan((kept?.missed ?? 0) * 2);
    const counted = await told(database);
    expect(counted.changes).toBeGreaterThan(1_000);
    expect(counted.loud).toBe(0);
  });

  test('asks something of every month, and owes for what is not kept', async () => {
    await loadDemo(database, { finished: 150 }, noon);
    const { objectives, penalties, fees } =
      (
        await rows<Record<'objectives' | 'penalties' | 'fees', number>>(
          `select sum(jsonb_array_length(sections -> 'objectives'))::int as objectives, sum(jsonb_array_length(sections -> 'penalties'))::int as penalties,
                count(distinct sections #>> '{prices,0,amount,amount}')::int as fees from agreement_version`,
        )
      )[0] ?? expect.fail('No agreement');
    expect({ objectives, penalties, fees }).toEqual({ objectives: 12, penalties: 8, fees: 4 });
  });

  test('has answers of a third of the customers, teams beside a supplier, and a report of the month before', async () => {
    await loadDemo(database, {}, noon);
    const [said] = await rows<{ share: number; unhappy: number; watermelons: number }>(
      `select count(x.id)::float / count(*) as share, count(*) filter (where x.score <= 2) as unhappy,
              count(*) filter (where x.score <= 2 and not exists (
                select from sla_clock c where c.ticket_id = t.id and c.promise_standing = 'BREACHED')) as watermelons
         from ticket t left join satisfaction_standing x on x.ticket_id = t.id where t.status in ('RESOLVED', 'CLOSED')`,
    );
    expect(said?.share).toBeGreaterThan(0.25);
    expect(said?.share).toBeLessThan(0.42);
    expect(said?.watermelons).toBeGreaterThanOrEqual(2);
    expect(said?.unhappy).toBeGreaterThan(said?.watermelons ?? Infinity);
    const beside = await rows<{ kind: string; services: number; n: number }>(
      `select c.kind, count(distinct t.service_id) as services, count(*) as n from clock c join ticket t on t.id = c.ticket_id
        where c.kind <> 'SLA' and c.phase = 'STOPPED' group by 1 order by 1`,
    );
    expect(beside.map(({ kind, services }) => ({ kind, services }))).toEqual([
      { kind: 'OLA', services: 4 },
      { kind: 'UNDERPINNING', services: 1 },
    ]);
    for (const { kind, n } of beside) expect(n, kind).toBeGreaterThan(5);
    await database.transaction((tx) => planNewReports(tx, noon, 0));
    expect(await rows('select distinct next_from::text as month from report_plan')).toEqual([{ month: '2026-02-01' }]);
  });

  test('logs the steps that fell due before it came, and tells whoever signed in of those that do after', async () => {
    await loadDemo(database, { finished: 20 }, noon);
    const fired = (): Promise<{ outcome: string; n: number }[]> =>
      rows('select outcome, count(*) as n from escalation group by 1 order by 1');
    const before = await fired();
    expect(before.map(({ outcome }) => outcome)).not.toContain('DONE');
    expect(before.length).toBeGreaterThan(0);
    await database.transaction((tx) => saveNewPerson(tx, { name: 'Anna', roles: ['ADMIN'], customer: null }, noon));
    for (let minutes = 10; minutes <= 120; minutes += 10) await wakeDue(database, noon.add({ minutes }), 500, log);
    const done = (await fired()).find(({ outcome }) => outcome === 'DONE')?.n ?? 0;
    expect(done).toBeGreaterThanOrEqual(3);
    expect(await count(`notice n join person p on p.id = n.person_id where p.name = 'Anna'`)).toBe(done);
  });

  test('is loaded once, and only where nobody has anything yet', async () => {
    expect(await loadDemo(database, { finished: 5 }, noon)).not.toBeNull();
    expect(await loadDemo(database, { finished: 5 }, noon)).toBeNull();
    expect(await loadDemo(database, { finished: 5, besideOthers: true }, noon)).toBeNull();
    await database.transaction((tx) => removeDemo(tx, noon));
    await database.transaction((tx) => makeWorld(tx, 'real'));
    expect(await loadDemo(database, { finished: 5 }, noon)).toBeNull();
    expect(await loadDemo(database, { finished: 5, besideOthers: true }, noon)).not.toBeNull();
  });

  test('by two servers at once is loaded once', async () => {
    const both = await Promise.all([
      loadDemo(database, { finished: 5 }, noon),
      loadDemo(database, { finished: 5 }, noon),
    ]);
    expect(both.filter((each) => each !== null)).toHaveLength(1);
    expect(await count('source')).toBe(1);
  });

  test('keeps its shape for a shift of traffic, and nobody waits too long for an answer', async () => {
    await loadDemo(database, { finished: 20 }, noon);
    const random = seededRandom(11);
    let now = noon;
    const kinds = new Map<string, number>();
    for (let move = 0; move < 400; move += 1) {
      now = now.add({ seconds: 30 });
      await wakeDue(database, now, 500, log);
      expect(await moveDemo(database, random, now)).toBe(true);
    }
    for (const { kind, n } of await rows<{ kind: string; n: number }>(
      'select kind, count(*) as n from ticket_event where at > $1::timestamptz group by 1',
      [noon.toString()],
    ))
      kinds.set(kind, n);
    for (const kind of [
      'OPENED',
      'ASSIGNED',
      'AGENT_REPLIED',
      'CUSTOMER_REPLIED',
      'STATUS_CHANGED',
      'RESOLVED',
      'NOTE_ADDED',
    ])
      expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(3);
    const open = await count(`ticket t where ${isOpen}`);
    expect(open).toBeGreaterThan(50);
    expect(open).toBeLessThan(72);
    expect(await count(`ticket t where ${isOpen} and t.standing = 'BREACHED'`)).toBeLessThan(10);
  }, 120_000);

  test('moves by itself when its time comes, and stops when it is told to', async () => {
    await loadDemo(database, { finished: 5 }, noon);
    const before = await count('ticket_event');
    const time = turnableClock(noon);
    let nudges = 0;
    const nudged = Promise.withResolvers<undefined>();
    const traffic = startDemoTraffic({
      database,
      time,
      log,
      nudge: () => {
        nudges += 1;
        if (nudges >= 3) nudged.resolve(undefined);
        // Once it sleeps again.
        else setImmediate(() => time.advance(60_000));
      },
    });
    time.advance(60_000);
    await nudged.promise;
    await traffic.stop();
    expect(await count('ticket_event')).toBeGreaterThan(before);
  });
});

describe('removing the demo', () => {
  const everyTable = async (): Promise<Record<string, number>> => {
    const tables = await rows<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'migration' order by 1",
    );
    const counts = await Promise.all(tables.map(async ({ name }) => [name, await count(`"${name}"`)] as const));
    return Object.fromEntries(counts);
  };

  test('leaves no row behind', async () => {
    const before = await everyTable();
    await loadDemo(database, { finished: 30 }, noon);
    await relayAll(database);
    await moveDemo(database, seededRandom(1), noon.add({ seconds: 10 }));
    expect((await everyTable())['ticket']).toBeGreaterThan(90);
    const removed = await database.transaction((tx) => removeDemo(tx, noon));
    expect(removed).toBeGreaterThanOrEqual(92);
    expect(await everyTable()).toEqual(before);
    expect(await moveDemo(database, seededRandom(1), noon.add({ seconds: 20 }))).toBe(false);
    expect(await database.transaction((tx) => removeDemo(tx, noon))).toBe(0);
    expect(await everyTable()).toEqual(before);
  });

  test("takes along its customers' people, and what is known of names that were erased", async () => {
    const before = await everyTable();
    await loadDemo(database, { finished: 5 }, noon);
    await database.transaction(async (tx) => {
      const [customer] = await tx.rows<{ id: number }>('select min(id) as id from customer');
      const [agent] = await tx.rows<{ name: string }>('select name from individual order by id limit 1');
      const id = await saveNewPerson(tx, { name: 'Guest', roles: ['CUSTOMER'], customer: customer?.id ?? 0 }, noon);
      await removePerson(tx, id, noon);
      for (const whom of [{ person: toNodeId('Person', id) }, { name: agent?.name ?? '' }])
        await eraseName(tx, { input: { ...whom, reason: 'asked' }, by: 'token:0' }, noon);
    });
    expect(await count('erasure')).toBe(2);
    await relayAll(database);
    await database.transaction((tx) => removeDemo(tx, noon));
    expect(await everyTable()).toEqual(before);
  });

  test('touches nothing that is real, and gives screens a new picture', async () => {
    await database.transaction((tx) => makeWorld(tx, 'real'));
    const opened = event({
      ticket: 'R-1',
      eventId: 'r1',
      kind: 'OPENED',
      time: '2026-03-04T09:00:00Z',
      serviceAccount: 'real-1',
      service: 'real-mail',
      by: 'Ines Okafor',
      severity: 'HIGH',
    });
    await database.transaction((tx) => recordEvents(tx, { source: 'Real desk', events: [opened] }, noon));
    await relayAll(database);
    // Removing folds what waits to be folded.
    await database.transaction(foldAll);
    const picture = async () => ({
      tables: await everyTable(),
      ticket: await rows(
        "select reference, status, standing, revision, needs_mending from ticket where reference = 'R-1'",
      ),
      clocks: await rows(
        'select measure, phase, standing, ms(promise_due_at) as due, revision from clock order by measure',
      ),
      people: await rows('select name from individual order by name'),
    });
    const before = await picture();
    const [head] = await rows<{ epoch: string }>('select epoch from log_head');
    await loadDemo(database, { finished: 10, besideOthers: true }, noon);
    await relayAll(database);
    await database.transaction((tx) => removeDemo(tx, noon));
    // A person of the demo bears the name of a real one: the real one stays.
    expect(before.people).toContainEqual({ name: 'Ines Okafor' });
    expect(await picture()).toEqual(before);
    expect((await rows<{ epoch: string }>('select epoch from log_head'))[0]?.epoch).not.toBe(head?.epoch);
  });

  test("cuts real tickets loose from the demo's accounts, and the next reading says so", async () => {
    await loadDemo(database, { finished: 5 }, noon);
    const opened = event({
      ticket: 'R-1',
      eventId: 'r1',
      kind: 'OPENED',
      time: '2026-03-04T09:00:00Z',
      serviceAccount: 'KB-BRANCH',
      service: 'DEMO-NET',
      severity: 'HIGH',
    });
    await database.transaction((tx) => recordEvents(tx, { source: 'Real desk', events: [opened] }, noon));
    expect(await count("clock c join ticket t on t.id = c.ticket_id where t.reference = 'R-1'")).toBe(2);
    await database.transaction((tx) => removeDemo(tx, noon));
    await wakeDue(database, noon, 10, log);
    expect(
      await rows(`select array(select jsonb_array_elements(needs_mending)->>'code') as codes from ticket`),
    ).toEqual([{ codes: ['UNKNOWN_SERVICE_ACCOUNT', 'UNKNOWN_SERVICE'] }]);
    expect(await rows('select distinct phase from clock')).toEqual([{ phase: 'VOID' }]);
  });

  test('keeps a schedule that a real agreement follows, as a real one', async () => {
    await loadDemo(database, { finished: 5 }, noon);
    const { customer } = await database.transaction((tx) => makeWorld(tx, 'real'));
    await database.transaction((tx) =>
      tx.rows(
        `insert into agreement_version (agreement_id, version, status, from_date, time_zone, from_at, schedule_version_id, created_at)
         select a.id, 2, 'DRAFT', '2026-01-01', 'Europe/Berlin', '2026-01-01', v.id, now()
           from agreement a, coverage_schedule_version v join coverage_schedule s on s.id = v.schedule_id
          where a.customer_id = $1 and s.name = 'Berlin desk (demo)'`,
        [customer],
      ),
    );
    await database.transaction((tx) => removeDemo(tx, noon));
    expect(await rows('select name, demo from coverage_schedule order by name')).toEqual([
      { name: 'Berlin desk (demo)', demo: false },
      { name: 'real', demo: false },
    ]);
  });

  test('by the command says how many tickets went', async () => {
    const environment = { DATABASE_URL: fresh.url };
    expect((await runHere(['demo', 'remove'], environment)).out).toBe('There is no demo to remove.\n');
    expect((await runHere(['demo', 'load'], environment)).out).toMatch(
      /^Loaded the demo: 492 tickets with [\d,]+ events\.\n$/,
    );
    expect((await runHere(['demo', 'load'], environment)).out).toBe('The demo is loaded already.\n');
    expect(await runHere(['demo', 'remove'], environment)).toEqual({
      code: 0,
      out: 'Removed the demo with its 492 tickets.\n',
      err: '',
    });
    expect(await count('ticket')).toBe(0);
  });
});
