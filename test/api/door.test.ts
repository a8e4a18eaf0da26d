// Who is let in where: every door, with nothing, with what is wrong, and with what was right until a moment ago.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAdministratorLink } from '../../server/src/access/sign-in.store.ts';
import type { TurnableTime } from '../../server/src/clock-source.ts';
import { turnableClock } from '../support/clock.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { connectAs, openSocket } from '../support/socket-client.ts';

let time: TurnableTime;
let server: TestServer;
beforeAll(async () => {
  time = turnableClock('2026-03-02T09:00:00Z');
  server = await startServer({ time });
});
afterAll(() => server.close());

const doors = ['/graphql', '/portal/graphql'];
const question = JSON.stringify({ query: '{ __typename }' });

function ask(path: string, headers: Record<string, string> = {}, method = 'POST'): Promise<Response> {
  return fetch(`${server.url}${path}`, {
    method,
    headers: { ...(method === 'POST' ? { 'content-type': 'application/json' } : {}), ...headers },
    ...(method === 'POST' ? { body: question } : {}),
  });
}

interface TokenInput {
  readonly role: string;
  readonly customer?: string;
  readonly board?: string;
  readonly sources?: readonly string[];
  readonly expiresAt?: string;
}

interface Created {
  readonly createApiToken: { readonly token: string | null; readonly apiToken: { readonly id: string } | null };
}

async function newToken(input: TokenInput): Promise<{ readonly token: string; readonly id: string }> {
  const { createApiToken } = await server.ask<Created>(
    'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { token apiToken { id } userErrors { message } } }',
    { input: { name: `a ${input.role}`, ...input } },
  );
  if (createApiToken.token === null || createApiToken.apiToken === null) throw new Error('No token was made');
  return { token: createApiToken.token, id: createApiToken.apiToken.id };
}

const bearer = (token: string): { readonly connectionParams: { readonly authorization: string } } => ({
  connectionParams: { authorization: `Bearer ${token}` },
});

const revoke = (id: string): Promise<unknown> =>
  server.ask('mutation ($id: ID!) { revokeApiToken(input: { id: $id }) { userErrors { code } } }', { id });

describe('without a token', () => {
  test.each(doors)('%s answers 401 in the form of GraphQL', async (door) => {
    const response = await ask(door);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(await response.json()).toEqual({
      errors: [{ message: expect.any(String) as unknown, extensions: { code: 'UNAUTHENTICATED' } }],
    });
  });

  test.each(['/metrics', '/schema/floor.graphql', '/schema/portal.graphql'])('%s answers 401', async (path) => {
    const response = await ask(path, {}, 'GET');
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test.each(doors)('a socket at %s is closed with 4403', async (door) => {
    await expect(connectAs(`${server.url}${door}`, { connectionParams: {} })).resolves.toEqual({ closed: 4403 });
  });

  test('the health and readiness of the server are open to all', async () => {
    const health = await ask('/health', {}, 'GET');
    expect(health.status).toBe(200);
    expect(await health.json()).toMatchObject({
      status: 'ok',
      serverTime: '2026-03-02T09:00:00.000Z',
      timeZoneData: expect.stringMatching(/^\d{4}[a-z]$/) as unknown,
    });
    expect((await ask('/ready', {}, 'GET')).status).toBe(200);
  });
});

describe('with a token that is none', () => {
  test.each([['Bearer wrong'], ['Bearer'], ['Basic YWRtaW46YWRtaW4='], ['Bearer a b'], [`Bearer ${'x'.repeat(600)}`]])(
    '%s answers 401',
    async (authorization) => {
      expect((await ask('/graphql', { authorization })).status).toBe(401);
    },
  );

  test('a socket is closed with 4403', async () => {
    for (const authorization of ['Bearer wrong', '', 7, null]) {
      const outcome = await connectAs(`${server.url}/graphql`, { connectionParams: { authorization } });
      expect(outcome).toEqual({ closed: 4403 });
    }
  });
});

describe('with a token', () => {
  test('the environment names an administrator', async () => {
    expect(await server.ask('{ viewer { name roles customer { id } board { id } } }')).toEqual({
      viewer: { name: 'Administrator', roles: ['ADMIN'], customer: null, board: null },
    });
  });

  test('metrics and schemas are shown', async () => {
    const headers = { authorization: `Bearer ${server.adminToken}` };
    const metrics = await (await ask('/metrics', headers, 'GET')).text();
    for (const name of [
      'headroom_events_recorded_total',
      'headroom_wake_lateness_seconds',
      'headroom_relay_position',
      'headroom_websockets',
      'headroom_live_groups',
      'headroom_live_members',
      'headroom_live_executions_total',
      'headroom_graphql_operation_seconds_bucket',
      'process_cpu_seconds_total',
    ]) {
      expect(metrics).toContain(name);
    }
    expect(await (await ask('/schema/floor.graphql', headers, 'GET')).text()).toContain('type Query {');
    expect((await ask('/schema/other.graphql', headers, 'GET')).status).toBe(404);
  });

  test('a token of ours opens the door under its own name, and its use is noted', async () => {
    const { token, id } = await newToken({ role: 'ANALYST' });
    expect(await server.ask('{ viewer { name roles } }', {}, token)).toEqual({
      viewer: { name: 'a ANALYST', roles: ['ANALYST'] },
    });
    expect(await server.ask('query ($id: ID!) { node(id: $id) { ... on ApiToken { lastUsedAt } } }', { id })).toEqual({
      node: { lastUsedAt: '2026-03-02T09:00:00.000Z' },
    });
  });

  test('its secret is shown once and stands nowhere in the database', async () => {
    const { token } = await newToken({ role: 'AGENT' });
    const stored = await server.app.database.transaction((tx) =>
      tx.rows<{ row: string }>('select row_to_json(t)::text as row from api_token t'),
    );
    expect(stored.length).toBeGreaterThan(0);
    expect(stored.some(({ row }) => row.includes(token) || row.includes(token.slice(4)))).toBe(false);
  });

  test('a revoked one opens no door any more, and is refused a second revocation', async () => {
    const { token, id } = await newToken({ role: 'MANAGER' });
    expect((await server.gql('{ viewer { name } }', {}, token)).status).toBe(200);
    await revoke(id);
    expect((await server.gql('{ viewer { name } }', {}, token)).status).toBe(401);
    expect(await revoke(id)).toEqual({ revokeApiToken: { userErrors: [{ code: 'ALREADY_REVOKED' }] } });
  });

  test('an expired one opens no door any more, from its instant on', async () => {
    const { token } = await newToken({ role: 'MANAGER', expiresAt: time.now().add({ seconds: 60 }).toString() });
    time.advance(59_999);
    expect((await server.gql('{ viewer { name } }', {}, token)).status).toBe(200);
    time.advance(1);
    expect((await server.gql('{ viewer { name } }', {}, token)).status).toBe(401);
  });
});

describe('an open socket', () => {
  test('is closed with 4403 within 5 seconds of the revocation of its token', async () => {
    const { token, id } = await newToken({ role: 'ANALYST' });
    const socket = await openSocket(`${server.url}/graphql`, bearer(token));
    const others = await openSocket(`${server.url}/graphql`, bearer(server.adminToken));
    const startedMs = performance.now();
    await revoke(id);
    expect(await socket.closed).toBe(4403);
    expect(performance.now() - startedMs).toBeLessThan(5_000);
    others.send({ id: '1', type: 'subscribe', payload: { query: '{ viewer { name } }' } });
    expect(await others.next()).toMatchObject({
      type: 'next',
      payload: { data: { viewer: { name: 'Administrator' } } },
    });
    await others.close();
  });

  test('is closed with 4403 when its token expires', async () => {
    const { token } = await newToken({ role: 'ANALYST', expiresAt: time.now().add({ seconds: 60 }).toString() });
    const socket = await openSocket(`${server.url}/graphql`, bearer(token));
    time.advance(60_000);
    expect(await socket.closed).toBe(4403);
  });
});

describe('the other schema', () => {
  async function customerToken(): Promise<string> {
    const made = await server.ask<{ createCustomer: { customer: { id: string } } }>(
      'mutation { createCustomer(input: { name: "Acme" }) { customer { id } } }',
    );
    return (await newToken({ role: 'CUSTOMER', customer: made.createCustomer.customer.id })).token;
  }

  test('a customer has the portal and nothing of the floor', async () => {
    const token = await customerToken();
    expect((await server.gql('{ snapshot { cursor } }', {}, token, '/portal/graphql')).errors).toEqual([]);
    const floor = await server.gql('{ viewer { name } }', {}, token);
    expect(floor).toMatchObject({ status: 403, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    expect((await ask('/metrics', { authorization: `Bearer ${token}` }, 'GET')).status).toBe(403);
    const socket = await connectAs(`${server.url}/graphql`, { connectionParams: { authorization: `Bearer ${token}` } });
    expect(socket).toEqual({ closed: 4403 });
    const portal = await connectAs(`${server.url}/portal/graphql`, {
      connectionParams: { authorization: `Bearer ${token}` },
    });
    expect(portal).toEqual({ closed: null });
  });

  test('staff have the floor and nothing of the portal', async () => {
    const portal = await server.gql('{ snapshot { cursor } }', {}, server.adminToken, '/portal/graphql');
    expect(portal).toMatchObject({ status: 403, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    const authorization = `Bearer ${server.adminToken}`;
    expect(await connectAs(`${server.url}/portal/graphql`, { connectionParams: { authorization } })).toEqual({
      closed: 4403,
    });
  });
});

describe('a sign-in', () => {
  const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url, ...headers },
      body: JSON.stringify(body),
    });
  const newCode = async (): Promise<string> =>
    (await server.app.database.transaction((tx) => createAdministratorLink(tx, time.now()))).code;

  /** The cookie of a fresh sign-in, as a browser sends it back. */
  async function signedIn(): Promise<string> {
    const response = await post('/auth/sign-in', { code: await newCode() });
    expect(response.status).toBe(200);
    return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  }

  test('exchanges a code for a cookie that scripts cannot read', async () => {
    const response = await post('/auth/sign-in', { code: await newCode() });
    expect(await response.json()).toEqual({ name: 'Administrator', roles: ['ADMIN'] });
    expect(response.headers.get('set-cookie')).toMatch(
      /^headroom=hrs_[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=2592000$/,
    );
  });

  test('takes a code once, and only within 15 minutes', async () => {
    const code = await newCode();
    expect((await post('/auth/sign-in', { code })).status).toBe(200);
    expect(await (await post('/auth/sign-in', { code })).json()).toMatchObject({ code: 'SIGN_IN_FAILED' });
    const late = await newCode();
    time.advance(15 * 60_000);
    expect((await post('/auth/sign-in', { code: late })).status).toBe(401);
  });

  test('takes a token as well, and what is neither is refused by its form', async () => {
    expect((await post('/auth/sign-in', { token: server.adminToken })).status).toBe(200);
    expect((await post('/auth/sign-in', { token: 'wrong' })).status).toBe(401);
    expect((await post('/auth/sign-in', { code: 'x', token: 'y' })).status).toBe(400);
    expect((await post('/auth/sign-in', {})).status).toBe(400);
  });

  test('is accepted by both doors from a page of ours, and from no other', async () => {
    const cookie = await signedIn();
    expect((await ask('/graphql', { cookie, origin: server.url })).status).toBe(200);
    expect((await ask('/graphql', { cookie, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    const foreign = await ask('/graphql', { cookie, origin: 'https://evil.example' });
    expect(foreign.status).toBe(403);
    expect(await foreign.json()).toMatchObject({ errors: [{ extensions: { code: 'ORIGIN_NOT_ALLOWED' } }] });
    expect((await ask('/graphql', { cookie, 'sec-fetch-site': 'same-site' })).status).toBe(403);

    const door = `${server.url}/graphql`;
    expect(await connectAs(door, { headers: { cookie, origin: server.url } })).toEqual({ closed: null });
    expect(await connectAs(door, { headers: { cookie, origin: 'https://evil.example' } })).toEqual({ closed: 4403 });
    expect(await connectAs(door, { headers: { cookie } })).toEqual({ closed: 4403 });
  });

  test('ends with the sign-out, for HTTP and for open sockets', async () => {
    const cookie = await signedIn();
    const socket = await openSocket(`${server.url}/graphql`, { headers: { cookie, origin: server.url } });
    const out = await post('/auth/sign-out', {}, { cookie });
    expect(out.headers.get('set-cookie')).toMatch(/^headroom=; .*Max-Age=0/);
    expect((await ask('/graphql', { cookie, origin: server.url })).status).toBe(401);
    expect(await socket.closed).toBe(4403);
  });

  test('cannot be tried without end', async () => {
    const statuses: number[] = [];
    for (let tries = 0; tries < 40 && statuses.at(-1) !== 429; tries += 1) {
      statuses.push((await post('/auth/sign-in', { code: `guess ${String(tries)}` })).status);
    }
    expect(statuses.at(-1)).toBe(429);
  });

  test('is not for pages of others', async () => {
    const response = await post('/auth/sign-in', { code: 'x' }, { origin: 'https://evil.example' });
    expect(await response.json()).toMatchObject({ code: 'ORIGIN_NOT_ALLOWED' });
  });
});
