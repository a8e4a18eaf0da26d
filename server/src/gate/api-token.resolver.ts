// Tokens: made, listed, revoked. Administrators only.
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Role } from '../access/role.ts';
import {
  countTokens,
  isBoard,
  isCustomer,
  isPlaylist,
  loadTokenPage,
  loadTokens,
  revokeToken,
  saveNewToken,
  type NewToken,
  type TokenRow,
} from '../access/token.store.ts';
import type { Tx } from '../db/orm.ts';
import { apiTokenOf } from './api-token.loader.ts';
import { presentToken } from './api-token.present.ts';
import {
  ApiTokenConnection,
  ApiTokenType,
  CreateApiTokenInput,
  CreateApiTokenPayload,
  RevokeApiTokenInput,
  RevokeApiTokenPayload,
} from './api-token.type.ts';
import { After, First } from './args.ts';
import { listPage, type ConnectionValue } from './connection.ts';
import type { Context } from './context.ts';
import { refusable, refuse, userError, type UserErrorValue } from './errors.ts';
import { require } from './may.ts';
import { idOf } from './node-id.ts';
import { nameProblem, refuseAny } from './text.ts';

@Resolver(() => ApiTokenType)
export class ApiTokenResolver {
  @Query(() => ApiTokenConnection, { description: 'All tokens, the newest first. Administrators.' })
  async apiTokens(
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<ApiTokenType>> {
    require(context.viewer, 'editTokens');
    return listPage(
      { first, after },
      {
        keyOf: (row: TokenRow) => ['', row.id],
        load: async ({ limit, after: key }) =>
          loadTokenPage(await context.read(), { after: Number(key?.[1] ?? 0) || null, limit }),
        count: async () => countTokens(await context.read()),
        present: presentToken,
      },
    );
  }

  @Mutation(() => CreateApiTokenPayload, {
    description: 'Makes a token and shows it, this once: only its hash is kept. Administrators.',
  })
  async createApiToken(
    @Arg('input', () => CreateApiTokenInput, { description: 'The new token.' }) input: CreateApiTokenInput,
    @Ctx() context: Context,
  ): Promise<CreateApiTokenPayload> {
    require(context.viewer, 'editTokens');
    return refusable<CreateApiTokenPayload>(
      async () => {
        const { id, secret } = await context.write(async (tx, now) =>
          saveNewToken(tx, await newTokenOf(tx, input, now), now),
        );
        return { token: secret, apiToken: await apiTokenOf(context, id), userErrors: [] };
      },
      (userErrors) => ({ token: null, apiToken: null, userErrors }),
    );
  }

  @Mutation(() => RevokeApiTokenPayload, {
    description:
      'Revokes a token: it opens no door from now on, and its sockets are closed within seconds. Administrators.',
  })
  async revokeApiToken(
    @Arg('input', () => RevokeApiTokenInput, { description: 'The token.' }) input: RevokeApiTokenInput,
    @Ctx() context: Context,
  ): Promise<RevokeApiTokenPayload> {
    require(context.viewer, 'editTokens');
    return refusable<RevokeApiTokenPayload>(
      async () => {
        const id = await context.write((tx, now) => revoke(tx, idOf('ApiToken', input.id), now));
        return { apiToken: await apiTokenOf(context, id), userErrors: [] };
      },
      (userErrors) => ({ apiToken: null, userErrors }),
    );
  }
}

async function revoke(tx: Tx, id: number | null, now: Temporal.Instant): Promise<number> {
  const token = id === null ? undefined : (await loadTokens(tx, [id])).get(id);
  if (token === undefined) refuse('NOT_FOUND', 'No token has this id.', ['id']);
  if (await revokeToken(tx, token.id, now)) return token.id;
  return refuse('ALREADY_REVOKED', `The token "${token.name}" was revoked before.`, ['id']);
}

/** What a role must say of its holder, and no other role may. */
const belongings: Readonly<Partial<Record<Role, 'customer' | 'board' | 'sources'>>> = {
  CUSTOMER: 'customer',
  BOARD: 'board',
  INTEGRATION: 'sources',
};
const isSaid = (value: string | readonly string[] | null | undefined): boolean =>
  value !== null && value !== undefined && value.length > 0;

function belongingProblems(input: CreateApiTokenInput): UserErrorValue[] {
  // A wall shows a board, or a playlist instead.
  const needed = input.role === 'BOARD' && isSaid(input.playlist) ? 'playlist' : belongings[input.role];
  return (['customer', 'board', 'playlist', 'sources'] as const).flatMap((field) => {
    const isGiven = isSaid(input[field]);
    if (field === needed && !isGiven)
      return [userError('EMPTY', `A token of role ${input.role} names its ${field}.`, [field])];
    if (field !== needed && isGiven)
      return [
        userError(
          'INVALID',
          `A token of role ${input.role}${needed === 'playlist' ? ' that shows a playlist' : ''} has no ${field}.`,
          [field],
        ),
      ];
    return [];
  });
}

async function newTokenOf(tx: Tx, input: CreateApiTokenInput, now: Temporal.Instant): Promise<NewToken> {
  const customer = await found(input.customer, 'Customer', (id) => isCustomer(tx, id));
  const board = await found(input.board, 'Board', (id) => isBoard(tx, id));
  const playlist = await found(input.playlist, 'Playlist', (id) => isPlaylist(tx, id));
  const sources = [...new Set(input.sources ?? [])];
  const expiresAt = input.expiresAt ?? null;
  const isPast = expiresAt !== null && Temporal.Instant.compare(expiresAt, now) <= 0;
  refuseAny([
    nameProblem(input.name, 'The name of a token', ['name']),
    ...belongingProblems(input),
    customer === 0 ? userError('NOT_FOUND', 'No customer has this id.', ['customer']) : null,
    board === 0 ? userError('NOT_FOUND', 'No board has this id.', ['board']) : null,
    playlist === 0 ? userError('NOT_FOUND', 'No playlist has this id.', ['playlist']) : null,
    ...sources.map((source, place) => nameProblem(source, 'The name of a source', ['sources', place])),
    isPast ? userError('INVALID', 'A token that has expired already opens no door.', ['expiresAt']) : null,
  ]);
  return { name: input.name.trim(), role: input.role, customer, board, playlist, sources, expiresAt };
}

/** The row that an id names; null without an id, 0 when there is none. */
async function found(
  id: string | null | undefined,
  type: string,
  exists: (id: number) => Promise<boolean>,
): Promise<number | null> {
  if (id === null || id === undefined) return null;
  const key = idOf(type, id);
  return key !== null && (await exists(key)) ? key : 0;
}
