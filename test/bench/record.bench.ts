// Recording in batches of 1,000 events over 200 tickets under three clauses, the whole pipeline (facts, readings,
// changes), against the least PostgreSQL could do: a bare insert of the same rows into a table of the same columns
// and key. Same server, same durability, interleaved rounds, medians.
import type { Database, Tx } from '../../server/src/db/orm.ts';
import { relayAll } from '../../server/src/push/relay.ts';
import { recordEvents } from '../../server/src/runtime/record.ts';
import type { NewEvent } from '../../server/src/ticket/new-event.ts';
import { event, makeWorld } from '../support/world.ts';
import { benchDatabase, judge, median, timed } from './bench-world.ts';

const rounds = 7;
const now = Temporal.Instant.from('2026-03-02T08:55:00Z');

/** Five events in the life of each of 200 tickets: opened, picked up, answered, waiting, answered by the customer. */
function batch(round: number): NewEvent[] {
  const events: NewEvent[] = [];
  for (let ticket = 0; ticket < 200; ticket += 1) {
    const reference = `B-${String(round)}-${String(ticket)}`;
    const at = (minute: number): string =>
      `2026-03-02T08:${String(minute).padStart(2, '0')}:${String(ticket % 60).padStart(2, '0')}Z`;
    const add = (place: number, minute: number, more: Partial<NewEvent> & Pick<NewEvent, 'kind'>): void => {
      events.push(
        event({
          ticket: reference,
          eventId: `${reference}/${String(place)}`,
          time: at(minute),
          sequence: place,
          ...more,
          index: events.length,
        }),
      );
    };
    add(0, 0, {
      kind: 'OPENED',
      severity: 'HIGH',
      serviceAccount: 'BENCH-1',
      service: 'BENCH-mail',
      subject: 'Mail is slow',
    });
    add(1, 5, { kind: 'ASSIGNED', status: 'OPEN', group: 'Apps', agent: `Agent ${String(ticket % 20)}` });
    add(2, 20, { kind: 'AGENT_REPLIED', by: `Agent ${String(ticket % 20)}` });
    add(3, 21, { kind: 'STATUS_CHANGED', status: 'WAITING_CUSTOMER' });
    add(4, 50, { kind: 'CUSTOMER_REPLIED' });
  }
  return events;
}

const bareTable = `create table bare (like ticket_event including defaults, primary key (ticket_id, id))`;

/** The rows of the round as arrays, taken from what was recorded, so that both sides write the same values. */
async function bareColumns(database: Database, round: number): Promise<{ sql: string; values: unknown[] }> {
  const columns = await database.transaction((tx) =>
    tx.rows<{ name: string; type: string }>(
      `select attname as name, format_type(atttypid, null) as type from pg_attribute where attrelid = 'ticket_event'::regclass and attnum > 0 order by attnum`,
    ),
  );
  const rows = await database.transaction((tx) =>
    tx.rows<Record<string, unknown>>('select * from ticket_event where event_id like $1', [`B-${String(round)}-%`]),
  );
  const arrays = columns.map(({ type }, index) => `$${String(index + 1)}::${type}[]`).join(', ');
  const names = columns.map(({ name }) => name).join(', ');
  return {
    sql: `insert into bare (${names}) select * from unnest(${arrays})`,
    values: columns.map(({ name }) => rows.map((row) => row[name])),
  };
}

const bench = await benchDatabase();
try {
  const { database } = bench;
  const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.transaction(work);
  await write((tx) => makeWorld(tx, 'BENCH'));
  await write((tx) => tx.rows(bareTable));
  const figures = { pipeline: [] as number[], bare: [] as number[], relay: [] as number[] };
  for (let round = -20; round < rounds; round += 1) {
    const events = batch(round);
    const pipeline = await timed(() => write((tx) => recordEvents(tx, { source: 'Bench', events }, now)));
    const { sql, values } = await bareColumns(database, round);
    if (values[0] instanceof Array && values[0].length !== 1000)
      throw new Error(`Expected 1000 rows, got ${String(values[0].length)}`);
    const bare = await timed(() => write((tx) => tx.rows(sql, values)));
    const relay = await timed(() => relayAll(database));
    // The first twenty rounds warm up plans, caches and the compiler.
    if (round < 0) continue;
    figures.pipeline.push(pipeline);
    figures.bare.push(bare);
    figures.relay.push(relay);
    console.log(
      `round ${String(round + 1)}: pipeline ${pipeline.toFixed(1)} ms, bare insert ${bare.toFixed(1)} ms, relay ${relay.toFixed(1)} ms`,
    );
  }
  const [pipeline, bare] = [median(figures.pipeline), median(figures.bare)];
  console.log(
    `median: pipeline ${pipeline.toFixed(1)} ms for 1,000 events (${Math.round(1e6 / pipeline).toLocaleString('en')} events/s), bare ${bare.toFixed(1)} ms, relay ${median(figures.relay).toFixed(1)} ms`,
  );
  judge('speed of recording ÷ speed of a bare insert', bare / pipeline, { atLeast: 0.25 });
} finally {
  await bench.close();
}
