import { afterAll, beforeAll, expect, test } from 'vitest';
import { jobOf, startJobs, type Job, type JobTry } from '../../server/src/connect/jobs.ts';
import { enqueue, type JobKind } from '../../server/src/db/job-queue.ts';
import { openDatabase, type Database } from '../../server/src/db/orm.ts';
import type { Log } from '../../server/src/gate/context.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';

interface Guest {
  readonly name: string;
}

const greeting: JobKind<Guest> = {
  name: 'greet',
  payload: {
    parse(payload) {
      if (typeof payload === 'object' && payload !== null && 'name' in payload && typeof payload.name === 'string') {
        return { name: payload.name };
      }
      throw new TypeError('A guest has a name.');
    },
  },
};

let fresh: FreshDatabase;
let database: Database;
let lines: { readonly level: string; readonly message: string; readonly fields: Record<string, unknown> }[] = [];
const failures: string[] = [];

beforeAll(async () => {
  fresh = await freshDatabase();
  database = await openDatabase({ url: fresh.url, entities: [] });
});

afterAll(async () => {
  await database.close();
  await fresh.drop();
});

const noted =
  (level: string) =>
  (fields: object, message: string): void => {
    lines.push({ level, message, fields: { ...fields } });
  };
const log: Log = { debug: () => undefined, info: noted('info'), warn: noted('warn'), error: noted('error') };

const metrics = {
  jobFailed: (name: string): void => {
    failures.push(name);
  },
};

/** A server's jobs: what came is told in the order it came. */
function takeUp(work: (name: string, one: JobTry) => Promise<void>): { stop(): Promise<void> } {
  const jobs: Job[] = [jobOf(greeting, ({ name }, one) => work(name, one))];
  return startJobs({ url: fresh.url, log, jobs, metrics });
}

const putDown = (name: string, key = name): Promise<void> =>
  database.transaction((tx) => enqueue(tx, greeting, { name }, { key }));

const waiting = (): Promise<{ key: string | null; attempts: number; locked: boolean }[]> =>
  database.transaction((tx) =>
    tx.rows('select key, attempts, locked_at is not null as locked from graphile_worker._private_jobs order by id'),
  );

test('of two servers one does a job, once; what was rolled back is never done', async () => {
  const done: string[] = [];
  const last = Promise.withResolvers<undefined>();
  const work = (name: string): Promise<void> => {
    done.push(name);
    if (name === 'the last') last.resolve(undefined);
    return Promise.resolve();
  };
  const servers = [takeUp(work), takeUp(work)];
  const rolledBack = database.transaction(async (tx) => {
    await enqueue(tx, greeting, { name: 'nobody' }, { key: 'nobody' });
    throw new Error('undone');
  });
  await expect(rolledBack).rejects.toThrow('undone');
  await Promise.all(Array.from({ length: 20 }, (_, at) => putDown(`guest ${String(at)}`)));
  await putDown('the last');
  await last.promise;
  await Promise.all(servers.map((server) => server.stop()));
  expect(done.toSorted()).toEqual(
    [...Array.from({ length: 20 }, (_, at) => `guest ${String(at)}`), 'the last'].toSorted(),
  );
  expect(await waiting()).toEqual([]);
});

test('what waits under one key is put down once, with what came last', async () => {
  await putDown('early', 'same');
  await putDown('late', 'same');
  expect(await waiting()).toHaveLength(1);
  const came = Promise.withResolvers<string>();
  const server = takeUp((name) => {
    came.resolve(name);
    return Promise.resolve();
  });
  expect(await came.promise).toBe('late');
  await server.stop();
});

test('a failure is named and counted, and the job is done at a later try', async () => {
  lines = [];
  const done = Promise.withResolvers<JobTry>();
  const server = takeUp((name, one) => {
    if (one.attempt === 1 && name === 'Ada') return Promise.reject(new RangeError(`${name} is not at home`));
    if (name === 'Ada') done.resolve(one);
    return Promise.resolve();
  });
  await putDown('Ada');
  await expect.poll(() => waiting()).toMatchObject([{ attempts: 1, locked: false }]);
  // The pause after a failure runs by the library's own clock, which is not ours to turn: it is told to be over.
  await database.transaction((tx) => tx.rows('update graphile_worker._private_jobs set run_at = now()'));
  // Whoever is put down wakes the server.
  await putDown('Bob');
  expect(await done.promise).toMatchObject({ attempt: 2, isLast: false });
  await expect.poll(() => waiting()).toEqual([]);
  await server.stop();
  expect(failures).toEqual(['greet']);
  const [said] = lines.filter(({ message }) => message === 'A job failed and is tried again');
  expect(said?.level).toBe('warn');
  expect(said?.fields).toMatchObject({ job: 'greet', attempt: 1, tries: 10 });
  expect(String(said?.fields['err'])).toBe('RangeError: Ada is not at home');
});

test('a payload that is not understood is given up at once, by name', async () => {
  lines = [];
  await database.transaction((tx) => tx.rows(`select graphile_worker.add_job('greet', '{"nom":"Zoe"}')`));
  const done = Promise.withResolvers<undefined>();
  const server = takeUp(() => {
    done.resolve(undefined);
    return Promise.resolve();
  });
  await putDown('Cy');
  await done.promise;
  await expect.poll(() => waiting()).toEqual([]);
  await server.stop();
  expect(lines.filter(({ level }) => level === 'error')).toMatchObject([
    { message: 'A job was given up', fields: { job: 'greet', attempt: 1 } },
  ]);
});

test('a job under way hears of the end of its server, and is done by the next one', async () => {
  await putDown('Dee');
  const begun = Promise.withResolvers<undefined>();
  const first = takeUp((_, { signal }) => {
    begun.resolve(undefined);
    return new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(signal.reason as Error);
      });
    });
  });
  await begun.promise;
  await first.stop();
  expect(await waiting()).toMatchObject([{ key: 'Dee', attempts: 1, locked: false }]);
  await database.transaction((tx) => tx.rows('update graphile_worker._private_jobs set run_at = now()'));
  const came = Promise.withResolvers<string>();
  const second = takeUp((name) => {
    came.resolve(name);
    return Promise.resolve();
  });
  expect(await came.promise).toBe('Dee');
  await second.stop();
});
