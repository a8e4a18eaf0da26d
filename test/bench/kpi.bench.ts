// Figures against what a database does without them: GROUP BY and percentile_cont over the same clocks, a covering index for
// one customer, through the store and through GraphQL. Every answer is compared before any time is printed.
// `--tickets=10000000` (or KPI_TICKETS) says how many, several with commas; 100,000 take 45 s to be made.
import { parseArgs } from 'node:util';
import { createApp } from '../../server/src/app.ts';
import { systemTime } from '../../server/src/clock-source.ts';
import { readConfig } from '../../server/src/config.ts';
import type { FigurePeriod } from '../../server/src/clock/figure-query.ts';
import type { Axis, FigureQuery } from '../../server/src/clock/figure-query.ts';
import { loadFigures, loadHistograms } from '../../server/src/kpi/figure.store.ts';
import { percentileOf, RELATIVE_ERROR } from '../../server/src/kpi/percentile.ts';
import { planFigures, type FigureQuestion } from '../../server/src/kpi/plan.ts';
import type { Database, Tx } from '../../server/src/db/orm.ts';
import { prepared } from '../../server/src/db/prepared.ts';
import { recordEvents } from '../../server/src/runtime/record.ts';
import { event, makeWorld } from '../support/world.ts';
import { benchDatabase, judge, median, quantile, timed } from './bench-world.ts';
import { benchFlow } from './flow-figures.ts';
import { makeFigures, window } from './kpi-data.ts';

const { values: given } = parseArgs({ options: { tickets: { type: 'string' } } });
const sizes = (given.tickets ?? process.env['KPI_TICKETS'] ?? '10000,100000,1000000').split(',').map(Number);
/** How often a question is asked before its time counts, and while it does; quick ones until `spentMs` are spent. */
const rounds = { warm: 8, timed: 9, most: 300, spentMs: 300 };
const period: FigurePeriod = { kind: 'DAYS', ...window };
const inWindow = `c.promise_due_at >= '${window.from}Z' and c.promise_due_at < '${window.until}Z'`;

const question = (by: readonly Axis[], only: FigureQuery['only'] = {}): FigureQuestion => ({
  ...{ query: { only: { kind: ['SLA'], ...only }, except: [] }, period, by, step: null, sources: null },
});
const figures = (tx: Tx, asked: FigureQuestion) =>
  loadFigures(tx, { question: asked, plan: planFigures(asked) }, 20_000);

/** The same figure in plain SQL: met and missed by `key`, over clock `c` (and its cell `k`). */
const plain = (key: string, more = '', joined = true): string => `
  select ${key} as key, count(*) filter (where c.promise_standing = 'MET') as met, count(*) filter (where c.promise_standing = 'BREACHED') as missed,
         count(*) filter (where c.phase = 'VOID') as excluded, count(*) as n
    from clock c ${joined ? 'join outcome_cell k on k.id = c.cell_id' : ''} where ${inWindow} ${more} group by 1`;

/** The median, once PostgreSQL keeps its plan (from the sixth time on) and node has compiled: as in a server that runs. */
async function timeOf(database: Database, work: (tx: Tx) => Promise<unknown>): Promise<number> {
  return database.transaction(async (tx) => {
    const askedOften = async (least: number): Promise<number[]> => {
      const times: number[] = [];
      for (let spent = 0; times.length < least || (spent < rounds.spentMs && times.length < rounds.most);) {
        const ms = await timed(() => work(tx));
        times.push(ms);
        spent += ms;
      }
      return times;
    };
    await askedOften(rounds.warm);
    return median(await askedOften(rounds.timed));
  });
}

type Plain = { key: string; met: number; missed: number; excluded: number; n: number };

/** Throws unless both say the same of every key. */
async function compare(database: Database, asked: FigureQuestion, sql: string): Promise<void> {
  const [kept, counted] = await database.transaction(async (tx) => [
    await figures(tx, asked),
    await tx.rows<Plain>(sql),
  ]);
  const said = new Map(kept.map(({ keys, counts: { promise } }) => [keys[0] ?? '', promise]));
  if (said.size !== counted.length)
    throw new Error(`${String(said.size)} groups kept, ${String(counted.length)} counted`);
  for (const { key, met, missed, excluded, n } of counted) {
    const promise = said.get(key);
    const sum = promise && promise.met + promise.missed + promise.undecided + promise.excluded;
    if (promise?.met !== met || promise.missed !== missed || promise.excluded !== excluded || sum !== n)
      throw new Error(
        `Of ${key} kept ${JSON.stringify(promise)}, counted ${String(met)}/${String(missed)}/${String(n)}`,
      );
  }
}

const shares = [0.5, 0.75, 0.9, 0.95, 0.99];
const byContinuous = `select k.measure as key, percentile_cont(array[${shares.join(', ')}]) within group (order by c.spent_ms) as at
  from clock c join outcome_cell k on k.id = c.cell_id where ${inWindow} and c.phase = 'STOPPED' group by 1`;

async function comparePercentiles(database: Database): Promise<number> {
  const asked = question(['measure']);
  const [kept, counted] = await database.transaction(async (tx) => [
    await loadHistograms(tx, { question: asked, plan: planFigures(asked) }, 'spent'),
    await tx.rows<{ key: string; at: number[] }>(byContinuous),
  ]);
  let worst = 0;
  for (const { key, at } of counted) {
    const histogram = kept.find(({ keys }) => keys[0] === key);
    if (histogram === undefined) throw new Error(`No times of ${key}`);
    shares.forEach((share, place) => {
      const [came, want] = [percentileOf(histogram, share) ?? 0, at[place] ?? 0];
      worst = Math.max(worst, Math.abs(came - want) / want);
    });
  }
  if (worst > 0.02) throw new Error(`A percentile is off by ${String(worst)}`);
  return worst;
}

/** Milliseconds at the 95th percentile of asking attainment through GraphQL; and of an event until a figure shows it. */
async function throughGraphql(database: Database): Promise<{ p95: number; freshMs: number }> {
  const config = readConfig({
    DATABASE_URL: database.url,
    PORT: '0',
    HEADROOM_ADMIN_TOKEN: 'bench',
    HEADROOM_DEMO: 'off',
    LOG_LEVEL: 'error',
  });
  const app = await createApp({ config, time: systemTime() });
  const rate = '{ met missed undecided excluded share drill }';
  const times = '{ p50 p75 p90 p95 p99 mean }';
  const query = `query($period: FigurePeriod!, $filter: FigureFilter) { attainment(period: $period, filter: $filter, by: [CUSTOMER], first: 20) {
    total { promise ${rate} target ${rate} spent ${times} wall ${times} } groups { keys { label } figure { promise ${rate} target ${rate} } } } }`;
  const ask = async (
    asked: object,
  ): Promise<{ data: { attainment: { total: { promise: { undecided: number; met: number } } } } }> => {
    const headers = { authorization: 'Bearer bench', 'content-type': 'application/json' };
    const body = JSON.stringify({ query, variables: asked });
    const answer = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body });
    const read = (await answer.json()) as {
      data: { attainment: { total: { promise: { undecided: number; met: number } } } } | null;
      errors?: unknown;
    };
    if (read.data === null || read.errors !== undefined) throw new Error(JSON.stringify(read));
    return { data: read.data };
  };
  try {
    const took: number[] = [];
    for (let round = -5; round < 40; round += 1) {
      const ms = await timed(() => ask({ period: window }));
      if (round >= 0) took.push(ms);
    }
    const now = systemTime().now();
    const today = now.toZonedDateTimeISO('UTC').toPlainDate();
    const here = { period: { from: today.subtract({ days: 1 }).toString(), until: today.add({ days: 2 }).toString() } };
    const before = (await ask(here)).data.attainment.total.promise.undecided;
    const prefix = `FRESH${String(Math.round(performance.now()))}`;
    await database.transaction((tx) => makeWorld(tx, prefix));
    const events = [
      event({ ticket: prefix, eventId: prefix, kind: 'OPENED', time: now.toString(), serviceAccount: `${prefix}-1` }),
    ];
    await database.transaction((tx) => recordEvents(tx, { source: 'Bench', events }, now));
    const committed = performance.now();
    while ((await ask(here)).data.attainment.total.promise.undecided === before);
    return { p95: quantile(took, 0.95), freshMs: performance.now() - committed };
  } finally {
    await app.close();
  }
}

/** What no answer can be quicker than: a question that reads nothing, and one that fetches as many kept rows as are added up. */
async function sayFloors(database: Database): Promise<void> {
  const read = prepared(`select measure, promise_met, promise_missed, spent_times from outcome_rollup
    where grain = 'day' and since >= '${window.from}' and since < '${window.from}'::date + 30`);
  const fetched = await database.transaction((tx) => tx.rows(read));
  const nothing = await timeOf(database, (tx) => tx.rows(prepared('select 1 as one')));
  const reading = await timeOf(database, (tx) => tx.rows(read));
  console.log(
    `beneath any answer: "select 1" ${nothing.toFixed(2)} ms, ${String(fetched.length)} kept rows fetched as they are ${reading.toFixed(2)} ms`,
  );
}

/** How many rows are kept, said by grain. */
async function countRows(database: Database): Promise<number> {
  const grains = await database.transaction((tx) =>
    tx.rows<{ grain: string; n: number }>(
      'select grain, count(*) as n from outcome_rollup group by 1 order by 2 desc, 1',
    ),
  );
  console.log(`rows by grain: ${grains.map(({ grain, n }) => `${grain} ${n.toLocaleString('en')}`).join(', ')}`);
  return grains.reduce((sum, { n }) => sum + n, 0);
}

const bench = await benchDatabase();
const perSize: { tickets: number; ms: number }[] = [];
try {
  const { database } = bench;
  for (const tickets of sizes) {
    let clocks = 0;
    const madeMs = await timed(async () => (clocks = await makeFigures(database, tickets)));
    console.log(
      `\n${tickets.toLocaleString('en')} tickets, ${clocks.toLocaleString('en')} clocks, made in ${(madeMs / 1000).toFixed(1)} s`,
    );
    await compare(database, question(['measure']), plain('c.measure', '', false));
    for (const axis of ['severity', 'customer', 'team', 'clause'] as const) {
      const column = { severity: 'k.severity', customer: 'k.customer_id', team: 'k.team', clause: 'k.clause_id' }[axis];
      await compare(database, question([axis]), plain(`${column}::text`));
    }
    await compare(database, question(['measure'], { customer: ['1'] }), plain('k.measure', 'and k.customer_id = 1'));
    const worst = await comparePercentiles(database);
    console.log(
      `equal to GROUP BY by measure, severity, customer, team, clause and for one customer; percentiles off by ${(100 * worst).toFixed(2)} %`,
    );

    const group = await timeOf(database, (tx) => tx.rows(plain('c.measure', '', false)));
    const kept = await timeOf(database, (tx) => figures(tx, question(['measure'])));
    perSize.push({ tickets, ms: kept });
    console.log(`90 days by measure: GROUP BY ${group.toFixed(1)} ms, kept ${kept.toFixed(2)} ms`);
    await sayFloors(database);
    for (const axis of ['severity', 'customer', 'clause'] as const) {
      const column = { severity: 'k.severity', customer: 'k.customer_id', clause: 'k.clause_id' }[axis];
      const rival = await timeOf(database, (tx) => tx.rows(plain(column)));
      const ours = await timeOf(database, (tx) => figures(tx, question([axis])));
      console.log(
        `90 days by ${axis}: GROUP BY ${rival.toFixed(1)} ms, kept ${ours.toFixed(2)} ms, ${(rival / ours).toFixed(1)}×`,
      );
    }
    const sorted = await timeOf(database, (tx) => tx.rows(byContinuous));
    const asked = question(['measure']);
    const bucketed = await timeOf(database, (tx) =>
      loadHistograms(tx, { question: asked, plan: planFigures(asked) }, 'spent'),
    );
    console.log(`five percentiles by measure: percentile_cont ${sorted.toFixed(1)} ms, kept ${bucketed.toFixed(2)} ms`);
    await database.transaction(async (tx) => {
      await tx.rows('drop table if exists covered');
      await tx.rows(`create table covered as select k.customer_id, c.promise_due_at, c.measure, c.promise_standing, c.phase
                       from clock c join outcome_cell k on k.id = c.cell_id`);
      await tx.rows('create index on covered (customer_id, promise_due_at) include (measure, promise_standing, phase)');
    });
    await database.transaction((tx) => tx.rows('analyze covered'));
    const covering = `select c.measure, count(*) filter (where c.promise_standing = 'MET') as met, count(*) filter (where c.promise_standing = 'BREACHED') as missed,
      count(*) filter (where c.phase = 'VOID') as excluded, count(*) as n from covered c where c.customer_id = 1 and ${inWindow} group by 1`;
    const covered = await timeOf(database, (tx) => tx.rows(covering));
    const one = await timeOf(database, (tx) => figures(tx, question(['measure'], { customer: ['1'] })));
    const rows = await countRows(database);
    await benchFlow(database);
    const { p95, freshMs } = await throughGraphql(database);
    judge('GROUP BY over 90 days ÷ kept', group / kept, { atLeast: 10 });
    judge('percentile_cont ÷ kept', sorted / bucketed, { atLeast: 30 });
    judge('percentiles, stated error', RELATIVE_ERROR, { atMost: 0.02 });
    judge('one customer: kept ÷ covering index', one / covered, { atMost: 2 });
    judge('rows kept ÷ clocks', rows / clocks, { atMost: 0.15 });
    judge('attainment through GraphQL, p95 ms', p95, { atMost: 100 });
    judge('from commit to figure, ms', freshMs, { atMost: 1000 });
  }
  perSize.slice(1).forEach(({ tickets, ms }, place) => {
    const before = perSize[place];
    if (before)
      judge(
        `${tickets.toLocaleString('en')} ÷ ${before.tickets.toLocaleString('en')} tickets, the same window`,
        ms / before.ms,
        { atMost: 1.5 },
      );
  });
} finally {
  await bench.close();
}
