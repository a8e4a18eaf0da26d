// What an import needs to find or make in bulk before its events come: the source and its statuses, the customer, and the
// accounts, services and assets that the log names.
import { toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import type { StatusCategory } from '../engine/fact.ts';

/** Ids of all customers of exactly this name, oldest first. */
export async function loadCustomersNamed(tx: Tx, name: string): Promise<number[]> {
  const rows = await tx.rows<{ id: number }>('select id from customer where name = $1 order by id', [name]);
  return rows.map((row) => row.id);
}

export async function saveCustomer(tx: Tx, name: string, now: Temporal.Instant): Promise<number> {
  const [made] = await tx.rows<{ id: number }>(
    'insert into customer (name, created_at) values ($1, $2::timestamptz) returning id',
    [name, toSqlInstant(now)],
  );
  if (made === undefined) throw new Error(`Customer ${name} was not made`);
  return made.id;
}

/** Makes the accounts that are missing; references double as names until somebody gives better ones. */
export async function saveMissingAccounts(
  tx: Tx,
  { customer, references }: { readonly customer: number; readonly references: readonly string[] },
  now: Temporal.Instant,
): Promise<number> {
  const made = await tx.rows(
    `insert into service_account (customer_id, reference, name, created_at)
     select $1, r, r, $3::timestamptz from unnest($2::text[]) as u(r)
     on conflict (reference) do nothing returning 1`,
    [customer, [...references].sort(), toSqlInstant(now)],
  );
  return made.length;
}

/** Of these accounts those that belong to another customer. */
export async function loadAccountsOfOthers(
  tx: Tx,
  { customer, references }: { readonly customer: number; readonly references: readonly string[] },
): Promise<{ reference: string; customer: string }[]> {
  return tx.rows(
    `select a.reference, c.name as customer from service_account a join customer c on c.id = a.customer_id
     where a.reference = any($2) and a.customer_id <> $1 order by a.reference`,
    [customer, references],
  );
}

export async function saveMissingServices(
  tx: Tx,
  references: readonly string[],
  now: Temporal.Instant,
): Promise<number> {
  const made = await tx.rows(
    `insert into service (reference, name, created_at) select r, r, $2::timestamptz from unnest($1::text[]) as u(r)
     on conflict (reference) do nothing returning 1`,
    [[...references].sort(), toSqlInstant(now)],
  );
  return made.length;
}

/** Makes the assets that are missing, each under the account of its pair; assets that exist stay where they are. */
export async function saveMissingAssets(
  tx: Tx,
  assets: readonly { readonly reference: string; readonly account: string }[],
  now: Temporal.Instant,
): Promise<number> {
  const made = await tx.rows(
    `insert into asset (service_account_id, reference, name, created_at)
     select a.id, u.reference, u.reference, $3::timestamptz
       from unnest($1::text[], $2::text[]) as u(reference, account) join service_account a on a.reference = u.account
      order by u.reference
     on conflict (reference) do nothing returning 1`,
    [assets.map((asset) => asset.reference), assets.map((asset) => asset.account), toSqlInstant(now)],
  );
  return made.length;
}

/** Gives the source the statuses it has no mapping for yet, and returns all it has now. */
export async function saveMissingStatuses(
  tx: Tx,
  source: number,
  statuses: ReadonlyMap<string, StatusCategory>,
): Promise<Map<string, StatusCategory>> {
  await tx.rows(
    `insert into source_status (source_id, source_status, status) select $1, * from unnest($2::text[], $3::text[])
     on conflict do nothing`,
    [source, [...statuses.keys()], [...statuses.values()]],
  );
  const rows = await tx.rows<{ sourceStatus: string; status: StatusCategory }>(
    'select source_status as "sourceStatus", status from source_status where source_id = $1',
    [source],
  );
  return new Map(rows.map((row) => [row.sourceStatus, row.status]));
}

export async function saveEffectsFrom(tx: Tx, source: number, effectsFrom: Temporal.Instant): Promise<void> {
  await tx.rows('update source set effects_from = $2::timestamptz where id = $1', [source, toSqlInstant(effectsFrom)]);
}
