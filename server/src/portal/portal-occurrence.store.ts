// The queries behind a customer's deliverables. Each is bound to one customer, and none selects what is private: the target,
// the floor's standing and its revision stay behind.
import type { PartyRole } from '../agreement/section-enums.ts';
import type { Tx } from '../db/orm.ts';
import type { Confirmation, OccurrencePhase, OccurrenceReading } from '../engine/deliverable.ts';
import type { Behind } from './portal.store.ts';

/** An occurrence as its customer may see it. Instants in epoch milliseconds. */
export interface PortalOccurrenceRow {
  readonly id: number;
  readonly portalId: string;
  readonly agreement: string;
  readonly number: string;
  readonly title: string;
  readonly owedBy: PartyRole;
  readonly opensMs: number;
  readonly dueMs: number;
  readonly missedAfterMs: number;
  readonly wanted: number;
  readonly membersWanted: number;
  readonly phase: OccurrencePhase;
  readonly standing: OccurrenceReading['promiseStanding'];
  readonly deliveredMs: number | null;
  readonly quantity: number;
  readonly membersDone: number;
  readonly confirmation: Confirmation;
  readonly revision: number;
}

const columns = `o.id, o.portal_id as "portalId", a.number as agreement, o.number, o.title, o.owed_by as "owedBy",
  ms(o.opens_at) as "opensMs", ms(o.due_at) as "dueMs", ms(o.missed_after) as "missedAfterMs",
  (o.wants -> 'quantity')::int as wanted, (o.wants -> 'atLeast')::int as "membersWanted", o.phase,
  o.promise_standing as standing, ms(o.delivered_at) as "deliveredMs", o.quantity, o.members_done as "membersDone",
  o.confirmation, o.portal_revision as revision`;
const theirs = `deliverable_occurrence o join agreement a on a.id = o.agreement_id and a.kind = 'SLA'`;
const isTheirs = `o.customer_id = $1 and a.customer_id = $1`;
const isWanted = `($2::text is null or a.number = $2)`;

/** What a list is asked for; null: any. */
export interface PortalOccurrences {
  readonly customer: number;
  /** The number of an agreement. */
  readonly agreement: string | null;
}

/** The place of an occurrence among its customer's: the last due first. */
export type PortalOccurrenceKey = readonly [dueMs: number, portalId: string];

export async function loadPortalOccurrencePage(
  tx: Tx,
  { customer, agreement }: PortalOccurrences,
  { after, limit }: Behind<PortalOccurrenceKey>,
): Promise<PortalOccurrenceRow[]> {
  return tx.rows<PortalOccurrenceRow>(
    `select ${columns} from ${theirs} where ${isTheirs} and ${isWanted}
        and ($3::bigint is null or o.due_at < at_ms($3) or (o.due_at = at_ms($3) and o.portal_id > $4::uuid))
      order by o.due_at desc, o.portal_id limit $5`,
    [customer, agreement, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}

export async function countPortalOccurrences(tx: Tx, { customer, agreement }: PortalOccurrences): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(
    `select count(*) as count from ${theirs} where ${isTheirs} and ${isWanted}`,
    [customer, agreement],
  );
  return row?.count ?? 0;
}

export async function findPortalOccurrence(
  tx: Tx,
  customer: number,
  uuid: string,
): Promise<PortalOccurrenceRow | null> {
  const [row] = await tx.rows<PortalOccurrenceRow>(
    `select ${columns} from ${theirs} where ${isTheirs} and o.portal_id = $2`,
    [customer, uuid],
  );
  return row ?? null;
}

/** A delivery as the customer may see it: what came and what it shows, without who recorded it. */
export interface PortalDeliveryRow {
  readonly occurrence: number;
  readonly atMs: number;
  readonly quantity: number;
  readonly member: string | null;
  readonly alternative: string | null;
  readonly note: string | null;
  readonly location: string | null;
  readonly sha256: string | null;
  readonly reading: number | null;
}

/** What was delivered and not taken back, by occurrence. */
export async function loadPortalDeliveries(
  tx: Tx,
  customer: number,
  occurrences: readonly number[],
): Promise<Map<number, PortalDeliveryRow[]>> {
  const rows = await tx.rows<PortalDeliveryRow>(
    `select f.occurrence_id as occurrence, ms(f.at) as "atMs", f.quantity, f.member, f.alternative,
            f.evidence ->> 'note' as note, f.evidence ->> 'location' as location, f.evidence ->> 'sha256' as sha256,
            (f.evidence -> 'reading')::float8 as reading
       from delivery_fact f join ${theirs} on o.id = f.occurrence_id
      where ${isTheirs} and f.occurrence_id = any($2::bigint[]) and f.kind = 'DELIVERED'
        and not exists (select from delivery_fact u where u.refers_to = f.id)
      order by f.occurrence_id, f.at, f.id`,
    [customer, occurrences],
  );
  return Map.groupBy(rows, ({ occurrence }) => occurrence);
}
