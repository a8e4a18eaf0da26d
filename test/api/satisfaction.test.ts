// Promises kept and the customer unhappy: what customers say stands beside the clocks.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
      { ticket: 'NO\0NE', score: 3 },
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

describe('told as events of the ticket', () => {
  const rated = (eventId: string, more: Readonly<Record<string, unknown>> = {}) => ({
    ...{ ticket: 'RATED', eventId, kind: 'RATED', at: '2026-03-02T15:50:00Z', score: 2, ...more },
  });
  const send = async (...events: readonly Record<string, unknown>[]): Promise<string[]> => {
    const { done } = await floor.ask<{ done: { results: { outcome: string; userError: { code: string } | null }[] } }>(
      'mutation ($input: RecordTicketEventsInput!) { done: recordTicketEvents(input: $input) { results { outcome userError { code } } } }',
      { input: { source: 'desk', events } },
    );
    return done.results.map(({ outcome, userError }) => userError?.code ?? outcome);
  };
  const read = async () => {
    const { ticket } = await floor.ask<{
      ticket: { satisfaction: unknown[]; clocks: unknown; revision: number; events: { nodes: { rating: unknown }[] } };
    }>(
      `{ ticket(reference: "RATED") { revision satisfaction { score words takenBack }
           clocks(first: 9) { nodes { revision standing spent startedAt stoppedAt promise { dueAt } } }
           events(first: 50) { nodes { rating { score words } } } } }`,
    );
    return ticket;
  };
  const scores = async () => (await read()).satisfaction;

  test('a score changes no clock and stands on the ticket and its event; a repeat changes nothing', async () => {
    const opened = { at: '2026-03-02T12:00:00Z', kind: 'OPENED', actor: 'CUSTOMER', severity: 'NORMAL' };
    await floor.record('desk', { ticket: 'RATED', ...opened, serviceAccount: 'Acme-1', contact: 'Carla Contact' });
    const before = await read();
    expect(await send(rated('r1', { words: 'Meh, said Otto Other' }))).toEqual(['RECORDED']);
    const { events, satisfaction, ...after } = await read();
    expect(after).toEqual({ clocks: before.clocks, revision: before.revision });
    expect(satisfaction).toEqual([{ score: 2, words: 'Meh, said Otto Other', takenBack: false }]);
    expect(events.nodes.map(({ rating }) => rating)).toEqual([null, { score: 2, words: 'Meh, said Otto Other' }]);
    expect(await send(rated('r1', { words: 'Meh, said Otto Other' }), rated('r1', { score: 3 }))).toEqual([
      'REPEATED',
      'EVENT_CONFLICT',
    ]);
    expect(await scores()).toHaveLength(1);
  });

  test('a source is itself, whatever it is called: none reads as the person whose number it bears', async () => {
    const answer = { ticket: 'POSED', kind: 'RATED', at: '2026-03-02T15:50:00Z', score: 3 };
    const opened = { ticket: 'POSED', kind: 'OPENED', at: '2026-03-02T12:00:00Z', serviceAccount: 'Acme-1' };
    await floor.record('token:0', opened, answer);
    const { ticket } = await floor.ask('{ ticket(reference: "POSED") { satisfaction { recordedBy } } }');
    expect(ticket).toEqual({ satisfaction: [{ recordedBy: 'token:0' }] });
  });

  test('what has no score, a score that is none, and a score on another kind are malformed', async () => {
    const { score, ...unscored } = rated('r2');
    expect(score).toBe(2);
    expect(await send(unscored, rated('r3', { score: 0 }), rated('r4', { score: 6 }))).toEqual(
      Array.from({ length: 3 }, () => 'MALFORMED_EVENT'),
    );
    expect(await send(rated('r5', { kind: 'NOTE_ADDED' }))).toEqual(['MALFORMED_EVENT']);
  });

  test('a later one counts, also of the same instant; one that is retracted counts no more, in either order', async () => {
    await floor.record('desk', { ticket: 'RATED', kind: 'RESOLVED', at: '2026-03-02T15:55:00Z', by: 'Ann' });
    const isMelon = async () =>
      JSON.stringify(await melons()).includes('"reference":"RATED"') ? 'a watermelon' : 'none';
    expect(await isMelon()).toBe('a watermelon');
    expect(await send(rated('r6', { score: 5 }))).toEqual(['RECORDED']);
    expect(await isMelon()).toBe('none');
    const retracts = {
      ticket: 'RATED',
      kind: 'RETRACTED',
      at: '2026-03-02T15:58:00Z',
      by: 'Ann',
      reason: 'Not theirs',
    };
    await send({ ...retracts, eventId: 'r7', refersTo: 'r6' });
    expect(await isMelon()).toBe('a watermelon');
    await send({ ...retracts, eventId: 'r8', refersTo: 'r9' });
    await send(rated('r9', { score: 4 }));
    expect(await isMelon()).toBe('a watermelon');
    await send({ ...retracts, eventId: 'r10', refersTo: 'r8', at: '2026-03-02T15:59:00Z' });
    expect(await isMelon()).toBe('none');
    expect((await scores()).map((each) => Object.values(each as object).join(' '))).toEqual([
      ...['4  false', '5  true', '2 Meh, said Otto Other false'],
    ]);
  });

  test('the words go with the contact of the ticket, and names in the words of others give way', async () => {
    const erase = (name: string) =>
      floor.ask('mutation ($i: ErasePersonalDataInput!) { erasePersonalData(input: $i) { userErrors { code } } }', {
        i: { name, reason: 'Asked for' },
      });
    await send(rated('r11', { words: 'Otto Other wrote this', by: 'Otto Other', at: '2026-03-02T15:51:00Z' }));
    await erase('Otto Other');
    const [latest, , , first] = (await scores()) as { words: string | null }[];
    expect(latest?.words).toBeNull();
    expect(first?.words).toMatch(/^Meh, said erased person \d+$/);
    await erase('Carla Contact');
    expect((await scores()).map((each) => (each as { words: string | null }).words)).toEqual([null, null, null, null]);
    expect(
      await send(rated('r11', { words: 'Otto Other wrote this', by: 'Otto Other', at: '2026-03-02T15:51:00Z' })),
    ).toEqual(['REPEATED']);
    expect((await scores()).map((each) => (each as { words: string | null }).words)).toEqual([null, null, null, null]);
  });
});
