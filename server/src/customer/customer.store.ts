// Customers, service accounts and services in the database.
import type { Tx } from '../db/orm.ts';
import { CustomerEntity, ServiceAccountEntity, ServiceEntity } from './customer.entity.ts';

export interface CustomerRow {
  readonly id: number;
  readonly name: string;
}

export interface ServiceAccountRow {
  readonly id: number;
  readonly reference: string;
  readonly name: string;
  readonly customer: number;
}

export interface ServiceRow {
  readonly id: number;
  readonly reference: string;
  readonly name: string;
}

/** Behind the key (name or reference, id) of the last row seen; null: from the beginning. */
export interface ListRequest {
  readonly after: readonly (string | number | null)[] | null;
  readonly limit: number;
}

const byId = <R extends { readonly id: number }>(rows: readonly R[]): Map<number, R> =>
  new Map(rows.map((row) => [row.id, row]));

const customerColumns = 'id, name';
const accountColumns = 'id, reference, name, customer_id as customer';
const serviceColumns = 'id, reference, name';

export async function loadCustomers(tx: Tx, ids: readonly number[]): Promise<Map<number, CustomerRow>> {
  return byId(
    await tx.rows<CustomerRow>(`select ${customerColumns} from customer where id = any($1::bigint[])`, [ids]),
  );
}

export async function loadServiceAccounts(tx: Tx, ids: readonly number[]): Promise<Map<number, ServiceAccountRow>> {
  return byId(
    await tx.rows<ServiceAccountRow>(`select ${accountColumns} from service_account where id = any($1::bigint[])`, [
      ids,
    ]),
  );
}

export async function loadServices(tx: Tx, ids: readonly number[]): Promise<Map<number, ServiceRow>> {
  return byId(await tx.rows<ServiceRow>(`select ${serviceColumns} from service where id = any($1::bigint[])`, [ids]));
}

/** Customers by name; `name` keeps those of exactly this name. */
export async function loadCustomerPage(
  tx: Tx,
  { after, limit, name }: ListRequest & { readonly name: string | null },
): Promise<CustomerRow[]> {
  return tx.rows<CustomerRow>(
    `select ${customerColumns} from customer
     where ($1::text is null or name = $1) and ($2::text is null or (name, id) > ($2, $3::bigint))
     order by name, id limit $4`,
    [name, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}

export async function countCustomers(tx: Tx, { name }: { readonly name: string | null }): Promise<number> {
  return countOf(tx, 'select count(*) as count from customer where $1::text is null or name = $1', [name]);
}

/** Service accounts by reference, of one customer or of all. */
export async function loadServiceAccountPage(
  tx: Tx,
  { after, limit, customer }: ListRequest & { readonly customer: number | null },
): Promise<ServiceAccountRow[]> {
  return tx.rows<ServiceAccountRow>(
    `select ${accountColumns} from service_account
     where ($1::bigint is null or customer_id = $1) and ($2::text is null or (reference, id) > ($2, $3::bigint))
     order by reference, id limit $4`,
    [customer, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}

export async function countServiceAccounts(
  tx: Tx,
  { customer }: { readonly customer: number | null },
): Promise<number> {
  const sql = 'select count(*) as count from service_account where $1::bigint is null or customer_id = $1';
  return countOf(tx, sql, [customer]);
}

/** Services by reference. */
export async function loadServicePage(tx: Tx, { after, limit }: ListRequest): Promise<ServiceRow[]> {
  return tx.rows<ServiceRow>(
    `select ${serviceColumns} from service where $1::text is null or (reference, id) > ($1, $2::bigint)
     order by reference, id limit $3`,
    [after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}

export async function countServices(tx: Tx): Promise<number> {
  return countOf(tx, 'select count(*) as count from service', []);
}

async function countOf(tx: Tx, sql: string, parameters: readonly unknown[]): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(sql, parameters);
  return row?.count ?? 0;
}

export async function saveNewCustomer(
  tx: Tx,
  customer: { readonly name: string },
  now: Temporal.Instant,
): Promise<number> {
  const row = tx.em.create(CustomerEntity, { name: customer.name, demo: false, createdAt: now });
  await tx.em.flush();
  return row.id;
}

/** Throws the database's unique violation when the reference is taken. */
export async function saveNewServiceAccount(
  tx: Tx,
  account: { readonly customer: number; readonly reference: string; readonly name: string },
  now: Temporal.Instant,
): Promise<number> {
  const { reference, name } = account;
  const customer = tx.em.getReference(CustomerEntity, account.customer);
  const row = tx.em.create(ServiceAccountEntity, { customer, reference, name, createdAt: now });
  await tx.em.flush();
  return row.id;
}

/** Throws the database's unique violation when the reference is taken. */
export async function saveNewService(
  tx: Tx,
  { reference, name }: { readonly reference: string; readonly name: string },
  now: Temporal.Instant,
): Promise<number> {
  const row = tx.em.create(ServiceEntity, { reference, name, demo: false, createdAt: now });
  await tx.em.flush();
  return row.id;
}
