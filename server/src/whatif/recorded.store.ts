// What is recorded of the tickets that a what-if asks about, many at once: column by column, because rows of objects took
// longer to send and to take apart than to judge.
import { toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import { prepared } from '../db/prepared.ts';
import type { Excuse } from '../engine/outcome.ts';
import type { Severity } from '../engine/fact.ts';
import type { LimitStanding, Ran } from '../engine/reading.ts';
import { judgedTicket, type Judged } from '../runtime/amendment.store.ts';
import type { CountedClock } from './tally.ts';

const ofPeople = `${judgedTicket({ customer: null, since: Temporal.Instant.fromEpochMilliseconds(0), until: null, openAt: null })[0]} and not s.canary`;

/** Tickets behind an id, up to another. */
export interface TicketPage {
  readonly after: number;
  readonly until: number;
  readonly tickets: number;
}

/** The tickets that may have a clock that counts, so many to a page, by key. */
export async function loadPages(tx: Tx, judged: Judged, size: number): Promise<TicketPage[]> {
  const rows = await tx.rows<{ until: number; tickets: number }>(
    `select max(p.id) as until, count(*) as tickets
       from (select t.id, (row_number() over (order by t.id) - 1) / $1 as page
               from ticket t join source s on s.id = t.source_id where ${ofPeople}) p
      group by p.page order by p.page`,
    [size, ...judgedTicket(judged)[1]],
  );
  return rows.map((row, place) => ({ ...row, after: rows[place - 1]?.until ?? 0 }));
}

/** A stored clock under customers' agreements, with what is said of its breach. */
export interface RecordedClock extends CountedClock {
  readonly ticket: number;
  readonly severity: Severity | null;
  readonly service: number | null;
  readonly agreementVersion: number;
  /** Their row ids, most specific first, with commas. */
  readonly clauses: string;
  readonly excuse: Excuse | null;
  /** Figures count it. */
  readonly isCounted: boolean;
  /** Null: its facts alone tell when it ran. */
  readonly ran: Ran | null;
}

/** A clock as its columns hold it. */
interface ClockSql extends Omit<RecordedClock, 'promise' | 'target'> {
  readonly isPromised: boolean;
  readonly promiseLimitMs: number | null;
  readonly promiseDueMs: number | null;
  readonly promiseBreachedMs: number | null;
  readonly promiseStanding: LimitStanding | null;
  readonly isTargeted: boolean;
  readonly targetLimitMs: number | null;
  readonly targetDueMs: number | null;
  readonly targetBreachedMs: number | null;
  readonly targetStanding: LimitStanding | null;
}

const columns: Readonly<Record<keyof ClockSql, string>> = {
  ticket: 'c.ticket_id',
  severity: 't.severity',
  service: 't.service_id',
  measure: 'c.measure',
  cycle: 'c.cycle',
  agreementVersion: 'c.agreement_version_id',
  clauses: "array_to_string(c.clause_ids, ',')",
  phase: 'c.phase',
  voidReason: 'c.void_reason',
  startedAtMs: 'ms(c.started_at)',
  stoppedAtMs: 'ms(c.stopped_at)',
  spentMs: 'c.spent_ms',
  excuse: 'c.excuse',
  isCounted: 'c.counts_on is not null and c.cell_id is not null',
  ran: 'c.ran',
  isPromised: 'c.promise_by_reclassification is not null',
  promiseLimitMs: 'c.promise_limit_ms',
  promiseDueMs: 'ms(c.promise_due_at)',
  promiseBreachedMs: 'ms(c.promise_breached_at)',
  promiseStanding: 'c.promise_standing',
  isTargeted: 'c.target_by_reclassification is not null',
  targetLimitMs: 'c.target_limit_ms',
  targetDueMs: 'ms(c.target_due_at)',
  targetBreachedMs: 'ms(c.target_breached_at)',
  targetStanding: 'c.target_standing',
};

type Columns = { readonly [K in keyof ClockSql]: readonly ClockSql[K][] | null };

const named = Object.entries(columns);
// A clock that never started counts nowhere; of a ticket that is read whole it is compared all the same.
const recorded = prepared(`select ${named.map(([name]) => `json_agg(r."${name}") as "${name}"`).join(', ')}
  from (select ${named.map(([name, value]) => `${value} as "${name}"`).join(', ')}
          from ticket t join source s on s.id = t.source_id join clock c on c.ticket_id = t.id
         where t.id > $1 and t.id <= $6 and c.ticket_id > $1 and c.ticket_id <= $6 and ${ofPeople}
           and c.kind = 'SLA' and (c.phase <> 'NOT_APPLICABLE' and $7::bigint[] is null or t.id = any($7::bigint[])) order by c.ticket_id) r`);

/** By ticket; of a page, or of some tickets by their ids in order. */
export async function loadRecorded(
  tx: Tx,
  judged: Judged,
  which: TicketPage | { readonly ids: readonly number[] },
): Promise<Map<number, RecordedClock[]>> {
  const ids = 'ids' in which ? which.ids : null;
  const { after, until } = 'ids' in which ? { after: (ids?.[0] ?? 1) - 1, until: ids?.at(-1) ?? 0 } : which;
  const [found] = await tx.rows<Columns>(recorded, [after, ...judgedTicket(judged)[1], until, ids]);
  const { ticket: tickets } = found ?? {};
  const clocks = new Map<number, RecordedClock[]>();
  if (found === undefined || !tickets) return clocks;
  const at = <K extends keyof ClockSql>(name: K, place: number): ClockSql[K] => found[name]?.[place] as ClockSql[K];
  tickets.forEach((ticket, place) => {
    const clock: RecordedClock = {
      ticket,
      severity: at('severity', place),
      service: at('service', place),
      measure: at('measure', place),
      cycle: at('cycle', place),
      agreementVersion: at('agreementVersion', place),
      clauses: at('clauses', place),
      phase: at('phase', place),
      voidReason: at('voidReason', place),
      startedAtMs: at('startedAtMs', place),
      stoppedAtMs: at('stoppedAtMs', place),
      spentMs: at('spentMs', place),
      excuse: at('excuse', place),
      isCounted: at('isCounted', place),
      ran: at('ran', place),
      promise: at('isPromised', place)
        ? {
            limitMs: at('promiseLimitMs', place),
            dueAtMs: at('promiseDueMs', place),
            breachedAtMs: at('promiseBreachedMs', place),
            standing: at('promiseStanding', place),
          }
        : null,
      target: at('isTargeted', place)
        ? {
            limitMs: at('targetLimitMs', place),
            dueAtMs: at('targetDueMs', place),
            breachedAtMs: at('targetBreachedMs', place),
            standing: at('targetStanding', place),
          }
        : null,
    };
    const known = clocks.get(ticket);
    if (known) known.push(clock);
    else clocks.set(ticket, [clock]);
  });
  return clocks;
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
