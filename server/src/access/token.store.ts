// API tokens in the database: made, found by what is presented, listed, revoked.
import { fromEpochMs, toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import { ApiTokenEntity } from './access.entity.ts';
import type { Role } from './role.ts';
import { hashSecret, newSecret } from './secret.ts';

/** A playlist that a token shows, with its boards in their order. */
export interface PlaylistHeld {
  readonly id: number;
  readonly boards: readonly number[];
}

export interface TokenRow {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
  readonly customer: number | null;
  readonly board: number | null;
  readonly playlist: PlaylistHeld | null;
  /** Its board, or each of its playlist's, lets walls show subjects and people's names. */
  readonly showsNames: boolean;
  readonly sources: readonly string[];
  readonly createdAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant | null;
  readonly revokedAt: Temporal.Instant | null;
  readonly lastUsedAt: Temporal.Instant | null;
}

interface TokenSql {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
  readonly customer: number | null;
  readonly board: number | null;
  readonly playlist: PlaylistHeld | null;
  readonly showsNames: boolean;
  readonly sources: string[];
  readonly createdMs: number;
  readonly expiresMs: number | null;
  readonly revokedMs: number | null;
  readonly usedMs: number | null;
}

const boardsOfPlaylist = 'select x.board_id from playlist_board x where x.playlist_id = api_token.playlist_id';

/** Whether every board that a token opens lets walls show subjects and people's names. */
export const showsNames = `coalesce((select bool_and(coalesce((b.settings ->> 'showNames')::boolean, false)) from board b
    where b.id = api_token.board_id or b.id in (${boardsOfPlaylist})), false)`;

/** The playlist of a token as a PlaylistHeld; null: none. */
export const playlistHeld = `case when playlist_id is not null then
    json_build_object('id', playlist_id, 'boards', array(${boardsOfPlaylist} order by x.place)) end`;

const columns = `id, name, role, customer_id as customer, board_id as board, ${playlistHeld} as playlist, ${showsNames} as "showsNames", sources, ms(created_at) as "createdMs",
  ms(expires_at) as "expiresMs", ms(revoked_at) as "revokedMs", ms(last_used_at) as "usedMs"`;

const toRow = ({ createdMs, expiresMs, revokedMs, usedMs, ...row }: TokenSql): TokenRow => ({
  ...row,
  createdAt: Temporal.Instant.fromEpochMilliseconds(createdMs),
  expiresAt: fromEpochMs(expiresMs),
  revokedAt: fromEpochMs(revokedMs),
  lastUsedAt: fromEpochMs(usedMs),
});

/** The token of this hash that is neither revoked nor expired; null otherwise. */
export async function loadValidToken(tx: Tx, hash: Buffer, now: Temporal.Instant): Promise<TokenRow | null> {
  const [row] = await tx.rows<TokenSql>(
    `select ${columns} from api_token
     where hash = $1 and revoked_at is null and (expires_at is null or expires_at > $2::timestamptz)`,
    [hash, toSqlInstant(now)],
  );
  return row === undefined ? null : toRow(row);
}

/** Notes the use of a token, at most once a minute: the note is for people, and each one is a row version. */
export async function touchToken(tx: Tx, id: number, now: Temporal.Instant): Promise<void> {
  await tx.rows(
    `update api_token set last_used_at = $2::timestamptz
     where id = $1 and (last_used_at is null or last_used_at <= $2::timestamptz - interval '1 minute')`,
    [id, toSqlInstant(now)],
  );
}

/** Tokens by id. */
export async function loadTokens(tx: Tx, ids: readonly number[]): Promise<Map<number, TokenRow>> {
  const rows = await tx.rows<TokenSql>(`select ${columns} from api_token where id = any($1::bigint[])`, [ids]);
  return new Map(rows.map((row) => [row.id, toRow(row)]));
}

/** Tokens, newest first, behind the id `after`, at most `limit`. */
export async function loadTokenPage(
  tx: Tx,
  { after, limit }: { readonly after: number | null; readonly limit: number },
): Promise<TokenRow[]> {
  const rows = await tx.rows<TokenSql>(
    `select ${columns} from api_token where $1::bigint is null or id < $1 order by id desc limit $2`,
    [after, limit],
  );
  return rows.map(toRow);
}

export async function countTokens(tx: Tx): Promise<number> {
  const [row] = await tx.rows<{ count: number }>('select count(*) as count from api_token');
  return row?.count ?? 0;
}

export interface NewToken {
  readonly name: string;
  readonly role: Role;
  readonly customer: number | null;
  readonly board: number | null;
  /** Absent: it shows none. */
  readonly playlist?: number | null;
  readonly sources: readonly string[];
  readonly expiresAt: Temporal.Instant | null;
  /** The paired screen that holds it; absent: none does. */
  readonly screen?: number;
}

/** A new token; `secret` is what its holder presents, and is not stored. */
export async function saveNewToken(
  tx: Tx,
  token: NewToken,
  now: Temporal.Instant,
): Promise<{ readonly id: number; readonly secret: string }> {
  const secret = newSecret('token');
  const row = tx.em.create(ApiTokenEntity, {
    name: token.name,
    hash: hashSecret(secret),
    role: token.role,
    customerId: token.customer,
    boardId: token.board,
    playlistId: token.playlist ?? null,
    sources: [...token.sources],
    createdAt: now,
    expiresAt: token.expiresAt,
    revokedAt: null,
    lastUsedAt: null,
    screenId: token.screen ?? null,
  });
  await tx.em.flush();
  return { id: row.id, secret };
}

/** Revokes a token; false when it was revoked before or is not there. */
export async function revokeToken(tx: Tx, id: number, now: Temporal.Instant): Promise<boolean> {
  const rows = await tx.rows(
    'update api_token set revoked_at = $2::timestamptz where id = $1 and revoked_at is null returning id',
    [id, toSqlInstant(now)],
  );
  return rows.length > 0;
}

/** What a token names is there, and nobody takes it away until the transaction ends. */
export async function isCustomer(tx: Tx, id: number): Promise<boolean> {
  return (await tx.rows('select 1 from customer where id = $1 for key share', [id])).length > 0;
}

export async function isBoard(tx: Tx, id: number): Promise<boolean> {
  return (await tx.rows('select 1 from board where id = $1 for key share', [id])).length > 0;
}

export async function isPlaylist(tx: Tx, id: number): Promise<boolean> {
  return (await tx.rows('select 1 from playlist where id = $1 for key share', [id])).length > 0;
}
