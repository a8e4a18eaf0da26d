// The canary: a ticket of the server's own that breaks at a known instant. How late it is heard is told to who looks after the
// server, and nobody else ever sees it.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { toNodeId } from '../../server/src/gate/node-id.ts';
import { startFloorWorld, type FloorWorld } from '../support/floor-world.ts';

let floor: FloorWorld;
const begin = '2026-03-02T12:00:00Z';
beforeAll(async () => {
  floor = await startFloorWorld(begin, { CANARY_SECONDS: '60', CANARY_LATE_MS: '2000' });
});
afterAll(() => floor.close());

interface Canary {
  readonly isLate: boolean;
  readonly dueAt: string | null;
  readonly lateness: string | null;
  readonly latenessP95: string | null;
  readonly latenessMost: string | null;
  readonly missingSince: string | null;
}
const fields = 'isLate dueAt lateness latenessP95 latenessMost missingSince lateAfter every';
const canary = async (): Promise<Canary | null> =>
  (await floor.ask<{ canary: Canary | null }>(`{ canary { ${fields} } }`)).canary;
const instant = (text: string | null | undefined): number => Date.parse(text ?? '');
const due = (minute: number): number => Date.parse(begin) + minute * 60_000 + 5_000;

const rows = async <T extends object>(sql: string): Promise<T[]> =>
  floor.server.app.database.transaction((tx) => tx.rows<T>(sql));
const flown = async (): Promise<number> =>
  (await rows('select t.id from ticket t join source s on s.id = t.source_id and s.canary')).length;

/** Until one that is due then was let fly. */
const awaited = (minute: number): Promise<unknown> =>
  vi.waitUntil(
    async () => {
      const [row] = await rows<{ count: number }>(
        `select count(*) as count from clock where ms(promise_due_at) = ${String(due(minute))}`,
      );
      return row?.count === 1;
    },
    { timeout: 5_000 },
  );
const turnTo = (ms: number): void => {
  floor.time.turnTo(Temporal.Instant.fromEpochMilliseconds(ms));
};
const comesBack = (minute: number): Promise<unknown> =>
  vi.waitUntil(async () => instant((await canary())?.dueAt) === due(minute), { timeout: 5_000 });

describe('the canary', () => {
  test('breaks when it is due, and is heard', async () => {
    await awaited(0);
    expect(await canary()).toMatchObject({ isLate: false, dueAt: null, lateness: null, missingSince: null });
    // At its very instant the promise is still kept.
    turnTo(due(0) + 1);
    await comesBack(0);
    expect(await canary()).toEqual({
      ...{ isLate: false, missingSince: null },
      ...{ lateness: 'PT0.001S', latenessP95: 'PT0.001S', latenessMost: 'PT0.001S' },
      ...{ dueAt: expect.stringContaining('12:00:05') as string, lateAfter: 'PT2S', every: 'PT1M' },
    });
  });

  test('that comes later than is bearable is a warning, which the next one in time takes back', async () => {
    turnTo(Date.parse(begin) + 60_000);
    await awaited(1);
    turnTo(due(1) + 3_000);
    await comesBack(1);
    expect(await canary()).toMatchObject({ isLate: true, lateness: 'PT3S', latenessMost: 'PT3S' });
    turnTo(Date.parse(begin) + 2 * 60_000);
    await awaited(2);
    turnTo(due(2) + 1);
    await comesBack(2);
    expect(await canary()).toMatchObject({ isLate: false, lateness: 'PT0.001S', latenessMost: 'PT3S' });
  });

  test('that does not come because nothing is relayed is missing until it does', async () => {
    turnTo(Date.parse(begin) + 3 * 60_000);
    await awaited(3);
    await floor.quiet();
    const isOver = Promise.withResolvers<undefined>();
    const isHeld = Promise.withResolvers<undefined>();
    const holding = floor.server.app.database.transaction(async (tx) => {
      await tx.rows("select pg_advisory_xact_lock(hashtext('headroom.relay'))");
      isHeld.resolve(undefined);
      await isOver.promise;
    });
    await isHeld.promise;
    turnTo(due(3) + 2_000);
    expect(await canary()).toMatchObject({ isLate: false, missingSince: null });
    turnTo(due(3) + 2_001);
    expect(instant((await canary())?.missingSince)).toBe(due(3));
    expect((await canary())?.isLate).toBe(true);
    isOver.resolve(undefined);
    await holding;
    await comesBack(3);
    expect(await canary()).toMatchObject({ isLate: true, lateness: 'PT2.001S', missingSince: null });
  });

  test('is told in the metrics', async () => {
    const headers = { authorization: `Bearer ${floor.server.adminToken}` };
    const text = await (await fetch(`${floor.server.url}/metrics`, { headers })).text();
    expect(text).toContain('\nheadroom_canary_late 1\n');
    expect(text).toContain('\nheadroom_canary_lateness_seconds 2.001\n');
    expect(text).toContain('\nheadroom_canary_lateness_most_seconds 3\n');
  });

  test('stands in no list, counts nowhere and is told to nobody', async () => {
    const party = await floor.party('Acme');
    const heard = floor.server.subscribe<{ slaChanges: { ticket: { reference: string } } }>(
      'subscription($f: TicketFilter, $after: Cursor) { slaChanges(filter: $f, after: $after) { ticket { reference } } }',
      { f: { kind: ['SLA', 'OLA', 'UNDERPINNING'] }, after: await floor.cursor() },
    );
    const board = await floor.board();
    const beside = await floor.board({ kind: ['OLA'] });
    turnTo(Date.parse(begin) + 4 * 60_000);
    await awaited(4);
    turnTo(due(4) + 1);
    await comesBack(4);
    expect(await flown()).toBe(5);
    const hidden = await rows<{ id: number }>('select c.id from clock c');
    expect(hidden.length).toBeGreaterThan(0);
    for (const { id } of hidden)
      expect(await floor.ask('query($id: ID!) { node(id: $id) { id } }', { id: toNodeId('Clock', id) })).toEqual({
        node: null,
      });
    const { board: shown } = await floor.ask<{ board: { frame: { hours: { broken: number }[] } } }>(
      'query($id: ID!) { board(id: $id) { frame { hours { broken } } } }',
      { id: beside },
    );
    expect(shown.frame.hours.map(({ broken }) => broken)).toEqual(Array.from({ length: 24 }, () => 0));
    const kinds = '[SLA, OLA, UNDERPINNING]';
    const seen = await floor.ask(
      `query($board: ID!, $reference: String!) {
        tickets { totalCount nodes { reference } }
        clocks(filter: { kind: ${kinds} }) { totalCount }
        sources { totalCount nodes { name } }
        overview { openCount uncoveredCount needsMendingCount brokenCount }
        ticket(reference: $reference) { reference }
        board(id: $board) { frame { openCount brokenCount broken { id } nextToBreak { id } } }
      }`,
      { board, reference: String(Date.parse(begin)) },
    );
    expect(seen).toEqual({
      tickets: { totalCount: 0, nodes: [] },
      clocks: { totalCount: 0 },
      sources: { totalCount: 0, nodes: [] },
      overview: { openCount: 0, uncoveredCount: 0, needsMendingCount: 0, brokenCount: 0 },
      ticket: null,
      board: { frame: { openCount: 0, brokenCount: 0, broken: [], nextToBreak: [] } },
    });
    // What is told next is of a customer's ticket.
    const at = floor.time.now().toString();
    await floor.record('desk', { ticket: 'A-1', kind: 'OPENED', at, serviceAccount: party.account });
    expect((await heard.next()).data.slaChanges.ticket.reference).toBe('A-1');
    heard.close();
  });

  test('is forgotten ten minutes later, ticket and clock', async () => {
    turnTo(Date.parse(begin) + 30 * 60_000);
    await awaited(30);
    expect(await flown()).toBe(1);
    const clocks = await rows("select c.id from clock c where c.measure = 'RESOLUTION' and c.kind = 'OLA'");
    expect(clocks).toHaveLength(1);
  });
});
