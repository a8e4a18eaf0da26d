// A database for each test of the import, and questions about what the small log became in it.
import { beforeEach } from 'vitest';
import { importLog } from '../../server/src/connect/import-log.ts';
import type { ImportDoors, ImportOptions, ImportReport } from '../../server/src/connect/import-log.ts';
import { openDatabase } from '../../server/src/db/orm.ts';
import type { Database } from '../../server/src/db/orm.ts';
import { freshDatabase } from './database.ts';

/** 60 invented tickets in 243 rows, with every trap of the format. */
export const smallLog = new URL('servicenow-small.csv', import.meta.url).pathname;
export const importedAt = Temporal.Instant.from('2026-03-02T09:00:00Z');

const options: ImportOptions = {
  file: smallLog,
  zone: 'America/Sao_Paulo',
  source: 'ServiceNow log',
  customer: null,
  batch: 1_000,
  writers: 2,
  effectsFrom: 'now',
};

export interface ImportWorld {
  readonly url: () => string;
  readonly database: () => Database;
  readonly importSmall: (more?: Partial<ImportOptions>, doors?: Partial<ImportDoors>) => Promise<ImportReport>;
  readonly rows: <R>(sql: string, parameters?: readonly unknown[]) => Promise<R[]>;
  /** Rows of `select … from <sql>`. */
  readonly count: (sql: string) => Promise<number>;
  /** A ticket's events in their order: "2/answered AGENT_REPLIED". */
  readonly kinds: (ticket: string) => Promise<string[]>;
  /** Everything that was derived, without our own ids. */
  readonly derived: () => Promise<unknown[]>;
}

/** Registers a new database before each test of the file. */
export function importWorld(): ImportWorld {
  let open: { url: string; database: Database } | null = null;
  beforeEach(async () => {
    const fresh = await freshDatabase();
    const database = await openDatabase({ url: fresh.url, entities: [] });
    open = { url: fresh.url, database };
    return async () => {
      await database.close();
      await fresh.drop();
    };
  });
  const opened = (): { url: string; database: Database } => {
    if (open === null) throw new Error('The database is there only inside of a test');
    return open;
  };
  const rows: ImportWorld['rows'] = (sql, parameters = []) =>
    opened().database.transaction((tx) => tx.rows(sql, parameters), { kind: 'snapshot' });
  return {
    url: () => opened().url,
    database: () => opened().database,
    importSmall: (more = {}, doors = {}) =>
      importLog(
        { ...options, ...more },
        { database: opened().database, now: () => importedAt, onProgress: () => undefined, ...doors },
      ),
    rows,
    count: async (sql) => (await rows<{ n: number }>(`select count(*) as n from ${sql}`))[0]?.n ?? -1,
    kinds: async (ticket) => {
      const events = await rows<{ kind: string; eventId: string }>(
        `select e.kind, e.event_id as "eventId" from ticket_event e join ticket t on t.id = e.ticket_id
          where t.reference = $1 order by e.at, e.sequence`,
        [ticket],
      );
      return events.map(({ kind, eventId }) => `${eventId.replace(`${ticket}/`, '')} ${kind}`);
    },
    derived: () =>
      rows(
        `select t.reference, t.status, t.severity, t.reopenings, ms(t.opened_at) as opened, ms(t.resolved_at) as resolved,
                t.standing, c.measure, c.cycle, c.phase, c.standing as clock, c.spent_ms, ms(c.promise_due_at) as due,
                ms(c.promise_breached_at) as breached
           from ticket t left join clock c on c.ticket_id = t.id order by t.reference, c.measure, c.cycle`,
      ),
  };
}
