// How a wall turns through the boards of a playlist, and what stands below them all.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WallFrameFragment } from '../../dashboard/src/generated/board.ts';
import { readyClock, type ReadyClock } from '../../dashboard/src/shared/clockRow.ts';
import { criticalOf } from '../../dashboard/src/wallboard/critical.ts';
import { firstTurn, HOLD_MOST_MS, HOLD_MS, turned, type Turn } from '../../dashboard/src/wallboard/rotation.ts';
import { clockOf, opensLater, type ClockFacts } from './world.ts';

const pageMs = 25_000;
const second = { passedMs: 1_000, pageMs, broke: false, ready: [true, true, true] };
/** The turn after so many seconds in which nothing broke. */
const after = (turn: Turn, seconds: number, changes: Partial<typeof second> = {}): Turn =>
  Array.from({ length: seconds }).reduce<Turn>((now) => turned(now, { ...second, ...changes }), turn);

describe('a wall that turns', () => {
  test('shows each board for its time, and begins anew behind the last', () => {
    const places = Array.from({ length: 4 }, (_, page) => after(firstTurn(pageMs), 25 * page).place);
    expect(places).toEqual([0, 1, 2, 0]);
    expect(after(firstTurn(pageMs), 24).place).toBe(0);
  });

  test('stands still for twenty seconds after a promise broke, then shows the rest of its time', () => {
    const broke = turned(after(firstTurn(pageMs), 24), { ...second, broke: true });
    const waiting = after(broke, HOLD_MS / 1_000 - 1);
    expect([waiting.place, waiting.heldMs, waiting.leftMs]).toEqual([0, 0, 1_000]);
    expect(after(broke, HOLD_MS / 1_000 - 2).heldMs).toBe(1_000);
    expect(after(waiting, 1).place).toBe(1);
  });

  test('stands still no longer than a minute on one board, however much breaks', () => {
    const broke = after(firstTurn(pageMs), HOLD_MOST_MS / 1_000, { broke: true });
    expect([broke.place, broke.heldMs]).toEqual([0, 0]);
    expect(after(broke, 25, { broke: true })).toMatchObject({ place: 1, stoodMs: 0 });
  });

  test('passes over a board without a picture, leaves one that is gone, and stays where there is no other', () => {
    expect(after(firstTurn(pageMs), 25, { ready: [true, false, true] }).place).toBe(2);
    expect(turned(firstTurn(pageMs), { ...second, ready: [false, true, true] })).toMatchObject({
      place: 1,
      leftMs: pageMs,
    });
    expect(after(firstTurn(pageMs), 60, { ready: [true, false, false] }).place).toBe(0);
    expect(after(firstTurn(pageMs), 60, { ready: [false, false, false] })).toEqual(firstTurn(pageMs));
  });

  test('never shows a board without a picture while another has one', () => {
    const moment = fc.record({
      passedMs: fc.integer({ min: 0, max: 2_000 }),
      pageMs: fc.integer({ min: 20_000, max: 30_000 }),
      broke: fc.boolean(),
      ready: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 60 }), (moments) => {
        let turn = firstTurn(pageMs);
        for (const one of moments) {
          turn = turned(turn, one);
          if (one.ready.includes(true)) expect(one.ready[turn.place]).toBe(true);
          expect(turn.leftMs > 0 && turn.leftMs <= 30_000 && turn.stoodMs <= HOLD_MOST_MS + 2_000).toBe(true);
        }
      }),
    );
  });
});

const now = Date.parse('2026-11-20T15:21:08Z');
const ready = (facts: ClockFacts): ReadyClock => {
  const clock = clockOf(facts, now) as unknown as WallFrameFragment['nextToBreak'][number];
  return readyClock(clock, clock.ticket, now);
};
const at = { now, zone: 'Europe/Berlin', most: 4 };

describe('what stands below all boards', () => {
  const soon = ready({ reference: 'A-1', promiseLeft: 12, targetLeft: null, standing: 'AT_RISK' });
  const later = ready({ reference: 'B-1', promiseLeft: 40, targetLeft: null, standing: 'ON_TRACK' });
  const justBroken = ready({ reference: 'B-2', promiseLeft: -1 });
  const longBroken = ready({ reference: 'A-9', promiseLeft: -6 });
  const asleep = ready({ reference: 'C-1', promiseLeft: 5, spans: opensLater(now + 3_600_000) });

  test('is what just broke on any of them, then what breaks next, whatever board is shown', () => {
    const boards = [
      { name: 'North', ready: [soon, asleep], lastBroken: [longBroken] },
      { name: 'South', ready: [later], lastBroken: [justBroken] },
    ];
    expect(criticalOf(boards, at).map(({ reference, board, mark }) => [reference, board, mark])).toEqual([
      ['B-2', 'South', 'BREACHED'],
      ['A-1', 'North', 'AT_RISK'],
      ['B-1', 'South', 'ON_TRACK'],
    ]);
    expect(criticalOf(boards, { ...at, most: 1 })).toMatchObject([{ reference: 'B-2', left: '\u221201:00' }]);
  });

  test('names a promise once that stands on two boards', () => {
    const boards = ['North', 'South'].map((name) => ({ name, ready: [soon], lastBroken: [] }));
    expect(criticalOf(boards, at)).toHaveLength(1);
  });
});
