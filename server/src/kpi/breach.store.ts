// Broken promises counted: the very clocks that attainment counts as missed, each with its main cause and with whom its time
// went.
import { cellCondition, keyOf, periodCondition } from '../clock/figure-condition.store.ts';
import type { Axis, FigurePeriod, FigureQuery } from '../clock/figure-query.ts';
import type { Tx } from '../db/orm.ts';
import type { BreachCause } from '../engine/breach.ts';
import type { Holder } from '../engine/holders.ts';
import { sqlParameters, type SqlParameters } from '../ticket/ticket-filter.store.ts';

export interface BreachQuestion {
  readonly query: FigureQuery;
  readonly period: FigurePeriod;
  readonly by: readonly Axis[];
  /** Sources that may be seen; null: all. */
  readonly sources: readonly string[] | null;
}

export interface CauseCount {
  /** In the order of `by`, the empty text for none. */
  readonly keys: readonly string[];
  /** Null: not known yet, a reading is on its way. */
  readonly cause: BreachCause | null;
  readonly n: number;
}

export interface HolderTime {
  readonly holder: Holder;
  /** US: the group; null: none. */
  readonly group: string | null;
  readonly breaches: number;
  readonly countedMs: number;
  readonly elapsedMs: number;
}

type Keyed<Row> = Omit<Row, 'keys'> & { readonly k1: string; readonly k2: string };

function missed({ query, period, by, sources }: BreachQuestion, parameters: SqlParameters): string {
  const keys = [0, 1].map((place) => `${by[place] === undefined ? `''` : keyOf(by[place])} as k${String(place + 1)}`);
  return `select ${keys.join(', ')}, f.clock_id from clock_outcome f join outcome_cell k on k.id = f.cell_id
    where f.promise = 'MISSED' and ${periodCondition(period, { alias: 'f', countsAt: 'f.counts_at' }, parameters)}
      and ${cellCondition(query, sources, parameters)}`;
}

/** How many promises of each group broke by which cause; at most `atMost` rows and one more. */
export async function countCauses(tx: Tx, question: BreachQuestion, atMost: number): Promise<CauseCount[]> {
  const parameters = sqlParameters();
  const rows = await tx.rows<Keyed<CauseCount>>(
    `select m.k1, m.k2, b.cause, count(*) as n from (${missed(question, parameters)}) m
       left join clock_breach b on b.clock_id = m.clock_id group by 1, 2, 3 limit ${parameters.put(atMost + 1)}`,
    parameters.values,
  );
  return rows.map(({ k1, k2, ...row }) => ({ ...row, keys: [k1, k2].slice(0, question.by.length) }));
}

/** With whom the time of broken promises went, up to each break, of all of them together; who had the most first. */
export async function loadHolderTimes(
  tx: Tx,
  question: Omit<BreachQuestion, 'by'>,
  atMost: number,
): Promise<HolderTime[]> {
  const parameters = sqlParameters();
  return tx.rows<HolderTime>(
    `select h.holder, h."group", count(*) as breaches, sum(h."countedMs")::bigint as "countedMs", sum(h."elapsedMs")::bigint as "elapsedMs"
       from (${missed({ ...question, by: [] }, parameters)}) m join clock_breach b on b.clock_id = m.clock_id
      cross join lateral jsonb_to_recordset(b.held) as h(holder text, "group" text, "countedMs" bigint, "elapsedMs" bigint)
      group by 1, 2 order by 4 desc, 5 desc, 1, 2 limit ${parameters.put(atMost)}`,
    parameters.values,
  );
}
