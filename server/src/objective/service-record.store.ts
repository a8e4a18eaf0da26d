// Outages, maintenance and measurements of services, as they are told.
import { actorName } from '../access/shown-name.store.ts';
import { columnOf, fromEpochMs, toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';

export type OutageKind = 'OUTAGE' | 'MAINTENANCE';

export interface OutageRow {
  readonly id: number;
  readonly service: number;
  readonly kind: OutageKind;
  readonly from: Temporal.Instant;
  /** Null: it lasts. */
  readonly until: Temporal.Instant | null;
  readonly reason: string | null;
  readonly recordedBy: string;
  readonly withdrawnAt: Temporal.Instant | null;
  readonly withdrawnBy: string | null;
  readonly withdrawnBecause: string | null;
}

interface OutageSql extends Omit<OutageRow, 'from' | 'until' | 'withdrawnAt'> {
  readonly fromMs: number;
  readonly untilMs: number | null;
  readonly withdrawnMs: number | null;
}

const outageColumns = `o.id, o.service_id as service, o.kind, ms(o.from_at) as "fromMs", ms(o.until_at) as "untilMs", o.reason,
  ${actorName('o.recorded_by')} as "recordedBy", ms(o.withdrawn_at) as "withdrawnMs",
  ${actorName('o.withdrawn_by')} as "withdrawnBy", o.withdrawn_because as "withdrawnBecause"`;

const toOutage = ({ fromMs, untilMs, withdrawnMs, ...row }: OutageSql): OutageRow => ({
  ...row,
  from: Temporal.Instant.fromEpochMilliseconds(fromMs),
  until: fromEpochMs(untilMs),
  withdrawnAt: fromEpochMs(withdrawnMs),
});

export async function loadOutageRows(tx: Tx, ids: readonly number[]): Promise<Map<number, OutageRow>> {
  const rows = await tx.rows<OutageSql>(
    `select ${outageColumns} from service_outage o where o.id = any($1::bigint[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, toOutage(row)]));
}

/** Null: nobody else changes it until the transaction ends; there is none. */
export async function lockOutage(tx: Tx, id: number): Promise<OutageRow | null> {
  await tx.rows('select 1 from service_outage where id = $1 for update', [id]);
  return (await loadOutageRows(tx, [id])).get(id) ?? null;
}

export interface OutageQuery {
  /** Null: any. */
  readonly service: number | null;
  readonly kind: OutageKind | null;
  readonly from: Temporal.Instant | null;
  readonly until: Temporal.Instant | null;
}

const isWanted = `($1::bigint is null or o.service_id = $1) and ($2::text is null or o.kind = $2)
  and ($3::timestamptz is null or coalesce(o.until_at > $3, true)) and ($4::timestamptz is null or o.from_at < $4)`;
const wantedOf = ({ service, kind, from, until }: OutageQuery): unknown[] => [
  ...[service, kind, toSqlInstant(from), toSqlInstant(until)],
];

/** The latest first, behind (start, id) `after`. */
export async function loadOutagePage(
  tx: Tx,
  query: OutageQuery,
  { after, limit }: { readonly after: readonly (string | number | null)[] | null; readonly limit: number },
): Promise<OutageRow[]> {
  const rows = await tx.rows<OutageSql>(
    `select ${outageColumns} from service_outage o
      where ${isWanted} and ($5::bigint is null or (o.from_at, o.id) < (at_ms($5), $6::bigint))
      order by o.from_at desc, o.id desc limit $7`,
    [...wantedOf(query), after?.[0] ?? null, after?.[1] ?? null, limit],
  );
  return rows.map(toOutage);
}

export async function countOutages(tx: Tx, query: OutageQuery): Promise<number> {
  const sql = `select count(*) as count from service_outage o where ${isWanted}`;
  const [row] = await tx.rows<{ count: number }>(sql, wantedOf(query));
  return row?.count ?? 0;
}

export type NewOutage = Pick<OutageRow, 'service' | 'kind' | 'from' | 'until' | 'reason' | 'recordedBy'>;

export async function saveNewOutage(tx: Tx, outage: NewOutage, now: Temporal.Instant): Promise<number> {
  const { service, kind, from, until, reason, recordedBy } = outage;
  const [row] = await tx.rows<{ id: number }>(
    `insert into service_outage (service_id, kind, from_at, until_at, reason, recorded_by, recorded_at)
     values ($1, $2, $3::timestamptz, $4::timestamptz, $5, $6, $7::timestamptz) returning id`,
    [service, kind, toSqlInstant(from), toSqlInstant(until), reason, recordedBy, toSqlInstant(now)],
  );
  if (row === undefined) throw new Error('An outage was not kept');
  return row.id;
}

export async function saveOutageEnd(tx: Tx, id: number, until: Temporal.Instant): Promise<void> {
  await tx.rows('update service_outage set until_at = $2::timestamptz where id = $1', [id, toSqlInstant(until)]);
}

export async function saveWithdrawal(
  tx: Tx,
  { id, by, reason }: { readonly id: number; readonly by: string; readonly reason: string },
  now: Temporal.Instant,
): Promise<void> {
  await tx.rows(
    'update service_outage set withdrawn_at = $2::timestamptz, withdrawn_by = $3, withdrawn_because = $4 where id = $1',
    [id, toSqlInstant(now), by, reason],
  );
}

export interface NewMeasurement {
  readonly service: number;
  readonly metric: string;
  readonly atMs: number;
  readonly value: number;
}

/** Keeps what is new. The answer is what stands for each of them now, in their order. */
export async function saveMeasurements(
  tx: Tx,
  measurements: readonly NewMeasurement[],
  now: Temporal.Instant,
): Promise<{ readonly isNew: boolean; readonly value: number }[]> {
  const columns = [
    columnOf(measurements, ({ service }) => service),
    columnOf(measurements, ({ metric }) => metric),
    columnOf(measurements, ({ atMs }) => atMs),
    columnOf(measurements, ({ value }) => value),
  ];
  const asked = `unnest($1::bigint[], $2::text[], $3::bigint[], $4::float8[]) with ordinality as n (service, metric, at_ms, value, place)`;
  const kept = await tx.rows<{ service: number; metric: string; atMs: number }>(
    `insert into service_measurement (service_id, metric, at, value, recorded_at)
     select distinct on (n.service, n.metric, n.at_ms) n.service, n.metric, at_ms(n.at_ms), n.value, $5::timestamptz
       from ${asked} order by n.service, n.metric, n.at_ms, n.place
     on conflict do nothing returning service_id as service, metric, ms(at) as "atMs"`,
    [...columns, toSqlInstant(now)],
  );
  const stands = await tx.rows<{ value: number }>(
    `select m.value from ${asked}
       join service_measurement m on (m.service_id, m.metric, m.at) = (n.service, n.metric, at_ms(n.at_ms)) order by n.place`,
    columns,
  );
  const fresh = new Set(kept.map(({ service, metric, atMs }) => `${String(service)} ${metric} ${String(atMs)}`));
  return measurements.map(({ service, metric, atMs }, place) => ({
    // The first of several in one call is the one that was kept.
    isNew: fresh.delete(`${String(service)} ${metric} ${String(atMs)}`),
    value: stands[place]?.value ?? Number.NaN,
  }));
}

/** The services of these references. */
export async function loadServicesByReference(tx: Tx, references: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.rows<{ id: number; reference: string }>(
    'select id, reference from service where reference = any($1::text[])',
    // No reference holds what no text may hold.
    [references.filter((reference) => !reference.includes('\0'))],
  );
  return new Map(rows.map(({ id, reference }) => [reference, id]));
}
