// Cached readings: loading what was read last, saving what is read now.
import type { Tx } from '../db/orm.ts';
import { prepared } from '../db/prepared.ts';
import {
  insertStatement,
  instantColumn,
  jsonColumn,
  textColumn,
  updateStatement,
  wholeColumn,
  type RowColumn,
} from '../db/row-columns.ts';
import type { ClockRow, ClockUnder, StoredLimit, StoredReading } from './clock.row.ts';
import type { Excuse } from '../engine/outcome.ts';
import type { Ran } from '../engine/reading.ts';
import type { CountsIn } from './counted.ts';

/** A StoredLimit over table alias `c`; null when the clock has no such limit. */
const limitOf = (
  limit: 'promise' | 'target',
): string => `case when c.${limit}_by_reclassification is not null then json_build_object(
  'limitMs', c.${limit}_limit_ms, 'shares', coalesce(c.${limit}_shares, '[]'), 'dueAtMs', ms(c.${limit}_due_at),
  'headroomMs', c.${limit}_headroom_ms, 'standing', c.${limit}_standing, 'warnAtMs', ms(c.${limit}_warn_at),
  'breachedAtMs', ms(c.${limit}_breached_at), 'noticedAtMs', ms(c.${limit}_noticed_at),
  'byReclassification', c.${limit}_by_reclassification) end as ${limit}`;

/** The columns of a ClockRow over table alias `c`. */
export const clockColumns = `c.id, c.ticket_id as "ticketId", c.measure, c.cycle,
  c.agreement_version_id as "agreementVersion", c.schedule_version_id as "scheduleVersion", c.clause_ids as clauses, c.phase,
  c.void_reason as "voidReason", c.standing, ms(c.started_at) as "startedAtMs", ms(c.stopped_at) as "stoppedAtMs",
  c.spent_ms as "spentMs", c.paused_ms as "pausedMs", ms(c.read_at) as "readAtMs", ${limitOf('promise')}, ${limitOf('target')},
  ms(c.wake_at) as "wakeAtMs", c.revision, c.portal_revision as "portalRevision",
  c.kind, c.contract_id as contract, c.group_name as "group"`;

const clocksOf = prepared(
  `select ${clockColumns}, c.counts_on as "countsOn", c.cell_id as cell, c.excuse, c.ran from clock c where c.ticket_id = any($1) order by c.ticket_id, c.measure, c.cycle`,
);

/** A clock with where it counts in figures (null: nowhere yet), and when it ran. */
export interface PlacedClockRow extends ClockRow {
  readonly countsOn: string | null;
  readonly cell: string | null;
  readonly excuse: Excuse | null;
  readonly ran: Ran | null;
}

/** Clocks of these tickets, by ticket. */
export async function loadClocks(tx: Tx, ticketIds: readonly number[]): Promise<Map<number, PlacedClockRow[]>> {
  const clocks = new Map<number, PlacedClockRow[]>();
  if (ticketIds.length === 0) return clocks;
  const rows = await tx.rows<PlacedClockRow>(clocksOf, [ticketIds]);
  for (const row of rows) {
    const known = clocks.get(row.ticketId);
    if (known) known.push(row);
    else clocks.set(row.ticketId, [row]);
  }
  return clocks;
}

export interface ReadingToSave {
  readonly under: ClockUnder;
  readonly ticketId: number;
  readonly reading: StoredReading;
  readonly revision: number;
  readonly portalRevision: number;
  /** Where it counts in figures; null: nowhere. */
  readonly countsIn: CountsIn | null;
  readonly ran: Ran | null;
}

const clockIds = prepared("select array(select nextval('clock_id_seq') from generate_series(1, $1)) as ids");

/** Ids for clocks that begin. */
export async function takeClockIds(tx: Tx, count: number): Promise<number[]> {
  if (count === 0) return [];
  const [row] = await tx.rows<{ ids: number[] }>(clockIds, [count]);
  return row?.ids ?? [];
}

export type ClockToSave = ReadingToSave & { readonly id: number };
type Column = RowColumn<ClockToSave>;

const limitColumns = (name: string, of: (reading: StoredReading) => StoredLimit | null): Column[] => [
  wholeColumn(`${name}_limit_ms`, ({ reading }) => of(reading)?.limitMs ?? null),
  wholeColumn(`${name}_headroom_ms`, ({ reading }) => of(reading)?.headroomMs ?? null),
  textColumn(`${name}_standing`, ({ reading }) => of(reading)?.standing),
  instantColumn(`${name}_due_at`, ({ reading }) => of(reading)?.dueAtMs),
  instantColumn(`${name}_warn_at`, ({ reading }) => of(reading)?.warnAtMs),
  instantColumn(`${name}_breached_at`, ({ reading }) => of(reading)?.breachedAtMs),
  instantColumn(`${name}_noticed_at`, ({ reading }) => of(reading)?.noticedAtMs),
  {
    name: `${name}_by_reclassification`,
    type: 'boolean',
    of: ({ reading }) => of(reading)?.byReclassification ?? null,
  },
  jsonColumn(`${name}_shares`, ({ reading }) => sharesOf(of(reading))),
];

const sharesOf = (limit: StoredLimit | null): StoredLimit['shares'] | null =>
  limit === null || limit.shares.length === 0 ? null : limit.shares;

/** What a new reading may change. */
const readingColumns: readonly Column[] = [
  wholeColumn('agreement_version_id', (row) => row.reading.agreementVersion),
  wholeColumn('schedule_version_id', (row) => row.reading.scheduleVersion),
  // Arrays of arrays must be of one length in SQL; clauses go over as text.
  {
    ...textColumn<ClockToSave>('clause_ids', (row) => `{${row.reading.clauses.join(',')}}`),
    read: (value) => `${value}::bigint[]`,
  },
  textColumn('phase', (row) => row.reading.phase),
  textColumn('void_reason', (row) => row.reading.voidReason),
  textColumn('standing', (row) => row.reading.standing),
  instantColumn('started_at', (row) => row.reading.startedAtMs),
  instantColumn('stopped_at', (row) => row.reading.stoppedAtMs),
  wholeColumn('spent_ms', (row) => row.reading.spentMs),
  wholeColumn('paused_ms', (row) => row.reading.pausedMs),
  instantColumn('read_at', (row) => row.reading.readAtMs),
  ...limitColumns('promise', ({ promise }) => promise),
  ...limitColumns('target', ({ target }) => target),
  instantColumn('wake_at', (row) => row.reading.wakeAtMs),
  wholeColumn('revision', (row) => row.revision),
  wholeColumn('portal_revision', (row) => row.portalRevision),
  { ...textColumn<ClockToSave>('counts_on', (row) => row.countsIn?.date), read: (value) => `${value}::date` },
  { ...textColumn<ClockToSave>('cell_id', (row) => row.countsIn?.cell), read: (value) => `${value}::uuid` },
  {
    ...textColumn<ClockToSave>('ran', ({ ran }) => ran && `{${ran.join(',')}}`),
    read: (value) => `${value}::bigint[]`,
  },
];

const id: Column = wholeColumn('id', (row) => row.id);
const insertColumns: readonly Column[] = [
  id,
  wholeColumn('ticket_id', (row) => row.ticketId),
  textColumn('measure', (row) => row.reading.measure),
  wholeColumn('cycle', (row) => row.reading.cycle),
  ...readingColumns,
];
// Customers' clocks are nearly all there are, and pay for no column that says nothing of them.
const inserted = insertStatement<ClockToSave>('clock', insertColumns);
const insertedBeside = insertStatement<ClockToSave>('clock', [
  ...insertColumns,
  textColumn('kind', ({ under }) => under.kind),
  wholeColumn('contract_id', ({ under }) => under.contract),
  textColumn('group_name', ({ under }) => under.group),
]);
const updated = updateStatement('clock', [id, ...readingColumns]);

/** Writes readings: of clocks that begin, and of clocks that stand already (their ids known). */
export async function saveReadings(
  tx: Tx,
  { begun, known }: { readonly begun: readonly ClockToSave[]; readonly known: readonly ClockToSave[] },
): Promise<void> {
  const customers = begun.filter(({ under }) => under.kind === 'SLA');
  const beside = begun.filter(({ under }) => under.kind !== 'SLA');
  await Promise.all([
    customers.length > 0 && tx.rows(inserted.sql, inserted.parameters(customers)),
    beside.length > 0 && tx.rows(insertedBeside.sql, insertedBeside.parameters(beside)),
    known.length > 0 && tx.rows(updated.sql, updated.parameters(known)),
  ]);
}
