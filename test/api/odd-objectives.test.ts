// What nobody means to ask of an objective, and what it answers all the same: a metric that nobody measures, a period without
// volume, and a currency that changes while a period runs.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { activate, draft } from '../support/api-world.ts';
import { startFloorWorld, type FloorWorld } from '../support/floor-world.ts';

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
});
