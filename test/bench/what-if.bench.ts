// Tickets a second of what-ifs, in the thread in which the server counts them, by what is asked: other limits, another
// schedule, a draft that says either, and a draft whose clauses are others. Each is counted a second time with every ticket
// read whole from its facts, and says the same before any time is printed. `--tickets=100000` says how many tickets.
import { isDeepStrictEqual, parseArgs } from 'node:util';
import type { Database } from '../../server/src/db/orm.ts';
import { countInThread } from '../../server/src/whatif/answer-what-if.ts';
import type { Counted } from '../../server/src/whatif/count-history.ts';
import { planWhatIf } from '../../server/src/whatif/plan-what-if.ts';
import type { WhatIfQuestion } from '../../server/src/whatif/question.ts';
import { officeHours } from '../engine/reference/told.ts';
import { hour, makeWorld } from '../support/world.ts';
import { benchDatabase, judge, timed } from './bench-world.ts';
import { makeHistory } from './what-if-history.ts';

type Change = Partial<Pick<WhatIfQuestion, 'version' | 'limits' | 'schedule'>>;

const { values: given } = parseArgs({ options: { tickets: { type: 'string' } } });
const now = Temporal.Instant.from('2026-06-01T00:00:00Z');

async function ask(database: Database, change: Change, isWhole: boolean): Promise<{ counted: Counted; ms: number }> {
  const plan = await database.transaction(async (tx) => {
    const agreement = await idOf(database, "select id from agreement where number = 'WHATIF-SLA'");
    const question = {
      ...{ agreement, from: '2026-03-01', until: '2026-04-01', version: null, limits: [] },
      ...{ schedule: null, pricePerHour: null },
      ...change,
    };
    // What turns over is kept, as it is for whoever asks.
    const [asked] = await tx.rows<{ id: number }>(
      `insert into what_if (agreement_id, asked_by, asked_at, expires_at, question, state, runs)
       values ($1, 'user:0', now(), now() + interval '1 day', $2, 'RUNNING', 1) returning id`,
      [agreement, JSON.stringify(question)],
    );
    return planWhatIf(tx, { question, run: { id: asked?.id ?? 0, run: 1 } }, now);
  });
  if (plan === null) throw new Error('There is no agreement to ask about');
  const task = { url: database.url, counting: { ...plan.counting, isWhole } };
  const found: { counted: Counted | null } = { counted: null };
  const ms = await timed(async () => {
    found.counted = await countInThread(task, () => Promise.resolve(true), new AbortController().signal);
  });
  if (found.counted === null) throw new Error('It was not counted');
  return { counted: found.counted, ms };
}

const idOf = (database: Database, sql: string): Promise<number> =>
  database.transaction(async (tx) => (await tx.rows<{ id: number }>(sql))[0]?.id ?? 0);

/** A second version of the agreement that stays a draft, with clauses as a piece of SQL says them over clause `c`. */
async function draft(database: Database, version: number, said: string): Promise<number> {
  const made = await idOf(
    database,
    `insert into agreement_version (agreement_id, version, status, from_date, time_zone, from_at, schedule_version_id, created_at)
     select v.agreement_id, ${String(version)}, 'DRAFT', v.from_date, v.time_zone, v.from_at, v.schedule_version_id, v.created_at
       from agreement_version v join agreement a on a.id = v.agreement_id where a.number = 'WHATIF-SLA' and v.version = 1 returning id`,
  );
  await database.transaction((tx) =>
    tx.rows(
      `insert into clause (agreement_version_id, position, number, measure, severity, period, promise_ms, target_ms)
       select ${String(made)}, c.position, c.number, ${said} from clause c join agreement_version v on v.id = c.agreement_version_id
         join agreement a on a.id = v.agreement_id where a.number = 'WHATIF-SLA' and v.version = 1`,
    ),
  );
  return made;
}

async function benchWhatIfs(database: Database): Promise<void> {
  const tickets = await makeHistory(database, Number(given.tickets ?? '100000'));
  await database.transaction((tx) => makeWorld(tx, 'HOURS', { schedule: officeHours() }));
  const schedule = await idOf(database, "select id from coverage_schedule where name = 'HOURS'");
  const half = 'c.promise_ms / 2, c.target_ms / 2';
  const questions: readonly (readonly [string, Change])[] = [
    ['nothing changed', {}],
    ['other limits', { limits: [{ clause: '9.3', promiseMs: 4 * hour, targetMs: 2 * hour }] }],
    ['another schedule', { schedule }],
    ['a draft of other limits', { version: await draft(database, 2, `c.measure, c.severity, c.period, ${half}`) }],
    ['a draft of other clauses', { version: await draft(database, 3, `c.measure, 'NORMAL', c.period, ${half}`) }],
  ];
  console.log(`\nwhat-if: ${tickets.toLocaleString('en')} tickets`);
  for (const [name, change] of questions) {
    const { counted, ms } = await ask(database, change, false);
    const { readWhole, ...said } = counted;
    const { counted: whole, ms: wholeMs } = await ask(database, change, true);
    const { readWhole: every, ...all } = whole;
    if (counted.tickets !== tickets || every !== tickets)
      throw new Error(`${String(counted.tickets)} of ${String(tickets)} tickets, ${String(every)} read whole`);
    if (!isDeepStrictEqual(said, all))
      throw new Error(`${name}: ${JSON.stringify(said)}, read whole ${JSON.stringify(all)}`);
    const share = `${counted.flips.toLocaleString('en')} results turn over, ${readWhole.toLocaleString('en')} tickets read whole`;
    const rate = (1000 * tickets) / ms;
    console.log(`${name}: ${share}, as much as reading all ${((1000 * tickets) / wholeMs).toFixed(0)} a second says`);
    if (readWhole === 0) judge(`what-if, ${name}, tickets a second`, rate, { atLeast: 50_000 });
    else console.log(`what-if, ${name}, tickets a second: ${rate.toFixed(0)}`);
  }
}

const bench = await benchDatabase();
try {
  await benchWhatIfs(bench.database);
} finally {
  await bench.close();
}
