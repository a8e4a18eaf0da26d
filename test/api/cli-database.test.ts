// Commands on a real database: backup and restore, rebuild, doctor, sign-in.
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accessEntities } from '../../server/src/access/access.entity.ts';
import { removePerson, saveNewPerson } from '../../server/src/access/person.store.ts';
import { hashSecret } from '../../server/src/access/secret.ts';
import { loadSignedIn, redeemSignInLink } from '../../server/src/access/sign-in.store.ts';
import { inOrderOfReference } from '../../server/src/cli/backup.store.ts';
import { coverageEntities } from '../../server/src/coverage/coverage.entity.ts';
import { openDatabase } from '../../server/src/db/orm.ts';
import type { Database } from '../../server/src/db/orm.ts';
import { loadDemo } from '../../server/src/demo/load-demo.ts';
import { relayAll } from '../../server/src/push/relay.ts';
import { recordEvents } from '../../server/src/runtime/record.ts';
import { runHere } from '../support/command.ts';
import type { Ran } from '../support/command.ts';
import { emptyDatabase, freshDatabase } from '../support/database.ts';
import type { FreshDatabase } from '../support/database.ts';
import { event, makeWorld } from '../support/world.ts';

const noon = Temporal.Instant.from('2026-03-04T11:00:00Z');

let folder: string;
let fresh: FreshDatabase;
let database: Database;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-backup-'));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  fresh = await freshDatabase();
  database = await openDatabase({ url: fresh.url, entities: [...coverageEntities, ...accessEntities] });
});
afterEach(async () => {
  await database.close();
  await fresh.drop();
});

const on = (url: string, ...args: string[]): Promise<Ran> => runHere(args, { DATABASE_URL: url, DATA_DIR: folder });
const rowsOf = <R>(of: Database, sql: string): Promise<R[]> =>
  of.transaction((tx) => tx.rows<R>(sql), { kind: 'snapshot' });
const rows = <R>(sql: string): Promise<R[]> => rowsOf<R>(database, sql);

/** Every row of every table as text; the head of the log without its epoch. */
async function everything(of: Database): Promise<Record<string, string[]>> {
  const tables = await rowsOf<{ name: string }>(
    of,
    "select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'migration' order by 1",
  );
  const all: Record<string, string[]> = {};
  for (const { name } of tables) {
    const what = name === 'log_head' ? 'row(position, oldest)::text' : 't::text';
    all[name] = (await rowsOf<{ row: string }>(of, `select ${what} as row from "${name}" t order by 1`)).map(
      ({ row }) => row,
    );
  }
  return all;
}

/** A database with something in every kind of column. */
async function fill(): Promise<void> {
  await loadDemo(database, { finished: 20 }, noon);
  await database.transaction((tx) => makeWorld(tx, 'real'));
  const odd = event({
    ticket: 'Ä "quoted",\\ \n(2)',
    eventId: 'e,1',
    kind: 'OPENED',
    time: '2026-03-04T09:00:00.123Z',
    serviceAccount: 'real-1',
    subject: 'ends in \\',
    by: '',
  });
  await database.transaction((tx) => recordEvents(tx, { source: 'Real "desk"', events: [{ ...odd, by: null }] }, noon));
  await relayAll(database);
  await database.transaction((tx) =>
    recordEvents(
      tx,
      {
        source: 'Real "desk"',
        events: [{ ...odd, by: null, eventId: 'e,2', kind: 'RESOLVED', status: 'RESOLVED', at: noon }],
      },
      noon,
    ),
  );
}

describe('a backup', () => {
  test('restored into an empty database is the same to the last column, in a new epoch of the log', async () => {
    await fill();
    const file = join(folder, 'whole.gz');
    const made = await on(fresh.url, 'backup', file);
    expect(made).toMatchObject({ code: 0 });
    expect(made.out).toMatch(/^Backed up [\d,]+ rows of \d+ tables to .*whole\.gz in \d+\.\d s\.$/m);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const target = await emptyDatabase();
    try {
      expect(await on(target.url, 'restore', file)).toMatchObject({ code: 0 });
      const restored = await openDatabase({ url: target.url, entities: [] });
      try {
        const before = await everything(database);
        expect(before['ticket']?.length).toBeGreaterThan(80);
        expect(before['change_log']?.length).toBeGreaterThan(80);
        expect(before['outbox']?.length).toBe(1);
        expect(await everything(restored)).toEqual(before);
        const [was] = await rows<{ epoch: string }>('select epoch from log_head');
        const [is] = await rowsOf<{ epoch: string }>(restored, 'select epoch from log_head');
        expect(is?.epoch).toMatch(/^\w{8}$/);
        expect(is?.epoch).not.toBe(was?.epoch);
      } finally {
        await restored.close();
      }
    } finally {
      await target.drop();
    }
  });

  test('restored goes on where it was: new rows get new ids, and what is agreed and recorded stays guarded', async () => {
    await fill();
    const file = join(folder, 'on.gz');
    await on(fresh.url, 'backup', file);
    const target = await emptyDatabase();
    await on(target.url, 'restore', file);
    const restored = await openDatabase({ url: target.url, entities: [] });
    try {
      const next = event({
        ticket: 'R-9',
        eventId: 'n1',
        kind: 'OPENED',
        time: '2026-03-04T10:00:00Z',
        serviceAccount: 'real-1',
        by: 'Somebody New',
        severity: 'HIGH',
      });
      const [outcome] = await restored.transaction((tx) =>
        recordEvents(tx, { source: 'Another desk', events: [next] }, noon),
      );
      expect(outcome?.outcome).toBe('RECORDED');
      await expect(restored.transaction((tx) => tx.rows("update ticket_event set kind = 'UPDATED'"))).rejects.toThrow(
        /is a fact/,
      );
      await expect(restored.transaction((tx) => tx.rows('update clause set promise_ms = 1'))).rejects.toThrow(
        /agreed version/,
      );
    } finally {
      await restored.close();
      await target.drop();
    }
  });

  test('is not put over what is there', async () => {
    await fill();
    const file = join(folder, 'over.gz');
    await on(fresh.url, 'backup', file);
    const { code, err } = await on(fresh.url, 'restore', file);
    expect(code).toBe(1);
    expect(err).toMatch(/A backup is restored into an empty database; this one holds rows: .*ticket \(\d+\)/);
  });

  test('does not replace a file unless told to', async () => {
    const file = join(folder, 'there.gz');
    await writeFile(file, 'something');
    const { code, err } = await on(fresh.url, 'backup', file);
    expect([code, err]).toEqual([1, `${file} is there already; give --force to replace it.\n`]);
    expect(await readFile(file, 'utf8')).toBe('something');
    expect((await on(fresh.url, 'backup', file, '--force')).code).toBe(0);
  });

  test.each([
    [
      'is cut short',
      (whole: Buffer) => whole.subarray(0, Math.floor(whole.length / 2)),
      /damaged, or cut short \(Z_\w+\); nothing was changed\.$/,
    ],
    [
      'lost its last line',
      (whole: Buffer) => gzipSync(gunzipSync(whole).toString().split('\n').slice(0, -2).join('\n')),
      /ends too early: it was cut short; nothing was changed\.$/,
    ],
    [
      'lost a row',
      (whole: Buffer) =>
        gzipSync(
          gunzipSync(whole)
            .toString()
            .replace(/\n"\([^\n]*\n/, '\n'),
        ),
      /is damaged: expected .*; nothing was changed\.$/,
    ],
    [
      'is something else',
      () => gzipSync('number,state\n'),
      /is not a backup that this version can read: expected the format headroom-backup 1\.$/,
    ],
    [
      'is no gzip',
      () => Buffer.from('hello'),
      /is no gzip file, or damaged, or cut short \(Z_DATA_ERROR\); nothing was changed\.$/,
    ],
    [
      'is of another version',
      (whole: Buffer) => gzipSync(gunzipSync(whole).toString().replace('0002-flow', '9999-later')),
      /Expected a backup of this version's database \(last migration .*\); this one is of .*9999-later|Restore it with the version that made it/,
    ],
  ])('that %s changes nothing', async (_what, spoil, message) => {
    await database.transaction((tx) => makeWorld(tx, 'real'));
    const file = join(folder, `spoilt-${_what.replaceAll(' ', '-')}.gz`);
    await on(fresh.url, 'backup', file, '--force');
    await writeFile(file, spoil(await readFile(file)));
    const target = await emptyDatabase();
    try {
      const { code, err } = await on(target.url, 'restore', file);
      expect(code).toBe(1);
      expect(err.trimEnd()).toMatch(message);
      const restored = await openDatabase({ url: target.url, entities: [] });
      expect(await rowsOf(restored, 'select count(*) as n from customer')).toEqual([{ n: 0 }]);
      await restored.close();
    } finally {
      await target.drop();
    }
  });

  test('that is not there is refused', async () => {
    expect(await on(fresh.url, 'restore', join(folder, 'nothing.gz'))).toEqual({
      code: 1,
      out: '',
      err: `${join(folder, 'nothing.gz')} cannot be read (ENOENT).\n`,
    });
  });

  test('puts tables after those they refer to', () => {
    const table = (name: string) => ({ name, columns: [] });
    const references = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
    ];
    const names = inOrderOfReference([table('a'), table('b'), table('c'), table('d')], references).map(
      ({ name }) => name,
    );
    expect(names).toEqual(['c', 'd', 'b', 'a']);
    expect(() => inOrderOfReference([table('a'), table('b')], [...references, { from: 'b', to: 'a' }])).toThrow(
      /in a circle/,
    );
  });
});

describe('a rebuild', () => {
  test('of what was settled finds nothing that differs', async () => {
    await loadDemo(database, { finished: 30 }, noon);
    // What ran on since then is time, not a difference.
    const { code, out } = await on(fresh.url, 'rebuild');
    expect({ code, out }).toMatchObject({ code: 0 });
    expect(out).toMatch(/^Read \d+ clocks of 92 tickets again in \d+\.\d s\.\nNothing differed\.\n$/);
  });

  test('finds and mends a reading that somebody spoilt', async () => {
    await loadDemo(database, { finished: 30 }, noon);
    await on(fresh.url, 'rebuild');
    const [spoilt] = await database.transaction((tx) =>
      tx.rows<{ id: number; dueMs: number; ticket: string }>(
        `update clock c set promise_standing = 'MET', standing = 'MET'
          from ticket t where t.id = c.ticket_id and c.id = (select min(id) from clock where phase = 'STOPPED' and promise_standing = 'BREACHED')
         returning c.id, ms(c.promise_due_at) as "dueMs", t.reference as ticket`,
      ),
    );
    const { code, out } = await on(fresh.url, 'rebuild');
    expect(code).toBe(3);
    expect(out).toContain('1 clocks differed and were written:');
    expect(out).toMatch(
      new RegExp(`^ {2}Demo desk ${spoilt?.ticket ?? ''}, \\w+ 1: STOPPED - MET .* → STOPPED - BREACHED `, 'm'),
    );
    expect((await on(fresh.url, 'rebuild')).out).toContain('Nothing differed.');
  });

  test('counts figures again that somebody spoilt', async () => {
    await loadDemo(database, { finished: 30 }, noon);
    await on(fresh.url, 'rebuild');
    const print = (): Promise<unknown[]> =>
      database.transaction((tx) => tx.rows('select r::text from outcome_rollup r order by 1'));
    const right = await print();
    await database.transaction((tx) => tx.rows('update outcome_rollup set promise_met = promise_met + 1'));
    const { code, out } = await on(fresh.url, 'rebuild');
    expect({ code, out }).toMatchObject({ code: 3, out: expect.stringContaining('Figures differed') as string });
    expect(await print()).toEqual(right);
  });
});

describe('the doctor', () => {
  const lines = ({ out }: Ran): Record<string, string> =>
    Object.fromEntries(
      out
        .trimEnd()
        .split('\n')
        .map((line) => [line.slice(5, 21).trim(), line.slice(0, 5).trim()]),
    );

  test('finds nothing wrong with a new database', async () => {
    const ran = await on(fresh.url, 'doctor');
    expect(lines(ran)).toEqual({
      runtime: 'OK',
      database: 'OK',
      migrations: 'OK',
      zones: 'OK',
      sources: 'OK',
      measures: 'OK',
      mending: 'OK',
      wake: 'OK',
      relay: 'OK',
    });
    expect(ran.code).toBe(0);
  });

  test('warns of a silent source, of tickets to mend, of clocks read late and of changes nobody numbers', async () => {
    await loadDemo(database, { finished: 5 }, noon.subtract({ hours: 24 }));
    const ran = await on(fresh.url, 'doctor');
    expect(ran.code).toBe(3);
    expect(lines(ran)).toMatchObject({ sources: 'WARN', mending: 'WARN', wake: 'WARN', relay: 'WARN', database: 'OK' });
    expect(ran.out).toMatch(/^WARN sources {9}Demo desk: none for \d+ days, expected within 15 min$/m);
    expect(ran.out).toMatch(/^WARN mending {9}1 × ASSET_OF_OTHER_ACCOUNT$/m);
    expect(ran.out).toMatch(/^WARN wake {12}\d+ tickets are due, the first since .*; is a server running\?$/m);
  });

  test('fails on a database without our tables, and changes nothing there', async () => {
    const empty = await emptyDatabase();
    const ran = await on(empty.url, 'doctor');
    expect(ran.code).toBe(1);
    expect(ran.out).toMatch(/^FAIL migrations {6}none applied; start the server once$/m);
    const there = await openDatabase({ url: empty.url, entities: [] });
    expect(await rowsOf(there, "select count(*) as n from pg_tables where schemaname = 'public'")).toEqual([{ n: 0 }]);
    await there.close();
    await empty.drop();
  });

  test('fails on migrations of a newer version, and on a database that does not answer', async () => {
    await database.transaction((tx) => tx.rows("insert into migration (name) values ('9999-later')"));
    expect((await on(fresh.url, 'doctor')).out).toMatch(
      /^FAIL migrations {6}9999-later came from a newer version; use that one$/m,
    );
    const nowhere = await on('postgresql://nobody@127.0.0.1:1/nothing', 'doctor');
    expect(nowhere.code).toBe(1);
    expect(nowhere.out).toMatch(/^FAIL database {8}not reachable: .+$/m);
  });
});

describe('sign-in', () => {
  const now = (): Temporal.Instant => Temporal.Now.instant().round('millisecond');
  const redeem = (code: string): Promise<string | null> =>
    database.transaction((tx) => redeemSignInLink(tx, code, now()));
  const codeIn = (out: string): string =>
    /^http:\/\/localhost:4711\/sign-in#code=(\S+)\n$/.exec(out)?.[1] ?? expect.fail(out);
  const ask = (...more: string[]): Promise<Ran> =>
    runHere(['sign-in', '--port', '4711', ...more], { DATABASE_URL: fresh.url });
  const letIn = (name: string, email: string | null): Promise<number> =>
    database.transaction((tx) => saveNewPerson(tx, { name, email, roles: ['AGENT'] }, now()));

  test('prints a link that signs the administrator in once', async () => {
    const { code, out, err } = await ask();
    expect(code).toBe(0);
    expect(err).toBe(
      'Signs in as Administrator, once, within 15 minutes. Whoever has the link is the administrator.\n',
    );
    expect(await redeem(codeIn(out))).toMatch(/\S/);
    expect(await redeem(codeIn(out))).toBeNull();
  });

  test('prints one for the person who is named, by name or address', async () => {
    await letIn('R. Adeyemi', 'r@example.com');
    for (const called of ['r. adeyemi', 'R@example.com']) {
      const { code, out, err } = await ask('--person', called);
      expect(code).toBe(0);
      expect(err).toBe('Signs in as R. Adeyemi, once, within 15 minutes. Whoever has the link is R. Adeyemi.\n');
      const session = (await redeem(codeIn(out))) ?? '';
      const signedIn = await database.transaction((tx) => loadSignedIn(tx, hashSecret(session), now()));
      expect(signedIn).toMatchObject({ name: 'R. Adeyemi', roles: ['AGENT'] });
    }
  });

  test('prints none for nobody, for one of several, and for who was removed', async () => {
    await letIn('Twin', 'one@example.com');
    await letIn('Twin', null);
    const gone = await letIn('Gone', null);
    await database.transaction((tx) => removePerson(tx, gone, now()));
    expect(await ask('--person', 'Twin')).toEqual({
      code: 1,
      out: '',
      err: '2 people are called "Twin" (one@example.com, one without an address): name one by e-mail address.\n',
    });
    for (const called of ['Twi', 'Gone', ''])
      expect(await ask('--person', called)).toEqual({
        code: 1,
        out: '',
        err: `Nobody who may sign in is called "${called}": expected a whole name or e-mail address.\n`,
      });
    expect(await database.transaction((tx) => tx.rows('select 1 from sign_in_link'))).toEqual([]);
  });
});
