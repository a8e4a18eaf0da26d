import { expect, test } from 'vitest';
import {
  countingSpans,
  coveredBetween,
  headroomAt,
  isOpen,
  nextOpening,
  type CountedClock,
} from '../../dashboard/src/shared/covered.ts';
import { MINUTE } from '../../dashboard/src/shared/duration.ts';
import { isoDuration } from './world.ts';

const at = (text: string): number => Date.parse(`${text}:00Z`);
/** Prime 08–18 on Friday and Monday, non-prime on Friday evening, all in UTC. */
const friday = { from: '2026-11-20T08:00:00Z', until: '2026-11-20T18:00:00Z', period: 'PRIME' as const };
const evening = { from: '2026-11-20T18:00:00Z', until: '2026-11-20T22:00:00Z', period: 'NON_PRIME' as const };
const monday = { from: '2026-11-23T08:00:00Z', until: '2026-11-23T18:00:00Z', period: 'PRIME' as const };

const limit = (dueAt: string | null, headroom: number) => ({
  dueAt: dueAt === null ? null : `${dueAt}:00Z`,
  headroom: isoDuration(headroom),
});
const clock = (promise: CountedClock['promise'], phase = 'RUNNING'): CountedClock => ({
  phase,
  promise,
  schedule: { openSpans: [monday, friday, evening] },
});
const readAt = at('2026-11-20T17:00');

test('a countdown runs inside coverage and stands still outside of it', () => {
  const one = clock(limit('2026-11-23T08:30', 330 * MINUTE));
  const spans = countingSpans(one, readAt);
  const left = (now: string): number | null => headroomAt(one, one.promise, { spans, readAt, now: at(now) });
  expect(left('2026-11-20T17:30')).toBe(300 * MINUTE);
  expect(left('2026-11-20T22:00')).toBe(30 * MINUTE);
  expect(left('2026-11-22T12:00')).toBe(30 * MINUTE);
  expect(left('2026-11-23T08:20')).toBe(10 * MINUTE);
  expect(isOpen(spans, at('2026-11-22T12:00'))).toBe(false);
  expect(nextOpening(spans, at('2026-11-22T12:00'))).toBe(at('2026-11-23T08:00'));
});

test('a limit made for prime hours counts in prime hours only', () => {
  const prime = clock(limit('2026-11-23T09:00', 120 * MINUTE));
  const spans = countingSpans(prime, readAt);
  const left = headroomAt(prime, prime.promise, { spans, readAt, now: at('2026-11-20T20:00') });
  expect(left).toBe(60 * MINUTE);
  expect(isOpen(spans, at('2026-11-20T20:00'))).toBe(false);
});

test('at closing a span has ended, at opening it has begun', () => {
  const spans = countingSpans(clock(limit('2026-11-23T08:30', 330 * MINUTE)), readAt);
  expect(isOpen(spans, at('2026-11-20T22:00'))).toBe(false);
  expect(isOpen(spans, at('2026-11-23T08:00'))).toBe(true);
});

test('lateness goes on from what was read, in covered time', () => {
  const late = clock(limit('2026-11-20T15:00', -120 * MINUTE));
  const spans = countingSpans(late, readAt);
  const left = (now: string): number | null => headroomAt(late, late.promise, { spans, readAt, now: at(now) });
  expect(left('2026-11-20T17:10')).toBe(-130 * MINUTE);
  expect(left('2026-11-22T12:00')).toBe(-420 * MINUTE);
});

test('a limit that breaks while the screen looks on turns from left to late', () => {
  const one = clock(limit('2026-11-20T17:10', 10 * MINUTE));
  const spans = countingSpans(one, readAt);
  expect(headroomAt(one, one.promise, { spans, readAt, now: at('2026-11-20T17:12') })).toBe(-2 * MINUTE);
});

test('a paused clock keeps the headroom it was read with', () => {
  const paused = clock(limit(null, 42 * MINUTE), 'PAUSED');
  const spans = countingSpans(paused, readAt);
  expect(headroomAt(paused, paused.promise, { spans, readAt, now: at('2026-11-20T17:30') })).toBe(42 * MINUTE);
});

test('a limit due beyond the known spans counts on from what was read', () => {
  const far = clock(limit('2026-12-30T09:00', 900 * MINUTE));
  const spans = countingSpans(far, readAt);
  expect(headroomAt(far, far.promise, { spans, readAt, now: at('2026-11-20T17:45') })).toBe(855 * MINUTE);
});

test('covered time adds up over adjacent spans and is never negative', () => {
  const spans = countingSpans(clock(limit('2026-11-23T08:30', 330 * MINUTE)), readAt);
  const [a, b, c] = [at('2026-11-20T16:00'), at('2026-11-21T03:00'), at('2026-11-23T10:00')];
  const covered = (from: number, to: number): number => coveredBetween(spans, { from, to });
  expect(covered(a, b) + covered(b, c)).toBe(covered(a, c));
  expect(covered(c, a)).toBe(0);
});
