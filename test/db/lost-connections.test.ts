// A database that cuts connections costs the pool nothing: as many transactions run afterwards as before.
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openDatabase } from '../../server/src/db/orm.ts';
import type { Database } from '../../server/src/db/orm.ts';
import { execute } from '../support/cluster.ts';
import { freshDatabase } from '../support/database.ts';
import type { FreshDatabase } from '../support/database.ts';

let fresh: FreshDatabase;
let database: Database;
const poolSize = 2;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = await openDatabase({ url: fresh.url, entities: [], poolSize });
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

const cutAll = () =>
  execute(inject('maintenanceUrl'), [
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${new URL(fresh.url).pathname.slice(1)}'`,
  ]);
const one = async (): Promise<unknown> => (await database.transaction((tx) => tx.rows('select 1 as one')))[0];

test('transactions that were cut off in the middle give their place in the pool back', async () => {
  for (let time = 0; time < poolSize * 3; time += 1) {
    const cut = database.transaction(async (tx) => {
      await tx.rows('select 1');
      await cutAll();
      return tx.rows('select 2');
    });
    await expect(cut).rejects.toThrow(/terminat|connection/i);
  }
  expect(await Promise.all([one(), one(), one()])).toEqual([{ one: 1 }, { one: 1 }, { one: 1 }]);
});

test('so do those that are cut off before their end, whether they meant to commit or not', async () => {
  for (let time = 0; time < poolSize * 3; time += 1) {
    const open = await database.begin();
    await cutAll();
    await expect(time % 2 === 0 ? open.commit() : open.rollback()).rejects.toThrow(/terminat|connection/i);
    // The end of a transaction that has ended is nobody's business any more.
    await open.rollback();
  }
  expect(await one()).toEqual({ one: 1 });
});

test('and connections that died while idle are passed over', async () => {
  for (let time = 0; time < poolSize * 3; time += 1) {
    await one();
    // Cut while idle, and used before the pool has heard of it.
    const cutting = cutAll();
    await Promise.allSettled([one(), one(), cutting]);
    // Whoever comes after the cut notices nothing.
    expect(await Promise.all([one(), one(), one()])).toHaveLength(3);
  }
});
