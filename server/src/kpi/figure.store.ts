// Figures read: rows, differences that wait to be folded, and clocks where no row tells what is asked; added up.
import { cellCondition, keyOf, periodCondition } from '../clock/figure-condition.store.ts';
import type { Axis, FigureQuery } from '../clock/figure-query.ts';
import { limits } from '../config.ts';
import type { Tx } from '../db/orm.ts';
import { preparedFirst } from '../db/prepared.ts';
import { rowsInParts } from '../db/row-parts.ts';
import { sqlParameters, type SqlParameters } from '../ticket/ticket-filter.store.ts';
import { isDimension, type Grain } from './grain.ts';
import { addedTimes, type CountedTimes } from './percentile.ts';
import type { FigurePlan, FigureQuestion, FigureStep } from './plan.ts';
import { addends, sumColumns } from './rollup.store.ts';

/** How many clocks came out how, and how long those took that ended. */
export interface FigureCounts {
  readonly promise: OutcomeCounts;
  readonly target: OutcomeCounts;
  readonly finished: number;
  readonly spentMs: number;
  readonly wallMs: number;
}

export interface OutcomeCounts {
  readonly met: number;
  readonly missed: number;
  readonly undecided: number;
  readonly excluded: number;
  readonly waived: number;
  readonly disputed: number;
}

/** Of one group (its keys in the order of `by`, the empty text for none) in one step of a series. */
export interface FigureRow {
  readonly keys: readonly string[];
  /** The first day of the step, which may lie before the period; null without a series. */
  readonly since: string | null;
  readonly counts: FigureCounts;
}

interface Reading {
  readonly question: FigureQuestion;
  readonly plan: FigurePlan;
}

const stepOf = (step: FigureStep | null, date: string): string =>
  step === null ? 'null' : `date_trunc('${step.toLowerCase()}', ${date})::date::text`;

/** What a row of a grain says on an axis, over alias `r`. */
const rowKey = ({ dimensions }: Grain, axis: Axis): string =>
  isDimension(axis) ? `r.key${String(dimensions.indexOf(axis) + 1)}` : `r.${axis}`;

function rowCondition(grain: Grain, { only, except }: FigureQuery, parameters: SqlParameters): string {
  const all = Object.entries(only).map(
    ([axis, keys]) => `${rowKey(grain, axis as Axis)} = any(${parameters.put(keys)}::text[])`,
  );
  const by = Object.keys(except[0] ?? {}) as Axis[];
  if (by.length > 0) {
    const lists = by.map((axis) => `${parameters.put(except.map((keys) => keys[axis] ?? ''))}::text[]`);
    all.push(
      `(${by.map((axis) => rowKey(grain, axis)).join(', ')}) not in (select * from unnest(${lists.join(', ')}))`,
    );
  }
  return ['true', ...all].join(' and ');
}

const kept = preparedFirst(limits.figureStatements);

/** Planning took three quarters of the time of what rows answer; how clocks are best found depends on what is asked. */
const asked = ({ plan }: Reading, sql: string): string => (plan.facts.length === 0 ? kept(sql) : sql);

/** The parts of the answer; each kind of part says what it selects of a row and of a counted clock (`f`). */
function partsOf(
  { question, plan }: Reading,
  select: { readonly ofRow: string; readonly ofClock: string; readonly clockMore: string },
  parameters: SqlParameters,
): string {
  const { query, by, step, sources } = question;
  const clockKeys = [keyAt(by[0], keyOf), keyAt(by[1], keyOf), stepOf(step, 'f.counts_on')];
  const parts = plan.rollups.map(({ grain, days }) => {
    const keys = [keyAt(by[0], (axis) => rowKey(grain, axis)), keyAt(by[1], (axis) => rowKey(grain, axis))];
    const within = `r.since >= ${parameters.put(days.from)}::date and r.since < ${parameters.put(days.until)}::date`;
    return `select ${keys.join(', ')}, ${stepOf(step, 'r.since')}, ${select.ofRow} from outcome_rollup r
      where r.grain = '${grain.name}' and ${within} and ${rowCondition(grain, query, parameters)}`;
  });
  const counted = (from: string, where: string): string =>
    `select ${clockKeys.join(', ')}, ${select.ofClock} from ${from} join outcome_cell k on k.id = f.cell_id
      where ${where} and ${cellCondition(query, sources, parameters)} ${select.clockMore}`;
  if (plan.rollups.length > 0) {
    const within = plan.rollups.map(
      ({ days }) =>
        `f.counts_on >= ${parameters.put(days.from)}::date and f.counts_on < ${parameters.put(days.until)}::date`,
    );
    parts.push(counted('outcome_delta f', `(${within.join(' or ')})`));
  }
  for (const period of plan.facts) {
    const where = periodCondition(period, { alias: 'f', countsAt: 'f.counts_at' }, parameters);
    parts.push(counted('(select *, 1 as n from clock_outcome) f', where));
  }
  return parts.join('\nunion all\n');
}

const keyAt = (axis: Axis | undefined, of: (axis: Axis) => string): string => (axis === undefined ? `''` : of(axis));

type CountsSql = Readonly<Record<string, number>> & {
  readonly k1: string;
  readonly k2: string;
  readonly since: string | null;
};

const ofClock = addends.join(', ');
const ofRow = sumColumns.map((column) => `r.${column}`).join(', ');
const summed = sumColumns.map((column) => `sum(${column})::bigint as ${column}`).join(', ');

/** The figures of every group in every step; at most `atMost` rows and one more. */
export async function loadFigures(tx: Tx, reading: Reading, atMost: number): Promise<FigureRow[]> {
  const parameters = sqlParameters();
  const parts = partsOf(reading, { ofRow, ofClock, clockMore: '' }, parameters);
  const rows = await tx.rows<CountsSql>(
    asked(
      reading,
      `select k1, k2, since, ${summed} from (${parts}) as parts(k1, k2, since, ${sumColumns.join(', ')})
      group by 1, 2, 3 limit ${parameters.put(atMost + 1)}`,
    ),
    parameters.values,
  );
  const { by } = reading.question;
  return rows.map((row) => ({ keys: [row.k1, row.k2].slice(0, by.length), since: row.since, counts: toCounts(row) }));
}

const toCounts = (row: CountsSql): FigureCounts => {
  const of = (column: string): number => row[column] ?? 0;
  const outcomes = (limit: 'promise' | 'target'): OutcomeCounts => ({
    met: of(`${limit}_met`),
    missed: of(`${limit}_missed`),
    undecided: of(`${limit}_undecided`),
    excluded: of(`${limit}_excluded`),
    waived: of(`${limit}_waived`),
    disputed: of(`${limit}_disputed`),
  });
  return {
    promise: outcomes('promise'),
    target: outcomes('target'),
    finished: of('finished'),
    spentMs: of('spent_ms'),
    wallMs: of('wall_ms'),
  };
};

/** How often each bucket of time was met. */
export interface Histogram extends CountedTimes {
  readonly keys: readonly string[];
  readonly since: string | null;
}

interface TimesRow {
  readonly k1: string;
  readonly k2: string;
  readonly since: string | null;
  readonly times: string;
}

/** Rows hold lists that are added up here: to take them apart in SQL cost four times as much. */
export async function loadHistograms(tx: Tx, reading: Reading, time: 'spent' | 'wall'): Promise<Histogram[]> {
  const parameters = sqlParameters();
  const bucket = `outcome_bucket(f.${time}_ms)`;
  const parts = partsOf(
    reading,
    {
      ofRow: `r.${time}_times`,
      ofClock: `${bucket} || ',' || sum(f.n)`,
      clockMore: `and f.${time}_ms is not null group by 1, 2, 3, ${bucket}`,
    },
    parameters,
  );
  const sql = `select k1, k2, since, times from (${parts}) as parts(k1, k2, since, times)`;
  const question = { sql, first: (few: string) => asked(reading, few), values: parameters.values };
  const { by } = reading.question;
  const groups = new Map<string, Histogram>();
  for await (const rows of rowsInParts<TimesRow>(tx, question, limits.timesPerPart))
    for (const [key, group] of Map.groupBy(rows, ({ k1, k2, since }) => `${k1}\0${k2}\0${since ?? ''}`)) {
      const [first] = group;
      const lists = group.map(({ times }) => times);
      groups.set(key, {
        keys: [first?.k1 ?? '', first?.k2 ?? ''].slice(0, by.length),
        since: first?.since ?? null,
        ...addedTimes(lists, groups.get(key)),
      });
    }
  return [...groups.values()].filter(({ counts }) => counts.length > 0);
}
