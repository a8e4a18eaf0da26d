// The reading side of tickets: what lists, pages and nodes show. Every query leaves out what the viewer may not see.
import { shownName } from '../access/shown-name.store.ts';
import type { Tx } from '../db/orm.ts';
import type { Severity, StatusCategory } from '../engine/fact.ts';
import type { ClockStanding } from '../engine/reading.ts';
import type { UserErrorValue } from '../gate/errors.ts';
import type { StoredPromised } from './promised.ts';
import type { TicketQuery } from './ticket-filter.ts';
import { seenCondition, sqlParameters, ticketCondition, type SqlParameters } from './ticket-filter.store.ts';

/** A ticket as it is shown, names of people and the subject beside it. Instants in epoch milliseconds. */
export interface TicketView {
  readonly id: number;
  readonly reference: string;
  readonly source: string;
  readonly sourceId: number;
  readonly subject: string | null;
  readonly customer: number | null;
  readonly serviceAccount: number | null;
  readonly service: number | null;
  readonly asset: number | null;
  readonly severity: Severity | null;
  readonly sourceSeverity: string | null;
  readonly status: StatusCategory;
  readonly sourceStatus: string | null;
  readonly group: string | null;
  readonly agent: string | null;
  /** Null until the opening itself was recorded. */
  readonly openedAtMs: number | null;
  readonly resolvedAtMs: number | null;
  readonly closedAtMs: number | null;
  readonly reopenings: number;
  /** The reference of the ticket it became part of, empty when its source did not say which; null: none. */
  readonly mergedInto: string | null;
  readonly promised: StoredPromised | null;
  readonly standing: ClockStanding | null;
  readonly revision: number;
  readonly uncovered: boolean;
  readonly needsMending: readonly UserErrorValue[];
}

export type TicketOrder = 'DUE_FIRST' | 'OPENED_FIRST' | 'OPENED_LAST' | 'REFERENCE';

/** A ticket in a list, with the instant the list is ordered by (null last). */
export interface ListedTicket extends TicketView {
  readonly orderMs: number | null;
}

export interface TicketSearch {
  readonly query: TicketQuery;
  /** Sources that may be seen; null: all. */
  readonly sources: readonly string[] | null;
}

const viewColumns = `t.id, t.reference, s.name as source, w.subject, t.customer_id as customer,
  t.service_account_id as "serviceAccount", t.service_id as service, t.asset_id as asset, t.severity,
  t.source_severity as "sourceSeverity", t.status, t.source_status as "sourceStatus", t.group_name as "group", ${shownName('p')} as agent,
  ms(t.opened_at) as "openedAtMs", ms(t.resolved_at) as "resolvedAtMs", ms(t.closed_at) as "closedAtMs", t.reopenings,
  t.merged_into as "mergedInto", t.source_id as "sourceId", t.promised, t.standing, t.revision, t.uncovered, t.needs_mending as "needsMending"`;

const viewJoins = `join source s on s.id = t.source_id and not s.canary
  left join ticket_subject w on w.ticket_id = t.id
  left join individual p on p.id = t.agent_id`;

/** Tickets by id, without those of sources that may not be seen. */
export async function loadTicketViews(
  tx: Tx,
  ids: readonly number[],
  sources: readonly string[] | null,
): Promise<Map<number, TicketView>> {
  const parameters = sqlParameters();
  const rows = await tx.rows<TicketView>(
    `select ${viewColumns} from ticket t ${viewJoins}
      where t.id = any(${parameters.put(ids)}::bigint[]) and ${seenCondition(sources, parameters)}`,
    parameters.values,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Tickets of this reference, of one source or (null) of any; at most two, which is enough to know that one is not it. */
export async function findTickets(
  tx: Tx,
  { reference, source }: { readonly reference: string; readonly source: string | null },
  sources: readonly string[] | null,
): Promise<TicketView[]> {
  // No stored text has a NUL, and PostgreSQL cannot be asked with one.
  if (reference.includes('\0') || source?.includes('\0') === true) return [];
  const parameters = sqlParameters();
  return tx.rows<TicketView>(
    `select ${viewColumns} from ticket t ${viewJoins}
      where t.reference = ${parameters.put(reference)}
        and ${source === null ? 'true' : `s.name = ${parameters.put(source)}`}
        and ${seenCondition(sources, parameters)}
      order by s.name limit 2`,
    parameters.values,
  );
}

/** Which of these tickets satisfy the query as they are now. */
export async function loadSatisfying(tx: Tx, ids: readonly number[], query: TicketQuery): Promise<Set<number>> {
  const parameters = sqlParameters();
  const rows = await tx.rows<{ id: number }>(
    `select t.id from ticket t where t.id = any(${parameters.put(ids)}::bigint[]) and ${ticketCondition(query, parameters)}`,
    parameters.values,
  );
  return new Set(rows.map((row) => row.id));
}

export async function countTickets(tx: Tx, { query, sources }: TicketSearch): Promise<number> {
  const parameters = sqlParameters();
  const [row] = await tx.rows<{ count: number }>(
    `select count(*) as count from ticket t
      where ${ticketCondition(query, parameters)} and ${seenCondition(sources, parameters)}`,
    parameters.values,
  );
  return row?.count ?? 0;
}

// Text is compared by code point, so that pages do not depend on the locale of the database.
const byReference = 't.reference collate "C"';

interface Ordering {
  readonly column: string;
  readonly join: string;
  /** As the index has it: an instant of opening is never null in a list. */
  readonly direction: 'asc nulls last' | 'asc' | 'desc';
}

/** What each order sorts by before reference and id, which make every order total. */
const orderings: Readonly<Record<TicketOrder, Ordering>> = {
  DUE_FIRST: {
    column: 'd.due_at',
    join: `left join (select ticket_id, min(promise_due_at) as due_at from sla_clock where phase = 'RUNNING' group by ticket_id) d
      on d.ticket_id = t.id`,
    direction: 'asc nulls last',
  },
  OPENED_FIRST: { column: 't.opened_at', join: '', direction: 'asc' },
  OPENED_LAST: { column: 't.opened_at', join: '', direction: 'desc' },
  REFERENCE: { column: 'null::timestamptz', join: '', direction: 'asc' },
};

/** The place of a ticket in its list: what a cursor holds. */
export type TicketKey = readonly [orderMs: number | null, reference: string, id: number];

export const ticketKey = (ticket: ListedTicket): TicketKey => [ticket.orderMs, ticket.reference, ticket.id];

/** Rows behind `after` (null: from the beginning), one more than `first`, which only says that there is more. */
export async function loadTicketPage(
  tx: Tx,
  { query, sources }: TicketSearch,
  { order, first, after }: { readonly order: TicketOrder; readonly first: number; readonly after: TicketKey | null },
): Promise<ListedTicket[]> {
  const parameters = sqlParameters();
  const { column, join, direction } = orderings[order];
  return tx.rows<ListedTicket>(
    // The page is chosen on the narrow rows first; names and subjects are joined to what is shown.
    `with page as (
       select t.id, ${column} as order_at from ticket t ${join}
        where ${ticketCondition(query, parameters)} and ${seenCondition(sources, parameters)}
          and ${behind(orderings[order], after, parameters)}
        order by ${column} ${direction}, ${byReference}, t.id limit ${parameters.put(first + 1)}
     )
     select ${viewColumns}, ms(page.order_at) as "orderMs" from page join ticket t on t.id = page.id ${viewJoins}
      order by page.order_at ${direction}, ${byReference}, t.id`,
    parameters.values,
  );
}

/** The rows behind a key in the order (column, nulls last; reference; id). */
function behind({ column, direction }: Ordering, after: TicketKey | null, parameters: SqlParameters): string {
  if (after === null) return 'true';
  const [orderMs, reference, id] = after;
  const tie = `(${byReference}, t.id) > (${parameters.put(reference)}::text collate "C", ${parameters.put(id)}::bigint)`;
  if (orderMs === null) return `(${column} is null and ${tie})`;
  const at = `at_ms(${parameters.put(orderMs)})`;
  return `(${column} ${direction === 'desc' ? '<' : '>'} ${at} or ${column} is null or (${column} = ${at} and ${tie}))`;
}

/** The instant of the first fact of tickets whose opening was not recorded yet. */
export async function loadFirstFacts(tx: Tx, ids: readonly number[]): Promise<Map<number, number>> {
  const rows = await tx.rows<{ id: number; atMs: number }>(
    'select ticket_id as id, ms(min(at)) as "atMs" from ticket_event where ticket_id = any($1) group by ticket_id',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row.atMs]));
}

/** Who promised an instant last, by ticket; absent when nobody was named. */
export async function loadPromisers(tx: Tx, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await tx.rows<{ id: number; name: string | null }>(
    `select t.id, ${shownName('b')} as name
       from ticket t join ticket_event e on e.ticket_id = t.id and e.id = (t.promised ->> 'factId')::bigint
       left join individual b on b.id = e.by_id
      where t.id = any($1)`,
    [ids],
  );
  return new Map(rows.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])));
}
