// The writing side of tickets: locks, the append-only facts, and the ticket row that is read from them.
import { columnOf, toSqlInstant } from '../db/columns.ts';
import { changedIfTaken } from '../db/ground.ts';
import type { Tx } from '../db/orm.ts';
import { prepared } from '../db/prepared.ts';
import {
  insertStatement,
  instantColumn,
  jsonColumn,
  textColumn,
  updateStatement,
  wholeColumn,
  type RowColumn,
} from '../db/row-columns.ts';
import type { SourceRef } from './ticket-event.store.ts';
import type { Fact, Severity, StatusCategory } from '../engine/fact.ts';
import type { ClockStanding } from '../engine/reading.ts';
import type { Refusal } from './new-event.ts';
import type { StoredPromised } from './promised.ts';

/** A ticket's row as settle reads and writes it. Instants in epoch milliseconds. */
export interface TicketRow {
  readonly id: number;
  readonly sourceId: number;
  readonly source: string;
  /** It is the server's own, to see that what is due is told in time. */
  readonly canary: boolean;
  /** Changes that lie before this instant are silent; null: effects at once. */
  readonly effectsFromMs: number | null;
  readonly reference: string;
  readonly customer: number | null;
  readonly serviceAccount: number | null;
  readonly service: number | null;
  readonly asset: number | null;
  readonly severity: Severity | null;
  readonly sourceSeverity: string | null;
  readonly status: StatusCategory;
  readonly sourceStatus: string | null;
  readonly group: string | null;
  readonly agent: number | null;
  readonly openedAtMs: number | null;
  readonly resolvedAtMs: number | null;
  readonly closedAtMs: number | null;
  readonly reopenings: number;
  /** The reference of the ticket it became part of, empty when its source did not say which; null: none. */
  readonly mergedInto: string | null;
  readonly promised: StoredPromised | null;
  readonly standing: ClockStanding | null;
  /** What its live clocks under customers' agreements come to: `liveOf`. */
  readonly live: number;
  readonly revision: number;
  /** Counts only what the customer may see. */
  readonly portalRevision: number;
  readonly uncovered: boolean;
  readonly needsMending: readonly Refusal[];
  readonly wakeAtMs: number | null;
  /** A hash of what is stored of its turns and holds; null: nothing is. */
  readonly workPrint: string | null;
}

/** A recorded fact with what its source called things, for mending. */
export interface FactRow {
  readonly fact: Fact;
  readonly ticketId: number;
  readonly sourceStatus: string | null;
  readonly sourceSeverity: string | null;
  readonly serviceAccountRef: string | null;
  readonly serviceRef: string | null;
  readonly assetRef: string | null;
  /** The service account that the asset belongs to. */
  readonly assetOwner: string | null;
}

const ticketColumns = `t.id, t.source_id as "sourceId", s.name as source, s.canary, ms(s.effects_from) as "effectsFromMs", t.reference,
  t.customer_id as customer, t.service_account_id as "serviceAccount", t.service_id as service, t.asset_id as asset,
  t.severity, t.source_severity as "sourceSeverity", t.status, t.source_status as "sourceStatus", t.group_name as "group",
  t.agent_id as agent, ms(t.opened_at) as "openedAtMs", ms(t.resolved_at) as "resolvedAtMs", ms(t.closed_at) as "closedAtMs",
  t.reopenings, t.merged_into as "mergedInto", t.promised, t.standing, t.live, t.revision, t.portal_revision as "portalRevision", t.uncovered, t.needs_mending as "needsMending", ms(t.wake_at) as "wakeAtMs", t.work_print as "workPrint"`;

const findTickets = prepared(
  `select ${ticketColumns} from ticket t join source s on s.id = t.source_id where t.id = any($1) order by t.id`,
);

export async function loadTickets(tx: Tx, ids: readonly number[]): Promise<TicketRow[]> {
  return ids.length === 0 ? [] : tx.rows<TicketRow>(findTickets, [ids]);
}

/** A ticket of which nothing was said yet; its row is made when what its first facts say of it is known. */
export const freshTicket = (source: SourceRef, id: number, reference: string): TicketRow => ({
  ...{ id, sourceId: source.id, source: source.name, canary: false, effectsFromMs: source.effectsFromMs, reference },
  ...{ customer: null, serviceAccount: null, service: null, asset: null, severity: null, sourceSeverity: null },
  ...{ status: 'NEW', sourceStatus: null, group: null, agent: null, openedAtMs: null, resolvedAtMs: null },
  ...{ closedAtMs: null, reopenings: 0, mergedInto: null, promised: null, standing: null, live: 0 },
  ...{ revision: 0, portalRevision: 0, uncovered: false, needsMending: [], wakeAtMs: null, workPrint: null },
});

export interface LockedTicket {
  readonly id: number;
  readonly reference: string;
  /** There is no row of it yet: it has no facts and no clocks. */
  readonly fresh: boolean;
}

export interface LockedTickets {
  readonly tickets: readonly LockedTicket[];
  /** Tickets that merges and splits tie to them, by reference; they are read anew with them. */
  readonly tied: ReadonlyMap<string, number>;
}

// Each step by index: a source may have told of many merges, and most tickets of none. The limits keep it so.
const lockExisting = prepared(
  `select id, reference from ticket where source_id = $1 and reference = any(array(
     with recursive tied(reference) as (
       select unnest($2::text[])
       union
       select x.reference from tied w cross join lateral (
         (select t.reference from ticket_event e join ticket t on t.id = e.ticket_id
           where e.kind in ('MERGED', 'SPLIT') and e.source_id = $1 and coalesce(e.from_ref, e.into_ref) = w.reference limit 1000)
         union all
         (select coalesce(e.from_ref, e.into_ref) from ticket t join ticket_event e on e.ticket_id = t.id
           where e.kind in ('MERGED', 'SPLIT') and t.source_id = $1 and t.reference = w.reference limit 1000)) x
        where x.reference is not null)
     select reference from tied)) order by id for no key update`,
);
const ticketIds = prepared("select array(select nextval('ticket_id_seq') from generate_series(1, $1)) as ids");

/**
 * Locks the tickets of these references, the tickets that they `name`, and all that are tied to any of them, in the order of
 * their id: two recorders of the same tickets wait for each other and never deadlock. Those of the references that are
 * not there yet get an id and nothing else: who saves first has made them.
 */
export async function lockTickets(
  tx: Tx,
  sourceId: number,
  { references, named }: { readonly references: readonly string[]; readonly named: readonly string[] },
): Promise<LockedTickets> {
  const sorted = [...new Set(references)].sort();
  // As many ids as may be needed: one question less, and a number that nobody gets is no loss.
  const [found, [row]] = await Promise.all([
    tx.rows<{ id: number; reference: string }>(lockExisting, [
      sourceId,
      columnOf([...sorted, ...named], (reference) => reference),
    ]),
    tx.rows<{ ids: number[] }>(ticketIds, [sorted.length]),
  ]);
  const known = new Map(found.map(({ id, reference }) => [reference, id]));
  const tickets = sorted.map((reference, place) => {
    const id = known.get(reference);
    return { id: id ?? row?.ids[place] ?? 0, reference, fresh: id === undefined };
  });
  for (const reference of sorted) known.delete(reference);
  return { tickets, tied: known };
}

/** Claims tickets that are due, most overdue first, and leaves alone what another process holds. */
export async function claimDueTickets(tx: Tx, now: Temporal.Instant, limit: number): Promise<number[]> {
  const rows = await tx.rows<{ id: number }>(
    `select id from ticket where wake_at <= $1::timestamptz order by wake_at limit $2 for no key update skip locked`,
    [toSqlInstant(now), limit],
  );
  return rows.map((row) => row.id).sort((a, b) => a - b);
}

/** When the next ticket is due, in epoch milliseconds; null when none is. */
export async function loadNextWake(tx: Tx): Promise<number | null> {
  const [row] = await tx.rows<{ at: number | null }>(
    'select ms(wake_at) as at from ticket where wake_at is not null order by wake_at limit 1',
  );
  return row?.at ?? null;
}

/** Puts a ticket whose settlement fails out of the way of the others until `until`. */
export async function postponeWake(tx: Tx, id: number, until: Temporal.Instant): Promise<void> {
  await tx.rows('update ticket set wake_at = $2::timestamptz where id = $1', [id, toSqlInstant(until)]);
}

/**
 * Makes the wake loop re-read tickets: those for which the SQL `condition` over alias `t` holds, with parameters from $2
 * on, and those that merges and splits tie to them. Returns how many the condition holds for.
 */
export async function wakeTickets(
  tx: Tx,
  condition: string,
  parameters: readonly unknown[],
  now: Temporal.Instant,
): Promise<number> {
  const at = toSqlInstant(now);
  const woken = await tx.rows(
    `update ticket t set wake_at = least(coalesce(t.wake_at, $1::timestamptz), $1::timestamptz) where ${condition} returning 1`,
    [at, ...parameters],
  );
  if (woken.length === 0) return 0;
  // Over however many merges: each round wakes some that slept, or is the last.
  while ((await tx.rows(wakeTied, [at])).length > 0);
  await tx.rows("select pg_notify('headroom_outbox', '')");
  return woken.length;
}

const wakeTied = `with tie as (
    select e.ticket_id as teller, o.id as other from ticket_event e
      join ticket o on o.source_id = e.source_id and o.reference = coalesce(e.from_ref, e.into_ref)
     where e.kind in ('MERGED', 'SPLIT'))
  update ticket t set wake_at = $1::timestamptz
   where (t.wake_at is null or t.wake_at > $1::timestamptz) and t.id in (
     select tie.other from tie join ticket a on a.id = tie.teller where a.wake_at <= $1::timestamptz
     union select tie.teller from tie join ticket a on a.id = tie.other where a.wake_at <= $1::timestamptz)
  returning 1`;

interface RawFact {
  ticketId: number;
  id: number;
  eventId: string;
  sequence: number | null;
  atMs: number;
  kind: Fact['kind'];
  actor: Fact['actor'];
  status: StatusCategory | null;
  sourceStatus: string | null;
  severity: Severity | null;
  sourceSeverity: string | null;
  group: string | null;
  agentId: number | null;
  serviceAccount: number | null;
  serviceAccountRef: string | null;
  service: number | null;
  serviceRef: string | null;
  asset: number | null;
  assetRef: string | null;
  assetOwner: string | null;
  message: string | null;
  refersTo: string | null;
  undo: boolean;
  promisedAtMs: number | null;
  into: string | null;
  from: string | null;
}

const findFacts = prepared(
  `select e.ticket_id as "ticketId", e.id, e.event_id as "eventId", e.sequence, ms(e.at) as "atMs", e.kind, e.actor,
            coalesce(e.status, m.status) as status, e.source_status as "sourceStatus", e.severity,
            e.source_severity as "sourceSeverity", e.group_name as "group", e.agent_id as "agentId",
            a.id as "serviceAccount", e.service_account_ref as "serviceAccountRef", v.id as service,
            e.service_ref as "serviceRef", x.id as asset, e.asset_ref as "assetRef", xo.reference as "assetOwner",
            e.message, e.refers_to as "refersTo", e.undo, ms(e.promised_at) as "promisedAtMs",
            e.into_ref as "into", e.from_ref as "from"
       from ticket_event e
       left join source_status m on e.status is null and m.source_id = e.source_id and m.source_status = e.source_status
       left join service_account a on a.reference = e.service_account_ref
       left join service v on v.reference = e.service_ref
       left join asset x on x.reference = e.asset_ref
       left join service_account xo on xo.id = asset_owner(x.id, x.service_account_id, e.at)
      where e.ticket_id = any($1) order by e.ticket_id, e.id`,
);

/** All facts of the tickets, links resolved as they can be now, in the order of recording. */
export async function loadFacts(tx: Tx, tickets: readonly TicketRow[]): Promise<Map<number, FactRow[]>> {
  const rows = await tx.rows<RawFact>(findFacts, [tickets.map((ticket) => ticket.id)]);
  const sources = new Map(tickets.map((ticket) => [ticket.id, ticket.source]));
  const facts = new Map<number, FactRow[]>(tickets.map((ticket) => [ticket.id, []]));
  for (const row of rows) facts.get(row.ticketId)?.push(toFactRow(row, sources.get(row.ticketId) ?? ''));
  return facts;
}

function toFactRow(row: RawFact, source: string): FactRow {
  return {
    ticketId: row.ticketId,
    sourceStatus: row.sourceStatus,
    sourceSeverity: row.sourceSeverity,
    serviceAccountRef: row.serviceAccountRef,
    serviceRef: row.serviceRef,
    assetRef: row.assetRef,
    assetOwner: row.assetOwner,
    fact: {
      id: row.id,
      source,
      eventId: row.eventId,
      sequence: row.sequence,
      at: Temporal.Instant.fromEpochMilliseconds(row.atMs),
      kind: row.kind,
      actor: row.actor,
      status: row.status,
      severity: row.severity,
      group: row.group,
      agent: row.agentId === null ? null : String(row.agentId),
      serviceAccount: row.serviceAccount,
      service: row.service,
      asset: row.asset,
      message: row.message,
      refersTo: row.refersTo,
      undo: row.undo,
      promisedAt: row.promisedAtMs === null ? null : Temporal.Instant.fromEpochMilliseconds(row.promisedAtMs),
      into: row.into,
      from: row.from,
    },
  };
}

const id = wholeColumn<TicketRow>('id', (r) => r.id);
/** What a settlement may change. */
const settled: readonly RowColumn<TicketRow>[] = [
  wholeColumn('customer_id', (r) => r.customer),
  wholeColumn('service_account_id', (r) => r.serviceAccount),
  wholeColumn('service_id', (r) => r.service),
  wholeColumn('asset_id', (r) => r.asset),
  textColumn('severity', (r) => r.severity),
  textColumn('source_severity', (r) => r.sourceSeverity),
  textColumn('status', (r) => r.status),
  textColumn('source_status', (r) => r.sourceStatus),
  textColumn('group_name', (r) => r.group),
  wholeColumn('agent_id', (r) => r.agent),
  instantColumn('opened_at', (r) => r.openedAtMs),
  instantColumn('resolved_at', (r) => r.resolvedAtMs),
  instantColumn('closed_at', (r) => r.closedAtMs),
  wholeColumn('reopenings', (r) => r.reopenings),
  textColumn('merged_into', (r) => r.mergedInto),
  jsonColumn('promised', (r) => r.promised),
  textColumn('standing', (r) => r.standing),
  wholeColumn('live', (r) => r.live),
  wholeColumn('revision', (r) => r.revision),
  wholeColumn('portal_revision', (r) => r.portalRevision),
  { name: 'uncovered', type: 'boolean', of: (r) => r.uncovered },
  jsonColumn('needs_mending', (r) => r.needsMending),
  instantColumn('wake_at', (r) => r.wakeAtMs),
  textColumn('work_print', (r) => r.workPrint),
];
const inserted = insertStatement<TicketRow>('ticket', [
  id,
  wholeColumn('source_id', (r) => r.sourceId),
  textColumn('reference', (r) => r.reference),
  ...settled,
]);
const updated = updateStatement('ticket', [id, ...settled]);

/**
 * Writes tickets as read at this settlement: those that have no row yet, and those that differ from theirs.
 * @throws GroundChanged when another transaction made one of them since: then nothing of ours holds
 */
export async function saveTickets(
  tx: Tx,
  { fresh, known }: { readonly fresh: readonly TicketRow[]; readonly known: readonly TicketRow[] },
): Promise<void> {
  const made = fresh.length === 0 ? undefined : tx.rows(inserted.sql, inserted.parameters(fresh));
  await Promise.all([
    made && changedIfTaken(made, 'A ticket was made by another transaction'),
    known.length > 0 && tx.rows(updated.sql, updated.parameters(known)),
  ]);
}

/** An asset with the references of the service accounts that it belongs to, and belonged to before each transfer. */
export interface LinkedAsset {
  readonly id: number;
  readonly owner: string;
  /** The first transfer first. */
  readonly transfers: readonly { readonly atMs: number; readonly from: string }[];
}

/** What references stand for; a reference that is not known is absent. */
export interface Links {
  readonly serviceAccounts: ReadonlyMap<string, number>;
  readonly services: ReadonlyMap<string, number>;
  readonly assets: ReadonlyMap<string, LinkedAsset>;
}

const findLinks = prepared(
  `select 'ACCOUNT' as kind, id, reference, null as owner, null::jsonb as transfers from service_account where reference = any($1)
     union all select 'SERVICE', id, reference, null, null from service where reference = any($2)
     union all select 'ASSET', x.id, x.reference, a.reference,
                 (select coalesce(jsonb_agg(jsonb_build_object('atMs', ms(t.at), 'from', f.reference) order by t.at), '[]')
                    from asset_act t join service_account f on f.id = t.from_account_id
                   where t.asset_id = x.id and t.kind = 'TRANSFERRED')
                 from asset x join service_account a on a.id = x.service_account_id where x.reference = any($3)`,
);

export async function loadLinks(
  tx: Tx,
  wanted: { readonly serviceAccounts: string[]; readonly services: string[]; readonly assets: string[] },
): Promise<Links> {
  const rows = await tx.rows<
    LinkedAsset & { readonly kind: 'ACCOUNT' | 'SERVICE' | 'ASSET'; readonly reference: string }
  >(findLinks, [wanted.serviceAccounts, wanted.services, wanted.assets]);
  const of = (kind: string) => rows.filter((row) => row.kind === kind);
  return {
    serviceAccounts: new Map(of('ACCOUNT').map((row) => [row.reference, row.id])),
    services: new Map(of('SERVICE').map((row) => [row.reference, row.id])),
    assets: new Map(of('ASSET').map((row) => [row.reference, row])),
  };
}

/** Customers of service accounts, by account id. */
const customersOf = prepared('select id, customer_id as customer from service_account where id = any($1)');

export async function loadCustomersOf(tx: Tx, serviceAccounts: readonly number[]): Promise<Map<number, number>> {
  if (serviceAccounts.length === 0) return new Map();
  const rows = await tx.rows<{ id: number; customer: number }>(customersOf, [serviceAccounts]);
  return new Map(rows.map((row) => [row.id, row.customer]));
}
