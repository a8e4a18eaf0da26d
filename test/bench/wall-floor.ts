// A real server for the wall's benchmark: the whole app over a PostgreSQL of its own, with one party, one board, and the link
// of its wall. It can be stopped and started again at the same place.
import { setTimeout as wait } from 'node:timers/promises';
import { createApp, type App } from '../../server/src/app.ts';
import { systemTime } from '../../server/src/clock-source.ts';
import { readConfig } from '../../server/src/config.ts';
import type { Tx } from '../../server/src/db/orm.ts';
import { loadMonths, rebuildMonth } from '../../server/src/kpi/rollup.store.ts';
import { recordEvents } from '../../server/src/runtime/record.ts';
import { event, makeWorld, type WorldClause } from '../support/world.ts';
import { benchDatabase, type BenchDatabase } from './bench-world.ts';

const adminToken = 'the-admin-token-of-this-bench';
export const minuteMs = 60_000;

export interface Floor {
  readonly bench: BenchDatabase;
  url(): string;
  /** The address of the wall, with its token. */
  wall(): string;
  ask<D>(query: string, variables?: object): Promise<D>;
  /** Records one event over the API. */
  tell(input: Readonly<Record<string, unknown>>): Promise<void>;
  /** Opens tickets straight through the pipeline, a thousand at a time: `openedAt` by index, epoch ms. */
  open(prefix: string, openedAt: readonly number[]): Promise<void>;
  /** Beside each ticket whose reference begins so, as many others with clocks alike; written in SQL, without events. */
  openAlike(prefix: string, times: number): Promise<void>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

const record = `mutation ($input: RecordTicketEventsInput!) { recordTicketEvents(input: $input) { recorded } }`;

export async function startFloor(clauses: readonly WorldClause[]): Promise<Floor> {
  const bench = await benchDatabase();
  await bench.database.transaction((tx) => makeWorld(tx, 'WALL', { clauses }));
  const start = (port: string): Promise<App> =>
    createApp({
      config: readConfig({
        ...{ PORT: port, HOST: '127.0.0.1', DATABASE_URL: bench.url, LOG_LEVEL: 'silent' },
        ...{ HEADROOM_ADMIN_TOKEN: adminToken, HEADROOM_DEMO: 'off' },
      }),
      time: systemTime(),
    });
  let app = await start('0');
  const { port } = new URL(app.url);
  const ask = async <D>(query: string, variables: object = {}): Promise<D> => {
    const answer = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${adminToken}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await answer.json()) as { data: D; errors?: unknown };
    if (errors !== undefined) throw new Error(`The server refused: ${JSON.stringify(errors)}`);
    return data;
  };
  const { made } = await ask<{ made: { board: { id: string } } }>(
    'mutation { made: createBoard(input: { name: "Bench" }) { board { id } } }',
  );
  const { token } = await ask<{ token: { token: string } }>(
    'mutation ($board: ID!) { token: createApiToken(input: { name: "TV", role: BOARD, board: $board }) { token } }',
    { board: made.board.id },
  );
  let told = 0;
  return {
    bench,
    url: () => app.url,
    wall: () => `${app.url}/wall/${made.board.id}#token=${token.token}`,
    ask,
    async tell(input) {
      told += 1;
      const one = { eventId: `T-${String(told)}`, actor: 'AGENT', at: new Date().toISOString(), ...input };
      await ask(record, { input: { source: 'Bench', events: [one] } });
    },
    async open(prefix, openedAt) {
      for (let first = 0; first < openedAt.length; first += 1_000) {
        const events = openedAt.slice(first, first + 1_000).map((at, index) =>
          event({
            ...{ ticket: `${prefix}-${String(first + index)}`, eventId: `${prefix}-${String(first + index)}/0`, index },
            ...{ kind: 'OPENED', severity: 'HIGH', time: new Date(at).toISOString(), serviceAccount: 'WALL-1' },
          }),
        );
        await bench.database.transaction((tx) =>
          recordEvents(tx, { source: 'Bench', events }, Temporal.Instant.fromEpochMilliseconds(Date.now())),
        );
      }
    },
    openAlike: (prefix, times) => bench.database.transaction((tx) => copyTickets(tx, prefix, times)),
    async restart() {
      await app.close();
      await wait(500);
      app = await start(port);
    },
    async close() {
      await app.close();
      await bench.close();
    },
  };
}

/** Recording 100,000 tickets takes minutes, and is measured elsewhere. */
async function copyTickets(tx: Tx, prefix: string, times: number): Promise<void> {
  const columnsOf = async (table: string, besides: readonly string[]): Promise<readonly string[]> => {
    const rows = await tx.rows<{ name: string }>(
      `select column_name as name from information_schema.columns
        where table_schema = current_schema() and table_name = $1 and is_generated = 'NEVER' and column_name <> all($2)`,
      [table, besides],
    );
    return rows.map(({ name }) => name);
  };
  const ticket = (await columnsOf('ticket', ['id', 'portal_id', 'reference'])).join(', ');
  await tx.rows(
    `insert into ticket (reference, ${ticket})
     select reference || '/' || n, ${ticket} from ticket cross join generate_series(1, $2::int) n where reference like $1`,
    [`${prefix}-%`, times],
  );
  const clock = await columnsOf('clock', ['id', 'portal_id', 'ticket_id']);
  await tx.rows(
    `insert into clock (ticket_id, ${clock.join(', ')})
     select made.id, ${clock.map((name) => `c.${name}`).join(', ')}
       from ticket made join ticket t on t.reference = split_part(made.reference, '/', 1) and made.reference <> t.reference
       join clock c on c.ticket_id = t.id where made.reference like $1`,
    [`${prefix}-%`],
  );
  for (const month of await loadMonths(tx)) await rebuildMonth(tx, month);
  await tx.rows('analyze ticket, clock');
}
