// Removing the demo, for the mutation and the command alike.
import type { Tx } from '../db/orm.ts';
import { isDemoLoaded } from './demo.store.ts';
import { deleteDemo } from './remove-demo.store.ts';

/** Deletes what the demo created; returns how many tickets went, 0 when there is no demo. */
export async function removeDemo(tx: Tx, now: Temporal.Instant): Promise<number> {
  return (await isDemoLoaded(tx)) ? deleteDemo(tx, now) : 0;
}
