// What one request may ask for, over HTTP and over a socket alike.
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { limits } from '../../server/src/config.ts';
import { openSocket, type PlainSocket } from '../support/socket-client.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let socket: PlainSocket;
beforeAll(async () => {
  server = await startServer();
  socket = await openSocket(`${server.url}/graphql`, {
    connectionParams: { authorization: `Bearer ${server.adminToken}` },
  });
});
afterAll(async () => {
  await socket.close();
  await server.close();
});

interface Said {
  readonly codes: readonly string[];
  readonly messages: readonly string[];
  readonly ms: number;
}

interface ErrorShape {
  readonly message: string;
  readonly extensions: { readonly code: string };
}

const said = (errors: readonly ErrorShape[], startedMs: number): Said => ({
  codes: errors.map(({ extensions }) => extensions.code),
  messages: errors.map(({ message }) => message),
  ms: performance.now() - startedMs,
});

async function overHttp(query: string, variables?: Record<string, unknown>): Promise<Said> {
  const startedMs = performance.now();
  const { errors } = await server.gql(query, variables);
  return said(errors, startedMs);
}

let operations = 0;

async function overSocket(query: string, variables?: Record<string, unknown>): Promise<Said> {
  operations += 1;
  const id = String(operations);
  const startedMs = performance.now();
  socket.send({ id, type: 'subscribe', payload: variables === undefined ? { query } : { query, variables } });
  const answer = await socket.next((message) => message.id === id);
  if (answer.type === 'error') return said(answer.payload as ErrorShape[], startedMs);
  return said((answer.payload as { errors?: ErrorShape[] }).errors ?? [], startedMs);
}

const doors = [
  ['HTTP', overHttp],
  ['a socket', overSocket],
] as const;

/** `levels` fields deep below node: node { ... on Clock { ticket { standing … } } } by way of agreements and versions. */
const deep = (levels: number): string => {
  const links = ['agreement', 'inForce'];
  const open = Array.from({ length: levels - 2 }, (_, level) => links[level % 2] ?? '');
  return `{ node(id: "x") { ... on AgreementVersion { ${open.join(' { ')} { id } ${'}'.repeat(levels - 3)} } } }`;
};

describe.each(doors)('over %s', (_name, ask) => {
  test('fields nest 12 deep and not 13', async () => {
    expect(await ask(deep(12))).toMatchObject({ codes: [] });
    expect(await ask(deep(13))).toMatchObject({
      codes: ['LIMIT_EXCEEDED'],
      messages: ['Fields nest at most 12 deep; 13 came.'],
    });
  });

  test('depth is counted through fragments, and a fragment that spreads itself ends', async () => {
    const fragments = '{ node(id: "x") { ...a } } fragment a on AgreementVersion { agreement { inForce { ...b } } } ';
    const tail =
      'fragment b on AgreementVersion { agreement { inForce { agreement { inForce { agreement { inForce { agreement { inForce { agreement { id } } } } } } } } } }';
    expect(await ask(fragments + tail)).toMatchObject({ codes: ['LIMIT_EXCEEDED'] });
    const circle = `${fragments}fragment b on AgreementVersion { agreement { inForce { ...a } } }`;
    expect((await ask(circle)).codes).toContain('GRAPHQL_VALIDATION_FAILED');
  });

  /** Refused, and at its quickest within 50 ms: what a busy machine adds is not the query's. */
  async function expectCheap(query: string): Promise<void> {
    let quickest = Infinity;
    for (let round = 0; round < 10 && quickest >= 50; round += 1) {
      const { codes, ms } = await ask(query);
      expect(codes).toEqual(['LIMIT_EXCEEDED']);
      quickest = Math.min(quickest, ms);
    }
    expect(quickest).toBeLessThan(50);
  }

  test('a query of 200 levels costs less than 50 ms, however it is written', async () => {
    await ask('{ viewer { name } }');
    for (const query of [deep(200), `{ a${'{ a '.repeat(199)}${'}'.repeat(200)}`, `{ node(id: ${'['.repeat(5_000)} }`])
      await expectCheap(query);
  });

  test('a thousand times the same field costs less than 50 ms', async () => {
    await expectCheap(`{ viewer { ${'name '.repeat(1_000)} } }`);
  });

  test('aliases are counted, those of __typename among them', async () => {
    const aliases = (count: number): string =>
      Array.from({ length: count }, (_, n) => `a${String(n)}: __typename`).join(' ');
    expect(await ask(`{ ${aliases(limits.aliases)} }`)).toMatchObject({ codes: [] });
    expect(await ask(`{ ${aliases(limits.aliases + 1)} }`)).toMatchObject({ codes: ['LIMIT_EXCEEDED'] });
  });

  test('a selection has at most 150 parts', async () => {
    const parts = (count: number): string => `{ ${'__typename '.repeat(count)} }`;
    expect(await ask(parts(limits.selectionsPerSet))).toMatchObject({ codes: [] });
    expect(await ask(parts(limits.selectionsPerSet + 1))).toMatchObject({ codes: ['LIMIT_EXCEEDED'] });
  });

  test('a document has at most so many tokens', async () => {
    const list = (count: number): string => `{ nodes(ids: [${'"x" '.repeat(count)}]) { id } }`;
    expect(await ask(list(90))).toMatchObject({ codes: [] });
    expect(await ask(list(limits.parserTokens))).toMatchObject({ codes: ['LIMIT_EXCEEDED'] });
  });

  test('what an operation can show is counted with its pages, given as they may be', async () => {
    const nested = (first: string): string =>
      `query ${first === '$n' ? '($n: Int)' : ''} { tickets(first: ${first}) { nodes { clocks(first: ${first}) { nodes { ticket { events(first: ${first}) { nodes { id } } } } } } } }`;
    expect(await ask(nested('5'))).toMatchObject({ codes: [] });
    expect(await ask(nested('100'))).toMatchObject({ codes: ['LIMIT_EXCEEDED'] });
    expect(await ask(nested('$n'), { n: 100 })).toMatchObject({ codes: ['LIMIT_EXCEEDED'] });
    expect(await ask(nested('$n'), { n: 5 })).toMatchObject({ codes: [] });
  });

  test.each([0, -1, 101, 2_147_483_647])('a page of %i rows is refused', async (first) => {
    const { codes, messages } = await ask('query ($first: Int) { customers(first: $first) { nodes { id } } }', {
      first,
    });
    expect(codes).toEqual(['PAGE_SIZE']);
    expect(messages[0]).toContain(String(first));
  });

  test('a cursor of another list is refused', async () => {
    expect(await ask('{ customers(after: "WzFd") { nodes { id } } }')).toMatchObject({ codes: ['CURSOR_UNREADABLE'] });
    expect(await ask('{ customers(after: "nonsense") { nodes { id } } }')).toMatchObject({
      codes: ['CURSOR_UNREADABLE'],
    });
  });

  test('the schema can be asked for', async () => {
    expect(await ask(getIntrospectionQuery())).toMatchObject({ codes: [] });
  });

  test('introspection cannot be nested without end', async () => {
    const circle = `{ __schema { types { ${'fields { type { '.repeat(12)} name ${'} }'.repeat(12)} } } }`;
    expect((await ask(circle)).codes.length).toBeGreaterThan(0);
  });

  test('a syntax error and an unknown field are answered, and the door stays open', async () => {
    expect(await ask('{ viewer {')).toMatchObject({ codes: ['GRAPHQL_PARSE_FAILED'] });
    expect(await ask('{ viewer { nonsense } }')).toMatchObject({ codes: ['GRAPHQL_VALIDATION_FAILED'] });
    expect(await ask('{ viewer { name } }')).toMatchObject({ codes: [] });
  });

  test('at most 10 errors are answered', async () => {
    const wrong = Array.from({ length: 40 }, (_, n) => `nonsense${String(n)}`).join(' ');
    expect((await ask(`{ ${wrong} }`)).codes).toHaveLength(limits.errorsPerReply);
  });

  test('a message is at most 300 characters long', async () => {
    const { messages } = await ask(`{ viewer { ${'x'.repeat(1_000)} } }`);
    expect(messages).toHaveLength(1);
    expect(messages[0]?.length).toBeLessThanOrEqual(300);
  });
});

test('twenty fields that fail are ten errors, on both doors', async () => {
  const { createApiToken } = await server.ask<{ createApiToken: { token: string } }>(
    'mutation { createApiToken(input: { name: "Desk", role: INTEGRATION, sources: ["Desk"] }) { token } }',
  );
  const failing = Array.from({ length: 20 }, (_, n) => `a${String(n)}: agreement(number: "x") { id }`).join(' ');
  const { errors } = await server.gql(`{ ${failing} }`, {}, createApiToken.token);
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(Array(limits.errorsPerReply).fill('FORBIDDEN'));
  const own = await openSocket(`${server.url}/graphql`, { connectionParams: { authorization: createApiToken.token } });
  own.send({ id: '1', type: 'subscribe', payload: { query: `{ ${failing} }` } });
  const { payload } = await own.next();
  expect((payload as { errors: unknown[] }).errors).toHaveLength(limits.errorsPerReply);
  await own.close();
});

describe('over HTTP alone', () => {
  const authorization = (): Record<string, string> => ({ authorization: `Bearer ${server.adminToken}` });
  const asJson = { 'content-type': 'application/json' };
  const send = (init: RequestInit & { readonly path?: string }): Promise<Response> =>
    fetch(`${server.url}${init.path ?? '/graphql'}`, {
      ...init,
      headers: { ...authorization(), ...(init.headers as Record<string, string>) },
    });

  test('a body beyond 2 MiB is refused with 413, announced or not', async () => {
    const body = JSON.stringify({ query: '{ viewer { name } }', variables: { filler: 'x'.repeat(limits.bodyBytes) } });
    expect((await send({ method: 'POST', headers: asJson, body })).status).toBe(413);
    const stream = new Blob([body]).stream();
    const unannounced = await send({ method: 'POST', headers: asJson, body: stream, duplex: 'half' });
    expect(unannounced.status).toBe(413);
    expect(await unannounced.json()).toMatchObject({ errors: [{ extensions: { code: 'BODY_TOO_LARGE' } }] });
  });

  test('a body just within the limit is read', async () => {
    const body = JSON.stringify({
      query: '{ viewer { name } }',
      variables: { filler: 'x'.repeat(limits.bodyBytes - 200) },
    });
    expect((await send({ method: 'POST', headers: asJson, body })).status).toBe(200);
  });

  test.each(['PUT', 'DELETE', 'PATCH'])('%s is refused with 405 and what is allowed', async (method) => {
    const response = await send({ method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, POST');
  });

  test('a mutation is not done over GET', async () => {
    const query = encodeURIComponent('mutation { createCustomer(input: { name: "By GET" }) { customer { id } } }');
    const response = await send({ path: `/graphql?query=${query}`, headers: { 'apollo-require-preflight': 'yes' } });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
    expect(await server.ask('{ customers(name: "By GET") { totalCount } }')).toEqual({ customers: { totalCount: 0 } });
  });

  test('a query over GET needs a header that no foreign form can send', async () => {
    const path = `/graphql?query=${encodeURIComponent('{ viewer { name } }')}`;
    expect((await send({ path })).status).toBe(400);
    const response = await send({ path, headers: { 'apollo-require-preflight': 'yes' } });
    expect(await response.json()).toEqual({ data: { viewer: { name: 'Administrator' } } });
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/json; charset=latin1',
  ])('a body of type %s is refused with 415', async (type) => {
    const response = await send({
      method: 'POST',
      headers: { 'content-type': type },
      body: '{"query":"{ viewer { name } }"}',
    });
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' } }] });
  });

  test('a compressed body is refused with 415', async () => {
    const headers = { ...asJson, 'content-encoding': 'gzip' };
    expect((await send({ method: 'POST', headers, body: '{"query":"{ viewer { name } }"}' })).status).toBe(415);
  });

  test('a reply of another type is refused with 406 before anything is done', async () => {
    const body = JSON.stringify({
      query: 'mutation { createCustomer(input: { name: "Not accepted" }) { customer { id } } }',
    });
    const response = await send({ method: 'POST', headers: { ...asJson, accept: 'text/html' }, body });
    expect(response.status).toBe(406);
    expect(await server.ask('{ customers(name: "Not accepted") { totalCount } }')).toEqual({
      customers: { totalCount: 0 },
    });
  });

  test.each([
    ['application/graphql-response+json', 'application/graphql-response+json'],
    ['application/graphql-response+json, application/json;q=0.9', 'application/graphql-response+json'],
    ['application/json', 'application/json'],
    ['*/*', 'application/json'],
  ])('Accept %s is answered as %s', async (accept, type) => {
    for (const query of ['{ viewer { name } }', '{ viewer {']) {
      const response = await send({ method: 'POST', headers: { ...asJson, accept }, body: JSON.stringify({ query }) });
      expect(response.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
    }
  });

  test.each(['', '[]', '"x"', 'null', '{', '{}', '{"query":7}', '{"query":"{ viewer { name } }","variables":"x"}'])(
    'the body %s is refused with 400',
    async (body) => {
      expect((await send({ method: 'POST', headers: asJson, body })).status).toBe(400);
    },
  );

  test.each(['//', '//evil.example/graphql', '/%00', '/%zz', 'http://evil.example/graphql', '*'])(
    'the address %s harms nobody, over HTTP and as an upgrade',
    async (path) => {
      const { request } = await import('node:http');
      const { hostname, port } = new URL(server.url);
      const statusOf = (headers: Record<string, string>): Promise<number | undefined> =>
        new Promise((resolve, reject) => {
          const asked = request({ hostname, port, path, headers: { ...authorization(), ...headers } });
          asked.on('response', (response) => {
            response.resume();
            resolve(response.statusCode);
          });
          asked.on('error', reject);
          asked.end();
        });
      expect([400, 404]).toContain(await statusOf({}));
      const upgrade = {
        connection: 'upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
      };
      expect([400, 404]).toContain(await statusOf(upgrade));
      expect(await server.ask('{ viewer { name } }')).toEqual({ viewer: { name: 'Administrator' } });
    },
  );

  test('several operations in one body are refused', async () => {
    const one = { query: '{ viewer { name } }' };
    expect((await send({ method: 'POST', headers: asJson, body: JSON.stringify([one, one]) })).status).toBe(400);
  });
});

describe('over a socket alone', () => {
  const admitted = (): Promise<PlainSocket> =>
    openSocket(`${server.url}/graphql`, { connectionParams: { authorization: `Bearer ${server.adminToken}` } });

  test('a syntax error is a message of type error, and the socket stays open', async () => {
    const own = await admitted();
    own.send({ id: '1', type: 'subscribe', payload: { query: '{ viewer {' } });
    expect(await own.next()).toMatchObject({
      id: '1',
      type: 'error',
      payload: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }],
    });
    own.send({ id: '2', type: 'subscribe', payload: { query: '{ viewer { name } }' } });
    expect(await own.next()).toMatchObject({ id: '2', type: 'next' });
    await own.close();
  });

  test('a message beyond 64 KiB closes it with 1009', async () => {
    const own = await admitted();
    own.sendText(
      JSON.stringify({
        id: '1',
        type: 'subscribe',
        payload: { query: `{ viewer { name } } # ${'x'.repeat(limits.wsMaxPayloadBytes)}` },
      }),
    );
    expect(await own.closed).toBe(1009);
  });

  test('it runs at most 100 operations at once', async () => {
    const own = await admitted();
    for (let n = 1; n <= limits.wsOperationsPerSocket + 1; n += 1) {
      own.send({ id: String(n), type: 'subscribe', payload: { query: 'subscription { slaChanges { cursor } }' } });
    }
    expect(await own.next(({ type }) => type === 'error')).toMatchObject({
      id: '101',
      payload: [{ extensions: { code: 'TOO_MANY_OPERATIONS' } }],
    });
    own.send({ id: '1', type: 'complete' });
    own.send({ id: '102', type: 'subscribe', payload: { query: '{ viewer { name } }' } });
    expect(await own.next(({ type }) => type === 'next')).toMatchObject({ id: '102' });
    await own.close();
  });

  test('another protocol and another address get no socket', async () => {
    const { WebSocket } = await import('ws');
    const refused = (url: string, protocol: string): Promise<string> =>
      new Promise((resolve) => {
        const other = new WebSocket(url.replace(/^http/, 'ws'), protocol);
        other.on('error', ({ message }) => {
          resolve(message);
        });
        other.on('close', (code) => {
          resolve(`closed ${String(code)}`);
        });
      });
    expect(await refused(`${server.url}/elsewhere`, 'graphql-transport-ws')).toContain('404');
    expect(await refused(`${server.url}/graphql`, 'graphql-ws')).toMatch(/subprotocol|4406/i);
  });

  test('a socket that never says who it is is closed with 4408', { timeout: 15_000 }, async () => {
    const { openPlainSocket } = await import('../support/socket-client.ts');
    const silent = await openPlainSocket(`${server.url}/graphql`);
    expect(await silent.closed).toBe(4408);
  });
});
