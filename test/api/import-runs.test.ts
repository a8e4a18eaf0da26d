// Runs of an import: repeated, doubled, interrupted, killed and cut off, and what the command says.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { totals } from '../../server/src/connect/import-log.ts';
import { execute } from '../support/cluster.ts';
import { endOf, runHere, startCommand } from '../support/command.ts';
import { importWorld, smallLog } from '../support/import-world.ts';

const { url, database, importSmall, count, derived } = importWorld();

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-import-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('a run', () => {
  test('of a file that is not well-formed records nothing at all', async () => {
    const file = join(folder, 'broken.csv');
    await writeFile(file, `${await readFile(smallLog, 'utf8')}INC9,New\n`);
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
    await database().transaction((tx) =>
      tx.rows(
        'truncate ticket, ticket_event, event_key, clock, outbox, ticket_subject, source, service_account, service, customer cascade',
      ),
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
    const lines = (await readFile(smallLog, 'utf8')).split('\n');
    const line = lines.findIndex((text) => text.startsWith('INC7000002,Resolved'));
    lines[line] = (lines[line] ?? '').replace('1/3/2016 12:00', '1/3/2016 12:01');
    await writeFile(file, lines.join('\n'));
    const report = await importSmall({ file });
    expect(totals(report.events)).toEqual({ recorded: 0, repeated: 359, refused: 1 });
    expect(report.oddities.find(({ kind }) => kind === 'REFUSED_EVENT_CONFLICT')).toMatchObject({
      count: 1,
      examples: [{ line: line + 1 }],
    });
  });

  test('outlives a database that cuts every connection', async () => {
    const name = new URL(url()).pathname.slice(1);
    const cut = () =>
      execute(inject('maintenanceUrl'), [
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
      ]);
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
    const [header = '', ...body] = (await readFile(smallLog, 'utf8')).trimEnd().split('\n');
    const copies = Array.from({ length: 20 }, (_, n) => body.join('\n').replaceAll('INC70', `INC${String(n + 10)}70`));
    await writeFile(file, [header, ...copies, ''].join('\n'));
    const args = ['import', 'servicenow-log', file, '--zone', 'America/Sao_Paulo', '--batch', '30', '--writers', '2'];
    const killed = startCommand(args, { DATABASE_URL: url() });
    const ended = endOf(killed);
    // No sleep: the next look comes after the last one was answered.
    while ((await count('ticket_event')) < 500) expect(killed.exitCode).toBeNull();
    killed.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
    const survived = await count('ticket_event');
    expect(survived).toBeGreaterThanOrEqual(500);
    expect(survived).toBeLessThan(7_200);
    const { code, out } = await runHere(args, { DATABASE_URL: url() });
    expect({ code, out }).toMatchObject({ code: 0 });
    expect(await count('ticket_event')).toBe(7_200);
    const recorded = /all\s+([\d,]+)\s+([\d,]+)\s+0$/m
      .exec(out)
      ?.slice(1)
      .map((text) => Number(text.replaceAll(',', '')));
    expect(recorded?.[0]).toBe(7_200 - (recorded?.[1] ?? 0));
    expect(await count('ticket')).toBe(1_200);
    expect(await count('event_key')).toBe(7_200);
    expect(await count("ticket where status = 'CLOSED'")).toBe(20 * (await closedOfOne()));
  }, 90_000);
});

/** Tickets whose last row is Closed, counted in the text itself. */
async function closedOfOne(): Promise<number> {
  const last = new Map<string, string>();
  for (const line of (await readFile(smallLog, 'utf8')).split('\n')) {
    const [ticket = '', state = ''] = line.split(',');
    if (/^INC7\d{6}$/.test(ticket)) last.set(ticket, state);
  }
  return [...last.values()].filter((state) => state === 'Closed').length;
}

describe('the command', () => {
  test('says what it did', async () => {
    const { code, out, err } = await runHere(
      ['import', 'servicenow-log', smallLog, '--zone', 'America/Sao_Paulo', '--customer', 'Harbour Group'],
      {
        DATABASE_URL: url(),
      },
    );
    expect(code).toBe(0);
    expect(out).toContain(`Imported: ${smallLog} into "ServiceNow log", customer "Harbour Group" (new).`);
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
    const { code, out, err } = await runHere(['import', 'servicenow-log', file, '--zone', 'UTC'], {
      DATABASE_URL: url(),
    });
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(
      /short\.csv is not such a log: expected the columns number, .* the header lacks opened_at, sys_updated_at/,
    );
  });
});
