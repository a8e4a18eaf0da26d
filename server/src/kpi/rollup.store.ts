// Figures as rows: differences folded into them, and the same rows counted anew from the clocks. Both end in one statement,
// so that what a loop has kept for years and what a rebuild makes are equal to the byte.
import { keyOf } from '../clock/figure-condition.store.ts';
import { limits } from '../config.ts';
import type { Tx } from '../db/orm.ts';
import { clockOutcomes } from '../engine/outcome.ts';
import { dimensions, grains, type Grain } from './grain.ts';

const limitNames = ['promise', 'target'] as const;

export const countColumns = limitNames.flatMap((limit) =>
  clockOutcomes.map((each) => `${limit}_${each.toLowerCase()}`),
);
export const sumColumns = [...countColumns, 'finished', 'spent_ms', 'wall_ms'];
const keys = 'grain, since, kind, measure, key1, key2';

/** What alias `f`, a clock counted `n` times, adds to each of `sumColumns`. */
export const addends = [
  ...limitNames.flatMap((limit) => clockOutcomes.map((each) => `case when f.${limit} = '${each}' then f.n else 0 end`)),
  'case when f.spent_ms is null then 0 else f.n end',
  'coalesce(f.n * f.spent_ms, 0)',
  'coalesce(f.n * f.wall_ms, 0)',
];

/** What sets of keys are made of: a row has the columns of its grain, and is empty in the others. */
const keyColumns = ['day', 'month', ...dimensions] as const;
const quoted = (column: string): string => `"${column}"`;
const columnsOf = ({ span, dimensions: by }: Grain): readonly string[] => [span, ...by];
const grainBits = `grouping(${keyColumns.map(quoted).join(', ')})`;
/** A bit for each column that the rows of a grain are without, the first the highest. */
const bitsOf = (grain: Grain): number =>
  keyColumns.reduce((bits, column) => 2 * bits + (columnsOf(grain).includes(column) ? 0 : 1), 0);
/** What a row of each grain says; the empty text where `say` says nothing. */
const byGrain = (say: (grain: Grain) => string | undefined): string =>
  `case ${grainBits} ${grains.map((grain) => `when ${String(bitsOf(grain))} then ${say(grain) ?? `''`}`).join(' ')} end collate "C"`;
const keyAt = (place: 0 | 1) => byGrain((grain) => grain.dimensions[place] && quoted(grain.dimensions[place]));

const times = ['spent', 'wall'] as const;
const timesColumns = times.map((time) => `${time}_times`);

// What a clock says is worked out once and then added to its row of every grain, in one pass over the clocks. Lists of times
// ("bucket,count,…") are gathered unsorted and put in order once for each row.
/** Adds what `counted` selects (counts_on, cell_id, promise, target, spent_ms, wall_ms, n) to the rows. */
const fold = (counted: string): string => `
with counted as (${counted}),
placed as materialized (
  select f.counts_on as day, date_trunc('month', f.counts_on)::date as month, k.kind collate "C" as kind, k.measure collate "C" as measure,
         ${dimensions.map((dimension) => `${keyOf(dimension)} as ${quoted(dimension)}`).join(', ')},
         ${addends.map((addend, place) => `${addend} as ${sumColumns[place] ?? ''}`).join(', ')},
         ${times.map((time) => `outcome_bucket(f.${time}_ms) || ',' || f.n as ${time}_times`).join(', ')}
    from (select counts_on, cell_id, promise, target, spent_ms, wall_ms, sum(n)::int as n from counted
           group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0) f
    join outcome_cell k on k.id = f.cell_id)
insert into outcome_rollup as r (${keys}, ${sumColumns.join(', ')}, ${timesColumns.join(', ')})
select ${byGrain(({ name }) => `'${name}'`)} as grain, coalesce(day, month) as since, kind, measure, ${keyAt(0)} as key1, ${keyAt(1)} as key2,
       ${sumColumns.map((column) => `sum(${column})`).join(', ')},
       ${timesColumns.map((column) => `added_times(string_agg(${column}, ','))`).join(', ')}
  from placed
 group by grouping sets (${grains.map((grain) => `(kind, measure, ${columnsOf(grain).map(quoted).join(', ')})`).join(', ')})
 order by ${keys}
on conflict (${keys}) do update set
  ${sumColumns.map((column) => `${column} = r.${column} + excluded.${column}`).join(', ')},
  ${timesColumns
    .map((column) => `${column} = added_times(concat_ws(',', nullif(r.${column}, ''), nullif(excluded.${column}, '')))`)
    .join(', ')}`;

const foldMonth = fold(`
  select counts_on, cell_id, promise, target, spent_ms, wall_ms, 1 as n from clock_outcome
   where counts_on >= $1::date and counts_on < $1::date + interval '1 month'`);

/** A row that counts nothing any more is none. */
const dropEmpty = `delete from outcome_rollup where ${[...countColumns, 'finished'].map((column) => `${column} = 0`).join(' and ')}`;

// One folds at a time; the others leave it to that one.
const lock = "select pg_try_advisory_xact_lock(hashtext('headroom.rollup')) as locked";
const waitForLock = "select pg_advisory_xact_lock(hashtext('headroom.rollup'))";

const foldDeltas = fold(`
  delete from outcome_delta where ctid = any(array(select ctid from outcome_delta limit $1))
  returning counts_on, cell_id, promise, target, spent_ms, wall_ms, n`);

/** Folds at most so many differences into the rows; how many there were. Another that folds already leaves nothing to do. */
export async function foldSome(tx: Tx, atMost: number): Promise<number> {
  const [held] = await tx.rows<{ locked: boolean }>(lock);
  if (held?.locked !== true) return 0;
  const count = await countDeltas(tx, atMost);
  if (count === 0) return 0;
  await tx.rows(foldDeltas, [atMost]);
  await tx.rows(dropEmpty);
  return count;
}

/** How many differences wait to be folded, counted up to a limit. */
export async function countDeltas(tx: Tx, atMost: number): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(
    'select count(*) as count from (select from outcome_delta limit $1) waiting',
    [atMost],
  );
  return row?.count ?? 0;
}

/** Folds all differences there are; nobody else folds until the transaction ends. */
export async function foldAll(tx: Tx): Promise<void> {
  await tx.rows(waitForLock);
  while ((await foldSome(tx, limits.deltasPerFold)) === limits.deltasPerFold);
}

/** The first days of all months that have clocks or rows. */
export async function loadMonths(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ first: string }>(
    `select distinct date_trunc('month', day)::date::text as first
       from (select distinct counts_on from clock where counts_on is not null union select distinct since from outcome_rollup) as days(day)
      order by 1`,
  );
  return rows.map(({ first }) => first);
}

/** Counts the rows of a month anew from the clocks; whether a byte differed. Recording waits: rows and clocks are of one instant. */
export async function rebuildMonth(tx: Tx, first: string): Promise<boolean> {
  // In the order of who folds; and most is folded before anybody has to wait.
  await foldAll(tx);
  await tx.rows('lock table outcome_delta in exclusive mode');
  await foldAll(tx);
  const before = await loadPrint(tx, first);
  await tx.rows(`delete from outcome_rollup r where ${inMonth}`, [first]);
  await tx.rows(foldMonth, [first]);
  return (await loadPrint(tx, first)) !== before;
}

const inMonth = "r.since >= $1::date and r.since < $1::date + interval '1 month'";

/** One hash over every byte of every row of a month. */
async function loadPrint(tx: Tx, first: string): Promise<string> {
  const [row] = await tx.rows<{ print: string }>(
    `select coalesce(md5(string_agg(md5(r::text), '' order by ${keys})), '') as print from outcome_rollup r where ${inMonth}`,
    [first],
  );
  return row?.print ?? '';
}
