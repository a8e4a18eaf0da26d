// What walls are sent: pictures that keep up with what happens, and a heartbeat.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startFloorWorld, type FloorWorld, type Party } from '../support/floor-world.ts';
import type { Subscription } from '../support/server.ts';

let floor: FloorWorld;
let acme: Party;

beforeAll(async () => {
  floor = await startFloorWorld('2026-03-02T12:00:00Z');
  acme = await floor.party('Acme');
});
afterAll(() => floor.close());

const open: Subscription<never>[] = [];
function subscribe<D>(query: string, variables: Record<string, unknown> = {}, token?: string): Subscription<D> {
  const subscription = floor.server.subscribe<D>(query, variables, token);
  open.push(subscription as unknown as Subscription<never>);
  return subscription;
}
afterEach(() => {
  for (const subscription of open.splice(0)) subscription.close();
});

let tickets = 0;
const nextTicket = (): string => `L-${String((tickets += 1))}`;
const opened = (ticket: string, more: object = {}) => ({
  ticket,
  kind: 'OPENED',
  at: floor.time.now().toString(),
  actor: 'CUSTOMER',
  serviceAccount: acme.account,
  ...more,
});
const later = (minutes: number): string => floor.time.now().add({ minutes }).toString();

/** The number of a position in the log. */
const position = (cursor: string): number => Number(cursor.split('.')[1]);

describe('a wall', () => {
  interface Frame {
    readonly cursor: string;
    readonly revision: number;
    readonly openCount: number;
    readonly brokenCount: number;
    readonly nextToBreak: readonly { readonly ticket: { readonly reference: string } }[];
  }
  const frames = (board: string, after: string | null = null, token?: string) =>
    subscribe<{ board: Frame }>(
      'subscription($board: ID!, $after: Cursor) { board(id: $board, after: $after) { cursor revision openCount brokenCount nextToBreak { ticket { reference } } } }',
      { board, after },
      token,
    );

  test('is given the whole picture at once, and a new one with every change', async () => {
    const board = await floor.board({ source: ['wall'] });
    const shown = frames(board, null, await floor.token({ name: 'wall', role: 'BOARD', board }));
    const first = (await shown.next()).data.board;
    expect(first).toMatchObject({ openCount: 0, nextToBreak: [] });
    const ticket = nextTicket();
    await floor.record('wall', opened(ticket));
    const second = (await shown.next()).data.board;
    expect(second.openCount).toBe(1);
    expect(second.nextToBreak.map((clock) => clock.ticket.reference)).toEqual([ticket, ticket]);
    expect(second.revision).toBeGreaterThan(first.revision);
    await floor.turnTo(later(61));
    let third = (await shown.next()).data.board;
    while (third.brokenCount === 0) third = (await shown.next()).data.board;
    expect(third.nextToBreak).toHaveLength(1);
  });

  test('that shows the present picture is given none until something changes', async () => {
    const board = await floor.board({ source: ['desk'] });
    const after = await floor.cursor();
    const shown = frames(board, after);
    const ticket = nextTicket();
    await floor.record('desk', opened(ticket));
    const { data } = await shown.next();
    expect(position(data.board.cursor)).toBeGreaterThan(position(after));
    await floor.quiet();
    // And one at once, when something changed since.
    expect((await frames(board, after).next()).data.board.openCount).toBe(data.board.openCount);
  });

  test('is given no picture for what it does not show', async () => {
    const board = await floor.board({ source: ['elsewhere'] });
    const shown = frames(board);
    await shown.next();
    await floor.record('desk', opened(nextTicket()));
    await floor.quiet();
    await floor.record('elsewhere', opened(nextTicket()));
    expect((await shown.next()).data.board.openCount).toBe(1);
  });

  test('is given few pictures of many changes, and the last is the last', async () => {
    const board = await floor.board({ source: ['burst'] });
    const shown = frames(board);
    await shown.next();
    const startedMs = performance.now();
    for (let n = 0; n < 40; n += 1) await floor.record('burst', opened(nextTicket()));
    let count = 0;
    let frame: Frame;
    do {
      frame = (await shown.next()).data.board;
      count += 1;
    } while (frame.openCount < 40);
    const seconds = (performance.now() - startedMs) / 1_000;
    expect(count).toBeLessThanOrEqual(Math.ceil(4 * seconds) + 1);
    expect(count).toBeLessThan(40);
  });

  test('is given one new picture of imported history, which is silent otherwise', async () => {
    const board = await floor.board({ source: ['past'] });
    await floor.ask(
      'mutation { saveSource(input: { name: "past", effectsFrom: "2026-03-02T12:00:00Z" }) { userErrors { code } } }',
    );
    const shown = frames(board);
    await shown.next();
    await floor.record('past', opened(nextTicket(), { at: '2026-02-01T00:00:00Z' }));
    expect((await shown.next()).data.board.brokenCount).toBe(1);
  });
});

describe('a heartbeat', () => {
  interface Beat {
    readonly heartbeat: {
      readonly serverTime: string;
      readonly rate: number;
      readonly build: string;
      readonly zone: string;
      readonly sources: readonly {
        readonly source: string;
        readonly lastEventAt: string | null;
        readonly expectedSilence: string | null;
        readonly silent: boolean;
      }[];
    };
  }
  const beat = async (token?: string): Promise<Beat['heartbeat']> => {
    const beats = subscribe<Beat>(
      'subscription { heartbeat { serverTime rate build zone sources { source lastEventAt expectedSilence silent } } }',
      {},
      token,
    );
    const { heartbeat } = (await beats.next()).data;
    beats.close();
    return heartbeat;
  };

  test('comes at once, with the time of the server and the pace of its clock', async () => {
    expect(await beat()).toMatchObject({
      serverTime: floor.time.now().toString({ smallestUnit: 'millisecond' }),
      rate: 0,
      zone: 'Europe/Berlin',
      build: expect.stringMatching(/^\d+\.\d+/) as unknown,
    });
  });

  test('says that a source is silent once it was so for longer than expected, by the clock of the server', async () => {
    await floor.ask(
      'mutation { saveSource(input: { name: "pulse", expectedSilence: "PT10M" }) { userErrors { code } } }',
    );
    const at = floor.time.now();
    await floor.record('pulse', { ticket: nextTicket(), kind: 'NOTE_ADDED', at: at.toString() });
    const pulse = async () => (await beat()).sources.find(({ source }) => source === 'pulse');
    await floor.turnTo(later(10));
    expect(await pulse()).toEqual({
      source: 'pulse',
      lastEventAt: at.toString({ smallestUnit: 'millisecond' }),
      expectedSilence: 'PT10M',
      silent: false,
    });
    floor.time.advance(1);
    expect(await pulse()).toMatchObject({ silent: true });
    // An old event that comes now shows that the source is alive.
    await floor.record('pulse', { ticket: nextTicket(), kind: 'NOTE_ADDED', at: '2026-03-01T00:00:00Z' });
    expect(await pulse()).toMatchObject({ silent: false, lastEventAt: at.toString({ smallestUnit: 'millisecond' }) });
  });

  test('tells an integration of its sources and a wall of all', async () => {
    const integration = await floor.token({ name: 'pulse', role: 'INTEGRATION', sources: ['pulse'] });
    expect((await beat(integration)).sources.map(({ source }) => source)).toEqual(['pulse']);
    const wall = await floor.token({ name: 'wall', role: 'BOARD', board: await floor.board() });
    expect((await beat(wall)).sources.length).toBeGreaterThan(3);
  });
});
