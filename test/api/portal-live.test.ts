// The customer's live changes: numbered for that customer alone, replayed and then live, each once and in order.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trimLog } from '../../server/src/push/log.store.ts';
import type { RawSocket } from '../support/raw-client.ts';
import { startPortalWorld, tokens, type PortalWorld, type SentEvent } from '../support/portal-world.ts';

let world: PortalWorld;
let socket: RawSocket;

beforeAll(async () => {
  world = await startPortalWorld({ start: '2026-03-02T09:00:00Z' });
  socket = await world.socket();
});
afterAll(async () => {
  await socket.close();
  await world.close();
});

interface Change {
  readonly cursor: string;
  readonly kind: string;
  readonly at: string;
  readonly revision: number;
  readonly clock: {
    readonly measure: string;
    readonly phase: string;
    readonly standing: string | null;
    readonly revision: number;
    readonly spent: string;
  };
  readonly ticket: { readonly reference: string; readonly status: string; readonly revision: number };
}

const query = `subscription($after: Cursor) { slaChanges(after: $after) {
  cursor kind at revision clock { measure phase standing revision spent } ticket { reference status revision } } }`;

const changesIn = (frames: readonly string[]): Change[] =>
  frames.map((frame) => (JSON.parse(frame) as { payload: { data: { slaChanges: Change } } }).payload.data.slaChanges);

let operations = 0;
/** Subscribes under an id of its own; `next(n)` waits for the first n changes. */
function follow(
  after: string | null,
  on: RawSocket = socket,
): { readonly id: string; next(count: number): Promise<Change[]>; all(): Change[] } {
  operations += 1;
  const id = `op${String(operations)}`;
  on.subscribe(id, { query, variables: { after } });
  return {
    id,
    next: async (count) => changesIn(await on.received(id, 'next', count)),
    all: () => changesIn(on.of(id).filter((frame) => frame.includes('"type":"next"'))),
  };
}

async function cursorNow(token: string = tokens.acme): Promise<string> {
  const { data } = await world.ask<{ snapshot: { cursor: string } }>({ query: '{ snapshot { cursor } }' }, token);
  return data.snapshot.cursor;
}

const positionOf = (cursor: string): number => Number(cursor.split('.')[1]);
const epochOf = (cursor: string): string => cursor.split('.')[0] ?? '';

let events = 0;
const event = (ticket: string, kind: string, more: Readonly<Record<string, unknown>> = {}): SentEvent => {
  events += 1;
  const actor = kind === 'OPENED' || kind === 'CUSTOMER_REPLIED' ? 'CUSTOMER' : 'AGENT';
  return { ticket, eventId: `e${String(events)}`, at: world.time.now().toString(), kind, actor, ...more };
};
const opened = (ticket: string, account = 'ACME-1'): SentEvent =>
  event(ticket, 'OPENED', { serviceAccount: account, severity: 'NORMAL' });

describe('the numbering', () => {
  it("counts a customer's own changes without a gap, whatever happens to others in between", async () => {
    const live = follow(await cursorNow());
    const others = await world.socket(tokens.other);
    const theirs = follow(await cursorNow(tokens.other), others);
    for (const turn of [1, 2, 3]) {
      await world.record(opened(`A-${String(turn)}`));
      await world.record(opened(`O-${String(turn)}`, 'OTHER-1'), opened(`N-${String(turn)}`, 'nobody'));
    }
    const mine = await live.next(6);
    expect(mine.map(({ cursor }) => positionOf(cursor))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(mine.map(({ ticket }) => ticket.reference)).toEqual(['A-1', 'A-1', 'A-2', 'A-2', 'A-3', 'A-3']);
    expect((await theirs.next(6)).map(({ cursor, ticket }) => [positionOf(cursor), ticket.reference])).toEqual(
      ['O-1', 'O-1', 'O-2', 'O-2', 'O-3', 'O-3'].map((reference, at) => [at + 1, reference]),
    );
    expect(positionOf(await cursorNow())).toBe(6);
    await others.close();
  });

  it('leaves out what happened before the effects of its source begin', async () => {
    const before = await cursorNow();
    await world.floor({
      query:
        'mutation { saveSource(input: { name: "Archive", effectsFrom: "2026-03-02T09:00:00Z" }) { userErrors { message } } }',
    });
    const old = { ...opened('H-1'), at: '2026-02-02T09:00:00Z' };
    const { data } = await world.floor<{ recordTicketEvents: { recorded: number } }>({
      query: 'mutation($input: RecordTicketEventsInput!) { recordTicketEvents(input: $input) { recorded } }',
      variables: { input: { source: 'Archive', events: [old] } },
    });
    expect(data.recordTicketEvents.recorded).toBe(1);
    await world.quiet();
    expect(await cursorNow()).toBe(before);
    // It is there to be read all the same.
    const { data: read } = await world.ask<{ ticket: { standing: string } }>({
      query: '{ ticket(reference: "H-1") { standing } }',
    });
    expect(read.ticket.standing).toBe('BREACHED');
  });
});

describe('a resumed subscription', () => {
  it('tells each change as the clock stood then, and the ticket as it is now', async () => {
    const from = await cursorNow();
    await world.record(opened('R-1'));
    await world.turnTo('2026-03-02T09:30:00Z');
    await world.record(event('R-1', 'AGENT_REPLIED'), event('R-1', 'RESOLVED'));
    const told = await follow(from).next(4);
    expect(told.map(({ kind, clock }) => [clock.measure, kind, clock.phase, clock.standing, clock.spent])).toEqual([
      ['FIRST_RESPONSE', 'STARTED', 'RUNNING', 'ON_TRACK', 'PT0S'],
      ['RESOLUTION', 'STARTED', 'RUNNING', 'ON_TRACK', 'PT0S'],
      ['FIRST_RESPONSE', 'MET', 'STOPPED', 'MET', 'PT30M'],
      ['RESOLUTION', 'MET', 'STOPPED', 'MET', 'PT30M'],
    ]);
    for (const { ticket, revision, clock } of told) {
      expect(ticket).toMatchObject({ reference: 'R-1', status: 'RESOLVED' });
      expect(clock.revision).toBe(revision);
    }
    expect(told.map(({ revision }) => revision)).toEqual([1, 1, 2, 2]);
  });

  it('goes over to the live changes without a gap and without a double, at whatever moment it begins', async () => {
    const start = await cursorNow();
    const first = positionOf(start);
    const rounds = 12;
    const followers: ReturnType<typeof follow>[] = [];
    const recorded: Promise<void>[] = [];
    for (let round = 0; round < rounds; round += 1) {
      recorded.push(world.record(opened(`G-${String(round)}`)));
      followers.push(follow(start));
      if (round % 4 === 3) await recorded[round];
    }
    await Promise.all(recorded);
    const expected = Array.from({ length: 2 * rounds }, (_, at) => first + at + 1);
    for (const follower of followers) {
      const told = await follower.next(expected.length);
      expect(told.map(({ cursor }) => positionOf(cursor))).toEqual(expected);
    }
    // One more change comes next, and it is all that comes.
    await world.record(event('G-0', 'AGENT_REPLIED'));
    for (const follower of followers) await follower.next(expected.length + 1);
    for (const follower of followers) expect(follower.all()).toHaveLength(expected.length + 1);
    for (const { id } of followers) socket.send({ id, type: 'complete' });
  });

  it('begins after any change, also in the middle of what one event did', async () => {
    const head = positionOf(await cursorNow());
    const epoch = epochOf(await cursorNow());
    for (const after of [head - 1, head - 2, head - 5]) {
      const told = await follow(`${epoch}.${String(after)}`).next(head - after);
      expect(positionOf(told[0]?.cursor ?? '')).toBe(after + 1);
    }
  });
});

describe('a cursor that cannot be resumed from', () => {
  const codeOf = async (after: string): Promise<unknown> => {
    const { id } = follow(after);
    await socket.received(id, 'complete', 1);
    const answers = socket
      .of(id)
      .map((frame) => (JSON.parse(frame) as { payload?: { errors?: { extensions: { code: string } }[] } }).payload);
    return answers.flatMap((answer) => answer?.errors ?? []).map(({ extensions }) => extensions.code)[0];
  };

  it('is of another log, beyond the head, or no cursor at all', async () => {
    const cursor = await cursorNow();
    expect(await codeOf(`0ther.${String(positionOf(cursor))}`)).toBe('RESUME_TOO_OLD');
    expect(await codeOf(`${epochOf(cursor)}.${String(positionOf(cursor) + 1)}`)).toBe('RESUME_TOO_OLD');
    expect(await codeOf('nonsense')).toBe('CURSOR_UNREADABLE');
  });

  it('is older than what the log still holds', async () => {
    const kept = await cursorNow();
    const [epoch, last] = [epochOf(kept), positionOf(kept)];
    // What stands in the log so far was recorded before this instant; the other customer has a change behind it.
    await world.turnTo('2026-03-02T09:40:00Z');
    await world.record(opened('O-9', 'OTHER-1'));
    await world.record(opened('K-1'));
    await world.database.transaction((tx) => trimLog(tx, Temporal.Instant.from('2026-03-02T09:40:00Z')));
    expect(await codeOf(`${epoch}.${String(last - 1)}`)).toBe('RESUME_TOO_OLD');
    expect(await codeOf(`${epoch}.0`)).toBe('RESUME_TOO_OLD');
    expect((await follow(kept).next(2)).map(({ ticket }) => ticket.reference)).toEqual(['K-1', 'K-1']);
    // When nothing of the customer is left, its head is still a place to go on from.
    await world.turnTo('2026-03-02T09:44:00Z');
    await world.record(opened('O-10', 'OTHER-1'));
    await world.database.transaction((tx) => trimLog(tx, Temporal.Instant.from('2026-03-02T09:44:00Z')));
    expect(await codeOf(kept)).toBe('RESUME_TOO_OLD');
    const live = follow(await cursorNow());
    await world.record(event('K-1', 'AGENT_REPLIED'));
    expect((await live.next(1)).map(({ kind }) => kind)).toEqual(['MET']);
  });

  it('lies before a row that was forgotten out of its turn', async () => {
    const before = await cursorNow();
    await world.record(opened('K-2'));
    await world.record(opened('K-3'));
    // A slow transaction: numbered late, recorded long ago.
    await world.database.transaction(async (tx) => {
      await tx.rows(
        `update change_log set recorded_at = '2026-02-01' where ticket_id = (select id from ticket where reference = 'K-3')`,
      );
      await trimLog(tx, Temporal.Instant.from('2026-03-01T00:00:00Z'));
    });
    expect(await codeOf(before)).toBe('RESUME_TOO_OLD');
  });
});

describe('a ticket that is given to another customer', () => {
  it('takes its past with it: the first customer is told nothing of it any more', async () => {
    const from = await cursorNow();
    await world.record(opened('M-1'));
    await world.record(opened('M-2'));
    expect((await follow(from).next(4)).map(({ ticket }) => ticket.reference)).toEqual(['M-1', 'M-1', 'M-2', 'M-2']);
    await world.record(event('M-1', 'UPDATED', { serviceAccount: 'OTHER-1' }));
    expect((await follow(from).next(2)).map(({ ticket }) => ticket.reference)).toEqual(['M-2', 'M-2']);
    const { data } = await world.ask({ query: '{ ticket(reference: "M-1") { id } }' });
    expect(data).toEqual({ ticket: null });
    const { data: theirs } = await world.ask<{ ticket: { reference: string } }>(
      { query: '{ ticket(reference: "M-1") { reference } }' },
      tokens.other,
    );
    expect(theirs.ticket.reference).toBe('M-1');
  });
});
