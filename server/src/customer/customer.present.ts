// From stored parties to what GraphQL shows: the only door by which they leave.
import { toNodeId } from '../gate/node-id.ts';
import type { CustomerRow, ServiceAccountRow, ServiceRow } from './customer.store.ts';
import type { CustomerType, ServiceAccountType, ServiceType } from './customer.type.ts';

export type ServiceAccountValue = ServiceAccountType & { readonly row: ServiceAccountRow };

export function presentCustomer(row: CustomerRow): CustomerType {
  return { id: toNodeId('Customer', row.id), name: row.name };
}

export function presentServiceAccount(row: ServiceAccountRow): ServiceAccountValue {
  return { id: toNodeId('ServiceAccount', row.id), reference: row.reference, name: row.name, row };
}

export function presentService(row: ServiceRow): ServiceType {
  return { id: toNodeId('Service', row.id), reference: row.reference, name: row.name };
}
