// What settling leaves of the work that tickets are: their turns and holds, written anew where they differ.
import type { Tx } from '../db/orm.ts';
import { prepared } from '../db/prepared.ts';
import {
  insertStatement,
  instantColumn,
  jsonColumn,
  textColumn,
  wholeColumn,
  type RowColumn,
} from '../db/row-columns.ts';
import type { BreachCause } from '../engine/breach.ts';
import type { HeldTime } from '../engine/holders.ts';
import type { Hold, TurnKind } from '../engine/turns.ts';

/** Where work stands, as figures group it. */
export interface PlaceRow {
  readonly customer: number | null;
  readonly serviceAccount: number | null;
  readonly service: number | null;
  readonly team: string | null;
  readonly severity: string | null;
}

interface OfTicket extends PlaceRow {
  readonly ticketId: number;
  /** In the order of the ticket's life, from 1. */
  readonly number: number;
  /** The civil day, YYYY-MM-DD. */
  readonly date: string;
  readonly source: number;
}

export interface TurnRow extends OfTicket {
  readonly kind: TurnKind;
  readonly atMs: number;
  /** MOVED: where it came from. */
  readonly was: PlaceRow | null;
}

export interface HoldRow extends OfTicket {
  readonly holder: Hold['holder'];
  readonly agent: number | null;
  readonly fromMs: number;
  readonly untilMs: number;
  /** Null: no agreement says what counts. */
  readonly coveredMs: number | null;
}

/** All that is stored of a ticket's work. */
export interface WorkRows {
  readonly turns: readonly TurnRow[];
  readonly holds: readonly HoldRow[];
}

const ofTicket = <Row extends OfTicket>(): RowColumn<Row>[] => [
  wholeColumn('ticket_id', (row) => row.ticketId),
  wholeColumn('number', (row) => row.number),
  { ...textColumn<Row>('counts_on', (row) => row.date), read: (value) => `${value}::date` },
  wholeColumn('source_id', (row) => row.source),
  ...placeColumns<Row>('', (row) => row),
];

const placeColumns = <Row>(prefix: string, of: (row: Row) => PlaceRow | null): RowColumn<Row>[] => [
  wholeColumn(`${prefix}customer_id`, (row) => of(row)?.customer ?? null),
  wholeColumn(`${prefix}service_account_id`, (row) => of(row)?.serviceAccount ?? null),
  wholeColumn(`${prefix}service_id`, (row) => of(row)?.service ?? null),
  textColumn(`${prefix}team`, (row) => of(row)?.team),
  textColumn(`${prefix}severity`, (row) => of(row)?.severity),
];

const turns = insertStatement<TurnRow>('ticket_turn', [
  ...ofTicket<TurnRow>(),
  textColumn('kind', ({ kind }) => kind),
  instantColumn('at', ({ atMs }) => atMs),
  ...placeColumns<TurnRow>('was_', ({ was }) => was),
]);

const holds = insertStatement<HoldRow>('ticket_hold', [
  ...ofTicket<HoldRow>(),
  textColumn('holder', ({ holder }) => holder),
  wholeColumn('agent_id', ({ agent }) => agent),
  instantColumn('since', ({ fromMs }) => fromMs),
  instantColumn('until', ({ untilMs }) => untilMs),
  wholeColumn('wall_ms', ({ fromMs, untilMs }) => untilMs - fromMs),
  wholeColumn('covered_ms', ({ coveredMs }) => coveredMs),
]);

const deleteWork = prepared(
  `with turns as (delete from ticket_turn where ticket_id = any($1)) delete from ticket_hold where ticket_id = any($1)`,
);

/** Takes away what is stored of the work of these tickets. */
async function removeWork(tx: Tx, tickets: readonly number[]): Promise<void> {
  if (tickets.length > 0) await tx.rows(deleteWork, [tickets]);
}

/** The same with the stories of their breaks; called before they are deleted. */
export async function removeTickets(tx: Tx, tickets: readonly number[]): Promise<void> {
  await removeWork(tx, tickets);
  await saveBreaches(tx, { stories: [], known: tickets });
}

/** Writes the work of tickets; what stood of those that are `known` goes first. */
export async function saveWork(
  tx: Tx,
  { work, known }: { readonly work: readonly WorkRows[]; readonly known: readonly number[] },
): Promise<void> {
  const [allTurns, allHolds] = [work.flatMap((one) => one.turns), work.flatMap((one) => one.holds)];
  await Promise.all([
    removeWork(tx, known),
    allTurns.length > 0 && tx.rows(turns.sql, turns.parameters(allTurns)),
    allHolds.length > 0 && tx.rows(holds.sql, holds.parameters(allHolds)),
  ]);
}

/** The story of a break, beside its clock. */
export interface BreachRow {
  readonly clockId: number;
  readonly ticketId: number;
  readonly cause: BreachCause;
  readonly team: string | null;
  readonly held: readonly HeldTime[];
}

const breaches = insertStatement<BreachRow>('clock_breach', [
  wholeColumn('clock_id', ({ clockId }) => clockId),
  wholeColumn('ticket_id', ({ ticketId }) => ticketId),
  textColumn('cause', ({ cause }) => cause),
  textColumn('team', ({ team }) => team),
  jsonColumn('held', ({ held }) => held),
]);

const deleteBreaches = prepared('delete from clock_breach where ticket_id = any($1)');

/** Writes why promises were broken; what stood of the tickets that are `known` goes first. */
export async function saveBreaches(
  tx: Tx,
  { stories, known }: { readonly stories: readonly BreachRow[]; readonly known: readonly number[] },
): Promise<void> {
  await Promise.all([
    known.length > 0 && tx.rows(deleteBreaches, [known]),
    stories.length > 0 && tx.rows(breaches.sql, breaches.parameters(stories)),
  ]);
}

/** One hash over every byte of the work of these tickets. */
export async function loadWorkPrint(tx: Tx, tickets: readonly number[]): Promise<string> {
  const [row] = await tx.rows<{ print: string }>(
    `select concat_ws('/', (select md5(string_agg(x::text, '' order by x.ticket_id, x.number)) from ticket_turn x where x.ticket_id = any($1)),
                           (select md5(string_agg(x::text, '' order by x.ticket_id, x.number)) from ticket_hold x where x.ticket_id = any($1)),
                           (select md5(string_agg(x::text, '' order by x.clock_id)) from clock_breach x where x.ticket_id = any($1))) as print`,
    [tickets],
  );
  return row?.print ?? '';
}
