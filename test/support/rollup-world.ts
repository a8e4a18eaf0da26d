// Tickets that go away whole, as the demo's do.
import type { Tx } from '../../server/src/db/orm.ts';
import { uncountTickets } from '../../server/src/kpi/delta.store.ts';
import { removeTickets } from '../../server/src/kpi/work.store.ts';
import { loadTiedIds, type NamedTicket } from '../../server/src/ticket/tie.store.ts';

/** Deletes a ticket of this reference with everything that hangs on it, unless others are tied to it. */
export async function deleteTicketsForTest(tx: Tx, reference: string): Promise<void> {
  const [ticket] = await tx.rows<NamedTicket & { readonly id: number }>(
    'select id, source_id as "sourceId", reference from ticket where reference = $1 for update',
    [reference],
  );
  if (ticket === undefined || (await loadTiedIds(tx, [ticket])).some((id) => id !== ticket.id)) return;
  const ids = [ticket.id];
  await tx.rows("select set_config('headroom.removing_demo', 'yes', true)");
  await uncountTickets(tx, ids);
  await removeTickets(tx, ids);
  for (const table of ['outbox', 'change_log', 'escalation', 'clock', 'ticket_subject', 'event_key', 'ticket_event'])
    await tx.rows(`delete from ${table} where ticket_id = any($1)`, [ids]);
  await tx.rows('delete from ticket where id = any($1)', [ids]);
}
