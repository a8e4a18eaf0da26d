// What nobody means to send: each has a defined result or is refused by name, and nothing is ever thrown.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { previewTicket, type PreviewClause, type PreviewInput } from '../../server/src/engine/preview-ticket.ts';
import type { CoverageSchedule } from '../../server/src/engine/coverage.ts';
import type { FactKind } from '../../server/src/engine/fact.ts';
import { always, officeHours, primeAndNight } from '../scenarios/scenario.ts';
import { lawRuns } from './arbitrary/runs.ts';
import { at, clause as clauseOf, HOUR } from './clock-words.ts';

const DAY = 24 * HOUR;

const clause = (said: Partial<PreviewClause> = {}): PreviewClause => ({ ...clauseOf(), ...said });

const ticket = (said: Partial<PreviewInput> = {}): PreviewInput => ({
  schedule: always(),
  clauses: [clause({ promiseMs: 8 * HOUR })],
  events: [{ at: at('2026-04-07T09:00Z'), kind: 'OPENED' }],
  ...said,
});

/** The only clock; everything must have been accepted. */
const clockOf = (said: Partial<PreviewInput>, asOf: string) => {
  const { clocks, problems } = previewTicket(ticket(said), at(asOf));
  expect(problems).toEqual([]);
  expect(clocks).toHaveLength(1);
  return clocks[0];
};

const refused = (said: Partial<PreviewInput>): string[] =>
  previewTicket(ticket(said), at('2026-04-07T12:00Z')).problems.map(({ code, path }) => `${code} ${path.join('/')}`);

const days = (from: string, count: number): string[] => {
  const first = Temporal.PlainDate.from(from);
  return Array.from({ length: count }, (_, index) => first.add({ days: index }).toString());
};

const onlyOn = (date: string): CoverageSchedule => ({
  ...always(),
  periods: [{ period: 'PRIME', weekly: {}, onHoliday: 'CLOSED' }],
  exceptions: [{ date, period: 'PRIME', intervals: [{ from: '00:00', to: '24:00' }] }],
});

describe('a limit', () => {
  it.each([0, -1, -0, 0.5, Number.NaN, Infinity, 2 ** 53])('of %d milliseconds is refused', (promiseMs) => {
    expect(refused({ clauses: [clause({ promiseMs })] })).toEqual(['PROMISE_NOT_POSITIVE clauses/0/promise']);
    expect(refused({ clauses: [clause({ promiseMs: HOUR, targetMs: promiseMs })] })).toContain(
      'TARGET_NOT_POSITIVE clauses/0/target',
    );
  });

  it('of one millisecond more than can be searched is refused, and as much as that is taken', () => {
    const most = 60 * 365 * DAY;
    expect(refused({ clauses: [clause({ promiseMs: most + 1 })] })).toEqual([
      'PROMISE_BEYOND_HORIZON clauses/0/promise',
    ]);
    expect(clockOf({ clauses: [clause({ promiseMs: most })] }, '2026-04-07T09:00Z')?.promise?.dueAt).toEqual(
      at('2026-04-07T09:00Z').add({ milliseconds: most }),
    );
  });

  it('that no time is left for is never due, and says what is left of it', () => {
    const said = { schedule: onlyOn('2026-04-08'), clauses: [clause({ promiseMs: 30 * HOUR })] };
    expect(clockOf(said, '2090-01-01T00:00Z')).toMatchObject({
      phase: 'RUNNING',
      standing: 'AT_RISK',
      spentMs: 24 * HOUR,
      promise: { dueAt: null, headroomMs: 6 * HOUR, breachedAt: null },
      wakeAt: null,
    });
  });

  it('of a coverage period that the schedule has not runs for ever and uses up nothing', () => {
    const said = {
      schedule: officeHours,
      clauses: [clause({ period: 'NON_PRIME', promiseMs: HOUR, options: { allowance: 'BLENDED' } })],
    };
    expect(clockOf(said, '2026-05-07T09:00Z')).toMatchObject({
      phase: 'RUNNING',
      spentMs: 0,
      promise: { dueAt: null },
    });
  });

  it('with a warning earlier than its start warns at once', () => {
    const said = { clauses: [clause({ promiseMs: HOUR, options: { warnBeforeMs: 30 * DAY } })] };
    expect(clockOf(said, '2026-04-07T09:00Z')).toMatchObject({ standing: 'AT_RISK', spentMs: 0 });
  });

  it('on a day that never comes is never due', () => {
    const options = { relative: 'TIME_OF_COVERED_DAY', coveredDays: 2, localTime: '12:00' } as const;
    const said = { schedule: onlyOn('2026-04-08'), clauses: [clause({ promiseMs: null, options })] };
    expect(clockOf(said, '2026-05-07T09:00Z')).toMatchObject({
      phase: 'RUNNING',
      promise: { dueAt: null, headroomMs: null },
      wakeAt: null,
    });
  });
});

describe('a schedule', () => {
  it('of ten thousand holidays opens after the last of them', () => {
    const holidays = days('2026-04-07', 10_000);
    const said = { schedule: { ...officeHours, holidays } };
    // The ten thousandth day is 23 August 2053, a Saturday.
    expect(clockOf(said, '2026-04-08T09:00Z')).toMatchObject({
      spentMs: 0,
      promise: { dueAt: at('2053-08-25T17:00+02:00') },
    });
  });

  it('of ten thousand exceptions, each another hour, counts them all', () => {
    const exceptions = days('2026-04-07', 10_000).map((date, index) => ({
      date,
      period: 'PRIME' as const,
      intervals: [
        { from: `${String(index % 23).padStart(2, '0')}:00`, to: `${String((index % 23) + 1).padStart(2, '0')}:00` },
      ],
    }));
    const said = { schedule: { ...onlyOn('2026-04-07'), exceptions }, clauses: [clause({ promiseMs: 5_000 * HOUR })] };
    expect(
      clockOf({ ...said, events: [{ at: at('2026-04-07T00:00Z'), kind: 'OPENED' }] }, '2060-01-01T00:00Z'),
    ).toMatchObject({
      standing: 'BREACHED',
      spentMs: 10_000 * HOUR,
      promise: { breachedAt: at('2026-04-07T00:00Z').add({ hours: 4_999 * 24 + (4_999 % 23) + 1 }) },
    });
  });

  it('of one date more is refused', () => {
    const holidays = days('2026-04-07', 10_001);
    expect(refused({ schedule: { ...officeHours, holidays } })).toEqual(['TOO_MANY_HOLIDAYS schedule/holidays']);
  });

  it('whose hour the spring skips does without it, and whose hour the autumn repeats has it twice', () => {
    const nightly: CoverageSchedule = {
      ...always('Europe/Berlin'),
      periods: [{ period: 'PRIME', weekly: { sun: [{ from: '02:00', to: '03:00' }] }, onHoliday: 'CLOSED' }],
    };
    const dueOf = (opened: string, hours: number) =>
      clockOf(
        {
          schedule: nightly,
          clauses: [clause({ promiseMs: hours * HOUR })],
          events: [{ at: at(opened), kind: 'OPENED' }],
        },
        opened,
      )?.promise?.dueAt;
    // 29 March 2026 has no such hour: the next is on 5 April.
    expect(dueOf('2026-03-28T12:00Z', 1)).toEqual(at('2026-04-05T03:00+02:00'));
    expect(dueOf('2026-10-24T12:00Z', 2)).toEqual(at('2026-10-25T03:00+01:00'));
  });

  it('is asked for a time of the day that the clock skipped: due where the gap ends', () => {
    const options = { relative: 'TIME_OF_COVERED_DAY', localTime: '02:30' } as const;
    const said = {
      schedule: always('Europe/Berlin'),
      clauses: [clause({ promiseMs: null, options })],
      events: [{ at: at('2026-03-28T12:00Z'), kind: 'OPENED' as const }],
    };
    expect(clockOf(said, '2026-03-28T12:00Z')?.promise?.dueAt).toEqual(at('2026-03-29T03:00+02:00'));
  });
});

describe('events', () => {
  const kinds: readonly FactKind[] = [
    ...(['OPENED', 'CUSTOMER_REPLIED', 'AGENT_REPLIED', 'NOTE_ADDED', 'STATUS_CHANGED', 'PRIORITY_CHANGED'] as const),
    ...(['ASSIGNED', 'GROUP_CHANGED', 'RESOLVED', 'CLOSED', 'REOPENED', 'MERGED', 'SPLIT', 'CANCELLED'] as const),
    ...(['NEEDS_NO_ANSWER', 'PROMISED', 'RETRACTED', 'RATED', 'UPDATED'] as const),
  ];
  const told = (
    ...list: readonly (readonly [hour: string, kind: FactKind, said?: Partial<PreviewInput['events'][number]>])[]
  ) => ({
    events: list.map(([hour, kind, said]) => ({ at: at(`2026-04-07T${hour}Z`), kind, ...said })),
  });

  it('of every kind, at one instant and in any order, leave clocks without length', () => {
    const measures = [
      'FIRST_RESPONSE',
      'NEXT_RESPONSE',
      'PERIODIC_UPDATE',
      'PICK_UP',
      'RESOLUTION',
      'CLOSURE',
      'SUPPLIER_WAIT',
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray([...kinds], { minLength: 2 }), fc.boolean(), (some, undo) => {
        const events = some.map((kind) => ({
          ...{ at: at('2026-04-07T09:00Z'), kind, undo, refersTo: 'event 2', group: 'desk' },
          promisedAt: at('2026-04-07T08:00Z'),
        }));
        const said = { clauses: measures.map((measure) => clause({ measure, promiseMs: HOUR })), events };
        const { clocks, problems } = previewTicket(ticket(said), at('2026-04-07T09:00Z'));
        expect(problems).toEqual([]);
        for (const { spentMs, pausedMs, promise } of clocks) {
          expect([spentMs, pausedMs, promise?.breachedAt]).toEqual([0, 0, null]);
        }
        if (!some.includes('OPENED')) expect(clocks).toEqual([]);
      }),
      lawRuns(200),
    );
  });

  it('told backwards read as told in order', () => {
    const said = told(
      ['09:00', 'OPENED'],
      ['10:00', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }],
      ['11:00', 'CUSTOMER_REPLIED'],
      ['12:00', 'RESOLVED'],
    );
    const named = said.events.map((event, index) => ({ ...event, eventId: `e${index}` }));
    expect(clockOf({ events: named.toReversed() }, '2026-04-07T13:00Z')).toEqual(
      clockOf({ events: named }, '2026-04-07T13:00Z'),
    );
  });

  it('before the opening apply from the opening on, and without an opening there is no clock', () => {
    const early = told(['08:00', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }], ['08:30', 'PRIORITY_CHANGED']);
    expect(previewTicket(ticket(early), at('2026-04-07T12:00Z')).clocks).toEqual([]);
    const opened = { events: [...early.events, ...told(['09:00', 'OPENED']).events] };
    expect(clockOf(opened, '2026-04-07T12:00Z')).toMatchObject({ phase: 'PAUSED', spentMs: 0, pausedMs: 3 * HOUR });
  });

  it('that open the ticket once more open nothing', () => {
    expect(clockOf(told(['09:00', 'OPENED'], ['11:00', 'OPENED']), '2026-04-07T12:00Z')).toMatchObject({
      startedAt: at('2026-04-07T09:00Z'),
      spentMs: 3 * HOUR,
    });
  });

  it('that end what has ended, or reopen what is open, change nothing', () => {
    const twice = told(
      ['09:00', 'OPENED'],
      ['09:30', 'REOPENED'],
      ['10:00', 'CLOSED'],
      ['11:00', 'RESOLVED'],
      ['11:30', 'CLOSED'],
    );
    expect(clockOf(twice, '2026-04-07T12:00Z')).toMatchObject({
      phase: 'STOPPED',
      stoppedAt: at('2026-04-07T10:00Z'),
      spentMs: HOUR,
    });
  });

  it('that take back themselves, each other, or what nobody told, leave the others as they are', () => {
    const circle = told(
      ['09:00', 'OPENED'],
      ['10:00', 'RETRACTED', { eventId: 'a', refersTo: 'b' }],
      ['10:00', 'RETRACTED', { eventId: 'b', refersTo: 'a' }],
      ['10:00', 'RETRACTED', { eventId: 'c', refersTo: 'c' }],
      ['10:00', 'RETRACTED', { refersTo: 'no such event' }],
      ['10:00', 'NEEDS_NO_ANSWER', { refersTo: 'a' }],
      ['10:00', 'MERGED', { undo: true }],
    );
    expect(clockOf(circle, '2026-04-07T11:00Z')).toMatchObject({ phase: 'RUNNING', spentMs: 2 * HOUR });
  });

  it('a hundred years ahead have due instants, and at the end of the calendar none', () => {
    const openedAt = (text: string) => ({ schedule: officeHours, events: [{ at: at(text), kind: 'OPENED' as const }] });
    // 5 April 2126 is a Friday.
    expect(clockOf(openedAt('2126-04-05T16:00+02:00'), '2126-04-05T16:00+02:00')?.promise?.dueAt).toEqual(
      at('2126-04-08T16:00+02:00'),
    );
    expect(clockOf(openedAt('2199-12-31T10:00Z'), '2199-12-31T12:00Z')).toMatchObject({
      phase: 'RUNNING',
      spentMs: 2 * HOUR,
      promise: { dueAt: null },
    });
    expect(refused({ events: [{ at: at('2200-01-01T00:00Z'), kind: 'OPENED' }] })).toEqual([
      'INSTANT_OUT_OF_RANGE events/0/at',
    ]);
    expect(refused({ events: [{ at: at('1899-12-31T23:59Z'), kind: 'OPENED' }] })).toEqual([
      'INSTANT_OUT_OF_RANGE events/0/at',
    ]);
  });

  it('that promise an instant before they happen are broken as soon as they are told', () => {
    const said = told(['09:00', 'OPENED'], ['10:00', 'PROMISED', { promisedAt: at('2026-04-07T08:00Z') }]);
    expect(clockOf(said, '2026-04-07T11:00Z')).toMatchObject({ phase: 'RUNNING', spentMs: 2 * HOUR });
  });

  it('with inverted limits at the end of the calendar are read, and no week is searched that is not there', () => {
    const clauses = [
      clause({ period: 'PRIME', promiseMs: HOUR }),
      clause({ period: 'NON_PRIME', promiseMs: 4 * HOUR }),
    ];
    const last = at('2199-12-30T17:59Z');
    const { clocks, inversions, problems } = previewTicket(
      ticket({ schedule: primeAndNight, clauses, events: [{ at: last, kind: 'OPENED' }] }),
      last,
    );
    expect({ problems, inversions, phase: clocks[0]?.phase }).toEqual({
      problems: [],
      inversions: [],
      phase: 'RUNNING',
    });
  });
});
