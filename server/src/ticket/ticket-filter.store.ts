// A ticket filter as an SQL condition. The other form of the same filter, for the change log, is in ticket-filter.ts.
import { containing } from '../db/columns.ts';
import { asksOfClocks, endedStatuses, kindsOf, type TicketQuery } from './ticket-filter.ts';

/** The parameters of one statement; `put` takes a value and returns its place, "$3". */
export interface SqlParameters {
  readonly values: readonly unknown[];
  put(value: unknown): string;
}

export function sqlParameters(): SqlParameters {
  const values: unknown[] = [];
  return {
    values,
    put(value) {
      values.push(value);
      return `$${String(values.length)}`;
    },
  };
}

/** Written out and not as a parameter, so that the partial index over open tickets is used. */
export const openTicket = `t.status not in (${endedStatuses.map((status) => `'${status}'`).join(', ')}) and t.merged_into is null`;

/** Tickets (alias `t`) of sources that may be seen; null: all sources. */
export function seenCondition(sources: readonly string[] | null, parameters: SqlParameters): string {
  return sources === null
    ? 'true'
    : `t.source_id = any(array(select id from source where name = any(${parameters.put(sources)}::text[])))`;
}

/** What the query asks of the ticket itself and of its clocks, over alias `t`. */
export function ticketCondition(query: TicketQuery, parameters: SqlParameters): string {
  const all = [ticketOnly(query, parameters)];
  if (asksOfClocks(query))
    all.push(`exists (select from clock c where c.ticket_id = t.id and ${clockCondition(query, parameters)})`);
  return all.join(' and ');
}

/**
 * What the query asks of the ticket itself, over alias `t`. A ticket of which some events are known and its opening is
 * not is no case yet: no list holds it, and the indexes of lists leave it out.
 */
export function ticketOnly(query: TicketQuery, parameters: SqlParameters): string {
  const all = ['t.opened_at is not null'];
  const isIn = (column: string, type: string, wanted: readonly unknown[] | null): void => {
    if (wanted !== null) all.push(`${column} = any(${parameters.put(wanted)}::${type}[])`);
  };
  isIn('t.reference', 'text', query.references);
  if (query.sources !== null) all.push(seenCondition(query.sources, parameters));
  isIn('t.status', 'text', query.statuses);
  isIn('t.severity', 'text', query.severities);
  isIn('t.customer_id', 'bigint', query.customers);
  isIn('t.service_account_id', 'bigint', query.serviceAccounts);
  isIn('t.service_id', 'bigint', query.services);
  isIn('t.asset_id', 'bigint', query.assets);
  isIn('t.group_name', 'text', query.groups);
  if (query.open !== null) all.push(query.open ? openTicket : `not (${openTicket})`);
  if (query.uncovered !== null) all.push(query.uncovered ? 't.uncovered' : 'not t.uncovered');
  if (query.needsMending !== null) all.push(`jsonb_array_length(t.needs_mending) ${query.needsMending ? '>' : '='} 0`);
  if (query.openedFromMs !== null) all.push(`t.opened_at >= at_ms(${parameters.put(query.openedFromMs)})`);
  if (query.openedUntilMs !== null) all.push(`t.opened_at < at_ms(${parameters.put(query.openedUntilMs)})`);
  if (query.text !== null) all.push(textCondition(query.text, parameters));
  return all.join(' and ');
}

/** What the query asks of one clock, over alias `c`: at least of which kind of agreements it is. */
export function clockCondition(query: TicketQuery, parameters: SqlParameters): string {
  // Written out and not as parameters, so that partial indexes over customers' clocks are used.
  const kinds = kindsOf(query).map((kind) => `'${kind}'`);
  const all = [kinds.length === 0 ? 'false' : `c.kind in (${kinds.join(', ')})`];
  if (query.standings !== null) all.push(`c.standing = any(${parameters.put(query.standings)}::text[])`);
  if (query.measures !== null) all.push(`c.measure = any(${parameters.put(query.measures)}::text[])`);
  if (query.agreements !== null) {
    const agreements = parameters.put(query.agreements);
    all.push(
      `c.agreement_version_id = any(array(select id from agreement_version where agreement_id = any(${agreements}::bigint[])))`,
    );
  }
  return all.join(' and ');
}

function textCondition(text: string, parameters: SqlParameters): string {
  const pattern = parameters.put(containing(text));
  return `(t.reference ilike ${pattern}
    or exists (select from ticket_subject w where w.ticket_id = t.id and w.subject ilike ${pattern}))`;
}
