// What a customer reads of its tickets and their clocks, as the promise has it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPortalWorld, type PortalWorld, type SentEvent } from '../support/portal-world.ts';
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

const data = async <D>(query: string): Promise<D> => {
  const answer = await world.ask<D>({ query });
  if (answer.errors !== undefined) throw new Error(`${query}: ${JSON.stringify(answer.errors)}`);
  return answer.data;
};
const codeOf = async (query: string): Promise<string | undefined> =>
  (await world.ask({ query })).errors?.[0]?.extensions.code;

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
