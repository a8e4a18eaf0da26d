// What leaves when something goes wrong: listed codes as they are, everything else as INTERNAL with an id and nothing more.
import { readFile } from 'node:fs/promises';
import { GraphQLError } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Log } from '../../server/src/gate/context.ts';
import { errorCodes } from '../../server/src/gate/error-codes.ts';
import { codedError, maskError, maskErrors, type Mask } from '../../server/src/gate/errors.ts';
import { execute } from '../support/cluster.ts';
import { openSocket } from '../support/socket-client.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { filesOf } from '../support/tidy.ts';

describe('the list of codes', () => {
  test('is docs/errors.md, word for word', async () => {
    const page = await readFile(new URL('../../docs/errors.md', import.meta.url), 'utf8');
    const rows = [...page.matchAll(/^\| `([A-Z_]+)` \| (.*) \|$/gm)].map(([, code, meaning]) => [code, meaning]);
    expect(Object.fromEntries(rows)).toEqual(errorCodes);
    expect(rows).toHaveLength(Object.keys(errorCodes).length);
  });

  test('holds every code that stands in the source', () => {
    // The configuration reports variables, and the comparison of readings notes kinds of changes: neither are codes.
    const others = /(error-codes|\/config|engine\/change)\.ts$/;
    const source = filesOf('server/src/**/*.ts').filter(({ path }) => !others.test(path));
    const form =
      /(?:\bcode: |(?:userError|refuse|codedError|refusal|problem|report|note|malformed|wrong)\(\s*(?:\d{3},\s*)?)'([A-Z]{3,}(?:_[A-Z]+)*)'/g;
    const found = source.flatMap(({ path, text }) =>
      [...text.matchAll(form)].map(([, code = '']) => [code, path] as const),
    );
    expect(found.length).toBeGreaterThan(50);
    expect(found.filter(([code]) => !(code in errorCodes) && !graphqlCodes.has(code))).toEqual([]);
  });
});

const graphqlCodes = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'BAD_REQUEST']);

describe('the mask', () => {
  const reported: [string, unknown][] = [];
  const mask: Mask = { newId: () => 'an-id', report: (id, error) => reported.push([id, error]) };
  const shown = (error: GraphQLError): unknown => maskError(error.toJSON(), error, mask);

  test('keeps a listed code and its words', () => {
    const error = codedError('PAGE_SIZE', 'A page has 1 to 100 rows.', { most: 100 });
    expect(shown(error)).toEqual({
      message: 'A page has 1 to 100 rows.',
      extensions: { code: 'PAGE_SIZE', most: 100 },
    });
  });

  test('hides what a resolver threw, and reports it', () => {
    const thrown = Object.assign(new Error('relation "ticket" does not exist at /srv/app/store.ts:7'), {
      code: '42P01',
    });
    const error = new GraphQLError(thrown.message, { originalError: thrown, path: ['tickets'] });
    expect(shown(error)).toEqual({
      message: 'Something went wrong on our side. Name an-id when you report it.',
      path: ['tickets'],
      extensions: { code: 'INTERNAL', id: 'an-id' },
    });
    expect(reported.at(-1)).toEqual(['an-id', thrown]);
  });

  test('hides an error that calls itself by a code that is not listed, and one that calls itself INTERNAL', () => {
    for (const code of ['MADE_UP', 'INTERNAL', 'INTERNAL_SERVER_ERROR']) {
      const error = new GraphQLError('a secret', { extensions: { code, stacktrace: ['at x'] } });
      expect(shown(error)).toMatchObject({ extensions: { code: 'INTERNAL', id: 'an-id' } });
      expect(JSON.stringify(shown(error))).not.toContain('secret');
    }
  });

  test('says that the database is away when it is', () => {
    const thrown = Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:5432'), { code: 'ECONNREFUSED' });
    const error = new GraphQLError(thrown.message, { originalError: thrown });
    expect(shown(error)).toEqual({
      message: 'The database is away; try again shortly.',
      extensions: { code: 'UNAVAILABLE' },
    });
  });

  test('shows ten errors of many, and 300 characters of a long message', () => {
    const many = Array.from({ length: 30 }, () => codedError('INVALID', 'x'.repeat(1_000)));
    const masked = maskErrors(many, mask);
    expect(masked).toHaveLength(10);
    expect(masked[0]?.message).toHaveLength(300);
  });
});

describe('a server whose database is not as it should be', () => {
  let server: TestServer;
  const lines: { readonly fields: unknown; readonly message: string }[] = [];
  const keep = (fields: object, message: string): void => void lines.push({ fields, message });
  const log: Log = { debug: () => undefined, info: keep, warn: keep, error: keep };
  beforeAll(async () => {
    server = await startServer({ log });
    await execute(server.app.database.url, ['alter table customer rename column name to no_name']);
  });
  afterAll(() => server.close());

  const leaks = /no_name|customer_|select|\.ts|postgres|at \w+ \(/i;

  test('answers INTERNAL with an id that stands in the log, over HTTP', async () => {
    const { status, errors, data } = await server.gql('{ customers { nodes { name } } }');
    expect({ status, data }).toEqual({ status: 200, data: null });
    expect(errors).toEqual([
      expect.objectContaining({
        path: ['customers'],
        extensions: { code: 'INTERNAL', id: expect.stringMatching(/^[0-9a-f]{8}$/) as unknown },
      }),
    ]);
    expect(JSON.stringify(errors)).not.toMatch(leaks);
    const id = errors[0]?.extensions.id;
    expect(lines.some(({ fields }) => (fields as { id?: string }).id === id)).toBe(true);
  });

  test('answers the same over a socket', async () => {
    const socket = await openSocket(`${server.url}/graphql`, {
      connectionParams: { authorization: server.adminToken },
    });
    socket.send({ id: '1', type: 'subscribe', payload: { query: '{ customers { nodes { name } } }' } });
    const { payload } = await socket.next();
    expect(payload).toMatchObject({ data: null, errors: [{ extensions: { code: 'INTERNAL' } }] });
    expect(JSON.stringify(payload)).not.toMatch(leaks);
    await socket.close();
  });
});
