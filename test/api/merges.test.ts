// Merges and splits through the server: told on either ticket or on both, they settle both; undone on either, they restore
// both. All times are of one morning, round the clock counts.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { TurnableTime } from '../../server/src/clock-source.ts';
import { rebuild } from '../../server/src/cli/rebuild.ts';
import { agree, makeApiWorld, record, type ApiWorld } from '../support/api-world.ts';
import { turnableClock } from '../support/clock.ts';
import { startServer, type TestServer } from '../support/server.ts';

let time: TurnableTime;
let server: TestServer;
let world: ApiWorld;
beforeAll(async () => {
  time = turnableClock('2026-03-02T11:00:00Z');
  server = await startServer({ time });
  world = await makeApiWorld(server);
  await agree(server, {
    number: 'C-1',
    customer: world.customer,
    schedule: world.always,
    from: '2026-01-01',
    clauses: [
      { number: '1', measure: 'FIRST_RESPONSE', promise: 'PT4H' },
      { number: '2', measure: 'NEXT_RESPONSE', promise: 'PT4H' },
      { number: '3', measure: 'RESOLUTION', promise: 'PT8H' },
    ],
  });
});
afterAll(() => server.close());

type Said = Readonly<Record<string, unknown>>;
let told = 0;
let pairs = 0;

/** Events of one ticket at times of the morning. */
const tell = (ticket: string, ...events: readonly (readonly [at: string, kind: string, said?: Said])[]): Said[] =>
  events.map(([at, kind, said = {}]) => ({
    ticket,
    eventId: `e${String((told += 1))}`,
    at: `2026-03-02T${at}:00Z`,
    kind,
    ...(kind === 'OPENED' ? { serviceAccount: 'ACC-4' } : {}),
    ...said,
  }));

async function say(...events: readonly Said[][]): Promise<void> {
  const answer = await record(server, { source: 'Desk', events: events.flat() });
  expect(answer.results.flatMap(({ userError }) => (userError === null ? [] : [userError]))).toEqual([]);
}

const instant = (at: string): string => `2026-03-02T${at}:00.000Z`;

interface Seen {
  readonly mergedInto: string | null;
  readonly clocks: Readonly<Record<string, Said>>;
}

/** A ticket as it stands, its clocks by measure and cycle. */
async function see(ticket: string): Promise<Seen> {
  const { ticket: found } = await server.ask<{
    ticket: { mergedInto: { reference: string } | null; clocks: { nodes: Record<string, unknown>[] } };
  }>(
    `query ($ticket: String!) { ticket(reference: $ticket) { mergedInto { reference }
       clocks { nodes { id measure cycle phase voidReason standing startedAt spent promise { dueAt } } } } }`,
    { ticket },
  );
  return {
    mergedInto: found.mergedInto?.reference ?? null,
    clocks: Object.fromEntries(
      found.clocks.nodes.map((clock) => [`${String(clock['measure'])} ${String(clock['cycle'])}`, clock]),
    ),
  };
}

/** Two open tickets: the first asked at 08:00, the second at 09:00. */
async function two(): Promise<readonly [first: string, second: string]> {
  pairs += 1;
  const [first, second] = [`A-${String(pairs)}`, `B-${String(pairs)}`];
  await say(tell(first, ['08:00', 'OPENED']), tell(second, ['09:00', 'OPENED']));
  return [first, second];
}

async function expectMerged(first: string, second: string): Promise<void> {
  const gone = await see(first);
  expect(gone.mergedInto).toBe(second);
  for (const name of ['FIRST_RESPONSE 1', 'RESOLUTION 1'])
    expect(gone.clocks[name]).toMatchObject({ phase: 'VOID', voidReason: 'TRANSFERRED', standing: null });
  const survivor = await see(second);
  expect(survivor.mergedInto).toBeNull();
  for (const name of ['FIRST_RESPONSE 1', 'RESOLUTION 1'])
    expect(survivor.clocks[name]).toMatchObject({ phase: 'RUNNING', startedAt: instant('08:00'), spent: 'PT3H' });
}

async function expectApart(first: string, second: string): Promise<void> {
  for (const [ticket, startedAt, spent] of [
    [first, '08:00', 'PT3H'],
    [second, '09:00', 'PT2H'],
  ] as const) {
    const { mergedInto, clocks } = await see(ticket);
    expect(mergedInto).toBeNull();
    for (const name of ['FIRST_RESPONSE 1', 'RESOLUTION 1'])
      expect(clocks[name]).toMatchObject({ phase: 'RUNNING', startedAt: instant(startedAt), spent });
  }
}

/** Who tells of a deed. */
type Tellers = 'the one that goes' | 'the one that stays' | 'both';

const mergedBy = (
  tellers: Tellers,
  [first, second]: readonly [string, string],
  at: string,
  said: Said = {},
): Said[] => [
  ...(tellers === 'the one that stays' ? [] : tell(first, [at, 'MERGED', { into: second, ...said }])),
  ...(tellers === 'the one that goes' ? [] : tell(second, [at, 'MERGED', { from: first, ...said }])),
];

const everyTeller: readonly Tellers[] = ['the one that goes', 'the one that stays', 'both'];

describe('a merge', () => {
  test.each(everyTeller)('told by %s settles both', async (tellers) => {
    const [first, second] = await two();
    await say(mergedBy(tellers, [first, second], '10:00'));
    await expectMerged(first, second);
  });

  test.each(everyTeller.flatMap((one) => everyTeller.map((other) => [one, other] as const)))(
    'told by %s and undone by %s leaves both as they were',
    async (tellers, undoers) => {
      const [first, second] = await two();
      await say(mergedBy(tellers, [first, second], '10:00'));
      await say(mergedBy(undoers, [first, second], '10:30', { undo: true }));
      await expectApart(first, second);
    },
  );

  test('undone by name, or retracted, leaves both as they were; done again it holds again', async () => {
    const [first, second] = await two();
    await say(tell(first, ['10:00', 'MERGED', { into: second, eventId: 'by-name' }]));
    await say(tell(first, ['10:30', 'MERGED', { undo: true, refersTo: 'by-name' }]));
    await expectApart(first, second);
    await say(tell(second, ['10:40', 'MERGED', { from: first, eventId: 'again' }]));
    await expectMerged(first, second);
    await say(tell(second, ['10:50', 'RETRACTED', { refersTo: 'again', by: 'Eve', reason: 'a mistake' }]));
    await expectApart(first, second);
  });

  test('is not retracted by a ticket that has no part in it, whoever is read together with it', async () => {
    const [first, second] = await two();
    await say(tell(first, ['10:00', 'MERGED', { into: second, eventId: 'not-yours' }]));
    // One call settles all that its events are about, together.
    await say(
      tell('C-stranger', ['10:30', 'OPENED']),
      tell('C-stranger', ['10:40', 'RETRACTED', { refersTo: 'not-yours', by: 'Eve', reason: 'not hers' }]),
      tell(second, ['10:45', 'NOTE_ADDED']),
    );
    await expectMerged(first, second);
  });

  test('is settled by whatever is said later of the one that went, also when it happened before', async () => {
    const [first, second] = await two();
    await say(mergedBy('the one that stays', [first, second], '10:00'));
    await say(tell(first, ['08:30', 'AGENT_REPLIED']));
    expect((await see(second)).clocks).toMatchObject({
      'FIRST_RESPONSE 1': { startedAt: instant('09:00'), spent: 'PT2H' },
      'RESOLUTION 1': { startedAt: instant('08:00'), spent: 'PT3H' },
    });
  });

  test('with a ticket that comes later is settled when it comes', async () => {
    await say(tell('B-late', ['09:00', 'OPENED'], ['10:00', 'MERGED', { from: 'A-late' }]));
    expect((await see('B-late')).clocks['RESOLUTION 1']).toMatchObject({ startedAt: instant('09:00') });
    await say(tell('A-late', ['08:00', 'OPENED']));
    await expectMerged('A-late', 'B-late');
  });

  test('of two tickets of one call is settled by that call', async () => {
    await say(
      tell('A-once', ['08:00', 'OPENED'], ['10:00', 'MERGED', { into: 'B-once' }]),
      tell('B-once', ['09:00', 'OPENED']),
    );
    await expectMerged('A-once', 'B-once');
  });

  test('hands on what was handed over', async () => {
    const [first, second] = await two();
    await say(tell('C-chain', ['09:30', 'OPENED']));
    await say(mergedBy('the one that goes', [first, second], '10:00'), mergedBy('both', [second, 'C-chain'], '10:10'));
    expect((await see('C-chain')).clocks['FIRST_RESPONSE 1']).toMatchObject({ startedAt: instant('08:00') });
    await say(tell(first, ['08:30', 'AGENT_REPLIED']));
    expect((await see('C-chain')).clocks['FIRST_RESPONSE 1']).toMatchObject({ startedAt: instant('09:00') });
  });

  test('in a circle, or with itself, ends', async () => {
    const [first, second] = await two();
    await say(mergedBy('both', [first, second], '10:00'), mergedBy('both', [second, first], '10:10'));
    expect((await see(second)).clocks['RESOLUTION 1']).toMatchObject({ phase: 'VOID' });
    await say(tell(first, ['10:20', 'MERGED', { into: first }]));
    expect((await see(first)).clocks['RESOLUTION 1']).toMatchObject({ phase: 'VOID' });
  });

  test('brings nothing but the deed: what it says of one ticket is not said of the other', async () => {
    const [first, second] = await two();
    await say(tell(first, ['10:00', 'MERGED', { into: second, status: 'CLOSED', group: 'Graveyard' }]));
    const { ticket } = await server.ask<{ ticket: unknown }>(
      'query ($ticket: String!) { ticket(reference: $ticket) { status group } }',
      { ticket: second },
    );
    expect(ticket).toEqual({ status: 'NEW', group: null });
    expect((await see(second)).clocks['RESOLUTION 1']).toMatchObject({ phase: 'RUNNING' });
  });

  test('is proved by the events of the ticket that went', async () => {
    const [first, second] = await two();
    await say(tell(first, ['08:30', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER', eventId: 'wait' }]));
    await say(tell(first, ['08:45', 'STATUS_CHANGED', { status: 'OPEN' }]));
    await say(mergedBy('both', [first, second], '10:00'));
    const { explainClock } = await server.ask<{ explainClock: { segments: { cause: string; kind: string }[] } }>(
      `query ($id: ID!) { explainClock(id: $id) { segments { kind cause event { ticket { reference } } } } }`,
      { id: (await see(second)).clocks['RESOLUTION 1']?.['id'] },
    );
    expect(explainClock.segments).toContainEqual({
      kind: 'PAUSED',
      cause: 'wait',
      event: { ticket: { reference: first } },
    });
  });

  test('leaves a ticket that is open nowhere: not on the floor, not on the wall, not in the portal', async () => {
    const [first, second] = await two();
    const open = async (): Promise<readonly string[]> => {
      const { tickets } = await server.ask<{ tickets: { nodes: { reference: string }[] } }>(
        `query ($references: [String!]) { tickets(filter: { open: true, references: $references }, orderBy: REFERENCE) { nodes { reference } } }`,
        { references: [first, second] },
      );
      return tickets.nodes.map(({ reference }) => reference);
    };
    const { createBoard } = await server.ask<{ createBoard: { board: { id: string } } }>(
      'mutation ($input: CreateBoardInput!) { createBoard(input: $input) { board { id } } }',
      { input: { name: first, filter: { references: [first, second] } } },
    );
    const openOnWall = async (): Promise<number> => {
      const { board } = await server.ask<{ board: { frame: { openCount: number } } }>(
        'query ($id: ID!) { board(id: $id) { frame { openCount } } }',
        { id: createBoard.board.id },
      );
      return board.frame.openCount;
    };
    expect([await open(), await openOnWall()]).toEqual([[first, second], 2]);
    await say(mergedBy('the one that stays', [first, second], '10:00'));
    expect([await open(), await openOnWall()]).toEqual([[second], 1]);
    const { createApiToken } = await server.ask<{ createApiToken: { token: string } }>(
      'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { token } }',
      { input: { name: 'Acme', role: 'CUSTOMER', customer: world.customer } },
    );
    const { data } = await server.gql<{
      gone: { standing: string | null; clocks: { nodes: unknown[] } };
      kept: { clocks: { nodes: unknown[] } };
      tickets: { nodes: { reference: string }[] };
    }>(
      `query ($first: String!, $second: String!) { tickets(open: true, first: 100) { nodes { reference } }
         gone: ticket(reference: $first) { standing clocks { nodes { measure phase standing dueAt } } }
         kept: ticket(reference: $second) { clocks { nodes { measure phase dueAt } } } }`,
      { first, second },
      createApiToken.token,
      '/portal/graphql',
    );
    expect(data?.tickets.nodes.map(({ reference }) => reference)).not.toContain(first);
    expect(data?.tickets.nodes.map(({ reference }) => reference)).toContain(second);
    expect(data?.gone.standing).toBeNull();
    expect(data?.gone.clocks.nodes).toContainEqual({
      measure: 'RESOLUTION',
      phase: 'VOID',
      standing: null,
      dueAt: null,
    });
    expect(data?.kept.clocks.nodes).toContainEqual({
      measure: 'RESOLUTION',
      phase: 'RUNNING',
      dueAt: instant('16:00'),
    });
  });
});

test('an agreement that comes to judge the ticket that went is felt by the one that stayed', async () => {
  const opened = { serviceAccount: 'ACC-7' };
  await say(tell('A-other', ['08:00', 'OPENED', opened], ['10:00', 'MERGED', { into: 'B-other' }]));
  await say(tell('B-other', ['09:00', 'OPENED', opened]));
  // In its term lies the opening of the first alone, until the second agreement takes over.
  const clauses = [{ number: '1', measure: 'RESOLUTION', promise: 'PT8H' }];
  const terms = { customer: world.other, schedule: world.always, clauses };
  await agree(server, { ...terms, number: 'O-2', from: '2026-03-02', timeZone: 'Etc/GMT+9' });
  await agree(server, { ...terms, number: 'O-1', from: '2026-03-01', until: '2026-03-02', timeZone: 'Etc/GMT+9' });
  await vi.waitFor(async () => {
    expect((await see('B-other')).clocks['RESOLUTION 1']).toMatchObject({ startedAt: instant('08:00') });
  });
});

describe('a split', () => {
  const asked = async (): Promise<readonly [from: string, into: string]> => {
    pairs += 1;
    const [from, into] = [`S-${String(pairs)}`, `T-${String(pairs)}`];
    await say(
      tell(
        from,
        ['07:00', 'OPENED'],
        ['07:30', 'AGENT_REPLIED'],
        ['08:00', 'CUSTOMER_REPLIED', { eventId: `asked-${from}`, message: `m-${from}` }],
        ['08:30', 'CUSTOMER_REPLIED'],
      ),
      tell(into, ['09:00', 'OPENED', { actor: 'AGENT' }]),
    );
    return [from, into];
  };
  const splitBy = (tellers: Tellers, [from, into]: readonly [string, string], at: string, said: Said = {}): Said[] => [
    ...(tellers === 'the one that stays'
      ? []
      : tell(from, [at, 'SPLIT', { into, refersTo: `asked-${from}`, ...said }])),
    ...(tellers === 'the one that goes' ? [] : tell(into, [at, 'SPLIT', { from, message: `m-${from}`, ...said }])),
  ];

  test.each(everyTeller)('told by %s counts the moved message from its own time, here and nowhere else', async (by) => {
    const [from, into] = await asked();
    await say(splitBy(by, [from, into], '09:00'));
    expect((await see(into)).clocks['FIRST_RESPONSE 1']).toMatchObject({ startedAt: instant('08:00'), spent: 'PT3H' });
    expect((await see(from)).clocks['NEXT_RESPONSE 1']).toMatchObject({ startedAt: instant('08:30') });
  });

  test.each(everyTeller)('undone by %s gives the message back', async (by) => {
    const [from, into] = await asked();
    await say(splitBy('both', [from, into], '09:00'));
    await say(splitBy(by, [from, into], '09:30', { undo: true }));
    expect((await see(into)).clocks['FIRST_RESPONSE 1']).toMatchObject({ phase: 'NOT_APPLICABLE' });
    expect((await see(from)).clocks['NEXT_RESPONSE 1']).toMatchObject({ startedAt: instant('08:00') });
  });
});

test('two that are merged are recorded by many at once: nobody waits in a circle, and no event is lost', async () => {
  const [first, second] = await two();
  const replies = Array.from({ length: 24 }, (_, n) => tell(n % 2 === 0 ? first : second, ['10:15', 'NOTE_ADDED']));
  await Promise.all([
    say(mergedBy('the one that goes', [first, second], '10:00')),
    ...replies.map((each) => say(each)),
  ]);
  await expectMerged(first, second);
  const [row] = await server.app.database.transaction((tx) =>
    tx.rows<{ deadlocks: number }>('select deadlocks from pg_stat_database where datname = current_database()'),
  );
  expect(row).toEqual({ deadlocks: 0 });
});

test('rebuilding finds nothing to mend', async () => {
  const { differing, examples } = await rebuild(server.app.database, {
    now: () => time.now(),
    onProgress: () => undefined,
  });
  expect({ differing, examples }).toEqual({ differing: 0, examples: [] });
});
