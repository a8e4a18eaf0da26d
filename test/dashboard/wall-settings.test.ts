// What a board's settings make of a wall.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayChart } from '../../dashboard/src/wallboard/dueChart.ts';
import { isQuietAt, stageFor } from '../../dashboard/src/wallboard/stage.ts';

describe('the farther people stand', () => {
  test('the larger the letters and the fewer the rows', () => {
    const [near, room, hall] = [3, 6, 9].map((metres) => stageFor(metres));
    expect([near?.scale, room?.scale, hall?.scale]).toEqual([1, 1.29, 1.6]);
    expect([near?.room, room?.room, hall?.room]).toEqual([8, 5, 4]);
  });

  test('a distance from another version is shown as three metres', () => {
    expect(stageFor(12)).toBe(stageFor(3));
  });
});

describe('quiet hours', () => {
  test.each([
    ['22:00', '07:00', '21:59', false],
    ['22:00', '07:00', '22:00', true],
    ['22:00', '07:00', '00:00', true],
    ['22:00', '07:00', '06:59', true],
    ['22:00', '07:00', '07:00', false],
    ['12:00', '13:00', '12:30', true],
    ['12:00', '13:00', '13:00', false],
  ])('from %s until %s, at %s: %s', (quietFrom, quietUntil, time, isQuiet) => {
    expect(isQuietAt(time, { quietFrom, quietUntil })).toBe(isQuiet);
  });

  test('that nobody set are never', () => {
    expect(isQuietAt('03:00', { quietFrom: null, quietUntil: null })).toBe(false);
  });
});

describe('the days of a chart', () => {
  const day = fc.record({ kept: fc.nat(500), open: fc.nat(500), broken: fc.nat(500) });

  test('stay inside the drawing, kept and open above the line, broken below it', () => {
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 14 }), (counts) => {
        const days = counts.map((one, place) => ({
          ...one,
          from: `2026-03-${String(place + 5).padStart(2, '0')}T00:00:00Z`,
        }));
        const chart = dayChart(days, { zone: 'UTC' }, { width: 344, height: 160 });
        for (const { x, y, width, height } of [...chart.kept, ...chart.open, ...chart.broken]) {
          expect(x >= 0 && x + width <= 344.001 && y >= -0.001 && y + height <= 160.001).toBe(true);
        }
        expect(chart.kept).toHaveLength(counts.filter(({ kept }) => kept > 0).length);
        for (const { y, height } of [...chart.kept, ...chart.open])
          expect(y + height).toBeLessThanOrEqual(chart.baseline + 0.001);
        for (const { y } of chart.broken) expect(y).toBeGreaterThan(chart.baseline);
        expect(chart.labels[chart.labels.length - 1]?.words).toBe(String(counts.length + 4));
      }),
    );
  });
});
