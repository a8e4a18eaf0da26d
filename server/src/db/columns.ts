// Values between PostgreSQL and the domain: instants are Temporal, durations whole milliseconds.

/** An instant for a set-based statement: the text PostgreSQL reads as timestamptz; null stays null. */
export const toSqlInstant = (at: Temporal.Instant | null): string | null => at?.toString() ?? null;

/**
 * An instant as a set-based query returns it. Queries select `ms(column)` (epoch milliseconds), which
 * costs a tenth of parsing timestamp text.
 */
export const fromEpochMs = (ms: number | null): Temporal.Instant | null =>
  ms === null ? null : Temporal.Instant.fromEpochMilliseconds(ms);

/** The pattern of `like` for texts that contain this one. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/**
 * Values as one text of JSON lines (null: an empty line), read in SQL with `string_to_array($1, chr(10))`. An array
 * parameter of JSON texts would have every quote escaped in JavaScript and read back in PostgreSQL: 4 times as slow.
 */
export const jsonLines = (values: readonly (object | null)[]): string =>
  values.map((value) => (value === null ? '' : JSON.stringify(value))).join('\n');

/**
 * One column of a set-based statement, an array parameter for `unnest`, in PostgreSQL's own notation: the driver's way
 * there took a tenth of a recording. A column without any value is sent as null: `unnest` fills it up, and a thousand
 * NULLs need neither be written nor read. One text that grows: lists on the way to it cost half as much again.
 */
export function columnOf<Row>(rows: readonly Row[], of: (row: Row) => string | number | boolean | null): string | null {
  let elements = '';
  let isEmpty = true;
  // Neighbours often say the same.
  let last: string | number | boolean | null = null;
  let element = elementOf(last);
  for (const row of rows) {
    const value = of(row);
    isEmpty &&= value === null;
    if (value !== last) element = elementOf((last = value));
    elements += `,${element}`;
  }
  return isEmpty ? null : `{${elements.slice(1)}}`;
}

function elementOf(value: string | number | boolean | null): string {
  if (value === null) return 'NULL';
  if (typeof value !== 'string') return String(value);
  return /["\\]/.test(value) ? `"${value.replace(/["\\]/g, '\\$&')}"` : `"${value}"`;
}
