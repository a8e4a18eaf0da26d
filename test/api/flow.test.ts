// Work as a program asks it: what came in less what went out is what lies open, in every group and every step, and every
// number lists exactly what is behind it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFloorWorld, type FloorWorld, type Party, type SentEvent } from '../support/floor-world.ts';
import { lifeOf } from '../support/ticket-lives.ts';

const now = '2026-03-20T12:00:00Z';
const hourMs = 3_600_000;
let world: FloorWorld;
let acme: Party;
let beta: Party;
const told: SentEvent[] = [];

beforeAll(async () => {
  world = await startFloorWorld('2026-02-27T12:00:00Z');
  acme = await world.party('ACME');
  beta = await world.party('BETA');
  await world.turnTo(now);
  for (let n = 0; n < 60; n += 1) {
    const life = lifeOf(n, n % 3 === 1 ? beta.account : acme.account, now);
    const last = Date.parse(String(life.at(-1)?.at));
    const after = (hours: number): string => new Date(Math.min(last + hours * hourMs, Date.parse(now))).toISOString();
    const ticket = life[0]?.ticket ?? '';
    if (n % 4 === 0) life.push({ ticket, kind: 'GROUP_CHANGED', group: n % 8 ? 'Vendors' : 'Apps', at: after(1) });
    if (n % 5 === 0) life.push({ ticket, kind: 'REOPENED', at: after(30) }, { ticket, kind: 'CLOSED', at: after(55) });
    if (n === 13) life.push({ ticket, kind: 'MERGED', into: 'T-001', at: after(2) });
    told.push(...life);
  }
  // The last come first: no order of arrival matters.
  await world.record('Desk', ...told.slice(80));
  await world.record('Desk', ...told.slice(0, 80));
  await world.quiet();
});
afterAll(() => world.close());

const numbers = [
  ...(['backlogBefore', 'opened', 'reopened', 'movedIn', 'resolved', 'cancelled', 'merged', 'movedOut'] as const),
  ...(['backlog', 'closed'] as const),
] as const;
type Figure = Record<(typeof numbers)[number], number> &
  Record<`of_${(typeof numbers)[number]}` | 'cameIn' | 'wentOut', string>;
interface Flow {
  source: string;
  groupCount: number;
  total: Figure;
  series: { from: string; until: string; figure: Figure }[];
  groups: { keys: { key: string | null; label: string | null }[]; figure: Figure }[];
  others: Figure | null;
}

const nameOf = (number: string): string => number.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
const figure = '{ ...Work }';
const work = `fragment Work on FlowFigure { cameIn: drill(of: CAME_IN) wentOut: drill(of: WENT_OUT) ${numbers.map((one) => `${one} of_${one}: drill(of: ${nameOf(one)})`).join(' ')} }`;
const query = `query($period: FigurePeriod!, $filter: FlowFilter, $by: [FlowAxis!]! = [], $step: FigureStep, $first: Int! = 100) {
  flow(period: $period, filter: $filter, by: $by, step: $step, first: $first) { source groupCount total ${figure}
    series { from until figure ${figure} } groups { keys { key label } figure ${figure} } others ${figure} } } ${work}`;
const march = { from: '2026-03-01', until: '2026-04-01' };

const ask = async (variables: Record<string, unknown> = {}, token?: string): Promise<Flow> =>
  (await world.ask<{ flow: Flow }>(query, { period: march, ...variables }, token)).flow;

async function behind(drill: string): Promise<{ totalCount: number; ticketCount: number; kinds: string[] }> {
  const { turns } = await world.ask<{
    turns: { totalCount: number; ticketCount: number; nodes: { kind: string; ticket: { reference: string } }[] };
  }>(
    'query($drill: String!) { turns(drill: $drill, first: 100) { totalCount ticketCount nodes { kind ticket { reference } } } }',
    {
      drill,
    },
  );
  expect(turns.nodes).toHaveLength(Math.min(100, turns.totalCount));
  return { ...turns, kinds: [...new Set(turns.nodes.map(({ kind }) => kind))] };
}

const comes = ({ opened, reopened, movedIn }: Figure): number => opened + reopened + movedIn;
const goes = ({ resolved, cancelled, merged, movedOut }: Figure): number => resolved + cancelled + merged + movedOut;

describe('flow', () => {
  test('what lay open, and what came, less what went, is what lies open: in total, by every axis, in every step', async () => {
    for (const by of [[], ['TEAM'], ['CUSTOMER'], ['SEVERITY', 'TEAM'], ['SOURCE'], ['SERVICE_ACCOUNT'], ['SERVICE']]) {
      const flow = await ask({ by, step: 'DAY' });
      const figures = [
        flow.total,
        ...flow.groups.map((group) => group.figure),
        ...flow.series.map((one) => one.figure),
      ];
      for (const one of figures) expect(one.backlog).toBe(one.backlogBefore + comes(one) - goes(one));
      for (const [place, { figure: one }] of flow.series.entries())
        expect(one.backlogBefore).toBe(flow.series[place - 1]?.figure.backlog ?? flow.total.backlogBefore);
      expect(flow.series.at(-1)?.figure.backlog).toBe(flow.total.backlog);
      if (by.length === 0) continue;
      for (const number of ['opened', 'resolved', 'backlog', 'backlogBefore', 'closed'] as const)
        expect(flow.groups.reduce((sum, group) => sum + group.figure[number], 0)).toBe(flow.total[number]);
      // What moves stays within the whole.
      expect([flow.total.movedIn, flow.total.movedOut]).toEqual([0, 0]);
    }
    const teams = (await ask({ by: ['TEAM'] })).groups;
    expect(teams.reduce((sum, { figure: one }) => sum + one.movedIn, 0)).toBeGreaterThan(3);
  });

  test('is what one counts in the events', async () => {
    const inMarch = ({ at }: SentEvent): boolean => at >= '2026-02-28T23:00:00Z';
    const { total, groups } = await ask({ by: ['TEAM'] });
    const opened = told.filter((event) => event.kind === 'OPENED' && inMarch(event));
    expect(total.opened).toBe(opened.length);
    for (const team of ['Apps', 'Network'])
      expect(groups.find(({ keys: [key] }) => key?.key === team)?.figure.opened).toBe(
        opened.filter(({ group }) => group === team).length,
      );
    expect(total.cancelled).toBe(told.filter((event) => event.kind === 'CANCELLED' && inMarch(event)).length);
    expect(total.merged).toBe(1);
    // A ticket that was not resolved before cannot be reopened; one that is closed afterwards was resolved twice.
    const ended = new Set(
      told.filter(({ kind }) => kind === 'RESOLVED' || kind === 'CANCELLED').map((one) => one.ticket),
    );
    expect(total.reopened).toBe(
      told.filter((event) => event.kind === 'REOPENED' && ended.has(event.ticket) && inMarch(event)).length,
    );
    const open = await world.ask<{ tickets: { totalCount: number } }>(
      '{ tickets(filter: { open: true }) { totalCount } }',
    );
    expect(total.backlog).toBe(open.tickets.totalCount);
  });

  test('every number lists exactly what is behind it', async () => {
    const period = { from: '2026-03-04', until: '2026-03-17' };
    const { total, groups, others, series } = await ask({ period, by: ['TEAM'], first: 1, step: 'WEEK' });
    if (others === null) throw new Error('There are others');
    const seen = new Set<string>();
    for (const one of [total, others, ...groups.map((group) => group.figure), ...series.map((step) => step.figure)]) {
      expect((await behind(one.cameIn)).totalCount).toBe(comes(one));
      expect((await behind(one.wentOut)).totalCount).toBe(goes(one));
      for (const number of numbers) {
        const { totalCount, ticketCount, kinds } = await behind(one[`of_${number}`]);
        expect(`${number} ${String(totalCount)}`).toBe(`${number} ${String(one[number])}`);
        expect(ticketCount).toBeLessThanOrEqual(totalCount);
        if (number.startsWith('backlog')) expect(ticketCount).toBe(totalCount);
        for (const kind of kinds) seen.add(kind);
      }
    }
    expect(seen.size).toBe(7);
  });

  test('the others are the groups that are not shown, and a filter counts what crosses it', async () => {
    const all = await ask({ by: ['TEAM'] });
    const { others, groups, groupCount } = await ask({ by: ['TEAM'], first: 1 });
    expect(groupCount).toBe(all.groups.length);
    const rest = all.groups.slice(1);
    expect(others?.backlog).toBe(rest.reduce((sum, group) => sum + group.figure.backlog, 0));
    // What moves between two of the others crosses nothing.
    expect((others?.movedIn ?? 0) - (others?.movedOut ?? 0)).toBe(
      (groups[0]?.figure.movedOut ?? 0) - (groups[0]?.figure.movedIn ?? 0),
    );
    const apps = all.groups.find(({ keys: [key] }) => key?.key === 'Apps')?.figure;
    expect((await ask({ filter: { team: ['Apps'] } })).total).toMatchObject({
      ...{ movedIn: apps?.movedIn, movedOut: apps?.movedOut, backlog: apps?.backlog, resolved: apps?.resolved },
    });
  });

  test.each([
    [{ period: { from: '2026-03-02', until: '2026-03-02' } }, 'period: Expected `from` before `until`'],
    [{ by: ['TEAM', 'TEAM'] }, 'names one twice'],
    [{ first: 0 }, '1 to 100'],
    [{ filter: { team: [''] } }, 'filter.team: Expected texts that are not empty'],
  ])('%j is refused by name', async (variables, message) => {
    const { errors } = await world.gql(query, { period: march, ...variables });
    expect(errors[0]?.message).toContain(message);
  });

  test('a drill of clocks is none of work, and a source sees its own tickets alone', async () => {
    const { errors } = await world.gql('{ turns(drill: "e30") { totalCount } }');
    expect(errors[0]?.message).toContain('Expected a drill');
    const days = { kind: 'DAYS', from: '2026-02-30', until: '2026-03-01' };
    const never = { flow: { only: {}, except: [] }, period: days, count: 'OPENED' };
    const asked = Buffer.from(JSON.stringify(never)).toString('base64url');
    const refused = await world.gql(`{ turns(drill: "${asked}") { totalCount } }`);
    expect(refused.errors[0]?.message).toContain('Expected a drill');
    const other = await world.token({ name: 'Other', role: 'INTEGRATION', sources: ['Other'] });
    expect((await ask({}, other)).total).toMatchObject({ opened: 0, backlog: 0 });
  });
});

describe('time by holder', () => {
  const held = '{ holder name holds tickets elapsed counted uncovered drill }';
  interface Held {
    holder: string | null;
    name: string | null;
    holds: number;
    tickets: number | null;
    elapsed: string;
    counted: string;
    drill: string;
  }
  const whole = `query($by: HeldBy!, $first: Int!) { timeByHolder(period: { from: "2026-02-01", until: "2026-04-01" }, by: $by, first: $first) {
    total ${held} holders ${held} others ${held} } }`;
  const ms = (duration: string): number => Temporal.Duration.from(duration).total('milliseconds');

  test.each(['TEAM', 'PERSON'])(
    'by %s adds up to the total, and lists exactly the stretches behind each number',
    async (by) => {
      type Answer = { timeByHolder: { total: Held; holders: Held[]; others: Held | null } };
      const { total, holders, others } = (await world.ask<Answer>(whole, { by, first: 2 })).timeByHolder;
      const parts = [...holders, ...(others === null ? [] : [others])];
      expect(holders).toHaveLength(2);
      expect(parts.reduce((sum, { holds }) => sum + holds, 0)).toBe(total.holds);
      expect(parts.reduce((sum, { elapsed }) => sum + ms(elapsed), 0)).toBe(ms(total.elapsed));
      // Their agreements cover every hour.
      expect(total.counted).toBe(total.elapsed);
      for (const one of [total, ...parts]) {
        type Holds = {
          holds: { totalCount: number; ticketCount: number; nodes: { elapsed: string; ticket: { id: string } }[] };
        };
        const { holds } = await world.ask<Holds>(
          'query($drill: String!) { holds(drill: $drill, first: 100) { totalCount ticketCount nodes { elapsed ticket { id } } } }',
          { drill: one.drill },
        );
        expect(holds.totalCount).toBe(one.holds);
        if (one.tickets !== null) expect(holds.ticketCount).toBe(one.tickets);
        if (holds.totalCount <= 100)
          expect(holds.nodes.reduce((sum, { elapsed }) => sum + ms(elapsed), 0)).toBe(ms(one.elapsed));
      }
      const all = (await world.ask<Answer>(whole, { by, first: 100 })).timeByHolder.holders.map(
        ({ holder, name }) => `${String(holder)} ${String(name)}`,
      );
      expect(all).toEqual(
        expect.arrayContaining(by === 'TEAM' ? ['US Apps', 'US Network', 'CUSTOMER null'] : ['US Ada', 'US null']),
      );
    },
  );
});

describe('the report of broken promises', () => {
  interface Broken {
    breaches: number;
    drill: string;
    causes: { cause: string | null; breaches: number; drill: string | null }[];
  }
  interface Group {
    keys: { key: string | null }[];
    figure: Broken;
  }
  const broken = '{ breaches drill causes { cause breaches drill } }';
  const whole = `query($by: [FigureAxis!]!, $first: Int! = 100) {
    breachReport(period: { from: "2026-02-01", until: "2026-04-01" }, by: $by, first: $first) { groupCount total ${broken}
      groups { keys { key } figure ${broken} } others ${broken} holders { holder group breaches counted elapsed drill } }
    attainment(period: { from: "2026-02-01", until: "2026-04-01" }, by: $by, first: 100) {
      total { promise { missed } } groups { keys { key } figure { promise { missed } } } } }`;
  interface Answer {
    breachReport: {
      total: Broken;
      groups: Group[];
      others: Broken | null;
      holders: { counted: string; breaches: number; drill: string }[];
    };
    attainment: {
      total: { promise: { missed: number } };
      groups: { keys: { key: string | null }[]; figure: { promise: { missed: number } } }[];
    };
  }
  const clocks = async (drill: string): Promise<number> =>
    (
      await world.ask<{ clocks: { totalCount: number } }>(
        'query($drill: String!) { clocks(drill: $drill) { totalCount } }',
        {
          drill,
        },
      )
    ).clocks.totalCount;

  test('counts, by every axis, what attainment counts as missed; each has one cause and lists its clocks', async () => {
    for (const by of [['CUSTOMER'], ['SERVICE'], ['TEAM'], ['AGREEMENT'], ['CLAUSE'], ['SEVERITY', 'MEASURE']]) {
      const { breachReport: report, attainment } = await world.ask<Answer>(whole, { by });
      expect(report.total.breaches).toBe(attainment.total.promise.missed);
      const missed = attainment.groups.flatMap(({ keys, figure: { promise } }) =>
        promise.missed === 0 ? [] : [`${JSON.stringify(keys)} ${String(promise.missed)}`],
      );
      const read = report.groups.map(({ keys, figure: { breaches } }) => `${JSON.stringify(keys)} ${String(breaches)}`);
      expect(read.toSorted()).toEqual(missed.toSorted());
      for (const { breaches, causes } of [report.total, ...report.groups.map((group) => group.figure)])
        expect(causes.reduce((sum, one) => sum + (one.cause === null ? 0 : one.breaches), 0)).toBe(breaches);
    }
    const { breachReport: report } = await world.ask<Answer>(whole, { by: ['TEAM'], first: 1 });
    const [first] = report.groups;
    if (first === undefined || report.others === null) throw new Error('There are groups');
    expect(first.figure.breaches + report.others.breaches).toBe(report.total.breaches);
    for (const { breaches, drill, causes } of [report.total, first.figure, report.others]) {
      expect(await clocks(drill)).toBe(breaches);
      for (const one of causes) expect(await clocks(one.drill ?? '')).toBe(one.breaches);
    }
    expect(new Set(report.total.causes.map(({ cause }) => cause)).size).toBeGreaterThan(2);
    expect(report.holders.length).toBeGreaterThan(1);
    for (const { breaches, drill } of report.holders) expect(await clocks(drill)).toBe(breaches);
  });
});
