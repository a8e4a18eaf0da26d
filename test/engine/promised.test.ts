// A date given to this customer for this ticket, as a limit of its own.
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../server/src/engine/fact.ts';
import type { TicketReading } from '../../server/src/engine/reading.ts';
import { at, fact, HOUR, readAt } from './clock-words.ts';

const opened = fact('09:00', 'OPENED');
const promised = (time: string, instant: string) => fact(time, 'PROMISED', { promisedAt: at(instant) });
const readingAt = (time: string, ...facts: Fact[]): TicketReading => readAt(time, [opened, ...facts], []);
const limitAt = (time: string, ...facts: Fact[]) => readingAt(time, ...facts).state.promised?.limit;

describe('a promised instant', () => {
  const noon = promised('10:00', '14:00');

  it('is a limit in real time, at risk past three quarters of the way', () => {
    expect(limitAt('12:59:59.999', noon)).toMatchObject({
      standing: 'ON_TRACK',
      dueAt: at('14:00'),
      warnAt: at('13:00'),
    });
    expect(limitAt('13:00', noon)).toMatchObject({ standing: 'AT_RISK', headroomMs: HOUR, breachedAt: null });
    expect(limitAt('14:00', noon)).toMatchObject({ standing: 'AT_RISK', headroomMs: 0 });
    expect(limitAt('14:00:00.001', noon)).toMatchObject({
      standing: 'BREACHED',
      breachedAt: at('14:00'),
      noticedAt: at('14:00:00.001'),
    });
  });

  it('wakes the ticket at its warning and one millisecond after it is due', () => {
    expect(readingAt('10:00', noon).wakeAt).toEqual(at('13:00'));
    expect(readingAt('13:00', noon).wakeAt).toEqual(at('14:00:00.001'));
    expect(readingAt('15:00', noon).wakeAt).toBeNull();
  });

  it('is kept by a ticket that is resolved by then, at the latest at that instant', () => {
    expect(limitAt('20:00', noon, fact('14:00', 'RESOLVED'))).toMatchObject({ standing: 'MET', headroomMs: 0 });
    expect(limitAt('20:00', noon, fact('14:00:00.001', 'CLOSED'))).toMatchObject({ standing: 'BREACHED' });
  });

  it('stays kept when the ticket is reopened after it, and is open again when reopened before', () => {
    const resolved = fact('12:00', 'RESOLVED');
    expect(limitAt('16:00', noon, resolved, fact('15:00', 'REOPENED'))).toMatchObject({ standing: 'MET' });
    expect(limitAt('13:30', noon, resolved, fact('13:00', 'REOPENED'))).toMatchObject({ standing: 'AT_RISK' });
    expect(limitAt('16:00', noon, resolved, fact('13:00', 'REOPENED'))).toMatchObject({ standing: 'BREACHED' });
  });

  it('moved in time holds at the new instant and counts the slip; moved too late it stays broken', () => {
    const later = promised('13:30', '18:00');
    expect(limitAt('15:00', noon, later)).toMatchObject({ standing: 'ON_TRACK', dueAt: at('18:00') });
    expect(readingAt('15:00', noon, later).state.promised).toMatchObject({
      first: at('14:00'),
      slips: 1,
      factId: later.id,
    });
    const tooLate = promised('14:30', '18:00');
    expect(limitAt('15:00', noon, tooLate)).toMatchObject({
      standing: 'BREACHED',
      breachedAt: at('14:00'),
      dueAt: at('14:00'),
    });
    expect(readingAt('15:00', noon, tooLate).state.promised).toMatchObject({ current: at('18:00'), slips: 1 });
  });

  it('moved to an earlier instant is no slip', () => {
    expect(readingAt('12:30', noon, promised('11:00', '13:00')).state.promised).toMatchObject({
      slips: 0,
      current: at('13:00'),
    });
  });

  it('that lies in the past when it is given is broken at that instant, and noticed then', () => {
    expect(limitAt('12:00', promised('11:00', '10:30'))).toMatchObject({
      standing: 'BREACHED',
      breachedAt: at('10:30'),
      noticedAt: at('11:00'),
    });
  });

  it('is over with a ticket that is cancelled or merged, unless it was broken before', () => {
    for (const kind of ['CANCELLED', 'MERGED'] as const) {
      expect(limitAt('20:00', noon, fact('12:00', kind))).toMatchObject({
        standing: null,
        dueAt: null,
        headroomMs: null,
      });
      expect(limitAt('20:00', noon, fact('15:00', kind))).toMatchObject({
        standing: 'BREACHED',
        breachedAt: at('14:00'),
      });
    }
  });
});
