// Promises kept and the customer unhappy: what customers say stands beside the clocks.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFloorWorld, type FloorWorld } from '../support/floor-world.ts';

let floor: FloorWorld;
beforeAll(async () => {
  floor = await startFloorWorld('2026-03-02T08:00:00Z');
  await floor.party('Acme', { clauses: [{ number: '1', measure: 'RESOLUTION', promise: 'PT6H' }] });
  const opened = (ticket: string) => ({
    ...{ ticket, at: '2026-03-02T08:00:00Z', kind: 'OPENED', actor: 'CUSTOMER', severity: 'NORMAL' },
    serviceAccount: 'Acme-1',
  });
  const resolved = (ticket: string, at: string) => ({ ticket, at, kind: 'RESOLVED', actor: 'AGENT', by: 'Ann' });
  await floor.record('desk', ...['GOOD', 'MELON', 'LATE', 'OPEN'].map(opened));
  await floor.turnTo('2026-03-02T16:00:00Z');
  await floor.record('desk', resolved('GOOD', '2026-03-02T09:00:00Z'), resolved('MELON', '2026-03-02T09:00:00Z'));
  await floor.record('desk', resolved('LATE', '2026-03-02T15:30:00Z'));
});
afterAll(() => floor.close());

async function say(answers: readonly Record<string, unknown>[], token?: string): Promise<string[]> {
  const { done } = await floor.ask<{
    done: { results: { outcome: string; userError: { code: string; path: unknown[] } | null }[] };
  }>(
    'mutation ($input: RecordSatisfactionInput!) { done: recordSatisfaction(input: $input) { results { outcome userError { code path } } userErrors { code } } }',
    { input: { source: 'desk', answers } },
    token,
  );
  return done.results.map(({ outcome, userError }) =>
    userError === null ? outcome : `${userError.code} ${userError.path.join('.')}`,
  );
}
const melons = async () => {
  const { watermelons } = await floor.ask<{ watermelons: { totalCount: number; nodes: unknown[] } }>(
    '{ watermelons { totalCount nodes { score words ticket { reference standing } } } }',
  );
  return watermelons;
};

test('an answer is kept once, and what it cannot be is refused alone', async () => {
  const at = '2026-03-02T15:45:00Z';
  expect(
    await say([
      { ticket: 'GOOD', score: 5, at },
      { ticket: 'MELON', score: 1, words: 'Nobody listened', at },
      { ticket: 'LATE', score: 1, at },
      { ticket: 'OPEN', score: 2, at },
      { ticket: 'GOOD', score: 6 },
      { ticket: 'NONE', score: 3 },
      { ticket: 'GOOD', score: 3, words: ' ' },
      { ticket: 'GOOD', score: 3, at: '2026-03-03T00:00:00Z' },
    ]),
  ).toEqual([
    ...['RECORDED', 'RECORDED', 'RECORDED', 'RECORDED'],
    ...[
      'INVALID answers.4.score',
      'NOT_FOUND answers.5.ticket',
      'EMPTY answers.6.words',
      'EVENT_IN_FUTURE answers.7.at',
    ],
  ]);
  expect(await say([{ ticket: 'GOOD', score: 5, at }])).toEqual(['REPEATED']);
  expect(await say([{ ticket: 'GOOD', score: 4, at }])).toEqual(['EVENT_CONFLICT answers.0.at']);
});

test('a watermelon kept every promise and is unhappy inside', async () => {
  expect(await melons()).toEqual({
    totalCount: 1,
    nodes: [{ score: 1, words: 'Nobody listened', ticket: { reference: 'MELON', standing: 'MET' } }],
  });
});

test('the latest answer counts: a customer who was won back is no watermelon', async () => {
  expect(await say([{ ticket: 'MELON', score: 4, words: 'Thank you after all' }])).toEqual(['RECORDED']);
  expect((await melons()).totalCount).toBe(0);
  const { ticket } = await floor.ask<{ ticket: { satisfaction: unknown[] } }>(
    '{ ticket(reference: "MELON") { satisfaction { score recordedBy } } }',
  );
  expect(ticket.satisfaction).toEqual([
    { score: 4, recordedBy: 'Administrator' },
    { score: 1, recordedBy: 'Administrator' },
  ]);
});

test('an integration speaks for its own source alone', async () => {
  const token = await floor.token({ name: 'Survey tool', role: 'INTEGRATION', sources: ['elsewhere'] });
  const { errors } = await floor.gql(
    'mutation { recordSatisfaction(input: { source: "desk", answers: [] }) { userErrors { code } } }',
    {},
    token,
  );
  expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
});
