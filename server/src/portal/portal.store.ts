// The queries behind the customer's schema. Each is bound to one customer, and none selects a column that holds, or is
// made from, the private half of a clock: what is not read cannot slip out. (The `standing`, `revision` and `wake_at`
// of tickets and clocks take both limits together, so they stay behind too.)
import type { Tx } from '../db/orm.ts';
import type { CoveragePeriod } from '../engine/coverage.ts';
import type { Severity, StatusCategory } from '../engine/fact.ts';
import type { ClockPhase, LimitStanding } from '../engine/reading.ts';
import type { LogHead } from '../push/log.store.ts';
import type { PortalClockKey } from './portal-id.ts';

/** A ticket as its customer may see it. Instants in epoch milliseconds. */
export interface PortalTicketRow {
  readonly id: number;
  readonly portalId: string;
  readonly reference: string;
  readonly subject: string | null;
  readonly status: StatusCategory;
  readonly openedAtMs: number;
  readonly resolvedAtMs: number | null;
  readonly standing: LimitStanding | null;
  readonly revision: number;
}

/** A clock as its customer may see it: `spentMs` and `headroomMs` as they were at `readAtMs`. */
export interface PortalClockRow {
  /** Of the ticket. */
  readonly ticketPortalId: string;
  readonly ticketId: number;
  readonly measure: string;
  readonly cycle: number;
  readonly phase: ClockPhase;
  readonly standing: LimitStanding | null;
  readonly withinMs: number | null;
  readonly spentMs: number;
  readonly dueAtMs: number | null;
  readonly headroomMs: number | null;
  readonly breachedAtMs: number | null;
  /** What it counts by: the schedule version, the start, and the coverage periods of the clauses that judge it. */
  readonly readAtMs: number;
  readonly startedAtMs: number | null;
  readonly agreementVersion: number;
  readonly periods: readonly (CoveragePeriod | null)[];
  readonly blended: boolean;
  readonly revision: number;
}

/** An agreement in the version that applies; dates as "2026-03-29". */
export interface PortalAgreementRow {
  readonly portalId: string;
  readonly number: string;
  readonly versionId: number;
  readonly version: number;
  readonly from: string;
  readonly until: string | null;
}

export interface PromiseRow {
  readonly number: string;
  readonly measure: string;
  readonly severity: Severity | null;
  readonly period: CoveragePeriod | null;
  readonly withinMs: number | null;
}

/** Rows behind `after` in the list's order, at most `limit`. */
export interface Behind<K> {
  readonly after: K | null;
  readonly limit: number;
}

/** The standing of a clock's promise; engine/change.ts · promiseStanding says the same of a reading. */
const promiseStanding = `case when c.phase not in ('VOID', 'NOT_APPLICABLE') then c.promise_standing end`;

const ticketColumns = `t.id, t.portal_id as "portalId", t.reference, w.subject, t.status, ms(t.opened_at) as "openedAtMs",
  ms(t.resolved_at) as "resolvedAtMs", t.portal_revision as revision,
  (select ${promiseStanding} as standing from sla_clock c where c.ticket_id = t.id
    order by array_position(array['BREACHED', 'AT_RISK', 'ON_TRACK', 'MET'], ${promiseStanding}) limit 1) as standing`;

const tickets = `ticket t left join ticket_subject w on w.ticket_id = t.id`;

// Until its opening is recorded a ticket is nothing that its customer knows of.
const isTheirs = `t.customer_id = $1 and t.opened_at is not null`;

export async function loadPortalTickets(
  tx: Tx,
  customer: number,
  ids: readonly number[],
): Promise<Map<number, PortalTicketRow>> {
  const rows = await tx.rows<PortalTicketRow>(
    `select ${ticketColumns} from ${tickets} where ${isTheirs} and t.id = any($2::bigint[])`,
    [customer, ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export async function findPortalTicket(tx: Tx, customer: number, uuid: string): Promise<PortalTicketRow | null> {
  const [row] = await tx.rows<PortalTicketRow>(
    `select ${ticketColumns} from ${tickets} where ${isTheirs} and t.portal_id = $2`,
    [customer, uuid],
  );
  return row ?? null;
}

/** The ticket of this reference; of several (from several sources) the one opened last. */
export async function findPortalTicketByReference(
  tx: Tx,
  customer: number,
  reference: string,
): Promise<PortalTicketRow | null> {
  const [row] = await tx.rows<PortalTicketRow>(
    // By way of the sources: references are indexed within their source.
    `select ${ticketColumns} from source s join ${tickets} on t.source_id = s.id and t.reference = $2
      where ${isTheirs} order by t.opened_at desc, t.portal_id limit 1`,
    [customer, reference],
  );
  return row ?? null;
}

/** The place of a ticket among its customer's, newest first. */
export type PortalTicketKey = readonly [openedAtMs: number, portalId: string];

const ended = `(t.status in ('RESOLVED', 'CLOSED', 'CANCELLED') or t.merged_into is not null)`;
const isOpenAs = `($2::boolean is null or (not ${ended}) = $2)`;

/** Tickets opened last first; `open` null: whether they are open or not. */
export async function loadPortalTicketPage(
  tx: Tx,
  { customer, open }: { readonly customer: number; readonly open: boolean | null },
  { after, limit }: Behind<PortalTicketKey>,
): Promise<PortalTicketRow[]> {
  return tx.rows<PortalTicketRow>(
    `select ${ticketColumns} from ${tickets}
      where ${isTheirs} and ${isOpenAs}
        and t.opened_at <= coalesce(at_ms($3), 'infinity')
        and ($3::bigint is null or t.opened_at < at_ms($3) or t.portal_id > $4::uuid)
      order by t.opened_at desc, t.portal_id limit $5`,
    [customer, open, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}

export async function countPortalTickets(
  tx: Tx,
  { customer, open }: { readonly customer: number; readonly open: boolean | null },
): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(
    `select count(*) as count from ticket t where ${isTheirs} and ${isOpenAs}`,
    [customer, open],
  );
  return row?.count ?? 0;
}

const clockColumns = `t.portal_id as "ticketPortalId", c.ticket_id as "ticketId", c.measure, c.cycle, c.phase,
  ${promiseStanding} as standing, c.promise_limit_ms as "withinMs", c.spent_ms as "spentMs",
  ms(c.promise_due_at) as "dueAtMs", c.promise_headroom_ms as "headroomMs",
  ms(c.promise_breached_at) as "breachedAtMs", ms(c.read_at) as "readAtMs", ms(c.started_at) as "startedAtMs",
  c.agreement_version_id as "agreementVersion", array(select k.period from clause k where k.id = any(c.clause_ids)) as periods,
  c.promise_shares is not null as blended,
  c.portal_revision as revision`;

/** The clocks of each ticket by measure and cycle. */
export async function loadPortalClocks(
  tx: Tx,
  customer: number,
  ticketIds: readonly number[],
): Promise<Map<number, PortalClockRow[]>> {
  const rows = await tx.rows<PortalClockRow>(
    `select ${clockColumns} from sla_clock c join ticket t on t.id = c.ticket_id
      where ${isTheirs} and c.ticket_id = any($2::bigint[]) order by c.ticket_id, c.measure collate "C", c.cycle`,
    [customer, ticketIds],
  );
  return Map.groupBy(rows, (row) => row.ticketId);
}

export async function findPortalClock(
  tx: Tx,
  customer: number,
  { uuid, measure, cycle }: PortalClockKey,
): Promise<PortalClockRow | null> {
  const [row] = await tx.rows<PortalClockRow>(
    `select ${clockColumns} from sla_clock c join ticket t on t.id = c.ticket_id
      where ${isTheirs} and t.portal_id = $2 and c.measure = $3 and c.cycle = $4`,
    [customer, uuid, measure, cycle],
  );
  return row ?? null;
}

// What was agreed with this customer or with all, in the version in force at $2, else in the one activated last.
const agreements = `agreement a join lateral (
    select * from agreement_version where agreement_id = a.id and activated_at is not null
     order by (from_at <= at_ms($2) and (until_at is null or until_at > at_ms($2))) desc, version desc limit 1
  ) v on true`;
const isAgreed = `a.kind = 'SLA' and (a.customer_id = $1 or a.level = 'CORPORATE')`;
const agreementColumns = `a.portal_id as "portalId", a.number, v.id as "versionId", v.version, v.from_date as "from", v.until_date as until`;

/** One agreement by its number or by the uuid of its id, as it stands at `now`. */
export async function findPortalAgreement(
  tx: Tx,
  customer: number,
  by: { readonly number: string } | { readonly uuid: string },
  now: Temporal.Instant,
): Promise<PortalAgreementRow | null> {
  const [isMeant, value] = 'number' in by ? ['a.number = $3', by.number] : ['a.portal_id = $3::uuid', by.uuid];
  const [row] = await tx.rows<PortalAgreementRow>(
    `select ${agreementColumns} from ${agreements} where ${isAgreed} and ${isMeant}`,
    [customer, now.epochMilliseconds, value],
  );
  return row ?? null;
}

/** Agreements by number, each as it stands at `now`. */
export async function loadPortalAgreementPage(
  tx: Tx,
  customer: number,
  { after, limit }: Behind<string>,
  now: Temporal.Instant,
): Promise<PortalAgreementRow[]> {
  return tx.rows<PortalAgreementRow>(
    `select ${agreementColumns} from ${agreements}
      where ${isAgreed} and ($3::text is null or a.number collate "C" > $3) order by a.number collate "C" limit $4`,
    [customer, now.epochMilliseconds, after, limit],
  );
}

export async function countPortalAgreements(tx: Tx, customer: number): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(
    `select count(*) as count from agreement a
      where ${isAgreed} and exists (select from agreement_version where agreement_id = a.id and activated_at is not null)`,
    [customer],
  );
  return row?.count ?? 0;
}

/** The promises of each agreement version in their order in the document. */
export async function loadPromises(tx: Tx, versionIds: readonly number[]): Promise<Map<number, PromiseRow[]>> {
  const rows = await tx.rows<PromiseRow & { versionId: number }>(
    `select agreement_version_id as "versionId", number, measure, severity, period, promise_ms as "withinMs"
       from clause where agreement_version_id = any($1::bigint[]) order by agreement_version_id, position`,
    [versionIds],
  );
  return Map.groupBy(rows, (row) => row.versionId);
}

/** How far the customer's own numbering reaches, and from where on the log holds all of it. */
export async function loadPortalLogHead(tx: Tx, customer: number): Promise<LogHead> {
  const [head] = await tx.rows<LogHead>(
    // Everything above log_head.oldest is still there, so the first of the customer's rows above it has no gap behind it.
    `select h.epoch, coalesce(p.position, 0) as position,
            coalesce((select c.portal_position - 1 from change_log c
                       where c.customer_id = $1 and c.portal_position is not null and c.position > h.oldest
                       order by c.portal_position limit 1), p.position, 0) as oldest
       from log_head h left join portal_head p on p.customer_id = $1`,
    [customer],
  );
  if (!head) throw new Error('The change log has no head: table log_head is empty, expected one row');
  return head;
}
