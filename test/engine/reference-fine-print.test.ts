// The reference on section 9 of the law of clocks: sentence by sentence what settles a doubt.
import { describe, expect, test } from 'vitest';
import {
  clockOf,
  dayAndNight,
  HOUR,
  MINUTE,
  moment,
  next,
  officeHours,
  resolution,
  response,
  update,
} from './reference/told.ts';
import type { Story } from './reference/told.ts';
import { clause } from './reference/words.ts';
import type { Measure, PlainClause } from './reference/words.ts';

const week: Story = { clauses: [], events: [], asOf: 'Mon 10:00' };
const of = (measure: Measure, hours: number, said: Partial<PlainClause> = {}): PlainClause =>
  clause({ measure, promiseMs: hours * HOUR, ...said });

describe('clauses', () => {
  test('a clause of the severity beats the one without, and a change that leaves it in force changes nothing', () => {
    const clauses = [resolution(8, { onReclassify: 'RESTART' }), resolution(2, { severity: 'URGENT' })];
    const events = ['Mon 10:00 OPENED', 'Mon 11:00 PRIORITY_CHANGED HIGH'];
    expect(clockOf({ ...week, clauses, events, asOf: 'Mon 12:00' })).toMatchObject({
      startedAt: moment('Mon 10:00'),
      promise: { limitMs: 8 * HOUR },
    });
    const urgent = clockOf({ ...week, clauses, events: ['Mon 10:00 OPENED URGENT'], asOf: 'Mon 11:00' });
    expect(urgent?.promise?.limitMs).toBe(2 * HOUR);
  });

  test('facts before the opening are applied from the opening on', () => {
    const events = ['Mon 09:00 STATUS_CHANGED WAITING_CUSTOMER', 'Mon 10:00 OPENED', 'Mon 11:00 STATUS_CHANGED OPEN'];
    expect(clockOf({ ...week, clauses: [resolution(8)], events, asOf: 'Mon 12:00' })).toMatchObject({
      startedAt: moment('Mon 10:00'),
      spentMs: HOUR,
      pausedMs: HOUR,
    });
  });

  test('a stopped clock keeps its limits, a reopening takes the present severity', () => {
    const clauses = [resolution(8), resolution(2, { severity: 'URGENT' })];
    const events = ['Mon 10:00 OPENED', 'Mon 11:00 RESOLVED', 'Mon 12:00 PRIORITY_CHANGED URGENT'];
    const story = { ...week, clauses, events };
    expect(clockOf({ ...story, asOf: 'Mon 15:00' })).toMatchObject({ standing: 'MET', promise: { limitMs: 8 * HOUR } });
    const reopened = { ...story, events: [...events, 'Mon 13:00 REOPENED'], asOf: 'Mon 13:00' };
    expect(clockOf(reopened)?.promise).toMatchObject({ limitMs: 2 * HOUR, dueAt: moment('Mon 14:00') });
  });

  test('a broken target stays the first breach, also when the new severity has none', () => {
    const clauses = [resolution(8, { targetMs: HOUR }), resolution(20, { severity: 'LOW' })];
    const events = ['Mon 10:00 OPENED', 'Mon 12:00 PRIORITY_CHANGED LOW'];
    expect(clockOf({ ...week, clauses, events, asOf: 'Mon 13:00' })).toMatchObject({
      standing: 'OVER_TARGET',
      promise: { limitMs: 20 * HOUR },
      target: { limitMs: HOUR, dueAt: moment('Mon 11:00'), breachedAt: moment('Mon 11:00') },
    });
  });
});

describe('pauses', () => {
  const clauses = [resolution(1)];
  const events = ['Mon 10:00 OPENED', 'Mon 11:00 STATUS_CHANGED WAITING_CUSTOMER'];

  test('used up exactly at the instant of a pause is not broken, and on resume due at once', () => {
    expect(clockOf({ ...week, clauses, events, asOf: 'Mon 15:00' })).toMatchObject({
      phase: 'PAUSED',
      standing: 'AT_RISK',
      promise: { headroomMs: 0, dueAt: null },
    });
    const resumed = [...events, 'Mon 15:00 STATUS_CHANGED OPEN'];
    expect(clockOf({ ...week, clauses, events: resumed, asOf: 'Mon 15:00' })?.promise?.dueAt).toBe(moment('Mon 15:00'));
    expect(clockOf({ ...week, clauses, events: resumed, asOf: 'Mon 15:01' })?.promise).toMatchObject({
      standing: 'BREACHED',
      breachedAt: moment('Mon 15:00'),
    });
  });

  test('a clock that stops while paused shows when it would have been due', () => {
    const given = ['Mon 10:00 OPENED', 'Mon 10:30 STATUS_CHANGED WAITING_CUSTOMER', 'Mon 14:00 RESOLVED'];
    expect(clockOf({ ...week, clauses, events: given, asOf: 'Mon 15:00' })).toMatchObject({
      phase: 'STOPPED',
      standing: 'MET',
      promise: { dueAt: moment('Mon 14:30'), headroomMs: 30 * MINUTE },
    });
  });

  test('paused and broken: breachedAt stays, nothing is due', () => {
    const given = ['Mon 10:00 OPENED', 'Mon 11:01 STATUS_CHANGED WAITING_CUSTOMER'];
    expect(clockOf({ ...week, clauses, events: given, asOf: 'Mon 15:00' })).toMatchObject({
      phase: 'PAUSED',
      standing: 'BREACHED',
      promise: { breachedAt: moment('Mon 11:00'), dueAt: null, headroomMs: -MINUTE },
    });
  });

  test('answered outside coverage with nothing left is late with headroom 0', () => {
    const given = ['Mon 16:00 OPENED', 'Mon 20:00 AGENT_REPLIED'];
    const story = { ...week, schedule: officeHours(), clauses: [response(1)], events: given, asOf: 'Mon 21:00' };
    expect(clockOf(story, 'FIRST_RESPONSE')).toMatchObject({
      standing: 'BREACHED',
      promise: { headroomMs: 0, breachedAt: moment('Mon 17:00') },
    });
  });
});

describe('resolved and reopened', () => {
  test('a continuous reopening may find the due instant in the closed span', () => {
    const clauses = [resolution(2, { onReopen: 'CONTINUOUS' })];
    const events = ['Mon 10:00 OPENED', 'Mon 11:00 RESOLVED', 'Mon 14:00 REOPENED'];
    expect(clockOf({ ...week, clauses, events, asOf: 'Mon 13:00' })?.standing).toBe('MET');
    expect(clockOf({ ...week, clauses, events, asOf: 'Mon 14:00' })).toMatchObject({
      standing: 'BREACHED',
      promise: { breachedAt: moment('Mon 12:00') },
    });
  });

  test.each(['RESOLUTION', 'REQUESTER_WAIT', 'AGENT_WORK', 'CLOSURE'] as const)('%s goes on', (measure) => {
    const events = ['Mon 10:00 OPENED', 'Mon 11:00 CLOSED', 'Mon 14:00 REOPENED'];
    const story = { ...week, clauses: [of(measure, 8)], events };
    expect(clockOf({ ...story, asOf: 'Mon 12:00' }, measure)).toMatchObject({ phase: 'STOPPED', standing: 'MET' });
    expect(clockOf({ ...story, asOf: 'Mon 15:00' }, measure)).toMatchObject({ phase: 'RUNNING', spentMs: 2 * HOUR });
  });

  test('only closing stops CLOSURE', () => {
    const events = ['Mon 10:00 OPENED', 'Mon 11:00 RESOLVED', 'Mon 12:00 STATUS_CHANGED CLOSED'];
    const story = { ...week, clauses: [of('CLOSURE', 8)], events };
    expect(clockOf({ ...story, asOf: 'Mon 11:30' }, 'CLOSURE')?.phase).toBe('RUNNING');
    expect(clockOf({ ...story, asOf: 'Mon 12:30' }, 'CLOSURE')).toMatchObject({ phase: 'STOPPED', spentMs: 2 * HOUR });
  });

  test('after a voided first response the next message starts the next response', () => {
    const events = ['Mon 10:00 OPENED', 'Mon 10:30 RESOLVED', 'Mon 11:00 CUSTOMER_REPLIED'];
    const story = { ...week, clauses: [response(1), next(2)], events, asOf: 'Mon 11:30' };
    expect(clockOf(story, 'FIRST_RESPONSE')).toMatchObject({ phase: 'VOID', voidReason: 'UNANSWERED' });
    expect(clockOf(story, 'NEXT_RESPONSE')).toMatchObject({ phase: 'RUNNING', startedAt: moment('Mon 11:00') });
  });

  test('an update cycle stops at resolve, and a reopening starts the next', () => {
    const events = [
      'Mon 10:00 OPENED',
      'Mon 11:00 AGENT_REPLIED',
      'Mon 11:10 AGENT_REPLIED AUTOMATION',
      'Mon 11:30 RESOLVED',
      'Mon 12:00 AGENT_REPLIED',
      'Mon 13:00 REOPENED',
    ];
    const story = { ...week, clauses: [update(2)], events, asOf: 'Mon 13:30' };
    expect(clockOf(story, 'PERIODIC_UPDATE')).toMatchObject({ phase: 'STOPPED', spentMs: HOUR });
    expect(clockOf(story, 'PERIODIC_UPDATE', 2)).toMatchObject({
      phase: 'STOPPED',
      spentMs: 30 * MINUTE,
      standing: 'MET',
    });
    expect(clockOf(story, 'PERIODIC_UPDATE', 3)).toMatchObject({ phase: 'RUNNING', startedAt: moment('Mon 13:00') });
    expect(clockOf(story, 'PERIODIC_UPDATE', 4)).toBeNull();
  });

  test('a promise already broken is stopped and broken, not void', () => {
    const events = ['Mon 10:00 OPENED', 'Mon 11:01 RESOLVED'];
    const story = { ...week, clauses: [response(1), of('PICK_UP', 2)], events, asOf: 'Mon 12:00' };
    expect(clockOf(story, 'FIRST_RESPONSE')).toMatchObject({ phase: 'STOPPED', standing: 'BREACHED' });
    expect(clockOf(story, 'PICK_UP')).toMatchObject({ phase: 'VOID', voidReason: 'UNANSWERED' });
  });

  test('cancelling voids what is open', () => {
    const events = ['Mon 10:00 OPENED', 'Mon 10:30 CANCELLED'];
    const clauses = [resolution(1), response(1), update(1), of('PICK_UP', 1)];
    for (const measure of ['RESOLUTION', 'FIRST_RESPONSE', 'PERIODIC_UPDATE', 'PICK_UP'] as const) {
      const clock = clockOf({ ...week, clauses, events, asOf: 'Mon 12:00' }, measure);
      expect(clock).toMatchObject({ phase: 'VOID', voidReason: 'CANCELLED', standing: null });
    }
  });
});

describe('the other measures', () => {
  test('pick-up runs from the opening to the first assignment, also by a machine, whatever the group', () => {
    const events = ['Mon 10:00 OPENED @desk', 'Mon 10:30 GROUP_CHANGED @network', 'Mon 11:00 ASSIGNED AUTOMATION'];
    expect(clockOf({ ...week, clauses: [of('PICK_UP', 2)], events, asOf: 'Mon 12:00' }, 'PICK_UP')).toMatchObject({
      phase: 'STOPPED',
      startedAt: moment('Mon 10:00'),
      spentMs: HOUR,
    });
  });

  test('a group owns from entering to leaving, each time anew', () => {
    const events = [
      'Mon 10:00 OPENED @desk',
      'Mon 11:00 GROUP_CHANGED @network',
      'Mon 13:00 GROUP_CHANGED @desk',
      'Mon 14:00 GROUP_CHANGED @network',
    ];
    const clauses = [of('GROUP_OWNERSHIP', 4, { group: 'network' })];
    const story = { ...week, clauses, events, asOf: 'Mon 15:00' };
    expect(clockOf(story, 'GROUP_OWNERSHIP')).toMatchObject({ phase: 'STOPPED', spentMs: 2 * HOUR });
    expect(clockOf(story, 'GROUP_OWNERSHIP', 2)).toMatchObject({ phase: 'RUNNING', startedAt: moment('Mon 14:00') });
  });

  test('a supplier is waited for from entering WAITING_SUPPLIER to leaving it', () => {
    const events = [
      'Mon 10:00 OPENED',
      'Mon 11:00 STATUS_CHANGED WAITING_SUPPLIER',
      'Mon 11:30 STATUS_CHANGED WAITING_SUPPLIER',
      'Mon 12:00 STATUS_CHANGED OPEN',
      'Mon 13:00 STATUS_CHANGED WAITING_SUPPLIER',
    ];
    const story = { ...week, clauses: [of('SUPPLIER_WAIT', 4)], events, asOf: 'Mon 14:00' };
    expect(clockOf(story, 'SUPPLIER_WAIT')).toMatchObject({ phase: 'STOPPED', spentMs: HOUR });
    expect(clockOf(story, 'SUPPLIER_WAIT', 2)).toMatchObject({ phase: 'RUNNING', spentMs: HOUR });
  });

  test('work pauses for every wait, the requester waits only for himself', () => {
    const events = [
      'Mon 10:00 OPENED',
      'Mon 11:00 STATUS_CHANGED WAITING_SUPPLIER',
      'Mon 12:00 STATUS_CHANGED ON_HOLD',
      'Mon 13:00 STATUS_CHANGED WAITING_CUSTOMER',
    ];
    const story = { ...week, clauses: [of('AGENT_WORK', 8), of('REQUESTER_WAIT', 8)], events, asOf: 'Mon 14:00' };
    expect(clockOf(story, 'AGENT_WORK')).toMatchObject({ spentMs: HOUR, pausedMs: 3 * HOUR });
    expect(clockOf(story, 'REQUESTER_WAIT')).toMatchObject({ spentMs: 3 * HOUR, pausedMs: HOUR });
  });
});

describe('warnings and periods', () => {
  test('warnBefore replaces the default share; with both the earlier warns, inclusive', () => {
    const warn = (said: Partial<PlainClause>): number | null | undefined =>
      clockOf({ ...week, clauses: [resolution(8, said)], events: ['Mon 10:00 OPENED'] })?.promise?.warnAt;
    expect(warn({})).toBe(moment('Mon 16:00'));
    expect(warn({ warnBeforeMs: HOUR })).toBe(moment('Mon 17:00'));
    expect(warn({ warnBeforeMs: HOUR, warnAtShare: 0.5 })).toBe(moment('Mon 14:00'));
    expect(warn({ warnBeforeMs: 5 * HOUR, warnAtShare: 0.5 })).toBe(moment('Mon 13:00'));
  });

  test('blended, a missing target is the promise, and a period without a limit uses up nothing', () => {
    const blended = { allowance: 'BLENDED' } as const;
    const clauses = [
      resolution(2, { ...blended, period: 'PRIME', targetMs: HOUR }),
      resolution(4, { ...blended, period: 'NON_PRIME' }),
    ];
    const story = { ...week, schedule: dayAndNight(), clauses, events: ['Mon 17:30 OPENED'], asOf: 'Mon 17:30' };
    expect(clockOf(story)?.target?.dueAt).toBe(moment('Mon 20:00'));
    const primeOnly = [resolution(2, { ...blended, period: 'PRIME' })];
    expect(clockOf({ ...story, clauses: primeOnly, asOf: 'Mon 22:00' })).toMatchObject({
      spentMs: 30 * MINUTE,
      promise: { dueAt: moment('Tue 09:30'), headroomMs: 1.5 * HOUR },
    });
  });

  test('the period is taken anew on a new cycle and a restart, not on a resume', () => {
    const events = ['Mon 17:30 OPENED', 'Mon 17:50 RESOLVED', 'Mon 19:00 REOPENED'];
    const due = (said: Partial<PlainClause>, cycle: number): number | null | undefined => {
      const clauses = [resolution(1, { period: 'PRIME', ...said }), resolution(4, { period: 'NON_PRIME', ...said })];
      const story = { ...week, schedule: dayAndNight(), clauses, events, asOf: 'Mon 19:00' };
      return clockOf(story, 'RESOLUTION', cycle)?.promise?.dueAt;
    };
    expect(due({}, 1)).toBe(moment('Tue 08:40'));
    expect(due({ onReopen: 'NEW_CYCLE' }, 2)).toBe(moment('Mon 23:00'));
  });
});
