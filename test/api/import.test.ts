// The small log through the real path into a real database: what is counted, what is odd, and that a run may be repeated,
// doubled, killed and cut off.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { importLog, ImportRefused, totals } from '../../server/src/connect/import-log.ts';
import type { ImportDoors, ImportOptions, ImportReport } from '../../server/src/connect/import-log.ts';
import { openDatabase } from '../../server/src/db/orm.ts';
import type { Database } from '../../server/src/db/orm.ts';
import { execute } from '../support/cluster.ts';
import { endOf, runHere, startCommand } from '../support/command.ts';
import { freshDatabase } from '../support/database.ts';
import type { FreshDatabase } from '../support/database.ts';
import { hour, makeWorld } from '../support/world.ts';

const small = new URL('../support/servicenow-small.csv', import.meta.url).pathname;
const now = Temporal.Instant.from('2026-03-02T09:00:00Z');
const options: ImportOptions = {
  file: small,
  zone: 'America/Sao_Paulo',
  source: 'ServiceNow log',
  customer: null,
  batch: 1_000,
  writers: 2,
  effectsFrom: 'now',
};

let fresh: FreshDatabase;
let database: Database;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-import-'));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  fresh = await freshDatabase();
  database = await openDatabase({ url: fresh.url, entities: [] });
  return async () => {
    await database.close();
    await fresh.drop();
  };
});

const importSmall = (more: Partial<ImportOptions> = {}, doors: Partial<ImportDoors> = {}): Promise<ImportReport> =>
  importLog({ ...options, ...more }, { database, now: () => now, onProgress: () => undefined, ...doors });

const rows = <R>(sql: string, parameters: readonly unknown[] = []): Promise<R[]> =>
  database.transaction((tx) => tx.rows<R>(sql, parameters), { kind: 'snapshot' });
const count = async (sql: string): Promise<number> => (await rows<{ n: number }>(`select count(*) as n from ${sql}`))[0]?.n ?? -1;
const kinds = async (ticket: string): Promise<string[]> => {
  const events = await rows<{ kind: string; eventId: string }>(
    `select e.kind, e.event_id as "eventId" from ticket_event e join ticket t on t.id = e.ticket_id
      where t.reference = $1 order by e.at, e.sequence`,
    [ticket],
  );
  return events.map(({ kind, eventId }) => `${eventId.replace(`${ticket}/`, '')} ${kind}`);
};
/** Everything that was derived, without our own ids. */
const derived = () =>
  rows(
    `select t.reference, t.status, t.severity, t.reopenings, ms(t.opened_at) as opened, ms(t.resolved_at) as resolved, t.standing,
            c.measure, c.cycle, c.phase, c.standing as clock, c.spent_ms, ms(c.promise_due_at) as due, ms(c.promise_breached_at) as breached
       from ticket t left join clock c on c.ticket_id = t.id order by t.reference, c.measure, c.cycle`,
  );

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
    expect(await count("ticket_event where event_id ~ '^INC7\\d+/0$' and kind = 'OPENED' and actor = 'CUSTOMER'")).toBe(60);
    expect(await count("ticket_event where event_id ~ '/answered$' and kind = 'AGENT_REPLIED' and reason like 'A proxy: %'")).toBe(59);
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
      'Site "Elm", East', 'Site Harbour', 'Site Meadow', 'Site Mill', 'Site Pier', 'Site Quarry',
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
    const lines = (await readFile(small, 'utf8')).split('\n');
    const skipped = oddities.find(({ kind }) => kind === 'SKIPPED_LOCAL_TIME')?.examples[0];
    expect(lines[(skipped?.line ?? 0) - 1]).toContain('16/10/2016 00:30');
  });

  test('keeps the order of the file, and an unknown state keeps the status and flags the ticket', async () => {
    await importSmall();
    expect(await kinds('INC7000003')).toEqual([
      '0 OPENED', '1 GROUP_CHANGED', '2/answered AGENT_REPLIED', '2 STATUS_CHANGED', '3 STATUS_CHANGED', '4 STATUS_CHANGED',
      '5 STATUS_CHANGED', '6 STATUS_CHANGED', '7 RESOLVED', '8 CLOSED',
    ]);
    expect(await kinds('INC7000005')).toEqual([
      '0 OPENED', '1 GROUP_CHANGED', '2/answered AGENT_REPLIED', '2 ASSIGNED', '3 UPDATED', '4 RESOLVED', '5 UPDATED', '6 UPDATED', '7 CLOSED',
    ]);
    const flagged = await rows<{ reason: string; status: string | null }>(
      "select reason, status from ticket_event where source_status = '-100'",
    );
    expect(flagged).toHaveLength(2);
    for (const { reason, status } of flagged) expect([reason, status]).toEqual(['State "-100" is not known: the status was kept.', null]);
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

  beforeEach(() => database.transaction((tx) => makeWorld(tx, 'Harbour Group', { clauses, from: '2015-01-01T00:00:00Z' })));

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
    expect(await clock('INC7000001', 'FIRST_RESPONSE')).toEqual({ phase: 'STOPPED', standing: 'MET', spent: hour / 3, paused: 0 });
    // Active and Waiting alternate within 09:30; the last one, Waiting, holds until 11:00.
    expect(await clock('INC7000003', 'RESOLUTION')).toEqual({ phase: 'STOPPED', standing: 'MET', spent: hour / 2, paused: 1.5 * hour });
    // 1 h, reopened for 1 h, reopened for 6 h.
    expect(await clock('INC7000007', 'RESOLUTION')).toEqual({ phase: 'STOPPED', standing: 'BREACHED', spent: 8 * hour, paused: 0 });
    // Over the skipped hour of 16 October: from 22:00 to 02:00 are three real hours.
    expect(await clock('INC7000010', 'RESOLUTION')).toMatchObject({ spent: 3 * hour });
    // Over the repeated hour of 20 February: from 22:00 to 02:00 are five.
    expect(await clock('INC7000011', 'RESOLUTION')).toMatchObject({ spent: 5 * hour });
  });

  // In batches of 9 a ticket that stands in pieces is read in between, and what is read then is taken back.
  test.each([1_000, 9])('sends nothing about history: every change is silent and none is for the portal (batches of %i)', async (batch) => {
    const report = await importSmall({ customer: 'Harbour Group', batch });
    expect(report.effectsFrom?.toString()).toBe(now.toString());
    expect(await rows('select ms(effects_from) as at from source')).toEqual([{ at: now.epochMilliseconds }]);
    const [told] = await rows<{ changes: number; loud: number; portal: number }>(
      `select count(*) as changes, count(*) filter (where not (c->>'silent')::boolean) as loud,
              (select sum(portal_changes) from outbox) as portal
         from outbox o cross join lateral json_array_elements(o.payload->'changes') as c`,
    );
    expect(told?.changes).toBeGreaterThan(100);
    expect([told?.loud, told?.portal]).toEqual([0, 0]);
  });

  test('told to leave the source as it is, effects are at once', async () => {
    const report = await importSmall({ customer: 'Harbour Group', effectsFrom: 'none' });
    expect(report.effectsFrom).toBeNull();
    const [told] = await rows<{ loud: number }>(
      `select count(*) as loud from outbox o cross join lateral json_array_elements(o.payload->'changes') as c
        where not (c->>'silent')::boolean`,
    );
    expect(told?.loud).toBeGreaterThan(100);
  });
});

describe('the customer', () => {
  test('of that name is taken when there is one', async () => {
    await database.transaction((tx) => tx.rows("insert into customer (name, created_at) values ('Harbour Group', now())"));
    expect((await importSmall({ customer: 'Harbour Group' })).customer).toEqual({ name: 'Harbour Group', isNew: false });
    expect(await count('customer')).toBe(1);
  });

  test('of a name that two have is not guessed, and nothing is recorded', async () => {
    await database.transaction((tx) =>
      tx.rows("insert into customer (name, created_at) values ('Harbour Group', now()), ('Harbour Group', now())"),
    );
    const refused = importSmall({ customer: 'Harbour Group' });
    await expect(refused).rejects.toThrow(ImportRefused);
    await expect(refused).rejects.toThrow('Expected at most one customer named "Harbour Group"; there are 2.');
    expect([await count('ticket_event'), await count('source'), await count('service')]).toEqual([0, 0, 0]);
  });

  test('does not get an account that another one has', async () => {
    await database.transaction((tx) => makeWorld(tx, 'Site Harbour'));
    await database.transaction((tx) => tx.rows("update service_account set reference = 'Site Harbour'"));
    const { made, oddities } = await importSmall({ customer: 'Newcomer' });
    expect(made.accounts).toBe(5);
    expect(oddities.find(({ kind }) => kind === 'ACCOUNT_OF_OTHER_CUSTOMER')?.examples[0]?.what).toBe(
      'Site Harbour belongs to Site Harbour; its tickets are theirs',
    );
  });
});

test("the source's own mapping of statuses is followed", async () => {
  await database.transaction(async (tx) => {
    const [source] = await tx.rows<{ id: number }>("insert into source (name, created_at) values ('ServiceNow log', now()) returning id");
    await tx.rows("insert into source_status values ($1, '-100', 'WAITING_SUPPLIER')", [source?.id]);
  });
  const { oddities } = await importSmall();
  expect(oddities.map(({ kind }) => kind)).not.toContain('UNKNOWN_STATE');
  // Resolved → -100 is a reopening now that -100 means something.
  expect(await kinds('INC7000005')).toContain('5 REOPENED');
});

describe('a run', () => {
  test('of a file that is not well-formed records nothing at all', async () => {
    const file = join(folder, 'broken.csv');
    await writeFile(file, `${await readFile(small, 'utf8')}INC9,New\n`);
    await expect(importSmall({ file })).rejects.toThrow(/line 246: expected 36 fields as in the header; 2 came/);
    expect([await count('ticket_event'), await count('customer'), await count('source')]).toEqual([0, 0, 0]);
  });

  test('made again records nothing and changes nothing', async () => {
    await importSmall();
    const before = await derived();
    const again = await importSmall({ batch: 7, writers: 1 });
    expect(totals(again.events)).toEqual({ recorded: 0, repeated: 360, refused: 0 });
    expect(again.made).toEqual({ accounts: 0, services: 0, assets: 0 });
    expect(again.customer.isNew).toBe(false);
    expect(await derived()).toEqual(before);
    expect(await count('ticket_event')).toBe(360);
  });

  test('in small batches by many writers gives the same as one in large ones', async () => {
    await importSmall({ batch: 9, writers: 8 });
    const inPieces = await derived();
    await database.transaction((tx) =>
      tx.rows('truncate ticket, ticket_event, event_key, clock, outbox, ticket_subject, source, service_account, service, customer cascade'),
    );
    await importSmall({ writers: 1 });
    expect(await derived()).toEqual(inPieces);
  });

  test('beside another of the same file records each event once', async () => {
    const [one, other] = await Promise.all([importSmall({ batch: 50 }), importSmall({ batch: 70 })]);
    expect(totals(one.events).recorded + totals(other.events).recorded).toBe(360);
    expect(totals(one.events).repeated + totals(other.events).repeated).toBe(360);
    expect(await count('ticket_event')).toBe(360);
    expect(await count('customer')).toBe(1);
  });

  test('of a file in which a row was changed refuses that row and says which', async () => {
    await importSmall();
    const file = join(folder, 'changed.csv');
    const lines = (await readFile(small, 'utf8')).split('\n');
    const line = lines.findIndex((text) => text.startsWith('INC7000002,Resolved'));
    lines[line] = (lines[line] ?? '').replace('1/3/2016 12:00', '1/3/2016 12:01');
    await writeFile(file, lines.join('\n'));
    const report = await importSmall({ file });
    expect(totals(report.events)).toEqual({ recorded: 0, repeated: 359, refused: 1 });
    expect(report.oddities.find(({ kind }) => kind === 'REFUSED_EVENT_CONFLICT')).toMatchObject({ count: 1, examples: [{ line: line + 1 }] });
  });

  test('outlives a database that cuts every connection', async () => {
    const name = new URL(fresh.url).pathname.slice(1);
    const cut = () =>
      execute(inject('maintenanceUrl'), [`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`]);
    let cuts = 0;
    let cutting = Promise.resolve();
    const report = await importSmall(
      { batch: 20 },
      {
        onProgress: ({ stage }) => {
          if (stage === 'RECORD' && (cuts += 1) <= 3) cutting = cutting.then(cut);
        },
      },
    );
    await cutting;
    expect(cuts).toBeGreaterThan(3);
    expect(totals(report.events).refused).toBe(0);
    expect(await count('ticket_event')).toBe(360);
    expect(await count('ticket')).toBe(60);
  });

  test('that is interrupted says so, and the next one goes on', async () => {
    const interrupt = new AbortController();
    const first = await importSmall(
      { batch: 10, writers: 1 },
      {
        signal: interrupt.signal,
        onProgress: ({ stage }) => {
          if (stage === 'RECORD') interrupt.abort();
        },
      },
    );
    expect(first.isInterrupted).toBe(true);
    expect(totals(first.events).recorded).toBeGreaterThan(0);
    expect(totals(first.events).recorded).toBeLessThan(100);
    const second = await importSmall();
    expect(totals(second.events).recorded).toBe(360 - totals(first.events).recorded);
  });

  test('killed with -9 goes on where it was, and ends as if nothing had happened', async () => {
    const file = join(folder, 'twenty.csv');
    const [header = '', ...body] = (await readFile(small, 'utf8')).trimEnd().split('\n');
    const copies = Array.from({ length: 20 }, (_, n) => body.join('\n').replaceAll('INC70', `INC${String(n + 10)}70`));
    await writeFile(file, [header, ...copies, ''].join('\n'));
    const args = ['import', 'servicenow-log', file, '--zone', 'America/Sao_Paulo', '--batch', '30', '--writers', '2'];
    const killed = startCommand(args, { DATABASE_URL: fresh.url });
    const ended = endOf(killed);
    // No sleep: the next look comes after the last one was answered.
    while ((await count('ticket_event')) < 500) expect(killed.exitCode).toBeNull();
    killed.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
    const survived = await count('ticket_event');
    expect(survived).toBeGreaterThanOrEqual(500);
    expect(survived).toBeLessThan(7_200);
    const { code, out } = await runHere(args, { DATABASE_URL: fresh.url });
    expect({ code, out }).toMatchObject({ code: 0 });
    expect(await count('ticket_event')).toBe(7_200);
    const recorded = /all\s+([\d,]+)\s+([\d,]+)\s+0$/m.exec(out)?.slice(1).map((text) => Number(text.replaceAll(',', '')));
    expect(recorded?.[0]).toBe(7_200 - (recorded?.[1] ?? 0));
    expect(await count('ticket')).toBe(1_200);
    expect(await count('event_key')).toBe(7_200);
    expect(await count("ticket where status = 'CLOSED'")).toBe(20 * (await closedOfOne()));
  });
});

/** Tickets whose last row is Closed, counted in the text itself. */
async function closedOfOne(): Promise<number> {
  const last = new Map<string, string>();
  for (const line of (await readFile(small, 'utf8')).split('\n')) {
    const [ticket = '', state = ''] = line.split(',');
    if (/^INC7\d{6}$/.test(ticket)) last.set(ticket, state);
  }
  return [...last.values()].filter((state) => state === 'Closed').length;
}

describe('the command', () => {
  test('says what it did', async () => {
    const { code, out, err } = await runHere(['import', 'servicenow-log', small, '--zone', 'America/Sao_Paulo', '--customer', 'Harbour Group'], {
      DATABASE_URL: fresh.url,
    });
    expect(code).toBe(0);
    expect(out).toContain(`Imported: ${small} into "ServiceNow log", customer "Harbour Group" (new).`);
    expect(out).toMatch(/^243 rows of 60 tickets in \d+\.\d s \([\d,]+ rows\/s\)\.$/m);
    expect(out).toMatch(/^ {2}rows +241 +0 +0$/m);
    expect(out).toMatch(/^ {2}implied openings +60 +0 +0$/m);
    expect(out).toMatch(/^ {2}response proxies +59 +0 +0$/m);
    expect(out).toContain('Made 6 service accounts, 4 services, 1 assets.');
    expect(out).toMatch(/^ {2}3 × UNKNOWN_STATE$/m);
    expect(err).toMatch(/^ *\d+ % {2}\d+ rows, \d+ events recorded, [\d,]+ rows\/s$/m);
  });

  test('fails with the line when the file is not well-formed', async () => {
    const file = join(folder, 'short.csv');
    await writeFile(file, 'number,incident_state\nINC1,New\n');
    const { code, out, err } = await runHere(['import', 'servicenow-log', file, '--zone', 'UTC'], { DATABASE_URL: fresh.url });
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/short\.csv is not such a log: expected the columns number, .* the header lacks opened_at, sys_updated_at/);
  });
});
