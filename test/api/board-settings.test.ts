// Boards as people make them: changed, tried before they are saved, taken away, and what a wall may name.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFloorWorld, type FloorWorld, type Party } from '../support/floor-world.ts';

let floor: FloorWorld;
let acme: Party;

beforeAll(async () => {
  floor = await startFloorWorld('2026-03-18T12:30:00Z');
  acme = await floor.party('Acme');
  const event = { ticket: 'T-1', kind: 'OPENED', at: '2026-03-18T12:00:00Z', actor: 'CUSTOMER', severity: 'URGENT' };
  await floor.record('desk', {
    ...event,
    serviceAccount: acme.account,
    subject: 'Payroll of Jo Doe',
    agent: 'R. Adeyemi',
  });
  await floor.quiet();
});
afterAll(() => floor.close());

interface Board {
  readonly id: string;
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly filter: Readonly<Record<string, unknown>>;
}
interface Answer {
  readonly board: Board | null;
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] | null }[];
}

const fields = `board { id name filter { customer severity text } settings { viewingDistance chart chime quietFrom quietUntil
  showNames language tiles { measure severity } } } userErrors { code message path }`;

async function act(name: 'createBoard' | 'saveBoard' | 'deleteBoard', input: object): Promise<Answer> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const answer = await floor.ask<Record<string, Answer>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`,
    { input },
  );
  return answer[name] ?? expect.fail(`${name} answered nothing`);
}

const made = async (input: object): Promise<Board> => {
  const { board, userErrors } = await act('createBoard', input);
  expect(userErrors).toEqual([]);
  return board ?? expect.fail('No board was made');
};

const wrong = ({ userErrors }: Answer): string[] =>
  userErrors.map(({ code, path }) => `${code} ${path?.join('.') ?? ''}`);

describe('a board', () => {
  test('is as boards are by default, until somebody changes it whole', async () => {
    const board = await made({ name: 'Support' });
    expect(board.settings).toEqual({
      ...{ viewingDistance: 3, chart: 'DUE_HOURS', chime: false, quietFrom: null, quietUntil: null, showNames: false },
      language: 'EN',
      tiles: [
        { measure: 'FIRST_RESPONSE', severity: null },
        { measure: 'NEXT_RESPONSE', severity: null },
        { measure: 'RESOLUTION', severity: null },
        { measure: 'RESOLUTION', severity: 'URGENT' },
      ],
    });
    const unsaid = await made({ name: 'Unsaid', settings: { tiles: [{ measure: 'RESOLUTION' }] } });
    expect(unsaid.settings).toMatchObject({ tiles: [{ measure: 'RESOLUTION', severity: null }] });
    const settings = {
      ...{ viewingDistance: 9, chart: 'NONE', chime: true, quietFrom: '22:00', quietUntil: '07:00' },
      language: 'DE',
      tiles: [{ measure: 'RESOLUTION', severity: 'HIGH' }],
    };
    const filter = { customer: [acme.customer], severity: ['HIGH', 'URGENT'] };
    const saved = await act('saveBoard', { id: board.id, name: 'Acme', filter, settings });
    expect(saved.userErrors).toEqual([]);
    expect(saved.board).toMatchObject({ id: board.id, name: 'Acme', filter: { ...filter, text: null } });
    expect(saved.board?.settings).toMatchObject({ ...settings, showNames: false });
  });

  test('shows the figures that were chosen, in their order', async () => {
    const tiles = [
      { measure: 'RESOLUTION', severity: 'URGENT' },
      { measure: 'FIRST_RESPONSE', severity: 'LOW' },
    ];
    const { id } = await made({ name: 'Chosen', settings: { tiles } });
    const { board } = await floor.ask<{ board: { frame: { tiles: unknown; settings: unknown } } }>(
      'query ($id: ID!) { board(id: $id) { frame { tiles { key label promise { undecided } } settings { chart } } } }',
      { id },
    );
    expect(board.frame).toEqual({
      tiles: [
        { key: 'urgent-resolution', label: 'Urgent resolution', promise: { undecided: 1 } },
        { key: 'low-first-response', label: 'Low first response', promise: { undecided: 0 } },
      ],
      settings: { chart: 'DUE_HOURS' },
    });
  });

  test('is refused by name, field by field, and nothing of it is saved', async () => {
    const settings = {
      ...{ viewingDistance: 4, quietFrom: '22:00' },
      tiles: [
        { measure: 'RESOLUTION', severity: null },
        { measure: 'RESOLUTION', severity: null },
      ],
    };
    expect(wrong(await act('createBoard', { name: ' ', settings }))).toEqual([
      'EMPTY name',
      'INVALID settings.viewingDistance',
      'INVALID settings.tiles.1',
      'INVALID settings.quietUntil',
    ]);
    expect(wrong(await act('createBoard', { name: 'X', settings: { tiles: [] } }))).toEqual(['INVALID settings.tiles']);
    const unknown = { tiles: [{ measure: 'NONSENSE', severity: null }] };
    expect(wrong(await act('createBoard', { name: 'X', settings: unknown }))).toEqual([
      'UNKNOWN_MEASURE settings.tiles.0.measure',
    ]);
    expect(wrong(await act('saveBoard', { id: 'nonsense', name: 'X' }))).toEqual(['NOT_FOUND id']);
    const hostile = { tiles: [{ measure: '\0', severity: null }] };
    expect(wrong(await act('createBoard', { name: 'X', settings: hostile }))).toEqual([
      'INVALID settings.tiles.0.measure',
    ]);
    const looked = await floor.gql(
      'query ($input: PreviewBoardInput!) { previewBoard(input: $input) { tiles { key } } }',
      { input: { settings: hostile } },
    );
    expect(looked.errors[0]?.extensions.code).toBe('INVALID');
  });

  test('is found by a part of its name, whatever the case', async () => {
    for (const name of ['Ward 7', 'Ward 8', 'Night 100%']) await made({ name });
    const found = async (text: string): Promise<unknown> => {
      const { boards } = await floor.ask<{ boards: { totalCount: number; nodes: { name: string }[] } }>(
        'query ($text: String) { boards(text: $text, first: 1) { totalCount nodes { name } } }',
        { text },
      );
      return [boards.totalCount, boards.nodes.map(({ name }) => name)];
    };
    expect(await found(' ward ')).toEqual([2, ['Ward 7']]);
    expect(await found('%')).toEqual([1, ['Night 100%']]);
    expect(await found('nothing such')).toEqual([0, []]);
  });

  test('gives back the assets it was asked for, and names those that are not there', async () => {
    const { asset } = await floor
      .ask<{ done: { asset: { id: string } } }>(
        'mutation ($input: CreateAssetInput!) { done: createAsset(input: $input) { asset { id } } }',
        { input: { serviceAccount: acme.accountId, reference: 'LIFT-1', name: 'Lift' } },
      )
      .then(({ done }) => done);
    const { id } = await made({ name: 'Lifts', filter: { asset: [asset.id], customer: [acme.customer] } });
    expect(
      await floor.ask(
        'query ($id: ID!) { board(id: $id) { filter { asset customers { name } services { name } } screenCount } }',
        { id },
      ),
    ).toEqual({
      board: { filter: { asset: [asset.id], customers: [{ name: 'Acme' }], services: [] }, screenCount: 0 },
    });
    const none = Buffer.from('Asset:987654').toString('base64url');
    expect(wrong(await act('createBoard', { name: 'X', filter: { asset: [none] } }))).toEqual([
      'NOT_FOUND filter.asset.0',
    ]);
  });

  test('can be looked at before it is made', async () => {
    const before = await floor.ask<{ boards: { totalCount: number } }>('{ boards { totalCount } }');
    const { previewBoard } = await floor.ask<{ previewBoard: unknown }>(
      `query ($input: PreviewBoardInput!) { previewBoard(input: $input) { openCount settings { viewingDistance } tiles { key } } }`,
      {
        input: {
          filter: { severity: ['LOW'] },
          settings: { viewingDistance: 6, tiles: [{ measure: 'RESOLUTION', severity: null }] },
        },
      },
    );
    expect(previewBoard).toEqual({ openCount: 0, settings: { viewingDistance: 6 }, tiles: [{ key: 'resolution' }] });
    expect(await floor.ask('{ boards { totalCount } }')).toEqual(before);
  });

  test('is taken away once nothing shows it', async () => {
    const { id } = await made({ name: 'Old' });
    await floor.token({ name: 'Corridor', role: 'BOARD', board: id });
    const refused = await act('deleteBoard', { id });
    expect(wrong(refused)).toEqual(['BOARD_IN_USE id']);
    const { apiTokens } = await floor.ask<{ apiTokens: { nodes: { id: string; name: string }[] } }>(
      '{ apiTokens { nodes { id name } } }',
    );
    const corridor = apiTokens.nodes.find(({ name }) => name === 'Corridor');
    await floor.ask('mutation ($id: ID!) { revokeApiToken(input: { id: $id }) { userErrors { code } } }', {
      id: corridor?.id,
    });
    expect(await act('deleteBoard', { id })).toEqual({ board: null, userErrors: [] });
    expect(await floor.ask('query ($id: ID!) { board(id: $id) { id } }', { id })).toEqual({ board: null });
  });
});

describe('a wall', () => {
  const named = async (token: string, id: string): Promise<unknown> => {
    const { board } = await floor.ask<{ board: { frame: { nextToBreak: { ticket: unknown }[] } } }>(
      'query ($id: ID!) { board(id: $id) { frame { nextToBreak(first: 1) { ticket { reference subject agent } } } } }',
      { id },
      token,
    );
    return board.frame.nextToBreak[0]?.ticket;
  };

  test('names nobody, until its board says that it may', async () => {
    const { id } = await made({ name: 'Named' });
    const token = await floor.token({ name: 'Room 7', role: 'BOARD', board: id });
    expect(await named(token, id)).toEqual({ reference: 'T-1', subject: null, agent: null });
    await act('saveBoard', { id, name: 'Named', settings: { showNames: true } });
    expect(await named(token, id)).toEqual({ reference: 'T-1', subject: 'Payroll of Jo Doe', agent: 'R. Adeyemi' });
  });

  test('shows its board as it is now, not as it was when it began to look', async () => {
    const { id } = await made({ name: 'Live' });
    const frames = floor.server.subscribe<{ board: { settings: unknown; openCount: number } }>(
      'subscription ($id: ID!) { board(id: $id) { openCount settings { chart } } }',
      { id },
    );
    expect((await frames.next()).data.board).toEqual({ openCount: 1, settings: { chart: 'DUE_HOURS' } });
    await act('saveBoard', { id, name: 'Live', filter: { severity: ['LOW'] }, settings: { chart: 'NONE' } });
    await floor.record('desk', { ticket: 'T-1', kind: 'NOTE_ADDED', at: '2026-03-18T12:10:00Z', actor: 'AGENT' });
    await floor.record('desk', {
      ticket: 'T-1',
      kind: 'ASSIGNED',
      at: '2026-03-18T12:11:00Z',
      actor: 'AGENT',
      agent: 'X',
    });
    expect((await frames.next()).data.board).toEqual({ openCount: 0, settings: { chart: 'NONE' } });
    frames.close();
  });
});
