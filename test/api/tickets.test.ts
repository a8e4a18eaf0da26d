// Finding tickets: by reference and as lists.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFloorWorld, type FloorWorld, type Party } from '../support/floor-world.ts';

let floor: FloorWorld;
let acme: Party;

beforeAll(async () => {
  floor = await startFloorWorld('2026-03-02T12:00:00Z');
  acme = await floor.party('Acme');
  await floor.record(
    'desk',
    ...['A-1', 'A-2', 'A-3'].map((ticket, n) => ({
      ticket,
      kind: 'OPENED',
      at: `2026-03-02T1${String(n)}:00:00Z`,
      actor: 'CUSTOMER',
      severity: 'HIGH',
      group: 'Network',
      subject: `Printer ${ticket} on fire`,
      serviceAccount: acme.account,
    })),
    {
      ticket: 'A-2',
      kind: 'STATUS_CHANGED',
      at: '2026-03-02T11:30:00Z',
      status: 'WAITING_CUSTOMER',
      by: 'Ada',
      agent: 'Ada',
    },
  );
  await floor.record('mail', {
    ticket: 'A-1',
    kind: 'OPENED',
    at: '2026-03-02T11:45:00Z',
    serviceAccount: 'nobody-knows',
  });
});

afterAll(() => floor.close());

const references = async (args: string, token?: string): Promise<string[]> => {
  const { tickets } = await floor.ask<{ tickets: { nodes: { reference: string; source: string }[] } }>(
    `{ tickets${args} { nodes { reference source } } }`,
    {},
    token,
  );
  return tickets.nodes.map(({ reference, source }) => `${source}/${reference}`);
};

describe('a ticket', () => {
  test('is found by reference and source', async () => {
    const { ticket } = await floor.ask(
      `{ ticket(reference: "A-2", source: "desk") { reference source subject severity status group agent openedAt resolvedAt reopenings standing
          uncovered customer { name } serviceAccount { reference } service { id } agreements { agreement { number } version }
          needsMending { code } promised { first } } }`,
    );
    expect(ticket).toEqual({
      reference: 'A-2',
      source: 'desk',
      subject: 'Printer A-2 on fire',
      severity: 'HIGH',
      status: 'WAITING_CUSTOMER',
      group: 'Network',
      agent: 'Ada',
      openedAt: '2026-03-02T11:00:00.000Z',
      resolvedAt: null,
      reopenings: 0,
      standing: 'OVER_TARGET',
      uncovered: false,
      customer: { name: 'Acme' },
      serviceAccount: { reference: 'Acme-1' },
      service: null,
      agreements: [{ agreement: { number: 'Acme-SLA' }, version: 1 }],
      needsMending: [],
      promised: null,
    });
  });

  test('of a reference that two sources use must be named with its source', async () => {
    const { data, errors } = await floor.gql('{ ticket(reference: "A-1") { id } }');
    expect(data).toEqual({ ticket: null });
    expect(errors).toMatchObject([{ extensions: { code: 'AMBIGUOUS_REFERENCE' } }]);
    const { ticket } = await floor.ask<{ ticket: { source: string; uncovered: boolean } }>(
      '{ ticket(reference: "A-1", source: "mail") { source uncovered } }',
    );
    expect(ticket).toEqual({ source: 'mail', uncovered: true });
    expect(await floor.ask('{ ticket(reference: "A-2") { source } }')).toEqual({ ticket: { source: 'desk' } });
  });

  test('that does not exist is null', async () => {
    expect(
      await floor.ask('{ ticket(reference: "A-9") { id } a: ticket(reference: "A-1", source: "chat") { id } }'),
    ).toEqual({ ticket: null, a: null });
  });

  test('tells its events in the order in which they are read, page by page', async () => {
    const query = `query($after: String) { ticket(reference: "A-2") { events(first: 1, after: $after) {
      totalCount pageInfo { hasNextPage hasPreviousPage endCursor } nodes { id kind by agent status at recordedAt ticket { reference } } } } }`;
    interface Answer {
      readonly ticket: { readonly events: { readonly pageInfo: { readonly endCursor: string } } };
    }
    const one = await floor.ask<Answer>(query);
    expect(one.ticket.events).toMatchObject({
      totalCount: 2,
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
      nodes: [{ kind: 'OPENED', ticket: { reference: 'A-2' } }],
    });
    const two = await floor.ask<Answer>(query, { after: one.ticket.events.pageInfo.endCursor });
    expect(two.ticket.events).toMatchObject({
      pageInfo: { hasNextPage: false, hasPreviousPage: true },
      nodes: [
        { kind: 'STATUS_CHANGED', by: 'Ada', agent: 'Ada', status: 'WAITING_CUSTOMER', at: '2026-03-02T11:30:00.000Z' },
      ],
    });
  });

  test('whose opening was not told yet has the instant of its first event, and stands in no list', async () => {
    await floor.record('chat', { ticket: 'C-1', kind: 'NOTE_ADDED', at: '2026-03-02T08:00:00Z' });
    const { ticket } = await floor.ask('{ ticket(reference: "C-1") { openedAt status clocks { totalCount } } }');
    expect(ticket).toEqual({ openedAt: '2026-03-02T08:00:00.000Z', status: 'NEW', clocks: { totalCount: 0 } });
    expect(await references('(filter: { references: ["C-1"] })')).toEqual([]);
    await floor.record('chat', { ticket: 'C-1', kind: 'OPENED', at: '2026-03-02T07:00:00Z' });
    expect(await references('(filter: { references: ["C-1"] })')).toEqual(['chat/C-1']);
  });

  test('says which event took which back', async () => {
    await floor.record(
      'chat',
      { ticket: 'C-2', eventId: 'x1', kind: 'OPENED', at: '2026-03-02T08:00:00Z' },
      { ticket: 'C-2', eventId: 'x2', kind: 'RESOLVED', at: '2026-03-02T08:10:00Z' },
      {
        ticket: 'C-2',
        eventId: 'x3',
        kind: 'RETRACTED',
        at: '2026-03-02T08:20:00Z',
        refersTo: 'x2',
        by: 'Ada',
        reason: 'wrong ticket',
      },
    );
    const { ticket } = await floor.ask(
      '{ ticket(reference: "C-2") { status events { nodes { eventId refersTo { eventId } retractedBy { eventId by reason } } } } }',
    );
    expect(ticket).toMatchObject({
      status: 'NEW',
      events: {
        nodes: [
          { eventId: 'x1', refersTo: null, retractedBy: null },
          { eventId: 'x2', retractedBy: { eventId: 'x3', by: 'Ada', reason: 'wrong ticket' } },
          { eventId: 'x3', refersTo: { eventId: 'x2' }, retractedBy: null },
        ],
      },
    });
  });

  test('keeps the instant that was promised first and counts the slips', async () => {
    await floor.record(
      'chat',
      { ticket: 'C-3', kind: 'OPENED', at: '2026-03-02T08:00:00Z' },
      { ticket: 'C-3', kind: 'PROMISED', at: '2026-03-02T08:10:00Z', promisedAt: '2026-03-02T11:00:00Z', by: 'Ada' },
      { ticket: 'C-3', kind: 'PROMISED', at: '2026-03-02T08:20:00Z', promisedAt: '2026-03-02T13:00:00Z', by: 'Bob' },
    );
    const { ticket } = await floor.ask(
      '{ ticket(reference: "C-3") { promised { first current slips by limit { dueAt standing headroom limit } } } }',
    );
    expect(ticket).toEqual({
      promised: {
        first: '2026-03-02T11:00:00.000Z',
        current: '2026-03-02T13:00:00.000Z',
        slips: 1,
        by: 'Bob',
        limit: { dueAt: '2026-03-02T13:00:00.000Z', standing: 'AT_RISK', headroom: 'PT1H', limit: null },
      },
    });
  });
});

describe('a list of tickets', () => {
  test('is filtered by what is asked, all of it together', async () => {
    expect(
      await references(
        '(filter: { source: ["desk"], standing: [OVER_TARGET], measure: ["FIRST_RESPONSE"] }, orderBy: REFERENCE)',
      ),
    ).toEqual(['desk/A-2']);
    expect(await references('(filter: { text: "printer a-3" })')).toEqual(['desk/A-3']);
    expect(await references('(filter: { uncovered: true, source: ["mail"] })')).toEqual(['mail/A-1']);
    expect(await references('(filter: { needsMending: true })')).toEqual(['mail/A-1']);
    expect(await references('(filter: { references: [] })')).toEqual([]);
    expect(
      await references(
        `(filter: { customer: ["${acme.customer}"], openedFrom: "2026-03-02T11:00:00Z" }, orderBy: OPENED_LAST)`,
      ),
    ).toEqual(['desk/A-3', 'desk/A-2']);
    expect(await references('(filter: { customer: ["bm9ib2R5"] })')).toEqual([]);
    expect(await references(`(filter: { agreement: ["${acme.agreement}"], status: [WAITING_CUSTOMER] })`)).toEqual([
      'desk/A-2',
    ]);
  });

  test('cannot be asked with what no text holds, nor with too much', async () => {
    const query = 'query($filter: TicketFilter) { tickets(filter: $filter) { totalCount } }';
    const refused = [
      [{ text: 'a\0b' }, 'INVALID'],
      [{ references: ['a', '\0'] }, 'INVALID'],
      [{ references: ['\ud800'] }, 'INVALID'],
      [{ text: 'x'.repeat(201) }, 'TOO_LONG'],
      [{ group: Array.from({ length: 1_001 }, () => 'x') }, 'TOO_LONG'],
    ] as const;
    for (const [filter, code] of refused)
      expect((await floor.gql(query, { filter })).errors).toMatchObject([{ extensions: { code } }]);
    const nul =
      '{ ticket(reference: "a\\u0000") { id } clocks { nodes { ticket { clocks(measure: "\\u0000") { totalCount } } } } }';
    expect((await floor.ask<{ ticket: unknown }>(nul)).ticket).toBeNull();
  });

  test('begins with what is due first; what has no running clock comes last', async () => {
    const all = await references('(filter: { source: ["desk", "mail"] })');
    // A-1 is due 11:00 (broken, still running), A-2 12:00, A-3 13:00; mail/A-1 is covered by nothing.
    expect(all).toEqual(['desk/A-1', 'desk/A-2', 'desk/A-3', 'mail/A-1']);
  });

  test('refuses pages of no or of more than 100 rows, and cursors of other lists', async () => {
    for (const first of [0, 101]) {
      const { errors } = await floor.gql(`{ tickets(first: ${String(first)}) { nodes { id } } }`);
      expect(errors).toMatchObject([{ extensions: { code: 'PAGE_SIZE' } }]);
    }
    const { clocks } = await floor.ask<{ clocks: { pageInfo: { endCursor: string } } }>(
      '{ clocks { pageInfo { endCursor } } }',
    );
    for (const after of [
      'nonsense',
      clocks.pageInfo.endCursor,
      Buffer.from('["1","a",{}]').toString('base64url'),
      Buffer.from('[1e300,"a",1]').toString('base64url'),
    ]) {
      const { errors } = await floor.gql('query($after: String) { tickets(after: $after) { nodes { id } } }', {
        after,
      });
      expect(errors, after).toMatchObject([{ extensions: { code: 'CURSOR_UNREADABLE' } }]);
    }
  });
});

describe('a list that is walked by pages', () => {
  const page = async (orderBy: string, after: string | null, filter: object) => {
    const query = `query($after: String, $filter: TicketFilter) { tickets(filter: $filter, orderBy: ${orderBy}, first: 3, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } edges { cursor node { reference } } } }`;
    const { tickets } = await floor.ask<{
      tickets: {
        totalCount: number;
        pageInfo: { hasNextPage: boolean; endCursor: string | null };
        edges: { node: { reference: string } }[];
      };
    }>(query, { after, filter });
    return tickets;
  };
  const walk = async (orderBy: string, filter: object, between?: () => Promise<void>): Promise<string[]> => {
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const { pageInfo, edges } = await page(orderBy, after, filter);
      seen.push(...edges.map(({ node }) => node.reference));
      if (!pageInfo.hasNextPage) return seen;
      after = pageInfo.endCursor;
      await between?.();
    }
  };

  beforeAll(async () => {
    // Twenty tickets opened at two instants, so that most rows tie with others.
    await floor.record(
      'bulk',
      ...Array.from({ length: 20 }, (_, n) => ({
        ticket: `B-${String((n * 7) % 20).padStart(2, '0')}`,
        kind: 'OPENED',
        at: n % 2 === 0 ? '2026-03-02T11:59:00Z' : '2026-03-02T11:58:00Z',
        ...(n % 5 === 0 ? {} : { serviceAccount: acme.account, actor: 'CUSTOMER' }),
      })),
    );
  });

  test.each(['DUE_FIRST', 'OPENED_FIRST', 'OPENED_LAST', 'REFERENCE'])(
    'in order %s holds every row once, ties in order of reference',
    async (orderBy) => {
      const seen = await walk(orderBy, { source: ['bulk'] });
      expect([...seen].sort()).toEqual(Array.from({ length: 20 }, (_, n) => `B-${String(n).padStart(2, '0')}`));
      const { tickets } = await floor.ask<{ tickets: { totalCount: number; nodes: { reference: string }[] } }>(
        `{ tickets(filter: { source: ["bulk"] }, orderBy: ${orderBy}, first: 100) { totalCount nodes { reference } } }`,
      );
      expect(tickets.nodes.map(({ reference }) => reference)).toEqual(seen);
      expect(tickets.totalCount).toBe(20);
      if (orderBy === 'REFERENCE') expect(seen).toEqual([...seen].sort());
    },
  );

  test('neither repeats nor skips a row that stays, while others come', async () => {
    let made = 0;
    const seen = await walk('REFERENCE', { source: ['bulk'] }, () => {
      made += 1;
      // Before the page that was read, and behind it.
      return floor.record(
        'bulk',
        { ticket: `A-new-${String(made)}`, kind: 'OPENED', at: '2026-03-02T11:00:00Z' },
        { ticket: `Z-new-${String(made)}`, kind: 'OPENED', at: '2026-03-02T11:00:00Z' },
      );
    });
    const stayed = seen.filter((reference) => reference.startsWith('B-'));
    expect(stayed).toEqual(Array.from({ length: 20 }, (_, n) => `B-${String(n).padStart(2, '0')}`));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.some((reference) => reference.startsWith('A-'))).toBe(false);
  });

  test('asks the database as often for a hundred tickets as for one', async () => {
    await floor.record(
      'many',
      ...Array.from({ length: 100 }, (_, n) => ({
        ticket: `M-${String(n)}`,
        kind: 'OPENED',
        at: '2026-03-02T11:50:00Z',
        actor: 'CUSTOMER',
        serviceAccount: acme.account,
      })),
    );
    const { database } = floor.server.app;
    const counted = async (first: number): Promise<number> => {
      let queries = 0;
      const begin = database.begin.bind(database);
      const spied = async (...args: Parameters<typeof begin>) => {
        const open = await begin(...args);
        const rows = open.tx.rows.bind(open.tx);
        return {
          ...open,
          tx: {
            ...open.tx,
            rows: <R>(sql: string, parameters?: readonly unknown[]) => ((queries += 1), rows<R>(sql, parameters)),
          },
        };
      };
      Object.assign(database, { begin: spied });
      try {
        const { tickets } = await floor.ask<{ tickets: { nodes: unknown[] } }>(
          `{ tickets(filter: { source: ["many"] }, first: ${String(first)}) { totalCount nodes { openedAt customer { name } serviceAccount { name customer { name } } service { name } asset { name }
             agreements { version agreement { number } schedule { name } clauses { number } } promised { by }
             clocks { totalCount nodes { spent paused promise { headroom } target { headroom } schedule { name } clauses { number } clauseNumber agreement { number } agreementVersion { version } ticket { reference } } }
             events { totalCount nodes { kind refersTo { id } retractedBy { id } into { id } from { id } ticket { reference } } } } } }`,
        );
        expect(tickets.nodes).toHaveLength(first);
        return queries;
      } finally {
        Object.assign(database, { begin });
      }
    };
    const one = await counted(1);
    expect(one).toBeGreaterThan(5);
    expect(await counted(100)).toBe(one);
  });
});
