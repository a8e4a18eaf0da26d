// Occurrences as rows: made by the set, read and settled by id.
import type { Confirmation, OccurrencePhase, OccurrenceReading, OccurrenceStanding } from '../engine/deliverable.ts';
import type { PartyRole } from '../agreement/section-enums.ts';
import { fromEpochMs, toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';

/** How much is wanted; as engine/deliverable.ts asks it. */
export interface StoredWants {
  readonly quantity: number;
  readonly members: readonly string[];
  readonly atLeast: number;
  readonly needsConfirmation: boolean;
}

/** What is known of an occurrence before anything happens. Instants are epoch milliseconds. */
export interface NewOccurrence {
  readonly agreement: number;
  readonly version: number;
  readonly customer: number | null;
  readonly number: string;
  readonly title: string;
  readonly owedBy: PartyRole;
  readonly asset: string | null;
  readonly opensMs: number;
  readonly warnMs: number;
  readonly targetMs: number | null;
  readonly dueMs: number;
  readonly missedAfterMs: number;
  readonly wants: StoredWants;
}

export interface OccurrenceRow extends NewOccurrence {
  readonly id: number;
  readonly phase: OccurrencePhase;
  readonly standing: OccurrenceStanding;
  readonly promiseStanding: OccurrenceReading['promiseStanding'];
  readonly deliveredMs: number | null;
  readonly quantity: number;
  readonly membersDone: number;
  readonly confirmation: Confirmation;
  readonly wakeMs: number | null;
  readonly revision: number;
  readonly portalRevision: number;
}

export const occurrenceColumns = `o.id, o.agreement_id as agreement, o.agreement_version_id as version,
  o.customer_id as customer, o.number, o.title, o.owed_by as "owedBy", o.asset, ms(o.opens_at) as "opensMs",
  ms(o.warn_at) as "warnMs", ms(o.target_at) as "targetMs", ms(o.due_at) as "dueMs",
  ms(o.missed_after) as "missedAfterMs", o.wants, o.phase, o.standing, o.promise_standing as "promiseStanding",
  ms(o.delivered_at) as "deliveredMs", o.quantity, o.members_done as "membersDone", o.confirmation,
  ms(o.wake_at) as "wakeMs", o.revision, o.portal_revision as "portalRevision"`;

export async function loadOccurrences(tx: Tx, ids: readonly number[]): Promise<Map<number, OccurrenceRow>> {
  const rows = await tx.rows<OccurrenceRow>(
    `select ${occurrenceColumns} from deliverable_occurrence o where o.id = any($1::bigint[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The same, held until the transaction ends, in the order of their ids. */
export async function lockOccurrences(tx: Tx, ids: readonly number[]): Promise<OccurrenceRow[]> {
  return tx.rows<OccurrenceRow>(
    `select ${occurrenceColumns} from deliverable_occurrence o where o.id = any($1::bigint[]) order by o.id for update`,
    [ids],
  );
}

/** What is read of an occurrence, as it is stored. */
export type StoredOccurrenceReading = Pick<
  OccurrenceRow,
  | 'phase'
  | 'standing'
  | 'promiseStanding'
  | 'deliveredMs'
  | 'quantity'
  | 'membersDone'
  | 'confirmation'
  | 'wakeMs'
  | 'revision'
  | 'portalRevision'
>;

/** Makes those that are not there; who makes one of the same agreement, number and due instant second makes none. */
export async function saveNewOccurrences(
  tx: Tx,
  rows: readonly (NewOccurrence & StoredOccurrenceReading)[],
): Promise<OccurrenceRow[]> {
  if (rows.length === 0) return [];
  return tx.rows<OccurrenceRow>(
    `with o as (
       insert into deliverable_occurrence (agreement_id, agreement_version_id, customer_id, number, title, owed_by, asset,
         opens_at, warn_at, target_at, due_at, missed_after, wants, phase, standing, promise_standing, delivered_at,
         quantity, members_done, confirmation, wake_at, revision, portal_revision)
       select r.agreement, r.version, r.customer, r.number, r.title, r."owedBy", r.asset, at_ms(r."opensMs"),
         at_ms(r."warnMs"), at_ms(r."targetMs"), at_ms(r."dueMs"), at_ms(r."missedAfterMs"), r.wants, r.phase, r.standing,
         r."promiseStanding", at_ms(r."deliveredMs"), r.quantity, r."membersDone", r.confirmation, at_ms(r."wakeMs"),
         r.revision, r."portalRevision"
       from jsonb_to_recordset($1::jsonb) as r(agreement bigint, version bigint, customer bigint, number text, title text,
         "owedBy" text, asset text, "opensMs" bigint, "warnMs" bigint, "targetMs" bigint, "dueMs" bigint,
         "missedAfterMs" bigint, wants jsonb, phase text, standing text, "promiseStanding" text, "deliveredMs" bigint,
         quantity bigint, "membersDone" int, confirmation text, "wakeMs" bigint, revision int, "portalRevision" int)
       order by r."dueMs", r.number
       on conflict (agreement_id, number, due_at) do nothing returning *)
     select ${occurrenceColumns} from o`,
    [JSON.stringify(rows)],
  );
}

export async function saveOccurrenceReadings(
  tx: Tx,
  rows: readonly (StoredOccurrenceReading & { readonly id: number })[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.rows(
    `update deliverable_occurrence o set phase = r.phase, standing = r.standing, promise_standing = r."promiseStanding",
            delivered_at = at_ms(r."deliveredMs"), quantity = r.quantity, members_done = r."membersDone",
            confirmation = r.confirmation, wake_at = at_ms(r."wakeMs"), revision = r.revision,
            portal_revision = r."portalRevision"
       from jsonb_to_recordset($1::jsonb) as r(id bigint, phase text, standing text, "promiseStanding" text,
         "deliveredMs" bigint, quantity bigint, "membersDone" int, confirmation text, "wakeMs" bigint, revision int,
         "portalRevision" int)
      where o.id = r.id`,
    [JSON.stringify(rows)],
  );
}

/** Occurrences of an agreement that are still to be due and that nobody speaks of; held until the transaction ends. */
export async function lockUntouched(tx: Tx, agreement: number, now: Temporal.Instant): Promise<OccurrenceRow[]> {
  return tx.rows<OccurrenceRow>(
    `select ${occurrenceColumns} from deliverable_occurrence o
      where o.agreement_id = $1 and o.due_at > $2::timestamptz
        and not exists (select from delivery_fact f where f.occurrence_id = o.id)
      order by o.id for update`,
    [agreement, toSqlInstant(now)],
  );
}

export async function deleteOccurrences(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await tx.rows('delete from deliverable_occurrence where id = any($1::bigint[])', [ids]);
}

/** At most `limit` occurrences that are due to be read again, held; those that others hold are left to them. */
export async function claimDueOccurrences(tx: Tx, now: Temporal.Instant, limit: number): Promise<number[]> {
  const rows = await tx.rows<{ id: number }>(
    `select id from deliverable_occurrence where wake_at <= $1::timestamptz
      order by wake_at, id limit $2 for update skip locked`,
    [toSqlInstant(now), limit],
  );
  return rows.map(({ id }) => id);
}

/** When the next occurrence, or the next plan, is due; null: none. Epoch milliseconds. */
export async function loadNextDeliverable(tx: Tx): Promise<number | null> {
  const [row] = await tx.rows<{ atMs: number | null }>(
    `select ms(least((select min(wake_at) from deliverable_occurrence where wake_at is not null),
                     (select min(next_at) from deliverable_plan where next_at is not null))) as "atMs"`,
  );
  return row?.atMs ?? null;
}

export interface PlanRow {
  readonly agreement: number;
  readonly madeUntil: Temporal.Instant | null;
}

/** The plan of an agreement, made when there is none and held until the transaction ends. */
export async function holdPlan(tx: Tx, agreement: number): Promise<PlanRow> {
  await tx.rows('insert into deliverable_plan (agreement_id) values ($1) on conflict do nothing', [agreement]);
  const [row] = await tx.rows<{ untilMs: number | null }>(
    'select ms(made_until) as "untilMs" from deliverable_plan where agreement_id = $1 for update',
    [agreement],
  );
  return { agreement, madeUntil: fromEpochMs(row?.untilMs ?? null) };
}

/** A plan that is due, held; null: none, or others hold them. */
export async function claimDuePlan(tx: Tx, now: Temporal.Instant): Promise<PlanRow | null> {
  const [row] = await tx.rows<{ agreement: number; untilMs: number | null }>(
    `select agreement_id as agreement, ms(made_until) as "untilMs" from deliverable_plan where next_at <= $1::timestamptz
      order by next_at limit 1 for update skip locked`,
    [toSqlInstant(now)],
  );
  return row === undefined ? null : { agreement: row.agreement, madeUntil: fromEpochMs(row.untilMs) };
}

export async function savePlan(
  tx: Tx,
  plan: { readonly agreement: number; readonly nextAt: Temporal.Instant | null; readonly madeUntil: Temporal.Instant },
): Promise<void> {
  await tx.rows(
    `update deliverable_plan set next_at = $2::timestamptz, made_until = $3::timestamptz where agreement_id = $1`,
    [plan.agreement, toSqlInstant(plan.nextAt), toSqlInstant(plan.madeUntil)],
  );
}
