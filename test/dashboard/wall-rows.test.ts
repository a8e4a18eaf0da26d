import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readyClock, rowAt, type ReadyClock } from '../../dashboard/src/shared/clockRow.ts';
import { MINUTE } from '../../dashboard/src/shared/duration.ts';
import { columnWidths, fitRows, ROOM, savableAt, steadyOrder } from '../../dashboard/src/wallboard/wallRows.ts';
import { allClosed, isQuiet, shiftAt } from '../../dashboard/src/wallboard/wallStage.ts';
import { clockOf, opensLater, type ClockFacts } from './world.ts';
import type { WallClockFragment } from '../../dashboard/src/generated/board.ts';

const now = Date.parse('2026-11-20T15:21:08Z');
const monday = Date.parse('2026-11-23T08:00:00Z');

function ready(facts: ClockFacts): ReadyClock {
  const clock = clockOf(facts, now) as unknown as WallClockFragment;
  return readyClock(clock, clock.ticket, now);
}
/** Promises due in so many minutes each, SN-1, SN-2 … */
const due = (...minutes: number[]): ReadyClock[] =>
  minutes.map((promiseLeft, index) => ready({ reference: `SN-${index + 1}`, promiseLeft }));
const waiting = ready({
  reference: 'SN-99',
  promiseLeft: 150,
  targetLeft: 90,
  spans: opensLater(monday),
  dueAt: monday + 150 * MINUTE,
});
const berlin = { now, zone: 'Europe/Berlin', silent: new Set<string>() };
const fitted = (clocks: ReadyClock[], savable: number) => fitRows(clocks, { ...berlin, savable });
const references = (rows: readonly { reference: string }[]): string[] => rows.map((row) => row.reference);

describe('the rows that fit', () => {
  test('seven inside the hour, how many more before it ends, and one that waits for opening', () => {
    const rows = fitted([...due(12, 18, 24, 28, 39, 51, 52, 53, 54, 55, 56, 58), waiting], 12);
    expect(rows.soon).toHaveLength(7);
    expect(rows.more).toEqual({ count: 5, before: '17:21' });
    expect(references(rows.later)).toEqual(['SN-99']);
  });

  test('the count of the hour and the rows agree, however many there are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 150 }), { maxLength: 20 }), (minutes) => {
        const clocks = due(...[...minutes].sort((a, b) => a - b));
        const savable = savableAt({ savableCount: 0 }, clocks, now, 20 + 1);
        const rows = fitted(clocks, savable);
        const shown = rows.soon.length + rows.later.length;
        expect(rows.soon.length + (rows.more?.count ?? 0)).toBe(minutes.filter((minute) => minute <= 60).length);
        expect(shown).toBeLessThanOrEqual(ROOM);
        if (rows.more === null && minutes.length >= ROOM) expect(shown).toBe(ROOM);
      }),
    );
  });

  test('eight inside the hour and none after need no line of those left out', () => {
    const rows = fitted(due(1, 2, 3, 4, 5, 6, 7, 8), 8);
    expect(rows.soon).toHaveLength(8);
    expect(rows.more).toBeNull();
  });

  test('a promise that comes within the hour while the wall looks on is counted, without a frame', () => {
    const clocks = due(12, 60.5);
    expect(savableAt({ savableCount: 1 }, clocks, now, 20)).toBe(1);
    expect(savableAt({ savableCount: 1 }, clocks, now + MINUTE, 20)).toBe(2);
  });

  test('when the list ends inside the hour, the server’s count is taken', () => {
    expect(savableAt({ savableCount: 31 }, due(1, 2, 3), now, 3)).toBe(31);
  });
});

describe('one row', () => {
  test('target and promise stand in time order, and a passed target says so', () => {
    const row = rowAt(ready({ reference: 'SN-4821', promiseLeft: 28.85, targetLeft: -91.15 }), berlin);
    expect(row).toMatchObject({
      mark: 'OVER_TARGET',
      toTarget: '−1 h 31',
      overTarget: true,
      toPromise: '28:51',
      late: false,
    });
    expect(row.used).toBeCloseTo(1 - 28.85 / 360, 6);
    expect(row.targetShare).toBeCloseTo(240 / 360, 6);
  });

  test('on a screen that is a little behind the server, what is open is not shown as closed', () => {
    const open = ready({ reference: 'SN-1', promiseLeft: 30, spans: opensLater(now) });
    expect(rowAt(open, { ...berlin, now: now - 400 }).mark).not.toBe('OFF_HOURS');
  });

  test('outside coverage it stands still and says when it opens', () => {
    const row = rowAt(waiting, berlin);
    expect(row).toMatchObject({ mark: 'OFF_HOURS', opens: 'opens Mon 09:00', toPromise: '2 h 30' });
    expect(rowAt(waiting, { ...berlin, now: now + 3_600_000 }).toPromise).toBe('2 h 30');
  });

  test('a broken promise stays broken at night, and its lateness stands still', () => {
    const late = ready({ reference: 'SN-4810', promiseLeft: -399, spans: opensLater(monday) });
    const row = rowAt(late, { ...berlin, now: now + 3_600_000 });
    expect(row).toMatchObject({ mark: 'BREACHED', opens: null, toPromise: '−6 h 39' });
  });

  test('a ticket without group or agent is held by nobody', () => {
    expect(rowAt(ready({ reference: 'SN-1', promiseLeft: 10, group: null }), berlin).heldBy).toBeNull();
    expect(rowAt(ready({ reference: 'SN-1', promiseLeft: 10, group: null, agent: 'T. Novak' }), berlin).heldBy).toBe(
      'T. Novak',
    );
  });

  test('a clock of a silent source is marked', () => {
    expect(
      rowAt(ready({ reference: 'JR-1', promiseLeft: 10, source: 'Jira' }), { ...berlin, silent: new Set(['Jira']) })
        .silent,
    ).toBe(true);
  });

  test('a clock without a target shows a dash, not a zero', () => {
    expect(rowAt(ready({ reference: 'SN-1', promiseLeft: 10, targetLeft: null }), berlin)).toMatchObject({
      toTarget: '–',
      targetShare: null,
    });
  });
});

describe('the order', () => {
  test('a row never jumps under a reader: those shown keep their places, new ones come in where they are due', () => {
    expect(steadyOrder(['a', 'b', 'c'], ['c', 'new', 'a', 'b'])).toEqual(['new', 'a', 'b', 'c']);
    expect(steadyOrder(['a', 'b'], ['a', 'b', 'last'])).toEqual(['a', 'b', 'last']);
    expect(steadyOrder(['a', 'gone', 'b'], ['a', 'b'])).toEqual(['a', 'b']);
    expect(steadyOrder([], ['a', 'b'])).toEqual(['a', 'b']);
  });

  test('it always holds exactly the rows there are, each once', () => {
    const ids = fc.uniqueArray(fc.constantFrom<string[]>('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'));
    fc.assert(
      fc.property(ids, ids, (shown, sorted) => {
        const order = steadyOrder(shown, sorted);
        expect([...order].sort()).toEqual([...sorted].sort());
        expect(order.filter((id) => shown.includes(id))).toEqual(shown.filter((id) => sorted.includes(id)));
      }),
    );
  });
});

test('columns are as wide as the longest words need, between bounds', () => {
  const rows = [
    rowAt(
      ready({ reference: 'INC0018822', promiseLeft: 10, customer: 'Companhia Elétrica do Sul', group: 'Group 7' }),
      berlin,
    ),
  ];
  expect(columnWidths(rows)).toEqual({ '--letters': 10, '--customer': '14fr', '--held': '9fr' });
  expect(columnWidths([])).toEqual({ '--letters': 6, '--customer': '8fr', '--held': '9fr' });
});

describe('a screen that never goes off', () => {
  test('moves at most 8 px from any minute to any other, and does move', () => {
    const places = Array.from({ length: 48 }, (_, minute) => shiftAt(now + minute * MINUTE));
    for (const key of ['x', 'y'] as const) {
      const along = places.map((place) => place[key]);
      expect(Math.max(...along) - Math.min(...along)).toBeLessThanOrEqual(8);
      expect(new Set(along).size).toBeGreaterThan(2);
    }
  });

  test('dims only when everything waits for opening', () => {
    expect(allClosed([waiting], now)).toBe(true);
    expect(allClosed([waiting, ...due(30)], now)).toBe(false);
    expect(allClosed([], now)).toBe(false);
  });

  test('takes a new build only when no promise breaks within two minutes', () => {
    expect(isQuiet(due(30), now)).toBe(true);
    expect(isQuiet(due(1.5, 30), now)).toBe(false);
  });
});
