// Boards that a wall turns through: made by managers, shown by a token that opens exactly them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { limits } from '../../server/src/config.ts';
import { startFloorWorld, type FloorWorld } from '../support/floor-world.ts';

let floor: FloorWorld;
let north: string;
let south: string;
let other: string;

const board = async (name: string, settings: object = {}): Promise<string> => {
  const { createBoard } = await floor.ask<{ createBoard: { board: { id: string } } }>(
    'mutation ($input: CreateBoardInput!) { createBoard(input: $input) { board { id } } }',
    { input: { name, settings } },
  );
  return createBoard.board.id;
};

beforeAll(async () => {
  floor = await startFloorWorld('2026-03-18T12:30:00Z');
  const acme = await floor.party('Acme');
  const event = { ticket: 'T-1', kind: 'OPENED', at: '2026-03-18T12:00:00Z', actor: 'CUSTOMER', severity: 'URGENT' };
  await floor.record('desk', { ...event, serviceAccount: acme.account, subject: 'Payroll of Jo Doe', agent: 'R. A.' });
  await floor.quiet();
  [north, south, other] = [await board('North'), await board('South', { showNames: true }), await board('Other')];
});
afterAll(() => floor.close());

interface Playlist {
  readonly id: string;
}
interface Answer {
  readonly playlist: Playlist | null;
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] | null }[];
}

async function act(name: 'createPlaylist' | 'savePlaylist' | 'deletePlaylist', input: object): Promise<Answer> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const answer = await floor.ask<Record<string, Answer>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) {
       playlist { id name secondsPerBoard boards { name } } userErrors { code message path } } }`,
    { input },
  );
  return answer[name] ?? expect.fail(`${name} answered nothing`);
}
const made = async (name: string, boards: readonly string[]): Promise<string> => {
  const { playlist, userErrors } = await act('createPlaylist', { name, boards });
  expect(userErrors).toEqual([]);
  return playlist?.id ?? expect.fail('No playlist was made');
};
const wrong = ({ userErrors }: Answer): string[] =>
  userErrors.map(({ code, path }) => `${code} ${path?.join('.') ?? ''}`);
const madeToken = (input: object): Promise<unknown> =>
  floor
    .ask<{ createApiToken: { userErrors: { code: string; path: string[] }[] } }>(
      'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { userErrors { code path } } }',
      { input: { name: 'TV', role: 'BOARD', ...input } },
    )
    .then(({ createApiToken }) => createApiToken.userErrors.map(({ code, path }) => `${code} ${path.join('.')}`));
const seen = (token: string): Promise<unknown> =>
  floor
    .gql(
      `query ($n: ID!, $s: ID!, $o: ID!) { viewer { board { name } playlist { name boards { name } } }
         north: board(id: $n) { name } south: board(id: $s) { name } other: board(id: $o) { name } node(id: $o) { id } }`,
      { n: north, s: south, o: other },
      token,
    )
    .then(({ data }) => data);

describe('a playlist', () => {
  test('names boards in their order, twenty-five seconds each, until somebody changes it whole', async () => {
    const { playlist } = await act('createPlaylist', { name: ' Both ', boards: [south, north] });
    const first = { name: 'Both', secondsPerBoard: 25, boards: [{ name: 'South' }, { name: 'North' }] };
    expect(playlist).toMatchObject(first);
    const id = playlist?.id ?? '';
    const saved = await act('savePlaylist', { id, name: 'Three', boards: [north, other, south], secondsPerBoard: 30 });
    expect(saved.playlist).toEqual({
      ...{ id, name: 'Three', secondsPerBoard: 30 },
      boards: [{ name: 'North' }, { name: 'Other' }, { name: 'South' }],
    });
    const found = (text: string): Promise<unknown> =>
      floor.ask('query ($text: String) { playlists(text: $text) { totalCount nodes { name screenCount } } }', { text });
    expect(await found('THR')).toEqual({ playlists: { totalCount: 1, nodes: [{ name: 'Three', screenCount: 0 }] } });
    expect(await found('nothing')).toEqual({ playlists: { totalCount: 0, nodes: [] } });
    expect(await floor.ask('query ($id: ID!) { node(id: $id) { ... on Playlist { name } } }', { id })).toEqual({
      node: { name: 'Three' },
    });
  });

  test('is refused by name, field by field, and nothing of it is saved', async () => {
    const count = (): Promise<unknown> => floor.ask('{ playlists { totalCount } }');
    const before = await count();
    expect(wrong(await act('createPlaylist', { name: ' ', boards: [], secondsPerBoard: 31 }))).toEqual([
      'EMPTY name',
      'INVALID secondsPerBoard',
      'INVALID boards',
    ]);
    const absent = Buffer.from('Board:987654').toString('base64url');
    const boards = [north, absent, north, 'nonsense'];
    expect(wrong(await act('createPlaylist', { name: 'X', boards }))).toEqual([
      'NOT_FOUND boards.1',
      'INVALID boards.2',
      'NOT_FOUND boards.3',
    ]);
    const many = Array.from({ length: limits.playlistBoards + 1 }, () => north);
    expect(wrong(await act('createPlaylist', { name: 'X', boards: many }))).toEqual(['INVALID boards']);
    expect(wrong(await act('savePlaylist', { id: north, name: 'X', boards: [north] }))).toEqual(['NOT_FOUND id']);
    expect(await count()).toEqual(before);
  });

  test('keeps its boards from being taken away, and is kept by whoever shows it', async () => {
    const lone = await board('Lone');
    const id = await made('Kept', [lone]);
    const deleted = (): Promise<{ done: { userErrors: unknown } }> =>
      floor.ask('mutation ($id: ID!) { done: deleteBoard(input: { id: $id }) { userErrors { code message } } }', {
        id: lone,
      });
    expect((await deleted()).done.userErrors).toEqual([
      { code: 'BOARD_IN_USE', message: 'The board "Lone" is shown by the playlist "Kept".' },
    ]);
    await floor.token({ name: 'Corridor', role: 'BOARD', playlist: id });
    expect(wrong(await act('deletePlaylist', { id }))).toEqual(['PLAYLIST_IN_USE id']);
    const { apiTokens } = await floor.ask<{ apiTokens: { nodes: { id: string; name: string; playlist: unknown }[] } }>(
      '{ apiTokens { nodes { id name playlist { name } } } }',
    );
    const corridor = apiTokens.nodes.find(({ name }) => name === 'Corridor');
    expect(corridor?.playlist).toEqual({ name: 'Kept' });
    await floor.ask('mutation ($id: ID!) { revokeApiToken(input: { id: $id }) { userErrors { code } } }', {
      id: corridor?.id,
    });
    expect(await act('deletePlaylist', { id })).toEqual({ playlist: null, userErrors: [] });
    expect((await deleted()).done.userErrors).toEqual([]);
  });

  test('is made with a board or its board is taken away, whoever comes first; never both', async () => {
    for (const name of ['R1', 'R2', 'R3', 'R4']) {
      const id = await board(name);
      const [playlist, ...gone] = await Promise.all([
        act('createPlaylist', { name, boards: [id] }),
        ...[id, id].map((each) =>
          floor.ask<{ done: { userErrors: { code: string }[] } }>(
            'mutation ($id: ID!) { done: deleteBoard(input: { id: $id }) { userErrors { code } } }',
            { id: each },
          ),
        ),
      ]);
      const codes = gone.flatMap(({ done }) => done.userErrors.map(({ code }) => code)).join();
      expect([`${wrong(playlist).join()}: ${codes}`]).toEqual([
        playlist.playlist === null ? 'NOT_FOUND boards.0: NOT_FOUND' : ': BOARD_IN_USE,BOARD_IN_USE',
      ]);
    }
    // The same of a token that shows it.
    for (const name of ['T1', 'T2', 'T3', 'T4', 'T5', 'T6']) {
      const id = await board(name);
      const [token, gone] = await Promise.all([
        madeToken({ board: id }),
        floor.ask<{ done: { userErrors: { code: string }[] } }>(
          'mutation ($id: ID!) { done: deleteBoard(input: { id: $id }) { userErrors { code } } }',
          { id },
        ),
      ]);
      const codes = gone.done.userErrors.map(({ code }) => code);
      expect([token, codes]).toEqual(codes.length > 0 ? [[], ['BOARD_IN_USE']] : [['NOT_FOUND board'], []]);
    }
  });
});

describe('a wall of a playlist', () => {
  test('opens exactly its boards, and no other playlist', async () => {
    const [mine, others] = [await made('Mine', [north, south]), await made('Others', [north, other])];
    const token = await floor.token({ name: 'Hall', role: 'BOARD', playlist: mine });
    expect(await seen(token)).toEqual({
      viewer: { board: null, playlist: { name: 'Mine', boards: [{ name: 'North' }, { name: 'South' }] } },
      ...{ north: { name: 'North' }, south: { name: 'South' }, other: null, node: null },
    });
    expect(
      await floor.ask('query ($id: ID!) { playlist(id: $id) { id } node(id: $id) { id } }', { id: others }, token),
    ).toEqual({ playlist: null, node: null });
    const refused = await floor.server
      .subscribe('subscription ($id: ID!) { board(id: $id) { revision } }', { id: other }, token)
      .next();
    expect(refused.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    for (const question of ['{ playlists { totalCount } }', `{ playlist(id: "${mine}") { screenCount } }`]) {
      const { errors } = await floor.gql(question, {}, token);
      expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });

  test('of one board opens no playlist that the board is in', async () => {
    const id = await made('With north', [north]);
    const token = await floor.token({ name: 'North', role: 'BOARD', board: north });
    expect(await floor.ask('query ($id: ID!) { playlist(id: $id) { id } }', { id }, token)).toEqual({ playlist: null });
  });

  test('loses a board at once when it leaves the playlist, and its socket within seconds', async () => {
    const id = await made('Shrinks', [north, south]);
    const token = await floor.token({ name: 'Door', role: 'BOARD', playlist: id });
    const frames = floor.server.subscribe(
      'subscription ($id: ID!) { board(id: $id) { revision } }',
      { id: south },
      token,
    );
    await frames.next();
    await act('savePlaylist', { id, name: 'Shrinks', boards: [north] });
    expect(await seen(token)).toMatchObject({ north: { name: 'North' }, south: null });
    expect(await frames.ended).toMatchObject({ code: 1012 });
  });

  test('names people only where every board of it may', async () => {
    const named = async (boards: readonly string[]): Promise<unknown> => {
      const id = await made('Names', boards);
      const token = await floor.token({ name: 'Names', role: 'BOARD', playlist: id });
      const { board: shown } = await floor.ask<{ board: { frame: { nextToBreak: { ticket: unknown }[] } } }>(
        'query ($id: ID!) { board(id: $id) { frame { nextToBreak(first: 1) { ticket { subject } } } } }',
        { id: south },
        token,
      );
      return shown.frame.nextToBreak[0]?.ticket;
    };
    expect(await named([south])).toEqual({ subject: 'Payroll of Jo Doe' });
    expect(await named([south, north])).toEqual({ subject: null });
  });

  test('has a token for a board or for a playlist, never for both or for neither', async () => {
    const playlist = await made('Either', [north]);
    expect(await madeToken({})).toEqual(['EMPTY board']);
    expect(await madeToken({ board: north, playlist })).toEqual(['INVALID board']);
    expect(await madeToken({ playlist: north })).toEqual(['NOT_FOUND playlist']);
    expect(await madeToken({ role: 'AGENT', playlist })).toEqual(['INVALID playlist']);
  });
});
