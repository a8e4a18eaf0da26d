// What was told of occurrences: facts that are never changed. Names stand beside them and can be erased.
import { actorName, shownName } from '../access/shown-name.store.ts';
import { toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';
import type { DeliveryFact } from '../engine/deliverable.ts';

/** What a delivery, or a waiver, shows for itself. */
export interface StoredEvidence {
  readonly note?: string | null;
  readonly location?: string | null;
  readonly sha256?: string | null;
  readonly reading?: number | null;
}

export interface DeliveryRow {
  readonly id: number;
  readonly occurrence: number;
  readonly kind: DeliveryFact['kind'];
  readonly at: Temporal.Instant;
  readonly quantity: number | null;
  readonly member: string | null;
  readonly alternative: string | null;
  readonly refersTo: number | null;
  readonly evidence: StoredEvidence;
  readonly reason: string | null;
  readonly by: string;
  readonly throughPortal: boolean;
  readonly recordedAt: Temporal.Instant;
}

const at = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);

type DeliverySql = Omit<DeliveryRow, 'at' | 'recordedAt'> & { readonly atMs: number; readonly recordedMs: number };

const select = `select f.id, f.occurrence_id as occurrence, f.kind, ms(f.at) as "atMs", f.quantity, f.member, f.alternative,
    f.refers_to as "refersTo", f.evidence, f.reason, coalesce(${shownName('i')}, ${actorName('f.recorded_by')}) as by,
    f.through_portal as "throughPortal", ms(f.recorded_at) as "recordedMs"
  from delivery_fact f left join individual i on i.id = f.individual_id`;

const toRow = ({ atMs, recordedMs, ...row }: DeliverySql): DeliveryRow => ({
  ...row,
  at: at(atMs),
  recordedAt: at(recordedMs),
});

/** By occurrence, in the order in which they happened. */
export async function loadDeliveries(tx: Tx, occurrences: readonly number[]): Promise<Map<number, DeliveryRow[]>> {
  const rows = await tx.rows<DeliverySql>(
    `${select} where f.occurrence_id = any($1::bigint[]) order by f.occurrence_id, f.at, f.id`,
    [occurrences],
  );
  return Map.groupBy(rows.map(toRow), ({ occurrence }) => occurrence);
}

/** What the engine reads of them, by occurrence. */
export async function loadDeliveryFacts(tx: Tx, occurrences: readonly number[]): Promise<Map<number, DeliveryFact[]>> {
  const rows = await tx.rows<{
    readonly id: number;
    readonly occurrence: number;
    readonly kind: DeliveryFact['kind'];
    readonly atMs: number;
    readonly quantity: number | null;
    readonly member: string | null;
    readonly refersTo: number | null;
  }>(
    `select id, occurrence_id as occurrence, kind, ms(at) as "atMs", quantity, member, refers_to as "refersTo"
       from delivery_fact where occurrence_id = any($1::bigint[])`,
    [occurrences],
  );
  const facts = new Map<number, DeliveryFact[]>();
  for (const { id, occurrence, kind, atMs, quantity, member, refersTo } of rows) {
    const base = { id, at: at(atMs) };
    const fact: DeliveryFact =
      kind === 'DELIVERED'
        ? { ...base, kind, quantity: quantity ?? 1, member }
        : kind === 'UNDONE'
          ? { ...base, kind, refersTo: refersTo ?? 0 }
          : { ...base, kind };
    facts.set(occurrence, [...(facts.get(occurrence) ?? []), fact]);
  }
  return facts;
}

/** One fact by its row id; null: none. */
export async function loadDelivery(tx: Tx, id: number): Promise<DeliveryRow | null> {
  const [row] = await tx.rows<DeliverySql>(`${select} where f.id = $1`, [id]);
  return row === undefined ? null : toRow(row);
}

export type NewDelivery = Omit<DeliveryRow, 'id' | 'by' | 'recordedAt'> & {
  /** The name of who did it; null: whoever records it. */
  readonly name: string | null;
  /** The principal that records it. */
  readonly recordedBy: string;
};

/** Keeps facts, in their order. */
export async function saveDeliveries(tx: Tx, facts: readonly NewDelivery[], now: Temporal.Instant): Promise<void> {
  const names = [...new Set(facts.flatMap(({ name }) => name ?? []))];
  if (names.length > 0)
    await tx.rows('insert into individual (name) select unnest($1::text[]) on conflict do nothing', [names]);
  await tx.rows(
    `insert into delivery_fact (occurrence_id, kind, at, quantity, member, alternative, refers_to, evidence, reason,
       individual_id, through_portal, recorded_at, recorded_by)
     select f.occurrence, f.kind, f.at, f.quantity, f.member, f.alternative, f."refersTo", f.evidence, f.reason, i.id,
            f."throughPortal", $2::timestamptz, f."recordedBy"
       from rows from (jsonb_to_recordset($1::jsonb) as (occurrence bigint, kind text, at timestamptz, quantity bigint,
              member text, alternative text, "refersTo" bigint, evidence jsonb, reason text, name text,
              "throughPortal" boolean, "recordedBy" text)) with ordinality
              as f(occurrence, kind, at, quantity, member, alternative, "refersTo", evidence, reason, name,
                   "throughPortal", "recordedBy", place)
       left join individual i on i.name = f.name
      order by f.place`,
    [JSON.stringify(facts), toSqlInstant(now)],
  );
}
