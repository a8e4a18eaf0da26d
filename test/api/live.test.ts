// What listeners hear: every change, without a gap and without a double.
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

interface Change {
  readonly cursor: string;
  readonly revision: number;
  readonly at: string;
  readonly kind: string;
  readonly limit: string | null;
  readonly previousStanding: string | null;
  readonly standing: string | null;
  readonly ticket: { readonly reference: string; readonly status: string };
  readonly clock: {
    readonly measure: string;
    readonly phase: string;
    readonly spent: string;
    readonly promise: { readonly headroom: string };
  };
  readonly cause: { readonly eventId: string } | null;
}
const changeFields = `cursor revision at kind limit previousStanding standing ticket { reference status }
  clock { measure phase spent promise { headroom } } cause { eventId }`;

const changes = (variables: Record<string, unknown> = {}, token?: string) =>
  subscribe<{ slaChanges: Change }>(
    `subscription($filter: TicketFilter, $after: Cursor) { slaChanges(filter: $filter, after: $after) { ${changeFields} } }`,
    variables,
    token,
  );

async function take(subscription: Subscription<{ slaChanges: Change }>, count: number): Promise<Change[]> {
  const taken: Change[] = [];
  while (taken.length < count) taken.push((await subscription.next()).data.slaChanges);
  return taken;
}

const said = ({ kind, limit, clock: { measure } }: Change): string =>
  `${measure} ${kind}${limit === null ? '' : ` ${limit}`}`;

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

describe('a listener', () => {
  test('hears what happens to a clock, as it was read then, with the event behind it', async () => {
    const after = await floor.cursor();
    const ticket = nextTicket();
    const heard = changes({ after, filter: { references: [ticket], measure: ['RESOLUTION'] } });
    await floor.record('desk', opened(ticket, { eventId: `${ticket}/open` }));
    const started = await take(heard, 2);
    // The filter is about the ticket: its other clock is heard too.
    expect(started.map(said).sort()).toEqual(['FIRST_RESPONSE STARTED', 'RESOLUTION STARTED']);
    expect(started[0]).toMatchObject({
      revision: 1,
      at: floor.time.now().toString({ smallestUnit: 'millisecond' }),
      previousStanding: null,
      standing: 'ON_TRACK',
      cause: { eventId: `${ticket}/open` },
      ticket: { reference: ticket, status: 'NEW' },
    });
    const at = later(23);
    await floor.turnTo(at);
    const [warned] = await take(heard, 1);
    expect(warned).toMatchObject({
      kind: 'AT_RISK',
      limit: 'TARGET',
      previousStanding: 'ON_TRACK',
      standing: 'AT_RISK',
      revision: 2,
      cause: null,
    });
    expect(Date.parse(at) - Date.parse(warned?.at ?? '')).toBe(30_000);
    // The reading stored with the change, whenever it is shown.
    await floor.turnTo(later(60));
    const [again] = await take(changes({ after: started[1]?.cursor, filter: { references: [ticket] } }), 1);
    expect(again).toEqual(warned);
  });

  test('that begins after its snapshot hears what came between, though it was not yet listening', async () => {
    const after = await floor.cursor();
    const ticket = nextTicket();
    await floor.record('desk', opened(ticket));
    await floor.quiet();
    expect((await take(changes({ after }), 2)).every((change) => change.ticket.reference === ticket)).toBe(true);
  });

  test('without a cursor hears nothing of what was before', async () => {
    const heard = changes();
    // Its first message tells that it listens: what it hears is this ticket and none before it.
    const ticket = nextTicket();
    const listener = { hears: false };
    const first = heard.next().finally(() => (listener.hears = true));
    for (let n = 0; !listener.hears && n < 200; n += 1) {
      await floor.record('desk', opened(`${ticket}-${String(n)}`));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect((await first).data.slaChanges.ticket.reference).toContain(ticket);
  });

  test('that is cut off again and again while events are recorded misses nothing and hears nothing twice', async () => {
    await floor.quiet();
    const begin = await floor.cursor();
    const names = Array.from({ length: 20 }, nextTicket);
    const recorder = { isOver: false };
    const recording = (async () => {
      for (const name of names) {
        await floor.record('desk', opened(name));
        await floor.record('desk', {
          ticket: name,
          kind: 'STATUS_CHANGED',
          status: 'WAITING_CUSTOMER',
          at: floor.time.now().toString(),
        });
        await floor.record('desk', { ticket: name, kind: 'RESOLVED', at: floor.time.now().toString() });
      }
      await floor.quiet();
      recorder.isOver = true;
    })();
    const heard: Change[] = [];
    let cuts = 0;
    let after = begin;
    const last = async (): Promise<number> => position(await floor.cursor());
    while (!recorder.isOver || position(after) < (await last())) {
      const subscription = changes({ after });
      for (let n = 0; n < 1 + (cuts % 7); n += 1) {
        heard.push(...(await take(subscription, 1)));
        after = heard.at(-1)?.cursor ?? after;
        if (recorder.isOver && position(after) >= (await last())) break;
      }
      subscription.close();
      cuts += 1;
    }
    await recording;
    expect(cuts).toBeGreaterThan(10);
    const positions = heard.map(({ cursor }) => position(cursor));
    // Every position of the log behind the first cursor, in order: all changes were of tickets of this test.
    expect(positions).toEqual(Array.from({ length: positions.length }, (_, n) => position(begin) + 1 + n));
    expect(positions.at(-1)).toBe(await last());
    expect(new Set(heard.map(({ ticket }) => ticket.reference)).size).toBe(20);
  });

  test('hears a change whose ticket satisfies the filter before it or after it, and no other', async () => {
    const ticket = nextTicket();
    const after = await floor.cursor();
    await floor.record('desk', opened(ticket));
    await floor.record('desk', {
      ticket,
      kind: 'STATUS_CHANGED',
      status: 'WAITING_CUSTOMER',
      at: floor.time.now().toString(),
    });
    await floor.record('desk', {
      ticket,
      kind: 'STATUS_CHANGED',
      status: 'OPEN',
      at: floor.time.now().add({ milliseconds: 1 }).toString(),
    });
    await floor.turnTo(later(1));
    await floor.record('desk', { ticket, kind: 'RESOLVED', at: floor.time.now().toString() });
    await floor.quiet();
    const all = await take(changes({ after, filter: { references: [ticket] } }), 6);
    const told = (wanted: readonly Change[]): string[] => wanted.map(({ cursor }) => cursor);
    const behind = async (filter: object, count: number): Promise<string[]> =>
      told(await take(changes({ after, filter: { references: [ticket], ...filter } }), count));
    expect(all.map(said)).toEqual([
      'FIRST_RESPONSE STARTED',
      'RESOLUTION STARTED',
      'RESOLUTION PAUSED',
      'RESOLUTION RESUMED',
      'FIRST_RESPONSE VOIDED',
      'RESOLUTION MET PROMISE',
    ]);
    // It waits after the third and before the fourth.
    expect(await behind({ status: ['WAITING_CUSTOMER'] }, 2)).toEqual(told(all.slice(2, 4)));
    expect(await behind({ open: false }, 2)).toEqual(told(all.slice(4)));
    expect(await behind({ standing: ['MET'], measure: ['RESOLUTION'] }, 2)).toEqual(told(all.slice(4)));
    // Nothing else would come: the next thing heard is the next thing that happens.
    const subscription = changes({ after, filter: { references: [ticket], open: false } });
    await take(subscription, 2);
    await floor.record('desk', { ticket, kind: 'REOPENED', status: 'OPEN', at: floor.time.now().toString() });
    expect((await take(subscription, 1)).map(said)).toEqual(['RESOLUTION REOPENED']);
  });

  test('finds tickets by what people wrote, which the log itself does not hold', async () => {
    const after = await floor.cursor();
    const [one, two] = [nextTicket(), nextTicket()];
    await floor.record('desk', opened(one, { subject: 'The coffee machine' }), opened(two, { subject: 'The printer' }));
    await floor.quiet();
    const heard = await take(changes({ after, filter: { text: 'COFFEE' } }), 2);
    expect(heard.every(({ ticket }) => ticket.reference === one)).toBe(true);
  });

  test('is not told of history: what lies before the effects of its source is silent', async () => {
    await floor.ask(
      'mutation { saveSource(input: { name: "history", effectsFrom: "2026-03-02T12:00:00Z" }) { userErrors { code } } }',
    );
    const after = await floor.cursor();
    const ticket = nextTicket();
    await floor.record('history', opened(ticket, { at: '2026-02-01T00:00:00Z' }), {
      ticket,
      kind: 'RESOLVED',
      at: '2026-02-01T09:00:00Z',
    });
    await floor.record('history', { ticket, kind: 'REOPENED', status: 'OPEN', at: floor.time.now().toString() });
    const heard = await take(changes({ after, filter: { source: ['history'] } }), 1);
    expect(heard.map(said)).toEqual(['RESOLUTION REOPENED']);
    expect(position(heard[0]?.cursor ?? '')).toBeGreaterThan(position(after) + 2);
    const { clocks } = await floor.ask<{ clocks: { totalCount: number } }>(
      'query($t: String!) { clocks(filter: { references: [$t] }) { totalCount } }',
      { t: ticket },
    );
    expect(clocks.totalCount).toBe(2);
  });

  test('that is an integration hears of the tickets of its sources alone', async () => {
    const token = await floor.token({ name: 'mail', role: 'INTEGRATION', sources: ['mail'] });
    const after = await floor.cursor();
    const [ours, theirs] = [nextTicket(), nextTicket()];
    await floor.record('desk', opened(theirs));
    await floor.record('mail', opened(ours));
    await floor.quiet();
    const heard = await take(changes({ after }, token), 2);
    expect(heard.every(({ ticket }) => ticket.reference === ours)).toBe(true);
    const asked = changes({ after, filter: { source: ['desk', 'mail'] } }, token);
    expect((await take(asked, 2)).every(({ ticket }) => ticket.reference === ours)).toBe(true);
  });

  test('of one ticket hears of that ticket alone', async () => {
    const [one, two] = [nextTicket(), nextTicket()];
    await floor.record('desk', opened(one), opened(two));
    await floor.quiet();
    const after = await floor.cursor();
    const { ticket } = await floor.ask<{ ticket: { id: string } }>(
      'query($r: String!) { ticket(reference: $r) { id } }',
      { r: two },
    );
    const heard = subscribe<{ ticketChanged: { kind: string; ticket: { reference: string } } }>(
      'subscription($id: ID!, $after: Cursor) { ticketChanged(id: $id, after: $after) { kind ticket { reference } } }',
      { id: ticket.id, after },
    );
    for (const name of [one, two])
      await floor.record('desk', { ticket: name, kind: 'RESOLVED', at: floor.time.now().toString() });
    expect((await heard.next()).data.ticketChanged.ticket.reference).toBe(two);
    expect((await heard.next()).data.ticketChanged.ticket.reference).toBe(two);
  });

  test('shares one execution of each change with all who ask the same with the same rights', async () => {
    const executed = async (): Promise<number> => {
      const headers = { authorization: `Bearer ${floor.server.adminToken}` };
      const text = await (await fetch(`${floor.server.url}/metrics`, { headers })).text();
      return Number(/^headroom_live_executions_total (\d+)$/m.exec(text)?.[1]);
    };
    const ticket = nextTicket();
    const filter = { references: [ticket] };
    const after = await floor.cursor();
    await floor.record('desk', opened(ticket));
    // They resume, so that each is known to listen before anything is counted.
    const listeners = Array.from({ length: 10 }, () => changes({ after, filter }));
    const started = await Promise.all(listeners.map((one) => take(one, 2)));
    expect(new Set(started.map((each) => each.map(said).join())).size).toBe(1);
    const before = await executed();
    await floor.record('desk', {
      ...{ ticket, kind: 'AGENT_REPLIED', actor: 'AGENT', by: 'Ann' },
      at: floor.time.now().toString(),
    });
    const met = await Promise.all(listeners.map((one) => take(one, 1)));
    expect(met.map((each) => each.map(said))).toEqual(Array(10).fill(['FIRST_RESPONSE MET PROMISE']));
    expect((await executed()) - before).toBe(1);
  });

  test('is told to take a new snapshot when its cursor is of another log or beyond this one', async () => {
    const cursor = await floor.cursor();
    const beyond = `${cursor.split('.')[0] ?? ''}.${String(position(cursor) + 1_000)}`;
    for (const [after, code] of [
      ['0ther.1', 'RESUME_TOO_OLD'],
      [beyond, 'RESUME_TOO_OLD'],
      ['nonsense', 'CURSOR_UNREADABLE'],
    ]) {
      expect((await changes({ after }).next()).errors, after).toMatchObject([{ extensions: { code } }]);
      const board = await floor.board();
      const frames = subscribe(
        'subscription($board: ID!, $after: Cursor) { board(id: $board, after: $after) { cursor } }',
        { board, after },
      );
      expect((await frames.next()).errors, after).toMatchObject([{ extensions: { code } }]);
    }
  });

  // The last of this file: the log is another one afterwards.
  test('is told to take a new snapshot when the database under it was restored', async () => {
    const heard = changes({ after: await floor.cursor() });
    await floor.record('desk', opened(nextTicket()));
    await take(heard, 2);
    const board = await floor.board();
    const frames = subscribe<{ board: { cursor: string } }>(
      'subscription($board: ID!) { board(id: $board) { cursor } }',
      { board },
    );
    await frames.next();
    const before = await floor.cursor();
    await floor.server.app.database.transaction((tx) => tx.rows("update log_head set epoch = 'restored'"));
    expect((await frames.next()).data.board.cursor).toMatch(/^restored\./);
    expect(await heard.ended).toMatchObject([{ extensions: { code: 'RESUME_TOO_OLD' } }]);
    expect((await changes({ after: before }).next()).errors).toMatchObject([
      { extensions: { code: 'RESUME_TOO_OLD' } },
    ]);
  });
});
