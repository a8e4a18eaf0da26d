// What becomes of occurrences when their agreement is amended or ends, when several servers make them, and what they add up to.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { activate, draft } from '../support/api-world.ts';
import { startDeliverableWorld, tea, type DeliverableWorld } from '../support/deliverable-world.ts';
import { startServer, type TestServer } from '../support/server.ts';

let made: DeliverableWorld;
let server: TestServer;
beforeAll(async () => {
  made = await startDeliverableWorld('2026-05-04T06:00:00Z');
  ({ server } = made);
});
afterAll(() => server.close());

const owing: DeliverableWorld['owing'] = (deliverables, more) => made.owing(deliverables, more);
const occurrences: DeliverableWorld['occurrences'] = (text, filter) => made.occurrences(text, filter);
const turnTo: DeliverableWorld['turnTo'] = (at) => made.turnTo(at);
const tell: DeliverableWorld['tell'] = (mutation, input) => made.tell(mutation, input);

describe('an amendment', () => {
  test('leaves what has begun, replaces what has not, and keeps what is past', async () => {
    await turnTo('2026-05-04T06:00:00Z');
    const monthly = {
      ...tea,
      number: '11.2',
      title: 'Report',
      rule: 'FREQ=MONTHLY;BYMONTHDAY=-1',
      times: ['24:00'],
      opensBefore: null,
    };
    const number = await owing([tea, monthly], { from: '2026-05-01' });
    const next = { ...tea, times: ['10:00'] };
    const drafted = await draft(server, made.termsOf(number, [next, monthly], { from: '2026-05-06' }));
    expect((await activate(server, drafted.version?.id ?? '')).userErrors).toEqual([]);
    const rows = await occurrences(number, { until: '2026-05-08T00:00:00Z' });
    expect(rows.map(({ dueAt, agreementVersion }) => [dueAt, agreementVersion])).toEqual([
      ...['01', '02', '03', '04', '05'].map((day) => [`2026-05-${day}T09:00:00Z`, { version: 1 }]),
      ...['06', '07'].map((day) => [`2026-05-${day}T10:00:00Z`, { version: 2 }]),
    ]);
    const reports = (await occurrences(number)).filter(({ title }) => title === 'Report');
    expect(reports.map(({ dueAt, agreementVersion }) => [dueAt, agreementVersion])).toEqual([
      ['2026-06-01T00:00:00Z', { version: 1 }],
      ['2026-07-01T00:00:00Z', { version: 2 }],
    ]);
  });

  test('that is tried first changes nothing', async () => {
    const number = await owing([tea], { from: '2026-05-04' });
    const before = await occurrences(number);
    const drafted = await draft(server, made.termsOf(number, [], { from: '2026-05-06' }));
    await server.ask(
      'mutation ($input: ActivateAgreementInput!) { activateAgreement(input: $input) { userErrors { code } } }',
      { input: { version: drafted.version?.id, dryRun: true } },
    );
    expect(await occurrences(number)).toEqual(before);
  });

  test('and the early end take back what is owed no more', async () => {
    const number = await owing([tea], { from: '2026-05-04' });
    const { agreement } = await server.ask<{ agreement: { inForce: { id: string } } }>(
      'query ($number: String!) { agreement(number: $number) { inForce { id } } }',
      { number },
    );
    await server.ask(
      'mutation ($input: TerminateAgreementInput!) { terminateAgreement(input: $input) { userErrors { code } } }',
      { input: { version: agreement.inForce.id, from: '2026-05-06', reason: 'Closed' } },
    );
    expect((await occurrences(number)).map(({ dueOn }) => dueOn)).toEqual(['2026-05-04', '2026-05-05']);
    await turnTo('2026-05-10T06:00:00Z');
    expect(await occurrences(number)).toHaveLength(2);
  });
});

test('two servers make and settle each occurrence once', async () => {
  const number = await owing([tea], { from: '2026-05-10' });
  const second = await startServer({ time: made.time, databaseUrl: server.app.database.url });
  try {
    await turnTo('2026-05-20T09:30:00Z');
    const rows = await occurrences(number);
    expect(new Set(rows.map(({ dueAt }) => dueAt)).size).toBe(rows.length);
    expect(rows.at(-1)?.dueAt).toBe('2026-06-25T09:00:00Z');
    const past = rows.filter(({ dueAt }) => dueAt < '2026-05-20T10:00:00Z');
    expect(past.map(({ standing, revision }) => [standing, revision])).toEqual(past.map(() => ['MISSED', 1]));
  } finally {
    await second.close();
  }
});

test('an agreement says how each of its deliverables is kept', async () => {
  await turnTo('2026-06-03T06:00:00Z');
  const number = await owing([tea], { from: '2026-06-01' });
  const [one, , three] = await occurrences(number);
  await tell('recordDelivery', { occurrence: one?.id, at: '2026-06-01T08:00:00Z' });
  const { agreement } = await server.ask<{ agreement: Record<string, unknown> }>(
    `query ($number: String!) { agreement(number: $number) { occurrences(first: 1) { totalCount nodes { id } }
       inForce { deliverables { deliverable { number } delivered late missed waived disputed open next { id } } } } }`,
    { number },
  );
  expect(agreement).toMatchObject({
    occurrences: { totalCount: 39, nodes: [{ id: one?.id }] },
    inForce: {
      deliverables: [
        {
          ...{ deliverable: { number: '11.1' }, delivered: 1, late: 0, missed: 1, waived: 0, disputed: 0, open: 0 },
          next: { id: three?.id },
        },
      ],
    },
  });
});

test('a board says what is due today and was missed, and draws a new picture when one comes due', async () => {
  await turnTo('2026-07-06T06:00:00Z');
  const number = await owing([{ ...tea, title: 'Biscuits', targetBefore: 'PT30M' }], { from: '2026-07-06' });
  const { createBoard } = await server.ask<{ createBoard: { board: { id: string } } }>(
    'mutation ($input: CreateBoardInput!) { createBoard(input: $input) { board { id } userErrors { message } } }',
    { input: { name: 'Acme', filter: { customer: [made.world.customer] } } },
  );
  const { createApiToken } = await server.ask<{ createApiToken: { token: string } }>(
    'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { token } }',
    { input: { name: 'Wall', role: 'BOARD', board: createBoard.board.id } },
  );
  const live = server.subscribe<{ board: { obligations: Record<string, unknown> | null } }>(
    `subscription ($id: ID!) { board(id: $id) { obligations { dueToday late missed
       nextDue(first: 100) { title owedBy standing customer } lastMissed(first: 100) { title } } } }`,
    { id: createBoard.board.id },
    createApiToken.token,
  );
  const mine = (list: unknown): unknown[] => (list as { title: string }[]).filter(({ title }) => title === 'Biscuits');
  const picture = (await live.next()).data.board.obligations;
  expect(mine(picture?.['nextDue'])).toEqual([
    { title: 'Biscuits', owedBy: 'PROVIDER', standing: 'UPCOMING', customer: 'Acme' },
  ]);
  await turnTo('2026-07-06T09:00:00.001Z');
  let next = (await live.next()).data.board.obligations;
  while (mine(next?.['lastMissed']).length === 0) next = (await live.next()).data.board.obligations;
  expect(mine(next?.['nextDue'])).toEqual([]);
  live.close();
  expect((await occurrences(number))[0]?.standing).toBe('MISSED');
});
