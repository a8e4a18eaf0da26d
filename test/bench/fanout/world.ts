// The database that ours and the reading rival share, and changes of clocks made in it as programs make them.
import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../../../server/src/db/orm.ts';
import { recordEvents } from '../../../server/src/runtime/record.ts';
import type { NewEvent } from '../../../server/src/ticket/new-event.ts';
import { systemTime } from '../../../server/src/clock-source.ts';
import { event, hour, makeWorld } from '../../support/world.ts';
import { benchDatabase } from '../bench-world.ts';
import { monotonicMs } from './child.ts';

export interface BenchFloor {
  readonly database: Database;
  readonly env: Readonly<Record<string, string>>;
  readonly token: string;
  /** So many changes, one of each of as many new tickets; the instant each was committed. */
  readonly change: (messages: number) => Promise<number[]>;
  /** Tickets whose promise is due at these instants (epoch milliseconds). */
  promiseAt(dueMs: readonly number[]): Promise<void>;
  /** Resolves when every change that was made is numbered. */
  relayed(): Promise<void>;
  /** The id of some ticket. */
  anyTicket(): Promise<number>;
  /** Where the log ends. */
  cursor(): Promise<string>;
  close(): Promise<void>;
}

const token = 'the-admin-token-of-this-bench';

export async function benchFloor(): Promise<BenchFloor> {
  const bench = await benchDatabase();
  const { database } = bench;
  const time = systemTime();
  const promiseMs = hour;
  await database.transaction((tx) =>
    makeWorld(tx, 'FAN', { clauses: [{ number: '1', measure: 'RESOLUTION', promiseMs }] }),
  );
  let told = 0;
  /** New tickets, opened at these instants. */
  const open = async (openedMs: readonly number[]): Promise<void> => {
    const events = openedMs.map((at, index): NewEvent => {
      told += 1;
      const ticket = `F-${String(told)}`;
      const opened = Temporal.Instant.fromEpochMilliseconds(Math.floor(at)).toString();
      const said = { kind: 'OPENED', time: opened, severity: 'HIGH', serviceAccount: 'FAN-1' } as const;
      return event({ ticket, eventId: `${ticket}/0`, ...said, index });
    });
    const outcomes = await database.transaction((tx) => recordEvents(tx, { source: 'Bench', events }, time.now()));
    if (outcomes.some(({ outcome }) => outcome !== 'RECORDED')) throw new Error('Not all was recorded');
  };
  // So that what is measured is of a source that speaks already.
  await open([time.now().epochMilliseconds]);
  const one = async <T extends object>(sql: string): Promise<T> => {
    const [row] = await database.transaction((tx) => tx.rows<T>(sql));
    if (row === undefined) throw new Error(`Nothing came of ${sql}`);
    return row;
  };
  return {
    database,
    token,
    env: { DATABASE_URL: bench.url, HEADROOM_ADMIN_TOKEN: token },
    async change(messages) {
      await open(Array<number>(messages).fill(time.now().epochMilliseconds));
      return Array<number>(messages).fill(monotonicMs());
    },
    async promiseAt(dueMs) {
      for (let first = 0; first < dueMs.length; first += 1_000)
        await open(dueMs.slice(first, first + 1_000).map((at) => at - promiseMs));
    },
    async relayed() {
      while ((await one<{ left: number }>('select count(*) as left from outbox')).left > 0) await delay(50);
    },
    anyTicket: async () => (await one<{ id: number }>('select min(id) as id from ticket')).id,
    async cursor() {
      const { epoch, position } = await one<{ epoch: string; position: number }>('select * from log_head');
      return `${epoch}.${String(position)}`;
    },
    close: () => bench.close(),
  };
}
