// What is told when a reading differs from the one before: to the floor, and to the customer.
import { describe, expect, it } from 'vitest';
import { compareReadings, promiseChanges, promiseStanding, type Change } from '../../server/src/engine/change.ts';
import type { Clause } from '../../server/src/engine/clause.ts';
import type { Fact } from '../../server/src/engine/fact.ts';
import { SINCE, type ClockReading } from '../../server/src/engine/reading.ts';
import { at, clause, fact, HOUR, MINUTE, readAt, terms } from './clock-words.ts';

/** "10:30 AT_RISK TARGET ON_TRACK→AT_RISK": a change as one line. */
const line = (change: Change): string => {
  const time = change.at
    .toString({ smallestUnit: 'millisecond' })
    .slice(11, 23)
    .replace(/(:00)?\.000$/, '');
  const subject = [change.kind, change.limit].filter((word) => word !== null).join(' ');
  return `${time} ${subject} ${change.previousStanding}→${change.standing}`;
};

interface Watched {
  /** A fact, or a fact with the time from which it is known. */
  readonly life: readonly (Fact | readonly [fact: Fact, known: string])[];
  readonly clauses: readonly Clause[];
  readonly cycle?: number;
}

/** What is told of the first clause's clock when it is read at these times, one after the other. */
function told(
  times: readonly string[],
  { life, clauses, cycle = 1 }: Watched,
  tell: typeof compareReadings = compareReadings,
): string[][] {
  let before: ClockReading | null = null;
  return times.map((time) => {
    const known = life.flatMap((entry): Fact[] => {
      if (!('length' in entry)) return [entry];
      return Temporal.Instant.compare(at(entry[1]), at(time)) <= 0 ? [entry[0]] : [];
    });
    const after = readAt(time, known, [terms(clauses)]).clocks.find(
      (one) => one.measure === clauses[0]?.measure && one.cycle === cycle,
    );
    if (!after) return [];
    const changes = tell(before, after, at(time)).map(line);
    before = after;
    return changes;
  });
}

const pair = clause({ promiseMs: 4 * HOUR, targetMs: 2 * HOUR });

describe('the floor is told', () => {
  it('each warning and each breach of either limit at its own instant', () => {
    const life = [fact('09:00', 'OPENED')];
    expect(
      told(['09:00', '10:30', '11:00', '11:00:00.001', '12:00', '13:00', '13:00:00.001', '20:00'], {
        life,
        clauses: [pair],
      }),
    ).toEqual([
      ['09:00 STARTED null→ON_TRACK'],
      ['10:30 AT_RISK TARGET ON_TRACK→AT_RISK'],
      [],
      ['11:00 OVER_TARGET TARGET AT_RISK→OVER_TARGET'],
      // A change even though the clock's standing stays.
      ['12:00 AT_RISK PROMISE OVER_TARGET→OVER_TARGET'],
      [],
      ['13:00 BREACHED PROMISE OVER_TARGET→BREACHED'],
      [],
    ]);
  });

  it('after downtime the same, in one go and in order', () => {
    const life = [fact('09:00', 'OPENED'), fact('14:00', 'RESOLVED')];
    expect(told(['13:30'], { life, clauses: [pair] })).toEqual([
      [
        '09:00 STARTED null→ON_TRACK',
        '10:30 AT_RISK TARGET ON_TRACK→AT_RISK',
        '11:00 OVER_TARGET TARGET AT_RISK→OVER_TARGET',
        '12:00 AT_RISK PROMISE OVER_TARGET→OVER_TARGET',
        '13:00 BREACHED PROMISE OVER_TARGET→BREACHED',
      ],
    ]);
    expect(told(['09:00', '15:00'], { life, clauses: [pair] })[1]).toEqual([
      '10:30 AT_RISK TARGET ON_TRACK→AT_RISK',
      '11:00 OVER_TARGET TARGET AT_RISK→OVER_TARGET',
      '12:00 AT_RISK PROMISE OVER_TARGET→OVER_TARGET',
      '13:00 BREACHED PROMISE OVER_TARGET→BREACHED',
    ]);
  });

  it('of a whole life at once: begun, warned, kept', () => {
    const life = [fact('09:00', 'OPENED'), fact('10:45', 'RESOLVED')];
    expect(told(['15:00'], { life, clauses: [pair] })).toEqual([
      ['09:00 STARTED null→ON_TRACK', '10:30 AT_RISK TARGET ON_TRACK→AT_RISK', '10:45 MET PROMISE AT_RISK→MET'],
    ]);
  });

  it('of pauses and their ends, and nothing while a pause lasts', () => {
    const life = [
      fact('09:00', 'OPENED'),
      fact('09:30', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }),
      fact('11:30', 'STATUS_CHANGED', { status: 'OPEN' }),
    ];
    expect(told(['09:00', '09:30', '10:00', '11:30'], { life, clauses: [pair] })).toEqual([
      ['09:00 STARTED null→ON_TRACK'],
      ['09:30 PAUSED ON_TRACK→ON_TRACK'],
      [],
      ['11:30 RESUMED ON_TRACK→ON_TRACK'],
    ]);
  });

  it('of a resumption and a breach that followed it, with the standing that held between them', () => {
    const life = [
      fact('09:00', 'OPENED'),
      fact('12:30', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }),
      fact('13:00', 'STATUS_CHANGED', { status: 'OPEN' }),
    ];
    expect(told(['12:45', '14:00'], { life, clauses: [clause({ promiseMs: 4 * HOUR })] })[1]).toEqual([
      '13:00 RESUMED AT_RISK→AT_RISK',
      '13:30 BREACHED PROMISE AT_RISK→BREACHED',
    ]);
  });

  it('of a pause that came and went unseen only that the due is another', () => {
    const life = [
      fact('09:00', 'OPENED'),
      fact('09:30', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }),
      fact('09:45', 'STATUS_CHANGED', { status: 'OPEN' }),
    ];
    expect(told(['09:00', '10:00'], { life, clauses: [pair] })[1]).toEqual(['10:00 CORRECTED ON_TRACK→ON_TRACK']);
  });

  it('of a target missed and a promise kept', () => {
    const life = [fact('09:00', 'OPENED'), fact('11:30', 'RESOLVED')];
    expect(told(['11:10', '11:30'], { life, clauses: [pair] })[1]).toEqual([
      '11:30 MET PROMISE OVER_TARGET→OVER_TARGET',
    ]);
  });

  it('when a broken clock stops, though nothing about its result changes', () => {
    const life = [fact('09:00', 'OPENED'), fact('14:00', 'RESOLVED')];
    expect(told(['13:30', '14:20'], { life, clauses: [pair] })[1]).toEqual(['14:00 CORRECTED BREACHED→BREACHED']);
  });

  it('of reopening, and of a warning that comes anew', () => {
    const life = [
      fact('09:00', 'OPENED'),
      fact('10:00', 'RESOLVED'),
      fact('11:00', 'REOPENED'),
      fact('12:45', 'RESOLVED'),
    ];
    const only = clause({ promiseMs: 2 * HOUR });
    expect(told(['10:00', '11:00', '11:30', '13:00'], { life, clauses: [only] })).toEqual([
      ['09:00 STARTED null→ON_TRACK', '10:00 MET PROMISE ON_TRACK→MET'],
      ['11:00 REOPENED MET→ON_TRACK'],
      ['11:30 AT_RISK PROMISE ON_TRACK→AT_RISK'],
      ['12:00 BREACHED PROMISE AT_RISK→BREACHED'],
    ]);
  });

  it('of a new severity, and of the breach that it brings with one notice', () => {
    const clauses = [clause({ severity: 'NORMAL' }), clause({ id: 2, severity: 'URGENT', promiseMs: 2 * HOUR })];
    const life = [
      fact('10:00', 'OPENED', { severity: 'NORMAL' }),
      fact('14:00', 'PRIORITY_CHANGED', { severity: 'URGENT' }),
    ];
    expect(told(['10:00', '14:00', '15:00'], { life, clauses })).toEqual([
      ['10:00 STARTED null→ON_TRACK'],
      ['12:00 BREACHED PROMISE ON_TRACK→BREACHED', '14:00 RECLASSIFIED BREACHED→BREACHED'],
      [],
    ]);
    const early = [
      fact('10:00', 'OPENED', { severity: 'NORMAL' }),
      fact('11:00', 'PRIORITY_CHANGED', { severity: 'URGENT' }),
    ];
    expect(told(['10:00', '11:00'], { life: early, clauses })[1]).toEqual(['11:00 RECLASSIFIED ON_TRACK→ON_TRACK']);
  });

  it('of a clock that becomes void, and runs again', () => {
    const clauses = [clause({ severity: 'HIGH' })];
    const life = [
      fact('09:00', 'OPENED', { severity: 'HIGH' }),
      fact('10:00', 'PRIORITY_CHANGED', { severity: 'LOW' }),
      fact('11:00', 'PRIORITY_CHANGED', { severity: 'HIGH' }),
    ];
    expect(told(['09:30', '10:10', '11:10'], { life, clauses })).toEqual([
      ['09:00 STARTED null→ON_TRACK'],
      ['10:00 VOIDED ON_TRACK→null'],
      ['11:00 REOPENED null→ON_TRACK'],
    ]);
  });

  it('nothing of a clock that has not begun, and of its beginning when it does', () => {
    const life = [fact('09:00', 'OPENED', { actor: 'AGENT' }), fact('10:00', 'CUSTOMER_REPLIED')];
    expect(told(['09:30', '10:00'], { life, clauses: [clause({ measure: 'FIRST_RESPONSE' })] })).toEqual([
      [],
      ['10:00 STARTED null→ON_TRACK'],
    ]);
  });

  it('that a breach did not happen, when a late answer proves it', () => {
    const life = [fact('09:00', 'OPENED'), [fact('10:50', 'AGENT_REPLIED'), '11:20'] as const];
    const only = clause({ measure: 'FIRST_RESPONSE', promiseMs: 2 * HOUR });
    expect(told(['11:10', '11:20'], { life, clauses: [only] })[1]).toEqual([
      '10:50 MET PROMISE BREACHED→MET',
      '11:20 WITHDRAWN PROMISE MET→MET',
    ]);
  });

  it('that a target was not missed, when the promise had not been either', () => {
    const life = [
      fact('09:00', 'OPENED'),
      [fact('09:30', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }), '11:20'] as const,
    ];
    expect(told(['11:10', '11:20'], { life, clauses: [pair] })[1]).toEqual([
      '09:30 PAUSED OVER_TARGET→ON_TRACK',
      '11:20 WITHDRAWN TARGET ON_TRACK→ON_TRACK',
    ]);
  });

  it('that a result given as met is broken after all, and says that it corrects', () => {
    const wrong = fact('10:30', 'AGENT_REPLIED', { eventId: 'wrong' });
    const life = [
      fact('09:00', 'OPENED'),
      wrong,
      fact('11:30', 'AGENT_REPLIED'),
      [fact('12:00', 'RETRACTED', { refersTo: 'wrong' }), '12:00'] as const,
    ];
    const only = clause({ measure: 'FIRST_RESPONSE', promiseMs: 2 * HOUR });
    expect(told(['11:45', '12:00'], { life, clauses: [only] })[1]).toEqual([
      '11:00 BREACHED PROMISE MET→BREACHED',
      '12:00 CORRECTED BREACHED→BREACHED',
    ]);
  });

  it('that a stop or a breach lay elsewhere', () => {
    const only = clause({ promiseMs: 2 * HOUR });
    const late = [fact('09:00', 'OPENED'), fact('10:30', 'RESOLVED'), [fact('10:00', 'RESOLVED'), '11:00'] as const];
    expect(told(['10:45', '11:00'], { life: late, clauses: [only] })[1]).toEqual(['11:00 CORRECTED MET→MET']);
    const wait = [
      fact('09:00', 'OPENED'),
      [fact('09:30', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }), '12:00'] as const,
      [fact('09:40', 'STATUS_CHANGED', { status: 'OPEN' }), '12:00'] as const,
    ];
    expect(told(['11:30', '12:00'], { life: wait, clauses: [only] })[1]).toEqual(['12:00 CORRECTED BREACHED→BREACHED']);
  });

  it('of a reading that was stored, which no longer knows since when, the present instant', () => {
    const life = [fact('09:00', 'OPENED'), fact('10:00', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' })];
    const [before, fresh] = ['09:30', '10:10'].map((time) => readAt(time, life, [terms([pair])]).clocks[0]);
    if (!before || !fresh) throw new Error('Expected two readings.');
    const { [SINCE]: _, ...stored } = fresh;
    expect(compareReadings(before, fresh, at('10:10')).map(line)).toEqual(['10:00 PAUSED ON_TRACK→ON_TRACK']);
    expect(compareReadings(before, stored, at('10:10')).map(line)).toEqual(['10:10 PAUSED ON_TRACK→ON_TRACK']);
  });
});

describe('the customer is told', () => {
  it('of the promise only: its warning, its breach, its being kept', () => {
    const times = ['09:00', '10:30', '11:00:00.001', '12:00', '13:00:00.001'];
    const hears = told(times, { life: [fact('09:00', 'OPENED')], clauses: [pair] }, promiseChanges);
    expect(hears).toEqual([
      ['09:00 STARTED null→ON_TRACK'],
      [],
      [],
      ['12:00 AT_RISK PROMISE ON_TRACK→AT_RISK'],
      ['13:00 BREACHED PROMISE AT_RISK→BREACHED'],
    ]);
    const kept = [fact('09:00', 'OPENED'), fact('11:30', 'RESOLVED')];
    expect(told(['09:00', '15:00'], { life: kept, clauses: [pair] }, promiseChanges)[1]).toEqual([
      '11:30 MET PROMISE ON_TRACK→MET',
    ]);
  });

  it('nothing when only the target becomes another', () => {
    const clauses = [pair];
    const tighter = [clause({ promiseMs: 4 * HOUR, targetMs: 30 * MINUTE })];
    const life = [fact('09:00', 'OPENED')];
    const [before, after] = [clauses, tighter].map((agreed) => readAt('09:45', life, [terms(agreed)]).clocks[0]);
    if (!before || !after) throw new Error('Expected two readings.');
    expect(compareReadings(before, after, at('09:45'))).not.toEqual([]);
    expect(promiseChanges(before, after, at('09:45'))).toEqual([]);
  });

  it('how the promise stands, and nothing of a clock that is void or has not begun', () => {
    const standing = (time: string, ...life: Fact[]) => {
      const [clock] = readAt(time, life, [terms([{ ...pair, measure: 'FIRST_RESPONSE' }])]).clocks;
      return clock && promiseStanding(clock);
    };
    const opened = fact('09:00', 'OPENED');
    expect(standing('11:30', opened)).toBe('ON_TRACK');
    expect(standing('12:00', opened)).toBe('AT_RISK');
    expect(standing('14:00', opened)).toBe('BREACHED');
    expect(standing('12:00', opened, fact('11:30', 'AGENT_REPLIED'))).toBe('MET');
    expect(standing('12:00', opened, fact('11:30', 'RESOLVED'))).toBeNull();
    expect(standing('12:00', { ...opened, actor: 'AGENT' })).toBeNull();
  });
});
