// What makes tickets be read anew because something they name came to be known: their links are mended by the same
// settling that a new fact causes.
import { toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import { wakeTickets } from '../ticket/ticket.store.ts';

/** What a ticket's events can name that may not be there yet. */
export type LinkedThing = 'serviceAccount' | 'service' | 'asset';

const columns: Readonly<Record<LinkedThing, string>> = {
  serviceAccount: 'service_account_ref',
  service: 'service_ref',
  asset: 'asset_ref',
};

/** Wakes the tickets under "Needs mending" one of whose events names `reference`. */
export async function wakeWaitingFor(
  tx: Tx,
  { thing, reference }: { readonly thing: LinkedThing; readonly reference: string },
  now: Temporal.Instant,
): Promise<void> {
  await wakeTickets(
    tx,
    `t.needs_mending <> '[]' and exists (select from ticket_event e where e.ticket_id = t.id and e.${columns[thing]} = $2)`,
    [reference],
    now,
  );
}

/** Wakes the tickets that name assets at or after an instant: whose they were then has changed. */
export async function wakeNaming(
  tx: Tx,
  { references, since }: { readonly references: readonly string[]; readonly since: Temporal.Instant },
  now: Temporal.Instant,
): Promise<void> {
  await wakeTickets(
    tx,
    `t.id in (select e.ticket_id from ticket_event e where e.asset_ref = any($2) and e.at >= $3::timestamptz)`,
    [references, toSqlInstant(since)],
    now,
  );
}

/** Wakes the tickets of a source with events of these statuses that no mapping knew when they were recorded. */
export async function wakeUnmapped(
  tx: Tx,
  { source, statuses }: { readonly source: number; readonly statuses: readonly string[] },
  now: Temporal.Instant,
): Promise<void> {
  if (statuses.length === 0) return;
  await wakeTickets(
    tx,
    `t.id in (select e.ticket_id from ticket_event e
              where e.source_id = $2 and e.status is null and e.source_status is not null and e.source_status = any($3))`,
    [source, statuses],
    now,
  );
}
