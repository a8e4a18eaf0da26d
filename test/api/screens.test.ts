// Walls without a keyboard: a screen shows a code, a manager approves it, the screen gets its token and keeps it for ever.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { limits } from '../../server/src/config.ts';
import { turnableClock } from '../support/clock.ts';
import { startServer, type TestServer } from '../support/server.ts';

const time = turnableClock('2026-03-02T09:00:00Z');
let server: TestServer;
let support: string;
let network: string;

async function board(name: string): Promise<string> {
  const { createBoard } = await server.ask<{ createBoard: { board: { id: string } } }>(
    'mutation ($name: String!) { createBoard(input: { name: $name }) { board { id } } }',
    { name },
  );
  return createBoard.board.id;
}

beforeAll(async () => {
  server = await startServer({ time });
  support = await board('Support');
  network = await board('Network');
});
afterAll(() => server.close());

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

async function post(path: string, form: Readonly<Record<string, string>>): Promise<Answer> {
  const answer = await fetch(`${server.url}${path}`, { method: 'POST', body: new URLSearchParams(form) });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}

interface Asked {
  readonly device_code: string;
  readonly user_code: string;
}

const ask = async (form: Readonly<Record<string, string>> = {}): Promise<Asked> =>
  (await post('/oauth/device_authorization', { client_id: 'headroom-wall', ...form })).body as unknown as Asked;

const deviceCode = 'urn:ietf:params:oauth:grant-type:device_code';
/** Asks for the token once it may. */
function poll(device_code: string): Promise<Answer> {
  time.advance(limits.pairingPollSeconds * 1_000);
  return post('/oauth/token', { grant_type: deviceCode, device_code, client_id: 'headroom-wall' });
}

const screenFields =
  '{ id name isOnline revokedAt reloadAt build width height pairedBy board { name } playlist { name } }';
interface Screen {
  readonly id: string;
}
async function act(
  name: string,
  input: Readonly<Record<string, unknown>>,
): Promise<{ screen: Screen | null; codes: string[] }> {
  const type = `${name === 'reloadScreen' || name === 'revokeScreen' ? 'Screen' : `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`}Input`;
  const answer = await server.ask<Record<string, { screen: Screen | null; userErrors: { code: string }[] }>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { screen ${screenFields} userErrors { code message } } }`,
    { input },
  );
  const { screen = null, userErrors = [] } = answer[name] ?? {};
  return { screen, codes: userErrors.map(({ code }) => code) };
}

interface Granted {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly board: string;
}

async function pair(name: string, on: string): Promise<{ granted: Granted; screen: Screen }> {
  const { device_code, user_code } = await ask();
  const { screen, codes } = await act('approveScreen', { code: user_code, name, board: on });
  expect(codes).toEqual([]);
  const { status, body } = await poll(device_code);
  expect(status).toBe(200);
  if (screen === null) throw new Error('No screen was approved');
  return { granted: body as unknown as Granted, screen };
}

const boardsSeen = (token: string): Promise<unknown> =>
  server
    .gql(
      'query ($s: ID!, $n: ID!) { support: board(id: $s) { name } network: board(id: $n) { name } }',
      { s: support, n: network },
      token,
    )
    .then(({ status, data }) => data ?? status);

describe('a screen that shows a code', () => {
  test('is told where to send people, by RFC 8628', async () => {
    const { status, body } = await post('/oauth/device_authorization', {
      client_id: 'headroom-wall',
      width: '3840',
      height: '2160',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ verification_uri: `${server.url}/pair`, expires_in: 900, interval: 2 });
    expect(body['user_code']).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/);
    expect(body['verification_uri_complete']).toBe(`${server.url}/pair?code=${String(body['user_code'])}`);
    const asked = await server.ask(
      'query ($code: String!) { screenPairing(code: $code) { code width height isApproved isRefused askedAt expiresAt } }',
      { code: ` ${String(body['user_code']).toLowerCase().replace('-', ' ')} ` },
    );
    expect(asked).toEqual({
      screenPairing: {
        ...{ code: body['user_code'], width: 3_840, height: 2_160, isApproved: false, isRefused: false },
        ...{ askedAt: '2026-03-02T09:00:00.000Z', expiresAt: '2026-03-02T09:15:00.000Z' },
      },
    });
  });

  test('waits, then has a token for its board alone, which can change nothing', async () => {
    const { device_code, user_code } = await ask();
    expect(await poll(device_code)).toMatchObject({ status: 400, body: { error: 'authorization_pending' } });
    const { screen } = await act('approveScreen', { code: user_code, name: 'By the door', board: support });
    expect(screen).toMatchObject({
      name: 'By the door',
      board: { name: 'Support' },
      pairedBy: 'Administrator',
      isOnline: false,
    });
    const { status, body } = await poll(device_code);
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', board: support, expires_in: limits.screenTokenMs / 1_000 });
    const token = String(body['access_token']);
    expect(await boardsSeen(token)).toEqual({ support: { name: 'Support' }, network: null });
    const tried = await server.gql('mutation { createBoard(input: { name: "Mine" }) { board { id } } }', {}, token);
    expect(tried.errors[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('whose answer was lost asks again, and only what it got last holds', async () => {
    const { device_code, user_code } = await ask();
    await act('approveScreen', { code: user_code, name: 'Unlucky', board: support });
    const lost = (await poll(device_code)).body as unknown as Granted;
    const kept = (await poll(device_code)).body as unknown as Granted;
    const refresh = (secret: string): Promise<Answer> =>
      post('/oauth/token', { grant_type: 'refresh_token', refresh_token: secret });
    expect(await refresh(lost.refresh_token)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect(await refresh(kept.refresh_token)).toMatchObject({ status: 200 });
  });

  test('that hurries is slowed down, and one that is refused or came too late is told so', async () => {
    const hasty = await ask();
    await poll(hasty.device_code);
    const form = { grant_type: deviceCode, device_code: hasty.device_code };
    expect(await post('/oauth/token', form)).toMatchObject({ status: 400, body: { error: 'slow_down' } });
    const refused = await server.ask<{ refuseScreen: unknown }>(
      'mutation ($code: String!) { refuseScreen(input: { code: $code }) { pairing { isRefused } userErrors { code } } }',
      { code: hasty.user_code },
    );
    expect(refused.refuseScreen).toEqual({ pairing: { isRefused: true }, userErrors: [] });
    expect(await poll(hasty.device_code)).toMatchObject({ body: { error: 'access_denied' } });
    expect((await act('approveScreen', { code: hasty.user_code, name: 'X', board: support })).codes).toEqual([
      'ALREADY_DECIDED',
    ]);
    const late = await ask();
    time.advance(limits.pairingMs);
    expect(await poll(late.device_code)).toMatchObject({ body: { error: 'expired_token' } });
    expect((await act('approveScreen', { code: late.user_code, name: 'X', board: support })).codes).toEqual([
      'NOT_FOUND',
    ]);
    expect(await poll('hrd_nonsense')).toMatchObject({ body: { error: 'expired_token' } });
  });

  test('is not asked for in any other form', async () => {
    const answers = await Promise.all([
      fetch(`${server.url}/oauth/token`),
      fetch(`${server.url}/oauth/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }),
      post('/oauth/token', { grant_type: 'password' }),
      post('/oauth/device_authorization', {}),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([405, 415, 400, 400]);
    const huge = { client_id: 'x'.repeat(limits.grantBodyBytes) };
    expect(await post('/oauth/device_authorization', huge)).toMatchObject({
      status: 413,
      body: { code: 'BODY_TOO_LARGE' },
    });
  });

  test('is one of at most so many a minute from one address', async () => {
    const other = await startServer({ time: turnableClock('2026-03-02T09:00:00Z') });
    try {
      const tries = await Promise.all(
        Array.from({ length: limits.pairingsPerMinute + 1 }, () =>
          fetch(`${other.url}/oauth/device_authorization`, {
            method: 'POST',
            body: new URLSearchParams({ client_id: 'x' }),
          }),
        ),
      );
      expect(tries.map(({ status }) => status).filter((status) => status !== 200)).toEqual([429]);
    } finally {
      await other.close();
    }
  });
});

describe('a paired screen', () => {
  const report = (token: string): Promise<unknown> =>
    server
      .ask<{ reportScreen: { screen: unknown } }>(
        `mutation { reportScreen(input: { build: "b1", width: 1920, height: 1080 }) { screen ${screenFields} userErrors { code } } }`,
        {},
        token,
      )
      .then(({ reportScreen }) => reportScreen.screen);

  test('says that it lives, and is away when it says nothing', async () => {
    const { granted, screen } = await pair('Left', support);
    expect(await report(granted.access_token)).toMatchObject({
      id: screen.id,
      isOnline: true,
      build: 'b1',
      width: 1_920,
    });
    const isOnline = async (): Promise<unknown> =>
      (await server.ask('query ($id: ID!) { node(id: $id) { ... on Screen { isOnline } } }', { id: screen.id }))[
        'node'
      ];
    expect(await isOnline()).toEqual({ isOnline: true });
    time.advance(3 * limits.screenReportMs + 1);
    expect(await isOnline()).toEqual({ isOnline: false });
  });

  test('is moved: its socket is asked to come back, and its token opens the other board', async () => {
    const { granted, screen } = await pair('Moved', support);
    const frames = server.subscribe(
      'subscription ($id: ID!) { board(id: $id) { revision } }',
      { id: support },
      granted.access_token,
    );
    await frames.next();
    const moved = await act('saveScreen', { id: screen.id, name: 'Moved there', board: network });
    expect(moved.screen).toMatchObject({ name: 'Moved there', board: { name: 'Network' } });
    expect(await frames.ended).toMatchObject({ code: 1012 });
    expect(await boardsSeen(granted.access_token)).toEqual({ support: null, network: { name: 'Network' } });
    expect(await report(granted.access_token)).toMatchObject({ board: { name: 'Network' } });
  });

  test('turns through a playlist: its tokens open the boards of it, and one board again when it is moved back', async () => {
    const { createPlaylist } = await server.ask<{ createPlaylist: { playlist: { id: string } } }>(
      'mutation ($boards: [ID!]!) { createPlaylist(input: { name: "Both", boards: $boards }) { playlist { id } } }',
      { boards: [support, network] },
    );
    const playlist = createPlaylist.playlist.id;
    const { device_code, user_code } = await ask();
    expect((await act('approveScreen', { code: user_code, name: 'Hall' })).codes).toEqual(['INVALID']);
    expect((await act('approveScreen', { code: user_code, name: 'Hall', board: support, playlist })).codes).toEqual([
      'INVALID',
    ]);
    expect((await act('approveScreen', { code: user_code, name: 'Hall', playlist: support })).codes).toEqual([
      'NOT_FOUND',
    ]);
    const { screen } = await act('approveScreen', { code: user_code, name: 'Hall', playlist });
    expect(screen).toMatchObject({ board: null, playlist: { name: 'Both' } });
    const { body } = await poll(device_code);
    expect([body['playlist'], body['board']]).toEqual([playlist, undefined]);
    const token = String(body['access_token']);
    expect(await boardsSeen(token)).toEqual({ support: { name: 'Support' }, network: { name: 'Network' } });
    const counted = await server.ask(
      'query ($id: ID!, $s: ID!) { playlist(id: $id) { screenCount } board(id: $s) { screenCount } }',
      { id: playlist, s: network },
    );
    // The one that was moved there, and this one.
    expect(counted).toEqual({ playlist: { screenCount: 1 }, board: { screenCount: 2 } });
    await act('saveScreen', { id: screen?.id, name: 'Hall', board: support });
    expect(await boardsSeen(token)).toEqual({ support: { name: 'Support' }, network: null });
    const deleted = await server.ask(
      'mutation ($id: ID!) { deletePlaylist(input: { id: $id }) { userErrors { code } } }',
      { id: playlist },
    );
    expect(deleted).toEqual({ deletePlaylist: { userErrors: [] } });
    expect((await act('revokeScreen', { id: screen?.id })).codes).toEqual([]);
  });

  test('gets new tokens for ever, long after the last has expired', async () => {
    const { granted } = await pair('Old', support);
    time.advance(400 * 24 * 3_600_000);
    expect(await boardsSeen(granted.access_token)).toBe(401);
    const { status, body } = await post('/oauth/token', {
      grant_type: 'refresh_token',
      refresh_token: granted.refresh_token,
    });
    expect(status).toBe(200);
    expect(await boardsSeen(String(body['access_token']))).toEqual({ support: { name: 'Support' }, network: null });
    expect(body['refresh_token']).toBe(granted.refresh_token);
  });

  test('is told to load itself anew, and is revoked: its socket closes and nothing brings it back', async () => {
    const { granted, screen } = await pair('Gone', support);
    await act('reloadScreen', { id: screen.id });
    expect(await report(granted.access_token)).toMatchObject({
      reloadAt: time.now().toString({ smallestUnit: 'millisecond' }),
    });
    const beats = server.subscribe('subscription { heartbeat { build } }', {}, granted.access_token);
    await beats.next();
    const counted = (): Promise<{ board: { screenCount: number } }> =>
      server.ask('query ($id: ID!) { board(id: $id) { screenCount } }', { id: support });
    const before = (await counted()).board.screenCount;
    await act('revokeScreen', { id: screen.id });
    expect((await counted()).board.screenCount).toBe(before - 1);
    expect(await beats.ended).toMatchObject({ code: 4_403 });
    expect(await boardsSeen(granted.access_token)).toBe(401);
    const again = await post('/oauth/token', { grant_type: 'refresh_token', refresh_token: granted.refresh_token });
    expect(again).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect((await act('revokeScreen', { id: screen.id })).codes).toEqual(['ALREADY_REVOKED']);
  });

  test('is listed by name, those revoked where they are asked for', async () => {
    const names = async (revoked: boolean): Promise<string[]> => {
      const { screens } = await server.ask<{ screens: { nodes: { name: string }[]; totalCount: number } }>(
        'query ($revoked: Boolean) { screens(revoked: $revoked, first: 100) { totalCount nodes { name } } }',
        { revoked },
      );
      expect(screens.totalCount).toBe(screens.nodes.length);
      return screens.nodes.map(({ name }) => name);
    };
    expect(await names(false)).toEqual(['By the door', 'Left', 'Moved there', 'Old', 'Unlucky']);
    expect(await names(true)).toEqual(['By the door', 'Gone', 'Hall', 'Left', 'Moved there', 'Old', 'Unlucky']);
  });

  test('is not asked for with names and boards that are none', async () => {
    const { user_code } = await ask();
    expect((await act('approveScreen', { code: user_code, name: ' ', board: support })).codes).toEqual(['EMPTY']);
    expect((await act('approveScreen', { code: user_code, name: 'X', board: 'nonsense' })).codes).toEqual([
      'NOT_FOUND',
    ]);
    expect((await act('approveScreen', { code: '0000', name: 'X', board: support })).codes).toEqual(['NOT_FOUND']);
    // Nothing was half done: the code still waits.
    expect((await act('approveScreen', { code: user_code, name: 'X', board: support })).codes).toEqual([]);
  });
});
