// Rows written as a set: every column is one array parameter, and one prepared statement takes any number of rows.
import { columnOf, jsonLines } from './columns.ts';
import { prepared } from './prepared.ts';

/** How a value becomes a column: its name, the type of its array parameter, and how SQL reads it. */
export interface RowColumn<Row> {
  readonly name: string;
  readonly type: 'bigint' | 'text' | 'boolean' | 'json';
  /** A json column's value is the object itself. */
  readonly of: (row: Row) => string | number | boolean | object | null;
  /** SQL around the value; absent: as it is. */
  readonly read?: (value: string) => string;
}

/** An instant in epoch milliseconds. */
export const instantColumn = <Row>(name: string, of: (row: Row) => number | null | undefined): RowColumn<Row> => ({
  name,
  type: 'bigint',
  of: (row) => of(row) ?? null,
  read: (value) => `at_ms(${value})`,
});

export const textColumn = <Row>(name: string, of: (row: Row) => string | null | undefined): RowColumn<Row> => ({
  name,
  type: 'text',
  of: (row) => of(row) ?? null,
});

/** Ids, counts and milliseconds. */
export const wholeColumn = <Row>(name: string, of: (row: Row) => number | null): RowColumn<Row> => ({
  name,
  type: 'bigint',
  of,
});

export const jsonColumn = <Row>(name: string, of: (row: Row) => object | null): RowColumn<Row> => ({
  name,
  type: 'json',
  of,
  read: (value) => `${value}::json`,
});

/** A statement over rows, with the parameters it wants for them. */
export interface RowStatement<Row> {
  readonly sql: string;
  parameters(rows: readonly Row[]): (string | null)[];
}

/** Inserts rows; identity columns take the values given. */
export function insertStatement<Row>(table: string, columns: readonly RowColumn<Row>[]): RowStatement<Row> {
  const sql = `insert into ${table} (${namesOf(columns)}) overriding system value select ${readsOf(columns)} from ${given(columns)}`;
  return { sql: prepared(sql), parameters: (rows) => columns.map((column) => parameterOf(rows, column)) };
}

/** Updates rows by `id`, the first of the columns. */
export function updateStatement<Row>(table: string, columns: readonly RowColumn<Row>[]): RowStatement<Row> {
  const [, ...changed] = columns;
  const sql = `update ${table} t set (${namesOf(changed)}) = row(${readsOf(changed)}) from ${given(columns)} where t.id = u.id`;
  return { sql: prepared(sql), parameters: (rows) => columns.map((column) => parameterOf(rows, column)) };
}

const parameterOf = <Row>(rows: readonly Row[], { type, of }: RowColumn<Row>): string | null =>
  type === 'json'
    ? linesOf(rows.map((row) => of(row) as object | null))
    : columnOf(rows, (row) => of(row) as string | number | boolean | null);

/** As of other columns: without any value it is sent as null. */
const linesOf = (values: readonly (object | null)[]): string | null =>
  values.every((value) => value === null) ? null : jsonLines(values);

type Columns = readonly RowColumn<never>[];

const namesOf = (columns: Columns): string => columns.map(({ name }) => name).join(', ');

const readsOf = (columns: Columns): string =>
  columns.map(({ name, read }) => (read ? read(`u.${name}`) : `u.${name}`)).join(', ');

const given = (columns: Columns): string => `unnest(${columns.map(parameterSql).join(', ')}) as u(${namesOf(columns)})`;

const parameterSql = ({ type }: RowColumn<never>, place: number): string =>
  type === 'json' ? `string_to_array($${String(place + 1)}, chr(10), '')` : `$${String(place + 1)}::${type}[]`;
