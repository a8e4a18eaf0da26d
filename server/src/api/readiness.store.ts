// Whether the server can do its work: the database answers, and it has every migration that this build knows.
import { migrationsList } from '../db/migrations/index.ts';
import type { Database, Tx } from '../db/orm.ts';
import type { Log } from '../gate/context.ts';
import { withinTime } from './within-time.ts';

const patienceMs = 2_000;

/** Why the server is not ready, for operators; null when it is. */
export async function isReady(database: Database, log: Log): Promise<string | null> {
  try {
    const missing = await withinTime(database.transaction(missingMigrations, { kind: 'snapshot' }), patienceMs);
    return missing.length === 0 ? null : `The database lacks ${missing.join(', ')}.`;
  } catch (error) {
    log.debug({ err: error }, 'Not ready');
    return 'The database does not answer.';
  }
}

async function missingMigrations(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ name: string }>('select name from migration');
  const applied = new Set(rows.map(({ name }) => name));
  return migrationsList.map(({ name }) => name).filter((name) => !applied.has(name));
}
