// The relay and the log, on a real PostgreSQL with several connections.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type Database, type Tx } from '../../server/src/db/orm.ts';
import {
  packMatch,
  type LogEntry,
  type OutboxRow,
  type PackedChange,
  type PackedPortalChange,
} from '../../server/src/push/change-log.ts';
import {
  appendToOutbox,
  loadChanges,
  loadHead,
  loadPortalChanges,
  numberOutbox,
  trimLog,
} from '../../server/src/push/log.store.ts';
import { packClock, type ClockRow, type StoredLimit } from '../../server/src/push/stored-clock.ts';
import { publishNew, relayAll } from '../../server/src/push/relay.ts';
import { createFeed } from '../../server/src/push/topics.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';

const now = Temporal.Instant.from('2026-03-02T09:00:00Z');
let fresh: FreshDatabase;
let database: Database;
let customer: number;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = await openDatabase({ url: fresh.url, entities: [] });
  customer = await database.transaction(async (tx) => {
    const [row] = await tx.rows<{ id: number }>(
      "insert into customer (name, created_at) values ('Acme', now()) returning id",
    );
    return row?.id ?? 0;
  });
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});
beforeEach(async () => {
  await database.transaction(async (tx) => {
    await tx.rows('delete from outbox');
    await tx.rows('delete from change_log');
    await tx.rows('update log_head set position = 0, oldest = 0');
    await tx.rows('delete from portal_head');
  });
});

const match = packMatch({
  ...{
    reference: 'T-1',
    source: 'Desk',
    status: 'NEW',
    severity: null,
    customer: null,
    serviceAccount: null,
    service: null,
  },
  ...{
    group: null,
    open: true,
    openedAtMs: 0,
    uncovered: false,
    clocks: [{ measure: 'RESOLUTION', standing: 'AT_RISK', agreement: 3, kind: 'SLA' }],
  },
});

const limit: StoredLimit = {
  ...{
    limitMs: 100,
    shares: [],
    dueAtMs: 5,
    headroomMs: 5,
    standing: 'AT_RISK',
    warnAtMs: 3,
    breachedAtMs: null,
    noticedAtMs: null,
  },
  byReclassification: true,
};

const clock: ClockRow = {
  ...{
    id: 7,
    ticketId: 1,
    measure: 'RESOLUTION',
    cycle: 2,
    agreementVersion: 3,
    scheduleVersion: 4,
    clauses: [5, 6],
  },
  ...{ kind: 'UNDERPINNING', contract: 8, group: 'Network' },
  ...{
    phase: 'RUNNING',
    voidReason: null,
    standing: 'AT_RISK',
    startedAtMs: 1,
    stoppedAtMs: null,
    spentMs: 8,
    pausedMs: 9,
  },
  ...{
    readAtMs: 10,
    promise: limit,
    target: { ...limit, limitMs: 50 },
    wakeAtMs: 11,
    revision: 12,
    portalRevision: 13,
  },
};

/** An outbox row with this many changes, this many of them for the portal. */
function row(ticketId: number, changes: number, portal = 0): OutboxRow {
  return {
    ticketId,
    customer,
    payload: {
      before: null,
      after: match,
      changes: Array.from({ length: changes }, (_, index): PackedChange => [
        'AT_RISK',
        'PROMISE',
        0,
        null,
        'AT_RISK',
        7,
        index + 1,
        0,
        null,
      ]),
      portal: Array.from({ length: portal }, (_, index): PackedPortalChange => ['AT_RISK', 0, 7, index + 1]),
      clocks: [packClock(clock)],
    },
  };
}

const append = (tx: Tx, rows: readonly OutboxRow[]): Promise<void> => appendToOutbox(tx, rows, now);
const all = (after = 0): Promise<LogEntry[]> => database.transaction((tx) => loadChanges(tx, { after, limit: 100 }));

describe('the relay', () => {
  it('numbers each change once, without gaps, and a ticket without changes takes one position', async () => {
    await database.transaction((tx) => append(tx, [row(1, 2), row(2, 0), row(3, 1)]));
    await relayAll(database);
    await database.transaction((tx) => append(tx, [row(4, 3)]));
    await relayAll(database);
    expect((await all()).map((entry) => [entry.ticketId, entry.position, entry.changes])).toEqual([
      [1, 1, 2],
      [2, 3, 1],
      [3, 4, 1],
      [4, 5, 3],
    ]);
    expect((await database.transaction(loadHead)).position).toBe(7);
  });

  it('numbers what the customer may see by itself, without gaps', async () => {
    await database.transaction((tx) => append(tx, [row(1, 2, 2), row(2, 1, 0), row(3, 1, 1)]));
    await relayAll(database);
    await database.transaction((tx) => append(tx, [row(4, 1, 0), row(5, 1, 1)]));
    await relayAll(database);
    const seen = await database.transaction((tx) => loadPortalChanges(tx, { customer, after: 0, limit: 100 }));
    expect(seen.map((entry) => [entry.ticketId, entry.portalPosition, entry.portalChanges])).toEqual([
      [1, 1, 2],
      [3, 3, 1],
      [5, 4, 1],
    ]);
    const later = await database.transaction((tx) => loadPortalChanges(tx, { customer, after: 2, limit: 100 }));
    expect(later.map((entry) => entry.ticketId)).toEqual([3, 5]);
  });

  it('does not skip the row of a slow transaction that began before and committed after', async () => {
    const slow = await database.begin();
    await append(slow.tx, [row(1, 1)]);
    await database.transaction((tx) => append(tx, [row(2, 1)]));
    await relayAll(database);
    expect((await all()).map((entry) => entry.ticketId)).toEqual([2]);
    await slow.commit();
    await relayAll(database);
    expect((await all()).map((entry) => [entry.ticketId, entry.position])).toEqual([
      [2, 1],
      [1, 2],
    ]);
  });

  it('is not delayed by a transaction that stays open elsewhere', async () => {
    const open = await database.begin();
    await open.tx.rows('select * from outbox');
    await append(open.tx, [row(9, 1)]);
    await database.transaction((tx) => append(tx, [row(1, 1)]));
    await relayAll(database);
    expect((await all()).map((entry) => entry.ticketId)).toEqual([1]);
    await open.rollback();
  });

  it('works in one process at a time: a second one does nothing meanwhile and nothing is numbered twice', async () => {
    await database.transaction((tx) =>
      append(
        tx,
        Array.from({ length: 50 }, (_, index) => row(index + 1, 1)),
      ),
    );
    const first = await database.begin();
    expect(await numberOutbox(first.tx, 20)).toBe(20);
    expect(await database.transaction((tx) => numberOutbox(tx, 20))).toBe(0);
    await first.commit();
    await Promise.all([relayAll(database), relayAll(database), relayAll(database)]);
    await relayAll(database);
    expect((await all()).map((entry) => entry.position)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  });

  it('resumes in the middle of a row: the row that holds the next change is given whole', async () => {
    await database.transaction((tx) => append(tx, [row(1, 3), row(2, 1)]));
    await relayAll(database);
    expect((await all(0)).map((entry) => entry.ticketId)).toEqual([1, 2]);
    expect((await all(1)).map((entry) => entry.ticketId)).toEqual([1, 2]);
    expect((await all(3)).map((entry) => entry.ticketId)).toEqual([2]);
    expect(await all(4)).toEqual([]);
  });

  it('gives each change the clock it belongs to, with the revision the change made', async () => {
    await database.transaction((tx) => append(tx, [row(1, 2)]));
    await relayAll(database);
    const [entry] = await all();
    expect(entry?.payload.changes).toMatchObject([
      {
        kind: 'AT_RISK',
        limit: 'PROMISE',
        standing: 'AT_RISK',
        clockId: 7,
        revision: 1,
        silent: false,
        clock: { ...clock, revision: 1 },
      },
      { revision: 2, clock: { ...clock, revision: 2 } },
    ]);
    expect(entry?.payload.after).toMatchObject({
      reference: 'T-1',
      open: true,
      clocks: [{ measure: 'RESOLUTION', standing: 'AT_RISK', agreement: 3, kind: 'SLA' }],
    });
  });

  it('tells the customer of the promise and of nothing else', async () => {
    await database.transaction((tx) => append(tx, [row(1, 1, 1)]));
    await relayAll(database);
    const [entry] = await all();
    expect(entry?.payload.portal).toEqual([
      {
        kind: 'AT_RISK',
        atMs: 0,
        clockId: 7,
        revision: 1,
        clock: {
          measure: 'RESOLUTION',
          cycle: 2,
          phase: 'RUNNING',
          standing: 'AT_RISK',
          withinMs: 100,
          spentMs: 8,
          dueAtMs: 5,
          headroomMs: 5,
          breachedAtMs: null,
        },
      },
    ]);
  });

  it('forgets what is older than it should keep and says from where on it is whole', async () => {
    await database.transaction((tx) => append(tx, [row(1, 2)]));
    await database.transaction((tx) => appendToOutbox(tx, [row(2, 1)], now.add({ hours: 1 })));
    await relayAll(database);
    await database.transaction((tx) => trimLog(tx, now.add({ minutes: 1 })));
    expect((await all()).map((entry) => entry.ticketId)).toEqual([2]);
    expect(await database.transaction(loadHead)).toMatchObject({ oldest: 2, position: 3 });
  });
});

describe('the feed of a process', () => {
  it('publishes every numbered change once and in order, also those another process numbered', async () => {
    const head = await database.transaction(loadHead);
    const feed = createFeed(head.epoch, head.position);
    const heard: number[] = [];
    feed.subscribe((entries) => heard.push(...entries.map((entry) => entry.position)));
    await database.transaction((tx) => append(tx, [row(1, 1), row(2, 2)]));
    await relayAll(database);
    await publishNew(database, feed);
    await publishNew(database, feed);
    expect(heard).toEqual([1, 2]);
    expect(feed.head()).toBe(3);
  });

  it('begins anew when the log is another one (a restored database)', async () => {
    const feed = createFeed('older', 12);
    let restarts = 0;
    feed.onRestart(() => (restarts += 1));
    await publishNew(database, feed);
    const head = await database.transaction(loadHead);
    expect([restarts, feed.epoch, feed.head()]).toEqual([1, head.epoch, head.position]);
  });
});
