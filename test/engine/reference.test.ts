// The reference before it judges anything: sections 1 to 3 of the law of clocks, example by example.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCoverage, openSpans } from '../../server/src/engine/coverage.ts';
import type { CoverageSchedule } from '../../server/src/engine/coverage.ts';
import { seed } from './arbitrary/runs.ts';
import { scheduleCaseArbitrary } from './arbitrary/schedule.ts';
import { afterCounted, always, countedBetween, piecesBetween } from './reference/hours.ts';
import { clockOf, dayAndNight, HOUR, moment, officeHours, on, resolution, roundTheClock } from './reference/told.ts';
import type { Story } from './reference/told.ts';
import { clause } from './reference/words.ts';
import type { PlainClause } from './reference/words.ts';

const week: Story = { clauses: [], events: [], asOf: 'Mon 10:00' };

describe('hours', () => {
  const berlin = roundTheClock('Europe/Berlin');

  test('a day of 24 hours has 23 or 25 on the days of the clock changes', () => {
    const day = (date: string, after: string): number =>
      countedBetween(
        berlin,
        moment(`${date} 00:00`, 'Europe/Berlin'),
        moment(`${after} 00:00`, 'Europe/Berlin'),
        always,
      );
    expect(day('2026-03-29', '2026-03-30')).toBe(23 * HOUR);
    expect(day('2026-10-25', '2026-10-26')).toBe(25 * HOUR);
  });

  test('one to three in London on the autumn change covers three hours', () => {
    const london: CoverageSchedule = {
      ...officeHours('Europe/London'),
      periods: [on(['sun'], { from: '01:00', to: '03:00' })],
    };
    expect(countedBetween(london, moment('2026-10-25 00:00'), moment('2026-10-26 00:00'), always)).toBe(3 * HOUR);
  });

  test('a Friday night covers the small hours of Saturday, unless Saturday is a holiday', () => {
    const night = { ...roundTheClock(), periods: [on(['fri'], { from: '22:00', to: '06:00' })] };
    const covered = (schedule: CoverageSchedule): number =>
      countedBetween(schedule, moment('Fri 12:00'), moment('Sun 12:00'), always);
    expect(covered(night)).toBe(8 * HOUR);
    expect(covered({ ...night, holidays: ['2026-04-11'] })).toBe(2 * HOUR);
    expect(covered({ ...night, exceptions: [{ date: '2026-04-11', period: null, intervals: [] }] })).toBe(2 * HOUR);
    expect(covered({ ...night, holidays: ['2026-04-10'] })).toBe(6 * HOUR);
  });

  test('an amount used up at closing is due at closing, nothing outside coverage at the next opening', () => {
    const due = (start: string, hours: number): number =>
      afterCounted(officeHours(), moment(start), hours * HOUR, always);
    expect(due('Mon 13:00', 4)).toBe(moment('Mon 17:00'));
    expect(due('Fri 17:30', 0)).toBe(moment('2026-04-13 09:00'));
    expect(due('Mon 13:00', 0)).toBe(moment('Mon 13:00'));
  });

  test('six hours over either clock change are six real hours', () => {
    const due = (start: string): string => {
      const at = Temporal.Instant.from(start).epochMilliseconds;
      return Temporal.Instant.fromEpochMilliseconds(afterCounted(berlin, at, 6 * HOUR, always)).toString();
    };
    expect(due('2026-03-28T21:00Z')).toBe('2026-03-29T03:00:00Z');
    expect(due('2026-10-24T20:00Z')).toBe('2026-10-25T02:00:00Z');
  });

  test('are the open spans of the engine on any schedule', () => {
    fc.assert(
      fc.property(scheduleCaseArbitrary, ({ schedule, near }) => {
        const from = near - 6 * 24 * HOUR;
        const to = near + 6 * 24 * HOUR;
        const instant = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);
        const open = openSpans(compileCoverage(schedule), { from: instant(from), to: instant(to) });
        const ours = piecesBetween(schedule, from, to);
        const engines = open.map((span) => [span.from.epochMilliseconds, span.until.epochMilliseconds, span.period]);
        const edges = (all: readonly (readonly unknown[])[]): unknown[] =>
          all
            .filter(([start, , period], i) => !(all[i - 1]?.[1] === start && all[i - 1]?.[2] === period))
            .map((one) => one[0]);
        expect(edges(ours.map((piece) => [piece.from, piece.to, piece.period]))).toEqual(edges(engines));
        expect(ours.reduce((sum, piece) => sum + piece.to - piece.from, 0)).toBe(
          open.reduce((sum, span) => sum + span.until.epochMilliseconds - span.from.epochMilliseconds, 0),
        );
      }),
      { seed, numRuns: 200 },
    );
  });
});

describe('standing', () => {
  test('a limit is kept at its due instant and broken a millisecond later', () => {
    const story = { ...week, clauses: [resolution(1)], events: ['Mon 10:00 OPENED'] };
    const kept = clockOf({ ...story, asOf: 'Mon 11:00' });
    expect(kept).toMatchObject({
      standing: 'AT_RISK',
      promise: { standing: 'AT_RISK', breachedAt: null, headroomMs: 0 },
    });
    const broken = clockOf({ ...story, asOf: 'Mon 11:00:00.001' });
    expect(broken).toMatchObject({
      standing: 'BREACHED',
      promise: { breachedAt: moment('Mon 11:00'), headroomMs: -1 },
    });
    expect(clockOf({ ...story, events: [...story.events, 'Mon 11:00 RESOLVED'], asOf: 'Mon 12:00' })?.standing).toBe(
      'MET',
    );
  });

  test('three quarters of a limit are at risk from their very instant on, the target by its own', () => {
    const story = { ...week, clauses: [resolution(8, { targetMs: 4 * HOUR })], events: ['Mon 10:00 OPENED'] };
    expect(clockOf({ ...story, asOf: 'Mon 12:59:59.999' })?.standing).toBe('ON_TRACK');
    const atRisk = clockOf({ ...story, asOf: 'Mon 13:00' });
    expect(atRisk).toMatchObject({
      standing: 'AT_RISK',
      promise: { standing: 'ON_TRACK', warnAt: moment('Mon 16:00') },
      target: { standing: 'AT_RISK', dueAt: moment('Mon 14:00') },
    });
    expect(clockOf({ ...story, asOf: 'Mon 14:01' })).toMatchObject({
      standing: 'OVER_TARGET',
      promise: { standing: 'ON_TRACK' },
      target: { standing: 'BREACHED' },
    });
    const late = { ...story, events: [...story.events, 'Mon 15:00 RESOLVED'], asOf: 'Mon 19:00' };
    expect(clockOf(late)).toMatchObject({ standing: 'OVER_TARGET', promise: { standing: 'MET' } });
  });
});

describe('pauses', () => {
  test('four hours from Friday 16:00, waiting from 16:30 until Monday 10:00, are due on Monday at 13:30', () => {
    const story = {
      ...week,
      schedule: officeHours('Europe/Berlin'),
      clauses: [resolution(4)],
      events: [
        '2026-03-27 16:00 OPENED',
        '2026-03-27 16:30 STATUS_CHANGED WAITING_CUSTOMER',
        '2026-03-30 10:00 CUSTOMER_REPLIED',
      ],
    };
    expect(clockOf({ ...story, asOf: '2026-03-28 12:00' })).toMatchObject({
      phase: 'PAUSED',
      promise: { dueAt: null, headroomMs: 3.5 * HOUR },
    });
    expect(clockOf({ ...story, asOf: '2026-03-30 10:00' })?.promise?.dueAt).toBe(
      moment('2026-03-30 13:30', 'Europe/Berlin'),
    );
  });

  test('a reply ends the wait at its own instant, or only the status does', () => {
    const events = ['Mon 10:00 OPENED', 'Mon 11:00 STATUS_CHANGED WAITING_CUSTOMER', 'Mon 12:00 CUSTOMER_REPLIED'];
    const story = { ...week, clauses: [resolution(8)], events, asOf: 'Mon 13:00' };
    expect(clockOf(story)).toMatchObject({ phase: 'RUNNING', spentMs: 2 * HOUR, pausedMs: HOUR });
    const only = [resolution(8, { endsWait: 'ON_STATUS_ONLY' })];
    expect(clockOf({ ...story, clauses: only })).toMatchObject({ phase: 'PAUSED', spentMs: HOUR, pausedMs: 2 * HOUR });
  });

  test('Waiting, Active, Waiting within one minute: the last one wins', () => {
    const events = [
      'Mon 10:00 OPENED',
      'Mon 11:00 STATUS_CHANGED WAITING_CUSTOMER',
      'Mon 11:00 STATUS_CHANGED OPEN',
      'Mon 11:00 STATUS_CHANGED WAITING_CUSTOMER',
    ];
    expect(clockOf({ ...week, clauses: [resolution(8)], events, asOf: 'Mon 13:00' })).toMatchObject({
      phase: 'PAUSED',
      spentMs: HOUR,
    });
  });

  test('pausing and resuming at one instant changes nothing', () => {
    const clauses = [resolution(1)];
    const events = ['Mon 10:00 OPENED', 'Mon 11:00 STATUS_CHANGED WAITING_CUSTOMER', 'Mon 11:00 STATUS_CHANGED OPEN'];
    expect(clockOf({ ...week, clauses, events, asOf: 'Mon 11:01' })?.promise?.breachedAt).toBe(moment('Mon 11:00'));
  });
});

describe('reclassification', () => {
  const bySeverity = (said: Partial<PlainClause> = {}): PlainClause[] => [
    resolution(8, { severity: 'NORMAL', ...said }),
    resolution(2, { severity: 'URGENT', ...said }),
  ];
  const events = [
    'Mon 10:00 OPENED',
    'Mon 11:00 STATUS_CHANGED WAITING_CUSTOMER',
    'Mon 12:00 STATUS_CHANGED OPEN',
    'Mon 14:00 PRIORITY_CHANGED URGENT',
  ];

  test('carried over: eight hours become two after three, broken since 13:00', () => {
    expect(clockOf({ ...week, clauses: bySeverity(), events, asOf: 'Mon 14:00' })).toMatchObject({
      spentMs: 3 * HOUR,
      standing: 'BREACHED',
      promise: { limitMs: 2 * HOUR, breachedAt: moment('Mon 13:00'), byReclassification: true, headroomMs: -HOUR },
    });
  });

  test('restarted: two hours from the change', () => {
    const clauses = bySeverity({ onReclassify: 'RESTART' });
    expect(clockOf({ ...week, clauses, events, asOf: 'Mon 15:00' })).toMatchObject({
      cycle: 1,
      startedAt: moment('Mon 14:00'),
      spentMs: HOUR,
      promise: { dueAt: moment('Mon 16:00'), byReclassification: false },
    });
  });

  test('only tightened: urgent tightens, low does not loosen', () => {
    const clauses = [
      ...bySeverity({ onReclassify: 'TIGHTEN_ONLY' }),
      resolution(40, { severity: 'LOW', onReclassify: 'TIGHTEN_ONLY' }),
    ];
    const lowered = ['Mon 10:00 OPENED', 'Mon 11:00 PRIORITY_CHANGED LOW'];
    expect(clockOf({ ...week, clauses, events: lowered, asOf: 'Mon 12:00' })?.promise).toMatchObject({
      limitMs: 8 * HOUR,
      dueAt: moment('Mon 18:00'),
    });
    const raised = [...lowered, 'Mon 11:30 PRIORITY_CHANGED URGENT', 'Mon 11:40 PRIORITY_CHANGED NORMAL'];
    expect(clockOf({ ...week, clauses, events: raised, asOf: 'Mon 11:50' })?.promise?.dueAt).toBe(moment('Mon 12:00'));
  });

  test('in proportion: half of eight hours used is half of two', () => {
    const clauses = bySeverity({ onReclassify: 'PROPORTIONAL' });
    const halved = ['Mon 10:00 OPENED', 'Mon 14:00 PRIORITY_CHANGED URGENT'];
    expect(clockOf({ ...week, clauses, events: halved, asOf: 'Mon 14:00' })).toMatchObject({
      spentMs: 4 * HOUR,
      promise: { limitMs: 2 * HOUR, dueAt: moment('Mon 15:00'), headroomMs: HOUR },
    });
  });

  test('no clause for the new severity voids the clock; the next clause takes it up with all its time', () => {
    const clauses = bySeverity();
    const lost = ['Mon 10:00 OPENED', 'Mon 11:00 PRIORITY_CHANGED LOW'];
    const story = { ...week, clauses, events: lost, asOf: 'Mon 12:00' };
    expect(clockOf(story)).toMatchObject({
      phase: 'VOID',
      voidReason: 'NO_CLAUSE',
      standing: null,
      promise: { dueAt: null, headroomMs: null, standing: null },
    });
    const back = [...lost, 'Mon 12:00 PRIORITY_CHANGED NORMAL'];
    expect(clockOf({ ...story, events: back })?.promise?.dueAt).toBe(moment('Mon 18:00'));
  });

  test('a broken promise stays broken: urgent due at 12:00, normal at 12:31', () => {
    const given = ['Mon 10:00 OPENED URGENT', 'Mon 12:31 PRIORITY_CHANGED NORMAL', 'Mon 12:40 RESOLVED'];
    const clock = clockOf({ ...week, clauses: bySeverity(), events: given, asOf: 'Mon 13:00' });
    expect(clock).toMatchObject({
      phase: 'STOPPED',
      standing: 'BREACHED',
      promise: {
        limitMs: 2 * HOUR,
        dueAt: moment('Mon 12:00'),
        breachedAt: moment('Mon 12:00'),
        byReclassification: false,
      },
    });
  });

  test.each(['CANCELLED', 'MERGED'])('a broken promise outlives %s as a stopped clock', (kind) => {
    const given = ['Mon 10:00 OPENED URGENT', `Mon 12:31 ${kind}`];
    expect(clockOf({ ...week, clauses: bySeverity(), events: given, asOf: 'Mon 13:00' })).toMatchObject({
      phase: 'STOPPED',
      stoppedAt: moment('Mon 12:31'),
      standing: 'BREACHED',
    });
  });
});

describe('coverage periods', () => {
  const periods = (said: Partial<PlainClause> = {}): PlainClause[] => [
    resolution(1, { period: 'PRIME', ...said }),
    resolution(4, { period: 'NON_PRIME', ...said }),
  ];

  test('blended: ten minutes of a prime hour and five sixths of four hours by night end at 21:20', () => {
    const story = {
      ...week,
      schedule: dayAndNight(),
      clauses: periods({ allowance: 'BLENDED' }),
      events: ['Mon 17:50 OPENED'],
    };
    const clock = clockOf({ ...story, asOf: 'Mon 19:00' });
    expect(clock?.promise).toMatchObject({ limitMs: null, dueAt: moment('Mon 21:20') });
    expect(clock?.promise?.shares).toEqual([
      { period: 'PRIME', used: 1 / 6, limitMs: HOUR },
      { period: 'NON_PRIME', used: 1 / 4, limitMs: 4 * HOUR },
    ]);
    expect(clockOf({ ...story, asOf: 'Mon 21:20' })?.standing).toBe('AT_RISK');
    expect(clockOf({ ...story, asOf: 'Mon 21:20:00.001' })?.standing).toBe('BREACHED');
  });

  test('fixed at the start, a minute later can be due half a day earlier', () => {
    const story = { ...week, schedule: dayAndNight(), clauses: periods() };
    const due = (opened: string): number | null | undefined =>
      clockOf({ ...story, events: [`${opened} OPENED`], asOf: opened })?.promise?.dueAt;
    expect(due('Mon 17:59')).toBe(moment('Tue 08:59'));
    expect(due('Mon 18:01')).toBe(moment('Mon 22:01'));
  });

  test('a clause of a named period beats the one for any', () => {
    const clauses = [resolution(9), resolution(1, { period: 'PRIME' })];
    const story = { ...week, schedule: dayAndNight(), clauses };
    expect(clockOf({ ...story, events: ['Mon 10:00 OPENED'], asOf: 'Mon 10:00' })?.promise?.dueAt).toBe(
      moment('Mon 11:00'),
    );
    expect(clockOf({ ...story, events: ['Mon 19:00 OPENED'], asOf: 'Mon 19:00' })?.promise?.dueAt).toBe(
      moment('Tue 04:00'),
    );
  });
});

describe('relative limits', () => {
  const relative = (said: Partial<PlainClause>): PlainClause[] => [clause({ measure: 'RESOLUTION', ...said })];
  const events = ['Fri 15:00 OPENED'];
  const story = { ...week, schedule: officeHours(), events, asOf: 'Fri 15:00' };

  test('the end of the next covered day', () => {
    const clauses = relative({ relative: 'END_OF_COVERED_DAY', coveredDays: 1 });
    expect(clockOf({ ...story, clauses })?.promise).toMatchObject({ limitMs: null, dueAt: moment('2026-04-13 17:00') });
  });

  test('a time of the second covered day, the paused covered time added on', () => {
    const clauses = relative({ relative: 'TIME_OF_COVERED_DAY', coveredDays: 2, localTime: '16:00' });
    expect(clockOf({ ...story, clauses })?.promise?.dueAt).toBe(moment('2026-04-14 16:00'));
    const paused = [...events, 'Fri 16:00 STATUS_CHANGED WAITING_CUSTOMER', '2026-04-13 10:00 STATUS_CHANGED OPEN'];
    expect(clockOf({ ...story, clauses, events: paused, asOf: '2026-04-13 10:00' })?.promise?.dueAt).toBe(
      moment('2026-04-15 10:00'),
    );
  });
});
