// What a customer reads of its agreements, and what it cannot read at all: what is others', and what is staff's to ask.
import { graphql, parse, subscribe } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPortalSchema } from '../../server/src/api/schema.ts';
import type { Viewer } from '../../server/src/gate/viewer.ts';
import { bodyOf, startPortalWorld, tokens, type PortalWorld } from '../support/portal-world.ts';
import { hour, minute, roundTheClock, type WorldClause } from '../support/world.ts';

let world: PortalWorld;

const clauses: readonly WorldClause[] = [
  { number: '9.1', measure: 'FIRST_RESPONSE', promiseMs: hour, targetMs: 37 * minute },
  { number: '9.3', measure: 'RESOLUTION', period: 'PRIME', promiseMs: 6 * hour, targetMs: 253 * minute },
];

beforeAll(async () => {
  world = await startPortalWorld({ start: '2026-03-02T16:00:00Z', schedule: roundTheClock, clauses });
  await world.record({
    ticket: 'C-1',
    eventId: 'C-1/0',
    at: '2026-03-02T16:00:00Z',
    kind: 'OPENED',
    actor: 'CUSTOMER',
    serviceAccount: 'ACME-1',
    severity: 'NORMAL',
  });
});
afterAll(() => world.close());

const data = async <D>(query: string, token?: string): Promise<D> => {
  const answer = await world.ask<D>({ query }, token);
  if (answer.errors !== undefined) throw new Error(`${query}: ${JSON.stringify(answer.errors)}`);
  return answer.data;
};
const codeOf = async (query: string, token?: string): Promise<string | undefined> =>
  (await world.ask({ query }, token)).errors?.[0]?.extensions.code;

describe('an agreement', () => {
  const agreementFields = 'id number version from until promises { number measure severity period within }';

  it('is read as what it promises, in the version in force now', async () => {
    const asked = `{ agreement(number: "ACME-SLA") { ${agreementFields} } }`;
    const { agreement: first } = await data<{ agreement: { id: string } }>(asked);
    expect(first).toMatchObject({
      number: 'ACME-SLA',
      version: 1,
      from: '2020-01-01',
      until: null,
      promises: [
        { number: '9.1', measure: 'FIRST_RESPONSE', severity: null, period: null, within: 'PT1H' },
        { number: '9.3', measure: 'RESOLUTION', severity: null, period: 'PRIME', within: 'PT6H' },
      ],
    });
    const next = await draftNext('2026-03-10');
    // A draft is nothing yet, and what is agreed for later is not in force.
    expect(await data(asked)).toEqual({ agreement: first });
    await activate(next);
    expect(await data(asked)).toEqual({ agreement: { ...first, until: '2026-03-10' } });
    await world.turnTo('2026-03-11T09:00:00Z');
    expect(await data(asked)).toMatchObject({
      agreement: { id: first.id, version: 2, from: '2026-03-10', promises: [{ within: 'PT5H' }] },
    });
  });

  it('is listed once it was activated, when it is theirs or with all customers, and is between us and customers', async () => {
    const sql = `insert into agreement (number, kind, level, customer_id, created_at) values ($1, $2, $3, $4, '2020-01-01') returning id`;
    const insert = (
      number: string,
      kind: string,
      level: string,
      customer: number | null,
      activated: boolean,
    ): Promise<unknown> =>
      world.database.transaction(async (tx) => {
        const [row] = await tx.rows<{ id: number }>(sql, [number, kind, level, customer]);
        await tx.rows(
          `insert into agreement_version (agreement_id, version, status, from_date, time_zone, from_at, schedule_version_id, created_at, activated_at)
           select $1, 1, 'ACTIVE', '2030-01-01', 'UTC', '2030-01-01', min(id), '2020-01-01', $2 from coverage_schedule_version`,
          [row?.id, activated ? '2020-01-01' : null],
        );
      });
    await insert('A-CORP', 'SLA', 'CORPORATE', null, true);
    await insert('B-DRAFT', 'SLA', 'CUSTOMER', world.acme.customer, false);
    await insert('C-OLA', 'OLA', 'CUSTOMER', world.acme.customer, true);
    await insert('D-LATER', 'SLA', 'CUSTOMER', world.acme.customer, true);
    const listed = await data<{
      agreements: { totalCount: number; nodes: { number: string }[]; pageInfo: { endCursor: string } };
    }>('{ agreements(first: 2) { totalCount nodes { number } pageInfo { endCursor } } }');
    expect(listed.agreements).toMatchObject({ totalCount: 3, nodes: [{ number: 'A-CORP' }, { number: 'ACME-SLA' }] });
    const rest = await data(`{ agreements(after: "${listed.agreements.pageInfo.endCursor}") { nodes { number } } }`);
    expect(rest).toEqual({ agreements: { nodes: [{ number: 'D-LATER' }] } });
    for (const number of ['B-DRAFT', 'C-OLA', 'OTHER-SLA'])
      expect(await data(`{ agreement(number: "${number}") { id } }`)).toEqual({ agreement: null });
  });

  async function draftNext(from: string): Promise<string> {
    const { data: found } = await world.floor<{ agreement: { versions: { nodes: { schedule: { id: string } }[] } } }>({
      query: '{ agreement(number: "ACME-SLA") { versions { nodes { schedule { id } } } } }',
    });
    const schedule = found.agreement.versions.nodes[0]?.schedule.id;
    const { data: parties } = await world.floor<{ ticket: { serviceAccount: { customer: { id: string } } } }>({
      query: '{ ticket(reference: "C-1") { serviceAccount { customer { id } } } }',
    });
    const customer = parties.ticket.serviceAccount.customer.id;
    const { data: drafted } = await world.floor<{
      draftAgreement: { version: { id: string } | null; userErrors: unknown[] };
    }>({
      query:
        'mutation($input: DraftAgreementInput!) { draftAgreement(input: $input) { version { id } userErrors { code message path } } }',
      variables: {
        input: {
          number: 'ACME-SLA',
          customer,
          schedule,
          from,
          clauses: [{ number: '9.1', measure: 'RESOLUTION', promise: 'PT5H', target: 'PT3H' }],
        },
      },
    });
    expect(drafted.draftAgreement.userErrors).toEqual([]);
    return drafted.draftAgreement.version?.id ?? '';
  }

  async function activate(version: string): Promise<void> {
    const { data: activated } = await world.floor<{ activateAgreement: { userErrors: unknown[] } }>({
      query:
        'mutation($input: ActivateAgreementInput!) { activateAgreement(input: $input) { userErrors { code message } } }',
      variables: { input: { version } },
    });
    expect(activated.activateAgreement.userErrors).toEqual([]);
  }
});

describe('what is not theirs', () => {
  const nodeQuery = (id: string): string => `{ node(id: "${id}") { id __typename } }`;
  const idOf = (type: string, uuid: string): string => Buffer.from(`${type}:${uuid}`).toString('base64url');

  it('answers another customer byte for byte as what does not exist', async () => {
    const { ticket, agreement } = await data<{
      ticket: { id: string; clocks: { nodes: { id: string }[] } };
      agreement: { id: string };
    }>('{ ticket(reference: "C-1") { id clocks { nodes { id } } } agreement(number: "ACME-SLA") { id } }');
    const ids = [ticket.id, ...ticket.clocks.nodes.map(({ id }) => id), agreement.id];
    for (const id of ids) {
      expect((await data<{ node: { id: string } }>(nodeQuery(id))).node.id).toBe(id);
      const [type = ''] = Buffer.from(id, 'base64url').toString().split(':');
      const nowhere = idOf(type, '00000000-0000-4000-8000-0000000000ff');
      expect(await world.answer({ query: nodeQuery(id) }, tokens.other)).toBe(
        await world.answer({ query: nodeQuery(nowhere) }, tokens.other),
      );
      expect(await data(nodeQuery(id), tokens.other)).toEqual({ node: null });
    }
    for (const [mine, nothing] of [
      ['{ ticket(reference: "C-1") { id } }', '{ ticket(reference: "X-1") { id } }'],
      ['{ agreement(number: "ACME-SLA") { id } }', '{ agreement(number: "NONE-SLA") { id } }'],
    ] as const)
      expect(await world.answer({ query: mine }, tokens.other)).toBe(
        await world.answer({ query: nothing }, tokens.other),
      );
    const lists = '{ tickets { totalCount nodes { reference } } agreements { nodes { number } } }';
    expect(await data(lists, tokens.other)).toEqual({
      tickets: { totalCount: 0, nodes: [] },
      agreements: { nodes: [{ number: 'A-CORP' }, { number: 'OTHER-SLA' }] },
    });
  });

  it('is not reached by ids in another spelling, of the floor, or of another type', async () => {
    const { ticket } = await data<{ ticket: { id: string } }>('{ ticket(reference: "C-1") { id } }');
    const uuid = Buffer.from(ticket.id, 'base64url').toString().split(':')[1] ?? '';
    const spellings = [
      `${ticket.id}=`,
      ` ${ticket.id}`,
      idOf('PortalClock', uuid),
      idOf('Ticket', '1'),
      idOf('PortalTicket', uuid.toUpperCase()),
      'x'.repeat(5_000),
    ];
    for (const id of spellings) expect(await data(nodeQuery(id))).toEqual({ node: null });
  });
});

describe('staff', () => {
  const given: Readonly<Record<string, string>> = {
    node: '(id: "x")',
    explainClock: '(id: "x")',
    report: '(id: "x")',
    ticket: '(reference: "C-1")',
    agreement: '(number: "ACME-SLA")',
  };
  const commented = 'mutation { commentOnAgreement(input: { agreement: "x", text: "x" }) { userErrors { code } } }';
  const fields = Object.keys(buildPortalSchema().getQueryType()?.getFields() ?? {});

  it('are refused by every field of the portal, whatever their role', async () => {
    const floorTokens = new Map<string, string>([['the administrator', tokens.admin]]);
    const { data: boardMade } = await world.floor<{ createBoard: { board: { id: string } } }>({
      query: 'mutation { createBoard(input: { name: "Wall" }) { board { id } } }',
    });
    for (const role of ['ADMIN', 'MANAGER', 'AGENT', 'ANALYST', 'BOARD', 'INTEGRATION']) {
      const { data: made } = await world.floor<{ createApiToken: { token: string | null; userErrors: unknown[] } }>({
        query:
          'mutation($input: CreateApiTokenInput!) { createApiToken(input: $input) { token userErrors { message } } }',
        variables: {
          input: {
            name: role,
            role,
            ...(role === 'BOARD' && { board: boardMade.createBoard.board.id }),
            ...(role === 'INTEGRATION' && { sources: ['Desk'] }),
          },
        },
      });
      expect(made.createApiToken.userErrors).toEqual([]);
      floorTokens.set(role, made.createApiToken.token ?? '');
    }
    expect(fields).toHaveLength(13);
    const mutations = Object.keys(buildPortalSchema().getMutationType()?.getFields() ?? {});
    expect(mutations).toEqual(['commentOnAgreement', 'confirmDelivery', 'disputeDelivery']);
    for (const [role, token] of floorTokens) {
      for (const field of fields)
        expect([role, field, await codeOf(`{ ${field}${given[field] ?? ''} { __typename } }`, token)]).toEqual([
          role,
          field,
          'FORBIDDEN',
        ]);
      expect(await codeOf(commented, token)).toBe('FORBIDDEN');
      await expect(world.socket(token)).rejects.toThrow('4403');
    }
  });

  it('are refused behind the doors too, before anything is read', async () => {
    const schema = buildPortalSchema();
    const staff = ['ADMIN', 'MANAGER', 'AGENT', 'ANALYST', 'BOARD', 'INTEGRATION'] as const;
    const nobody = {
      principal: 'token:9',
      name: 'Nobody',
      board: null,
      playlist: null,
      showsNames: false,
      sources: [],
    };
    const viewers: readonly Viewer[] = [
      // Somebody of a customer who has a role on the floor, and a customer's role without a customer.
      ...staff.map((role) => ({ ...nobody, roles: [role], customer: world.acme.customer })),
      { ...nobody, roles: ['CUSTOMER'], customer: null },
    ];
    for (const viewer of viewers) {
      // A context that holds nothing else: whoever reads first fails otherwise.
      const contextValue = { viewer };
      for (const field of fields) {
        const { errors } = await graphql({
          schema,
          source: `{ ${field}${given[field] ?? ''} { __typename } }`,
          contextValue,
        });
        expect([viewer.roles, field, errors?.[0]?.extensions['code']]).toEqual([viewer.roles, field, 'FORBIDDEN']);
      }
      const { errors: toWrite } = await graphql({ schema, source: commented, contextValue });
      expect(toWrite?.[0]?.extensions['code']).toBe('FORBIDDEN');
      const refused = await subscribe({
        schema,
        document: parse('subscription { slaChanges { cursor } }'),
        contextValue,
      });
      expect(refused).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    }
  });

  it('need a token as customers do', async () => {
    const answer = await world.answer({ query: '{ snapshot { cursor } }' }, 'nobody');
    expect(answer).toMatch(/^HTTP\/1.1 401 /);
    expect(bodyOf(answer)).toContain('UNAUTHENTICATED');
    await expect(world.socket('nobody')).rejects.toThrow('4403');
  });
});
