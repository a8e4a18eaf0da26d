// Figures as rows: differences folded into them, and the same rows counted anew from the clocks. Both end in one statement,
// so that what a loop has kept for years and what a rebuild makes are equal to the byte.
import { limits } from '../config.ts';
import type { Tx } from '../db/orm.ts';
import { clockOutcomes } from '../engine/outcome.ts';
import { keyOf } from '../clock/figure-condition.store.ts';
import { grains } from './grain.ts';

const limitNames = ['promise', 'target'] as const;

export const countColumns = limitNames.flatMap((limit) =>
  clockOutcomes.map((each) => `${limit}_${each.toLowerCase()}`),
);
export const sumColumns = [...countColumns, 'finished', 'spent_ms', 'wall_ms'];
const times = ['spent', 'wall'] as const;
const keys = 'grain, since, kind, measure, key1, key2';

/** The sums of a figure over alias `f`: counted clocks, each `n` times. */
export const sums = [
  ...limitNames.flatMap((limit) =>
    clockOutcomes.map(
      (each) => `coalesce(sum(f.n) filter (where f.${limit} = '${each}'), 0) as ${limit}_${each.toLowerCase()}`,
    ),
  ),
  'coalesce(sum(f.n) filter (where f.spent_ms is not null), 0) as finished',
  'coalesce(sum(f.n * f.spent_ms), 0) as spent_ms',
  'coalesce(sum(f.n * f.wall_ms), 0) as wall_ms',
].join(', ');

/** Every row that a counted clock (alias `f` with its cell `k`) is counted in. */
const rowsOf = grains
  .map(({ name, span, dimensions: [first, second] }) => {
    const since = span === 'day' ? 'f.counts_on' : `date_trunc('month', f.counts_on)::date`;
    return `('${name}', ${since}, ${first ? keyOf(first) : `''`}, ${second ? keyOf(second) : `''`})`;
  })
  .join(', ');

/** The buckets of a time as a list "bucket,count,…": in any order, each as often as it was met. */
const timesOf = (time: string): string => `added_times(string_agg(f.${time}_bucket || ',' || f.n, ','))`;
const timesColumns = times.map((time) => `${time}_times`);

// Lists are gathered unsorted and put in order once for each row: to sort 150,000 buckets by six keys took as long as all else.
/** Adds what `counted` selects (counts_on, cell_id, promise, target, spent_ms, wall_ms, n) to the rows. */
const fold = (counted: string): string => `
with counted as (${counted}),
placed as (
  select g.grain collate "C" as grain, g.since, k.kind collate "C" as kind, k.measure collate "C" as measure,
         g.key1 collate "C" as key1, g.key2 collate "C" as key2, f.promise, f.target, f.spent_ms, f.wall_ms, f.spent_bucket, f.wall_bucket, f.n
    from (select counts_on, cell_id, promise, target, spent_ms, wall_ms, outcome_bucket(spent_ms) as spent_bucket,
                 outcome_bucket(wall_ms) as wall_bucket, sum(n)::int as n from counted
           group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0) f
    join outcome_cell k on k.id = f.cell_id
   cross join lateral (values ${rowsOf}) as g(grain, since, key1, key2))
insert into outcome_rollup as r (${keys}, ${sumColumns.join(', ')}, ${timesColumns.join(', ')})
select ${keys}, ${sums}, ${times.map(timesOf).join(', ')}
  from placed f group by ${keys}
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
