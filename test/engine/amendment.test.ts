// Which tickets an amendment judges: new ones, open ones, or those of the whole period.
import { describe, expect, it } from 'vitest';
import { explainClock } from '../../server/src/engine/proof.ts';
import type { Terms } from '../../server/src/engine/clause.ts';
import type { Fact } from '../../server/src/engine/fact.ts';
import { at, clause, customerOf, fact, HOUR, readAt, terms } from './clock-words.ts';

const first = terms([clause({ promiseMs: 8 * HOUR })], { until: at('12:00') });
const amended = (said: Partial<Terms> = {}): Terms[] => [
  first,
  terms([clause({ id: 2, promiseMs: 4 * HOUR })], { version: 2, agreementVersion: 2, from: at('12:00'), ...said }),
];
const opened = fact('09:00', 'OPENED');
const resolutions = (time: string, agreed: readonly Terms[], ...facts: Fact[]) =>
  readAt(time, [opened, ...facts], agreed).clocks;

describe('an amendment of new tickets', () => {
  it('leaves those that opened before it with the version that they opened under', () => {
    expect(resolutions('13:00', amended())).toMatchObject([{ clauses: [1], agreementVersion: 1, spentMs: 4 * HOUR }]);
    expect(readAt('13:00', [fact('12:00', 'OPENED')], amended()).clocks).toMatchObject([{ clauses: [2] }]);
  });
});

describe('an amendment of open tickets', () => {
  const open = amended({ appliesTo: 'OPEN_TICKETS' });

  it('judges what runs when it comes into force, by all the time that was spent', () => {
    expect(resolutions('11:59', open)).toMatchObject([{ clauses: [1], promise: { dueAt: at('17:00') } }]);
    expect(resolutions('12:00', open)).toMatchObject([{ clauses: [2], promise: { dueAt: at('13:00') } }]);
  });

  it('wakes the ticket when it comes into force', () => {
    expect(readAt('09:30', [opened], open).wakeAt).toEqual(at('12:00'));
  });

  it('leaves what has ended as it ended, and judges what is opened again', () => {
    const resolved = fact('11:00', 'RESOLVED');
    expect(resolutions('12:30', open, resolved)).toMatchObject([{ phase: 'STOPPED', clauses: [1] }]);
    expect(resolutions('13:00', open, resolved, fact('12:30', 'REOPENED'))).toMatchObject([
      { phase: 'RUNNING', clauses: [2] },
    ]);
  });

  it('breaks at once what its limit was used up for, and says so', () => {
    const tight = amended({ appliesTo: 'OPEN_TICKETS', clauses: [clause({ id: 2, promiseMs: 2 * HOUR })] });
    expect(resolutions('12:00', tight)).toMatchObject([
      { standing: 'BREACHED', promise: { breachedAt: at('11:00'), noticedAt: at('12:00'), byReclassification: true } },
    ]);
  });

  it('does not lift a broken promise', () => {
    const loose = [
      terms([clause({ promiseMs: 2 * HOUR })], { until: at('12:00') }),
      ...amended({ appliesTo: 'OPEN_TICKETS' }).slice(1),
    ];
    expect(resolutions('13:00', loose)).toMatchObject([{ standing: 'BREACHED', clauses: [1] }]);
  });

  it('comes between the facts, and a fact of its own instant is judged by it', () => {
    const urgent = [
      first,
      terms([clause({ id: 2, severity: 'URGENT' }), clause({ id: 3, promiseMs: 16 * HOUR })], {
        ...{ version: 2, agreementVersion: 2, from: at('12:00'), appliesTo: 'OPEN_TICKETS' as const },
      }),
    ];
    const raised = fact('12:00', 'PRIORITY_CHANGED', { severity: 'URGENT' });
    expect(resolutions('12:00', urgent, raised)).toMatchObject([{ clauses: [2], promise: { dueAt: at('17:00') } }]);
    const later = fact('13:00', 'PRIORITY_CHANGED', { severity: 'URGENT' });
    expect(resolutions('12:30', urgent, later)).toMatchObject([{ clauses: [3] }]);
    expect(resolutions('13:00', urgent, later)).toMatchObject([{ clauses: [2] }]);
  });

  it('has no cause among the facts: the proof names none', () => {
    const proof = explainClock([opened], open, customerOf, { measure: 'RESOLUTION', cycle: 1 }, at('12:30'));
    expect(proof.map(({ from, causeFactId, clause: by }) => [from, causeFactId, by.id])).toEqual([
      [at('09:00'), opened.id, 1],
      [at('12:00'), null, 2],
    ]);
  });

  it('without a clause for the ticket makes its clock void', () => {
    const gone = amended({ appliesTo: 'OPEN_TICKETS', clauses: [clause({ id: 2, severity: 'LOW' })] });
    expect(resolutions('12:30', gone)).toMatchObject([{ phase: 'VOID', voidReason: 'NO_CLAUSE' }]);
  });
});

describe('an amendment of the whole period', () => {
  it('judges from the opening on whatever opened since the agreement began', () => {
    const whole = amended({ appliesTo: 'WHOLE_PERIOD' });
    expect(resolutions('10:00', whole)).toMatchObject([{ clauses: [2], promise: { dueAt: at('13:00') } }]);
    expect(resolutions('13:30', whole, fact('12:59', 'RESOLVED'))).toMatchObject([{ standing: 'MET' }]);
  });

  it('reaches no further back than its period', () => {
    expect(resolutions('13:00', amended({ appliesTo: 'WHOLE_PERIOD', periodFrom: at('09:30') }))).toMatchObject([
      { clauses: [1] },
    ]);
    expect(resolutions('13:00', amended({ appliesTo: 'WHOLE_PERIOD', periodFrom: at('09:00') }))).toMatchObject([
      { clauses: [2] },
    ]);
  });

  it('takes the place of the version it amends also where that named the severity', () => {
    const named = [
      terms([clause({ severity: 'HIGH' })], { until: at('12:00') }),
      ...amended({ appliesTo: 'WHOLE_PERIOD' }).slice(1),
    ];
    const high = fact('09:00', 'OPENED', { severity: 'HIGH' });
    expect(readAt('10:00', [high], named).clocks).toMatchObject([{ clauses: [2] }]);
  });
});
