// Parties by id, batched, as every other slice shows them.
import type { Context } from '../gate/context.ts';
import type { LoaderSpec } from '../gate/loaders.ts';
import { may } from '../gate/may.ts';
import type { NodeSource } from '../gate/node-source.ts';
import {
  presentCustomer,
  presentService,
  presentServiceAccount,
  type ServiceAccountValue,
} from './customer.present.ts';
import {
  loadCustomers,
  loadServiceAccounts,
  loadServices,
  type CustomerRow,
  type ServiceAccountRow,
  type ServiceRow,
} from './customer.store.ts';
import type { CustomerType, ServiceType } from './customer.type.ts';

export const customerLoader: LoaderSpec<number, CustomerRow> = { load: loadCustomers };
export const serviceAccountLoader: LoaderSpec<number, ServiceAccountRow> = { load: loadServiceAccounts };
export const serviceLoader: LoaderSpec<number, ServiceRow> = { load: loadServices };

/** The customer of this id; null when there is none. */
export async function customerOf(context: Context, id: number): Promise<CustomerType | null> {
  const row = await context.loaders.one(customerLoader, id);
  return row === null ? null : presentCustomer(row);
}

/** The service account of this id; null when there is none. */
export async function serviceAccountOf(context: Context, id: number): Promise<ServiceAccountValue | null> {
  const row = await context.loaders.one(serviceAccountLoader, id);
  return row === null ? null : presentServiceAccount(row);
}

/** The service of this id; null when there is none. */
export async function serviceOf(context: Context, id: number): Promise<ServiceType | null> {
  const row = await context.loaders.one(serviceLoader, id);
  return row === null ? null : presentService(row);
}

const forReaders =
  (load: (context: Context, id: number) => Promise<object | null>): NodeSource['load'] =>
  (context, { id }) =>
    may(context.viewer, 'read') ? load(context, id) : Promise.resolve(null);

export const customerNodes: readonly NodeSource[] = [
  { type: 'Customer', load: forReaders(customerOf) },
  { type: 'ServiceAccount', load: forReaders(serviceAccountOf) },
  { type: 'Service', load: forReaders(serviceOf) },
];
