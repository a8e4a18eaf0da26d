// Breaches that are disputed or excused. Each stays, also when it was refused or taken back.
import { actorName } from '../access/shown-name.store.ts';
import { fromEpochMs, toSqlInstant } from '../db/columns.ts';
import type { Tx } from '../db/orm.ts';

export type WaiverState = 'DISPUTED' | 'WAIVED' | 'REJECTED';

export interface WaiverRow {
  readonly id: number;
  readonly clock: number;
  readonly state: WaiverState;
  readonly reason: string;
  readonly evidence: string | null;
  readonly raisedBy: string;
  readonly raisedAt: Temporal.Instant;
  readonly decidedBy: string | null;
  readonly decidedAt: Temporal.Instant | null;
  readonly decidedBecause: string | null;
}

interface WaiverSql extends Omit<WaiverRow, 'raisedAt' | 'decidedAt'> {
  readonly raisedMs: number;
  readonly decidedMs: number | null;
}

const waiverColumns = `w.id, w.clock_id as clock, w.state, w.reason, w.evidence, ${actorName('w.raised_by')} as "raisedBy",
  ms(w.raised_at) as "raisedMs", ${actorName('w.decided_by')} as "decidedBy", ms(w.decided_at) as "decidedMs",
  w.decided_because as "decidedBecause"`;

const toWaiver = ({ raisedMs, decidedMs, ...row }: WaiverSql): WaiverRow => ({
  ...row,
  raisedAt: Temporal.Instant.fromEpochMilliseconds(raisedMs),
  decidedAt: fromEpochMs(decidedMs),
});

export async function loadWaivers(tx: Tx, ids: readonly number[]): Promise<Map<number, WaiverRow>> {
  const rows = await tx.rows<WaiverSql>(`select ${waiverColumns} from waiver w where w.id = any($1::bigint[])`, [ids]);
  return new Map(rows.map((row) => [row.id, toWaiver(row)]));
}

/** For each clock all that was said of its breach, the latest first. */
export async function loadWaiversOf(tx: Tx, clocks: readonly number[]): Promise<Map<number, WaiverRow[]>> {
  const rows = await tx.rows<WaiverSql>(
    `select ${waiverColumns} from waiver w where w.clock_id = any($1::bigint[]) order by w.clock_id, w.id desc`,
    [clocks],
  );
  return Map.groupBy(rows.map(toWaiver), ({ clock }) => clock);
}

export async function lockWaiver(tx: Tx, id: number): Promise<WaiverRow | null> {
  await tx.rows('select 1 from waiver where id = $1 for update', [id]);
  return (await loadWaivers(tx, [id])).get(id) ?? null;
}

/** Each null: any. */
export interface WaiverQuery {
  readonly states: readonly WaiverState[] | null;
  readonly agreement: number | null;
  readonly customer: number | null;
}

const from = `waiver w join clock c on c.id = w.clock_id join ticket t on t.id = c.ticket_id
  join agreement_version v on v.id = c.agreement_version_id
  where ($1::text[] is null or w.state = any($1)) and ($2::bigint is null or v.agreement_id = $2)
    and ($3::bigint is null or t.customer_id = $3)`;
const wantedOf = ({ states, agreement, customer }: WaiverQuery): unknown[] => [states, agreement, customer];

/** The latest first, behind (raised, id) `after`. */
export async function loadWaiverPage(
  tx: Tx,
  query: WaiverQuery,
  { after, limit }: { readonly after: readonly (string | number | null)[] | null; readonly limit: number },
): Promise<WaiverRow[]> {
  const rows = await tx.rows<WaiverSql>(
    `select ${waiverColumns} from ${from} and ($4::bigint is null or (w.raised_at, w.id) < (at_ms($4), $5::bigint))
      order by w.raised_at desc, w.id desc limit $6`,
    [...wantedOf(query), after?.[0] ?? null, after?.[1] ?? null, limit],
  );
  return rows.map(toWaiver);
}

export async function countWaivers(tx: Tx, query: WaiverQuery): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(`select count(*) as count from ${from}`, wantedOf(query));
  return row?.count ?? 0;
}

export type NewWaiver = Pick<WaiverRow, 'clock' | 'state' | 'reason' | 'evidence'> & { readonly by: string };

export async function saveNewWaiver(
  tx: Tx,
  { clock, state, reason, evidence, by }: NewWaiver,
  now: Temporal.Instant,
): Promise<number> {
  const [row] = await tx.rows<{ id: number }>(
    `insert into waiver (clock_id, state, reason, evidence, raised_by, raised_at)
     values ($1, $2, $3, $4, $5, $6::timestamptz) returning id`,
    [clock, state, reason, evidence, by, toSqlInstant(now)],
  );
  if (row === undefined) throw new Error('A waiver was not kept');
  return row.id;
}

export async function saveDecision(
  tx: Tx,
  {
    id,
    state,
    by,
    reason,
  }: { readonly id: number; readonly state: WaiverState; readonly by: string; readonly reason: string },
  now: Temporal.Instant,
): Promise<void> {
  await tx.rows(
    'update waiver set state = $2, decided_by = $3, decided_at = $4::timestamptz, decided_because = $5 where id = $1',
    [id, state, by, toSqlInstant(now), reason],
  );
}
