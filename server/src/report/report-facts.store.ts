// What a report lists one by one: broken promises, what excuses them, what came to nothing, tickets, deliverables, outages.
import type { Tx } from '../db/orm.ts';
import type { ClockOutcome, Excuse } from '../engine/outcome.ts';
import type { VoidReason, ClockPhase } from '../engine/reading.ts';

/** Clocks that an agreement judged and that count on civil days `[from, until)`. */
export interface CountedClocks {
  readonly agreement: number;
  readonly from: string;
  readonly until: string;
}

const counted = `clock c join outcome_cell k on k.id = c.cell_id join clock_outcome o on o.clock_id = c.id
  join ticket t on t.id = c.ticket_id join source s on s.id = t.source_id
  where k.agreement_id = $1 and c.counts_on >= $2::date and c.counts_on < $3::date`;
const askedOf = ({ agreement, from, until }: CountedClocks): unknown[] => [agreement, from, until];

/** A clock with its ticket: what both are called, here and in the portal. */
export interface ClockOfTicket {
  readonly clock: number;
  readonly source: string;
  readonly reference: string;
  /** The ticket's in the portal. */
  readonly portalId: string;
  readonly customer: number | null;
  readonly measure: string;
  readonly cycle: number;
}

const ofTicket = `c.id as clock, s.name as source, t.reference, t.portal_id as "portalId", t.customer_id as customer, c.measure, c.cycle`;

export interface BrokenPromise extends ClockOfTicket {
  readonly clause: number | null;
  readonly team: string | null;
  readonly severity: string | null;
  readonly outcome: ClockOutcome;
  readonly phase: ClockPhase;
  readonly brokenMs: number;
  readonly stoppedMs: number | null;
  /** Covered time beyond the promise, of a clock that ended; milliseconds. */
  readonly lateMs: number | null;
  readonly byReclassification: boolean;
}

/** Broken promises, excused or not, the first broken first; at most `limit`. */
export const loadBroken = (tx: Tx, of: CountedClocks, limit: number): Promise<BrokenPromise[]> =>
  tx.rows<BrokenPromise>(
    `select ${ofTicket},
            k.clause_id as clause, k.team, k.severity, o.promise as outcome, c.phase, ms(c.promise_breached_at) as "brokenMs",
            ms(c.stopped_at) as "stoppedMs", case when c.phase = 'STOPPED' then -c.promise_headroom_ms end as "lateMs",
            coalesce(c.promise_by_reclassification, false) as "byReclassification"
       from ${counted} and o.promise in ('MISSED', 'WAIVED', 'DISPUTED')
      order by c.promise_breached_at, c.id limit $4`,
    [...askedOf(of), limit],
  );

export interface ExcusedBreach extends ClockOfTicket {
  readonly state: Excuse | 'REJECTED';
  readonly reason: string;
  readonly evidence: string | null;
  readonly raisedMs: number;
  readonly decidedMs: number | null;
  /** How many there are in all. */
  readonly all: number;
}

/** What was said of broken promises, the first said first; at most `limit`. */
export const loadExcused = (tx: Tx, of: CountedClocks, limit: number): Promise<ExcusedBreach[]> =>
  tx.rows<ExcusedBreach>(
    `select ${ofTicket},
            w.state, w.reason, w.evidence, ms(w.raised_at) as "raisedMs", ms(w.decided_at) as "decidedMs", count(*) over () as "all"
       from waiver w join clock c on c.id = w.clock_id join outcome_cell k on k.id = c.cell_id
       join ticket t on t.id = c.ticket_id join source s on s.id = t.source_id
      where k.agreement_id = $1 and c.counts_on >= $2::date and c.counts_on < $3::date
      order by w.raised_at, w.id limit $4`,
    [...askedOf(of), limit],
  );

/** Why clocks came to no result; null: they were cut short with a limit broken. */
export const countExcluded = (
  tx: Tx,
  of: CountedClocks,
): Promise<{ readonly reason: VoidReason | null; readonly count: number }[]> =>
  tx.rows(
    `select c.void_reason as reason, count(*)::int as count from ${counted} and o.promise = 'EXCLUDED' group by 1 order by 1`,
    askedOf(of),
  );

/** The covered times of clocks that ended and whose promise was decided, by clause, ascending. */
export async function loadDecidedTimes(tx: Tx, of: CountedClocks): Promise<Map<number | null, readonly number[]>> {
  const rows = await tx.rows<{ clause: number | null; times: number[] }>(
    `select k.clause_id as clause, array_agg(o.spent_ms order by o.spent_ms) as times
       from ${counted} and o.spent_ms is not null and o.promise in ('MET', 'MISSED', 'WAIVED', 'DISPUTED') group by 1`,
    askedOf(of),
  );
  return new Map(rows.map(({ clause, times }) => [clause, times.map(Number)]));
}

/** Half-open, epoch milliseconds. */
interface Stretch {
  readonly fromMs: number;
  readonly untilMs: number;
}

export interface DeliverableCount {
  readonly number: string;
  readonly title: string;
  readonly delivered: number;
  readonly late: number;
  readonly missed: number;
  readonly waived: number;
  readonly disputed: number;
  readonly open: number;
}

/** Occurrences of an agreement's deliverables that are due in a stretch. */
export const loadDelivered = (
  tx: Tx,
  { agreement, fromMs, untilMs }: Stretch & { readonly agreement: number },
): Promise<DeliverableCount[]> =>
  tx.rows<DeliverableCount>(
    `select o.number, min(o.title) as title,
            count(*) filter (where o.standing = 'DELIVERED' and o.confirmation <> 'DISPUTED')::int as delivered,
            count(*) filter (where o.standing = 'LATE' and o.confirmation <> 'DISPUTED')::int as late,
            count(*) filter (where o.standing = 'MISSED' and o.confirmation <> 'DISPUTED')::int as missed,
            count(*) filter (where o.standing = 'WAIVED')::int as waived,
            count(*) filter (where o.confirmation = 'DISPUTED' and o.standing <> 'WAIVED')::int as disputed,
            count(*) filter (where o.standing in ('OPEN', 'AT_RISK', 'OVER_TARGET') and o.confirmation <> 'DISPUTED')::int as open
       from deliverable_occurrence o
      where o.agreement_id = $1 and o.due_at >= at_ms($2::bigint) and o.due_at < at_ms($3::bigint)
      group by 1 order by o.number collate "C"`,
    [agreement, fromMs, untilMs],
  );

export interface ToldOutage {
  readonly id: number;
  readonly service: string;
  readonly kind: 'OUTAGE' | 'MAINTENANCE';
  readonly fromMs: number;
  /** Null: it lasted when this was read. */
  readonly untilMs: number | null;
  readonly reason: string | null;
}

interface ToldStretch extends Stretch {
  /** By their references. */
  readonly services: readonly string[];
}

const toldOutages = `service_outage o join service s on s.id = o.service_id
      where s.reference = any($1::text[]) and o.withdrawn_at is null and o.from_at < at_ms($3::bigint)
        and coalesce(o.until_at > at_ms($2::bigint), true)`;

/** Outages and maintenance of these services that reach into a stretch and were not taken back, the first first. */
export const loadToldOutages = (
  tx: Tx,
  { services, fromMs, untilMs, limit }: ToldStretch & { readonly limit: number },
): Promise<ToldOutage[]> =>
  tx.rows<ToldOutage>(
    `select o.id, s.name as service, o.kind, ms(o.from_at) as "fromMs", ms(o.until_at) as "untilMs", o.reason
       from ${toldOutages} order by o.from_at, o.id limit $4`,
    [services, fromMs, untilMs, limit],
  );

/** All of them by their kind, and how long they last within the stretch: of what lasts, until `nowMs`. */
export async function sumToldOutages(
  tx: Tx,
  { services, fromMs, untilMs, nowMs }: ToldStretch & { readonly nowMs: number },
): Promise<Map<ToldOutage['kind'], { readonly count: number; readonly withinMs: number }>> {
  const rows = await tx.rows<{ kind: ToldOutage['kind']; count: number; withinMs: number }>(
    `select o.kind, count(*) as count,
            sum(greatest(0, least(coalesce(ms(o.until_at), $4::bigint), $3::bigint) - greatest(ms(o.from_at), $2::bigint)))::bigint as "withinMs"
       from ${toldOutages} group by 1`,
    [services, fromMs, untilMs, nowMs],
  );
  return new Map(rows.map(({ kind, ...of }) => [kind, of]));
}

/** Closed periods of an agreement within civil days `[from, until)`, by their kind and first day. */
export async function loadClosedWithin(
  tx: Tx,
  { agreement, from, until }: CountedClocks,
): Promise<Map<string, number>> {
  const rows = await tx.rows<{ id: number; kind: string; from: string }>(
    `select id, kind, from_date::text as "from" from agreement_period
      where agreement_id = $1 and from_date >= $2::date and until_date <= $3::date order by from_date, kind`,
    [agreement, from, until],
  );
  return new Map(rows.map(({ id, kind, from: day }) => [`${kind} ${day}`, id]));
}

/** The names of customers. */
export async function loadCustomerName(tx: Tx, customer: number | null): Promise<string | null> {
  if (customer === null) return null;
  const [row] = await tx.rows<{ name: string }>('select name from customer where id = $1', [customer]);
  return row?.name ?? null;
}
