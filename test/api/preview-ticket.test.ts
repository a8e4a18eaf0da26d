// A ticket's life on given values, asked as a contract author asks: the examples of the law, and what is refused.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.close();
});

const week = (from: string, to: string) =>
  Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [{ from, to }]]));
const always = { timeZone: 'UTC', periods: [{ period: 'PRIME', weekly: daily('00:00', '24:00') }] };
const office = { timeZone: 'Europe/Berlin', periods: [{ period: 'PRIME', weekly: week('09:00', '17:00') }] };

function daily(from: string, to: string): object {
  return { ...week(from, to), sat: [{ from, to }], sun: [{ from, to }] };
}

interface Preview {
  readonly clocks: readonly {
    readonly measure: string;
    readonly phase: string;
    readonly standing: string | null;
    readonly spent: string;
    readonly excluded: boolean;
    readonly promise: Readonly<Record<string, unknown>> | null;
    readonly segments: readonly {
      readonly kind: string;
      readonly milliseconds: number;
      readonly cause: string | null;
    }[];
  }[];
  readonly inversions: readonly Readonly<Record<string, unknown>>[];
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[];
}

async function preview(input: object): Promise<Preview> {
  const { previewTicket } = await server.ask<{ previewTicket: Preview }>(
    `query($input: PreviewTicketInput!) { previewTicket(input: $input) {
       clocks { measure phase standing spent excluded segments { kind milliseconds cause because clause share }
         promise { limit dueAt standing breachedAt noticedAt byReclassification headroom shares { period used limit } } }
       inversions { clauses earlier { openedAt dueAt } later { openedAt dueAt } }
       userErrors { code message path } } }`,
    { input },
  );
  return previewTicket;
}

const resolution = (promise: string, more: object = {}) => ({ measure: 'RESOLUTION', promise, ...more });

describe('the examples of the law', () => {
  test('a pause over the weekend costs the customer nothing', async () => {
    const { clocks } = await preview({
      schedule: office,
      clauses: [resolution('PT4H')],
      events: [
        { at: '2026-03-27T15:00:00Z', kind: 'OPENED' },
        { at: '2026-03-27T15:30:00Z', kind: 'STATUS_CHANGED', status: 'WAITING_CUSTOMER', eventId: 'wait' },
        { at: '2026-03-30T08:00:00Z', kind: 'STATUS_CHANGED', status: 'OPEN' },
      ],
      asOf: '2026-03-30T08:00:00Z',
    });
    expect(clocks).toMatchObject([
      {
        phase: 'RUNNING',
        spent: 'PT30M',
        excluded: false,
        promise: { limit: 'PT4H', dueAt: '2026-03-30T11:30:00.000Z', headroom: 'PT3H30M' },
        segments: [
          { kind: 'RUNNING', milliseconds: 1_800_000, cause: 'event 1', because: 'Ticket opened', clause: '1' },
          { kind: 'PAUSED', cause: 'wait' },
        ],
      },
    ]);
  });

  test('a stricter severity that is used up already broke at the instant it was used up', async () => {
    const { clocks } = await preview({
      schedule: always,
      clauses: [resolution('PT8H', { severity: 'NORMAL' }), resolution('PT2H', { severity: 'URGENT' })],
      events: [
        { at: '2026-03-02T10:00:00Z', kind: 'OPENED' },
        { at: '2026-03-02T11:00:00Z', kind: 'STATUS_CHANGED', status: 'WAITING_CUSTOMER' },
        { at: '2026-03-02T12:00:00Z', kind: 'CUSTOMER_REPLIED' },
        { at: '2026-03-02T14:00:00Z', kind: 'PRIORITY_CHANGED', severity: 'URGENT' },
      ],
      asOf: '2026-03-02T14:00:00Z',
    });
    expect(clocks).toMatchObject([
      {
        standing: 'BREACHED',
        spent: 'PT3H',
        promise: {
          breachedAt: '2026-03-02T13:00:00.000Z',
          noticedAt: '2026-03-02T14:00:00.000Z',
          byReclassification: true,
        },
      },
    ]);
  });

  const day = {
    timeZone: 'UTC',
    periods: [
      { period: 'PRIME', weekly: daily('08:00', '18:00') },
      { period: 'NON_PRIME', weekly: daily('18:00', '08:00') },
    ],
  };
  const byPeriod = (more: object) => [
    resolution('PT1H', { period: 'PRIME', ...more }),
    resolution('PT4H', { period: 'NON_PRIME', ...more }),
  ];

  test('a blended limit is used up by the period it runs in', async () => {
    const { clocks } = await preview({
      schedule: day,
      clauses: byPeriod({ allowance: 'BLENDED' }),
      events: [{ at: '2026-03-02T17:50:00Z', kind: 'OPENED' }],
      asOf: '2026-03-02T18:00:00Z',
    });
    expect(clocks).toMatchObject([
      {
        promise: {
          limit: null,
          dueAt: '2026-03-02T21:20:00.000Z',
          shares: [
            { period: 'PRIME', limit: 'PT1H' },
            { period: 'NON_PRIME', limit: 'PT4H' },
          ],
        },
        segments: [{ kind: 'RUNNING', milliseconds: 600_000 }],
      },
    ]);
  });

  test('limits fixed at the start are searched for the worst pair that they invert', async () => {
    const { inversions } = await preview({
      schedule: day,
      clauses: byPeriod({}),
      events: [{ at: '2026-03-02T17:50:00Z', kind: 'OPENED' }],
      asOf: '2026-03-02T17:50:00Z',
    });
    expect(inversions).toHaveLength(1);
    expect(inversions[0]).toMatchObject({ clauses: ['1', '2'] });
    const blended = await preview({
      schedule: day,
      clauses: byPeriod({ allowance: 'BLENDED' }),
      events: [],
      asOf: '2026-03-02T17:50:00Z',
    });
    expect(blended).toEqual({ clocks: [], inversions: [], userErrors: [] });
  });
});

describe('refused by name', () => {
  const refused = async (input: object): Promise<readonly string[]> => {
    const opened = [{ at: '2026-03-02T10:00:00Z', kind: 'OPENED' }];
    const asked = { schedule: always, clauses: [resolution('PT4H')], events: opened, asOf: '2026-03-02T12:00:00Z' };
    const { clocks, userErrors } = await preview({ ...asked, ...input });
    expect(clocks).toEqual([]);
    return userErrors.map(({ code, path }) => `${code} ${path.join('.')}`);
  };

  test.each([
    ['an unknown measure', { clauses: [{ measure: 'TEA', promise: 'PT1H' }] }, 'UNKNOWN_MEASURE clauses.0.measure'],
    ['no clause', { clauses: [] }, 'NO_CLAUSES clauses'],
    [
      'a target looser than its promise',
      { clauses: [resolution('PT4H', { target: 'PT5H' })] },
      'TARGET_LOOSER_THAN_PROMISE clauses.0.target',
    ],
    ['a limit of zero', { clauses: [resolution('PT0S')] }, 'PROMISE_NOT_POSITIVE clauses.0.promise'],
    ['an unknown zone', { schedule: { ...always, timeZone: 'Mars/Base' } }, 'BAD_USER_INPUT'],
    [
      'a schedule that never opens',
      { schedule: { timeZone: 'UTC', periods: [{ period: 'PRIME', weekly: {} }] } },
      'NEVER_OPENS schedule.periods',
    ],
  ])('%s', async (_what, input, expected) => {
    if (expected === 'BAD_USER_INPUT') await expect(refused(input)).rejects.toThrow('Mars/Base');
    else expect(await refused(input)).toEqual([expected]);
  });

  const days = (count: number): string[] =>
    Array.from({ length: count }, (_, index) => Temporal.PlainDate.from('2026-03-02').add({ days: index }).toString());

  test.each([
    ['a negative limit', { clauses: [resolution('-PT1H')] }],
    ['a limit of months', { clauses: [resolution('P1M')] }],
    ['an event at no time', { events: [{ at: 'yesterday', kind: 'OPENED' }] }],
    ['an event at a date no calendar has', { events: [{ at: '2026-02-30T10:00:00Z', kind: 'OPENED' }] }],
    ['a local time in place of an instant', { events: [{ at: '2026-03-29T02:30:00', kind: 'OPENED' }] }],
  ])('%s, before anything is read', async (_what, input) => {
    const code = await refused(input).then(
      (problems) => problems.join(),
      (error: unknown) => String(error),
    );
    expect(code).toMatch(/PROMISE_NOT_POSITIVE|Duration|Instant/);
  });

  test.each([
    ['a limit past the horizon', { clauses: [resolution('PT552000H')] }, 'PROMISE_BEYOND_HORIZON clauses.0.promise'],
    [
      'one holiday too many',
      { schedule: { ...always, holidays: days(10_001) } },
      'TOO_MANY_HOLIDAYS schedule.holidays',
    ],
    [
      'options that contradict each other',
      { clauses: [resolution('PT4H', { onReopen: 'RESUME', reopenWindow: 'PT1H' })] },
      'REOPEN_WINDOW_WITHOUT_NEW_CYCLE clauses.0.reopenWindow',
    ],
    [
      'an event of another age',
      { events: [{ at: '2226-03-02T10:00:00Z', kind: 'OPENED' }] },
      'INSTANT_OUT_OF_RANGE events.0.at',
    ],
  ])('%s', async (_what, input, expected) => {
    expect(await refused(input)).toEqual([expected]);
  });

  test('more events than a call takes', async () => {
    const events = Array.from({ length: 1001 }, () => ({ at: '2026-03-02T10:00:00Z', kind: 'NOTE_ADDED' }));
    expect(await refused({ events })).toEqual(['TOO_LONG events']);
  });
});

describe('odd, but defined', () => {
  const dueOf = async (input: object): Promise<unknown> => {
    const asked = {
      schedule: always,
      clauses: [resolution('PT4H')],
      asOf: '2026-03-02T12:00:00Z',
      events: [],
      ...input,
    };
    const { clocks, userErrors } = await preview(asked);
    expect(userErrors).toEqual([]);
    return clocks[0]?.promise?.['dueAt'];
  };

  test('ten thousand holidays: due after the last of them', async () => {
    const holidays = Array.from({ length: 10_000 }, (_, index) =>
      Temporal.PlainDate.from('2026-03-02').add({ days: index }).toString(),
    );
    const events = [{ at: '2026-03-02T10:00:00Z', kind: 'OPENED' }];
    // The ten thousandth day is 17 July 2053.
    expect(await dueOf({ schedule: { ...always, holidays }, events })).toBe('2053-07-18T04:00:00.000Z');
  });

  test('an opening in the hour that the spring skips, and one a hundred years ahead', async () => {
    const night = { timeZone: 'Europe/Berlin', periods: [{ period: 'PRIME', weekly: daily('02:00', '03:00') }] };
    const clauses = [resolution('PT1H')];
    const opened = (at: string) => ({ schedule: night, clauses, events: [{ at, kind: 'OPENED' }], asOf: at });
    expect(await dueOf(opened('2026-03-29T02:30:00+01:00'))).toBe('2026-03-30T01:00:00.000Z');
    expect(await dueOf(opened('2126-03-02T12:00:00Z'))).toBe('2126-03-03T02:00:00.000Z');
  });

  test('everything at one instant, told backwards and before the opening', async () => {
    const at = '2026-03-02T10:00:00Z';
    const events = [
      { at: '2026-03-02T09:00:00Z', kind: 'STATUS_CHANGED', status: 'WAITING_CUSTOMER' },
      ...['RESOLVED', 'REOPENED', 'CLOSED', 'CANCELLED', 'REOPENED', 'OPENED'].map((kind) => ({ at, kind })),
    ];
    expect(await dueOf({ events })).toBe('2026-03-02T14:00:00.000Z');
  });
});
