// When an e-mail may be sent: quiet hours in the zone of whoever gets it, over midnight and over clock changes.
import { describe, expect, it } from 'vitest';
import { mailableFrom, type QuietHours } from '../../server/src/escalation/quiet-hours.ts';

const nights: QuietHours = { timeZone: 'Europe/Berlin', from: '22:00', to: '07:00', breaksThrough: ['URGENT'] };
const lunch: QuietHours = { timeZone: 'America/New_York', from: '12:00', to: '13:30', breaksThrough: [] };
const early: QuietHours = { timeZone: 'Europe/Berlin', from: '01:00', to: '02:30', breaksThrough: [] };

describe('an e-mail', () => {
  it.each<[string, QuietHours | null, 'HIGH' | 'URGENT' | null, string, string]>([
    ['of somebody without quiet hours goes at once', null, 'HIGH', '2026-03-02T23:00Z', '2026-03-02T23:00Z'],
    ['by day goes at once', nights, 'HIGH', '2026-03-02T20:59:59.999Z', '2026-03-02T20:59:59.999Z'],
    ['at their beginning waits', nights, 'HIGH', '2026-03-02T21:00Z', '2026-03-03T06:00Z'],
    ['after midnight waits for the same morning', nights, 'HIGH', '2026-03-03T03:00Z', '2026-03-03T06:00Z'],
    ['at their end goes at once', nights, 'HIGH', '2026-03-03T06:00Z', '2026-03-03T06:00Z'],
    ['that breaks through goes at once', nights, 'URGENT', '2026-03-03T03:00Z', '2026-03-03T03:00Z'],
    ['of no severity does not break through', nights, null, '2026-03-03T03:00Z', '2026-03-03T06:00Z'],
    [
      'in a night that loses an hour waits until seven all the same',
      nights,
      'HIGH',
      '2026-03-28T21:30Z',
      '2026-03-29T05:00Z',
    ],
    ['in a night that gains an hour too', nights, 'HIGH', '2026-10-24T21:30Z', '2026-10-25T06:00Z'],
    ['over noon waits where its reader is', lunch, 'HIGH', '2026-03-02T17:15Z', '2026-03-02T18:30Z'],
    [
      'whose quiet hours end at a time that is left out waits for the end of the gap',
      early,
      'HIGH',
      '2026-03-29T00:30Z',
      '2026-03-29T01:30Z',
    ],
  ])('%s', (_name, hours, severity, at, expected) => {
    const from = mailableFrom(hours, severity, Temporal.Instant.from(at));
    expect(from).toEqual(Temporal.Instant.from(expected));
  });
});
