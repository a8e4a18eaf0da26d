import fc from 'fast-check';
import { expect, test } from 'vitest';
import { percentage, shareMet, shortCount } from '../../dashboard/src/shared/share.ts';

test.each([
  [99.995, '99.9'],
  [99.95, '99.9'],
  [100, '100'],
  [0.004, '0.1'],
  [0, '0'],
  [95.555, '95.6'],
  [97.916, '97.9'],
])('%d per cent is shown as %s', (value, words) => {
  expect(percentage(value)).toBe(words);
});

test('a share just under its objective is not shown as holding it', () => {
  expect(percentage(94.97, [95])).toBe('94.9');
  expect(percentage(95.02, [95])).toBe('95.1');
  expect(percentage(95, [95])).toBe('95.0');
});

test('no share is ever shown on the other side of a limit', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 100, noNaN: true }), fc.integer({ min: 0, max: 1000 }), (value, tenths) => {
      const limit = tenths / 10;
      const shown = Number(percentage(value, [limit]));
      expect(Math.sign(shown - limit)).toBe(Math.sign(value - limit));
    }),
  );
});

test('nothing decided has no share: 0 of 0 is not 0 per cent', () => {
  expect(shareMet({ met: 0, missed: 0, undecided: 4, excluded: 1 })).toBeNull();
  expect(shareMet({ met: 517, missed: 11, undecided: 31, excluded: 0 })).toBe('97.9');
  expect(shareMet({ met: 24_917, missed: 1, undecided: 0, excluded: 0 })).toBe('99.9');
});

test('a count for a narrow place is exact up to 9,999 and never more than it is', () => {
  expect(shortCount(9_999)).toBe('9,999');
  expect(shortCount(24_199)).toBe('24.1k');
});
