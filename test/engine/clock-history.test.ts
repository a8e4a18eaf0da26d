// What facts say of the ticket itself, and the corners of clocks that no story tells.
import { describe, expect, it } from 'vitest';
import { readClock } from '../../server/src/engine/clock.ts';
import { compileCoverage } from '../../server/src/engine/coverage.ts';
import { compileMeasure, MEASURES } from '../../server/src/engine/measure.ts';
import { foldCycles } from '../../server/src/engine/fold.ts';
import { readHistory } from '../../server/src/engine/history.ts';
import type { Fact } from '../../server/src/engine/fact.ts';
import type { TicketState } from '../../server/src/engine/reading.ts';
import { at, clause, clockAt, fact, HOUR, MINUTE, readAt, terms } from './clock-words.ts';

const stateAt = (time: string, ...facts: Fact[]): TicketState => readAt(time, facts, []).state;

describe('the state of a ticket', () => {
  it('before its opening is known has what the facts set, no opening, and no clocks', () => {
    const early = [fact('09:00', 'STATUS_CHANGED', { status: 'ON_HOLD', severity: 'HIGH', serviceAccount: 1 })];
    const reading = readAt('10:00', early, [terms([clause()])]);
    expect(reading).toMatchObject({ clocks: [], standing: null, wakeAt: null });
    expect(reading.state).toMatchObject({
      openedAt: null,
      openedBy: null,
      status: 'ON_HOLD',
      severity: 'HIGH',
      serviceAccount: 1,
    });
  });

  it('keeps of every particular the last that was said', () => {
    const state = stateAt(
      '12:00',
      fact('09:00', 'OPENED', { severity: 'LOW', service: 3, asset: 8, group: 'first line', agent: 'Ada' }),
      fact('10:00', 'UPDATED', { severity: 'HIGH', group: 'network' }),
      fact('11:00', 'NOTE_ADDED', { agent: 'Ben', serviceAccount: 2 }),
      fact('13:00', 'UPDATED', { asset: 9 }),
    );
    expect(state).toMatchObject({
      severity: 'HIGH',
      service: 3,
      asset: 8,
      group: 'network',
      agent: 'Ben',
      serviceAccount: 2,
    });
    expect(state).toMatchObject({ openedAt: at('09:00'), openedBy: 'CUSTOMER', status: 'NEW' });
  });

  it('takes the status that a kind means when none is said, and the one that is said when there is', () => {
    expect(stateAt('12:00', fact('09:00', 'OPENED'), fact('10:00', 'RESOLVED')).status).toBe('RESOLVED');
    expect(stateAt('12:00', fact('09:00', 'OPENED'), fact('10:00', 'CLOSED')).status).toBe('CLOSED');
    expect(stateAt('12:00', fact('09:00', 'OPENED'), fact('10:00', 'CANCELLED')).status).toBe('CANCELLED');
    expect(stateAt('12:00', fact('09:00', 'OPENED'), fact('10:00', 'RESOLVED', { status: 'CLOSED' })).status).toBe(
      'CLOSED',
    );
    expect(stateAt('12:00', fact('09:00', 'OPENED', { status: 'ON_HOLD' }), fact('10:00', 'REOPENED')).status).toBe(
      'OPEN',
    );
  });

  it('counts a reopening each time an ended ticket is open again, and forgets when it was resolved', () => {
    const life = [
      fact('09:00', 'OPENED'),
      fact('10:00', 'RESOLVED'),
      fact('11:00', 'CLOSED'),
      fact('11:30', 'STATUS_CHANGED', { status: 'RESOLVED' }),
      fact('12:00', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }),
      fact('13:00', 'REOPENED'),
      fact('14:00', 'RESOLVED'),
      fact('15:00', 'REOPENED'),
    ];
    expect(stateAt('11:45', ...life)).toMatchObject({
      status: 'RESOLVED',
      resolvedAt: at('10:00'),
      closedAt: at('11:00'),
      reopenings: 0,
    });
    expect(stateAt('12:30', ...life)).toMatchObject({ resolvedAt: null, closedAt: null, reopenings: 1 });
    expect(stateAt('14:30', ...life)).toMatchObject({
      status: 'RESOLVED',
      resolvedAt: at('14:00'),
      closedAt: null,
      reopenings: 1,
    });
    expect(stateAt('15:30', ...life)).toMatchObject({ status: 'OPEN', reopenings: 2 });
  });

  it('shows the status that the source says, though a reply has ended the wait for the clocks', () => {
    const life = [
      fact('09:00', 'OPENED'),
      fact('10:00', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }),
      fact('11:00', 'CUSTOMER_REPLIED'),
    ];
    expect(stateAt('12:00', ...life).status).toBe('WAITING_CUSTOMER');
    expect(clockAt('12:00', life, clause())).toMatchObject({ phase: 'RUNNING', spentMs: 2 * HOUR });
  });

  it('keeps the first promised date and counts only the moves to a later one', () => {
    const promised = (time: string, day: string) => fact(time, 'PROMISED', { promisedAt: at(`2026-04-${day}T12:00Z`) });
    const life = [
      fact('09:00', 'OPENED'),
      promised('10:00', '10'),
      promised('11:00', '12'),
      promised('12:00', '11'),
      promised('13:00', '14'),
    ];
    expect(stateAt('09:30', ...life).promised).toBeNull();
    expect(stateAt('14:00', ...life).promised).toMatchObject({
      first: at('2026-04-10T12:00Z'),
      current: at('2026-04-14T12:00Z'),
      given: at('13:00'),
      slips: 2,
    });
  });

  it('has one opening: a second one opens nothing', () => {
    const life = [fact('09:00', 'OPENED', { actor: 'AGENT' }), fact('10:00', 'OPENED')];
    expect(stateAt('11:00', ...life)).toMatchObject({ openedAt: at('09:00'), openedBy: 'AGENT' });
    expect(clockAt('11:00', life, clause({ measure: 'FIRST_RESPONSE' })).phase).toBe('NOT_APPLICABLE');
  });
});

describe('facts of one instant', () => {
  it('come by source, then by the sequence of the source, then in the order of recording', () => {
    const life = (...status: [string, number | null, Fact['status']][]) => [
      fact('09:00', 'OPENED'),
      ...status.map(([source, sequence, said]) => fact('10:00', 'STATUS_CHANGED', { source, sequence, status: said })),
    ];
    expect(stateAt('11:00', ...life(['b', 1, 'ON_HOLD'], ['a', 2, 'OPEN'])).status).toBe('ON_HOLD');
    expect(stateAt('11:00', ...life(['a', 2, 'ON_HOLD'], ['a', 1, 'OPEN'])).status).toBe('ON_HOLD');
    expect(stateAt('11:00', ...life(['a', null, 'ON_HOLD'], ['a', null, 'OPEN'])).status).toBe('OPEN');
    expect(stateAt('11:00', ...life(['a', null, 'ON_HOLD'], ['a', 9, 'OPEN'])).status).toBe('ON_HOLD');
  });

  it('that share even the sequence come as stop, pause, resume, start', () => {
    const life = [
      fact('09:00', 'OPENED'),
      fact('10:00', 'CUSTOMER_REPLIED', { sequence: 5 }),
      fact('10:00', 'AGENT_REPLIED', { sequence: 5 }),
    ];
    const next = clause({ measure: 'NEXT_RESPONSE' });
    expect(clockAt('11:00', life, next)).toMatchObject({ phase: 'RUNNING', startedAt: at('10:00') });
    const last = (...order: Fact['status'][]) =>
      stateAt(
        '11:00',
        fact('09:00', 'OPENED'),
        ...order.map((status) => fact('10:00', 'STATUS_CHANGED', { sequence: 5, status })),
      ).status;
    expect(last('OPEN', 'WAITING_CUSTOMER')).toBe('OPEN');
    expect(last('WAITING_SUPPLIER', 'RESOLVED')).toBe('WAITING_SUPPLIER');
    expect(last('OPEN', 'ON_HOLD', 'CANCELLED')).toBe('OPEN');
  });
});

describe('facts that take others back', () => {
  const resolution = clause();

  it('find their event in their own source first', () => {
    const life = [
      fact('09:00', 'OPENED'),
      fact('10:00', 'RESOLVED', { source: 'desk', eventId: 'x' }),
      fact('11:00', 'NOTE_ADDED', { source: 'mail', eventId: 'x' }),
      fact('12:00', 'RETRACTED', { source: 'mail', refersTo: 'x' }),
    ];
    expect(clockAt('13:00', life, resolution).phase).toBe('STOPPED');
    expect(
      clockAt('13:00', [...life, fact('12:30', 'RETRACTED', { source: 'desk', refersTo: 'x' })], resolution).phase,
    ).toBe('RUNNING');
  });

  it('may come from a person: another source names the event all the same', () => {
    const life = [
      fact('09:00', 'OPENED'),
      fact('10:00', 'RESOLVED', { eventId: 'x' }),
      fact('11:00', 'RETRACTED', { source: 'floor', refersTo: 'x' }),
    ];
    expect(clockAt('12:00', life, resolution).phase).toBe('RUNNING');
  });

  it('and name an event that is not there, or themselves, take nothing back', () => {
    const life = [
      fact('09:00', 'OPENED'),
      fact('10:00', 'RETRACTED', { eventId: 'self', refersTo: 'self' }),
      fact('11:00', 'RETRACTED', { refersTo: 'none' }),
    ];
    expect(clockAt('12:00', life, resolution).phase).toBe('RUNNING');
  });

  it('may take back the opening: then the ticket is not open yet', () => {
    const life = [fact('09:00', 'OPENED', { eventId: 'x' }), fact('10:00', 'RETRACTED', { refersTo: 'x' })];
    expect(readAt('11:00', life, [terms([resolution])])).toMatchObject({ clocks: [], state: { openedAt: null } });
  });

  it('undo of a merge takes back the one into the ticket it names', () => {
    const life = [
      fact('09:00', 'OPENED'),
      fact('10:00', 'MERGED', { into: 'T-1' }),
      fact('11:00', 'MERGED', { into: 'T-2' }),
      fact('12:00', 'MERGED', { into: 'T-2', undo: true }),
    ];
    expect(clockAt('13:00', life, resolution)).toMatchObject({ phase: 'VOID', spentMs: HOUR });
    expect(clockAt('13:00', [...life, fact('12:30', 'MERGED', { undo: true })], resolution).phase).toBe('RUNNING');
  });

  it('a mark "needs no answer" may name the message by its own id', () => {
    const life = [fact('09:00', 'OPENED', { message: 'm-1' }), fact('10:00', 'NEEDS_NO_ANSWER', { message: 'm-1' })];
    expect(clockAt('11:00', life, clause({ measure: 'FIRST_RESPONSE' }))).toMatchObject({
      phase: 'VOID',
      voidReason: 'UNANSWERED',
    });
  });
});

describe('a clock', () => {
  it('is due at no time when its schedule has no more hours, and is read all the same', () => {
    const lastHours = compileCoverage({
      timeZone: 'UTC',
      periods: [{ period: 'PRIME', weekly: {}, onHoliday: 'CLOSED' }],
      holidays: [],
      exceptions: [{ date: '2026-04-07', period: null, intervals: [{ from: '09:00', to: '12:00' }] }],
    });
    const agreed = [terms([clause({ promiseMs: 4 * HOUR })], { coverage: lastHours })];
    const [clock] = readAt('20:00', [fact('09:00', 'OPENED')], agreed).clocks;
    expect(clock).toMatchObject({ phase: 'RUNNING', spentMs: 3 * HOUR, standing: 'AT_RISK', wakeAt: null });
    expect(clock?.promise).toMatchObject({ dueAt: null, headroomMs: HOUR });
  });

  it('of picking up stops at the first holder, named or not, and not at a group', () => {
    const pickUp = clause({ measure: 'PICK_UP' });
    const opened = fact('09:00', 'OPENED');
    const phase = (...life: Fact[]) => clockAt('12:00', [opened, ...life], pickUp).phase;
    expect(phase(fact('10:00', 'ASSIGNED', { agent: 'Ada' }))).toBe('STOPPED');
    expect(phase(fact('10:00', 'ASSIGNED'))).toBe('STOPPED');
    expect(phase(fact('10:00', 'ASSIGNED', { group: 'network' }))).toBe('RUNNING');
    expect(phase(fact('10:00', 'GROUP_CHANGED', { group: 'network' }))).toBe('RUNNING');
  });

  it('warns at its share to the millisecond, however the share falls in binary', () => {
    const life = [fact('09:00', 'OPENED')];
    expect(clockAt('09:30', life, clause({ promiseMs: HOUR, warnAtShare: 0.7 })).promise?.warnAt).toEqual(at('09:42'));
    expect(clockAt('09:30', life, clause({ promiseMs: HOUR, warnAtShare: 0.55 })).promise?.warnAt).toEqual(at('09:33'));
    const oneMs = clause({ promiseMs: 1 });
    expect(clockAt('09:00:00.001', life, oneMs)).toMatchObject({ standing: 'AT_RISK', wakeAt: at('09:00:00.002') });
  });

  it('of one clause is read without an agreement, whatever the ticket’s severity', () => {
    const { coverage } = terms([]);
    const life = [fact('09:00', 'OPENED', { severity: 'LOW' }), fact('10:00', 'AGENT_REPLIED')];
    const high = clause({ severity: 'HIGH', promiseMs: 2 * HOUR });
    expect(readClock(life, { clause: high, coverage }, at('10:30'))).toMatchObject({
      phase: 'RUNNING',
      spentMs: 90 * MINUTE,
    });
    const next = clause({ measure: 'NEXT_RESPONSE' });
    expect(readClock(life, { clause: next, coverage }, at('10:30'))).toBeNull();
    expect(readClock(life, { clause: clause({ measure: 'MOOD' }), coverage }, at('10:30'))).toBeNull();
  });

  it('wakes at the least instant of its limits, and the ticket at the least of its clocks', () => {
    const agreed = [
      terms([clause({ targetMs: 2 * HOUR }), clause({ id: 2, measure: 'FIRST_RESPONSE', promiseMs: HOUR })]),
    ];
    const reading = readAt('09:00', [fact('09:00', 'OPENED')], agreed);
    expect(reading.clocks.map(({ measure, wakeAt }) => [measure, wakeAt])).toEqual([
      ['FIRST_RESPONSE', at('09:45')],
      ['RESOLUTION', at('10:30')],
    ]);
    expect(reading.wakeAt).toEqual(at('09:45'));
    const ahead = [fact('09:00', 'OPENED'), fact('09:03', 'AGENT_REPLIED')];
    expect(readAt('09:00', ahead, agreed).wakeAt).toEqual(at('09:03'));
  });
});

describe('the table of measures', () => {
  it('lets a new measure be a new row: time on hold, say', () => {
    const row = MEASURES.find(({ name }) => name === 'SUPPLIER_WAIT');
    if (row === undefined) throw new Error('Expected the supplier wait in the table.');
    const escorted = compileMeasure({
      ...row,
      name: 'ESCORT',
      starts: ['ASSIGNED'],
      stops: ['RESOLVED'],
      pausesWhile: ['ON_HOLD'],
    });
    const life = [
      fact('09:00', 'OPENED'),
      fact('10:00', 'ASSIGNED', { agent: 'Ada' }),
      fact('11:00', 'STATUS_CHANGED', { status: 'ON_HOLD' }),
      fact('12:00', 'STATUS_CHANGED', { status: 'OPEN' }),
      fact('13:00', 'RESOLVED'),
    ];
    const agreed = terms([clause({ measure: 'ESCORT' })]);
    const chosen = { terms: agreed, clauses: agreed.clauses };
    const nowMs = at('14:00').epochMilliseconds;
    const [cycle] = foldCycles({ history: readHistory(life, nowMs), measure: escorted, chosenOf: () => chosen }, nowMs);
    expect(cycle).toMatchObject({ gait: 'STOPPED', startedMs: at('10:00').epochMilliseconds, beforeMs: 2 * HOUR });
  });

  it('names each measure once, and nothing of its own stops what it starts', () => {
    expect(new Set(MEASURES.map(({ name }) => name)).size).toBe(MEASURES.length);
    for (const { stops, voids } of MEASURES) {
      expect(Object.keys(voids).filter((occurrence) => stops.some((stop) => stop === occurrence))).toEqual([]);
    }
  });
});
