// What settling leaves for figures, in its own transaction: the cells that are new and the differences, nothing read.
import type { OutcomeDelta } from '../clock/counted.ts';
import type { NamedCell } from '../clock/outcome-cell.ts';
import type { Tx } from '../db/orm.ts';
import { prepared } from '../db/prepared.ts';
import { insertStatement, textColumn, wholeColumn, type RowColumn } from '../db/row-columns.ts';

const uuid = <Row>(name: string, of: (row: Row) => string): RowColumn<Row> => ({
  ...textColumn<Row>(name, of),
  read: (value) => `${value}::uuid`,
});

const cells = insertStatement<NamedCell>('outcome_cell', [
  uuid('id', ({ id }) => id),
  textColumn('kind', ({ kind }) => kind),
  textColumn('measure', ({ measure }) => measure),
  wholeColumn('source_id', ({ source }) => source),
  wholeColumn('customer_id', ({ customer }) => customer),
  wholeColumn('service_account_id', ({ serviceAccount }) => serviceAccount),
  wholeColumn('service_id', ({ service }) => service),
  wholeColumn('agreement_id', ({ agreement }) => agreement),
  wholeColumn('clause_id', ({ clause }) => clause),
  textColumn('team', ({ team }) => team),
  textColumn('severity', ({ severity }) => severity),
]);

const cellsOnce = prepared(`${cells.sql} on conflict (id) do nothing`);

/** Makes the cells that are not there yet; another transaction may make the same at the same time. */
export async function saveCells(tx: Tx, made: readonly NamedCell[]): Promise<void> {
  if (made.length > 0) await tx.rows(cellsOnce, cells.parameters(made));
}

const deltas = insertStatement<OutcomeDelta>('outcome_delta', [
  { ...textColumn<OutcomeDelta>('counts_on', ({ date }) => date), read: (value) => `${value}::date` },
  uuid('cell_id', ({ cell }) => cell),
  textColumn('promise', ({ promise }) => promise),
  textColumn('target', ({ target }) => target),
  wholeColumn('spent_ms', ({ spentMs }) => spentMs),
  wholeColumn('wall_ms', ({ wallMs }) => wallMs),
  wholeColumn('n', ({ n }) => n),
]);

/** Adds differences to figures. */
export async function appendDeltas(tx: Tx, added: readonly OutcomeDelta[]): Promise<void> {
  if (added.length > 0) await tx.rows(deltas.sql, deltas.parameters(added));
}

/** Takes the clocks of these tickets out of the figures; called before they are deleted. */
export async function uncountTickets(tx: Tx, tickets: readonly number[]): Promise<void> {
  await tx.rows(
    `insert into outcome_delta (counts_on, cell_id, promise, target, spent_ms, wall_ms, n)
     select counts_on, cell_id, promise, target, spent_ms, wall_ms, -count(*) from clock_outcome
      where ticket_id = any($1::bigint[]) group by 1, 2, 3, 4, 5, 6`,
    [tickets],
  );
}
