// How satisfied customers are in a period, and beside each objective: counted once more by hand.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFloorWorld, type FloorWorld } from '../support/floor-world.ts';

// Ticket, when it was said, the score; in this order.
const said = [
  ['A', '2026-02-28T23:30:00Z', 5],
  ['B', '2026-03-02T09:00:00Z', 1],
  ['B', '2026-03-09T09:00:00Z', 4],
  ['C', '2026-03-10T09:00:00Z', 2],
  ['LATE', '2026-03-11T09:00:00Z', 1],
  ['D', '2026-03-31T21:59:00Z', 5],
  ['D', '2026-03-31T22:00:00Z', 1],
  ['OTHER', '2026-03-12T09:00:00Z', 1],
] as const;

let floor: FloorWorld;
beforeAll(async () => {
  floor = await startFloorWorld('2026-04-02T08:00:00Z');
  const objectives = [
    { number: '1', kind: 'SHARE_WITHIN', period: 'MONTH', measure: 'RESOLUTION', share: 90 },
    { number: '2', kind: 'SHARE_WITHIN', period: 'MONTH', measure: 'FIRST_RESPONSE', share: 90 },
  ];
  const clauses = [{ number: '1', measure: 'RESOLUTION', promise: 'PT6H' }];
  const acme = await floor.party('Acme', { clauses, sections: { objectives } });
  const other = await floor.party('Other', { clauses });
  const at = (ticket: string): string => (ticket === 'A' ? '2026-02-27T08:00:00Z' : '2026-03-02T08:00:00Z');
  const tickets = [...new Set(said.map(([ticket]) => ticket))];
  await floor.record(
    'desk',
    ...tickets.map((ticket) => ({
      ...{ ticket, kind: 'OPENED', actor: 'CUSTOMER', at: at(ticket) },
      serviceAccount: (ticket === 'OTHER' ? other : acme).account,
    })),
    ...tickets.map((ticket) => ({
      ...{ ticket, kind: 'RESOLVED' },
      at: ticket === 'LATE' ? '2026-03-03T08:00:00Z' : at(ticket).replace('08', '09'),
    })),
    ...said.map(([ticket, when, score]) => ({
      ticket,
      kind: 'RATED',
      at: when,
      score,
      words: `${ticket} ${String(score)}`,
    })),
  );
  await floor.quiet();
});
afterAll(() => floor.close());

const march = { from: '2026-03-01', until: '2026-04-01', timeZone: 'Europe/Berlin' };
const figures = 'answers mean unhappy unhappyShare';

test('a ticket counts once, with its latest answer, on the day of the zone; steps and scores add up', async () => {
  const { satisfaction } = await floor.ask(
    `query ($p: SatisfactionPeriod!) { satisfaction(period: $p, step: WEEK) { total { ${figures} } watermelons
       scores { score answers } series { from figures { answers mean } } } }`,
    { p: march },
  );
  // A was said on 1 March in Berlin; of D the latest answer came on 1 April there, so D is not in March at all.
  expect(satisfaction).toEqual({
    total: { answers: 5, mean: (5 + 4 + 2 + 1 + 1) / 5, unhappy: 3, unhappyShare: 60 },
    watermelons: 2,
    scores: [2, 1, 0, 1, 1].map((answers, place) => ({ score: place + 1, answers })),
    series: [
      { from: '2026-02-23', figures: { answers: 1, mean: 5 } },
      { from: '2026-03-09', figures: { answers: 4, mean: 2 } },
    ],
  });
});

test('answers are listed by kind, page by page, as many as are counted', async () => {
  const list = async (kind: string, after: string | null = null, score: number | null = null) => {
    const { answers } = await floor.ask<{
      answers: { totalCount: number; nodes: { ticket: { reference: string } }[]; pageInfo: { endCursor: string } };
    }>(
      `query ($p: SatisfactionPeriod!, $kind: SatisfactionAnswers, $after: String, $score: Int) {
         answers: satisfactionAnswers(period: $p, kind: $kind, score: $score, first: 2, after: $after) {
           totalCount nodes { score words ticket { reference } } pageInfo { endCursor } } }`,
      { p: march, kind, after, score },
    );
    return answers;
  };
  const first = await list('ALL');
  const second = await list('ALL', first.pageInfo.endCursor);
  expect([...first.nodes, ...second.nodes].map(({ ticket }) => ticket.reference)).toEqual(['OTHER', 'LATE', 'C', 'B']);
  expect([first.totalCount, (await list('UNHAPPY')).totalCount]).toEqual([5, 3]);
  for (const [place, answers] of [2, 1, 0, 1, 1].entries())
    expect((await list('ALL', null, place + 1)).totalCount).toBe(answers);
  expect((await list('WATERMELONS')).nodes).toMatchObject([
    { score: 1, ticket: { reference: 'OTHER' } },
    { score: 2, words: 'C 2', ticket: { reference: 'C' } },
  ]);
});

test('beside each objective stand the answers of its own tickets in its own days; none has no mean', async () => {
  const { agreement } = await floor.ask<{ agreement: { objectives: unknown[] } }>(
    `{ agreement(number: "Acme-SLA") { objectives(on: "2026-03-15") { satisfaction { ${figures} } } } }`,
  );
  expect(agreement.objectives).toEqual([
    { satisfaction: { answers: 4, mean: 3, unhappy: 2, unhappyShare: 50 } },
    { satisfaction: { answers: 0, mean: null, unhappy: 0, unhappyShare: null } },
  ]);
});

test('a period that is none is refused by name; a day that the zone skipped holds nothing', async () => {
  const ask = (p: Readonly<Record<string, string>>) =>
    floor.gql('query ($p: SatisfactionPeriod!) { satisfaction(period: $p) { total { answers mean } } }', { p });
  const codes = async (p: Readonly<Record<string, string>>) =>
    (await ask(p)).errors.map(({ extensions }) => extensions['code']);
  expect(await codes({ ...march, until: march.from })).toEqual(['INVALID']);
  expect(await codes({ ...march, from: '2016-03-01' })).toEqual(['TOO_LONG']);
  const skipped = await ask({ from: '2011-12-30', until: '2011-12-31', timeZone: 'Pacific/Apia' });
  expect(skipped.errors).toEqual([]);
  expect(skipped.data).toEqual({ satisfaction: { total: { answers: 0, mean: null } } });
});
