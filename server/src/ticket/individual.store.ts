// People as facts name them. A fact holds the number alone, so that the name, and what was written about tickets, can be
// erased without touching it.
import { erasureColumns, toErasure, type ErasureRow, type ErasureSql } from '../access/erasure.store.ts';
import { shownName } from '../access/shown-name.store.ts';
import { containing, toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';

export interface IndividualRow {
  readonly id: number;
  /** "erased person 17" once it was erased. */
  readonly name: string;
  /** The name as the list is ordered by it. */
  readonly sortName: string;
  readonly erasure: ErasureRow | null;
}

type IndividualSql = Omit<IndividualRow, 'erasure'> & ErasureSql;

// As the database lowers it: other languages lower some letters otherwise, and a cursor would skip rows.
const sortName = `lower(${shownName('i')})`;
const columns = `i.id, ${shownName('i')} as name, ${sortName} as "sortName", ${erasureColumns}`;
const from = 'individual i left join erasure x on x.individual_id = i.id';

const toRow = ({ id, name, sortName: key, ...erased }: IndividualSql): IndividualRow => ({
  id,
  name,
  sortName: key,
  erasure: toErasure(erased),
});

export async function loadIndividuals(tx: Tx, ids: readonly number[]): Promise<Map<number, IndividualRow>> {
  const rows = await tx.rows<IndividualSql>(`select ${columns} from ${from} where i.id = any($1::bigint[])`, [ids]);
  return new Map(rows.map((row) => [row.id, toRow(row)]));
}

/** The row id of the individual of exactly this name; null when facts name none. */
export async function findIndividual(tx: Tx, name: string): Promise<number | null> {
  const [row] = await tx.rows<{ id: number }>('select id from individual where name = $1', [name]);
  return row?.id ?? null;
}

/** Individuals whose name contains `text`, by name behind (name, id) `after`, at most `limit`. */
export async function loadIndividualPage(
  tx: Tx,
  text: string | null,
  { after, limit }: { readonly after: readonly (string | number | null)[] | null; readonly limit: number },
): Promise<IndividualRow[]> {
  const rows = await tx.rows<IndividualSql>(
    `select ${columns} from ${from}
      where ($1::text is null or ${shownName('i')} ilike $1)
        and ($2::text is null or (${sortName}, i.id) > ($2, $3::bigint)) order by ${sortName}, i.id limit $4`,
    [text === null ? null : containing(text), after?.[0] ?? null, after?.[1] ?? null, limit],
  );
  return rows.map(toRow);
}

export async function countIndividuals(tx: Tx, text: string | null): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(
    `select count(*) as count from individual i where $1::text is null or ${shownName('i')} ilike $1`,
    [text === null ? null : containing(text)],
  );
  return row?.count ?? 0;
}

/** Locks the individual until the transaction ends; null when there is none. */
export async function lockIndividual(tx: Tx, id: number): Promise<IndividualRow | null> {
  await tx.rows('select 1 from individual where id = $1 for update', [id]);
  return (await loadIndividuals(tx, [id])).get(id) ?? null;
}

/**
 * Erases an individual, and with the name the subjects of the tickets that they were the contact of and what was said of
 * those tickets, or by them. The number of subjects and words that went.
 */
export async function eraseIndividual(tx: Tx, id: number, now: Temporal.Instant): Promise<number> {
  const gone = await tx.rows(
    `delete from ticket_subject where ticket_id in (select ticket_id from ticket_event where contact_id = $1)
     returning ticket_id`,
    [id],
  );
  const silenced = await tx.rows(
    `update satisfaction set words = null
      where words is not null
        and (ticket_id in (select ticket_id from ticket_event where contact_id = $1)
          or event_id in (select id from ticket_event where by_id = $1 and kind = 'RATED')) returning id`,
    [id],
  );
  await tx.rows('update individual set name = null, erased_at = $2::timestamptz where id = $1', [
    id,
    toSqlInstant(now),
  ]);
  return gone.length + silenced.length;
}
