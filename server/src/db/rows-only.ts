// A database for threads that come and go: the driver alone, because entities, migrations and jobs take half a second to
// load. Whatever goes wrong throws its connection away: a thread is begun anew rather than mended.
import pg from 'pg';
import type { Database, Transactions, Tx } from './orm.ts';
import { ownTypes } from './pg-types.ts';
import { PreparingClient } from './prepared.ts';

/** Its transactions know rows alone, and are not tried again. */
export type RowsOnly = Transactions & Pick<Database, 'close'>;

export function openRows({ url, poolSize }: { readonly url: string; readonly poolSize: number }): RowsOnly {
  const pool = new pg.Pool({
    ...{ connectionString: url, max: poolSize, types: ownTypes(), Client: PreparingClient, pipeline: true },
  });
  return {
    async transaction(work, { kind } = {}) {
      const client = await pool.connect();
      try {
        await client.query(
          kind === 'snapshot' ? 'start transaction isolation level repeatable read read only' : 'begin',
        );
        const result = await work(txOf(client, pool));
        await client.query('commit');
        client.release();
        return result;
      } catch (error) {
        client.release(true);
        throw error;
      }
    },
    close: () => pool.end(),
  };
}

const txOf = (client: pg.PoolClient, origin: object): Tx => ({
  origin,
  get em(): never {
    throw new Error('A thread knows no entities');
  },
  rows: async <R>(sql: string, parameters: readonly unknown[] = []) =>
    (await client.query(sql, [...parameters])).rows as R[],
});
