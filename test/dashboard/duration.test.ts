import { expect, test } from 'vitest';
import {
  HOUR,
  MINUTE,
  age,
  clockFigure,
  countdown,
  millisecondsOf,
  spokenLimit,
} from '../../dashboard/src/shared/duration.ts';

test.each([
  ['PT12M24S', 12 * MINUTE + 24_000],
  ['PT6H', 6 * HOUR],
  ['-PT12M3.5S', -(12 * MINUTE + 3_500)],
  ['PT0S', 0],
  ['PT0.001S', 1],
])('the duration %s is read to the millisecond', (text, milliseconds) => {
  expect(millisecondsOf(text)).toBe(milliseconds);
});

test('a duration in days is refused: a day of covered time is ambiguous', () => {
  expect(() => millisecondsOf('P1DT2H')).toThrow('"P1DT2H" came');
});

test.each([
  [12 * MINUTE + 24_000, '12:24'],
  [4 * MINUTE + 3_000, '04:03'],
  [59 * MINUTE + 59_000, '59:59'],
  [HOUR, '1 h 00'],
  [-(91 * MINUTE + 9_000), '−1 h 31'],
  [-(7 * MINUTE + 36_000), '−07:36'],
  [124 * HOUR + 30 * MINUTE, '124 h'],
])('%i ms count down as %s', (milliseconds, words) => {
  expect(countdown(milliseconds)).toBe(words);
});

test('a promise with a millisecond left does not show as over, and one a millisecond late does not show as kept', () => {
  expect(countdown(1)).toBe('00:01');
  expect(countdown(0)).toBe('00:00');
  expect(countdown(-1)).toBe('−00:01');
  expect(clockFigure(-1)).toBe('−0:00:01');
});

test('what is left and what was used, both shown in whole seconds, come to the limit', () => {
  const limit = 4 * HOUR;
  const used = 8 * MINUTE + 12_400;
  expect(clockFigure(limit - used)).toBe('3:51:48');
  expect(clockFigure(Math.floor(used / 1000) * 1000)).toBe('0:08:12');
});

test.each([
  [6 * HOUR, '6 h'],
  [30 * MINUTE, '30 min'],
  [90 * MINUTE, '1 h 30 min'],
  [45_000, '45 s'],
])('a limit of %i ms is said as %s', (milliseconds, words) => {
  expect(spokenLimit(milliseconds)).toBe(words);
});

test.each([
  [2_400, '2 s'],
  [-800, '0 s'],
  [4 * MINUTE + 59_000, '4 min'],
  [3 * HOUR + 11 * MINUTE, '3 h'],
  [49 * HOUR, '2 d'],
])('an event %i ms ago is %s old', (milliseconds, words) => {
  expect(age(milliseconds)).toBe(words);
});
