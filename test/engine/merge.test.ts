// Tickets that become one, and messages that move: what the survivor owes from then on, and what undoing restores.
import { describe, expect, it } from 'vitest';
import { readTicket } from '../../server/src/engine/clock.ts';
import type { Clause } from '../../server/src/engine/clause.ts';
import type { Fact } from '../../server/src/engine/fact.ts';
import type { ClockReading } from '../../server/src/engine/reading.ts';
import { at, clause, customerOf, fact, HOUR, MINUTE, terms } from './clock-words.ts';

const first2h = clause({ measure: 'FIRST_RESPONSE', promiseMs: 2 * HOUR });
const next4h = clause({ id: 2, measure: 'NEXT_RESPONSE', promiseMs: 4 * HOUR });
const resolve8h = clause({ id: 3 });
const all = [first2h, next4h, resolve8h];

interface Told {
  readonly facts: readonly Fact[];
  readonly others?: Readonly<Record<string, readonly Fact[]>>;
  readonly clauses?: readonly Clause[];
}

function clocksAt(time: string, { facts, others = {}, clauses = all }: Told): Record<string, ClockReading> {
  const absorbed = new Map(Object.entries(others));
  const { clocks } = readTicket(facts, [terms(clauses)], customerOf, at(time), { absorbed });
  return Object.fromEntries(clocks.map((clock) => [`${clock.measure} ${clock.cycle}`, clock]));
}

const merged = (time: string, said: Partial<Fact>) => fact(time, 'MERGED', { eventId: 'merge', ...said });

describe('a merge', () => {
  const source = [
    fact('08:00', 'OPENED'),
    fact('08:30', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }),
    fact('09:30', 'STATUS_CHANGED', { status: 'OPEN' }),
    merged('10:00', { into: 'survivor' }),
  ];
  const survivor = [fact('09:00', 'OPENED'), merged('10:00', { from: 'source' })];

  it('voids the open clocks of the source: handed over, neither met nor missed', () => {
    const clocks = clocksAt('11:00', { facts: source });
    for (const name of ['FIRST_RESPONSE 1', 'RESOLUTION 1']) {
      expect(clocks[name]).toMatchObject({ phase: 'VOID', voidReason: 'TRANSFERRED', standing: null });
    }
  });

  it('hands the earliest obligation of each clause to the survivor, pauses of the source and all', () => {
    const clocks = clocksAt('10:00', { facts: survivor, others: { source } });
    expect(clocks['FIRST_RESPONSE 1']).toMatchObject({ startedAt: at('08:00'), spentMs: 2 * HOUR });
    expect(clocks['FIRST_RESPONSE 1']?.promise?.dueAt).toEqual(at('10:00'));
    // The source ran for one hour as the survivor did: neither is due earlier.
    expect(clocks['RESOLUTION 1']).toMatchObject({ startedAt: at('09:00'), spentMs: HOUR });
  });

  it('goes on with the survivor: its waits pause what it inherited, its answer ends it', () => {
    const facts = [...survivor, fact('09:15', 'CUSTOMER_REPLIED'), fact('10:30', 'AGENT_REPLIED')];
    const clocks = clocksAt('11:00', { facts, others: { source: source.slice(0, 1) } });
    expect(clocks['FIRST_RESPONSE 1']).toMatchObject({
      phase: 'STOPPED',
      standing: 'BREACHED',
      startedAt: at('08:00'),
      spentMs: 2.5 * HOUR,
    });
    expect(clocks['FIRST_RESPONSE 1']?.promise?.breachedAt).toEqual(at('10:00'));
    expect(clocks['RESOLUTION 1']).toMatchObject({ startedAt: at('08:00'), spentMs: 3 * HOUR });
  });

  it('without knowledge of the source changes nothing of the survivor', () => {
    expect(clocksAt('11:00', { facts: survivor })['FIRST_RESPONSE 1']?.startedAt).toEqual(at('09:00'));
  });

  it('hands over no clock that was broken, answered or without a clause', () => {
    const late = [fact('05:00', 'OPENED'), merged('10:00', { into: 'survivor' })];
    expect(clocksAt('10:00', { facts: survivor, others: { source: late } })['FIRST_RESPONSE 1']?.startedAt).toEqual(
      at('09:00'),
    );
    const answered = [fact('08:00', 'OPENED'), fact('08:30', 'AGENT_REPLIED')];
    expect(clocksAt('10:00', { facts: survivor, others: { source: answered } })['FIRST_RESPONSE 1']?.startedAt).toEqual(
      at('09:00'),
    );
    const elsewhere = [fact('08:00', 'OPENED', { serviceAccount: 2 })];
    expect(
      clocksAt('10:00', { facts: survivor, others: { source: elsewhere } })['FIRST_RESPONSE 1']?.startedAt,
    ).toEqual(at('09:00'));
  });

  it('leaves a survivor that was late itself as late as it was', () => {
    const facts = [fact('07:00', 'OPENED'), merged('10:00', { from: 'source' })];
    const clock = clocksAt('10:00', {
      facts,
      others: { source: [fact('06:30', 'OPENED', { actor: 'AGENT' }), fact('08:15', 'CUSTOMER_REPLIED')] },
    });
    expect(clock['FIRST_RESPONSE 1']).toMatchObject({ standing: 'BREACHED', startedAt: at('07:00') });
  });

  it('of an unanswered question into an answered ticket is a response that the survivor still owes', () => {
    const facts = [fact('07:00', 'OPENED'), fact('07:30', 'AGENT_REPLIED'), merged('10:00', { from: 'source' })];
    const open = [fact('09:00', 'OPENED')];
    const clocks = clocksAt('10:30', { facts, others: { source: open } });
    expect(clocks['FIRST_RESPONSE 1']).toMatchObject({ phase: 'STOPPED', standing: 'MET' });
    expect(clocks['FIRST_RESPONSE 2']).toMatchObject({ phase: 'RUNNING', startedAt: at('09:00'), spentMs: 1.5 * HOUR });
    const answered = [...facts, fact('10:45', 'AGENT_REPLIED')];
    expect(clocksAt('11:00', { facts: answered, others: { source: open } })['FIRST_RESPONSE 2']).toMatchObject({
      phase: 'STOPPED',
      standing: 'MET',
    });
  });

  it('into a resolved ticket brings no resolution back to life', () => {
    const facts = [fact('07:00', 'OPENED'), fact('08:00', 'RESOLVED'), merged('10:00', { from: 'source' })];
    const clocks = clocksAt('11:00', { facts, others: { source: [fact('09:00', 'OPENED')] } });
    expect(clocks['RESOLUTION 1']).toMatchObject({ phase: 'STOPPED', spentMs: HOUR });
    expect(clocks['RESOLUTION 2']).toBeUndefined();
    expect(clocks['FIRST_RESPONSE 2']).toMatchObject({ phase: 'RUNNING', startedAt: at('09:00') });
  });

  it('undone restores both', () => {
    const undo = (said: Partial<Fact>) => merged('10:30', { eventId: 'undo', undo: true, refersTo: 'merge', ...said });
    const back = clocksAt('11:00', { facts: [...survivor, undo({ from: 'source' })], others: { source } });
    expect(back['FIRST_RESPONSE 1']?.startedAt).toEqual(at('09:00'));
    const restored = clocksAt('09:59', { facts: [...source, undo({ into: 'survivor' })] });
    expect(restored['RESOLUTION 1']).toMatchObject({ phase: 'RUNNING', spentMs: HOUR - MINUTE });
    expect(clocksAt('11:00', { facts: [...source, undo({ into: 'survivor' })] })['RESOLUTION 1']?.phase).toBe(
      'RUNNING',
    );
  });

  it('in a chain hands on what came from the first, and in a circle ends', () => {
    const chain = {
      first: [fact('08:00', 'OPENED')],
      source: [fact('08:30', 'OPENED'), merged('09:00', { from: 'first' })],
    };
    expect(clocksAt('10:00', { facts: survivor, others: chain })['FIRST_RESPONSE 1']?.startedAt).toEqual(at('08:00'));
    const circle = { source: [fact('08:30', 'OPENED'), merged('09:00', { from: 'source' })] };
    expect(clocksAt('10:00', { facts: survivor, others: circle })['FIRST_RESPONSE 1']?.startedAt).toEqual(at('08:30'));
  });
});

describe('a split', () => {
  const asked = fact('08:00', 'CUSTOMER_REPLIED', { eventId: 'asked', message: 'm1' });
  const source = [
    fact('07:00', 'OPENED'),
    fact('07:30', 'AGENT_REPLIED'),
    asked,
    fact('08:30', 'CUSTOMER_REPLIED'),
    fact('09:00', 'SPLIT', { into: 'new', refersTo: 'asked', eventId: 'moved' }),
  ];
  const opened = fact('09:00', 'OPENED', { actor: 'AGENT' });
  const moved = fact('09:00', 'SPLIT', { from: 'source', refersTo: 'asked' });

  it('lets the moved message count on the new ticket from its own time', () => {
    const clocks = clocksAt('09:30', { facts: [opened, moved], others: { source } });
    expect(clocks['FIRST_RESPONSE 1']).toMatchObject({ phase: 'RUNNING', startedAt: at('08:00'), spentMs: 1.5 * HOUR });
    expect(clocks['RESOLUTION 1']?.startedAt).toEqual(at('09:00'));
  });

  it('reaches back behind a message that the new ticket had already', () => {
    const clocks = clocksAt('09:30', {
      facts: [fact('09:00', 'OPENED', { sequence: 1 }), { ...moved, sequence: 2 }],
      others: { source },
    });
    expect(clocks['FIRST_RESPONSE 1']).toMatchObject({ startedAt: at('08:00'), spentMs: 1.5 * HOUR });
  });

  it('names the message by its own id as well', () => {
    const byId = { ...moved, refersTo: null, message: 'm1' };
    expect(clocksAt('09:30', { facts: [opened, byId], others: { source } })['FIRST_RESPONSE 1']?.startedAt).toEqual(
      at('08:00'),
    );
  });

  it('leaves the source with the messages that stayed', () => {
    const clocks = clocksAt('09:30', { facts: source });
    expect(clocks['NEXT_RESPONSE 1']).toMatchObject({ phase: 'RUNNING', startedAt: at('08:30'), spentMs: HOUR });
    const alone = source.filter(({ at: when }) => !when.equals(at('08:30')));
    expect(clocksAt('09:30', { facts: alone })['NEXT_RESPONSE 1']).toMatchObject({
      phase: 'VOID',
      voidReason: 'TRANSFERRED',
    });
  });

  it('of a message that had its answer asks for none', () => {
    const answered = [...source.slice(0, 3), fact('08:15', 'AGENT_REPLIED')];
    const clocks = clocksAt('09:30', { facts: [opened, moved], others: { source: answered } });
    expect(clocks['FIRST_RESPONSE 1']).toMatchObject({ phase: 'NOT_APPLICABLE' });
  });

  it('without knowledge of the source counts from the split', () => {
    expect(clocksAt('09:30', { facts: [opened, moved] })['FIRST_RESPONSE 1']?.startedAt).toEqual(at('09:00'));
  });

  it('undone restores both', () => {
    const undo = (said: Partial<Fact>) => fact('10:00', 'SPLIT', { undo: true, refersTo: 'moved', ...said });
    expect(clocksAt('10:00', { facts: [...source, undo({ into: 'new' })] })['NEXT_RESPONSE 1']).toMatchObject({
      phase: 'RUNNING',
      startedAt: at('08:00'),
    });
    const named = { ...moved, eventId: 'moved' };
    expect(
      clocksAt('10:00', { facts: [opened, named, undo({ from: 'source' })], others: { source } })['FIRST_RESPONSE 1'],
    ).toMatchObject({ phase: 'NOT_APPLICABLE' });
  });
});
