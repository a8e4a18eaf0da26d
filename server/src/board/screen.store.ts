// Paired screens: which board or playlist each shows, what it says of itself, and the tokens it holds.
import { newSecret, hashSecret } from '../access/secret.ts';
import { actorName } from '../access/shown-name.store.ts';
import { saveNewToken } from '../access/token.store.ts';
import { fromEpochMs, toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';

/** What a screen shows: one of the two; both null: it is gone. */
export interface Shown {
  readonly board: number | null;
  readonly playlist: number | null;
}

export interface ScreenRow extends Shown {
  readonly id: number;
  readonly name: string;
  readonly pairedAt: Temporal.Instant;
  readonly pairedBy: string;
  readonly revokedAt: Temporal.Instant | null;
  readonly reloadAt: Temporal.Instant | null;
  readonly lastSeenAt: Temporal.Instant | null;
  readonly build: string | null;
  readonly width: number | null;
  readonly height: number | null;
}

type Instants = 'pairedAt' | 'revokedAt' | 'reloadAt' | 'lastSeenAt';
interface ScreenSql extends Omit<ScreenRow, Instants> {
  readonly pairedMs: number;
  readonly revokedMs: number | null;
  readonly reloadMs: number | null;
  readonly seenMs: number | null;
}

const columns = `s.id, s.name, s.board_id as board, s.playlist_id as playlist, ms(s.paired_at) as "pairedMs", ${actorName('s.paired_by')} as "pairedBy",
  ms(s.revoked_at) as "revokedMs", ms(s.reload_at) as "reloadMs", ms(s.last_seen_at) as "seenMs", s.build, s.width, s.height`;

const toRow = ({ pairedMs, revokedMs, reloadMs, seenMs, ...row }: ScreenSql): ScreenRow => ({
  ...row,
  pairedAt: Temporal.Instant.fromEpochMilliseconds(pairedMs),
  revokedAt: fromEpochMs(revokedMs),
  reloadAt: fromEpochMs(reloadMs),
  lastSeenAt: fromEpochMs(seenMs),
});

export async function loadScreens(tx: Tx, ids: readonly number[]): Promise<Map<number, ScreenRow>> {
  const rows = await tx.rows<ScreenSql>(`select ${columns} from screen s where s.id = any($1::bigint[])`, [ids]);
  return new Map(rows.map((row) => [row.id, toRow(row)]));
}

/** The screen that holds a token; null when none does. */
export async function loadScreenOfToken(tx: Tx, token: number): Promise<ScreenRow | null> {
  const [row] = await tx.rows<ScreenSql>(
    `select ${columns} from screen s join api_token t on t.screen_id = s.id where t.id = $1`,
    [token],
  );
  return row === undefined ? null : toRow(row);
}

const isListed = '($1::boolean or s.revoked_at is null)';

/** Screens by name behind (name, id) `after`, at most `limit`; those revoked too where asked for. */
export async function loadScreenPage(
  tx: Tx,
  revoked: boolean,
  { after, limit }: { readonly after: readonly (string | number | null)[] | null; readonly limit: number },
): Promise<ScreenRow[]> {
  const rows = await tx.rows<ScreenSql>(
    `select ${columns} from screen s
      where ${isListed} and ($2::text is null or (s.name collate "C", s.id) > ($2 collate "C", $3::bigint))
      order by s.name collate "C", s.id limit $4`,
    [revoked, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
  return rows.map(toRow);
}

export async function countScreens(tx: Tx, revoked: boolean): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(`select count(*) as count from screen s where ${isListed}`, [revoked]);
  return row?.count ?? 0;
}

/** A new screen that has not come for its tokens yet; its id. */
export async function saveNewScreen(
  tx: Tx,
  { name, board, playlist, by }: Shown & { readonly name: string; readonly by: string },
  now: Temporal.Instant,
): Promise<number> {
  const [row] = await tx.rows<{ id: number }>(
    `insert into screen (name, board_id, playlist_id, paired_at, paired_by)
     values ($1, $2, $3, $4::timestamptz, $5) returning id`,
    [name, board, playlist, toSqlInstant(now), by],
  );
  if (row === undefined) throw new Error('No screen was made');
  return row.id;
}

/** Names a screen and puts it on a board or a playlist: its tokens open that and nothing else from now on. */
export async function saveScreen(
  tx: Tx,
  { id, name, board, playlist }: Shown & { readonly id: number; readonly name: string },
): Promise<void> {
  const values = [id, name, board, playlist];
  await tx.rows('update screen set name = $2, board_id = $3, playlist_id = $4 where id = $1', values);
  await tx.rows('update api_token set name = $2, board_id = $3, playlist_id = $4 where screen_id = $1', values);
}

export async function askForReload(tx: Tx, id: number, now: Temporal.Instant): Promise<void> {
  await tx.rows('update screen set reload_at = $2::timestamptz where id = $1', [id, toSqlInstant(now)]);
}

/** The screen opens no door any more, and gets no new token. */
export async function revokeScreen(tx: Tx, id: number, by: string, now: Temporal.Instant): Promise<void> {
  await tx.rows('update screen set revoked_at = $2::timestamptz, revoked_by = $3, refresh_hash = null where id = $1', [
    id,
    toSqlInstant(now),
    by,
  ]);
  await tx.rows('update api_token set revoked_at = $2::timestamptz where screen_id = $1 and revoked_at is null', [
    id,
    toSqlInstant(now),
  ]);
}

export interface ScreenReport {
  readonly id: number;
  readonly build: string;
  readonly width: number;
  readonly height: number;
}

export async function saveReport(tx: Tx, report: ScreenReport, now: Temporal.Instant): Promise<void> {
  await tx.rows('update screen set last_seen_at = $2::timestamptz, build = $3, width = $4, height = $5 where id = $1', [
    ...[report.id, toSqlInstant(now), report.build, report.width, report.height],
  ]);
}

/** The screen that may have new tokens for this secret; null for one that is unknown or was revoked. */
export async function loadScreenToRefresh(tx: Tx, refreshHash: Buffer): Promise<ScreenRow | null> {
  const [row] = await tx.rows<ScreenSql>(
    `select ${columns} from screen s where s.refresh_hash = $1 and s.revoked_at is null for update`,
    [refreshHash],
  );
  return row === undefined ? null : toRow(row);
}

/** A new secret by which a screen gets tokens for ever; the one before holds no more. */
export async function giveRefreshSecret(tx: Tx, screen: number): Promise<string> {
  const secret = newSecret('refresh');
  await tx.rows('update screen set refresh_hash = $2 where id = $1', [screen, hashSecret(secret)]);
  return secret;
}

/** A token of a screen for what it shows; those that have expired go. */
export async function giveScreenToken(
  tx: Tx,
  screen: ScreenRow,
  { expiresAt, now }: { readonly expiresAt: Temporal.Instant; readonly now: Temporal.Instant },
): Promise<string> {
  await tx.rows('delete from api_token where screen_id = $1 and expires_at <= $2::timestamptz', [
    screen.id,
    toSqlInstant(now),
  ]);
  const belongs = { role: 'BOARD' as const, customer: null, sources: [], screen: screen.id };
  const { board, playlist } = screen;
  const { secret } = await saveNewToken(tx, { name: screen.name, board, playlist, ...belongs, expiresAt }, now);
  return secret;
}
