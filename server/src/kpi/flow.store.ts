// Work counted: turns by index, from the first day asked for until now; what lay open before is what lies open now, less what
// came since and more what went. So a period costs what happened since it began, however long the history is.
import type { FigurePeriod } from '../clock/figure-query.ts';
import type { Tx } from '../db/orm.ts';
import type { Severity } from '../engine/fact.ts';
import type { TurnKind } from '../engine/turns.ts';
import { openTicket, sqlParameters, type SqlParameters } from '../ticket/ticket-filter.store.ts';
import { bound, keyOf, placeCondition, type PlaceOf } from './flow-condition.store.ts';
import type { FlowAxis, FlowCount, FlowDrill, FlowQuery } from './flow-query.ts';
import type { FigureStep } from './plan.ts';

export interface FlowQuestion {
  readonly query: FlowQuery;
  readonly period: FigurePeriod;
  /** Grouped by these, at most two. */
  readonly by: readonly FlowAxis[];
  readonly step: FigureStep | null;
  /** Sources that may be seen; null: all. */
  readonly sources: readonly string[] | null;
}

/** How often tickets of one group turned so in one step. */
export interface TurnCount {
  /** In the order of `by`, the empty text for none. */
  readonly keys: readonly string[];
  /** False: after the period. */
  readonly within: boolean;
  /** The first day of the step, which may lie before the period; null: no series, or after it. */
  readonly since: string | null;
  readonly kind: Exclude<TurnKind, 'MOVED'> | 'MOVED_IN' | 'MOVED_OUT';
  readonly n: number;
}

type Keyed<Row> = Omit<Row, 'keys'> & { readonly k1: string; readonly k2: string };

const keysSql = (by: readonly FlowAxis[], of: PlaceOf): string =>
  [0, 1].map((place) => (by[place] === undefined ? `''` : keyOf(by[place], of))).join(', ');

type Part = 'TURNED' | 'MOVED_IN' | 'MOVED_OUT';

/** A part of the turns that a question counts: what it is called, at whose place, and which. */
function turnPart(
  part: Part,
  { query, by, sources }: Pick<FlowQuestion, 'query' | 'by' | 'sources'>,
  parameters: SqlParameters,
): { readonly kind: string; readonly of: PlaceOf; readonly where: string } {
  const here = (of: PlaceOf): string => placeCondition(query, { of, sources }, parameters);
  if (part === 'TURNED') return { kind: 'r.kind', of: 'r.', where: `r.kind <> 'MOVED' and ${here('r.')}` };
  const [of, other] = part === 'MOVED_IN' ? (['r.', 'r.was_'] as const) : (['r.was_', 'r.'] as const);
  // Who moves within a group neither comes nor goes.
  const stays = `(${keysSql(by, of)}) = (${keysSql(by, other)})`;
  return { kind: `'${part}'`, of, where: `r.kind = 'MOVED' and ${here(of)} and not (${here(other)} and ${stays})` };
}

const turnsFrom = 'ticket_turn r join source s on s.id = r.source_id';

const countColumns = '(k1, k2, within, day, kind, n)';

/** Turns of all together, by step; and of each group, over the whole period. */
export interface TurnCounts {
  readonly whole: readonly TurnCount[];
  readonly groups: readonly TurnCount[];
}

/** Turns from the beginning of the period until now, read once for all that is told of them; null: more than `atMost` rows. */
export async function countTurns(tx: Tx, question: FlowQuestion, atMost: number): Promise<TurnCounts | null> {
  const parameters = sqlParameters();
  const { period, by, step } = question;
  const within = bound(period, { end: 'UNTIL', side: '<', at: 'r.at' }, parameters);
  const from = bound(period, { end: 'FROM', side: '>=', at: 'r.at' }, parameters);
  const day = step === null ? 'null::date' : 'r.counts_on';
  const counted = (part: Part, groups: readonly FlowAxis[]): string => {
    const { kind, of, where } = turnPart(part, { ...question, by: groups }, parameters);
    return `select ${keysSql(groups, of)}, ${within}, ${day}, ${kind}, count(*) from ${turnsFrom} where ${from} and ${where} group by 1, 2, 3, 4, 5`;
  };
  // Who moves between two groups moves in both and not at all in the whole: moves, which are few, are counted for each.
  const told = (isWhole: boolean, groups: readonly FlowAxis[]): string => {
    const moved = (['MOVED_IN', 'MOVED_OUT'] as const).map((part) => counted(part, groups));
    const keys = isWhole ? `'' as k1, '' as k2` : 'k1, k2';
    const since =
      isWhole && step !== null
        ? `case when within then date_trunc('${step.toLowerCase()}', day::timestamp)::date::text end`
        : 'null::text';
    return `select ${String(isWhole)} as "isWhole", ${keys}, within, ${since} as since, kind, sum(n)::bigint as n
      from (select * from turned union all ${moved.join(' union all ')}) as parts${countColumns} group by 1, 2, 3, 4, 5, 6`;
  };
  const rows = await tx.rows<Keyed<TurnCount> & { readonly isWhole: boolean }>(
    `with turned${countColumns} as materialized (${counted('TURNED', by)})
     select * from (${[told(true, []), ...(by.length > 0 ? [told(false, by)] : [])].join('\nunion all\n')}) x
      limit ${parameters.put(atMost + 1)}`,
    parameters.values,
  );
  if (rows.length > atMost) return null;
  const [whole, groups] = [true, false].map((asked) =>
    rows.flatMap(({ isWhole, k1, k2, ...row }) =>
      isWhole === asked ? [{ ...row, keys: isWhole ? [] : [k1, k2].slice(0, by.length) }] : [],
    ),
  );
  return { whole: whole ?? [], groups: groups ?? [] };
}

/** What lies open now, by group. */
export async function countOpen(
  tx: Tx,
  { query, by, sources }: Pick<FlowQuestion, 'query' | 'by' | 'sources'>,
): Promise<{ readonly keys: readonly string[]; readonly n: number }[]> {
  const parameters = sqlParameters();
  const rows = await tx.rows<{ k1: string; k2: string; n: number }>(
    `select k1, k2, count(*) as n from (
       select ${keysSql(by, 't.')} from ticket t join source s on s.id = t.source_id
        where ${openTicket} and t.opened_at is not null and ${placeCondition(query, { of: 't.', sources }, parameters)}
     ) as open(k1, k2) group by 1, 2`,
    parameters.values,
  );
  return rows.map(({ k1, k2, n }) => ({ keys: [k1, k2].slice(0, by.length), n }));
}

/** A turn as a list shows it. */
export interface ListedTurn {
  readonly ticketId: number;
  readonly number: number;
  readonly kind: TurnKind;
  readonly atMs: number;
  readonly team: string | null;
  readonly severity: Severity | null;
}

const isIn = `'OPENED', 'REOPENED', 'MOVED'`;

const sums: Partial<Readonly<Record<FlowCount, readonly FlowCount[]>>> = {
  CAME_IN: ['OPENED', 'REOPENED', 'MOVED_IN'],
  WENT_OUT: ['RESOLVED', 'CANCELLED', 'MERGED', 'MOVED_OUT'],
};

/** The turns behind a figure; of what lay open the turn by which each ticket came in last. */
function turnsBehind(drill: FlowDrill, sources: readonly string[] | null, parameters: SqlParameters): string {
  const { flow, period, count } = drill;
  const parts = sums[count];
  if (parts !== undefined)
    return parts.map((each) => turnsBehind({ ...drill, count: each }, sources, parameters)).join(' union all ');
  const columns = 'r.ticket_id, r.number, r.kind, r.at, r.team, r.severity';
  if (count === 'BACKLOG' || count === 'BACKLOG_BEFORE') {
    const end = count === 'BACKLOG' ? 'UNTIL' : 'FROM';
    // Whoever was open then is open now, or turned since.
    const after = bound(period, { end, side: '>=', at: 'r.at' }, parameters);
    const before = bound(period, { end, side: '<', at: 'r.at' }, parameters);
    return `select ${columns} from (
        select t.id from ticket t where ${openTicket} and t.opened_at is not null
        union select r.ticket_id from ticket_turn r where ${after}) as candidate(id)
      cross join lateral (select * from ticket_turn r where r.ticket_id = candidate.id and ${before} and r.kind <> 'CLOSED'
                           order by r.number desc limit 1) r
      join source s on s.id = r.source_id
     where r.kind in (${isIn}) and ${placeCondition(flow, { of: 'r.', sources }, parameters)}`;
  }
  const part = count === 'MOVED_IN' || count === 'MOVED_OUT' ? count : 'TURNED';
  const { where } = turnPart(part, { query: flow, by: [], sources }, parameters);
  const within = (['FROM', 'UNTIL'] as const).map((end) =>
    bound(period, { end, side: end === 'FROM' ? '>=' : '<', at: 'r.at' }, parameters),
  );
  const ofKind = part === 'TURNED' ? `r.kind = ${parameters.put(count)}` : 'true';
  return `select ${columns} from ${turnsFrom} where ${within.join(' and ')} and ${ofKind} and ${where}`;
}

/** By instant, ticket and number; `after` is the key of the row before. */
export async function loadTurnPage(
  tx: Tx,
  { drill, sources }: { readonly drill: FlowDrill; readonly sources: readonly string[] | null },
  { after, limit }: { readonly after: readonly (string | number | null)[] | null; readonly limit: number },
): Promise<ListedTurn[]> {
  const parameters = sqlParameters();
  const behind = turnsBehind(drill, sources, parameters);
  const place =
    after === null
      ? 'true'
      : `(x.at, x.ticket_id, x.number) > (at_ms(${parameters.put(after[0])}), ${parameters.put(after[1])}::bigint, ${parameters.put(after[2])}::int)`;
  return tx.rows<ListedTurn>(
    `select x.ticket_id as "ticketId", x.number, x.kind, ms(x.at) as "atMs", x.team, x.severity from (${behind}) x
      where ${place} order by x.at, x.ticket_id, x.number limit ${parameters.put(limit)}`,
    parameters.values,
  );
}

export async function countTurnsBehind(
  tx: Tx,
  { drill, sources }: { readonly drill: FlowDrill; readonly sources: readonly string[] | null },
): Promise<{ readonly turns: number; readonly tickets: number }> {
  const parameters = sqlParameters();
  const [row] = await tx.rows<{ turns: number; tickets: number }>(
    `select count(*) as turns, count(distinct x.ticket_id) as tickets from (${turnsBehind(drill, sources, parameters)}) x`,
    parameters.values,
  );
  return row ?? { turns: 0, tickets: 0 };
}

/** The sign with which a count goes into what lies open; 0: not at all. */
export const signOf: Readonly<Record<TurnCount['kind'], -1 | 0 | 1>> = {
  ...{ OPENED: 1, REOPENED: 1, MOVED_IN: 1, RESOLVED: -1, CANCELLED: -1, MERGED: -1, MOVED_OUT: -1, CLOSED: 0 },
};
