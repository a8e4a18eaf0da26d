// Recorded history for what-ifs: some tickets live through the flow, and their rows are copied until there are enough, in the
// order of their keys, as recording would have written them.
import type { Database, Tx } from '../../server/src/db/orm.ts';
import { recordEvents } from '../../server/src/runtime/record.ts';
import type { NewEvent } from '../../server/src/ticket/new-event.ts';
import { event, makeWorld } from '../support/world.ts';

const lived = 1_000;
const apart = 10_000_000;

/** Four facts: opened, answered, waiting for the customer, resolved; spread over a month. */
function life(place: number): NewEvent[] {
  const opened = Temporal.Instant.from('2026-03-01T00:00:00Z').add({ minutes: place * 43 });
  const at = (minutes: number): string => opened.add({ minutes }).toString();
  const ticket = `W-${String(place)}`;
  const told = (kind: NewEvent['kind'], minutes: number, more: Partial<NewEvent> = {}): NewEvent =>
    event({ ticket, eventId: `${ticket}/${kind}`, kind, time: at(minutes), ...more });
  return [
    told('OPENED', 0, { serviceAccount: 'WHATIF-1', severity: 'NORMAL' }),
    told('AGENT_REPLIED', 10 + ((place * 7) % 90)),
    told('STATUS_CHANGED', 100 + ((place * 11) % 60), { status: 'WAITING_CUSTOMER' }),
    told('RESOLVED', 170 + ((place * 37) % 600)),
  ];
}

/** How many tickets there are. */
export async function makeHistory(database: Database, tickets: number): Promise<number> {
  const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.transaction(work);
  const now = Temporal.Instant.from('2026-06-01T00:00:00Z');
  await write((tx) => makeWorld(tx, 'WHATIF'));
  for (let place = 0; place < lived; place += 200) {
    const events = Array.from({ length: 200 }, (_, each) => life(place + each)).flat();
    await write((tx) => recordEvents(tx, { source: 'History', events }, now));
  }
  const copies = Math.max(0, Math.round(tickets / lived) - 1);
  await write(async (tx) => {
    for (const [table, owner] of [
      ['ticket', 'id'],
      ['ticket_event', 'ticket_id'],
      ['clock', 'ticket_id'],
    ] as const) {
      const columns = await tx.rows<{ name: string }>(
        `select column_name as name from information_schema.columns
          where table_schema = current_schema() and table_name = $1 and is_generated = 'NEVER' and data_type <> 'uuid' or
                (table_schema = current_schema() and table_name = $1 and column_name = 'cell_id')`,
        [table],
      );
      const moved = new Set(['id', owner]);
      const copied = columns.map(({ name }) => {
        if (moved.has(name)) return `x.${name} + k * ${String(apart)}`;
        return name === 'reference' || name === 'event_id' ? `x.${name} || '-' || k` : `x.${name}`;
      });
      const from = table === 'ticket' ? 'x.id' : `x.${owner}`;
      await tx.rows(
        `insert into ${table} (${columns.map(({ name }) => name).join(', ')}) overriding system value
         select ${copied.join(', ')} from ${table} x cross join generate_series(1, $1::int) k
          where ${from} in (select t.id from ticket t join source s on s.id = t.source_id where s.name = 'History' and t.id < ${String(apart)})
          order by k, ${from}`,
        [copies],
      );
    }
  });
  await write((tx) => tx.rows('analyze'));
  return lived * (copies + 1);
}
