// The reference on rules 5 to 10: reopening, responses, ends without an answer, and facts that take others back.
import { describe, expect, test } from 'vitest';
import { clockOf, HOUR, MINUTE, moment, next, resolution, response } from './reference/told.ts';
import type { Story } from './reference/told.ts';

const week: Story = { clauses: [], events: [], asOf: 'Mon 10:00' };

describe('reopening', () => {
  const events = ['Mon 10:00 OPENED', 'Mon 11:00 RESOLVED', 'Mon 13:00 REOPENED'];
  const story = { ...week, events, asOf: 'Mon 13:30' };

  test('resumed, the closed span does not count', () => {
    expect(clockOf({ ...story, clauses: [resolution(4)] })).toMatchObject({
      phase: 'RUNNING',
      cycle: 1,
      spentMs: 1.5 * HOUR,
      promise: { dueAt: moment('Mon 16:00') },
    });
  });

  test('in a new cycle, the old result is kept', () => {
    const clauses = [resolution(4, { onReopen: 'NEW_CYCLE' })];
    expect(clockOf({ ...story, clauses })).toMatchObject({ phase: 'STOPPED', standing: 'MET', spentMs: HOUR });
    expect(clockOf({ ...story, clauses }, 'RESOLUTION', 2)).toMatchObject({
      startedAt: moment('Mon 13:00'),
      promise: { dueAt: moment('Mon 17:00') },
    });
  });

  test('continued, the closed span counts', () => {
    const clauses = [resolution(4, { onReopen: 'CONTINUOUS' })];
    expect(clockOf({ ...story, clauses })).toMatchObject({
      spentMs: 3.5 * HOUR,
      promise: { dueAt: moment('Mon 14:00') },
    });
  });

  test('within the window, its end included, the same cycle goes on; later a new one begins', () => {
    const within = [resolution(4, { reopenWindowMs: 2 * HOUR })];
    expect(clockOf({ ...story, clauses: within }, 'RESOLUTION', 2)).toBeNull();
    const late = [resolution(4, { reopenWindowMs: 2 * HOUR - 1 })];
    expect(clockOf({ ...story, clauses: late }, 'RESOLUTION', 2)).toMatchObject({
      phase: 'RUNNING',
      spentMs: 0.5 * HOUR,
    });
    const anew = [resolution(4, { onReopen: 'NEW_CYCLE', reopenWindowMs: 2 * HOUR })];
    expect(clockOf({ ...story, clauses: anew })).toMatchObject({ phase: 'RUNNING', spentMs: 1.5 * HOUR });
  });
});

describe('responses', () => {
  const clauses = [response(1), next(2)];

  test('a ticket that an agent opened owes no response until the customer writes', () => {
    const events = ['Mon 10:00 OPENED AGENT', 'Mon 10:30 AGENT_REPLIED', 'Mon 11:00 CUSTOMER_REPLIED'];
    const story = { ...week, clauses, events };
    expect(clockOf({ ...story, asOf: 'Mon 10:45' }, 'FIRST_RESPONSE')).toMatchObject({
      phase: 'NOT_APPLICABLE',
      standing: null,
    });
    expect(clockOf({ ...story, asOf: 'Mon 11:00' }, 'FIRST_RESPONSE')).toMatchObject({
      phase: 'RUNNING',
      startedAt: moment('Mon 11:00'),
    });
  });

  test('a machine does not answer', () => {
    const events = ['Mon 10:00 OPENED', 'Mon 10:01 AGENT_REPLIED AUTOMATION'];
    expect(clockOf({ ...week, clauses, events, asOf: 'Mon 10:30' }, 'FIRST_RESPONSE')?.phase).toBe('RUNNING');
  });

  test('the next response is anchored to the oldest unanswered message, and one answer covers all', () => {
    const events = [
      'Mon 10:00 OPENED',
      'Mon 10:30 AGENT_REPLIED',
      'Mon 11:00 CUSTOMER_REPLIED',
      'Mon 12:00 CUSTOMER_REPLIED',
      'Mon 12:30 AGENT_REPLIED',
      'Mon 14:00 CUSTOMER_REPLIED',
    ];
    const story = { ...week, clauses, events, asOf: 'Mon 15:00' };
    expect(clockOf(story, 'NEXT_RESPONSE')).toMatchObject({
      phase: 'STOPPED',
      startedAt: moment('Mon 11:00'),
      stoppedAt: moment('Mon 12:30'),
      spentMs: 1.5 * HOUR,
    });
    expect(clockOf(story, 'NEXT_RESPONSE', 2)?.startedAt).toBe(moment('Mon 14:00'));
  });

  test('countOpening makes the first message a next response too', () => {
    const both = [response(1), next(2, { countOpening: true })];
    const events = ['Mon 10:00 OPENED', 'Mon 10:30 AGENT_REPLIED'];
    expect(clockOf({ ...week, clauses: both, events, asOf: 'Mon 11:00' }, 'NEXT_RESPONSE')).toMatchObject({
      startedAt: moment('Mon 10:00'),
      spentMs: 30 * MINUTE,
    });
    expect(clockOf({ ...week, clauses, events, asOf: 'Mon 11:00' }, 'NEXT_RESPONSE')?.phase).toBe('NOT_APPLICABLE');
  });

  test.each([
    ['EXCLUDED', { phase: 'VOID', voidReason: 'UNANSWERED', standing: null }],
    ['MET', { phase: 'STOPPED', voidReason: null, standing: 'MET' }],
    ['KEEP_RUNNING', { phase: 'RUNNING', standing: 'ON_TRACK' }],
  ] as const)('resolved unanswered, %s', (onResolveUnanswered, expected) => {
    const given = [response(4, { onResolveUnanswered })];
    const events = ['Mon 10:00 OPENED', 'Mon 11:00 RESOLVED'];
    expect(clockOf({ ...week, clauses: given, events, asOf: 'Mon 12:00' }, 'FIRST_RESPONSE')).toMatchObject(expected);
  });

  test('a message that needs no answer moves the anchor on, and taking that back moves it back', () => {
    const events = [
      'Mon 10:00 OPENED',
      'Mon 10:30 AGENT_REPLIED',
      'Mon 11:00 CUSTOMER_REPLIED #thanks',
      'Mon 11:30 CUSTOMER_REPLIED #question',
      'Mon 12:00 NEEDS_NO_ANSWER >thanks',
      'Mon 13:15 NEEDS_NO_ANSWER >thanks undo',
    ];
    const story = { ...week, clauses, events };
    expect(clockOf({ ...story, asOf: 'Mon 12:00' }, 'NEXT_RESPONSE')).toMatchObject({
      startedAt: moment('Mon 11:30'),
      promise: { dueAt: moment('Mon 13:30') },
    });
    expect(clockOf({ ...story, asOf: 'Mon 13:15' }, 'NEXT_RESPONSE')).toMatchObject({
      startedAt: moment('Mon 11:00'),
      standing: 'BREACHED',
      promise: { breachedAt: moment('Mon 13:00') },
    });
  });
});

describe('facts', () => {
  test('a merge voids what is open, and its undoing restores it', () => {
    const events = ['Mon 10:00 OPENED', 'Mon 11:00 MERGED', 'Mon 12:00 MERGED undo'];
    const story = { ...week, clauses: [resolution(4)], events };
    expect(clockOf({ ...story, asOf: 'Mon 11:30' })).toMatchObject({ phase: 'VOID', voidReason: 'TRANSFERRED' });
    expect(clockOf({ ...story, asOf: 'Mon 12:00' })).toMatchObject({ phase: 'RUNNING', spentMs: 2 * HOUR });
  });

  test('a retracted fact never was, unless its retraction is taken back', () => {
    const events = [
      'Mon 10:00 OPENED',
      'Mon 11:00 RESOLVED #wrong',
      'Mon 13:00 RETRACTED >wrong',
      'Mon 14:00 RETRACTED >wrong undo',
    ];
    const story = { ...week, clauses: [resolution(8)], events };
    expect(clockOf({ ...story, asOf: 'Mon 12:00' })?.phase).toBe('STOPPED');
    expect(clockOf({ ...story, asOf: 'Mon 13:00' })).toMatchObject({ phase: 'RUNNING', spentMs: 3 * HOUR });
    expect(clockOf({ ...story, asOf: 'Mon 14:00' })).toMatchObject({ phase: 'STOPPED', spentMs: HOUR });
  });

  test('the order of arrival does not matter', () => {
    const events = ['Mon 12:00 RESOLVED', 'Mon 11:00 STATUS_CHANGED WAITING_CUSTOMER', 'Mon 10:00 OPENED'];
    const story = { ...week, clauses: [resolution(8)], asOf: 'Mon 13:00' };
    expect(clockOf({ ...story, events })).toEqual(clockOf({ ...story, events: [...events].reverse() }));
    expect(clockOf({ ...story, events })).toMatchObject({ phase: 'STOPPED', spentMs: HOUR, pausedMs: HOUR });
  });
});
