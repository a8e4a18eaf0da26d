// A compiled calendar grows in pieces around what is asked. Nobody may notice where one piece ends and the next begins:
// these tests put a question on every civil day of years, so that each seam there is gets its turn.
import { describe, expect, test } from 'vitest';
import {
  compileCoverage,
  coveredTime,
  dueAfter,
  dueBefore,
  firstCovered,
  isCovered,
  openSpans,
} from '../../server/src/engine/coverage.ts';
import { HOUR, allWeek, at, exception, hours, schedule } from './coverage-words.ts';

const DAYS = 1_300;
const daysFrom = (start: Temporal.Instant, days: number): Temporal.Instant => start.add({ hours: 24 * days });
const eachDay = Array.from({ length: DAYS }, (_, i) => i);
const roundTheClock = schedule('UTC', [hours(allWeek, '00:00–24:00')]);
const middle = at('2026-01-01T00:00Z');

describe('a calendar that grows', () => {
  test.each(['2026-01-01T00:00Z', '2006-01-01T00:00Z', '2046-01-01T00:00Z'])(
    'holds forty years round the clock as one open span, asked first at %s',
    (first) => {
      const coverage = compileCoverage(roundTheClock);
      expect(isCovered(coverage, at(first))).toBe(true);
      const [from, to] = [at('2006-01-01T00:00Z'), at('2046-01-01T00:00Z')];
      expect(openSpans(coverage, { from, to })).toEqual([{ from, until: to, period: 'PRIME' }]);
      const elapsed = to.epochMilliseconds - from.epochMilliseconds;
      expect(coveredTime(coverage, { from, to })).toBe(elapsed);
      expect(dueAfter(coverage, from, elapsed)).toEqual(to);
      expect(dueBefore(coverage, to, elapsed)).toEqual(from);
      expect(dueAfter(compileCoverage(roundTheClock), from, elapsed)).toEqual(to);
      expect(dueBefore(compileCoverage(roundTheClock), to, elapsed)).toEqual(from);
    },
  );

  test('answers on any day as on any other', () => {
    for (const way of [1, -1]) {
      const coverage = compileCoverage(roundTheClock);
      for (const day of eachDay) {
        const now = daysFrom(middle, way * day);
        expect(isCovered(coverage, now)).toBe(true);
        expect(dueAfter(coverage, now, 0)).toEqual(now);
        expect(dueBefore(coverage, now, 0)).toEqual(now);
      }
    }
  });

  test('counts years of nights back and forth, each joined over its midnight', () => {
    const coverage = compileCoverage(schedule('Europe/Berlin', [hours(allWeek, '22:00–06:00')]));
    for (const way of [1, -1]) {
      const far = daysFrom(middle, way * DAYS);
      const [from, to] = way === 1 ? [middle, far] : [far, middle];
      const spans = openSpans(coverage, { from, to });
      // The window's first midnight cuts one night in two.
      expect(spans).toHaveLength(DAYS + 1);
      const whole = spans.reduce((sum, s) => sum + s.until.epochMilliseconds - s.from.epochMilliseconds, 0);
      expect(coveredTime(coverage, { from, to })).toBe(whole);
      expect(dueAfter(coverage, from, whole)).toEqual(to);
      expect(dueBefore(coverage, to, whole)).toEqual(from);
    }
  });

  test.each([
    ['Pacific/Kiritimati', '2026-01-05T00:00+14:00', '2026-01-06T00:00+14:00'],
    ['Etc/GMT+12', '2026-01-05T00:00-12:00', '2026-01-06T00:00-12:00'],
  ])('finds the only day it is ever open in %s from any day of the years around it', (zone, opens, closes) => {
    const once = schedule(zone, [hours([], '')], { exceptions: [exception('2026-01-05', '00:00–24:00')] });
    for (const day of eachDay) {
      const before = compileCoverage(once);
      expect(firstCovered(before, daysFrom(at(opens), -day))?.at).toEqual(at(opens));
      expect(dueAfter(before, daysFrom(at(opens), -day), 24 * HOUR)).toEqual(at(closes));
      const after = compileCoverage(once);
      expect(dueBefore(after, daysFrom(at(closes), day), 0)).toEqual(at(closes));
      expect(dueBefore(after, daysFrom(at(closes), day), 24 * HOUR)).toEqual(at(opens));
    }
  });
});
