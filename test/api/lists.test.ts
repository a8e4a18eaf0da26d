// What people keep beside the tickets: parties, schedules, sources; their lists, and questions asked of a schedule.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { turnableClock } from '../support/clock.ts';
import { makeApiWorld, type ApiWorld, type UserError } from '../support/api-world.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let world: ApiWorld;
beforeAll(async () => {
  server = await startServer({ time: turnableClock('2026-03-02T09:00:00Z') });
  world = await makeApiWorld(server);
});
afterAll(() => server.close());

/** The refusals of a mutation by code and path. */
async function refusals(mutation: string, input: Record<string, unknown>): Promise<[string, string | null][]> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
  const data = await server.ask<Record<string, { userErrors: UserError[] }>>(
    `mutation ($input: ${type}) { ${mutation}(input: $input) { userErrors { code message path } } }`,
    { input },
  );
  return (data[mutation]?.userErrors ?? []).map(({ code, path }) => [code, path?.join('.') ?? null]);
}

describe('making', () => {
  test.each<[mutation: string, input: () => Record<string, unknown>, problems: [code: string, path: string][]]>([
    ['createCustomer', () => ({ name: '' }), [['EMPTY', 'name']]],
    ['createCustomer', () => ({ name: 'x'.repeat(501) }), [['TOO_LONG', 'name']]],
    ['createCustomer', () => ({ name: 'a\0b' }), [['INVALID', 'name']]],
    [
      'createServiceAccount',
      () => ({ customer: world.customer, reference: 'ACC-4', name: 'Again' }),
      [['REFERENCE_TAKEN', 'reference']],
    ],
    [
      'createServiceAccount',
      () => ({ customer: world.service, reference: 'ACC-5', name: 'x' }),
      [['NOT_FOUND', 'customer']],
    ],
    [
      'createServiceAccount',
      () => ({ customer: world.customer, reference: ' ', name: '' }),
      [
        ['EMPTY', 'reference'],
        ['EMPTY', 'name'],
      ],
    ],
    ['createService', () => ({ reference: 'MAIL', name: 'Again' }), [['REFERENCE_TAKEN', 'reference']]],
    [
      'createAsset',
      () => ({ serviceAccount: world.customer, reference: 'A-1', name: 'x' }),
      [['NOT_FOUND', 'serviceAccount']],
    ],
    ['renameCustomer', () => ({ customer: world.customer, name: ' ' }), [['EMPTY', 'name']]],
    ['renameCustomer', () => ({ customer: world.service, name: 'x' }), [['NOT_FOUND', 'customer']]],
    ['renameServiceAccount', () => ({ serviceAccount: world.service, name: 'x' }), [['NOT_FOUND', 'serviceAccount']]],
    ['renameService', () => ({ service: world.service, name: 'x'.repeat(501) }), [['TOO_LONG', 'name']]],
    ['createApiToken', () => ({ name: 'x', role: 'CUSTOMER' }), [['EMPTY', 'customer']]],
    ['createApiToken', () => ({ name: 'x', role: 'BOARD', board: world.customer }), [['NOT_FOUND', 'board']]],
    ['createApiToken', () => ({ name: 'x', role: 'INTEGRATION', sources: [] }), [['EMPTY', 'sources']]],
    ['createApiToken', () => ({ name: 'x', role: 'AGENT', customer: world.customer }), [['INVALID', 'customer']]],
    [
      'createApiToken',
      () => ({ name: '', role: 'AGENT', expiresAt: '2026-03-02T09:00:00Z' }),
      [
        ['EMPTY', 'name'],
        ['INVALID', 'expiresAt'],
      ],
    ],
    ['revokeApiToken', () => ({ id: 'nonsense' }), [['NOT_FOUND', 'id']]],
    ['saveSource', () => ({ name: '' }), [['EMPTY', 'name']]],
    ['saveSource', () => ({ name: 'x', expectedSilence: 'PT0S' }), [['INVALID', 'expectedSilence']]],
    [
      'saveSource',
      () => ({
        name: 'x',
        statuses: [
          { sourceStatus: 'A', status: 'OPEN' },
          { sourceStatus: 'A', status: 'NEW' },
          { sourceStatus: '', status: 'NEW' },
        ],
      }),
      [
        ['EMPTY', 'statuses.2.sourceStatus'],
        ['INVALID', 'statuses.1.sourceStatus'],
      ],
    ],
    [
      'createCoverageSchedule',
      () => ({ name: 'Never', schedule: { timeZone: 'UTC', periods: [{ period: 'PRIME', weekly: {} }] } }),
      [['NEVER_OPENS', 'schedule.periods.0']],
    ],
    [
      'createCoverageSchedule',
      () => ({ name: 'None', schedule: { timeZone: 'UTC', periods: [] } }),
      [['NO_PERIOD', 'schedule.periods']],
    ],
  ])('%s refuses what is wrong, case %#', async (mutation, input, problems) => {
    const came = await refusals(mutation, input());
    expect(came.map(([code]) => code)).toEqual(problems.map(([code]) => code));
    expect(came.map(([, path]) => path?.startsWith(problems[0]?.[1].split('.')[0] ?? '') ?? false)).toContain(true);
  });

  test('keeps the reference trimmed, and two customers may share a name', async () => {
    const { createCustomer } = await server.ask<Record<string, { customer: { name: string } }>>(
      'mutation { createCustomer(input: { name: "  Acme " }) { customer { name } } }',
    );
    expect(createCustomer?.customer.name).toBe('Acme');
    expect(await server.ask('{ customers(name: "Acme") { totalCount } }')).toEqual({ customers: { totalCount: 2 } });
  });

  test('the same reference at once is made once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => refusals('createService', { reference: 'RACE', name: 'x' })),
    );
    expect(answers.filter((answer) => answer.length === 0)).toHaveLength(1);
    expect(answers.flat()).toEqual(Array(4).fill(['REFERENCE_TAKEN', 'reference']));
  });

  test('a source keeps what a later call does not name, and null takes away', async () => {
    const save = (input: string): Promise<unknown> =>
      server.ask(
        `mutation { saveSource(input: { name: "Keeps", ${input} }) { source { effectsFrom expectedSilence statuses { sourceStatus status } } } }`,
      );
    await save(
      'effectsFrom: "2026-01-01T00:00:00Z", expectedSilence: "PT1H", statuses: [{ sourceStatus: "A", status: OPEN }]',
    );
    expect(
      await save('statuses: [{ sourceStatus: "B", status: NEW }, { sourceStatus: "A", status: ON_HOLD }]'),
    ).toEqual({
      saveSource: {
        source: {
          effectsFrom: '2026-01-01T00:00:00.000Z',
          expectedSilence: 'PT1H',
          statuses: [
            { sourceStatus: 'A', status: 'ON_HOLD' },
            { sourceStatus: 'B', status: 'NEW' },
          ],
        },
      },
    });
    expect(await save('effectsFrom: null')).toMatchObject({
      saveSource: { source: { effectsFrom: null, expectedSilence: 'PT1H' } },
    });
  });
});

describe('a list', () => {
  interface Listed {
    readonly services: {
      readonly totalCount: number;
      readonly nodes: readonly { readonly reference: string }[];
      readonly edges: readonly { readonly cursor: string; readonly node: { readonly reference: string } }[];
      readonly pageInfo: {
        readonly hasNextPage: boolean;
        readonly hasPreviousPage: boolean;
        readonly startCursor: string | null;
        readonly endCursor: string | null;
      };
    };
  }
  const page = async (first: number, after: string | null): Promise<Listed['services']> => {
    const query = `query ($first: Int, $after: String) { services(first: $first, after: $after) { totalCount nodes { reference }
      edges { cursor node { reference } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
    return (await server.ask<Listed>(query, { first, after })).services;
  };

  test('is walked page by page, each row once, also when rows appear meanwhile', async () => {
    for (const reference of ['P-1', 'P-2', 'P-3', 'P-4', 'P-5'])
      await refusals('createService', { reference, name: 'same name' });
    const seen: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 20; pages += 1) {
      const { nodes, edges, pageInfo, totalCount } = await page(2, after);
      expect(edges.map(({ node }) => node)).toEqual(nodes);
      expect(pageInfo).toMatchObject({
        hasPreviousPage: after !== null,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      });
      seen.push(...nodes.map(({ reference }) => reference));
      if (pages === 0) await refusals('createService', { reference: 'A-early', name: 'behind us' });
      if (!pageInfo.hasNextPage) {
        expect(totalCount).toBe(seen.length + 1);
        break;
      }
      after = pageInfo.endCursor;
    }
    expect(seen).toEqual([...new Set(seen)]);
    expect(seen).toEqual(expect.arrayContaining(['P-1', 'P-2', 'P-3', 'P-4', 'P-5']));
  });

  test('of a filter that names nothing is empty, be it absent or of another kind', async () => {
    const query = 'query ($customer: ID) { serviceAccounts(customer: $customer) { totalCount nodes { reference } } }';
    expect(await server.ask(query, { customer: world.customer })).toMatchObject({ serviceAccounts: { totalCount: 2 } });
    for (const customer of ['nonsense', world.service]) {
      expect(await server.ask(query, { customer })).toEqual({ serviceAccounts: { totalCount: 0, nodes: [] } });
    }
  });

  test('is searched by a part of a name or reference, whatever the case; a percent sign is one', async () => {
    const found = async (list: string, text: string): Promise<unknown> =>
      (await server.ask(`query ($text: String) { found: ${list} }`, { text }))['found'];
    expect(await found('customers(text: $text) { totalCount nodes { name } }', ' oThE ')).toEqual({
      totalCount: 1,
      nodes: [{ name: 'Other' }],
    });
    expect(await found('serviceAccounts(text: $text) { totalCount nodes { reference } }', 'acc-9')).toEqual({
      totalCount: 1,
      nodes: [{ reference: 'ACC-9' }],
    });
    const theirs = `serviceAccounts(customer: "${world.other}", text: $text) { totalCount }`;
    expect(await found(theirs, 'account acc')).toEqual({ totalCount: 1 });
    expect(await found('services(text: $text) { nodes { reference } }', 'mai')).toEqual({
      nodes: [{ reference: 'MAIL' }],
    });
    expect(await found('services(text: $text) { totalCount }', '%')).toEqual({ totalCount: 0 });
    await expect(found('services(text: $text) { totalCount }', 'x'.repeat(201))).rejects.toThrow('TOO_LONG');
  });

  test('shows the new name of what was called anew; the reference stays', async () => {
    const renamed = `mutation ($customer: ID!, $account: ID!, $service: ID!) {
      renameCustomer(input: { customer: $customer, name: " Other Ltd " }) { customer { name } }
      renameServiceAccount(input: { serviceAccount: $account, name: "North" }) { serviceAccount { name reference } }
      renameService(input: { service: $service, name: "Post" }) { service { name reference } } }`;
    const of = { customer: world.other, account: world.foreignAccount, service: world.service };
    expect(await server.ask(renamed, of)).toEqual({
      renameCustomer: { customer: { name: 'Other Ltd' } },
      renameServiceAccount: { serviceAccount: { name: 'North', reference: 'ACC-7' } },
      renameService: { service: { name: 'Post', reference: 'MAIL' } },
    });
  });

  test('of each kind shows what was made', async () => {
    expect(
      await server.ask(`{ customers { totalCount } assets { totalCount nodes { id } } coverageSchedules { nodes { name timeZone version
        periods { period onHoliday weekly { mon { from to } sat { from } } } holidays exceptions { date } } } agreements { totalCount } apiTokens { totalCount } }`),
    ).toMatchObject({
      coverageSchedules: {
        nodes: [
          { name: 'Always', timeZone: 'UTC' },
          {
            name: 'Office',
            timeZone: 'Europe/Berlin',
            version: 1,
            periods: [
              { period: 'PRIME', onHoliday: 'CLOSED', weekly: { mon: [{ from: '09:00', to: '17:00' }], sat: [] } },
            ],
            holidays: [],
            exceptions: [],
          },
        ],
      },
    });
  });
});

describe('global ids', () => {
  test('name one thing each, and anything else names nothing', async () => {
    const ids = [
      world.customer,
      world.account,
      world.service,
      world.office,
      'nonsense',
      '',
      `${world.customer}=`,
      Buffer.from('Customer:99999').toString('base64url'),
    ];
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }';
    expect(await server.ask(query, { ids })).toEqual({
      nodes: [
        { id: world.customer, __typename: 'Customer' },
        { id: world.account, __typename: 'ServiceAccount' },
        { id: world.service, __typename: 'Service' },
        { id: world.office, __typename: 'CoverageSchedule' },
        null,
        null,
        null,
        null,
      ],
    });
  });

  test('are asked for by the hundred at most', async () => {
    const { errors } = await server.gql('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: Array(101).fill('x'),
    });
    expect(errors).toMatchObject([{ extensions: { code: 'PAGE_SIZE' } }]);
  });
});

describe('coverage', () => {
  test('open spans begin now and look so many days ahead', async () => {
    const query =
      'query ($id: ID!, $days: Int) { node(id: $id) { ... on CoverageSchedule { openSpans(days: $days) { from until period } } } }';
    // Monday 2 March 2026, 10:00 in Berlin.
    expect(await server.ask(query, { id: world.office, days: 2 })).toEqual({
      node: {
        openSpans: [
          { from: '2026-03-02T09:00:00.000Z', until: '2026-03-02T16:00:00.000Z', period: 'PRIME' },
          { from: '2026-03-03T08:00:00.000Z', until: '2026-03-03T16:00:00.000Z', period: 'PRIME' },
          { from: '2026-03-04T08:00:00.000Z', until: '2026-03-04T09:00:00.000Z', period: 'PRIME' },
        ],
      },
    });
    for (const days of [0, 63]) {
      expect((await server.gql(query, { id: world.office, days })).errors).toMatchObject([
        { extensions: { code: 'INVALID' } },
      ]);
    }
  });

  const always = [{ from: '00:00', to: '24:00' }];
  const schedule = {
    timeZone: 'Europe/Berlin',
    periods: [
      {
        period: 'PRIME',
        weekly: { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always },
        onHoliday: 'AS_USUAL',
      },
    ],
  };
  const preview = (input: Record<string, unknown>): Promise<unknown> =>
    server.ask(
      'query ($input: PreviewCoverageInput!) { previewCoverage(input: $input) { answers { at seconds error { code path } } userErrors { code path } } }',
      { input },
    );

  test('is asked of a schedule that nobody saved, over a change of clocks', async () => {
    const questions = [
      { op: 'ADD', start: '2026-03-28T21:00:00Z', seconds: 6 * 3_600 },
      { op: 'SUBTRACT', start: '2026-03-29T03:00:00Z', seconds: 6 * 3_600 },
      { op: 'BETWEEN', start: '2026-03-29T00:00:00+01:00', end: '2026-03-30T00:00:00+02:00' },
      { op: 'ADD', start: '2026-03-28T21:00:00Z' },
    ];
    expect(await preview({ schedule, questions })).toEqual({
      previewCoverage: {
        answers: [
          { at: '2026-03-29T03:00:00.000Z', seconds: null, error: null },
          { at: '2026-03-28T21:00:00.000Z', seconds: null, error: null },
          { at: null, seconds: 23 * 3_600, error: null },
          { at: null, seconds: null, error: { code: 'MISSING_SECONDS', path: ['questions', '3', 'seconds'] } },
        ],
        userErrors: [],
      },
    });
  });

  test('takes 1,000 questions and of 1,001 none', async () => {
    const questions = (count: number): unknown[] =>
      Array(count).fill({ op: 'ADD', start: '2026-03-28T21:00:00Z', seconds: 1 });
    expect(await preview({ schedule, questions: questions(1_001) })).toEqual({
      previewCoverage: { answers: [], userErrors: [{ code: 'TOO_MANY_QUESTIONS', path: ['questions'] }] },
    });
    const most = (await preview({ schedule, questions: questions(1_000) })) as {
      previewCoverage: { answers: unknown[] };
    };
    expect(most.previewCoverage.answers).toHaveLength(1_000);
  });

  test('of a schedule that is none is refused by its path', async () => {
    const wrong = { ...schedule, periods: [{ period: 'PRIME', weekly: { mon: [{ from: '24:00', to: '24:00' }] } }] };
    expect(await preview({ schedule: wrong, questions: [] })).toMatchObject({
      previewCoverage: {
        answers: [],
        userErrors: [{ code: 'INVALID_TIME', path: ['schedule', 'periods', '0', 'weekly', 'mon', '0', 'from'] }],
      },
    });
  });
});
