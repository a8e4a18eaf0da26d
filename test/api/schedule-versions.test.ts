// Versions of schedules through the API: who follows them, what they move, and how the past is corrected.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  office,
  startScheduleWorld,
  weekdays,
  type SavedAnswer,
  type ScheduleWorld,
} from '../support/schedule-world.ts';

// 2026-03-02 is a Monday.
let world: ScheduleWorld;
beforeAll(async () => {
  world = await startScheduleWorld('2026-03-02T09:00:00Z');
});
afterAll(() => world.close());

const afternoon = [{ from: '13:00', to: '21:00' }];
const late = Object.fromEntries(Object.keys(weekdays).map((day) => [day, afternoon]));
const lateOffice = office({ periods: [{ period: 'PRIME', weekly: late }] });

const opened = (ticket: string, customer: string, at: string): { ticket: string; kind: string; at: string } =>
  ({ ticket, kind: 'OPENED', at, actor: 'CUSTOMER', serviceAccount: `${customer}-1` }) as never;

const refusals = ({ userErrors, version, moves }: SavedAnswer): unknown => {
  expect({ version, moves }).toEqual({ version: null, moves: null });
  return userErrors.map(({ code, path }) => [code, path?.join('.') ?? null]);
};

describe('a new version', () => {
  test('moves the tickets of agreements that follow, leaves the pinned, and is never an edit', async () => {
    const schedule = await world.schedule('Moving');
    await world.follower('Follows', schedule, 'FOLLOWS');
    await world.follower('Stays', schedule, null);
    await world.follower('Holidays', schedule, 'HOLIDAYS_ONLY');
    await world.record('desk', opened('F-1', 'Follows', '2026-03-02T09:00:00Z'));
    await world.record('desk', opened('P-1', 'Stays', '2026-03-02T09:00:00Z'));
    await world.record('desk', opened('H-1', 'Holidays', '2026-03-02T09:00:00Z'));
    await world.quiet();
    const due = async (reference: string): Promise<string | null | undefined> =>
      (await world.clock(reference, 'RESOLUTION')).promise?.dueAt;
    expect(await Promise.all(['F-1', 'P-1', 'H-1'].map(due))).toEqual(Array(3).fill('2026-03-02T17:00:00.000Z'));

    const change = { schedule, definition: lateOffice, validFrom: '2026-03-02T12:00:00Z' };
    const dry = await world.saveVersion({ ...change, dryRun: true });
    expect(dry).toMatchObject({ schedule: null, version: null, isCorrection: false, userErrors: [] });
    expect(dry.moves).toMatchObject({
      totalTickets: 1,
      isComplete: true,
      tickets: [{ reference: 'F-1' }],
      agreements: [{ agreement: { number: 'Follows-SLA' } }],
      pinned: [{ agreement: { number: 'Stays-SLA' } }],
      totalFlips: 0,
    });
    await world.quiet();
    expect(await due('F-1')).toBe('2026-03-02T17:00:00.000Z');

    const saved = await world.saveVersion({ ...change, reason: 'Later hours' });
    expect(saved).toMatchObject({ schedule: { version: 2 }, version: { version: 2, reason: 'Later hours' } });
    expect(saved.moves).toEqual(dry.moves);
    await world.quiet();
    // 09 to 12 under the first version, 13 to 18 under the second.
    expect(await Promise.all(['F-1', 'P-1', 'H-1'].map(due))).toEqual([
      '2026-03-02T18:00:00.000Z',
      '2026-03-02T17:00:00.000Z',
      '2026-03-02T17:00:00.000Z',
    ]);
    expect((await world.clock('F-1', 'RESOLUTION')).schedule.openSpans[0]).toEqual({
      from: '2026-03-02T09:00:00.000Z',
    });
    const [shown] = await versionsOf('Moving');
    expect(shown?.versions.nodes).toEqual([
      { version: 2, validFrom: '2026-03-02T12:00:00.000Z', validUntil: null, isCorrection: false },
      {
        version: 1,
        validFrom: '1900-01-01T00:00:00.000Z',
        validUntil: '2026-03-02T12:00:00.000Z',
        isCorrection: false,
      },
    ]);
    expect(shown?.inForce.version).toBe(1);
  });

  test('with other holidays moves those that follow holidays only, and keeps their hours', async () => {
    const schedule = await world.schedule('Festive');
    await world.follower('Festive', schedule, 'HOLIDAYS_ONLY', [
      { number: '1', measure: 'RESOLUTION', promise: 'PT10H' },
    ]);
    await world.record('desk', opened('H-2', 'Festive', '2026-03-02T09:00:00Z'));
    await world.quiet();
    const definition = { ...lateOffice, holidays: ['2026-03-03'] };
    const saved = await world.saveVersion({ schedule, definition, validFrom: '2026-03-02T18:00:00Z' });
    expect(saved.moves).toMatchObject({ totalTickets: 1, tickets: [{ reference: 'H-2' }], pinned: [] });
    await world.quiet();
    // 8 h on Monday; Tuesday is a holiday; 2 h on Wednesday from 09:00, not from 13:00.
    expect((await world.clock('H-2', 'RESOLUTION')).promise?.dueAt).toBe('2026-03-04T11:00:00.000Z');
  });
});

const versionsOf = async (
  search: string,
): Promise<
  readonly { readonly inForce: { readonly version: number }; readonly versions: { readonly nodes: unknown } }[]
> =>
  (
    await world.ask<{ coverageSchedules: { nodes: never[] } }>(
      `query ($search: String!) { coverageSchedules(search: $search) { totalCount nodes { inForce { version }
         versions { nodes { version validFrom validUntil isCorrection } } } } }`,
      { search },
    )
  ).coverageSchedules.nodes;

describe('a correction of the past', () => {
  test('is a dry run that lists what would flip, then a signed act; both results stay readable', async () => {
    const schedule = await world.schedule('Corrected');
    await world.follower('Kept', schedule, 'FOLLOWS');
    // Opened on Friday, answered by nobody, resolved on Monday at 09:00: 8 h passed on Friday and 0 on Monday.
    await world.record(
      'desk',
      opened('C-1', 'Kept', '2026-02-26T10:00:00Z'),
      { ticket: 'C-1', kind: 'RESOLVED', at: '2026-02-27T12:00:00Z' },
      opened('C-2', 'Kept', '2026-02-27T09:00:00Z'),
      { ticket: 'C-2', kind: 'RESOLVED', at: '2026-02-27T10:00:00Z' },
    );
    await world.quiet();
    // C-1 took 7 h on Thursday and 3 on Friday: late. With Friday a forgotten holiday it took 7 h.
    expect((await world.clock('C-1', 'RESOLUTION')).standing).toBe('BREACHED');
    const correction = {
      schedule,
      definition: office({ holidays: ['2026-02-27'] }),
      validFrom: '2026-02-26T23:00:00Z',
    };
    const dry = await world.saveVersion({ ...correction, dryRun: true });
    expect(dry.isCorrection).toBe(true);
    expect(dry.moves).toMatchObject({
      totalTickets: 0,
      totalFlips: 1,
      flips: [{ measure: 'RESOLUTION', limit: 'PROMISE', from: 'BREACHED', to: 'MET', ticket: { reference: 'C-1' } }],
      flipsByCustomer: [{ customer: { name: 'Kept' }, count: 1 }],
    });
    expect((await world.clock('C-1', 'RESOLUTION')).standing).toBe('BREACHED');

    expect(refusals(await world.saveVersion(correction))).toEqual([['REASON_MISSING', 'reason']]);
    const reason = 'Carnival was forgotten';
    expect(refusals(await world.saveVersion({ ...correction, reason, expectedFlips: 7 }))).toEqual([
      ['FLIPS_CHANGED', 'expectedFlips'],
    ]);
    const changes = world.server.subscribe<{ slaChanges: { kind: string; clock: { ticket: { reference: string } } } }>(
      'subscription { slaChanges { kind clock { ticket { reference } } } }',
    );
    const signed = await world.saveVersion({ ...correction, reason, expectedFlips: 1 });
    expect(signed.version).toMatchObject({ version: 2, isCorrection: true, reason, savedBy: 'Administrator' });
    await world.quiet();
    const told = [(await changes.next()).data.slaChanges, (await changes.next()).data.slaChanges];
    expect(told).toEqual([
      { kind: 'MET', clock: { ticket: { reference: 'C-1' } } },
      { kind: 'WITHDRAWN', clock: { ticket: { reference: 'C-1' } } },
    ]);
    changes.close();
    expect(await world.clock('C-1', 'RESOLUTION')).toMatchObject({ standing: 'MET', spent: 'PT7H' });
    const kept = await world.ask<{ node: unknown }>(
      `query ($id: ID!) { node(id: $id) { ... on CoverageScheduleVersion { reason savedBy isCorrection
         flips { totalCount nodes { from to ticket { reference } customer { name } } } } } }`,
      { id: signed.version?.id },
    );
    expect(kept.node).toEqual({
      ...{ reason, savedBy: 'Administrator', isCorrection: true },
      flips: {
        totalCount: 1,
        nodes: [{ from: 'BREACHED', to: 'MET', ticket: { reference: 'C-1' }, customer: { name: 'Kept' } }],
      },
    });
  });

  test('can break what was said to be kept, and says so', async () => {
    const schedule = await world.schedule('Stricter', office({ holidays: ['2026-02-27'] }));
    await world.follower('Strict', schedule, 'FOLLOWS');
    await world.record('desk', opened('C-3', 'Strict', '2026-02-26T10:00:00Z'), {
      ...{ ticket: 'C-3', kind: 'RESOLVED', at: '2026-02-27T12:00:00Z' },
    });
    await world.quiet();
    const input = { schedule, definition: office(), validFrom: '2026-02-01T00:00:00Z', reason: 'Not a holiday' };
    expect((await world.saveVersion(input)).moves?.flips).toMatchObject([{ from: 'MET', to: 'BREACHED' }]);
    await world.quiet();
    const clock = await world.clock('C-3', 'RESOLUTION');
    expect(clock).toMatchObject({ standing: 'BREACHED', promise: { breachedAt: '2026-02-27T10:00:00.000Z' } });
  });
});

describe('what no version may be', () => {
  test('is refused by name, and nothing is saved', async () => {
    const schedule = await world.schedule('Refused');
    const definition = office();
    const refused = async (input: Record<string, unknown>): Promise<unknown> =>
      refusals(await world.saveVersion({ schedule, definition, ...input }));
    expect(await refused({ validFrom: '1899-12-31T23:59:59Z', reason: 'x' })).toEqual([
      ['BEFORE_FIRST_VERSION', 'validFrom'],
    ]);
    expect(await refused({ validFrom: '1900-01-01T00:00:00Z', reason: 'x' })).toEqual([
      ['VALID_FROM_TAKEN', 'validFrom'],
    ]);
    const nowhere = { schedule, definition: office({ timeZone: 'Mars/Olympus' }) };
    const answer = await world.gql(
      'mutation ($input: SaveCoverageScheduleVersionInput!) { saveCoverageScheduleVersion(input: $input) { userErrors { code } } }',
      { input: nowhere },
    );
    expect(answer.errors[0]).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
      message: expect.stringContaining('"Mars/Olympus" came') as unknown,
    });
    expect(await refused({ definition: { timeZone: 'UTC', periods: [{ period: 'PRIME', weekly: {} }] } })).toEqual([
      ['NEVER_OPENS', 'definition.periods'],
    ]);
    expect(await refused({ definition: office({ holidayCalendars: ['nonsense'] }) })).toEqual([
      ['NOT_FOUND', 'definition.holidayCalendars.0'],
    ]);
    expect(await refused({ reason: 'x'.repeat(2001) })).toEqual([['TOO_LONG', 'reason']]);
    expect(await refused({ schedule: world.server.url })).toEqual([['NOT_FOUND', 'schedule']]);
    const days = Array.from({ length: 10_001 }, (_, i) =>
      Temporal.PlainDate.from('2026-01-01').add({ days: i }).toString(),
    );
    expect(await refused({ definition: office({ holidays: days }) })).toEqual([
      ['TOO_MANY_HOLIDAYS', 'definition.holidays'],
    ]);
    const taken = { validFrom: '2027-01-01T00:00:00Z' };
    expect((await world.saveVersion({ schedule, definition, ...taken })).userErrors).toEqual([]);
    expect(await refused(taken)).toEqual([['VALID_FROM_TAKEN', 'validFrom']]);
    expect((await versionsOf('Refused'))[0]?.versions.nodes).toHaveLength(2);
  });

  test('unlike ten thousand holidays, which are taken', async () => {
    const schedule = await world.schedule('Many');
    const days = Array.from({ length: 10_000 }, (_, i) =>
      Temporal.PlainDate.from('2026-01-01').add({ days: i }).toString(),
    );
    const saved = await world.saveVersion({ schedule, definition: office({ holidays: days }) });
    expect(saved.userErrors).toEqual([]);
    expect(saved.schedule?.holidays).toHaveLength(10_000);
  });
});
