// Attainment as a program asks it: every number equal to what one counts in the clocks, and every number's drill lists
// exactly the clocks behind it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foldAll } from '../../server/src/kpi/rollup.store.ts';
import { roundTheClock, startFloorWorld, type FloorWorld, type Party } from '../support/floor-world.ts';
import { lifeOf } from '../support/ticket-lives.ts';

const now = '2026-03-20T12:00:00Z';
let world: FloorWorld;
let acme: Party;
let beta: Party;
let integration: string;

beforeAll(async () => {
  world = await startFloorWorld('2026-02-27T12:00:00Z');
  acme = await world.party('ACME');
  // Its days begin in the afternoon of UTC.
  beta = await world.party('BETA', {
    schedule: { ...roundTheClock, timeZone: 'Asia/Tokyo' },
    clauses: [{ number: '1', measure: 'RESOLUTION', promise: 'PT5H' }],
  });
  await world.turnTo(now);
  for (let from = 0; from < 90; from += 10) {
    const lives = Array.from({ length: 10 }, (_, index) => from + index).flatMap((n) =>
      lifeOf(n, n % 3 === 1 ? beta.account : acme.account, now),
    );
    await world.record('Desk', ...lives);
    // Some of it is folded, some waits.
    if (from === 40) await world.server.app.database.transaction(foldAll);
  }
  await world.quiet();
  integration = await world.token({ name: 'Desk', role: 'INTEGRATION', sources: ['Desk'] });
});
afterAll(() => world.close());

interface Rate {
  met: number;
  missed: number;
  undecided: number;
  excluded: number;
  waived: number;
  disputed: number;
  numerator: number;
  denominator: number;
  share: number | null;
  all: string;
  ofMissed: string;
  ofWaived: string;
  ofDisputed: string;
}
interface Times {
  p50: string;
  p90: string;
  mean: string;
}
interface Figure {
  promise: Rate;
  target: Rate | null;
  finished: number;
  finishedDrill: string;
  spent: Times | null;
  wall: Times | null;
}
interface Group {
  keys: { axis: string; key: string | null; label: string | null }[];
  figure: Figure;
  previous: Figure | null;
  series: { from: string; until: string; figure: Figure }[];
}
interface Attainment {
  source: string;
  relativeError: number;
  cursor: string;
  total: Figure;
  previous: Figure | null;
  groups: Group[];
  others: Group | null;
  series: { from: string; until: string; figure: Figure }[];
  groupCount: number;
  otherCount: number;
}

const rate =
  '{ met missed undecided excluded waived disputed numerator denominator share all: drill ofMissed: drill(outcome: MISSED) ofWaived: drill(outcome: WAIVED) ofDisputed: drill(outcome: DISPUTED) }';
const times = '{ p50 p90 mean }';
const figure = `{ promise ${rate} target ${rate} finished finishedDrill spent ${times} wall ${times} }`;
const small = '{ promise { met missed undecided excluded waived disputed all: drill } }';
const query = `query($period: FigurePeriod!, $filter: FigureFilter, $by: [FigureAxis!]! = [], $step: FigureStep, $compare: Boolean! = false, $first: Int! = 100, $orderBy: FigureOrder! = MISSED) {
  attainment(period: $period, filter: $filter, by: $by, step: $step, compare: $compare, first: $first, orderBy: $orderBy) {
    source relativeError cursor groupCount otherCount total ${figure} previous ${small}
    groups { keys { axis key label } figure ${figure} previous ${small} series { from until figure ${small} } }
    others { keys { axis } figure ${figure} } series { from until figure ${small} } } }`;

const march = { from: '2026-03-01', until: '2026-04-01' };

async function ask(variables: Record<string, unknown>, token?: string): Promise<Attainment> {
  const answer = await world.ask<{ attainment: Attainment }>(query, { period: march, ...variables }, token);
  return answer.attainment;
}

const clocksBehind = async (
  drill: string,
): Promise<{ totalCount: number; ticketCount: number; nodes: { id: string }[] }> =>
  (
    await world.ask<{ clocks: { totalCount: number; ticketCount: number; nodes: { id: string }[] } }>(
      'query($drill: String!) { clocks(drill: $drill, first: 100) { totalCount ticketCount nodes { id } } }',
      { drill },
    )
  ).clocks;

const clocksOf = ({ met, missed, undecided, excluded, waived, disputed }: Rate): number =>
  met + missed + undecided + excluded + waived + disputed;

/** Outcomes by key, counted one by one; `key` is SQL over clock c, its cell k and its ticket t. */
async function counted(key: string, where = 'true'): Promise<Record<string, string>> {
  const rows = await world.server.app.database.transaction((tx) =>
    tx.rows<{ key: string; outcomes: string }>(
      `select coalesce(${key}, '') as key, concat_ws('/', count(*) filter (where c.phase <> 'VOID' and c.promise_standing = 'MET'),
              count(*) filter (where c.phase <> 'VOID' and c.promise_standing = 'BREACHED'),
              count(*) filter (where c.phase <> 'VOID' and c.promise_standing in ('ON_TRACK', 'AT_RISK')),
              count(*) filter (where c.phase = 'VOID')) as outcomes
         from clock c join ticket t on t.id = c.ticket_id join agreement_version v on v.id = c.agreement_version_id
         join outcome_cell k on k.id = c.cell_id
        where c.phase <> 'NOT_APPLICABLE' and ${where}
          and (coalesce(c.promise_due_at, c.promise_breached_at, c.started_at) at time zone v.time_zone)::date
              between '2026-03-01' and '2026-03-31'
        group by 1`,
    ),
  );
  return Object.fromEntries(rows.map((row) => [row.key, row.outcomes]));
}

const outcomes = ({ met, missed, undecided, excluded }: Rate): string => [met, missed, undecided, excluded].join('/');

describe('attainment', () => {
  test('is, by every axis, what one counts in the clocks, and adds up to the total', async () => {
    const keys: Record<string, string> = {
      SEVERITY: 't.severity',
      TEAM: 't.group_name',
      MEASURE: 'c.measure',
      CUSTOMER: '(select name from customer where id = t.customer_id)',
      SERVICE: `(select name from service where id = t.service_id)`,
      AGREEMENT: '(select number from agreement where id = v.agreement_id)',
      KIND: 'c.kind',
    };
    const { total } = await ask({});
    expect([
      total.promise.met > 5,
      total.promise.missed > 5,
      total.promise.undecided > 0,
      total.promise.excluded > 0,
    ]).toEqual([...[true, true, true, true]]);
    expect({ '': outcomes(total.promise) }).toEqual(await counted("''"));
    for (const [axis, key] of Object.entries(keys)) {
      const { groups, others, total: whole } = await ask({ by: [axis] });
      expect(others).toBeNull();
      expect(whole).toEqual(total);
      const read = groups.map(({ keys: [of], figure: { promise } }) => [of?.label ?? '', outcomes(promise)]);
      expect(Object.fromEntries(read)).toEqual(await counted(key));
    }
  });

  test('every number lists exactly the clocks behind it, with the number of their tickets beside it', async () => {
    for (const by of [[], ['SEVERITY'], ['CUSTOMER', 'MEASURE'], ['TEAM'], ['CLAUSE']]) {
      const { groups, total } = await ask({ by });
      for (const each of by.length === 0 ? [total] : groups.map((group) => group.figure)) {
        for (const one of [each.promise, each.target]) {
          if (one === null) continue;
          const all = await clocksBehind(one.all);
          expect(all.totalCount).toBe(clocksOf(one));
          expect(all.ticketCount).toBeGreaterThan(0);
          expect(all.ticketCount).toBeLessThanOrEqual(all.totalCount);
          expect((await clocksBehind(one.ofMissed)).totalCount).toBe(one.missed);
        }
      }
    }
  });

  test('kept figures and clocks counted one by one say the same', async () => {
    const asked = [
      {},
      { by: ['SEVERITY'] },
      { by: ['CUSTOMER', 'SEVERITY'] },
      { by: ['CLAUSE'] },
      { by: ['SERVICE_ACCOUNT', 'TEAM'] },
      { by: ['SEVERITY'], step: 'WEEK' },
      { step: 'DAY', compare: true },
      { by: ['TEAM'], step: 'MONTH', period: { from: '2026-02-10', until: '2026-03-18' } },
      { by: ['AGREEMENT'], period: { from: '2026-02-28', until: '2026-03-15' }, compare: true },
      { by: ['MEASURE'], filter: { severity: ['HIGH', 'LOW'], team: ['Apps'] } },
    ];
    const sources = new Set<string>();
    for (const each of asked) {
      const [kept, facts] = [await ask(each), await ask(each, integration)];
      sources.add(kept.source);
      expect(facts.source).toBe('FACTS');
      expect({ ...kept, source: '', cursor: '' }).toEqual({ ...facts, source: '', cursor: '' });
    }
    expect([...sources].sort()).toEqual(['FACTS', 'ROLLUP']);
  });

  test('the groups that matter most are shown, the others added up', async () => {
    const all = await ask({ by: ['CUSTOMER', 'SEVERITY'] });
    const { groups, others, groupCount, otherCount, total } = await ask({ by: ['CUSTOMER', 'SEVERITY'], first: 3 });
    expect(groups).toEqual(all.groups.slice(0, 3));
    expect([groupCount, otherCount]).toEqual([all.groupCount, all.groupCount - 3]);
    const missed = groups.map((group) => group.figure.promise.missed);
    expect(missed).toEqual([...missed].sort((a, b) => b - a));
    if (others === null) throw new Error('There are others');
    expect(missed.reduce((sum, each) => sum + each, 0) + others.figure.promise.missed).toBe(total.promise.missed);
    expect((await clocksBehind(others.figure.promise.all)).totalCount).toBe(clocksOf(others.figure.promise));
  });

  test('a series adds up to its total, and its steps to their groups', async () => {
    for (const step of ['DAY', 'WEEK', 'MONTH']) {
      const period = { from: '2026-02-26', until: '2026-03-21' };
      const { series, total, groups } = await ask({ step, period, by: ['SEVERITY'] });
      expect(series[0]?.from).toBe(period.from);
      expect(series.at(-1)?.until).toBe(period.until);
      expect(series.reduce((sum, { figure: { promise } }) => sum + clocksOf(promise), 0)).toBe(clocksOf(total.promise));
      for (const { figure: whole, series: own } of groups)
        expect(own.reduce((sum, { figure: { promise } }) => sum + promise.missed, 0)).toBe(whole.promise.missed);
      const busiest = series.toSorted((a, b) => clocksOf(b.figure.promise) - clocksOf(a.figure.promise))[0];
      if (busiest === undefined) throw new Error('No step');
      expect((await clocksBehind(busiest.figure.promise.all)).totalCount).toBe(clocksOf(busiest.figure.promise));
    }
  });

  test('ten years by the month are a hundred and twenty steps, empty ones among them', async () => {
    const { series, total } = await ask({ step: 'MONTH', period: { from: '2016-04-01', until: '2026-04-01' } });
    expect([series.length, series[0]?.from, series.at(-1)?.until]).toEqual([120, '2016-04-01', '2026-04-01']);
    expect(series[0]?.figure.promise).toMatchObject({ met: 0, missed: 0, undecided: 0 });
    expect(series.reduce((sum, { figure: { promise } }) => sum + clocksOf(promise), 0)).toBe(clocksOf(total.promise));
    const last = await ask({ period: march });
    expect(series.at(-1)?.figure.promise).toMatchObject({
      met: last.total.promise.met,
      missed: last.total.promise.missed,
    });
    expect(clocksOf(last.total.promise)).toBeGreaterThan(0);
  });

  test('the period before is as long, months before months', async () => {
    const { previous } = await ask({ compare: true });
    const february = await ask({ period: { from: '2026-02-01', until: '2026-03-01' } });
    expect(previous?.promise).toMatchObject({ met: february.total.promise.met, missed: february.total.promise.missed });
    const week = await ask({ period: { from: '2026-03-09', until: '2026-03-16' }, compare: true });
    const before = await ask({ period: { from: '2026-03-02', until: '2026-03-09' } });
    expect(week.previous?.promise).toMatchObject({ missed: before.total.promise.missed });
  });

  test('percentiles are off by at most what is stated, means by nothing', async () => {
    const { groups, relativeError } = await ask({ by: ['MEASURE'] });
    expect(relativeError).toBeLessThanOrEqual(0.02);
    for (const { keys, figure: each } of groups) {
      const rows = await world.server.app.database.transaction((tx) =>
        tx.rows<{ p50: number; p90: number; mean: number; n: number }>(
          `select percentile_disc(0.5) within group (order by o.spent_ms) as p50, count(*) as n,
                  percentile_disc(0.9) within group (order by o.spent_ms) as p90, round(avg(o.spent_ms))::bigint as mean
             from clock_outcome o join outcome_cell k on k.id = o.cell_id
            where k.kind = 'SLA' and k.measure = $1 and o.spent_ms is not null and o.counts_on between '2026-03-01' and '2026-03-31'`,
          [keys[0]?.key],
        ),
      );
      const [right] = rows;
      expect(each.finished).toBe(right?.n);
      if (each.spent === null || right === undefined) continue;
      const ms = (text: string): number => Temporal.Duration.from(text).total('milliseconds');
      expect(ms(each.spent.mean)).toBe(right.mean);
      for (const [came, want] of [
        [each.spent.p50, right.p50],
        [each.spent.p90, right.p90],
      ] as const)
        expect(Math.abs(ms(came) - want)).toBeLessThanOrEqual(relativeError * want + 1);
    }
  });

  test('nothing counted has no share, and no target where none is agreed', async () => {
    const { total } = await ask({ period: { from: '2011-12-30', until: '2011-12-31' } });
    expect(total).toMatchObject({
      promise: { met: 0, missed: 0, share: null, denominator: 0 },
      target: null,
      spent: null,
    });
    const agreement = (await ask({ by: ['AGREEMENT'] })).groups.find(({ keys: [of] }) => of?.label === 'BETA-SLA');
    expect(agreement?.figure.target).toBeNull();
  });

  test('instants count by the instant, and say so', async () => {
    const period = { fromInstant: '2026-03-01T00:00:00Z', untilInstant: '2026-03-10T06:00:00Z' };
    const { source, total } = await ask({ period });
    expect(source).toBe('FACTS');
    expect((await clocksBehind(total.promise.all)).totalCount).toBe(clocksOf(total.promise));
    expect(clocksOf(total.promise)).toBeGreaterThan(0);
  });

  test.each([
    [{ period: { from: '2026-03-02', until: '2026-03-02' } }, 'period: Expected `from` before `until`'],
    [{ period: { from: '2016-01-01', until: '2026-01-01' }, step: 'DAY' }, 'at most 400 days by the day, got 3653'],
    [{ period: { from: '1990-01-01', until: '2026-01-01' } }, 'at most 3660 days'],
    [{ period: { from: '2026-01-01' } }, 'period: Expected `from` and `until`, or'],
    [{ filter: { measure: ['SMILES'] } }, 'There is no measure "SMILES"'],
    [{ by: ['TEAM', 'TEAM'] }, 'names one twice'],
    [{ by: ['TEAM', 'CUSTOMER', 'SEVERITY'] }, 'at most 2'],
    [{ first: 101 }, '1 to 100'],
    [
      { step: 'DAY', period: { fromInstant: '2026-03-01T00:00:00Z', untilInstant: '2026-03-02T00:00:00Z' } },
      'step: Expected a period of days',
    ],
  ])('%j is refused by name', async (variables, message) => {
    const { errors } = await world.gql(query, { period: march, ...variables });
    expect(errors[0]?.message).toContain(message);
  });

  test('a breach that is disputed or waived is counted apart, at once, until it counts again', async () => {
    const { total: before, groups } = await ask({ by: ['SEVERITY'] });
    const resolutions = await ask({ filter: { measure: ['RESOLUTION'] } });
    const [clock] = (await clocksBehind(resolutions.total.promise.ofMissed)).nodes;
    const onTile = async (): Promise<Pick<Rate, 'missed' | 'waived' | 'disputed'> | undefined> => {
      const { overview } = await world.ask<{ overview: { tiles: { key: string; promise: Rate }[] } }>(
        '{ overview { tiles { key promise { missed waived disputed } } } }',
      );
      return overview.tiles.find(({ key }) => key === 'resolution')?.promise;
    };
    const tile = await onTile();
    const speak = async (name: string, input: Record<string, unknown>): Promise<string> => {
      const type = name === 'decideWaiver' ? 'DecideWaiverInput' : 'BreachInput';
      const said = await world.ask<Record<string, { waiver: { id: string } | null }>>(
        `mutation($input: ${type}!) { ${name}(input: $input) { waiver { id } userErrors { message } } }`,
        { input: { reason: 'The line of the customer was down', ...input } },
      );
      return said[name]?.waiver?.id ?? '';
    };
    const isNow = async (missed: number, waived: number, disputed: number): Promise<void> => {
      expect(await onTile()).toEqual({ missed: (tile?.missed ?? 0) + missed, waived, disputed });
      // Kept figures and facts say the same, and each lists exactly its clocks.
      for (const token of [undefined, integration]) {
        const { total, groups: now } = await ask({ by: ['SEVERITY'] }, token);
        const { promise } = total;
        expect(promise).toMatchObject({ missed: before.promise.missed + missed, waived, disputed });
        expect(promise).toMatchObject({ met: before.promise.met, undecided: before.promise.undecided });
        expect(promise.denominator).toBe(before.promise.denominator + missed);
        expect(clocksOf(promise)).toBe(clocksOf(before.promise));
        expect(now.reduce((sum, group) => sum + group.figure.promise.missed, 0)).toBe(promise.missed);
        for (const [drill, count] of [
          [promise.all, clocksOf(promise)],
          [total.finishedDrill, total.finished],
          [promise.ofMissed, promise.missed],
          [promise.ofWaived, waived],
          [promise.ofDisputed, disputed],
        ] as const)
          expect((await clocksBehind(drill)).totalCount).toBe(count);
      }
    };
    const waiver = await speak('disputeBreach', { clock: clock?.id });
    await isNow(-1, 0, 1);
    await speak('decideWaiver', { waiver, decision: 'WAIVED' });
    await isNow(-1, 1, 0);
    await world.server.app.database.transaction(foldAll);
    await isNow(-1, 1, 0);
    await speak('decideWaiver', { waiver, decision: 'REJECTED' });
    await isNow(0, 0, 0);
    expect((await ask({ by: ['SEVERITY'] })).groups).toEqual(groups);
  });

  test('a source sees its own tickets alone', async () => {
    const other = await world.token({ name: 'Other', role: 'INTEGRATION', sources: ['Other'] });
    const { total } = await ask({}, other);
    expect(clocksOf(total.promise)).toBe(0);
  });
});
