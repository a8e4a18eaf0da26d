// What the change log tells, and to whom: counted from its entries as subscriptions read them.
import type { Database } from '../../server/src/db/orm.ts';
import { ofTickets } from '../../server/src/push/change-log.ts';
import { loadChanges } from '../../server/src/push/log.store.ts';
import { relayAll } from '../../server/src/push/relay.ts';

export interface Told {
  readonly changes: number;
  /** Changes that are sent, not only kept. */
  readonly loud: number;
  /** Changes for the portal of a customer. */
  readonly portal: number;
}

/** Numbers all that is committed, then reads the whole log. */
export async function told(database: Database): Promise<Told> {
  await relayAll(database);
  const entries = await database.transaction((tx) => loadChanges(tx, { after: 0, limit: 1_000_000 }), {
    kind: 'snapshot',
  });
  const changes = ofTickets(entries).flatMap(({ payload }) => payload.changes);
  return {
    changes: changes.length,
    loud: changes.filter(({ silent }) => !silent).length,
    portal: entries.reduce((sum, { portalChanges }) => sum + portalChanges, 0),
  };
}
