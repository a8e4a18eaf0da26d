// A ticket filter as a value, and its form for tickets that pass by in the change log. The same filter as an SQL
// condition stands in ticket-filter.store.ts; a property test holds that both choose the same tickets.
import type { AgreementKind } from '../engine/clause.ts';
import type { Severity, StatusCategory } from '../engine/fact.ts';
import type { ClockStanding } from '../engine/reading.ts';
import type { TicketMatch } from '../push/change-log.ts';

/**
 * What is asked of a ticket; null asks nothing, an empty list is satisfied by nothing. `standings`, `measures`,
 * `agreements` and `kinds` must hold for one and the same clock. Ids are ours, instants epoch milliseconds, `[from, until)`.
 * Stored as JSON with boards and drills: fields are added, never renamed.
 */
export interface TicketQuery {
  readonly references: readonly string[] | null;
  readonly sources: readonly string[] | null;
  readonly standings: readonly ClockStanding[] | null;
  readonly statuses: readonly StatusCategory[] | null;
  readonly severities: readonly Severity[] | null;
  readonly customers: readonly number[] | null;
  readonly serviceAccounts: readonly number[] | null;
  readonly services: readonly number[] | null;
  readonly assets: readonly number[] | null;
  readonly agreements: readonly number[] | null;
  /** Of which agreements the clocks are; null: of customers'. */
  readonly kinds: readonly AgreementKind[] | null;
  readonly groups: readonly string[] | null;
  readonly open: boolean | null;
  readonly measures: readonly string[] | null;
  readonly openedFromMs: number | null;
  readonly openedUntilMs: number | null;
  readonly uncovered: boolean | null;
  readonly needsMending: boolean | null;
  /** Part of the reference or the subject, in any case. */
  readonly text: string | null;
}

/** Asks nothing: every opened ticket satisfies it. */
export const anyTicket: TicketQuery = {
  references: null,
  sources: null,
  standings: null,
  statuses: null,
  severities: null,
  customers: null,
  serviceAccounts: null,
  services: null,
  assets: null,
  agreements: null,
  kinds: null,
  groups: null,
  open: null,
  measures: null,
  openedFromMs: null,
  openedUntilMs: null,
  uncovered: null,
  needsMending: null,
  text: null,
};

/** A ticket is open until it is resolved, closed or cancelled. */
export const endedStatuses: readonly StatusCategory[] = ['RESOLVED', 'CLOSED', 'CANCELLED'];

/**
 * The part of a query that the change log cannot answer, because it does not hold what people wrote (subjects), what
 * needs mending nor the asset; null when there is none. It is asked of the stored ticket.
 */
export function unloggedPart(query: TicketQuery): TicketQuery | null {
  const { text, needsMending, assets } = query;
  const isLogged = text === null && needsMending === null && assets === null;
  return isLogged ? null : { ...anyTicket, text, needsMending, assets };
}

const isIn = <T>(wanted: readonly T[] | null, value: T | null): boolean =>
  wanted === null || (value !== null && wanted.includes(value));

const equals = (wanted: boolean | null, value: boolean): boolean => wanted === null || wanted === value;

/** Whether a ticket as logged satisfies the query, all but its `unloggedPart`; one not opened yet satisfies none. */
export function satisfies(ticket: TicketMatch, query: TicketQuery): boolean {
  return (
    isIn(query.references, ticket.reference) &&
    isIn(query.sources, ticket.source) &&
    isIn(query.statuses, ticket.status) &&
    isIn(query.severities, ticket.severity) &&
    isIn(query.customers, ticket.customer) &&
    isIn(query.serviceAccounts, ticket.serviceAccount) &&
    isIn(query.services, ticket.service) &&
    isIn(query.groups, ticket.group) &&
    equals(query.open, ticket.open) &&
    equals(query.uncovered, ticket.uncovered) &&
    isOpenedWithin(ticket, query) &&
    hasClockThatSatisfies(ticket, query)
  );
}

function isOpenedWithin({ openedAtMs }: TicketMatch, { openedFromMs, openedUntilMs }: TicketQuery): boolean {
  if (openedAtMs === null) return false;
  return openedAtMs >= (openedFromMs ?? -Infinity) && openedAtMs < (openedUntilMs ?? Infinity);
}

/** Whether the query asks anything of a clock. */
export const asksOfClocks = ({ standings, measures, agreements, kinds }: TicketQuery): boolean =>
  standings !== null || measures !== null || agreements !== null || kinds !== null;

const clockFields: ReadonlySet<string> = new Set<keyof TicketQuery>(['standings', 'measures', 'agreements', 'kinds']);

/** Whether the query asks anything of the ticket itself. */
export const asksOfTickets = (query: TicketQuery): boolean =>
  Object.entries(query).some(([field, wanted]) => wanted !== null && !clockFields.has(field));

/** The kinds of agreements whose clocks a query speaks of. */
export const kindsOf = ({ kinds }: TicketQuery): readonly AgreementKind[] => kinds ?? ['SLA'];

function hasClockThatSatisfies({ clocks }: TicketMatch, query: TicketQuery): boolean {
  if (!asksOfClocks(query)) return true;
  return clocks.some(
    (clock) =>
      isIn(kindsOf(query), clock.kind) &&
      isIn(query.standings, clock.standing) &&
      isIn(query.measures, clock.measure) &&
      isIn(query.agreements, clock.agreement),
  );
}
