// Tokens by id, batched; for administrators.
import { loadTokens, type TokenRow } from '../access/token.store.ts';
import { presentToken, type ApiTokenValue } from './api-token.present.ts';
import type { Context } from './context.ts';
import type { LoaderSpec } from './loaders.ts';
import { may } from './may.ts';
import type { NodeSource } from './node-source.ts';

const tokenLoader: LoaderSpec<number, TokenRow> = { load: loadTokens };

/** The token of this id; null when there is none. */
export async function apiTokenOf(context: Context, id: number): Promise<ApiTokenValue | null> {
  const row = await context.loaders.one(tokenLoader, id);
  return row === null ? null : presentToken(row);
}

export const apiTokenNodes: readonly NodeSource[] = [
  {
    type: 'ApiToken',
    load: async (context, { id }) => (may(context.viewer, 'editTokens') ? apiTokenOf(context, id) : null),
  },
];
