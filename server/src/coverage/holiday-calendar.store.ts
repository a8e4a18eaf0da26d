// Holiday calendars in the database. A calendar's state is what was last read of its source; how it got there does not
// matter to schedules, which keep the dates they took.
import { fromEpochMs, toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import type { CalendarSource, HolidayEntry, SwitchedOff } from './holiday-calendar.ts';

export interface CalendarRow {
  readonly id: number;
  readonly name: string;
  readonly source: CalendarSource;
  readonly entries: readonly HolidayEntry[];
  readonly switchedOff: readonly SwitchedOff[];
  readonly etag: string | null;
  readonly readAt: Temporal.Instant;
  readonly failedAt: Temporal.Instant | null;
  readonly failure: string | null;
  readonly nextReadAt: Temporal.Instant | null;
}

type CalendarSql = Omit<CalendarRow, 'readAt' | 'failedAt' | 'nextReadAt'> & {
  readonly readMs: number;
  readonly failedMs: number | null;
  readonly nextReadMs: number | null;
};

const columns = `id, name, source, entries, switched_off as "switchedOff", etag, ms(read_at) as "readMs",
  ms(failed_at) as "failedMs", failure, ms(next_read_at) as "nextReadMs"`;

const toRow = ({ readMs, failedMs, nextReadMs, ...row }: CalendarSql): CalendarRow => ({
  ...row,
  readAt: Temporal.Instant.fromEpochMilliseconds(readMs),
  failedAt: fromEpochMs(failedMs),
  nextReadAt: fromEpochMs(nextReadMs),
});

export async function loadCalendars(tx: Tx, ids: readonly number[]): Promise<Map<number, CalendarRow>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<CalendarSql>(`select ${columns} from holiday_calendar where id = any($1::bigint[])`, [
    ids,
  ]);
  return new Map(rows.map((row) => [row.id, toRow(row)]));
}

/** A calendar, held until the transaction ends; null: there is none. */
export async function lockCalendar(tx: Tx, id: number): Promise<CalendarRow | null> {
  const [row] = await tx.rows<CalendarSql>(`select ${columns} from holiday_calendar where id = $1 for no key update`, [
    id,
  ]);
  return row === undefined ? null : toRow(row);
}

/** Calendars by name behind (name, id) `after`. */
export async function loadCalendarPage(
  tx: Tx,
  { after, limit }: { readonly after: readonly (string | number | null)[] | null; readonly limit: number },
): Promise<CalendarRow[]> {
  const rows = await tx.rows<CalendarSql>(
    `select ${columns} from holiday_calendar
     where $1::text is null or (name, id) > ($1, $2::bigint) order by name, id limit $3`,
    [after?.[0] ?? null, after?.[1] ?? null, limit],
  );
  return rows.map(toRow);
}

export async function countCalendars(tx: Tx): Promise<number> {
  const [row] = await tx.rows<{ count: number }>('select count(*) as count from holiday_calendar');
  return row?.count ?? 0;
}

export type NewCalendar = Pick<CalendarRow, 'name' | 'source' | 'entries' | 'switchedOff' | 'etag' | 'nextReadAt'>;

export async function saveNewCalendar(tx: Tx, calendar: NewCalendar, now: Temporal.Instant): Promise<number> {
  const { name, source, entries, switchedOff, etag, nextReadAt } = calendar;
  const [row] = await tx.rows<{ id: number }>(
    `insert into holiday_calendar (name, kind, source, entries, switched_off, etag, read_at, next_read_at, created_at)
     values ($1, $2, $3::jsonb, $4::jsonb, $5::jsonb, $6, $7::timestamptz, $8::timestamptz, $7::timestamptz) returning id`,
    [
      ...[name, source.kind, JSON.stringify(source), JSON.stringify(entries), JSON.stringify(switchedOff), etag],
      ...[toSqlInstant(now), toSqlInstant(nextReadAt)],
    ],
  );
  if (row === undefined) throw new Error(`The calendar ${name} was not saved`);
  return row.id;
}

/** What a calendar is from now on, the whole of it. */
export async function saveCalendar(tx: Tx, row: CalendarRow): Promise<void> {
  await tx.rows(
    `update holiday_calendar set name = $2, source = $3::jsonb, entries = $4::jsonb, switched_off = $5::jsonb, etag = $6,
       read_at = $7::timestamptz, failed_at = $8::timestamptz, failure = $9, next_read_at = $10::timestamptz where id = $1`,
    [
      ...[row.id, row.name, JSON.stringify(row.source), JSON.stringify(row.entries), JSON.stringify(row.switchedOff)],
      ...[row.etag, toSqlInstant(row.readAt), toSqlInstant(row.failedAt), row.failure, toSqlInstant(row.nextReadAt)],
    ],
  );
}

/**
 * The calendar whose reading has been due longest, put off to `next` in the same statement, so that several servers do
 * not read it at once; null: none is due.
 */
export async function claimDueCalendar(
  tx: Tx,
  { now, next }: { readonly now: Temporal.Instant; readonly next: Temporal.Instant },
): Promise<CalendarRow | null> {
  const [row] = await tx.rows<CalendarSql>(
    `update holiday_calendar set next_read_at = $2::timestamptz where id = (
       select id from holiday_calendar where next_read_at <= $1::timestamptz order by next_read_at limit 1
       for update skip locked) returning ${columns}`,
    [toSqlInstant(now), toSqlInstant(next)],
  );
  return row === undefined ? null : toRow(row);
}

/** When the next calendar is to be read, in epoch milliseconds; null: never. */
export async function loadNextReading(tx: Tx): Promise<number | null> {
  const [row] = await tx.rows<{ at: number | null }>('select ms(min(next_read_at)) as at from holiday_calendar');
  return row?.at ?? null;
}
