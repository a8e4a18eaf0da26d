// How long one statement of a transaction may run.
import type { Tx } from './orm.ts';

/** Ends every later statement of this transaction that runs longer than `ms` of real time, with SQLSTATE 57014. */
export async function limitStatementTime(tx: Tx, ms: number): Promise<void> {
  await tx.rows(`set local statement_timeout = ${String(Math.trunc(ms))}`);
}
