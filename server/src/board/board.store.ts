// Boards in the database.
import { containing } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import { storedQuery, withoutNulls } from '../ticket/stored-query.ts';
import type { TicketQuery } from '../ticket/ticket-filter.ts';
import { BoardEntity } from './board.entity.ts';
import { readSettings, type BoardSettings } from './settings.ts';

export interface BoardRow {
  readonly id: number;
  readonly name: string;
  readonly query: TicketQuery;
  readonly settings: BoardSettings;
}

interface SqlRow {
  readonly id: number;
  readonly name: string;
  readonly filter: unknown;
  readonly settings: unknown;
}

const toRow = ({ id, name, filter, settings }: SqlRow): BoardRow => ({
  ...{ id, name },
  query: storedQuery.parse(filter),
  settings: readSettings(settings),
});

export async function loadBoards(tx: Tx, ids: readonly number[]): Promise<Map<number, BoardRow>> {
  const rows = await tx.rows<SqlRow>('select id, name, filter, settings from board where id = any($1::bigint[])', [
    ids,
  ]);
  return new Map(rows.map((row) => [row.id, toRow(row)]));
}

/** Those of these that are there; nobody takes them away until the transaction ends. */
export async function keepBoards(tx: Tx, ids: readonly number[]): Promise<Map<number, BoardRow>> {
  await tx.rows('select 1 from board where id = any($1::bigint[]) order by id for key share', [ids]);
  return loadBoards(tx, ids);
}

/** Waits for those who put a board into something, and lets nobody do so until the transaction ends. */
export async function lockBoard(tx: Tx, id: number): Promise<BoardRow | null> {
  await tx.rows('select 1 from board where id = $1 for update', [id]);
  return (await loadBoards(tx, [id])).get(id) ?? null;
}

const isWanted = '($1::text is null or name ilike $1)';
const pattern = (text: string | null): string | null => (text === null ? null : containing(text));

/** Boards by name behind (name, id) `after`, at most `limit`; `text` is a part of the name, null: all. */
export async function loadBoardPage(
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
): Promise<BoardRow[]> {
  const rows = await tx.rows<SqlRow>(
    `select id, name, filter, settings from board
      where ${isWanted} and ($2::text is null or (name collate "C", id) > ($2 collate "C", $3::bigint))
      order by name collate "C", id limit $4`,
    [pattern(text), after?.[0] ?? null, after?.[1] ?? null, limit],
  );
  return rows.map(toRow);
}

export async function countBoards(tx: Tx, text: string | null): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(`select count(*) as count from board where ${isWanted}`, [
    pattern(text),
  ]);
  return row?.count ?? 0;
}

/** The new board's id. */
export async function saveNewBoard(
  tx: Tx,
  { name, query, settings }: Omit<BoardRow, 'id'>,
  now: Temporal.Instant,
): Promise<number> {
  const filter = withoutNulls(query);
  const board = tx.em.create(BoardEntity, { name, filter, settings, demo: false, createdAt: now });
  await tx.em.flush();
  return board.id;
}

export async function saveBoard(tx: Tx, { id, name, query, settings }: BoardRow): Promise<void> {
  await tx.rows('update board set name = $2, filter = $3::jsonb, settings = $4::jsonb where id = $1', [
    ...[id, name, JSON.stringify(withoutNulls(query)), JSON.stringify(settings)],
  ]);
}

/** How many paired screens show each of these boards, by itself or in a playlist; absent: none. */
export async function loadScreenCounts(tx: Tx, ids: readonly number[]): Promise<Map<number, number>> {
  const rows = await tx.rows<{ id: number; count: number }>(
    `select b.id, count(*) as count from unnest($1::bigint[]) as b(id) join screen s on s.revoked_at is null
        and (s.board_id = b.id or s.playlist_id in (select x.playlist_id from playlist_board x where x.board_id = b.id))
      group by b.id`,
    [ids],
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** The names of screens, tokens and playlists that show a board. */
export async function loadShowing(tx: Tx, id: number): Promise<string[]> {
  const rows = await tx.rows<{ name: string }>(
    `select name from screen where board_id = $1 and revoked_at is null
     union select name from api_token where board_id = $1 and screen_id is null and revoked_at is null
     union select 'the playlist "' || p.name || '"' from playlist p join playlist_board x on x.playlist_id = p.id
      where x.board_id = $1 order by name`,
    [id],
  );
  return rows.map(({ name }) => name);
}

/** Takes a board away, with the tokens of its that open nothing any more. */
export async function deleteBoard(tx: Tx, id: number): Promise<void> {
  await tx.rows('delete from api_token where board_id = $1', [id]);
  await tx.rows('delete from board where id = $1', [id]);
}

/** What a filter names and nobody knows, by the filter's field. */
export async function loadUnknown(
  tx: Tx,
  { customers, serviceAccounts, services, agreements, assets }: TicketQuery,
): Promise<{ field: string; id: number }[]> {
  return tx.rows(
    `select 'customer' as field, id from unnest($1::bigint[]) as w(id) where not exists (select from customer x where x.id = w.id)
     union all
     select 'serviceAccount', id from unnest($2::bigint[]) as w(id) where not exists (select from service_account x where x.id = w.id)
     union all
     select 'service', id from unnest($3::bigint[]) as w(id) where not exists (select from service x where x.id = w.id)
     union all
     select 'agreement', id from unnest($4::bigint[]) as w(id) where not exists (select from agreement x where x.id = w.id)
     union all
     select 'asset', id from unnest($5::bigint[]) as w(id) where not exists (select from asset x where x.id = w.id)`,
    [customers ?? [], serviceAccounts ?? [], services ?? [], agreements ?? [], assets ?? []],
  );
}
