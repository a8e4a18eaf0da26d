// Queries of canaries: their source, their tickets, and the end of old ones.
import { toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';

/** The one source of all canaries, made when it is first asked for. Its name is nobody's to guess. */
export async function loadCanarySource(tx: Tx, now: Temporal.Instant): Promise<number> {
  const find = 'select id from source where canary';
  const [known] = await tx.rows<{ id: number }>(find);
  if (known !== undefined) return known.id;
  await tx.rows(
    `insert into source (name, canary, created_at) values ('canary ' || gen_random_uuid(), true, $1::timestamptz)
     on conflict do nothing`,
    [toSqlInstant(now)],
  );
  const [made] = await tx.rows<{ id: number }>(find);
  if (made === undefined) throw new Error('The source of canaries was made and is not there');
  return made.id;
}

/** A ticket without an event; null when another server lets one fly at this very instant. */
export async function insertCanary(
  tx: Tx,
  { source, reference }: { readonly source: number; readonly reference: string },
): Promise<number | null> {
  const [made] = await tx.rows<{ id: number }>(
    'insert into ticket (source_id, reference) values ($1, $2) on conflict do nothing returning id',
    [source, reference],
  );
  return made?.id ?? null;
}

/** Forgets canaries that were due before `before`, those of other servers as well. */
export async function removeCanaries(tx: Tx, source: number, before: Temporal.Instant): Promise<void> {
  await tx.rows(
    `with old as (
       select t.id from ticket t join clock c on c.ticket_id = t.id
        where t.source_id = $1 and c.promise_due_at < $2::timestamptz and t.wake_at is null
        for update of t skip locked
     ), clocks as (delete from clock where ticket_id in (select id from old))
     delete from ticket where id in (select id from old)`,
    [source, toSqlInstant(before)],
  );
}
