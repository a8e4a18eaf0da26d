import { describe, expect, test } from 'vitest';
import { acceleratedTime, systemTime } from '../../server/src/clock-source.ts';
import { turnableClock } from '../support/clock.ts';

const never = new AbortController().signal;
const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);

describe('a clock that is turned', () => {
  test('stands still until it is turned', () => {
    const clock = turnableClock('2026-03-02T09:00:00Z');
    expect(clock.now().toString()).toBe('2026-03-02T09:00:00Z');
    expect(clock.rate).toBe(0);
    clock.advance(1_500);
    expect(clock.now().toString()).toBe('2026-03-02T09:00:01.5Z');
    clock.turnTo(at('2026-03-03T00:00:00+01:00'));
    expect(clock.now().toString()).toBe('2026-03-02T23:00:00Z');
  });

  test('wakes those who are due, in the order of their instants, and nobody else', async () => {
    const clock = turnableClock('2026-03-02T09:00:00Z');
    const woken: string[] = [];
    const sleep = (name: string, text: string): Promise<void> =>
      clock.sleepUntil(at(text), never).then(() => void woken.push(name));
    const sleeps = [sleep('b', '2026-03-02T10:00:00Z'), sleep('a', '2026-03-02T09:30:00Z')];
    void sleep('c', '2026-03-02T10:00:00.001Z');
    clock.turnTo(at('2026-03-02T10:00:00Z'));
    await Promise.all(sleeps);
    expect(woken).toEqual(['a', 'b']);
  });

  test('lets nobody sleep who is due already, and wakes at once who is called off', async () => {
    const clock = turnableClock('2026-03-02T09:00:00Z');
    await clock.sleepUntil(clock.now(), never);
    const calledOff = new AbortController();
    const sleep = clock.sleepUntil(at('2027-01-01T00:00:00Z'), calledOff.signal);
    calledOff.abort();
    await sleep;
    await clock.sleepUntil(at('2027-01-01T00:00:00Z'), calledOff.signal);
    expect(clock.now().toString()).toBe('2026-03-02T09:00:00Z');
  });

  test('tells its listeners each turn until they leave', () => {
    const clock = turnableClock('2026-03-02T09:00:00Z');
    const heard: string[] = [];
    const leave = clock.onTurn((now) => heard.push(now.toString()));
    clock.advance(60_000);
    leave();
    clock.advance(60_000);
    expect(heard).toEqual(['2026-03-02T09:01:00Z']);
  });

  test('does not turn back', () => {
    const clock = turnableClock('2026-03-02T09:00:00Z');
    expect(() => {
      clock.turnTo(at('2026-03-02T08:59:59.999Z'));
    }).toThrow('it stands at 2026-03-02T09:00:00Z; 2026-03-02T08:59:59.999Z came');
    expect(() => {
      clock.advance(-1);
    }).toThrow(RangeError);
  });
});

describe('a clock that runs', () => {
  test('gives whole milliseconds', () => {
    for (const clock of [systemTime(), acceleratedTime(at('2026-03-02T09:00:00Z'), 600)]) {
      expect(clock.now().epochNanoseconds % 1_000_000n).toBe(0n);
    }
  });

  test('at 6,000 times the speed an hour is over in 0.6 s, and nobody is woken early', async () => {
    const clock = acceleratedTime(at('2026-03-02T09:00:00Z'), 6_000);
    expect(clock.rate).toBe(6_000);
    const dueAt = at('2026-03-02T10:00:00Z');
    const startedMs = performance.now();
    await clock.sleepUntil(dueAt, never);
    expect(Temporal.Instant.compare(clock.now(), dueAt)).toBeGreaterThanOrEqual(0);
    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(590);
  });

  test('a sleep that is called off ends at once, however far away its instant is', async () => {
    const calledOff = new AbortController();
    const sleep = systemTime().sleepUntil(at('9999-01-01T00:00:00Z'), calledOff.signal);
    calledOff.abort();
    await sleep;
    expect(calledOff.signal.aborted).toBe(true);
  });

  test.each([0, -1, Number.NaN, 100_001])('a rate of %s is refused', (rate) => {
    expect(() => acceleratedTime(at('2026-03-02T09:00:00Z'), rate)).toThrow(/above 0 and at most 100000/);
  });
});
