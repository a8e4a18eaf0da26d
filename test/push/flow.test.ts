// The main flow on a real PostgreSQL: record, settle, wake; and what must stay true when several do it at once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../server/src/db/orm.ts';
import { ofTickets, type TicketEntry } from '../../server/src/push/change-log.ts';
import { loadChanges, loadHead } from '../../server/src/push/log.store.ts';
import { relayAll } from '../../server/src/push/relay.ts';
import { recordEvents } from '../../server/src/runtime/record.ts';
import { settle } from '../../server/src/runtime/settle.ts';
import { nextWake, wakeDue } from '../../server/src/runtime/wake.ts';
import type { EventOutcome, NewEvent } from '../../server/src/ticket/new-event.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { event, makeWorld } from '../support/world.ts';

let fresh: FreshDatabase;
let database: Database;
const failures: unknown[] = [];
const log = { error: (about: object) => failures.push(about) };

beforeAll(async () => {
  fresh = await freshDatabase();
  database = await openDatabase({ url: fresh.url, entities: [] });
  await database.transaction((tx) => makeWorld(tx, 'ACME'));
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

const at = (time: string): Temporal.Instant => Temporal.Instant.from(time);
const record = (events: readonly NewEvent[], now: string, source = 'Desk'): Promise<readonly EventOutcome[]> =>
  database.transaction((tx) =>
    recordEvents(tx, { source, events: events.map((each, index) => ({ ...each, index })) }, at(now)),
  );

const opened = (ticket: string, time: string, more: Partial<NewEvent> = {}): NewEvent =>
  event({ ticket, eventId: `${ticket}/0`, kind: 'OPENED', time, serviceAccount: 'ACME-1', severity: 'HIGH', ...more });

interface ClockSeen {
  measure: string;
  phase: string;
  standing: string | null;
  breachedAt: number | null;
  noticedAt: number | null;
  revision: number;
}

async function clocksOf(ticket: string): Promise<Map<string, ClockSeen>> {
  const rows = await database.transaction((tx) =>
    tx.rows<ClockSeen>(
      `select c.measure, c.phase, c.standing, ms(c.promise_breached_at) as "breachedAt", ms(c.promise_noticed_at) as "noticedAt", c.revision
         from clock c join ticket t on t.id = c.ticket_id where t.reference = $1 order by c.measure, c.cycle`,
      [ticket],
    ),
  );
  return new Map(rows.map((row) => [row.measure, row]));
}

async function ticketRow(ticket: string): Promise<Record<string, unknown>> {
  const rows = await database.transaction((tx) =>
    tx.rows<Record<string, unknown>>(
      `select status, standing, revision, uncovered, needs_mending as mending, customer_id as customer, asset_id as asset, reopenings from ticket where reference = $1`,
      [ticket],
    ),
  );
  return rows[0] ?? {};
}

async function newChanges(): Promise<TicketEntry[]> {
  const after = (await database.transaction(loadHead)).position;
  await relayAll(database);
  return ofTickets(await database.transaction((tx) => loadChanges(tx, { after, limit: 1000 })));
}

const kinds = (entries: readonly TicketEntry[]): string[] =>
  entries.flatMap((entry) =>
    entry.payload.changes.map((change) => `${change.kind}${change.limit ? ` ${change.limit}` : ''}`),
  );

describe('recording', () => {
  it('starts the clocks of the clauses that judge the ticket and tells it', async () => {
    await newChanges();
    const outcomes = await record(
      [opened('R-1', '2026-03-02T09:00:00Z', { subject: 'Mail is slow' })],
      '2026-03-02T09:00:01Z',
    );
    expect(outcomes.map((outcome) => outcome.outcome)).toEqual(['RECORDED']);
    expect([...(await clocksOf('R-1')).keys()].sort()).toContain('RESOLUTION');
    expect(kinds(await newChanges())).toEqual(['STARTED', 'STARTED']);
  });

  it('answers a repeat with the first event and changes nothing', async () => {
    const first = await record([opened('R-2', '2026-03-02T09:00:00Z')], '2026-03-02T09:00:01Z');
    const before = await ticketRow('R-2');
    await newChanges();
    const second = await record([opened('R-2', '2026-03-02T09:00:00Z')], '2026-03-02T09:05:00Z');
    expect(second[0]).toMatchObject({ outcome: 'REPEATED', eventId: first[0]?.eventId, ticketId: first[0]?.ticketId });
    expect(await ticketRow('R-2')).toEqual(before);
    expect(await newChanges()).toEqual([]);
  });

  it('refuses the same event id with other content, and leaves no empty ticket behind', async () => {
    await record([opened('R-3', '2026-03-02T09:00:00Z')], '2026-03-02T09:00:01Z');
    const [other] = await record(
      [{ ...opened('R-3b', '2026-03-02T09:00:00Z'), eventId: 'R-3/0' }],
      '2026-03-02T09:00:02Z',
    );
    expect(other).toMatchObject({ outcome: 'REFUSED', userError: { code: 'EVENT_CONFLICT' } });
    expect(await ticketRow('R-3b')).toEqual({});
  });

  it('records the good events of a batch with a bad one, and a repeat inside the batch once', async () => {
    const answer = opened('R-4', '2026-03-02T09:00:00Z');
    const outcomes = await record(
      [
        answer,
        event({ ticket: 'R-4', eventId: '', kind: 'CLOSED', time: '2026-03-02T09:10:00Z' }),
        answer,
        event({ ticket: 'R-4', eventId: 'R-4/9', kind: 'CLOSED', time: '2026-03-02T10:00:00Z' }),
        { ...answer, group: 'Apps' },
      ],
      '2026-03-02T09:30:00Z',
    );
    expect(outcomes.map((outcome) => [outcome.index, outcome.outcome, outcome.userError?.code ?? null])).toEqual([
      [0, 'RECORDED', null],
      [1, 'REFUSED', 'MALFORMED_EVENT'],
      [2, 'REPEATED', null],
      [3, 'REFUSED', 'EVENT_IN_FUTURE'],
      [4, 'REFUSED', 'EVENT_CONFLICT'],
    ]);
  });

  it.each(['\ud800', 'x\0y'])('refuses a text that would come back as another one: %j', async (text) => {
    const ticket = `R-9-${String(text.length)}`;
    const outcomes = await record(
      [
        { ...opened(ticket, '2026-03-02T09:00:00Z'), eventId: text },
        opened(text, '2026-03-02T09:00:00Z'),
        opened(ticket, '2026-03-02T09:00:00Z', { eventId: `${ticket}/s`, subject: text }),
        opened(ticket, '2026-03-02T09:00:00Z'),
      ],
      '2026-03-02T09:00:01Z',
    );
    expect(outcomes.map((outcome) => outcome.userError?.path ?? outcome.outcome)).toEqual([
      ['eventId'],
      ['ticket'],
      ['subject'],
      'RECORDED',
    ]);
  });

  it('keeps an event up to five minutes ahead and applies it when it is due', async () => {
    await record([opened('R-5', '2026-03-02T09:00:00Z')], '2026-03-02T09:00:01Z');
    await record(
      [event({ ticket: 'R-5', eventId: 'R-5/1', kind: 'RESOLVED', time: '2026-03-02T09:14:00Z' })],
      '2026-03-02T09:10:00Z',
    );
    expect((await clocksOf('R-5')).get('RESOLUTION')?.phase).toBe('RUNNING');
    await wakeDue(database, at('2026-03-02T09:14:00Z'), 100, log);
    expect((await clocksOf('R-5')).get('RESOLUTION')?.phase).toBe('STOPPED');
  });

  it('never refuses a wrong link: it is listed as needing mending and the ticket stays uncovered', async () => {
    await record(
      [opened('R-6', '2026-03-02T09:00:00Z', { serviceAccount: 'NOBODY-9', asset: 'A-404' })],
      '2026-03-02T09:00:01Z',
    );
    const row = await ticketRow('R-6');
    expect(row['uncovered']).toBe(true);
    expect((row['mending'] as { code: string }[]).map(({ code }) => code)).toEqual([
      'UNKNOWN_SERVICE_ACCOUNT',
      'UNKNOWN_ASSET',
    ]);
  });

  it('leaves the asset of another account empty and names all three', async () => {
    await database.transaction(async (tx) => {
      await tx.rows(
        `insert into service_account (customer_id, reference, name, created_at) select customer_id, 'ACME-2', 'Second', now() from service_account where reference = 'ACME-1'`,
      );
      await tx.rows(
        `insert into asset (service_account_id, reference, name, created_at) select id, 'A-17', 'Printer', now() from service_account where reference = 'ACME-2'`,
      );
    });
    await record([opened('R-7', '2026-03-02T09:00:00Z', { asset: 'A-17' })], '2026-03-02T09:00:01Z');
    const row = await ticketRow('R-7');
    expect(row['asset']).toBeNull();
    expect(row['mending']).toMatchObject([
      {
        code: 'ASSET_OF_OTHER_ACCOUNT',
        message: 'Asset A-17 belongs to service account ACME-2, not ACME-1 (ticket R-7)',
      },
    ]);
  });

  it('reads a clock again when a late event proves that a reported breach did not happen', async () => {
    await record([opened('R-8', '2026-03-02T00:00:00Z')], '2026-03-02T00:00:01Z');
    await wakeDue(database, at('2026-03-02T07:00:00Z'), 1000, log);
    expect((await clocksOf('R-8')).get('RESOLUTION')?.standing).toBe('BREACHED');
    await newChanges();
    await record(
      [event({ ticket: 'R-8', eventId: 'R-8/1', kind: 'RESOLVED', time: '2026-03-02T05:00:00Z' })],
      '2026-03-02T07:05:00Z',
    );
    expect((await clocksOf('R-8')).get('RESOLUTION')?.standing).not.toBe('BREACHED');
    expect(kinds(await newChanges())).toContain('WITHDRAWN PROMISE');
  });
});

describe('waking', () => {
  it('after downtime says when the promise broke and when it was noticed', async () => {
    await record([opened('W-1', '2026-04-02T00:00:00Z')], '2026-04-02T00:00:01Z');
    await newChanges();
    const late = at('2026-04-02T09:30:00Z');
    while ((await wakeDue(database, late, 1000, log)) > 0);
    const clock = (await clocksOf('W-1')).get('RESOLUTION');
    expect(clock).toMatchObject({
      standing: 'BREACHED',
      breachedAt: at('2026-04-02T06:00:00Z').epochMilliseconds,
      noticedAt: late.epochMilliseconds,
    });
    const told = (await newChanges())
      .filter((entry) => entry.payload.after.reference === 'W-1')
      .flatMap((entry) => entry.payload.changes);
    expect(told.filter((change) => change.kind === 'BREACHED').map((change) => change.atMs)).toContain(
      at('2026-04-02T06:00:00Z').epochMilliseconds,
    );
    expect(told.map((change) => change.atMs)).toEqual(told.map((change) => change.atMs).sort((a, b) => a - b));
  });

  it('tells each step once when it wakes on time, and then has nothing left to do', async () => {
    await record([opened('W-2', '2026-05-02T00:00:00Z')], '2026-05-02T00:00:01Z');
    await newChanges();
    const told: string[] = [];
    for (let wakes = 0; wakes < 20; wakes += 1) {
      const due = await nextWake(database);
      if (due === null || due > at('2026-05-03T00:00:00Z').epochMilliseconds) break;
      await wakeDue(database, Temporal.Instant.fromEpochMilliseconds(due), 1000, log);
      told.push(...kinds((await newChanges()).filter((entry) => entry.payload.after.reference === 'W-2')));
    }
    expect(told).toEqual([
      // 1 h and 30 min for the first answer, 6 h and 4 h for resolution; a warning at three quarters of each.
      'AT_RISK TARGET',
      'OVER_TARGET TARGET',
      'AT_RISK PROMISE',
      'BREACHED PROMISE',
      'AT_RISK TARGET',
      'OVER_TARGET TARGET',
      'AT_RISK PROMISE',
      'BREACHED PROMISE',
    ]);
    expect(await nextWake(database)).toBeNull();
  });

  it('settling again at the same instant writes nothing', async () => {
    await record([opened('W-3', '2026-06-02T00:00:00Z')], '2026-06-02T00:00:01Z');
    const ids = await database.transaction((tx) =>
      tx.rows<{ id: number }>("select id from ticket where reference = 'W-3'"),
    );
    const later = at('2026-06-02T01:00:00Z');
    await database.transaction((tx) =>
      settle(
        tx,
        ids.map(({ id }) => id),
        later,
      ),
    );
    await newChanges();
    const before = await database.transaction((tx) => tx.rows('select xmin::text, * from clock order by id'));
    await database.transaction((tx) =>
      settle(
        tx,
        ids.map(({ id }) => id),
        later,
      ),
    );
    expect(await database.transaction((tx) => tx.rows('select xmin::text, * from clock order by id'))).toEqual(before);
    expect(await newChanges()).toEqual([]);
  });
});

describe('several at once', () => {
  it('two recorders of the same tickets neither deadlock nor double', async () => {
    const tickets = Array.from({ length: 40 }, (_, index) => `C-${String(index)}`);
    const openings = tickets.map((ticket) => opened(ticket, '2026-07-01T08:00:00Z'));
    const updates = (by: string): NewEvent[] =>
      tickets.map((ticket) =>
        event({ ticket, eventId: `${ticket}/${by}`, kind: 'ASSIGNED', time: '2026-07-01T08:05:00Z', agent: by }),
      );
    const rounds = await Promise.all([
      record([...openings, ...updates('Ann')], '2026-07-01T08:10:00Z'),
      record([...openings].reverse().concat(updates('Bob').reverse()), '2026-07-01T08:10:00Z'),
      record([...updates('Cem'), ...openings], '2026-07-01T08:10:00Z'),
    ]);
    const recorded = rounds.flat().filter((outcome) => outcome.outcome === 'RECORDED');
    expect(recorded).toHaveLength(40 + 3 * 40);
    expect(rounds.flat().filter((outcome) => outcome.outcome === 'REPEATED')).toHaveLength(80);
    const [count] = await database.transaction((tx) =>
      tx.rows<{ count: number }>("select count(*) from ticket where reference like 'C-%'"),
    );
    expect(count?.count).toBe(40);
  });

  it.each([
    ['at a new ticket both are recorded on one', 'G-1', 'G-1', 'G-1/b', 'RECORDED'],
    ['with one event id of two new tickets, the first has it', 'G-2', 'G-3', 'G-2/a', 'REFUSED'],
  ])('two recorders that meet %s', async (_where, ticket, other, eventId, outcome) => {
    const note = (on: string, id: string): NewEvent =>
      event({ ticket: on, eventId: id, kind: 'NOTE_ADDED', time: '2026-07-02T08:00:00Z' });
    const now = at('2026-07-02T08:00:01Z');
    const first = await database.begin();
    await recordEvents(first.tx, { source: 'Desk', events: [note(ticket, `${ticket}/a`)] }, now);
    let isSecondWaiting = true;
    const second = record([note(other, eventId)], '2026-07-02T08:00:01Z').finally(() => (isSecondWaiting = false));
    await untilSomebodyWaits();
    expect(isSecondWaiting).toBe(true);
    await first.commit();
    expect((await second).map((each) => each.outcome)).toEqual([outcome]);
    const rows = await database.transaction((tx) =>
      tx.rows<{ reference: string; events: number }>(
        `select reference, (select count(*) from ticket_event e where e.ticket_id = t.id) as events
           from ticket t where reference = any($1) order by 1`,
        [[ticket, other]],
      ),
    );
    expect(rows).toEqual([{ reference: ticket, events: outcome === 'RECORDED' ? 2 : 1 }]);
  });

  /** Until one transaction of this database waits for another. */
  async function untilSomebodyWaits(): Promise<void> {
    for (let waiting = 0; waiting === 0;) {
      const [row] = await database.transaction((tx) =>
        tx.rows<{ n: number }>(
          "select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
        ),
      );
      waiting = row?.n ?? 0;
    }
  }

  it('two wakers share the due tickets and tell each breach once', async () => {
    const tickets = Array.from({ length: 30 }, (_, index) => opened(`D-${String(index)}`, '2026-08-01T00:00:00Z'));
    await record(tickets, '2026-08-01T00:00:01Z');
    await newChanges();
    const now = at('2026-08-01T07:00:00Z');
    await Promise.all(
      [1, 2, 3].map(async () => {
        while ((await wakeDue(database, now, 7, log)) > 0);
      }),
    );
    const breaches = (await newChanges())
      .flatMap((entry) => entry.payload.changes.map((change) => ({ ...change, ticket: entry.payload.after.reference })))
      .filter((change) => change.kind === 'BREACHED' && change.ticket.startsWith('D-'));
    expect(breaches).toHaveLength(60);
    expect(new Set(breaches.map((change) => `${change.ticket} ${String(change.clockId)}`)).size).toBe(60);
  });

  it('a ticket that cannot be settled is set aside and does not hold up the others', async () => {
    await record(
      [opened('E-1', '2026-09-01T00:00:00Z'), opened('E-2', '2026-09-01T00:00:00Z')],
      '2026-09-01T00:00:01Z',
    );
    // A row that the database refuses stands for any failure of one ticket.
    const [spoiled] = await database.transaction((tx) =>
      tx.rows<{ id: number }>("select id from ticket where reference = 'E-1'"),
    );
    await database.transaction((tx) =>
      tx.rows(`alter table outbox add constraint spoiled check (ticket_id <> ${String(spoiled?.id)}) not valid`),
    );
    await wakeDue(database, at('2026-09-01T07:00:00Z'), 1000, log);
    await database.transaction((tx) => tx.rows('alter table outbox drop constraint spoiled'));
    expect((await clocksOf('E-2')).get('RESOLUTION')?.standing).toBe('BREACHED');
    expect((await clocksOf('E-1')).get('RESOLUTION')?.standing).not.toBe('BREACHED');
    expect(failures).toMatchObject([{ ticket: spoiled?.id }]);
    await wakeDue(database, at('2026-09-01T07:01:00Z'), 1000, log);
    expect((await clocksOf('E-1')).get('RESOLUTION')?.standing).toBe('BREACHED');
  });
});

describe('history', () => {
  it('what happened before a source’s effects begin is computed and logged, and silent', async () => {
    await database.transaction((tx) =>
      tx.rows("insert into source (name, effects_from, created_at) values ('Old log', '2026-01-01T00:00:00Z', now())"),
    );
    await newChanges();
    await record(
      [
        opened('H-1', '2025-06-01T00:00:00Z'),
        event({ ticket: 'H-1', eventId: 'H-1/1', kind: 'RESOLVED', time: '2025-06-02T00:00:00Z' }),
      ],
      '2026-09-02T00:00:00Z',
      'Old log',
    );
    const entries = await newChanges();
    const changes = entries.flatMap((entry) => entry.payload.changes);
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.every((change) => change.silent && change.clock === null)).toBe(true);
    expect(entries.flatMap((entry) => entry.payload.portal)).toEqual([]);
    expect((await clocksOf('H-1')).get('RESOLUTION')?.standing).toBe('BREACHED');
  });
});
