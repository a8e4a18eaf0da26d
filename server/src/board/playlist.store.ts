// Playlists: boards that a wall turns through, in their order.
import { containing, toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';

export interface PlaylistRow {
  readonly id: number;
  readonly name: string;
  /** How long each board is shown. */
  readonly seconds: number;
  /** Row ids, in the order in which they are shown; boards that were taken away with the demo are not among them. */
  readonly boards: readonly number[];
}

const columns = `p.id, p.name, p.seconds,
  array(select x.board_id from playlist_board x where x.playlist_id = p.id order by x.place) as boards`;

export async function loadPlaylists(tx: Tx, ids: readonly number[]): Promise<Map<number, PlaylistRow>> {
  const rows = await tx.rows<PlaylistRow>(`select ${columns} from playlist p where p.id = any($1::bigint[])`, [ids]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Lets one act at a time change a playlist until the transaction ends; null: there is none. */
export async function lockPlaylist(tx: Tx, id: number): Promise<PlaylistRow | null> {
  await tx.rows('select 1 from playlist where id = $1 for update', [id]);
  return (await loadPlaylists(tx, [id])).get(id) ?? null;
}

const isWanted = '($1::text is null or p.name ilike $1)';
const pattern = (text: string | null): string | null => (text === null ? null : containing(text));

/** Playlists by name behind (name, id) `after`, at most `limit`; `text` is a part of the name, null: all. */
export async function loadPlaylistPage(
  tx: Tx,
  {
    after,
    limit,
    text,
  }: {
    readonly after: readonly (string | number | null)[] | null;
    readonly limit: number;
    readonly text: string | null;
  },
): Promise<PlaylistRow[]> {
  return tx.rows<PlaylistRow>(
    `select ${columns} from playlist p
      where ${isWanted} and ($2::text is null or (p.name collate "C", p.id) > ($2 collate "C", $3::bigint))
      order by p.name collate "C", p.id limit $4`,
    [pattern(text), after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}

export async function countPlaylists(tx: Tx, text: string | null): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(`select count(*) as count from playlist p where ${isWanted}`, [
    pattern(text),
  ]);
  return row?.count ?? 0;
}

/** The new playlist's id. */
export async function saveNewPlaylist(
  tx: Tx,
  { name, seconds, boards }: Omit<PlaylistRow, 'id'>,
  now: Temporal.Instant,
): Promise<number> {
  const [row] = await tx.rows<{ id: number }>(
    'insert into playlist (name, seconds, created_at) values ($1, $2, $3::timestamptz) returning id',
    [name, seconds, toSqlInstant(now)],
  );
  if (row === undefined) throw new Error('No playlist was made');
  await saveBoards(tx, row.id, boards);
  return row.id;
}

export async function savePlaylist(tx: Tx, { id, name, seconds, boards }: PlaylistRow): Promise<void> {
  await tx.rows('update playlist set name = $2, seconds = $3 where id = $1', [id, name, seconds]);
  await tx.rows('delete from playlist_board where playlist_id = $1', [id]);
  await saveBoards(tx, id, boards);
}

async function saveBoards(tx: Tx, id: number, boards: readonly number[]): Promise<void> {
  await tx.rows(
    `insert into playlist_board (playlist_id, place, board_id)
     select $1, w.place, w.id from unnest($2::bigint[]) with ordinality as w(id, place)`,
    [id, boards],
  );
}

/** How many paired screens show each of these playlists; absent: none. */
export async function loadPlaylistScreenCounts(tx: Tx, ids: readonly number[]): Promise<Map<number, number>> {
  const rows = await tx.rows<{ id: number; count: number }>(
    `select playlist_id as id, count(*) as count from screen
      where playlist_id = any($1::bigint[]) and revoked_at is null group by playlist_id`,
    [ids],
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** The names of screens and tokens that show a playlist. */
export async function loadShowingPlaylist(tx: Tx, id: number): Promise<string[]> {
  const rows = await tx.rows<{ name: string }>(
    `select name from screen where playlist_id = $1 and revoked_at is null
     union select name from api_token where playlist_id = $1 and screen_id is null and revoked_at is null order by name`,
    [id],
  );
  return rows.map(({ name }) => name);
}

/** Takes a playlist away, with the tokens of its that open nothing any more. */
export async function deletePlaylist(tx: Tx, id: number): Promise<void> {
  await tx.rows('delete from playlist where id = $1', [id]);
}
