import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOf, instantsOf, wallTime } from '../../dashboard/src/shared/wallTime.ts';

const iso = (epoch: number | null): string | null => (epoch === null ? null : new Date(epoch).toISOString());
const zones = ['Europe/Berlin', 'America/St_Johns', 'Asia/Kolkata', 'Pacific/Apia', 'Australia/Lord_Howe', 'UTC'];

describe('a wall-clock time', () => {
  test('of any instant leads back to it, and is the other of two at most', () => {
    const instants = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2040, 0) });
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (epoch, zone) => {
        const second = Math.floor(epoch / 1000) * 1000;
        expect(instantsOf(wallTime(second, zone), zone)).toContain(second);
      }),
    );
  });

  test('in the repeated hour is two instants, of which the earlier is meant', () => {
    expect(instantsOf('2026-10-25T02:30', 'Europe/Berlin').map(iso)).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-25T01:30:00.000Z',
    ]);
    expect(iso(instantOf('2026-10-25T02:30', 'Europe/Berlin'))).toBe('2026-10-25T00:30:00.000Z');
  });

  test('in the hour that is left out is none, and an hour later is meant', () => {
    expect(instantsOf('2026-03-29T02:30', 'Europe/Berlin')).toEqual([]);
    expect(iso(instantOf('2026-03-29T02:30', 'Europe/Berlin'))).toBe('2026-03-29T01:30:00.000Z');
  });

  test('that is none is told apart', () => {
    expect(instantOf('', 'UTC')).toBeNull();
    expect(instantOf('2026-13-01T00:00', 'UTC')).toBeNull();
  });
});
