// The reading side of clocks: those of tickets, those behind a number, single ones.
import type { Tx } from '../db/orm.ts';
import type { AgreementKind } from '../engine/clause.ts';
import type { ClockOutcome } from '../engine/outcome.ts';
import type { LimitKind } from '../engine/reading.ts';
import type { TicketQuery } from '../ticket/ticket-filter.ts';
import {
  clockCondition,
  seenCondition,
  sqlParameters,
  ticketOnly,
  type SqlParameters,
} from '../ticket/ticket-filter.store.ts';
import type { AnyDrill, ClockDrill } from './clock-drill.ts';
import { cellCondition, periodCondition } from './figure-condition.store.ts';
import { countsAt } from './counts-at.store.ts';
import type { FigureDrill } from './figure-query.ts';
import { objectiveCondition } from './objective-condition.store.ts';
import type { ClockRow } from './clock.row.ts';
import { clockColumns } from './clock.store.ts';

/** Clocks by id, without those of tickets that are no case (yet) or of sources that may not be seen. */
export async function loadClocksById(
  tx: Tx,
  ids: readonly number[],
  sources: readonly string[] | null,
): Promise<Map<number, ClockRow>> {
  const parameters = sqlParameters();
  const rows = await tx.rows<ClockRow>(
    `select ${clockColumns} from clock c join ticket t on t.id = c.ticket_id
      where c.id = any(${parameters.put(ids)}::bigint[]) and t.opened_at is not null and ${seenCondition(sources, parameters)}`,
    parameters.values,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The place of a clock among those of its ticket. */
export type TicketClockKey = readonly [measure: string, cycle: number];

const byMeasure = 'c.measure collate "C", c.cycle';

/** For each ticket its clocks under customers' agreements (of one measure, or null: all) behind `after`, one more than `first`. */
export async function loadClockPages(
  tx: Tx,
  ticketIds: readonly number[],
  {
    measure,
    first,
    after,
  }: { readonly measure: string | null; readonly first: number; readonly after: TicketClockKey | null },
): Promise<Map<number, ClockRow[]>> {
  const parameters = sqlParameters();
  const wanted = parameters.put(ticketIds);
  const limit = parameters.put(first + 1);
  const ofMeasure = measure === null ? 'true' : `c.measure = ${parameters.put(measure)}`;
  const behind =
    after === null
      ? 'true'
      : `(${byMeasure}) > (${parameters.put(after[0])}::text collate "C", ${parameters.put(after[1])}::int)`;
  const rows = await tx.rows<ClockRow>(
    `select x.* from unnest(${wanted}::bigint[]) as w(id) cross join lateral (
       select ${clockColumns} from sla_clock c where c.ticket_id = w.id and ${ofMeasure} and ${behind}
        order by ${byMeasure} limit ${limit}) x`,
    parameters.values,
  );
  return Map.groupBy(rows, (row) => row.ticketId);
}

export async function countClocksOf(
  tx: Tx,
  ticketIds: readonly number[],
  measure: string | null,
): Promise<Map<number, number>> {
  const rows = await tx.rows<{ id: number; count: number }>(
    `select ticket_id as id, count(*) as count from sla_clock
      where ticket_id = any($1) and ($2::text is null or measure = $2) group by ticket_id`,
    [ticketIds, measure],
  );
  return new Map(rows.map((row) => [row.id, row.count]));
}

/** For each ticket its clocks under internal agreements, then those under supplier contracts. */
export async function loadBesideClocks(tx: Tx, ticketIds: readonly number[]): Promise<Map<number, ClockRow[]>> {
  const rows = await tx.rows<ClockRow>(
    `select ${clockColumns} from clock c where c.ticket_id = any($1) and c.kind <> 'SLA'
      order by c.ticket_id, c.kind, c.contract_id, ${byMeasure}`,
    [ticketIds],
  );
  return Map.groupBy(rows, (row) => row.ticketId);
}

/** For each ticket the agreement versions that judge its clocks, or judged them last, in the order of their ids. */
export async function loadVersionsJudging(tx: Tx, ticketIds: readonly number[]): Promise<Map<number, number[]>> {
  const rows = await tx.rows<{ id: number; versions: number[] }>(
    `select ticket_id as id, array_agg(distinct agreement_version_id order by agreement_version_id) as versions
       from sla_clock where ticket_id = any($1) and void_reason is distinct from 'NO_CLAUSE' group by ticket_id`,
    [ticketIds],
  );
  return new Map(rows.map((row) => [row.id, row.versions]));
}

/** Clocks (alias `c`) that count in `[fromMs, untilMs)`. */
export function countsWithin(
  { fromMs, untilMs }: { readonly fromMs: number; readonly untilMs: number },
  parameters: SqlParameters,
): string {
  const [from, until] = [`at_ms(${parameters.put(fromMs)})`, `at_ms(${parameters.put(untilMs)})`];
  return `${countsAt} >= ${from} and ${countsAt} < ${until} and c.phase <> 'NOT_APPLICABLE'`;
}

/** The outcome of one limit of a clock, as SQL over alias `c`; null where the clock has no such limit. */
export function outcomeOf(limit: LimitKind): string {
  const [whole, standing] =
    limit === 'PROMISE'
      ? ['c.promise_by_reclassification', 'c.promise_standing']
      : ['c.target_by_reclassification', 'c.target_standing'];
  const outcomes: Record<ClockOutcome, string> = {
    EXCLUDED: `c.phase = 'VOID' or (c.phase = 'STOPPED' and ${standing} is null)`,
    MET: `${standing} = 'MET'`,
    WAIVED: `${standing} = 'BREACHED' and c.excuse = 'WAIVED'`,
    DISPUTED: `${standing} = 'BREACHED' and c.excuse = 'DISPUTED'`,
    MISSED: `${standing} = 'BREACHED'`,
    UNDECIDED: 'true',
  };
  const cases = Object.entries(outcomes).map(([outcome, condition]) => `when ${condition} then '${outcome}'`);
  return `case when ${whole} is null then null ${cases.join(' ')} end`;
}

/** Which clocks a list holds: those a filter asks for, or those behind a number. */
export interface ClockSearch {
  readonly query: TicketQuery;
  readonly drill: AnyDrill | null;
  /** Sources that may be seen; null: all. */
  readonly sources: readonly string[] | null;
}

function searchCondition({ query, drill, sources }: ClockSearch, parameters: SqlParameters): string {
  // A number speaks of the clocks it counted, unless the filter says otherwise.
  const ofClock = { ...query, kinds: query.kinds ?? kindsBehind(drill) };
  const all = [ticketOnly(query, parameters), clockCondition(ofClock, parameters), seenCondition(sources, parameters)];
  if (drill !== null) all.push(...behindNumber(drill, sources, parameters));
  return all.filter((condition) => condition !== 'true').join(' and ') || 'true';
}

function behindNumber(drill: AnyDrill, sources: ClockSearch['sources'], parameters: SqlParameters): string[] {
  if ('figures' in drill) return behindFigure(drill, sources, parameters);
  if ('objective' in drill || 'pinned' in drill) return [objectiveCondition(drill, parameters)];
  const all = [
    ticketOnly(drill.query, parameters),
    clockCondition(drill.query, parameters),
    countsWithin(drill, parameters),
    `c.measure = ${parameters.put(drill.measure)}`,
    ofOutcome(drill, parameters),
  ];
  if (drill.severity !== null) all.push(`t.severity = ${parameters.put(drill.severity)}`);
  return all;
}

function behindFigure(drill: FigureDrill, sources: ClockSearch['sources'], parameters: SqlParameters): string[] {
  const cells = cellCondition(drill.figures, sources, parameters);
  const all = [
    `c.cell_id in (select k.id from outcome_cell k where ${cells})`,
    periodCondition(drill.period, { alias: 'c', countsAt }, parameters),
    ofOutcome(drill, parameters),
  ];
  if (drill.cause !== undefined)
    all.push(`c.id in (select b.clock_id from clock_breach b where b.cause = ${parameters.put(drill.cause)})`);
  if (drill.heldBy !== undefined) all.push(heldCondition(drill.heldBy, parameters));
  if (drill.ended === true)
    all.push('exists (select from clock_outcome f where f.clock_id = c.id and f.spent_ms is not null)');
  return all;
}

/** Broken promises a part of whose time somebody had. */
function heldCondition({ holder, group }: NonNullable<FigureDrill['heldBy']>, parameters: SqlParameters): string {
  const [who, whose] = [parameters.put(holder), parameters.put(group)];
  return `exists (select from clock_breach b cross join lateral jsonb_to_recordset(b.held) as h(holder text, "group" text)
    where b.clock_id = c.id and h.holder = ${who} and h."group" is not distinct from ${whose}::text)`;
}

function ofOutcome({ limit, outcome }: Pick<ClockDrill, 'limit' | 'outcome'>, parameters: SqlParameters): string {
  const came = outcomeOf(limit);
  return outcome === null ? `${came} is not null` : `${came} = ${parameters.put(outcome)}`;
}

const kinds: readonly AgreementKind[] = ['SLA', 'OLA', 'UNDERPINNING'];

function kindsBehind(drill: ClockSearch['drill']): readonly AgreementKind[] | null {
  if (drill === null) return null;
  // An objective names its versions.
  if ('objective' in drill || 'pinned' in drill) return kinds;
  if (!('figures' in drill)) return drill.query.kinds;
  const { only } = drill.figures;
  return kinds.filter((kind) => only.kind?.includes(kind) ?? true);
}

/** The place of a clock in a list. */
export type ClockKey = readonly [countsAtMs: number | null, id: number];

export interface ListedClock extends ClockRow {
  readonly countsAtMs: number | null;
}

export const clockKey = (clock: ListedClock): ClockKey => [clock.countsAtMs, clock.id];

/** Clocks by the instant at which they count (null last), behind `after`, one more than `first`. */
export async function loadClockPage(
  tx: Tx,
  search: ClockSearch,
  { first, after }: { readonly first: number; readonly after: ClockKey | null },
): Promise<ListedClock[]> {
  const parameters = sqlParameters();
  const where = searchCondition(search, parameters);
  return tx.rows<ListedClock>(
    `select ${clockColumns}, ms(${countsAt}) as "countsAtMs" from clock c join ticket t on t.id = c.ticket_id
      where ${where} and ${behind(after, parameters)}
      order by ${countsAt} nulls last, c.id limit ${parameters.put(first + 1)}`,
    parameters.values,
  );
}

export async function countClocks(tx: Tx, search: ClockSearch): Promise<number> {
  const parameters = sqlParameters();
  const [row] = await tx.rows<{ count: number }>(
    `select count(*) as count from clock c join ticket t on t.id = c.ticket_id where ${searchCondition(search, parameters)}`,
    parameters.values,
  );
  return row?.count ?? 0;
}

/** How many tickets the clocks of a list are of. */
export async function countTicketsOf(tx: Tx, search: ClockSearch): Promise<number> {
  const parameters = sqlParameters();
  const [row] = await tx.rows<{ count: number }>(
    `select count(distinct c.ticket_id) as count from clock c join ticket t on t.id = c.ticket_id
      where ${searchCondition(search, parameters)}`,
    parameters.values,
  );
  return row?.count ?? 0;
}

function behind(after: ClockKey | null, parameters: SqlParameters): string {
  if (after === null) return 'true';
  const tie = `c.id > ${parameters.put(after[1])}::bigint`;
  if (after[0] === null) return `(${countsAt} is null and ${tie})`;
  const at = `at_ms(${parameters.put(after[0])})`;
  return `(${countsAt} > ${at} or ${countsAt} is null or (${countsAt} = ${at} and ${tie}))`;
}
