import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freshnessAt } from '../../dashboard/src/shared/live/freshness.ts';
import { reconnectDelay } from '../../dashboard/src/shared/live/reconnect.ts';
import { KEPT_SAMPLES, keepSample, serverTimeAt, type TimeSample } from '../../dashboard/src/shared/live/serverTime.ts';
import { untilNextTick } from '../../dashboard/src/shared/live/serverClock.ts';

const served = Date.parse('2026-11-20T15:21:08Z');
/** A heartbeat sent at `sent` ms after the first, that took `delay` ms to come, when a round trip took `roundTrip`. */
const heard = (sent: number, delay: number, roundTrip: number, rate = 1): TimeSample => ({
  serverTime: served + sent * rate,
  heardAt: 1_000 + sent + delay,
  roundTrip,
  rate,
});
const keepAll = (samples: readonly TimeSample[]): readonly TimeSample[] =>
  samples.reduce<readonly TimeSample[]>((kept, sample) => keepSample(kept, sample), []);

test('before the first heartbeat the server’s time is not known', () => {
  expect(serverTimeAt([], 5_000)).toBeNull();
});

test('the heartbeat with the shortest round trip of the last eight tells the time', () => {
  const slow = heard(0, 780, 800);
  const quick = heard(5_000, 10, 20);
  const slowAgain = heard(10_000, 20, 600);
  expect(serverTimeAt(keepAll([slow, quick, slowAgain]), 1_000 + 12_000)).toBe(served + 12_000);
});

test('a clock error stays within 250 ms on a line that takes up to 200 ms each way', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(200), fc.nat(200)), { minLength: 1, maxLength: 20 }), (trips) => {
      const samples = keepAll(trips.map(([there, back], index) => heard(index * 5_000, back, there + back)));
      const monotonic = 1_000 + trips.length * 5_000;
      const told = serverTimeAt(samples, monotonic) ?? 0;
      expect(Math.abs(told - (served + trips.length * 5_000))).toBeLessThanOrEqual(250);
    }),
  );
});

test('only the last eight heartbeats count', () => {
  const samples = keepAll(Array.from({ length: 20 }, (_, index) => heard(index * 5_000, 10, 20)));
  expect(samples).toHaveLength(KEPT_SAMPLES);
});

test('in a replay the server’s time runs at its rate', () => {
  expect(serverTimeAt(keepAll([heard(0, 0, 0, 600)]), 1_000 + 1_000)).toBe(served + 600_000);
});

test('a turned clock is believed at once', () => {
  const before = keepAll([heard(0, 10, 20), heard(5_000, 10, 20)]);
  const turned = { ...heard(10_000, 10, 20), serverTime: served + 3_600_000 };
  expect(keepSample(before, turned)).toEqual([turned]);
});

test('ticks fall on the server’s full second', () => {
  expect(untilNextTick(served + 250, 1)).toBe(754);
  expect(untilNextTick(served, 1)).toBe(1_004);
  expect(untilNextTick(served + 250, 600)).toBe(250);
});

test('a closed socket is stale within a second, and a blink is not', () => {
  expect(freshnessAt({ closedAt: 10_000, heardAt: 9_900 }, 10_300)).toBe('live');
  expect(freshnessAt({ closedAt: 10_000, heardAt: 9_900 }, 10_999)).toBe('stale');
});

test('a socket that says nothing is stale within sixteen seconds, and three missed heartbeats are needed', () => {
  expect(freshnessAt({ closedAt: null, heardAt: 0 }, 14_900)).toBe('live');
  expect(freshnessAt({ closedAt: null, heardAt: 0 }, 15_999)).toBe('stale');
});

test('a line is waited for until it closes, also one that never said a word', () => {
  expect(freshnessAt({ closedAt: null, heardAt: null }, 99_999)).toBe('waiting');
  expect(freshnessAt({ closedAt: 10_000, heardAt: null }, 10_300)).toBe('waiting');
  expect(freshnessAt({ closedAt: 10_000, heardAt: null }, 10_999)).toBe('stale');
});

test('attempts are at most 3 s apart in the first minute, then at most 10 s, and never at once', () => {
  fc.assert(
    fc.property(fc.nat(600_000), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (failingMs, random) => {
      const delay = reconnectDelay(failingMs, random);
      expect(delay).toBeGreaterThanOrEqual(300);
      expect(delay).toBeLessThanOrEqual(failingMs < 60_000 ? 3_000 : 10_000);
    }),
  );
});
