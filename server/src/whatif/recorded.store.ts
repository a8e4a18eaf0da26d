// What is recorded of the tickets that a what-if asks about, many at once: what few clocks differ in is said once for all of
// them, the rest is one list of numbers; rows of objects took longer to send, to take apart and to throw away than to judge.
import { toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import { prepared } from '../db/prepared.ts';
import type { Excuse } from '../engine/outcome.ts';
import type { Severity } from '../engine/fact.ts';
import type { ClockPhase, LimitStanding, Ran } from '../engine/reading.ts';
import { judgedTicket, type Judged } from '../runtime/amendment.store.ts';
import type { CountedClock, CountedLimit } from './tally.ts';

const ofPeople = `${judgedTicket({ customer: null, since: Temporal.Instant.fromEpochMilliseconds(0), until: null, openAt: null })[0]} and not s.canary`;

/** Tickets behind an id, up to another. */
export interface TicketPage {
  readonly after: number;
  readonly until: number;
  readonly tickets: number;
}

/** The tickets that may have a clock that counts, so many to a page, by key; sorted once found, not found in their order. */
export async function loadPages(tx: Tx, judged: Judged, size: number): Promise<TicketPage[]> {
  const rows = await tx.rows<{ until: number; tickets: number }>(
    `with judged as materialized (select t.id from ticket t join source s on s.id = t.source_id where ${ofPeople})
     select max(p.id) as until, count(*) as tickets
       from (select id, (row_number() over (order by id) - 1) / $1 as page from judged) p
      group by p.page order by p.page`,
    [size, ...judgedTicket(judged)[1]],
  );
  return rows.map((row, place) => ({ ...row, after: rows[place - 1]?.until ?? 0 }));
}

/** What many stored clocks under customers' agreements have in common, and what each of them has of its own. */
export interface RecordedCourse {
  readonly measure: string;
  readonly cycle: number;
  readonly agreementVersion: number;
  /** Their row ids, most specific first, with commas. */
  readonly clauses: string;
  readonly phase: ClockPhase;
  readonly voidReason: CountedClock['voidReason'];
  readonly severity: Severity | null;
  /** Row id. */
  readonly service: number | null;
  /** What is said of its breach. */
  readonly excuse: Excuse | null;
  /** Figures count it. */
  readonly isCounted: boolean;
  /** It is told when they ran; else their facts alone tell. */
  readonly hasRan: boolean;
  /** Their tickets are to be read again: what is recorded of them may be behind. */
  readonly isStale: boolean;
  readonly isDue: boolean;
  readonly promise: Omit<CountedLimit, 'dueAtMs'> | null;
  readonly target: Omit<CountedLimit, 'dueAtMs'> | null;
  /** Of each clock, one after the other: what `own` says. */
  readonly numbers: readonly number[];
}

/** A stored clock with its ticket. */
export interface RecordedClock
  extends
    CountedClock,
    Pick<RecordedCourse, 'agreementVersion' | 'clauses' | 'severity' | 'service' | 'excuse' | 'isCounted'> {
  readonly ticket: number;
  /** Null: its facts alone tell when it ran. */
  readonly ran: Ran | null;
}

/** In the order in which toCourse takes them; the last may hold anything. */
const course = [
  ...['c.cycle', 'c.agreement_version_id', "array_to_string(c.clause_ids, ',')", 'c.phase', 'c.void_reason'],
  // Severity and service as they were when it was decided.
  ...['k.severity', 'k.service_id', 'c.excuse', 'c.counts_on is not null and c.cell_id is not null'],
  ...['c.ran is not null', 't.wake_at <= greatest($8::timestamptz, now())', 'c.promise_due_at is not null'],
  ...['c.promise_by_reclassification is not null', 'c.promise_limit_ms', 'c.promise_standing'],
  ...['c.target_by_reclassification is not null', 'c.target_limit_ms', 'c.target_standing'],
  'c.measure',
].map((value) => `coalesce((${value})::text, '')`);

/** In the place of an instant that there is not: later than any. */
const never = 9e15;
const orNever = (at: string): string => `coalesce(ms(${at}), ${String(never)})`;

/** In the order in which clocksOf takes them. */
const own = [
  ...['t.id', orNever('c.started_at'), 'coalesce(c.spent_ms, 0)'],
  orNever('coalesce(c.promise_due_at, c.promise_breached_at, c.started_at)'),
  ...[orNever('c.target_due_at'), 'coalesce(cardinality(c.ran), 0)', "nullif(array_to_string(c.ran, ','), '')"],
];

function toCourse(text: string, numbers: readonly number[]): RecordedCourse {
  const values = text.split('|');
  const at = (place: number): string => values[place] ?? '';
  const orNull = (place: number): string | null => at(place) || null;
  const amount = (place: number): number | null => (at(place) === '' ? null : Number(at(place)));
  const limit = (place: number): RecordedCourse['promise'] =>
    at(place) === 'true' ? { limitMs: amount(place + 1), standing: orNull(place + 2) as LimitStanding | null } : null;
  return {
    ...{ cycle: Number(at(0)), agreementVersion: Number(at(1)), clauses: at(2) },
    ...{ phase: at(3) as ClockPhase, voidReason: orNull(4) as CountedClock['voidReason'] },
    ...{ severity: orNull(5) as Severity | null, service: amount(6), excuse: orNull(7) as Excuse | null },
    ...{ isCounted: at(8) === 'true', hasRan: at(9) === 'true', isStale: at(10) === 'true', isDue: at(11) === 'true' },
    ...{ promise: limit(12), target: limit(15), measure: values.slice(course.length - 1).join('|'), numbers },
  };
}

// A clock that never started counts nowhere; of a ticket that is read whole it is compared all the same.
const recorded =
  prepared(`select ${course.join(` || '|' || `)} as course, '[' || string_agg(concat_ws(',', ${own.join(', ')}), ',') || ']' as numbers
  from ticket t join source s on s.id = t.source_id
  left join clock c on c.ticket_id = t.id and c.ticket_id > $1 and c.ticket_id <= $6 and c.kind = 'SLA'
                   and (c.phase <> 'NOT_APPLICABLE' or $7::bigint[] is not null)
  left join outcome_cell k on k.id = c.cell_id
 where t.id > $1 and t.id <= $6 and ${ofPeople} and ($7::bigint[] is null or t.id = any($7::bigint[]))
   and (c.id is not null or t.wake_at <= greatest($8::timestamptz, now()))
 group by 1`);

/** Of a page, or of some tickets by their ids in order; at `now`. */
export async function loadRecorded(
  tx: Tx,
  { judged, now }: { readonly judged: Judged; readonly now: Temporal.Instant },
  which: TicketPage | { readonly ids: readonly number[] },
): Promise<RecordedCourse[]> {
  const ids = 'ids' in which ? which.ids : null;
  const { after, until } = 'ids' in which ? { after: (ids?.[0] ?? 1) - 1, until: ids?.at(-1) ?? 0 } : which;
  const parameters = [after, ...judgedTicket(judged)[1], until, ids, toSqlInstant(now)];
  const rows = await tx.rows<{ course: string; numbers: string }>(recorded, parameters);
  return rows.map((row) => toCourse(row.course, JSON.parse(row.numbers) as number[]));
}

/** The clocks of a course, one by one: none lives longer than it is looked at. */
export function* clocksOf(of: RecordedCourse): Generator<RecordedClock> {
  const { numbers, measure, cycle, agreementVersion, clauses, phase, voidReason, severity, service, excuse } = of;
  const { isCounted, hasRan, isDue, promise, target } = of;
  const instant = (place: number): number | null => (numbers[place] === never ? null : (numbers[place] ?? null));
  for (let place = 0; place < numbers.length; place += own.length - 1 + (numbers[place + 5] ?? 0)) {
    const from = place + own.length - 1;
    const ran = hasRan ? numbers.slice(from, from + (numbers[place + 5] ?? 0)) : null;
    const countsAtMs = instant(place + 3);
    yield {
      ticket: numbers[place] ?? 0,
      severity,
      service,
      measure,
      cycle,
      agreementVersion,
      clauses,
      phase,
      voidReason,
      excuse,
      isCounted,
      ran,
      startedAtMs: instant(place + 1),
      stoppedAtMs: phase === 'STOPPED' ? (ran?.at(-1) ?? null) : null,
      spentMs: numbers[place + 2] ?? 0,
      countsAtMs,
      promise: promise && { limitMs: promise.limitMs, standing: promise.standing, dueAtMs: isDue ? countsAtMs : null },
      target: target && { limitMs: target.limitMs, standing: target.standing, dueAtMs: instant(place + 4) },
    };
  }
}

const all = prepared(`select t.id from ticket t join source s on s.id = t.source_id
   where t.id > $1 and t.id <= $6 and ${ofPeople} order by t.id`);

/** All tickets of a page. */
export async function loadTicketsOf(tx: Tx, judged: Judged, page: TicketPage): Promise<number[]> {
  const rows = await tx.rows<{ id: number }>(all, [page.after, ...judgedTicket(judged)[1], page.until]);
  return rows.map(({ id }) => id);
}
