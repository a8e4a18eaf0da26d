// What a customer reads: its own tickets, clocks and agreements, as the promise has it; and what it cannot read.
import { isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPortalSchema } from '../../server/src/api/schema.ts';
import { bodyOf, startPortalWorld, tokens, type PortalWorld, type SentEvent } from '../support/portal-world.ts';
import { hour, minute, type WorldClause } from '../support/world.ts';

let world: PortalWorld;

const allDay = [{ from: '00:00', to: '24:00' }];
const office = [{ from: '08:00', to: '18:00' }];
const week = (hours: typeof allDay) => ({
  mon: hours,
  tue: hours,
  wed: hours,
  thu: hours,
  fri: hours,
  sat: hours,
  sun: hours,
});

/** Office hours are prime, all others are not; RESOLUTION counts in prime time alone. */
const schedule = {
  timeZone: 'UTC',
  periods: [
    { period: 'PRIME', weekly: week(office), onHoliday: 'AS_USUAL' },
    { period: 'NON_PRIME', weekly: week(allDay), onHoliday: 'AS_USUAL' },
  ],
  holidays: [],
  exceptions: [],
} as const;
const clauses: readonly WorldClause[] = [
  { number: '9.1', measure: 'FIRST_RESPONSE', promiseMs: hour, targetMs: 37 * minute },
  { number: '9.3', measure: 'RESOLUTION', period: 'PRIME', promiseMs: 6 * hour, targetMs: 253 * minute },
];

beforeAll(async () => {
  world = await startPortalWorld({ start: '2026-03-02T16:00:00Z', schedule, clauses });
});
afterAll(() => world.close());

let events = 0;
const event = (ticket: string, kind: string, more: Readonly<Record<string, unknown>> = {}): SentEvent => {
  events += 1;
  const actor = kind === 'OPENED' ? 'CUSTOMER' : 'AGENT';
  return { ticket, eventId: `e${String(events)}`, at: world.time.now().toString(), kind, actor, ...more };
};
const opened = (ticket: string, more: Readonly<Record<string, unknown>> = {}): SentEvent =>
  event(ticket, 'OPENED', { serviceAccount: 'ACME-1', severity: 'NORMAL', ...more });

const data = async <D>(query: string, token?: string): Promise<D> => {
  const answer = await world.ask<D>({ query }, token);
  if (answer.errors !== undefined) throw new Error(`${query}: ${JSON.stringify(answer.errors)}`);
  return answer.data;
};
const codeOf = async (query: string, token?: string): Promise<string | undefined> =>
  (await world.ask({ query }, token)).errors?.[0]?.extensions.code;

describe("a clock's time", () => {
  const fields = 'measure phase spent';
  interface Seen {
    readonly measure: string;
    readonly spent: string;
    readonly headroom: string;
  }
  const mine = async (): Promise<Seen[]> =>
    (
      await data<{ ticket: { clocks: { nodes: Seen[] } } }>(
        `{ ticket(reference: "C-1") { clocks { nodes { ${fields} headroom } } } }`,
      )
    ).ticket.clocks.nodes;

  it('runs on between events, in the hours that count for its promise', async () => {
    await world.record(opened('C-1'));
    expect(await mine()).toMatchObject([
      { measure: 'FIRST_RESPONSE', spent: 'PT0S', headroom: 'PT1H' },
      { measure: 'RESOLUTION', spent: 'PT0S', headroom: 'PT6H' },
    ]);
    await world.turnTo('2026-03-02T16:20:00Z');
    expect(await mine()).toMatchObject([
      { spent: 'PT20M', headroom: 'PT40M' },
      { spent: 'PT20M', headroom: 'PT5H40M' },
    ]);
    // Two hours of the evening count for the one, not for the other.
    await world.turnTo('2026-03-02T20:00:00Z');
    expect(await mine()).toMatchObject([
      { spent: 'PT4H', headroom: '-PT3H' },
      { spent: 'PT2H', headroom: 'PT4H' },
    ]);
  });

  it('reads the same before and after the clock is read anew, and as staff read it', async () => {
    // The target of RESOLUTION warns at 09:09:45 of the next day: nothing of it is to be seen here.
    await world.turnTo('2026-03-03T09:00:00Z');
    const before = await mine();
    await world.database.transaction((tx) =>
      tx.rows(`update ticket set wake_at = at_ms($1) where reference = 'C-1'`, [world.time.now().epochMilliseconds]),
    );
    await world.turnTo('2026-03-03T09:00:00Z');
    expect(await mine()).toEqual(before);
    await world.turnTo('2026-03-03T11:00:00Z');
    const { data: staff } = await world.floor<{
      ticket: { clocks: { nodes: { measure: string; spent: string; promise: { headroom: string } }[] } };
    }>({
      query: `{ ticket(reference: "C-1") { clocks { nodes { ${fields} promise { headroom } } } } }`,
    });
    expect(await mine()).toEqual(staff.ticket.clocks.nodes.map(({ promise, ...clock }) => ({ ...clock, ...promise })));
  });

  it('stands still while it waits, and when it is over', async () => {
    await world.record(event('C-1', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }));
    const waiting = await mine();
    expect(waiting).toMatchObject([{ phase: 'RUNNING' }, { phase: 'PAUSED', spent: 'PT5H', headroom: 'PT1H' }]);
    await world.turnTo('2026-03-03T12:00:00Z');
    expect((await mine())[1]).toEqual(waiting[1]);
    await world.record(event('C-1', 'RESOLVED'));
    const over = await mine();
    expect(over).toMatchObject([{ phase: 'STOPPED' }, { phase: 'STOPPED', spent: 'PT5H', headroom: 'PT1H' }]);
    await world.turnTo('2026-03-03T13:00:00Z');
    expect(await mine()).toEqual(over);
  });
});

describe('a standing', () => {
  it("is the promise's alone, and a ticket's the worst of its promises", async () => {
    await world.record(opened('S-1'));
    const standings = async (): Promise<unknown> => {
      const { ticket } = await data<{ ticket: { standing: string; clocks: { nodes: { standing: string }[] } } }>(
        '{ ticket(reference: "S-1") { standing clocks { nodes { standing } } } }',
      );
      const { data: staff } = await world.floor<{ ticket: { standing: string } }>({
        query: '{ ticket(reference: "S-1") { standing } }',
      });
      return [ticket.standing, ticket.clocks.nodes.map(({ standing }) => standing), staff.ticket.standing];
    };
    expect(await standings()).toEqual(['ON_TRACK', ['ON_TRACK', 'ON_TRACK'], 'ON_TRACK']);
    // 30 of 37 minutes, then 40; then the promise's own 45 of 60.
    await world.turnTo('2026-03-03T13:30:00Z');
    expect(await standings()).toEqual(['ON_TRACK', ['ON_TRACK', 'ON_TRACK'], 'AT_RISK']);
    await world.turnTo('2026-03-03T13:40:00Z');
    expect(await standings()).toEqual(['ON_TRACK', ['ON_TRACK', 'ON_TRACK'], 'OVER_TARGET']);
    await world.turnTo('2026-03-03T13:45:00Z');
    expect(await standings()).toEqual(['AT_RISK', ['AT_RISK', 'ON_TRACK'], 'OVER_TARGET']);
    await world.turnTo('2026-03-03T14:00:00.001Z');
    expect(await standings()).toEqual(['BREACHED', ['BREACHED', 'ON_TRACK'], 'BREACHED']);
    await world.record(event('S-1', 'AGENT_REPLIED'), event('S-1', 'RESOLVED'));
    expect(await standings()).toEqual(['BREACHED', ['BREACHED', 'MET'], 'BREACHED']);
  });

  it('is absent where nothing is promised', async () => {
    await world.record(opened('S-2', { actor: 'AGENT' }), opened('S-3'));
    await world.record(event('S-3', 'CANCELLED'));
    const { a, b } = await data<
      Record<'a' | 'b', { standing: string | null; clocks: { nodes: { phase: string; standing: string | null }[] } }>
    >(
      '{ a: ticket(reference: "S-2") { standing clocks { nodes { phase standing } } } b: ticket(reference: "S-3") { standing clocks { nodes { phase standing } } } }',
    );
    expect(a.clocks.nodes).toContainEqual({ phase: 'NOT_APPLICABLE', standing: null });
    expect(a.standing).toBe('ON_TRACK');
    expect(b.clocks.nodes).toEqual([
      { phase: 'VOID', standing: null },
      { phase: 'VOID', standing: null },
    ]);
    expect(b.standing).toBeNull();
  });
});

describe('the list of tickets', () => {
  interface Listed {
    readonly tickets: {
      readonly totalCount: number;
      readonly nodes: { readonly reference: string }[];
      readonly pageInfo: {
        readonly hasNextPage: boolean;
        readonly hasPreviousPage: boolean;
        readonly endCursor: string | null;
      };
    };
  }
  const page = (given: string): Promise<Listed> =>
    data<Listed>(
      `{ tickets${given} { totalCount nodes { reference } pageInfo { hasNextPage hasPreviousPage endCursor } } }`,
    );

  it('is walked page by page, newest first, each ticket once', async () => {
    await world.turnTo('2026-03-04T09:00:00Z');
    // Three of one instant, so that pages must part between equals.
    await world.record(opened('P-1'), opened('P-2'), opened('P-3'));
    await world.turnTo('2026-03-04T09:01:00Z');
    await world.record(opened('P-4'));
    const walked: string[] = [];
    let after = '';
    for (let pages = 0; pages < 10; pages += 1) {
      const { tickets } = await page(`(first: 2${after})`);
      expect(tickets.totalCount).toBe(8);
      expect(tickets.pageInfo.hasPreviousPage).toBe(after !== '');
      walked.push(...tickets.nodes.map(({ reference }) => reference));
      if (!tickets.pageInfo.hasNextPage) break;
      after = `, after: "${tickets.pageInfo.endCursor ?? ''}"`;
    }
    expect(walked).toHaveLength(8);
    expect(new Set(walked).size).toBe(8);
    expect(walked[0]).toBe('P-4');
    expect(walked.slice(1, 4).sort()).toEqual(['P-1', 'P-2', 'P-3']);
    expect(walked.at(-1)).toBe('C-1');
  });

  it('is narrowed to those that are open, or to those that are not', async () => {
    expect((await page('(open: false)')).tickets.nodes.map(({ reference }) => reference)).toEqual([
      'S-3',
      'S-1',
      'C-1',
    ]);
    const { tickets } = await page('(open: true)');
    expect(tickets.totalCount).toBe(5);
    expect(tickets.nodes.map(({ reference }) => reference)).not.toContain('C-1');
  });

  it('refuses pages of another size and cursors of another list', async () => {
    expect(await codeOf('{ tickets(first: 0) { totalCount } }')).toBe('PAGE_SIZE');
    expect(await codeOf('{ agreements(first: 101) { totalCount } }')).toBe('PAGE_SIZE');
    const cursors = [
      '["x","y"]',
      '[1]',
      '[1,"00000000-0000-4000-8000-00000000000g"]',
      '[1e300,"00000000-0000-4000-8000-000000000000"]',
      'no',
    ];
    for (const cursor of cursors.map((text) => Buffer.from(text).toString('base64url')))
      expect(await codeOf(`{ tickets(after: "${cursor}") { totalCount } }`)).toBe('CURSOR_UNREADABLE');
    const [number, pair] = [Buffer.from('[7]').toString('base64url'), Buffer.from('[1,1]').toString('base64url')];
    expect(await codeOf(`{ agreements(after: "${number}") { totalCount } }`)).toBe('CURSOR_UNREADABLE');
    expect(await codeOf(`{ ticket(reference: "C-1") { clocks(after: "${pair}") { totalCount } } }`)).toBe(
      'CURSOR_UNREADABLE',
    );
  });

  it('pages the clocks of each ticket too', async () => {
    interface Clocks {
      readonly ticket: {
        readonly clocks: {
          readonly totalCount: number;
          readonly nodes: { readonly measure: string }[];
          readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
        };
      };
    }
    const of = (given: string): Promise<Clocks> =>
      data<Clocks>(
        `{ ticket(reference: "C-1") { clocks${given} { totalCount nodes { measure } pageInfo { endCursor hasNextPage } } } }`,
      );
    const { ticket } = await of('(first: 1)');
    expect(ticket.clocks).toMatchObject({
      totalCount: 2,
      nodes: [{ measure: 'FIRST_RESPONSE' }],
      pageInfo: { hasNextPage: true },
    });
    const rest = await of(`(first: 1, after: "${ticket.clocks.pageInfo.endCursor}")`);
    expect(rest.ticket.clocks).toMatchObject({
      totalCount: 2,
      nodes: [{ measure: 'RESOLUTION' }],
      pageInfo: { hasNextPage: false },
    });
  });

  it('answers the one opened last where two sources use one reference', async () => {
    const late = { ...opened('P-1'), subject: 'Of another desk' };
    const { data: answer } = await world.floor<{ recordTicketEvents: { recorded: number } }>({
      query: 'mutation($input: RecordTicketEventsInput!) { recordTicketEvents(input: $input) { recorded } }',
      variables: { input: { source: 'Second desk', events: [late] } },
    });
    expect(answer.recordTicketEvents.recorded).toBe(1);
    const { ticket, tickets } = await data<{
      ticket: { subject: string };
      tickets: { nodes: { reference: string }[] };
    }>('{ ticket(reference: "P-1") { subject } tickets { nodes { reference } } }');
    expect(ticket.subject).toBe('Of another desk');
    expect(tickets.nodes.filter(({ reference }) => reference === 'P-1')).toHaveLength(2);
  });
});

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
    const given: Readonly<Record<string, string>> = {
      node: '(id: "x")',
      ticket: '(reference: "C-1")',
      agreement: '(number: "ACME-SLA")',
    };
    const fields = Object.keys(buildPortalSchema().getQueryType()?.getFields() ?? {});
    expect(fields).toHaveLength(6);
    for (const [role, token] of floorTokens) {
      for (const field of fields)
        expect([role, field, await codeOf(`{ ${field}${given[field] ?? ''} { __typename } }`, token)]).toEqual([
          role,
          field,
          'FORBIDDEN',
        ]);
      await expect(world.socket(token)).rejects.toThrow('4403');
    }
  });

  it('need a token as customers do', async () => {
    const answer = await world.answer({ query: '{ snapshot { cursor } }' }, 'nobody');
    expect(answer).toMatch(/^HTTP\/1.1 401 /);
    expect(bodyOf(answer)).toContain('UNAUTHENTICATED');
    await expect(world.socket('nobody')).rejects.toThrow('4403');
  });
});

describe('the schema', () => {
  it('holds exactly what the design names', () => {
    const named = Object.values(buildPortalSchema().getTypeMap())
      .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
      .map(({ name }) => name);
    expect(named.sort()).toEqual(
      ['Agreement', 'Clock', 'PageInfo', 'Promise', 'Query', 'SlaChange', 'Snapshot', 'Subscription', 'Ticket']
        .concat(['Agreement', 'Clock', 'Ticket'].flatMap((name) => [`${name}Connection`, `${name}Edge`]))
        .sort(),
    );
  });
});
