// From a stored token to what GraphQL shows.
import type { TokenRow } from '../access/token.store.ts';
import type { ApiTokenType } from './api-token.type.ts';
import { toNodeId } from './node-id.ts';

export type ApiTokenValue = ApiTokenType & { readonly row: TokenRow };

export function presentToken(row: TokenRow): ApiTokenValue {
  const { name, role, sources, createdAt, expiresAt, revokedAt, lastUsedAt } = row;
  return { id: toNodeId('ApiToken', row.id), name, role, sources, createdAt, expiresAt, revokedAt, lastUsedAt, row };
}
