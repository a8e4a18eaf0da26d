// Two worlds, alike but for what is nobody's business but ours: in the second every promise has a private target, and
// groups have promised each other more.
// Whatever happens, the customer gets the same bytes in both, at the same moments: HTTP, sockets, replays.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClockRow, StoredLimit } from '../../server/src/clock/clock.row.ts';
import { printInstant } from '../../server/src/gate/scalars.ts';
import { ofTickets, type LoggedChange } from '../../server/src/push/change-log.ts';
import { loadChanges } from '../../server/src/push/log.store.ts';
import { draftedForReview } from '../support/portal-review.ts';
import type { RawSocket } from '../support/raw-client.ts';
import { startPortalWorld, tokens, type PortalWorld, type SentEvent } from '../support/portal-world.ts';
import { hour, minute, type WorldClause, type WorldOptions } from '../support/world.ts';

// Limits whose private halves are numbers that occur nowhere else.
const clauses: readonly WorldClause[] = [
  { number: '9.1', measure: 'FIRST_RESPONSE', promiseMs: hour, targetMs: 37 * minute },
  { number: '9.2', measure: 'NEXT_RESPONSE', promiseMs: 2 * hour, targetMs: 71 * minute },
  { number: '9.3', measure: 'RESOLUTION', promiseMs: 6 * hour, targetMs: 253 * minute },
  // The same promise, another target: what differs is nobody's business but the floor's.
  { number: '9.3.1', measure: 'RESOLUTION', severity: 'HIGH', promiseMs: 6 * hour, targetMs: 127 * minute },
  { number: '9.3.2', measure: 'RESOLUTION', severity: 'URGENT', promiseMs: 4 * hour, targetMs: 83 * minute },
];
// In the first world it was never agreed.
const internal = (isDraft: boolean): Pick<WorldOptions, 'internal'> => ({
  internal: {
    isDraft,
    clauses: [
      { number: '1', measure: 'RESOLUTION', promiseMs: 59 * minute, targetMs: 31 * minute },
      { number: '2', measure: 'GROUP_OWNERSHIP', promiseMs: 43 * minute },
    ],
  },
});
const promisesAlone = clauses.map(({ targetMs: _, ...clause }) => clause);
const start = '2026-03-02T09:00:00Z';

const clockFields = 'id measure cycle phase standing within spent dueAt headroom breachedAt revision';
const ticketFields = `id reference subject status openedAt resolvedAt standing revision
  clocks { totalCount pageInfo { hasNextPage endCursor } nodes { ${clockFields} ticket { id } } }`;
const everything = `{
  snapshot { cursor serverTime }
  tickets(first: 50) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { ${ticketFields} } } }
  open: tickets(open: true) { totalCount nodes { reference standing revision } }
  agreementsInReview { totalCount edges { cursor node { id number version from until document documentHash
    promises { number measure severity period within } comments { place text proposed at accepted answer } } } }
  reports { totalCount edges { cursor node { id title parts { heading note rows { cells { text value clock } } } } } }
  agreements { totalCount edges { cursor node { id number version from until promises { number measure severity period within } } } }
}`;
const proof = `query($id: ID!) { explainClock(id: $id) { at spent paused zoneData clock { ${clockFields} }
  segments { from to did: kind period promise agreement agreementVersion milliseconds } } }`;
const changes = `subscription($after: Cursor) { slaChanges(after: $after) {
  cursor revision at kind clock { ${clockFields} ticket { id } } ticket { ${ticketFields} } } }`;

/** One of the two worlds with the socket its customer keeps open; what it got since the last look. */
interface Side {
  readonly world: PortalWorld;
  readonly socket: RawSocket;
  seen: number;
}

let plain: Side;
let secret: Side;
const both = <T>(work: (side: Side) => Promise<T>): Promise<[T, T]> => Promise.all([work(plain), work(secret)]);

async function openSide(options: WorldOptions): Promise<Side> {
  const world = await startPortalWorld({ start, fixedIds: true, ...options });
  const socket = await world.socket();
  const [now] = [
    (await world.ask<{ snapshot: { cursor: string } }>({ query: '{ snapshot { cursor } }' })).data.snapshot,
  ];
  socket.subscribe('live', { query: changes, variables: { after: now.cursor } });
  return { world, socket, seen: 0 };
}

beforeAll(async () => {
  plain = await openSide({ clauses: promisesAlone, ...internal(true) });
  secret = await openSide({ clauses, ...internal(false) });
});
afterAll(async () => {
  for (const side of [plain, secret]) {
    await side.socket.close();
    await side.world.close();
  }
});

/** All that reached the customer since the last look, and all that it reads now. */
async function look(side: Side): Promise<string[]> {
  await side.socket.received('live', 'next', await side.world.portalHead());
  // An answer on the same socket: what the server had sent before it has arrived by then.
  const fence = `fence${String(side.seen)}`;
  side.socket.subscribe(fence, { query: '{ snapshot { cursor } }' });
  await side.socket.received(fence, 'complete', 1);
  const frames = side.socket.frames.slice(side.seen);
  side.seen = side.socket.frames.length;
  const answer = await side.world.answer({ query: everything });
  expect(answer).toMatch(/^HTTP\/1.1 200 /);
  const clocks = [...new Set([...answer.matchAll(/"id":"([^"]+)","measure"/g)].map(([, id = '']) => id))];
  const proofs = await Promise.all(clocks.map((id) => side.world.answer({ query: proof, variables: { id } })));
  for (const text of proofs) expect(text).toContain('"zoneData"');
  for (const text of [...frames, answer, ...proofs]) expect(text).not.toContain('"errors"');
  return [...frames, answer, ...proofs];
}

/** Both customers look; answers what the first saw, after holding the second against it. */
async function bothSee(): Promise<readonly string[]> {
  const [seen, other] = await both(look);
  expect(other).toEqual(seen);
  return seen;
}

const kindsIn = (seen: readonly string[]): string[] =>
  seen.flatMap((text) => /"kind":"([A-Z_]+)"/.exec(text)?.[1] ?? []);

let count = 0;
const event = (ticket: string, at: string, kind: string, more: Readonly<Record<string, unknown>> = {}): SentEvent => {
  count += 1;
  return { ticket, eventId: `e${String(count)}`, at, kind, ...more };
};
const opened = (ticket: string, at: string, more: Readonly<Record<string, unknown>> = {}): SentEvent =>
  event(ticket, at, 'OPENED', {
    actor: 'CUSTOMER',
    serviceAccount: 'ACME-1',
    severity: 'NORMAL',
    subject: `About ${ticket}`,
    ...more,
  });

const turn = (at: string): Promise<unknown> => both(({ world }) => world.turnTo(at));
const record = (...events: readonly SentEvent[]): Promise<unknown> => both(({ world }) => world.record(...events));

/** Everything that the floor's log of the second world holds. */
async function logged(): Promise<LoggedChange<ClockRow>[]> {
  const entries = await secret.world.database.transaction((tx) => loadChanges(tx, { after: 0, limit: 10_000 }));
  return ofTickets(entries).flatMap(({ payload }) => payload.changes as readonly LoggedChange<ClockRow>[]);
}

/** Every instant of a target in the second world that is not also one of a promise. */
function secretsIn(changes: readonly LoggedChange<ClockRow>[]): string[] {
  const instants = (limit: StoredLimit | null | undefined): string[] =>
    [limit?.dueAtMs, limit?.warnAtMs, limit?.breachedAtMs].flatMap((ms) =>
      typeof ms === 'number' ? [printInstant(Temporal.Instant.fromEpochMilliseconds(ms))] : [],
    );
  const told = new Set(changes.flatMap(({ clock }) => instants(clock?.promise)));
  return [...new Set(changes.flatMap(({ clock }) => instants(clock?.target)))].filter((instant) => !told.has(instant));
}

const submitted = 'mutation($input: SubmitAgreementInput!) { submitAgreement(input: $input) { userErrors { code } } }';
const saidByUs =
  'mutation($input: CommentOnAgreementInput!) { commentOnAgreement(input: $input) { userErrors { code } } }';
const saidByThem = `mutation($input: CommentOnAgreementInput!) { commentOnAgreement(input: $input) {
  agreement { id document comments { place text proposed accepted } } userErrors { code message path } } }`;

describe('a customer whose floor works to private targets', () => {
  const transcript: string[] = [];
  const step = async (act: () => Promise<unknown>): Promise<string[]> => {
    await act();
    const seen = await bothSee();
    transcript.push(...seen);
    return kindsIn(seen);
  };

  it('is told of its promises at their moments, and nothing at the moments of the targets', async () => {
    expect(await step(() => record(opened('T-1', '2026-03-02T09:00:00Z')))).toEqual(['STARTED', 'STARTED']);
    // 75 % of 37 minutes, then their end.
    expect(await step(() => turn('2026-03-02T09:28:00Z'))).toEqual([]);
    expect(await step(() => turn('2026-03-02T09:37:00.001Z'))).toEqual([]);
    expect(await step(() => turn('2026-03-02T09:50:00Z'))).toEqual(['AT_RISK']);
    expect(await step(() => record(event('T-1', '2026-03-02T09:50:00Z', 'AGENT_REPLIED', { actor: 'AGENT' })))).toEqual(
      ['MET'],
    );
    expect(
      await step(() => record(event('T-1', '2026-03-02T09:50:00Z', 'CUSTOMER_REPLIED', { actor: 'CUSTOMER' }))),
    ).toEqual(['STARTED']);
    // NEXT_RESPONSE passes its target at 11:01 and its own warning at 11:20.
    expect(await step(() => turn('2026-03-02T11:10:00Z'))).toEqual([]);
    expect(await step(() => turn('2026-03-02T11:30:00Z'))).toEqual(['AT_RISK']);
    expect(await step(() => record(event('T-1', '2026-03-02T11:30:00Z', 'AGENT_REPLIED', { actor: 'AGENT' })))).toEqual(
      ['MET'],
    );
    // RESOLUTION: warning of the target at 12:09:45, its end at 13:13.
    expect(await step(() => turn('2026-03-02T12:20:00Z'))).toEqual([]);
    expect(await step(() => turn('2026-03-02T13:20:00Z'))).toEqual([]);
  });

  it('is told of a late fact that heals the target only as far as its promise goes', async () => {
    const waited = event('T-1', '2026-03-02T13:00:00Z', 'STATUS_CHANGED', {
      actor: 'AGENT',
      status: 'WAITING_CUSTOMER',
    });
    expect(await step(() => record(waited))).toEqual(['PAUSED']);
    expect(await step(() => turn('2026-03-02T14:00:00Z'))).toEqual([]);
    expect(
      await step(() =>
        record(event('T-1', '2026-03-02T14:00:00Z', 'STATUS_CHANGED', { actor: 'AGENT', status: 'OPEN' })),
      ),
    ).toEqual(['RESUMED']);
    // 4 h of 6 spent; the target of 4:13 ends at 14:13.
    expect(await step(() => turn('2026-03-02T14:20:00Z'))).toEqual([]);
    expect(await step(() => turn('2026-03-02T15:00:00Z'))).toEqual(['AT_RISK']);
    expect(await step(() => turn('2026-03-02T16:00:00Z'))).toEqual([]);
    expect(await step(() => turn('2026-03-02T16:00:00.001Z'))).toEqual(['BREACHED']);
    await step(() => turn('2026-03-02T16:30:00Z'));
    await step(() => record(event('T-1', '2026-03-02T16:30:00Z', 'RESOLVED', { actor: 'AGENT' })));
  });

  it('sees a change of severity as what it makes of the promise', async () => {
    await step(() =>
      record(opened('T-2', '2026-03-02T16:00:00Z'), opened('T-3', '2026-03-02T16:00:00Z', { severity: 'HIGH' })),
    );
    await step(() => turn('2026-03-02T18:20:00Z'));
    // T-2: 2:20 spent breaks the target of 2:07 at once; T-3: the target is broken, and is looser again now.
    await step(() =>
      record(
        event('T-2', '2026-03-02T18:20:00Z', 'PRIORITY_CHANGED', { actor: 'AGENT', severity: 'HIGH' }),
        event('T-3', '2026-03-02T18:20:00Z', 'PRIORITY_CHANGED', { actor: 'AGENT', severity: 'NORMAL' }),
      ),
    );
    await step(() => turn('2026-03-02T18:30:00Z'));
    await step(() =>
      record(event('T-2', '2026-03-02T18:30:00Z', 'PRIORITY_CHANGED', { actor: 'AGENT', severity: 'URGENT' })),
    );
    await step(() => record(event('T-3', '2026-03-02T18:30:00Z', 'RESOLVED', { actor: 'AGENT' })));
    await step(() => turn('2026-03-02T19:00:00Z'));
    await step(() => record(event('T-3', '2026-03-02T19:00:00Z', 'REOPENED', { actor: 'CUSTOMER' })));
    await step(() => record(event('T-2', '2026-03-02T19:00:00Z', 'CANCELLED', { actor: 'CUSTOMER' })));
  });

  it('reads and comments on the same document before it is signed', async () => {
    const [id] = await both(async (side) => {
      const version = await draftedForReview(side.world, { isSecret: side === secret });
      await side.world.floor({ query: submitted, variables: { input: { version } } });
      await side.world.floor({
        query: saidByUs,
        variables: { input: { version, side: 'PROVIDER', text: 'We aim at 47 minutes.' } },
      });
      const { data: found } = await side.world.ask<{ agreementsInReview: { nodes: { id: string }[] } }>({
        query: '{ agreementsInReview { nodes { id } } }',
      });
      return found.agreementsInReview.nodes[0]?.id ?? '';
    });
    await step(() => Promise.resolve());
    const input = { agreement: id, place: '9.1', text: 'Too late for us.', proposed: 'within 45 minutes' };
    const [answer, other] = await both(({ world }) => world.answer({ query: saidByThem, variables: { input } }));
    expect(answer).toContain('"userErrors":[]');
    expect(other).toBe(answer);
    const seen = await bothSee();
    const read = seen.find((text) => text.includes('agreementsInReview')) ?? '';
    expect(read).toContain('Too late for us.');
    expect(read).toContain('PT1H');
    for (const text of [read, answer]) expect(text).not.toMatch(/target|PT47M|PT43M|47 minutes|MANAGER-ONLY/i);
    transcript.push(...seen, answer);
  });

  it('reads the same again from any cursor on', async () => {
    const head = await plain.world.portalHead();
    expect(head).toBeGreaterThan(15);
    for (const after of [0, 1, Math.floor(head / 2), head - 1]) {
      const [replayed, other] = await both(async ({ socket }) => {
        const id = `replay${String(after)}`;
        socket.subscribe(id, { query: changes, variables: { after: `fixed.${String(after)}` } });
        const frames = await socket.received(id, 'next', head - after);
        socket.send({ id, type: 'complete' });
        return [...frames];
      });
      expect(replayed).toHaveLength(head - after);
      expect(other).toEqual(replayed);
      transcript.push(...other);
    }
    for (const side of [plain, secret]) side.seen = side.socket.frames.length;
  });

  it('finds no number of a target in anything it got', async () => {
    // The check is worth something: targets were warned of, broken, healed and met while the customer listened.
    const changes = await logged();
    const ofTargets = changes.filter(({ limit }) => limit === 'TARGET').map(({ kind }) => kind);
    expect(new Set(ofTargets)).toEqual(new Set(['AT_RISK', 'OVER_TARGET', 'WITHDRAWN']));
    const got = transcript.join('\n');
    const secrets = secretsIn(changes);
    expect(secrets.length).toBeGreaterThan(10);
    for (const instant of secrets) expect(got).not.toContain(instant);
    for (const limit of ['PT37M', 'PT1H11M', 'PT4H13M', 'PT2H7M', 'PT1H23M']) expect(got).not.toContain(`"${limit}"`);
    expect(got).toContain('"milliseconds"');
    expect(got).not.toMatch(/target/i);
    // While staff read them all.
    const { data } = await secret.world.floor({
      query:
        '{ agreement(number: "ACME-SLA") { versions { nodes { clauses { target } } } } ticket(reference: "T-1") { standing clocks { nodes { target { dueAt } } } } }',
    });
    expect(JSON.stringify(data)).toContain('"PT4H13M"');
  });
});

describe('whatever happens', () => {
  const acts = [
    'CUSTOMER_REPLIED',
    'AGENT_REPLIED',
    'WAIT',
    'GO_ON',
    'SEVERITY',
    'RESOLVED',
    'REOPENED',
    'LATE_WAIT',
    'NOTHING',
  ] as const;
  const life = fc.array(
    fc.record({
      act: fc.constantFrom(...acts),
      minutes: fc.integer({ min: 0, max: 150 }),
      severity: fc.constantFrom('NORMAL', 'HIGH', 'URGENT'),
    }),
    {
      minLength: 4,
      maxLength: 9,
    },
  );
  let lives = 0;

  it('the customer of both worlds reads the same', async () => {
    await fc.assert(
      fc.asyncProperty(life, async (steps) => {
        lives += 1;
        const ticket = `L-${String(lives)}`;
        const { time } = plain.world;
        await record(opened(ticket, time.now().toString()));
        await bothSee();
        for (const { act, minutes, severity } of steps) {
          await turn(
            time
              .now()
              .add({ minutes, milliseconds: minutes % 2 })
              .toString(),
          );
          await bothSee();
          const events = eventsOf(ticket, { act, severity }, time.now());
          if (events.length > 0) await record(...events);
          await bothSee();
        }
      }),
      { numRuns: 5 },
    );
  }, 180_000);

  function eventsOf(
    ticket: string,
    { act, severity }: { readonly act: (typeof acts)[number]; readonly severity: string },
    now: Temporal.Instant,
  ): SentEvent[] {
    const at = now.toString();
    const status = (to: string, when = at): SentEvent =>
      event(ticket, when, 'STATUS_CHANGED', { actor: 'AGENT', status: to });
    switch (act) {
      case 'NOTHING':
        return [];
      case 'WAIT':
        return [status('WAITING_CUSTOMER')];
      case 'GO_ON':
        return [status('OPEN')];
      case 'LATE_WAIT':
        return [status('WAITING_CUSTOMER', now.subtract({ minutes: 45 }).toString())];
      case 'SEVERITY':
        return [event(ticket, at, 'PRIORITY_CHANGED', { actor: 'AGENT', severity })];
      case 'CUSTOMER_REPLIED':
        return [event(ticket, at, act, { actor: 'CUSTOMER' })];
      case 'AGENT_REPLIED':
      case 'RESOLVED':
      case 'REOPENED':
        return [event(ticket, at, act, { actor: 'AGENT' })];
      default:
        return act satisfies never;
    }
  }

  it('and another customer was told nothing of it', async () => {
    expect(await secret.world.portalHead(secret.world.other)).toBe(0);
    expect(
      (
        await secret.world.ask<{ tickets: { totalCount: number } }>(
          { query: '{ tickets { totalCount } }' },
          tokens.other,
        )
      ).data.tickets.totalCount,
    ).toBe(0);
  });
});
