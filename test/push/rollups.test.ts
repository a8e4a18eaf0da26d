// The law of figures: after any lives, the rows that were kept by differences are those that one counts anew from the clocks.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { excuseClock } from '../../server/src/clock/excuse.store.ts';
import { outcomeOf, type Excuse } from '../../server/src/engine/outcome.ts';
import { openDatabase, type Database, type Tx } from '../../server/src/db/orm.ts';
import { rowsInParts } from '../../server/src/db/row-parts.ts';
import { rebuildRollups } from '../../server/src/kpi/fold.ts';
import { addedTimes } from '../../server/src/kpi/percentile.ts';
import { loadWorkPrint } from '../../server/src/kpi/work.store.ts';
import { foldAll, foldSome } from '../../server/src/kpi/rollup.store.ts';
import { deleteTicketsForTest } from '../support/rollup-world.ts';
import { recordEvents } from '../../server/src/runtime/record.ts';
import { settle } from '../../server/src/runtime/settle.ts';
import { wakeDue } from '../../server/src/runtime/wake.ts';
import type { NewEvent } from '../../server/src/ticket/new-event.ts';
import { loadClocks } from '../../server/src/clock/clock.store.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { event, hour, makeWorld } from '../support/world.ts';

vi.setConfig({ testTimeout: 120_000 });

let fresh: FreshDatabase;
let database: Database;
beforeAll(async () => {
  fresh = await freshDatabase();
  database = await openDatabase({ url: fresh.url, entities: [] });
  await write(async (tx) => {
    const internal = { clauses: [{ number: '1', measure: 'RESOLUTION', promiseMs: 3 * hour }], isDraft: false };
    await makeWorld(tx, 'ACME', { internal });
    // Days of this one begin in the afternoon of UTC.
    await makeWorld(tx, 'BETA', {
      schedule: { timeZone: 'Asia/Tokyo', periods: tokyo, holidays: [], exceptions: [] },
      clauses: [
        { number: '1', measure: 'FIRST_RESPONSE', severity: 'HIGH', promiseMs: 2 * hour, targetMs: hour },
        { number: '2', measure: 'RESOLUTION', promiseMs: 30 * hour },
      ],
    });
  });
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

const office = [{ from: '09:00', to: '17:00' }];
const tokyo = [
  {
    period: 'PRIME' as const,
    weekly: { mon: office, tue: office, wed: office, thu: office, fri: office },
    onHoliday: 'CLOSED' as const,
  },
];

const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.transaction(work);
const log = {
  error: (about: object) => {
    throw new Error(JSON.stringify(about));
  },
};

const startMs = Date.parse('2026-03-30T20:00:00Z');
const kinds = [
  ...(['AGENT_REPLIED', 'CUSTOMER_REPLIED', 'RESOLVED', 'REOPENED', 'CLOSED', 'CANCELLED', 'GROUP_CHANGED'] as const),
  ...(['PRIORITY_CHANGED', 'STATUS_CHANGED', 'RETRACTED', 'MERGED', 'ASSIGNED', 'UPDATED'] as const),
];

interface Deed {
  readonly ticket: number;
  readonly kind: (typeof kinds)[number];
  readonly minutes: number;
  readonly which: number;
}

const deed: fc.Arbitrary<Deed> = fc.record({
  ticket: fc.nat({ max: 5 }),
  kind: fc.constantFrom(...kinds),
  minutes: fc.nat({ max: 4_000 }),
  which: fc.nat({ max: 3 }),
});

const act = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.array(deed, { minLength: 1, maxLength: 6 }).map((deeds) => ({ act: 'record' as const, deeds })),
  },
  { weight: 2, arbitrary: fc.nat({ max: 5_000 }).map((minutes) => ({ act: 'wake' as const, minutes })) },
  { weight: 1, arbitrary: fc.constant({ act: 'fold' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('excuse' as const),
      ticket: fc.nat({ max: 5 }),
      excuse: fc.constantFrom('WAIVED' as const, 'DISPUTED' as const, null),
    }),
  },
  { weight: 1, arbitrary: fc.nat({ max: 5 }).map((ticket) => ({ act: 'delete' as const, ticket })) },
);

type Life = (typeof act extends fc.Arbitrary<infer A> ? A : never)[];

let lives = 0;

/** Excuses whatever is broken of a ticket. */
async function excuseTicket(tx: Tx, ticket: string, excuse: Excuse | null, now: Temporal.Instant): Promise<void> {
  const broken = await tx.rows<{ id: number }>(
    `select c.id from clock c join ticket t on t.id = c.ticket_id where t.reference = $1 and c.promise_standing = 'BREACHED'`,
    [ticket],
  );
  for (const { id } of broken) await excuseClock(tx, { clock: id, excuse }, now);
}

const of = (ticket: number, kind: Deed['kind'], minutes: number, which: number): Deed => ({
  ...{ ticket, kind, minutes, which },
});

/** Lives that were once counted otherwise. */
const remembered: [Life][] = [
  // A merge, and a ticket without part in it that retracts it.
  [
    [
      { act: 'record', deeds: [of(1, 'MERGED', 0, 0)] },
      { act: 'record', deeds: [of(0, 'RETRACTED', 0, 0)] },
    ],
  ],
  // What came late of the ticket that went, after the other's promise broke.
  [
    [
      { act: 'record', deeds: [of(0, 'MERGED', 1, 1)] },
      { act: 'wake', minutes: 4_221 },
      { act: 'record', deeds: [of(0, 'RESOLVED', 0, 0)] },
    ],
  ],
];

/** Two lives that leave every outcome and every turn behind, whatever was before. */
const everyOutcome: readonly Life[] = [
  [
    { act: 'wake', minutes: 5_000 },
    { act: 'excuse', ticket: 2, excuse: 'WAIVED' },
    { act: 'excuse', ticket: 1, excuse: 'DISPUTED' },
  ],
  [
    {
      act: 'record',
      deeds: [
        of(2, 'AGENT_REPLIED', 250, 0),
        of(2, 'GROUP_CHANGED', 300, 0),
        ...[of(0, 'RESOLVED', 300, 0), of(0, 'REOPENED', 310, 0)],
        ...[of(4, 'CLOSED', 500, 0), of(1, 'CANCELLED', 500, 0), of(3, 'MERGED', 500, 1)],
      ],
    },
  ],
];

/** Six tickets, and whatever happens to them in any order. */
async function live(acts: Life): Promise<Temporal.Instant> {
  const life = ++lives;
  let told = 0;
  const name = (ticket: number): string => `${String(life)}-${String(ticket)}`;
  const instant = (minutes: number): Temporal.Instant =>
    Temporal.Instant.fromEpochMilliseconds(startMs + minutes * 60_000);
  const severities = ['LOW', 'NORMAL', 'HIGH', 'URGENT'] as const;
  const eventOf = ({ ticket, kind, minutes, which }: Deed): NewEvent => {
    told += 1;
    const to = name((ticket + which + 1) % 6);
    return event({
      ...{ ticket: name(ticket), eventId: `${String(life)}/${String(told)}`, kind, time: instant(minutes).toString() },
      ...(kind === 'PRIORITY_CHANGED' && { severity: severities[which] ?? 'LOW' }),
      ...(kind === 'GROUP_CHANGED' && { group: `Group ${String(which)}` }),
      ...(kind === 'STATUS_CHANGED' && {
        status: (['OPEN', 'WAITING_CUSTOMER', 'ON_HOLD', 'WAITING_SUPPLIER'] as const)[which] ?? 'OPEN',
      }),
      ...(kind === 'UPDATED' && { serviceAccount: which % 2 ? 'ACME-1' : 'BETA-1', service: 'ACME-mail' }),
      ...(kind === 'RETRACTED' && {
        refersTo: `${String(life)}/${String(Math.max(1, told - which - 1))}`,
        by: 'Ada',
        reason: 'Wrong',
      }),
      ...(kind === 'MERGED' && { into: to }),
      index: 0,
    });
  };
  const record = (events: readonly NewEvent[], now: Temporal.Instant): Promise<unknown> =>
    write((tx) => recordEvents(tx, { source: 'Desk', events: events.map((each, index) => ({ ...each, index })) }, now));
  const opened = Array.from({ length: 6 }, (_, ticket) => {
    told += 1;
    return event({
      ...{ ticket: name(ticket), eventId: `${String(life)}/${String(told)}`, kind: 'OPENED' },
      ...{ time: instant(ticket * 100).toString(), severity: severities[ticket % 4] ?? 'LOW' },
      serviceAccount: ticket % 2 ? 'ACME-1' : 'BETA-1',
      index: 0,
    });
  });
  let nowMinutes = 700;
  await record(opened, instant(nowMinutes));
  for (const each of acts) {
    if (each.act === 'record')
      await record(
        each.deeds.map((one) => eventOf({ ...one, minutes: Math.min(one.minutes, nowMinutes) })),
        instant(nowMinutes),
      );
    else if (each.act === 'fold') await write((tx) => foldSome(tx, 20));
    else if (each.act === 'excuse')
      await write((tx) => excuseTicket(tx, name(each.ticket), each.excuse, instant(nowMinutes)));
    else if (each.act === 'delete') await write((tx) => deleteTicketsForTest(tx, name(each.ticket)));
    else {
      nowMinutes += each.minutes;
      while ((await wakeDue(database, instant(nowMinutes), 100, log)) > 0);
    }
  }
  return instant(nowMinutes);
}

/** What lies open at each place, by turns and by tickets. */
const backlogs = `
  select coalesce(nullif(sum(n), 0)::text, '') as turns, coalesce(nullif(sum(open), 0)::text, '') as tickets from (
    select customer_id, service_account_id, service_id, team, severity,
           case when kind in ('OPENED', 'REOPENED', 'MOVED') then 1 when kind = 'CLOSED' then 0 else -1 end as n, 0 as open from ticket_turn
    union all select was_customer_id, was_service_account_id, was_service_id, was_team, was_severity, -1, 0 from ticket_turn where kind = 'MOVED'
    union all select customer_id, service_account_id, service_id, group_name, severity, 0, 1 from ticket
               where opened_at is not null and merged_into is null and status not in ('RESOLVED', 'CLOSED', 'CANCELLED')) x
  group by customer_id, service_account_id, service_id, team, severity`;

/** Whether the turns and holds of the last life, written anew, are to the byte those that stood. */
async function isWorkKept(now: Temporal.Instant): Promise<boolean> {
  return write(async (tx) => {
    const tickets = await tx.rows<{ id: number }>(
      `select id from ticket where reference like $1 || '-%' order by id for no key update`,
      [String(lives)],
    );
    const ids = tickets.map(({ id }) => id);
    const before = await loadWorkPrint(tx, ids);
    await settle(tx, ids, now, { workAnew: true });
    return before === (await loadWorkPrint(tx, ids));
  });
}

describe('figures', () => {
  it('are, after any lives, what one counts anew from the clocks', async () => {
    const isKept = async (acts: Life): Promise<void> => {
      const now = await live(acts);
      expect(await isWorkKept(now)).toBe(true);
      const open = await write((tx) => tx.rows<{ turns: string; tickets: string }>(backlogs));
      expect(open.map(({ turns }) => turns)).toEqual(open.map(({ tickets }) => tickets));
      const { months, differing } = await rebuildRollups(database);
      expect(months).toBeGreaterThan(0);
      expect(differing).toEqual([]);
    };
    await fc.assert(fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 14 }), isKept), {
      ...{ numRuns: Number(process.env['ROLLUP_RUNS'] ?? 30), examples: remembered },
    });
    for (const acts of everyOutcome) await isKept(acts);
    const [row] = await write((tx) =>
      tx.rows<Record<string, number>>(
        `select sum(promise_met) as met, sum(promise_missed) as missed, sum(promise_undecided) as undecided,
                sum(promise_excluded) as excluded, sum(promise_waived) as waived, sum(promise_disputed) as disputed,
                sum(target_met) as target, sum(target_waived) as target_waived, sum(finished) as finished
           from outcome_rollup where grain = 'day'`,
      ),
    );
    const kinds = await write((tx) => tx.rows<{ kind: string }>('select distinct kind from ticket_turn'));
    expect(kinds).toHaveLength(7);
    // The lives reach every outcome, so that the comparison was one.
    for (const [outcome, count] of Object.entries(row ?? {}))
      expect(`${outcome} ${String(count > 0)}`).toBe(`${outcome} true`);
  });

  it('every clock counts on the civil day, in its agreement’s zone, of its promise’s due', async () => {
    const rows = await write((tx) =>
      tx.rows<{ isRight: boolean; isMoved: boolean }>(
        `select c.counts_on = (o.counts_at at time zone v.time_zone)::date as "isRight",
                c.counts_on <> (o.counts_at at time zone 'UTC')::date as "isMoved"
           from clock c join clock_outcome o on o.clock_id = c.id join agreement_version v on v.id = c.agreement_version_id`,
      ),
    );
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.filter(({ isRight }) => !isRight)).toEqual([]);
    expect(rows.some(({ isMoved }) => isMoved)).toBe(true);
  });

  it('SQL and whoever reads add up lists of times to the same', async () => {
    const met = fc.array(fc.tuple(fc.nat({ max: 2_200 }), fc.integer({ min: -3, max: 400_000 })), { maxLength: 40 });
    const lists = fc.sample(met, 300).map((pairs) => pairs.flat().join(','));
    const rows = await write((tx) =>
      tx.rows<{ list: string }>('select added_times(list) as list from unnest($1::text[]) as list', [lists]),
    );
    for (const [place, { list }] of rows.entries()) {
      const { buckets, counts } = addedTimes([lists[place] ?? '']);
      expect(buckets).toEqual([...new Set(buckets)].sort((a, b) => a - b));
      expect(buckets.flatMap((bucket, at) => [bucket, counts[at]]).join(',')).toBe(list);
    }
    const added = addedTimes(lists);
    const halves = [lists.slice(0, 150), lists.slice(150)] as const;
    expect(addedTimes(halves[1], addedTimes(halves[0]))).toEqual(added);
    expect(addedTimes(rows.map(({ list }) => list))).toEqual(added);
    expect(added.buckets.length).toBeGreaterThan(100);
  });

  it.each([
    [9, [9]],
    [10, [10, 0]],
    [25, [10, 10, 5]],
  ])('%i rows read by ten come each once, also of two questions at a time', async (rows, sizes) => {
    const question = {
      sql: 'select i from generate_series(1, $1::int) i',
      first: (few: string) => few,
      values: [rows],
    };
    const read = async (tx: Tx): Promise<number[][]> => {
      const parts: number[][] = [];
      for await (const part of rowsInParts<{ i: number }>(tx, question, 10)) parts.push(part.map(({ i }) => i));
      return parts;
    };
    for (const parts of await write((tx) => Promise.all([read(tx), read(tx)]))) {
      expect(parts.map((part) => part.length)).toEqual(sizes);
      expect(parts.flat()).toEqual(Array.from({ length: rows }, (_, place) => place + 1));
    }
  });

  it('SQL and the engine say the same of how each limit came out', async () => {
    const [outcomes, clocks] = await write(async (tx) => {
      const said = await tx.rows<{ id: number; promise: string | null; target: string | null }>(
        'select clock_id as id, promise, target from clock_outcome',
      );
      const tickets = await tx.rows<{ id: number }>('select id from ticket');
      return [
        said,
        await loadClocks(
          tx,
          tickets.map(({ id }) => id),
        ),
      ] as const;
    });
    const read = new Map([...clocks.values()].flat().map((clock) => [clock.id, clock]));
    for (const { id, promise, target } of outcomes) {
      const clock = read.get(id);
      if (clock === undefined) throw new Error(`No clock ${String(id)}`);
      expect([promise, target]).toEqual([
        outcomeOf(clock.phase, clock.promise, clock.excuse),
        outcomeOf(clock.phase, clock.target, clock.excuse),
      ]);
    }
    expect(outcomes.length).toBeGreaterThan(100);
  });

  it('reading twice at one instant changes none', async () => {
    const now = Temporal.Instant.fromEpochMilliseconds(startMs + 4_000_000 * 60_000);
    while ((await wakeDue(database, now, 100, log)) > 0);
    await write(async (tx) => {
      const tickets = await tx.rows<{ id: number }>('select id from ticket order by id for no key update');
      const ids = tickets.map(({ id }) => id);
      // What was tied to a deleted ticket may read otherwise once.
      await settle(tx, ids, now);
      await foldAll(tx);
      await settle(tx, ids, now);
      expect(await tx.rows('select * from outcome_delta')).toEqual([]);
    });
  });
});
