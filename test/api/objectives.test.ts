// Objectives over real clocks, read through the API while the month goes on. Every figure was worked out by hand.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { officeHours, startFloorWorld, type FloorWorld, type Party } from '../support/floor-world.ts';

let floor: FloorWorld;
let acme: Party;

const fields = `objective { number } from until looksFrom standing attained met missed undecided excluded waived disputed
  missesAffordable burn { short long isTooFast } forecast { attained probability } drill
  ofMet: drill(outcome: MET) ofMissed: drill(outcome: MISSED) ofUndecided: drill(outcome: UNDECIDED)`;

interface Reading {
  readonly objective: { readonly number: string };
  readonly standing: string;
  readonly attained: number | null;
  readonly met: number;
  readonly missed: number;
  readonly undecided: number;
  readonly drill: string | null;
  readonly ofMet: string | null;
  readonly ofMissed: string | null;
  readonly ofUndecided: string | null;
  readonly [field: string]: unknown;
}

async function readings(on?: string): Promise<Record<string, Reading>> {
  const { agreement } = await floor.ask<{ agreement: { objectives: Reading[] } }>(
    `query ($on: LocalDate) { agreement(number: "Acme-SLA") { objectives(on: $on) { ${fields} } } }`,
    { on: on ?? null },
  );
  return Object.fromEntries(agreement.objectives.map((each) => [each.objective.number, each]));
}

const opened = (ticket: string, at: string, more: Record<string, unknown> = {}) => ({
  ...{ ticket, at, kind: 'OPENED', actor: 'CUSTOMER', severity: 'NORMAL', serviceAccount: 'Acme-1', service: 'MAIL' },
  ...more,
});
const resolved = (ticket: string, at: string) => ({ ticket, at, kind: 'RESOLVED', actor: 'AGENT', by: 'Ann' });

async function made(mutation: string, type: string, payload: string, input: Record<string, unknown>) {
  const { done } = await floor.ask<{
    done: Record<string, unknown> & { userErrors: { code: string; path: unknown }[] };
  }>(
    `mutation ($input: ${type}!) { done: ${mutation}(input: $input) { ${payload} userErrors { code path message } } }`,
    { input },
  );
  return done;
}

beforeAll(async () => {
  floor = await startFloorWorld('2026-03-02T08:00:00Z');
  await made('createService', 'CreateServiceInput', 'service { id }', { reference: 'MAIL', name: 'Mail' });
  const monthly = { period: 'MONTH', measure: 'RESOLUTION' };
  acme = await floor.party('Acme', {
    schedule: officeHours,
    clauses: [{ number: '1', measure: 'RESOLUTION', promise: 'PT4H', target: 'PT3H' }],
    sections: {
      services: [{ name: 'Mail', service: 'MAIL' }],
      objectives: [
        { ...monthly, number: 'share', kind: 'SHARE_WITHIN', share: 50 },
        { ...monthly, number: 'own', kind: 'SHARE_WITHIN', share: 90, within: 'PT2H' },
        { ...monthly, number: 'most', kind: 'MISSES_AT_MOST', most: 1, countsBy: 'START' },
        { ...monthly, number: 'mean', kind: 'MEAN_AT_MOST', within: 'PT3H', countsBy: 'START' },
        { ...monthly, number: 'urgent', kind: 'SHARE_WITHIN', share: 100, severity: 'URGENT', countsBy: 'STOP' },
        { ...monthly, number: 'mail', kind: 'SHARE_WITHIN', share: 100, service: 'MAIL', severity: 'NORMAL' },
        { number: 'up', kind: 'AVAILABILITY', share: 99, period: 'MONTH', service: 'MAIL' },
        { number: 'fast', kind: 'PERCENTILE_WITHIN', share: 75, atMost: 200, metric: 'latency', period: 'DAY' },
        { number: 'rolling', kind: 'SHARE_WITHIN', measure: 'RESOLUTION', share: 50, period: 'MONTH', rollingDays: 60 },
      ],
    },
  });
});
afterAll(() => floor.close());

describe('a month of an agreement', () => {
  test('before anything happened is undecided: 0 of 0 is no share', async () => {
    const { share, most, mean, up } = await readings();
    expect(share).toMatchObject({ from: '2026-03-01', until: '2026-04-01', standing: 'UNDECIDED', attained: null });
    expect(mean).toMatchObject({ standing: 'UNDECIDED', attained: null });
    expect(most).toMatchObject({ attained: 0, missesAffordable: 1 });
    // March has 22 working days of 8 h: 176 h; Monday the 2nd has begun at 08:00 UTC, 09:00 in Berlin.
    expect(up).toMatchObject({
      met: 0,
      missed: 0,
      undecided: 176 * 3_600_000,
      missesAffordable: 0.01 * 176 * 3_600_000,
    });
  });

  test('counts what was kept and broken, by the promise and by limits of its own', async () => {
    // Office hours are 08:00 to 16:00 UTC. A takes 1 h, B 3 h, C 5 h (breached at 12:00), D runs from 13:00.
    await floor.record('desk', opened('A', '2026-03-02T08:00:00Z'), opened('B', '2026-03-02T08:00:00Z'));
    await floor.record('desk', opened('C', '2026-03-02T08:00:00Z'));
    await floor.turnTo('2026-03-02T13:00:00Z');
    await floor.record('desk', resolved('A', '2026-03-02T09:00:00Z'), resolved('B', '2026-03-02T11:00:00Z'));
    await floor.record('desk', resolved('C', '2026-03-02T13:00:00Z'), opened('D', '2026-03-02T13:00:00Z'));
    const { share, own, most, mean, urgent } = await readings();
    // Known are four: half of them may be missed, one was.
    expect(share).toMatchObject({ met: 2, missed: 1, undecided: 1, missesAffordable: 1 });
    expect(share?.attained).toBeCloseTo(200 / 3, 9);
    expect(own).toMatchObject({ met: 1, missed: 2, undecided: 1, missesAffordable: -2, standing: 'AT_RISK' });
    expect(most).toMatchObject({ attained: 1, missed: 1, missesAffordable: 0 });
    expect(mean).toMatchObject({ attained: 3 * 3_600_000, met: 3, undecided: 1 });
    expect(urgent).toMatchObject({ met: 0, missed: 0, standing: 'UNDECIDED' });
  });

  test('sees a running clock come to a limit of its own before anything happens to it', async () => {
    await floor.turnTo('2026-03-02T15:00:00Z');
    expect((await readings())['own']).toMatchObject({ missed: 2, undecided: 1 });
    await floor.turnTo('2026-03-02T15:00:00.001Z');
    expect((await readings())['own']).toMatchObject({ missed: 3, undecided: 0 });
  });

  test('speaks of severity and service as they were when a clock was decided', async () => {
    const changed = { at: '2026-03-02T14:00:00Z', kind: 'PRIORITY_CHANGED', actor: 'AGENT', severity: 'URGENT' };
    await floor.record('desk', { ...changed, ticket: 'C' });
    const { urgent, mail } = await readings();
    expect(urgent).toMatchObject({ met: 0, missed: 0 });
    expect(mail).toMatchObject({ met: 2, missed: 1, undecided: 1 });
  });

  test('leads to exactly the clocks behind it, whatever it counts by', async () => {
    const countOf = async (drill: string | null): Promise<number> => {
      const query = 'query ($drill: String!) { clocks(drill: $drill) { totalCount } }';
      return (await floor.ask<{ clocks: { totalCount: number } }>(query, { drill })).clocks.totalCount;
    };
    const all = await readings();
    for (const name of ['share', 'own', 'most', 'mean', 'mail']) {
      const { drill, ofMet, ofMissed, ofUndecided, met, missed, undecided } = all[name] ?? expect.fail(name);
      const counts = await Promise.all([drill, ofMet, ofMissed, ofUndecided].map(countOf));
      expect([name, ...counts]).toEqual([name, 4, met, missed, undecided]);
    }
  });

  test('a disputed breach is open, an excused one counts neither way, a refused one counts', async () => {
    const { ticket } = await floor.ask<{ ticket: { clocks: { nodes: { id: string }[] } } }>(
      '{ ticket(reference: "C") { clocks { nodes { id } } } }',
    );
    const clock = ticket.clocks.nodes[0]?.id;
    const breach = { clock, reason: 'The customer’s line was down', evidence: 'carrier ticket 7' };
    const { waiver } = await made('disputeBreach', 'BreachInput', 'waiver { id state raisedBy }', breach);
    expect(waiver).toMatchObject({ state: 'DISPUTED', raisedBy: 'Administrator' });
    expect((await readings())['share']).toMatchObject({ met: 2, missed: 0, undecided: 2, disputed: 1 });
    const twice = await made('waiveBreach', 'BreachInput', 'waiver { id }', breach);
    expect(twice.userErrors).toMatchObject([{ code: 'DUPLICATE', path: ['clock'] }]);
    const id = (waiver as { id: string }).id;
    const decide = (decision: string) =>
      made('decideWaiver', 'DecideWaiverInput', 'waiver { state decidedBecause }', {
        waiver: id,
        decision,
        reason: 'Seen',
      });
    expect((await decide('WAIVED'))['waiver']).toEqual({ state: 'WAIVED', decidedBecause: 'Seen' });
    expect((await readings())['share']).toMatchObject({ met: 2, missed: 0, undecided: 1, waived: 1, attained: 100 });
    expect((await decide('DISPUTED')).userErrors).toMatchObject([{ code: 'INVALID', path: ['decision'] }]);
    await decide('REJECTED');
    expect((await readings())['share']).toMatchObject({ missed: 1, waived: 0, disputed: 0 });
    const { waivers } = await floor.ask<{ waivers: { nodes: unknown[] } }>(
      'query ($c: ID) { waivers(filter: { customer: $c, states: REJECTED }) { nodes { reason evidence clock { ticket { reference } } } } }',
      { c: acme.customer },
    );
    expect(waivers.nodes).toEqual([
      { reason: breach.reason, evidence: breach.evidence, clock: { ticket: { reference: 'C' } } },
    ]);
    const kept = await floor.ask<{ ticket: { clocks: { nodes: { id: string }[] } } }>(
      '{ ticket(reference: "A") { clocks { nodes { id } } } }',
    );
    const whole = await made('waiveBreach', 'BreachInput', 'waiver { id }', {
      ...{ clock: kept.ticket.clocks.nodes[0]?.id, reason: 'Why not' },
    });
    expect(whole.userErrors).toMatchObject([{ code: 'INVALID', path: ['clock'] }]);
  });
});

describe('a service', () => {
  test('is down for covered time only, and not while it is maintained', async () => {
    const outage = (input: Record<string, unknown>) =>
      made('recordOutage', 'RecordOutageInput', 'outage { id kind service { reference } }', {
        service: 'MAIL',
        ...input,
      });
    // Down from 15:00 (16:00 Berlin) for a night: one covered hour on Monday, and 08:00 to 08:30 on Tuesday.
    await floor.turnTo('2026-03-03T08:30:00Z');
    const { outage: down } = await outage({ kind: 'OUTAGE', from: '2026-03-02T15:00:00Z', reason: 'Disk full' });
    expect(down).toMatchObject({ kind: 'OUTAGE', service: { reference: 'MAIL' } });
    expect((await readings())['up']).toMatchObject({ missed: 1.5 * 3_600_000, met: 7 * 3_600_000 });
    // Agreed maintenance takes the half hour of Tuesday out of the reckoning, and an hour to come.
    await outage({ kind: 'MAINTENANCE', from: '2026-03-03T08:00:00Z', until: '2026-03-03T09:30:00Z' });
    expect((await readings())['up']).toMatchObject({
      ...{ missed: 3_600_000, met: 7 * 3_600_000, undecided: (176 - 8 - 1.5) * 3_600_000 },
      missesAffordable: 0.01 * 174.5 * 3_600_000 - 3_600_000,
    });
    await floor.turnTo('2026-03-03T10:30:00Z');
    const ended = await made('endOutage', 'EndOutageInput', 'outage { until }', {
      ...{ outage: (down as { id: string }).id, until: '2026-03-03T10:00:00Z' },
    });
    expect(ended['outage']).toEqual({ until: '2026-03-03T10:00:00.000Z' });
    expect((await readings())['up']).toMatchObject({ missed: 1.5 * 3_600_000 });
    const gone = await made('withdrawOutage', 'WithdrawOutageInput', 'outage { withdrawnBecause }', {
      ...{ outage: (down as { id: string }).id, reason: 'It was the monitor' },
    });
    expect(gone['outage']).toEqual({ withdrawnBecause: 'It was the monitor' });
    expect((await readings())['up']).toMatchObject({ missed: 0 });
  });

  test('an outage that cannot be is refused beside its place', async () => {
    const refused = async (input: Record<string, unknown>) =>
      (
        await made('recordOutage', 'RecordOutageInput', 'outage { id }', { service: 'MAIL', kind: 'OUTAGE', ...input })
      ).userErrors.map(({ code, path }) => `${code} ${String(path)}`);
    expect(await refused({ from: '2026-03-04T00:00:00Z' })).toEqual(['INVALID from']);
    expect(await refused({ from: '2026-03-03T09:00:00Z', until: '2026-03-03T09:00:00Z' })).toEqual(['INVALID until']);
    expect(await refused({ service: 'FAX', from: '2026-03-03T09:00:00Z' })).toEqual(['NOT_FOUND service']);
    expect(await refused({ from: '2026-03-03T09:00:00Z', reason: ' ' })).toEqual(['EMPTY reason']);
  });

  test('what was measured counts once, and a share of it stays within a value', async () => {
    const at = (minute: number) => `2026-03-03T09:${String(minute).padStart(2, '0')}:00Z`;
    const value = (minute: number, ms: number, more = {}) => ({
      ...{ service: 'MAIL', metric: 'latency', at: at(minute), value: ms, ...more },
    });
    const record = async (measurements: unknown[]) => {
      const { results } = await made(
        'recordMeasurements',
        'RecordMeasurementsInput',
        'results { outcome userError { code path } }',
        { measurements },
      );
      return (results as { outcome: string; userError: { code: string } | null }[]).map(
        ({ outcome, userError }) => userError?.code ?? outcome,
      );
    };
    expect(await record([value(0, 100), value(1, 200), value(2, 201), value(0, 100), value(1, 7)])).toEqual([
      ...['RECORDED', 'RECORDED', 'RECORDED', 'REPEATED', 'EVENT_CONFLICT'],
    ]);
    expect((await readings())['fast']).toMatchObject({ met: 2, missed: 1, missesAffordable: -1 });
    expect(
      await record([
        value(2, 201),
        value(3, 1),
        value(4, 1, { service: 'FAX' }),
        value(59, 1),
        value(5, 1, { metric: '' }),
      ]),
    ).toEqual([...['REPEATED', 'RECORDED', 'NOT_FOUND', 'RECORDED', 'EMPTY']]);
    expect((await readings())['fast']).toMatchObject({ met: 4, missed: 1, missesAffordable: 0 });
    expect(await record([value(0, 1, { at: '2026-03-04T00:00:00Z' })])).toEqual(['EVENT_IN_FUTURE']);
    // Such values, added up, would be no number any more.
    expect(await record([value(6, 1e300), value(7, -1e16)])).toEqual(['INVALID', 'INVALID']);
  });
});

describe('periods', () => {
  test('that are over are decided; a rolling one looks back over their edges', async () => {
    await floor.turnTo('2026-04-10T08:00:00Z');
    await floor.quiet();
    const march = await readings('2026-03-15');
    // D was never resolved: it broke its promise on the 3rd.
    expect(march['share']).toMatchObject({
      met: 2,
      missed: 2,
      undecided: 0,
      standing: 'KEPT',
      attained: 50,
      forecast: null,
    });
    expect(march['most']).toMatchObject({ attained: 2, standing: 'BROKEN' });
    // It still runs, so it has no time that a mean could be taken of.
    expect(march['mean']).toMatchObject({ attained: 3 * 3_600_000, met: 3, undecided: 1 });
    const april = await readings();
    expect(april['share']).toMatchObject({ from: '2026-04-01', met: 0, missed: 0, standing: 'UNDECIDED' });
    expect(april['rolling']).toMatchObject({ looksFrom: '2026-03-02', until: '2026-05-01', met: 2, missed: 2 });
  });

  test('of a day before the agreement there is none, and of a far day none is asked', async () => {
    expect(await readings('2019-06-01')).toEqual({});
    const { errors } = await floor.gql(
      '{ agreement(number: "Acme-SLA") { objectives(on: "2036-01-01") { standing } } }',
    );
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['INVALID']);
  });

  test('are listed over all agreements, by standing and page by page', async () => {
    const query = `query ($f: ObjectiveFilter, $first: Int, $after: String) { objectives(on: "2026-03-15", filter: $f, first: $first, after: $after) {
      totalCount pageInfo { endCursor hasNextPage } nodes { agreement { number } objective { number } standing } } }`;
    interface Page {
      objectives: {
        totalCount: number;
        pageInfo: { endCursor: string; hasNextPage: boolean };
        nodes: { objective: { number: string }; standing: string }[];
      };
    }
    const numbers: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { objectives }: Page = await floor.ask<Page>(query, { first: 3, after });
      numbers.push(...objectives.nodes.map(({ objective }) => objective.number));
      expect(objectives.totalCount).toBe(9);
      [after, more] = [objectives.pageInfo.endCursor, objectives.pageInfo.hasNextPage];
    }
    expect(numbers).toEqual(['share', 'own', 'most', 'mean', 'urgent', 'mail', 'up', 'fast', 'rolling']);
    const { objectives: broken } = await floor.ask<Page>(query, { f: { standings: ['BROKEN'] } });
    expect(broken.nodes.map(({ objective }) => objective.number)).toEqual(['own', 'most', 'mail']);
    expect(broken.totalCount).toBe(3);
    const { objectives: others } = await floor.ask<Page>(query, { f: { kinds: ['OLA'] } });
    expect(others.totalCount).toBe(0);
  });
});
