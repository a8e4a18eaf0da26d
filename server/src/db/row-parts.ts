// Rows that may be too many to be held at once. Few are asked for as ever, by a statement that may be prepared; only when
// there are more does a cursor begin.
import type { Tx } from './orm.ts';

let cursors = 0;

/** The rows of a question, at most so many at a time. */
export async function* rowsInParts<Row>(
  tx: Tx,
  {
    sql,
    first,
    values,
  }: { readonly sql: string; readonly first: (sql: string) => string; readonly values: readonly unknown[] },
  atMost: number,
): AsyncGenerator<readonly Row[]> {
  const few = await tx.rows<Row>(first(`${sql} limit ${String(atMost)}`), values);
  if (few.length < atMost) {
    yield few;
    return;
  }
  // Several questions of one transaction may be read at the same time.
  cursors += 1;
  const cursor = `rows_${String(cursors)}`;
  await tx.rows(`declare ${cursor} no scroll cursor for ${sql}`, values);
  for (let more = true; more;) {
    const rows = await tx.rows<Row>(`fetch ${String(atMost)} from ${cursor}`);
    yield rows;
    more = rows.length === atMost;
  }
  await tx.rows(`close ${cursor}`);
}
