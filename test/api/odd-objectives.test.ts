// What nobody means to ask of an objective, and what it answers all the same: a metric that nobody measures, a period without
// volume, a currency that changes while a period runs, a day that was none, and a service whose name no text can be.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { activate, draft } from '../support/api-world.ts';
import { roundTheClock, startFloorWorld, type FloorWorld } from '../support/floor-world.ts';

let floor: FloorWorld;
const sections = (currency: string) => ({
  objectives: [
    { number: 'share', kind: 'SHARE_WITHIN', measure: 'RESOLUTION', share: 90, period: 'MONTH' },
    {
      number: 'unmeasured',
      kind: 'PERCENTILE_WITHIN',
      metric: 'nobody-measures',
      share: 99,
      atMost: 1,
      period: 'MONTH',
    },
    { number: 'volume', kind: 'VOLUME_AT_LEAST', metric: 'nobody-measures', least: 5, period: 'MONTH' },
  ],
  prices: [{ name: 'Care', charge: 'FLAT', amount: { amount: '1000', currency }, period: 'MONTH' }],
  penalties: [{ text: 'A credit', objective: 'share', below: 90, percentage: 10 }],
});
const clauses = [{ number: '1', measure: 'RESOLUTION', promise: 'PT6H' }];

beforeAll(async () => {
  floor = await startFloorWorld('2026-03-10T20:00:00Z');
  await floor.party('Acme', { clauses, sections: sections('EUR') });
});
afterAll(() => floor.close());

type Readings = Record<string, { standing: string; attained: number | null; provisionalCredit: unknown }>;
async function read(on: string): Promise<Readings> {
  const { agreement } = await floor.ask<{
    agreement: { objectives: (Readings[string] & { objective: { number: string } })[] };
  }>(
    `query ($on: LocalDate) { agreement(number: "Acme-SLA") { objectives(on: $on) {
       objective { number } standing attained provisionalCredit { amount currency } } } }`,
    { on },
  );
  return Object.fromEntries(agreement.objectives.map(({ objective, ...reading }) => [objective.number, reading]));
}

test('a share without volume and a metric that nobody measures are undecided, and owe nothing', async () => {
  const { share, unmeasured, volume } = await read('2026-03-10');
  expect(share).toEqual({ standing: 'UNDECIDED', attained: null, provisionalCredit: null });
  expect(unmeasured).toEqual({ standing: 'UNDECIDED', attained: null, provisionalCredit: null });
  expect(volume).toMatchObject({ standing: 'UNDECIDED', attained: 0 });
});

interface Closed {
  readonly agreement: {
    readonly closedPeriods: {
      readonly nodes: readonly {
        readonly id: string;
        readonly credits: readonly { readonly amount: { readonly amount: string; readonly currency: string } }[];
      }[];
    };
  };
}
const closed =
  '{ agreement(number: "Acme-SLA") { closedPeriods(first: 1) { nodes { id from credits { amount { amount currency } } } } } }';

test('an amendment into another currency leaves the running period its own', async () => {
  const late = (ticket: string, day: string) => [
    { ticket, kind: 'OPENED', actor: 'CUSTOMER', at: `${day}T08:00:00Z`, serviceAccount: 'Acme-1' },
    { ticket, kind: 'RESOLVED', at: `${day}T17:00:00Z` },
  ];
  await floor.record('desk', ...late('T-1', '2026-03-10'));
  const { customers, coverageSchedules } = await floor.ask<Record<string, { nodes: { id: string }[] }>>(
    '{ customers { nodes { id } } coverageSchedules { nodes { id } } }',
  );
  const terms = { number: 'Acme-SLA', customer: customers?.nodes[0]?.id, schedule: coverageSchedules?.nodes[0]?.id };
  const drafted = await draft(floor.server, { ...terms, from: '2026-03-15', clauses, sections: sections('USD') });
  expect((await activate(floor.server, drafted.version?.id ?? '')).userErrors).toEqual([]);
  await floor.turnTo('2026-04-10T20:00:00Z');
  await floor.record('desk', ...late('T-2', '2026-04-10'));
  expect((await read('2026-03-20'))['share']).toMatchObject({
    provisionalCredit: { amount: '100.00', currency: 'EUR' },
  });
  expect((await read('2026-04-10'))['share']).toMatchObject({
    provisionalCredit: { amount: '100.00', currency: 'USD' },
  });
  // Once April is closed, an amendment of the whole of it takes the dollars back and owes yen.
  await floor.turnTo('2026-05-02T20:00:00Z');
  const yen = { ...terms, from: '2026-04-01', appliesTo: 'WHOLE_PERIOD', clauses, sections: sections('JPY') };
  const { version } = await draft(floor.server, yen);
  await vi.waitFor(
    async () => {
      const { agreement } = await floor.ask<Closed>(closed);
      expect(agreement.closedPeriods.nodes[0]).toMatchObject({ from: '2026-04-01', credits: [{}] });
    },
    { timeout: 20_000, interval: 50 },
  );
  const { done } = await floor.ask<{ done: { userErrors: unknown[] } }>(
    'mutation ($i: ActivateAgreementInput!) { done: activateAgreement(input: $i) { userErrors { code message } } }',
    { i: { version: version?.id, reason: 'Agreed in yen' } },
  );
  expect(done.userErrors).toEqual([]);
  const [april] = (await floor.ask<Closed>(closed)).agreement.closedPeriods.nodes;
  const check = 'mutation ($id: ID!) { checkPeriod(period: $id) { userErrors { code } } }';
  for (const id of [april?.id, april?.id]) await floor.ask(check, { id });
  const [checked] = (await floor.ask<Closed>(closed)).agreement.closedPeriods.nodes;
  expect(checked?.credits.map(({ amount }) => `${amount.amount} ${amount.currency}`)).toEqual([
    ...['100.00 USD', '-100.00 USD', '100 JPY'],
  ]);
});

test('a clock that runs past a limit of the objective alone is pinned as it was counted', async () => {
  const own = {
    number: 'own',
    kind: 'SHARE_WITHIN',
    measure: 'RESOLUTION',
    share: 90,
    within: 'PT8H',
    period: 'MONTH',
  };
  await floor.party('Slow', { clauses, sections: { objectives: [own] } });
  const opened = { ticket: 'S-1', kind: 'OPENED', actor: 'CUSTOMER', serviceAccount: 'Slow-1' };
  await floor.turnTo('2026-05-20T10:00:00Z');
  await floor.record('desk', { ...opened, at: '2026-05-20T08:00:00Z' });
  // Its promise breaks after six hours, and it is read; nothing reads it after eight.
  await floor.turnTo('2026-05-20T15:00:00Z');
  await floor.turnTo('2026-06-02T20:00:00Z');
  type Reported = { agreement: { closedPeriods: { nodes: { from: string; asReported: { drill: string }[] }[] } } };
  const drill = await vi.waitFor(
    async () => {
      const { agreement } = await floor.ask<Reported>(
        '{ agreement(number: "Slow-SLA") { closedPeriods(first: 1) { nodes { from asReported { missed drill(outcome: MISSED) } } } } }',
      );
      const [may] = agreement.closedPeriods.nodes;
      expect(may).toMatchObject({ from: '2026-05-01', asReported: [{ missed: 1 }] });
      return may?.asReported[0]?.drill;
    },
    { timeout: 20_000, interval: 50 },
  );
  expect(await floor.ask('query ($drill: String) { clocks(drill: $drill) { totalCount } }', { drill })).toEqual({
    clocks: { totalCount: 1 },
  });
});

test('of a day that its zone skipped no report is owed', async () => {
  const report = (every: string) => ({ title: every, every, structure: ['Volume'], recipients: [] });
  const { c, h } = await floor.ask<Record<'c' | 'h', { made: { id: string } }>>(
    `mutation ($h: CreateCoverageScheduleInput!) { c: createCustomer(input: { name: "Samoa" }) { made: customer { id } }
       h: createCoverageSchedule(input: $h) { made: schedule { id } } }`,
    { h: { name: 'Samoa hours', schedule: { ...roundTheClock, timeZone: 'Pacific/Apia' } } },
  );
  const old = { number: 'Samoa-OLD', customer: c.made.id, schedule: h.made.id, from: '2010-01-01', clauses };
  const drafted = await draft(floor.server, { ...old, sections: { reports: [report('DAY'), report('MONTH')] } });
  expect((await activate(floor.server, drafted.version?.id ?? '')).userErrors).toEqual([]);
  const owedOn = async (on: string): Promise<string[]> => {
    const { agreement } = await floor.ask<{ agreement: { reportsSoFar: { title: string }[] } }>(
      'query ($on: LocalDate) { agreement(number: "Samoa-OLD") { reportsSoFar(on: $on) { title } } }',
      { on },
    );
    return agreement.reportsSoFar.map(({ title }) => title);
  };
  expect(await owedOn('2011-12-29')).toEqual(['DAY', 'MONTH']);
  expect(await owedOn('2011-12-30')).toEqual(['MONTH']);
});

test('a service whose reference no text can be is not found, and keeps no other value out', async () => {
  await floor.ask('mutation { createService(input: { reference: "web", name: "Web" }) { userErrors { code } } }');
  const at = '2026-03-10T08:00:00Z';
  const { measured, down } = await floor.ask<Record<string, object>>(
    `mutation ($m: [MeasurementInput!]!, $o: RecordOutageInput!) {
       measured: recordMeasurements(input: { measurements: $m }) { results { outcome userError { code } } }
       down: recordOutage(input: $o) { userErrors { code path } } }`,
    {
      m: ['web\0', 'web'].map((service) => ({ service, metric: 'n', at, value: 1 })),
      o: { service: 'web\0', kind: 'OUTAGE', from: at },
    },
  );
  expect(measured).toEqual({
    results: [
      { outcome: 'REFUSED', userError: { code: 'NOT_FOUND' } },
      { outcome: 'RECORDED', userError: null },
    ],
  });
  expect(down).toEqual({ userErrors: [{ code: 'NOT_FOUND', path: ['service'] }] });
});
