// Customers, service accounts and services in the database.
import { containing } from '../db/columns.ts';
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

/** A part of a name or reference, whatever the case; null: all. */
export interface Searched {
  readonly text: string | null;
}

export interface CustomerList extends Searched {
  /** Of exactly this name; null: any. */
  readonly name: string | null;
}

export interface ServiceAccountList extends Searched {
  /** Null: of all customers. */
  readonly customer: number | null;
}

const pattern = ({ text }: Searched): string | null => (text === null ? null : containing(text));

const isWantedCustomer = '($1::text is null or name = $1) and ($2::text is null or name ilike $2)';
const isWantedAccount =
  '($1::bigint is null or customer_id = $1) and ($2::text is null or reference ilike $2 or name ilike $2)';
const isWantedService = '($1::text is null or reference ilike $1 or name ilike $1)';

/** Customers by name. */
export async function loadCustomerPage(
  tx: Tx,
  { after, limit, name, ...searched }: ListRequest & CustomerList,
): Promise<CustomerRow[]> {
  return tx.rows<CustomerRow>(
    `select ${customerColumns} from customer
     where ${isWantedCustomer} and ($3::text is null or (name, id) > ($3, $4::bigint)) order by name, id limit $5`,
    [name, pattern(searched), after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}

export async function countCustomers(tx: Tx, { name, ...searched }: CustomerList): Promise<number> {
  return countOf(tx, `select count(*) as count from customer where ${isWantedCustomer}`, [name, pattern(searched)]);
}

/** Service accounts by reference. */
export async function loadServiceAccountPage(
  tx: Tx,
  { after, limit, customer, ...searched }: ListRequest & ServiceAccountList,
): Promise<ServiceAccountRow[]> {
  return tx.rows<ServiceAccountRow>(
    `select ${accountColumns} from service_account
     where ${isWantedAccount} and ($3::text is null or (reference, id) > ($3, $4::bigint))
     order by reference, id limit $5`,
    [customer, pattern(searched), after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}

export async function countServiceAccounts(tx: Tx, { customer, ...searched }: ServiceAccountList): Promise<number> {
  const sql = `select count(*) as count from service_account where ${isWantedAccount}`;
  return countOf(tx, sql, [customer, pattern(searched)]);
}

/** Services by reference. */
export async function loadServicePage(
  tx: Tx,
  { after, limit, ...searched }: ListRequest & Searched,
): Promise<ServiceRow[]> {
  return tx.rows<ServiceRow>(
    `select ${serviceColumns} from service
     where ${isWantedService} and ($2::text is null or (reference, id) > ($2, $3::bigint)) order by reference, id limit $4`,
    [pattern(searched), after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}

export async function countServices(tx: Tx, searched: Searched): Promise<number> {
  return countOf(tx, `select count(*) as count from service where ${isWantedService}`, [pattern(searched)]);
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

/** What can be called anew; its table. */
export type Renamed = 'customer' | 'service_account' | 'service';

/** The row's id; null when there is no such row. Names only: by the reference the sources know it. */
export async function saveName(
  tx: Tx,
  { what, id, name }: { readonly what: Renamed; readonly id: number; readonly name: string },
): Promise<number | null> {
  const [row] = await tx.rows<{ id: number }>(`update ${what} set name = $2 where id = $1 returning id`, [id, name]);
  return row?.id ?? null;
}
