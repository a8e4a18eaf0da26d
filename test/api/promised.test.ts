// A date that was given to a customer for one ticket, as the server keeps it: warned of, broken, moved and taken back.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { TurnableTime } from '../../server/src/clock-source.ts';
import { makeApiWorld, record } from '../support/api-world.ts';
import { turnableClock } from '../support/clock.ts';
import { startServer, type TestServer } from '../support/server.ts';

let time: TurnableTime;
let server: TestServer;
beforeAll(async () => {
  time = turnableClock('2026-03-02T08:00:00Z');
  server = await startServer({ time });
  await makeApiWorld(server);
});
afterAll(() => server.close());

let told = 0;

/** Records events of one ticket that happen now. */
async function tell(ticket: string, ...events: Record<string, unknown>[]): Promise<void> {
  const at = time.now().toString();
  const answer = await record(server, {
    source: 'Desk',
    events: events.map((event) => ({ ticket, at, eventId: `${ticket}/${String((told += 1))}`, ...event })),
  });
  expect(answer.refused).toBe(0);
}

const limit = 'limit { limit dueAt standing warnAt breachedAt noticedAt headroom }';

async function promised(ticket: string): Promise<Record<string, unknown>> {
  const asked = `query ($ticket: String!) { ticket(reference: $ticket) { revision promised { first current slips by ${limit} } } }`;
  const answer = await server.ask<{ ticket: { revision: number; promised: Record<string, unknown> | null } }>(asked, {
    ticket,
  });
  return { revision: answer.ticket.revision, ...answer.ticket.promised };
}

const opened = { kind: 'OPENED' };
const given = (promisedAt: string, by = 'Ada'): Record<string, unknown> => ({ kind: 'PROMISED', by, promisedAt });

describe('a promised instant', () => {
  test('is warned of, broken one millisecond after it, and noticed when it is seen', async () => {
    const changes = server.subscribe('subscription { slaChanges { kind } }');
    await tell('P-1', opened, given('2026-03-02T12:00:00Z'));
    const before = await promised('P-1');
    expect(before).toMatchObject({
      first: '2026-03-02T12:00:00.000Z',
      slips: 0,
      by: 'Ada',
      limit: { limit: null, dueAt: '2026-03-02T12:00:00.000Z', standing: 'ON_TRACK', headroom: 'PT4H' },
    });
    time.turnTo(Temporal.Instant.from('2026-03-02T11:00:00Z'));
    await vi.waitFor(async () => {
      expect(await promised('P-1')).toMatchObject({
        limit: { standing: 'AT_RISK', warnAt: '2026-03-02T11:00:00.000Z', headroom: 'PT1H', breachedAt: null },
      });
    });
    time.turnTo(Temporal.Instant.from('2026-03-02T12:00:00Z'));
    expect(await promised('P-1')).toMatchObject({ limit: { standing: 'AT_RISK', headroom: 'PT0S' } });
    time.turnTo(Temporal.Instant.from('2026-03-02T12:00:00.001Z'));
    await vi.waitFor(async () => {
      expect(await promised('P-1')).toMatchObject({
        revision: Number(before['revision']) + 2,
        limit: {
          standing: 'BREACHED',
          breachedAt: '2026-03-02T12:00:00.000Z',
          noticedAt: '2026-03-02T12:00:00.001Z',
          headroom: '-PT0.001S',
        },
      });
    });
    // No clock stands for it, so that no change of a clock tells of it.
    expect(changes.pending()).toBe(0);
    changes.close();
  });

  test('stays broken when it is moved, keeps the first and counts the slips', async () => {
    await tell('P-1', given('2026-03-02T20:00:00Z', 'Bob'));
    expect(await promised('P-1')).toMatchObject({
      first: '2026-03-02T12:00:00.000Z',
      current: '2026-03-02T20:00:00.000Z',
      slips: 1,
      by: 'Bob',
      limit: { standing: 'BREACHED', breachedAt: '2026-03-02T12:00:00.000Z', noticedAt: '2026-03-02T12:00:00.001Z' },
    });
  });

  test('is kept by a ticket that is resolved in time, and its time left stands still', async () => {
    await tell('P-2', opened, given('2026-03-02T18:00:00Z'), { kind: 'RESOLVED' });
    const kept = { limit: { standing: 'MET', dueAt: '2026-03-02T18:00:00.000Z', headroom: 'PT5H59M59.999S' } };
    expect(await promised('P-2')).toMatchObject(kept);
    time.turnTo(Temporal.Instant.from('2026-03-02T13:00:00.001Z'));
    expect(await promised('P-2')).toMatchObject(kept);
  });

  test('is over with a cancelled ticket', async () => {
    await tell('P-3', opened, given('2026-03-02T18:00:00Z'), { kind: 'CANCELLED' });
    expect(await promised('P-3')).toMatchObject({ limit: { standing: null, dueAt: null, headroom: null } });
  });

  test('that is taken back takes its name with it', async () => {
    await tell('P-4', opened, given('2026-03-02T18:00:00Z'), { ...given('2026-03-02T19:00:00Z', 'Bob'), eventId: 'x' });
    await tell('P-4', { kind: 'RETRACTED', refersTo: 'x', by: 'Eve', reason: 'another ticket was meant' });
    expect(await promised('P-4')).toMatchObject({ current: '2026-03-02T18:00:00.000Z', slips: 0, by: 'Ada' });
  });

  test('read again without anything new makes no revision', async () => {
    const { revision } = await promised('P-4');
    await server.app.database.transaction((tx) =>
      tx.rows(`update ticket set wake_at = to_timestamp(0) where reference = 'P-4'`),
    );
    await tell('P-5', opened);
    await vi.waitFor(async () => {
      const [row] = await server.app.database.transaction((tx) =>
        tx.rows<{ due: boolean }>(
          `select coalesce(wake_at <= $1::timestamptz, false) as due from ticket where reference = 'P-4'`,
          [time.now().toString()],
        ),
      );
      expect(row).toEqual({ due: false });
    });
    expect((await promised('P-4'))['revision']).toBe(revision);
  });
});
