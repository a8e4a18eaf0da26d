// Measures that users define: what starts, pauses, restarts, stops and voids them, and what no measure may be.
import { describe, expect, it } from 'vitest';
import { readTicket } from '../../server/src/engine/clock.ts';
import { validateClauses } from '../../server/src/engine/clause-problems.ts';
import { measureTable, validateMeasure, type MeasureDefinition } from '../../server/src/engine/measure-definition.ts';
import { MEASURES } from '../../server/src/engine/measure.ts';
import type { Clause } from '../../server/src/engine/clause.ts';
import type { Fact } from '../../server/src/engine/fact.ts';
import type { ClockReading } from '../../server/src/engine/reading.ts';
import { at, clause, customerOf, fact, HOUR, MINUTE, terms } from './clock-words.ts';

/** From being taken by a person in the network group until a note says that the visit is done. */
const visit: MeasureDefinition = {
  name: 'SITE_VISIT',
  starts: [{ kinds: ['ASSIGNED'], actors: ['AGENT'], groups: ['network'] }],
  pauses: [{ statuses: ['ON_HOLD'] }, { groups: ['parking'], severities: ['LOW', 'NORMAL'] }],
  stops: [{ kinds: ['NOTE_ADDED'], actors: ['AGENT'] }],
  restarts: [{ severities: ['URGENT'] }],
  voids: [{ groups: ['spam'] }],
  cycles: 'ONE',
};

const limit = clause({ measure: 'SITE_VISIT', promiseMs: 4 * HOUR });

function clocksAt(time: string, facts: readonly Fact[], definition = visit, agreed: Clause = limit): ClockReading[] {
  const measures = measureTable([definition]);
  return [...readTicket(facts, [terms([agreed])], customerOf, at(time), { measures }).clocks];
}

const opened = fact('09:00', 'OPENED', { group: 'network', severity: 'NORMAL' });
const taken = fact('10:00', 'ASSIGNED', { agent: 'Ada' });

describe("a user's measure", () => {
  it('starts with an event by whom it names, while the ticket is where it says', () => {
    expect(clocksAt('11:00', [opened, taken])).toMatchObject([
      { measure: 'SITE_VISIT', phase: 'RUNNING', startedAt: at('10:00'), spentMs: HOUR, cycle: 1 },
    ]);
    expect(clocksAt('11:00', [opened, { ...taken, actor: 'AUTOMATION' }])).toEqual([]);
    expect(clocksAt('11:00', [{ ...opened, group: 'first line' }, taken])).toEqual([]);
    expect(clocksAt('11:00', [opened, fact('10:00', 'NOTE_ADDED')])).toEqual([]);
  });

  it('looks at the ticket as it is when the event has wholly applied', () => {
    const moved = { ...taken, group: 'network' };
    expect(clocksAt('11:00', [{ ...opened, group: 'first line' }, moved])).toMatchObject([{ startedAt: at('10:00') }]);
    const left = { ...taken, group: 'first line' };
    expect(clocksAt('11:00', [opened, left])).toEqual([]);
  });

  it('waits while one of its conditions holds, all parts of it', () => {
    const life = [
      opened,
      taken,
      fact('10:30', 'STATUS_CHANGED', { status: 'ON_HOLD' }),
      fact('11:00', 'STATUS_CHANGED', { status: 'OPEN' }),
      fact('11:30', 'GROUP_CHANGED', { group: 'parking' }),
      fact('12:00', 'PRIORITY_CHANGED', { severity: 'HIGH' }),
    ];
    expect(clocksAt('11:45', life)).toMatchObject([{ phase: 'PAUSED', spentMs: HOUR, pausedMs: 45 * MINUTE }]);
    expect(clocksAt('12:30', life)).toMatchObject([{ phase: 'RUNNING', spentMs: 1.5 * HOUR, pausedMs: HOUR }]);
  });

  it('stops for good, or goes into its next cycle where it has many', () => {
    const life = [opened, taken, fact('11:00', 'NOTE_ADDED'), fact('12:00', 'ASSIGNED', { agent: 'Ben' })];
    expect(clocksAt('13:00', life)).toMatchObject([{ phase: 'STOPPED', standing: 'MET', stoppedAt: at('11:00') }]);
    expect(clocksAt('13:00', life, { ...visit, cycles: 'MANY' })).toMatchObject([
      { cycle: 1, phase: 'STOPPED' },
      { cycle: 2, phase: 'RUNNING', startedAt: at('12:00') },
    ]);
  });

  it('begins anew in the same cycle when a condition about the ticket comes true, and only then', () => {
    const life = [
      opened,
      taken,
      fact('11:00', 'PRIORITY_CHANGED', { severity: 'URGENT' }),
      fact('11:30', 'PRIORITY_CHANGED', { severity: 'URGENT' }),
      fact('11:45', 'UPDATED'),
    ];
    expect(clocksAt('12:00', life)).toMatchObject([{ cycle: 1, startedAt: at('11:00'), spentMs: HOUR }]);
  });

  it('does not begin anew once its promise is broken', () => {
    const life = [opened, taken, fact('15:00', 'PRIORITY_CHANGED', { severity: 'URGENT' })];
    expect(clocksAt('16:00', life)).toMatchObject([{ standing: 'BREACHED', startedAt: at('10:00') }]);
  });

  it('is void by its own condition, and by cancelling and merging as every clock', () => {
    const spam = [opened, taken, fact('11:00', 'GROUP_CHANGED', { group: 'spam' })];
    expect(clocksAt('12:00', spam)).toMatchObject([{ phase: 'VOID', voidReason: 'BY_MEASURE' }]);
    const gone = (kind: 'CANCELLED' | 'MERGED') => clocksAt('12:00', [opened, taken, fact('11:00', kind)]);
    expect(gone('CANCELLED')).toMatchObject([{ phase: 'VOID', voidReason: 'CANCELLED' }]);
    expect(gone('MERGED')).toMatchObject([{ phase: 'VOID', voidReason: 'TRANSFERRED' }]);
  });

  it('waits as its clause says, where the clause says so, and listens to replies or not', () => {
    const life = [
      opened,
      taken,
      fact('11:00', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }),
      fact('12:00', 'CUSTOMER_REPLIED'),
    ];
    const byStatus = (options: Clause['options']) => clocksAt('13:00', life, visit, { ...limit, options });
    expect(byStatus({})).toMatchObject([{ spentMs: 3 * HOUR }]);
    expect(byStatus({ pausesWhile: ['WAITING_CUSTOMER'] })).toMatchObject([{ phase: 'RUNNING', spentMs: 2 * HOUR }]);
    const waits = { ...visit, pauses: [{ statuses: ['WAITING_CUSTOMER'] as const }] };
    expect(clocksAt('13:00', life, waits)).toMatchObject([{ phase: 'RUNNING', spentMs: 2 * HOUR }]);
    const asSaid = { ...limit, options: { endsWait: 'ON_STATUS_ONLY' } as const };
    expect(clocksAt('13:00', life, waits, asSaid)).toMatchObject([{ phase: 'PAUSED', spentMs: HOUR }]);
  });

  it('leaves the built-in measures as they are', () => {
    const agreed = [terms(MEASURES.map(({ name }, i) => clause({ id: i + 1, measure: name })))];
    const life = [opened, taken, fact('11:00', 'AGENT_REPLIED'), fact('12:00', 'RESOLVED')];
    const measures = measureTable([visit]);
    expect(readTicket(life, agreed, customerOf, at('13:00'), { measures })).toEqual(
      readTicket(life, agreed, customerOf, at('13:00')),
    );
  });
});

describe('a measure is refused', () => {
  const problems = (said: Partial<MeasureDefinition>, taken?: string[]): string[] =>
    validateMeasure({ ...visit, ...said }, taken).map(({ code, path }) => `${code} ${path.join('/')}`);

  it.each<[string, Partial<MeasureDefinition>, string]>([
    ['with a name that no clause could write', { name: 'Site visit' }, 'MEASURE_NAME_INVALID name'],
    ['with the name of a built-in one', { name: 'RESOLUTION' }, 'MEASURE_NAME_TAKEN name'],
    ['that never starts', { starts: [] }, 'MEASURE_NEVER_STARTS starts'],
    ['that never stops', { stops: [] }, 'MEASURE_NEVER_STOPS stops'],
    ['with a condition that says nothing', { voids: [{}] }, 'EMPTY_CONDITION voids/0'],
    ['with a list that names nothing', { stops: [visit.stops[0] ?? {}, { kinds: [] }] }, 'EMPTY_CONDITION stops/1'],
    ['that pauses for an event', { pauses: [{ kinds: ['NOTE_ADDED'] }] }, 'PAUSE_IS_NO_STATE pauses/0'],
    [
      'with more conditions than anybody reads',
      { voids: Array.from({ length: 21 }, () => ({ groups: ['spam'] })) },
      'TOO_MANY_CONDITIONS voids',
    ],
  ])('%s', (_when, said, problem) => {
    expect(problems(said)).toEqual([problem]);
  });

  it('and accepted otherwise, so that clauses may name it', () => {
    expect(problems({})).toEqual([]);
    expect(problems({}, ['SITE_VISIT'])).toEqual(['MEASURE_NAME_TAKEN name']);
    expect(validateClauses([limit]).map(({ code }) => code)).toEqual(['UNKNOWN_MEASURE']);
    expect(validateClauses([limit], measureTable([visit]))).toEqual([]);
  });
});
