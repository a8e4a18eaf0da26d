// Held time counted: stretches that ended in a period, by who had the ticket. Whole stretches, so that parts add up and every
// number lists what is behind it.
import { shownName } from '../access/shown-name.store.ts';
import type { FigurePeriod } from '../clock/figure-query.ts';
import type { Tx } from '../db/orm.ts';
import { sqlParameters, type SqlParameters } from '../ticket/ticket-filter.store.ts';
import { bound, placeCondition } from './flow-condition.store.ts';
import type { FlowQuery, HeldBy, HeldDrill, HeldKey, WorkHolder } from './flow-query.ts';

export interface HeldQuestion {
  readonly query: FlowQuery;
  readonly period: FigurePeriod;
  readonly by: HeldBy;
  /** Sources that may be seen; null: all. */
  readonly sources: readonly string[] | null;
}

/** What one holder had. */
export interface HeldRow extends HeldKey {
  /** Of the team or the person; null: none. */
  readonly label: string | null;
  readonly holds: number;
  readonly tickets: number;
  readonly elapsedMs: number;
  /** Of the stretches that an agreement says about when time counts. */
  readonly countedMs: number;
  /** Stretches of which no agreement says that. */
  readonly uncovered: number;
}

const keySql = (by: HeldBy): string =>
  `case when r.holder = 'US' then coalesce(${by === 'TEAM' ? 'r.team' : 'r.agent_id::text'}, '') else '' end collate "C"`;

/** Holds (alias `r`, source `s`) that ended in the period. */
function heldFrom({ query, period, sources }: Omit<HeldQuestion, 'by'>, parameters: SqlParameters): string {
  const within = (['FROM', 'UNTIL'] as const).map((end) =>
    bound(period, { end, side: end === 'FROM' ? '>=' : '<', at: 'r.until' }, parameters),
  );
  return `ticket_hold r join source s on s.id = r.source_id
    where ${within.join(' and ')} and ${placeCondition(query, { of: 'r.', sources }, parameters)}`;
}

/** By holder, who had the most first; at most `atMost` and one more. */
export async function loadHeld(tx: Tx, question: HeldQuestion, atMost: number): Promise<HeldRow[]> {
  const parameters = sqlParameters();
  const from = heldFrom(question, parameters);
  const label = question.by === 'TEAM' ? `nullif(h.key, '')` : shownName('p');
  return tx.rows<HeldRow>(
    `select h.*, ${label} as label from (
       select r.holder, ${keySql(question.by)} as key, count(*) as holds, count(distinct r.ticket_id) as tickets,
              sum(r.wall_ms)::bigint as "elapsedMs", coalesce(sum(r.covered_ms), 0)::bigint as "countedMs",
              count(*) filter (where r.covered_ms is null) as uncovered
         from ${from} group by 1, 2) h
       ${question.by === 'TEAM' ? '' : `left join individual p on p.id = nullif(h.key, '')::bigint`}
      order by h."elapsedMs" desc, h.holder, h.key limit ${parameters.put(atMost + 1)}`,
    parameters.values,
  );
}

/** A stretch as a list shows it. */
export interface ListedHold {
  readonly ticketId: number;
  readonly number: number;
  readonly holder: WorkHolder;
  readonly team: string | null;
  readonly person: string | null;
  readonly sinceMs: number;
  readonly untilMs: number;
  readonly countedMs: number | null;
}

interface HeldList {
  readonly drill: HeldDrill;
  readonly sources: readonly string[] | null;
}

function behind({ drill, sources }: HeldList, parameters: SqlParameters): string {
  const { held: query, period, by, of, except } = drill;
  const from = heldFrom({ query, period, sources }, parameters);
  const pair = `(r.holder, ${keySql(by)})`;
  const listed = (keys: readonly HeldKey[]): string =>
    `(select * from unnest(${parameters.put(keys.map(({ holder }) => holder))}::text[], ${parameters.put(keys.map(({ key }) => key))}::text[]))`;
  if (of !== null) return `${from} and ${pair} in ${listed([of])}`;
  return except.length === 0 ? from : `${from} and ${pair} not in ${listed(except)}`;
}

/** The longest first; `after` is the key of the row before. */
export async function loadHoldPage(
  tx: Tx,
  list: HeldList,
  { after, limit }: { readonly after: readonly (string | number | null)[] | null; readonly limit: number },
): Promise<ListedHold[]> {
  const parameters = sqlParameters();
  const from = behind(list, parameters);
  const place =
    after === null
      ? 'true'
      : `(-r.wall_ms, r.ticket_id, r.number) > (-${parameters.put(after[0])}::bigint, ${parameters.put(after[1])}::bigint, ${parameters.put(after[2])}::int)`;
  return tx.rows<ListedHold>(
    `select x.*, ${shownName('p')} as person from (
       select r.ticket_id as "ticketId", r.number, r.holder, r.team, r.agent_id, ms(r.since) as "sinceMs", ms(r.until) as "untilMs",
              r.covered_ms as "countedMs" from ${from} and ${place}
        order by -r.wall_ms, r.ticket_id, r.number limit ${parameters.put(limit)}) x
      left join individual p on p.id = x.agent_id order by x."sinceMs" - x."untilMs", x."ticketId", x.number`,
    parameters.values,
  );
}

export async function countHolds(
  tx: Tx,
  list: HeldList,
): Promise<{ readonly holds: number; readonly tickets: number }> {
  const parameters = sqlParameters();
  const [row] = await tx.rows<{ holds: number; tickets: number }>(
    `select count(*) as holds, count(distinct r.ticket_id) as tickets from ${behind(list, parameters)}`,
    parameters.values,
  );
  return row ?? { holds: 0, tickets: 0 };
}
