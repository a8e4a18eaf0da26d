// Steps of escalation executed on a real PostgreSQL: once each, whoever looks and however late; what they change is
// recorded and read again; who is told finds a notice.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveNewPerson } from '../../server/src/access/person.store.ts';
import { openDatabase, type Database } from '../../server/src/db/orm.ts';
import { accessEntities } from '../../server/src/access/access.entity.ts';
import { recordEvents } from '../../server/src/runtime/record.ts';
import { settle } from '../../server/src/runtime/settle.ts';
import { nextWake, wakeDue } from '../../server/src/runtime/wake.ts';
import type { NewEvent } from '../../server/src/ticket/new-event.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { event, hour, makeWorld } from '../support/world.ts';

let fresh: FreshDatabase;
let database: Database;
const failures: unknown[] = [];
const log = { error: (about: object) => failures.push(about) };

type Said = Readonly<Record<string, unknown>>;
const step = (number: string, said: Said): Said => ({
  ...{ number, kind: 'FUNCTIONAL', measure: 'RESOLUTION', limit: 'PROMISE', notify: [] },
  ...said,
});

// Told 6 h and kept to 4 h; tickets open at 09:00, so that the promise ends at 15:00.
const steps = [
  step('1', { point: 'SHARE_SPENT', share: 0.5, notify: ['Ann'] }),
  step('2', { point: 'BEFORE_DUE', time: hour, notify: ['Network', 'managers'], raiseTo: 'URGENT' }),
  step('3', { point: 'AFTER_DUE', time: 0, notify: ['Nobody Known'], moveTo: 'Second line', note: 'Call them' }),
];

beforeAll(async () => {
  fresh = await freshDatabase();
  database = await openDatabase({ url: fresh.url, entities: accessEntities });
  await database.transaction(async (tx) => {
    await makeWorld(tx, 'ACME', { escalation: steps });
    await makeWorld(tx, 'BETA', {
      escalation: [
        step('1', { point: 'BEFORE_DUE', time: 9 * hour, measure: 'FIRST_RESPONSE', moveTo: 'B', group: 'A' }),
        step('2', { point: 'BEFORE_DUE', time: 9 * hour, measure: 'FIRST_RESPONSE', moveTo: 'A', group: 'B' }),
      ],
    });
    const now = at('2026-03-01T00:00:00Z');
    const people = [
      ['Ann', 'AGENT'],
      ['Ben', 'AGENT'],
      ['Max', 'MANAGER'],
      ['Eve', 'ADMIN'],
      ['Network', 'CUSTOMER'],
    ] as const;
    for (const [name, role] of people) await saveNewPerson(tx, { name, roles: [role] }, now);
    await tx.rows(
      `insert into notice_setting (person_id, groups) select id, '{network}' from person where name = 'Ben'`,
    );
  });
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

const at = (time: string): Temporal.Instant => Temporal.Instant.from(time);
const on = (time: string): Temporal.Instant => at(`2026-03-02T${time}Z`);
const record = (events: readonly NewEvent[], now: string): Promise<unknown> =>
  database.transaction((tx) =>
    recordEvents(tx, { source: 'Desk', events: events.map((each, index) => ({ ...each, index })) }, on(now)),
  );
const opened = (ticket: string, more: Partial<NewEvent> = {}): NewEvent =>
  event({
    ticket,
    eventId: `${ticket}/0`,
    kind: 'OPENED',
    time: '2026-03-02T09:00:00Z',
    severity: 'HIGH',
    group: 'Apps',
    serviceAccount: 'ACME-1',
    ...more,
  });
const happened = (ticket: string, time: string, kind: NewEvent['kind'], more: Partial<NewEvent> = {}): NewEvent =>
  event({ ticket, eventId: `${ticket}/${time}`, kind, time: `2026-03-02T${time}Z`, ...more });

/** Wakes as a server does that looks at this time. */
const look = (now: string): Promise<number> => wakeDue(database, on(now), 100, log);

/** The log of a ticket: "step outcome dueAt→firedAt: actions". */
async function logOf(ticket: string): Promise<string[]> {
  const rows = await database.transaction((tx) =>
    tx.rows<{ line: string }>(
      `select e.number || ' ' || e.outcome || ' ' || to_char(e.due_at at time zone 'UTC', 'HH24:MI') || '→' ||
              to_char(e.fired_at at time zone 'UTC', 'HH24:MI') ||
              coalesce((select string_agg(' ' || (a ->> 'kind') || ' ' || (a ->> 'outcome'), ',' order by n)
                          from jsonb_array_elements(e.actions) with ordinality x(a, n)), '') as line
         from escalation e join ticket t on t.id = e.ticket_id where t.reference = $1 order by e.id`,
      [ticket],
    ),
  );
  return rows.map(({ line }) => line);
}

/** Who has which notice: "Ann 1", "Eve 3 NOBODY". */
async function toldOf(ticket: string): Promise<string[]> {
  const rows = await database.transaction((tx) =>
    tx.rows<{ line: string }>(
      `select p.name || ' ' || e.number || case n.kind when 'STEP' then '' else ' ' || n.kind end as line
         from notice n join escalation e on e.id = n.escalation_id join ticket t on t.id = e.ticket_id
         join person p on p.id = n.person_id where t.reference = $1 order by n.id`,
      [ticket],
    ),
  );
  return rows.map(({ line }) => line);
}

async function rowsOf(sql: string, parameters: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
  return database.transaction((tx) => tx.rows<Record<string, unknown>>(sql, parameters));
}

describe('a ticket that nobody looks after', () => {
  it('wakes for each step, tells people, raises, moves and notes', async () => {
    await record([opened('E-1')], '09:00:01');
    expect(await logOf('E-1')).toEqual([]);
    // The target (4 h) warns at 12:00 and the step of half the promise is due with it.
    await look('12:00:00');
    expect(await logOf('E-1')).toEqual(['1 DONE 12:00→12:00 NOTIFY DONE']);
    await look('14:00:00');
    await look('15:00:00.001');
    expect(await logOf('E-1')).toEqual([
      '1 DONE 12:00→12:00 NOTIFY DONE',
      '2 DONE 14:00→14:00 NOTIFY DONE, NOTIFY DONE, RAISE_SEVERITY DONE',
      '3 DONE 15:00→15:00 NOTIFY NOBODY, MOVE_GROUP DONE, ADD_NOTE DONE',
    ]);
    expect(await toldOf('E-1')).toEqual(['Ann 1', 'Ben 2', 'Max 2', 'Eve 3 NOBODY']);
    expect(
      await rowsOf(
        `select e.kind, e.actor, e.severity, e.group_name as group, e.reason, to_char(e.at at time zone 'UTC', 'HH24:MI') as at
           from ticket_event e join ticket t on t.id = e.ticket_id where t.reference = 'E-1' and event_id like 'escalation/%' order by e.id`,
      ),
    ).toEqual([
      {
        kind: 'PRIORITY_CHANGED',
        actor: 'AUTOMATION',
        severity: 'URGENT',
        group: null,
        reason: 'Escalation 2 of ACME-SLA',
        at: '14:00',
      },
      {
        kind: 'GROUP_CHANGED',
        actor: 'AUTOMATION',
        severity: null,
        group: 'Second line',
        reason: 'Escalation 3 of ACME-SLA',
        at: '15:00',
      },
      {
        kind: 'NOTE_ADDED',
        actor: 'AUTOMATION',
        severity: null,
        group: null,
        reason: 'Escalation 3 of ACME-SLA: Call them',
        at: '15:00',
      },
    ]);
    expect(await rowsOf(`select severity, group_name as group from ticket where reference = 'E-1'`)).toEqual([
      { severity: 'URGENT', group: 'Second line' },
    ]);
  });

  it('read again at the same instant, nothing more is written', async () => {
    const before = await rowsOf(`select id, revision, wake_at from ticket where reference = 'E-1'`);
    await database.transaction((tx) => settle(tx, [Number(before[0]?.['id'])], on('15:00:00.001')));
    expect(await logOf('E-1')).toHaveLength(3);
    expect(await rowsOf(`select id, revision, wake_at from ticket where reference = 'E-1'`)).toEqual(before);
  });
});

describe('each step once', () => {
  it('after a time in which nobody looked all that came due is done, in order', async () => {
    await record([opened('E-2')], '09:00:01');
    await look('15:30:00');
    expect((await logOf('E-2')).map((line) => line.slice(0, 18))).toEqual([
      '1 DONE 12:00→15:30',
      '2 DONE 14:00→15:30',
      '3 DONE 15:00→15:30',
    ]);
  });

  it('a ticket that attaches late does its highest step, and the log says which were passed over', async () => {
    await record([opened('E-3')], '14:30:00');
    expect(await logOf('E-3')).toEqual([
      '1 PASSED_OVER 12:00→14:30',
      '2 DONE 14:00→14:30 NOTIFY DONE, NOTIFY DONE, RAISE_SEVERITY DONE',
    ]);
    expect(await toldOf('E-3')).toEqual(['Ben 2', 'Max 2']);
  });

  it('nothing is done while it waits, nor once it is solved', async () => {
    await record(
      [opened('E-4'), happened('E-4', '11:00:00', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' })],
      '11:00:00',
    );
    await look('18:00:00');
    expect(await logOf('E-4')).toEqual([]);
    await record([happened('E-4', '18:00:00', 'STATUS_CHANGED', { status: 'OPEN' })], '18:00:00');
    await record([happened('E-4', '18:30:00', 'RESOLVED')], '18:30:00');
    await look('23:00:00');
    expect(await logOf('E-4')).toEqual([]);
  });

  it('an event that proves a pause moves the point later, and the step does not come again', async () => {
    await record([opened('E-5')], '09:00:01');
    await look('12:00:00');
    await record(
      [
        happened('E-5', '09:30:00', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }),
        happened('E-5', '11:30:00', 'STATUS_CHANGED', { status: 'OPEN' }),
      ],
      '12:10:00',
    );
    await look('14:00:00');
    await look('14:30:00');
    expect(await logOf('E-5')).toEqual(['1 DONE 12:00→12:00 NOTIFY DONE']);
  });

  it('two that look at one time do it once', async () => {
    const tickets = Array.from({ length: 20 }, (_, place) => `T-${String(place)}`);
    await record(
      tickets.map((ticket) => opened(ticket)),
      '09:00:01',
    );
    const other = await openDatabase({ url: fresh.url, entities: [] });
    try {
      const looking = (by: Database): Promise<number>[] => [0, 1, 2].map(() => wakeDue(by, on('12:00:00'), 7, log));
      await Promise.all([...looking(database), ...looking(other)]);
      await look('12:00:00');
    } finally {
      await other.close();
    }
    for (const ticket of tickets) expect(await logOf(ticket)).toEqual(['1 DONE 12:00→12:00 NOTIFY DONE']);
    expect(failures).toEqual([]);
  });

  it('a transaction that is cut off leaves nothing, and the next one does it', async () => {
    await record([opened('E-6')], '09:00:01');
    const [ticket] = await rowsOf(`select id from ticket where reference = 'E-6'`);
    const cut = database.transaction(async (tx) => {
      await settle(tx, [Number(ticket?.['id'])], on('12:00:00'));
      throw new Error('cut off');
    });
    await expect(cut).rejects.toThrow('cut off');
    expect([await logOf('E-6'), await toldOf('E-6')]).toEqual([[], []]);
    await look('12:00:00');
    expect([await logOf('E-6'), await toldOf('E-6')]).toEqual([['1 DONE 12:00→12:00 NOTIFY DONE'], ['Ann 1']]);
  });
});

describe('bounds', () => {
  it('two steps that hand a ticket to and fro end', async () => {
    await record([opened('B-1', { serviceAccount: 'BETA-1', group: 'A' })], '09:00:01');
    expect(await logOf('B-1')).toEqual(['1 DONE 09:00→09:00 MOVE_GROUP DONE', '2 DONE 09:00→09:00 MOVE_GROUP DONE']);
  });

  it('what already is so is logged as such', async () => {
    await record([opened('E-7', { severity: 'URGENT' })], '14:30:00');
    expect((await logOf('E-7')).at(-1)).toBe(
      '2 DONE 14:00→14:30 NOTIFY DONE, NOTIFY DONE, RAISE_SEVERITY NOTHING_TO_CHANGE',
    );
  });

  it('before a source takes effect its steps are logged and nobody hears of them', async () => {
    await rowsOf(`insert into source (name, created_at, effects_from) values ('Old', now(), '2026-03-02T13:00Z')`);
    await database.transaction((tx) => recordEvents(tx, { source: 'Old', events: [opened('O-1')] }, on('12:30:00')));
    expect(await logOf('O-1')).toEqual(['1 SILENT 12:00→12:30']);
    expect(await toldOf('O-1')).toEqual([]);
  });

  it('nothing waits on the past', async () => {
    await look('23:59:00');
    const next = await nextWake(database);
    expect(next === null || next > on('23:59:00').epochMilliseconds).toBe(true);
  });
});
