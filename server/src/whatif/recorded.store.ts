// What is recorded of the tickets that a what-if asks about, many at once: column by column, because rows of objects took
// longer to send and to take apart than to judge; and what few of them differ in as one text, taken apart once.
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

/** What many stored clocks under customers' agreements have in common. */
interface Course {
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
  readonly promise: Omit<CountedLimit, 'dueAtMs'> | null;
  readonly target: Omit<CountedLimit, 'dueAtMs'> | null;
}

/** A stored clock with its ticket. */
export interface RecordedClock extends CountedClock, Omit<Course, 'promise' | 'target'> {
  readonly ticket: number;
  /** Null: its facts alone tell when it ran. */
  readonly ran: Ran | null;
}

/** In the order in which toCourse takes them. */
const course = [
  ...[
    'c.measure',
    'c.cycle',
    'c.agreement_version_id',
    "array_to_string(c.clause_ids, ',')",
    'c.phase',
    'c.void_reason',
  ],
  // As they were when it was decided.
  ...['k.severity', 'k.service_id', 'c.excuse', 'c.counts_on is not null and c.cell_id is not null'],
  ...['c.promise_by_reclassification is not null', 'c.promise_limit_ms', 'c.promise_standing'],
  ...['c.target_by_reclassification is not null', 'c.target_limit_ms', 'c.target_standing'],
];

/** A course as PostgreSQL writes a row: what holds a comma, a quote or a blank stands in quotes. */
function toCourse(text: string): Course {
  const values = [...text.slice(1, -1).matchAll(/(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/g)].map(
    ([, quoted, plain = '']) => quoted?.replaceAll(/(["\\])\1/g, '$1') ?? plain,
  );
  const at = (place: number): string => values[place] ?? '';
  const orNull = (place: number): string | null => at(place) || null;
  const amount = (place: number): number | null => (at(place) === '' ? null : Number(at(place)));
  const limit = (place: number): Course['promise'] =>
    at(place) === 't' ? { limitMs: amount(place + 1), standing: orNull(place + 2) as LimitStanding | null } : null;
  return {
    ...{ measure: at(0), cycle: Number(at(1)), agreementVersion: Number(at(2)), clauses: at(3) },
    ...{ phase: at(4) as ClockPhase, voidReason: orNull(5) as Course['voidReason'] },
    ...{ severity: orNull(6) as Severity | null, service: amount(7), excuse: orNull(8) as Excuse | null },
    ...{ isCounted: at(9) === 't', promise: limit(10), target: limit(13) },
  };
}

/** The rest of a clock; a column each. */
interface Columns {
  readonly ticket: readonly number[] | null;
  /** As text: few differ. */
  readonly course: readonly string[];
  readonly started: readonly (number | null)[];
  readonly spent: readonly number[];
  readonly promiseDue: readonly (number | null)[];
  readonly targetDue: readonly (number | null)[];
  /** Where no promise is due: when the clock counts all the same. */
  readonly counts: readonly (number | null)[];
  readonly ran: readonly (Ran | null)[];
}

const columns: Readonly<Record<keyof Columns, string>> = {
  ticket: 'c.ticket_id',
  course: `row(${course.join(', ')})::text`,
  started: 'ms(c.started_at)',
  spent: 'c.spent_ms',
  promiseDue: 'ms(c.promise_due_at)',
  targetDue: 'ms(c.target_due_at)',
  counts: 'case when c.promise_due_at is null then ms(coalesce(c.promise_breached_at, c.started_at)) end',
  ran: 'c.ran',
};

const named = Object.entries(columns);
// A clock that never started counts nowhere; of a ticket that is read whole it is compared all the same.
const recorded = prepared(`select ${named.map(([name]) => `json_agg(r."${name}") as "${name}"`).join(', ')}
  from (select ${named.map(([name, value]) => `${value} as "${name}"`).join(', ')}
          from ticket t join source s on s.id = t.source_id join clock c on c.ticket_id = t.id left join outcome_cell k on k.id = c.cell_id
         where t.id > $1 and t.id <= $6 and c.ticket_id > $1 and c.ticket_id <= $6 and ${ofPeople}
           and c.kind = 'SLA' and (c.phase <> 'NOT_APPLICABLE' and $7::bigint[] is null or t.id = any($7::bigint[])) order by c.ticket_id) r`);

/** Of a page, or of some tickets by their ids in order; those of a ticket stand together. */
export async function loadRecorded(
  tx: Tx,
  judged: Judged,
  which: TicketPage | { readonly ids: readonly number[] },
): Promise<RecordedClock[]> {
  const ids = 'ids' in which ? which.ids : null;
  const { after, until } = 'ids' in which ? { after: (ids?.[0] ?? 1) - 1, until: ids?.at(-1) ?? 0 } : which;
  const [found] = await tx.rows<Columns>(recorded, [after, ...judgedTicket(judged)[1], until, ids]);
  const { ticket: tickets } = found ?? {};
  if (found === undefined || !tickets) return [];
  const courses = new Map<string, Course>();
  return tickets.map((ticket, place) => {
    const text = found.course[place] ?? '';
    let known = courses.get(text);
    if (known === undefined) courses.set(text, (known = toCourse(text)));
    return toRecorded(known, ticket, found, place);
  });
}

function toRecorded(of: Course, ticket: number, columns: Columns, place: number): RecordedClock {
  const { measure, cycle, agreementVersion, clauses, phase, voidReason, severity, service, excuse, isCounted } = of;
  const ran = columns.ran[place] ?? null;
  const promiseDueMs = columns.promiseDue[place] ?? null;
  return {
    ticket,
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
    startedAtMs: columns.started[place] ?? null,
    stoppedAtMs: phase === 'STOPPED' ? (ran?.at(-1) ?? null) : null,
    spentMs: columns.spent[place] ?? 0,
    countsAtMs: promiseDueMs ?? columns.counts[place] ?? null,
    promise: of.promise && { limitMs: of.promise.limitMs, standing: of.promise.standing, dueAtMs: promiseDueMs },
    target: of.target && {
      limitMs: of.target.limitMs,
      standing: of.target.standing,
      dueAtMs: columns.targetDue[place] ?? null,
    },
  };
}

const ids = (condition: string): string =>
  prepared(`select t.id from ticket t join source s on s.id = t.source_id
     where t.id > $1 and t.id <= $6 and ${ofPeople} and ${condition} order by t.id`);

const all = ids('true');
// What is recorded of them may be behind: they are to be read again.
const stale = ids('t.wake_at <= greatest($7::timestamptz, now())');

/** All tickets of a page. */
export async function loadTicketsOf(tx: Tx, judged: Judged, page: TicketPage): Promise<number[]> {
  const rows = await tx.rows<{ id: number }>(all, [page.after, ...judgedTicket(judged)[1], page.until]);
  return rows.map(({ id }) => id);
}

/** Those that are to be read again at `now`: what is recorded of them may be behind. */
export async function loadStale(tx: Tx, judged: Judged, page: TicketPage, now: Temporal.Instant): Promise<number[]> {
  const parameters = [page.after, ...judgedTicket(judged)[1], page.until, toSqlInstant(now)];
  return (await tx.rows<{ id: number }>(stale, parameters)).map(({ id }) => id);
}
