// Cached readings: loading what was read last, saving what is read now.
import type { Tx } from '../db/orm.ts';
import { columnOf, jsonLines } from '../db/columns.ts';
import type { ClockRow, StoredReading } from './clock.row.ts';

/** The columns of a ClockRow over table alias `c`. */
export const clockColumns = `c.id, c.portal_id as "portalId", c.ticket_id as "ticketId", c.measure, c.cycle,
  c.agreement_version_id as "agreementVersion", c.schedule_version_id as "scheduleVersion", c.clause_ids as clauses, c.phase,
  c.void_reason as "voidReason", c.standing, ms(c.started_at) as "startedAtMs", ms(c.stopped_at) as "stoppedAtMs",
  c.spent_ms as "spentMs", c.paused_ms as "pausedMs", ms(c.read_at) as "readAtMs", c.promise, c.target,
  ms(c.wake_at) as "wakeAtMs", c.revision, c.portal_revision as "portalRevision"`;

/** Clocks of these tickets, by ticket. */
export async function loadClocks(tx: Tx, ticketIds: readonly number[]): Promise<Map<number, ClockRow[]>> {
  const clocks = new Map<number, ClockRow[]>();
  if (ticketIds.length === 0) return clocks;
  const rows = await tx.rows<ClockRow>(
    `select ${clockColumns} from clock c where c.ticket_id = any($1) order by c.ticket_id, c.measure, c.cycle`,
    [ticketIds],
  );
  for (const row of rows) {
    const known = clocks.get(row.ticketId);
    if (known) known.push(row);
    else clocks.set(row.ticketId, [row]);
  }
  return clocks;
}

export interface ReadingToSave {
  readonly ticketId: number;
  readonly reading: StoredReading;
  readonly revision: number;
  readonly portalRevision: number;
}

/** Ids for clocks that begin, with the random ids under which their customer will know them. */
export async function takeClockIds(tx: Tx, count: number): Promise<{ id: number; portalId: string }[]> {
  if (count === 0) return [];
  return tx.rows(`select nextval('clock_id_seq') as id, gen_random_uuid() as "portalId" from generate_series(1, $1)`, [
    count,
  ]);
}

export type ClockToSave = ReadingToSave & { readonly id: number; readonly portalId: string };

/** How a reading becomes a row: column, type of its array parameter, value, and how SQL reads it. */
interface Column {
  readonly name: string;
  readonly type: string;
  readonly of: (row: ClockToSave) => string | number | null;
  /** SQL around `u.<name>`; absent: as it is. */
  readonly read?: (value: string) => string;
}

const instant = (name: string, of: (reading: StoredReading) => number | null | undefined): Column => ({
  name,
  type: 'bigint[]',
  of: (row) => of(row.reading) ?? null,
  read: (value) => `at_ms(${value})`,
});
const text = (name: string, of: (reading: StoredReading) => string | null | undefined): Column => ({
  name,
  type: 'text[]',
  of: (row) => of(row.reading) ?? null,
});
const whole = (name: string, of: (row: ClockToSave) => number): Column => ({ name, type: 'bigint[]', of });

/** What a new reading may change. */
const readingColumns: readonly Column[] = [
  whole('agreement_version_id', (row) => row.reading.agreementVersion),
  whole('schedule_version_id', (row) => row.reading.scheduleVersion),
  // Arrays of arrays must be of one length in SQL; clauses go over as text.
  { ...text('clause_ids', (r) => r.clauses.join(',')), read: (value) => `string_to_array(${value}, ',')::bigint[]` },
  text('phase', (r) => r.phase),
  text('void_reason', (r) => r.voidReason),
  text('standing', (r) => r.standing),
  instant('started_at', (r) => r.startedAtMs),
  instant('stopped_at', (r) => r.stoppedAtMs),
  whole('spent_ms', (row) => row.reading.spentMs),
  whole('paused_ms', (row) => row.reading.pausedMs),
  instant('read_at', (r) => r.readAtMs),
  text('promise_standing', (r) => r.promise?.standing),
  instant('promise_due_at', (r) => r.promise?.dueAtMs),
  instant('promise_breached_at', (r) => r.promise?.breachedAtMs),
  text('target_standing', (r) => r.target?.standing),
  instant('target_due_at', (r) => r.target?.dueAtMs),
  instant('target_breached_at', (r) => r.target?.breachedAtMs),
  instant('wake_at', (r) => r.wakeAtMs),
  whole('revision', (row) => row.revision),
  whole('portal_revision', (row) => row.portalRevision),
];

/** What a clock keeps from its beginning on. */
const identityColumns: readonly Column[] = [
  whole('id', (row) => row.id),
  { name: 'portal_id', type: 'uuid[]', of: (row) => row.portalId },
  whole('ticket_id', (row) => row.ticketId),
  text('measure', (r) => r.measure),
  whole('cycle', (row) => row.reading.cycle),
];

const readOf = ({ name, read }: Column): string => (read ? read(`u.${name}`) : `u.${name}`);
const namesOf = (columns: readonly Column[]): string => columns.map(({ name }) => name).join(', ');
const limitsRead = `nullif(u.promise, '')::json, nullif(u.target, '')::json`;

/** Rows as a table `u`: the limits go over as JSON lines ($1, $2), the columns as arrays from $3 on. */
const unnested = (columns: readonly Column[]): string =>
  `unnest(string_to_array($1, chr(10)), string_to_array($2, chr(10)), ${columns
    .map(({ type }, index) => `$${String(index + 3)}::${type}`)
    .join(', ')}) as u(promise, target, ${namesOf(columns)})`;

const insertedColumns = [...identityColumns, ...readingColumns];
const insertReadings = `insert into clock (promise, target, ${namesOf(insertedColumns)}) overriding system value
  select ${limitsRead}, ${insertedColumns.map(readOf).join(', ')} from ${unnested(insertedColumns)}`;

const updatedColumns = [...identityColumns.slice(0, 1), ...readingColumns];
const updateReadings = `update clock c set (promise, target, ${namesOf(readingColumns)}) =
  row(${limitsRead}, ${readingColumns.map(readOf).join(', ')}) from ${unnested(updatedColumns)} where c.id = u.id`;

const parametersOf = (rows: readonly ClockToSave[], columns: readonly Column[]): unknown[] => [
  jsonLines(rows.map((row) => row.reading.promise)),
  jsonLines(rows.map((row) => row.reading.target)),
  ...columns.map(({ of }) => columnOf(rows, of)),
];

/** Writes readings: of clocks that begin, and of clocks that stand already (their ids known). */
export async function saveReadings(
  tx: Tx,
  { begun, known }: { readonly begun: readonly ClockToSave[]; readonly known: readonly ClockToSave[] },
): Promise<void> {
  if (begun.length > 0) await tx.rows(insertReadings, parametersOf(begun, insertedColumns));
  if (known.length > 0) await tx.rows(updateReadings, parametersOf(known, updatedColumns));
}
