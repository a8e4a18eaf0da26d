// Boards themselves: making and finding them, and what a wall's token sees through one.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFloorWorld, type FloorWorld, type Party } from '../support/floor-world.ts';

let floor: FloorWorld;
let acme: Party;
let all: string;

beforeAll(async () => {
  floor = await startFloorWorld('2026-03-02T12:00:00Z');
  acme = await floor.party('Acme');
  const opened = { kind: 'OPENED', actor: 'CUSTOMER', serviceAccount: acme.account, group: 'Apps' };
  await floor.record(
    'desk',
    { ...opened, ticket: 'T-1', at: '2026-03-01T12:00:00Z', subject: 'Secret', agent: 'Ada' },
    { ...opened, ticket: 'T-2', at: '2026-03-02T11:00:00Z', subject: 'Secret too' },
  );
  await floor.quiet();
  all = await floor.board();
});

afterAll(() => floor.close());

const frameFields = `revision cursor at zone periodLabel periodFrom openCount brokenCount atRiskCount overTargetCount savableCount
  tiles { key label promise { met missed undecided excluded share drill } target { met } }
  nextToBreak { id measure spent promise { headroom dueAt } schedule { openSpans { from until } } ticket { reference severity customer { name } } }
  broken { id ticket { reference } } hours { from kept open broken } sources { source lastEventAt silent }`;

const pictureOf = (board: string, token?: string) =>
  floor.ask(`query($board: ID!) { board(id: $board) { name frame { ${frameFields} } } }`, { board }, token);

describe('a board', () => {
  test('is listed, found by id, and absent when it is not there', async () => {
    const { boards } = await floor.ask<{ boards: { totalCount: number; nodes: { id: string }[] } }>(
      '{ boards { totalCount nodes { id name } } }',
    );
    expect(boards.nodes.map(({ id }) => id)).toContain(all);
    expect(boards.totalCount).toBe(boards.nodes.length);
    expect(
      await floor.ask('query($id: ID!) { board(id: $id) { id } node(id: $id) { ... on Board { name } } }', { id: all }),
    ).toEqual({
      board: { id: all },
      node: { name: 'Floor' },
    });
    expect(await floor.ask('query($id: ID!) { board(id: $id) { id } }', { id: acme.customer })).toEqual({
      board: null,
    });
  });

  test('is refused without a name, and with a filter that names what is not there', async () => {
    const query =
      'mutation($input: CreateBoardInput!) { createBoard(input: $input) { board { id } userErrors { code path } } }';
    const input = { name: ' ', filter: { agreement: [acme.agreement, acme.customer], text: 'x'.repeat(201) } };
    expect(await floor.ask(query, { input })).toEqual({
      createBoard: {
        board: null,
        userErrors: [
          { code: 'EMPTY', path: ['name'] },
          { code: 'TOO_LONG', path: ['filter', 'text'] },
          { code: 'INVALID', path: ['filter', 'agreement', '1'] },
        ],
      },
    });
    const absent = Buffer.from('Customer:999').toString('base64url');
    expect(await floor.ask(query, { input: { name: 'x', filter: { customer: [acme.customer, absent] } } })).toEqual({
      createBoard: { board: null, userErrors: [{ code: 'NOT_FOUND', path: ['filter', 'customer', '1'] }] },
    });
  });
});

describe('a wall', () => {
  let token: string;
  let other: string;
  beforeAll(async () => {
    token = await floor.token({ name: 'wall', role: 'BOARD', board: all });
    other = await floor.board({ source: ['desk'] });
  });

  test('sees the whole picture of its own board', async () => {
    const picture = await pictureOf(all, token);
    expect(picture).toEqual(await pictureOf(all));
    const soon = { ticket: { reference: 'T-2', customer: { name: 'Acme' } } };
    expect(picture).toMatchObject({ board: { frame: { openCount: 2, nextToBreak: [soon, soon] } } });
  });

  test('sees no other board, as if it were absent', async () => {
    const query = 'query($id: ID!) { board(id: $id) { name } node(id: $id) { id } }';
    expect(await floor.ask(query, { id: other }, token)).toEqual({ board: null, node: null });
    const ended = await floor.server
      .subscribe('subscription($id: ID!) { board(id: $id) { revision } }', { id: other }, token)
      .next();
    expect(ended.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });

  test('is shown neither what people wrote nor who they are', async () => {
    const query = `query($board: ID!) { board(id: $board) { frame { broken(first: 50) { ticket { reference subject agent group customer { name } } } } } }`;
    interface Answer {
      readonly board: {
        readonly frame: {
          readonly broken: {
            readonly ticket: {
              readonly subject: string | null;
              readonly agent: string | null;
              readonly customer: unknown;
            };
          }[];
        };
      };
    }
    const staff = (await floor.ask<Answer>(query, { board: all })).board.frame.broken;
    const wall = (await floor.ask<Answer>(query, { board: all }, token)).board.frame.broken;
    expect(staff.some(({ ticket }) => ticket.agent === 'Ada')).toBe(true);
    expect(wall).toEqual(staff.map(({ ticket }) => ({ ticket: { ...ticket, subject: null, agent: null } })));
  });

  test('reaches nothing behind its picture', async () => {
    const behind = ['events { totalCount }', 'clocks { totalCount }', 'agreements { id }'];
    for (const field of behind) {
      const { errors } = await floor.gql(
        `query($board: ID!) { board(id: $board) { frame { broken { ticket { ${field} } } } } }`,
        { board: all },
        token,
      );
      expect(errors[0], field).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    }
    for (const field of ['clauses { number }', 'agreement { number }', 'agreementVersion { id }', 'clauseNumber']) {
      const { errors } = await floor.gql(
        `query($board: ID!) { board(id: $board) { frame { broken { ${field} } } } }`,
        { board: all },
        token,
      );
      expect(errors[0], field).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    }
    for (const query of [
      '{ tickets { totalCount } }',
      '{ clocks { totalCount } }',
      '{ overview { openCount } }',
      '{ boards { totalCount } }',
      '{ ticket(reference: "T-1") { id } }',
    ]) {
      const { errors } = await floor.gql(query, {}, token);
      expect(errors[0], query).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    }
  });
});
