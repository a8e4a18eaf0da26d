// The small log through the real path into a real database: what is counted, what is odd, and what an agreement makes of it.
import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { ImportRefused } from '../../server/src/connect/import-log.ts';
import { importedAt, importWorld, smallLog } from '../support/import-world.ts';
import { told } from '../support/told.ts';
import { hour, makeWorld } from '../support/world.ts';

const { database, importSmall, rows, count, kinds } = importWorld();

describe('the small log', () => {
  test('becomes as many events as one counts by hand', async () => {
    const report = await importSmall();
    // 243 rows of 60 tickets; ticket 20 has two rows whose time cannot be read; nobody ever touches ticket 18.
    expect(report).toMatchObject({ rows: 243, tickets: 60, isInterrupted: false });
    expect(report.events).toEqual({
      ROW: { recorded: 241, repeated: 0, refused: 0 },
      OPENING: { recorded: 60, repeated: 0, refused: 0 },
      ANSWER: { recorded: 59, repeated: 0, refused: 0 },
    });
    expect(await count('ticket')).toBe(60);
    expect(await count('ticket_event')).toBe(360);
    expect(await count("ticket_event where event_id ~ '^INC7\\d+/0$' and kind = 'OPENED' and actor = 'CUSTOMER'")).toBe(
      60,
    );
    expect(
      await count("ticket_event where event_id ~ '/answered$' and kind = 'AGENT_REPLIED' and reason like 'A proxy: %'"),
    ).toBe(59);
    // Ticket 7 is reopened after Resolved and after Closed.
    expect(await count("ticket_event where kind = 'REOPENED'")).toBe(2);
    // Ticket 6 gets a priority that is one; ticket 8 is changed three times, once together with its state.
    expect(await count("ticket_event where kind = 'PRIORITY_CHANGED'")).toBe(3);
    expect(await count("ticket_event where severity is not null and kind <> 'OPENED'")).toBe(4);
  });

  test('makes its accounts, services and assets under a customer named after the source', async () => {
    const report = await importSmall();
    expect(report.customer).toEqual({ name: 'ServiceNow log', isNew: true });
    expect(report.made).toEqual({ accounts: 6, services: 4, assets: 1 });
    const accounts = await rows<{ reference: string; customer: string }>(
      'select a.reference, c.name as customer from service_account a join customer c on c.id = a.customer_id order by 1',
    );
    expect(accounts.map(({ reference }) => reference)).toEqual([
      'Site "Elm", East',
      'Site Harbour',
      'Site Meadow',
      'Site Mill',
      'Site Pier',
      'Site Quarry',
    ]);
    expect(new Set(accounts.map(({ customer }) => customer))).toEqual(new Set(['ServiceNow log']));
  });

  test('reports what is odd, with counts and lines', async () => {
    const { oddities } = await importSmall();
    expect(Object.fromEntries(oddities.map(({ kind, count: times }) => [kind, times]))).toEqual({
      ASSET_OF_TWO_ACCOUNTS: 3,
      TICKET_IN_PIECES: 3,
      UNKNOWN_STATE: 3,
      TIME_RUNS_BACKWARDS: 2,
      UNKNOWN_PRIORITY: 2,
      UNREADABLE_TIME: 2,
      COUNTER_RUNS_BACKWARDS: 1,
      OPENED_AT_CHANGES: 1,
      REPEATED_LOCAL_TIME: 1,
      SKIPPED_LOCAL_TIME: 1,
    });
    const lines = (await readFile(smallLog, 'utf8')).split('\n');
    const skipped = oddities.find(({ kind }) => kind === 'SKIPPED_LOCAL_TIME')?.examples[0];
    expect(lines[(skipped?.line ?? 0) - 1]).toContain('16/10/2016 00:30');
  });

  test('keeps the order of the file, and an unknown state keeps the status and flags the ticket', async () => {
    await importSmall();
    expect(await kinds('INC7000003')).toEqual([
      '0 OPENED',
      '1 GROUP_CHANGED',
      '2/answered AGENT_REPLIED',
      '2 STATUS_CHANGED',
      '3 STATUS_CHANGED',
      '4 STATUS_CHANGED',
      '5 STATUS_CHANGED',
      '6 STATUS_CHANGED',
      '7 RESOLVED',
      '8 CLOSED',
    ]);
    expect(await kinds('INC7000005')).toEqual([
      '0 OPENED',
      '1 GROUP_CHANGED',
      '2/answered AGENT_REPLIED',
      '2 ASSIGNED',
      '3 UPDATED',
      '4 RESOLVED',
      '5 UPDATED',
      '6 UPDATED',
      '7 CLOSED',
    ]);
    const flagged = await rows<{ reason: string; status: string | null }>(
      "select reason, status from ticket_event where source_status = '-100'",
    );
    expect(flagged).toHaveLength(2);
    for (const { reason, status } of flagged)
      expect([reason, status]).toEqual(['State "-100" is not known: the status was kept.', null]);
  });

  test('lists under needs mending what could not be linked, and nothing else', async () => {
    await importSmall();
    const mending = await rows<{ reference: string; codes: string[] }>(
      `select reference, array(select jsonb_array_elements(needs_mending)->>'code') as codes from ticket
        where needs_mending <> '[]' order by reference`,
    );
    expect(mending).toEqual([{ reference: 'INC7000013', codes: ['ASSET_OF_OTHER_ACCOUNT'] }]);
  });

  test('uses none of the columns that know the future', async () => {
    await importSmall();
    expect(await count("individual where name = 'Future Knower'")).toBe(0);
    expect(await count("ticket_event where at > '2016-12-30'")).toBe(0);
  });
});

describe('an agreement that was active before', () => {
  const clauses = [
    { number: '1', measure: 'FIRST_RESPONSE', promiseMs: hour },
    { number: '2', measure: 'RESOLUTION', promiseMs: 3 * hour, targetMs: 2 * hour },
  ];

  beforeEach(() =>
    database().transaction((tx) => makeWorld(tx, 'Harbour Group', { clauses, from: '2015-01-01T00:00:00Z' })),
  );

  test('judges what is imported: waiting does not count, a reopening resumes, a ticket resolved at once was answered', async () => {
    await importSmall({ customer: 'Harbour Group' });
    const clock = async (ticket: string, measure: string) =>
      (
        await rows<{ phase: string; standing: string; spent: number; paused: number }>(
          `select c.phase, c.standing, c.spent_ms as spent, c.paused_ms as paused from clock c join ticket t on t.id = c.ticket_id
            where t.reference = $1 and c.measure = $2`,
          [ticket, measure],
        )
      )[0];
    expect(await clock('INC7000001', 'FIRST_RESPONSE')).toEqual({
      phase: 'STOPPED',
      standing: 'MET',
      spent: hour / 3,
      paused: 0,
    });
    // Active and Waiting alternate within 09:30; the last one, Waiting, holds until 11:00.
    expect(await clock('INC7000003', 'RESOLUTION')).toEqual({
      phase: 'STOPPED',
      standing: 'MET',
      spent: hour / 2,
      paused: 1.5 * hour,
    });
    // 1 h, reopened for 1 h, reopened for 6 h.
    expect(await clock('INC7000007', 'RESOLUTION')).toEqual({
      phase: 'STOPPED',
      standing: 'BREACHED',
      spent: 8 * hour,
      paused: 0,
    });
    // Over the skipped hour of 16 October: from 22:00 to 02:00 are three real hours.
    expect(await clock('INC7000010', 'RESOLUTION')).toMatchObject({ spent: 3 * hour });
    // Over the repeated hour of 20 February: from 22:00 to 02:00 are five.
    expect(await clock('INC7000011', 'RESOLUTION')).toMatchObject({ spent: 5 * hour });
  });

  // In batches of 9 a ticket that stands in pieces is read in between, and what is read then is taken back.
  test.each([1_000, 9])(
    'sends nothing about history: every change is silent and none is for the portal (batches of %i)',
    async (batch) => {
      const report = await importSmall({ customer: 'Harbour Group', batch });
      expect(report.effectsFrom?.toString()).toBe(importedAt.toString());
      expect(await rows('select ms(effects_from) as at from source')).toEqual([{ at: importedAt.epochMilliseconds }]);
      const counted = await told(database());
      expect(counted.changes).toBeGreaterThan(100);
      expect([counted.loud, counted.portal]).toEqual([0, 0]);
    },
  );

  test('told to leave the source as it is, effects are at once', async () => {
    const report = await importSmall({ customer: 'Harbour Group', effectsFrom: 'none' });
    expect(report.effectsFrom).toBeNull();
    const counted = await told(database());
    expect(counted.loud).toBe(counted.changes);
    expect(counted.loud).toBeGreaterThan(100);
    expect(counted.portal).toBeGreaterThan(50);
  });
});

describe('the customer', () => {
  test('of that name is taken when there is one', async () => {
    await database().transaction((tx) =>
      tx.rows("insert into customer (name, created_at) values ('Harbour Group', now())"),
    );
    expect((await importSmall({ customer: 'Harbour Group' })).customer).toEqual({
      name: 'Harbour Group',
      isNew: false,
    });
    expect(await count('customer')).toBe(1);
  });

  test('of a name that two have is not guessed, and nothing is recorded', async () => {
    await database().transaction((tx) =>
      tx.rows("insert into customer (name, created_at) values ('Harbour Group', now()), ('Harbour Group', now())"),
    );
    const refused = importSmall({ customer: 'Harbour Group' });
    await expect(refused).rejects.toThrow(ImportRefused);
    await expect(refused).rejects.toThrow('Expected at most one customer named "Harbour Group"; there are 2.');
    expect([await count('ticket_event'), await count('source'), await count('service')]).toEqual([0, 0, 0]);
  });

  test('does not get an account that another one has', async () => {
    await database().transaction((tx) => makeWorld(tx, 'Site Harbour'));
    await database().transaction((tx) => tx.rows("update service_account set reference = 'Site Harbour'"));
    const { made, oddities } = await importSmall({ customer: 'Newcomer' });
    expect(made.accounts).toBe(5);
    expect(oddities.find(({ kind }) => kind === 'ACCOUNT_OF_OTHER_CUSTOMER')?.examples[0]?.what).toBe(
      'Site Harbour belongs to Site Harbour; its tickets are theirs',
    );
  });
});

test("the source's own mapping of statuses is followed", async () => {
  await database().transaction(async (tx) => {
    const [source] = await tx.rows<{ id: number }>(
      "insert into source (name, created_at) values ('ServiceNow log', now()) returning id",
    );
    await tx.rows("insert into source_status values ($1, '-100', 'WAITING_SUPPLIER')", [source?.id]);
  });
  const { oddities } = await importSmall();
  expect(oddities.map(({ kind }) => kind)).not.toContain('UNKNOWN_STATE');
  // Resolved → -100 is a reopening now that -100 means something.
  expect(await kinds('INC7000005')).toContain('5 REOPENED');
});
